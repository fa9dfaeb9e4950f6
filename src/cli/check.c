/*
 * `sharecard check`: articles, layouts and site files in; every error and lint out, at once.
 * Nothing is rendered or written. What a file is, is told by its name and its fields: a site file
 * is called site*.yaml, a layout says which version of the layout language it is in, or has keys
 * that only layouts have.
 */
#include "base/file.h"
#include "card/layout_lint.h"
#include "cli/check_report.h"
#include "cli/commands.h"
#include "cli/job.h"
#include "cli/print.h"

#include <dirent.h>
#include <string.h>

enum { FILE_MAX = 8 << 20, BASE_MAX = 128 << 10 };

typedef struct checking {
    const sc_run *run;
    sc_check_report *report;
    size_t failed;
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
    sc_str key = SC_STR("layout:");
    if (line.len == 0 || line.ptr[0] != 'l')
        return false;
    sc_str value = sc_str_trim(sc_str_sub(line, key.len, line.len));
    return sc_str_starts(line, key.ptr) && value.len > 0 && sc_is_digit(value.ptr[0]);
}

/* Keys that no article has, for layouts that forget to say what they are. An article may have a
 * `card` too, which is a text then. */
static bool is_layout_line(sc_str line)
{
    static const char *const KEYS[] = { "card:", "nodes:", "variants:", "extends:" };
    if (is_version_line(line))
        return true;
    for (size_t i = 0; line.len > 0 && i < sizeof KEYS / sizeof *KEYS; i++) {
        if (line.ptr[0] != KEYS[i][0])
            continue;
        sc_str rest = sc_str_trim(sc_str_sub(line, sc_str_of(KEYS[i]).len, line.len));
        bool is_text = rest.len > 0 && strchr("{#", rest.ptr[0]) == NULL;
        if (sc_str_starts(line, KEYS[i]) && (!is_text || sc_str_is(sc_str_of(KEYS[i]), "extends:")))
            return true;
    }
    return false;
}

static bool is_layout_text(sc_str text)
{
    sc_str line;
    while (sc_str_split(&text, '\n', &line))
        if (is_layout_line(line))
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

/* Whether a file says `extends:` with the name of another, that of `layout`. */
static bool extends(sc_arena *arena, const char *path, const char *layout)
{
    sc_diags ignored = { .arena = arena };
    sc_str text, line;
    const char *name = base_name(layout);
    if (strcmp(base_name(path), name) == 0 ||
        sc_file_read(arena, path, BASE_MAX, "", SC_NO_SPAN, &ignored, &text) != SC_OK)
        return false;
    while (sc_str_split(&text, '\n', &line)) {
        sc_str key = SC_STR("extends:"), rest = sc_str_sub(line, key.len, line.len), word;
        if (!sc_str_starts(line, key.ptr) || !sc_str_split(&rest, '#', &word))
            continue;
        const char *base = base_name(sc_str_z(arena, sc_str_trim(word)));
        return sc_str_eq(sc_layout_stem(sc_str_of(base)), sc_layout_stem(sc_str_of(name)));
    }
    return false;
}

/* Whether a layout beside this one extends it. */
static bool is_extended(sc_arena *arena, const char *path)
{
    const char *folder = sc_path_beside(arena, path, SC_STR(""));
    DIR *dir = opendir(folder[0] == '\0' ? "." : folder);
    bool is_found = false;
    for (const struct dirent *entry; dir != NULL && !is_found && (entry = readdir(dir)) != NULL;) {
        const char *other = sc_path_beside(arena, path, sc_str_of(entry->d_name));
        is_found = is_yaml(other) && extends(arena, other, path);
    }
    if (dir != NULL)
        closedir(dir);
    return is_found;
}

/* What is legal and surely a mistake. A layout without a version is one of them. */
static void lint_layout(const sc_run *run, const sc_source *source, const sc_site *site,
                        sc_job *out)
{
    const sc_layout *layout = &out->loaded.layout;
    if (!layout->has_version)
        sc_diag_warn(&out->diags, (sc_span){ source, layout->span.offset, 0 }, "layout.no-version",
                     "write 'layout: 1' as its first line",
                     "the layout does not say which version of the language it is in");
    sc_layout_lint(out->arena, layout, site, run->fonts, is_extended(out->arena, out->path),
                   run->now, &out->diags);
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
    if (out->status != SC_OK)
        return;
    lint_layout(run, source, site == NULL ? NULL : &out->loaded.site, out);
    const sc_photo_limits limits = sc_run_photo_limits(run);
    if (!out->loaded.layout.is_base)
        out->status =
            sc_load_layout_pictures(out->arena, &out->loaded.layout, &limits, &out->diags);
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

static sc_status report_file(checking *c, const sc_job *job)
{
    const sc_check_result result = { job->path, job->status, &job->diags };
    sc_status printed = sc_check_report_add(c->report, &result);
    return job->status == SC_OK ? printed : job->status;
}

static sc_status check_all(checking *c, const sc_words *files)
{
    sc_status status = SC_OK;
    for (size_t i = 0; i < files->count; i++) {
        sc_job job;
        check_file(c->run, files->items[i], &job);
        sc_status own = report_file(c, &job);
        sc_job_done(&job);
        c->failed += own != SC_OK;
        status = own != SC_OK ? own : status;
    }
    sc_status printed = sc_check_report_end(c->report);
    status = status != SC_OK ? status : printed;
    return c->failed > 0 && files->count > 1 ? SC_E_SOME : status;
}

/* `--format` is how messages are told, not what cards are written as. */
static sc_status open_run(sc_arena *arena, const sc_options *options, sc_options *own, sc_run *run,
                          sc_check_report **report)
{
    *own = *options;
    *run = (sc_run){ .options = own, .diags = { .arena = arena } };
    sc_status status = sc_check_report_new(arena, options, &run->diags, report);
    own->is_json |= options->format != NULL && strcmp(options->format, "json") == 0;
    own->format = NULL;
    return status == SC_OK ? sc_run_open(arena, own, run) : status;
}

sc_status sc_command_check(sc_arena *arena, const sc_options *options)
{
    sc_run run;
    sc_options own;
    checking c = { .run = &run };
    sc_status status = open_run(arena, options, &own, &run, &c.report);
    if (status != SC_OK)
        return sc_print_failure(&run.diags, &own, NULL, status);
    return check_all(&c, &options->operands);
}
