/*
 * The pieces of a line in; bars out: along all pieces of one look, cut where an underline would run
 * through ink. (CSS Text Decoration 4)
 *
 * `auto` is what the first family's face says of its own underline, whatever face sets a word, so
 * that the line is one line.
 */
#include "text/decorate.h"

#include "text/ink.h"
#include "text/script.h"

#include <math.h>

typedef SC_VEC(sc_text_bar) bar_list;

typedef struct writer {
    sc_arena *arena;
    const sc_text *text;
    double size_px, baseline;
    double left, right; /* where bars end at the latest */
    bar_list bars;
} writer;

static double length_px(const sc_text_length *length, double size_px, double otherwise)
{
    return length->is_auto ? otherwise : length->em * size_px + length->px;
}

/* ---- where a bar is ---- */

static sc_text_bar bar_of(const writer *to, unsigned kind, uint8_t look)
{
    const sc_text_decoration *how = &to->text->decorations[look];
    const sc_face_metrics *face = sc_face_metrics_of(to->text->items->primary);
    double size = to->size_px;
    double thickness = fmax(length_px(&how->thickness, size, fmax(face->stroke * size, 1)), 0);
    double offset = length_px(&how->offset, size, -face->underline * size);
    sc_text_bar bar = { .kind = kind, .is_marked = look == SC_LOOK_MARKED, .style = how->style };
    bar.thickness = thickness;
    switch (kind) {
    case SC_DECORATE_UNDER:
        bar.y = to->baseline + offset;
        break;
    case SC_DECORATE_OVER:
        bar.y = to->baseline - face->ascent * size;
        break;
    case SC_DECORATE_THROUGH:
        bar.y = to->baseline - (face->strike - face->stroke / 2) * size - thickness / 2;
        break;
    default:
        bar.y = to->baseline - face->ascent * size;
        bar.thickness = (face->ascent + face->descent) * size;
        bar.style = SC_STROKE_SOLID;
    }
    return bar;
}

/* px that a bar of a style takes downwards, by its thickness. */
static double depth_of(const sc_text_bar *bar)
{
    bool is_double = bar->style == SC_STROKE_DOUBLE || bar->style == SC_STROKE_WAVY;
    return bar->thickness * (is_double ? 3 : 1);
}

/* ---- ink ---- */

static void push(writer *to, const sc_text_bar *like, double start, double end)
{
    sc_text_bar bar = *like;
    bar.x = fmax(start, to->left);
    bar.width = fmin(end, to->right) - bar.x;
    if (bar.width > 0)
        sc_vec_push(to->arena, &to->bars, bar);
}

/* What is left out on both sides of ink; a piece of the bar that is shorter is left out, too. */
static double air_of(const sc_text_bar *bar)
{
    return fmax(bar->thickness, 1);
}

/* Put the bar between the glyphs of a piece that it meets, from `*start` on. */
static void step_over_ink(writer *to, const sc_text_bar *bar, const sc_set_piece *piece,
                          double *start)
{
    double air = air_of(bar);
    for (size_t i = 0; i < piece->count; i++) {
        const sc_glyph *glyph = &piece->glyphs[i];
        sc_ink_band band = { .top = bar->y - (double)glyph->y,
                             .bottom = bar->y + depth_of(bar) - (double)glyph->y };
        if (!sc_ink_meets(piece->like->face, glyph->id, piece->size_px, &band))
            continue;
        double left = (double)glyph->x + band.left - air;
        if (left - *start > air)
            push(to, bar, *start, left);
        *start = fmax(*start, (double)glyph->x + band.right + air);
    }
}

static bool skips_ink(const writer *to, const sc_text_bar *bar, const sc_item *like)
{
    bool is_beside = bar->kind == SC_DECORATE_UNDER || bar->kind == SC_DECORATE_OVER;
    bool is_square = sc_script_traits(like->script) & SC_SCRIPT_BOX;
    return is_beside && !to->text->decorations[like->look].crosses_ink && !is_square &&
           !sc_face_is_color(like->face);
}

static void add_bars(writer *to, unsigned kind, const sc_set_piece *pieces, size_t count)
{
    sc_text_bar bar = bar_of(to, kind, pieces[0].like->look);
    double first = pieces[0].start, start = first, end = pieces[count - 1].end;
    for (size_t i = 0; i < count; i++)
        if (skips_ink(to, &bar, pieces[i].like))
            step_over_ink(to, &bar, &pieces[i], &start);
    if (start == first || end - start > air_of(&bar))
        push(to, &bar, start, end);
}

/* ---- lines ---- */

static void add_kind(writer *to, unsigned kind, const sc_set_piece *pieces, size_t count)
{
    for (size_t first = 0, next; first < count; first = next) {
        uint8_t look = pieces[first].like->look;
        for (next = first; next < count && pieces[next].like->look == look;)
            next++;
        if (to->text->decorations[look].lines & kind)
            add_bars(to, kind, pieces + first, next - first);
    }
}

void sc_decorate(sc_arena *arena, const sc_text *text, double size_px, const sc_set_piece *pieces,
                 size_t count, sc_line *line)
{
    static const unsigned KINDS[] = { SC_DECORATE_GROUND, SC_DECORATE_UNDER, SC_DECORATE_OVER,
                                      SC_DECORATE_THROUGH };
    /* Under marks that hang, but not under a blank half that the line's edge has swallowed. */
    double over = text->style.hangs != 0 ? size_px : 0;
    writer to = { .arena = arena,
                  .text = text,
                  .size_px = size_px,
                  .baseline = line->baseline,
                  .left = line->x - over,
                  .right = line->x + line->width + over };
    unsigned lines = text->decorations[0].lines | text->decorations[1].lines;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (lines & KINDS[i])
            add_kind(&to, KINDS[i], pieces, count);
    line->bars = to.bars.items;
    line->bar_count = to.bars.count;
}
