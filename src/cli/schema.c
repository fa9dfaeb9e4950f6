/*
 * `sharecard schema`: the JSON Schema of layouts, articles or site files, for editors; or the
 * reference of all properties, in Markdown. All are made from the tables that do the reading.
 */
#include "article/schema.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "layout/reference.h"
#include "layout/schema.h"

static const struct {
    const char *name;
    sc_str (*make)(sc_arena *arena);
} KINDS[] = {
    { "layout", sc_layout_schema },
    { "article", sc_article_schema },
    { "site", sc_site_schema },
    { "reference", sc_layout_reference },
};

enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };

static sc_status fail_unknown(sc_arena *arena, const sc_options *options, sc_str word)
{
    sc_diags diags = { .arena = arena };
    const char *names[KIND_COUNT];
    for (size_t i = 0; i < KIND_COUNT; i++)
        names[i] = KINDS[i].name;
    const char *near = sc_nearest(word, names, KIND_COUNT);
    sc_str hint = near == NULL ? SC_STR("write layout, article, site or reference")
                               : sc_str_fmt(arena, "did you mean '%s'?", near);
    sc_diag_error(&diags, SC_NO_SPAN, "cli.usage", hint.ptr, "there is no schema of '%.*s'",
                  SC_STR_ARG(word));
    return sc_print_failure(&diags, options, NULL, SC_E_USAGE);
}

sc_status sc_command_schema(sc_arena *arena, const sc_options *options)
{
    sc_str word = sc_str_of(options->operands.items[0]);
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (sc_str_is(word, KINDS[i].name))
            return sc_print(KINDS[i].make(arena));
    return fail_unknown(arena, options, word);
}
