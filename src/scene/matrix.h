/*
 * Affine transforms of the plane: (x, y) → (xx x + xy y + x0, yx x + yy y + y0).
 */
#ifndef SC_SCENE_MATRIX_H
#define SC_SCENE_MATRIX_H

#include <stdbool.h>

typedef struct sc_matrix {
    double xx, yx, xy, yy, x0, y0;
} sc_matrix;

extern const sc_matrix SC_MATRIX_IDENTITY;

/** @return the transform that does `second` to what `first` made of a point. */
sc_matrix sc_matrix_multiply(sc_matrix second, sc_matrix first);

/** Undo a transform. @return false, leaving `*out` alone, if it leaves a line or a point. */
bool sc_matrix_invert(sc_matrix m, sc_matrix *out);

/** Move a point. */
void sc_matrix_apply(sc_matrix m, double *x, double *y);

/** @return the most that it lengthens anything. */
double sc_matrix_scale(sc_matrix m);

#endif
