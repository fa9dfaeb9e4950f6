/* Fitting pictures: see fit.h. */
#include "card/fit.h"

#include "card/parallel.h"
#include "card/watch.h"
#include "paint/svg.h"

typedef struct fitting {
    const sc_card_request *request;
    const sc_card_plan *plan;
    const sc_photo *const *photos;
    const sc_scene *scenes;
    sc_card_fitted *fitted;
} fitting;

typedef struct card_fitting {
    const fitting *of;
    sc_arena *arena;
    sc_desk *desk;
    SC_VEC(sc_paint_picture) pictures;
} card_fitting;

static void fit_image(const sc_scene_node *node, void *context)
{
    card_fitting *card = context;
    const sc_scene_image *image = node->image;
    if (image == NULL || card->desk->status != SC_OK)
        return;
    sc_paint_picture picture = { .image = image };
    const sc_card_picture *from = &card->of->request->pictures[image->picture];
    const sc_photo *photo = card->of->photos[image->picture];
    int width = (int)image->box.width, height = (int)image->box.height;
    card->desk->status = photo == NULL
                             ? sc_svg_draw(card->arena, from->bytes, image->crop, width, height,
                                           from->span, &card->desk->diags, &picture.bitmap)
                             : sc_photo_resample(card->arena, photo, image->crop, width, height,
                                                 &card->desk->diags, &picture.bitmap);
    if (card->desk->status == SC_OK)
        sc_vec_push(card->arena, &card->pictures, picture);
}

static void fit_card(void *context, size_t index, sc_desk *desk)
{
    const fitting *f = context;
    sc_card_fitted *out = &f->fitted[index];
    if (!sc_card_plan_leads(f->plan, index))
        return;
    card_fitting card = { .of = f, .arena = out->arena, .desk = desk };
    sc_watch_begin(f->request, "resample");
    sc_scene_walk(&f->scenes[index], fit_image, &card);
    sc_watch_end(f->request, "resample");
    out->pictures = card.pictures.items;
    out->count = card.pictures.count;
}

static void release(void *fitted)
{
    sc_card_fitted_done(fitted);
}

void sc_card_fitted_done(sc_card_fitted *fitted)
{
    sc_arena_free(fitted->arena);
    *fitted = (sc_card_fitted){ 0 };
}

sc_status sc_card_fit(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                      const sc_photo *const *photos, const sc_scene *scenes, sc_diags *diags,
                      sc_card_fitted **out)
{
    sc_card_fitted *fitted = SC_NEW_ARRAY(arena, sc_card_fitted, plan->count);
    fitting f = { request, plan, photos, scenes, fitted };
    for (size_t i = 0; i < plan->count; i++) {
        fitted[i].arena = sc_arena_new(0);
        sc_arena_defer(arena, release, &fitted[i]);
    }
    sc_status status = sc_parallel_each(arena, plan->count, fit_card, &f, diags);
    if (status == SC_OK)
        *out = fitted;
    return status;
}
