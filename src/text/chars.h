/* A text as ICU and HarfBuzz read it: UTF-16 with its grapheme clusters. */
#ifndef SC_TEXT_CHARS_H
#define SC_TEXT_CHARS_H

#include "text/parts.h"

/**
 * Turn a text into units. White space collapses as CSS `pre-line` says: tabs are spaces, the
 * second and further spaces and those at the start or end of a forced line become U+200B.
 *
 * @param text  borrowed; `*out` points into it.
 * @param out   owned by `arena`; written only on success.
 * @return SC_E_DATA, `text.too-long`.
 */
sc_status sc_chars_read(sc_arena *arena, sc_str text, sc_span span, const char *field,
                        sc_diags *diags, const sc_chars **out);

/** @return the code point at `*at`, moving past it. */
UChar32 sc_chars_next(const sc_chars *chars, int32_t *at);

/** @return the start of the grapheme cluster after the one at `at`; `count` at the end. */
int32_t sc_chars_next_grapheme(const sc_chars *chars, int32_t at);

/** @return the start of the grapheme cluster before the one at `at`; 0 at the start. */
int32_t sc_chars_previous_grapheme(const sc_chars *chars, int32_t at);

/** @return whether the character never shows: joiners, selectors, marks of direction … */
bool sc_chars_is_ignorable(UChar32 c);

/** @return whether the unit is a space between words, which word-spacing widens. (CSS Text 3, 8.1)
 */
bool sc_chars_is_word_space(UChar unit);

/** @return the look of each unit, SC_LOOK_*, by the marks on its text; owned by `arena`. */
const uint8_t *sc_chars_looks(sc_arena *arena, const sc_chars *chars, const sc_text_mark *marks,
                              size_t count);

/** @return the span of the bytes that units `start` to `end` were written as, within `span`. */
sc_span sc_chars_span(const sc_chars *chars, sc_span span, int32_t start, int32_t end);

#endif
