/* Small words over a picture: see label.h. */
#include "paint/label.h"

#include "paint/glyph.h"

#include <math.h>

/* px */
static const double SIZE = 15, PAD_ACROSS = 6, PAD_DOWN = 3;

sc_label sc_label_set(sc_arena *arena, sc_fonts *fonts, sc_str text)
{
    static const sc_str FAMILY[] = { { "Inter", 5 } };
    const sc_text_style style = { .families = FAMILY,
                                  .family_count = 1,
                                  .weight = 600,
                                  .line_height = 1.2,
                                  .lang = SC_STR("en"),
                                  .wrap = SC_WRAP_NOWRAP };
    sc_diags unheard = { .arena = arena };
    sc_label label = { .width = 2 * PAD_ACROSS, .height = 1.2 * SIZE + 2 * PAD_DOWN };
    const sc_text *shaped;
    if (sc_text_shape(fonts, arena, text, &style, SC_NO_SPAN, "label", &unheard, &shaped) != SC_OK)
        return label;
    sc_text_layout(arena, shaped, SIZE, INFINITY, 1, &label.paragraph);
    label.width = ceil(label.paragraph.width + 2 * PAD_ACROSS);
    return label;
}

void sc_label_paint(cairo_t *cr, const sc_label *label, double x, double y)
{
    for (size_t i = 0; i < label->paragraph.line_count; i++) {
        const sc_line *line = &label->paragraph.lines[i];
        for (size_t k = 0; k < line->run_count; k++)
            sc_glyph_paint(cr, &line->runs[k], x + PAD_ACROSS, y + PAD_DOWN, 1);
    }
}
