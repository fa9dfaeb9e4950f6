/*
 * The JSON Schemas (draft-07) of articles and site files, made from their rows.
 */
#ifndef SC_ARTICLE_SCHEMA_H
#define SC_ARTICLE_SCHEMA_H

#include "base/str.h"

/**
 * @return the schema of an article in YAML or JSON, owned by `arena`: one of the names that a
 *         headline has must be there; fields of other names are passed over, as by the program.
 */
sc_str sc_article_schema(sc_arena *arena);

/** @return the schema of a site file, owned by `arena`: unknown fields are errors. */
sc_str sc_site_schema(sc_arena *arena);

#endif
