/* The schemas of records: see schema.h. */
#include "article/schema.h"

#include "article/fields.h"
#include "data/row_schema.h"

#include <string.h>

enum { SCHEMA_MAX = 1 << 20 };

static sc_json start(sc_buf *buf, const char *title, const char *description)
{
    sc_json json = sc_json_new(buf);
    sc_json_begin_object(&json);
    sc_json_field(&json, "$schema", SC_STR("http://json-schema.org/draft-07/schema#"));
    sc_json_field(&json, "title", sc_str_of(title));
    sc_json_field(&json, "description", sc_str_of(description));
    return json;
}

static void add_required(sc_json *json, sc_arena *arena, const char *path)
{
    sc_str rest = sc_str_of(path), first = rest;
    sc_str_split(&rest, '.', &first);
    sc_json_begin_object(json);
    sc_json_key(json, "required");
    sc_json_begin_array(json);
    sc_json_string(json, sc_str_copy(arena, first));
    sc_json_end_array(json);
    sc_json_end_object(json);
}

/* A headline under one of its names, or a map that may hold the article whole. */
static void add_headline_names(sc_json *json, sc_arena *arena)
{
    size_t alias_count, wrapper_count;
    const sc_alias *aliases = sc_article_aliases(&alias_count);
    const char *const *wrappers = sc_article_wrappers(&wrapper_count);
    sc_json_key(json, "anyOf");
    sc_json_begin_array(json);
    add_required(json, arena, "headline");
    for (size_t i = 0; i < alias_count; i++)
        if (strcmp(aliases[i].field, "headline") == 0)
            add_required(json, arena, aliases[i].path);
    for (size_t i = 0; i < wrapper_count; i++)
        add_required(json, arena, wrappers[i]);
    sc_json_end_array(json);
}

sc_str sc_article_schema(sc_arena *arena)
{
    sc_buf buf = sc_buf_new(arena, SCHEMA_MAX);
    sc_rows rows = { .arena = arena };
    rows.rows = sc_article_rows(&rows.row_count);
    rows.aliases = sc_article_aliases(&rows.alias_count);
    sc_json json =
        start(&buf, "sharecard article", "The metadata of one article, for its share cards.");
    sc_json_field(&json, "type", SC_STR("object"));
    sc_row_schema_properties(&json, &rows);
    sc_row_schema_aliases(&json, &rows);
    add_headline_names(&json, arena);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_buf_str(&buf);
}

sc_str sc_site_schema(sc_arena *arena)
{
    sc_buf buf = sc_buf_new(arena, SCHEMA_MAX);
    sc_rows rows = { .arena = arena };
    rows.rows = sc_site_rows(&rows.row_count);
    sc_json json = start(&buf, "sharecard site file", "What all articles of a site share.");
    sc_json_members(&json, SC_STR("{\"type\": [\"object\", \"null\"]}"));
    sc_row_schema_properties(&json, &rows);
    sc_json_key(&json, "additionalProperties");
    sc_json_bool(&json, false);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_buf_str(&buf);
}
