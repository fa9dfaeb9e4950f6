/* Diagnostics: their exact printed form, and the nearest word. */
#include "base/diag.h"

#include "lib/check.h"

#include <string.h>

static const char LAYOUT[] = "layout: 1\n"
                             "card:\n"
                             "  gapp: 12px\n"
                             "  text: \"مكتبة\" wrong\r\n"
                             "\ttab: x\n"
                             "last";

typedef struct fixture {
    sc_arena *arena;
    sc_diags diags;
    sc_source source;
} fixture;

static int open_fixture(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = f->diags.arena = arena;
    f->source = (sc_source){ SC_STR("layouts/news.yaml"), sc_str_of(LAYOUT) };
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

static sc_span span_of(const fixture *f, const char *word)
{
    size_t at = 0;
    assert_true(sc_str_find(f->source.text, sc_str_of(word), &at));
    return (sc_span){ &f->source, at, strlen(word) };
}

static sc_str printed(fixture *f, bool colour)
{
    sc_buf out = sc_buf_new(f->arena, 100000);
    sc_diag_print(&out, &f->diags.list.items[f->diags.list.count - 1], colour);
    return sc_buf_str(&out);
}

static void prints_place_line_caret_and_hint(void **state)
{
    fixture *f = *state;
    sc_diag_error(&f->diags, span_of(f, "gapp"), "layout.unknown-property", "did you mean 'gap'?",
                  "unknown property '%s'", "gapp");
    assert_str(printed(f, false),
               "layouts/news.yaml:3:3: error: unknown property 'gapp' [layout.unknown-property]\n"
               "    3 |   gapp: 12px\n"
               "      |   ^~~~\n"
               "hint: did you mean 'gap'?\n");
}

static void prints_colour_for_terminals(void **state)
{
    fixture *f = *state;
    sc_diag_error(&f->diags, span_of(f, "last"), "a.b", NULL, "wrong");
    assert_str(printed(f, true), "layouts/news.yaml:6:1: \033[1;31merror:\033[0m wrong [a.b]\n"
                                 "    6 | last\n"
                                 "      | ^~~~\n");
    sc_diag_warn(&f->diags, SC_NO_SPAN, "a.b", NULL, "odd");
    assert_str(printed(f, true), "sharecard: \033[1;33mwarning:\033[0m odd [a.b]\n");
}

static void counts_columns_and_carets_in_characters(void **state)
{
    fixture *f = *state;
    sc_diag_error(&f->diags, span_of(f, "مكتبة"), "a.b", NULL, "x");
    assert_str(printed(f, false), "layouts/news.yaml:4:10: error: x [a.b]\n"
                                  "    4 |   text: \"مكتبة\" wrong\n"
                                  "      |          ^~~~~\n");
    sc_diag_error(&f->diags, span_of(f, "wrong"), "a.b", NULL, "x");
    assert_str(printed(f, false), "layouts/news.yaml:4:17: error: x [a.b]\n"
                                  "    4 |   text: \"مكتبة\" wrong\n"
                                  "      |                 ^~~~~\n");
}

static void shows_controls_as_blanks(void **state)
{
    fixture *f = *state;
    f->source.name = SC_STR("a\033[2Jb.yaml");
    sc_diag_error(&f->diags, span_of(f, "tab"), "a.b", "try\nthis\a", "bad '%s'", "\r\x7f");
    assert_str(printed(f, false), "a [2Jb.yaml:5:2: error: bad '  ' [a.b]\n"
                                  "    5 |  tab: x\n"
                                  "      |  ^~~\n"
                                  "hint: try this \n");
}

static void marks_no_further_than_the_line(void **state)
{
    fixture *f = *state;
    sc_span span = span_of(f, "wrong");
    span.len = 9999;
    sc_diag_error(&f->diags, span, "a.b", NULL, "x");
    assert_str(printed(f, false), "layouts/news.yaml:4:17: error: x [a.b]\n"
                                  "    4 |   text: \"مكتبة\" wrong\n"
                                  "      |                 ^~~~~\n");
}

static void points_past_the_end(void **state)
{
    fixture *f = *state;
    static const size_t OFFSETS[] = { sizeof LAYOUT - 1, sizeof LAYOUT + 5000 };
    for (size_t i = 0; i < 2; i++) {
        sc_diag_error(&f->diags, (sc_span){ &f->source, OFFSETS[i], 0 }, "a.b", NULL, "x");
        assert_str(printed(f, false), "layouts/news.yaml:6:5: error: x [a.b]\n"
                                      "    6 | last\n"
                                      "      |     ^\n");
    }
}

static void prints_sources_without_text_and_no_source(void **state)
{
    fixture *f = *state;
    f->source = (sc_source){ SC_STR("photo.jpg"), SC_STR("") };
    sc_diag_error(&f->diags, sc_span_of(&f->source), "photo.damaged", NULL, "it ends too early");
    assert_str(printed(f, false), "photo.jpg: error: it ends too early [photo.damaged]\n");
    sc_diag_error(&f->diags, SC_NO_SPAN, "cli.usage", "see --help", "no article");
    assert_str(printed(f, false), "sharecard: error: no article [cli.usage]\nhint: see --help\n");
}

/* 300 digits in tens, so that one sees what was cut. */
static sc_str long_line(sc_arena *arena)
{
    sc_buf buf = sc_buf_new(arena, 1000);
    for (int i = 0; i < 30; i++)
        sc_buf_addf(&buf, "%02d-------|", i);
    return sc_buf_str(&buf);
}

static void cuts_long_lines_behind(void **state)
{
    fixture *f = *state;
    f->source.text = long_line(f->arena);
    sc_diag_error(&f->diags, (sc_span){ &f->source, 20, 2 }, "a.b", NULL, "x");
    sc_buf expected = sc_buf_new(f->arena, 10000);
    sc_buf_addf(&expected,
                "layouts/news.yaml:1:21: error: x [a.b]\n"
                "    1 | %.110s…\n"
                "      |                     ^~\n",
                f->source.text.ptr);
    assert_str(printed(f, false), sc_str_z(f->arena, sc_buf_str(&expected)));
}

static void cuts_long_lines_on_both_sides(void **state)
{
    fixture *f = *state;
    f->source.text = long_line(f->arena);
    sc_diag_error(&f->diags, (sc_span){ &f->source, 150, 4 }, "a.b", NULL, "x");
    sc_buf expected = sc_buf_new(f->arena, 10000);
    sc_buf_addf(&expected,
                "layouts/news.yaml:1:151: error: x [a.b]\n"
                "    1 | …%.110s…\n"
                "      |  %60s^~~~\n",
                f->source.text.ptr + 90, "");
    assert_str(printed(f, false), sc_str_z(f->arena, sc_buf_str(&expected)));
}

static void cuts_between_characters(void **state)
{
    fixture *f = *state;
    sc_buf text = sc_buf_new(f->arena, 10000), expected = sc_buf_new(f->arena, 10000);
    for (int i = 0; i < 200; i++)
        sc_buf_addz(&text, "é");
    f->source.text = sc_buf_str(&text);
    sc_diag_error(&f->diags, (sc_span){ &f->source, 2 * 150, 2 }, "a.b", NULL, "x");
    sc_buf_addz(&expected, "layouts/news.yaml:1:151: error: x [a.b]\n    1 | …");
    for (int i = 90; i < 200; i++)
        sc_buf_addz(&expected, "é");
    sc_buf_addf(&expected, "\n      |  %60s^\n", "");
    assert_str(printed(f, false), sc_str_z(f->arena, sc_buf_str(&expected)));
}

static void finds_positions(void **state)
{
    fixture *f = *state;
    static const struct {
        size_t offset, line, column;
        const char *text;
    } ROWS[] = {
        { 0, 1, 1, "layout: 1" },
        { 9, 1, 10, "layout: 1" }, /* the newline itself */
        { 10, 2, 1, "card:" },
        { 18, 3, 3, "  gapp: 12px" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_position at = sc_span_position((sc_span){ &f->source, ROWS[i].offset, 1 });
        assert_int_equal(at.line, ROWS[i].line);
        assert_int_equal(at.column, ROWS[i].column);
        assert_str(at.line_text, ROWS[i].text);
    }
}

static void counts_errors_not_warnings(void **state)
{
    fixture *f = *state;
    sc_diag_warn(&f->diags, SC_NO_SPAN, "a.b", NULL, "one");
    assert_int_equal(f->diags.error_count, 0);
    for (int i = 0; i < 100; i++)
        sc_diag_error(&f->diags, SC_NO_SPAN, "a.b", "hint", "number %d", i);
    assert_int_equal(f->diags.error_count, 100);
    assert_int_equal(f->diags.list.count, 101);
    assert_int_equal(f->diags.list.items[0].severity, SC_WARNING);
    assert_str(f->diags.list.items[100].message, "number 99");
    assert_str(f->diags.list.items[100].hint, "hint");
}

static void finds_the_nearest_word(void **state)
{
    (void)state;
    static const char *const WORDS[] = { "gap",   "font-size", "font-family",   "headline",
                                         "color", "row-gap",   "short_headline" };
    static const struct {
        const char *word, *nearest;
    } ROWS[] = {
        { "gapp", "gap" },
        { "gpa", "gap" }, /* neighbours swapped */
        { "gap", "gap" },
        { "fontSize", "font-size" },
        { "font_size", "font-size" },
        { "FontSize", "font-size" },
        { "fnot-size", "font-size" },
        { "haedlin", "headline" },
        { "colour", "color" },
        { "shortHeadline", "short_headline" },
        { "font-familly", "font-family" },
        /* The part after a hyphen may stand for the whole. */
        { "size", "font-size" },
        { "famliy", "font-family" },
        { "zebra", NULL },
        { "border-radius", NULL },
        { "", NULL },
        { "head", NULL },
        { "a-word-that-is-far-longer-than-any-property-could-ever-be", NULL },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const char *nearest =
            sc_nearest(sc_str_of(ROWS[i].word), WORDS, sizeof WORDS / sizeof *WORDS);
        if (ROWS[i].nearest == NULL && nearest != NULL)
            fail_msg("'%s' is taken for '%s'", ROWS[i].word, nearest);
        if (ROWS[i].nearest != NULL)
            assert_string_equal(nearest == NULL ? "(none)" : nearest, ROWS[i].nearest);
    }
    assert_null(sc_nearest(SC_STR("gap"), WORDS, 0));
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

/* The same words of another place, another code or of an error are not the same. */
static void repeated_warnings_are_dropped(void **state)
{
    fixture *f = *state;
    sc_span here = span_of(f, "gapp"), there = span_of(f, "last");
    for (int i = 0; i < 3; i++) {
        sc_diag_warn(&f->diags, here, "a.first", NULL, "%d", 1);
        sc_diag_warn(&f->diags, there, "a.first", NULL, "%d", 1);
        sc_diag_warn(&f->diags, here, "a.second", NULL, "%d", 1);
        sc_diag_warn(&f->diags, here, "a.first", NULL, "%d", 2);
        sc_diag_error(&f->diags, here, "a.third", NULL, "%d", 1);
    }
    sc_diags_drop_repeated(&f->diags, 5);
    static const char *const CODES[] = { "a.first", "a.first", "a.second", "a.first",
                                         "a.third", "a.first", "a.first",  "a.second",
                                         "a.first", "a.third", "a.third" };
    assert_int_equal(f->diags.list.count, sizeof CODES / sizeof *CODES);
    for (size_t i = 0; i < f->diags.list.count; i++)
        assert_string_equal(f->diags.list.items[i].code, CODES[i]);
    assert_int_equal(f->diags.error_count, 3);
    sc_diags_drop_repeated(&f->diags, f->diags.list.count);
    assert_int_equal(f->diags.list.count, sizeof CODES / sizeof *CODES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(prints_place_line_caret_and_hint),
        WITH_FIXTURE(prints_colour_for_terminals),
        WITH_FIXTURE(counts_columns_and_carets_in_characters),
        WITH_FIXTURE(shows_controls_as_blanks),
        WITH_FIXTURE(marks_no_further_than_the_line),
        WITH_FIXTURE(points_past_the_end),
        WITH_FIXTURE(prints_sources_without_text_and_no_source),
        WITH_FIXTURE(cuts_long_lines_behind),
        WITH_FIXTURE(cuts_long_lines_on_both_sides),
        WITH_FIXTURE(cuts_between_characters),
        WITH_FIXTURE(finds_positions),
        WITH_FIXTURE(counts_errors_not_warnings),
        WITH_FIXTURE(repeated_warnings_are_dropped),
        cmocka_unit_test(finds_the_nearest_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
