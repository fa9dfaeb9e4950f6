/* Pictures: see pictures.h. */
#include "card/pictures.h"

#include "card/framing.h"
#include "card/watch.h"
#include "paint/svg.h"

#include <math.h>

/* A drawing may be named by colleagues, in layouts and the site file; never by an article. */
static bool is_drawing(const sc_card_request *request, const sc_card_picture *picture)
{
    const sc_source *from = picture->span.source;
    bool is_ours = from == request->layout->source || from == request->site->source;
    for (size_t i = 0; i < request->layout->base_count; i++)
        is_ours |= from == request->layout->bases[i];
    return from != NULL && is_ours && sc_photo_is_svg(picture->bytes);
}

static sc_status probe(sc_arena *arena, const sc_card_request *request, const sc_card_picture *from,
                       sc_diags *diags, sc_picture *out)
{
    *out = (sc_picture){ .name = from->name,
                         .has_focus = from->has_focus,
                         .focus_x = from->focus_x,
                         .focus_y = from->focus_y };
    if (is_drawing(request, from))
        return sc_svg_probe(arena, from->bytes, &request->limits, from->span, diags, &out->info);
    return sc_photo_probe(arena, from->bytes, &request->limits, from->span, diags, &out->info);
}

sc_status sc_card_probe(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                        const sc_picture **out)
{
    sc_picture *headers = SC_NEW_ARRAY(arena, sc_picture, request->picture_count);
    sc_status status = SC_OK;
    sc_watch_begin(request, "probe");
    for (size_t i = 0; i < request->picture_count && status == SC_OK; i++)
        status = probe(arena, request, &request->pictures[i], diags, &headers[i]);
    sc_watch_end(request, "probe");
    if (status == SC_OK)
        *out = headers;
    return status;
}

static void widen_scale(const sc_scene_node *node, void *context)
{
    double *scales = context;
    if (node->image == NULL)
        return;
    const sc_scene_image *image = node->image;
    double scale =
        fmax(image->box.width / image->crop.width, image->box.height / image->crop.height);
    scales[image->picture] = fmax(scales[image->picture], scale);
}

sc_status sc_card_decode(sc_arena *arena, const sc_card_request *request, const sc_picture *headers,
                         const sc_scene *scenes, size_t scene_count, sc_diags *diags,
                         const sc_photo *const **out)
{
    double *scales = SC_NEW_ARRAY(arena, double, request->picture_count);
    const sc_photo **photos = SC_NEW_ARRAY(arena, const sc_photo *, request->picture_count);
    for (size_t i = 0; i < scene_count; i++)
        sc_scene_walk(&scenes[i], widen_scale, scales);
    sc_status status = SC_OK;
    sc_watch_begin(request, "decode");
    for (size_t i = 0; i < request->picture_count && status == SC_OK; i++)
        if (scales[i] > 0 && !headers[i].info.is_scalable)
            status =
                sc_photo_decode(arena, request->pictures[i].bytes, fmin(1, scales[i]),
                                &request->limits, request->pictures[i].span, diags, &photos[i]);
    sc_watch_end(request, "decode");
    if (status == SC_OK)
        *out = photos;
    return status;
}

/* Whether any card would show another part of a picture after a look at it. */
static bool needs_look(const sc_scene *scenes, size_t scene_count, size_t picture)
{
    for (size_t i = 0; i < scene_count; i++)
        if (sc_framing_needs(&scenes[i], picture))
            return true;
    return false;
}

const sc_attention *const *sc_card_look(sc_arena *arena, const sc_card_request *request,
                                        const sc_photo *const *photos, const sc_scene *scenes,
                                        size_t scene_count)
{
    const sc_attention **looks = SC_NEW_ARRAY(arena, const sc_attention *, request->picture_count);
    sc_watch_begin(request, "look");
    for (size_t i = 0; i < request->picture_count; i++)
        if (photos[i] != NULL && needs_look(scenes, scene_count, i))
            looks[i] = sc_photo_attention(arena, photos[i]);
    sc_watch_end(request, "look");
    return looks;
}
