/* The text stage in words, for a debugging reader and for tests. */
#ifndef SC_TEXT_DUMP_H
#define SC_TEXT_DUMP_H

#include "text/text.h"

/**
 * Describe every step of a shaping: direction; runs, each its units, script, bidi level, face and
 * glyphs (id, the unit it starts at, `!` where a break would change it, advance in em); and the
 * text with its breaks marked: `|` word, `-` soft hyphen, `:` inside a phrase or behind a slash,
 * `.` inside a Korean word, `/` forced. A `~` behind the mark: the word before leans on the next; a
 * `=`: both belong together (fonts.md, lines of display type).
 *
 * @return owned by `arena`.
 */
sc_str sc_text_dump(sc_arena *arena, const sc_text *text);

/** Describe a paragraph: its size and box, each line's place, text and faces. Px, to a tenth. */
sc_str sc_paragraph_dump(sc_arena *arena, const sc_paragraph *paragraph);

#endif
