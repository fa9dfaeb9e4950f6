/* What dates in a text are made of: digits of every script, and the names of months. */
#ifndef SC_LOCALE_DATE_WORDS_H
#define SC_LOCALE_DATE_WORDS_H

#include "base/str.h"

/**
 * Read a decimal digit of any script, and move past it.
 * @return 0–9; -1, moving nothing, if there is none at `*at`.
 */
int sc_digit_next(sc_str text, size_t *at);

/**
 * Read a month's name as a language has it (CLDR), of the Gregorian calendar: in full or
 * abbreviated, as it stands in dates or alone, in upper or lower case.
 *
 * @param text  the name stands at its start, and no letter follows it.
 * @param len   how many bytes it has; written only if there is one.
 * @return 1–12; 0 if no month is there, or ICU does not know the language.
 */
int sc_month_read(sc_str text, sc_str tag, size_t *len);

#endif
