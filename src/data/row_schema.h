/*
 * Rows → JSON Schema (draft-07): what a record's fields may be, for editors and other programs.
 */
#ifndef SC_DATA_ROW_SCHEMA_H
#define SC_DATA_ROW_SCHEMA_H

#include "data/json_write.h"
#include "data/rows.h"

/**
 * Add the member `properties`, one a row: its type's schema, help, default, choices and example.
 * Rows below a map (`photo.alt`) become an object; a text may stand for it where an alias says so.
 *
 * @param rows  of them `rows`, `row_count`, `aliases`, `alias_count` and the arena are used.
 */
void sc_row_schema_properties(sc_json *json, const sc_rows *rows);

/**
 * Add the member `patternProperties`, one for each field that has aliases at the top of the map:
 * editors explain those and do not offer them. Nothing if there are none.
 */
void sc_row_schema_aliases(sc_json *json, const sc_rows *rows);

#endif
