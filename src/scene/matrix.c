/* Affine transforms: see matrix.h. */
#include "scene/matrix.h"

#include <math.h>

const sc_matrix SC_MATRIX_IDENTITY = { 1, 0, 0, 1, 0, 0 };

sc_matrix sc_matrix_multiply(sc_matrix b, sc_matrix a)
{
    return (sc_matrix){ b.xx * a.xx + b.xy * a.yx,        b.yx * a.xx + b.yy * a.yx,
                        b.xx * a.xy + b.xy * a.yy,        b.yx * a.xy + b.yy * a.yy,
                        b.xx * a.x0 + b.xy * a.y0 + b.x0, b.yx * a.x0 + b.yy * a.y0 + b.y0 };
}

static double determinant(sc_matrix m)
{
    return m.xx * m.yy - m.xy * m.yx;
}

bool sc_matrix_invert(sc_matrix m, sc_matrix *out)
{
    double d = determinant(m);
    if (!(fabs(d) > 1e-12) || !isfinite(d))
        return false;
    sc_matrix back = { m.yy / d, -m.yx / d, -m.xy / d, m.xx / d, 0, 0 };
    back.x0 = -(back.xx * m.x0 + back.xy * m.y0);
    back.y0 = -(back.yx * m.x0 + back.yy * m.y0);
    *out = back;
    return true;
}

void sc_matrix_apply(sc_matrix m, double *x, double *y)
{
    double across = m.xx * *x + m.xy * *y + m.x0;
    *y = m.yx * *x + m.yy * *y + m.y0;
    *x = across;
}

/* The greater singular value. */
double sc_matrix_scale(sc_matrix m)
{
    double sum = m.xx * m.xx + m.yx * m.yx + m.xy * m.xy + m.yy * m.yy;
    double product = determinant(m);
    return sqrt((sum + sqrt(fmax(0, sum * sum - 4 * product * product))) / 2);
}
