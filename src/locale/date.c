/* Time zones, and dates in words, by ICU: see locale.h. */
#include "locale/locale.h"

#include "locale/unicode.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

enum { ZONE_MAX = 64, WORDS_MAX = 256, DAY = 24 * 60 * 60 };

static bool zone_name(sc_str zone, UChar name[ZONE_MAX])
{
    if (zone.len == 0 || zone.len >= ZONE_MAX)
        return false;
    for (size_t i = 0; i < zone.len; i++)
        name[i] = (UChar)(unsigned char)zone.ptr[i];
    name[zone.len] = 0;
    return true;
}

bool sc_zone_is_valid(sc_str zone)
{
    UChar name[ZONE_MAX], canonical[ZONE_MAX];
    UErrorCode status = U_ZERO_ERROR;
    UBool is_listed = false;
    if (!zone_name(zone, name))
        return false;
    ucal_getCanonicalTimeZoneID(name, -1, canonical, ZONE_MAX, &is_listed, &status);
    return U_SUCCESS(status) && is_listed;
}

/* NULL for what is no zone; to be closed. */
static UCalendar *open_zone(sc_str zone)
{
    UChar name[ZONE_MAX];
    char locale[SC_LOCALE_NAME_MAX];
    UErrorCode status = U_ZERO_ERROR;
    if (!zone_name(zone, name) || !sc_locale_name(SC_STR("en"), locale))
        return NULL;
    UCalendar *calendar = ucal_open(name, -1, locale, UCAL_GREGORIAN, &status);
    return U_FAILURE(status) ? NULL : calendar;
}

/* Seconds east of UTC. */
static int32_t offset_at(UCalendar *calendar, int64_t seconds)
{
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(calendar, (double)seconds * 1000, &status);
    int32_t offset = ucal_get(calendar, UCAL_ZONE_OFFSET, &status);
    offset += ucal_get(calendar, UCAL_DST_OFFSET, &status);
    return U_FAILURE(status) ? 0 : offset / 1000;
}

int32_t sc_zone_offset(sc_str zone, int64_t seconds)
{
    UCalendar *calendar = open_zone(zone);
    if (calendar == NULL)
        return 0;
    int32_t offset = offset_at(calendar, seconds);
    ucal_close(calendar);
    return offset / 60;
}

int64_t sc_zone_to_utc(sc_str zone, int64_t local)
{
    UCalendar *calendar = open_zone(zone);
    if (calendar == NULL)
        return local;
    int32_t before = offset_at(calendar, local - DAY), after = offset_at(calendar, local + DAY);
    bool is_after = before != after && offset_at(calendar, local - before) != before &&
                    offset_at(calendar, local - after) == after;
    ucal_close(calendar);
    return local - (is_after ? after : before);
}

static const UDateFormatStyle DATE_STYLES[] = {
    [SC_DATE_SHORT] = UDAT_SHORT, [SC_DATE_MEDIUM] = UDAT_MEDIUM, [SC_DATE_LONG] = UDAT_LONG,
    [SC_DATE_FULL] = UDAT_FULL,   [SC_DATE_TIME] = UDAT_NONE,
};

/* `dd.MM.yy` becomes `dd.MM.y`: a year of two digits helps nobody. */
static void use_full_year(UDateFormat *format)
{
    UChar pattern[WORDS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = udat_toPattern(format, false, pattern, WORDS_MAX, &status), kept = 0;
    if (U_FAILURE(status) || len >= WORDS_MAX)
        return;
    for (int32_t i = 0; i < len; i++) {
        bool is_second = i > 0 && pattern[i] == 'y' && pattern[i - 1] == 'y';
        if (!is_second)
            pattern[kept++] = pattern[i];
    }
    udat_applyPattern(format, false, pattern, kept);
}

/* How the language writes a year alone: `y`, or `y年`. */
static int32_t year_pattern(const char *locale, UChar pattern[WORDS_MAX])
{
    static const UChar YEAR[] = { 'y', 0 };
    UErrorCode status = U_ZERO_ERROR;
    UDateTimePatternGenerator *patterns = udatpg_open(locale, &status);
    int32_t len = udatpg_getBestPattern(patterns, YEAR, 1, pattern, WORDS_MAX, &status);
    udatpg_close(patterns);
    if (U_SUCCESS(status))
        return len;
    pattern[0] = 'y';
    return 1;
}

static UDateFormat *open_format(const char *locale, sc_date_style style)
{
    static const UChar UTC[] = { 'U', 'T', 'C', 0 };
    UErrorCode status = U_ZERO_ERROR;
    UChar pattern[WORDS_MAX];
    UDateFormat *format;
    if (style == SC_DATE_YEAR) {
        int32_t len = year_pattern(locale, pattern);
        format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, UTC, 3, pattern, len, &status);
    } else {
        UDateFormatStyle time_style = style == SC_DATE_TIME ? UDAT_SHORT : UDAT_NONE;
        format = udat_open(time_style, DATE_STYLES[style], locale, UTC, 3, NULL, 0, &status);
    }
    if (U_FAILURE(status))
        return NULL;
    if (style == SC_DATE_SHORT)
        use_full_year(format);
    return format;
}

/* Days since 1970-01-01 → year, month, day of the proleptic Gregorian calendar; after Hinnant,
 * "chrono-compatible low-level date algorithms". */
static void civil_from_days(int64_t days, int64_t *year, int *month, int *day)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted = (5 * of_year + 2) / 153; /* from March */
    *day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
    *month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
    *year = year_of_era + era * 400 + (*month <= 2);
}

int64_t sc_days_of(int64_t year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400, year_of_era = y - era * 400;
    int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year -
           719468;
}

static sc_str iso(sc_arena *arena, int64_t local, int32_t offset)
{
    int64_t of_day = ((local % DAY) + DAY) % DAY, year;
    int month, day, hours = (int)(of_day / 3600), minutes = (int)(of_day / 60 % 60);
    civil_from_days((local - of_day) / DAY, &year, &month, &day);
    int east = offset < 0 ? -offset : offset;
    return sc_str_fmt(arena, "%04lld-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", (long long)year, month,
                      day, hours, minutes, (int)(of_day % 60), offset < 0 ? '-' : '+', east / 60,
                      east % 60);
}

static sc_str format_moment(sc_arena *arena, UDateFormat *format, int64_t local)
{
    static const UChar NARROW_SPACE = 0x202F, NO_BREAK_SPACE = 0x00A0;
    UChar words[WORDS_MAX];
    UErrorCode status = U_ZERO_ERROR;
    int32_t len = udat_format(format, (double)local * 1000, words, WORDS_MAX, NULL, &status);
    if (U_FAILURE(status) || len > WORDS_MAX)
        return (sc_str){ NULL, 0 };
    for (int32_t i = 0; i < len; i++)
        if (words[i] == NARROW_SPACE)
            words[i] = NO_BREAK_SPACE;
    return sc_utf16_to_str(arena, (sc_utf16){ words, len });
}

sc_str sc_date_in_words(sc_arena *arena, int64_t seconds, int32_t offset_minutes,
                        sc_date_style style, sc_str tag)
{
    /* The clock on the wall there, read as if it were UTC: no zone is needed to print it. */
    int64_t local = seconds + (int64_t)offset_minutes * 60;
    if (style == SC_DATE_ISO)
        return iso(arena, local, offset_minutes);
    char locale[SC_LOCALE_NAME_MAX];
    if (!sc_locale_name(tag, locale))
        strcpy(locale, "en");
    UDateFormat *format = open_format(locale, style);
    if (format == NULL)
        return iso(arena, local, offset_minutes);
    sc_str words = format_moment(arena, format, local);
    udat_close(format);
    return words;
}
