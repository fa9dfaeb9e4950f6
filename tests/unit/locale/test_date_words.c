/* Digits of every script, and the names of months. */
#include "lib/check.h"
#include "locale/date_words.h"

static void reads_digits(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int value;
        size_t at;
    } CASES[] = {
        { "7", 7, 1 },  { "٣", 3, 2 },  { "९", 9, 3 },   { "๐", 0, 3 },
        { "x", -1, 0 }, { "½", -1, 0 }, { "三", -1, 0 }, { "", -1, 0 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t at = 0;
        assert_int_equal(sc_digit_next(sc_str_of(CASES[i].text), &at), CASES[i].value);
        assert_int_equal(at, CASES[i].at);
    }
}

static void reads_months(void **state)
{
    (void)state;
    static const struct {
        const char *text, *tag;
        int month;
        size_t len;
    } CASES[] = {
        { "March 2026", "en", 3, 5 },
        { "mar. 2026", "en-GB", 3, 3 },
        { "MÄRZ", "de", 3, 5 },
        { "марта", "ru", 3, 10 },    /* as in dates */
        { "март 2026", "ru", 3, 8 }, /* alone */
        { "marquee", "es", 0, 0 },
        { "may", "es", 5, 3 },
        { "mayo", "es", 5, 4 }, /* the longest name, not its beginning */
        { "مارس", "ar", 3, 8 },
        { "مارس", "fa", 3, 8 }, /* not the months of the Persian calendar */
        { "มีนาคม 2569", "th", 3, 18 },
        { "march", "not a tag", 0, 0 },
        { "", "en", 0, 0 },
        { "\xff\xfe", "en", 0, 0 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        size_t len = 0;
        int month = sc_month_read(sc_str_of(CASES[i].text), sc_str_of(CASES[i].tag), &len);
        if (month != CASES[i].month)
            print_message("# %s in %s\n", CASES[i].text, CASES[i].tag);
        assert_int_equal(month, CASES[i].month);
        assert_int_equal(len, CASES[i].len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_digits),
        cmocka_unit_test(reads_months),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
