/*
 * Words and a language in; the places where they may be divided out.
 *
 * A word is a run of letters. It goes to libhyphen in lower case and composed, so that neither
 * capitals nor NFD change what is found. Divisions that would change the spelling are left out.
 */
#include "text/hyphen.h"

#include "base/file.h"
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
#define MAX_BYTES (8 << 20) /* of a dictionary */
#define MAX_PATTERN 128     /* bytes; a longer one is taken unseen */
#define MAX_LETTERS 200
#define MIN_LETTERS 5   /* shorter words stay whole */
#define MAX_ADDRESS 100 /* units looked at on each side */

/* ---- dictionaries ---- */

typedef struct dictionary {
    char locale[ULOC_FULLNAME_CAPACITY];
    sc_str patterns;       /* the file; empty: there is none */
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

static void release_converter(void *converter)
{
    ucnv_close(converter);
}

/* @return whether there is such a file. */
static bool read_named(sc_arena *arena, const char *language, const char *region, sc_str *out)
{
    char path[sizeof FOLDER + 2 * ULOC_FULLNAME_CAPACITY];
    snprintf(path, sizeof path, FOLDER "/hyph_%s%s%s.dic", language, *region ? "_" : "", region);
    sc_diags unseen = { .arena = arena };
    return sc_file_exists(path) && sc_file_read(arena, path, MAX_BYTES, "hyphenation dictionary",
                                                SC_NO_SPAN, &unseen, out) == SC_OK;
}

/* The region's own; that of the region where most speak the language; the language's. */
static sc_str read_patterns(sc_arena *arena, const char *locale)
{
    UErrorCode error = U_ZERO_ERROR;
    char language[ULOC_LANG_CAPACITY], region[ULOC_COUNTRY_CAPACITY];
    char likely[ULOC_FULLNAME_CAPACITY], home[ULOC_COUNTRY_CAPACITY];
    uloc_getLanguage(locale, language, sizeof language, &error);
    uloc_getCountry(locale, region, sizeof region, &error);
    uloc_addLikelySubtags(language, likely, sizeof likely, &error);
    uloc_getCountry(likely, home, sizeof home, &error);
    sc_str found = { "", 0 };
    if (U_SUCCESS(error) && language[0] != 0 && !read_named(arena, language, region, &found) &&
        !read_named(arena, language, home, &found))
        read_named(arena, language, "", &found);
    return found;
}

/* The first line of the file names its character set. */
static void open_converter(sc_arena *arena, dictionary *of)
{
    sc_str rest = of->patterns, name;
    if (!sc_str_split(&rest, '\n', &name) || sc_str_is_nocase(sc_str_trim(name), "UTF-8"))
        return;
    UErrorCode error = U_ZERO_ERROR;
    of->converter = ucnv_open(sc_str_z(arena, sc_str_trim(name)), &error);
    if (U_SUCCESS(error))
        sc_arena_defer(arena, release_converter, of->converter);
    if (U_FAILURE(error) || ucnv_getMaxCharSize(of->converter) != 1)
        of->patterns = (sc_str){ "", 0 };
}

static const dictionary *find_dictionary(sc_dictionaries *in, sc_str lang)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    sc_script_locale(lang, locale, sizeof locale);
    for (size_t i = 0; i < in->list.count; i++)
        if (strcmp(in->list.items[i]->locale, locale) == 0)
            return in->list.items[i];
    dictionary *read = SC_NEW(in->arena, dictionary);
    snprintf(read->locale, sizeof read->locale, "%s", locale);
    read->patterns = read_patterns(in->arena, locale);
    open_converter(in->arena, read);
    sc_vec_push(in->arena, &in->list, read);
    return read;
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

/* @return the word in the dictionary's characters; empty if it cannot be. */
static sc_str spell(sc_arena *arena, const dictionary *by, const word *in)
{
    sc_buf out = sc_buf_new(arena, 4 * MAX_LETTERS);
    for (int32_t i = 0; by->converter == NULL && i < in->count; i++)
        sc_utf8_add(&out, in->letters[i]);
    if (by->converter == NULL)
        return sc_buf_str(&out);
    char bytes[MAX_LETTERS + 1];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len =
        ucnv_fromUChars(by->converter, bytes, sizeof bytes, in->letters, in->count, &error);
    /* One byte a letter, so that places agree; what it does not know is substituted. */
    if (U_SUCCESS(error) && len == in->count)
        sc_buf_add(&out, (sc_str){ bytes, (size_t)len });
    return sc_buf_str(&out);
}

static void release_changes(char **changes, size_t letters, int *places, int *cuts)
{
    for (size_t i = 0; changes != NULL && i < letters; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
}

/* Mark where the word may be divided. */
static void divide(HyphenDict *patterns, const word *in, sc_str spelled, uint8_t *points)
{
    char marks[4 * MAX_LETTERS + 8] = { 0 };
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    int failed = hnj_hyphen_hyphenate2(patterns, spelled.ptr, (int)spelled.len, marks, NULL,
                                       &changes, &places, &cuts);
    for (int32_t i = 0; !failed && i + 1 < in->count; i++)
        if ((marks[i] & 1) && (changes == NULL || changes[i] == NULL))
            points[in->places[i + 1]] = true;
    release_changes(changes, spelled.len, places, cuts);
}

/* ---- patterns ---- */

/*
 * libhyphen takes three seconds to read the German dictionary. It gets to see only the patterns
 * that occur in the words at hand: a few milliseconds, and it finds the same divisions, or more,
 * since in some dictionaries (Russian) the beginnings of others hide patterns from it.
 */
typedef struct sieve {
    sc_str words;                     /* ".one.two." */
    uint8_t pairs[UINT8_MAX + 1][32]; /* bits: which bytes follow which in the words */
} sieve;

static sieve *sieve_new(sc_arena *arena, sc_str words)
{
    sieve *made = SC_NEW(arena, sieve);
    made->words = words;
    for (size_t i = 0; i + 1 < words.len; i++) {
        uint8_t next = (uint8_t)words.ptr[i + 1];
        made->pairs[(uint8_t)words.ptr[i]][next / 8] |= (uint8_t)(1 << next % 8);
    }
    return made;
}

/* @return whether a line is a setting, or a pattern whose letters occur in the words. */
static bool passes(const sieve *in, sc_str line)
{
    char letters[MAX_PATTERN];
    size_t count = 0;
    if (line.len == 0 || line.ptr[0] == '#' || line.ptr[0] == '%')
        return false;
    if ((line.ptr[0] >= 'A' && line.ptr[0] <= 'Z') || line.len > MAX_PATTERN)
        return true;
    for (size_t i = 0; i < line.len && line.ptr[i] != '/'; i++)
        if (!sc_is_digit(line.ptr[i]))
            letters[count++] = line.ptr[i];
    if (count < 2 || memchr(letters, '^', count) != NULL)
        return true;
    uint8_t next = (uint8_t)letters[1];
    bool may = in->pairs[(uint8_t)letters[0]][next / 8] >> next % 8 & 1;
    return may && memmem(in->words.ptr, in->words.len, letters, count) != NULL;
}

/* @return the patterns for `words`, to be freed; NULL if there are none. */
static HyphenDict *load_patterns(sc_arena *arena, const dictionary *by, sc_str words)
{
    const sieve *through = sieve_new(arena, words);
    sc_buf kept = sc_buf_new(arena, MAX_BYTES);
    sc_str rest = by->patterns, line;
    for (bool is_first = true; sc_str_split(&rest, '\n', &line); is_first = false) {
        line = sc_str_trim(line);
        if (!is_first && !passes(through, line))
            continue;
        sc_buf_add(&kept, line);
        sc_buf_addc(&kept, '\n');
    }
    FILE *stream = fmemopen(kept.ptr, kept.len, "r");
    if (stream == NULL)
        sc_out_of_memory("hyphenation patterns");
    HyphenDict *patterns = hnj_hyphen_load_file(stream);
    fclose(stream);
    return patterns;
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

/* @return the next word to look up from `*at` on, which moves past it; empty at the end. */
static word next_word(const sc_chars *chars, int32_t *at)
{
    word found = { .count = 0 };
    while (*at < chars->count) {
        int32_t start = *at;
        found = word_at(chars, start);
        if (found.count > 0)
            *at = found.places[found.count - 1];
        *at = sc_chars_next_grapheme(chars, *at);
        if (found.count >= MIN_LETTERS && !sc_hyphen_in_address(chars, start))
            return found;
    }
    found.count = 0;
    return found;
}

static sc_str all_words(sc_arena *arena, const dictionary *by, const sc_chars *chars)
{
    sc_buf out = sc_buf_new(arena, 8 * SC_TEXT_MAX_UNITS);
    sc_buf_addc(&out, '.');
    word found;
    for (int32_t at = 0; (found = next_word(chars, &at)).count > 0;) {
        sc_buf_add(&out, spell(arena, by, &found));
        sc_buf_addc(&out, '.');
    }
    return sc_buf_str(&out);
}

static void mark_points(sc_arena *scratch, const dictionary *by, const sc_chars *chars,
                        uint8_t *points)
{
    sc_str words = all_words(scratch, by, chars);
    HyphenDict *patterns = words.len > 1 ? load_patterns(scratch, by, words) : NULL;
    if (patterns == NULL)
        return;
    word found;
    for (int32_t at = 0; (found = next_word(chars, &at)).count > 0;) {
        sc_str spelled = spell(scratch, by, &found);
        if (spelled.len > 0)
            divide(patterns, &found, spelled, points);
    }
    hnj_hyphen_free(patterns);
}

static void find_points(sc_hyphenation *of)
{
    of->points = SC_NEW_ARRAY(of->arena, uint8_t, of->chars->count + 1);
    const dictionary *by = find_dictionary(of->dictionaries, of->lang);
    if (by->patterns.len == 0)
        return;
    sc_arena *scratch = sc_arena_new(0);
    mark_points(scratch, by, of->chars, of->points);
    sc_arena_free(scratch);
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
