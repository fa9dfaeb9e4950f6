/* The blank half of full-width punctuation, which the edge of a line swallows. */
#ifndef SC_TEXT_BLANK_H
#define SC_TEXT_BLANK_H

#include "text/parts.h"

/** @return em that are blank before an opening mark at unit `at`; 0 for any other character. */
double sc_blank_before(const sc_text *text, int32_t at);

/** @return em that are blank after a closing mark or a stop before unit `end`; else 0. */
double sc_blank_after(const sc_text *text, int32_t end);

#endif
