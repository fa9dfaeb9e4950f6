/*
 * What each part of a run took: processor time of the threads that did it, for -v and the bench.
 */
#ifndef SC_CLI_STOPWATCH_H
#define SC_CLI_STOPWATCH_H

#include "card/card.h"

/* Opaque; one for a whole run. */
typedef struct sc_stopwatch sc_stopwatch;

/** @return owned by `arena`. */
sc_stopwatch *sc_stopwatch_new(sc_arena *arena);

/** @return what to give to card/: owned by the watch. */
const sc_card_watch *sc_stopwatch_hook(const sc_stopwatch *watch);

/** Begin and end a part on this thread; parts do not nest. May be given NULL: nothing is done. */
void sc_stopwatch_begin(sc_stopwatch *watch, const char *part);
void sc_stopwatch_end(sc_stopwatch *watch, const char *part);

/** Print a line for each part to standard error, in the order they began, and the whole run's. */
void sc_stopwatch_print(const sc_stopwatch *watch);

#endif
