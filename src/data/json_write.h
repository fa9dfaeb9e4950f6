/*
 * Writing JSON: valid whatever the strings hold, stable, two spaces of indent, keys in the order
 * written. A value inside an object is preceded by sc_json_key().
 */
#ifndef SC_DATA_JSON_WRITE_H
#define SC_DATA_JSON_WRITE_H

#include "base/str.h"

#include <stdint.h>

enum { SC_JSON_DEPTH_MAX = 32 };

typedef struct sc_json {
    sc_buf *out;     /* borrowed */
    bool is_compact; /* no line breaks or indent */
    bool for_html;   /* also escape < > & U+2028 U+2029 as \u: safe inside <script> */
    int depth;
    bool has_items[SC_JSON_DEPTH_MAX];
    bool after_key;
} sc_json;

/** @return a writer that adds to `out`, indented, not for HTML. */
sc_json sc_json_new(sc_buf *out);
void sc_json_begin_object(sc_json *json);
void sc_json_end_object(sc_json *json);
void sc_json_begin_array(sc_json *json);
void sc_json_end_array(sc_json *json);
void sc_json_key(sc_json *json, const char *key);
void sc_json_string(sc_json *json, sc_str value);
/** Rounded to `decimals` places; see sc_number_add(). */
void sc_json_number(sc_json *json, double value, int decimals);
void sc_json_integer(sc_json *json, int64_t value);
void sc_json_bool(sc_json *json, bool value);
void sc_json_null(sc_json *json);

/** Add the members of an object that is given as JSON text, braces and all, as they are written. */
void sc_json_members(sc_json *json, sc_str object);

/* A key with its value in one call; sc_json_field_optional() writes nothing for an empty text. */
void sc_json_field(sc_json *json, const char *key, sc_str value);
void sc_json_field_optional(sc_json *json, const char *key, sc_str value);
void sc_json_field_integer(sc_json *json, const char *key, int64_t value);

#endif
