/* Rows as a JSON Schema: see row_schema.h. */
#include "data/row_schema.h"

#include <string.h>

/* The part of a row's name before the dot; the whole of it if there is none. */
static sc_str first_part(const char *name)
{
    sc_str rest = sc_str_of(name), part = rest;
    sc_str_split(&rest, '.', &part);
    return part;
}

static bool is_nested(const sc_row *row)
{
    return strchr(row->name, '.') != NULL;
}

/* @return the row's example as it is written in YAML, without its quotes. */
static sc_str example_text(const sc_row *row)
{
    sc_str text = sc_str_of(row->example);
    bool is_quoted = text.len >= 2 && text.ptr[0] == '"' && text.ptr[text.len - 1] == '"';
    return is_quoted ? sc_str_sub(text, 1, text.len - 1) : text;
}

static bool is_text(sc_str example)
{
    return example.len > 0 && example.ptr[0] != '[' && example.ptr[0] != '{';
}

static void add_description(sc_json *json, const sc_rows *rows, const sc_row *row)
{
    sc_json_field(json, "description",
                  sc_str_fmt(rows->arena, "%s\n\nTakes %s. Example: `%s: %s`", row->help,
                             row->type->name, row->name, row->example));
}

static void add_row(sc_json *json, const sc_rows *rows, const sc_row *row)
{
    sc_str example = example_text(row);
    sc_json_begin_object(json);
    add_description(json, rows, row);
    if (row->choices == NULL)
        sc_json_members(json, sc_str_of(row->type->schema));
    if (row->choices != NULL) {
        sc_json_key(json, "enum");
        sc_json_begin_array(json);
        for (size_t i = 0; row->choices[i] != NULL; i++)
            sc_json_string(json, sc_str_of(row->choices[i]));
        sc_json_end_array(json);
    }
    if (row->fallback != NULL)
        sc_json_field(json, "default", sc_str_of(row->fallback));
    if (is_text(example)) {
        sc_json_key(json, "examples");
        sc_json_begin_array(json);
        sc_json_string(json, example);
        sc_json_end_array(json);
    }
    sc_json_end_object(json);
}

/* Whether a text may stand for the whole map: `photo: FILE`. */
static bool has_short_form(const sc_rows *rows, sc_str map)
{
    for (size_t i = 0; i < rows->alias_count; i++)
        if (sc_str_is(map, rows->aliases[i].path))
            return true;
    return false;
}

/* The rows of one map, which stand together. @return how many. */
static size_t add_map(sc_json *json, const sc_rows *rows, size_t from)
{
    sc_str map = first_part(rows->rows[from].name);
    size_t to = from;
    sc_json_begin_object(json);
    sc_json_field(
        json, "description",
        sc_str_fmt(rows->arena, "a map%s; %s",
                   has_short_form(rows, map) ? ", or a text that stands for its first" : "",
                   rows->rows[from].help));
    sc_json_members(json,
                    has_short_form(rows, map)
                        ? SC_STR("{\"type\": [\"object\", \"string\", \"boolean\", \"null\"]}")
                        : SC_STR("{\"type\": [\"object\", \"null\"]}"));
    sc_json_key(json, "properties");
    sc_json_begin_object(json);
    for (; to < rows->row_count && sc_str_eq(first_part(rows->rows[to].name), map); to++) {
        sc_json_key(json, rows->rows[to].name + map.len + 1);
        add_row(json, rows, &rows->rows[to]);
    }
    sc_json_end_object(json);
    sc_json_end_object(json);
    return to - from;
}

void sc_row_schema_properties(sc_json *json, const sc_rows *rows)
{
    sc_json_key(json, "properties");
    sc_json_begin_object(json);
    for (size_t i = 0; i < rows->row_count;) {
        const sc_row *row = &rows->rows[i];
        sc_json_key(json, sc_str_z(rows->arena, first_part(row->name)));
        if (is_nested(row)) {
            i += add_map(json, rows, i);
            continue;
        }
        add_row(json, rows, row);
        i++;
    }
    sc_json_end_object(json);
}

/* Whether a property of `properties` has this name already: it then wins. */
static bool is_property(const sc_rows *rows, const char *path)
{
    for (size_t i = 0; i < rows->row_count; i++)
        if (sc_str_is(first_part(rows->rows[i].name), path))
            return true;
    return false;
}

static bool is_at_top(const sc_rows *rows, const sc_alias *alias)
{
    return strchr(alias->path, '.') == NULL && !is_property(rows, alias->path);
}

/* The aliases of one row as a pattern: `^(title|post_title)$`. */
static sc_str alias_pattern(const sc_rows *rows, const sc_row *row)
{
    sc_buf buf = sc_buf_new(rows->arena, 1 << 16);
    for (size_t i = 0; i < rows->alias_count; i++)
        if (strcmp(rows->aliases[i].field, row->name) == 0 && is_at_top(rows, &rows->aliases[i]))
            sc_buf_addf(&buf, "%s%s", buf.len == 0 ? "^(" : "|", rows->aliases[i].path);
    if (buf.len > 0)
        sc_buf_addz(&buf, ")$");
    return sc_buf_str(&buf);
}

void sc_row_schema_aliases(sc_json *json, const sc_rows *rows)
{
    if (rows->alias_count == 0)
        return;
    sc_json_key(json, "patternProperties");
    sc_json_begin_object(json);
    for (size_t i = 0; i < rows->row_count; i++) {
        sc_str pattern = alias_pattern(rows, &rows->rows[i]);
        if (pattern.len == 0)
            continue;
        sc_json_key(json, sc_str_z(rows->arena, pattern));
        sc_json_begin_object(json);
        sc_json_field(json, "description",
                      sc_str_fmt(rows->arena, "another name of %s: %s", rows->rows[i].name,
                                 rows->rows[i].help));
        sc_json_end_object(json);
    }
    sc_json_end_object(json);
}
