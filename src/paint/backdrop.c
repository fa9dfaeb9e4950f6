/*
 * What is behind texts that promise legibility, and which of it their lines cover: at half the
 * card's size. See paint.h.
 */
#include "paint/painter.h"
#include "paint/text.h"
#include "scene/rect.h"

#include <math.h>

/* The px of a backdrop that a line can cover: with an em and a half of room for marks and tails. */
static sc_rect room_of(const sc_scene *scene, const sc_scene_text *text, const sc_line *line)
{
    double em = text->paragraph.size_px, top = text->y + line->baseline - 1.5 * em;
    sc_rect room = { text->x + line->x - em / 2, top, line->width + em, 2.25 * em };
    room = sc_rect_common(sc_rect_moved(room, text->to_card),
                          (sc_rect){ 0, 0, scene->width, scene->height });
    return (sc_rect){ floor(room.x / SC_BACKDROP_STEP), floor(room.y / SC_BACKDROP_STEP),
                      floor(room.width / SC_BACKDROP_STEP), floor(room.height / SC_BACKDROP_STEP) };
}

/* The rooms of all lines that promise legibility. */
typedef struct rooms {
    const sc_scene *scene;
    double left, top, right, bottom; /* px of a backdrop */
} rooms;

static void add_rooms(const sc_scene_node *node, void *context)
{
    rooms *all = context;
    if (node->text == NULL || node->text->legibility <= 0)
        return;
    for (size_t i = 0; i < node->text->paragraph.line_count; i++) {
        sc_rect r = room_of(all->scene, node->text, &node->text->paragraph.lines[i]);
        all->left = fmin(all->left, r.x);
        all->top = fmin(all->top, r.y);
        all->right = fmax(all->right, r.x + r.width);
        all->bottom = fmax(all->bottom, r.y + r.height);
    }
}

sc_status sc_paint_backdrop(sc_arena *arena, const sc_scene *scene,
                            const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                            sc_bitmap *out)
{
    sc_painter p = {
        .pictures = pictures, .picture_count = count, .step = SC_BACKDROP_STEP, .skips_text = true
    };
    rooms all = { scene, scene->width, scene->height, 0, 0 };
    sc_scene_walk(scene, add_rooms, &all);
    p.clip = (sc_rect){ all.left * SC_BACKDROP_STEP, all.top * SC_BACKDROP_STEP,
                        fmax(0, all.right - all.left) * SC_BACKDROP_STEP,
                        fmax(0, all.bottom - all.top) * SC_BACKDROP_STEP };
    return sc_painter_scene(&p, scene, arena, diags, out);
}

sc_coverage sc_paint_coverage(sc_arena *arena, const sc_scene *scene, const sc_scene_text *text,
                              const sc_line *line)
{
    sc_rect room = room_of(scene, text, line);
    sc_coverage c = { (int)room.x, (int)room.y, (int)room.width, (int)room.height, 0, NULL };
    if (c.width <= 0 || c.height <= 0)
        return (sc_coverage){ 0 };
    c.stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, c.width);
    uint8_t *pixels = sc_arena_alloc_array(arena, (size_t)c.height, (size_t)c.stride);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_A8, c.width, c.height, c.stride);
    sc_arena *scratch = sc_arena_new(0);
    sc_painter p = { .arena = scratch, .cr = cairo_create(surface) };
    cairo_set_antialias(p.cr, CAIRO_ANTIALIAS_NONE); /* half the time */
    cairo_translate(p.cr, -room.x, -room.y);
    cairo_scale(p.cr, 1.0 / SC_BACKDROP_STEP, 1.0 / SC_BACKDROP_STEP);
    const sc_matrix *m = &text->to_card;
    const cairo_matrix_t to_card = { m->xx, m->yx, m->xy, m->yy, m->x0, m->y0 };
    sc_matrix back;
    if (sc_matrix_invert(*m, &back)) /* else there is nothing to be seen of it */
        cairo_transform(p.cr, &to_card);
    cairo_set_source_rgba(p.cr, 0, 0, 0, 1);
    sc_paint_line(&p, text, line);
    cairo_destroy(p.cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    sc_arena_free(scratch);
    c.pixels = pixels;
    return c;
}
