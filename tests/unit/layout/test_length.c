/* Lengths: every unit, what is no length, and px. */
#include "layout/length.h"
#include "unit/layout/reading.h"

static const struct {
    const char *text;
    sc_unit unit;
    double value;
} GOOD[] = {
    { "12px", SC_UNIT_PX, 12 },     { "-1.5px", SC_UNIT_PX, -1.5 }, { "+4px", SC_UNIT_PX, 4 },
    { ".5em", SC_UNIT_EM, 0.5 },    { "50%", SC_UNIT_PERCENT, 50 }, { "2rem", SC_UNIT_REM, 2 },
    { "3cqw", SC_UNIT_CQW, 3 },     { "4cqh", SC_UNIT_CQH, 4 },     { "5cqmin", SC_UNIT_CQMIN, 5 },
    { "6cqmax", SC_UNIT_CQMAX, 6 }, { "0", SC_UNIT_PX, 0 },         { "0.0", SC_UNIT_PX, 0 },
    { "-0", SC_UNIT_PX, 0 },        { "0%", SC_UNIT_PERCENT, 0 },   { "1e2px", SC_UNIT_PX, 100 },
    { "1em", SC_UNIT_EM, 1 }, /* no exponent */
};

static const struct {
    const char *text, *fault;
} BAD[] = {
    { "", "is not a length" },         { "px", "is not a length" },
    { "auto", "is not a length" },     { "#12", "is not a length" },
    { "NaNpx", "is not a length" },    { "infpx", "is not a length" },
    { "1e999px", "is not a length" },  { "0x10px", "has an unknown unit" },
    { "12", "has no unit" },           { "-0.5", "has no unit" },
    { "12 px", "has no unit" },        { "12pt", "has an unknown unit" },
    { "12PX", "has an unknown unit" }, { "12vw", "has an unknown unit" },
    { "12px 4px", "is not a length" }, { "12px;", "is not a length" },
    { "0 0", "is not a length" },      { "50%%", "has an unknown unit" },
};

static void units(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_length length = { SC_UNIT_AUTO, -1 };
        const char *fault = sc_length_parse(sc_str_of(GOOD[i].text), &length);
        if (fault != NULL)
            fail_msg("%s %s", GOOD[i].text, fault);
        assert_int_equal(length.unit, GOOD[i].unit);
        assert_near(length.value, GOOD[i].value, 1e-12);
    }
}

static void what_is_no_length(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_length length = { SC_UNIT_REM, 7 };
        const char *fault = sc_length_parse(sc_str_of(BAD[i].text), &length);
        if (fault == NULL)
            fail_msg("'%s' was taken for a length", BAD[i].text);
        assert_string_equal(fault, BAD[i].fault);
        assert_int_equal(length.unit, SC_UNIT_REM);
        assert_near(length.value, 7, 0);
    }
}

static void scanning_stops_after_the_unit(void **state)
{
    (void)state;
    sc_str rest = SC_STR("12px, 4em");
    sc_length length;
    assert_null(sc_length_scan(&rest, &length));
    assert_str(rest, ", 4em");
}

static void px(void **state)
{
    (void)state;
    const sc_length_base base = { 20, 16, 1200, 630, 400 };
    static const struct {
        sc_length length;
        double px;
    } CASES[] = {
        { { SC_UNIT_AUTO, 5 }, 0 },       { { SC_UNIT_PX, 12 }, 12 },
        { { SC_UNIT_PERCENT, 25 }, 100 }, { { SC_UNIT_EM, 1.5 }, 30 },
        { { SC_UNIT_REM, 1.5 }, 24 },     { { SC_UNIT_CQW, 10 }, 120 },
        { { SC_UNIT_CQH, 10 }, 63 },      { { SC_UNIT_CQMIN, 10 }, 63 },
        { { SC_UNIT_CQMAX, 10 }, 120 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_near(sc_length_px(CASES[i].length, &base), CASES[i].px, 1e-9);
    const sc_length_base tall = { 20, 16, 1000, 1500, 400 };
    assert_near(sc_length_px((sc_length){ SC_UNIT_CQMIN, 10 }, &tall), 100, 1e-9);
    assert_near(sc_length_px((sc_length){ SC_UNIT_CQMAX, 10 }, &tall), 150, 1e-9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(units),
        cmocka_unit_test(what_is_no_length),
        cmocka_unit_test(scanning_stops_after_the_unit),
        cmocka_unit_test(px),
    };
    return cmocka_run_group_tests_name("layout/length", tests, NULL, NULL);
}
