/*
 * The same work on several items, on two threads. Which thread does an item, and when, changes
 * nothing: each works at a desk of its own, and what was said at the desks is collected in the
 * order of the items.
 */
#ifndef SC_CARD_PARALLEL_H
#define SC_CARD_PARALLEL_H

#include "base/diag.h"
#include "base/status.h"

/* Where one item is worked on. */
typedef struct sc_desk {
    sc_arena *arena; /* for what outlives the work: as long as the arena given lives */
    sc_diags diags;
    sc_status status; /* to be set to what the work comes to; SC_OK until then */
} sc_desk;

/* @param context  of all items; what one item's work writes no other may touch. */
typedef void sc_parallel_step(void *context, size_t index, sc_desk *desk);

/**
 * Take a step for each of `count` items. A second thread helps if there are two: more would hold
 * more cards' pixels at once, and articles, not cards, are what many processors are for.
 *
 * @param arena  owns the desks' arenas.
 * @param diags  gains what was said at the desks, up to the first that failed.
 * @return SC_OK, or the status of the first item that failed.
 */
sc_status sc_parallel_each(sc_arena *arena, size_t count, sc_parallel_step *step, void *context,
                           sc_diags *diags);

#endif
