/* What the fields of articles and sites may hold: see types.h. People are in people.c. */
#include "article/types.h"

#include "article/date.h"
#include "article/plain.h"
#include "locale/locale.h"

#include <string.h>

sc_taken sc_type_fail(const sc_rows *rows, const sc_found *found, const char *code,
                      const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sc_str message = sc_str_vfmt(rows->arena, format, args);
    va_end(args);
    sc_diag_error(rows->diags, found->value->span, code, hint, "%.*s", SC_STR_ARG(message));
    return SC_FAILED;
}

static unsigned flags_of(const sc_found *found)
{
    return found->alias == NULL ? 0 : found->alias->flags;
}

static const sc_reading *reading_of(const sc_rows *rows)
{
    return rows->context;
}

static bool is_collection(const sc_value *value)
{
    return value->kind == SC_VALUE_LIST || value->kind == SC_VALUE_MAP;
}

sc_str sc_type_text(const sc_rows *rows, const sc_found *found, const sc_value *value)
{
    bool is_html = (flags_of(found) & SC_ALIAS_HTML) != 0;
    return is_html ? sc_plain_text(rows->arena, value->text) : value->text;
}

/* Longer than the row allows? A text has at most as many graphemes as bytes. */
static bool is_too_long(const sc_row *row, sc_str text)
{
    return row->max > 0 && text.len > row->max && sc_grapheme_count(text) > row->max;
}

static sc_taken take_text(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          sc_str text, void *record)
{
    const sc_field *field = (const sc_field *)((char *)record + row->offset);
    sc_taken taken = sc_rows_take_text(rows, row, found, text, record);
    if (taken == SC_TAKEN && is_too_long(row, field->text))
        return sc_type_fail(rows, found, rows->codes->bad_value, NULL,
                            "%s is longer than %zu characters", found->path, row->max);
    return taken;
}

static sc_taken read_text(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          void *record)
{
    const sc_value *value = found->value;
    if (value->kind != SC_VALUE_STRING && value->kind != SC_VALUE_NUMBER)
        return SC_MISFIT;
    return take_text(rows, row, found, sc_type_text(rows, found, value), record);
}

/* Editors take `2026` for a number and `true` for a boolean: texts in YAML, as here. */
#define SCALAR "{\"type\": [\"string\", \"number\", \"boolean\", \"null\"]}"

const sc_row_type SC_TYPE_TEXT = { "a text", SCALAR, read_text };

const sc_value *sc_type_name_in(const sc_value *value)
{
    static const char *const KEYS[] = { "name", "title", "display_name", "label" };
    for (size_t i = 0; value->kind == SC_VALUE_MAP && i < sizeof KEYS / sizeof *KEYS; i++) {
        const sc_value *name = sc_value_find(value, KEYS[i]);
        if (name != NULL && name->kind == SC_VALUE_STRING)
            return name;
    }
    return value;
}

/* WordPress calls the section of an article that has none so. */
static bool is_no_name(const sc_value *value)
{
    return value->kind != SC_VALUE_STRING || sc_str_is(value->text, "Uncategorized");
}

/* Numbers are a publishing system's identifiers, not names. */
static sc_taken read_name(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          void *record)
{
    const sc_value *value = found->value;
    bool is_list = value->kind == SC_VALUE_LIST;
    if (is_list && found->alias == NULL)
        return SC_MISFIT;
    value = sc_type_name_in(is_list ? value->items[0] : value);
    if (is_collection(value) || value->kind == SC_VALUE_BOOL)
        return SC_MISFIT;
    if (found->alias != NULL && is_no_name(value))
        return SC_PASSED;
    sc_found name = { value, found->path, found->alias };
    return take_text(rows, row, &name, sc_type_text(rows, found, value), record);
}

const sc_row_type SC_TYPE_NAME = { "a text", SCALAR, read_name };

typedef SC_VEC(sc_field) field_vec;

/* @return false after an error. */
static bool add_name(const sc_rows *rows, const sc_row *row, const sc_found *found, sc_str text,
                     field_vec *names)
{
    sc_field name;
    if (!sc_rows_clean(rows, found, text, &name.text))
        return false;
    if (is_too_long(row, name.text))
        return sc_type_fail(rows, found, rows->codes->bad_value, NULL,
                            "an item of %s is longer than %zu characters", found->path,
                            row->max) == SC_TAKEN;
    name.span = found->value->span;
    if (name.text.len > 0)
        sc_vec_push(rows->arena, names, name);
    return true;
}

/* `rivers, maps`: a text divides at commas; an item of a list does not. */
static bool add_names_of(const sc_rows *rows, const sc_row *row, const sc_found *found,
                         field_vec *names)
{
    sc_str rest = sc_type_text(rows, found, found->value), part;
    while (sc_str_split(&rest, ',', &part))
        if (!add_name(rows, row, found, part, names))
            return false;
    return true;
}

static sc_taken add_item(const sc_rows *rows, const sc_row *row, const sc_found *found,
                         const sc_value *item, field_vec *names)
{
    const sc_value *value = sc_type_name_in(item);
    if (value->kind == SC_VALUE_NUMBER || value->kind == SC_VALUE_NULL)
        return SC_PASSED;
    sc_found name = { value, found->path, found->alias };
    if (value->kind != SC_VALUE_STRING)
        return found->alias != NULL ? SC_MISFIT
                                    : sc_type_fail(rows, &name, rows->codes->bad_value, NULL,
                                                   "an item of %s must be a text, not %s",
                                                   found->path, sc_value_kind_name(value));
    return add_name(rows, row, &name, sc_type_text(rows, found, value), names) ? SC_TAKEN
                                                                               : SC_FAILED;
}

static sc_taken read_names(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           void *record)
{
    const sc_value *value = found->value;
    field_vec names = { 0 };
    if (value->kind == SC_VALUE_STRING && !add_names_of(rows, row, found, &names))
        return SC_FAILED;
    if (value->kind != SC_VALUE_STRING && value->kind != SC_VALUE_LIST)
        return SC_MISFIT;
    for (size_t i = 0; value->kind == SC_VALUE_LIST && i < value->count; i++) {
        sc_taken taken = add_item(rows, row, found, value->items[i], &names);
        if (taken == SC_FAILED || taken == SC_MISFIT)
            return taken;
    }
    sc_field_list *list = (sc_field_list *)((char *)record + row->offset);
    *list = (sc_field_list){ names.items, names.count };
    return names.count == 0 ? SC_PASSED : SC_TAKEN;
}

const sc_row_type SC_TYPE_NAMES = {
    "a list of texts",
    "{\"type\": [\"array\", \"string\", \"boolean\", \"null\"]}",
    read_names,
};

static size_t scheme_len(sc_str url)
{
    size_t len = 0;
    while (len < url.len && (sc_is_alpha(url.ptr[len]) || sc_is_digit(url.ptr[len]) ||
                             strchr("+-.", url.ptr[len]) != NULL))
        len++;
    return len > 0 && len < url.len && url.ptr[len] == ':' ? len : 0;
}

/* The first byte that no URL has (RFC 3986: blanks, quotes, angle brackets …), or the length. */
static size_t bad_url_byte(sc_str url)
{
    size_t at = 0;
    while (at < url.len && (unsigned char)url.ptr[at] > ' ' &&
           strchr("\"<>\\^`{|}", url.ptr[at]) == NULL)
        at++;
    return at;
}

static bool has_host(sc_str url, size_t scheme)
{
    sc_str rest = sc_str_sub(url, scheme, url.len);
    if (!sc_str_starts(rest, "://") || rest.len == 3)
        return false;
    return strchr("/?#:@.", rest.ptr[3]) == NULL;
}

bool sc_type_url(const sc_rows *rows, const sc_found *found, sc_str text, sc_str *out)
{
    static const char ALLOWED[] = "write it as https://example.com/path";
    const char *code = reading_of(rows)->bad_url;
    size_t bad = bad_url_byte(text);
    if (bad < text.len) {
        sc_type_fail(rows, found, code, "percent-encode it", "%s '%.*s' holds a '%c'", found->path,
                     SC_STR_ARG(text), text.ptr[bad]);
        return false;
    }
    if (sc_str_starts(text, "//"))
        text = sc_str_fmt(rows->arena, "https:%.*s", SC_STR_ARG(text));
    size_t scheme = scheme_len(text);
    sc_str name = sc_str_sub(text, 0, scheme);
    bool is_web = sc_str_is_nocase(name, "http") || sc_str_is_nocase(name, "https");
    if (scheme > 0 && !is_web) {
        sc_type_fail(rows, found, code, ALLOWED, "%s '%.*s' is neither http nor https", found->path,
                     SC_STR_ARG(text));
        return false;
    }
    if (scheme > 0 && !has_host(text, scheme)) {
        sc_type_fail(rows, found, code, ALLOWED, "%s '%.*s' names no host", found->path,
                     SC_STR_ARG(text));
        return false;
    }
    *out = text;
    return true;
}

/* A template's pattern (`/:year/:title/`, `{{ page.slug }}`), or a style's name (`pretty`). */
static bool is_pattern(sc_str text)
{
    bool has_hole = sc_str_find(text, SC_STR("{{"), NULL) || sc_str_find(text, SC_STR("/:"), NULL);
    return has_hole || !sc_str_find(text, SC_STR("/"), NULL);
}

static sc_taken read_url(const sc_rows *rows, const sc_row *row, const sc_found *found,
                         void *record)
{
    if (found->value->kind != SC_VALUE_STRING)
        return SC_MISFIT;
    sc_str text = sc_str_trim(found->value->text), url;
    if (text.len == 0 || ((flags_of(found) & SC_ALIAS_KEYWORD) != 0 && is_pattern(text)))
        return SC_PASSED;
    if (!sc_type_url(rows, found, text, &url))
        return SC_FAILED;
    return sc_rows_take_text(rows, row, found, url, record);
}

const sc_row_type SC_TYPE_URL = { "a URL",
                                  "{\"type\": [\"string\", \"boolean\", \"null\"], \"pattern\": "
                                  "\"^\\\\s*(?:(?![A-Za-z0-9+.-]+:)|[Hh][Tt][Tt][Pp][Ss]?://"
                                  ")[^\\\\s\\\"<>\\\\\\\\^`{|}]*\\\\s*$\"}",
                                  read_url };

static sc_taken read_base_url(const sc_rows *rows, const sc_row *row, const sc_found *found,
                              void *record)
{
    sc_taken taken = read_url(rows, row, found, record);
    if (taken != SC_TAKEN)
        return taken;
    sc_field *field = (sc_field *)((char *)record + row->offset);
    if (scheme_len(field->text) == 0)
        return sc_type_fail(rows, found, reading_of(rows)->bad_url,
                            "write it as https://example.com", "%s '%.*s' is not absolute",
                            found->path, SC_STR_ARG(field->text));
    while (sc_str_ends(field->text, "/"))
        field->text.len--;
    return SC_TAKEN;
}

const sc_row_type SC_TYPE_BASE_URL = {
    "a URL",
    "{\"type\": [\"string\", \"boolean\", \"null\"], \"pattern\": "
    "\"^\\\\s*(?:(?:[Hh][Tt][Tt][Pp][Ss]?:)?//[^\\\\s\\\"<>\\\\\\\\^`{|}]+)?\\\\s*$\"}",
    read_base_url
};

static sc_taken read_lang(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          void *record)
{
    if (found->value->kind != SC_VALUE_STRING)
        return SC_MISFIT;
    sc_str text = sc_str_trim(found->value->text);
    sc_str tag = sc_lang_normalize(rows->arena, text);
    if (text.len == 0)
        return SC_PASSED;
    if (tag.len > 0)
        return sc_rows_take_text(rows, row, found, tag, record);
    sc_diag_warn(rows->diags, found->value->span, reading_of(rows)->bad_lang,
                 "write a BCP 47 tag: en, pt-BR, zh-Hant", "unknown language '%.*s'",
                 SC_STR_ARG(text));
    return SC_PASSED;
}

const sc_row_type SC_TYPE_LANG = { "a language tag",
                                   "{\"type\": [\"string\", \"boolean\", \"null\"], \"pattern\": "
                                   "\"^\\\\s*(?:[A-Za-z]{2,8}(?:[-_.][A-Za-z0-9]+)*)?\\\\s*$\"}",
                                   read_lang };

static sc_taken read_zone(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          void *record)
{
    if (found->value->kind != SC_VALUE_STRING)
        return SC_MISFIT;
    sc_str zone = sc_str_trim(found->value->text);
    if (zone.len > 0 && !sc_str_is(zone, "UTC") && !sc_zone_is_valid(zone))
        return sc_type_fail(rows, found, rows->codes->bad_value,
                            "write an IANA name: Europe/Berlin, America/New_York, UTC",
                            "unknown time zone '%.*s'", SC_STR_ARG(zone));
    return sc_rows_take_text(rows, row, found, zone, record);
}

const sc_row_type SC_TYPE_ZONE = { "a time zone", "{\"type\": [\"string\", \"boolean\", \"null\"]}",
                                   read_zone };

/* `@name`, `name`, `https://x.com/name`, `t.me/name/`. */
static sc_taken read_handle(const sc_rows *rows, const sc_row *row, const sc_found *found,
                            void *record)
{
    if (found->value->kind != SC_VALUE_STRING)
        return SC_MISFIT;
    sc_str name = sc_str_trim(found->value->text);
    if (name.len == 0)
        return SC_PASSED;
    while (sc_str_ends(name, "/"))
        name.len--;
    bool is_url = sc_str_find(name, SC_STR("/"), NULL);
    for (size_t at; is_url && sc_str_find(name, SC_STR("/"), &at);)
        name = sc_str_sub(name, at + 1, name.len);
    if (sc_str_starts(name, "@"))
        name = sc_str_sub(name, 1, name.len);
    bool is_good = name.len > 0 && name.len <= 64;
    for (size_t i = 0; i < name.len; i++)
        is_good =
            is_good && (sc_is_alpha(name.ptr[i]) || sc_is_digit(name.ptr[i]) || name.ptr[i] == '_');
    if (!is_good)
        return sc_type_fail(rows, found, rows->codes->bad_value, "write it as @name",
                            "%s '%.*s' is not an account's name", found->path,
                            SC_STR_ARG(found->value->text));
    sc_str handle = sc_str_fmt(rows->arena, "@%.*s", SC_STR_ARG(name));
    return sc_rows_take_text(rows, row, found, handle, record);
}

const sc_row_type SC_TYPE_HANDLE = { "an account's name",
                                     "{\"type\": [\"string\", \"boolean\", \"null\"], \"pattern\": "
                                     "\"^\\\\s*(?:\\\\S*/)?@?[A-Za-z0-9_]*/*\\\\s*$\"}",
                                     read_handle };

/* What exports write for "no date", and Eleventy's words for dates it finds out itself. */
static bool is_no_date(sc_str text)
{
    static const char *const WORDS[] = { "Last Modified", "Created", "git Last Modified",
                                         "git Created" };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is_nocase(text, WORDS[i]))
            return true;
    return text.len == 0 || sc_str_starts(text, "0000-00-00") || sc_str_starts(text, "0001-01-01");
}

static sc_taken read_date(const sc_rows *rows, const sc_row *row, const sc_found *found,
                          void *record)
{
    const sc_value *value = found->value;
    if (value->kind == SC_VALUE_BOOL) /* Jekyll's `published: true` */
        return SC_PASSED;
    if (value->kind != SC_VALUE_STRING && value->kind != SC_VALUE_NUMBER)
        return SC_MISFIT;
    sc_str text = sc_str_trim(value->text), zone = reading_of(rows)->zone;
    bool is_flag = sc_str_is_nocase(text, "true") || sc_str_is_nocase(text, "false");
    if (is_no_date(text) || (value->is_plain && is_flag))
        return SC_PASSED;
    sc_moment moment = { .span = value->span };
    if ((flags_of(found) & SC_ALIAS_UTC) != 0)
        zone = SC_STR("UTC");
    const char *why = sc_date_read(rows->arena, text, zone, &moment);
    if (why != NULL)
        return sc_type_fail(rows, found, reading_of(rows)->bad_date, why, "%s '%.*s' is not a date",
                            found->path, SC_STR_ARG(text));
    if ((flags_of(found) & SC_ALIAS_UTC) != 0)
        moment.offset_minutes = sc_zone_offset(reading_of(rows)->zone, moment.seconds);
    *(sc_moment *)((char *)record + row->offset) = moment;
    return SC_TAKEN;
}

const sc_row_type SC_TYPE_DATE = { "a date", SCALAR, read_date };

static sc_taken read_tokens(const sc_rows *rows, const sc_row *row, const sc_found *found,
                            void *record)
{
    (void)row;
    sc_site *site = record;
    const sc_value *map = found->value;
    if (map->kind != SC_VALUE_MAP)
        return SC_MISFIT;
    sc_token *tokens = SC_NEW_ARRAY(rows->arena, sc_token, map->count);
    for (size_t i = 0; i < map->count; i++) {
        sc_found colour = { map->entries[i].value, NULL, NULL };
        colour.path =
            sc_str_fmt(rows->arena, "%s.%.*s", found->path, SC_STR_ARG(map->entries[i].key)).ptr;
        tokens[i].name = map->entries[i].key;
        tokens[i].value.span = colour.value->span;
        if (colour.value->kind != SC_VALUE_STRING)
            return sc_type_fail(rows, &colour, rows->codes->bad_value,
                                "a colour that starts with '#' needs quotes: \"#c8102e\"",
                                "%s must be a colour, not %s", colour.path,
                                sc_value_kind_name(colour.value));
        if (!sc_rows_clean(rows, &colour, colour.value->text, &tokens[i].value.text))
            return SC_FAILED;
    }
    site->colors = tokens;
    site->color_count = map->count;
    return SC_TAKEN;
}

const sc_row_type SC_TYPE_TOKENS = {
    "a map of colours",
    "{\"type\": [\"object\", \"boolean\", \"null\"], \"additionalProperties\": {\"type\": "
    "\"string\", \"pattern\": "
    "\"^\\\\s*(?:#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|[A-Za-z]+(?:-[a-z]+)?(?:\\\\(["
    "\\\\s\\\\S]*\\\\))?)\\\\s*$\", \"patternErrorMessage\": \"a colour such as \\\"#c8102e\\\", "
    "in quotes, rgb(200 16 46) or tomato\"}}",
    read_tokens,
};
