/*
 * A node's style in; what the text stage shapes by, and what the scene paints by, out. See
 * type_style.h.
 */
#include "resolve/type_style.h"

#include "locale/locale.h"
#include "text/marks.h"

#include <math.h>

/* --- lengths -------------------------------------------------------------------------------- */

/* Lengths in em grow with the size that fit finds; others are known now. */
static sc_text_length type_length(sc_length length, const sc_length_base *base)
{
    if (length.unit == SC_UNIT_AUTO)
        return (sc_text_length){ .is_auto = true };
    bool is_em = length.unit == SC_UNIT_EM;
    return (sc_text_length){ .em = is_em ? length.value : 0,
                             .px = is_em ? 0 : sc_length_px(length, base) };
}

/* --- where lines stand ---------------------------------------------------------------------- */

static sc_text_align align_of(const sc_cascaded *c)
{
    static const sc_text_align ALIGNS[] = { SC_ALIGN_START, SC_ALIGN_END,    SC_ALIGN_LEFT,
                                            SC_ALIGN_RIGHT, SC_ALIGN_CENTER, SC_ALIGN_JUSTIFY };
    sc_text_align align = ALIGNS[c->style.text_align];
    /* Start and end are those of the box, whatever the first letter of a text: lines of several
     * texts in a column stand on one edge. */
    if (align == SC_ALIGN_START)
        return c->is_rtl ? SC_ALIGN_RIGHT : SC_ALIGN_LEFT;
    if (align == SC_ALIGN_END)
        return c->is_rtl ? SC_ALIGN_LEFT : SC_ALIGN_RIGHT;
    return align;
}

static sc_direction direction_of(const sc_cascaded *c)
{
    if (c->is_rtl)
        return SC_DIRECTION_RTL;
    return c->style.direction == SC_LTR ? SC_DIRECTION_LTR : SC_DIRECTION_AUTO;
}

/* --- faces ---------------------------------------------------------------------------------- */

/* In the order of the words of font-variant-numeric. */
static const char *const NUMERIC[] = { "\"lnum\"", "\"onum\"", "\"pnum\"", "\"tnum\"",
                                       "\"frac\"", "\"afrc\"", "\"ordn\"", "\"zero\"" };

/* What font-variant-numeric asks for, then font-feature-settings, which has the last word. */
static sc_str features_of(sc_arena *arena, const sc_style *s)
{
    if (s->font_variant_numeric == 0)
        return s->font_feature_settings;
    sc_buf all = sc_buf_new(arena, 1 << 16);
    for (size_t i = 0; i < sizeof NUMERIC / sizeof *NUMERIC; i++)
        if (s->font_variant_numeric & 1 << i)
            sc_buf_addf(&all, "%s%s", all.len > 0 ? ", " : "", NUMERIC[i]);
    if (s->font_feature_settings.len > 0)
        sc_buf_addf(&all, ", %.*s", SC_STR_ARG(s->font_feature_settings));
    return sc_buf_str(&all);
}

static sc_text_decoration decoration_of(const sc_style *s, const sc_length_base *base)
{
    return (sc_text_decoration){
        .lines = (unsigned)s->text_decoration_line,
        .style = (sc_text_stroke_style)s->text_decoration_style,
        .crosses_ink = s->text_decoration_skip_ink != 0,
        .thickness = type_length(s->text_decoration_thickness, base),
        .offset = type_length(s->text_underline_offset, base),
    };
}

/* A fitted text is shaped for the largest size it may have, until its size is known. */
static double optical_px(const sc_tree_node *node)
{
    const sc_style *s = &node->cascaded.style;
    if (s->font_optical_sizing != 0)
        return 0;
    return s->fit.is_set ? sc_length_px(s->fit.max, &node->lengths) : node->lengths.em_px;
}

/* What a mark may change. */
static sc_text_style face_style_of(sc_arena *arena, const sc_tree_node *node, const sc_style *s)
{
    return (sc_text_style){
        .families = s->font_family.items,
        .family_count = s->font_family.count,
        .weight = s->font_weight,
        .is_italic = s->font_style != 0,
        .stretch = s->font_stretch,
        .optical_px = optical_px(node),
        .variations = s->font_variation_settings,
        .caps = (sc_text_caps)s->font_variant_caps,
        .features = features_of(arena, s),
        .decoration = decoration_of(s, &node->lengths),
    };
}

/* --- marks ---------------------------------------------------------------------------------- */

/* A mark's style is the node's, with what `marks` says of it; the node's ground is not its own. */
static sc_style mark_style_of(const sc_style *s)
{
    sc_style marked = *s;
    marked.background.count = 0;
    sc_style_apply(&marked, s->marks.items, s->marks.count);
    return marked;
}

static bool has_ground(const sc_style *marked)
{
    return marked->background.count > 0;
}

static void set_marks(sc_arena *arena, const sc_tree_node *node, sc_type *type)
{
    const sc_style *s = &node->cascaded.style;
    sc_marked read = sc_marks_read(arena, type->text);
    const sc_style style = mark_style_of(s);
    sc_text_style *marked = SC_NEW(arena, sc_text_style);
    *marked = face_style_of(arena, node, &style);
    if (has_ground(&style))
        marked->decoration.lines |= SC_DECORATE_GROUND;
    type->text = read.text;
    if (read.count == 0)
        return;
    type->style.marked = marked;
    type->style.marks = read.marks;
    type->style.mark_count = read.count;
}

/* --- texts ---------------------------------------------------------------------------------- */

static sc_str in_case(sc_arena *arena, sc_str text, int transform, sc_str lang)
{
    switch (transform) {
    case SC_TRANSFORM_UPPER:
        return sc_case_upper(arena, text, lang);
    case SC_TRANSFORM_LOWER:
        return sc_case_lower(arena, text, lang);
    case SC_TRANSFORM_CAPITALIZE:
        return sc_case_title(arena, text, lang);
    default:
        return text;
    }
}

sc_type sc_type_of(sc_arena *arena, const sc_tree_node *node, sc_str text, sc_str lang)
{
    const sc_style *s = &node->cascaded.style;
    const sc_length_base *base = &node->lengths;
    sc_text_style style = face_style_of(arena, node, s);
    sc_text_length letters = type_length(s->letter_spacing, base);
    sc_text_length words = type_length(s->word_spacing, base);
    style.lang = lang;
    style.direction = direction_of(&node->cascaded);
    style.align = align_of(&node->cascaded);
    style.wrap = (sc_text_wrap)s->text_wrap;
    style.hyphens = (sc_hyphens)s->hyphens;
    style.missing = (sc_missing)s->missing_glyph;
    style.trim = s->text_box_trim != 0 ? SC_TRIM_BOTH : SC_TRIM_NONE;
    style.hangs = (unsigned)s->hanging_punctuation;
    style.letter_spacing = letters.em;
    style.letter_spacing_px = letters.px;
    style.word_spacing = words.em;
    style.word_spacing_px = words.px;
    if (s->line_height.unit == SC_UNIT_EM)
        style.line_height = s->line_height.value;
    else if (s->line_height.unit != SC_UNIT_AUTO)
        style.line_height_px = sc_length_px(s->line_height, base);
    sc_type type = { in_case(arena, text, s->text_transform, lang), style };
    if (s->marks.is_set)
        set_marks(arena, node, &type);
    return type;
}

/* --- paint ---------------------------------------------------------------------------------- */

/* A length in em is one of the size that fit has found. */
static double set_px(const sc_tree_node *node, sc_length length)
{
    sc_text_length found = type_length(length, &node->lengths);
    return found.em * node->text->paragraph.size_px + found.px;
}

static void set_shadows(sc_arena *arena, const sc_tree_node *node, sc_scene_type *type)
{
    const sc_shadows *rules = &node->cascaded.style.text_shadow;
    sc_scene_type_shadow *shadows = SC_NEW_ARRAY(arena, sc_scene_type_shadow, rules->count + 1);
    for (size_t i = 0; i < rules->count; i++) {
        const sc_shadow_rule *rule = &rules->items[i];
        shadows[i] = (sc_scene_type_shadow){
            .x = set_px(node, rule->x),
            .y = set_px(node, rule->y),
            .blur = set_px(node, rule->blur),
            .color = rule->has_color ? rule->color : (sc_color){ .a = -1 },
        };
    }
    type->shadows = shadows;
    type->shadow_count = rules->count;
}

static void set_mark_colors(const sc_style *s, sc_scene_type *type)
{
    const sc_style marked = mark_style_of(s);
    type->mark_color = marked.color;
    type->bar_colors[1] = marked.text_decoration_color;
    if (has_ground(&marked))
        type->mark_ground = marked.background.layers[0].color;
    /* The text's own colour may yet be changed to keep it legible; its marks' follow it then. */
    bool is_same = marked.color.r == s->color.r && marked.color.g == s->color.g &&
                   marked.color.b == s->color.b && marked.color.a == s->color.a;
    if (is_same)
        type->mark_color.a = -1;
}

const sc_scene_type *sc_type_paint(sc_arena *arena, const sc_tree_node *node)
{
    const sc_style *s = &node->cascaded.style;
    double stroke = set_px(node, s->text_stroke_width);
    bool is_plain = !s->marks.is_set && s->text_decoration_line == 0 && stroke <= 0 &&
                    s->text_shadow.count == 0;
    if (is_plain)
        return NULL;
    sc_scene_type *type = SC_NEW(arena, sc_scene_type);
    type->mark_color.a = -1;
    type->bar_colors[0] = type->bar_colors[1] = s->text_decoration_color;
    type->stroke_px = stroke;
    type->stroke_color = s->text_stroke_color;
    type->is_stroke_below = s->paint_order != 0;
    if (s->marks.is_set)
        set_mark_colors(s, type);
    set_shadows(arena, node, type);
    return type;
}
