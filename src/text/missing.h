/* What is said of a character that no font has. */
#ifndef SC_TEXT_MISSING_H
#define SC_TEXT_MISSING_H

#include "text/parts.h"

/**
 * Add `text.missing-glyph` about the character at `unit`: an error, or the warning that a style
 * asks for instead.
 *
 * @param fonts  borrowed: what is there already is not recommended.
 * @param span   where the text was written.
 * @param field  names the text: "headline".
 */
void sc_missing_report(const sc_fonts *fonts, const sc_chars *chars, int32_t unit, sc_span span,
                       const char *field, sc_missing how, sc_diags *diags);

#endif
