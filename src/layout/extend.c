/* Following `extends`: see extend.h. */
#include "layout/extend.h"

/* Of all files of a chain together. What a design has is far below; past it, reading and comparing
 * names with names would take seconds. */
enum { CHAIN_BYTES_MAX = 128 << 10, ALIASES_MAX = 100 };
enum { NODES_MAX = 300, TOKENS_MAX = 300, VARIANTS_MAX = 100 };

typedef struct following {
    sc_arena *arena;
    const sc_layout_finder *finder;
    sc_diags *diags;
    sc_layout_chain *chain;
    size_t bytes, nodes, tokens, variants; /* so far, of all files */
} following;

static sc_status fail_map(following *f, const sc_value *root)
{
    sc_diag_error(f->diags, root->span, "layout.no-card", "write the root node under 'card:'",
                  "a layout is a map, not %s", sc_value_kind_name(root));
    return SC_E_CONFIG;
}

static size_t count_nodes(const sc_value *node)
{
    const sc_value *children = sc_value_find(node, "children");
    size_t count = 1;
    if (children == NULL || children->kind != SC_VALUE_LIST)
        return count;
    for (size_t i = 0; i < children->count; i++)
        count += count_nodes(children->items[i]);
    return count;
}

static size_t count_entries(const sc_value *map)
{
    return map != NULL && map->kind == SC_VALUE_MAP ? map->count : 0;
}

static bool check_count(following *f, sc_span span, const char *what, size_t count, size_t max)
{
    if (count <= max)
        return true;
    sc_diag_error(f->diags, span, "layout.too-large", NULL, "the layout has more than %zu %s", max,
                  what);
    return false;
}

static bool check_size(following *f, const sc_value *root)
{
    sc_layout_parts parts = sc_layout_parts_of(root);
    f->nodes += parts.card == NULL ? 0 : count_nodes(parts.card);
    for (size_t i = 0; i < count_entries(parts.nodes); i++)
        f->nodes += count_nodes(parts.nodes->entries[i].value);
    f->tokens += count_entries(parts.tokens);
    f->variants += count_entries(parts.variants);
    sc_span at = { root->span.source, root->span.offset, 0 };
    return check_count(f, at, "nodes", f->nodes, NODES_MAX) &&
           check_count(f, at, "tokens", f->tokens, TOKENS_MAX) &&
           check_count(f, at, "variants", f->variants, VARIANTS_MAX);
}

static bool names_layout(following *f, const sc_value *extends)
{
    if (sc_value_is_scalar(extends) && sc_str_trim(extends->text).len > 0)
        return true;
    sc_diag_error(f->diags, extends->span, "layout.bad-value",
                  "write 'extends: base.yaml'; a layout extends one other",
                  "extends: needs the name or the file of a layout, not %s",
                  sc_value_is_scalar(extends) ? "an empty text" : sc_value_kind_name(extends));
    return false;
}

/* Read one file as YAML, and add it to the chain. */
static sc_status add_link(following *f, const sc_source *source)
{
    const sc_parse_limits limits = { CHAIN_BYTES_MAX - f->bytes, ALIASES_MAX, SC_E_CONFIG };
    const sc_value *root = NULL;
    sc_status status =
        sc_yaml_parse_all(f->arena, source, sc_span_of(source), &limits, f->diags, &root);
    if (root == NULL)
        return status;
    if (root->kind != SC_VALUE_MAP)
        return fail_map(f, root);
    f->bytes += source->text.len;
    if (!check_size(f, root))
        return SC_E_CONFIG;
    sc_layout_link link = { source, root, sc_value_find(root, "extends") };
    f->chain->links[f->chain->count++] = link;
    return link.extends == NULL || names_layout(f, link.extends) ? SC_OK : SC_E_CONFIG;
}

/* `a.yaml:2:10 extends b.yaml, b.yaml:1:10 extends a.yaml` */
static const char *tell_links(const following *f, size_t from)
{
    sc_buf buf = sc_buf_new(f->arena, 1 << 20);
    for (size_t i = from; i < f->chain->count; i++) {
        const sc_layout_link *link = &f->chain->links[i];
        sc_position at = sc_span_position(link->extends->span);
        sc_buf_addf(&buf, "%s%.*s:%zu:%zu extends '%.*s'", i == from ? "" : ", ",
                    SC_STR_ARG(link->source->name), at.line, at.column,
                    SC_STR_ARG(link->extends->text));
    }
    return sc_str_z(f->arena, sc_buf_str(&buf));
}

static bool is_same(const sc_source *a, const sc_source *b)
{
    return a == b || sc_str_eq(a->name, b->name);
}

static sc_status check_link(const following *f, const sc_source *found)
{
    const sc_layout_chain *chain = f->chain;
    sc_span at = chain->links[chain->count - 1].extends->span;
    for (size_t i = 0; i < chain->count; i++)
        if (is_same(chain->links[i].source, found)) {
            sc_diag_error(f->diags, at, "layout.extends-circle", tell_links(f, i),
                          "the layout extends itself");
            return SC_E_CONFIG;
        }
    if (chain->count < SC_LAYOUT_CHAIN_MAX)
        return SC_OK;
    sc_diag_error(f->diags, at, "layout.extends-too-deep", tell_links(f, 0),
                  "more than %d layouts extend one another", SC_LAYOUT_CHAIN_MAX);
    return SC_E_CONFIG;
}

static sc_status follow_link(following *f, const sc_layout_link *link)
{
    const sc_source *found = NULL;
    sc_str name = sc_str_trim(link->extends->text);
    sc_status status = f->finder->find(f->finder->context, link->source, name, link->extends->span,
                                       f->diags, &found);
    if (status == SC_OK)
        status = check_link(f, found);
    return status == SC_OK ? add_link(f, found) : status;
}

/* From the base's end, so that each layout is put over all that it builds on. */
static void merge_links(following *f)
{
    sc_layout_chain *chain = f->chain;
    const sc_layout_link *last = &chain->links[chain->count - 1];
    chain->merged = sc_layout_parts_of(last->root);
    if (chain->merged.nodes != NULL) {
        sc_layout_parts none = { 0 }, own = chain->merged;
        chain->merged = sc_layout_merge(f->arena, &none, &own, f->diags);
    }
    for (size_t i = chain->count - 1; i > 0; i--) {
        sc_layout_parts base = chain->merged, own = sc_layout_parts_of(chain->links[i - 1].root);
        chain->merged = sc_layout_merge(f->arena, &base, &own, f->diags);
    }
}

sc_status sc_layout_extend(sc_arena *arena, const sc_source *source, const sc_layout_finder *finder,
                           sc_diags *diags, sc_layout_chain *out)
{
    sc_layout_chain chain = { .count = 0 };
    following f = { .arena = arena, .finder = finder, .diags = diags, .chain = &chain };
    sc_status status = add_link(&f, source);
    while (status == SC_OK && chain.links[chain.count - 1].extends != NULL)
        status = follow_link(&f, &chain.links[chain.count - 1]);
    if (status != SC_OK)
        return status;
    merge_links(&f);
    *out = chain;
    return SC_OK;
}
