/*
 * Resolving: build the tree, lay out its boxes, set its texts; where a text does not fit, do what
 * its `fit` says and begin again; then place everything. See resolve.h.
 */
#include "resolve/resolve.h"

#include "resolve/lack.h"
#include "resolve/paint_cost.h"
#include "resolve/paint_style.h"
#include "resolve/place.h"
#include "resolve/tree.h"

static void set_texts(sc_tree_node *t, double parent_width)
{
    sc_rect content = sc_place_content_box(t, parent_width);
    if (t->text != NULL)
        sc_tree_set_text(t->text, content.width, content.height);
    for (size_t i = 0; i < t->child_count; i++)
        set_texts(t->children[i], content.width);
}

static const sc_remedied *find_remedy(const sc_tree_build *b, const sc_node *node)
{
    for (size_t i = 0; i < b->remedies->count; i++)
        if (b->remedies->items[i].node == node)
            return &b->remedies->items[i];
    return NULL;
}

static void fail_fit(sc_tree_build *b, const sc_tree_node *t)
{
    sc_diag_error(b->diags, t->text->filled.span, "resolve.does-not-fit",
                  "shorten it, or let the layout's fit say 'then: clamp'",
                  "the %.*s does not fit on the %s card", SC_STR_ARG(t->text->filled.field),
                  b->binding.platform->name);
    b->status = SC_E_DATA;
}

/* Decide what becomes of a text that did not fit. @return whether the tree must be built again. */
static bool remedy(sc_tree_build *b, const sc_tree_node *t, sc_remedies *remedies)
{
    const sc_remedied *before = find_remedy(b, t->node);
    bool has_short = b->request->article->short_headline.text.len > 0;
    switch (t->cascaded.style.fit.then) {
    case SC_THEN_CLAMP:
        return false;
    case SC_THEN_FAIL:
        fail_fit(b, t);
        return false;
    case SC_THEN_SHORT:
        if (before != NULL || !has_short || !sc_str_is(t->text->filled.field, "headline"))
            return false;
        sc_vec_push(b->arena, remedies,
                    ((sc_remedied){ t->node, SC_REMEDY_SHORT, t->text->filled.field }));
        return true;
    case SC_THEN_DROP:
        return false; /* has had its turn: see give_way() */
    }
    return false;
}

static bool remedy_all(sc_tree_build *b, const sc_tree_node *t, sc_remedies *remedies)
{
    bool is_changed = t->text != NULL && !t->text->is_fitted && remedy(b, t, remedies);
    for (size_t i = 0; i < t->child_count; i++)
        is_changed |= remedy_all(b, t->children[i], remedies);
    return is_changed;
}

static bool is_droppable(const sc_tree_node *t)
{
    return t->text != NULL && t->text->has_fit && t->cascaded.style.fit.then == SC_THEN_DROP;
}

static bool is_lost(const sc_tree_node *t)
{
    return is_droppable(t) && !t->text->is_fitted;
}

static bool is_cramped(const sc_tree_node *t)
{
    return t->text != NULL && !t->text->is_fitted && !is_droppable(t);
}

/* @return the last node in the order of writing for which `is_wanted` holds, or NULL. */
static const sc_tree_node *find_last(const sc_tree_node *t, bool (*is_wanted)(const sc_tree_node *))
{
    const sc_tree_node *found = NULL;
    for (size_t i = t->child_count; i-- > 0 && found == NULL;)
        found = find_last(t->children[i], is_wanted);
    return found == NULL && is_wanted(t) ? t : found;
}

/* Texts that need not stay give way one by one, the last first: those that do not fit, and then
 * any, before one that must stay is cut. @return whether the tree must be built again. */
static bool give_way(sc_tree_build *b, const sc_tree_node *card, sc_remedies *remedies)
{
    const sc_tree_node *t = find_last(card, is_lost);
    if (t == NULL && find_last(card, is_cramped) != NULL)
        t = find_last(card, is_droppable);
    if (t == NULL)
        return false;
    sc_vec_push(b->arena, remedies,
                ((sc_remedied){ t->node, SC_REMEDY_DROP, t->text->filled.field }));
    return true;
}

/* Hold each fitted text to the size it was set at. @return whether any is below its maximum. */
static bool hold_sizes(sc_tree_build *b, sc_tree_node *t)
{
    bool is_smaller = false;
    if (t->text != NULL && t->text->has_fit) {
        is_smaller = t->text->paragraph.size_px < t->text->fit.max_px;
        t->text->fit.max_px = t->text->paragraph.size_px;
    }
    if (is_smaller)
        sc_tree_set_optical_size(b, t->text);
    for (size_t i = 0; i < t->child_count; i++)
        is_smaller |= hold_sizes(b, t->children[i]);
    return is_smaller;
}

/* A text is measured before it is known how much room there is. Where it has to be smaller than it
 * would like, fewer lines may do, and its box is then too high: boxes are laid out again for the
 * size that was found. */
static void lay_out(sc_tree_build *b, sc_tree_node *card)
{
    sc_flex_layout(b->arena, &card->flex, b->binding.width, b->binding.height);
    set_texts(card, b->binding.width);
    if (!hold_sizes(b, card))
        return;
    sc_flex_layout(b->arena, &card->flex, b->binding.width, b->binding.height);
    set_texts(card, b->binding.width);
}

/* @return the tree, laid out and set; NULL on failure. Each round settles at least one text. */
static sc_tree_node *settle(sc_tree_build *b, sc_remedies *remedies)
{
    for (;;) {
        sc_tree_node *card = sc_tree_of(b);
        if (card == NULL)
            return NULL;
        lay_out(b, card);
        bool is_changed = give_way(b, card, remedies) || remedy_all(b, card, remedies);
        if (b->status != SC_OK)
            return NULL;
        if (!is_changed)
            return card;
    }
}

/* A text whose fit lets it be cut loses words that its writer meant: say so. */
static void warn_cut(const sc_tree_build *b, const sc_tree_node *t)
{
    if (t->text != NULL && t->text->has_fit && t->text->paragraph.is_cut)
        sc_diag_warn(b->diags, t->text->filled.span, "resolve.text-cut",
                     "shorten it, or let the layout's fit have more lines or a smaller min",
                     "the %.*s is cut after %zu lines on the %s card",
                     SC_STR_ARG(t->text->filled.field), t->text->paragraph.line_count,
                     b->binding.platform->name);
    for (size_t i = 0; i < t->child_count; i++)
        warn_cut(b, t->children[i]);
}

static void list_drops(const sc_tree_build *b, sc_scene *scene)
{
    sc_scene_drop *drops = SC_NEW_ARRAY(b->arena, sc_scene_drop, b->remedies->count);
    for (size_t i = 0; i < b->remedies->count; i++) {
        const sc_remedied *r = &b->remedies->items[i];
        if (r->remedy == SC_REMEDY_DROP)
            drops[scene->drop_count++] = (sc_scene_drop){ r->node->name, r->field };
    }
    scene->drops = drops;
}

/* Of the article's photo, if it is among the pictures that are shown. */
static sc_str photo_shape(const sc_resolve_request *request)
{
    sc_str name = request->article->photo.src.text;
    for (size_t i = 0; i < request->picture_count; i++) {
        const sc_photo_info *info = &request->pictures[i].info;
        if (name.len > 0 && sc_str_eq(request->pictures[i].name, name))
            return sc_str_of(sc_shape_of(info->width, info->height));
    }
    return SC_STR("");
}

sc_status sc_resolve(sc_arena *arena, const sc_resolve_request *request, sc_diags *diags,
                     sc_scene *out)
{
    sc_remedies remedies = { 0 };
    sc_tree_build b = {
        .arena = arena,
        .request = request,
        .binding =
            sc_binding_of(arena, request->article, request->site, request->platform, request->now),
        .initial = sc_style_initial(arena),
        .remedies = &remedies,
        .diags = diags,
    };
    b.binding.photo_shape = photo_shape(request);
    sc_scene scene = { .width = request->platform->width, .height = request->platform->height };
    sc_tree_node *card = settle(&b, &remedies);
    if (card == NULL)
        return b.status == SC_OK ? SC_E_CONFIG : b.status;
    warn_cut(&b, card);
    sc_lack_warn(&b, card);
    scene.card = sc_place(&b, card);
    list_drops(&b, &scene);
    sc_status status = sc_paint_style_check(&scene, diags);
    if (status == SC_OK)
        status = sc_paint_cost_check(&scene, diags);
    if (status == SC_OK)
        *out = scene;
    return status;
}

static void add_name(sc_arena *arena, sc_filled filled, sc_picture_names *names)
{
    for (size_t i = 0; i < names->count; i++)
        if (sc_str_eq(names->items[i].text, filled.text))
            return;
    if (filled.text.len > 0)
        sc_vec_push(arena, names, ((sc_field){ filled.text, filled.span }));
}

/* Pictures that backgrounds show. */
static void name_layers(const sc_declarations *declarations, const sc_binding *binding,
                        sc_picture_names *names)
{
    for (size_t i = 0; i < declarations->count; i++) {
        const sc_declaration *d = &declarations->items[i];
        const sc_background *background = &d->value.background;
        for (size_t k = 0; d->property->kind == SC_KIND_BACKGROUND && k < background->count; k++)
            if (background->layers[k].kind == SC_FILL_PICTURE)
                add_name(binding->arena, sc_template_fill(&background->layers[k].picture, binding),
                         names);
    }
}

static void name_pictures(const sc_node *node, const sc_binding *binding, sc_picture_names *names)
{
    if (node->kind == SC_NODE_IMAGE)
        add_name(binding->arena, sc_template_fill(&node->content, binding), names);
    name_layers(&node->declarations, binding, names);
    for (size_t i = 0; i < node->child_count; i++)
        name_pictures(node->children[i], binding, names);
}

void sc_resolve_picture_names(sc_arena *arena, const sc_resolve_request *request,
                              sc_picture_names *names)
{
    const sc_layout *layout = request->layout;
    sc_binding binding = { .arena = arena, .article = request->article, .site = request->site };
    name_pictures(layout->card, &binding, names);
    for (size_t v = 0; v < layout->variant_count; v++)
        for (size_t i = 0; i < layout->variants[v].patch_count; i++) {
            const sc_patch *patch = &layout->variants[v].patches[i];
            if (patch->has_content && patch->node->kind == SC_NODE_IMAGE)
                add_name(arena, sc_template_fill(&patch->content, &binding), names);
            name_layers(&patch->declarations, &binding, names);
        }
}
