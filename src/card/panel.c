/* Placing panels: see panel.h. Lengths are px of the card unless they are in em. */
#include "card/panel.h"

#include <math.h>

/* In em: how high capitals are and how far tails hang below them, about; the panel's padding about
 * the capitals, which tails reach into, and its corners. */
static const double CAPITALS = 0.73, TAILS = 0.24, PAD_ACROSS = 0.45, PAD_DOWN = 0.42,
                    CORNER = 0.16;

/* A rectangle by its edges. */
typedef struct edges {
    double left, top, right, bottom;
} edges;

static edges edges_of(sc_rect r)
{
    return (edges){ r.x, r.y, r.x + r.width, r.y + r.height };
}

static edges joined(edges a, edges b)
{
    return (edges){ fmin(a.left, b.left), fmin(a.top, b.top), fmax(a.right, b.right),
                    fmax(a.bottom, b.bottom) };
}

/* From the top of the first line's capitals to the last baseline, and `tails` em more. */
static edges words_of(const sc_scene_text *text, double tails)
{
    double em = text->paragraph.size_px;
    edges all = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    for (size_t i = 0; i < text->paragraph.line_count; i++) {
        const sc_line *line = &text->paragraph.lines[i];
        double left = text->x + line->x, baseline = text->y + line->baseline;
        edges words = { left, baseline - CAPITALS * em, left + line->width, baseline + tails * em };
        all = joined(all, words);
    }
    return all;
}

/* --- other texts ---------------------------------------------------------------------------- */

typedef struct clearing {
    const sc_scene_text *text;
    edges words;  /* of the text */
    edges *panel; /* gives way */
} clearing;

static bool overlap(const edges *a, const edges *b)
{
    return a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom;
}

/* Take the panel back to half way between two texts, on the side where the other one stands. */
static void keep_clear(const sc_scene_node *node, void *context)
{
    clearing *c = context;
    if (node->text == NULL || node->text == c->text || node->text->paragraph.line_count == 0)
        return;
    edges other = words_of(node->text, TAILS), *p = c->panel;
    const edges *own = &c->words;
    if (!overlap(&other, p))
        return;
    if (other.bottom <= own->top)
        p->top = fmax(p->top, (other.bottom + own->top) / 2);
    else if (other.top >= own->bottom)
        p->bottom = fmin(p->bottom, (other.top + own->bottom) / 2);
    else if (other.right <= own->left)
        p->left = fmax(p->left, (other.right + own->left) / 2);
    else if (other.left >= own->right)
        p->right = fmin(p->right, (other.left + own->right) / 2);
}

sc_scene_panel sc_panel_place(const sc_scene *scene, const sc_ground *ground)
{
    const sc_scene_text *text = ground->text;
    double em = text->paragraph.size_px;
    edges all = words_of(text, 0);
    all = (edges){ all.left - PAD_ACROSS * em, all.top - PAD_DOWN * em, all.right + PAD_ACROSS * em,
                   all.bottom + PAD_DOWN * em };
    if (ground->reach.width > 0)
        all = joined(all, edges_of(ground->reach));
    clearing c = { text, words_of(text, TAILS), &all };
    sc_scene_walk(scene, keep_clear, &c);
    double left = floor(fmax(0, all.left)), top = floor(fmax(0, all.top));
    return (sc_scene_panel){ .box = { left, top, ceil(fmin(scene->width, all.right)) - left,
                                      ceil(fmin(scene->height, all.bottom)) - top },
                             .radius = round(CORNER * em),
                             .color = { 0, 0, 0, 1 } };
}
