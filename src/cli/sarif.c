/* Writing SARIF: see sarif.h. */
#include "cli/sarif.h"

#include <string.h>

static const char SCHEMA[] = "https://json.schemastore.org/sarif-2.1.0.json";
static const char VERSION[] = "2.1.0";

sc_sarif sc_sarif_begin(sc_arena *arena, sc_buf *out)
{
    sc_sarif sarif = { .arena = arena, .json = sc_json_new(out) };
    sc_json *json = &sarif.json;
    sc_json_begin_object(json);
    sc_json_field(json, "$schema", sc_str_of(SCHEMA));
    sc_json_field(json, "version", sc_str_of(VERSION));
    sc_json_key(json, "runs");
    sc_json_begin_array(json);
    sc_json_begin_object(json);
    sc_json_field(json, "columnKind", SC_STR("unicodeCodePoints"));
    sc_json_key(json, "results");
    sc_json_begin_array(json);
    return sarif;
}

static size_t rule_index(sc_sarif *sarif, const char *code)
{
    for (size_t i = 0; i < sarif->codes.count; i++)
        if (strcmp(sarif->codes.items[i], code) == 0)
            return i;
    sc_vec_push(sarif->arena, &sarif->codes, code);
    return sarif->codes.count - 1;
}

static bool is_plain(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || (c != '\0' && strchr("-._~/", c) != NULL);
}

/* A path as a URI reference (RFC 3986): relative as it was written, or `file://` and absolute. */
static sc_str uri_of(sc_arena *arena, sc_str path)
{
    sc_buf uri = sc_buf_new(arena, 3 * path.len + 16);
    if (sc_str_starts(path, "/"))
        sc_buf_addz(&uri, "file://");
    for (size_t i = 0; i < path.len; i++)
        if (is_plain(path.ptr[i]))
            sc_buf_addc(&uri, path.ptr[i]);
        else
            sc_buf_addf(&uri, "%%%02X", (unsigned)(unsigned char)path.ptr[i]);
    return sc_buf_str(&uri);
}

static void add_region(sc_json *json, sc_span span)
{
    sc_position at = sc_span_position(span), end = sc_span_end(span);
    sc_json_key(json, "region");
    sc_json_begin_object(json);
    sc_json_field_integer(json, "startLine", (int64_t)at.line);
    sc_json_field_integer(json, "startColumn", (int64_t)at.column);
    sc_json_field_integer(json, "endLine", (int64_t)end.line);
    sc_json_field_integer(json, "endColumn", (int64_t)end.column);
    sc_json_end_object(json);
}

static void add_location(sc_sarif *sarif, sc_span span)
{
    sc_json *json = &sarif->json;
    sc_json_key(json, "locations");
    sc_json_begin_array(json);
    sc_json_begin_object(json);
    sc_json_key(json, "physicalLocation");
    sc_json_begin_object(json);
    sc_json_key(json, "artifactLocation");
    sc_json_begin_object(json);
    sc_json_field(json, "uri", uri_of(sarif->arena, span.source->name));
    sc_json_end_object(json);
    if (span.source->text.len > 0)
        add_region(json, span);
    sc_json_end_object(json);
    sc_json_end_object(json);
    sc_json_end_array(json);
}

/* Braces in a message are placeholders, and stand for themselves twice (section 3.11.5). */
static void add_doubled(sc_buf *out, sc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        bool is_brace = text.ptr[i] == '{' || text.ptr[i] == '}';
        sc_buf_addc(out, text.ptr[i]);
        if (is_brace)
            sc_buf_addc(out, text.ptr[i]);
    }
}

static sc_str message_of(sc_arena *arena, const sc_diag *diag)
{
    sc_buf text = sc_buf_new(arena, 2 * (diag->message.len + diag->hint.len) + 16);
    add_doubled(&text, diag->message);
    if (diag->hint.len == 0)
        return sc_buf_str(&text);
    sc_buf_addz(&text, " (");
    add_doubled(&text, diag->hint);
    sc_buf_addz(&text, ")");
    return sc_buf_str(&text);
}

void sc_sarif_add(sc_sarif *sarif, const sc_diag *diag)
{
    sc_json *json = &sarif->json;
    sc_json_begin_object(json);
    sc_json_field(json, "ruleId", sc_str_of(diag->code));
    sc_json_field_integer(json, "ruleIndex", (int64_t)rule_index(sarif, diag->code));
    sc_json_field(json, "level", sc_str_of(diag->severity == SC_ERROR ? "error" : "warning"));
    sc_json_key(json, "message");
    sc_json_begin_object(json);
    sc_json_field(json, "text", message_of(sarif->arena, diag));
    sc_json_end_object(json);
    if (diag->span.source != NULL)
        add_location(sarif, diag->span);
    sc_json_end_object(json);
}

static void add_rules(sc_sarif *sarif)
{
    sc_json *json = &sarif->json;
    sc_json_key(json, "rules");
    sc_json_begin_array(json);
    for (size_t i = 0; i < sarif->codes.count; i++) {
        sc_json_begin_object(json);
        sc_json_field(json, "id", sc_str_of(sarif->codes.items[i]));
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}

void sc_sarif_end(sc_sarif *sarif)
{
    sc_json *json = &sarif->json;
    sc_json_end_array(json); /* results */
    sc_json_key(json, "tool");
    sc_json_begin_object(json);
    sc_json_key(json, "driver");
    sc_json_begin_object(json);
    sc_json_field(json, "name", SC_STR("sharecard"));
    sc_json_field(json, "version", SC_STR(SC_VERSION));
    add_rules(sarif);
    sc_json_end_object(json);
    sc_json_end_object(json);
    sc_json_end_object(json);
    sc_json_end_array(json);
    sc_json_end_object(json);
    sc_buf_addc(json->out, '\n');
}
