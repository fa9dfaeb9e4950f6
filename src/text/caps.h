/*
 * Small capitals of a face that has none: its capitals, smaller. What the face's own features do
 * (smcp, c2sc) is left to HarfBuzz.
 */
#ifndef SC_TEXT_CAPS_H
#define SC_TEXT_CAPS_H

#include "text/parts.h"

/* Of the type's size; browsers have the same. */
#define SC_CAPS_SCALE 0.7

/**
 * @param start, end  a grapheme cluster of `chars`, set in `face`.
 * @param lang        BCP 47: whose capitals (Turkish i).
 * @return whether the cluster is to be a capital made small: a letter, of a face that has its
 * capital but no small one in this script.
 */
bool sc_caps_shrinks(const sc_chars *chars, int32_t start, int32_t end, const sc_face *face,
                     UScriptCode script, sc_text_caps caps, sc_str lang);

/**
 * Add the capitals of a stretch to a buffer.
 *
 * @param cluster  of the first unit; of the others, as many more.
 */
void sc_caps_add(hb_buffer_t *buffer, const UChar *units, int32_t count, int32_t cluster,
                 sc_str lang);

#endif
