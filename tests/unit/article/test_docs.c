/* docs/articles.md against the rows: its tables are the rows, as they are. */
#include "article/fields.h"
#include "base/file.h"
#include "unit/data/printed.h"

#include <string.h>

static sc_str docs(sc_arena *arena)
{
    sc_diags diags = { .arena = arena };
    const sc_source *source = NULL;
    sc_status status =
        sc_file_read_text(arena, "docs/articles.md", 1 << 20, "the docs", &diags, &source);
    if (status != SC_OK)
        fail_msg("%.*s", SC_STR_ARG(printed_diags(arena, &diags)));
    return source->text;
}

/* Pipes would end a table's cell. */
static void add_cell(sc_buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '|')
            sc_buf_addc(out, '\\');
        sc_buf_addc(out, *text);
    }
}

static void add_rows(sc_buf *out, const sc_row *rows, size_t count)
{
    sc_buf_addz(out, "| field | value | what it is | example |\n| --- | --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++) {
        sc_buf_addf(out, "| `%s` | %s | ", rows[i].name, rows[i].type->name);
        add_cell(out, rows[i].help);
        sc_buf_addz(out, " | `");
        add_cell(out, rows[i].example);
        sc_buf_addz(out, "` |\n");
    }
}

static void add_aliases(sc_buf *out, const sc_alias *aliases, size_t count)
{
    sc_buf_addz(out, "| field | also found as | a name of |\n| --- | --- | --- |\n");
    for (size_t i = 0; i < count; i++)
        sc_buf_addf(out, "| `%s` | `%s` | %s |\n", aliases[i].field, aliases[i].path,
                    aliases[i].from);
}

static void check(sc_arena *arena, const sc_buf *table)
{
    sc_str expected = sc_buf_str(table);
    if (!sc_str_find(docs(arena), expected, NULL))
        fail_msg("docs/articles.md lacks this table:\n%.*s", SC_STR_ARG(expected));
}

static void has_the_tables(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    size_t count;
    sc_buf table = sc_buf_new(arena, 1 << 20);
    const sc_row *rows = sc_article_rows(&count);
    add_rows(&table, rows, count);
    check(arena, &table);
    table = sc_buf_new(arena, 1 << 20);
    rows = sc_site_rows(&count);
    add_rows(&table, rows, count);
    check(arena, &table);
    table = sc_buf_new(arena, 1 << 20);
    const sc_alias *aliases = sc_article_aliases(&count);
    add_aliases(&table, aliases, count);
    check(arena, &table);
    sc_arena_free(arena);
}

static void names_the_wrappers(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    size_t count;
    const char *const *wrappers = sc_article_wrappers(&count);
    for (size_t i = 0; i < count; i++)
        if (!sc_str_find(docs(arena), sc_str_fmt(arena, "`%s`", wrappers[i]), NULL))
            fail_msg("docs/articles.md does not name `%s`", wrappers[i]);
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_tables),
        cmocka_unit_test(names_the_wrappers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
