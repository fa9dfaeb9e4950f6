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
    { "nl", u" de het een " },
    { "fr", u" le la les un une des du de à et ou " },
    { "es", u" el la los las un una unos unas a y e o u de " },
    { "pt", u" o a os as um uma e de do da ao à " },
    { "it", u" il lo la i gli le un uno una a e o è di da " },
    { "ca", u" el la els les un una a i o de " },
    { "pl", u" a i o u w z " },
    { "cs", u" a i k o s u v z " },
    { "sk", u" a i k o s u v z " },
    { "ru", u" а и в к о с у я на не " },
    { "uk", u" а і й в у з о на не " },
    { "be", u" а і ў у з " },
    { "bg", u" а и в с у на " },
    { "hr", u" a i k o s u " },
    { "sl", u" a i k o s v z " },
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

bool sc_weak_ends(const sc_chars *chars, int32_t end, sc_str lang)
{
    const UChar *words = words_of(lang);
    if (words == NULL)
        return false;
    int32_t start = end;
    while (start > 0 && end - start <= MAX_WORD && !(chars->flags[start - 1] & SC_CHAR_HANGS))
        start--;
    if (start == end || end - start > MAX_WORD)
        return false;
    UChar word[MAX_WORD];
    for (int32_t at = start; at < end; at++)
        word[at - start] = (UChar)u_tolower(chars->units[at]);
    return holds(words, word, end - start);
}
