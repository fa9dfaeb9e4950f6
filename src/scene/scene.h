/*
 * The display list: everything that is to be painted, as plain data. Boxes are px from the card's
 * left top, in paint order; nothing in here refers to layouts' lengths or articles' fields any
 * more.
 */
#ifndef SC_SCENE_SCENE_H
#define SC_SCENE_SCENE_H

#include "layout/style.h"
#include "photo/photo.h"
#include "scene/matrix.h"
#include "scene/type.h"
#include "text/text.h"

typedef enum sc_scene_kind { SC_SCENE_BOX, SC_SCENE_TEXT, SC_SCENE_IMAGE } sc_scene_kind;

/* Why a picture is cropped where it is. */
typedef enum sc_framing {
    SC_FRAMED_WHOLE,   /* nothing is cut off */
    SC_FRAMED_LAYOUT,  /* the layout's object-position */
    SC_FRAMED_FOCUS,   /* what the article says must stay in frame */
    SC_FRAMED_CENTRE,  /* nobody said anything */
    SC_FRAMED_CONTENT, /* a look at its pixels */
} sc_framing;

/* One of the pictures that a render was given: the photo, a portrait, a logo. */
typedef struct sc_scene_image {
    size_t picture; /* index into the render's pictures */
    sc_rect crop;   /* px of the full-size upright picture */
    sc_rect box;    /* px of the card: where the crop goes; snapped to whole px */
    sc_framing framing;
} sc_scene_image;

/* Painted behind a text, before it. */
typedef struct sc_scene_panel {
    sc_rect box;   /* whole px */
    double radius; /* px */
    sc_color color;
} sc_scene_panel;

/* What was done to a text, for the manifest and for people. */
typedef struct sc_scene_text {
    sc_paragraph paragraph;
    double x, y; /* px: where the paragraph's left top stands on the card, before transforms */
    sc_matrix to_card; /* those of the nodes it is in */
    sc_color color;
    double legibility;     /* the least contrast promised, 1–21; 0: none */
    sc_kept_by remedy;     /* as the layout says */
    sc_color remedy_color; /* of the panel, or in place of `color`; its alpha is below 0 for auto */
    double contrast;       /* as measured, 1–21; 0: it is not, or not yet */
    sc_kept_by kept_by;    /* of use if `contrast` is set */
    const sc_scene_panel *panel; /* NULL: none */
    const sc_scene_type *type;   /* NULL: nothing but its colour */
    sc_str field;                /* the article's field it shows, or empty */
    sc_span span;                /* where the text was written */
} sc_scene_text;

/* Of a round corner, px; both 0: a square one. */
typedef struct sc_radius {
    double x, y;
} sc_radius;

typedef struct sc_scene_shadow {
    double x, y, blur, spread; /* px; blur is twice the Gaussian's standard deviation */
    sc_color color;
    bool is_inset;
} sc_scene_shadow;

typedef struct sc_scene_filter {
    sc_effect kind;
    double amount;          /* as sc_filter_rule has it; of SC_EFFECT_BLUR px */
    sc_scene_shadow shadow; /* SC_EFFECT_DROP_SHADOW */
} sc_scene_filter;

typedef struct sc_scene_node sc_scene_node;
struct sc_scene_node {
    sc_scene_kind kind;
    sc_str name;                        /* the layout node's, or empty */
    sc_span span;                       /* of the layout node */
    sc_rect box;                        /* px: the border box */
    sc_background background;           /* without pictures */
    const sc_scene_node *const *ground; /* in its place, from the lowest, if it has pictures */
    size_t ground_count;
    bool is_scrim;          /* the background gives way as far as the texts' legibility allows */
    double strength;        /* of the background, 0–1; 1 unless it is a scrim */
    double border_width[4]; /* px: top, right, bottom, left */
    sc_color border_color[4];
    sc_radius radius[4]; /* top left, top right, bottom right, bottom left; fit the box */
    const sc_scene_shadow *shadows; /* the first on top */
    size_t shadow_count;
    bool clips; /* children and content are cut off at the padding box */
    /* What is done to all of the node, with its children, in this order. */
    const sc_scene_filter *filters;
    size_t filter_count;
    sc_background mask; /* no layers: none */
    double opacity;
    sc_blend blend;
    bool is_transformed;
    sc_matrix transform;         /* of px of the card; of use if `is_transformed` */
    sc_length_base lengths;      /* for gradients' positions */
    const sc_scene_text *text;   /* SC_SCENE_TEXT */
    const sc_scene_image *image; /* SC_SCENE_IMAGE */
    const sc_scene_node *const *children;
    size_t child_count;
};

/* A text node that was left out because it did not fit. */
typedef struct sc_scene_drop {
    sc_str node, field;
} sc_scene_drop;

typedef struct sc_scene {
    int width, height; /* px */
    const sc_scene_node *card;
    const sc_scene_drop *drops;
    size_t drop_count;
} sc_scene;

/** Call `visit` for every node, parents before children, in paint order. */
void sc_scene_walk(const sc_scene *scene, void (*visit)(const sc_scene_node *node, void *context),
                   void *context);

/**
 * Copy a scene, with its scrims at another strength.
 *
 * @param strength  0: not painted, 1: as the layout writes it.
 * @return nodes owned by `arena`, the rest borrowed from `scene`.
 */
sc_scene sc_scene_with_scrim(sc_arena *arena, const sc_scene *scene, double strength);

/**
 * Copy a scene, with another image in place of each.
 *
 * @param replace  @return what stands for `image`, borrowed; may be itself.
 * @return nodes owned by `arena`, the rest borrowed from `scene`.
 */
sc_scene sc_scene_with_images(sc_arena *arena, const sc_scene *scene,
                              const sc_scene_image *(*replace)(const sc_scene_image *image,
                                                               void *context),
                              void *context);

/**
 * Copy a scene, with another text in place of each.
 *
 * @param replace  @return what stands for `text`, borrowed; may be itself.
 * @return nodes owned by `arena`, the rest borrowed from `scene`.
 */
sc_scene sc_scene_with_texts(sc_arena *arena, const sc_scene *scene,
                             const sc_scene_text *(*replace)(const sc_scene_text *text,
                                                             void *context),
                             void *context);

/** @return the remedy's word in layouts, scenes and manifests: "shade", …, "none". Static. */
const char *sc_kept_by_name(sc_kept_by remedy);

/** @return the framing's word in scenes and manifests: "whole", "layout", … Static. */
const char *sc_framing_name(sc_framing framing);

/**
 * Write the scene as JSON: `{width, height, nodes: [{name, kind, box: [x, y, w, h], …}]}`, numbers
 * rounded to a hundredth of a px. Texts have `field`, `font_size`, `font`, `clipped` and
 * `lines: [{text, x, baseline, width, font_size}]`, images have `crop`, px of the photo. Texts that
 * promise contrast have `legibility`, and once it is measured `contrast`, `remedy` and, if they got
 * one, `panel`; scrims have `strength`. `shadows`, `filters`, `mask` (how many gradients), `blend`
 * and `transform` (a matrix) are told where a node has them.
 */
void sc_scene_dump(const sc_scene *scene, sc_buf *out);

#endif
