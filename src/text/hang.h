/* Marks that stand outside the lines' box: CSS hanging-punctuation. */
#ifndef SC_TEXT_HANG_H
#define SC_TEXT_HANG_H

#include "text/parts.h"

/** @return em of the mark at the edge's `at` that hangs out of the line it starts. */
double sc_hang_before(const sc_text *text, const sc_edge *edge);

/** @return em of the mark before the edge's `end` that hangs out of the line it ends. */
double sc_hang_after(const sc_text *text, const sc_edge *edge);

#endif
