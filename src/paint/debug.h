/*
 * A card with what it is made of drawn over it: the boxes of its nodes and their names, baselines,
 * where texts were cut, what square previews keep, and what was looked at to crop its pictures;
 * below it a legend, and each picture whole with its crop.
 */
#ifndef SC_PAINT_DEBUG_H
#define SC_PAINT_DEBUG_H

#include "base/status.h"
#include "platform/platform.h"
#include "scene/scene.h"

/* One of the render's pictures, as its crops came about. */
typedef struct sc_debug_picture {
    sc_str name;
    int width, height;      /* px of the upright picture */
    const sc_bitmap *whole; /* the whole of it, small; NULL: not to be shown */
    bool has_focus;
    double focus_x, focus_y; /* 0–1 */
    const sc_rect *heads;    /* px of the picture: those that were found */
    size_t head_count;
} sc_debug_picture;

typedef struct sc_debug_request {
    const sc_scene *scene; /* as it was painted */
    const sc_bitmap *card; /* its pixels */
    const sc_platform *platform;
    const sc_debug_picture *pictures; /* those that the scene's images are indices of */
    size_t picture_count;
    sc_fonts *fonts; /* for the words; never on two threads at once */
} sc_debug_request;

/** The longer side, px, that `whole` of a debug picture should have. */
enum { SC_DEBUG_PICTURE_SIDE = 260 };

/**
 * Draw over a card.
 *
 * @param arena  owns the pixels.
 * @param out    opaque, as wide as the card and higher; written only on success.
 * @return SC_OK; SC_E_BUG, `paint.failed`, with Cairo's own words.
 */
sc_status sc_paint_debug(sc_arena *arena, const sc_debug_request *request, sc_diags *diags,
                         sc_bitmap *out);

#endif
