/*
 * A text between the steps of its shaping: each struct is what one step computes, and is const to
 * the next.
 *
 *     sc_chars_read     UTF-8              -> sc_chars   UTF-16 units, graphemes
 *     sc_itemise        chars              -> sc_itemised  bidi levels, scripts
 *     sc_fallback_pick  itemised, fonts    -> sc_items   stretches of one script, level and face
 *     sc_breaks_find    chars              -> breaks     where lines may end
 *     sc_shape_items    items              -> sc_shaping glyphs, pens
 *     sc_edges_make     breaks, shaping    -> sc_edge[]  breaks that know what they cost
 *
 * Positions in the text are UTF-16 units, as ICU and HarfBuzz count them. Lengths are em, upwards
 * positive; they become px when a line is measured at a size.
 */
#ifndef SC_TEXT_PARTS_H
#define SC_TEXT_PARTS_H

#include "text/face.h"
#include "text/text.h"

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/uscript.h>

#define SC_TEXT_MAX_GRAPHEMES 2000
#define SC_TEXT_MAX_UNITS 20000

/* ---- characters ---- */

enum {
    SC_CHAR_GRAPHEME = 1, /* a grapheme cluster starts here */
    SC_CHAR_HANGS = 2,    /* white space, which hangs at the end of a line */
    SC_CHAR_HARD = 4,     /* forces a break behind it; never set */
};

typedef struct sc_chars {
    sc_str source;
    const UChar *units;   /* white space collapsed: what has no width is U+200B */
    const UChar *written; /* the same without that: what rules of breaks are to see */
    int32_t count;
    int32_t grapheme_count;
    const uint32_t *byte_of; /* count + 1: where the unit's character starts in the source */
    const uint8_t *flags;    /* count + 1: SC_CHAR_*; the end starts a grapheme */
} sc_chars;

/* ---- items ---- */

/* What a unit is set in: the style, or its `marked`. */
enum { SC_LOOK_PLAIN, SC_LOOK_MARKED, SC_LOOK_COUNT };

typedef struct sc_itemised {
    UBiDiLevel base_level;
    const UBiDiLevel *levels;   /* of each unit */
    const UScriptCode *scripts; /* of each unit; Common and Inherited are resolved */
    UScriptCode main_script;    /* of most graphemes */
    UScriptCode east_asian;     /* kana or hangul, if there is any: whose Han this is; else Han */
} sc_itemised;

/* A stretch of one script, bidi level, look and face, in logical order. Hard breaks are in none. */
typedef struct sc_item {
    int32_t start, end;
    UScriptCode script;
    UBiDiLevel level;
    uint8_t look;
    bool is_shrunk; /* capitals made small: see caps.h */
    const sc_face *face;
} sc_item;

typedef struct sc_items {
    SC_VEC(sc_item) list;
    const sc_face *primary;       /* of the first family there is: gives the vertical metrics */
    const sc_face *ellipsis_face; /* has U+2026 */
    bool has_missing;             /* characters that no face has were warned of */
} sc_items;

/* ---- breaks ---- */

typedef enum sc_break {
    SC_BREAK_NONE,
    SC_BREAK_WORD,     /* between words: the usual one */
    SC_BREAK_HYPHEN,   /* at a soft hyphen, which then shows */
    SC_BREAK_PHRASE,   /* inside a phrase of Chinese or Japanese, or behind a slash: if a line has
                          no better one */
    SC_BREAK_SYLLABLE, /* inside a Korean word: as bad as breaking it */
    SC_BREAK_INSIDE,   /* inside a word that is wider than the box */
    SC_BREAK_HARD,     /* forced, or the text's start or end */
} sc_break;

/* ---- shaping ---- */

enum {
    SC_PLACE_CLUSTER = 1, /* a glyph cluster starts here */
    SC_PLACE_UNSAFE = 2,  /* a break here would change the glyphs beside it */
};

/* A glyph, relative to the pen. */
typedef struct sc_shaped {
    uint32_t id;
    int32_t cluster; /* the unit where its cluster starts */
    double advance;  /* em, without letter-spacing */
    double x, y;     /* em */
    bool is_spaced;  /* letter-spacing goes with it: right of it, left of it if right-to-left */
    bool is_last;    /* of its cluster, in the direction of the text: what is added goes with it */
} sc_shaped;

/* The glyphs of one stretch, in visual order. */
typedef struct sc_glyphs {
    const sc_shaped *list;
    size_t count;
} sc_glyphs;

/* OpenType features of a look. */
typedef struct sc_feature_list {
    const hb_feature_t *items;
    unsigned count;
} sc_feature_list;

/* How to shape: the design's wishes, parsed. */
typedef struct sc_shaper {
    const sc_chars *chars;
    sc_str lang;
    hb_language_t language;
    sc_feature_list features[SC_LOOK_COUNT];
    double spacing_em, spacing_px; /* letter-spacing, added up */
    double word_em, word_px;       /* word-spacing, added up */
    hb_buffer_t *buffer;           /* scratch */
} sc_shaper;

typedef struct sc_shaping {
    const sc_glyphs *glyphs; /* of each item */
    const uint8_t *places;   /* count + 1: SC_PLACE_* */
    const double *pen;       /* em, count + 1: advance of all clusters that start before */
    const int32_t *spacings; /* count + 1: how many letter-spacings go with those clusters */
    const int32_t *words;    /* count + 1: how many spaces between words there are before */
    int32_t notdef;          /* the first unit that got the glyph for "missing"; -1: none */
} sc_shaping;

/* ---- edges ---- */

/* What is put behind a line that was broken or cut. */
typedef enum sc_tail_kind { SC_TAIL_NONE, SC_TAIL_HYPHEN, SC_TAIL_ELLIPSIS } sc_tail_kind;

/*
 * A place between two lines: the upper one ends visibly at `end`, the lower one starts at `at`.
 * Where a break changes the glyphs beside it, the stretch up to the next safe place is shaped
 * anew, and `*_fix` is what that adds to the line's advance. A side whose safe place is its own is
 * taken as it was shaped.
 */
typedef struct sc_edge {
    int32_t at, end;
    int32_t safe_after, safe_before; /* the nearest safe places: ≥ at, ≤ end */
    double start_fix, end_fix;       /* em */
    double tail_advance;             /* em */
    double blank_before,
        blank_after; /* em of marks outside the line: blank halves, and what hangs */
    sc_break kind;
    sc_tail_kind tail;
    bool is_weak;     /* the last word leans on the next: an article, a short preposition */
    bool is_bound;    /* the words on both sides belong together: 5 km, Fig. 3, J. R. R. Tolkien */
    bool ends_spaced; /* letter-spacing follows the last visible character, and is not counted */
} sc_edge;

/* The advance of a stretch shaped anew; a slot of a cache. */
typedef struct sc_stretch_cache {
    int32_t start, end; /* the same: empty */
    double advance;     /* em */
} sc_stretch_cache;

/* ---- vertical metrics, em from the baseline, downwards positive below it ---- */

typedef struct sc_extent {
    double ascent, descent, line_gap; /* the primary face's */
    double top, bottom;               /* edges of a trimmed box: above first, below last baseline */
    double ink_top, ink_bottom;       /* of a tall script's glyphs; 0 if the text has none */
    double least_pitch;               /* of a tall script; else 0 */
} sc_extent;

/* Where words may be divided; asked for when first needed. See hyphen.h. */
typedef struct sc_hyphenation sc_hyphenation;

struct sc_text {
    sc_text_style style;
    sc_text_decoration decorations[SC_LOOK_COUNT];
    sc_face_style wanted[SC_LOOK_COUNT];
    sc_shaper shaper;
    const sc_chars *chars;
    const sc_itemised *itemised;
    const sc_items *items;
    const sc_shaping *shaping;
    const uint8_t *gaps;  /* of each unit: a justified line may grow behind it; NULL: none is */
    const sc_edge *edges; /* from the text's start to its end */
    size_t edge_count;
    /* What changes after shaping, but not what is answered. */
    sc_stretch_cache *cache;
    sc_hyphenation *hyphenation;
    sc_extent extent;
};

#endif
