/* Where the ink of a glyph meets a horizontal band. */
#ifndef SC_TEXT_INK_H
#define SC_TEXT_INK_H

#include "text/face.h"

/* px from the glyph's pen, downwards. */
typedef struct sc_ink_band {
    double top, bottom;
    double left, right; /* found: what of the band has ink in it */
} sc_ink_band;

/** @return whether the outline of a glyph comes into the band; if so, `left` and `right` are set.
 */
bool sc_ink_meets(const sc_face *face, uint32_t glyph, double size_px, sc_ink_band *band);

#endif
