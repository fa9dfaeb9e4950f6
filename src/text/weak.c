/*
 * A place in a text and its language in; whether the word before it leans on the next one, out:
 * articles, and the prepositions and conjunctions of a letter or two that typographers of the
 * language keep off the end of a line.
 */
#include "text/weak.h"

#include <string.h>
#include <unicode/uchar.h>

#define MAX_WORD 8 /* units */

/* In lower case, between spaces. */
static const struct {
    const char *lang;
    const UChar *words;
} WEAK[] = {
    { "en", u" a an the " },
    { "de", u" der die das den dem des ein eine einen einem einer eines " },
    { "nl", u" de het een 't 's " },
    { "sv", u" en ett " },
    { "da", u" en et " },
    { "nb", u" en ei et " },
    { "no", u" en ei et " },
    { "fr", u" le la les un une des du de à au aux et ou y " },
    { "es", u" el la los las lo un una unos unas a y e o u de " },
    { "ca", u" el la els les un una uns unes a i o de " },
    { "gl", u" o a os as un unha e de do da ao á " },
    { "pt", u" o a os as um uma e de do da ao à é " },
    { "it", u" il lo la i gli le un uno una a e o è di da " },
    { "ro", u" a al o un cu de la pe în și " },
    { "eo", u" la de al " },
    { "el", u" ο η το οι τα του της των τον την τους τις ένα ένας μια μία και σε " },
    { "hu", u" a az egy és " },
    { "pl", u" a i o u w z " },
    { "cs", u" a i k o s u v z " },
    { "sk", u" a i k o s u v z " },
    { "hr", u" a i k o s u " },
    { "bs", u" a i k o s u " },
    { "sr", u" a i k o s u а и к о с у " },
    { "sl", u" a i k o s v z " },
    { "ru", u" а и в к о с у я на не " },
    { "uk", u" а е є і й в у з о на не " },
    { "be", u" а і ў у з на не " },
    { "bg", u" а и в с у на не " },
    { "mk", u" а и в с у на не " },
};

static const UChar *words_of(sc_str lang)
{
    for (size_t i = 0; i < sizeof WEAK / sizeof *WEAK; i++) {
        size_t len = strlen(WEAK[i].lang);
        bool same = lang.len >= len && strncasecmp(lang.ptr, WEAK[i].lang, len) == 0;
        if (same && (lang.len == len || lang.ptr[len] == '-'))
            return WEAK[i].words;
    }
    return NULL;
}

/* @return whether `words` holds the word, given in lower case. */
static bool holds(const UChar *words, const UChar *word, int32_t len)
{
    for (const UChar *at = words; at[1] != 0;) {
        int32_t match = 0;
        while (match < len && at[1 + match] == word[match])
            match++;
        if (match == len && at[1 + len] == ' ')
            return true;
        for (at++; *at != ' ';)
            at++;
    }
    return false;
}

/* Quotes and brackets before the word: “the, (w. */
static bool opens(UChar unit)
{
    int8_t category = u_charType(unit);
    return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION || unit == '"';
}

bool sc_weak_ends(const sc_chars *chars, int32_t end, sc_str lang)
{
    const UChar *words = words_of(lang);
    if (words == NULL)
        return false;
    int32_t start = end;
    while (start > 0 && end - start <= MAX_WORD && !(chars->flags[start - 1] & SC_CHAR_HANGS))
        start--;
    while (start < end && opens(chars->units[start]))
        start++;
    if (start == end || end - start > MAX_WORD)
        return false;
    UChar word[MAX_WORD];
    for (int32_t at = start; at < end; at++)
        word[at - start] = (UChar)u_tolower(chars->units[at]);
    return holds(words, word, end - start);
}
