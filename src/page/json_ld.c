/* Finding articles in JSON-LD: see json_ld.h. */
#include "page/json_ld.h"

#include "base/utf8.h"

enum { JSON_BYTES_MAX = 1 << 20, DEPTH_MAX = 4 };

/* CDATA markers, which XHTML needed, in comments of either kind. */
static sc_span without_cdata(sc_span part, sc_str text)
{
    size_t open, close;
    if (!sc_str_find(text, SC_STR("<![CDATA["), &open) || !sc_str_find(text, SC_STR("]]>"), &close))
        return part;
    size_t brace;
    bool is_first = !sc_str_find(sc_str_sub(text, 0, open), SC_STR("{"), &brace);
    if (!is_first || close < open)
        return part;
    size_t from = open + 9, to = close;
    while (from < to && (text.ptr[from] == '*' || text.ptr[from] == '/'))
        from++;
    while (to > from && (text.ptr[to - 1] == '*' || text.ptr[to - 1] == '/'))
        to--;
    return (sc_span){ part.source, part.offset + from, to - from };
}

const sc_value *sc_json_ld_parse(sc_arena *arena, const sc_source *source, sc_span part,
                                 sc_str *fault)
{
    static const sc_parse_limits LIMITS = { JSON_BYTES_MAX, 0, SC_E_DATA };
    sc_str text = sc_str_sub(source->text, part.offset, part.offset + part.len);
    sc_diags diags = { .arena = arena };
    const sc_value *value = NULL;
    size_t bad;
    if (!sc_utf8_is_valid(text, &bad)) {
        *fault = SC_STR("it is not UTF-8");
        return NULL;
    }
    if (sc_json_parse(arena, source, without_cdata(part, text), &LIMITS, &diags, &value) == SC_OK)
        return value;
    *fault = diags.list.count > 0 ? diags.list.items[0].message : SC_STR("it is not JSON");
    return NULL;
}

static void collect(sc_arena *arena, const sc_value *value, int depth, sc_json_ld_nodes *nodes)
{
    if (value == NULL || depth > DEPTH_MAX)
        return;
    for (size_t i = 0; value->kind == SC_VALUE_LIST && i < value->count; i++)
        collect(arena, value->items[i], depth + 1, nodes);
    if (value->kind != SC_VALUE_MAP)
        return;
    const sc_value *graph = sc_value_find(value, "@graph");
    if (sc_value_find(value, "@type") != NULL || graph == NULL)
        sc_vec_push(arena, nodes, value);
    collect(arena, graph, depth + 1, nodes);
}

void sc_json_ld_collect(sc_arena *arena, const sc_value *value, sc_json_ld_nodes *nodes)
{
    collect(arena, value, 0, nodes);
}

/* `http://schema.org/NewsArticle` is a NewsArticle too. */
static sc_str type_name(const sc_value *type)
{
    sc_str name = type->kind == SC_VALUE_STRING ? type->text : SC_STR("");
    for (size_t slash; sc_str_find(name, SC_STR("/"), &slash);)
        name = sc_str_sub(name, slash + 1, name.len);
    return name;
}

typedef bool name_test(sc_str name, const char *wanted);

static bool has_type(const sc_value *node, name_test *test, const char *wanted)
{
    const sc_value *type = sc_value_find(node, "@type");
    if (type == NULL)
        return false;
    bool is_found = type->kind == SC_VALUE_STRING && test(type_name(type), wanted);
    for (size_t i = 0; type->kind == SC_VALUE_LIST && i < type->count; i++)
        is_found = is_found || test(type_name(type->items[i]), wanted);
    return is_found;
}

bool sc_json_ld_is(const sc_value *node, const char *type)
{
    return has_type(node, sc_str_is, type);
}

/* schema.org's subtypes of Article end in these, but for two. */
static bool is_article_name(sc_str name, const char *wanted)
{
    (void)wanted;
    return sc_str_ends(name, "Article") || sc_str_ends(name, "BlogPosting") ||
           sc_str_is(name, "Report");
}

bool sc_json_ld_is_article(const sc_value *node)
{
    return has_type(node, is_article_name, NULL);
}

bool sc_json_ld_is_type(sc_str type)
{
    size_t end = type.len;
    sc_str_find(type, SC_STR(";"), &end);
    return sc_str_is_nocase(sc_str_trim(sc_str_sub(type, 0, end)), "application/ld+json");
}
