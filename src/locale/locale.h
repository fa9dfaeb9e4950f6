/*
 * What depends on a reader's language and place: direction, dates in words, time zones, case.
 * Nothing here reads the process's locale or clock.
 */
#ifndef SC_LOCALE_LOCALE_H
#define SC_LOCALE_LOCALE_H

#include "base/str.h"

#include <stdint.h>

/** @return whether `tag` is a well-formed BCP 47 language tag of a language ICU knows. */
bool sc_lang_is_valid(sc_str tag);

/**
 * A language tag in its usual spelling: `EN_us` and `en-us` become `en-US`, `iw` becomes `he`. What
 * a POSIX locale adds (`.UTF-8`, `@euro`) is taken off.
 *
 * @return owned by `arena`; empty if it is no tag of a language ICU knows.
 */
sc_str sc_lang_normalize(sc_arena *arena, sc_str tag);

/** @return whether the language's script is written from right to left (ar, fa, he, ur, ckb …). */
bool sc_lang_is_rtl(sc_str tag);

/** @return the Open Graph locale of a tag: `en_GB`, `pt_BR`; likely region added: en → en_US. */
sc_str sc_lang_og_locale(sc_arena *arena, sc_str tag);

/** @return whether `zone` is an IANA time zone. */
bool sc_zone_is_valid(sc_str zone);

/** @return the offset from UTC, in minutes east, that `zone` has at a moment (seconds since 1970).
 */
int32_t sc_zone_offset(sc_str zone, int64_t seconds);

/**
 * @return the moment that a wall clock in `zone` shows as `local_seconds` (as if it were UTC). Of
 * an hour that comes twice, the first; a time that is skipped is moved ahead by the gap.
 */
int64_t sc_zone_to_utc(sc_str zone, int64_t local_seconds);

/**
 * @return the days from 1970-01-01 to a day of the Gregorian calendar (of all times, before 1582
 * too).
 */
int64_t sc_days_of(int64_t year, int month, int day);

/* What each looks like in British English; every language has its own order, words and digits. */
typedef enum sc_date_style {
    SC_DATE_SHORT,  /* 14/03/2026 */
    SC_DATE_MEDIUM, /* 14 Mar 2026 */
    SC_DATE_LONG,   /* 14 March 2026; in American English, and plain `en`, March 14, 2026 */
    SC_DATE_FULL,   /* Saturday, 14 March 2026 */
    SC_DATE_YEAR,   /* 2026 */
    SC_DATE_TIME,   /* 07:51 */
    SC_DATE_ISO,    /* 2026-03-14T07:51:42+00:00, in every language */
} sc_date_style;

/**
 * A moment in words.
 *
 * @param offset_minutes  the zone to show it in, minutes east of UTC.
 * @param tag  the language; its own calendar, words, order and digits are used (CLDR), as a
 *             newspaper there would: Thai years are Buddhist. English if ICU does not know it.
 * @return owned by `arena`. Narrow no-break spaces are plain no-break ones, which every font has.
 */
sc_str sc_date_in_words(sc_arena *arena, int64_t seconds, int32_t offset_minutes,
                        sc_date_style style, sc_str tag);

/** @return `text` in the language's upper or lower case (Turkish i, German ß, Greek accents). */
sc_str sc_case_upper(sc_arena *arena, sc_str text, sc_str tag);
sc_str sc_case_lower(sc_arena *arena, sc_str text, sc_str tag);

/** @return `text` with the first letter of each word a capital (Dutch IJ), the others as they are.
 */
sc_str sc_case_title(sc_arena *arena, sc_str text, sc_str tag);

/**
 * Spell a text with ASCII letters: romanised, accents and marks taken off (ICU's Any-Latin and
 * Latin-ASCII; German umlauts as ae, oe, ue). What has no spelling is left out.
 *
 * @return owned by `arena`.
 */
sc_str sc_spell_ascii(sc_arena *arena, sc_str text, sc_str tag);

/** @return how many grapheme clusters (UAX #29) `text` has. */
size_t sc_grapheme_count(sc_str text);

#endif
