/* Jobs: see job.h. */
#include "cli/job.h"

#include "article/date.h"
#include "base/file.h"

#include <string.h>
#include <time.h>

/* An article and its cards; the pixels of one card at a time are apart. */
static const size_t JOB_BUDGET_BYTES = (size_t)512 << 20;

static sc_status fail(sc_run *run, const char *hint, const char *what, const char *word)
{
    sc_diag_error(&run->diags, SC_NO_SPAN, "cli.usage", hint, "%s: '%s'", what, word);
    return SC_E_USAGE;
}

static sc_status choose_format(sc_run *run)
{
    static const struct {
        const char *name;
        sc_format format;
    } NAMES[] = { { "jpeg", SC_FORMAT_JPEG },
                  { "jpg", SC_FORMAT_JPEG },
                  { "png", SC_FORMAT_PNG },
                  { "webp", SC_FORMAT_WEBP } };
    const char *wanted = run->options->format;
    run->format = SC_FORMAT_JPEG;
    if (wanted == NULL)
        return SC_OK;
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcmp(wanted, NAMES[i].name) == 0) {
            run->format = NAMES[i].format;
            return SC_OK;
        }
    return fail(run, "write 'jpeg', 'png' or 'webp'", "unknown format", wanted);
}

static sc_status choose_now(sc_run *run)
{
    run->now = (int64_t)time(NULL);
    if (run->options->now == NULL)
        return SC_OK;
    sc_moment moment = { 0 };
    const char *fault =
        sc_date_read(run->arena, sc_str_of(run->options->now), SC_STR("UTC"), &moment);
    if (fault != NULL)
        return fail(run, "write a date such as 2026-03-14T07:51:42Z", "--now is not a date",
                    run->options->now);
    run->now = moment.seconds;
    return SC_OK;
}

static sc_status choose_platforms(sc_run *run)
{
    return sc_platform_parse_list(run->arena, sc_str_of(run->options->platforms), SC_NO_SPAN,
                                  &run->diags, &run->platforms, &run->platform_count);
}

static sc_status open_fonts(sc_run *run)
{
    const sc_words *dirs = &run->options->font_dirs;
    const char *default_dir = "fonts";
    if (dirs->count > 0 || !sc_file_exists(default_dir))
        return sc_fonts_open(run->arena, dirs->items, dirs->count, &run->diags, &run->fonts);
    return sc_fonts_open(run->arena, &default_dir, 1, &run->diags, &run->fonts);
}

sc_status sc_run_open(sc_arena *arena, const sc_options *options, sc_run *out)
{
    static sc_status (*const STEPS[])(sc_run *) = { choose_format, choose_now, choose_platforms,
                                                    open_fonts };
    *out = (sc_run){ .arena = arena, .options = options, .diags = { .arena = arena } };
    if (options->is_verbose)
        out->watch = sc_stopwatch_new(arena);
    sc_status status = SC_OK;
    sc_stopwatch_begin(out->watch, "start");
    for (size_t i = 0; i < sizeof STEPS / sizeof *STEPS && status == SC_OK; i++)
        status = STEPS[i](out);
    sc_stopwatch_end(out->watch, "start");
    return status;
}

sc_photo_limits sc_run_photo_limits(const sc_run *run)
{
    const sc_options *options = run->options;
    sc_photo_limits limits = SC_PHOTO_LIMITS;
    limits.allow_damaged = options->allow_damaged;
    if (options->max_file > 0)
        limits.file_bytes = (size_t)options->max_file;
    if (options->max_side > 0)
        limits.side = options->max_side;
    if (options->max_megapixels > 0)
        limits.megapixels = options->max_megapixels;
    return limits;
}

static sc_load_request load_request(const sc_run *run, const char *path)
{
    const sc_options *options = run->options;
    sc_load_request request = {
        .article = path,
        .site = options->site,
        .layout = options->layout,
        .root = options->root,
        .sets = options->sets.items,
        .set_count = options->sets.count,
        .limits = sc_run_photo_limits(run),
    };
    for (size_t i = 0; i < run->platform_count; i++)
        request.needs_photo |= run->platforms[i]->is_photo_only;
    return request;
}

void sc_job_open(const sc_run *run, const char *path, sc_job *out)
{
    sc_load_request request = load_request(run, path);
    *out = (sc_job){ .arena = sc_arena_new(JOB_BUDGET_BYTES), .path = path };
    out->diags.arena = out->arena;
    sc_stopwatch_begin(run->watch, "load");
    out->status = sc_load_article(out->arena, &request, &out->diags, &out->loaded);
    sc_stopwatch_end(run->watch, "load");
}

void sc_job_load_assets(const sc_run *run, sc_job *job)
{
    sc_load_request request = load_request(run, job->path);
    if (job->status != SC_OK)
        return;
    sc_stopwatch_begin(run->watch, "load");
    job->status = sc_load_assets(job->arena, &request, &job->diags, &job->loaded);
    sc_stopwatch_end(run->watch, "load");
}

void sc_job_load(const sc_run *run, const char *path, sc_job *out)
{
    sc_job_open(run, path, out);
    sc_job_load_assets(run, out);
}

sc_card_request sc_job_request(const sc_run *run, const sc_job *job)
{
    return (sc_card_request){
        .article = &job->loaded.article,
        .site = &job->loaded.site,
        .layout = &job->loaded.layout,
        .fonts = run->fonts,
        .pictures = job->loaded.pictures,
        .picture_count = job->loaded.picture_count,
        .platforms = run->platforms,
        .platform_count = run->platform_count,
        .format = run->format,
        .quality = run->options->quality,
        .max_bytes = (size_t)run->options->max_bytes,
        .is_debugged = run->options->is_debugged,
        .limits = sc_run_photo_limits(run),
        .now = run->now,
        .inputs = job->loaded.inputs,
        .input_count = job->loaded.input_count,
        .version = SC_VERSION,
        .watch = sc_stopwatch_hook(run->watch),
    };
}

void sc_job_done(sc_job *job)
{
    sc_arena_free(job->arena);
    job->arena = NULL;
}
