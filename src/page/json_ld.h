/*
 * JSON-LD as pages have it: finding the article among what a script describes.
 */
#ifndef SC_PAGE_JSON_LD_H
#define SC_PAGE_JSON_LD_H

#include "data/value.h"

typedef SC_VEC(const sc_value *) sc_json_ld_nodes;

/**
 * Parse what a script element holds. CDATA markers about it are passed over.
 *
 * @param part   the script's text; need not be UTF-8.
 * @param fault  why it cannot be used, if it cannot; owned by `arena`.
 * @return NULL if it is not JSON.
 */
const sc_value *sc_json_ld_parse(sc_arena *arena, const sc_source *source, sc_span part,
                                 sc_str *fault);

/** Add every node that `value` describes at its top: itself, a list's items, a graph's nodes. */
void sc_json_ld_collect(sc_arena *arena, const sc_value *value, sc_json_ld_nodes *nodes);

/** @return whether a node is of that type, which may be one of several. */
bool sc_json_ld_is(const sc_value *node, const char *type);

/** @return whether a node is an article: NewsArticle, BlogPosting … */
bool sc_json_ld_is_article(const sc_value *node);

/** @return whether a script's type is JSON-LD's, with parameters or without. */
bool sc_json_ld_is_type(sc_str type);

#endif
