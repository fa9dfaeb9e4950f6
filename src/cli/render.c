/*
 * `sharecard render` and `sharecard tags`. All articles are read, and their outputs compared,
 * before any is rendered; then one failing does not keep the others from being done.
 */
#include "cli/commands.h"
#include "cli/explain.h"
#include "cli/job.h"
#include "cli/print.h"

#include <stdio.h>

enum { LINE_MAX_BYTES = 16 << 20 };

typedef struct rendering {
    const sc_run *run;
    sc_job *jobs;
    size_t count, failed;
    sc_status status; /* of the last that failed */
} rendering;

static sc_str output_path(const sc_job *job, const rendering *r, sc_str file)
{
    const char *out = r->run->options->out;
    const char *slash = sc_str_ends(sc_str_of(out), "/") ? "" : "/";
    sc_str slug = job->loaded.article.slug.text;
    return sc_str_fmt(job->arena, "%s%s%.*s/%.*s", out, slash, SC_STR_ARG(slug), SC_STR_ARG(file));
}

static sc_status print_paths(const rendering *r, const sc_job *job, const sc_card_files *files)
{
    sc_buf buf = sc_buf_new(job->arena, LINE_MAX_BYTES);
    for (size_t i = 0; i < files->count; i++)
        sc_buf_addf(&buf, "%.*s\n", SC_STR_ARG(output_path(job, r, files->items[i].name)));
    return sc_print(sc_buf_str(&buf));
}

static sc_status print_json(const rendering *r, const sc_job *job, const sc_card_files *files)
{
    sc_buf buf = sc_buf_new(job->arena, LINE_MAX_BYTES);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    sc_json_field(&json, "article", sc_str_of(job->path));
    sc_json_field_integer(&json, "status", job->status);
    sc_json_key(&json, "files");
    sc_json_begin_array(&json);
    for (size_t i = 0; job->status == SC_OK && i < files->count; i++)
        sc_json_string(&json, output_path(job, r, files->items[i].name));
    sc_json_end_array(&json);
    sc_explain_json(job, r->run->options, &json);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(&job->diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_print(sc_buf_str(&buf));
}

static void print_inputs(const sc_job *job)
{
    for (size_t i = 0; i < job->loaded.input_count; i++) {
        const sc_input *input = &job->loaded.inputs[i];
        fprintf(stderr, "sharecard: %s: %.*s\n", input->role, SC_STR_ARG(input->name));
    }
}

/* Two articles may not write the same folder: the second is an error, and nothing is begun. */
static bool check_slugs(rendering *r)
{
    bool is_fine = true;
    for (size_t i = 0; i < r->count; i++)
        for (size_t k = 0; k < i && r->jobs[i].status == SC_OK; k++) {
            const sc_field *slug = &r->jobs[i].loaded.article.slug;
            if (r->jobs[k].status != SC_OK ||
                !sc_str_eq(slug->text, r->jobs[k].loaded.article.slug.text))
                continue;
            sc_diag_error(&r->jobs[i].diags, slug->span, "render.same-output",
                          "give one of them another slug; no article was rendered",
                          "'%s' and '%s' would both be written to '%.*s'", r->jobs[k].path,
                          r->jobs[i].path, SC_STR_ARG(slug->text));
            r->jobs[i].status = SC_E_DATA;
            is_fine = false;
        }
    return is_fine;
}

static void finish(rendering *r, sc_job *job, const sc_card_files *files)
{
    sc_status printed = SC_OK;
    sc_print_diags(&job->diags, r->run->options);
    sc_explain(job, r->run->options);
    if (r->run->options->is_json)
        printed = print_json(r, job, files);
    else if (job->status == SC_OK)
        printed = print_paths(r, job, files);
    if (job->status != SC_OK || printed != SC_OK) {
        r->failed++;
        r->status = job->status != SC_OK ? job->status : printed;
    }
    sc_job_done(job);
}

static void render_job(rendering *r, sc_job *job)
{
    sc_card_files files = { 0 };
    sc_job_load_assets(r->run, job);
    sc_card_request request = sc_job_request(r->run, job);
    if (r->run->options->is_verbose)
        print_inputs(job);
    if (job->status == SC_OK)
        job->status = sc_card_render(job->arena, &request, &job->diags, &files);
    sc_stopwatch_begin(r->run->watch, "publish");
    if (job->status == SC_OK)
        job->status = sc_publish(r->run->options->out, job->loaded.article.slug.text, files.items,
                                 files.count, &job->diags);
    sc_stopwatch_end(r->run->watch, "publish");
    finish(r, job, &files);
}

/* With outputs in each other's way nothing is begun, and the fault is that of all of them. */
static sc_status refuse_all(rendering *r)
{
    for (size_t i = 0; i < r->count; i++)
        sc_print_failure(&r->jobs[i].diags, r->run->options, r->jobs[i].path, SC_E_DATA);
    for (size_t i = 0; i < r->count; i++)
        sc_job_done(&r->jobs[i]);
    return SC_E_DATA;
}

sc_status sc_command_render(sc_arena *arena, const sc_options *options)
{
    sc_run run;
    sc_status status = sc_run_open(arena, options, &run);
    if (status != SC_OK)
        return sc_print_failure(&run.diags, options, NULL, status);
    rendering r = { .run = &run, .count = options->operands.count };
    r.jobs = SC_NEW_ARRAY(arena, sc_job, r.count);
    for (size_t i = 0; i < r.count; i++)
        sc_job_open(&run, options->operands.items[i], &r.jobs[i]);
    if (!check_slugs(&r))
        return refuse_all(&r);
    for (size_t i = 0; i < r.count; i++) {
        sc_print_progress(options, i, r.count);
        render_job(&r, &r.jobs[i]);
    }
    sc_print_progress(options, r.count, r.count);
    sc_stopwatch_print(run.watch);
    return r.failed == 0 ? SC_OK : r.count == 1 ? r.status : SC_E_SOME;
}

static sc_str find_file(const sc_card_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (sc_str_is(files->items[i].name, name))
            return files->items[i].bytes;
    return SC_STR("");
}

static sc_status print_tags(const sc_job *job, const sc_options *options, sc_str head)
{
    sc_print_diags(&job->diags, options);
    sc_explain(job, options);
    if (!options->is_json)
        return sc_print(head);
    sc_buf buf = sc_buf_new(job->arena, LINE_MAX_BYTES);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    sc_json_field(&json, "article", sc_str_of(job->path));
    sc_json_field_integer(&json, "status", job->status);
    sc_json_field(&json, "head", head);
    sc_explain_json(job, options, &json);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(&job->diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_print(sc_buf_str(&buf));
}

sc_status sc_command_tags(sc_arena *arena, const sc_options *options)
{
    sc_run run;
    sc_job job;
    sc_card_files files = { 0 };
    sc_status status = sc_run_open(arena, options, &run);
    if (status != SC_OK)
        return sc_print_failure(&run.diags, options, NULL, status);
    sc_job_load(&run, options->operands.items[0], &job);
    sc_card_request request = sc_job_request(&run, &job);
    if (job.status == SC_OK)
        job.status = sc_card_render(job.arena, &request, &job.diags, &files);
    if (job.status == SC_OK)
        status = print_tags(&job, options, find_file(&files, "head.html"));
    else
        status = sc_print_failure(&job.diags, options, job.path, job.status);
    sc_job_done(&job);
    return status;
}
