/* Writing JSON (RFC 8259): see json_write.h. */
#include "data/json_write.h"

#include "base/number.h"
#include "base/utf8.h"

#include <assert.h>

sc_json sc_json_new(sc_buf *out)
{
    return (sc_json){ .out = out };
}

static void new_line(sc_json *json)
{
    if (json->is_compact)
        return;
    sc_buf_addc(json->out, '\n');
    for (int i = 0; i < json->depth; i++)
        sc_buf_addz(json->out, "  ");
}

/* What stands between an item and the one before it, or the bracket. */
static void before_item(sc_json *json)
{
    if (json->depth == 0)
        return;
    if (json->has_items[json->depth - 1])
        sc_buf_addc(json->out, ',');
    json->has_items[json->depth - 1] = true;
    new_line(json);
}

static void before_value(sc_json *json)
{
    if (!json->after_key)
        before_item(json);
    json->after_key = false;
}

static void begin(sc_json *json, char bracket)
{
    assert(json->depth < SC_JSON_DEPTH_MAX);
    before_value(json);
    sc_buf_addc(json->out, bracket);
    json->has_items[json->depth++] = false;
}

static void end(sc_json *json, char bracket)
{
    assert(json->depth > 0 && !json->after_key);
    json->depth--;
    if (json->has_items[json->depth])
        new_line(json);
    sc_buf_addc(json->out, bracket);
}

void sc_json_begin_object(sc_json *json)
{
    begin(json, '{');
}

void sc_json_end_object(sc_json *json)
{
    end(json, '}');
}

void sc_json_begin_array(sc_json *json)
{
    begin(json, '[');
}

void sc_json_end_array(sc_json *json)
{
    end(json, ']');
}

/* The one-letter escapes of RFC 8259, section 7; 0 where a character has none. */
static char short_escape(uint32_t cp)
{
    switch (cp) {
    case '"':
    case '\\':
        return (char)cp;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

static bool ends_html_script(uint32_t cp)
{
    return cp == '<' || cp == '>' || cp == '&' || cp == 0x2028 || cp == 0x2029;
}

static void add_char(sc_json *json, uint32_t cp)
{
    char escape = short_escape(cp);
    if (escape != 0)
        sc_buf_addf(json->out, "\\%c", escape);
    else if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (json->for_html && ends_html_script(cp)))
        sc_buf_addf(json->out, "\\u%04x", (unsigned)cp);
    else
        sc_utf8_add(json->out, cp);
}

static void add_quoted(sc_json *json, sc_str text)
{
    sc_buf_addc(json->out, '"');
    for (size_t at = 0; at < text.len;)
        add_char(json, sc_utf8_next(text, &at));
    sc_buf_addc(json->out, '"');
}

void sc_json_key(sc_json *json, const char *key)
{
    assert(json->depth > 0 && !json->after_key);
    before_item(json);
    add_quoted(json, sc_str_of(key));
    sc_buf_addz(json->out, json->is_compact ? ":" : ": ");
    json->after_key = true;
}

void sc_json_string(sc_json *json, sc_str value)
{
    before_value(json);
    add_quoted(json, value);
}

void sc_json_members(sc_json *json, sc_str object)
{
    object = sc_str_trim(object);
    assert(object.len >= 2 && object.ptr[0] == '{' && object.ptr[object.len - 1] == '}');
    sc_str members = sc_str_trim(sc_str_sub(object, 1, object.len - 1));
    if (members.len == 0)
        return;
    before_item(json);
    sc_buf_add(json->out, members);
}

void sc_json_number(sc_json *json, double value, int decimals)
{
    before_value(json);
    sc_number_add(json->out, value, decimals);
}

void sc_json_integer(sc_json *json, int64_t value)
{
    before_value(json);
    sc_buf_addf(json->out, "%lld", (long long)value);
}

void sc_json_bool(sc_json *json, bool value)
{
    before_value(json);
    sc_buf_addz(json->out, value ? "true" : "false");
}

void sc_json_null(sc_json *json)
{
    before_value(json);
    sc_buf_addz(json->out, "null");
}

void sc_json_field(sc_json *json, const char *key, sc_str value)
{
    sc_json_key(json, key);
    sc_json_string(json, value);
}

void sc_json_field_optional(sc_json *json, const char *key, sc_str value)
{
    if (value.len > 0)
        sc_json_field(json, key, value);
}

void sc_json_field_integer(sc_json *json, const char *key, int64_t value)
{
    sc_json_key(json, key);
    sc_json_integer(json, value);
}
