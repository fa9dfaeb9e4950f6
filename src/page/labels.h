/*
 * What the words of bylines and date lines say: `By`, `Edited by`, `Updated`, in the languages that
 * are met most. For use inside page/ only.
 */
#ifndef SC_PAGE_LABELS_H
#define SC_PAGE_LABELS_H

#include "page/clues.h"

typedef struct sc_label {
    const char *words;   /* lower case, as a text starts with them */
    sc_clue_field field; /* SC_CLUE_FIELD_COUNT: nothing of the article's */
} sc_label;

/**
 * @param text  a segment of a line.
 * @param rest  what follows the label; written only if there is one.
 * @return the label that a text starts with, or NULL.
 */
const sc_label *sc_label_of(sc_str text, sc_str *rest);

/** @return whether a text may be the names of people. */
bool sc_is_names(sc_str text);

/** @return what stands before a date, without the preposition between: `By Ana Ruiz on`. */
sc_str sc_before_date(sc_str text);

/** @return where in a text a second label starts: `By Ana Ruiz Edited by Tom Berg`; else its end.
 */
size_t sc_label_next(sc_str text);

#endif
