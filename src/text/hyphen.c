/*
 * Words and a language in; the places where they may be divided out.
 *
 * A word is a run of letters. It goes to libhyphen in lower case and composed, so that neither
 * capitals nor NFD change what is found. Divisions that would change the spelling are left out.
 */
#include "text/hyphen.h"

#include "base/utf8.h"
#include "text/chars.h"
#include "text/script.h"

#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>

#define FOLDER "/usr/share/hyphen"
#define MAX_LETTERS 200
#define MIN_LETTERS 5   /* shorter words stay whole */
#define MAX_ADDRESS 100 /* units looked at on each side */

/* ---- dictionaries ---- */

typedef struct dictionary {
    char locale[ULOC_FULLNAME_CAPACITY];
    HyphenDict *patterns;  /* NULL: there is none */
    UConverter *converter; /* to the patterns' 8-bit characters; NULL: they are UTF-8 */
} dictionary;

struct sc_dictionaries {
    sc_arena *arena;
    SC_VEC(const dictionary *) list;
};

sc_dictionaries *sc_dictionaries_new(sc_arena *arena)
{
    sc_dictionaries *made = SC_NEW(arena, sc_dictionaries);
    made->arena = arena;
    return made;
}

static void release_patterns(void *patterns)
{
    hnj_hyphen_free(patterns);
}

static void release_converter(void *converter)
{
    ucnv_close(converter);
}

static HyphenDict *load_named(const char *language, const char *region)
{
    char path[sizeof FOLDER + 2 * ULOC_FULLNAME_CAPACITY];
    snprintf(path, sizeof path, FOLDER "/hyph_%s%s%s.dic", language, *region ? "_" : "", region);
    return hnj_hyphen_load(path);
}

/* The region's own; that of the region where most speak the language; the language's. */
static HyphenDict *load_patterns(const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    char language[ULOC_LANG_CAPACITY], region[ULOC_COUNTRY_CAPACITY];
    char likely[ULOC_FULLNAME_CAPACITY], home[ULOC_COUNTRY_CAPACITY];
    uloc_getLanguage(locale, language, sizeof language, &error);
    uloc_getCountry(locale, region, sizeof region, &error);
    uloc_addLikelySubtags(language, likely, sizeof likely, &error);
    uloc_getCountry(likely, home, sizeof home, &error);
    if (U_FAILURE(error) || language[0] == 0)
        return NULL;
    HyphenDict *patterns = load_named(language, region);
    if (patterns == NULL)
        patterns = load_named(language, home);
    return patterns != NULL ? patterns : load_named(language, "");
}

static const dictionary *load(sc_dictionaries *to, const char *locale)
{
    dictionary *made = SC_NEW(to->arena, dictionary);
    snprintf(made->locale, sizeof made->locale, "%s", locale);
    made->patterns = load_patterns(locale);
    if (made->patterns == NULL)
        return made;
    sc_arena_defer(to->arena, release_patterns, made->patterns);
    if (made->patterns->utf8)
        return made;
    UErrorCode error = U_ZERO_ERROR;
    made->converter = ucnv_open(made->patterns->cset, &error);
    if (U_SUCCESS(error) && ucnv_getMaxCharSize(made->converter) == 1)
        sc_arena_defer(to->arena, release_converter, made->converter);
    else
        made->patterns = NULL;
    return made;
}

static const dictionary *find_dictionary(sc_dictionaries *in, sc_str lang)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    sc_script_locale(lang, locale, sizeof locale);
    for (size_t i = 0; i < in->list.count; i++)
        if (strcmp(in->list.items[i]->locale, locale) == 0)
            return in->list.items[i];
    const dictionary *loaded = load(in, locale);
    sc_vec_push(in->arena, &in->list, loaded);
    return loaded;
}

/* ---- words ---- */

typedef struct word {
    UChar letters[MAX_LETTERS]; /* in lower case */
    int32_t places[MAX_LETTERS];
    int32_t count;
} word;

/* @return the letter that the grapheme is, composed and in lower case; 0 if it is not one. */
static UChar letter_at(const sc_chars *chars, int32_t at)
{
    int32_t len = sc_chars_next_grapheme(chars, at) - at;
    UChar composed[2] = { chars->units[at], 0 };
    if (len > 1) {
        UErrorCode error = U_ZERO_ERROR;
        len = unorm2_normalize(unorm2_getNFCInstance(&error), chars->units + at, len, composed, 2,
                               &error);
        if (U_FAILURE(error))
            return 0;
    }
    return len == 1 && u_isalpha(composed[0]) ? (UChar)u_tolower(composed[0]) : 0;
}

/* @return the word that starts at `at`; empty if none does. One too long is cut off. */
static word word_at(const sc_chars *chars, int32_t at)
{
    word found;
    found.count = 0;
    while (at < chars->count && found.count < MAX_LETTERS) {
        UChar letter = letter_at(chars, at);
        if (letter == 0)
            break;
        found.letters[found.count] = letter;
        found.places[found.count++] = at;
        at = sc_chars_next_grapheme(chars, at);
    }
    return found;
}

/* @return bytes in the dictionary's characters; 0 if they cannot be had. */
static int spell(const dictionary *by, const word *in, sc_buf *out)
{
    if (by->converter == NULL) {
        for (int32_t i = 0; i < in->count; i++)
            sc_utf8_add(out, in->letters[i]);
        return (int)out->len;
    }
    char bytes[MAX_LETTERS + 1];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len =
        ucnv_fromUChars(by->converter, bytes, sizeof bytes, in->letters, in->count, &error);
    /* One byte a letter, so that places agree; what it does not know is substituted. */
    if (U_FAILURE(error) || len != in->count)
        return 0;
    sc_buf_add(out, (sc_str){ bytes, (size_t)len });
    return (int)len;
}

static void release_changes(char **changes, int letters, int *places, int *cuts)
{
    for (int i = 0; changes != NULL && i < letters; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
}

static void divide(sc_arena *arena, const dictionary *by, const word *in, uint8_t *points)
{
    sc_buf spelled = sc_buf_new(arena, 4 * MAX_LETTERS);
    int len = spell(by, in, &spelled);
    if (len == 0)
        return;
    char marks[4 * MAX_LETTERS + 8] = { 0 };
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    int failed = hnj_hyphen_hyphenate2(by->patterns, sc_buf_str(&spelled).ptr, len, marks, NULL,
                                       &changes, &places, &cuts);
    for (int32_t i = 0; !failed && i + 1 < in->count; i++)
        if ((marks[i] & 1) && (changes == NULL || changes[i] == NULL))
            points[in->places[i + 1]] = true;
    release_changes(changes, len, places, cuts);
}

bool sc_hyphen_in_address(const sc_chars *chars, int32_t at)
{
    int32_t start = at, end = at;
    while (start > 0 && at - start < MAX_ADDRESS && !(chars->flags[start - 1] & SC_CHAR_HANGS))
        start--;
    while (end < chars->count && end - at < MAX_ADDRESS && !(chars->flags[end] & SC_CHAR_HANGS))
        end++;
    for (int32_t i = start; i < end; i++) {
        UChar unit = chars->units[i];
        bool is_inner = i > start && i + 1 < end && u_isalnum(chars->units[i - 1]) &&
                        u_isalnum(chars->units[i + 1]);
        if (unit == '@' || unit == '_' || (unit == '.' && is_inner) ||
            (unit == ':' && i + 1 < end && chars->units[i + 1] == '/'))
            return true;
    }
    return false;
}

/* ---- texts ---- */

struct sc_hyphenation {
    sc_arena *arena;
    sc_dictionaries *dictionaries;
    const sc_chars *chars;
    sc_str lang;
    uint8_t *points; /* count + 1: whether a word may be divided before the unit; NULL: not known */
};

sc_hyphenation *sc_hyphenation_new(sc_arena *arena, sc_dictionaries *dictionaries,
                                   const sc_chars *chars, sc_str lang)
{
    sc_hyphenation *made = SC_NEW(arena, sc_hyphenation);
    *made = (sc_hyphenation){ arena, dictionaries, chars, lang, NULL };
    return made;
}

static void find_points(sc_hyphenation *of)
{
    const sc_chars *chars = of->chars;
    of->points = SC_NEW_ARRAY(of->arena, uint8_t, chars->count + 1);
    const dictionary *by = find_dictionary(of->dictionaries, of->lang);
    if (by->patterns == NULL)
        return;
    for (int32_t at = 0; at < chars->count;) {
        word found = word_at(chars, at);
        if (found.count >= MIN_LETTERS && !sc_hyphen_in_address(chars, at))
            divide(of->arena, by, &found, of->points);
        if (found.count > 0)
            at = found.places[found.count - 1];
        at = sc_chars_next_grapheme(chars, at);
    }
}

bool sc_hyphen_divides(sc_hyphenation *hyphenation, int32_t at)
{
    if (hyphenation->points == NULL)
        find_points(hyphenation);
    return hyphenation->points[at];
}

void sc_hyphen_mark(const sc_text *text, uint8_t *breaks)
{
    sc_hyphens hyphens = text->style.hyphens;
    for (int32_t at = 1; at < text->chars->count && hyphens != SC_HYPHENS_MANUAL; at++) {
        if (hyphens == SC_HYPHENS_NONE && breaks[at] == SC_BREAK_HYPHEN)
            breaks[at] = SC_BREAK_NONE;
        if (hyphens == SC_HYPHENS_AUTO && breaks[at] == SC_BREAK_NONE &&
            sc_hyphen_divides(text->hyphenation, at))
            breaks[at] = SC_BREAK_HYPHEN;
    }
}
