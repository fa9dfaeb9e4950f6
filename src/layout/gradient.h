/*
 * Gradients as CSS writes them (CSS Images Module Level 3 and 4): linear, radial and conic ones,
 * repeating or not, `in` a colour space or in sRGB. Private to layout/.
 */
#ifndef SC_LAYOUT_GRADIENT_H
#define SC_LAYOUT_GRADIENT_H

#include "layout/background.h"

/** @return whether `text` starts as a gradient does. */
bool sc_gradient_starts(sc_str text);

/**
 * Read a gradient that starts as one.
 * @return false with an error; `*out` is of no use then.
 */
bool sc_gradient_read(const sc_reader *reader, sc_str text, sc_fill *out);

/** Read an angle in deg, turn, grad or rad; 0 needs no unit. @return false if `text` is none. */
bool sc_angle_parse(sc_str text, double *degrees);

#endif
