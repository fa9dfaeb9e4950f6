/*
 * Words and a language in; the places where they may be divided out.
 *
 * The dictionaries are libhyphen's: F. M. Liang's patterns ("Word Hy-phen-a-tion by Com-put-er",
 * 1983). libhyphen itself takes three seconds to read the German one, leaks patterns that come
 * twice, and misses some of the Russian one's; here the file is read through once for each text,
 * and what occurs in its words is applied.
 *
 * A word is a run of letters. It is looked up in lower case and composed, so that neither capitals
 * nor NFD change what is found. Divisions that would change the spelling are left out.
 */
#include "text/hyphen.h"

#include "base/file.h"
#include "text/chars.h"
#include "text/script.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#define FOLDER "/usr/share/hyphen"
#define MAX_BYTES (8 << 20) /* of a dictionary */
#define MAX_PATTERN 128     /* bytes; a longer one is passed over */
#define NO_PLACE (-1)
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

/* ---- spelling ---- */

/* All words to look up, in the dictionary's characters, each between full stops: ".one.two.". */
typedef struct spelling {
    sc_buf text;
    SC_VEC(int32_t) places; /* of each byte: the unit whose letter starts there, or NO_PLACE */
} spelling;

static spelling spelling_new(sc_arena *arena)
{
    spelling made = { .text = sc_buf_new(arena, 8 * SC_TEXT_MAX_UNITS) };
    sc_buf_addc(&made.text, '.');
    sc_vec_push(arena, &made.places, NO_PLACE);
    return made;
}

/* Put bytes behind the others, the first of them standing for the letter at `place`. */
static void put_bytes(spelling *to, sc_str bytes, int32_t place)
{
    sc_buf_add(&to->text, bytes);
    for (size_t i = 0; i < bytes.len; i++) {
        int32_t of_byte = i == 0 ? place : NO_PLACE;
        sc_vec_push(to->text.arena, &to->places, of_byte);
    }
}

/* One byte in an 8-bit set, where what it does not have becomes something that no pattern has. */
static void put_letter(spelling *to, const dictionary *by, UChar letter, int32_t place)
{
    char bytes[8];
    int32_t len = 0;
    UErrorCode error = U_ZERO_ERROR;
    if (by->converter != NULL)
        len = ucnv_fromUChars(by->converter, bytes, sizeof bytes, &letter, 1, &error);
    else
        u_strToUTF8(bytes, sizeof bytes, &len, &letter, 1, &error);
    bool is_spelled = U_SUCCESS(error) && len > 0;
    put_bytes(to, is_spelled ? (sc_str){ bytes, (size_t)len } : SC_STR("?"), place);
}

static spelling spell_all(sc_arena *arena, const dictionary *by, const sc_chars *chars)
{
    spelling made = spelling_new(arena);
    for (int32_t at = 0; at < chars->count;) {
        word found = word_at(chars, at);
        bool is_looked_up = found.count >= MIN_LETTERS && !sc_hyphen_in_address(chars, at);
        for (int32_t i = 0; is_looked_up && i < found.count; i++)
            put_letter(&made, by, found.letters[i], found.places[i]);
        if (is_looked_up)
            put_bytes(&made, SC_STR("."), NO_PLACE);
        if (found.count > 0)
            at = found.places[found.count - 1];
        at = sc_chars_next_grapheme(chars, at);
    }
    return made;
}

/* The same words, those that were divided being several. */
static spelling part_compounds(sc_arena *arena, const spelling *words, const uint8_t *points)
{
    spelling made = spelling_new(arena);
    for (size_t i = 1; i < words->text.len; i++) {
        int32_t place = words->places.items[i];
        if (place != NO_PLACE && points[place])
            put_bytes(&made, SC_STR("."), NO_PLACE);
        put_bytes(&made, (sc_str){ words->text.ptr + i, 1 }, place);
    }
    return made;
}

/* ---- patterns ---- */

/* What is asked often of the words, answered at once: which byte follows which. */
typedef struct pairs {
    uint8_t bits[UINT8_MAX + 1][32];
} pairs;

/* A pattern, "a1bc2": how strongly a division before each letter is asked for (odd) or
 * forbidden (even). */
typedef struct pattern {
    char letters[MAX_PATTERN];
    uint8_t levels[MAX_PATTERN + 1];
    size_t count;
} pattern;

static const pairs *pairs_of(sc_arena *arena, const spelling *words)
{
    pairs *made = SC_NEW(arena, pairs);
    for (size_t i = 0; i + 1 < words->text.len; i++) {
        uint8_t next = (uint8_t)words->text.ptr[i + 1];
        made->bits[(uint8_t)words->text.ptr[i]][next / 8] |= (uint8_t)(1 << next % 8);
    }
    return made;
}

/* @return false for what is none: a comment, a setting, or a division that changes the spelling. */
static bool read_pattern(sc_str line, pattern *out)
{
    bool is_setting = line.len > 0 && line.ptr[0] >= 'A' && line.ptr[0] <= 'Z';
    if (line.len == 0 || line.len > MAX_PATTERN || is_setting || line.ptr[0] == '#' ||
        line.ptr[0] == '%')
        return false;
    out->count = 0;
    out->levels[0] = 0;
    for (size_t i = 0; i < line.len; i++) {
        if (line.ptr[i] == '/')
            return false;
        if (sc_is_digit(line.ptr[i])) {
            out->levels[out->count] = (uint8_t)(line.ptr[i] - '0');
        } else {
            out->letters[out->count++] = line.ptr[i];
            out->levels[out->count] = 0;
        }
    }
    return out->count > 0;
}

static bool may_occur(const pairs *in, const pattern *which)
{
    if (which->count < 2)
        return true;
    uint8_t next = (uint8_t)which->letters[1];
    return in->bits[(uint8_t)which->letters[0]][next / 8] >> next % 8 & 1;
}

/* Raise the levels wherever the pattern occurs. */
static void apply_pattern(const pattern *which, sc_str words, uint8_t *levels)
{
    for (size_t from = 0, at; from < words.len; from += at + 1) {
        sc_str rest = sc_str_sub(words, from, words.len);
        if (!sc_str_find(rest, (sc_str){ which->letters, which->count }, &at))
            return;
        uint8_t *first = levels + from + at;
        for (size_t i = 0; i <= which->count; i++)
            if (which->levels[i] > first[i])
                first[i] = which->levels[i];
    }
}

/* @return for each byte of the words, how strongly the patterns want a division before it. */
static const uint8_t *find_levels(sc_arena *arena, sc_str patterns, const spelling *words)
{
    uint8_t *levels = SC_NEW_ARRAY(arena, uint8_t, words->text.len + 1);
    const pairs *occurring = pairs_of(arena, words);
    sc_str line;
    pattern read;
    while (sc_str_split(&patterns, '\n', &line))
        if (read_pattern(sc_str_trim(line), &read) && may_occur(occurring, &read))
            apply_pattern(&read, sc_buf_str(&words->text), levels);
    return levels;
}

/* ---- dividing ---- */

/* The least letters before the first and behind the last division of a word. */
typedef struct margins {
    int left, right;
} margins;

/* @return the number behind the word `setting` at a line's start; `otherwise` if there is none. */
static int read_setting(sc_str file, const char *setting, int otherwise)
{
    sc_str line;
    size_t len = strlen(setting);
    while (sc_str_split(&file, '\n', &line))
        if (sc_str_starts(line, setting) && line.len > len + 1 && sc_is_digit(line.ptr[len + 1]))
            return line.ptr[len + 1] - '0';
    return otherwise;
}

/* Letters from byte `at` to the full stop before (`step` -1) or behind it (1). */
static int letters_towards(const spelling *words, size_t at, int step)
{
    int count = 0;
    for (; words->text.ptr[at] != '.'; at += (size_t)step)
        count += words->places.items[at] != NO_PLACE;
    return count;
}

static void mark_points(const spelling *words, const uint8_t *levels, margins least,
                        uint8_t *points)
{
    for (size_t i = 1; i < words->text.len; i++) {
        int32_t place = words->places.items[i];
        if (place != NO_PLACE && (levels[i] & 1) &&
            letters_towards(words, i - 1, -1) >= least.left &&
            letters_towards(words, i, 1) >= least.right)
            points[place] = true;
    }
}

/* Some dictionaries have two sets of patterns: where words are put together, then those for the
 * parts. */
static void divide_all(sc_arena *arena, const dictionary *by, const sc_chars *chars,
                       uint8_t *points)
{
    sc_str file = by->patterns;
    margins least = { read_setting(file, "LEFTHYPHENMIN", 2),
                      read_setting(file, "RIGHTHYPHENMIN", 2) };
    spelling words = spell_all(arena, by, chars);
    size_t next;
    if (sc_str_find(file, SC_STR("\nNEXTLEVEL"), &next)) {
        margins compound = { read_setting(file, "COMPOUNDLEFTHYPHENMIN", least.left),
                             read_setting(file, "COMPOUNDRIGHTHYPHENMIN", least.right) };
        sc_str first = sc_str_sub(file, 0, next + 1);
        mark_points(&words, find_levels(arena, first, &words), compound, points);
        words = part_compounds(arena, &words, points);
        file = sc_str_sub(file, next + 1, file.len);
    }
    mark_points(&words, find_levels(arena, file, &words), least, points);
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
    of->points = SC_NEW_ARRAY(of->arena, uint8_t, of->chars->count + 1);
    const dictionary *by = find_dictionary(of->dictionaries, of->lang);
    if (by->patterns.len == 0)
        return;
    sc_arena *scratch = sc_arena_new(0);
    divide_all(scratch, by, of->chars, of->points);
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
