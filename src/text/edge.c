/*
 * Break opportunities and pens in; edges out.
 *
 * HarfBuzz marks the places where a break would change glyphs. What that costs is found here once,
 * by shaping the few characters up to the next safe place again; as all lengths are em, it holds
 * for every size. In written language such places are a few units away. Where they are far, or too
 * many, in made-up text, glyphs are taken as if unbroken, so that no text costs more than a little.
 */
#include "text/edge.h"

#include "text/bind.h"
#include "text/blank.h"
#include "text/chars.h"
#include "text/hang.h"
#include "text/hyphen.h"
#include "text/script.h"
#include "text/shape.h"
#include "text/weak.h"

#include <math.h>

#include <string.h>
#include <unicode/uchar.h>

#define ELLIPSIS 0x2026
#define HYPHEN 0x2010
#define HYPHEN_MINUS '-'
#define MAX_STRETCH 24   /* units shaped anew at one side of an edge */
#define MAX_ANEW 2000    /* units shaped anew for all edges of a text */
#define CACHE_SLOTS 1024 /* a power of two */

/* ---- places ---- */

static bool is_safe(const sc_text *text, int32_t at)
{
    return (text->shaping->places[at] & (SC_PLACE_CLUSTER | SC_PLACE_UNSAFE)) == SC_PLACE_CLUSTER;
}

static const sc_item *item_at(const sc_text *text, int32_t unit)
{
    size_t low = 0, high = text->items->list.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const sc_item *item = &text->items->list.items[middle];
        if (unit >= item->start && unit < item->end)
            return item;
        if (unit < item->start)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const sc_item *sc_edge_last_item(const sc_text *text, int32_t end)
{
    return end > 0 ? item_at(text, end - 1) : NULL;
}

static int32_t visible_end(const sc_text *text, int32_t at)
{
    while (at > 0 && (text->chars->flags[at - 1] & SC_CHAR_HANGS))
        at--;
    return at;
}

/* ---- tails ---- */

static UChar hyphen_of(const sc_face *face)
{
    return sc_face_has(face, HYPHEN) ? HYPHEN : HYPHEN_MINUS;
}

static bool is_chinese(sc_str lang)
{
    return lang.len >= 2 && strncasecmp(lang.ptr, "zh", 2) == 0 &&
           (lang.len == 2 || lang.ptr[2] == '-');
}

sc_tail sc_edge_tail(const sc_text *text, sc_tail_kind kind, int32_t end)
{
    const sc_item *item = sc_edge_last_item(text, end);
    sc_tail tail = { .like = { .level = text->itemised->base_level, .script = USCRIPT_LATIN } };
    if (item != NULL)
        tail.like = *item;
    tail.like.is_shrunk = false;
    if (kind == SC_TAIL_HYPHEN && item != NULL) {
        tail.units[tail.count++] = hyphen_of(item->face);
    } else if (kind == SC_TAIL_ELLIPSIS) {
        /* It stands at the end of the line, whichever way the last word runs. */
        tail.like.level = text->itemised->base_level;
        if (item == NULL || !sc_face_has(item->face, ELLIPSIS) || sc_face_is_color(item->face) ||
            item->look != SC_LOOK_PLAIN)
            tail.like.face = text->items->ellipsis_face;
        tail.like.look = SC_LOOK_PLAIN;
        for (int i = 0; i < (is_chinese(text->style.lang) ? 2 : 1); i++)
            tail.units[tail.count++] = ELLIPSIS;
    }
    if (tail.like.face == NULL)
        tail.count = 0;
    return tail;
}

static double tail_advance(const sc_text *text, sc_tail_kind kind, int32_t end)
{
    if (kind == SC_TAIL_NONE)
        return 0;
    sc_tail tail = sc_edge_tail(text, kind, end);
    if (tail.count == 0)
        return 0;
    return sc_shape_extra_advance(&text->shaper, &tail.like, tail.units, tail.count);
}

/* ---- edges ---- */

/* What shaping `start`–`end` alone adds to its advance. */
static double fix(const sc_text *text, int32_t start, int32_t end)
{
    const sc_item *item = start < end ? item_at(text, start) : NULL;
    if (item == NULL)
        return 0;
    double whole = text->shaping->pen[end] - text->shaping->pen[start];
    return sc_shape_advance(&text->shaper, item, start, end) - whole;
}

static bool ends_spaced(const sc_text *text, int32_t end)
{
    return end > 0 && text->shaping->spacings[end] > text->shaping->spacings[end - 1];
}

/* A cluster of several units is counted at its first. */
static bool last_cluster_spaced(const sc_text *text, int32_t end)
{
    int32_t at = end;
    while (at > 1 && !(text->shaping->places[at - 1] & SC_PLACE_CLUSTER))
        at--;
    return ends_spaced(text, at);
}

static int32_t next_safe(const sc_text *text, int32_t at)
{
    int32_t safe = at;
    while (safe < text->chars->count && safe - at <= MAX_STRETCH && !is_safe(text, safe))
        safe++;
    return safe - at <= MAX_STRETCH ? safe : at;
}

static int32_t previous_safe(const sc_text *text, int32_t end)
{
    int32_t safe = end;
    while (safe > 0 && end - safe <= MAX_STRETCH && !is_safe(text, safe))
        safe--;
    return end - safe <= MAX_STRETCH ? safe : end;
}

static bool is_display(const sc_text *text)
{
    return text->style.wrap == SC_WRAP_BALANCE || text->style.wrap == SC_WRAP_PRETTY;
}

/* @param anew  how many units may still be shaped anew. */
static sc_edge edge_at(const sc_text *text, sc_edge edge, int32_t *anew)
{
    edge.safe_after = next_safe(text, edge.at);
    edge.safe_before = previous_safe(text, edge.end);
    *anew -= edge.safe_after - edge.at + edge.end - edge.safe_before;
    if (*anew < 0) {
        edge.safe_after = edge.at;
        edge.safe_before = edge.end;
    }
    edge.start_fix = fix(text, edge.at, edge.safe_after);
    edge.end_fix = fix(text, edge.safe_before, edge.end);
    edge.tail_advance = tail_advance(text, edge.tail, edge.end);
    if (is_display(text)) {
        edge.blank_before = sc_blank_before(text, edge.at);
        edge.blank_after = edge.tail == SC_TAIL_NONE ? sc_blank_after(text, edge.end) : 0;
    }
    if (text->style.hangs != 0) {
        edge.blank_before = fmax(edge.blank_before, sc_hang_before(text, &edge));
        edge.blank_after = fmax(edge.blank_after, sc_hang_after(text, &edge));
    }
    edge.ends_spaced = edge.tail == SC_TAIL_NONE && last_cluster_spaced(text, edge.end);
    return edge;
}

static sc_edge lone_edge_at(const sc_text *text, sc_edge edge)
{
    int32_t anew = 2 * MAX_STRETCH;
    return edge_at(text, edge, &anew);
}

const sc_edge *sc_edges_make(sc_arena *arena, const sc_text *text, const uint8_t *breaks,
                             size_t *count)
{
    int32_t units = text->chars->count, anew = MAX_ANEW;
    SC_VEC(sc_edge) edges = { 0 };
    for (int32_t at = 0; at <= units; at++) {
        if (breaks[at] == SC_BREAK_NONE)
            continue;
        sc_edge edge = {
            .at = at,
            .end = visible_end(text, at),
            .kind = (sc_break)breaks[at],
            .tail = breaks[at] == SC_BREAK_HYPHEN ? SC_TAIL_HYPHEN : SC_TAIL_NONE,
        };
        bool parts_words = edge.kind == SC_BREAK_WORD && is_display(text);
        edge.is_weak = parts_words && sc_weak_ends(text->chars, edge.end, text->style.lang);
        edge.is_bound = parts_words && sc_bind_holds(text->chars, edge.end, at);
        sc_vec_push(arena, &edges, edge_at(text, edge, &anew));
    }
    *count = edges.count;
    return edges.items;
}

static bool is_letter_at(const sc_chars *chars, int32_t unit)
{
    return u_isalpha(sc_chars_next(chars, &unit));
}

sc_edge sc_edge_inside(const sc_text *text, int32_t at)
{
    const sc_item *item = item_at(text, at - 1);
    unsigned traits = item == NULL ? 0 : sc_script_traits(item->script);
    bool hyphen = (traits & SC_SCRIPT_HYPHEN) && text->style.hyphens != SC_HYPHENS_NONE &&
                  is_letter_at(text->chars, at - 1) && at < text->chars->count &&
                  is_letter_at(text->chars, at) && !sc_hyphen_in_address(text->chars, at);
    sc_edge edge = lone_edge_at(text, (sc_edge){
                                          .at = at,
                                          .end = at,
                                          .kind = SC_BREAK_INSIDE,
                                          .tail = hyphen ? SC_TAIL_HYPHEN : SC_TAIL_NONE,
                                      });
    if ((traits & SC_SCRIPT_KEEPS_FORM) && (text->shaping->places[at] & SC_PLACE_CLUSTER)) {
        edge.safe_after = edge.safe_before = at;
        edge.start_fix = edge.end_fix = 0;
    }
    return edge;
}

/* Marks that only lead on to what has been cut. */
static bool leads_on(UChar32 c)
{
    static const UChar32 SEPARATORS[] = { ',',    ';',    ':',    '.',    '/',    '\\',   '&',
                                          '+',    0xB7,   0x2022, 0x2026, 0x060C, 0x061B, 0x06D4,
                                          0x0964, 0x0965, 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B,
                                          0xFF0E, 0x30FB, 0x104A, 0x104B, 0x17D4, 0x17D5, 0x1362 };
    for (size_t i = 0; i < sizeof SEPARATORS / sizeof *SEPARATORS; i++)
        if (SEPARATORS[i] == c)
            return true;
    int8_t category = u_charType(c);
    return category == U_DASH_PUNCTUATION || category == U_CONNECTOR_PUNCTUATION ||
           category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION ||
           category == U_SPACE_SEPARATOR || c == 0xAD || c == 0x200B;
}

sc_edge sc_edge_cut(const sc_text *text, int32_t start, int32_t at, sc_break where)
{
    int32_t end = visible_end(text, at);
    int32_t last = end;
    while (last > start && leads_on(text->chars->units[last - 1]))
        last--;
    /* Inside a word, marks alone are better than nothing. */
    if (last > start || where == SC_BREAK_WORD)
        end = last;
    return lone_edge_at(text, (sc_edge){
                                  .at = at,
                                  .end = end,
                                  .kind = SC_BREAK_HARD,
                                  .tail = SC_TAIL_ELLIPSIS,
                              });
}

/* ---- widths ---- */

sc_stretch_cache *sc_edge_cache_new(sc_arena *arena)
{
    return (sc_stretch_cache *)sc_arena_alloc_array(arena, CACHE_SLOTS, sizeof(sc_stretch_cache));
}

/* The advance of a line with no safe place in it: a few letters, asked for again and again. */
static double short_advance(const sc_text *text, const sc_item *item, int32_t start, int32_t end)
{
    uint32_t slot = ((uint32_t)start * 31 + (uint32_t)end) & (CACHE_SLOTS - 1);
    sc_stretch_cache *cached = &text->cache[slot];
    if (cached->start != start || cached->end != end)
        *cached =
            (sc_stretch_cache){ start, end, sc_shape_advance(&text->shaper, item, start, end) };
    return cached->advance;
}

static double line_advance(const sc_text *text, const sc_edge *from, const sc_edge *to)
{
    if (from->safe_after > to->safe_before) {
        const sc_item *item = item_at(text, from->at);
        if (item != NULL)
            return short_advance(text, item, from->at, to->end);
    }
    const double *pen = text->shaping->pen;
    return pen[to->end] - pen[from->at] + from->start_fix + to->end_fix;
}

double sc_edge_width(const sc_text *text, double size_px, const sc_edge *from, const sc_edge *to)
{
    if (to->end <= from->at)
        return to->tail_advance * size_px;
    const int32_t *counts = text->shaping->spacings;
    double spacings = counts[to->end] - counts[from->at] - (to->ends_spaced ? 1 : 0);
    double spacing_px = text->shaper.spacing_em * size_px + text->shaper.spacing_px;
    double words = text->shaping->words[to->end] - text->shaping->words[from->at];
    double word_px = text->shaper.word_em * size_px + text->shaper.word_px;
    double advance = line_advance(text, from, to) + to->tail_advance;
    advance -= from->blank_before + to->blank_after;
    return advance * size_px + spacings * spacing_px + words * word_px;
}
