/*
 * Articles to try layouts with: one as most are, the shortest and the longest headline, with a
 * photo and without, and a site. For checking; nothing of them is ever published.
 */
#ifndef SC_CARD_SAMPLE_H
#define SC_CARD_SAMPLE_H

#include "article/read.h"

typedef struct sc_sample {
    const char *what; /* as messages tell it: "a long headline" */
    bool is_usual;    /* what an article is like, in contrast to the extremes */
    sc_article article;
} sc_sample;

/** @return `*count` articles, read with `site`; all owned by `arena`. */
const sc_sample *sc_sample_articles(sc_arena *arena, const sc_site *site, size_t *count);

/** @return a site with all its fields, owned by `arena`. */
sc_site sc_sample_site(sc_arena *arena);

#endif
