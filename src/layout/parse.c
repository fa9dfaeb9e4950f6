/*
 * A value tree → the layout it describes: nodes with declarations, and variants. Every error of a
 * file is reported; the layout is used only if there is none. The values of properties are read in
 * property_read.c.
 */
#include "layout/layout.h"

#include "layout/comma.h"
#include "layout/extend.h"
#include "layout/hint.h"
#include "layout/property_read.h"

#include <math.h>

/* A file with more errors than anybody mends at once is not read on. */
enum { ERRORS_MAX = 50 };

typedef struct parser {
    sc_arena *arena;
    sc_diags *diags;
    size_t errors_before;
    sc_tokens tokens;
    SC_VEC(sc_node *) named; /* nodes with a name, the card first */
    const sc_source *source; /* of the layout itself, not of those it extends */
    const sc_value *absent;  /* nodes that have a name and stand nowhere */
    bool names_platform;     /* some condition asks for the platform */
} parser;

static const char *const LAYOUT_KEYS[] = { "layout", "name", "description", "extends",
                                           "tokens", "card", "nodes",       "variants" };
static const char *const NODE_KEYS[] = { "name", "text", "image", "children", "when" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_full(const parser *p)
{
    return p->diags->error_count - p->errors_before >= ERRORS_MAX;
}

static bool is_one_of(sc_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (sc_str_is(word, words[i]))
            return true;
    return false;
}

static const char *suggest(parser *p, const char *near)
{
    return near == NULL ? NULL : sc_str_fmt(p->arena, "did you mean '%s'?", near).ptr;
}

static void fail_wrong_kind(parser *p, const sc_value *value, const char *what, const char *wanted)
{
    sc_diag_error(p->diags, value->span, "layout.bad-value", NULL, "%s: needs %s, not %s", what,
                  wanted, sc_value_kind_name(value));
}

/* A node that is none: a map without its dash, a list in place of its node, a text. */
static void fail_no_node(parser *p, const sc_value *value, const char *what, const char *wanted)
{
    const char *hint = NULL;
    if (value->kind == SC_VALUE_MAP)
        hint = "start each node with '- '";
    else if (value->kind == SC_VALUE_LIST)
        hint = "write the nodes under 'children:'";
    else if (sc_value_is_scalar(value) && sc_str_find(value->text, SC_STR(":"), NULL))
        hint = "a ':' is followed by a blank";
    else if (sc_value_is_scalar(value) && sc_str_is(sc_str_of(what), "children"))
        hint = sc_str_fmt(p->arena, "write 'text: \"%.*s\"', or 'name: %.*s'",
                          SC_STR_ARG(value->text), SC_STR_ARG(value->text))
                   .ptr;
    sc_diag_error(p->diags, value->span, "layout.bad-value", hint, "%s: needs %s, not %s", what,
                  wanted, sc_value_kind_name(value));
}

static sc_reader reader_of(parser *p, const sc_value *value, const char *subject)
{
    return (sc_reader){ p->arena, p->diags, value->span, value->text, subject };
}

/* The text of a scalar; an error and an empty text for anything else. */
static sc_str read_scalar(parser *p, const sc_value *value, const char *what)
{
    if (sc_value_is_scalar(value))
        return value->text;
    fail_wrong_kind(p, value, what, "a text");
    return SC_STR("");
}

static const sc_condition *read_condition(parser *p, const sc_reader *reader)
{
    const sc_condition *condition = sc_condition_read(reader);
    p->names_platform |= condition != NULL && sc_condition_names_platform(condition);
    return condition;
}

static const sc_condition *read_when(parser *p, const sc_value *value)
{
    if (!sc_value_is_scalar(value)) {
        fail_wrong_kind(p, value, "when", "a condition such as 'photo'");
        return NULL;
    }
    sc_reader reader = reader_of(p, value, "when");
    return read_condition(p, &reader);
}

static bool read_content(parser *p, const sc_value *value, const char *what, sc_template *out)
{
    if (!sc_value_is_scalar(value)) {
        fail_wrong_kind(p, value, what, "a text such as \"{{ headline }}\"");
        return false;
    }
    sc_reader reader = reader_of(p, value, what);
    return sc_template_read(&reader, out);
}

static const char *node_kind_name(unsigned kinds)
{
    return kinds == SC_FOR_TEXT ? "text" : kinds == SC_FOR_IMAGE ? "image" : "box";
}

static void fail_unknown_property(parser *p, const sc_entry *entry, sc_node_kind kind)
{
    const char *hint = sc_comma_is_piece(entry)
                           ? "in braces a comma ends the value before it: put that in quotes"
                           : sc_hint_property(entry->key);
    const char *near = sc_nearest(entry->key, NODE_KEYS, COUNT(NODE_KEYS));
    if (near == NULL)
        near = sc_property_nearest(p->arena, entry->key, kind);
    sc_diag_error(p->diags, entry->key_span, "layout.unknown-property",
                  hint != NULL ? hint : suggest(p, near), "unknown property '%.*s'",
                  SC_STR_ARG(entry->key));
}

static void read_property(parser *p, const sc_entry *entry, sc_node_kind kind,
                          sc_declarations *declarations)
{
    const sc_property *property = sc_property_find(entry->key);
    if (property == NULL) {
        fail_unknown_property(p, entry, kind);
        return;
    }
    if ((property->nodes & (unsigned)kind) == 0) {
        sc_diag_error(p->diags, entry->key_span, "layout.wrong-node",
                      "move it to a node of that kind, or take it out",
                      "'%s' is a property of %s nodes, and this is %s %s node", property->name,
                      node_kind_name(property->nodes), kind == SC_NODE_IMAGE ? "an" : "a",
                      node_kind_name(kind));
        return;
    }
    sc_property_read(p->arena, &p->tokens, p->diags, property, entry->value, declarations);
}

static sc_node *read_node(parser *p, const sc_value *value, bool is_root);

static void read_children(parser *p, const sc_value *value, sc_node *node)
{
    if (value->kind != SC_VALUE_LIST) {
        fail_no_node(p, value, "children", "a list of nodes");
        return;
    }
    const sc_node **children = SC_NEW_ARRAY(p->arena, const sc_node *, value->count);
    for (size_t i = 0; i < value->count && !is_full(p); i++) {
        const sc_node *child = read_node(p, value->items[i], false);
        if (child != NULL)
            children[node->child_count++] = child;
    }
    node->children = children;
}

static sc_node *find_named(const parser *p, sc_str name)
{
    for (size_t i = 0; i < p->named.count; i++)
        if (sc_str_eq(p->named.items[i]->name, name))
            return p->named.items[i];
    return NULL;
}

static void read_name(parser *p, const sc_value *value, sc_node *node)
{
    sc_str name = read_scalar(p, value, "name");
    if (name.len == 0)
        return;
    if (find_named(p, name) != NULL) {
        sc_diag_error(p->diags, value->span, "layout.duplicate-name",
                      "give each node a name of its own; the root is 'card'",
                      "another node is called '%.*s' already", SC_STR_ARG(name));
        return;
    }
    node->name = name;
    sc_vec_push(p->arena, &p->named, node);
}

static const char *hint_at_two_kinds(parser *p, const sc_entry *first, const sc_entry *second)
{
    const sc_source *base = first->key_span.source;
    if (base == second->key_span.source || base == NULL)
        return "put the one into a child of a box that holds both";
    return sc_str_fmt(p->arena, "it has '%.*s' in %.*s: give this node another name",
                      SC_STR_ARG(first->key), SC_STR_ARG(base->name))
        .ptr;
}

/* What makes a node a text or an image; children make it a box, as does nothing. */
static sc_node_kind kind_of(parser *p, const sc_value *value)
{
    static const char *const CONTENTS[] = { "text", "image", "children" };
    const sc_entry *first = NULL;
    for (size_t i = 0; i < value->count; i++) {
        const sc_entry *entry = &value->entries[i];
        if (!is_one_of(entry->key, CONTENTS, COUNT(CONTENTS)))
            continue;
        if (first != NULL && !sc_str_eq(entry->key, first->key))
            sc_diag_error(p->diags, entry->value->span, "layout.two-kinds",
                          hint_at_two_kinds(p, first, entry),
                          "a node is a text, an image or a box with children, not two of them");
        first = first == NULL ? entry : first;
    }
    return sc_value_find(value, "text") != NULL    ? SC_NODE_TEXT
           : sc_value_find(value, "image") != NULL ? SC_NODE_IMAGE
                                                   : SC_NODE_BOX;
}

/* What an image is filled with must name a picture, whatever the article. */
static bool read_image(parser *p, const sc_value *value, sc_template *out)
{
    if (!read_content(p, value, "image", out))
        return false;
    for (size_t i = 0; i < out->count; i++) {
        const sc_layout_field *field = out->parts[i].field;
        if (field == NULL || field->kind == SC_FIELD_IMAGE)
            continue;
        sc_diag_error(p->diags, out->parts[i].span, "layout.bad-value",
                      "pictures are 'photo', 'author.photo' and 'site.logo'",
                      "image: the field '%s' is no picture", field->name);
        return false;
    }
    return true;
}

static void read_node_entry(parser *p, const sc_entry *entry, sc_node *node)
{
    if (sc_str_is(entry->key, "name"))
        return; /* read before all else */
    if (sc_str_is(entry->key, "text"))
        read_content(p, entry->value, "text", &node->content);
    else if (sc_str_is(entry->key, "image"))
        read_image(p, entry->value, &node->content);
    else if (sc_str_is(entry->key, "children"))
        read_children(p, entry->value, node);
    else if (sc_str_is(entry->key, "when"))
        node->when = read_when(p, entry->value);
    else
        read_property(p, entry, node->kind, &node->declarations);
}

static void fail_for_card(parser *p, const sc_entry *entry)
{
    sc_diag_error(p->diags, entry->key_span, "layout.not-for-card",
                  "write it on a node under the card's 'children'",
                  "the card itself cannot have '%.*s'", SC_STR_ARG(entry->key));
}

static bool is_card(const sc_node *node)
{
    return sc_str_is(node->name, "card"); /* no other node can have that name */
}

/* The root is a box, always there, and called `card`. */
static void start_card(parser *p, const sc_value *value, sc_node *node)
{
    static const char *const REFUSED[] = { "name", "when", "text", "image" };
    for (size_t i = 0; i < value->count; i++)
        if (is_one_of(value->entries[i].key, REFUSED, COUNT(REFUSED)))
            fail_for_card(p, &value->entries[i]);
    node->name = SC_STR("card");
    sc_vec_push(p->arena, &p->named, node);
}

static sc_node *read_node(parser *p, const sc_value *value, bool is_root)
{
    if (value->kind != SC_VALUE_MAP) {
        fail_no_node(p, value, is_root ? "card" : "children", "a node, such as '- text: …'");
        return NULL;
    }
    sc_node *node = SC_NEW(p->arena, sc_node);
    node->kind = kind_of(p, value);
    node->span = value->span;
    const sc_value *name = sc_value_find(value, "name");
    if (is_root)
        start_card(p, value, node);
    else if (name != NULL)
        read_name(p, name, node);
    for (size_t i = 0; i < value->count && !is_full(p); i++)
        if (!sc_comma_report(p->arena, p->diags, value, &i))
            read_node_entry(p, &value->entries[i], node);
    return node;
}

/* `min-width: 1000px` and its like, as a variant's key. */
static bool read_size_selector(parser *p, const sc_entry *entry, sc_variant *variant)
{
    const struct {
        const char *name;
        double *px;
    } SIZES[] = {
        { "min-width:", &variant->min_width },
        { "max-width:", &variant->max_width },
        { "min-height:", &variant->min_height },
        { "max-height:", &variant->max_height },
    };
    for (size_t i = 0; i < COUNT(SIZES); i++) {
        sc_length length;
        if (!sc_str_starts(entry->key, SIZES[i].name))
            continue;
        sc_str rest = sc_str_sub(entry->key, sc_str_of(SIZES[i].name).len, entry->key.len);
        if (sc_length_parse(sc_str_trim(rest), &length) != NULL || length.unit != SC_UNIT_PX)
            sc_diag_error(p->diags, entry->key_span, "layout.bad-value",
                          "write \"min-width: 1000px\" in quotes", "variants: '%.*s' is not in px",
                          SC_STR_ARG(entry->key));
        else
            *SIZES[i].px = length.value;
        return true;
    }
    return false;
}

static void read_patch_entry(parser *p, const sc_entry *entry, sc_patch *patch)
{
    bool is_content = sc_str_is(entry->key, "text") || sc_str_is(entry->key, "image");
    const char *own = patch->node->kind == SC_NODE_TEXT ? "text" : "image";
    if (is_content && patch->node->kind != SC_NODE_BOX && sc_str_is(entry->key, own))
        patch->has_content = read_content(p, entry->value, own, &patch->content);
    else if (sc_str_is(entry->key, "when") && is_card(patch->node))
        fail_for_card(p, entry);
    else if (sc_str_is(entry->key, "when"))
        patch->when = read_when(p, entry->value);
    else if (is_one_of(entry->key, NODE_KEYS, COUNT(NODE_KEYS)))
        sc_diag_error(p->diags, entry->key_span, "layout.fixed-in-variant",
                      "a variant changes properties, 'when', and the text or image of a node",
                      "a variant cannot change '%.*s'", SC_STR_ARG(entry->key));
    else
        read_property(p, entry, patch->node->kind, &patch->declarations);
}

/* Whether some node of that name stands nowhere, and was not made up by this very entry. */
static bool is_defined_elsewhere(const parser *p, const sc_entry *entry)
{
    for (size_t i = 0; p->absent != NULL && i < p->absent->count; i++) {
        const sc_entry *absent = &p->absent->entries[i];
        if (sc_str_eq(absent->key, entry->key))
            return absent->key_span.source != entry->key_span.source ||
                   absent->key_span.offset != entry->key_span.offset;
    }
    return false;
}

static const sc_node *find_patched(parser *p, const sc_entry *entry)
{
    const sc_node *node = find_named(p, entry->key);
    if (node != NULL)
        return node;
    const char **names = SC_NEW_ARRAY(p->arena, const char *, p->named.count + 1);
    for (size_t i = 0; i < p->named.count; i++)
        names[i] = sc_str_z(p->arena, p->named.items[i]->name);
    const char *near = sc_nearest(entry->key, names, p->named.count);
    bool is_left_out = is_defined_elsewhere(p, entry);
    if (is_left_out && entry->key_span.source != p->source)
        return NULL; /* what a base says of a node that this layout does not use */
    sc_diag_error(p->diags, entry->key_span, "layout.unknown-node",
                  is_left_out ? "it is defined, and stands nowhere under 'card'" : suggest(p, near),
                  "no node is called '%.*s'", SC_STR_ARG(entry->key));
    return NULL;
}

static void read_patches(parser *p, const sc_value *value, sc_variant *variant)
{
    if (value->kind != SC_VALUE_MAP) {
        fail_wrong_kind(p, value, "variants", "node names with what changes");
        return;
    }
    sc_patch *patches = SC_NEW_ARRAY(p->arena, sc_patch, value->count);
    for (size_t i = 0; i < value->count && !is_full(p); i++) {
        const sc_entry *entry = &value->entries[i];
        const sc_node *node = find_patched(p, entry);
        if (node != NULL && entry->value->kind != SC_VALUE_MAP)
            fail_wrong_kind(p, entry->value, "variants", "the properties that change");
        if (node == NULL || entry->value->kind != SC_VALUE_MAP)
            continue;
        sc_patch *patch = &patches[variant->patch_count++];
        patch->node = node;
        for (size_t k = 0; k < entry->value->count && !is_full(p); k++)
            if (!sc_comma_report(p->arena, p->diags, entry->value, &k))
                read_patch_entry(p, &entry->value->entries[k], patch);
    }
    variant->patches = patches;
}

static void read_variants(parser *p, const sc_value *value, sc_layout *layout)
{
    sc_variant *variants = SC_NEW_ARRAY(p->arena, sc_variant, value->count);
    for (size_t i = 0; i < value->count && !is_full(p); i++) {
        const sc_entry *entry = &value->entries[i];
        sc_variant *variant = &variants[layout->variant_count++];
        *variant =
            (sc_variant){ .span = entry->key_span, .max_width = INFINITY, .max_height = INFINITY };
        if (!read_size_selector(p, entry, variant)) {
            sc_reader reader = { p->arena, p->diags, entry->key_span, entry->key, "variants" };
            variant->condition = read_condition(p, &reader);
        }
        read_patches(p, entry->value, variant);
    }
    layout->variants = variants;
}

static void check_version(parser *p, const sc_value *value)
{
    if (value == NULL || (sc_value_is_scalar(value) && sc_str_is(value->text, "1")))
        return;
    sc_diag_error(p->diags, value->span, "layout.version", "write 'layout: 1'",
                  "this program knows version 1 of the layout language");
}

/* A key of the layout, or what belongs on a node. */
static const char *hint_at_key(parser *p, sc_str key)
{
    static const char *const ON_CARD[] = { "children" }, *const ON_NODE[] = { "text", "image",
                                                                              "when" };
    const char *near = sc_nearest(key, LAYOUT_KEYS, COUNT(LAYOUT_KEYS));
    if (sc_property_find(key) != NULL || is_one_of(key, ON_CARD, COUNT(ON_CARD)))
        return "write it under 'card:', indented";
    if (is_one_of(key, ON_NODE, COUNT(ON_NODE)))
        return "write it on a node under the card's 'children'";
    if (near != NULL)
        return suggest(p, near);
    near = sc_property_nearest(p->arena, key, SC_FOR_ALL);
    return near == NULL ? NULL
                        : sc_str_fmt(p->arena, "did you mean '%s', under 'card:'?", near).ptr;
}

static void check_keys(parser *p, const sc_value *root)
{
    for (size_t i = 0; i < root->count && !is_full(p); i++) {
        const sc_entry *entry = &root->entries[i];
        if (is_one_of(entry->key, LAYOUT_KEYS, COUNT(LAYOUT_KEYS)))
            continue;
        sc_diag_error(p->diags, entry->key_span, "layout.unknown-key", hint_at_key(p, entry->key),
                      "unknown key '%.*s'", SC_STR_ARG(entry->key));
    }
}

/* What `nodes` says of a node: as in its place, but the name is the key. */
static void check_definition(parser *p, const sc_entry *entry)
{
    const sc_value *name = sc_value_find(entry->value, "name");
    if (entry->value->kind != SC_VALUE_MAP)
        fail_wrong_kind(p, entry->value, "nodes", "the properties of a node");
    else if (name != NULL)
        sc_diag_error(p->diags, name->span, "layout.duplicate-name", "take 'name' out",
                      "'nodes' names this node '%.*s' already", SC_STR_ARG(entry->key));
}

/* Tokens are read where they are used, and only then. */
static void check_tokens_are_whole(parser *p, const sc_value *tokens)
{
    for (size_t i = 0; i < tokens->count && !is_full(p); i++)
        sc_comma_report(p->arena, p->diags, tokens, &i);
}

/* What of a file can be wrong that the merged layout does not show. */
static void check_file(parser *p, const sc_value *root)
{
    sc_layout_parts parts = sc_layout_parts_of(root);
    check_keys(p, root);
    check_version(p, sc_value_find(root, "layout"));
    if (parts.tokens != NULL && parts.tokens->kind != SC_VALUE_MAP)
        fail_wrong_kind(p, parts.tokens, "tokens", "a map such as 'accent: \"#c8102e\"'");
    else if (parts.tokens != NULL)
        check_tokens_are_whole(p, parts.tokens);
    if (parts.variants != NULL && parts.variants->kind != SC_VALUE_MAP)
        fail_wrong_kind(p, parts.variants, "variants",
                        "a map such as 'portrait: { headline: { … } }'");
    if (parts.nodes != NULL && parts.nodes->kind != SC_VALUE_MAP)
        fail_wrong_kind(p, parts.nodes, "nodes", "a map such as 'headline: { color: red }'");
    else
        for (size_t i = 0; parts.nodes != NULL && i < parts.nodes->count; i++)
            check_definition(p, &parts.nodes->entries[i]);
}

/* Without a card, definitions are read for their own sake. */
static void read_definitions(parser *p, const sc_value *nodes)
{
    for (size_t i = 0; nodes != NULL && i < nodes->count; i++) {
        const sc_entry *entry = &nodes->entries[i];
        sc_node *node =
            entry->value->kind == SC_VALUE_MAP ? read_node(p, entry->value, false) : NULL;
        if (node == NULL || find_named(p, entry->key) != NULL)
            continue;
        node->name = entry->key;
        sc_vec_push(p->arena, &p->named, node);
    }
}

/* Whatever this layout itself says of a node must be about one that it has. */
static void check_nodes_are_placed(parser *p, const sc_value *nodes)
{
    bool is_map = nodes != NULL && nodes->kind == SC_VALUE_MAP;
    for (size_t i = 0; is_map && i < nodes->count && !is_full(p); i++)
        find_patched(p, &nodes->entries[i]);
}

static void list_unused_tokens(parser *p, sc_layout *layout)
{
    SC_VEC(sc_entry) unused = { 0 };
    for (size_t i = 0; p->tokens.map != NULL && i < p->tokens.map->count; i++) {
        const sc_entry *entry = &p->tokens.map->entries[i];
        if (!p->tokens.is_used[i] && entry->key_span.source == p->source)
            sc_vec_push(p->arena, &unused, *entry);
    }
    layout->unused_tokens = unused.items;
    layout->unused_token_count = unused.count;
}

static void read_layout(parser *p, const sc_layout_chain *chain, sc_layout *layout)
{
    const sc_layout_parts *parts = &chain->merged;
    for (size_t i = 0; i < chain->count; i++)
        check_file(p, chain->links[i].root);
    if (parts->name != NULL)
        layout->name = read_scalar(p, parts->name, "name");
    if (parts->description != NULL)
        layout->description = read_scalar(p, parts->description, "description");
    if (parts->tokens != NULL && parts->tokens->kind == SC_VALUE_MAP) {
        p->tokens.map = parts->tokens;
        p->tokens.is_used = SC_NEW_ARRAY(p->arena, bool, parts->tokens->count);
    }
    if (parts->card == NULL) {
        read_definitions(p, parts->nodes);
    } else {
        p->absent = parts->nodes;
        layout->card = read_node(p, parts->card, true);
        check_nodes_are_placed(p, sc_value_find(chain->links[0].root, "nodes"));
    }
    if (parts->variants != NULL && parts->variants->kind == SC_VALUE_MAP)
        read_variants(p, parts->variants, layout);
    list_unused_tokens(p, layout);
}

/* The site's colours were texts to the site file's reader. @return whether all are colours. */
static bool check_site_colors(parser *p, const sc_site *site)
{
    bool are_good = true;
    for (size_t i = 0; site != NULL && i < site->color_count; i++) {
        const sc_token *token = &site->colors[i];
        sc_str subject = sc_str_fmt(p->arena, "colors.%.*s", SC_STR_ARG(token->name));
        sc_reader reader = { p->arena, p->diags, token->value.span, token->value.text,
                             subject.ptr };
        sc_color color;
        are_good = sc_color_read(&reader, reader.text, &color) && are_good;
    }
    return are_good;
}

sc_status sc_layout_require_card(const sc_layout *layout, sc_diags *diags)
{
    if (layout->card != NULL)
        return SC_OK;
    bool is_base = layout->is_base;
    sc_diag_error(diags, layout->span, "layout.no-card",
                  is_base ? "write 'extends' in another layout, and its 'card:' there"
                          : "write the root node under 'card:'",
                  is_base ? "the layout has no card: it only serves layouts that extend it"
                          : "the layout has no card");
    return SC_E_CONFIG;
}

/* A layout that says something, and has no card, is for others to extend. */
static sc_status check_card(const sc_layout_chain *chain, sc_layout *layout, sc_diags *diags)
{
    const sc_layout_parts *parts = &chain->merged;
    layout->is_base = parts->card == NULL && (parts->nodes != NULL || parts->tokens != NULL);
    return layout->is_base ? SC_OK : sc_layout_require_card(layout, diags);
}

sc_status sc_layout_read(sc_arena *arena, const sc_source *source, const sc_layout_finder *finder,
                         const sc_site *site, sc_diags *diags, sc_layout *out)
{
    sc_layout_chain chain;
    size_t errors_before = diags->error_count;
    sc_status status = sc_layout_extend(arena, source, finder, diags, &chain);
    if (status != SC_OK)
        return status;
    parser p = { .arena = arena, .diags = diags, .source = source };
    p.errors_before = errors_before;
    sc_layout layout = { .source = source, .span = chain.links[0].root->span };
    layout.has_version = sc_value_find(chain.links[0].root, "layout") != NULL;
    for (size_t i = 1; i < chain.count; i++)
        layout.bases[layout.base_count++] = chain.links[i].source;
    if (check_site_colors(&p, site))
        p.tokens.site = site;
    read_layout(&p, &chain, &layout);
    if (is_full(&p))
        sc_diag_error(diags, (sc_span){ source, layout.span.offset, 0 }, "layout.too-many-errors",
                      "correct these, and check again",
                      "there are %d errors and may be more: no more are looked for", ERRORS_MAX);
    if (chain.merged.card == NULL)
        check_card(&chain, &layout, diags);
    if (diags->error_count > errors_before)
        return SC_E_CONFIG;
    layout.names_platform = p.names_platform;
    *out = layout;
    return SC_OK;
}

static sc_status find_builtin(void *context, const sc_source *from, sc_str name, sc_span blame,
                              sc_diags *diags, const sc_source **out)
{
    (void)from;
    return sc_layout_find_builtin(context, name, blame, diags, out);
}

sc_status sc_layout_parse(sc_arena *arena, const sc_source *source, const sc_site *site,
                          sc_diags *diags, sc_layout *out)
{
    const sc_layout_finder finder = { find_builtin, arena };
    sc_layout layout;
    sc_status status = sc_layout_read(arena, source, &finder, site, diags, &layout);
    if (status == SC_OK)
        status = sc_layout_require_card(&layout, diags);
    if (status == SC_OK)
        *out = layout;
    return status;
}
