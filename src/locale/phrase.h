/*
 * The few words that cards and share links say of their own: who wrote it, who took the photo,
 * where to share it, what kind of article it is.
 */
#ifndef SC_LOCALE_PHRASE_H
#define SC_LOCALE_PHRASE_H

#include "base/str.h"

typedef enum sc_phrase {
    SC_PHRASE_BYLINE,   /* "By Nadia Okafor" */
    SC_PHRASE_CREDIT,   /* "Photo: Tom Hallam" */
    SC_PHRASE_SHARE,    /* "Share on Telegram" */
    SC_PHRASE_EMAIL,    /* "Share by email"; has no name */
    SC_PHRASE_LINKS,    /* "Share this article"; has no name */
    SC_PHRASE_OPINION,  /* the label "Opinion"; has no name */
    SC_PHRASE_BREAKING, /* the label "Breaking"; has no name */
    SC_PHRASE_COUNT
} sc_phrase;

/** @return whether the phrases of the tag's language are known. */
bool sc_phrase_is_known(sc_str tag);

/**
 * Say a phrase about somebody, or something, in a language.
 * @return owned by `arena`; the bare name in a language whose phrase is not known.
 */
sc_str sc_phrase_say(sc_arena *arena, sc_phrase phrase, sc_str name, sc_str tag);

/** @return names as a list in words, "A, B and C", by the language's rules; owned by `arena`. */
sc_str sc_phrase_list(sc_arena *arena, const sc_str *names, size_t count, sc_str tag);

#endif
