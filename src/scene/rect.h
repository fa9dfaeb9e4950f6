/*
 * Rectangles of a card: what two have in common, and where a transform takes one.
 */
#ifndef SC_SCENE_RECT_H
#define SC_SCENE_RECT_H

#include "photo/photo.h"
#include "scene/matrix.h"

/** @return what two rectangles have in common; of no width or height if that is nothing. */
sc_rect sc_rect_common(sc_rect a, sc_rect b);

/** @return the smallest rectangle about `r` once it is transformed. */
sc_rect sc_rect_moved(sc_rect r, sc_matrix m);

#endif
