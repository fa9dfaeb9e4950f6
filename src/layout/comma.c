/* Values that a comma cuts short: see comma.h. They are found by their parentheses. */
#include "layout/comma.h"

/* @return how many more parentheses `text` opens than it closes; negative if it closes more. */
static int depth_of(sc_str text)
{
    int depth = 0;
    for (size_t i = 0; i < text.len; i++)
        depth += text.ptr[i] == '(' ? 1 : text.ptr[i] == ')' ? -1 : 0;
    return depth;
}

/* What is written from the start of a value to the end of its source. */
static sc_str written_from(sc_span span)
{
    return sc_str_sub(span.source->text, span.offset, span.source->text.len);
}

/* A plain text in braces or brackets whose parentheses are open where the comma stands. */
static bool is_cut(const sc_value *value)
{
    if (value->kind != SC_VALUE_STRING || !value->is_plain || value->span.source == NULL ||
        depth_of(value->text) <= 0)
        return false;
    sc_str rest = written_from(value->span);
    return sc_str_starts(sc_str_trim(sc_str_sub(rest, value->span.len, rest.len)), ",");
}

/* The value as it was meant: up to the parenthesis that closes its last one, on its line. Empty if
 * there is none. */
static sc_str meant(sc_span span)
{
    sc_str rest = written_from(span);
    size_t end = 0;
    int depth = 0;
    for (size_t i = 0; i < rest.len && rest.ptr[i] != '\n'; i++) {
        char c = rest.ptr[i];
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth < 0 || (depth == 0 && (c == ',' || c == '}')))
            break;
        end = depth == 0 ? i + 1 : end;
    }
    return sc_str_trim(sc_str_sub(rest, 0, end));
}

bool sc_comma_is_piece(const sc_entry *entry)
{
    if (entry->value->kind != SC_VALUE_NULL || entry->key_span.source == NULL)
        return false;
    sc_str rest = written_from(entry->key_span);
    sc_str after = sc_str_trim(sc_str_sub(rest, entry->key_span.len, rest.len));
    return sc_str_starts(after, ",") || sc_str_starts(after, "}");
}

bool sc_comma_report(sc_arena *arena, sc_diags *diags, const sc_value *map, size_t *at)
{
    const sc_entry *entry = &map->entries[*at];
    if (!is_cut(entry->value))
        return false;
    int depth = depth_of(entry->value->text);
    sc_str whole = meant(entry->value->span);
    sc_str hint = whole.len == 0
                      ? SC_STR("put the whole value in quotes")
                      : sc_str_fmt(arena, "write \"%.*s\", in quotes", SC_STR_ARG(whole));
    sc_diag_error(diags, entry->value->span, "layout.bad-value", sc_str_z(arena, hint),
                  "%.*s: in braces a comma ends the value, also within parentheses",
                  SC_STR_ARG(entry->key));
    while (depth > 0 && *at + 1 < map->count && sc_comma_is_piece(&map->entries[*at + 1]))
        depth += depth_of(map->entries[++*at].key);
    return true;
}
