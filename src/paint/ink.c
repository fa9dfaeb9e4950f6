/*
 * Ink: see ink.h. HarfBuzz's outlines, in font units, become FreeType's, in 1/64 of a device px
 * with the y axis upwards from the mask's lower edge.
 */
#include "paint/ink.h"

#include "scene/rect.h"

#include <ft2build.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include FT_OUTLINE_H

enum { UNITS = 64 };

typedef struct contours {
    SC_VEC(FT_Vector) points;
    SC_VEC(char) tags;
    SC_VEC(short) ends;
} contours;

struct sc_ink {
    sc_arena *arena;
    cairo_t *cr;
    FT_Library library;
    cairo_matrix_t matrix;     /* user space → device space */
    int left, top;             /* of the mask, device space */
    int width, height, stride; /* of the mask */
    unsigned char *mask;
    contours outline;            /* of the glyph being added … */
    cairo_matrix_t glyph_matrix; /* … and its font units → the mask's units */
};

/* --- the mask ------------------------------------------------------------------------------- */

static void release_library(void *library)
{
    FT_Done_FreeType(library);
}

/* A library must not be used by two threads at once; a context is not either. */
static FT_Library library_of(cairo_t *cr)
{
    static const cairo_user_data_key_t KEY;
    FT_Library library = cairo_get_user_data(cr, &KEY);
    if (library != NULL || FT_Init_FreeType(&library) != 0)
        return library;
    if (cairo_set_user_data(cr, &KEY, library, release_library) == CAIRO_STATUS_SUCCESS)
        return library;
    FT_Done_FreeType(library);
    return NULL;
}

/* The px of device space that a box of user space touches, and that are not clipped. */
static sc_rect room_of(cairo_t *cr, sc_rect box)
{
    double left, top, right, bottom;
    cairo_matrix_t user;
    cairo_get_matrix(cr, &user);
    const sc_matrix to_device = { user.xx, user.yx, user.xy, user.yy, user.x0, user.y0 };
    sc_rect all = sc_rect_moved(box, to_device);
    cairo_identity_matrix(cr);
    cairo_clip_extents(cr, &left, &top, &right, &bottom);
    cairo_set_matrix(cr, &user);
    all = sc_rect_common(all, (sc_rect){ left, top, right - left, bottom - top });
    double x = floor(all.x), y = floor(all.y);
    return (sc_rect){ x, y, ceil(all.x + all.width) - x, ceil(all.y + all.height) - y };
}

sc_ink *sc_ink_begin(cairo_t *cr, sc_rect box)
{
    if (box.width <= 0 || box.height <= 0)
        return NULL;
    sc_rect room = room_of(cr, box);
    FT_Library library = room.width >= 1 && room.height >= 1 ? library_of(cr) : NULL;
    if (library == NULL)
        return NULL;
    sc_arena *arena = sc_arena_new(0);
    sc_ink *ink = SC_NEW(arena, sc_ink);
    *ink = (sc_ink){ .arena = arena,
                     .cr = cr,
                     .library = library,
                     .left = (int)room.x,
                     .top = (int)room.y,
                     .width = (int)room.width,
                     .height = (int)room.height };
    cairo_get_matrix(cr, &ink->matrix);
    ink->stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, ink->width);
    ink->mask = SC_NEW_ARRAY(arena, unsigned char, (size_t)ink->stride *(size_t)ink->height);
    return ink;
}

void sc_ink_end(sc_ink *ink)
{
    cairo_t *cr = ink->cr;
    cairo_surface_t *mask = cairo_image_surface_create_for_data(
        ink->mask, CAIRO_FORMAT_A8, ink->width, ink->height, ink->stride);
    cairo_identity_matrix(cr);
    cairo_mask_surface(cr, mask, ink->left, ink->top);
    cairo_set_matrix(cr, &ink->matrix);
    cairo_surface_finish(mask);
    cairo_surface_destroy(mask);
    sc_arena_free(ink->arena);
}

/* --- outlines ------------------------------------------------------------------------------- */

static void add_point(sc_ink *ink, double x, double y, char tag)
{
    cairo_matrix_transform_point(&ink->glyph_matrix, &x, &y);
    FT_Vector point = { lround(x), lround(y) };
    sc_vec_push(ink->arena, &ink->outline.points, point);
    sc_vec_push(ink->arena, &ink->outline.tags, tag);
}

static void to_point(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                     void *unused)
{
    (void)funcs, (void)state, (void)unused;
    add_point(data, (double)x, (double)y, FT_CURVE_TAG_ON);
}

static void quadratic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1,
                         float y1, float x2, float y2, void *unused)
{
    (void)funcs, (void)state, (void)unused;
    add_point(data, (double)x1, (double)y1, FT_CURVE_TAG_CONIC);
    add_point(data, (double)x2, (double)y2, FT_CURVE_TAG_ON);
}

static void cubic_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x3, float y3, void *unused)
{
    (void)funcs, (void)state, (void)unused;
    add_point(data, (double)x1, (double)y1, FT_CURVE_TAG_CUBIC);
    add_point(data, (double)x2, (double)y2, FT_CURVE_TAG_CUBIC);
    add_point(data, (double)x3, (double)y3, FT_CURVE_TAG_ON);
}

static void close_path(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *unused)
{
    (void)funcs, (void)state, (void)unused;
    sc_ink *ink = data;
    sc_vec_push(ink->arena, &ink->outline.ends, (short)(ink->outline.points.count - 1));
}

static void read_outline(sc_ink *ink, hb_font_t *font, uint32_t id)
{
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(funcs, to_point, NULL, NULL);
    hb_draw_funcs_set_line_to_func(funcs, to_point, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
    hb_draw_funcs_set_close_path_func(funcs, close_path, NULL, NULL);
    ink->outline.points.count = ink->outline.tags.count = ink->outline.ends.count = 0;
    hb_font_get_glyph_shape(font, id, funcs, ink);
    hb_draw_funcs_destroy(funcs);
}

/* --- coverage ------------------------------------------------------------------------------- */

/* FreeType's rows count from the lower edge. Two glyphs may share a px, each with a part of it. */
static void add_spans(int y, int count, const FT_Span *spans, void *user)
{
    sc_ink *ink = user;
    unsigned char *row = ink->mask + (ink->height - 1 - y) * ink->stride;
    for (int i = 0; i < count; i++) {
        unsigned char *at = row + spans[i].x;
        unsigned char coverage = spans[i].coverage;
        if (coverage == UCHAR_MAX) {
            memset(at, coverage, spans[i].len);
            continue;
        }
        for (int k = 0; k < spans[i].len; k++)
            at[k] = at[k] + coverage > UCHAR_MAX ? UCHAR_MAX : (unsigned char)(at[k] + coverage);
    }
}

static bool add_coverage(sc_ink *ink)
{
    const contours *from = &ink->outline;
    FT_Outline outline = { (short)from->ends.count, (short)from->points.count, from->points.items,
                           from->tags.items,        from->ends.items,          FT_OUTLINE_NONE };
    FT_Raster_Params params = { .source = &outline,
                                .flags =
                                    FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP,
                                .gray_spans = add_spans,
                                .user = ink,
                                .clip_box = { 0, 0, ink->width, ink->height } };
    return FT_Outline_Render(ink->library, &outline, &params) == 0;
}

bool sc_ink_add(sc_ink *ink, hb_font_t *font, uint32_t id, sc_ink_place at)
{
    cairo_matrix_t to_user, to_units;
    cairo_matrix_init(&to_user, at.scale, 0, 0, -at.scale, at.x, at.y);
    cairo_matrix_init(&to_units, UNITS, 0, 0, -UNITS, -UNITS * (double)ink->left,
                      UNITS * (double)(ink->top + ink->height));
    cairo_matrix_multiply(&ink->glyph_matrix, &to_user, &ink->matrix);
    cairo_matrix_multiply(&ink->glyph_matrix, &ink->glyph_matrix, &to_units);
    read_outline(ink, font, id);
    if (ink->outline.points.count > SHRT_MAX)
        return false;
    return ink->outline.ends.count == 0 || add_coverage(ink);
}
