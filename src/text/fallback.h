/* Which face sets which character. */
#ifndef SC_TEXT_FALLBACK_H
#define SC_TEXT_FALLBACK_H

#include "text/parts.h"

/**
 * Give every grapheme cluster a face, and cut the text into items.
 *
 * In order: the style's families; the families that fonts.conf prefers for the script and the
 * language, of the first family's kind; any face that has the characters. White space and
 * punctuation keep to the face beside them if it has them. What is to be shown in colour (Unicode
 * TS 51) goes to the emoji family first. For a private-use character the style's families alone are
 * asked. A cluster has one face, unless no face has all of it.
 *
 * @param fonts  borrowed.
 * @param span   where the text was written, for messages.
 * @param out    owned by `arena`; written only on success.
 * @return SC_E_CONFIG, `text.missing-glyph`, one error for each such character (at most five). If
 * the style asks for warnings, such characters are the first face's.
 */
sc_status sc_fallback_pick(sc_fonts *fonts, sc_arena *arena, const sc_chars *chars,
                           const sc_itemised *itemised, const sc_text_style *style, sc_span span,
                           const char *field, sc_diags *diags, const sc_items **out);

#endif
