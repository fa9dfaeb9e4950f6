/* Questions about values, and the limits that both parsers keep: see value.h and tree.h. */
#include "data/value.h"

#include "base/number.h"
#include "data/tree.h"

#include <stdlib.h>

const sc_value *sc_value_find(const sc_value *map, const char *key)
{
    if (map == NULL || map->kind != SC_VALUE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (sc_str_is(map->entries[i].key, key))
            return map->entries[i].value;
    return NULL;
}

bool sc_value_is_scalar(const sc_value *value)
{
    return value != NULL && (value->kind == SC_VALUE_BOOL || value->kind == SC_VALUE_NUMBER ||
                             value->kind == SC_VALUE_STRING);
}

const char *sc_value_kind_name(const sc_value *value)
{
    static const char *const NAMES[] = {
        [SC_VALUE_NULL] = "nothing",    [SC_VALUE_BOOL] = "true or false",
        [SC_VALUE_NUMBER] = "a number", [SC_VALUE_STRING] = "a text",
        [SC_VALUE_LIST] = "a list",     [SC_VALUE_MAP] = "a map",
    };
    return value == NULL ? "nothing" : NAMES[value->kind];
}

static const sc_value *step(const sc_value *value, sc_str name)
{
    if (value->kind == SC_VALUE_LIST) {
        int64_t index;
        bool is_item = sc_integer_parse(name, (int64_t)value->count - 1, &index);
        return is_item ? value->items[index] : NULL;
    }
    for (size_t i = 0; value->kind == SC_VALUE_MAP && i < value->count; i++)
        if (sc_str_eq(value->entries[i].key, name))
            return value->entries[i].value;
    return NULL;
}

const sc_value *sc_value_at(const sc_value *value, const char *path)
{
    sc_str rest = sc_str_of(path), name;
    while (value != NULL && sc_str_split(&rest, '.', &name))
        value = step(value, name);
    return value;
}

sc_span sc_tree_span(const sc_tree *tree, size_t offset, size_t len)
{
    return (sc_span){ tree->source, offset, len };
}

bool sc_tree_accepts_size(const sc_tree *tree, sc_span part)
{
    size_t max = tree->limits->max_bytes;
    if (part.len <= max)
        return true;
    sc_diag_error(tree->diags, sc_tree_span(tree, part.offset, 0), "data.too-large", NULL,
                  "%zu bytes of data exceed the limit of %zu", part.len, max);
    return false;
}

bool sc_tree_accepts_depth(const sc_tree *tree, size_t depth, sc_span at)
{
    if (depth <= SC_DATA_DEPTH_MAX)
        return true;
    sc_diag_error(tree->diags, at, "data.too-deep", NULL,
                  "lists and maps are nested more than %d deep", SC_DATA_DEPTH_MAX);
    return false;
}

bool sc_tree_add_nodes(sc_tree *tree, size_t nodes, sc_span at)
{
    tree->node_count += nodes;
    if (tree->node_count <= SC_DATA_NODES_MAX)
        return true;
    sc_diag_error(tree->diags, at, "data.too-many-nodes", NULL,
                  "there are more than %d values, counting what aliases repeat", SC_DATA_NODES_MAX);
    return false;
}

/* Equal keys side by side, in source order. */
static int compare_entries(const void *a, const void *b)
{
    const sc_entry *x = *(const sc_entry *const *)a, *y = *(const sc_entry *const *)b;
    int order = sc_str_cmp(x->key, y->key);
    if (order != 0)
        return order;
    return x->key_span.offset < y->key_span.offset ? -1 : 1;
}

static void report_duplicate(sc_tree *tree, const sc_entry *first, const sc_entry *again)
{
    if (tree->duplicate_count++ >= SC_DATA_DUPLICATES_MAX)
        return;
    sc_position at = sc_span_position(first->key_span);
    sc_str hint =
        sc_str_fmt(tree->diags->arena, "it is also on line %zu, column %zu", at.line, at.column);
    sc_diag_error(tree->diags, again->key_span, "data.duplicate-key", hint.ptr,
                  "duplicate key '%.*s'", SC_STR_ARG(again->key));
}

void sc_tree_check_keys(sc_tree *tree, const sc_entry *entries, size_t count)
{
    if (count < 2)
        return;
    const sc_entry **sorted = SC_NEW_ARRAY(tree->arena, const sc_entry *, count);
    for (size_t i = 0; i < count; i++)
        sorted[i] = &entries[i];
    qsort(sorted, count, sizeof *sorted, compare_entries);
    const sc_entry *first = sorted[0];
    for (size_t i = 1; i < count; i++) {
        if (sc_str_eq(sorted[i]->key, first->key))
            report_duplicate(tree, first, sorted[i]);
        else
            first = sorted[i];
    }
}
