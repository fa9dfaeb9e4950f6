/*
 * The JSON Schema (draft-07) of layouts: what editors complete, explain and check layouts with.
 * Made from the rows of properties, fields and platforms. What only the program can know (whether a
 * token or a node is there, whether `min` is less than `max`) is left to `sharecard check`; what it
 * accepts, the schema accepts.
 */
#ifndef SC_LAYOUT_SCHEMA_H
#define SC_LAYOUT_SCHEMA_H

#include "base/str.h"

/** @return the schema as JSON text, with a line end at its end, owned by `arena`. */
sc_str sc_layout_schema(sc_arena *arena);

#endif
