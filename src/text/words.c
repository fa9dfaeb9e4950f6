/*
 * Runs of Khmer or Lao and a list of words in; breaks between the words out.
 *
 * The way is that of ICU, whose lists are longer (see words/README.md): the longest word of the
 * list, unless a shorter one lets two more words follow. What begins no word goes with the word
 * before, if that is short and the start of a word does not show soon, and ends where one begins.
 * With the limits that browsers give, other words of the list follow from it than with ICU's.
 *
 * Positions count units from the run's start; these scripts have one unit a character.
 */
#include "text/words.h"

#include "text/builtin_words.h"
#include "text/chars.h"

#include <unicode/uchar.h>

#define SHORTEST_RUN 4 /* units: two words of two */
#define MAX_FOUND 20   /* words that begin at a place */
#define UTF8_BYTES 3   /* of each character of these scripts */
#define KHMER_COENG 0x17D2
#define LAO_FIRST_VOWEL 0x0EC0 /* vowels written before their consonant, to … */
#define LAO_LAST_VOWEL 0x0EC4

typedef struct language {
    UScriptCode script;
    const char *words;
    const size_t *len;
    int32_t longest_joined;          /* a word of as many units takes nothing unknown to itself */
    int32_t clear_start;             /* as many units of a word show that one begins */
    UChar first_letter, last_letter; /* that words begin with */
} language;

static const language LANGUAGES[] = {
    { USCRIPT_KHMER, SC_BUILTIN_WORDS_KHMER, &SC_BUILTIN_WORDS_KHMER_LEN, 10, 5, 0x1780, 0x17B3 },
    { USCRIPT_LAO, SC_BUILTIN_WORDS_LAO, &SC_BUILTIN_WORDS_LAO_LEN, 3, 3, 0x0E81, 0x0EDD },
};

/* A run of one script, all of it letters and marks that make words. */
typedef struct run {
    const language *in;
    const UChar *units;
    int32_t count;
} run;

/* Words that begin at one place, shortest first. */
typedef struct found {
    int32_t ends[MAX_FOUND];
    int32_t count;
    int32_t seen; /* units that had to be looked at to know */
} found;

/* ---- the list ---- */

/* Whole lines of a list. */
typedef struct lines {
    const char *from, *to;
} lines;

static void encode(UChar unit, unsigned char out[UTF8_BYTES])
{
    out[0] = (unsigned char)(0xE0 | unit >> 12);
    out[1] = (unsigned char)(0x80 | (unit >> 6 & 0x3F));
    out[2] = (unsigned char)(0x80 | (unit & 0x3F));
}

/* @return whether the line's character at `depth` comes before `key`; its end comes first. */
static bool is_before(const char *line, const unsigned char key[UTF8_BYTES])
{
    for (int i = 0; i < UTF8_BYTES; i++) {
        unsigned char byte = (unsigned char)line[i];
        if (byte != key[i] || byte == '\n')
            return byte < key[i];
    }
    return false;
}

/* @return the first line whose character at byte `depth` is `unit` or a later one. */
static const char *first_line(lines within, size_t depth, UChar unit)
{
    unsigned char key[UTF8_BYTES];
    encode(unit, key);
    while (within.from < within.to) {
        const char *middle = within.from + (within.to - within.from) / 2;
        while (middle > within.from && middle[-1] != '\n')
            middle--;
        if (!is_before(middle + depth, key)) {
            within.to = middle;
            continue;
        }
        within.from = middle;
        while (*within.from++ != '\n')
            ;
    }
    return within.from;
}

/* All words of the list that begin at `at`. */
static found words_at(const run *of, int32_t at)
{
    found made = { .count = 0 };
    lines left = { of->in->words, of->in->words + *of->in->len };
    for (size_t depth = 0; at + made.seen < of->count; depth += UTF8_BYTES) {
        UChar unit = of->units[at + made.seen++];
        left = (lines){ first_line(left, depth, unit), first_line(left, depth, unit + 1) };
        if (left.from == left.to)
            break;
        if (left.from[depth + UTF8_BYTES] == '\n' && made.count < MAX_FOUND)
            made.ends[made.count++] = at + made.seen;
    }
    return made;
}

static bool is_word_at(const run *of, int32_t at)
{
    return words_at(of, at).count > 0;
}

/* ---- words ---- */

/* @return whether one more word follows the word that begins at `at`, or the run's end. */
static bool leads_on(const run *of, const found *words)
{
    if (words->count > 0 && words->ends[words->count - 1] == of->count)
        return true;
    for (int32_t i = words->count; i-- > 0;)
        if (is_word_at(of, words->ends[i]))
            return true;
    return false;
}

/* @return the end of the best word that begins at `at`; `at` if none does. */
static int32_t best_end(const run *of, int32_t at)
{
    found words = words_at(of, at);
    if (words.count == 0)
        return at;
    int32_t longest = words.ends[words.count - 1], best = longest;
    if (longest == of->count)
        return longest;
    for (int32_t i = words.count; i-- > 0;) {
        found next = words_at(of, words.ends[i]);
        if (next.count == 0)
            continue;
        best = words.ends[i];
        if (leads_on(of, &next))
            break;
    }
    return best;
}

/* @return whether a word can end behind one letter and begin with the other. */
static bool can_part(const run *of, UChar before, UChar after)
{
    if (after < of->in->first_letter || after > of->in->last_letter)
        return false;
    bool is_prefix = before >= LAO_FIRST_VOWEL && before <= LAO_LAST_VOWEL;
    return before != KHMER_COENG && !is_prefix;
}

/* @return where what begins no word ends: where a word begins. */
static int32_t unknown_end(const run *of, int32_t at)
{
    for (at++; at < of->count; at++)
        if (can_part(of, of->units[at - 1], of->units[at]) && is_word_at(of, at))
            break;
    return at;
}

static bool is_mark(UChar unit)
{
    return U_MASK(u_charType(unit)) & U_GC_M_MASK;
}

static int32_t next_break(const run *of, int32_t at)
{
    int32_t end = best_end(of, at);
    if (end < of->count && end - at < of->in->longest_joined) {
        found next = words_at(of, end);
        if (next.count == 0 && (end == at || next.seen < of->in->clear_start))
            end = unknown_end(of, end);
    }
    while (end < of->count && is_mark(of->units[end]))
        end++;
    return end > at ? end : at + 1;
}

/* ---- runs ---- */

static const language *language_of(UChar unit)
{
    UErrorCode error = U_ZERO_ERROR;
    if (u_getIntPropertyValue(unit, UCHAR_LINE_BREAK) != U_LB_COMPLEX_CONTEXT)
        return NULL;
    UScriptCode script = uscript_getScript(unit, &error);
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++)
        if (LANGUAGES[i].script == script)
            return &LANGUAGES[i];
    return NULL;
}

static void divide_run(const run *of, uint8_t *breaks)
{
    for (int32_t at = 1; at < of->count; at++)
        breaks[at] = SC_BREAK_NONE;
    if (of->count < SHORTEST_RUN)
        return;
    for (int32_t at = next_break(of, 0); at < of->count; at = next_break(of, at))
        breaks[at] = SC_BREAK_WORD;
}

void sc_words_find(const sc_chars *chars, uint8_t *breaks)
{
    for (int32_t start = 0, end; start < chars->count; start = end) {
        const language *in = language_of(chars->written[start]);
        for (end = start + 1; end < chars->count && in != NULL; end++)
            if (language_of(chars->written[end]) != in)
                break;
        run whole = { in, chars->written + start, end - start };
        if (in != NULL)
            divide_run(&whole, breaks + start);
    }
}
