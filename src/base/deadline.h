/*
 * Deadlines for what a library does and cannot be asked to stop.
 */
#ifndef SC_BASE_DEADLINE_H
#define SC_BASE_DEADLINE_H

#include "base/arena.h"
#include "base/diag.h"

typedef struct sc_deadline sc_deadline;

/**
 * End the program with SC_E_LIMIT, `late` on standard error, if this thread spends `seconds` of
 * processor time before sc_deadline_end(). Nothing is published by then, or all of it.
 *
 * @param arena  owns the deadline.
 * @return NULL where the system has no such clock: there is no deadline then.
 */
sc_deadline *sc_deadline_begin(sc_arena *arena, int seconds, const sc_diag *late);

/** The deadline was kept. */
void sc_deadline_end(sc_deadline *deadline);

#endif
