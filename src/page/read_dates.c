/*
 * Dates in running text: see sc_date_in() in readers.h. In figures, or with a month's name in
 * English, the page's language, or one of those that are met most.
 */
#include "article/date.h"
#include "base/utf8.h"
#include "locale/date_words.h"
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

/* `min` to `max` digits of any script, and no more after them. @return -1 if they are not there. */
static int take_number(cursor *c, size_t min, size_t max)
{
    size_t count = 0, at = c->at;
    int value = 0;
    for (int digit; (digit = sc_digit_next(c->text, &at)) >= 0; count++)
        value = count < max ? value * 10 + digit : value;
    if (count < min || count > max)
        return -1;
    c->at = at;
    return value;
}

static bool take(cursor *c, char wanted)
{
    if (peek(c) != wanted)
        return false;
    c->at++;
    return true;
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
    cursor ahead = *c;
    bool is_year_first = take_number(&ahead, 4, 4) >= 0;
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

/* The time, and its zone. */
static void take_time(cursor *c, sc_buf *out)
{
    sc_clock clock;
    if (!sc_clock_in(c->text, &c->at, &clock))
        return;
    sc_buf_addf(out, "T%02d:%02d:%02d", clock.hour, clock.minute, clock.second);
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

/* Asked after the page's own: pages do not always know their language. */
static const char *const LANGUAGES[] = { "es", "pt", "fr", "de",    "it",   "nl",
                                         "ru", "pl", "ar", "ar-LB", "ar-DZ" };

/* @return 1 to 12, and the cursor past it; 0 if no month's name is there. */
static int take_month(cursor *c, sc_str lang)
{
    sc_str here = sc_str_sub(c->text, c->at, c->text.len);
    size_t len = 0;
    int month = lang.len > 0 ? sc_month_read(here, lang, &len) : 0;
    for (size_t i = 0; month == 0 && i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        month = sc_month_read(here, sc_str_of(LANGUAGES[i]), &len);
    c->at += len;
    return month;
}

/* What stands between the parts of a date. */
static void skip_joints(cursor *c)
{
    static const char *const JOINTS[] = { " ",  "\u00A0", ".",    ",",    "،",
                                          "º",  "de ",    "del ", "er ",  "г.",
                                          "年", "년",     "พ.ศ.", "ค.ศ.", "ב" };
    for (size_t i = 0; i < sizeof JOINTS / sizeof *JOINTS; i++)
        if (sc_str_starts(sc_str_sub(c->text, c->at, c->text.len), JOINTS[i])) {
            c->at += strlen(JOINTS[i]);
            i = (size_t)-1;
        }
}

/* A year of four digits; that of the Thai calendar is 543 ahead. */
static int take_year(cursor *c)
{
    enum { BUDDHIST_MIN = 2500, BUDDHIST_AHEAD = 543 };
    int year = take_number(c, 4, 4);
    return year >= BUDDHIST_MIN ? year - BUDDHIST_AHEAD : year;
}

/* Whether a name can stand here: not a figure, nor what stands between figures. */
static bool is_at_word(const cursor *c)
{
    return sc_is_alpha(peek(c)) || (unsigned char)peek(c) >= 0x80;
}

/* `3月`, `3월`: a figure that its sign makes a month. */
static int take_numbered_month(cursor *c)
{
    static const char *const SIGNS[] = { "月", "월" };
    cursor ahead = *c;
    int month = take_number(&ahead, 1, 2);
    sc_str rest = sc_str_sub(ahead.text, ahead.at, ahead.text.len);
    for (size_t i = 0; month > 0 && i < sizeof SIGNS / sizeof *SIGNS; i++)
        if (sc_str_starts(rest, SIGNS[i])) {
            c->at = ahead.at + strlen(SIGNS[i]);
            return month;
        }
    return 0;
}

/* `14 de marzo de 2026`, `14 марта 2026`, `١٤ مارس ٢٠٢٦`. */
static bool take_day_first(cursor *c, sc_str lang, numbers *out)
{
    out->day = take_number(c, 1, 2);
    skip_joints(c);
    out->month = out->day > 0 && out->day <= 31 && is_at_word(c) ? take_month(c, lang) : 0;
    skip_joints(c);
    out->year = out->month > 0 ? take_year(c) : 0;
    return is_date(*out);
}

/* `2026. március 14.`, `2026年3月14日`, `2026년 3월 14일`. */
static bool take_year_first(cursor *c, sc_str lang, numbers *out)
{
    static const char *const DAY_SIGNS[] = { "日", "일" };
    out->year = take_year(c);
    skip_joints(c);
    out->month = out->year > 0 ? take_numbered_month(c) : 0;
    if (out->year > 0 && out->month == 0 && is_at_word(c))
        out->month = take_month(c, lang);
    skip_joints(c);
    out->day = out->month > 0 ? take_number(c, 1, 2) : 0;
    for (size_t i = 0; i < sizeof DAY_SIGNS / sizeof *DAY_SIGNS; i++)
        if (sc_str_starts(sc_str_sub(c->text, c->at, c->text.len), DAY_SIGNS[i]))
            c->at += strlen(DAY_SIGNS[i]);
    return is_date(*out);
}

/* A date with a month's name in any language but English. */
static bool foreign_at(sc_arena *arena, sc_str text, size_t at, sc_str lang, size_t *end,
                       sc_str *out)
{
    cursor day_first = { text, at }, year_first = day_first;
    numbers n;
    bool is_day_first = take_day_first(&day_first, lang, &n);
    if (!is_day_first && !take_year_first(&year_first, lang, &n))
        return false;
    cursor *c = is_day_first ? &day_first : &year_first;
    sc_buf buf = sc_buf_new(arena, 64);
    sc_buf_addf(&buf, "%04d-%02d-%02d", n.year, n.month, n.day);
    cursor time = *c;
    skip_joints(&time);
    if (sc_is_digit(peek(&time)))
        *c = time;
    take_time(c, &buf);
    *end = c->at;
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
    enum { WORDS_MAX = 8, WORDS_MIN = 3 };
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

/* Whether a number begins at `at`. */
static bool is_number_at(sc_str text, size_t at, bool was_digit)
{
    return !was_digit && sc_digit_next(text, &at) >= 0;
}

static bool has_digit(sc_str text)
{
    for (size_t at = 0; at < text.len; sc_utf8_next(text, &at)) {
        size_t next = at;
        if (sc_digit_next(text, &next) >= 0)
            return true;
    }
    return false;
}

bool sc_date_in(sc_arena *arena, sc_str text, sc_str lang, size_t *start, size_t *end, sc_str *out)
{
    bool was_digit = false;
    if (!has_digit(text))
        return false; /* most lines: no date is without */
    for (size_t at = 0, next; at < text.len; at = next) {
        bool is_number = is_number_at(text, at, was_digit);
        bool is_start =
            is_number || (sc_is_alpha(text.ptr[at]) && is_month(sc_str_sub(text, at, at + 3)));
        if ((is_number && numeric_at(arena, text, at, lang, end, out)) ||
            (is_start && worded_at(arena, text, at, end, out)) ||
            (is_number && foreign_at(arena, text, at, lang, end, out))) {
            *start = at;
            return true;
        }
        next = at;
        was_digit = sc_digit_next(text, &next) >= 0;
        if (!was_digit)
            sc_utf8_next(text, &next);
    }
    return false;
}
