/*
 * Typesetting one paragraph of one style: a text is itemised and shaped once, at unhinted font
 * units, and laid out from that one shaping at any size and width.
 *
 *     sc_text_shape    text, style    -> sc_text       runs of glyphs, break opportunities
 *     sc_text_layout   size, width    -> sc_paragraph  lines at that size
 *     sc_text_fit      a box, a range -> sc_paragraph  lines at the largest size that fits
 *
 * Lengths are px (doubles); the y axis points down; x is measured from the box's left edge,
 * whatever the direction of the text.
 */
#ifndef SC_TEXT_TEXT_H
#define SC_TEXT_TEXT_H

#include "text/fonts.h"

#include <stdint.h>

typedef enum sc_direction { SC_DIRECTION_AUTO, SC_DIRECTION_LTR, SC_DIRECTION_RTL } sc_direction;
typedef enum sc_text_align {
    SC_ALIGN_START,
    SC_ALIGN_END,
    SC_ALIGN_LEFT,
    SC_ALIGN_RIGHT,
    SC_ALIGN_CENTER,
    SC_ALIGN_JUSTIFY, /* both edges, but for the last line and those before a forced break */
} sc_text_align;
typedef enum sc_text_wrap {
    SC_WRAP_WRAP,
    SC_WRAP_BALANCE,
    SC_WRAP_PRETTY,
    SC_WRAP_NOWRAP
} sc_text_wrap;

/* Where words are divided with a hyphen. In any case a word wider than the box is broken. */
typedef enum sc_hyphens {
    SC_HYPHENS_MANUAL, /* at soft hyphens; by dictionary where a word alone is wider than the box */
    SC_HYPHENS_NONE,   /* nowhere: a word wider than the box is broken without one */
    SC_HYPHENS_AUTO,   /* wherever a dictionary of the language has it */
} sc_hyphens;

/* What a character is that no font has. */
typedef enum sc_missing {
    SC_MISSING_ERROR,
    SC_MISSING_WARN, /* a warning; it is set as the first face's sign for that, an empty box */
} sc_missing;

/* What the vertical edges of the text box are: the lines' boxes, or trimmed to the capitals' top
 * and the baseline (CSS text-box: trim-both cap alphabetic), so that optical edges line up. What
 * that means for scripts without capitals is said in docs/fonts.md. */
typedef enum sc_text_trim { SC_TRIM_NONE, SC_TRIM_BOTH } sc_text_trim;

/* Small capitals, the face's own; of a face without them its capitals, smaller, as in browsers. */
typedef enum sc_text_caps { SC_CAPS_NORMAL, SC_CAPS_SMALL, SC_CAPS_ALL_SMALL } sc_text_caps;

/* Marks that stand outside the box, so that letters are flush (CSS hanging-punctuation); or-ed. */
enum {
    SC_HANG_FIRST = 1, /* a quote or bracket that opens the text */
    SC_HANG_LAST = 2,  /* one that closes it */
    SC_HANG_ENDS = 4,  /* commas and full stops at the ends of lines */
};

/* What is drawn along a text; or-ed. */
enum {
    SC_DECORATE_UNDER = 1,
    SC_DECORATE_OVER = 2,
    SC_DECORATE_THROUGH = 4,
    SC_DECORATE_GROUND = 8, /* the ground of a mark, as high as its face's lines */
};
typedef enum sc_text_stroke_style {
    SC_STROKE_SOLID,
    SC_STROKE_DOUBLE,
    SC_STROKE_DOTTED,
    SC_STROKE_DASHED,
    SC_STROKE_WAVY,
} sc_text_stroke_style;

/* A length that is known when the size is: em × size + px. */
typedef struct sc_text_length {
    bool is_auto;
    double em, px;
} sc_text_length;

typedef struct sc_text_decoration {
    unsigned lines; /* SC_DECORATE_*; 0: none */
    sc_text_stroke_style style;
    bool crosses_ink;         /* an underline runs through descenders */
    sc_text_length thickness; /* auto: the first family's own */
    sc_text_length offset;    /* of an underline, from the baseline down to its upper edge */
} sc_text_decoration;

/* A stretch that is set in a style's `marked`: bytes of the text. */
typedef struct sc_text_mark {
    size_t start, end;
} sc_text_mark;

typedef struct sc_text_style sc_text_style;
struct sc_text_style {
    const sc_str *families; /* in order of preference */
    size_t family_count;
    int weight; /* 1–1000 */
    bool is_italic;
    double stretch;    /* percent of the normal width; 0: 100 */
    double optical_px; /* the size that a face with optical sizes is drawn for; 0: its default */
    sc_str variations; /* axes of variable faces as CSS writes them: `"GRAD" 80`; or empty */
    sc_text_caps caps;
    double letter_spacing; /* em */
    double letter_spacing_px;
    double word_spacing, word_spacing_px; /* em and px, added up */
    double line_height; /* factor of the font size; 0: the font's own (normal); raised for scripts
                           whose lines would collide */
    double line_height_px; /* used if > 0 */
    sc_str features;       /* OpenType features as CSS writes them: `"tnum", "ss01" 1`; or empty */
    sc_str lang;           /* BCP 47 */
    sc_direction direction;
    sc_text_align align;
    sc_text_wrap wrap;
    sc_hyphens hyphens;
    sc_missing missing;
    sc_text_trim trim;
    unsigned hangs; /* SC_HANG_* */
    sc_text_decoration decoration;
    const sc_text_mark *marks; /* in order, apart from each other */
    size_t mark_count;
    const sc_text_style *marked; /* what holds in the marks: family, face, features, caps and
                                    decoration; the rest is the text's. NULL: no marks */
};

/* A shaped text. Opaque; const after shaping. */
typedef struct sc_text sc_text;

typedef struct sc_glyph {
    uint32_t id;
    float x, y; /* px: the pen's position, from the paragraph's top left */
} sc_glyph;

/* Glyphs of one face, in painting order. */
typedef struct sc_glyph_run {
    const sc_face *face;
    bool is_marked; /* it is part of a mark */
    double size_px; /* smaller than the paragraph's for small capitals */
    const sc_glyph *glyphs;
    size_t count;
} sc_glyph_run;

/* A piece of a decoration: an upright rectangle, px from the paragraph's left top. */
typedef struct sc_text_bar {
    unsigned kind; /* one of SC_DECORATE_* */
    bool is_marked;
    sc_text_stroke_style style;
    double x, y, width;
    double thickness; /* its height; other styles than solid are painted from its upper edge down */
} sc_text_bar;

typedef struct sc_line {
    sc_str
        text; /* what of the input is on the line, trailing space left out, without any ellipsis */
    double x; /* px: the visible line's left edge */
    double baseline; /* px from the paragraph's top */
    double width;    /* px: advance of what is visible, without what hangs */
    const sc_glyph_run *runs;
    size_t run_count;
    const sc_text_bar *bars; /* grounds first, what strikes through last */
    size_t bar_count;
} sc_line;

typedef struct sc_paragraph {
    double size_px;
    double width;       /* px: of the widest line */
    double height;      /* px: after trimming, if the style trims */
    double line_height; /* px: baseline to baseline */
    double ascent;      /* px: first baseline below the top */
    const sc_line *lines;
    size_t line_count;
    bool is_cut;     /* text was left out, and an ellipsis put */
    bool broke_word; /* a word alone was wider than the box, and was broken */
} sc_paragraph;

/**
 * Itemise and shape a text.
 *
 * @param fonts  borrowed, faces may be loaded.
 * @param arena  owns everything reachable from `*out`.
 * @param text   borrowed; `*out` points into it, so it must outlive `arena`. `\n` forces a break.
 * @param style  borrowed for the call.
 * @param span   where the text was written, for messages.
 * @param field  names the text in messages: "headline".
 * @param out    written only on success.
 * @return SC_OK; SC_E_CONFIG, `text.missing-glyph`, naming the character, its code point and what
 * to install, if no face has it (a warning if the style says so); SC_E_DATA, `text.too-long`, past
 * 2,000 graphemes.
 */
sc_status sc_text_shape(sc_fonts *fonts, sc_arena *arena, sc_str text, const sc_text_style *style,
                        sc_span span, const char *field, sc_diags *diags, const sc_text **out);

/* What a style asks for that there is no face for. Nothing is slanted, emboldened or stretched by
 * calculation: the text is set without. */
typedef enum sc_lack_kind {
    SC_LACK_ITALIC,
    SC_LACK_WEIGHT,
    SC_LACK_WIDTH,
    SC_LACK_KINDS
} sc_lack_kind;

typedef struct sc_text_lack {
    sc_lack_kind kind;
    const sc_face *face; /* that stands in; the first of its kind */
    int wanted, has;     /* weights, or percent of the normal width */
} sc_text_lack;

/**
 * Tell where faces are far from what was asked for: upright Latin, Greek or Cyrillic in place of
 * italics, a weight more than 250 or a width more than 15 % away.
 * @return how many of `out` are filled: one a kind at most.
 */
size_t sc_text_lacks(const sc_text *text, sc_text_lack out[SC_LACK_KINDS]);

/** @return whether a face of the text is drawn for its size: see `optical_px`. */
bool sc_text_has_optical_sizes(const sc_text *text);

/** @return the advance of the longest forced line at `size_px`, unbroken. */
double sc_text_max_content(const sc_text *text, double size_px);

/** @return the advance of the widest unbreakable piece at `size_px`. */
double sc_text_min_content(const sc_text *text, double size_px);

/**
 * Break into lines at a given size.
 *
 * @param width      px of the box; a word wider than it is divided as a dictionary of the
 *                   language has it, or else broken at a grapheme. INFINITY: only forced breaks;
 * the box is then as wide as the widest line.
 * @param max_lines  0: as many as it takes; else the text is cut behind the last word that leaves
 *                   room for an ellipsis, which may be on an earlier line; inside a word only if
 *                   not even the first fits.
 * @param out        owned by `arena`, beside what `text` owns. A text of white space has no lines.
 */
void sc_text_layout(sc_arena *arena, const sc_text *text, double size_px, double width,
                    size_t max_lines, sc_paragraph *out);

typedef struct sc_fit {
    double min_px, max_px;
    size_t lines; /* at most; 0: any number */
} sc_fit;

/**
 * Find the largest size, from `fit->min_px` to `fit->max_px` in steps of ¼ px, at which the text
 * stands in a `width` x `height` box in at most `fit->lines` lines without breaking a word; then
 * lay it out by the style's wrap. A wider or higher box never gives a smaller size. A phrase of
 * Chinese or Japanese may be broken for it, a word of Korean not.
 *
 * @param height  px; INFINITY: only width and lines count.
 * @param out     if not even the smallest size fits: the text at that size, cut to the lines that
 *                fit (at least one).
 * @return whether it fitted uncut.
 */
bool sc_text_fit(sc_arena *arena, const sc_text *text, const sc_fit *fit, double width,
                 double height, sc_paragraph *out);

#endif
