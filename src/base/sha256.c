/*
 * SHA-256 as FIPS 180-4 (section 6.2) gives it: bytes in, 64 hexadecimal digits out. Not made to
 * resist timing: what is hashed is published anyway.
 */
#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

enum { BLOCK_BYTES = 64, LENGTH_BYTES = 8, STATE_WORDS = 8, ROUNDS = 64 };

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t K[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

/* The same of the square roots of the first 8 primes. */
static const uint32_t INITIAL[STATE_WORDS] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static uint32_t rotate_right(uint32_t x, unsigned bits)
{
    return x >> bits | x << (32 - bits);
}

static uint32_t read_be32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void expand(const unsigned char *block, uint32_t w[ROUNDS])
{
    for (size_t t = 0; t < 16; t++)
        w[t] = read_be32(block + 4 * t);
    for (size_t t = 16; t < ROUNDS; t++) {
        uint32_t a = w[t - 15], b = w[t - 2];
        uint32_t s0 = rotate_right(a, 7) ^ rotate_right(a, 18) ^ a >> 3;
        uint32_t s1 = rotate_right(b, 17) ^ rotate_right(b, 19) ^ b >> 10;
        w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
}

/* The letters a–h, T1 and T2 are the standard's. */
static void compress(uint32_t state[STATE_WORDS], const unsigned char *block)
{
    uint32_t w[ROUNDS];
    expand(block, w);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (size_t t = 0; t < ROUNDS; t++) {
        uint32_t s1 = rotate_right(e, 6) ^ rotate_right(e, 11) ^ rotate_right(e, 25);
        uint32_t t1 = h + s1 + ((e & f) ^ (~e & g)) + K[t] + w[t];
        uint32_t s0 = rotate_right(a, 2) ^ rotate_right(a, 13) ^ rotate_right(a, 22);
        uint32_t t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
}

/* Work through `count` whole blocks. */
typedef void compressor(uint32_t state[STATE_WORDS], const unsigned char *blocks, size_t count);

static void compress_all(uint32_t state[STATE_WORDS], const unsigned char *blocks, size_t count)
{
    for (size_t i = 0; i < count; i++)
        compress(state, blocks + i * BLOCK_BYTES);
}

#if defined(__x86_64__)
/*
 * The same with the processor's SHA instructions, several times as fast, which a photo of some
 * megabytes makes felt. They want the state as A, B, E, F and C, D, G, H, highest lane first; two
 * rounds turn the one into the new other.
 */
#define TARGET_SHA __attribute__((target("sha,sse4.1,ssse3")))

TARGET_SHA static void load_block(__m128i w[4], const unsigned char *block)
{
    const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    for (size_t i = 0; i < 4; i++)
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)block + i), big_endian);
}

/* The four words that come 16 after w[i]. */
TARGET_SHA static __m128i next_words(const __m128i w[4], size_t i)
{
    __m128i last = w[(i + 3) % 4];
    __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i % 4], w[(i + 1) % 4]),
                                _mm_alignr_epi8(last, w[(i + 2) % 4], 4));
    return _mm_sha256msg2_epu32(sum, last);
}

TARGET_SHA static void compress_all_sha(uint32_t state[STATE_WORDS], const unsigned char *blocks,
                                        size_t count)
{
    const int *s = (const int *)state;
    __m128i abef = _mm_set_epi32(s[0], s[1], s[4], s[5]);
    __m128i cdgh = _mm_set_epi32(s[2], s[3], s[6], s[7]);
    for (; count > 0; count--, blocks += BLOCK_BYTES) {
        __m128i w[4], old_abef = abef, old_cdgh = cdgh;
        load_block(w, blocks);
#pragma GCC unroll 16
        for (size_t i = 0; i < ROUNDS / 4; i++) {
            __m128i wk = _mm_add_epi32(w[i % 4], _mm_loadu_si128((const __m128i *)K + i));
            cdgh = _mm_sha256rnds2_epu32(cdgh, abef, wk);
            abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(wk, 0x0e));
            w[i % 4] = next_words(w, i);
        }
        abef = _mm_add_epi32(abef, old_abef);
        cdgh = _mm_add_epi32(cdgh, old_cdgh);
    }
    uint32_t lanes[STATE_WORDS]; /* F E B A, H G D C */
    _mm_storeu_si128((__m128i *)lanes, abef);
    _mm_storeu_si128((__m128i *)lanes + 1, cdgh);
    static const unsigned char LANE[STATE_WORDS] = { 3, 2, 7, 6, 1, 0, 5, 4 };
    for (size_t i = 0; i < STATE_WORDS; i++)
        state[i] = lanes[LANE[i]];
}

static compressor *best_compressor(void)
{
    unsigned a, b, c, d;
    bool has_sse = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1);
    bool has_sha = __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & bit_SHA);
    return has_sse && has_sha ? compress_all_sha : compress_all;
}
#else
static compressor *best_compressor(void)
{
    return compress_all;
}
#endif

/* What is left of the message, a one bit, zeros, and the message's length in bits. */
static void compress_tail(compressor *work, uint32_t state[STATE_WORDS], sc_str bytes)
{
    unsigned char tail[2 * BLOCK_BYTES] = { 0 };
    size_t rest = bytes.len % BLOCK_BYTES;
    if (rest > 0)
        memcpy(tail, bytes.ptr + bytes.len - rest, rest);
    tail[rest] = 0x80;
    size_t len = rest + 1 + LENGTH_BYTES <= BLOCK_BYTES ? BLOCK_BYTES : 2 * BLOCK_BYTES;
    uint64_t bits = (uint64_t)bytes.len * 8;
    for (size_t i = 1; i <= LENGTH_BYTES; i++, bits >>= 8)
        tail[len - i] = (unsigned char)(bits & 0xff);
    work(state, tail, len / BLOCK_BYTES);
}

static sc_str hash(sc_arena *arena, sc_str bytes, compressor *work)
{
    static const char DIGITS[] = "0123456789abcdef";
    uint32_t state[STATE_WORDS];
    memcpy(state, INITIAL, sizeof state);
    work(state, (const unsigned char *)bytes.ptr, bytes.len / BLOCK_BYTES);
    compress_tail(work, state, bytes);
    char *hex = sc_arena_alloc(arena, STATE_WORDS * 8 + 1);
    for (size_t i = 0; i < STATE_WORDS * 8; i++)
        hex[i] = DIGITS[state[i / 8] >> (28 - 4 * (i % 8)) & 0xf];
    return (sc_str){ hex, STATE_WORDS * 8 };
}

sc_str sc_sha256_hex(sc_arena *arena, sc_str bytes)
{
    return hash(arena, bytes, best_compressor());
}

sc_str sc_sha256_hex_portable(sc_arena *arena, sc_str bytes)
{
    return hash(arena, bytes, compress_all);
}
