/*
 * From clues to an article's fields: the most trusted clue that is good for its field. For use
 * inside page/ only.
 */
#ifndef SC_PAGE_CHOOSE_H
#define SC_PAGE_CHOOSE_H

#include "page/clues.h"
#include "page/read.h"

/**
 * Choose.
 *
 * @param clues  borrowed; the fields' values point into them.
 * @param base   what relative addresses are relative to if the page tells nothing: `<base href>`.
 */
sc_page_fields sc_clues_choose(const sc_clues *clues, const sc_source *source, const sc_site *site,
                               sc_str base);

#endif
