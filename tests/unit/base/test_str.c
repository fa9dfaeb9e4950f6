/* Slices and buffers. */
#include "base/str.h"

#include "base/status.h"
#include "lib/check.h"
#include "lib/child.h"

#include <string.h>

static const sc_str NOTHING = { NULL, 0 };

static void compares(void **state)
{
    (void)state;
    assert_true(sc_str_eq(SC_STR("river"), sc_str_of("river")));
    assert_true(sc_str_eq(SC_STR(""), NOTHING));
    assert_false(sc_str_eq(SC_STR("river"), SC_STR("rive")));
    assert_true(sc_str_is(SC_STR("Ouse"), "Ouse"));
    assert_false(sc_str_is(SC_STR("Ouse"), "ouse"));
    assert_true(sc_str_is(NOTHING, ""));
    assert_true(sc_str_is(NOTHING, NULL));
    assert_true(sc_str_is_nocase(SC_STR("X-Large"), "x-lARGE"));
    assert_false(sc_str_is_nocase(SC_STR("x-large"), "x-larg"));
    assert_false(sc_str_is_nocase(SC_STR("["
                                         "@"),
                                  "{`")); /* 0x20 apart, but no letters */
}

static void orders_by_bytes(void **state)
{
    (void)state;
    assert_true(sc_str_cmp(SC_STR("a"), SC_STR("b")) < 0);
    assert_true(sc_str_cmp(SC_STR("a"), SC_STR("ab")) < 0);
    assert_true(sc_str_cmp(SC_STR("ab"), SC_STR("a")) > 0);
    assert_true(sc_str_cmp(SC_STR("z"), SC_STR("é")) < 0); /* unsigned bytes */
    assert_int_equal(sc_str_cmp(SC_STR("same"), SC_STR("same")), 0);
    assert_int_equal(sc_str_cmp(NOTHING, SC_STR("")), 0);
    assert_true(sc_str_cmp(NOTHING, SC_STR("a")) < 0);
}

static void finds_ends_and_middles(void **state)
{
    (void)state;
    sc_str s = SC_STR("harbour post");
    assert_true(sc_str_starts(s, "harb"));
    assert_true(sc_str_starts(s, ""));
    assert_false(sc_str_starts(SC_STR("ha"), "harb"));
    assert_true(sc_str_ends(s, "post"));
    assert_false(sc_str_ends(s, "Post"));
    assert_false(sc_str_ends(SC_STR("st"), "post"));
    size_t at = 99;
    assert_true(sc_str_find(s, SC_STR("our"), &at));
    assert_int_equal(at, 4);
    assert_true(sc_str_find(s, SC_STR(""), &at));
    assert_int_equal(at, 0);
    at = 99;
    assert_false(sc_str_find(s, SC_STR("posts"), &at));
    assert_false(sc_str_find(NOTHING, SC_STR("x"), &at));
    assert_int_equal(at, 99);
    assert_true(sc_str_find(s, SC_STR("post"), NULL));
}

static void clamps_parts(void **state)
{
    (void)state;
    sc_str s = SC_STR("lighthouse");
    assert_str(sc_str_sub(s, 0, 5), "light");
    assert_str(sc_str_sub(s, 5, 99), "house");
    assert_str(sc_str_sub(s, 99, 100), "");
    assert_str(sc_str_sub(s, 7, 3), "");
    assert_int_equal(sc_str_sub(NOTHING, 1, 2).len, 0);
}

static void trims_ascii_space(void **state)
{
    (void)state;
    assert_str(sc_str_trim(SC_STR(" \t\r\n\fa b \n")), "a b");
    assert_str(sc_str_trim(SC_STR("  ")), "");
    assert_str(sc_str_trim(SC_STR("\u00A0x")), "\u00A0x");
    assert_str(sc_str_trim(NOTHING), "");
}

static void splits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *parts[4];
    } ROWS[] = {
        { "a,b,c", { "a", "b", "c" } }, { "a", { "a" } },      { "", { "" } }, { ",", { "", "" } },
        { "a,,b", { "a", "", "b" } },   { "a,", { "a", "" } },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_str rest = sc_str_of(ROWS[i].text), part = SC_STR("untouched");
        for (size_t j = 0; ROWS[i].parts[j] != NULL; j++) {
            assert_true(sc_str_split(&rest, ',', &part));
            assert_str(part, ROWS[i].parts[j]);
        }
        part = SC_STR("untouched");
        assert_false(sc_str_split(&rest, ',', &part));
        assert_str(part, "untouched");
    }
}

static void copies_into_the_arena(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char text[] = "Tide";
    sc_str copy = sc_str_copy(arena, sc_str_of(text));
    char *z = sc_str_z(arena, sc_str_sub(sc_str_of(text), 0, 3));
    text[0] = '!';
    assert_str(copy, "Tide");
    assert_string_equal(z, "Tid");
    assert_string_equal(sc_str_z(arena, NOTHING), "");
    assert_str(sc_str_lower_ascii(arena, SC_STR("ÀBC-Zé")), "Àbc-zé");
    assert_str(sc_str_fmt(arena, "%d of %.*s%%", 3, SC_STR_ARG(copy)), "3 of Tide%");
    sc_arena_free(arena);
}

static void formats_long_texts(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_str s = sc_str_fmt(arena, "%*d", 5000, 7);
    assert_int_equal(s.len, 5000);
    assert_int_equal(s.ptr[4999], '7');
    assert_int_equal(s.ptr[5000], '\0');
    sc_arena_free(arena);
}

static void knows_ascii_classes(void **state)
{
    (void)state;
    for (int c = -128; c < 128; c++) {
        assert_int_equal(sc_is_digit((char)c), c > 0 && strchr("0123456789", c) != NULL);
        assert_int_equal(sc_is_space((char)c), c > 0 && strchr(" \t\n\r\f", c) != NULL);
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        assert_int_equal(sc_is_alpha((char)c), letter);
    }
}

static void buffers_grow(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_buf buf = sc_buf_new(arena, 1000000);
    assert_str(sc_buf_str(&buf), "");
    sc_buf_add(&buf, NOTHING);
    sc_buf_addz(&buf, "one");
    sc_buf_addc(&buf, ' ');
    sc_buf_addf(&buf, "%d", 2);
    sc_buf_add(&buf, SC_STR(" three"));
    assert_str(sc_buf_str(&buf), "one 2 three");
    for (int i = 0; i < 1000; i++)
        sc_buf_addf(&buf, "%03d", i);
    assert_int_equal(buf.len, 11 + 3000);
    assert_str(sc_str_sub(sc_buf_str(&buf), 11 + 2997, 4000), "999");
    sc_arena_free(arena);
}

static void fill_to(void *len)
{
    sc_buf buf = sc_buf_new(sc_arena_new(0), 300);
    for (size_t i = 0; i < *(size_t *)len; i++)
        sc_buf_addc(&buf, 'x');
}

static void buffers_have_a_maximum(void **state)
{
    (void)state;
    size_t len = 300;
    assert_int_equal(sc_child_run(fill_to, &len).status, 0);
    len = 301;
    sc_child_end end = sc_child_run(fill_to, &len);
    assert_int_equal(end.status, SC_E_LIMIT);
    assert_string_equal(end.errors,
                        "sharecard: error: a text grew past its limit [base.out-of-memory]\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compares),
        cmocka_unit_test(orders_by_bytes),
        cmocka_unit_test(finds_ends_and_middles),
        cmocka_unit_test(clamps_parts),
        cmocka_unit_test(trims_ascii_space),
        cmocka_unit_test(splits),
        cmocka_unit_test(copies_into_the_arena),
        cmocka_unit_test(formats_long_texts),
        cmocka_unit_test(knows_ascii_classes),
        cmocka_unit_test(buffers_grow),
        cmocka_unit_test(buffers_have_a_maximum),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
