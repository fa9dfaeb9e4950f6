/*
 * The time of day behind a date, in running text: see sc_clock_in() in readers.h. `07:51:42`,
 * `7:51 pm`, `18h30`, `18.30 Uhr`, `14時30分`, `오후 3:20`.
 */
#include "base/utf8.h"
#include "locale/date_words.h"
#include "page/readers.h"

#include <string.h>

typedef struct clock {
    sc_str text;
    size_t at;
    bool is_pm, is_am;
} clock;

static sc_str rest_of(const clock *c)
{
    return sc_str_sub(c->text, c->at, c->text.len);
}

static bool take(clock *c, const char *words)
{
    if (!sc_str_is_nocase(sc_str_sub(rest_of(c), 0, strlen(words)), words))
        return false;
    c->at += strlen(words);
    return true;
}

static bool take_any(clock *c, const char *const *list)
{
    for (; *list != NULL; list++)
        if (take(c, *list))
            return true;
    return false;
}

/* One or two digits of any script, and no more after them. @return -1 if they are not there. */
static int take_number(clock *c)
{
    size_t count = 0, at = c->at;
    int value = 0;
    for (int digit; (digit = sc_digit_next(c->text, &at)) >= 0; count++)
        value = count < 2 ? value * 10 + digit : value;
    if (count == 0 || count > 2)
        return -1;
    c->at = at;
    return value;
}

static void skip_spaces(clock *c)
{
    while (take(c, " ") || take(c, "\u00A0") || take(c, "\u202F"))
        ;
}

/* What stands between a date and its time. */
static void skip_joints(clock *c)
{
    static const char *const JOINTS[] = { " ",       ",",     "-",    "–",     "|",   "،",
                                          "\u00A0",  "at ",   "um ",  "à ",    "às ", "a las ",
                                          "alle ",   "ore ",  "kl. ", "om ",   "в ",  "о ",
                                          "الساعة ", "בשעה ", "lúc ", "เวลา ", NULL };
    while (take_any(c, JOINTS))
        ;
}

/* A word's end: `am` in `amber` is none. Beyond ASCII, only punctuation and spaces are. */
static bool is_word_end(const clock *c)
{
    enum { ARABIC_COMMA = 0x060C };
    size_t at = c->at;
    uint32_t next = at < c->text.len ? sc_utf8_next(c->text, &at) : ' ';
    bool is_beyond = next == 0xA0 || next == ARABIC_COMMA || (next >= 0x2000 && next < 0x2070) ||
                     (next >= 0x3000 && next < 0x3040);
    return next < 0x80 ? !sc_is_alpha((char)next) : is_beyond;
}

/* Which half of the day: before the figures in East Asia, behind them elsewhere. */
static void take_half(clock *c, bool is_before)
{
    static const char *const BEFORE_AM[] = { "오전", "上午", "午前", "凌晨", "早上", NULL };
    static const char *const BEFORE_PM[] = { "오후", "下午", "午後", "晚上", "傍晚", NULL };
    static const char *const AFTER_AM[] = { "a.m.", "am", "صباحاً", "صباحا", "ص", "π.μ.", NULL };
    static const char *const AFTER_PM[] = { "p.m.", "pm", "مساءً", "مساء", "م", "μ.μ.", NULL };
    clock ahead = *c;
    skip_spaces(&ahead);
    bool is_am = take_any(&ahead, is_before ? BEFORE_AM : AFTER_AM);
    bool is_pm = !is_am && take_any(&ahead, is_before ? BEFORE_PM : AFTER_PM);
    if ((!is_am && !is_pm) || (!is_before && !is_word_end(&ahead)))
        return;
    skip_spaces(&ahead);
    ahead.is_am = c->is_am || is_am;
    ahead.is_pm = c->is_pm || is_pm;
    *c = ahead;
    if (!is_before && c->text.ptr[c->at - 1] == ' ')
        c->at--; /* a zone may follow */
}

/* Between hour and minute: a colon; or what only a word before or behind makes one. */
static bool take_minutes(clock *c, int *minute)
{
    static const char *const SIGNS[] = { "h", " Uhr", "時", "时", "點", "点", "시", "ч", NULL };
    clock dotted = *c, worded = *c;
    if (take(c, ":")) {
        *minute = take_number(c);
        return *minute >= 0;
    }
    if (take(&dotted, ".")) {
        *minute = take_number(&dotted);
        skip_spaces(&dotted);
        *c = dotted;
        return *minute >= 0 && (take(c, "Uhr") || take(c, "น.") || take(c, "h"));
    }
    if (!take_any(&worded, SIGNS))
        return false;
    *c = worded;
    skip_spaces(&worded);
    *minute = take_number(&worded);
    if (*minute >= 0)
        *c = worded;
    else
        *minute = 0;
    return take(c, "分") || take(c, "분") || is_word_end(c);
}

static int hour_of_day(const clock *c, int hour)
{
    bool has_half = c->is_am || c->is_pm;
    if (!has_half || hour > 12)
        return hour;
    return hour % 12 + (c->is_pm ? 12 : 0);
}

bool sc_clock_in(sc_str text, size_t *at, sc_clock *out)
{
    clock c = { .text = text, .at = *at };
    if (!take(&c, "T"))
        skip_joints(&c);
    take_half(&c, true);
    int hour = take_number(&c), minute = 0, second = 0;
    if (hour < 0 || hour > 24 || !take_minutes(&c, &minute) || minute > 59)
        return false;
    if (take(&c, ":"))
        second = take_number(&c);
    if (!c.is_am && !c.is_pm)
        take_half(&c, false);
    hour = hour_of_day(&c, hour);
    if (hour > 23)
        return false;
    *at = c.at;
    *out = (sc_clock){ hour, minute, second < 0 || second > 59 ? 0 : second };
    return true;
}
