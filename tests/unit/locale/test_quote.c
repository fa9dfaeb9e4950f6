/* Quotation marks: languages, regions, and languages that nobody knows. */
#include "lib/check.h"
#include "locale/quote.h"

static void test_marks(void **state)
{
    static const struct {
        const char *tag, *open, *close;
    } CASES[] = {
        { "en-GB", "“", "”" }, { "de", "„", "“" },      { "de-CH", "«", "»" }, { "fr", "«", "»" },
        { "es", "«", "»" },    { "ru", "«", "»" },      { "sv", "”", "”" },    { "ja", "「", "」" },
        { "zh-CN", "“", "”" }, { "zh-TW", "「", "」" }, { "th", "“", "”" },    { "ar", "«", "»" },
        { "ar-EG", "«", "»" }, { "AR", "«", "»" },      { "arn", "“", "”" },   { "fa", "«", "»" },
        { "tlh", "“", "”" },   { "", "“", "”" },        { "a", "“", "”" },
    };
    sc_arena *arena = sc_arena_new(0);
    (void)state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str tag = sc_str_of(CASES[i].tag);
        assert_str(sc_quote_mark(arena, SC_QUOTE_OPEN, tag), CASES[i].open);
        assert_str(sc_quote_mark(arena, SC_QUOTE_CLOSE, tag), CASES[i].close);
    }
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_marks) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
