/*
 * Trying a layout: see layout_lint.h. Each sample is laid out on each platform, and what is seen of
 * each node is collected; then those that nobody ever sees are told.
 */
#include "card/layout_lint.h"

#include "base/number.h"
#include "card/sample.h"
#include "layout/satisfy.h"
#include "resolve/resolve.h"
#include "scene/rect.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A card is often seen this wide, and type smaller than this cannot be read there. */
static const double SEEN_WIDTH_PX = 335, LEAST_TYPE_PX = 14;

/* Of a line: how far letters reach above and below its baseline, in em, without accents and with
 * short descenders. More than that over an edge is no matter of taste. */
static const double ABOVE_EM = 0.7, BELOW_EM = 0.15, TOLERANCE_PX = 1;

/* What is known of one node after some cards. */
typedef struct sighting {
    const sc_node *node;
    bool is_there, is_seen;
    bool is_told; /* of its type or its place */
    const char *why_not;
} sighting;

typedef struct linting {
    sc_arena *arena;
    const sc_layout *layout;
    sc_diags *diags;
    SC_VEC(sighting) sightings;
    /* The card at hand. */
    const sc_platform *platform;
    const sc_sample *sample;
} linting;

/* --- nodes ---------------------------------------------------------------------------------- */

static bool is_at(sc_span a, sc_span b)
{
    return a.source == b.source && a.offset == b.offset;
}

static sighting *find_sighting(const linting *l, sc_span span)
{
    for (size_t i = 0; i < l->sightings.count; i++)
        if (is_at(l->sightings.items[i].node->span, span))
            return &l->sightings.items[i];
    return NULL;
}

static void list_nodes(linting *l, const sc_node *node)
{
    sc_vec_push(l->arena, &l->sightings, ((sighting){ .node = node }));
    for (size_t i = 0; i < node->child_count; i++)
        list_nodes(l, node->children[i]);
}

static sc_str name_of(sc_arena *arena, sc_str name, const char *kind)
{
    return name.len > 0 ? sc_str_fmt(arena, "'%.*s'", SC_STR_ARG(name))
                        : sc_str_fmt(arena, "this %s", kind);
}

static const char *kind_name(const sc_node *node)
{
    return node->kind == SC_NODE_TEXT ? "text" : node->kind == SC_NODE_IMAGE ? "image" : "box";
}

/* --- what is seen of a card ----------------------------------------------------------------- */

/* What is around a node. */
typedef struct surroundings {
    sc_rect view;        /* px: what can be seen there */
    bool is_hidden;      /* something around it is, and has been told */
    bool is_transformed; /* boxes are not where they say */
} surroundings;

static bool has_area(sc_rect r)
{
    return r.width >= 0.5 && r.height >= 0.5;
}

static bool has_fill(const sc_background *background)
{
    for (size_t i = 0; i < background->count; i++) {
        const sc_fill *fill = &background->layers[i];
        if (fill->kind != SC_FILL_COLOR || fill->color.a > 0)
            return true;
    }
    return false;
}

static bool has_border(const sc_scene_node *node)
{
    for (int i = 0; i < 4; i++)
        if (node->border_width[i] > 0 && node->border_color[i].a > 0)
            return true;
    return false;
}

/* Whether the node itself has anything to show, wherever it is. */
static bool is_painted(const sc_scene_node *node)
{
    return node->kind != SC_SCENE_BOX || has_fill(&node->background) || has_border(node) ||
           node->shadow_count > 0;
}

/* The ink of a text: a box around its lines. */
static sc_rect ink_of(const sc_scene_text *text)
{
    const sc_paragraph *p = &text->paragraph;
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < p->line_count; i++) {
        const sc_line *line = &p->lines[i];
        left = fmin(left, text->x + line->x);
        right = fmax(right, text->x + line->x + line->width);
        top = fmin(top, text->y + line->baseline - ABOVE_EM * p->size_px);
        bottom = fmax(bottom, text->y + line->baseline + BELOW_EM * p->size_px);
    }
    return p->line_count == 0 ? (sc_rect){ 0 } : (sc_rect){ left, top, right - left, bottom - top };
}

/* @return why nothing is seen of a painted node, or NULL. */
static const char *reason(const sc_scene_node *node, const surroundings *around)
{
    bool is_text = node->kind == SC_SCENE_TEXT;
    sc_rect box = is_text ? ink_of(node->text) : node->box;
    if (node->opacity <= 0)
        return "its opacity is 0";
    if (is_text && node->text->color.a <= 0 && !has_fill(&node->background) && !has_border(node))
        return "its color is transparent";
    if (around->is_transformed || node->is_transformed)
        return NULL;
    if (!has_area(box))
        return node->shadow_count > 0 ? NULL : "it has no size";
    return has_area(sc_rect_common(box, around->view)) ? NULL : "it lies outside of what is shown";
}

/* The edge of the card that a text runs over, or NULL. */
static const char *edge_over(const sc_scene *scene, const sc_scene_text *text)
{
    sc_rect ink = ink_of(text);
    if (ink.x < -TOLERANCE_PX)
        return "left edge";
    if (ink.x + ink.width > scene->width + TOLERANCE_PX)
        return "right edge";
    if (ink.y < -TOLERANCE_PX)
        return "top";
    return ink.y + ink.height > scene->height + TOLERANCE_PX ? "bottom" : NULL;
}

/* --- warnings about texts ------------------------------------------------------------------- */

static void warn_outside(linting *l, const sc_scene *scene, const sc_scene_node *node, sighting *s)
{
    const char *edge = edge_over(scene, node->text);
    if (edge == NULL || s->is_told)
        return;
    s->is_told = true;
    sc_str name = name_of(l->arena, node->name, "text");
    sc_diag_warn(l->diags, node->span, "layout.text-outside",
                 "give it 'fit' or 'line-clamp', and its box less to hold",
                 "%.*s runs over the %s of the %s card, with %s", SC_STR_ARG(name), edge,
                 l->platform->name, l->sample->what);
}

static void warn_small(linting *l, const sc_scene *scene, const sc_scene_node *node, sighting *s)
{
    double size = node->text->paragraph.size_px, seen = size * SEEN_WIDTH_PX / scene->width;
    double least = ceil(LEAST_TYPE_PX * scene->width / SEEN_WIDTH_PX);
    if (seen >= LEAST_TYPE_PX || s->is_told || !l->sample->is_usual)
        return;
    s->is_told = true;
    sc_str name = name_of(l->arena, node->name, "text");
    sc_buf sizes = sc_buf_new(l->arena, 256);
    sc_number_add(&sizes, size, 1);
    sc_buf_addz(&sizes, " px, and ");
    sc_number_add(&sizes, seen, 1);
    sc_str hint =
        sc_str_fmt(l->arena, "give it %d px here; 4.2cqw is enough on any card", (int)least);
    sc_diag_warn(l->diags, node->span, "layout.small-type", hint.ptr,
                 "%.*s is %.*s where the %s card is seen 335 px wide: less than 14 is hard to read",
                 SC_STR_ARG(name), SC_STR_ARG(sc_buf_str(&sizes)), l->platform->name);
}

static bool is_headline(const sc_scene_text *text)
{
    return sc_str_is(text->field, "headline") || sc_str_is(text->field, "short_headline");
}

/* Of the width of all lines, the share between two edges. */
static double share_between(const sc_scene_text *text, double left, double right)
{
    double inside = 0, whole = 0;
    for (size_t i = 0; i < text->paragraph.line_count; i++) {
        const sc_line *line = &text->paragraph.lines[i];
        double from = text->x + line->x, to = from + line->width;
        whole += line->width;
        inside += fmax(0, fmin(to, right) - fmax(from, left));
    }
    return whole > 0 ? inside / whole : 1;
}

static void warn_unsafe(linting *l, const sc_scene_node *node, sighting *s)
{
    const sc_platform *p = l->platform;
    bool is_cut = p->safe_left > 0 || p->safe_right < p->width;
    if (!is_cut || s->is_told || !l->sample->is_usual || !is_headline(node->text) ||
        share_between(node->text, p->safe_left, p->safe_right) >= 0.5)
        return;
    s->is_told = true;
    sc_str name = name_of(l->arena, node->name, "text");
    sc_diag_warn(l->diags, node->span, "layout.outside-safe-area",
                 "move it towards the middle of the card",
                 "most of %.*s is outside of what small previews of %s keep, x %d to %d",
                 SC_STR_ARG(name), p->label, (int)ceil(p->safe_left), (int)floor(p->safe_right));
}

/* --- one card ------------------------------------------------------------------------------- */

static void see_text(linting *l, const sc_scene *scene, const sc_scene_node *node,
                     const surroundings *around, sighting *s)
{
    if (around->is_transformed || node->is_transformed)
        return;
    warn_outside(l, scene, node, s);
    warn_small(l, scene, node, s);
    warn_unsafe(l, node, s);
}

static void see(linting *l, const sc_scene *scene, const sc_scene_node *node, surroundings around)
{
    sighting *s = find_sighting(l, node->span);
    const char *why_not = is_painted(node) ? reason(node, &around) : NULL;
    if (s == NULL)
        return;
    s->is_there = true;
    s->is_seen |= why_not == NULL || around.is_hidden;
    s->why_not = s->why_not == NULL ? why_not : s->why_not;
    if (node->text != NULL && why_not == NULL)
        see_text(l, scene, node, &around, s);
    around.is_hidden |= node->opacity <= 0;
    around.is_transformed |= node->is_transformed;
    if (node->clips)
        around.view = sc_rect_common(around.view, node->box);
    for (size_t i = 0; i < node->child_count; i++)
        see(l, scene, node->children[i], around);
}

/* Pictures are there under whatever name, in a usual shape. */
static void list_pictures(const linting *l, sc_arena *arena, sc_resolve_request *request,
                          sc_picture **pictures)
{
    sc_picture_names names = { 0 };
    sc_resolve_picture_names(arena, request, &names);
    *pictures = SC_NEW_ARRAY(arena, sc_picture, names.count);
    for (size_t i = 0; i < names.count; i++) {
        bool is_photo = sc_str_eq(names.items[i].text, l->sample->article.photo.src.text);
        (*pictures)[i].name = names.items[i].text;
        (*pictures)[i].info = (sc_photo_info){ .format = "JPEG",
                                               .width = is_photo ? 2400 : 800,
                                               .height = is_photo ? 1600 : 800,
                                               .orientation = 1 };
    }
    request->picture_count = names.count;
}

static void try_card(linting *l, const sc_site *site, sc_fonts *fonts, int64_t now)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags ignored = { .arena = arena };
    sc_resolve_request request = { .article = &l->sample->article,
                                   .site = site,
                                   .layout = l->layout,
                                   .fonts = fonts,
                                   .platform = l->platform,
                                   .now = now };
    sc_picture *pictures;
    sc_scene scene;
    list_pictures(l, arena, &request, &pictures);
    request.pictures = pictures;
    if (sc_resolve(arena, &request, &ignored, &scene) == SC_OK) {
        surroundings all = { .view = { 0, 0, scene.width, scene.height } };
        see(l, &scene, scene.card, all);
    }
    sc_arena_free(arena);
}

/* Cards of one size are one, unless the layout asks for platforms by name. */
static bool is_tried(const sc_layout *layout, const sc_platform *platforms, size_t index)
{
    const sc_platform *p = &platforms[index];
    for (size_t i = 0; i < index && !layout->names_platform; i++)
        if (!platforms[i].is_photo_only && platforms[i].width == p->width &&
            platforms[i].height == p->height)
            return false;
    return !p->is_photo_only;
}

static void try_all(linting *l, const sc_site *site, sc_fonts *fonts, int64_t now)
{
    size_t sample_count, platform_count;
    const sc_sample *samples = sc_sample_articles(l->arena, site, &sample_count);
    const sc_platform *platforms = sc_platform_all(&platform_count);
    for (size_t i = 0; i < sample_count; i++)
        for (size_t k = 0; k < platform_count; k++) {
            l->sample = &samples[i];
            l->platform = &platforms[k];
            if (is_tried(l->layout, platforms, k))
                try_card(l, site, fonts, now);
        }
}

/* --- what is never -------------------------------------------------------------------------- */

enum { PATH_MAX = 64 }; /* nodes nest less deeply */

/* The conditions on the way to a node. */
typedef struct path {
    const sc_condition *conditions[PATH_MAX];
    size_t count;
} path;

static const sc_patch *when_patch(const sc_variant *variant, const sc_node *node)
{
    for (size_t i = 0; i < variant->patch_count; i++)
        if (variant->patches[i].node == node && variant->patches[i].when != NULL)
            return &variant->patches[i];
    return NULL;
}

/* A variant may give a node another `when`. */
static bool can_be_there(linting *l, path *way, const sc_node *node, bool *is_changed)
{
    way->conditions[way->count] = node->when;
    bool is_possible = sc_conditions_can_hold(l->arena, way->conditions, way->count + 1, NULL);
    for (size_t i = 0; i < l->layout->variant_count; i++) {
        const sc_variant *variant = &l->layout->variants[i];
        const sc_patch *patch = when_patch(variant, node);
        if (patch == NULL)
            continue;
        *is_changed = true;
        way->conditions[way->count] = patch->when;
        is_possible = is_possible ||
                      sc_conditions_can_hold(l->arena, way->conditions, way->count + 1, variant);
    }
    way->conditions[way->count] = *is_changed ? NULL : node->when;
    return is_possible;
}

static void warn_never(linting *l, const sc_node *node, const char *why)
{
    sc_str name = name_of(l->arena, node->name, kind_name(node));
    sc_diag_warn(l->diags, node->span, "layout.never-shown", "take it out, or put it right",
                 "%.*s is never seen: %s", SC_STR_ARG(name), why);
}

/* What is under a node that is never there is not told of. */
static void check_conditions(linting *l, path way, const sc_node *node)
{
    bool is_changed = false, is_meant = sc_condition_says_never(node->when);
    if (way.count + 1 == PATH_MAX)
        return;
    if (!is_meant && !can_be_there(l, &way, node, &is_changed)) {
        warn_never(l, node, "no article and no card is as its 'when' asks");
        return;
    }
    way.count += is_meant ? 0 : 1;
    for (size_t i = 0; i < node->child_count; i++)
        check_conditions(l, way, node->children[i]);
}

static void check_variants(linting *l)
{
    for (size_t i = 0; i < l->layout->variant_count; i++) {
        const sc_variant *variant = &l->layout->variants[i];
        if (sc_condition_says_never(variant->condition) ||
            sc_conditions_can_hold(l->arena, NULL, 0, variant))
            continue;
        sc_diag_warn(l->diags, variant->span, "layout.never-applies",
                     "sharecard platforms lists the sizes of cards",
                     "no article and no card is as this variant asks");
    }
}

static void check_sightings(linting *l)
{
    for (size_t i = 0; i < l->sightings.count; i++) {
        const sighting *s = &l->sightings.items[i];
        if (s->is_there && !s->is_seen && s->why_not != NULL)
            warn_never(l, s->node, s->why_not);
    }
}

/* --- fields that are none ------------------------------------------------------------------- */

/* `headline` of `headline`, `{ headline }`, `${headline}` and `%headline%`. */
static sc_str bare_word(sc_str text)
{
    static const char MARKS[] = "{}$% \t\n";
    while (text.len > 0 && strchr(MARKS, text.ptr[0]) != NULL)
        text = sc_str_sub(text, 1, text.len);
    while (text.len > 0 && strchr(MARKS, text.ptr[text.len - 1]) != NULL)
        text.len--;
    return text;
}

/* A text that is a field's name and nothing else stands on every card as that word. */
static void check_literals(linting *l)
{
    for (size_t i = 0; i < l->sightings.count; i++) {
        const sc_node *node = l->sightings.items[i].node;
        const sc_template *content = &node->content;
        if (node->kind != SC_NODE_TEXT || content->count != 1 || content->parts[0].field != NULL)
            continue;
        sc_str word = bare_word(content->parts[0].literal);
        if (sc_layout_field_find(word) == NULL)
            continue;
        sc_str hint = sc_str_fmt(l->arena, "write \"{{ %.*s }}\", in quotes", SC_STR_ARG(word));
        sc_diag_warn(l->diags, content->span, "layout.field-as-text", hint.ptr,
                     "the text is the word '%.*s', and not the field", SC_STR_ARG(word));
    }
}

/* --- names ---------------------------------------------------------------------------------- */

enum { FAMILIES_TOLD = 20 };

typedef SC_VEC(sc_str) names;

static bool is_listed(const names *list, sc_str name)
{
    for (size_t i = 0; i < list->count; i++)
        if (sc_str_eq(name, list->items[i]))
            return true;
    return false;
}

/* Words of CSS for any family of a kind: they are passed over, as what stands after them is not. */
static bool is_generic(sc_str family)
{
    static const char *const WORDS[] = { "serif",    "sans-serif",    "monospace",
                                         "cursive",  "fantasy",       "system-ui",
                                         "ui-serif", "ui-sans-serif", "ui-rounded" };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is_nocase(family, WORDS[i]))
            return true;
    return false;
}

static void warn_family(linting *l, sc_span span, sc_str family, sc_fonts *fonts)
{
    const char *near = sc_fonts_nearest_family(fonts, l->arena, family);
    sc_str hint = near == NULL ? SC_STR("put its files into fonts/, or name a folder with --fonts")
                               : sc_str_fmt(l->arena, "did you mean '%s'?", near);
    sc_diag_warn(l->diags, span, "layout.unknown-family", sc_str_z(l->arena, hint),
                 "the font set has no family '%.*s'", SC_STR_ARG(family));
}

/* Marks, whose declarations are a value of the node's, have families of their own. */
static void check_families(linting *l, const sc_declaration *items, size_t count, sc_fonts *fonts,
                           names *told)
{
    for (size_t i = 0; i < count; i++) {
        const sc_declaration *d = &items[i];
        if (d->property->kind == SC_KIND_MARKS)
            check_families(l, d->value.marks.items, d->value.marks.count, fonts, told);
        if (d->property->kind != SC_KIND_FAMILIES)
            continue;
        for (size_t k = 0; k < d->value.families.count && told->count < FAMILIES_TOLD; k++) {
            sc_str family = d->value.families.items[k];
            if (is_generic(family) || sc_fonts_has_family(fonts, family) || is_listed(told, family))
                continue;
            sc_vec_push(l->arena, told, family);
            warn_family(l, d->span, family, fonts);
        }
    }
}

static void check_declared(linting *l, const sc_declarations *declarations, sc_fonts *fonts,
                           names *told)
{
    check_families(l, declarations->items, declarations->count, fonts, told);
}

static void check_all_families(linting *l, sc_fonts *fonts)
{
    names told = { 0 };
    for (size_t i = 0; i < l->sightings.count; i++)
        check_declared(l, &l->sightings.items[i].node->declarations, fonts, &told);
    for (size_t i = 0; i < l->layout->variant_count; i++)
        for (size_t k = 0; k < l->layout->variants[i].patch_count; k++)
            check_declared(l, &l->layout->variants[i].patches[k].declarations, fonts, &told);
}

static void check_tokens(const sc_layout *layout, sc_diags *diags)
{
    for (size_t i = 0; i < layout->unused_token_count; i++) {
        const sc_entry *token = &layout->unused_tokens[i];
        sc_diag_warn(diags, token->key_span, "layout.unused-token", "take it out",
                     "nothing uses the token '%.*s'", SC_STR_ARG(token->key));
    }
}

/* --- in order ------------------------------------------------------------------------------- */

static int compare(const void *a, const void *b)
{
    const sc_diag *x = a, *y = b;
    int order = x->span.source == y->span.source
                    ? 0
                    : sc_str_cmp(x->span.source->name, y->span.source->name);
    if (order != 0)
        return order;
    if (x->span.offset != y->span.offset)
        return x->span.offset < y->span.offset ? -1 : 1;
    return strcmp(x->code, y->code);
}

/* What was said from `first` on, in the order of the files: all of it is about places in them. */
static void sort_from(sc_diags *diags, size_t first)
{
    if (diags->list.count > first)
        qsort(diags->list.items + first, diags->list.count - first, sizeof *diags->list.items,
              compare);
}

/* --- the whole ------------------------------------------------------------------------------ */

void sc_layout_lint(sc_arena *arena, const sc_layout *layout, const sc_site *site, sc_fonts *fonts,
                    bool is_extended, int64_t now, sc_diags *diags)
{
    linting l = { .arena = arena, .layout = layout, .diags = diags };
    sc_site sample = sc_sample_site(arena);
    path none = { .count = 0 };
    size_t first = diags->list.count;
    if (layout->is_base)
        return;
    list_nodes(&l, layout->card);
    if (!is_extended)
        check_tokens(layout, diags);
    check_all_families(&l, fonts);
    check_literals(&l);
    check_conditions(&l, none, layout->card);
    check_variants(&l);
    try_all(&l, site == NULL ? &sample : site, fonts, now);
    check_sightings(&l);
    sort_from(diags, first);
}

typedef struct card_lint {
    const sc_scene *scene;
    const char *name;
    sc_diags *diags;
} card_lint;

static void lint_node(const card_lint *c, const sc_scene_node *node)
{
    const char *edge = node->text == NULL ? NULL : edge_over(c->scene, node->text);
    if (node->is_transformed)
        return;
    if (edge != NULL && node->opacity > 0)
        sc_diag_warn(c->diags, node->text->span, "layout.text-outside",
                     "give it 'fit' or 'line-clamp' in the layout",
                     "the text runs over the %s of the %s card", edge, c->name);
    for (size_t i = 0; i < node->child_count; i++)
        lint_node(c, node->children[i]);
}

void sc_layout_lint_card(const sc_scene *scene, const char *name, sc_diags *diags)
{
    const card_lint c = { scene, name, diags };
    lint_node(&c, scene->card);
}
