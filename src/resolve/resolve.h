/*
 * Layout + article + target → scene: fields are bound, boxes laid out, texts fitted, photos placed.
 */
#ifndef SC_RESOLVE_RESOLVE_H
#define SC_RESOLVE_RESOLVE_H

#include "layout/layout.h"
#include "platform/platform.h"
#include "scene/scene.h"

/* A picture that a layout may show, found by the name that fields and layouts call it. */
typedef struct sc_picture {
    sc_str name;
    sc_photo_info info;
    bool has_focus;
    double focus_x, focus_y; /* 0–1 */
} sc_picture;

/* All borrowed. */
typedef struct sc_resolve_request {
    const sc_article *article;
    const sc_site *site;
    const sc_layout *layout;
    sc_fonts *fonts;
    const sc_picture *pictures;
    size_t picture_count;
    const sc_platform *platform;
    int64_t now; /* seconds since 1970; only `age` asks */
} sc_resolve_request;

/**
 * Make the scene of one card.
 *
 * @param arena  owns everything reachable from `*out`.
 * @param diags  gains warnings (a photo enlarged too much) and errors.
 * @param out    written only on success.
 * @return SC_OK; SC_E_CONFIG for a character that no font has; SC_E_DATA, `resolve.does-not-fit`,
 *         for a text that must fit and does not.
 */
sc_status sc_resolve(sc_arena *arena, const sc_resolve_request *request, sc_diags *diags,
                     sc_scene *out);

/**
 * Add the names of the pictures that a layout can show of an article, on any of the platforms, to
 * `names` (owned by `arena`), each once, with the place each was named at.
 */
typedef SC_VEC(sc_field) sc_picture_names;
void sc_resolve_picture_names(sc_arena *arena, const sc_resolve_request *request,
                              sc_picture_names *names);

#endif
