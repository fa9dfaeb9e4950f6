/*
 * What a look at a photo finds: a map of weights, and heads. Made by attention.c, used by crop.c;
 * private to photo/. All in cells of a thumbnail of the upright picture.
 */
#ifndef SC_PHOTO_ATTENTION_H
#define SC_PHOTO_ATTENTION_H

#include "photo/crop.h"

enum { SC_ATTENTION_SIDE = 192, SC_ATTENTION_HEADS = 12 };

/* A head with its hair and shoulders' start. */
typedef struct sc_head {
    int left, top, right, bottom; /* cells; the last two are past it */
    double weight;                /* 0–1: the largest head has 1 */
} sc_head;

struct sc_attention {
    int full_width, full_height; /* px, upright */
    int width, height;           /* cells */
    double *weights;             /* a cell each, row by row; they add up to 1 */
    double *sums; /* (width + 1) x (height + 1): the weights above and to the left of each corner */
    sc_head heads[SC_ATTENTION_HEADS];
    int head_count;
};

/** Find heads by the colour of skin. `rgb`: three bytes a cell. Fills `heads` and `head_count`. */
void sc_attention_find_heads(sc_arena *scratch, const uint8_t *rgb, sc_attention *a);

/** Find heads by their outline in the map of barriers between cells and the picture's edges. */
void sc_attention_find_silhouettes(sc_arena *scratch, const double *barriers, sc_attention *a);

/** Weigh heads by their size: the largest counts in full if it is large enough to be sure of. */
void sc_attention_weigh_heads(sc_attention *a);

#endif
