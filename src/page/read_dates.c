/*
 * Dates in running text: see sc_date_in() in readers.h. In figures, or with an English month.
 */
#include "article/date.h"
#include "base/number.h"
#include "page/readers.h"

#include <string.h>

typedef struct cursor {
    sc_str text;
    size_t at;
} cursor;

static char peek(const cursor *c)
{
    return c->at < c->text.len ? c->text.ptr[c->at] : '\0';
}

/* `min` to `max` digits, and no more after them. @return -1 if they are not there. */
static int take_number(cursor *c, size_t min, size_t max)
{
    size_t count = 0;
    int value = 0;
    for (; c->at + count < c->text.len && sc_is_digit(c->text.ptr[c->at + count]); count++)
        value = count < max ? value * 10 + (c->text.ptr[c->at + count] - '0') : value;
    if (count < min || count > max)
        return -1;
    c->at += count;
    return value;
}

static bool take(cursor *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
}

static void skip_blanks(cursor *c)
{
    while (c->at < c->text.len && strchr(" ,-|", c->text.ptr[c->at]) != NULL)
        c->at++;
}

typedef struct numbers {
    int year, month, day;
} numbers;

static bool is_date(numbers n)
{
    return n.year >= 1990 && n.year <= 2100 && n.month >= 1 && n.month <= 12 && n.day >= 1 &&
           n.day <= 31;
}

/* `2026-08-26`, `2026/8/26`, `26.08.2026`, `26/08/2026`; 03/04 in English is nobody's date. */
static bool take_date(cursor *c, sc_str lang, numbers *out)
{
    int parts[3];
    size_t digits = c->at;
    while (digits < c->text.len && sc_is_digit(c->text.ptr[digits]))
        digits++;
    bool is_year_first = digits - c->at == 4;
    parts[0] = take_number(c, 1, 4);
    char separator = peek(c);
    if (parts[0] < 0 || separator == '\0' || strchr("-/.", separator) == NULL)
        return false;
    for (int i = 1; i < 3; i++) {
        bool is_year = i == 2 && !is_year_first;
        parts[i] = take(c, separator) ? take_number(c, is_year ? 4 : 1, is_year ? 4 : 2) : -1;
        if (parts[i] < 0)
            return false;
    }
    *out = is_year_first ? (numbers){ parts[0], parts[1], parts[2] }
                         : (numbers){ parts[2], parts[1], parts[0] };
    bool is_english = sc_str_is_nocase(sc_str_sub(lang, 0, 2), "en") || lang.len == 0;
    if (!is_year_first && separator == '/' && is_english) {
        if (parts[0] <= 12 && parts[1] <= 12)
            return false;
        if (parts[1] > 12)
            *out = (numbers){ parts[2], parts[0], parts[1] };
    }
    return is_date(*out);
}

/* `+07:00`, `GMT+7`, `(UTC)`, `Z`. */
static void take_zone(cursor *c, sc_buf *out)
{
    cursor ahead = *c;
    while (peek(&ahead) == ' ' || peek(&ahead) == '(')
        ahead.at++;
    sc_str word = sc_str_sub(ahead.text, ahead.at, ahead.at + 3);
    bool is_utc = sc_str_is(word, "GMT") || sc_str_is(word, "UTC");
    ahead.at += is_utc ? 3 : 0;
    char sign = peek(&ahead);
    if (sign == 'Z' || (is_utc && sign != '+' && sign != '-')) {
        sc_buf_addc(out, 'Z');
        c->at = ahead.at + (sign == 'Z' ? 1 : 0);
        return;
    }
    if ((sign != '+' && sign != '-') || (!is_utc && ahead.at != c->at))
        return;
    ahead.at++;
    int hours = take_number(&ahead, 1, 2), minutes = 0;
    if (hours >= 0 && take(&ahead, ':'))
        minutes = take_number(&ahead, 2, 2);
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59)
        return;
    sc_buf_addf(out, "%c%02d:%02d", sign, hours, minutes);
    c->at = ahead.at;
    take(c, ')');
}

/* `07:51:42`, with what stands between a date and it. */
static void take_time(cursor *c, sc_buf *out)
{
    cursor ahead = *c;
    if (!take(&ahead, 'T'))
        skip_blanks(&ahead);
    if (sc_str_starts(sc_str_sub(ahead.text, ahead.at, ahead.text.len), "at "))
        ahead.at += 3;
    int hour = take_number(&ahead, 1, 2);
    int minute = hour >= 0 && take(&ahead, ':') ? take_number(&ahead, 2, 2) : -1;
    if (minute < 0 || hour > 23 || minute > 59)
        return;
    int second = take(&ahead, ':') ? take_number(&ahead, 2, 2) : 0;
    sc_buf_addf(out, "T%02d:%02d:%02d", hour, minute, second < 0 || second > 59 ? 0 : second);
    *c = ahead;
    take_zone(c, out);
}

static bool numeric_at(sc_arena *arena, sc_str text, size_t at, sc_str lang, size_t *end,
                       sc_str *out)
{
    cursor c = { text, at };
    numbers n;
    bool is_inside = at > 0 && (sc_is_digit(text.ptr[at - 1]) || text.ptr[at - 1] == '/' ||
                                text.ptr[at - 1] == '.' || text.ptr[at - 1] == '-');
    if (is_inside || !take_date(&c, lang, &n))
        return false;
    sc_buf buf = sc_buf_new(arena, 64);
    sc_buf_addf(&buf, "%04d-%02d-%02d", n.year, n.month, n.day);
    take_time(&c, &buf);
    *end = c.at;
    *out = sc_buf_str(&buf);
    return true;
}

static bool is_month(sc_str word)
{
    static const char *const MONTHS[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                          "jul", "aug", "sep", "oct", "nov", "dec" };
    for (size_t i = 0; i < 12; i++)
        if (word.len >= 3 && sc_str_is_nocase(sc_str_sub(word, 0, 3), MONTHS[i]))
            return true;
    return false;
}

/* January to December as they begin, in lower case; March in German may have its umlaut. */
static const struct {
    const char *months[12];
} LANGUAGES[] = {
    { { "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
        "octubre", "noviembre", "diciembre" } },
    { { "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro",
        "outubro", "novembro", "dezembro" } },
    { { "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre" } },
    { { "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september",
        "oktober", "november", "dezember" } },
    { { "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto",
        "settembre", "ottobre", "novembre", "dicembre" } },
    { { "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر" } },
};

/* @return 1 to 12, and the cursor past it; 0 if no month's name is there. */
static int take_month(cursor *c)
{
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        for (int m = 0; m < 12; m++) {
            sc_str name = sc_str_of(LANGUAGES[i].months[m]);
            sc_str here = sc_str_sub(c->text, c->at, c->at + name.len);
            if (!sc_str_is_nocase(here, LANGUAGES[i].months[m]))
                continue;
            c->at += name.len;
            return m + 1;
        }
    return 0;
}

static void skip_joint(cursor *c)
{
    while (peek(c) == '.' || peek(c) == ' ')
        c->at++;
    if (sc_str_starts(sc_str_sub(c->text, c->at, c->text.len), "de "))
        c->at += 3;
}

/* `1. April 2026`, `14 de marzo de 2026`. */
static bool foreign_at(sc_arena *arena, sc_str text, size_t at, size_t *end, sc_str *out)
{
    cursor c = { text, at };
    numbers n = { .day = take_number(&c, 1, 2) };
    skip_joint(&c);
    n.month = n.day > 0 ? take_month(&c) : 0;
    skip_joint(&c);
    n.year = n.month > 0 ? take_number(&c, 4, 4) : 0;
    if (!is_date(n))
        return false;
    sc_buf buf = sc_buf_new(arena, 64);
    sc_buf_addf(&buf, "%04d-%02d-%02d", n.year, n.month, n.day);
    take_time(&c, &buf);
    *end = c.at;
    *out = sc_buf_str(&buf);
    return true;
}

static bool is_word_char(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || c == ':' || c == '+';
}

/* The text from `at` on for `words` words, as written. */
static size_t after_words(sc_str text, size_t at, int words)
{
    for (int i = 0; i < words; i++) {
        while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == ',' || text.ptr[at] == '.'))
            at++;
        while (at < text.len && is_word_char(text.ptr[at]))
            at++;
    }
    return at;
}

/* `26 August 2026`, `August 26, 2026 7:51 pm`: the longest text from `at` that is a date. */
static bool worded_at(sc_arena *arena, sc_str text, size_t at, size_t *end, sc_str *out)
{
    enum { WORDS_MAX = 6, WORDS_MIN = 3 };
    if (at > 0 && is_word_char(text.ptr[at - 1]))
        return false;
    sc_str two = sc_str_sub(text, at, after_words(text, at, 2));
    size_t first = after_words(two, 0, 1);
    bool has_month = is_month(two) || is_month(sc_str_trim(sc_str_sub(two, first, two.len)));
    for (int words = WORDS_MAX; has_month && words >= WORDS_MIN; words--) {
        size_t to = after_words(text, at, words);
        sc_moment moment = { 0 };
        sc_str candidate = sc_str_sub(text, at, to);
        if (sc_date_read(arena, candidate, SC_STR("UTC"), &moment) != NULL)
            continue;
        *end = to;
        *out = candidate;
        return true;
    }
    return false;
}

bool sc_date_in(sc_arena *arena, sc_str text, sc_str lang, size_t *start, size_t *end, sc_str *out)
{
    for (size_t at = 0; at < text.len; at++) {
        bool is_number = sc_is_digit(text.ptr[at]) && (at == 0 || !sc_is_digit(text.ptr[at - 1]));
        bool is_found = is_number && (numeric_at(arena, text, at, lang, end, out) ||
                                      foreign_at(arena, text, at, end, out));
        bool is_start =
            is_number || (sc_is_alpha(text.ptr[at]) && is_month(sc_str_sub(text, at, at + 3)));
        is_found = is_found || (is_start && worded_at(arena, text, at, end, out));
        if (is_found) {
            *start = at;
            return true;
        }
    }
    return false;
}
