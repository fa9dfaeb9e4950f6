/*
 * The fields of articles and site files, as rows. They do the reading, and whatever else speaks of
 * fields (docs, help, schema) is made from them.
 */
#ifndef SC_ARTICLE_FIELDS_H
#define SC_ARTICLE_FIELDS_H

#include "data/rows.h"

/** @return the `*count` rows of sc_article. Static. */
const sc_row *sc_article_rows(size_t *count);

/** @return the `*count` other names of articles' fields, the ones that win first. Static. */
const sc_alias *sc_article_aliases(size_t *count);

/** @return the `*count` paths below which an article may stand whole in a file. Static. */
const char *const *sc_article_wrappers(size_t *count);

/** @return the `*count` rows of sc_site. Static. */
const sc_row *sc_site_rows(size_t *count);

#endif
