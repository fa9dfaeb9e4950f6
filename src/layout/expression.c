/* Templates: see expression.h. Conditions are in condition.c. */
#include "layout/expression.h"

#include "base/number.h"
#include "locale/locale.h"

typedef enum argument_kind {
    NO_ARGUMENT,
    MAY_HAVE_TEXT,
    NEEDS_TEXT,
    NEEDS_NUMBER,
    DATE_STYLE
} argument_kind;

static const struct {
    const char *name;
    sc_filter_kind kind;
    argument_kind argument;
    unsigned fields; /* bits 1u << sc_field_kind that it takes */
} FILTERS[] = {
    { "upper", SC_FILTER_UPPER, NO_ARGUMENT, 1u << SC_FIELD_TEXT },
    { "lower", SC_FILTER_LOWER, NO_ARGUMENT, 1u << SC_FIELD_TEXT },
    { "date", SC_FILTER_DATE, DATE_STYLE, 1u << SC_FIELD_MOMENT },
    { "default", SC_FILTER_DEFAULT, NEEDS_TEXT, 1u << SC_FIELD_TEXT },
    { "join", SC_FILTER_JOIN, MAY_HAVE_TEXT, 1u << SC_FIELD_LIST },
    { "first", SC_FILTER_FIRST, NO_ARGUMENT, 1u << SC_FIELD_LIST },
    { "initials", SC_FILTER_INITIALS, NO_ARGUMENT, 1u << SC_FIELD_TEXT },
    { "domain", SC_FILTER_DOMAIN, NO_ARGUMENT, 1u << SC_FIELD_TEXT },
    { "truncate", SC_FILTER_TRUNCATE, NEEDS_NUMBER, 1u << SC_FIELD_TEXT },
};

enum { FILTER_COUNT = sizeof FILTERS / sizeof *FILTERS };

const char *sc_filter_name(size_t index)
{
    return index < FILTER_COUNT ? FILTERS[index].name : NULL;
}

static const struct {
    const char *name;
    sc_date_style style;
} DATE_STYLES[] = {
    { "short", SC_DATE_SHORT }, { "medium", SC_DATE_MEDIUM }, { "long", SC_DATE_LONG },
    { "full", SC_DATE_FULL },   { "year", SC_DATE_YEAR },     { "time", SC_DATE_TIME },
    { "iso", SC_DATE_ISO },
};

static bool read_date_style(const sc_reader *reader, sc_str name, sc_filter *filter)
{
    filter->number = SC_DATE_LONG;
    if (name.len == 0)
        return true;
    for (size_t i = 0; i < sizeof DATE_STYLES / sizeof *DATE_STYLES; i++)
        if (sc_str_is(name, DATE_STYLES[i].name)) {
            filter->number = (int)DATE_STYLES[i].style;
            return true;
        }
    return sc_reader_fail(reader, name,
                          "write 'short', 'medium', 'long', 'full', 'year', 'time' or 'iso'",
                          "'%.*s' is not a way to show a date", SC_STR_ARG(name));
}

static bool read_argument(const sc_reader *reader, sc_str name, argument_kind kind, sc_str argument,
                          sc_filter *filter)
{
    double number;
    filter->argument = sc_reader_unquote(argument);
    if (kind == DATE_STYLE)
        return read_date_style(reader, filter->argument, filter);
    if (kind == NO_ARGUMENT && argument.len > 0)
        return sc_reader_fail(reader, argument, NULL, "the filter '%.*s' takes no argument",
                              SC_STR_ARG(name));
    if (kind == NEEDS_TEXT && argument.len == 0)
        return sc_reader_fail(reader, name, "write the filter's argument after a colon",
                              "the filter '%.*s' needs an argument", SC_STR_ARG(name));
    if (kind != NEEDS_NUMBER)
        return true;
    if (!sc_number_parse(filter->argument, &number) || number < 1 || number > 10000)
        return sc_reader_fail(reader, argument.len > 0 ? argument : name, NULL,
                              "the filter '%.*s' needs a number from 1 to 10000", SC_STR_ARG(name));
    filter->number = (int)number;
    return true;
}

/* What each kind of field is, and the filters that make a text of it. */
static const struct {
    const char *name, *hint;
} KINDS[] = {
    [SC_FIELD_TEXT] = { "a text", NULL },
    [SC_FIELD_MOMENT] = { "a date", "put 'date' before it" },
    [SC_FIELD_LIST] = { "a list", "put 'join' or 'first' before it" },
    [SC_FIELD_IMAGE] = { "a picture", "write the field alone" },
};

static bool fail_misfit(const sc_reader *reader, sc_str name, unsigned fields, sc_field_kind kind)
{
    size_t wanted = 0;
    while ((fields & 1u << wanted) == 0)
        wanted++;
    const char *hint = wanted == SC_FIELD_TEXT ? KINDS[kind].hint : "leave the filter out";
    return sc_reader_fail(reader, name, hint, "the filter '%.*s' takes %s, not %s",
                          SC_STR_ARG(name), KINDS[wanted].name, KINDS[kind].name);
}

static bool read_filter(const sc_reader *reader, sc_str text, sc_field_kind *kind, sc_filter *out)
{
    sc_str argument = text, name;
    if (!sc_reader_split(&argument, ':', &name))
        return sc_reader_fail(reader, text, NULL, "a filter's name is missing after '|'");
    argument = sc_str_trim(argument);
    const char *names[FILTER_COUNT];
    for (size_t i = 0; i < FILTER_COUNT; i++) {
        names[i] = FILTERS[i].name;
        if (!sc_str_is(name, names[i]))
            continue;
        if ((FILTERS[i].fields & 1u << *kind) == 0)
            return fail_misfit(reader, name, FILTERS[i].fields, *kind);
        *kind = SC_FIELD_TEXT; /* whatever comes in, text comes out */
        out->kind = FILTERS[i].kind;
        return read_argument(reader, name, FILTERS[i].argument, argument, out);
    }
    const char *near = sc_nearest(name, names, FILTER_COUNT);
    const char *hint = near == NULL
                           ? "filters: upper, lower, date, default, join, first, initials, "
                             "domain, truncate"
                           : sc_str_fmt(reader->arena, "did you mean '%s'?", near).ptr;
    return sc_reader_fail(reader, name, hint, "unknown filter '%.*s'", SC_STR_ARG(name));
}

static bool fail_unknown_field(const sc_reader *reader, sc_str name)
{
    size_t count;
    const sc_layout_field *fields = sc_layout_field_all(&count);
    const char **names = SC_NEW_ARRAY(reader->arena, const char *, count);
    sc_buf hint = sc_buf_new(reader->arena, 4096);
    for (size_t i = 0; i < count; i++) {
        names[i] = fields[i].name;
        sc_buf_addf(&hint, "%s%s", i == 0 ? "fields: " : ", ", names[i]);
    }
    const char *near = sc_nearest(name, names, count);
    sc_str text =
        near == NULL ? sc_buf_str(&hint) : sc_str_fmt(reader->arena, "did you mean '%s'?", near);
    return sc_reader_fail(reader, name, sc_str_z(reader->arena, text), "unknown field '%.*s'",
                          SC_STR_ARG(name));
}

/* `headline | upper`: what stands between the braces. */
static bool read_expression(const sc_reader *reader, sc_str text, sc_template_part *out)
{
    sc_str rest = text, part;
    SC_VEC(sc_filter) filters = { 0 };
    if (!sc_reader_split(&rest, '|', &part))
        return sc_reader_fail(reader, text, NULL, "a field's name is missing between the braces");
    out->span = sc_reader_span(reader, part);
    out->field = sc_layout_field_find(part);
    if (out->field == NULL)
        return fail_unknown_field(reader, part);
    sc_field_kind kind = out->field->kind;
    while (sc_reader_split(&rest, '|', &part)) {
        sc_filter filter = { 0 };
        if (!read_filter(reader, part, &kind, &filter))
            return false;
        sc_vec_push(reader->arena, &filters, filter);
    }
    out->filters = filters.items;
    out->filter_count = filters.count;
    return true;
}

enum { PARTS_MAX = 100 };

bool sc_template_read(const sc_reader *reader, sc_template *out)
{
    SC_VEC(sc_template_part) parts = { 0 };
    sc_str rest = reader->text;
    while (rest.len > 0) {
        size_t open = rest.len, close;
        sc_str_find(rest, SC_STR("{{"), &open);
        if (open > 0)
            sc_vec_push(reader->arena, &parts,
                        ((sc_template_part){ .literal = sc_str_sub(rest, 0, open) }));
        rest = sc_str_sub(rest, open, rest.len);
        if (rest.len == 0)
            break;
        if (!sc_str_find(rest, SC_STR("}}"), &close))
            return sc_reader_fail(reader, rest, NULL, "'{{' has no '}}'");
        sc_template_part part = { 0 };
        if (parts.count > PARTS_MAX)
            return sc_reader_fail(reader, reader->text, "use fewer fields",
                                  "the text is made of too many parts");
        if (!read_expression(reader, sc_str_sub(rest, 2, close), &part))
            return false;
        sc_vec_push(reader->arena, &parts, part);
        rest = sc_str_sub(rest, close + 2, rest.len);
    }
    *out = (sc_template){ parts.items, parts.count, reader->span };
    return true;
}
