/*
 * UTF-8 in; UTF-16 units, grapheme clusters (UAX #29) and collapsed white space out.
 */
#include "text/chars.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#define ZERO_WIDTH_SPACE 0x200B

typedef struct reader {
    UChar *units, *written;
    uint32_t *byte_of;
    uint8_t *flags;
    int32_t count;
} reader;

static void put(reader *to, UChar32 c, size_t byte, uint8_t flags)
{
    UBool failed = false;
    int32_t start = to->count;
    U16_APPEND(to->written, to->count, SC_TEXT_MAX_UNITS + 1, c, failed);
    (void)failed; /* there is room: decode() stops before the end */
    for (int32_t i = start; i < to->count; i++) {
        to->byte_of[i] = (uint32_t)byte;
        to->flags[i] = flags;
    }
}

static bool is_hard(UChar32 c)
{
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/* Spaces that a line may end in (CSS Text 3, 4.1.3): not the no-break and figure ones. */
static bool is_hanging(UChar32 c)
{
    bool general = c >= 0x2000 && c <= 0x200A && c != 0x2007;
    return c == ' ' || general || c == ZERO_WIDTH_SPACE || c == 0x1680 || c == 0x205F ||
           c == 0x3000;
}

/* @return false if there are more than SC_TEXT_MAX_UNITS. */
static bool decode(sc_str text, reader *to)
{
    for (size_t at = 0; at < text.len;) {
        size_t byte = at;
        UChar32 c = (UChar32)sc_utf8_next(text, &at);
        if (to->count + 2 > SC_TEXT_MAX_UNITS)
            return false;
        if (is_hard(c))
            put(to, c, byte, SC_CHAR_HARD | SC_CHAR_HANGS);
        else
            put(to, c, byte, c == '\t' || is_hanging(c) ? SC_CHAR_HANGS : 0);
    }
    to->byte_of[to->count] = (uint32_t)text.len;
    return true;
}

static void release_iterator(void *iterator)
{
    ubrk_close(iterator);
}

/* @return how many there are. */
static int32_t mark_graphemes(sc_arena *arena, reader *to)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_CHARACTER, "en", to->written, to->count, &error);
    if (U_FAILURE(error))
        sc_out_of_memory("ICU's grapheme rules");
    sc_arena_defer(arena, release_iterator, iterator);
    int32_t count = 0;
    to->flags[to->count] = SC_CHAR_GRAPHEME;
    for (int32_t at = 0; at != UBRK_DONE && at < to->count; at = ubrk_next(iterator), count++)
        to->flags[at] |= SC_CHAR_GRAPHEME;
    return count;
}

/* A space that collapses with those around it: not one that carries a mark. */
static bool is_space(const reader *from, int32_t at)
{
    bool is_whole = from->flags[at + 1] & SC_CHAR_GRAPHEME;
    return (from->written[at] == ' ' || from->written[at] == '\t') && is_whole;
}

static bool is_hard_at(const reader *from, int32_t at)
{
    return at < 0 || at >= from->count || (from->flags[at] & SC_CHAR_HARD);
}

/* Spaces at the start of a forced line, behind another and at its end take no room. */
static void collapse(reader *to)
{
    for (int32_t at = 0; at < to->count; at++) {
        to->units[at] = to->written[at];
        if (!is_space(to, at))
            continue;
        bool follows = is_hard_at(to, at - 1) || is_space(to, at - 1);
        to->units[at] = follows ? ZERO_WIDTH_SPACE : ' ';
        if (is_hard_at(to, at + 1))
            for (int32_t back = at; back >= 0 && is_space(to, back); back--)
                to->units[back] = ZERO_WIDTH_SPACE;
    }
}

static sc_status too_long(sc_span span, const char *field, sc_diags *diags)
{
    sc_diag_error(diags, span, "text.too-long", "shorten it", "the %s is longer than %d characters",
                  field, SC_TEXT_MAX_GRAPHEMES);
    return SC_E_DATA;
}

sc_status sc_chars_read(sc_arena *arena, sc_str text, sc_span span, const char *field,
                        sc_diags *diags, const sc_chars **out)
{
    size_t room = (text.len < SC_TEXT_MAX_UNITS ? text.len : SC_TEXT_MAX_UNITS) + 2;
    reader to = {
        .units = SC_NEW_ARRAY(arena, UChar, room),
        .written = SC_NEW_ARRAY(arena, UChar, room),
        .byte_of = SC_NEW_ARRAY(arena, uint32_t, room),
        .flags = SC_NEW_ARRAY(arena, uint8_t, room),
    };
    if (!decode(text, &to))
        return too_long(span, field, diags);
    int32_t graphemes = mark_graphemes(arena, &to);
    if (graphemes > SC_TEXT_MAX_GRAPHEMES)
        return too_long(span, field, diags);
    collapse(&to);
    sc_chars *chars = SC_NEW(arena, sc_chars);
    *chars = (sc_chars){ text, to.units, to.written, to.count, graphemes, to.byte_of, to.flags };
    *out = chars;
    return SC_OK;
}

UChar32 sc_chars_next(const sc_chars *chars, int32_t *at)
{
    UChar unit = chars->units[(*at)++];
    if (!U16_IS_LEAD(unit) || *at == chars->count)
        return unit;
    return (UChar32)U16_GET_SUPPLEMENTARY(unit, chars->units[(*at)++]);
}

int32_t sc_chars_next_grapheme(const sc_chars *chars, int32_t at)
{
    do
        at++;
    while (at < chars->count && !(chars->flags[at] & SC_CHAR_GRAPHEME));
    return at;
}

int32_t sc_chars_previous_grapheme(const sc_chars *chars, int32_t at)
{
    do
        at--;
    while (at > 0 && !(chars->flags[at] & SC_CHAR_GRAPHEME));
    return at;
}

/* Hangul fillers hold the place of a letter: they are shaped, and need a glyph. */
static bool is_filler(UChar32 c)
{
    return c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
}

bool sc_chars_is_ignorable(UChar32 c)
{
    return !is_filler(c) &&
           (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_iscntrl(c));
}

bool sc_chars_is_word_space(UChar unit)
{
    return unit == ' ' || unit == 0xA0 || unit == 0x1361;
}

const uint8_t *sc_chars_looks(sc_arena *arena, const sc_chars *chars, const sc_text_mark *marks,
                              size_t count)
{
    uint8_t *looks = SC_NEW_ARRAY(arena, uint8_t, chars->count + 1);
    size_t mark = 0;
    for (int32_t at = 0; at < chars->count && mark < count; at++) {
        while (mark < count && chars->byte_of[at] >= marks[mark].end)
            mark++;
        if (mark < count && chars->byte_of[at] >= marks[mark].start)
            looks[at] = SC_LOOK_MARKED;
    }
    return looks;
}

sc_span sc_chars_span(const sc_chars *chars, sc_span span, int32_t start, int32_t end)
{
    sc_str text = chars->source;
    if (span.source == NULL || span.offset > span.source->text.len)
        return span;
    sc_str written = sc_str_sub(span.source->text, span.offset, span.offset + span.len);
    size_t at;
    /* With escapes or filters between, the text is not what was written: keep the whole. */
    if (!sc_str_find(written, text, &at))
        return span;
    size_t first = chars->byte_of[start];
    return (sc_span){ span.source, span.offset + at + first, chars->byte_of[end] - first };
}
