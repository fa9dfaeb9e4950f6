/* Dates as written: see date.h. */
#include "article/date.h"

#include "base/number.h"
#include "locale/locale.h"

static const char USUAL_FORMS[] = "write it as 2026-03-14 or 2026-03-14T07:51:42+01:00";

typedef enum zone_kind { ZONE_NONE, ZONE_UTC, ZONE_OFFSET } zone_kind;

/* The parts of a date; -1: not found yet. */
typedef struct parts {
    int year, month, day;
    int hour, minute, second;
    bool is_pm, is_am;
    zone_kind zone;
    int offset_minutes;
} parts;

/* What is left of a text to read. */
typedef struct scan {
    const char *at, *end;
} scan;

static bool take_char(scan *s, char c)
{
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

static bool take_any(scan *s, const char *chars)
{
    for (; *chars != '\0'; chars++)
        if (take_char(s, *chars))
            return true;
    return false;
}

static void skip_space(scan *s)
{
    while (s->at < s->end && sc_is_space(*s->at))
        s->at++;
}

static size_t digit_count(const scan *s)
{
    size_t count = 0;
    while (s->at + count < s->end && sc_is_digit(s->at[count]))
        count++;
    return count;
}

/* Exactly `count` digits. */
static bool take_digits(scan *s, size_t count, int *out)
{
    if (digit_count(s) < count || count == 0)
        return false;
    int value = 0;
    for (size_t i = 0; i < count; i++)
        value = value * 10 + (*s->at++ - '0');
    *out = value;
    return true;
}

/* One or two digits, and no more. */
static bool take_short(scan *s, int *out)
{
    size_t count = digit_count(s);
    return count <= 2 && take_digits(s, count, out);
}

/* Letters from here on. */
static sc_str take_word(scan *s)
{
    const char *from = s->at;
    while (s->at < s->end && sc_is_alpha(*s->at))
        s->at++;
    return (sc_str){ from, (size_t)(s->at - from) };
}

/* Zone names that RFC 2822 (section 4.3) lists, and Central Europe's. */
static const struct {
    const char *name;
    int offset_minutes;
} ZONES[] = {
    { "EST", -300 }, { "EDT", -240 }, { "CST", -360 }, { "CDT", -300 }, { "MST", -420 },
    { "MDT", -360 }, { "PST", -480 }, { "PDT", -420 }, { "CET", 60 },   { "CEST", 120 },
};

static bool set_zone_name(parts *p, sc_str name)
{
    static const char *const UTC[] = { "Z", "UTC", "GMT", "UT" };
    for (size_t i = 0; i < sizeof UTC / sizeof *UTC; i++)
        if (sc_str_is_nocase(name, UTC[i])) {
            p->zone = ZONE_UTC;
            return true;
        }
    for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++)
        if (sc_str_is(name, ZONES[i].name)) {
            p->zone = ZONE_OFFSET;
            p->offset_minutes = ZONES[i].offset_minutes;
            return true;
        }
    return false;
}

/* `+01:00`, `+0100`, `+01`. */
static bool take_offset(scan *s, parts *p)
{
    bool is_west = take_char(s, '-');
    int hours = 0, minutes = 0;
    if ((!is_west && !take_char(s, '+')) || !take_digits(s, 2, &hours))
        return false;
    bool has_colon = take_char(s, ':');
    bool has_minutes = take_digits(s, 2, &minutes);
    if ((has_colon && !has_minutes) || hours > 15 || minutes > 59)
        return false;
    p->zone = ZONE_OFFSET;
    p->offset_minutes = (is_west ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

/* What may follow an offset without adding to it: `UTC` (Go), `[Europe/Berlin]`, `(a comment)`. */
static void skip_zone_name(scan *s)
{
    skip_space(s);
    if (s->at < s->end && (*s->at == '[' || *s->at == '(')) {
        char close = *s->at == '[' ? ']' : ')';
        while (s->at < s->end && *s->at != close)
            s->at++;
        take_char(s, close);
        return;
    }
    take_word(s);
}

/* An offset, a zone's name, or nothing; GMT may come before an offset (JavaScript). */
static bool take_zone(scan *s, parts *p)
{
    skip_space(s);
    if (s->at == s->end)
        return true;
    if (sc_is_alpha(*s->at) && !set_zone_name(p, take_word(s)))
        return false;
    if (s->at < s->end && (*s->at == '+' || *s->at == '-') && !take_offset(s, p))
        return false;
    skip_zone_name(s);
    skip_space(s);
    return s->at == s->end;
}

static void skip_fraction(scan *s)
{
    if (s->at + 1 < s->end && (*s->at == '.' || *s->at == ',') && sc_is_digit(s->at[1]))
        for (s->at++; s->at < s->end && sc_is_digit(*s->at);)
            s->at++;
}

/* `7:51`, `07:51:42.5`; in the basic form `0751`, `075142`. */
static bool take_clock(scan *s, parts *p)
{
    bool is_basic = digit_count(s) >= 4;
    if (is_basic ? !take_digits(s, 2, &p->hour) : !take_short(s, &p->hour))
        return false;
    if ((!is_basic && !take_char(s, ':')) || !take_digits(s, 2, &p->minute))
        return false;
    p->second = 0;
    bool has_seconds = is_basic ? digit_count(s) >= 2 : take_char(s, ':');
    if (has_seconds && !take_digits(s, 2, &p->second))
        return false;
    skip_fraction(s);
    return true;
}

/* `2026-03-14`, `2026/3/14`, `20260314`. */
static bool take_iso_day(scan *s, parts *p)
{
    if (digit_count(s) == 8)
        return take_digits(s, 4, &p->year) && take_digits(s, 2, &p->month) &&
               take_digits(s, 2, &p->day);
    if (digit_count(s) != 4 || !take_digits(s, 4, &p->year))
        return false;
    char separator = take_char(s, '-') ? '-' : '/';
    return (separator == '-' || take_char(s, '/')) && take_short(s, &p->month) &&
           take_char(s, separator) && take_short(s, &p->day);
}

static bool take_iso(scan *s, parts *p)
{
    if (!take_iso_day(s, p))
        return false;
    bool has_t = take_any(s, "Tt");
    if (!has_t)
        skip_space(s);
    if (s->at == s->end)
        return !has_t;
    return take_clock(s, p) && take_zone(s, p);
}

static int month_of(sc_str word)
{
    static const char *const MONTHS[] = { "january",   "february", "march",    "april",
                                          "may",       "june",     "july",     "august",
                                          "september", "october",  "november", "december" };
    for (int i = 0; i < 12; i++) {
        sc_str month = sc_str_of(MONTHS[i]);
        char shortened[4] = { month.ptr[0], month.ptr[1], month.ptr[2], '\0' };
        if (sc_str_is_nocase(word, MONTHS[i]) || sc_str_is_nocase(word, shortened))
            return i + 1;
    }
    return sc_str_is_nocase(word, "sept") ? 9 : 0;
}

static bool is_weekday(sc_str word)
{
    static const char *const DAYS[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++)
        if (word.len >= 3 && sc_str_is_nocase(sc_str_sub(word, 0, 3), DAYS[i]))
            return sc_str_ends(word, "day") || word.len <= 5;
    return false;
}

static bool take_named_word(scan *s, parts *p)
{
    sc_str word = take_word(s);
    take_char(s, '.');
    if (p->month < 0 && month_of(word) != 0) {
        p->month = month_of(word);
        return true;
    }
    if (sc_str_is_nocase(word, "am") || sc_str_is_nocase(word, "pm")) {
        p->is_pm = sc_str_is_nocase(word, "pm");
        p->is_am = !p->is_pm;
        return true;
    }
    static const char *const FILLERS[] = { "at", "of", "st", "nd", "rd", "th" };
    for (size_t i = 0; i < sizeof FILLERS / sizeof *FILLERS; i++)
        if (sc_str_is_nocase(word, FILLERS[i]))
            return true;
    if (is_weekday(word))
        return true;
    bool is_zone = p->hour >= 0 && set_zone_name(p, word);
    if (is_zone && s->at < s->end && (*s->at == '+' || *s->at == '-'))
        return take_offset(s, p);
    return is_zone;
}

static bool take_named_number(scan *s, parts *p)
{
    size_t count = digit_count(s);
    if (count <= 2 && s->at + count < s->end && s->at[count] == ':')
        return p->hour < 0 && take_clock(s, p);
    if (count <= 2 && p->day < 0)
        return take_short(s, &p->day);
    return count == 4 && p->year < 0 && take_digits(s, 4, &p->year);
}

/* RFC 2822 and its relatives: a named month, and the other parts in any order. */
static bool take_named(scan *s, parts *p)
{
    while (s->at < s->end) {
        bool is_good = true;
        if (sc_is_space(*s->at) || *s->at == ',')
            s->at++;
        else if (sc_is_alpha(*s->at))
            is_good = take_named_word(s, p);
        else if (sc_is_digit(*s->at))
            is_good = take_named_number(s, p);
        else if (*s->at == '(')
            skip_zone_name(s);
        else
            is_good = p->hour >= 0 && take_offset(s, p);
        if (!is_good)
            return false;
    }
    return p->year >= 0 && p->month >= 0 && p->day >= 0;
}

static int days_in(int year, int month)
{
    static const int DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return DAYS[month - 1] + (month == 2 && is_leap);
}

/* Whether there is such a day and time; a leap second and 24:00 are allowed, as in ISO 8601. */
static const char *check(sc_arena *arena, const parts *p)
{
    if (p->year < 1)
        return "there is no year 0";
    if (p->month < 1 || p->month > 12)
        return sc_str_fmt(arena, "there is no month %d", p->month).ptr;
    int days = days_in(p->year, p->month);
    if (p->day < 1 || p->day > days)
        return sc_str_fmt(arena, "%04d-%02d has days 1 to %d", p->year, p->month, days).ptr;
    if (p->hour < 0)
        return NULL;
    bool is_midnight = p->hour == 24 && p->minute == 0 && p->second == 0;
    if ((p->hour > 23 && !is_midnight) || p->minute > 59 || p->second > 60)
        return "times go from 00:00:00 to 23:59:59";
    if ((p->is_am || p->is_pm) && (p->hour < 1 || p->hour > 12))
        return "hours before am and pm go from 1 to 12";
    return NULL;
}

static bool is_utc(sc_str zone)
{
    return zone.len == 0 || sc_str_is(zone, "UTC");
}

/* A moment known in UTC, shown in the site's zone. */
static sc_moment in_zone(int64_t seconds, sc_str zone)
{
    int32_t offset = is_utc(zone) ? 0 : sc_zone_offset(zone, seconds);
    return (sc_moment){
        .is_set = true, .has_time = true, .seconds = seconds, .offset_minutes = offset
    };
}

static sc_moment moment_of(const parts *p, sc_str zone)
{
    bool has_time = p->hour >= 0;
    int hour = has_time ? p->hour : 0;
    if (p->is_am || p->is_pm)
        hour = hour % 12 + (p->is_pm ? 12 : 0);
    int64_t local = sc_days_of(p->year, p->month, p->day) * 86400;
    if (has_time)
        local += hour * 3600 + p->minute * 60 + p->second;
    sc_moment moment = { .is_set = true, .seconds = local - p->offset_minutes * 60 };
    moment.offset_minutes = p->offset_minutes;
    if (p->zone == ZONE_NONE)
        moment = in_zone(is_utc(zone) ? local : sc_zone_to_utc(zone, local), zone);
    else if (p->zone == ZONE_UTC)
        moment = in_zone(local, zone);
    moment.has_time = has_time;
    return moment;
}

/* Unix time: digits with a sign or a fraction, longer than a day without separators. */
static bool read_unix(sc_str text, sc_str zone, sc_moment *out)
{
    static const double MILLISECONDS_FROM = 1e11, LAST_SECOND = 253402300799.0;
    double value;
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++) {
        digits += sc_is_digit(text.ptr[i]);
        if (!sc_is_digit(text.ptr[i]) && text.ptr[i] != '.' && (i > 0 || text.ptr[i] != '-'))
            return false;
    }
    if (digits < 9 || !sc_number_parse(text, &value))
        return false;
    if (value >= MILLISECONDS_FROM || value <= -MILLISECONDS_FROM)
        value /= 1000;
    if (value > LAST_SECOND || value < -LAST_SECOND)
        return false;
    int64_t seconds = (int64_t)value;
    *out = in_zone(seconds > value ? seconds - 1 : seconds, zone);
    return true;
}

const char *sc_date_read(sc_arena *arena, sc_str text, sc_str zone, sc_moment *out)
{
    sc_str trimmed = sc_str_trim(text);
    sc_moment moment = { 0 };
    if (trimmed.len == 0)
        return USUAL_FORMS;
    if (!read_unix(trimmed, zone, &moment)) {
        parts p = { .year = -1, .month = -1, .day = -1, .hour = -1 };
        parts named = p;
        scan iso = { trimmed.ptr, trimmed.ptr + trimmed.len }, words = iso;
        if (!take_iso(&iso, &p)) {
            if (!take_named(&words, &named))
                return USUAL_FORMS;
            p = named;
        }
        const char *why = check(arena, &p);
        if (why != NULL)
            return why;
        moment = moment_of(&p, zone);
    }
    moment.span = out->span;
    *out = moment;
    return NULL;
}
