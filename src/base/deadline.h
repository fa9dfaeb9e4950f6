/*
 * Deadlines for what a library does and cannot be asked to stop.
 */
#ifndef SC_BASE_DEADLINE_H
#define SC_BASE_DEADLINE_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct sc_deadline sc_deadline;

/**
 * End the program with SC_E_LIMIT, `late` on standard error, if `seconds` pass before
 * sc_deadline_end(). Nothing of the article is published by then.
 *
 * Time is the clock's on the wall: libraries have threads of their own, whose time no other clock
 * tells apart from that of what else the program does.
 *
 * @param arena  owns the deadline, and outlives sc_deadline_end(): a signal may be on its way.
 * @return NULL where the system has no timer to spare: there is no deadline then.
 */
sc_deadline *sc_deadline_begin(sc_arena *arena, int seconds, const sc_diag *late);

/** The deadline was kept. */
void sc_deadline_end(sc_deadline *deadline);

#endif
