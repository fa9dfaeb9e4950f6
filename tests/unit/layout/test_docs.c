/*
 * docs/layouts.md against the tables it describes: every property and every field has its row
 * there, as it would be written from the table, and no other names have. A row that is missing is
 * printed, to be copied.
 */
#include "base/file.h"
#include "base/number.h"
#include "layout/builtin.h"
#include "layout/field.h"
#include "layout/property.h"
#include "lib/check.h"

static const sc_source *docs_of(sc_arena *arena)
{
    sc_diags diags = { .arena = arena };
    const sc_source *docs = NULL;
    assert_int_equal(sc_file_read_text(arena, "docs/layouts.md", 1 << 20, "it", &diags, &docs),
                     SC_OK);
    return docs;
}

static int lacks(const sc_source *docs, sc_str row)
{
    if (sc_str_find(docs->text, row, NULL))
        return 0;
    print_error("%.*s\n", SC_STR_ARG(row));
    return 1;
}

/* --- properties ----------------------------------------------------------------------------- */

static const char *const TAKES[] = {
    [SC_KIND_KEYWORD] = "",
    [SC_KIND_NUMBER] = "a number",
    [SC_KIND_INTEGER] = "a whole number",
    [SC_KIND_WEIGHT] = "a whole number",
    [SC_KIND_LENGTH] = "a length",
    [SC_KIND_LENGTH_AUTO] = "a length",
    [SC_KIND_LINE_HEIGHT] = "a factor, a length",
    [SC_KIND_RATIO] = "`16 / 9`, `1.5`",
    [SC_KIND_COLOR] = "a colour",
    [SC_KIND_BACKGROUND] = "colours, gradients, pictures, `none`",
    [SC_KIND_MASK] = "gradients",
    [SC_KIND_SHADOWS] = "shadows",
    [SC_KIND_TEXT_SHADOW] = "shadows",
    [SC_KIND_FILTERS] = "`blur(4px)` and its like",
    [SC_KIND_TRANSFORMS] = "`rotate(-3deg)` and its like",
    [SC_KIND_RADIUS] = "one or two lengths",
    [SC_KIND_CORNERS] = "one to four values, `20px / 40px`",
    [SC_KIND_FAMILIES] = "a name, or a list",
    [SC_KIND_TEXT] = "a text",
    [SC_KIND_POINT] = "`30% 20%`, `left top`",
    [SC_KIND_STRETCH] = "a percentage, or a word such as `condensed`",
    [SC_KIND_WORDS] = "one or several words",
    [SC_KIND_TAGS] = "tags in quotes, with numbers",
    [SC_KIND_MARKS] = "a map of properties",
    [SC_KIND_DECORATION] = "`underline wavy red 3px`",
    [SC_KIND_STROKE] = "`2px black`",
    [SC_KIND_FIT] = "`{ min, max, lines, then }`",
    [SC_KIND_SIDES] = "one to four values",
    [SC_KIND_PAIR] = "one or two values",
    [SC_KIND_FLEX] = "`1`, `1 1 200px`, `auto`, `none`",
    [SC_KIND_BORDER] = "`2px solid red`, `none`",
    [SC_KIND_INLINE] = "as the side it stands for",
};

/* A range worth telling: not that lengths end at 32,000 px. */
static void add_range(sc_buf *out, const sc_property *p)
{
    bool is_number =
        p->kind == SC_KIND_NUMBER || p->kind == SC_KIND_INTEGER || p->kind == SC_KIND_WEIGHT;
    if (!is_number)
        return;
    sc_buf_addz(out, ", ");
    sc_number_add(out, p->min, 3);
    sc_buf_addz(out, " to ");
    sc_number_add(out, p->max, 3);
}

static void add_choices(sc_buf *out, const sc_property *p)
{
    bool is_first = TAKES[p->kind][0] == '\0';
    for (int i = 0; p->choices != NULL && p->choices[i] != NULL; i++) {
        if (p->allowed != 0 && (p->allowed & 1u << i) == 0)
            continue;
        sc_buf_addf(out, "%s`%s`", is_first ? "" : ", ", p->choices[i]);
        is_first = false;
    }
}

static const char *nodes_of(unsigned nodes)
{
    return nodes == SC_FOR_ALL    ? "all"
           : nodes == SC_FOR_BOX  ? "box"
           : nodes == SC_FOR_TEXT ? "text"
                                  : "image";
}

static sc_str property_row(sc_arena *arena, const sc_property *p)
{
    sc_buf row = sc_buf_new(arena, 4096);
    sc_buf_addf(&row, "| `%s` | %s | %s", p->name, nodes_of(p->nodes), TAKES[p->kind]);
    add_range(&row, p);
    add_choices(&row, p);
    bool has_initial = p->initial != NULL && p->initial[0] != '\0';
    sc_buf_addf(&row, " | %s%s%s | %s | %s |", has_initial ? "`" : "",
                has_initial ? p->initial : "", has_initial ? "`" : "", p->is_inherited ? "yes" : "",
                p->help);
    return sc_buf_str(&row);
}

static void test_every_property_is_documented(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_source *docs = docs_of(arena);
    size_t count;
    int missing = 0;
    const sc_property *properties = sc_property_all(&count);
    for (size_t i = 0; i < count; i++)
        missing += lacks(docs, property_row(arena, &properties[i]));
    assert_int_equal(missing, 0);
    sc_arena_free(arena);
}

/* --- fields --------------------------------------------------------------------------------- */

static sc_str field_row(sc_arena *arena, const sc_layout_field *field)
{
    static const char *const KINDS[] = { "text", "moment", "list", "image" };
    return sc_str_fmt(arena, "| `%s` | %s | %s |", field->name, KINDS[field->kind], field->help);
}

static void test_every_field_is_documented(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_source *docs = docs_of(arena);
    size_t count;
    int missing = 0;
    const sc_layout_field *fields = sc_layout_field_all(&count);
    for (size_t i = 0; i < count; i++)
        missing += lacks(docs, field_row(arena, &fields[i]));
    assert_int_equal(missing, 0);
    sc_arena_free(arena);
}

/* --- and nothing else ----------------------------------------------------------------------- */

static bool is_layout(sc_str name)
{
    for (size_t i = 0; i < SC_BUILTIN_LAYOUT_COUNT; i++)
        if (sc_str_is(name, SC_BUILTIN_LAYOUTS[i].name))
            return true;
    return false;
}

/* Rows of the document that start with a name in backquotes. */
static void test_nothing_else_is_documented(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_str rest = docs_of(arena)->text, line;
    int rows = 0;
    while (sc_str_split(&rest, '\n', &line)) {
        sc_str name = sc_str_sub(line, 3, line.len);
        size_t end;
        if (!sc_str_starts(line, "| `") || !sc_str_find(name, SC_STR("` | "), &end))
            continue;
        name = sc_str_sub(name, 0, end);
        rows++;
        if (sc_property_find(name) == NULL && sc_layout_field_find(name) == NULL &&
            !is_layout(name))
            fail_msg("docs/layouts.md has a row for '%.*s'", SC_STR_ARG(name));
    }
    assert_true(rows > 100);
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_property_is_documented),
        cmocka_unit_test(test_every_field_is_documented),
        cmocka_unit_test(test_nothing_else_is_documented),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
