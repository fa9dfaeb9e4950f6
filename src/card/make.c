/* Making cards: see make.h. Twins share all but their bytes. */
#include "card/make.h"

#include "base/sha256.h"
#include "card/legibility.h"
#include "card/parallel.h"
#include "card/watch.h"

typedef struct keeping {
    const sc_card_request *request;
    const sc_card_plan *plan;
    const sc_scene *scenes;
    const sc_survey *surveys;
    const sc_card_fitted *fitted;
    sc_scene *legible;
} keeping;

typedef struct making {
    keeping keeping;
    sc_card_fitted *fitted;
    sc_bitmap *pixels;
    sc_encoded *encoded;
    sc_str *hashes;
} making;

/* --- scenes --------------------------------------------------------------------------------- */

static void keep_legible(void *context, size_t index, sc_desk *desk)
{
    const keeping *k = context;
    const sc_card_fitted *with = &k->fitted[index];
    if (!sc_card_plan_leads(k->plan, index))
        return;
    sc_watch_begin(k->request, "legibility");
    desk->status =
        sc_legibility_keep(desk->arena, &k->scenes[index], &k->surveys[index], with->pictures,
                           with->count, &desk->diags, &k->legible[index]);
    sc_watch_end(k->request, "legibility");
}

sc_status sc_card_keep_legible(sc_arena *arena, const sc_card_request *request,
                               const sc_card_plan *plan, const sc_scene *scenes,
                               const sc_survey *surveys, const sc_card_fitted *fitted,
                               sc_diags *diags, sc_scene **out)
{
    sc_scene *legible = SC_NEW_ARRAY(arena, sc_scene, plan->count);
    keeping k = { request, plan, scenes, surveys, fitted, legible };
    sc_status status = sc_parallel_each(arena, plan->count, keep_legible, &k, diags);
    for (size_t i = 0; i < plan->count; i++)
        legible[i] = legible[plan->leaders[i]];
    if (status == SC_OK)
        *out = legible;
    return status;
}

/* --- bytes ---------------------------------------------------------------------------------- */

static sc_format format_for(const sc_card_request *request, const sc_platform *platform)
{
    sc_format wanted = request->format;
    return (platform->formats & 1u << wanted) != 0 ? wanted : SC_FORMAT_JPEG;
}

static sc_encode_request encoding_for(const sc_card_request *request, const sc_platform *platform)
{
    sc_encode_request wanted = { .format = format_for(request, platform),
                                 .aim_bytes = platform->aim_bytes,
                                 .hard_bytes = platform->hard_bytes,
                                 .quality = request->quality,
                                 .credit = request->article->photo.credit.text,
                                 .copyright = request->site->publisher.text };
    if (request->max_bytes > 0)
        wanted.aim_bytes = request->max_bytes;
    if (request->max_bytes > 0 && request->max_bytes < wanted.hard_bytes)
        wanted.hard_bytes = request->max_bytes;
    return wanted;
}

/* Whether the bytes of a twin are what this platform's own encoding would come to: nothing was
 * given up for the twin's aim, and they meet this aim too. */
static bool serves(const sc_card_request *request, const sc_platform *twin,
                   const sc_encoded *encoded, const sc_platform *platform)
{
    int wanted = request->quality == 0 ? SC_ENCODE_QUALITY : request->quality;
    bool is_full = encoded->quality == 0 || (encoded->quality == wanted && encoded->chroma == 444);
    sc_format format = format_for(request, platform);
    return is_full && encoded->format == format && format_for(request, twin) == format &&
           encoded->bytes.len <= encoding_for(request, platform).aim_bytes;
}

/* In the format asked for; as JPEG, with a warning, where that cannot be as small as the platform
 * demands: a photo in a PNG is too large for some. */
static sc_status encode_within(sc_desk *desk, sc_encode_request *wanted,
                               const sc_platform *platform, const sc_bitmap *bitmap,
                               sc_encoded *out)
{
    sc_diags trial = { .arena = desk->arena };
    sc_str what = sc_str_fmt(desk->arena, "the %s card", platform->name);
    sc_status status = sc_encode(desk->arena, bitmap, wanted, what.ptr, &trial, out);
    if (status != SC_E_LIMIT || wanted->format == SC_FORMAT_JPEG) {
        sc_diags_append(&desk->diags, &trial);
        return status;
    }
    sc_diag_warn(&desk->diags, SC_NO_SPAN, "card.format-changed", NULL,
                 "%s is written as jpeg: as %s it exceeds the %zu bytes that are allowed", what.ptr,
                 sc_format_name(wanted->format), wanted->hard_bytes);
    wanted->format = SC_FORMAT_JPEG;
    return sc_encode(desk->arena, bitmap, wanted, what.ptr, &desk->diags, out);
}

static void encode(const making *m, size_t leader, size_t index, sc_desk *desk)
{
    const sc_card_request *request = m->keeping.request;
    const sc_platform *const *platforms = m->keeping.plan->platforms;
    if (index != leader &&
        serves(request, platforms[leader], &m->encoded[leader], platforms[index])) {
        m->encoded[index] = m->encoded[leader];
        m->hashes[index] = m->hashes[leader];
        return;
    }
    sc_encode_request wanted = encoding_for(request, platforms[index]);
    sc_watch_begin(request, "encode");
    desk->status =
        encode_within(desk, &wanted, platforms[index], &m->pixels[leader], &m->encoded[index]);
    if (desk->status == SC_OK)
        m->hashes[index] = sc_sha256_hex(desk->arena, m->encoded[index].bytes);
    sc_watch_end(request, "encode");
}

/* --- cards ---------------------------------------------------------------------------------- */

static void paint(const making *m, size_t index, sc_desk *desk)
{
    const sc_card_fitted *with = &m->fitted[index];
    sc_watch_begin(m->keeping.request, "paint");
    desk->status = sc_paint_over(with->arena, &m->keeping.legible[index], with->pictures,
                                 with->count, &desk->diags, &m->pixels[index]);
    sc_watch_end(m->keeping.request, "paint");
}

/* Paint a card, and encode it for all its twins. */
static void make_card(void *context, size_t index, sc_desk *desk)
{
    making *m = context;
    const sc_card_plan *plan = m->keeping.plan;
    if (!sc_card_plan_leads(plan, index))
        return;
    keep_legible(&m->keeping, index, desk);
    if (desk->status == SC_OK)
        paint(m, index, desk);
    for (size_t i = index; i < plan->count && desk->status == SC_OK; i++)
        if (plan->leaders[i] == index)
            encode(m, index, i, desk);
    if (!m->keeping.request->is_debugged)
        sc_card_fitted_done(&m->fitted[index]);
}

static sc_card_made *made_of(sc_arena *arena, const making *m)
{
    const sc_card_plan *plan = m->keeping.plan;
    sc_card_made *made = SC_NEW_ARRAY(arena, sc_card_made, plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        size_t leader = plan->leaders[i];
        made[i] = (sc_card_made){ .scene = &m->keeping.legible[leader],
                                  .encoded = m->encoded[i],
                                  .sha256 = m->hashes[i] };
        if (m->keeping.request->is_debugged)
            made[i].card = &m->pixels[leader];
    }
    return made;
}

sc_status sc_card_make(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                       const sc_scene *scenes, const sc_survey *surveys, sc_card_fitted *fitted,
                       sc_diags *diags, sc_card_made **out)
{
    making m = { .keeping = { request, plan, scenes, surveys, fitted, NULL }, .fitted = fitted };
    m.keeping.legible = SC_NEW_ARRAY(arena, sc_scene, plan->count);
    m.pixels = SC_NEW_ARRAY(arena, sc_bitmap, plan->count);
    m.encoded = SC_NEW_ARRAY(arena, sc_encoded, plan->count);
    m.hashes = SC_NEW_ARRAY(arena, sc_str, plan->count);
    sc_status status = sc_parallel_each(arena, plan->count, make_card, &m, diags);
    if (status == SC_OK)
        *out = made_of(arena, &m);
    return status;
}
