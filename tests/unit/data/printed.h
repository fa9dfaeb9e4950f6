/*
 * What tests compare as text: diagnostics as the command line prints them, and trees of values with
 * their places.
 */
#ifndef SC_TESTS_UNIT_DATA_PRINTED_H
#define SC_TESTS_UNIT_DATA_PRINTED_H

#include "data/value.h"
#include "lib/check.h"

enum { PRINTED_MAX = 16 * 1024 * 1024 };

/* All diagnostics, one below the other. */
static inline sc_str printed_diags(sc_arena *arena, const sc_diags *diags)
{
    sc_buf out = sc_buf_new(arena, PRINTED_MAX);
    for (size_t i = 0; i < diags->list.count; i++)
        sc_diag_print(&out, &diags->list.items[i], false);
    return sc_buf_str(&out);
}

static inline void print_value(sc_buf *out, const sc_value *value);

static inline void print_children(sc_buf *out, const sc_value *value)
{
    bool is_map = value->kind == SC_VALUE_MAP;
    sc_buf_addc(out, is_map ? '{' : '[');
    for (size_t i = 0; i < value->count; i++) {
        sc_buf_addz(out, i == 0 ? "" : ", ");
        if (!is_map) {
            print_value(out, value->items[i]);
            continue;
        }
        const sc_entry *entry = &value->entries[i];
        sc_buf_addf(out, "%.*s@%zu+%zu: ", SC_STR_ARG(entry->key), entry->key_span.offset,
                    entry->key_span.len);
        print_value(out, entry->value);
    }
    sc_buf_addc(out, is_map ? '}' : ']');
}

static inline void print_value(sc_buf *out, const sc_value *value)
{
    if (value->kind == SC_VALUE_LIST || value->kind == SC_VALUE_MAP)
        print_children(out, value);
    else if (value->kind == SC_VALUE_NULL)
        sc_buf_addz(out, "null");
    else if (value->kind == SC_VALUE_STRING)
        sc_buf_addf(out, value->is_plain ? "'%.*s'" : "\"%.*s\"", SC_STR_ARG(value->text));
    else
        sc_buf_add(out, value->text);
    sc_buf_addf(out, "@%zu+%zu", value->span.offset, value->span.len);
}

/* `{key@offset+length: "quoted"@…, …}@…`; plain texts of YAML in single quotes. */
static inline sc_str printed_value(sc_arena *arena, const sc_value *value)
{
    sc_buf out = sc_buf_new(arena, PRINTED_MAX);
    print_value(&out, value);
    return sc_buf_str(&out);
}

#endif
