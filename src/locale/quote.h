/* The quotation marks of a language. */
#ifndef SC_LOCALE_QUOTE_H
#define SC_LOCALE_QUOTE_H

#include "base/str.h"

typedef enum sc_quote { SC_QUOTE_OPEN, SC_QUOTE_CLOSE } sc_quote;

/**
 * @return the mark that the language of `tag` puts around words that somebody said; “ and ” if the
 * language is not known. Owned by `arena`, or static.
 */
sc_str sc_quote_mark(sc_arena *arena, sc_quote which, sc_str tag);

#endif
