/*
 * A run of glyphs in; paths and pictures on a Cairo context out. HarfBuzz gives outlines and
 * pictures in font units, upwards; Cairo wants px, downwards.
 */
#include "paint/glyph.h"

#include "paint/ink.h"

#include <hb-ot.h>
#include <math.h>
#include <string.h>

#define MAX_LAYERS 64
#define FOREGROUND 0xFFFF /* the palette entry that stands for the text's own colour */

/* --- outlines ------------------------------------------------------------------------------- */

/* Where one glyph goes. */
typedef struct place {
    cairo_t *cr;
    double x, y;  /* px: its origin */
    double scale; /* px per font unit */
} place;

static void move_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *unused)
{
    (void)funcs, (void)state, (void)unused;
    const place *at = data;
    cairo_move_to(at->cr, at->x + (double)x * at->scale, at->y - (double)y * at->scale);
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *unused)
{
    (void)funcs, (void)state, (void)unused;
    const place *at = data;
    cairo_line_to(at->cr, at->x + (double)x * at->scale, at->y - (double)y * at->scale);
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x3, float y3, void *unused)
{
    (void)funcs, (void)state, (void)unused;
    const place *at = data;
    cairo_curve_to(at->cr, at->x + (double)x1 * at->scale, at->y - (double)y1 * at->scale,
                   at->x + (double)x2 * at->scale, at->y - (double)y2 * at->scale,
                   at->x + (double)x3 * at->scale, at->y - (double)y3 * at->scale);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *unused)
{
    (void)funcs, (void)state, (void)unused;
    cairo_close_path(((const place *)data)->cr);
}

/* Quadratic curves come as cubic ones: that is what HarfBuzz does where it is told no better. */
static hb_draw_funcs_t *new_funcs(void)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    return funcs;
}

static place place_of(cairo_t *cr, const sc_glyph_run *run, size_t index, double x, double y)
{
    const sc_glyph *glyph = &run->glyphs[index];
    int width, height;
    hb_font_get_scale(sc_face_harfbuzz(run->face), &width, &height);
    return (place){ cr, x + glyph->x, y + glyph->y, run->size_px / height };
}

/* --- what can be seen ----------------------------------------------------------------------- */

/* The part of a context that can be painted, px. */
typedef struct view {
    double left, top, right, bottom;
} view;

/* A colour glyph's layers may be larger than what its extents tell: an em of room is left. */
static view view_of(cairo_t *cr, const sc_glyph_run *run, double reach)
{
    view seen;
    double room = reach + run->size_px;
    cairo_clip_extents(cr, &seen.left, &seen.top, &seen.right, &seen.bottom);
    return (view){ seen.left - room, seen.top - room, seen.right + room, seen.bottom + room };
}

/* Where a glyph's ink is; of no width or height if it has none, or the font does not tell. */
static sc_rect box_of(const place *at, hb_font_t *font, uint32_t id)
{
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(font, id, &box))
        return (sc_rect){ 0 };
    return (sc_rect){ at->x + box.x_bearing * at->scale, at->y - box.y_bearing * at->scale,
                      box.width * at->scale, -box.height * at->scale };
}

/* A text that nothing breaks may be a hundred times as wide as its card. */
static bool is_seen(const sc_rect *box, const view *seen)
{
    if (box->width == 0 || box->height == 0)
        return true;
    return box->x + box->width > seen->left && box->x < seen->right &&
           box->y + box->height > seen->top && box->y < seen->bottom;
}

void sc_glyph_outlines(cairo_t *cr, const sc_glyph_run *run, double x, double y, double reach)
{
    hb_font_t *font = sc_face_harfbuzz(run->face);
    hb_draw_funcs_t *funcs = new_funcs();
    view seen = view_of(cr, run, reach);
    for (size_t i = 0; i < run->count; i++) {
        place at = place_of(cr, run, i, x, y);
        sc_rect box = box_of(&at, font, run->glyphs[i].id);
        if (is_seen(&box, &seen))
            hb_font_get_glyph_shape(font, run->glyphs[i].id, funcs, &at);
    }
    hb_draw_funcs_destroy(funcs);
}

/* --- pictures ------------------------------------------------------------------------------- */

/* What is left to read of a PNG. */
typedef struct reader {
    const char *bytes;
    unsigned length;
} reader;

static cairo_status_t read_png(void *closure, unsigned char *out, unsigned length)
{
    reader *from = closure;
    if (length > from->length)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(out, from->bytes, length);
    from->bytes += length;
    from->length -= length;
    return CAIRO_STATUS_SUCCESS;
}

/* Fill the glyph's box with its picture. */
static void paint_stretched(const place *at, cairo_surface_t *picture,
                            const hb_glyph_extents_t *box, double alpha)
{
    double width = box->width * at->scale, height = -box->height * at->scale;
    cairo_save(at->cr);
    cairo_translate(at->cr, at->x + box->x_bearing * at->scale, at->y - box->y_bearing * at->scale);
    cairo_scale(at->cr, width / cairo_image_surface_get_width(picture),
                height / cairo_image_surface_get_height(picture));
    cairo_set_source_surface(at->cr, picture, 0, 0);
    cairo_paint_with_alpha(at->cr, alpha);
    cairo_restore(at->cr);
}

/* @return whether the glyph is a picture; a damaged one is, and shows nothing. */
static bool paint_picture(const place *at, hb_font_t *font, uint32_t id, double alpha)
{
    hb_blob_t *blob = hb_ot_color_glyph_reference_png(font, id);
    reader from = { 0 };
    from.bytes = hb_blob_get_data(blob, &from.length);
    bool is_picture = from.length > 0;
    hb_glyph_extents_t box;
    if (is_picture && hb_font_get_glyph_extents(font, id, &box) && box.width > 0 &&
        box.height < 0) {
        cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(read_png, &from);
        if (cairo_surface_status(picture) == CAIRO_STATUS_SUCCESS)
            paint_stretched(at, picture, &box, alpha);
        cairo_surface_destroy(picture);
    }
    hb_blob_destroy(blob);
    return is_picture;
}

/* --- layers of colours ---------------------------------------------------------------------- */

/* Set the colour of a layer; the foreground stays the source that is set. */
static void set_layer_color(cairo_t *cr, hb_face_t *face, unsigned index, double alpha)
{
    hb_color_t color;
    unsigned count = 1;
    hb_ot_color_palette_get_colors(face, 0, index, &count, &color);
    if (index == FOREGROUND || count == 0)
        return;
    cairo_set_source_rgba(cr, hb_color_get_red(color) / 255.0, hb_color_get_green(color) / 255.0,
                          hb_color_get_blue(color) / 255.0,
                          hb_color_get_alpha(color) / 255.0 * alpha);
}

/* @return whether the glyph has layers. */
static bool paint_layers(place *at, hb_font_t *font, uint32_t id, double alpha)
{
    hb_face_t *face = hb_font_get_face(font);
    hb_ot_color_layer_t layers[MAX_LAYERS];
    unsigned count = MAX_LAYERS;
    hb_ot_color_glyph_get_layers(face, id, 0, &count, layers);
    hb_draw_funcs_t *funcs = new_funcs();
    for (unsigned i = 0; i < count; i++) {
        cairo_save(at->cr);
        set_layer_color(at->cr, face, layers[i].color_index, alpha);
        hb_font_get_glyph_shape(font, layers[i].glyph, funcs, at);
        cairo_fill(at->cr);
        cairo_restore(at->cr);
    }
    hb_draw_funcs_destroy(funcs);
    return count > 0;
}

/* --- glyphs apart --------------------------------------------------------------------------- */

/* A glyph that can be seen. */
typedef struct shown {
    uint32_t id;
    place at;
    sc_rect box;
    double end;    /* the farthest that it or one before it reaches */
    bool is_apart; /* its ink touches no other glyph's */
} shown;

static size_t list_shown(cairo_t *cr, const sc_glyph_run *run, double x, double y, shown *out)
{
    hb_font_t *font = sc_face_harfbuzz(run->face);
    view seen = view_of(cr, run, 0);
    size_t count = 0;
    for (size_t i = 0; i < run->count; i++) {
        shown glyph = { .id = run->glyphs[i].id, .at = place_of(cr, run, i, x, y) };
        glyph.box = box_of(&glyph.at, font, glyph.id);
        if (is_seen(&glyph.box, &seen))
            out[count++] = glyph;
    }
    return count;
}

/* Glyphs come from left to right, as a rule: one that begins before all those before it have ended
 * touches those that end after it begins. */
static void find_apart(shown *glyphs, size_t count)
{
    double end = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        const sc_rect *box = &glyphs[i].box;
        glyphs[i].is_apart = box->width != 0 && box->height != 0 && box->x >= end;
        for (size_t k = i; k-- > 0 && box->width != 0 && glyphs[k].end > box->x;)
            if (glyphs[k].box.x + glyphs[k].box.width > box->x)
                glyphs[k].is_apart = false;
        end = fmax(end, box->width != 0 ? box->x + box->width : end);
        glyphs[i].end = end;
    }
}

static sc_rect box_of_all(const shown *glyphs, size_t count)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < count; i++) {
        const sc_rect *box = &glyphs[i].box;
        if (!glyphs[i].is_apart)
            continue;
        left = fmin(left, box->x);
        top = fmin(top, box->y);
        right = fmax(right, box->x + box->width);
        bottom = fmax(bottom, box->y + box->height);
    }
    return left < right ? (sc_rect){ left, top, right - left, bottom - top } : (sc_rect){ 0 };
}

/* Paint what is apart. @return whether all was; the rest is marked as not being apart. */
static bool paint_apart(cairo_t *cr, hb_font_t *font, shown *glyphs, size_t count)
{
    bool is_all = true;
    sc_ink *ink = sc_ink_begin(cr, box_of_all(glyphs, count));
    for (size_t i = 0; i < count; i++) {
        const place *at = &glyphs[i].at;
        if (glyphs[i].is_apart)
            glyphs[i].is_apart =
                ink != NULL &&
                sc_ink_add(ink, font, glyphs[i].id, (sc_ink_place){ at->x, at->y, at->scale });
        is_all &= glyphs[i].is_apart;
    }
    if (ink != NULL)
        sc_ink_end(ink);
    return is_all;
}

/* --- runs ----------------------------------------------------------------------------------- */

/* The contours of variable fonts overlap; and to tell inside from outside of a px, and no more, is
 * done fastest by Cairo. */
static bool may_be_apart(cairo_t *cr, const sc_glyph_run *run)
{
    hb_face_t *face = hb_font_get_face(sc_face_harfbuzz(run->face));
    return !hb_ot_var_has_data(face) && cairo_get_antialias(cr) != CAIRO_ANTIALIAS_NONE;
}

static void paint_plain(cairo_t *cr, const sc_glyph_run *run, double x, double y)
{
    hb_font_t *font = sc_face_harfbuzz(run->face);
    sc_arena *scratch = sc_arena_new(0);
    shown *glyphs = SC_NEW_ARRAY(scratch, shown, run->count);
    size_t count = list_shown(cr, run, x, y, glyphs);
    if (may_be_apart(cr, run))
        find_apart(glyphs, count);
    if (!paint_apart(cr, font, glyphs, count)) {
        hb_draw_funcs_t *funcs = new_funcs();
        for (size_t i = 0; i < count; i++)
            if (!glyphs[i].is_apart)
                hb_font_get_glyph_shape(font, glyphs[i].id, funcs, &glyphs[i].at);
        hb_draw_funcs_destroy(funcs);
        cairo_fill(cr);
    }
    sc_arena_free(scratch);
}

static void paint_in_color(cairo_t *cr, const sc_glyph_run *run, double x, double y, double alpha)
{
    hb_font_t *font = sc_face_harfbuzz(run->face);
    view seen = view_of(cr, run, 0);
    for (size_t i = 0; i < run->count; i++) {
        place at = place_of(cr, run, i, x, y);
        sc_rect box = box_of(&at, font, run->glyphs[i].id);
        if (!is_seen(&box, &seen))
            continue;
        sc_glyph_run one = *run;
        one.glyphs += i;
        one.count = 1;
        if (paint_picture(&at, font, one.glyphs->id, alpha) ||
            paint_layers(&at, font, one.glyphs->id, alpha))
            continue;
        sc_glyph_outlines(cr, &one, x, y, 0);
        cairo_fill(cr);
    }
}

void sc_glyph_paint(cairo_t *cr, const sc_glyph_run *run, double x, double y, double alpha)
{
    hb_face_t *face = hb_font_get_face(sc_face_harfbuzz(run->face));
    cairo_new_path(cr);
    if (hb_ot_color_has_png(face) || hb_ot_color_has_layers(face)) {
        paint_in_color(cr, run, x, y, alpha);
        return;
    }
    paint_plain(cr, run, x, y);
}
