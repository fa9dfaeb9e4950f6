/*
 * Characters in; break opportunities out.
 */
#include "text/break.h"

#include "text/chars.h"
#include "text/script.h"
#include "text/words.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#define SOFT_HYPHEN 0xAD
#define LAST_OF_LATIN_1 0xFF

static UBreakIterator *open_iterator(const sc_chars *chars, UBreakIteratorType type,
                                     const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(type, locale, chars->written, chars->count, &error);
    if (U_FAILURE(error))
        sc_out_of_memory("ICU's line break rules");
    return iterator;
}

static sc_break kind_at(const sc_chars *chars, UBreakIterator *iterator, int32_t at)
{
    if (ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD || at == chars->count)
        return SC_BREAK_HARD;
    return chars->units[at - 1] == SOFT_HYPHEN ? SC_BREAK_HYPHEN : SC_BREAK_WORD;
}

static void find_lines(const sc_chars *chars, const char *locale, uint8_t *breaks)
{
    UBreakIterator *iterator = open_iterator(chars, UBRK_LINE, locale);
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        breaks[at] = (uint8_t)kind_at(chars, iterator, at);
    ubrk_close(iterator);
}

/* The upper quotes close in German what the lower ones opened. */
static bool is_closing_quote(UChar unit)
{
    return u_charType(unit) == U_FINAL_PUNCTUATION || unit == 0x201C || unit == 0x2018;
}

/* »Quoted« (then this): a quote that closes does not hold on to the bracket behind the space.
 * (UAX #14, LB15a, since Unicode 15.1; ICU 72 has the older LB15) */
static void part_closed_quotes(const sc_chars *chars, uint8_t *breaks)
{
    for (int32_t at = 3; at < chars->count; at++) {
        const UChar *unit = chars->written + at;
        bool is_closed = is_closing_quote(unit[-2]) && u_isalnum(unit[-3]);
        if (breaks[at] == SC_BREAK_NONE && unit[-1] == ' ' && is_closed &&
            u_charType(unit[0]) == U_START_PUNCTUATION)
            breaks[at] = SC_BREAK_WORD;
    }
}

static bool is_hangul(UScriptCode script)
{
    return script == USCRIPT_HANGUL;
}

static bool is_han_or_kana(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

static bool is_han_or_kana_at(const sc_chars *chars, const sc_itemised *itemised, int32_t unit)
{
    return is_han_or_kana(itemised->scripts[unit]) && !(chars->flags[unit] & SC_CHAR_HANGS);
}

static bool is_word_char(const sc_chars *chars, int32_t unit)
{
    return u_isalnum(sc_chars_next(chars, &unit));
}

/* CSS `word-break: keep-all`, for hangul and what is written together with it: "NASA는". */
static void keep_korean_words(const sc_chars *chars, const sc_itemised *itemised, uint8_t *breaks)
{
    for (int32_t at = 1; at < chars->count; at++) {
        bool korean = is_hangul(itemised->scripts[at - 1]) || is_hangul(itemised->scripts[at]);
        if (breaks[at] == SC_BREAK_WORD && korean && is_word_char(chars, at - 1) &&
            is_word_char(chars, at))
            breaks[at] = SC_BREAK_SYLLABLE;
    }
}

/* Demote the breaks between Han or kana that `iterator` does not have, and close it. */
static void keep_phrases(const sc_chars *chars, const sc_itemised *itemised,
                         UBreakIterator *iterator, uint8_t *breaks)
{
    for (int32_t at = 1; at < chars->count; at++)
        if (breaks[at] == SC_BREAK_WORD && is_han_or_kana_at(chars, itemised, at - 1) &&
            is_han_or_kana_at(chars, itemised, at) && !ubrk_isBoundary(iterator, at))
            breaks[at] = SC_BREAK_PHRASE;
    ubrk_close(iterator);
}

/* Chinese particles that belong to the word before: of possession, aspect, mood, number. */
static bool is_particle(UChar unit)
{
    static const UChar PARTICLES[] = u"的了着著过過吗嗎呢吧们們";
    for (const UChar *p = PARTICLES; *p != 0; p++)
        if (*p == unit)
            return true;
    return false;
}

static void keep_particles(const sc_chars *chars, const sc_itemised *itemised, uint8_t *breaks)
{
    for (int32_t at = 1; at < chars->count; at++)
        if (breaks[at] == SC_BREAK_WORD && is_particle(chars->units[at]) &&
            is_han_or_kana_at(chars, itemised, at - 1))
            breaks[at] = SC_BREAK_PHRASE;
}

/* A number and the character that says of what: 2026年. */
static void keep_counters(const sc_chars *chars, const sc_itemised *itemised, uint8_t *breaks)
{
    for (int32_t at = 1; at < chars->count; at++)
        if (breaks[at] == SC_BREAK_WORD && u_isdigit(chars->units[at - 1]) &&
            is_han_or_kana_at(chars, itemised, at))
            breaks[at] = SC_BREAK_PHRASE;
}

/* Behind a slash a line ends only if nothing else on it will do: and/or stays together, an address
 * wider than the box is broken sensibly. Browsers never end one there between characters of
 * Latin 1, and like anywhere else between others; display type is the same for all. */
static void keep_slashes(const sc_chars *chars, bool is_display, uint8_t *breaks)
{
    for (int32_t at = 1; at < chars->count; at++)
        if (breaks[at] == SC_BREAK_WORD && chars->units[at - 1] == '/' &&
            (is_display || chars->units[at] <= LAST_OF_LATIN_1))
            breaks[at] = SC_BREAK_PHRASE;
}

static bool is_space_at(const sc_chars *chars, int32_t unit)
{
    return unit < 0 || unit >= chars->count || (chars->flags[unit] & SC_CHAR_HANGS);
}

/* Marks that people set off with a plain space, as French does: « », ? ! : ; and a percent sign. */
static bool closes(UChar unit)
{
    int8_t category = u_charType(unit);
    return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION || unit == '?' ||
           unit == '!' || unit == ':' || unit == ';' || unit == '%';
}

static bool opens(UChar unit)
{
    int8_t category = u_charType(unit);
    return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

/* Such a mark does not start a line, nor an opening one end it. */
static void keep_spaced_marks(const sc_chars *chars, uint8_t *breaks)
{
    for (int32_t at = 2; at < chars->count; at++) {
        if (breaks[at] != SC_BREAK_WORD || !is_space_at(chars, at - 1))
            continue;
        bool before_mark = closes(chars->units[at]) &&
                           (is_space_at(chars, at + 1) || u_ispunct(chars->units[at + 1]));
        bool after_mark = opens(chars->units[at - 2]) && is_space_at(chars, at - 3);
        if (before_mark || after_mark)
            breaks[at] = SC_BREAK_NONE;
    }
}

static bool has_han_or_kana(const sc_chars *chars, const sc_itemised *itemised)
{
    for (int32_t at = 0; at < chars->count; at++)
        if (is_han_or_kana(itemised->scripts[at]))
            return true;
    return false;
}

static bool is_japanese(const char *locale, const sc_itemised *itemised)
{
    bool says_so = strncmp(locale, "ja", 2) == 0;
    return says_so || (strncmp(locale, "zh", 2) != 0 && itemised->east_asian == USCRIPT_HIRAGANA);
}

uint8_t *sc_breaks_find(sc_arena *arena, const sc_chars *chars, const sc_itemised *itemised,
                        sc_str lang, bool keeps_phrases)
{
    char language[ULOC_LANG_CAPACITY + ULOC_FULLNAME_CAPACITY];
    sc_script_locale(lang, language, ULOC_FULLNAME_CAPACITY);
    if (language[0] == 0)
        snprintf(language, sizeof language, "en");
    /* Strict: no small kana, no long-vowel sign at the start of a line. */
    char locale[sizeof language + 16];
    bool is_plain = strchr(language, '@') == NULL;
    snprintf(locale, sizeof locale, "%s%s", language,
             keeps_phrases && is_plain ? "@lb=strict" : "");
    uint8_t *breaks = SC_NEW_ARRAY(arena, uint8_t, chars->count + 1);
    find_lines(chars, locale, breaks);
    if (!keeps_phrases)
        sc_words_find(chars, breaks);
    part_closed_quotes(chars, breaks);
    keep_slashes(chars, keeps_phrases, breaks);
    keep_korean_words(chars, itemised, breaks);
    if (keeps_phrases && has_han_or_kana(chars, itemised)) {
        bool japanese = is_japanese(locale, itemised);
        keep_phrases(chars, itemised,
                     japanese ? open_iterator(chars, UBRK_LINE, "ja@lw=phrase")
                              : open_iterator(chars, UBRK_WORD, "zh"),
                     breaks);
        if (!japanese)
            keep_particles(chars, itemised, breaks);
        keep_counters(chars, itemised, breaks);
    }
    if (keeps_phrases)
        keep_spaced_marks(chars, breaks);
    breaks[0] = SC_BREAK_HARD;
    breaks[chars->count] = SC_BREAK_HARD;
    return breaks;
}
