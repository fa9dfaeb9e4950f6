/* Sharing resampled crops: see share.h. */
#include "card/share.h"

#include <math.h>

typedef struct aligning {
    sc_arena *arena;
    const sc_scene *before;
    size_t before_count;
    const sc_picture *headers;
} aligning;

/* An image, and the one before it that it can share with. */
typedef struct sharing {
    const sc_scene_image *image, *with; /* NULL: none is found yet */
    double rows;
} sharing;

static bool is_same(double a, double b)
{
    return fabs(a - b) <= 1e-6 * fmax(1, fabs(a));
}

bool sc_share_rows(const sc_scene_image *a, const sc_scene_image *b, double *rows)
{
    double scale = b->box.height / b->crop.height;
    if (a->picture != b->picture || a->box.width != b->box.width ||
        !is_same(a->crop.x, b->crop.x) || !is_same(a->crop.width, b->crop.width) ||
        !is_same(a->box.height / a->crop.height, scale))
        return false;
    *rows = (b->crop.y - a->crop.y) * scale;
    return true;
}

static void find(const sc_scene_node *node, void *context)
{
    sharing *s = context;
    double rows;
    if (s->with != NULL || node->image == NULL || !sc_share_rows(node->image, s->image, &rows) ||
        fabs(rows) >= fmax(node->image->box.height, s->image->box.height))
        return;
    s->with = node->image;
    s->rows = rows;
}

/* To whole rows; if that is outside of the picture, to the next ones inside. */
static double aligned_top(const sharing *s, double full_height)
{
    double px = s->image->crop.height / s->image->box.height,
           last = full_height - s->image->crop.height;
    double top = s->with->crop.y + round(s->rows) * px;
    if (top < 0)
        top += px;
    else if (top > last)
        top -= px;
    return top >= 0 && top <= last ? top : s->image->crop.y;
}

static const sc_scene_image *align(const sc_scene_image *image, void *context)
{
    const aligning *a = context;
    sharing s = { .image = image };
    for (size_t i = 0; i < a->before_count && s.with == NULL; i++)
        sc_scene_walk(&a->before[i], find, &s);
    if (s.with == NULL || a->headers[image->picture].info.is_scalable)
        return image;
    sc_scene_image *moved = SC_NEW(a->arena, sc_scene_image);
    *moved = *image;
    moved->crop.y = aligned_top(&s, a->headers[image->picture].info.height);
    return moved;
}

sc_scene sc_share_align(sc_arena *arena, const sc_scene *scene, const sc_scene *before,
                        size_t before_count, const sc_picture *headers)
{
    aligning a = { arena, before, before_count, headers };
    return sc_scene_with_images(arena, scene, align, &a);
}
