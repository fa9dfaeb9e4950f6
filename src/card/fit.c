/* Fitting pictures: see fit.h. */
#include "card/fit.h"

#include "card/parallel.h"
#include "card/share.h"
#include "card/watch.h"
#include "paint/svg.h"

#include <math.h>
#include <string.h>

/* One image of one card, and where its pixels go. */
typedef struct item {
    size_t card;
    const sc_scene_image *image;
    sc_bitmap *to;
} item;

/* Items that are resampled in one: rows `top` to `bottom`, counted from the first's. */
typedef struct group {
    sc_arena *arena; /* of what is resampled; the first's card owns it */
    SC_VEC(item) items;
    double top, bottom;
} group;

typedef SC_VEC(group) groups;

typedef struct fitting {
    sc_arena *scratch;
    const sc_card_request *request;
    const sc_photo *const *photos;
    sc_card_fitted *fitted;
    groups groups;
} fitting;

static void free_arena(void *arena)
{
    sc_arena_free(arena);
}

/* --- what goes together --------------------------------------------------------------------- */

/* The row of the group that an item starts at. */
static double row_of(const group *g, const item *i)
{
    double rows = 0;
    sc_share_rows(g->items.items[0].image, i->image, &rows);
    return round(rows);
}

/* Whether an item's rows are whole rows of a group, and overlap with it. */
static bool belongs(const fitting *f, const group *g, const item *i)
{
    double rows;
    const sc_scene_image *first = g->items.items[0].image;
    return f->photos[first->picture] != NULL && sc_share_rows(first, i->image, &rows) &&
           fabs(rows - round(rows)) < 1e-3 && rows < g->bottom &&
           rows + i->image->box.height > g->top;
}

static group *group_for(fitting *f, const item *i)
{
    for (size_t k = 0; k < f->groups.count; k++)
        if (belongs(f, &f->groups.items[k], i))
            return &f->groups.items[k];
    group new_group = { .arena = sc_arena_new(0) };
    sc_arena_defer(f->fitted[i->card].arena, free_arena, new_group.arena);
    sc_vec_push(f->scratch, &f->groups, new_group);
    return &f->groups.items[f->groups.count - 1];
}

static void add_item(fitting *f, item i)
{
    group *g = group_for(f, &i);
    sc_card_fitted *fitted = &f->fitted[i.card];
    if (g->items.count > 0)
        sc_vec_push(fitted->arena, &fitted->borrowed, i.to);
    sc_vec_push(f->scratch, &g->items, i);
    double top = row_of(g, &i);
    g->top = fmin(g->top, top);
    g->bottom = fmax(g->bottom, top + i.image->box.height);
}

static void count_image(const sc_scene_node *node, void *context)
{
    *(size_t *)context += node->image != NULL;
}

typedef struct listing {
    fitting *of;
    size_t card;
    sc_paint_picture *next;
} listing;

static void list_image(const sc_scene_node *node, void *context)
{
    listing *l = context;
    if (node->image == NULL)
        return;
    l->next->image = node->image;
    add_item(l->of, (item){ l->card, node->image, &l->next->bitmap });
    l->next++;
}

static void list_images(fitting *f, size_t card, const sc_scene *scene)
{
    sc_card_fitted *fitted = &f->fitted[card];
    sc_scene_walk(scene, count_image, &fitted->count);
    sc_paint_picture *pictures = SC_NEW_ARRAY(fitted->arena, sc_paint_picture, fitted->count);
    fitted->pictures = pictures;
    listing l = { f, card, pictures };
    sc_scene_walk(scene, list_image, &l);
}

/* --- resampling ----------------------------------------------------------------------------- */

/* The first's crop, made higher to hold all. */
static sc_rect crop_of(const group *g)
{
    const sc_scene_image *first = g->items.items[0].image;
    double px = first->crop.height / first->box.height;
    sc_rect crop = first->crop;
    crop.y += g->top * px;
    crop.height = (g->bottom - g->top) * px;
    return crop;
}

static void hand_out(const group *g, const sc_bitmap *all)
{
    size_t stride = (size_t)all->stride / 4;
    for (size_t i = 0; i < g->items.count; i++) {
        const item *to = &g->items.items[i];
        size_t row = (size_t)(row_of(g, to) - g->top);
        *to->to = *all;
        to->to->height = (int)to->image->box.height;
        to->to->pixels = all->pixels + row * stride;
    }
}

static sc_status resample(const fitting *f, const group *g, sc_diags *diags)
{
    const sc_scene_image *image = g->items.items[0].image;
    const sc_card_picture *from = &f->request->pictures[image->picture];
    int width = (int)image->box.width;
    sc_bitmap all;
    if (f->photos[image->picture] == NULL)
        return sc_svg_draw(g->arena, from->bytes, image->crop, width, (int)image->box.height,
                           from->span, diags, g->items.items[0].to);
    sc_status status = sc_photo_resample(g->arena, f->photos[image->picture], crop_of(g), width,
                                         (int)(g->bottom - g->top), diags, &all);
    if (status == SC_OK)
        hand_out(g, &all);
    return status;
}

static void fit_group(void *context, size_t index, sc_desk *desk)
{
    const fitting *f = context;
    sc_watch_begin(f->request, "resample");
    desk->status = resample(f, &f->groups.items[index], &desk->diags);
    sc_watch_end(f->request, "resample");
}

/* --- the whole ------------------------------------------------------------------------------ */

static void release(void *fitted)
{
    sc_card_fitted_done(fitted);
}

void sc_card_fitted_done(sc_card_fitted *fitted)
{
    sc_arena_free(fitted->arena);
    *fitted = (sc_card_fitted){ 0 };
}

void sc_card_fit_part(sc_card_fitted *fitted, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < fitted[i].borrowed.count; k++) {
            sc_bitmap *bitmap = fitted[i].borrowed.items[k];
            size_t rows = (size_t)bitmap->height, stride = (size_t)bitmap->stride;
            uint32_t *own = sc_arena_alloc_raw(fitted[i].arena, rows, stride);
            memcpy(own, bitmap->pixels, rows * stride);
            bitmap->pixels = own;
        }
}

sc_status sc_card_fit(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                      const sc_photo *const *photos, const sc_scene *scenes, sc_diags *diags,
                      sc_card_fitted **out)
{
    sc_card_fitted *fitted = SC_NEW_ARRAY(arena, sc_card_fitted, plan->count);
    fitting f = { arena, request, photos, fitted, { 0 } };
    for (size_t i = 0; i < plan->count; i++) {
        fitted[i].arena = sc_arena_new(0);
        sc_arena_defer(arena, release, &fitted[i]);
        if (sc_card_plan_leads(plan, i))
            list_images(&f, i, &scenes[i]);
    }
    sc_status status = sc_parallel_each(arena, f.groups.count, fit_group, &f, diags);
    if (status == SC_OK)
        *out = fitted;
    return status;
}
