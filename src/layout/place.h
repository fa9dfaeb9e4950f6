/*
 * Positions in a box, as CSS writes them: `30% 20%`, `left`, `top left`, `center 10px`. The words
 * are known here; what numbers stand for, and which there may be, those who read them know.
 */
#ifndef SC_LAYOUT_PLACE_H
#define SC_LAYOUT_PLACE_H

#include "layout/length.h"

/* From the left, and from the top. */
typedef struct sc_place {
    sc_length axes[2];
    int count;      /* of the words so far */
    int axis;       /* of the last of them */
    bool is_either; /* the last could be of both: it is `center` */
} sc_place;

/* A word that says where. */
typedef struct sc_side {
    const char *name;
    int axis; /* 0 across, 1 down; -1 either */
    double percent;
} sc_side;

/** @return what `left`, `right`, `top`, `bottom` and `center` say; NULL for other words. Static. */
const sc_side *sc_side_find(sc_str word);

/** @return the middle, before any word. */
sc_place sc_place_middle(void);

/**
 * Take the next word of a position. A number is of the axis that the other word is not of, the
 * first of the two across.
 *
 * @param number  where to put the length that `word` is to be read as; NULL if it was a word.
 * @return NULL, or what is wrong with the word, to follow it in a message; static.
 */
const char *sc_place_add(sc_place *place, sc_str word, sc_length **number);

#endif
