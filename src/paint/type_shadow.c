/*
 * A text's coverage, blurred as wide as each shadow asks, is what its colour comes through.
 */
#include "paint/type_shadow.h"

#include "paint/blur.h"
#include "paint/shape.h"
#include "paint/text.h"

#include <math.h>
#include <string.h>

/* What a text's ink can cover, px of the card: two em of room for marks, swashes and tails. */
static sc_rect room_of(const sc_painter *p, const sc_scene_text *text, double reach)
{
    const sc_paragraph *lines = &text->paragraph;
    double left = INFINITY, right = -INFINITY, more = reach + 2 * lines->size_px;
    for (size_t i = 0; i < lines->line_count; i++) {
        left = fmin(left, lines->lines[i].x);
        right = fmax(right, lines->lines[i].x + lines->lines[i].width);
    }
    sc_rect room = { floor(text->x + left - more), floor(text->y - more),
                     ceil(right - left + 2 * more), ceil(lines->height + 2 * more) };
    /* What is further off than the card is wide cannot be seen; a rotated card is in it, too. */
    double far = 2 * fmax(p->clip.width, p->clip.height);
    return sc_shape_common(room, (sc_rect){ -far, -far, 3 * far, 3 * far });
}

static sc_mask mask_new(sc_arena *arena, sc_rect room)
{
    sc_mask mask = { .width = (int)room.width, .height = (int)room.height };
    mask.stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, mask.width);
    mask.pixels = sc_arena_alloc_array(arena, (size_t)mask.height, (size_t)mask.stride);
    return mask;
}

static cairo_surface_t *surface_of(const sc_mask *mask)
{
    return cairo_image_surface_create_for_data(mask->pixels, CAIRO_FORMAT_A8, mask->width,
                                               mask->height, mask->stride);
}

/* Where the text's ink is. */
static sc_mask ink_of(sc_painter *p, const sc_scene_text *text, sc_rect room)
{
    sc_mask mask = mask_new(p->arena, room);
    cairo_surface_t *surface = surface_of(&mask);
    sc_painter on_mask = *p;
    on_mask.cr = cairo_create(surface);
    cairo_translate(on_mask.cr, -room.x, -room.y);
    sc_paint_type(&on_mask, text, true);
    cairo_destroy(on_mask.cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    return mask;
}

static void paint_shadow(sc_painter *p, const sc_scene_type_shadow *shadow, const sc_mask *ink,
                         sc_rect room)
{
    sc_mask blurred = mask_new(p->arena, room);
    memcpy(blurred.pixels, ink->pixels, (size_t)ink->height * (size_t)ink->stride);
    sc_blur_mask(&blurred, (sc_sigma){ shadow->blur / 2, shadow->blur / 2 });
    cairo_surface_t *surface = surface_of(&blurred);
    sc_painter_set_color(p->cr, shadow->color);
    cairo_mask_surface(p->cr, surface, room.x + shadow->x, room.y + shadow->y);
    cairo_surface_destroy(surface);
}

void sc_paint_type_shadows(sc_painter *p, const sc_scene_text *text)
{
    const sc_scene_type *type = text->type;
    double blur = 0;
    for (size_t i = 0; i < type->shadow_count; i++)
        blur = fmax(blur, type->shadows[i].blur);
    sc_rect room = room_of(p, text, sc_blur_reach(blur / 2) + type->stroke_px);
    if (type->shadow_count == 0 || room.width < 1 || room.height < 1)
        return;
    sc_mask ink = ink_of(p, text, room);
    for (size_t i = type->shadow_count; i-- > 0;)
        paint_shadow(p, &type->shadows[i], &ink, room);
}
