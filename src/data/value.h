/*
 * A tree of located values: what YAML and JSON texts become. Every value and every key knows its
 * place in its source. Scalars keep their text; what a text means is decided by whoever reads the
 * value, so that `no` and `1.10` stay what was written.
 */
#ifndef SC_DATA_VALUE_H
#define SC_DATA_VALUE_H

#include "base/diag.h"
#include "base/status.h"

typedef enum sc_value_kind {
    SC_VALUE_NULL,   /* null; in YAML also `~` and nothing at all */
    SC_VALUE_BOOL,   /* JSON only: `text` is "true" or "false" */
    SC_VALUE_NUMBER, /* JSON only: `text` as written */
    SC_VALUE_STRING, /* every other scalar; all plain scalars of YAML */
    SC_VALUE_LIST,
    SC_VALUE_MAP,
} sc_value_kind;

typedef struct sc_value sc_value;

typedef struct sc_entry {
    sc_str key;
    sc_span key_span;
    const sc_value *value;
} sc_entry;

struct sc_value {
    sc_value_kind kind;
    bool is_plain; /* a YAML scalar without quotes */
    sc_span span;  /* of a list or map: from its first to its last byte */
    sc_str text;   /* scalars: the decoded text */
    size_t count;  /* of items or entries */
    union {
        const sc_value *const *items; /* SC_VALUE_LIST */
        const sc_entry *entries;      /* SC_VALUE_MAP, in source order; keys are unique */
    };
};

/* What a parser accepts, beyond the limits that hold everywhere: depth 64, 50,000 nodes. */
typedef struct sc_parse_limits {
    size_t max_bytes;   /* of the source */
    size_t max_aliases; /* YAML; 0 refuses them */
    sc_status status;   /* what a fault is for this kind of file: SC_E_DATA or SC_E_CONFIG */
} sc_parse_limits;

/**
 * Parse one YAML document (libyaml's events; YAML 1.1 tags are refused, `<<` is an ordinary key).
 *
 * @param arena   owns the tree.
 * @param source  borrowed; spans point into it, so it must outlive `arena`.
 * @param part    the range of `source` to parse: the whole, or a front matter block.
 * @param diags   gains an error for each fault: `data.yaml-syntax`, `data.duplicate-key`,
 *                `data.too-deep`, `data.too-many-nodes`, `data.alias`, `data.tag`,
 *                `data.several-documents`, `data.too-large`.
 * @param out     written only on success; an empty document is a null value.
 * @return SC_OK or `limits->status`.
 */
sc_status sc_yaml_parse(sc_arena *arena, const sc_source *source, sc_span part,
                        const sc_parse_limits *limits, sc_diags *diags, const sc_value **out);

/** As sc_yaml_parse(), but `*out` is also written if duplicate keys are the only fault. */
sc_status sc_yaml_parse_all(sc_arena *arena, const sc_source *source, sc_span part,
                            const sc_parse_limits *limits, sc_diags *diags, const sc_value **out);

/** As sc_yaml_parse() for one JSON text (jansson); `data.json-syntax` instead. */
sc_status sc_json_parse(sc_arena *arena, const sc_source *source, sc_span part,
                        const sc_parse_limits *limits, sc_diags *diags, const sc_value **out);

/** @return the value of `key` in a map, or NULL: also when `map` is NULL or no map. */
const sc_value *sc_value_find(const sc_value *map, const char *key);

/**
 * Find a value below another by a dotted path: the names of maps' keys and, in lists, the numbers
 * of items from 0: `authors.0.name`.
 *
 * @return NULL if there is nothing, or if `value` is NULL. A null in the text is a value.
 */
const sc_value *sc_value_at(const sc_value *value, const char *path);

/** @return whether `value` is a scalar with text (a string, a number or a bool). */
bool sc_value_is_scalar(const sc_value *value);

/** @return "a text", "a list", "a map", "nothing" …, for messages. */
const char *sc_value_kind_name(const sc_value *value);

#endif
