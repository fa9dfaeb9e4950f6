/* UTF-8 at the door: what is let in, what is refused and where, and writing it. */
#include "base/utf8.h"

#include "lib/check.h"

#define BYTES(literal) SC_STR(literal)

/* Where the text first is not UTF-8; its length if it is throughout. */
static size_t valid_up_to(sc_str s)
{
    size_t bad = SIZE_MAX;
    if (sc_utf8_is_valid(s, &bad)) {
        assert_int_equal(bad, SIZE_MAX);
        return s.len;
    }
    return bad;
}

/* The edges of every range of the Unicode Standard's table 3-7. */
static void accepts_every_well_formed_range(void **state)
{
    (void)state;
    static const uint32_t EDGES[] = { 0x00,    0x7F,    0x80,    0x7FF,    0x800,   0xFFF,  0x1000,
                                      0xCFFF,  0xD000,  0xD7FF,  0xE000,   0xFFFD,  0xFFFF, 0x10000,
                                      0x3FFFF, 0x40000, 0xFFFFF, 0x100000, 0x10FFFF };
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < sizeof EDGES / sizeof *EDGES; i++) {
        sc_buf buf = sc_buf_new(arena, 100);
        sc_utf8_add(&buf, EDGES[i]);
        size_t at = 0;
        assert_int_equal(valid_up_to(sc_buf_str(&buf)), buf.len);
        assert_int_equal(sc_utf8_next(sc_buf_str(&buf), &at), EDGES[i]);
        assert_int_equal(at, buf.len);
    }
    sc_arena_free(arena);
}

static void refuses_what_is_ill_formed(void **state)
{
    (void)state;
    static const struct {
        sc_str bytes;
        size_t bad;
    } ROWS[] = {
        { BYTES("a\x80"), 1 }, /* a trail byte alone */
        { BYTES("ab\xBF"
                "c"),
          2 },
        { BYTES("\xC0\x80"), 0 },     /* overlong NUL */
        { BYTES("\xC1\xBF"), 0 },     /* overlong U+007F */
        { BYTES("\xE0\x80\x80"), 0 }, /* overlong */
        { BYTES("\xE0\x9F\xBF"), 0 }, /* overlong U+07FF */
        { BYTES("\xF0\x80\x80\x80"), 0 },
        { BYTES("\xF0\x8F\xBF\xBF"), 0 }, /* overlong U+FFFF */
        { BYTES("\xED\xA0\x80"), 0 },     /* surrogates */
        { BYTES("\xED\xBF\xBF"), 0 },
        { BYTES("\xF4\x90\x80\x80"), 0 }, /* past U+10FFFF */
        { BYTES("\xF5\x80\x80\x80"), 0 },
        { BYTES("\xFF"), 0 },
        { BYTES("\xFE\xFF"), 0 }, /* a UTF-16 mark */
        { BYTES("é\xC3"), 2 },    /* cut short */
        { BYTES("\xE2\x82"), 0 },
        { BYTES("\xF0\x9F\x98"), 0 },
        { BYTES("\xC3"
                "A"),
          0 }, /* a trail byte missing */
        { BYTES("\xE2\x82"
                "A"),
          0 },
        { BYTES("ok \xE2\x28\xA1 no"), 3 },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_int_equal(valid_up_to(ROWS[i].bytes), ROWS[i].bad);
}

static void reads_one_byte_of_what_is_ill_formed(void **state)
{
    (void)state;
    sc_str s = BYTES("a\xE2\x82z");
    static const uint32_t EXPECTED[] = { 'a', 0xFFFD, 0xFFFD, 'z', 0 };
    size_t at = 0;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(sc_utf8_next(s, &at), EXPECTED[i]);
    assert_int_equal(at, s.len);
}

static void decodes_known_characters(void **state)
{
    (void)state;
    sc_str s = SC_STR("Aé€😀");
    static const uint32_t EXPECTED[] = { 0x41, 0xE9, 0x20AC, 0x1F600, 0 };
    size_t at = 0;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(sc_utf8_next(s, &at), EXPECTED[i]);
}

static void writes_no_surrogates(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_buf buf = sc_buf_new(arena, 100);
    sc_utf8_add(&buf, 0xD800);
    sc_utf8_add(&buf, 0xDFFF);
    sc_utf8_add(&buf, 0x110000);
    sc_utf8_add(&buf, UINT32_MAX);
    assert_str(sc_buf_str(&buf), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    sc_arena_free(arena);
}

static void counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(sc_utf8_count((sc_str){ NULL, 0 }), 0);
    assert_int_equal(sc_utf8_count(SC_STR("rivière")), 7);
    assert_int_equal(sc_utf8_count(SC_STR("مكتبة")), 5);
    assert_int_equal(sc_utf8_count(BYTES("\xFF\xFF")), 2);
}

/* Every code point comes back as it was written. */
static void round_trips_all_of_unicode(void **state)
{
    (void)state;
    char bytes[8];
    for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
        if (cp >= 0xD800 && cp <= 0xDFFF)
            continue;
        sc_buf buf = { .ptr = bytes, .capacity = sizeof bytes, .max_bytes = sizeof bytes };
        sc_utf8_add(&buf, cp);
        size_t at = 0;
        if (sc_utf8_next(sc_buf_str(&buf), &at) != cp || at != buf.len)
            fail_msg("U+%04X does not come back", (unsigned)cp);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_every_well_formed_range),
        cmocka_unit_test(refuses_what_is_ill_formed),
        cmocka_unit_test(reads_one_byte_of_what_is_ill_formed),
        cmocka_unit_test(decodes_known_characters),
        cmocka_unit_test(writes_no_surrogates),
        cmocka_unit_test(counts_code_points),
        cmocka_unit_test(round_trips_all_of_unicode),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
