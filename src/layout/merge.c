/* Merging layouts: see merge.h. How many nodes there can be is bounded in extend.c. */
#include "layout/merge.h"

/* A node that has a name, in the base or in the layout's `nodes`. */
typedef struct definition {
    sc_str name;
    sc_span span;                  /* where it was named first */
    const sc_value *base, *change; /* NULL: not there */
    bool is_placed;                /* it stands somewhere in the merged card */
} definition;

typedef SC_VEC(sc_str) names;

typedef struct merging {
    sc_arena *arena;
    sc_diags *diags;
    SC_VEC(definition) definitions;
    names written; /* in the layout's own lists of children */
} merging;

typedef SC_VEC(sc_entry) entries;

sc_str sc_layout_node_name(const sc_value *node)
{
    const sc_value *name = sc_value_find(node, "name");
    return sc_value_is_scalar(name) ? name->text : SC_STR("");
}

const sc_value *sc_layout_entry(const sc_value *map, sc_str key)
{
    if (map == NULL || map->kind != SC_VALUE_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (sc_str_eq(map->entries[i].key, key))
            return map->entries[i].value;
    return NULL;
}

sc_layout_parts sc_layout_parts_of(const sc_value *root)
{
    return (sc_layout_parts){
        .name = sc_value_find(root, "name"),
        .description = sc_value_find(root, "description"),
        .tokens = sc_value_find(root, "tokens"),
        .card = sc_value_find(root, "card"),
        .nodes = sc_value_find(root, "nodes"),
        .variants = sc_value_find(root, "variants"),
    };
}

static bool is_map(const sc_value *value)
{
    return value != NULL && value->kind == SC_VALUE_MAP;
}

static const sc_value *new_map(sc_arena *arena, sc_span span, const entries *list)
{
    sc_value *map = SC_NEW(arena, sc_value);
    map->kind = SC_VALUE_MAP;
    map->span = span;
    map->entries = list->items;
    map->count = list->count;
    return map;
}

/* `over` put over `under`, either of which may be missing: an entry of `under` whose key `over` has
 * is left out, so that a shorthand of `over` comes after the longhands of `under`. */
static const sc_value *overlay(sc_arena *arena, const sc_value *under, const sc_value *over)
{
    if (!is_map(under) || !is_map(over))
        return over == NULL ? under : over;
    entries merged = { 0 };
    for (size_t i = 0; i < under->count; i++)
        if (sc_layout_entry(over, under->entries[i].key) == NULL)
            sc_vec_push(arena, &merged, under->entries[i]);
    for (size_t i = 0; i < over->count; i++)
        sc_vec_push(arena, &merged, over->entries[i]);
    return new_map(arena, over->span, &merged);
}

/* One map's entries after the other's, keys not compared. */
static const sc_value *append(sc_arena *arena, const sc_value *first, const sc_value *second)
{
    if (!is_map(first) || !is_map(second))
        return second == NULL ? first : second;
    entries both = { 0 };
    for (size_t i = 0; i < first->count; i++)
        sc_vec_push(arena, &both, first->entries[i]);
    for (size_t i = 0; i < second->count; i++)
        sc_vec_push(arena, &both, second->entries[i]);
    return new_map(arena, second->span, &both);
}

/* --- what has a name ------------------------------------------------------------------------ */

static definition *find(const merging *m, sc_str name)
{
    for (size_t i = 0; name.len > 0 && i < m->definitions.count; i++)
        if (sc_str_eq(m->definitions.items[i].name, name))
            return &m->definitions.items[i];
    return NULL;
}

static definition *define(merging *m, sc_str name, sc_span span)
{
    definition *known = find(m, name);
    if (known != NULL || name.len == 0)
        return known;
    sc_vec_push(m->arena, &m->definitions, ((definition){ .name = name, .span = span }));
    return &m->definitions.items[m->definitions.count - 1];
}

static bool is_written(const merging *m, sc_str name)
{
    for (size_t i = 0; name.len > 0 && i < m->written.count; i++)
        if (sc_str_eq(m->written.items[i], name))
            return true;
    return false;
}

static bool is_list(const sc_value *value)
{
    return value != NULL && value->kind == SC_VALUE_LIST;
}

static void define_base(merging *m, sc_str name, sc_span span, const sc_value *node)
{
    definition *d = define(m, name, span);
    const sc_value *children = sc_value_find(node, "children");
    if (d != NULL && d->base == NULL)
        d->base = node;
    for (size_t i = 0; is_list(children) && i < children->count; i++) {
        const sc_value *child = children->items[i], *child_name = sc_value_find(child, "name");
        sc_span at = child_name == NULL ? child->span : child_name->span;
        define_base(m, sc_layout_node_name(child), at, child);
    }
}

static void note_written(merging *m, const sc_value *node)
{
    const sc_value *children = sc_value_find(node, "children");
    sc_str name = sc_layout_node_name(node);
    if (name.len > 0)
        sc_vec_push(m->arena, &m->written, name);
    for (size_t i = 0; is_list(children) && i < children->count; i++)
        note_written(m, children->items[i]);
}

static void define_change(merging *m, const sc_entry *entry)
{
    definition *d = define(m, entry->key, entry->key_span);
    if (d == NULL || !is_map(entry->value))
        return;
    d->change = entry->value;
    note_written(m, entry->value);
}

static void define_all(merging *m, const sc_layout_parts *base, const sc_layout_parts *own)
{
    const sc_value *card = base->card;
    if (is_map(card))
        define_base(m, SC_STR("card"), card->span, card);
    for (size_t i = 0; is_map(base->nodes) && i < base->nodes->count; i++) {
        const sc_entry *entry = &base->nodes->entries[i];
        define_base(m, entry->key, entry->key_span, entry->value);
    }
    for (size_t i = 0; is_map(own->nodes) && i < own->nodes->count; i++)
        define_change(m, &own->nodes->entries[i]);
    note_written(m, own->card);
}

/* --- placing -------------------------------------------------------------------------------- */

/* A node at its place, and whose list its children are. */
typedef struct placing {
    const sc_value *node;
    bool has_own_children;
} placing;

/* @param node  written by the layout itself if `is_own`, else by its base. */
static placing merge_node(merging *m, const sc_value *node, sc_str name, bool is_own)
{
    definition *d = find(m, name);
    const sc_value *base = is_own ? NULL : node, *change = NULL;
    if (d != NULL && !d->is_placed) {
        base = is_own ? d->base : node;
        change = d->change;
        d->is_placed = true;
    }
    placing p = { .node = overlay(m->arena, base, change) };
    p.has_own_children = sc_value_find(change, "children") != NULL;
    if (!is_own)
        return p;
    p.node = overlay(m->arena, p.node, node);
    p.has_own_children |= sc_value_find(node, "children") != NULL;
    return p;
}

static const sc_value *place(merging *m, const sc_value *node, sc_str name, bool is_own, int depth);

static const sc_value *place_children(merging *m, const sc_value *list, bool is_own, int depth)
{
    sc_value *placed = SC_NEW(m->arena, sc_value);
    const sc_value **items = SC_NEW_ARRAY(m->arena, const sc_value *, list->count + 1);
    *placed = (sc_value){ .kind = SC_VALUE_LIST, .span = list->span, .items = items };
    for (size_t i = 0; i < list->count; i++) {
        sc_str name = sc_layout_node_name(list->items[i]);
        if (is_own || !is_written(m, name))
            items[placed->count++] = place(m, list->items[i], name, is_own, depth + 1);
    }
    return placed;
}

/* A map with one of its values replaced. */
static const sc_value *with_children(merging *m, const sc_value *node, const sc_value *children)
{
    entries list = { 0 };
    for (size_t i = 0; i < node->count; i++) {
        sc_entry entry = node->entries[i];
        if (sc_str_is(entry.key, "children"))
            entry.value = children;
        sc_vec_push(m->arena, &list, entry);
    }
    return new_map(m->arena, node->span, &list);
}

/* Moved nodes can stand in each other deeper than in any one file. */
static const sc_value *place(merging *m, const sc_value *node, sc_str name, bool is_own, int depth)
{
    if (!is_map(node))
        return node;
    placing p = merge_node(m, node, name, is_own);
    const sc_value *children = sc_value_find(p.node, "children");
    if (!is_list(children))
        return p.node;
    if (depth < SC_LAYOUT_NESTING_MAX)
        return with_children(m, p.node, place_children(m, children, p.has_own_children, depth));
    sc_diag_error(m->diags, node->span, "data.too-deep", NULL, "nodes are nested more than %d deep",
                  SC_LAYOUT_NESTING_MAX);
    return node;
}

static const sc_value *place_card(merging *m, const sc_layout_parts *base,
                                  const sc_layout_parts *own)
{
    const sc_value *card = own->card != NULL ? own->card : base->card;
    return card == NULL ? NULL : place(m, card, SC_STR("card"), own->card != NULL, 1);
}

/* Definitions that stand nowhere, for layouts that extend this one. */
static const sc_value *left_over(merging *m, sc_span span)
{
    entries list = { 0 };
    for (size_t i = 0; i < m->definitions.count; i++) {
        const definition *d = &m->definitions.items[i];
        const sc_value *value = overlay(m->arena, d->base, d->change);
        if (d->is_placed || value == NULL)
            continue;
        sc_entry entry = { d->name, d->span, value };
        sc_vec_push(m->arena, &list, entry);
    }
    return new_map(m->arena, span, &list);
}

sc_layout_parts sc_layout_merge(sc_arena *arena, const sc_layout_parts *base,
                                const sc_layout_parts *own, sc_diags *diags)
{
    merging m = { .arena = arena, .diags = diags };
    define_all(&m, base, own);
    sc_layout_parts merged = {
        .name = own->name != NULL ? own->name : base->name,
        .description = own->description != NULL ? own->description : base->description,
        .tokens = overlay(arena, base->tokens, own->tokens),
        .variants = append(arena, base->variants, own->variants),
        .card = place_card(&m, base, own),
    };
    merged.nodes = left_over(&m, own->nodes != NULL ? own->nodes->span : SC_NO_SPAN);
    return merged;
}
