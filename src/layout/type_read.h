/*
 * Values of type's own properties: widths, axes of variable fonts, sets of words, and the parts of
 * shorthands. Lengths and colours are read by property_read.c.
 */
#ifndef SC_LAYOUT_TYPE_READ_H
#define SC_LAYOUT_TYPE_READ_H

#include "layout/property.h"
#include "layout/reader.h"

/** Read `condensed`, `87.5%`, `normal`: percent of the normal width. @return false with an error.
 */
bool sc_stretch_read(const sc_reader *reader, double *out);

/**
 * Read `"wght" 650, "GRAD" 80`, or features, `"tnum", "liga" 0`; `normal` and nothing are none.
 * @return false with an error; `*out` is as written, owned by the reader's arena.
 */
bool sc_tags_read(const sc_reader *reader, sc_str *out);

/**
 * Read one or several of the words `choices`, of which the first stands alone, for 0.
 * @return false with an error; bit i − 1 of `*out` stands for word i.
 */
bool sc_words_read(const sc_reader *reader, const char *const *choices, int *out);

/* The parts of `text-decoration: underline wavy red 3px`; what is not given is empty. */
typedef struct sc_decoration_parts {
    sc_str lines, style, color, thickness;
} sc_decoration_parts;

/** Tell the parts of a decoration apart. @return false with an error. */
bool sc_decoration_split(const sc_reader *reader, sc_decoration_parts *out);

/** Tell the width and the colour of `text-stroke: 2px black` apart. As above. */
bool sc_stroke_split(const sc_reader *reader, sc_str *width, sc_str *color);

#endif
