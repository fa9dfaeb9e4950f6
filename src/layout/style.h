/*
 * A node's style: one member for each property that is not a shorthand. Filled by the cascade in
 * resolve/, from the rows of property.c.
 */
#ifndef SC_LAYOUT_STYLE_H
#define SC_LAYOUT_STYLE_H

#include "layout/property.h"

/* The keywords, in the order of their words in property.c. */
enum { SC_POSITION_RELATIVE, SC_POSITION_ABSOLUTE };
enum { SC_SCRIM_NONE, SC_SCRIM_AUTO };
enum { SC_OVERFLOW_VISIBLE, SC_OVERFLOW_HIDDEN };
enum { SC_TRANSFORM_NONE, SC_TRANSFORM_UPPER, SC_TRANSFORM_LOWER, SC_TRANSFORM_CAPITALIZE };
enum { SC_OBJECT_COVER, SC_OBJECT_CONTAIN, SC_OBJECT_FILL };
typedef enum sc_blend {
    SC_BLEND_NORMAL,
    SC_BLEND_MULTIPLY,
    SC_BLEND_SCREEN,
    SC_BLEND_OVERLAY,
    SC_BLEND_DARKEN,
    SC_BLEND_LIGHTEN,
    SC_BLEND_COLOR_DODGE,
    SC_BLEND_COLOR_BURN,
    SC_BLEND_HARD_LIGHT,
    SC_BLEND_SOFT_LIGHT,
    SC_BLEND_DIFFERENCE,
    SC_BLEND_EXCLUSION,
    SC_BLEND_HUE,
    SC_BLEND_SATURATION,
    SC_BLEND_COLOR,
    SC_BLEND_LUMINOSITY
} sc_blend;
enum { SC_LTR_OR_RTL_AUTO, SC_LTR, SC_RTL };

/* How the contrast that a text promises is kept; and, in scenes, has been. */
typedef enum sc_kept_by {
    SC_KEPT_BY_SHADE,  /* by the scrims */
    SC_KEPT_BY_PANEL,  /* by a panel behind the text */
    SC_KEPT_BY_COLOR,  /* by another colour; by a panel too if that does not do */
    SC_KEPT_BY_ITSELF, /* no word of layouts: none was needed */
} sc_kept_by;

/* Sides stand in the order top, right, bottom, left; corners in the order top left, top right,
 * bottom right, bottom left. */
typedef struct sc_style {
    int position, overflow, direction, scrim;
    int flex_direction, flex_wrap, justify_content, align_items, align_content, align_self, order;
    double flex_grow, flex_shrink, aspect_ratio, opacity, legibility;
    sc_length flex_basis, width, height, min_width, min_height, max_width, max_height;
    sc_length row_gap, column_gap;
    sc_length padding[4], margin[4], inset[4], border_width[4];
    sc_point border_radius[4];
    sc_color border_color[4];
    sc_background background, mask;
    sc_shadows box_shadow;
    sc_filters filter;
    sc_transforms transform;
    sc_point transform_origin;
    int mix_blend_mode;
    sc_color color;
    int remedy;
    sc_color remedy_color; /* its alpha is below 0 for `auto` */
    sc_families font_family;
    sc_length font_size, line_height, letter_spacing;
    int font_weight, font_style, text_align, text_transform, text_wrap, hyphens, missing_glyph,
        text_box_trim;
    int line_clamp;
    sc_str font_feature_settings, lang;
    double font_stretch;
    sc_str font_variation_settings;
    int font_optical_sizing, font_variant_caps, font_variant_numeric, hanging_punctuation;
    sc_length word_spacing;
    int text_decoration_line, text_decoration_style, text_decoration_skip_ink, paint_order;
    sc_color text_decoration_color, text_stroke_color; /* alpha below 0: the text's */
    sc_length text_decoration_thickness, text_underline_offset, text_stroke_width;
    sc_shadows text_shadow;
    sc_marks marks;
    sc_fit_rule fit;
    int object_fit;
    sc_point object_position;
} sc_style;

#endif
