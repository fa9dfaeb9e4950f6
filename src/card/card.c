/*
 * The pipeline, as a table of contents: probe the pictures, resolve a scene for each platform,
 * decode each picture once at the scale that serves them all, crop it to where its content is,
 * paint and encode each card, then write what goes with them. See card.h.
 */
#include "card/card.h"

#include "base/sha256.h"
#include "card/debugging.h"
#include "card/framing.h"
#include "card/legibility.h"
#include "card/report.h"
#include "paint/paint.h"
#include "paint/svg.h"
#include "resolve/resolve.h"

#include <math.h>
#include <pthread.h>
#include <stdatomic.h>

typedef struct card_job card_job;

typedef struct pipeline {
    sc_arena *arena;
    const sc_card_request *request;
    sc_diags *diags;
    const sc_platform **platforms; /* those that there is something to show on */
    size_t platform_count;
    sc_layout crop_layout;      /* of the platforms that take the photo alone */
    sc_picture *pictures;       /* the headers */
    const sc_photo **photos;    /* the pixels; NULL: no card shows it */
    sc_scene *scenes;           /* one a platform */
    sc_scene *framed;           /* the same, with pictures cropped to their content */
    sc_scene *legible;          /* as they are painted; unset for a twin that is not the first */
    const sc_attention **looks; /* at the pixels; NULL: none was needed */
    sc_arena *decoded;          /* owns the photos until the cards have their pictures */
    card_job *jobs;             /* one for each card that is no twin */
    size_t job_count;
    sc_encoded *encoded; /* one a platform */
    sc_debug_picture *debug_pictures;
    sc_output *debug_files; /* one a platform; NULL unless asked for */
    sc_card_files files;    /* what all of it comes to */
} pipeline;

/* --- watching ------------------------------------------------------------------------------- */

static void begin(const pipeline *p, const char *part)
{
    const sc_card_watch *watch = p->request->watch;
    if (watch != NULL)
        watch->begin(watch->context, part);
}

static void end(const pipeline *p, const char *part)
{
    const sc_card_watch *watch = p->request->watch;
    if (watch != NULL)
        watch->end(watch->context, part);
}

/* --- what there is to do -------------------------------------------------------------------- */

/* What the platforms that take the photo alone are given. */
static const char CROP_LAYOUT[] = "layout: 1\n"
                                  "card: { children: [{ image: '{{ photo }}', position: absolute, "
                                  "inset: 0 }] }\n";

static sc_status read_crop_layout(pipeline *p)
{
    sc_source *source = SC_NEW(p->arena, sc_source);
    *source = (sc_source){ SC_STR("<built-in>/crop.yaml"), sc_str_of(CROP_LAYOUT) };
    return sc_layout_parse(p->arena, source, NULL, p->diags, &p->crop_layout);
}

static void warn_no_photo(pipeline *p, const sc_platform *platform)
{
    sc_diag_warn(p->diags, SC_NO_SPAN, "card.no-photo", NULL,
                 "the article has no photo, so there is no %s crop of it", platform->name);
}

/* An article without a photo has nothing for the platforms that take the photo alone. */
static sc_status choose_platforms(pipeline *p)
{
    const sc_card_request *r = p->request;
    bool has_photo = r->article->photo.src.text.len > 0, wants_crop = false;
    p->platforms = SC_NEW_ARRAY(p->arena, const sc_platform *, r->platform_count);
    for (size_t i = 0; i < r->platform_count; i++) {
        if (r->platforms[i]->is_photo_only && !has_photo) {
            warn_no_photo(p, r->platforms[i]);
            continue;
        }
        wants_crop |= r->platforms[i]->is_photo_only;
        p->platforms[p->platform_count++] = r->platforms[i];
    }
    p->scenes = SC_NEW_ARRAY(p->arena, sc_scene, p->platform_count);
    p->framed = SC_NEW_ARRAY(p->arena, sc_scene, p->platform_count);
    p->legible = SC_NEW_ARRAY(p->arena, sc_scene, p->platform_count);
    p->encoded = SC_NEW_ARRAY(p->arena, sc_encoded, p->platform_count);
    return wants_crop ? read_crop_layout(p) : SC_OK;
}

/* A drawing may be named by colleagues, in the layout and the site file; never by an article. */
static bool is_drawing(const sc_card_request *r, const sc_card_picture *picture)
{
    const sc_source *from = picture->span.source;
    bool is_ours = from != NULL && (from == r->layout->source || from == r->site->source);
    return is_ours && sc_photo_is_svg(picture->bytes);
}

static sc_status probe_pictures(pipeline *p)
{
    const sc_card_request *r = p->request;
    p->pictures = SC_NEW_ARRAY(p->arena, sc_picture, r->picture_count);
    for (size_t i = 0; i < r->picture_count; i++) {
        const sc_card_picture *from = &r->pictures[i];
        sc_picture *to = &p->pictures[i];
        *to = (sc_picture){ .name = from->name,
                            .has_focus = from->has_focus,
                            .focus_x = from->focus_x,
                            .focus_y = from->focus_y };
        sc_status (*probe)(sc_arena *, sc_str, const sc_photo_limits *, sc_span, sc_diags *,
                           sc_photo_info *) = is_drawing(r, from) ? sc_svg_probe : sc_photo_probe;
        sc_status status =
            probe(p->arena, from->bytes, &r->limits, from->span, p->diags, &to->info);
        if (status != SC_OK)
            return status;
    }
    return SC_OK;
}

/* Whether two platforms show the same picture: one scene serves both. */
static bool is_twin(const pipeline *p, size_t a, size_t b)
{
    const sc_platform *x = p->platforms[a], *y = p->platforms[b];
    return x->width == y->width && x->height == y->height && x->is_photo_only == y->is_photo_only &&
           !p->request->layout->names_platform;
}

/* The first platform that shows the same picture as this one: itself, or the one whose twin it is.
 */
static size_t leader_of(const pipeline *p, size_t index)
{
    for (size_t i = 0; i < index; i++)
        if (is_twin(p, i, index))
            return i;
    return index;
}

static sc_status resolve_scenes(pipeline *p)
{
    const sc_card_request *r = p->request;
    sc_resolve_request wanted = { .article = r->article,
                                  .site = r->site,
                                  .fonts = r->fonts,
                                  .pictures = p->pictures,
                                  .picture_count = r->picture_count,
                                  .now = r->now };
    for (size_t i = 0; i < p->platform_count; i++) {
        size_t leader = leader_of(p, i);
        p->scenes[i] = p->scenes[leader];
        if (leader != i)
            continue;
        wanted.platform = p->platforms[i];
        wanted.layout = p->platforms[i]->is_photo_only ? &p->crop_layout : r->layout;
        sc_status status = sc_resolve(p->arena, &wanted, p->diags, &p->scenes[i]);
        if (status != SC_OK)
            return status;
    }
    return SC_OK;
}

/* --- pictures ------------------------------------------------------------------------------- */

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

static sc_status decode_pictures(pipeline *p)
{
    const sc_card_request *r = p->request;
    double *scales = SC_NEW_ARRAY(p->arena, double, r->picture_count);
    p->decoded = sc_arena_new(0);
    p->photos = SC_NEW_ARRAY(p->arena, const sc_photo *, r->picture_count);
    for (size_t i = 0; i < p->platform_count; i++)
        sc_scene_walk(&p->scenes[i], widen_scale, scales);
    for (size_t i = 0; i < r->picture_count; i++) {
        if (scales[i] == 0 || p->pictures[i].info.is_scalable)
            continue;
        sc_status status =
            sc_photo_decode(p->decoded, r->pictures[i].bytes, fmin(1, scales[i]), &r->limits,
                            r->pictures[i].span, p->diags, &p->photos[i]);
        if (status != SC_OK)
            return status;
    }
    return SC_OK;
}

/* Whether any card would show another part of a picture after a look at it. */
static bool needs_look(const pipeline *p, size_t picture)
{
    for (size_t i = 0; i < p->platform_count; i++)
        if (sc_framing_needs(&p->scenes[i], picture))
            return true;
    return false;
}

/* The shape of a crop is known before its pixels are, its place only after: scenes are made anew
 * with the crops where the content is. */
static sc_status frame_pictures(pipeline *p)
{
    size_t count = p->request->picture_count;
    p->looks = SC_NEW_ARRAY(p->arena, const sc_attention *, count);
    for (size_t i = 0; i < count; i++)
        if (p->photos[i] != NULL && needs_look(p, i))
            p->looks[i] = sc_photo_attention(p->arena, p->photos[i]);
    for (size_t i = 0; i < p->platform_count; i++) {
        size_t leader = leader_of(p, i);
        p->framed[i] =
            leader == i ? sc_framing_apply(p->arena, &p->scenes[i], p->looks) : p->framed[leader];
    }
    return SC_OK;
}

/* --- cards ---------------------------------------------------------------------------------- */

/* One card and its twins: all that is made for them is the job's own, so that jobs can be done at
 * the same time. */
struct card_job {
    pipeline *pipeline;
    size_t leader;
    sc_arena *arena;                   /* what is left when it is done */
    sc_arena *pixels;                  /* what is not */
    SC_VEC(sc_paint_picture) pictures; /* resampled to where they go */
    sc_bitmap card;                    /* kept for debugging alone */
    sc_diags diags;
    sc_status status; /* SC_OK until something fails */
};

static void resample(const sc_scene_node *node, void *context)
{
    card_job *job = context;
    const sc_scene_image *image = node->image;
    if (image == NULL || job->status != SC_OK)
        return;
    sc_paint_picture picture = { .image = image };
    const pipeline *p = job->pipeline;
    const sc_card_picture *from = &p->request->pictures[image->picture];
    int width = (int)image->box.width, height = (int)image->box.height;
    job->status = p->pictures[image->picture].info.is_scalable
                      ? sc_svg_draw(job->pixels, from->bytes, image->crop, width, height,
                                    from->span, &job->diags, &picture.bitmap)
                      : sc_photo_resample(job->pixels, p->photos[image->picture], image->crop,
                                          width, height, &job->diags, &picture.bitmap);
    if (job->status == SC_OK)
        sc_vec_push(job->pixels, &job->pictures, picture);
}

static void resample_pictures(card_job *job)
{
    begin(job->pipeline, "resample");
    sc_scene_walk(&job->pipeline->framed[job->leader], resample, job);
    end(job->pipeline, "resample");
}

/* Find out what keeps the texts legible. */
static void keep_legible(card_job *job)
{
    pipeline *p = job->pipeline;
    if (job->status != SC_OK)
        return;
    begin(p, "legibility");
    job->status = sc_legibility_keep(job->arena, &p->framed[job->leader], job->pictures.items,
                                     job->pictures.count, &job->diags, &p->legible[job->leader]);
    end(p, "legibility");
}

static sc_status paint_card(card_job *job, sc_bitmap *out)
{
    const pipeline *p = job->pipeline;
    keep_legible(job);
    if (job->status != SC_OK)
        return job->status;
    begin(p, "paint");
    sc_status status = sc_paint_over(job->pixels, &p->legible[job->leader], job->pictures.items,
                                     job->pictures.count, &job->diags, out);
    end(p, "paint");
    return status;
}

static sc_format format_for(const pipeline *p, const sc_platform *platform)
{
    sc_format wanted = p->request->format;
    return (platform->formats & 1u << wanted) != 0 ? wanted : SC_FORMAT_JPEG;
}

static sc_encode_request encoding_for(const pipeline *p, const sc_platform *platform)
{
    const sc_card_request *r = p->request;
    sc_encode_request wanted = { .format = format_for(p, platform),
                                 .aim_bytes = platform->aim_bytes,
                                 .hard_bytes = platform->hard_bytes,
                                 .quality = r->quality,
                                 .credit = r->article->photo.credit.text,
                                 .copyright = r->site->publisher.text };
    if (r->max_bytes > 0)
        wanted.aim_bytes = r->max_bytes;
    if (r->max_bytes > 0 && r->max_bytes < wanted.hard_bytes)
        wanted.hard_bytes = r->max_bytes;
    return wanted;
}

/* Whether the bytes of a twin are what this platform's own encoding would come to: nothing was
 * given up for the twin's aim, and they meet this aim too. */
static bool reuse_encoded(pipeline *p, size_t leader, size_t index)
{
    const sc_platform *a = p->platforms[leader], *b = p->platforms[index];
    const sc_encoded *twin = &p->encoded[leader];
    int wanted = p->request->quality == 0 ? SC_ENCODE_QUALITY : p->request->quality;
    bool is_full = twin->quality == 0 || (twin->quality == wanted && twin->chroma == 444);
    if (!is_full || twin->format != format_for(p, b) || format_for(p, a) != format_for(p, b) ||
        twin->bytes.len > encoding_for(p, b).aim_bytes)
        return false;
    p->encoded[index] = *twin;
    return true;
}

static void append(sc_diags *to, const sc_diags *from)
{
    for (size_t i = 0; i < from->list.count; i++)
        sc_vec_push(to->arena, &to->list, from->list.items[i]);
    to->error_count += from->error_count;
}

/* In the format asked for; as JPEG, with a warning, where that cannot be as small as the platform
 * demands: a photo in a PNG is too large for some. */
static sc_status encode_within(card_job *job, sc_encode_request *wanted,
                               const sc_platform *platform, const sc_bitmap *bitmap,
                               sc_encoded *out)
{
    sc_diags trial = { .arena = job->arena };
    sc_str what = sc_str_fmt(job->arena, "the %s card", platform->name);
    sc_status status = sc_encode(job->arena, bitmap, wanted, what.ptr, &trial, out);
    if (status != SC_E_LIMIT || wanted->format == SC_FORMAT_JPEG) {
        append(&job->diags, &trial);
        return status;
    }
    sc_diag_warn(&job->diags, SC_NO_SPAN, "card.format-changed", NULL,
                 "%s is written as jpeg: as %s it exceeds the %zu bytes that are allowed", what.ptr,
                 sc_format_name(wanted->format), wanted->hard_bytes);
    wanted->format = SC_FORMAT_JPEG;
    return sc_encode(job->arena, bitmap, wanted, what.ptr, &job->diags, out);
}

static sc_status encode_card(card_job *job, size_t index, const sc_bitmap *bitmap)
{
    pipeline *p = job->pipeline;
    sc_encode_request wanted = encoding_for(p, p->platforms[index]);
    begin(p, "encode");
    sc_status status = encode_within(job, &wanted, p->platforms[index], bitmap, &p->encoded[index]);
    end(p, "encode");
    return status;
}

static void free_pixels(card_job *job)
{
    sc_arena_free(job->pixels);
    job->pixels = NULL;
}

/* Paint a card, and encode it for all its twins. */
static void make_card(card_job *job)
{
    pipeline *p = job->pipeline;
    sc_bitmap bitmap = { 0 };
    if (job->status == SC_OK)
        job->status = paint_card(job, &bitmap);
    for (size_t i = job->leader; i < p->platform_count && job->status == SC_OK; i++) {
        bool is_own = i == job->leader || is_twin(p, job->leader, i);
        if (is_own && (i == job->leader || !reuse_encoded(p, job->leader, i)))
            job->status = encode_card(job, i, &bitmap);
    }
    job->card = bitmap;
    if (!p->request->is_debugged || job->status != SC_OK)
        free_pixels(job);
}

/* Jobs are taken in order by whoever is free. Which thread does one changes nothing about it. */
typedef struct round_of_jobs {
    pipeline *pipeline;
    void (*step)(card_job *job);
    atomic_size_t next;
} round_of_jobs;

static void *take_jobs(void *context)
{
    round_of_jobs *r = context;
    for (;;) {
        size_t i = atomic_fetch_add(&r->next, 1);
        if (i >= r->pipeline->job_count)
            return NULL;
        r->step(&r->pipeline->jobs[i]);
    }
}

/* Do one step of every job, on two threads if there are two jobs: more would hold more cards'
 * pixels at once, and articles, not cards, are what many processors are for. */
static void do_jobs(pipeline *p, void (*step)(card_job *job))
{
    round_of_jobs r = { .pipeline = p, .step = step };
    pthread_t helper;
    bool is_helped = p->job_count > 1 && pthread_create(&helper, NULL, take_jobs, &r) == 0;
    take_jobs(&r);
    if (is_helped)
        pthread_join(helper, NULL);
}

static void free_arena(void *arena)
{
    sc_arena_free(arena);
}

static void list_jobs(pipeline *p)
{
    p->jobs = SC_NEW_ARRAY(p->arena, card_job, p->platform_count);
    for (size_t i = 0; i < p->platform_count; i++) {
        if (leader_of(p, i) != i)
            continue;
        card_job *job = &p->jobs[p->job_count++];
        *job = (card_job){ .pipeline = p, .leader = i };
        job->arena = job->diags.arena = sc_arena_new(0);
        job->pixels = sc_arena_new(0);
        sc_arena_defer(p->arena, free_arena, job->arena);
    }
}

/* Fonts open their files when they are first asked to, which two threads must not do at once. */
static void open_faces(const sc_scene_node *node, void *context)
{
    (void)context;
    for (size_t i = 0; node->text != NULL && i < node->text->paragraph.line_count; i++) {
        const sc_line *line = &node->text->paragraph.lines[i];
        for (size_t k = 0; k < line->run_count; k++)
            sc_face_harfbuzz(line->runs[k].face);
    }
}

/* What was said while jobs were done, in the order of the jobs. @return the first failure. */
static sc_status collect(pipeline *p)
{
    sc_status status = SC_OK;
    for (size_t i = 0; i < p->job_count && status == SC_OK; i++) {
        append(p->diags, &p->jobs[i].diags);
        status = p->jobs[i].status;
    }
    return status;
}

/* Of the pictures that are decoded, while they are. */
static sc_status describe_pictures(pipeline *p)
{
    size_t count = p->request->picture_count;
    sc_status status = SC_OK;
    p->debug_pictures = SC_NEW_ARRAY(p->arena, sc_debug_picture, count);
    for (size_t i = 0; i < count && status == SC_OK; i++)
        status = sc_debugging_describe(p->arena, &p->pictures[i], p->photos[i], p->looks[i],
                                       p->diags, &p->debug_pictures[i]);
    return status;
}

static card_job *job_of(pipeline *p, size_t index)
{
    size_t i = 0;
    while (p->jobs[i].leader != leader_of(p, index))
        i++;
    return &p->jobs[i];
}

/* Drawn one after the other: their words load faces. */
static sc_status draw_debugging(pipeline *p)
{
    sc_status status = SC_OK;
    if (!p->request->is_debugged)
        return SC_OK;
    p->debug_files = SC_NEW_ARRAY(p->arena, sc_output, p->platform_count);
    for (size_t i = 0; i < p->platform_count && status == SC_OK; i++) {
        const sc_debug_request wanted = { .scene = &p->legible[leader_of(p, i)],
                                          .card = &job_of(p, i)->card,
                                          .platform = p->platforms[i],
                                          .pictures = p->debug_pictures,
                                          .picture_count = p->request->picture_count,
                                          .fonts = p->request->fonts };
        status = sc_debugging_draw(p->arena, &wanted, p->diags, &p->debug_files[i]);
    }
    for (size_t i = 0; i < p->job_count; i++)
        free_pixels(&p->jobs[i]);
    return status;
}

static void prepare_jobs(pipeline *p)
{
    list_jobs(p);
    for (size_t i = 0; i < p->job_count; i++)
        sc_scene_walk(&p->framed[p->jobs[i].leader], open_faces, NULL);
    do_jobs(p, resample_pictures);
    sc_arena_free(p->decoded);
    p->decoded = NULL;
}

/* All pictures are resampled before any card is painted, so that the photos can go. */
static sc_status make_cards(pipeline *p)
{
    sc_status status = p->request->is_debugged ? describe_pictures(p) : SC_OK;
    if (status != SC_OK)
        return status;
    prepare_jobs(p);
    do_jobs(p, make_card);
    return collect(p);
}

/* As far as the scenes need it. */
static sc_status make_legible(pipeline *p)
{
    prepare_jobs(p);
    do_jobs(p, keep_legible);
    do_jobs(p, free_pixels);
    for (size_t i = 0; i < p->platform_count; i++)
        p->legible[i] = p->legible[leader_of(p, i)];
    return collect(p);
}

/* --- what goes with them -------------------------------------------------------------------- */

static sc_card_file *describe_cards(pipeline *p)
{
    const sc_card_request *r = p->request;
    sc_card_file *cards = SC_NEW_ARRAY(p->arena, sc_card_file, p->platform_count);
    for (size_t i = 0; i < p->platform_count; i++) {
        const sc_platform *platform = p->platforms[i];
        sc_card_file *card = &cards[i];
        card->platform = platform;
        card->format = p->encoded[i].format;
        card->file =
            sc_str_fmt(p->arena, "%s.%s", platform->name, sc_format_extension(card->format));
        card->width = p->scenes[i].width;
        card->height = p->scenes[i].height;
        card->bytes = p->encoded[i].bytes.len;
        card->sha256 = sc_sha256_hex(p->arena, p->encoded[i].bytes);
        card->quality = p->encoded[i].quality;
        card->chroma = p->encoded[i].chroma;
        card->url =
            sc_tags_image_url(p->arena, r->site, r->article->slug.text, card->file, card->sha256);
        sc_card_report(p->arena, &p->legible[leader_of(p, i)], &card->texts, &card->text_count);
        sc_card_report_crops(p->arena, &p->framed[i], &card->crops, &card->crop_count);
    }
    return cards;
}

static sc_status write_files(pipeline *p)
{
    const sc_card_request *r = p->request;
    sc_card_file *cards = describe_cards(p);
    sc_tags tags = { .article = r->article,
                     .site = r->site,
                     .cards = cards,
                     .card_count = p->platform_count,
                     .alt = sc_tags_alt(p->arena, r->article) };
    sc_output *files = SC_NEW_ARRAY(p->arena, sc_output, 3 * p->platform_count + 3);
    size_t count = 0;
    for (size_t i = 0; i < p->platform_count; i++)
        files[count++] = (sc_output){ cards[i].file, p->encoded[i].bytes };
    sc_tags_lint(&tags, p->diags);
    files[count++] = (sc_output){ SC_STR("head.html"),
                                  sc_tags_head(p->arena, &tags, sc_tags_universal_card(&tags)) };
    for (size_t i = 0; i < p->platform_count; i++) {
        sc_str name = sc_str_fmt(p->arena, "head.%s.html", p->platforms[i]->name);
        if (!p->platforms[i]->is_photo_only)
            files[count++] = (sc_output){ name, sc_tags_head(p->arena, &tags, &cards[i]) };
    }
    for (size_t i = 0; p->debug_files != NULL && i < p->platform_count; i++)
        files[count++] = p->debug_files[i];
    sc_str share = sc_tags_share_html(p->arena, &tags);
    if (share.len > 0)
        files[count++] = (sc_output){ SC_STR("share.html"), share };
    sc_manifest_request manifest = { r->version, r->inputs, r->input_count, p->diags };
    files[count++] =
        (sc_output){ SC_STR("card.json"), sc_tags_manifest(p->arena, &tags, &manifest) };
    p->files = (sc_card_files){ files, count, p->platform_count };
    return SC_OK;
}

/* --- the whole ------------------------------------------------------------------------------ */

/* A part of the work; without a name if it watches its own. */
typedef struct stage {
    const char *name;
    sc_status (*run)(pipeline *);
} stage;

static sc_status run_stages(pipeline *p, const stage *stages, size_t count)
{
    sc_status status = SC_OK;
    for (size_t i = 0; i < count && status == SC_OK; i++) {
        if (stages[i].name != NULL)
            begin(p, stages[i].name);
        status = stages[i].run(p);
        if (stages[i].name != NULL)
            end(p, stages[i].name);
    }
    sc_arena_free(p->decoded);
    return status;
}

sc_status sc_card_scenes(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         const sc_scene **out, size_t *count)
{
    static const stage STAGES[] = {
        { "choose", choose_platforms }, { "probe", probe_pictures }, { "resolve", resolve_scenes },
        { "decode", decode_pictures },  { "frame", frame_pictures }, { NULL, make_legible },
    };
    pipeline p = { .arena = arena, .request = request, .diags = diags };
    sc_status status = run_stages(&p, STAGES, sizeof STAGES / sizeof *STAGES);
    if (status != SC_OK)
        return status;
    *out = p.legible;
    *count = p.platform_count;
    return SC_OK;
}

sc_status sc_card_render(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         sc_card_files *out)
{
    static const stage STAGES[] = {
        { "choose", choose_platforms }, { "probe", probe_pictures }, { "resolve", resolve_scenes },
        { "decode", decode_pictures },  { "frame", frame_pictures }, { NULL, make_cards },
        { "debug", draw_debugging },    { "describe", write_files },
    };
    pipeline p = { .arena = arena, .request = request, .diags = diags };
    sc_status status = run_stages(&p, STAGES, sizeof STAGES / sizeof *STAGES);
    if (status == SC_OK)
        *out = p.files;
    return status;
}
