/*
 * Each shadow is cast anew by the text's ink: where it stands, and as wide as it can be seen, which
 * bounds its memory by the card's size, however large the text is.
 */
#include "paint/type_shadow.h"

#include "paint/cast.h"
#include "paint/text.h"

#include <math.h>

/* What a text's ink can cover, px of the card: two em of room for marks, swashes and tails. */
static sc_rect room_of(const sc_scene_text *text)
{
    const sc_paragraph *lines = &text->paragraph;
    double left = INFINITY, right = -INFINITY;
    double more = 2 * lines->size_px + text->type->stroke_px;
    for (size_t i = 0; i < lines->line_count; i++) {
        left = fmin(left, lines->lines[i].x);
        right = fmax(right, lines->lines[i].x + lines->lines[i].width);
    }
    return (sc_rect){ floor(text->x + left - more), floor(text->y - more),
                      ceil(right - left + 2 * more), ceil(lines->height + 2 * more) };
}

static void paint_shadow(sc_painter *p, const sc_scene_text *text,
                         const sc_scene_type_shadow *shadow)
{
    sc_rect room = room_of(text);
    cairo_new_path(p->cr);
    cairo_rectangle(p->cr, room.x + shadow->x, room.y + shadow->y, room.width, room.height);
    sc_rect seen = sc_cast_seen(p, shadow->blur / 2);
    cairo_new_path(p->cr);
    if (seen.width < 1 || seen.height < 1)
        return;
    sc_arena *scratch = sc_arena_new(0);
    sc_cast c = sc_cast_begin(p, scratch, seen, shadow->blur / 2);
    sc_painter on_mask = *p;
    on_mask.cr = c.cr;
    cairo_translate(c.cr, shadow->x, shadow->y);
    sc_paint_type(&on_mask, text, true);
    sc_cast_end(p, &c, sc_paint_color_of(shadow->color, text->color));
    sc_arena_free(scratch);
}

void sc_paint_type_shadows(sc_painter *p, const sc_scene_text *text)
{
    for (size_t i = text->type->shadow_count; i-- > 0 && text->paragraph.line_count > 0;)
        if (sc_paint_color_of(text->type->shadows[i].color, text->color).a > 0)
            paint_shadow(p, text, &text->type->shadows[i]);
}
