/*
 * `sharecard check`: articles, layouts and site files in; every error and lint out, at once.
 * Nothing is rendered or written. What a file is, is told by its name and its fields: a site file
 * is called site*.yaml, a layout says which version of the layout language it is in.
 */
#include "base/file.h"
#include "cli/commands.h"
#include "cli/job.h"
#include "cli/print.h"

#include <string.h>

enum { FILE_MAX = 8 << 20, OUTPUT_MAX = 16 << 20 };

typedef struct checking {
    const sc_run *run;
    size_t failed;
    sc_status status; /* of the last that failed */
} checking;

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static bool is_yaml(const char *path)
{
    return sc_str_ends(sc_str_of(path), ".yaml") || sc_str_ends(sc_str_of(path), ".yml");
}

static bool is_site_file(const char *path)
{
    return sc_str_starts(sc_str_of(base_name(path)), "site") &&
           (is_yaml(path) || sc_str_ends(sc_str_of(path), ".json"));
}

/* Whether a line is `layout: 1`; in a site file, where the key names a layout, it is a word. */
static bool is_version_line(sc_str line)
{
    sc_str key = SC_STR("layout:"), value = sc_str_trim(sc_str_sub(line, key.len, line.len));
    return sc_str_starts(line, key.ptr) && value.len > 0 && sc_is_digit(value.ptr[0]);
}

static bool is_layout_text(sc_str text)
{
    sc_str line;
    while (sc_str_split(&text, '\n', &line))
        if (is_version_line(line))
            return true;
    return false;
}

/* --- one file ------------------------------------------------------------------------------- */

/* The cards as far as the tags are concerned, before there are any bytes of them. */
static sc_card_file *foresee_cards(const sc_run *run, const sc_job *job)
{
    const sc_loaded *loaded = &job->loaded;
    sc_card_file *cards = SC_NEW_ARRAY(job->arena, sc_card_file, run->platform_count);
    for (size_t i = 0; i < run->platform_count; i++) {
        const sc_platform *platform = run->platforms[i];
        bool is_taken = (platform->formats & 1u << run->format) != 0;
        sc_format format = is_taken ? run->format : SC_FORMAT_JPEG;
        sc_str file = sc_str_fmt(job->arena, "%s.%s", platform->name, sc_format_extension(format));
        cards[i] = (sc_card_file){
            .platform = platform,
            .format = format,
            .file = file,
            .url = sc_tags_image_url(job->arena, &loaded->site, loaded->article.slug.text, file,
                                     SC_STR("000000000000")),
            .width = platform->width,
            .height = platform->height,
        };
    }
    return cards;
}

static void lint(const sc_run *run, sc_job *job)
{
    const sc_article *article = &job->loaded.article;
    sc_tags tags = { .article = article,
                     .site = &job->loaded.site,
                     .cards = foresee_cards(run, job),
                     .card_count = run->platform_count,
                     .alt = sc_tags_alt(job->arena, article) };
    sc_tags_lint(&tags, &job->diags);
}

static void check_article(const sc_run *run, const char *path, sc_job *out)
{
    const sc_scene *scenes;
    size_t count;
    sc_job_load(run, path, out);
    if (out->status != SC_OK)
        return;
    sc_card_request request = sc_job_request(run, out);
    out->status = sc_card_scenes(out->arena, &request, &out->diags, &scenes, &count);
    if (out->status == SC_OK)
        lint(run, out);
}

static void check_site(const sc_source *source, sc_job *out)
{
    out->status = sc_site_read(out->arena, source, &out->diags, &out->loaded.site);
}

/* With the site's colours, if there is a site file. */
static void check_layout(const sc_run *run, const sc_source *source, sc_job *out)
{
    const char *path = run->options->site;
    const sc_source *site = NULL;
    if (path == NULL && sc_file_exists("site.yaml"))
        path = "site.yaml";
    if (path != NULL)
        out->status =
            sc_file_read_text(out->arena, path, FILE_MAX, "the site file", &out->diags, &site);
    if (out->status == SC_OK)
        check_site(site, out);
    if (out->status == SC_OK)
        out->status = sc_load_layout_text(out->arena, source, &out->loaded.site, &out->diags,
                                          &out->loaded.layout);
}

/* An article is read by its own loader, which also reads standard input. */
static void check_file(const sc_run *run, const char *path, sc_job *out)
{
    const sc_source *source = NULL;
    bool may_be_other = is_yaml(path) || is_site_file(path);
    *out = (sc_job){ .arena = sc_arena_new(0), .path = path };
    out->diags.arena = out->arena;
    if (may_be_other)
        out->status =
            sc_file_read_text(out->arena, path, FILE_MAX, "the file", &out->diags, &source);
    if (out->status != SC_OK)
        return;
    if (is_site_file(path)) {
        check_site(source, out);
    } else if (may_be_other && is_layout_text(source->text)) {
        check_layout(run, source, out);
    } else {
        sc_job_done(out);
        check_article(run, path, out);
    }
}

/* --- all of them ---------------------------------------------------------------------------- */

static sc_status print_json(const sc_job *job)
{
    sc_buf buf = sc_buf_new(job->arena, OUTPUT_MAX);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    sc_json_field(&json, "file", sc_str_of(job->path));
    sc_json_field_integer(&json, "status", job->status);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(&job->diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_print(sc_buf_str(&buf));
}

static void report(checking *c, const sc_job *job)
{
    sc_status status = job->status;
    sc_print_diags(&job->diags, c->run->options);
    if (c->run->options->is_json) {
        sc_status printed = print_json(job);
        status = status == SC_OK ? printed : status;
    }
    if (status == SC_OK)
        return;
    c->failed++;
    c->status = status;
}

sc_status sc_command_check(sc_arena *arena, const sc_options *options)
{
    sc_run run;
    sc_status status = sc_run_open(arena, options, &run);
    if (status != SC_OK)
        return sc_print_failure(&run.diags, options, NULL, status);
    checking c = { .run = &run };
    size_t count = options->operands.count;
    for (size_t i = 0; i < count; i++) {
        sc_job job;
        check_file(&run, options->operands.items[i], &job);
        report(&c, &job);
        sc_job_done(&job);
    }
    return c.failed == 0 ? SC_OK : count == 1 ? c.status : SC_E_SOME;
}
