/*
 * The pipeline, as a table of contents: plan the cards, probe the pictures, resolve a scene for
 * each platform, decode each picture once at the scale that serves them all, crop it to where its
 * content is, paint and encode each card, then write what goes with them. Each stage takes values
 * and returns a new one. See card.h.
 */
#include "card/card.h"

#include "card/debugging.h"
#include "card/fit.h"
#include "card/framing.h"
#include "card/groundwork.h"
#include "card/layout_lint.h"
#include "card/make.h"
#include "card/outputs.h"
#include "card/share.h"
#include "card/watch.h"

/* --- scenes --------------------------------------------------------------------------------- */

static sc_status resolve(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                         const sc_picture *headers, sc_diags *diags, const sc_scene **out)
{
    sc_scene *scenes = SC_NEW_ARRAY(arena, sc_scene, plan->count);
    sc_resolve_request wanted = { .article = request->article,
                                  .site = request->site,
                                  .fonts = request->fonts,
                                  .pictures = headers,
                                  .picture_count = request->picture_count,
                                  .now = request->now };
    sc_status status = SC_OK;
    size_t first = diags->list.count;
    sc_watch_begin(request, "resolve");
    for (size_t i = 0; i < plan->count && status == SC_OK; i++) {
        scenes[i] = scenes[plan->leaders[i]];
        if (!sc_card_plan_leads(plan, i))
            continue;
        wanted.platform = plan->platforms[i];
        wanted.layout = plan->platforms[i]->is_photo_only ? &plan->crop_layout : request->layout;
        status = sc_resolve(arena, &wanted, diags, &scenes[i]);
        if (status == SC_OK)
            sc_layout_lint_card(&scenes[i], wanted.platform->name, diags);
    }
    /* What is wrong with a text is so on every card. */
    sc_diags_drop_repeated(diags, first);
    sc_watch_end(request, "resolve");
    if (status == SC_OK)
        *out = scenes;
    return status;
}

/* The shape of a crop is known before its pixels are, its place only after: scenes are made anew
 * with the crops where the content is, and on each other's pixels. */
static const sc_scene *frame(sc_arena *arena, const sc_card_request *request,
                             const sc_card_plan *plan, const sc_picture *headers,
                             const sc_scene *scenes, const sc_attention *const *looks)
{
    sc_scene *framed = SC_NEW_ARRAY(arena, sc_scene, plan->count);
    sc_watch_begin(request, "frame");
    for (size_t i = 0; i < plan->count; i++) {
        framed[i] = framed[plan->leaders[i]];
        if (!sc_card_plan_leads(plan, i))
            continue;
        sc_scene moved = sc_framing_apply(arena, &scenes[i], looks);
        framed[i] = sc_share_align(arena, &moved, framed, i, headers);
    }
    sc_watch_end(request, "frame");
    return framed;
}

/* --- debugging ------------------------------------------------------------------------------ */

/* Of the pictures that are decoded, while they are. */
static sc_status describe_pictures(sc_arena *arena, const sc_card_request *request,
                                   const sc_picture *headers, const sc_photo *const *photos,
                                   const sc_attention *const *looks, sc_diags *diags,
                                   const sc_debug_picture **out)
{
    sc_debug_picture *described = SC_NEW_ARRAY(arena, sc_debug_picture, request->picture_count);
    sc_status status = SC_OK;
    for (size_t i = 0; i < request->picture_count && status == SC_OK; i++)
        status =
            sc_debugging_describe(arena, &headers[i], photos[i], looks[i], diags, &described[i]);
    *out = described;
    return status;
}

/* Drawn one after the other: their words load faces. */
static sc_status draw_debugging(sc_arena *arena, const sc_card_request *request,
                                const sc_card_plan *plan, const sc_card_made *made,
                                const sc_debug_picture *pictures, sc_diags *diags,
                                const sc_output **out)
{
    sc_output *files = SC_NEW_ARRAY(arena, sc_output, plan->count);
    sc_status status = SC_OK;
    sc_watch_begin(request, "debug");
    for (size_t i = 0; i < plan->count && status == SC_OK; i++) {
        const sc_debug_request wanted = { .scene = made[i].scene,
                                          .card = made[i].card,
                                          .platform = plan->platforms[i],
                                          .pictures = pictures,
                                          .picture_count = request->picture_count,
                                          .fonts = request->fonts };
        status = sc_debugging_draw(arena, &wanted, diags, &files[i]);
    }
    sc_watch_end(request, "debug");
    *out = files;
    return status;
}

/* --- the whole ------------------------------------------------------------------------------ */

/* Scenes, and the pictures they show. */
typedef struct illustrated {
    const sc_scene *scenes;
    const sc_survey *surveys;
    const sc_input_hash *inputs;
    sc_card_fitted *fitted;
    const sc_debug_picture *debug_pictures; /* NULL unless asked for */
} illustrated;

/* The photos are gone when this is done: all pictures are fitted before any card is painted. */
static sc_status illustrate(sc_arena *arena, sc_arena *decoded, const sc_card_request *request,
                            const sc_card_plan *plan, const sc_picture *headers,
                            const sc_scene *scenes, sc_diags *diags, illustrated *out)
{
    illustrated with = { 0 };
    sc_card_groundwork laid;
    sc_status status =
        sc_card_groundwork_lay(arena, decoded, request, plan, headers, scenes, diags, &laid);
    if (status != SC_OK)
        return status;
    const sc_photo *const *photos = laid.photos;
    with.surveys = laid.surveys;
    with.inputs = laid.inputs;
    const sc_attention *const *looks = sc_card_look(arena, request, photos, scenes, plan->count);
    with.scenes = frame(arena, request, plan, headers, scenes, looks);
    if (request->is_debugged)
        status =
            describe_pictures(arena, request, headers, photos, looks, diags, &with.debug_pictures);
    if (status == SC_OK)
        status = sc_card_fit(arena, request, plan, photos, with.scenes, diags, &with.fitted);
    if (status == SC_OK)
        *out = with;
    return status;
}

static sc_status prepare(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         sc_card_plan *plan, illustrated *out)
{
    const sc_picture *headers;
    const sc_scene *scenes;
    sc_status status = sc_card_plan_make(arena, request, diags, plan);
    if (status == SC_OK)
        status = sc_card_probe(arena, request, diags, &headers);
    if (status == SC_OK)
        status = resolve(arena, request, plan, headers, diags, &scenes);
    if (status != SC_OK)
        return status;
    sc_arena *decoded = sc_arena_new(0);
    status = illustrate(arena, decoded, request, plan, headers, scenes, diags, out);
    sc_arena_free(decoded);
    if (status == SC_OK)
        sc_card_fit_part(out->fitted, plan->count);
    return status;
}

sc_status sc_card_scenes(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         const sc_scene **out, size_t *count)
{
    sc_card_plan plan;
    illustrated with;
    sc_scene *legible;
    sc_status status = prepare(arena, request, diags, &plan, &with);
    if (status == SC_OK)
        status = sc_card_keep_legible(arena, request, &plan, with.scenes, with.surveys, with.fitted,
                                      diags, &legible);
    if (status != SC_OK)
        return status;
    *out = legible;
    *count = plan.count;
    return SC_OK;
}

sc_status sc_card_render(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         sc_card_files *out)
{
    sc_card_plan plan;
    illustrated with;
    sc_card_made *made;
    const sc_output *debugged = NULL;
    sc_status status = prepare(arena, request, diags, &plan, &with);
    if (status == SC_OK)
        status = sc_card_make(arena, request, &plan, with.scenes, with.surveys, with.fitted, diags,
                              &made);
    if (status == SC_OK && request->is_debugged)
        status = draw_debugging(arena, request, &plan, made, with.debug_pictures, diags, &debugged);
    if (status != SC_OK)
        return status;
    sc_watch_begin(request, "describe");
    *out = sc_card_outputs(arena, request, &plan, with.inputs, with.scenes, made, debugged,
                           debugged == NULL ? 0 : plan.count, diags);
    sc_watch_end(request, "describe");
    return SC_OK;
}
