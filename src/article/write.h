/*
 * The article as it was understood, for the manifest.
 */
#ifndef SC_ARTICLE_WRITE_H
#define SC_ARTICLE_WRITE_H

#include "article/article.h"
#include "data/json_write.h"

/**
 * Write an article as one JSON object with the field names of docs/articles.md, absent fields left
 * out: read again, it gives the same article. Dates are ISO 8601, with offset if they have a time.
 *
 * @param arena  for what is made on the way.
 * @param json   where a value is due.
 */
void sc_article_write_json(sc_arena *arena, const sc_article *article, sc_json *json);

#endif
