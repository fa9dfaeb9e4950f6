/*
 * Inline marks: `*emphasis*` in a text, which a design may set in another colour, weight or face.
 *
 * A star opens a mark before a word and closes it behind one. It does neither between two letters
 * or figures (f*ck, 2*3*4), but where words are written without spaces (Chinese, Thai) or take
 * endings (Korean). Stars in a row, a star beside a space, one without a partner on its forced
 * line, and \* are stars.
 */
#ifndef SC_TEXT_MARKS_H
#define SC_TEXT_MARKS_H

#include "text/text.h"

/* A text without the stars of its marks. */
typedef struct sc_marked {
    sc_str text;
    const sc_text_mark *marks; /* bytes of `text`, in order */
    size_t count;
} sc_marked;

/** @return what `written` says, owned by `arena`. */
sc_marked sc_marks_read(sc_arena *arena, sc_str written);

#endif
