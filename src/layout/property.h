/*
 * The properties of nodes, as rows: each is written once, here, and read, checked, explained and
 * put into a node's style from its row.
 */
#ifndef SC_LAYOUT_PROPERTY_H
#define SC_LAYOUT_PROPERTY_H

#include "data/value.h"
#include "layout/background.h"
#include "layout/effect.h"
#include "layout/length.h"

/* What kinds of node a property is for. */
enum { SC_FOR_BOX = 1, SC_FOR_TEXT = 2, SC_FOR_IMAGE = 4, SC_FOR_ALL = 7 };

typedef enum sc_property_kind {
    SC_KIND_KEYWORD,     /* int: an index into the row's choices */
    SC_KIND_NUMBER,      /* double */
    SC_KIND_INTEGER,     /* int */
    SC_KIND_WEIGHT,      /* int 1–1000; `normal`, `bold` */
    SC_KIND_LENGTH,      /* sc_length */
    SC_KIND_LENGTH_AUTO, /* sc_length, or `auto`, `none`, `normal`: the row's choice */
    SC_KIND_LINE_HEIGHT, /* sc_length: a plain number counts in em; `normal` */
    SC_KIND_RATIO,       /* double: `16 / 9`, `1.5`; 0: `auto` */
    SC_KIND_COLOR,       /* sc_color; its alpha is -1 for `auto`, where the row has it */
    SC_KIND_BACKGROUND,  /* sc_background */
    SC_KIND_MASK,        /* sc_background, of gradients alone */
    SC_KIND_SHADOWS,     /* sc_shadows, of a box */
    SC_KIND_TEXT_SHADOW, /* sc_shadows, of a text */
    SC_KIND_FILTERS,     /* sc_filters */
    SC_KIND_TRANSFORMS,  /* sc_transforms */
    SC_KIND_RADIUS,      /* sc_point: one length, or one across and one down */
    SC_KIND_FAMILIES,    /* sc_families */
    SC_KIND_TEXT,        /* sc_str */
    SC_KIND_POINT,       /* sc_point */
    SC_KIND_FIT,         /* sc_fit_rule */
    SC_KIND_STRETCH,     /* double: percent */
    SC_KIND_WORDS,       /* int: bit i − 1 for word i of the row's choices; the first is 0 */
    SC_KIND_TAGS,        /* sc_str: axes or features, as written */
    SC_KIND_MARKS,       /* sc_marks */
    SC_KIND_DECORATION,  /* shorthand: a text decoration's line, style, colour and thickness */
    SC_KIND_STROKE,      /* shorthand: a width and a colour */
    SC_KIND_SIDES,       /* shorthand: one to four values for the four longhands */
    SC_KIND_CORNERS,     /* shorthand: one to four radii, then a slash and those down */
    SC_KIND_PAIR,        /* shorthand: one or two values for the two longhands */
    SC_KIND_FLEX,        /* shorthand: flex-grow, flex-shrink, flex-basis */
    SC_KIND_BORDER,      /* shorthand: a width and a colour for all sides */
    SC_KIND_INLINE, /* a logical side: the first longhand from left to right, else the second */
} sc_property_kind;

typedef struct sc_families {
    const sc_str *items;
    size_t count;
} sc_families;

/* A point of a box, from its left top: percentages of it, or lengths. */
typedef struct sc_point {
    sc_length x, y;
} sc_point;

/* `then` of a fit, in the order of SC_FIT_THEN. */
typedef enum sc_fit_then { SC_THEN_CLAMP, SC_THEN_SHORT, SC_THEN_DROP, SC_THEN_FAIL } sc_fit_then;

typedef struct sc_fit_rule {
    bool is_set;
    sc_length min, max;
    int lines; /* 0: any number */
    sc_fit_then then;
} sc_fit_rule;

/* What inline marks change of a node's style: declarations of longhands. */
typedef struct sc_marks {
    const struct sc_declaration *items;
    size_t count;
    bool is_set; /* else stars in the text are stars */
} sc_marks;

typedef union sc_property_value {
    int integer;
    double number;
    sc_length length;
    sc_color color;
    sc_background background;
    sc_shadows shadows;
    sc_filters filters;
    sc_transforms transforms;
    sc_families families;
    sc_str text;
    sc_point point;
    sc_fit_rule fit;
    sc_marks marks;
} sc_property_value;

typedef struct sc_property {
    const char *name;
    sc_property_kind kind;
    unsigned nodes; /* SC_FOR_* */
    bool is_inherited;
    size_t offset;       /* in sc_style; not used by shorthands */
    const char *initial; /* as written; NULL for shorthands */
    double min, max;     /* of a number, in the value's own unit */
    const char *const
        *choices;     /* NULL-terminated words: of a keyword; also taken for 0 by others */
    unsigned allowed; /* bits of the choices that this property takes; 0: all */
    const char *const *longhands; /* NULL-terminated names */
    const char *help;
    const char *example; /* a value, as YAML */
} sc_property;

/* A property as written on a node: longhands only. */
typedef struct sc_declaration {
    const sc_property *property;
    sc_property_value value;
    sc_span span;
} sc_declaration;

typedef SC_VEC(sc_declaration) sc_declarations;

/** @return the property called `name`, or NULL. Static. */
const sc_property *sc_property_find(sc_str name);

/** @return whether `marks` takes the property. */
bool sc_property_is_for_marks(const sc_property *property);

/** @return all `*count` properties. Static. */
const sc_property *sc_property_all(size_t *count);

/** @return the name nearest to `name` among the properties of such nodes, or NULL. */
const char *sc_property_nearest(sc_arena *arena, sc_str name, unsigned nodes);

/** @return the bytes that a value of this kind takes in sc_style; 0 for shorthands. */
size_t sc_property_size(sc_property_kind kind);

#endif
