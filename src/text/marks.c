/*
 * A text with stars in; the text without those that mark, and what they mark, out.
 */
#include "text/marks.h"

#include "base/utf8.h"

#include <string.h>
#include <unicode/uchar.h>

typedef SC_VEC(sc_text_mark) mark_list;

typedef struct reader {
    sc_str from;
    char *text; /* without stars so far */
    size_t len;
    mark_list marks;
    bool is_open;
    size_t open_at; /* of `text`: where the star stands that may open */
} reader;

/* ---- what stands beside a star ---- */

/* Letters of words that are written without spaces between, or take endings as Korean ones do. */
static bool is_solid(UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_LINE_BREAK)) {
    case U_LB_IDEOGRAPHIC:
    case U_LB_COMPLEX_CONTEXT:
    case U_LB_CONDITIONAL_JAPANESE_STARTER:
    case U_LB_NONSTARTER:
    case U_LB_H2:
    case U_LB_H3:
    case U_LB_JL:
    case U_LB_JV:
    case U_LB_JT:
        return true;
    default:
        return false;
    }
}

static bool is_inside_word(UChar32 before, UChar32 after)
{
    return u_isalnum(before) && u_isalnum(after) && !is_solid(before) && !is_solid(after);
}

static bool is_blank(UChar32 c)
{
    return c == 0 || u_isUWhiteSpace(c);
}

static bool can_open(UChar32 before, UChar32 after)
{
    bool is_stop = after < 0x80 && after > 0 && strchr(".,;:!?/\\", (int)after) != NULL;
    return !is_blank(after) && !is_stop && u_charType(after) != U_END_PUNCTUATION &&
           !is_inside_word(before, after);
}

static bool can_close(UChar32 before, UChar32 after)
{
    return !is_blank(before) && u_charType(before) != U_START_PUNCTUATION &&
           !is_inside_word(before, after);
}

/* ---- reading ---- */

static void put(reader *to, const char *bytes, size_t count)
{
    memcpy(to->text + to->len, bytes, count);
    to->len += count;
}

static void close_mark(sc_arena *arena, reader *to)
{
    memmove(to->text + to->open_at, to->text + to->open_at + 1, to->len - to->open_at - 1);
    to->len--;
    to->is_open = false;
    sc_text_mark mark = { to->open_at, to->len };
    sc_vec_push(arena, &to->marks, mark);
}

/* @param at  of the star in `from`. */
static void read_star(sc_arena *arena, reader *to, size_t at, UChar32 before)
{
    size_t next = at + 1;
    UChar32 after = next < to->from.len ? (UChar32)sc_utf8_next(to->from, &next) : 0;
    bool is_alone = before != '*' && after != '*';
    if (is_alone && to->is_open && to->len > to->open_at + 1 && can_close(before, after)) {
        close_mark(arena, to);
        return;
    }
    if (is_alone && can_open(before, after)) {
        to->is_open = true;
        to->open_at = to->len;
    }
    put(to, "*", 1);
}

sc_marked sc_marks_read(sc_arena *arena, sc_str written)
{
    reader to = { .from = written, .text = SC_NEW_ARRAY(arena, char, written.len + 1) };
    UChar32 before = 0;
    for (size_t at = 0; at < written.len;) {
        size_t start = at;
        UChar32 c = (UChar32)sc_utf8_next(written, &at);
        bool is_escape = c == '\\' && at < written.len && written.ptr[at] == '*';
        if (c == '*') {
            read_star(arena, &to, start, before);
        } else if (is_escape) {
            put(&to, "*", 1);
            at++;
        } else {
            put(&to, written.ptr + start, at - start);
        }
        if (c == '\n')
            to.is_open = false;
        before = c;
    }
    return (sc_marked){ { to.text, to.len }, to.marks.items, to.marks.count };
}
