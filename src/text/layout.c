/*
 * Lines in; glyphs at pen positions out, in visual order (UAX #9, L2). Trailing white space is not
 * painted, so L1 has nothing to do.
 */
#include "text/layout.h"

#include "text/caps.h"
#include "text/chars.h"
#include "text/decorate.h"
#include "text/edge.h"
#include "text/extent.h"
#include "text/shape.h"

#include <math.h>

#define MAX_STRETCHES 3

/* A part of an item on a line: glyphs in up to three stretches, in visual order. */
typedef struct piece {
    const sc_item *like;
    sc_glyphs stretches[MAX_STRETCHES];
    size_t stretch_count;
} piece;

typedef SC_VEC(piece) piece_list;

/* Where a line is being written. */
typedef struct pen {
    sc_arena *arena;
    const sc_text *text;
    double size_px;
    double spacing_px; /* letter-spacing at this size */
    double word_px;    /* word-spacing at this size */
    double gap_px;     /* what a justified line grows by, at each gap */
    double x, y;
    int32_t last_cluster;  /* the line's last: nothing is added behind it */
    bool last_is_unspaced; /* letter-spacing is not added behind it either */
    sc_set_piece *set;
    size_t set_count;
    sc_glyph *glyphs;
    sc_glyph_run *runs;
    size_t glyph_count, run_count;
} pen;

/* ---- pieces ---- */

static void add_stretch(piece *to, sc_glyphs glyphs)
{
    if (glyphs.count > 0)
        to->stretches[to->stretch_count++] = glyphs;
}

/* The item's own glyphs of the clusters from `start` to `end`, both safe places. */
static sc_glyphs slice(sc_glyphs whole, int32_t start, int32_t end)
{
    size_t first = 0;
    while (first < whole.count &&
           (whole.list[first].cluster < start || whole.list[first].cluster >= end))
        first++;
    size_t last = first;
    while (last < whole.count && whole.list[last].cluster >= start &&
           whole.list[last].cluster < end)
        last++;
    return (sc_glyphs){ whole.list + first, last - first };
}

static sc_glyphs anew(sc_arena *arena, const sc_text *text, const sc_item *item, int32_t start,
                      int32_t end)
{
    if (start >= end)
        return (sc_glyphs){ NULL, 0 };
    return sc_shape_stretch(arena, &text->shaper, item, start, end);
}

static piece piece_of(sc_arena *arena, const sc_text *text, size_t index, const sc_line_span *span)
{
    const sc_item *item = &text->items->list.items[index];
    int32_t start = item->start > span->from.at ? item->start : span->from.at;
    int32_t end = item->end < span->to.end ? item->end : span->to.end;
    int32_t head = start == span->from.at ? span->from.safe_after : start;
    int32_t tail = end == span->to.end ? span->to.safe_before : end;
    piece made = { .like = item };
    if (head > tail) {
        add_stretch(&made, anew(arena, text, item, start, end));
        return made;
    }
    bool is_rtl = item->level & 1;
    sc_glyphs first = anew(arena, text, item, start, head);
    sc_glyphs last = anew(arena, text, item, tail, end);
    add_stretch(&made, is_rtl ? last : first);
    add_stretch(&made, slice(text->shaping->glyphs[index], head, tail));
    add_stretch(&made, is_rtl ? first : last);
    return made;
}

static void add_tail(sc_arena *arena, const sc_text *text, const sc_edge *to, piece_list *pieces)
{
    if (to->tail == SC_TAIL_NONE)
        return;
    sc_tail tail = sc_edge_tail(text, to->tail, to->end);
    if (tail.count == 0)
        return;
    sc_item *like = SC_NEW(arena, sc_item);
    *like = tail.like;
    piece made = { .like = like };
    add_stretch(&made, sc_shape_extra(arena, &text->shaper, &tail.like, tail.units, tail.count));
    /* Its clusters are not the text's: never taken for the last one, never spaced. */
    sc_shaped *own = (sc_shaped *)made.stretches[0].list;
    for (size_t i = 0; i < made.stretches[0].count; i++) {
        own[i].cluster = -1;
        own[i].is_spaced = false;
        own[i].is_last = false;
    }
    sc_vec_push(arena, pieces, made);
}

static piece_list pieces_of(sc_arena *arena, const sc_text *text, const sc_line_span *span)
{
    piece_list pieces = { 0 };
    for (size_t i = 0; i < text->items->list.count; i++) {
        const sc_item *item = &text->items->list.items[i];
        if (item->end <= span->from.at || item->start >= span->to.end)
            continue;
        piece made = piece_of(arena, text, i, span);
        sc_vec_push(arena, &pieces, made);
    }
    add_tail(arena, text, &span->to, &pieces);
    return pieces;
}

/* ---- writing ---- */

/* px put behind a glyph's cluster: between letters, between words, to fill the line. */
static double added_px(const pen *to, const sc_shaped *glyph)
{
    bool is_last = glyph->cluster == to->last_cluster;
    double added = glyph->is_spaced && !(is_last && to->last_is_unspaced) ? to->spacing_px : 0;
    if (!glyph->is_last)
        return added;
    if (sc_chars_is_word_space(to->text->chars->units[glyph->cluster]))
        added += to->word_px;
    if (to->gap_px > 0 && !is_last && to->text->gaps[glyph->cluster])
        added += to->gap_px;
    return added;
}

static void put_glyph(pen *to, const sc_shaped *glyph, bool is_rtl)
{
    double spacing = added_px(to, glyph);
    to->x += is_rtl ? spacing : 0;
    to->glyphs[to->glyph_count++] = (sc_glyph){
        .id = glyph->id,
        .x = (float)(to->x + glyph->x * to->size_px),
        .y = (float)(to->y - glyph->y * to->size_px),
    };
    to->x += glyph->advance * to->size_px + (is_rtl ? 0 : spacing);
}

static bool is_alike(const sc_glyph_run *a, const sc_glyph_run *b)
{
    return a->face == b->face && a->is_marked == b->is_marked && a->size_px == b->size_px;
}

static void put_piece(pen *to, const piece *from)
{
    const sc_item *like = from->like;
    sc_glyph_run made = {
        .face = like->face,
        .is_marked = like->look == SC_LOOK_MARKED,
        .size_px = to->size_px * (like->is_shrunk ? SC_CAPS_SCALE : 1),
        .glyphs = to->glyphs + to->glyph_count,
    };
    sc_glyph_run *run = to->run_count > 0 ? &to->runs[to->run_count - 1] : NULL;
    if (run == NULL || !is_alike(run, &made)) {
        run = &to->runs[to->run_count++];
        *run = made;
    }
    size_t before = to->glyph_count;
    double start = to->x;
    for (size_t i = 0; i < from->stretch_count; i++)
        for (size_t j = 0; j < from->stretches[i].count; j++)
            put_glyph(to, &from->stretches[i].list[j], like->level & 1);
    size_t count = to->glyph_count - before;
    run->count += count;
    to->set[to->set_count++] =
        (sc_set_piece){ like, start, to->x, made.size_px, made.glyphs, count };
}

static size_t count_glyphs(const piece_list *pieces)
{
    size_t count = 0;
    for (size_t i = 0; i < pieces->count; i++)
        for (size_t j = 0; j < pieces->items[i].stretch_count; j++)
            count += pieces->items[i].stretches[j].count;
    return count;
}

static int32_t last_cluster(const sc_text *text, const sc_edge *to)
{
    int32_t at = to->end - 1;
    while (at > 0 && !(text->shaping->places[at] & SC_PLACE_CLUSTER))
        at--;
    return at;
}

static void write_pieces(pen *to, const piece_list *pieces)
{
    size_t glyphs = count_glyphs(pieces);
    to->glyphs = SC_NEW_ARRAY(to->arena, sc_glyph, glyphs + 1);
    to->runs = SC_NEW_ARRAY(to->arena, sc_glyph_run, pieces->count + 1);
    to->set = SC_NEW_ARRAY(to->arena, sc_set_piece, pieces->count + 1);
    UBiDiLevel *levels = SC_NEW_ARRAY(to->arena, UBiDiLevel, pieces->count + 1);
    int32_t *order = SC_NEW_ARRAY(to->arena, int32_t, pieces->count + 1);
    for (size_t i = 0; i < pieces->count; i++)
        levels[i] = pieces->items[i].like->level;
    ubidi_reorderVisual(levels, (int32_t)pieces->count, order);
    for (size_t i = 0; i < pieces->count; i++)
        put_piece(to, &pieces->items[order[i]]);
}

/* ---- lines ---- */

static size_t count_gaps(const sc_text *text, const piece_list *pieces, int32_t last)
{
    size_t count = 0;
    for (size_t i = 0; i < pieces->count; i++)
        for (size_t j = 0; j < pieces->items[i].stretch_count; j++) {
            sc_glyphs glyphs = pieces->items[i].stretches[j];
            for (size_t k = 0; k < glyphs.count; k++)
                count += glyphs.list[k].is_last && glyphs.list[k].cluster != last &&
                         text->gaps[glyphs.list[k].cluster];
        }
    return count;
}

/* Fill the box, if the line does not end a paragraph. @return px for each gap. */
static double justify(const sc_text *text, const sc_line_span *span, const piece_list *pieces,
                      double box, sc_line *line)
{
    if (text->gaps == NULL || span->to.kind == SC_BREAK_HARD || line->width >= box)
        return 0;
    size_t gaps = count_gaps(text, pieces, last_cluster(text, &span->to));
    if (gaps == 0)
        return 0;
    double gap_px = (box - line->width) / (double)gaps;
    line->width = box;
    return gap_px;
}

static double line_left(const sc_text *text, double width, double box)
{
    bool is_rtl = text->itemised->base_level & 1;
    switch (text->style.align) {
    case SC_ALIGN_CENTER:
        return (box - width) / 2;
    case SC_ALIGN_RIGHT:
        return box - width;
    case SC_ALIGN_LEFT:
        return 0;
    case SC_ALIGN_END:
        return is_rtl ? 0 : box - width;
    default:
        return is_rtl ? box - width : 0;
    }
}

static sc_str line_text(const sc_text *text, const sc_line_span *span)
{
    if (span->to.end <= span->from.at)
        return (sc_str){ text->chars->source.ptr, 0 };
    const uint32_t *byte_of = text->chars->byte_of;
    sc_str all = text->chars->source;
    int32_t first = span->from.at;
    /* Collapsed white space at the start is not on the line. */
    while (first < span->to.end && (text->chars->flags[first] & SC_CHAR_HANGS))
        first++;
    return sc_str_sub(all, byte_of[first], byte_of[span->to.end]);
}

static sc_line place_line(sc_arena *arena, const sc_text *text, const sc_line_span *span,
                          double size_px, double box, double baseline)
{
    sc_line line = {
        .text = line_text(text, span),
        .baseline = baseline,
        .width = sc_edge_width(text, size_px, &span->from, &span->to),
    };
    piece_list pieces = pieces_of(arena, text, span);
    double gap_px = justify(text, span, &pieces, box, &line);
    line.x = line_left(text, line.width, box);
    bool is_rtl = text->itemised->base_level & 1;
    pen to = {
        .arena = arena,
        .text = text,
        .size_px = size_px,
        .spacing_px = text->shaper.spacing_em * size_px + text->shaper.spacing_px,
        .word_px = text->shaper.word_em * size_px + text->shaper.word_px,
        .gap_px = gap_px,
        .x = line.x - (is_rtl ? span->to.blank_after : span->from.blank_before) * size_px,
        .y = baseline,
        .last_cluster = last_cluster(text, &span->to),
        .last_is_unspaced = span->to.ends_spaced,
    };
    write_pieces(&to, &pieces);
    sc_decorate(arena, text, size_px, to.set, to.set_count, &line);
    line.runs = to.runs;
    line.run_count = to.run_count;
    return line;
}

static double widest_of(const sc_text *text, const sc_lines *lines, double size_px)
{
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++)
        widest =
            fmax(widest, sc_edge_width(text, size_px, &lines->spans[i].from, &lines->spans[i].to));
    return widest;
}

void sc_layout_place(sc_arena *arena, const sc_text *text, const sc_lines *lines, double size_px,
                     double width, sc_paragraph *out)
{
    double widest = widest_of(text, lines, size_px);
    double box = isfinite(width) ? width : widest;
    double pitch = sc_extent_pitch(text, size_px);
    double ascent = sc_extent_ascent(text, size_px);
    sc_line *placed = SC_NEW_ARRAY(arena, sc_line, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++)
        placed[i] =
            place_line(arena, text, &lines->spans[i], size_px, box, ascent + (double)i * pitch);
    *out = (sc_paragraph){
        .size_px = size_px,
        .width = widest,
        .height = sc_extent_height(text, size_px, lines->count),
        .line_height = pitch,
        .ascent = ascent,
        .lines = placed,
        .line_count = lines->count,
        .is_cut = lines->is_cut,
        .broke_word = lines->worst == SC_BREAK_INSIDE || lines->worst == SC_BREAK_SYLLABLE,
    };
}
