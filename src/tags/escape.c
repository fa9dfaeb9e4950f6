/*
 * Values made safe for where they go: an attribute of HTML, a query of a URL; and what no tag may
 * hold taken out. Text in, text out. JSON is escaped by its own writer (data/json_write.h).
 */
#include "base/utf8.h"
#include "tags/parts.h"

typedef struct range {
    uint32_t first, last;
} range;

/*
 * Controls, bidirectional controls (UAX #9), the byte order mark and interlinear annotation, and
 * noncharacters, which HTML parsers report. Joiners (U+200C, U+200D) stay: Persian words and emoji
 * need them.
 */
static const range CONTROLS[] = {
    { 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x061C, 0x061C },
    { 0x200E, 0x200F }, { 0x2028, 0x202E }, { 0x2066, 0x2069 },
    { 0xFDD0, 0xFDEF }, { 0xFEFF, 0xFEFF }, { 0xFFF9, 0xFFFB },
};

bool sc_tags_is_control(uint32_t cp)
{
    for (size_t i = 0; i < sizeof CONTROLS / sizeof *CONTROLS; i++)
        if (cp >= CONTROLS[i].first && cp <= CONTROLS[i].last)
            return true;
    return (cp & 0xFFFE) == 0xFFFE;
}

/* Of the controls, those that part words. */
static bool is_break(uint32_t cp)
{
    return (cp >= '\t' && cp <= '\r') || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static bool has_control(sc_str value)
{
    for (size_t at = 0; at < value.len;)
        if (sc_tags_is_control(sc_utf8_next(value, &at)))
            return true;
    return false;
}

sc_str sc_tags_clean(sc_arena *arena, sc_str value)
{
    if (!has_control(value))
        return value;
    sc_buf clean = sc_buf_new(arena, value.len + 1);
    for (size_t at = 0; at < value.len;) {
        size_t start = at;
        uint32_t cp = sc_utf8_next(value, &at);
        if (is_break(cp))
            sc_buf_addc(&clean, ' ');
        else if (!sc_tags_is_control(cp))
            sc_buf_add(&clean, sc_str_sub(value, start, at));
    }
    return sc_str_trim(sc_buf_str(&clean));
}

static const char *reference_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void sc_tags_add_escaped(sc_buf *out, sc_str value)
{
    size_t plain = 0;
    for (size_t i = 0; i < value.len; i++) {
        const char *reference = reference_of(value.ptr[i]);
        if (reference == NULL)
            continue;
        sc_buf_add(out, sc_str_sub(value, plain, i));
        sc_buf_addz(out, reference);
        plain = i + 1;
    }
    sc_buf_add(out, sc_str_sub(value, plain, value.len));
}

static bool is_unreserved(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

void sc_tags_add_percent(sc_buf *out, sc_str value)
{
    static const char DIGITS[] = "0123456789ABCDEF";
    for (size_t i = 0; i < value.len; i++) {
        unsigned char byte = (unsigned char)value.ptr[i];
        if (is_unreserved(value.ptr[i])) {
            sc_buf_addc(out, value.ptr[i]);
            continue;
        }
        sc_buf_addc(out, '%');
        sc_buf_addc(out, DIGITS[byte >> 4]);
        sc_buf_addc(out, DIGITS[byte & 0xF]);
    }
}
