/*
 * Shadows, filters and transforms as CSS writes them (CSS Backgrounds 3, section 7.1; Filter
 * Effects 1; CSS Transforms 1), with lengths that are not px yet.
 */
#ifndef SC_LAYOUT_EFFECT_H
#define SC_LAYOUT_EFFECT_H

#include "layout/color.h"
#include "layout/length.h"
#include "layout/reader.h"

typedef struct sc_shadow_rule {
    sc_length x, y, blur, spread;
    bool has_color; /* else the node's `color` */
    sc_color color;
    bool is_inset;
} sc_shadow_rule;

typedef struct sc_shadows {
    const sc_shadow_rule *items; /* the first on top */
    size_t count;
} sc_shadows;

typedef enum sc_effect {
    SC_EFFECT_BLUR,
    SC_EFFECT_DROP_SHADOW,
    SC_EFFECT_BRIGHTNESS,
    SC_EFFECT_CONTRAST,
    SC_EFFECT_GRAYSCALE,
    SC_EFFECT_HUE_ROTATE,
    SC_EFFECT_INVERT,
    SC_EFFECT_OPACITY,
    SC_EFFECT_SATURATE,
    SC_EFFECT_SEPIA,
} sc_effect;

typedef struct sc_filter_rule {
    sc_effect kind;
    sc_length blur;        /* SC_EFFECT_BLUR: the standard deviation */
    sc_shadow_rule shadow; /* SC_EFFECT_DROP_SHADOW: no spread, never inset */
    double amount;         /* the others: 1 is all, or as it is; of SC_EFFECT_HUE_ROTATE degrees */
} sc_filter_rule;

typedef struct sc_filters {
    const sc_filter_rule *items; /* applied in this order */
    size_t count;
} sc_filters;

typedef enum sc_transform_kind { SC_TRANSLATE, SC_ROTATE, SC_SCALE, SC_SKEW } sc_transform_kind;

typedef struct sc_transform_rule {
    sc_transform_kind kind;
    sc_length x, y;      /* SC_TRANSLATE; percentages are of the box */
    double across, down; /* SC_SCALE: factors; SC_SKEW: degrees; SC_ROTATE: degrees in `across` */
} sc_transform_rule;

typedef struct sc_transforms {
    const sc_transform_rule *items; /* the last is applied first */
    size_t count;
} sc_transforms;

/* Where a shadow is written: what it may have besides offsets, blur and colour. */
typedef enum sc_shadow_use { SC_SHADOW_OF_BOX, SC_SHADOW_OF_TEXT } sc_shadow_use;

/**
 * Read `0 4px 12px rgb(0 0 0 / 0.4), inset 0 0 0 1px white`, or `none`. Those of texts have neither
 * `inset` nor a spread.
 * @return false with an error; `*out` is written only on success.
 */
bool sc_shadows_read(const sc_reader *reader, sc_shadow_use use, sc_shadows *out);

/** @return a filter's name in layouts. Static. */
const char *sc_effect_name(sc_effect kind);

/** Read `blur(4px) saturate(1.2)`, or `none`. As above. */
bool sc_filters_read(const sc_reader *reader, sc_filters *out);

/** Read `translate(10px, -5%) rotate(-3deg) scale(1.1)`, or `none`. As above. */
bool sc_transforms_read(const sc_reader *reader, sc_transforms *out);

#endif
