/* SHA-256 against the vectors of FIPS 180-4's examples and NIST's SHAVS, and around block ends. */
#include "base/sha256.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

static void expect_hash(sc_str bytes, const char *hex)
{
    sc_arena *arena = sc_arena_new(0);
    sc_str hashes[] = { sc_sha256_hex(arena, bytes), sc_sha256_hex_portable(arena, bytes) };
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(hashes[i].len, 64);
        assert_string_equal(hashes[i].ptr, hex);
    }
    sc_arena_free(arena);
}

static void test_published_examples(void **state)
{
    (void)state;
    expect_hash(SC_STR(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_hash((sc_str){ NULL, 0 },
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_hash(SC_STR("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_hash(SC_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect_hash(SC_STR("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
                       "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu"),
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
    expect_hash((sc_str){ "\xbd", 1 },
                "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    expect_hash((sc_str){ "\xc9\x8c\x8e\x55", 4 },
                "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504");
}

/* Zeros of the lengths at which the padding changes its shape (NIST's "SHA Test Vectors"). */
static void test_padding_around_a_block(void **state)
{
    (void)state;
    static const struct {
        size_t len;
        const char *hex;
    } CASES[] = {
        { 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7" },
        { 56, "d4817aa5497628e7c77e6b606107042bbba3130888c5f47a375e6179be789fbb" },
        { 57, "65a16cb7861335d5ace3c60718b5052e44660726da4cd13bb745381b235a1785" },
        { 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b" },
        { 1000, "541b3e9daa09b20bf85fa273e5cbd3e80185aa4ec298e765db87742b70138a53" },
    };
    static const char ZEROS[1000] = { 0 };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        expect_hash((sc_str){ ZEROS, CASES[i].len }, CASES[i].hex);
}

static void test_a_million_letters(void **state)
{
    (void)state;
    enum { MILLION = 1000 * 1000 };
    sc_arena *arena = sc_arena_new(0);
    char *letters = sc_arena_alloc(arena, MILLION);
    memset(letters, 'a', MILLION);
    expect_hash((sc_str){ letters, MILLION },
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published_examples),
        cmocka_unit_test(test_padding_around_a_block),
        cmocka_unit_test(test_a_million_letters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
