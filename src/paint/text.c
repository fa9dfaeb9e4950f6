/* Texts: see text.h. */
#include "paint/text.h"

#include "paint/bar.h"
#include "paint/glyph.h"
#include "paint/shape.h"
#include "paint/type_shadow.h"

#include <math.h>

/* How a text is being painted. */
typedef struct setting {
    cairo_t *cr;
    const sc_scene_text *text;
    bool is_mask;
} setting;

/* Lines stand on whole px, so that the feet of letters are sharp. */
static double shift_of(const sc_scene_text *text, const sc_line *line)
{
    return round(text->y + line->baseline) - line->baseline;
}

void sc_paint_line(sc_painter *p, const sc_scene_text *text, const sc_line *line)
{
    double y = shift_of(text, line);
    for (size_t i = 0; i < line->run_count; i++)
        sc_glyph_paint(p->cr, &line->runs[i], text->x, y, text->color.a);
}

/* ---- colours ---- */

sc_color sc_paint_color_of(sc_color wanted, sc_color otherwise)
{
    return wanted.a >= 0 ? wanted : otherwise;
}

static sc_color glyph_color(const sc_scene_text *text, bool is_marked)
{
    bool has_own = is_marked && text->type != NULL;
    return has_own ? sc_paint_color_of(text->type->mark_color, text->color) : text->color;
}

static void set_color(const setting *on, sc_color color)
{
    if (on->is_mask)
        color.a = 1;
    sc_painter_set_color(on->cr, color);
}

/* ---- parts of a line ---- */

static void paint_bars(const setting *on, const sc_line *line, unsigned kinds)
{
    for (int marked = 0; marked < 2 && line->bar_count > 0; marked++) {
        sc_color color = glyph_color(on->text, marked);
        if (on->text->type != NULL)
            color = sc_paint_color_of(on->text->type->bar_colors[marked], color);
        if (on->text->type != NULL && (kinds & SC_DECORATE_GROUND))
            color = on->text->type->mark_ground;
        set_color(on, color);
        sc_bars_paint(on->cr, line, kinds, marked, on->text->x, shift_of(on->text, line));
    }
}

static void paint_glyphs(const setting *on, const sc_line *line)
{
    double y = shift_of(on->text, line);
    for (size_t i = 0; i < line->run_count; i++) {
        const sc_glyph_run *run = &line->runs[i];
        sc_color color = glyph_color(on->text, run->is_marked);
        set_color(on, color);
        sc_glyph_paint(on->cr, run, on->text->x, y, on->is_mask ? 1 : color.a);
    }
}

#define MITER 4 /* widths that a corner may reach, as in browsers */

static void paint_strokes(const setting *on, const sc_line *line)
{
    const sc_scene_type *type = on->text->type;
    set_color(on, sc_paint_color_of(type->stroke_color, on->text->color));
    cairo_set_line_width(on->cr, type->stroke_px);
    cairo_set_miter_limit(on->cr, MITER);
    cairo_new_path(on->cr);
    for (size_t i = 0; i < line->run_count; i++)
        sc_glyph_outlines(on->cr, &line->runs[i], on->text->x, shift_of(on->text, line),
                          MITER * type->stroke_px);
    cairo_stroke(on->cr);
}

static void paint_line(const setting *on, const sc_line *line)
{
    bool has_stroke = on->text->type != NULL && on->text->type->stroke_px > 0;
    bool is_below = has_stroke && on->text->type->is_stroke_below;
    paint_bars(on, line, SC_DECORATE_UNDER | SC_DECORATE_OVER);
    if (is_below)
        paint_strokes(on, line);
    paint_glyphs(on, line);
    if (has_stroke && !is_below)
        paint_strokes(on, line);
    paint_bars(on, line, SC_DECORATE_THROUGH);
}

void sc_paint_type(sc_painter *p, const sc_scene_text *text, bool is_mask)
{
    const setting on = { p->cr, text, is_mask };
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        paint_line(&on, &text->paragraph.lines[i]);
}

/* ---- texts ---- */

static void paint_panel(sc_painter *p, const sc_scene_panel *panel)
{
    sc_shape shape = { .rect = panel->box };
    for (int i = 0; i < 4; i++)
        shape.radius[i] = (sc_radius){ panel->radius, panel->radius };
    sc_shape_add(p->cr, &shape);
    sc_painter_set_color(p->cr, panel->color);
    cairo_fill(p->cr);
}

static void paint_grounds(sc_painter *p, const sc_scene_text *text)
{
    const setting on = { p->cr, text, false };
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        paint_bars(&on, &text->paragraph.lines[i], SC_DECORATE_GROUND);
}

void sc_paint_text(sc_painter *p, const sc_scene_text *text)
{
    if (text->panel != NULL)
        paint_panel(p, text->panel);
    if (p->skips_text)
        return;
    if (text->type != NULL) {
        paint_grounds(p, text);
        sc_paint_type_shadows(p, text);
    }
    sc_paint_type(p, text, false);
}
