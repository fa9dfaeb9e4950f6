/*
 * A relay: rows handed from the thread that decodes them to another, which converts and stores
 * them. Decoding a photo cannot be shared, but its colours can be converted at the same time. What
 * that takes is no part of what `render -v` tells of decoding.
 */
#ifndef SC_PHOTO_RELAY_H
#define SC_PHOTO_RELAY_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct sc_relay sc_relay;

/* Take row `y`. It is called for one row at a time, in order, and may write to the row. */
typedef void sc_relay_take(void *context, int y, uint8_t *row);

/**
 * Begin.
 *
 * @param arena      owns the relay; it must not be used by `take`.
 * @param row_bytes  of a row; rows begin at multiples of SC_PLANE_ALIGN.
 * @param helps      whether to have a thread for the taking; without one, or if there is none to be
 *                   had, rows are taken when they are passed.
 */
sc_relay *sc_relay_begin(sc_arena *arena, size_t row_bytes, bool helps, sc_relay_take *take,
                         void *context);

/** @return where the next rows go, once there is room: `*count` of them. */
uint8_t **sc_relay_room(sc_relay *relay, int *count);

/** Pass on `count` rows, written to what sc_relay_room() gave, of which the first is row `y`. */
void sc_relay_pass(sc_relay *relay, int y, int count);

/** Wait until all rows that were passed are taken. Nothing may be passed after that. */
void sc_relay_end(sc_relay *relay);

#endif
