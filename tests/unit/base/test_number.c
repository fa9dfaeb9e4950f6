/* Numbers as text, the same in every locale. */
#include "base/number.h"

#include "lib/check.h"

#include <math.h>

static void scans_from_the_front(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        double value;
        const char *rest;
    } ROWS[] = {
        { "0", 0, "" },
        { "12px", 12, "px" },
        { "-12.50%", -12.5, "%" },
        { "+3", 3, "" },
        { ".5em", 0.5, "em" },
        { "-.25", -0.25, "" },
        { "5.", 5, "." }, /* a sentence's end */
        { "1..2", 1, "..2" },
        { "1.2.3", 1.2, ".3" },
        { "1em", 1, "em" }, /* not an exponent */
        { "2e", 2, "e" },
        { "2e+", 2, "e+" },
        { "1e3px", 1000, "px" },
        { "1E-2", 0.01, "" },
        { "25e-1x", 2.5, "x" },
        { "007", 7, "" },
        { "1,5", 1, ",5" },
        { "0x10", 0, "x10" },
        { "0.1", 0.1, "" },
        { "1.91", 1.91, "" },
        { "16384", 16384, "" },
        { "0e999", 0, "" },
        { "1e-999", 0, "" },
        { "100000000000000000000000", 1e23, "" },
        { "0.000000000000000000000000001", 1e-27, "" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_str rest = sc_str_of(ROWS[i].text);
        double value = -99;
        assert_true(sc_number_scan(&rest, &value));
        if (fabs(value - ROWS[i].value) > fabs(ROWS[i].value) * 4e-16)
            fail_msg("'%s' is read as %.17g", ROWS[i].text, value);
        assert_str(rest, ROWS[i].rest);
    }
}

static void leaves_what_is_no_number(void **state)
{
    (void)state;
    static const char *const TEXTS[] = { "",   "-",   "+",   ".",        "-.",  "px",    " 1",
                                         "e5", "nan", "inf", "infinity", "--1", "1e999", "-1e400" };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        sc_str rest = sc_str_of(TEXTS[i]);
        double value = -99;
        assert_false(sc_number_scan(&rest, &value));
        assert_true(value == -99);
        assert_str(rest, TEXTS[i]);
    }
}

static void parses_the_whole(void **state)
{
    (void)state;
    double value = -99;
    assert_true(sc_number_parse(SC_STR("-1.5e2"), &value));
    assert_true(value == -150);
    assert_false(sc_number_parse(SC_STR("1.5 "), &value));
    assert_false(sc_number_parse(SC_STR(""), &value));
    assert_false(sc_number_parse((sc_str){ NULL, 0 }, &value));
    assert_true(value == -150);
}

static void parses_integers_up_to_a_maximum(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t max;
        bool is_read;
        int64_t value;
    } ROWS[] = {
        { "0", 9, true, 0 },
        { "9", 9, true, 9 },
        { "10", 9, false, 0 },
        { "0008", 9, true, 8 },
        { "9223372036854775807", INT64_MAX, true, INT64_MAX },
        { "9223372036854775808", INT64_MAX, false, 0 },
        { "99999999999999999999999", INT64_MAX, false, 0 },
        { "7", 5, false, 0 },
        { "", 9, false, 0 },
        { "-1", 9, false, 0 },
        { "+1", 9, false, 0 },
        { "1.0", 9, false, 0 },
        { " 1", 9, false, 0 },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        int64_t value = -99;
        assert_int_equal(sc_integer_parse(sc_str_of(ROWS[i].text), ROWS[i].max, &value),
                         ROWS[i].is_read);
        assert_true(value == (ROWS[i].is_read ? ROWS[i].value : -99));
    }
}

static void writes_without_trailing_zeros(void **state)
{
    (void)state;
    static const struct {
        double value;
        int decimals;
        const char *text;
    } ROWS[] = {
        { 0, 2, "0" },
        { -0.0, 2, "0" },
        { -0.001, 2, "0" },
        { 1.5, 2, "1.5" },
        { -3, 3, "-3" },
        { 0.05, 2, "0.05" },
        { -0.05, 2, "-0.05" },
        { 1200, 0, "1200" },
        { 2.5, 0, "3" },
        { -2.5, 0, "-3" },
        { 99.999, 2, "100" },
        { 1.0 / 3, 9, "0.333333333" },
        { 12345678901.5, 9, "12345678901.5" },
        { 9e15, 9, "9000000000000000" },
        { INFINITY, 2, "0" },
        { -INFINITY, 2, "0" },
        { NAN, 2, "0" },
        { 1e300, 2, "0" },
    };
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_buf buf = sc_buf_new(arena, 100);
        sc_number_add(&buf, ROWS[i].value, ROWS[i].decimals);
        assert_str(sc_buf_str(&buf), ROWS[i].text);
    }
    sc_arena_free(arena);
}

/* What is written to three decimals is read back as the same number. */
static void comes_back_as_written(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    for (int i = -40000; i < 40000; i += 7) {
        sc_buf buf = sc_buf_new(arena, 100);
        double value = i / 1000.0, read = -99;
        sc_number_add(&buf, value, 3);
        assert_true(sc_number_parse(sc_buf_str(&buf), &read));
        assert_true(read == value);
    }
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scans_from_the_front),
        cmocka_unit_test(leaves_what_is_no_number),
        cmocka_unit_test(parses_the_whole),
        cmocka_unit_test(parses_integers_up_to_a_maximum),
        cmocka_unit_test(writes_without_trailing_zeros),
        cmocka_unit_test(comes_back_as_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
