/* Records read by rows: where values come from, and what goes wrong. */
#include "data/rows.h"

#include "unit/data/printed.h"

#include <string.h>

typedef struct record {
    sc_field name, colour, note;
} record;

static sc_taken read_text(const sc_rows *rows, const sc_row *row, const sc_found *found, void *out)
{
    if (found->value->kind != SC_VALUE_STRING)
        return SC_MISFIT;
    if (sc_str_is(found->value->text, "pass"))
        return SC_PASSED;
    return sc_rows_take_text(rows, row, found, found->value->text, out);
}

static const sc_row_type TEXT = { "a text", "{}", read_text };
static const char *const COLOURS[] = { "red", "green", "blue", NULL };

static const sc_row ROWS[] = {
    { .name = "name", .type = &TEXT, .offset = offsetof(record, name), .is_required = true },
    { .name = "paint.colour",
      .type = &TEXT,
      .offset = offsetof(record, colour),
      .fallback = "red",
      .choices = COLOURS },
    { .name = "note", .type = &TEXT, .offset = offsetof(record, note) },
};

static const sc_alias ALIASES[] = {
    { "name", "title", 0, "others" },
    { "name", "titles.0", 0, "others" },
    { "paint.colour", "colour", 0, "others" },
};

static const sc_row_codes CODES = { "test.bad-value", "test.control", "test.unknown" };
static const sc_parse_limits LIMITS = { 1 << 20, 0, SC_E_DATA };

typedef struct fixture {
    sc_arena *arena;
    sc_diags diags;
    sc_source source;
    const sc_value *map;
    sc_rows rows;
    record record;
} fixture;

static int begin(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = f->diags.arena = arena;
    f->rows = (sc_rows){ .arena = arena, .diags = &f->diags, .codes = &CODES };
    f->rows.rows = ROWS;
    f->rows.row_count = sizeof ROWS / sizeof *ROWS;
    f->rows.aliases = ALIASES;
    f->rows.alias_count = sizeof ALIASES / sizeof *ALIASES;
    *state = f;
    return 0;
}

static int end(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

static bool read_record(fixture *f, const char *yaml)
{
    f->source = (sc_source){ SC_STR("r.yaml"), sc_str_of(yaml) };
    f->diags.list.count = f->diags.error_count = 0;
    f->record = (record){ 0 };
    assert_int_equal(
        sc_yaml_parse(f->arena, &f->source, sc_span_of(&f->source), &LIMITS, &f->diags, &f->map),
        SC_OK);
    f->rows.roots = &f->map;
    f->rows.root_count = 1;
    return sc_rows_read(&f->rows, &f->record);
}

static void own_names_win_then_aliases_in_order(void **state)
{
    fixture *f = *state;
    assert_true(read_record(f, "titles: [c]\ntitle: b\nname: a"));
    assert_str(f->record.name.text, "a");
    assert_true(read_record(f, "titles: [c]\ntitle: b"));
    assert_str(f->record.name.text, "b");
    assert_true(read_record(f, "titles: [c]"));
    assert_str(f->record.name.text, "c");
    assert_true(read_record(f, "titles: [c]\ntitle: pass\nname: ''"));
    assert_str(f->record.name.text, "c");
    assert_true(read_record(f, "titles: [c]\ntitle: {x: y}\nname: false"));
    assert_str(f->record.name.text, "c");
}

static void paths_and_fallbacks(void **state)
{
    fixture *f = *state;
    assert_true(read_record(f, "name: a\npaint: {colour: blue}"));
    assert_str(f->record.colour.text, "blue");
    assert_int_equal(f->record.colour.span.offset, 24);
    assert_true(read_record(f, "name: a"));
    assert_str(f->record.colour.text, "red");
    assert_null(f->record.colour.span.source);
    assert_str(f->record.note.text, "");
}

static void looks_into_every_root(void **state)
{
    fixture *f = *state;
    read_record(f, "inner: {name: deep, note: n}\nnote: own\ntitle: t");
    const sc_value *roots[] = { f->map, sc_value_find(f->map, "inner") };
    f->rows.roots = roots;
    f->rows.root_count = 2;
    f->record = (record){ 0 };
    assert_true(sc_rows_read(&f->rows, &f->record));
    assert_str(f->record.name.text, "deep"); /* its own name, though deeper, beats an alias */
    assert_str(f->record.note.text, "own");
}

static void overrides_win(void **state)
{
    fixture *f = *state;
    const sc_value one = { .kind = SC_VALUE_STRING, .text = SC_STR("one") };
    const sc_value two = { .kind = SC_VALUE_STRING, .text = SC_STR("two") };
    const sc_value none = { .kind = SC_VALUE_STRING, .text = SC_STR("") };
    sc_override overrides[] = { { SC_STR("name"), &one },
                                { SC_STR("title"), &two },
                                { SC_STR("note"), &none } };
    f->rows.overrides = overrides;
    f->rows.override_count = 3;
    assert_true(read_record(f, "name: a\nnote: n"));
    assert_str(f->record.name.text, "two");
    assert_str(f->record.note.text, "");
}

static void misfits(void **state)
{
    fixture *f = *state;
    assert_false(read_record(f, "name: [a]\nnote: {b: c}"));
    assert_str(printed_diags(f->arena, &f->diags),
               "r.yaml:1:7: error: name must be a text, not a list [test.bad-value]\n"
               "    1 | name: [a]\n      |       ^~~\n"
               "r.yaml:2:7: error: note must be a text, not a map [test.bad-value]\n"
               "    2 | note: {b: c}\n      |       ^~~~~~\n");
    assert_false(read_record(f, "title: [a]"));
    assert_str(printed_diags(f->arena, &f->diags),
               "r.yaml:1:8: error: title must be a text, not a list [test.bad-value]\n"
               "    1 | title: [a]\n      |        ^~~\n");
    assert_true(read_record(f, "colour: [a]")); /* an alias of what is not required */
    assert_str(f->record.colour.text, "red");
}

static void choices(void **state)
{
    fixture *f = *state;
    assert_false(read_record(f, "paint: {colour: gren}"));
    assert_str(printed_diags(f->arena, &f->diags),
               "r.yaml:1:17: error: paint.colour cannot be 'gren' [test.bad-value]\n"
               "    1 | paint: {colour: gren}\n      |                 ^~~~\n"
               "hint: did you mean 'green'?\n");
    assert_false(read_record(f, "paint: {colour: xxxxxxx}"));
    assert_str(f->diags.list.items[0].hint, "it can be red, green, blue");
}

static void unknown_names(void **state)
{
    fixture *f = *state;
    read_record(f, "nam: a\nqqqqqqqq: b\ntitle: c\nnote: d");
    f->diags.list.count = 0;
    assert_false(sc_rows_check_names(&f->rows, f->map));
    assert_str(printed_diags(f->arena, &f->diags),
               "r.yaml:1:1: error: unknown field 'nam' [test.unknown]\n"
               "    1 | nam: a\n      | ^~~\nhint: did you mean 'name'?\n"
               "r.yaml:2:1: error: unknown field 'qqqqqqqq' [test.unknown]\n"
               "    2 | qqqqqqqq: b\n      | ^~~~~~~~\n"
               "hint: the fields are name, paint.colour, note\n");
    read_record(f, "name: a");
    assert_true(sc_rows_check_names(&f->rows, f->map));
}

static void finds_rows(void **state)
{
    fixture *f = *state;
    assert_ptr_equal(sc_rows_find(&f->rows, SC_STR("name")), &ROWS[0]);
    assert_ptr_equal(sc_rows_find(&f->rows, SC_STR("titles.0")), &ROWS[0]);
    assert_ptr_equal(sc_rows_find(&f->rows, SC_STR("colour")), &ROWS[1]);
    assert_null(sc_rows_find(&f->rows, SC_STR("Name")));
    assert_null(sc_rows_find(&f->rows, SC_STR("")));
    assert_string_equal(sc_rows_nearest(&f->rows, SC_STR("nmae")), "name");
    assert_null(sc_rows_nearest(&f->rows, SC_STR("zzzzz")));
}

static const struct {
    const char *text, *clean;
} TEXTS[] = {
    { "a", "a" },
    { "  a \t\r\n b  ", "a b" },
    { "a\u2028b\u2029c", "a b c" },
    { "a\u00a0 b", "a\u00a0 b" },
    { "\ufeffa\ufeffb", "ab" },
    { " \n ", "" },
    { "a \u202eb", "a \u202eb\u202c" },
};

static void cleans(void **state)
{
    fixture *f = *state;
    const sc_value value = { .kind = SC_VALUE_STRING };
    sc_found found = { &value, "name", NULL };
    sc_str clean;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        assert_true(sc_rows_clean(&f->rows, &found, sc_str_of(TEXTS[i].text), &clean));
        assert_str(clean, TEXTS[i].clean);
    }
    clean = SC_STR("untouched");
    assert_false(sc_rows_clean(&f->rows, &found, SC_STR("a\0b"), &clean));
    assert_str(clean, "untouched");
    assert_str(f->diags.list.items[0].message, "name holds the control character U+0000 at byte 1");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(own_names_win_then_aliases_in_order),
        TEST(paths_and_fallbacks),
        TEST(looks_into_every_root),
        TEST(overrides_win),
        TEST(misfits),
        TEST(choices),
        TEST(unknown_names),
        TEST(finds_rows),
        TEST(cleans),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
