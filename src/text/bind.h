/* Words that belong together: a number and its unit, initials and a name. */
#ifndef SC_TEXT_BIND_H
#define SC_TEXT_BIND_H

#include "text/parts.h"

/**
 * Tell whether the words on both sides of a space belong together, so that a line had better not
 * end between them: 5 km, 10 %, Fig. 3, No. 7, § 4, 1 200, J. R. R. Tolkien, Dr. Sims, Louis XIV.
 *
 * @param end  where the word before ends, behind its last character.
 * @param at   where the next word starts.
 */
bool sc_bind_holds(const sc_chars *chars, int32_t end, int32_t at);

#endif
