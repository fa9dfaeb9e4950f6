/* Texts: see text.h. */
#include "paint/text.h"

#include "paint/glyph.h"
#include "paint/shape.h"

#include <math.h>

/* Lines stand on whole px, so that the feet of letters are sharp. */
void sc_paint_line(sc_painter *p, const sc_scene_text *text, const sc_line *line)
{
    double dy = round(text->y + line->baseline) - line->baseline;
    for (size_t i = 0; i < line->run_count; i++)
        sc_glyph_paint(p->cr, &line->runs[i], text->x, dy, text->color.a);
}

static void paint_panel(sc_painter *p, const sc_scene_panel *panel)
{
    const double radius[4] = { panel->radius, panel->radius, panel->radius, panel->radius };
    sc_shape_add(p->cr, panel->box, radius);
    sc_painter_set_color(p->cr, panel->color);
    cairo_fill(p->cr);
}

void sc_paint_text(sc_painter *p, const sc_scene_text *text)
{
    if (text->panel != NULL)
        paint_panel(p, text->panel);
    if (p->skips_text)
        return;
    sc_painter_set_color(p->cr, text->color);
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        sc_paint_line(p, text, &text->paragraph.lines[i]);
}
