/* Lines of display type: even, and without a poor end. */
#ifndef SC_TEXT_BALANCE_H
#define SC_TEXT_BALANCE_H

#include "text/fill.h"

/**
 * Replace filled lines by as many of the narrowest width that holds them, as even within it as
 * they can be. To avoid a last line of one short word, the width may grow again, up to the limit.
 *
 * @param set    the same that the lines were filled by; its stops end where the text was cut.
 * @param lines  left as they are if there is one only, or too many, or words had to be broken.
 */
void sc_balance(sc_arena *arena, const sc_setter *set, sc_lines *lines);

/**
 * Replace filled lines by as many without a last line of one short word, and without an article at
 * the end of one, if they have any and it can be done.
 */
void sc_balance_pretty(sc_arena *arena, const sc_setter *set, sc_lines *lines);

#endif
