/*
 * SHA-256 as FIPS 180-4 (section 6.2) gives it: bytes in, 64 hexadecimal digits out. Not made to
 * resist timing: what is hashed is published anyway.
 */
#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

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

/* What is left of the message, a one bit, zeros, and the message's length in bits. */
static void compress_tail(uint32_t state[STATE_WORDS], sc_str bytes)
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
    for (size_t at = 0; at < len; at += BLOCK_BYTES)
        compress(state, tail + at);
}

sc_str sc_sha256_hex(sc_arena *arena, sc_str bytes)
{
    static const char DIGITS[] = "0123456789abcdef";
    uint32_t state[STATE_WORDS];
    memcpy(state, INITIAL, sizeof state);
    for (size_t at = 0; bytes.len - at >= BLOCK_BYTES; at += BLOCK_BYTES)
        compress(state, (const unsigned char *)bytes.ptr + at);
    compress_tail(state, bytes);
    char *hex = sc_arena_alloc(arena, STATE_WORDS * 8 + 1);
    for (size_t i = 0; i < STATE_WORDS * 8; i++)
        hex[i] = DIGITS[state[i / 8] >> (28 - 4 * (i % 8)) & 0xf];
    return (sc_str){ hex, STATE_WORDS * 8 };
}
