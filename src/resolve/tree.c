/*
 * Building a card's tree: cascade, contents, and the boxes' styles. See tree.h. How large a text
 * or a picture would like to be is answered here too, for flex.c to ask.
 */
#include "resolve/tree.h"

#include "resolve/type_style.h"

#include <math.h>

/* Widths are sums of many advances: a box made to measure must not break its line again. */
static const double SLACK_PX = 0.02;

static sc_dim dim_of(sc_length length, const sc_length_base *base)
{
    if (length.unit == SC_UNIT_AUTO)
        return (sc_dim){ SC_DIM_AUTO, 0 };
    if (length.unit == SC_UNIT_PERCENT)
        return (sc_dim){ SC_DIM_PERCENT, length.value };
    return (sc_dim){ SC_DIM_PX, sc_length_px(length, base) };
}

static void set_sides(sc_dim dims[4], const sc_length lengths[4], const sc_length_base *base)
{
    for (int i = 0; i < 4; i++)
        dims[i] = dim_of(lengths[i], base);
}

/* CSS Box Alignment 3, section 4: `start` and `end` are the container's, `flex-start` and
 * `flex-end` those of its direction or wrapping, which may be reversed. The other keywords stand in
 * one order here and in property.c. */
static sc_flex_align flex_align_of(int word, bool is_reversed)
{
    enum { START = SC_FLEX_SPACE_EVENLY + 1, END };
    if (word != START && word != END)
        return (sc_flex_align)word;
    return (word == START) != is_reversed ? SC_FLEX_START : SC_FLEX_END;
}

static bool is_reversed(sc_flex_direction direction)
{
    return direction == SC_FLEX_ROW_REVERSE || direction == SC_FLEX_COLUMN_REVERSE;
}

/* All but align-self, which depends on the parent. */
static sc_flex_style flex_style_of(const sc_cascaded *c, const sc_length_base *base)
{
    const sc_style *s = &c->style;
    sc_flex_style f = sc_flex_style_initial();
    f.direction = (sc_flex_direction)s->flex_direction;
    f.wrap = (sc_flex_wrap)s->flex_wrap;
    f.justify_content = flex_align_of(s->justify_content, is_reversed(f.direction));
    f.align_items = flex_align_of(s->align_items, f.wrap == SC_FLEX_WRAP_REVERSE);
    f.align_content = flex_align_of(s->align_content, f.wrap == SC_FLEX_WRAP_REVERSE);
    f.grow = s->flex_grow;
    f.shrink = s->flex_shrink;
    f.basis = dim_of(s->flex_basis, base);
    f.order = s->order;
    f.width = dim_of(s->width, base);
    f.height = dim_of(s->height, base);
    f.min_width = dim_of(s->min_width, base);
    f.min_height = dim_of(s->min_height, base);
    f.max_width = dim_of(s->max_width, base);
    f.max_height = dim_of(s->max_height, base);
    f.aspect_ratio = s->aspect_ratio;
    f.row_gap = dim_of(s->row_gap, base);
    f.column_gap = dim_of(s->column_gap, base);
    set_sides(f.padding, s->padding, base);
    set_sides(f.margin, s->margin, base);
    set_sides(f.inset, s->inset, base);
    for (int i = 0; i < 4; i++)
        f.border[i] = sc_length_px(s->border_width[i], base);
    f.is_absolute = s->position == SC_POSITION_ABSOLUTE;
    f.clips = s->overflow == SC_OVERFLOW_HIDDEN;
    f.is_rtl = c->is_rtl;
    return f;
}

/* --- texts ---------------------------------------------------------------------------------- */

void sc_tree_set_text(sc_tree_text *text, double width, double height)
{
    if (text->has_fit) {
        text->is_fitted = sc_text_fit(text->arena, text->shaped, &text->fit, width + SLACK_PX,
                                      height + SLACK_PX, &text->paragraph);
        return;
    }
    sc_text_layout(text->arena, text->shaped, text->size_px, width + SLACK_PX, text->line_clamp,
                   &text->paragraph);
    text->is_fitted = true;
}

void sc_tree_set_optical_size(sc_tree_build *b, sc_tree_text *text)
{
    if (!sc_text_has_optical_sizes(text->shaped))
        return;
    sc_text_style style = text->style;
    sc_text_style *marked = SC_NEW(b->arena, sc_text_style);
    style.optical_px = text->paragraph.size_px;
    if (style.marked != NULL) {
        *marked = *style.marked;
        marked->optical_px = style.optical_px;
        style.marked = marked;
    }
    const char *subject = sc_str_z(b->arena, text->filled.field);
    (void)sc_text_shape(b->request->fonts, b->arena, text->written, &style, text->filled.span,
                        subject, b->diags, &text->shaped);
}

/* The widest a text can be asked to be: its longest line at its greatest size. */
static double wanted_width(const sc_tree_text *text, const sc_measure *wanted)
{
    double greatest = text->has_fit ? text->fit.max_px : text->size_px;
    double least = text->has_fit ? text->fit.min_px : text->size_px;
    if (wanted->width_mode == SC_MEASURE_EXACT)
        return wanted->width;
    if (wanted->width_mode == SC_MEASURE_MIN_CONTENT)
        return sc_text_min_content(text->shaped, least);
    return sc_text_max_content(text->shaped, greatest);
}

static sc_content_size measure_text(void *context, const sc_measure *wanted)
{
    const sc_tree_text *text = context;
    double width = wanted_width(text, wanted);
    sc_paragraph paragraph;
    if (!text->has_fit)
        sc_text_layout(text->arena, text->shaped, text->size_px, width + SLACK_PX, text->line_clamp,
                       &paragraph);
    else if (wanted->height_mode == SC_MEASURE_MIN_CONTENT)
        sc_text_layout(text->arena, text->shaped, text->fit.min_px, width + SLACK_PX,
                       text->fit.lines, &paragraph);
    else
        sc_text_fit(text->arena, text->shaped, &text->fit, width + SLACK_PX,
                    wanted->height_mode == SC_MEASURE_EXACT ? wanted->height + SLACK_PX : INFINITY,
                    &paragraph);
    bool is_exact = wanted->width_mode == SC_MEASURE_EXACT;
    return (sc_content_size){ is_exact ? width : fmin(width, paragraph.width), paragraph.height,
                              paragraph.ascent };
}

static sc_remedy remedy_of(const sc_tree_build *b, const sc_node *node)
{
    for (size_t i = 0; i < b->remedies->count; i++)
        if (b->remedies->items[i].node == node)
            return b->remedies->items[i].remedy;
    return SC_REMEDY_NONE;
}

static sc_filled content_of(const sc_tree_build *b, const sc_tree_node *t)
{
    sc_filled filled = sc_template_fill(t->cascaded.content, &b->binding);
    const sc_field *brief = &b->request->article->short_headline;
    if (remedy_of(b, t->node) == SC_REMEDY_SHORT)
        filled = (sc_filled){ brief->text, SC_STR("short_headline"), brief->span };
    return filled;
}

/* @return false if there is nothing to show, or on a failure. */
static bool build_text(sc_tree_build *b, sc_tree_node *t)
{
    const sc_style *s = &t->cascaded.style;
    sc_filled filled = content_of(b, t);
    if (filled.text.len == 0 || remedy_of(b, t->node) == SC_REMEDY_DROP)
        return false;
    sc_str lang = s->lang.len > 0 ? s->lang : b->request->article->lang.text;
    sc_type type = sc_type_of(b->arena, t, filled.text, lang);
    const char *subject = filled.field.len > 0 ? sc_str_z(b->arena, filled.field) : "text";
    sc_tree_text *text = SC_NEW(b->arena, sc_tree_text);
    b->status = sc_text_shape(b->request->fonts, b->arena, type.text, &type.style, filled.span,
                              subject, b->diags, &text->shaped);
    if (b->status != SC_OK)
        return false;
    text->arena = b->arena;
    text->filled = filled;
    text->written = type.text;
    text->style = type.style;
    text->size_px = t->lengths.em_px;
    text->line_clamp = (size_t)s->line_clamp;
    text->has_fit = s->fit.is_set;
    text->fit.min_px = sc_length_px(s->fit.min, &t->lengths);
    text->fit.max_px = fmax(text->fit.min_px, sc_length_px(s->fit.max, &t->lengths));
    text->fit.lines = (size_t)s->fit.lines;
    t->text = text;
    t->flex.measure = measure_text;
    t->flex.context = text;
    return true;
}

/* --- pictures ------------------------------------------------------------------------------- */

static double px_or_none(sc_dim dim)
{
    return dim.unit == SC_DIM_PX ? dim.value : 0;
}

/* CSS Sizing 3, 5.2.2: the least width that a picture asks for follows from its height, where that
 * is given; from a percentage it is none. */
static double least_width(const sc_tree_node *t, double ratio)
{
    const sc_flex_style *s = &t->flex.style;
    if (s->height.unit == SC_DIM_AUTO)
        return t->picture->info.width;
    double edges = s->border[SC_TOP] + s->border[SC_BOTTOM] + px_or_none(s->padding[SC_TOP]) +
                   px_or_none(s->padding[SC_BOTTOM]);
    return fmax(0, px_or_none(s->height) - edges) * ratio;
}

static sc_content_size measure_picture(void *context, const sc_measure *wanted)
{
    const sc_tree_node *t = context;
    double width = t->picture->info.width, height = t->picture->info.height;
    if (wanted->width_mode == SC_MEASURE_EXACT)
        return (sc_content_size){ wanted->width, wanted->width * height / width, -1 };
    if (wanted->width_mode == SC_MEASURE_MIN_CONTENT)
        width = fmin(width, least_width(t, width / height));
    return (sc_content_size){ width, height, -1 };
}

/* Between two opposite edges on both axes a picture fills the space, and its own shape does not
 * count: `inset: 0` with `object-fit: cover` is what a photo behind everything is written as. */
static bool is_pinned(const sc_flex_style *s)
{
    bool is_loose = false;
    for (int i = 0; i < 4; i++)
        is_loose |= s->inset[i].unit == SC_DIM_AUTO;
    return s->is_absolute && !is_loose;
}

/* @return false if there is nothing to show. */
static bool build_picture(sc_tree_build *b, sc_tree_node *t)
{
    sc_str name = sc_template_fill(t->cascaded.content, &b->binding).text;
    for (size_t i = 0; i < b->request->picture_count && name.len > 0; i++)
        if (sc_str_eq(b->request->pictures[i].name, name))
            t->picture = &b->request->pictures[i];
    if (t->picture == NULL)
        return false;
    if (t->flex.style.aspect_ratio == 0 && !is_pinned(&t->flex.style))
        t->flex.style.aspect_ratio = (double)t->picture->info.width / t->picture->info.height;
    t->flex.measure = measure_picture;
    t->flex.context = t;
    return true;
}

/* --- boxes ---------------------------------------------------------------------------------- */

static sc_tree_node *build(sc_tree_build *b, const sc_node *node, const sc_tree_node *parent);

static void build_children(sc_tree_build *b, sc_tree_node *t)
{
    const sc_node *node = t->node;
    sc_tree_node **children = SC_NEW_ARRAY(b->arena, sc_tree_node *, node->child_count);
    sc_flex_box **boxes = SC_NEW_ARRAY(b->arena, sc_flex_box *, node->child_count);
    for (size_t i = 0; i < node->child_count && b->status == SC_OK; i++) {
        sc_tree_node *child = build(b, node->children[i], t);
        if (child == NULL)
            continue;
        boxes[t->child_count] = &child->flex;
        children[t->child_count++] = child;
    }
    t->children = children;
    t->flex.children = boxes;
    t->flex.child_count = t->child_count;
}

static sc_length_base lengths_of(const sc_tree_build *b, const sc_style *style,
                                 const sc_tree_node *parent)
{
    const double default_px = 32;
    sc_length_base base = { .card_width = b->binding.width, .card_height = b->binding.height };
    base.em_px = base.percent_px = parent == NULL ? default_px : parent->lengths.em_px;
    base.rem_px = parent == NULL ? default_px : parent->lengths.rem_px;
    base.em_px = sc_length_px(style->font_size, &base);
    base.percent_px = 0;
    if (parent == NULL)
        base.rem_px = base.em_px;
    return base;
}

/* @return NULL if the node is not there, or on a failure. */
static sc_tree_node *build(sc_tree_build *b, const sc_node *node, const sc_tree_node *parent)
{
    sc_tree_node *t = SC_NEW(b->arena, sc_tree_node);
    t->node = node;
    t->cascaded = sc_cascade(&b->initial, b->request->layout, node, &b->binding,
                             parent == NULL ? NULL : &parent->cascaded);
    if (!t->cascaded.is_there)
        return NULL;
    t->lengths = lengths_of(b, &t->cascaded.style, parent);
    /* Children inherit the size in px, not the em or percentage it was written in. */
    t->cascaded.style.font_size = (sc_length){ SC_UNIT_PX, t->lengths.em_px };
    t->flex.style = flex_style_of(&t->cascaded, &t->lengths);
    t->flex.style.align_self =
        flex_align_of(t->cascaded.style.align_self,
                      parent != NULL && parent->flex.style.wrap == SC_FLEX_WRAP_REVERSE);
    if (node->kind == SC_NODE_TEXT)
        return build_text(b, t) ? t : NULL;
    if (node->kind == SC_NODE_IMAGE)
        return build_picture(b, t) ? t : NULL;
    build_children(b, t);
    return t;
}

sc_tree_node *sc_tree_of(sc_tree_build *b)
{
    b->status = SC_OK;
    sc_tree_node *card = build(b, b->request->layout->card, NULL);
    return b->status == SC_OK ? card : NULL;
}
