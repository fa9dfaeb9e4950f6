/*
 * What the stage knows of scripts: one row each. Scripts without a row have no traits.
 */
#ifndef SC_TEXT_SCRIPT_H
#define SC_TEXT_SCRIPT_H

#include "base/str.h"

#include <stdint.h>
#include <unicode/uscript.h>

enum {
    SC_SCRIPT_CAPITALS = 1,    /* letters stand between the baseline and the capitals' height */
    SC_SCRIPT_HYPHEN = 2,      /* a word broken inside gets a hyphen */
    SC_SCRIPT_JOINED = 4,      /* letters are joined: never spaced apart */
    SC_SCRIPT_TALL = 8,        /* marks or descenders need more than the usual line pitch */
    SC_SCRIPT_BOX = 16,        /* characters fill a square: Han, kana, hangul */
    SC_SCRIPT_KEEPS_FORM = 32, /* a letter keeps its joined form where a word is broken inside */
};

/** @return the script's traits, or-ed. */
unsigned sc_script_traits(UScriptCode script);

/** @return em from baseline to baseline that a tall script's lines need; 0 for the others. */
double sc_script_least_pitch(UScriptCode script);

/* Where a character may be had. */
typedef struct sc_script_source {
    const char *package; /* Debian's; NULL if none is known */
    const char *family;  /* of the sealed set, that the package brings; NULL if it is not in it */
} sc_script_source;

/** @return where a face for `code_point` may be had. */
sc_script_source sc_script_source_of(uint32_t code_point);

/**
 * Name the script as fonts.conf's preferences do, for readers of `lang`: first the language's own
 * key, then the general one.
 *
 * @param lang  BCP 47, or empty.
 * @param hint  for Han: the script found elsewhere in the text (kana, hangul), or USCRIPT_HAN.
 * @param keys  two buffers of SC_SCRIPT_KEY_SIZE; the second is empty if there is one key only.
 */
#define SC_SCRIPT_KEY_SIZE 32
void sc_script_keys(UScriptCode script, sc_str lang, UScriptCode hint,
                    char keys[2][SC_SCRIPT_KEY_SIZE]);

/** @return the script that `lang` is usually written in; Latin if that is unknown. */
UScriptCode sc_script_of_language(sc_str lang);

/** @return `lang` as ICU's locale name ("zh_TW"), in `out` of `size` bytes; "" if too long. */
void sc_script_locale(sc_str lang, char *out, size_t size);

#endif
