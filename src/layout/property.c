/* The rows of the properties: see property.h. What each means is in docs/layouts.md. */
#include "layout/property.h"

#include "layout/style.h"

#include <stddef.h>

#define AT(member) offsetof(sc_style, member)
#define SIDE(member, index)                                                                        \
    (offsetof(sc_style, member) + (index) * sizeof(((sc_style *)0)->member[0]))
#define WORDS(...)                                                                                 \
    (const char *const[])                                                                          \
    {                                                                                              \
        __VA_ARGS__, NULL                                                                          \
    }

/* One list for all alignments, in the order of sc_flex_align and then `start` and `end`; each takes
 * those of its bits. */
static const char *const ALIGNMENTS[] = {
    "auto",          "normal",       "flex-start",   "flex-end", "center", "baseline", "stretch",
    "space-between", "space-around", "space-evenly", "start",    "end",    NULL
};
enum {
    FOR_ALL = 1 << 10 | 1 << 11,
    FOR_JUSTIFY = FOR_ALL | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 7 | 1 << 8 | 1 << 9,
    FOR_CONTENT = FOR_JUSTIFY | 1 << 6,
    FOR_ITEMS = FOR_ALL | 1 << 1 | 1 << 2 | 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6,
    FOR_SELF = FOR_ITEMS | 1 << 0,
};

static const char *const AUTO[] = { "auto", NULL };
static const char *const NONE[] = { "none", NULL };
static const char *const NORMAL[] = { "normal", NULL };

enum { PX_MAX = 32000 };
#define ANY -PX_MAX, PX_MAX
#define POSITIVE 0, PX_MAX

static const sc_property PROPERTIES[] = {
    /* Where a node stands among others. */
    { "position", SC_KIND_KEYWORD, SC_FOR_ALL, false, AT(position), "relative", 0, 0,
      WORDS("relative", "absolute"), 0, NULL, "absolute: out of the flow, placed by inset",
      "absolute" },
    { "top", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(inset, 0), "auto", ANY, AUTO, 0, NULL,
      "distance from the parent's top edge", "40px" },
    { "right", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(inset, 1), "auto", ANY, AUTO, 0, NULL,
      "distance from the parent's right edge", "5cqmin" },
    { "bottom", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(inset, 2), "auto", ANY, AUTO, 0, NULL,
      "distance from the parent's bottom edge", "0" },
    { "left", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(inset, 3), "auto", ANY, AUTO, 0, NULL,
      "distance from the parent's left edge", "50%" },
    { "inset", SC_KIND_SIDES, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("top", "right", "bottom", "left"), "top, right, bottom and left in one", "60% 0 0 0" },
    { "inset-inline-start", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("left", "right"), "left, or right in an article written from right to left", "40px" },
    { "inset-inline-end", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("right", "left"), "right, or left in an article written from right to left", "5%" },
    { "order", SC_KIND_INTEGER, SC_FOR_ALL, false, AT(order), "0", -1000, 1000, NULL, 0, NULL,
      "moves a node before or after its siblings", "-1" },
    { "align-self", SC_KIND_KEYWORD, SC_FOR_ALL, false, AT(align_self), "auto", 0, 0, ALIGNMENTS,
      FOR_SELF, NULL, "how the node stands across its parent's direction", "center" },
    { "flex-grow", SC_KIND_NUMBER, SC_FOR_ALL, false, AT(flex_grow), "0", 0, 10000, NULL, 0, NULL,
      "its share of the space left over", "1" },
    { "flex-shrink", SC_KIND_NUMBER, SC_FOR_ALL, false, AT(flex_shrink), "1", 0, 10000, NULL, 0,
      NULL, "its share of what is too much", "0" },
    { "flex-basis", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(flex_basis), "auto", POSITIVE, AUTO,
      0, NULL, "its size along the parent's direction before growing and shrinking", "300px" },
    { "flex", SC_KIND_FLEX, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("flex-grow", "flex-shrink", "flex-basis"), "grow, shrink and basis in one",
      "1 1 300px" },
    { "direction", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(direction), "auto", 0, 0,
      WORDS("auto", "ltr", "rtl"), 0, NULL, "auto: as the article's language is written", "ltr" },

    /* Its size. */
    { "width", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(width), "auto", POSITIVE, AUTO, 0, NULL,
      "the width of the box, padding and border included", "60%" },
    { "height", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(height), "auto", POSITIVE, AUTO, 0, NULL,
      "the height of the box, padding and border included", "300px" },
    { "min-width", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(min_width), "auto", POSITIVE, AUTO, 0,
      NULL, "never narrower than this", "200px" },
    { "min-height", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(min_height), "auto", POSITIVE, AUTO,
      0, NULL, "never lower than this", "4em" },
    { "max-width", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(max_width), "none", POSITIVE, NONE, 0,
      NULL, "never wider than this", "80%" },
    { "max-height", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, AT(max_height), "none", POSITIVE, NONE,
      0, NULL, "never higher than this", "50cqh" },
    { "aspect-ratio", SC_KIND_RATIO, SC_FOR_ALL, false, AT(aspect_ratio), "auto", 0.001, 1000, AUTO,
      0, NULL, "width by height, such as 16 / 9", "16 / 9" },
    { "margin-top", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(margin, 0), "0", ANY, AUTO, 0,
      NULL, "space above the box; auto takes what is left", "auto" },
    { "margin-right", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(margin, 1), "0", ANY, AUTO, 0,
      NULL, "space to the right of the box", "16px" },
    { "margin-bottom", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(margin, 2), "0", ANY, AUTO, 0,
      NULL, "space below the box", "28px" },
    { "margin-left", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, false, SIDE(margin, 3), "0", ANY, AUTO, 0,
      NULL, "space to the left of the box", "-8px" },
    { "margin", SC_KIND_SIDES, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("margin-top", "margin-right", "margin-bottom", "margin-left"), "space around the box",
      "0 auto" },
    { "margin-inline-start", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("margin-left", "margin-right"), "space before the box, in the reading direction",
      "auto" },
    { "margin-inline-end", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("margin-right", "margin-left"), "space after the box, in the reading direction",
      "20px" },
    { "padding-top", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(padding, 0), "0", POSITIVE, NULL, 0,
      NULL, "space inside the top edge", "26px" },
    { "padding-right", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(padding, 1), "0", POSITIVE, NULL, 0,
      NULL, "space inside the right edge", "2em" },
    { "padding-bottom", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(padding, 2), "0", POSITIVE, NULL, 0,
      NULL, "space inside the bottom edge", "26px" },
    { "padding-left", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(padding, 3), "0", POSITIVE, NULL, 0,
      NULL, "space inside the left edge", "2em" },
    { "padding", SC_KIND_SIDES, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("padding-top", "padding-right", "padding-bottom", "padding-left"),
      "space inside the box's edges", "190px 6cqmin 6cqmin" },
    { "padding-inline-start", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("padding-left", "padding-right"), "space inside the edge where reading starts",
      "24px" },
    { "padding-inline-end", SC_KIND_INLINE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("padding-right", "padding-left"), "space inside the edge where reading ends", "24px" },

    /* How a box places its children. */
    { "flex-direction", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(flex_direction), "row", 0, 0,
      WORDS("row", "row-reverse", "column", "column-reverse"), 0, NULL,
      "whether children stand beside or below each other", "column" },
    { "flex-wrap", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(flex_wrap), "nowrap", 0, 0,
      WORDS("nowrap", "wrap", "wrap-reverse"), 0, NULL, "whether children may take several lines",
      "wrap" },
    { "justify-content", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(justify_content), "normal", 0, 0,
      ALIGNMENTS, FOR_JUSTIFY, NULL, "where children stand along the direction", "space-between" },
    { "align-items", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(align_items), "normal", 0, 0,
      ALIGNMENTS, FOR_ITEMS, NULL, "where children stand across the direction", "center" },
    { "align-content", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(align_content), "normal", 0, 0,
      ALIGNMENTS, FOR_CONTENT, NULL, "where lines of children stand", "flex-end" },
    { "row-gap", SC_KIND_LENGTH, SC_FOR_BOX, false, AT(row_gap), "0", POSITIVE, NORMAL, 0, NULL,
      "space between rows", "14px" },
    { "column-gap", SC_KIND_LENGTH, SC_FOR_BOX, false, AT(column_gap), "0", POSITIVE, NORMAL, 0,
      NULL, "space between columns", "1em" },
    { "gap", SC_KIND_PAIR, SC_FOR_BOX, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("row-gap", "column-gap"), "space between children", "14px 32px" },

    /* Paint. */
    { "overflow", SC_KIND_KEYWORD, SC_FOR_ALL, false, AT(overflow), "visible", 0, 0,
      WORDS("visible", "hidden"), 0, NULL, "hidden: what leaves the box is cut off", "hidden" },
    { "background", SC_KIND_BACKGROUND, SC_FOR_ALL, false, AT(background), "none", 0, 0, NULL, 0,
      NULL, "colours and gradients behind the node, the first on top",
      "linear-gradient(to bottom, transparent, rgb(0 0 0 / 0.8))" },
    { "scrim", SC_KIND_KEYWORD, SC_FOR_BOX, false, AT(scrim), "none", 0, 0, WORDS("none", "auto"),
      0, NULL, "auto: the background is only as strong as the legibility of the texts needs",
      "auto" },
    { "opacity", SC_KIND_NUMBER, SC_FOR_ALL, false, AT(opacity), "1", 0, 1, NULL, 0, NULL,
      "0 is invisible, 1 opaque; of the node with all it holds", "0.84" },
    { "border-top-width", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(border_width, 0), "0", POSITIVE,
      NULL, 0, NULL, "the top border's width", "2px" },
    { "border-right-width", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(border_width, 1), "0", POSITIVE,
      NULL, 0, NULL, "the right border's width", "2px" },
    { "border-bottom-width", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(border_width, 2), "0",
      POSITIVE, NULL, 0, NULL, "the bottom border's width", "0.1em" },
    { "border-left-width", SC_KIND_LENGTH, SC_FOR_ALL, false, SIDE(border_width, 3), "0", POSITIVE,
      NULL, 0, NULL, "the left border's width", "6px" },
    { "border-width", SC_KIND_SIDES, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-top-width", "border-right-width", "border-bottom-width", "border-left-width"),
      "the borders' widths", "2px 0" },
    { "border-top-color", SC_KIND_COLOR, SC_FOR_ALL, false, SIDE(border_color, 0), "black", 0, 0,
      NULL, 0, NULL, "the top border's colour", "white" },
    { "border-right-color", SC_KIND_COLOR, SC_FOR_ALL, false, SIDE(border_color, 1), "black", 0, 0,
      NULL, 0, NULL, "the right border's colour", "\"#ff5a36\"" },
    { "border-bottom-color", SC_KIND_COLOR, SC_FOR_ALL, false, SIDE(border_color, 2), "black", 0, 0,
      NULL, 0, NULL, "the bottom border's colour", "rgb(255 255 255 / 0.36)" },
    { "border-left-color", SC_KIND_COLOR, SC_FOR_ALL, false, SIDE(border_color, 3), "black", 0, 0,
      NULL, 0, NULL, "the left border's colour", "tomato" },
    { "border-color", SC_KIND_SIDES, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-top-color", "border-right-color", "border-bottom-color", "border-left-color"),
      "the borders' colours", "white transparent" },
    { "border", SC_KIND_BORDER, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-width", "border-color"), "all borders: a width, `solid`, a colour",
      "3px solid white" },
    { "border-top", SC_KIND_BORDER, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-top-width", "border-top-color"), "the top border",
      "2px solid rgb(255 255 255 / 0.36)" },
    { "border-right", SC_KIND_BORDER, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-right-width", "border-right-color"), "the right border", "1px solid grey" },
    { "border-bottom", SC_KIND_BORDER, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-bottom-width", "border-bottom-color"), "the bottom border",
      "0.2em solid tomato" },
    { "border-left", SC_KIND_BORDER, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-left-width", "border-left-color"), "the left border", "\"6px solid #ff5a36\"" },
    { "border-top-left-radius", SC_KIND_RADIUS, SC_FOR_ALL, false, SIDE(border_radius, 0), "0",
      POSITIVE, NULL, 0, NULL, "how round the corner is", "24px" },
    { "border-top-right-radius", SC_KIND_RADIUS, SC_FOR_ALL, false, SIDE(border_radius, 1), "0",
      POSITIVE, NULL, 0, NULL, "how round the corner is", "24px" },
    { "border-bottom-right-radius", SC_KIND_RADIUS, SC_FOR_ALL, false, SIDE(border_radius, 2), "0",
      POSITIVE, NULL, 0, NULL, "how round the corner is", "1em" },
    { "border-bottom-left-radius", SC_KIND_RADIUS, SC_FOR_ALL, false, SIDE(border_radius, 3), "0",
      POSITIVE, NULL, 0, NULL, "how round the corner is", "50%" },
    { "border-radius", SC_KIND_CORNERS, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius",
            "border-bottom-left-radius"),
      "how round the corners are; 50% makes a circle of a square", "24px 24px 0 0" },

    { "box-shadow", SC_KIND_SHADOWS, SC_FOR_ALL, false, AT(box_shadow), "none", 0, 0, NONE, 0, NULL,
      "shadows of the box, the first on top; inset: inside its edges",
      "0 8px 24px rgb(0 0 0 / 0.3)" },
    { "filter", SC_KIND_FILTERS, SC_FOR_ALL, false, AT(filter), "none", 0, 0, NONE, 0, NULL,
      "changes the node with all it holds: blurred, brighter, grey …",
      "grayscale(1) contrast(1.1)" },
    { "mix-blend-mode", SC_KIND_KEYWORD, SC_FOR_ALL, false, AT(mix_blend_mode), "normal", 0, 0,
      WORDS("normal", "multiply", "screen", "overlay", "darken", "lighten", "color-dodge",
            "color-burn", "hard-light", "soft-light", "difference", "exclusion", "hue",
            "saturation", "color", "luminosity"),
      0, NULL, "how the node's colours are mixed with those behind it", "multiply" },
    { "mask", SC_KIND_MASK, SC_FOR_ALL, false, AT(mask), "none", 0, 0, NONE, 0, NULL,
      "gradients: the node is seen only as far as they are opaque",
      "linear-gradient(black 60%, transparent)" },
    { "transform", SC_KIND_TRANSFORMS, SC_FOR_ALL, false, AT(transform), "none", 0, 0, NONE, 0,
      NULL, "moves, turns or scales the node with all it holds; the layout stays as it is",
      "rotate(-3deg)" },
    { "transform-origin", SC_KIND_POINT, SC_FOR_ALL, false, AT(transform_origin), "center", ANY,
      NULL, 0, NULL, "the point of the box that transform leaves where it is", "left bottom" },

    /* Type. Inherited, so that a box sets it for all the texts in it. */
    { "color", SC_KIND_COLOR, SC_FOR_ALL, true, AT(color), "black", 0, 0, NULL, 0, NULL,
      "the colour of text", "\"#c8102e\"" },
    { "font-family", SC_KIND_FAMILIES, SC_FOR_ALL, true, AT(font_family), "Inter", 0, 0, NULL, 0,
      NULL, "families in order of preference", "[Inter Display, Inter]" },
    { "font-size", SC_KIND_LENGTH, SC_FOR_ALL, true, AT(font_size), "32px", 1, 4000, NULL, 0, NULL,
      "the size of text; fit overrides it", "27px" },
    { "font-weight", SC_KIND_WEIGHT, SC_FOR_ALL, true, AT(font_weight), "400", 1, 1000, NULL, 0,
      NULL, "1 to 1000; 400 is normal, 700 bold", "800" },
    { "font-style", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(font_style), "normal", 0, 0,
      WORDS("normal", "italic"), 0, NULL, "upright or italic", "italic" },
    { "font-feature-settings", SC_KIND_TAGS, SC_FOR_ALL, true, AT(font_feature_settings), "", 0, 0,
      NULL, 0, NULL, "OpenType features, such as '\"tnum\", \"ss01\"'", "'\"tnum\", \"ss01\"'" },
    { "font-stretch", SC_KIND_STRETCH, SC_FOR_ALL, true, AT(font_stretch), "normal", 25, 300, NULL,
      0, NULL, "how wide the letters are, of a family that has widths: 75% or condensed", "75%" },
    { "font-optical-sizing", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(font_optical_sizing), "auto", 0,
      0, WORDS("auto", "none"), 0, NULL,
      "auto: a variable font that has optical sizes is drawn for the size it is set in", "none" },
    { "font-variation-settings", SC_KIND_TAGS, SC_FOR_ALL, true, AT(font_variation_settings),
      "normal", 0, 0, NULL, 0, NULL, "axes of a variable font, such as '\"GRAD\" 80'",
      "'\"GRAD\" 80'" },
    { "font-variant-caps", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(font_variant_caps), "normal", 0, 0,
      WORDS("normal", "small-caps", "all-small-caps"), 0, NULL,
      "small capitals: the font's own, or else its capitals at 0.7 of their size", "small-caps" },
    { "font-variant-numeric", SC_KIND_WORDS, SC_FOR_ALL, true, AT(font_variant_numeric), "normal",
      0, 0,
      WORDS("normal", "lining-nums", "oldstyle-nums", "proportional-nums", "tabular-nums",
            "diagonal-fractions", "stacked-fractions", "ordinal", "slashed-zero"),
      0, NULL, "figures, as far as the font has them", "oldstyle-nums" },
    { "line-height", SC_KIND_LINE_HEIGHT, SC_FOR_ALL, true, AT(line_height), "normal", 0, 4000,
      NORMAL, 0, NULL, "from baseline to baseline: a factor of the font size, or a length",
      "1.06" },
    { "letter-spacing", SC_KIND_LENGTH, SC_FOR_ALL, true, AT(letter_spacing), "0", ANY, NORMAL, 0,
      NULL, "space added between letters; never where letters join", "-0.02em" },
    { "word-spacing", SC_KIND_LENGTH, SC_FOR_ALL, true, AT(word_spacing), "0", ANY, NORMAL, 0, NULL,
      "space added between words", "0.1em" },
    { "text-align", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(text_align), "start", 0, 0,
      WORDS("start", "end", "left", "right", "center", "justify"), 0, NULL,
      "where lines stand in the box; justify: on both edges, but for the last", "center" },
    { "text-transform", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(text_transform), "none", 0, 0,
      WORDS("none", "uppercase", "lowercase", "capitalize"), 0, NULL,
      "case, as the article's language has it", "uppercase" },
    { "text-wrap", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(text_wrap), "wrap", 0, 0,
      WORDS("wrap", "balance", "pretty", "nowrap"), 0, NULL,
      "balance: lines of like length; pretty: full lines with good ends", "balance" },
    { "hyphens", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(hyphens), "manual", 0, 0,
      WORDS("manual", "none", "auto"), 0, NULL,
      "manual: divide only words wider than the box; auto: any word, by dictionary", "auto" },
    { "missing-glyph", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(missing_glyph), "error", 0, 0,
      WORDS("error", "warn"), 0, NULL,
      "a character that no font has: an error, or a warning and an empty box", "warn" },
    { "lang", SC_KIND_TEXT, SC_FOR_ALL, true, AT(lang), "", 0, 0, NULL, 0, NULL,
      "the text's language, if it is not the article's", "de" },
    { "hanging-punctuation", SC_KIND_WORDS, SC_FOR_ALL, true, AT(hanging_punctuation), "none", 0, 0,
      WORDS("none", "first", "last", "force-end"), 0, NULL,
      "marks outside the box: a quote that opens or closes the text, stops at the ends of lines",
      "first last" },
    { "text-decoration-line", SC_KIND_WORDS, SC_FOR_ALL, true, AT(text_decoration_line), "none", 0,
      0, WORDS("none", "underline", "overline", "line-through"), 0, NULL, "lines along the text",
      "underline" },
    { "text-decoration-style", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(text_decoration_style),
      "solid", 0, 0, WORDS("solid", "double", "dotted", "dashed", "wavy"), 0, NULL,
      "what the lines look like", "wavy" },
    { "text-decoration-color", SC_KIND_COLOR, SC_FOR_ALL, true, AT(text_decoration_color), "auto",
      0, 0, AUTO, 0, NULL, "the lines' colour; auto: the text's", "\"#ff5a36\"" },
    { "text-decoration-thickness", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, true,
      AT(text_decoration_thickness), "auto", POSITIVE, WORDS("auto", "from-font"), 0, NULL,
      "the lines' thickness; auto: as the first family has it", "0.08em" },
    { "text-decoration", SC_KIND_DECORATION, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("text-decoration-line", "text-decoration-style", "text-decoration-color",
            "text-decoration-thickness"),
      "lines along the text: which, style, colour and thickness in one", "underline 4px" },
    { "text-underline-offset", SC_KIND_LENGTH_AUTO, SC_FOR_ALL, true, AT(text_underline_offset),
      "auto", ANY, AUTO, 0, NULL,
      "from the baseline down to an underline; auto: as the first family has it", "0.15em" },
    { "text-decoration-skip-ink", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(text_decoration_skip_ink),
      "auto", 0, 0, WORDS("auto", "none"), 0, NULL,
      "auto: an underline leaves out the letters that hang into it", "none" },
    { "text-shadow", SC_KIND_TEXT_SHADOW, SC_FOR_ALL, true, AT(text_shadow), "none", 0, 0, NONE, 0,
      NULL, "shadows of the letters, the first on top: across, down, blur and a colour",
      "0 2px 8px rgb(0 0 0 / 0.5)" },
    { "text-stroke-width", SC_KIND_LENGTH, SC_FOR_ALL, true, AT(text_stroke_width), "0", POSITIVE,
      NULL, 0, NULL, "an outline of the letters, half of it outside them", "2px" },
    { "text-stroke-color", SC_KIND_COLOR, SC_FOR_ALL, true, AT(text_stroke_color), "auto", 0, 0,
      AUTO, 0, NULL, "the outline's colour; auto: the text's", "black" },
    { "text-stroke", SC_KIND_STROKE, SC_FOR_ALL, false, 0, NULL, 0, 0, NULL, 0,
      WORDS("text-stroke-width", "text-stroke-color"), "the outline: its width, its colour",
      "2px black" },
    { "paint-order", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(paint_order), "normal", 0, 0,
      WORDS("normal", "stroke"), 0, NULL, "stroke: the outline is below the letters", "stroke" },
    { "marks", SC_KIND_MARKS, SC_FOR_TEXT, false, AT(marks), "none", 0, 0, NONE, 0, NULL,
      "how *emphasis* in the text is set: colour, weight, face, ground, lines along it",
      "{ color: red, font-weight: 900 }" },
    { "text-box-trim", SC_KIND_KEYWORD, SC_FOR_TEXT, false, AT(text_box_trim), "none", 0, 0,
      WORDS("none", "trim-both"), 0, NULL,
      "trim-both: the box ends at the capitals' top and the last baseline", "trim-both" },
    { "line-clamp", SC_KIND_INTEGER, SC_FOR_TEXT, false, AT(line_clamp), "0", 0, 1000, NONE, 0,
      NULL, "the greatest number of lines; more are cut with an ellipsis", "2" },
    { "fit", SC_KIND_FIT, SC_FOR_TEXT, false, AT(fit), "none", 1, 4000, NONE, 0, NULL,
      "{ min, max, lines, then }: the largest size at which the text fits",
      "{ min: 44px, max: 76px, lines: 3, then: short }" },

    { "legibility", SC_KIND_NUMBER, SC_FOR_ALL, true, AT(legibility), "0", 0, 21, NULL, 0, NULL,
      "the least contrast between the text and what is behind it (WCAG 2.2), kept by the remedy",
      "4.5" },
    { "remedy", SC_KIND_KEYWORD, SC_FOR_ALL, true, AT(remedy), "shade", 0, 0,
      WORDS("shade", "panel", "color"), 0, NULL,
      "what keeps the promise: the scrims' strength, a panel behind the text, or another colour",
      "panel" },
    { "remedy-color", SC_KIND_COLOR, SC_FOR_ALL, true, AT(remedy_color), "auto", 0, 0, AUTO, 0,
      NULL, "the panel's colour, or the text's other one; auto: black or white", "\"#0d1726\"" },

    /* Pictures. */
    { "object-fit", SC_KIND_KEYWORD, SC_FOR_IMAGE, false, AT(object_fit), "cover", 0, 0,
      WORDS("cover", "contain", "fill"), 0, NULL, "how the picture fills its box", "contain" },
    { "object-position", SC_KIND_POINT, SC_FOR_IMAGE, false, AT(object_position), "auto", ANY, AUTO,
      0, NULL, "what of the picture stays in view; auto: the article's focus", "30% 20%" },
};

enum { PROPERTY_COUNT = sizeof PROPERTIES / sizeof *PROPERTIES };

const sc_property *sc_property_all(size_t *count)
{
    *count = PROPERTY_COUNT;
    return PROPERTIES;
}

bool sc_property_is_for_marks(const sc_property *property)
{
    static const char *const PREFIXES[] = { "font-", "text-decoration", "text-underline-" };
    sc_str name = sc_str_of(property->name);
    for (size_t i = 0; i < sizeof PREFIXES / sizeof *PREFIXES; i++)
        if (sc_str_starts(name, PREFIXES[i]))
            return !sc_str_is(name, "font-size") && !sc_str_is(name, "font-optical-sizing");
    return sc_str_is(name, "color") || sc_str_is(name, "background");
}

const sc_property *sc_property_find(sc_str name)
{
    for (size_t i = 0; i < PROPERTY_COUNT; i++)
        if (sc_str_is(name, PROPERTIES[i].name))
            return &PROPERTIES[i];
    return NULL;
}

const char *sc_property_nearest(sc_arena *arena, sc_str name, unsigned nodes)
{
    const char **names = SC_NEW_ARRAY(arena, const char *, PROPERTY_COUNT);
    size_t count = 0;
    for (size_t i = 0; i < PROPERTY_COUNT; i++)
        if ((PROPERTIES[i].nodes & nodes) != 0)
            names[count++] = PROPERTIES[i].name;
    return sc_nearest(name, names, count);
}

size_t sc_property_size(sc_property_kind kind)
{
    static const size_t SIZES[] = {
        [SC_KIND_STRETCH] = sizeof(double),
        [SC_KIND_WORDS] = sizeof(int),
        [SC_KIND_TAGS] = sizeof(sc_str),
        [SC_KIND_MARKS] = sizeof(sc_marks),
        [SC_KIND_DECORATION] = 0,
        [SC_KIND_STROKE] = 0,
        [SC_KIND_KEYWORD] = sizeof(int),
        [SC_KIND_NUMBER] = sizeof(double),
        [SC_KIND_INTEGER] = sizeof(int),
        [SC_KIND_WEIGHT] = sizeof(int),
        [SC_KIND_LENGTH] = sizeof(sc_length),
        [SC_KIND_LENGTH_AUTO] = sizeof(sc_length),
        [SC_KIND_LINE_HEIGHT] = sizeof(sc_length),
        [SC_KIND_RATIO] = sizeof(double),
        [SC_KIND_COLOR] = sizeof(sc_color),
        [SC_KIND_BACKGROUND] = sizeof(sc_background),
        [SC_KIND_MASK] = sizeof(sc_background),
        [SC_KIND_SHADOWS] = sizeof(sc_shadows),
        [SC_KIND_TEXT_SHADOW] = sizeof(sc_shadows),
        [SC_KIND_FILTERS] = sizeof(sc_filters),
        [SC_KIND_TRANSFORMS] = sizeof(sc_transforms),
        [SC_KIND_RADIUS] = sizeof(sc_point),
        [SC_KIND_FAMILIES] = sizeof(sc_families),
        [SC_KIND_TEXT] = sizeof(sc_str),
        [SC_KIND_POINT] = sizeof(sc_point),
        [SC_KIND_FIT] = sizeof(sc_fit_rule),
        [SC_KIND_INLINE] = 0,
    };
    return SIZES[kind];
}
