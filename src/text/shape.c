/*
 * Items in; glyphs, pens and safe places out.
 */
#include "text/shape.h"

#include "text/caps.h"
#include "text/chars.h"
#include "text/script.h"

#include <string.h>

#define MAX_FEATURES 32

/* CSS Text 3, 8.2: spaced letters do not form optional ligatures. */
static const char *const SPACED[] = { "liga=0", "clig=0", "dlig=0", "hlig=0" };

/* ---- the style ---- */

static void add_feature(hb_feature_t *features, unsigned *count, sc_str written)
{
    if (*count < MAX_FEATURES &&
        hb_feature_from_string(written.ptr, (int)written.len, &features[*count]))
        (*count)++;
}

static void release_buffer(void *buffer)
{
    hb_buffer_destroy(buffer);
}

/* What small capitals ask for; a face that has none of them is dealt with by caps.c. */
static void add_caps(hb_feature_t *features, unsigned *count, sc_text_caps caps)
{
    if (caps != SC_CAPS_NORMAL)
        add_feature(features, count, SC_STR("smcp"));
    if (caps == SC_CAPS_ALL_SMALL)
        add_feature(features, count, SC_STR("c2sc"));
}

static sc_feature_list features_of(sc_arena *arena, const sc_text_style *style, bool is_spaced)
{
    hb_feature_t *features = SC_NEW_ARRAY(arena, hb_feature_t, MAX_FEATURES);
    sc_feature_list list = { features, 0 };
    for (size_t i = 0; is_spaced && i < sizeof SPACED / sizeof *SPACED; i++)
        add_feature(features, &list.count, sc_str_of(SPACED[i]));
    add_caps(features, &list.count, style->caps);
    sc_str rest = style->features, one;
    while (sc_str_split(&rest, ',', &one))
        add_feature(features, &list.count, sc_str_trim(one));
    return list;
}

sc_shaper sc_shaper_make(sc_arena *arena, const sc_chars *chars, const sc_text_style *style)
{
    sc_shaper shaper = {
        .chars = chars,
        .lang = style->lang,
        .language = hb_language_from_string(style->lang.ptr, (int)style->lang.len),
        .spacing_em = style->letter_spacing,
        .spacing_px = style->letter_spacing_px,
        .word_em = style->word_spacing,
        .word_px = style->word_spacing_px,
        .buffer = hb_buffer_create(),
    };
    sc_arena_defer(arena, release_buffer, shaper.buffer);
    bool is_spaced = style->letter_spacing != 0 || style->letter_spacing_px != 0;
    const sc_text_style *looks[SC_LOOK_COUNT] = { style, style->marked };
    for (int i = 0; i < SC_LOOK_COUNT && looks[i] != NULL; i++)
        shaper.features[i] = features_of(arena, looks[i], is_spaced);
    return shaper;
}

static bool is_spaced_item(const sc_shaper *shaper, const sc_item *item)
{
    bool wanted = shaper->spacing_em != 0 || shaper->spacing_px != 0;
    return wanted && !(sc_script_traits(item->script) & SC_SCRIPT_JOINED);
}

/* ---- one stretch ---- */

double sc_item_em(const sc_item *item)
{
    return (item->is_shrunk ? SC_CAPS_SCALE : 1) / sc_face_upem(item->face);
}

/* The features of a joined script are left as the font has them: it is not spaced. */
static void shape_buffer(const sc_shaper *shaper, const sc_item *item)
{
    hb_buffer_t *buffer = shaper->buffer;
    bool wanted = shaper->spacing_em != 0 || shaper->spacing_px != 0;
    unsigned skip =
        wanted && !is_spaced_item(shaper, item) ? (unsigned)(sizeof SPACED / sizeof *SPACED) : 0;
    hb_buffer_set_direction(buffer, item->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_string(uscript_getShortName(item->script), 4));
    hb_buffer_set_language(buffer, shaper->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    sc_feature_list features = shaper->features[item->look];
    hb_shape(sc_face_harfbuzz(item->face), buffer, features.items + skip, features.count - skip);
}

static void fill_stretch(const sc_shaper *shaper, const sc_item *item, int32_t start, int32_t end)
{
    const UChar *units = shaper->chars->units;
    hb_buffer_clear_contents(shaper->buffer);
    if (item->is_shrunk)
        sc_caps_add(shaper->buffer, units + start, end - start, 0, shaper->lang);
    else
        hb_buffer_add_utf16(shaper->buffer, units + start, end - start, 0, end - start);
    shape_buffer(shaper, item);
}

/* With what is around it, which letters may join. */
static void fill_item(const sc_shaper *shaper, const sc_item *item)
{
    const sc_chars *chars = shaper->chars;
    hb_buffer_clear_contents(shaper->buffer);
    if (item->is_shrunk)
        sc_caps_add(shaper->buffer, chars->units + item->start, item->end - item->start,
                    item->start, shaper->lang);
    else
        hb_buffer_add_utf16(shaper->buffer, chars->units, chars->count, (unsigned)item->start,
                            item->end - item->start);
    shape_buffer(shaper, item);
}

static void fill_extra(const sc_shaper *shaper, const sc_item *like, const UChar *units,
                       int32_t count)
{
    hb_buffer_clear_contents(shaper->buffer);
    hb_buffer_add_utf16(shaper->buffer, units, count, 0, count);
    shape_buffer(shaper, like);
}

static double buffer_advance(const sc_shaper *shaper, const sc_item *item)
{
    unsigned count;
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    int64_t advance = 0;
    for (unsigned i = 0; i < count; i++)
        advance += positions[i].x_advance;
    return (double)advance * sc_item_em(item);
}

double sc_shape_advance(const sc_shaper *shaper, const sc_item *item, int32_t start, int32_t end)
{
    fill_stretch(shaper, item, start, end);
    return buffer_advance(shaper, item);
}

double sc_shape_extra_advance(const sc_shaper *shaper, const sc_item *like, const UChar *units,
                              int32_t count)
{
    fill_extra(shaper, like, units, count);
    return buffer_advance(shaper, like);
}

/* What is added goes behind a cluster: in visual order right of its last glyph, or left of its
 * first if the text runs to the left. Clusters without width are not letter-spaced. */
static void mark_ends(const sc_item *item, sc_shaped *glyphs, size_t count, bool is_spaced)
{
    for (size_t first = 0, next; first < count; first = next) {
        double advance = 0;
        for (next = first; next < count && glyphs[next].cluster == glyphs[first].cluster; next++)
            advance += glyphs[next].advance;
        sc_shaped *last = &glyphs[item->level & 1 ? first : next - 1];
        last->is_last = true;
        last->is_spaced = is_spaced && advance > 0;
    }
}

/* @return the buffer's glyphs, clusters counted from `start`. */
static sc_glyphs take_glyphs(sc_arena *arena, const sc_shaper *shaper, const sc_item *item,
                             int32_t start)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(shaper->buffer, &count);
    sc_shaped *glyphs = SC_NEW_ARRAY(arena, sc_shaped, count + 1);
    double em = sc_item_em(item);
    for (unsigned i = 0; i < count; i++)
        glyphs[i] = (sc_shaped){
            .id = infos[i].codepoint,
            .cluster = start + (int32_t)infos[i].cluster,
            .advance = positions[i].x_advance * em,
            .x = positions[i].x_offset * em,
            .y = positions[i].y_offset * em,
        };
    mark_ends(item, glyphs, count, is_spaced_item(shaper, item));
    return (sc_glyphs){ glyphs, count };
}

sc_glyphs sc_shape_stretch(sc_arena *arena, const sc_shaper *shaper, const sc_item *item,
                           int32_t start, int32_t end)
{
    fill_stretch(shaper, item, start, end);
    return take_glyphs(arena, shaper, item, start);
}

sc_glyphs sc_shape_extra(sc_arena *arena, const sc_shaper *shaper, const sc_item *like,
                         const UChar *units, int32_t count)
{
    fill_extra(shaper, like, units, count);
    return take_glyphs(arena, shaper, like, 0);
}

/* ---- the whole text ---- */

typedef struct places {
    uint8_t *flags;
    double *advances;  /* of the cluster that starts at the unit */
    int32_t *spacings; /* 1 if that cluster is spaced */
    int32_t notdef;
} places;

static void mark_places(const sc_shaper *shaper, const sc_item *item, sc_glyphs glyphs, places *to)
{
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shaper->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        int32_t at = glyphs.list[i].cluster;
        bool unsafe = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        to->flags[at] |= (uint8_t)(SC_PLACE_CLUSTER | (unsafe ? SC_PLACE_UNSAFE : 0));
        to->advances[at] += glyphs.list[i].advance;
        to->spacings[at] += glyphs.list[i].is_spaced;
        if (infos[i].codepoint == 0 && (to->notdef < 0 || at < to->notdef))
            to->notdef = at;
    }
    to->flags[item->start] = to->flags[item->end] = SC_PLACE_CLUSTER;
}

/* A character without a glyph stands at the same place as what follows it. */
static void mark_ignored(const sc_chars *chars, uint8_t *flags)
{
    for (int32_t at = chars->count - 1; at >= 0; at--)
        if (!(flags[at] & SC_PLACE_CLUSTER) && sc_chars_is_ignorable(chars->units[at]))
            flags[at] = flags[at + 1];
}

static void add_up(sc_arena *arena, const sc_chars *chars, const places *from, sc_shaping *to)
{
    size_t room = (size_t)chars->count + 1;
    double *pen = SC_NEW_ARRAY(arena, double, room);
    int32_t *spacings = SC_NEW_ARRAY(arena, int32_t, room);
    int32_t *words = SC_NEW_ARRAY(arena, int32_t, room);
    for (int32_t at = 0; at < chars->count; at++) {
        pen[at + 1] = pen[at] + from->advances[at];
        spacings[at + 1] = spacings[at] + from->spacings[at];
        words[at + 1] = words[at] + sc_chars_is_word_space(chars->units[at]);
    }
    to->pen = pen;
    to->spacings = spacings;
    to->words = words;
}

const sc_shaping *sc_shape_items(sc_arena *arena, const sc_shaper *shaper, const sc_items *items)
{
    size_t room = (size_t)shaper->chars->count + 1;
    places found = {
        .flags = SC_NEW_ARRAY(arena, uint8_t, room),
        .advances = SC_NEW_ARRAY(arena, double, room),
        .spacings = SC_NEW_ARRAY(arena, int32_t, room),
        .notdef = -1,
    };
    sc_glyphs *glyphs = SC_NEW_ARRAY(arena, sc_glyphs, items->list.count + 1);
    for (size_t i = 0; i < items->list.count; i++) {
        const sc_item *item = &items->list.items[i];
        fill_item(shaper, item);
        glyphs[i] = take_glyphs(arena, shaper, item, 0);
        mark_places(shaper, item, glyphs[i], &found);
    }
    found.flags[0] = found.flags[room - 1] = SC_PLACE_CLUSTER;
    mark_ignored(shaper->chars, found.flags);
    sc_shaping *shaping = SC_NEW(arena, sc_shaping);
    *shaping = (sc_shaping){ .glyphs = glyphs, .places = found.flags, .notdef = found.notdef };
    add_up(arena, shaper->chars, &found, shaping);
    return shaping;
}
