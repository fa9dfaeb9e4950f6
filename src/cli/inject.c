/*
 * `sharecard inject`: the tag blocks of rendered cards into built pages, in place. Each page is
 * done by itself: one that is refused keeps no other from being done.
 */
#include "page/inject.h"
#include "article/slug.h"
#include "base/file.h"
#include "base/publish.h"
#include "base/utf8.h"
#include "card/load.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/print.h"
#include "page/read.h"

#include <stdio.h>
#include <string.h>

enum { BLOCK_FILE_MAX = 1 << 20, LINE_MAX_BYTES = 16 << 20 };

static const size_t PAGE_BUDGET_BYTES = (size_t)1 << 30;

/* What became of a page. */
typedef enum fate { FAILED, CHANGED, UNCHANGED, OFF, NO_CARDS, FATE_COUNT } fate;

static const char *const FATE_NAMES[FATE_COUNT] = { "failed", "changed", "unchanged", "off",
                                                    "no-cards" };

typedef struct run {
    const sc_options *options;
    const char *cards; /* the folder of <slug>/head.html */
    bool is_one_plain;
    size_t counts[FATE_COUNT];
    sc_status status; /* of the last that failed */
} run;

/* A page under way. */
typedef struct job {
    const run *run;
    sc_arena *arena;
    const char *path;
    sc_diags diags;
    sc_status status;
    fate fate;
    sc_source page; /* its bytes as they are, in any encoding */
    sc_str url;     /* where the page says it is; or empty */
    sc_str block;
    sc_injection injection;
} job;

/* --- the cards of a page --------------------------------------------------------------------- */

static const char *block_path(const job *j, sc_str slug)
{
    const char *slash = sc_str_ends(sc_str_of(j->run->cards), "/") ? "" : "/";
    return sc_str_fmt(j->arena, "%s%s%.*s/head.html", j->run->cards, slash, SC_STR_ARG(slug)).ptr;
}

/* What addresses of one page share: without scheme, `www.`, index.html, query and last slash. */
static sc_str same_address(sc_str url)
{
    static const char *const STARTS[] = { "https://", "http://", "www." };
    static const char *const ENDS[] = { "index.html", "/" };
    size_t end = 0;
    while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
        end++;
    url.len = end;
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++)
        if (sc_str_starts(url, STARTS[i]))
            url = sc_str_sub(url, strlen(STARTS[i]), url.len);
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (sc_str_ends(url, ENDS[i]))
            url = sc_str_sub(url, 0, url.len - strlen(ENDS[i]));
    return url;
}

/* Pages of one slug may be several: the cards tell whose they are. */
static bool is_for_page(job *j, sc_str slug, sc_str block)
{
    sc_str url = sc_block_value(j->arena, block, "og:url");
    if (url.len == 0 || j->url.len == 0 || sc_str_eq(same_address(url), same_address(j->url)))
        return true;
    sc_diag_warn(&j->diags, (sc_span){ &j->page, 0, 0 }, "inject.other-page", NULL,
                 "the cards '%.*s' are those of %.*s, and this page is %.*s", SC_STR_ARG(slug),
                 SC_STR_ARG(url), SC_STR_ARG(j->url));
    return false;
}

/* @return whether there are cards; false with a status if they cannot be read. */
static bool find_block(job *j, sc_str slug)
{
    const char *path = slug.len == 0 ? NULL : block_path(j, slug);
    const sc_source *source;
    if (path == NULL || !sc_file_exists(path))
        return false;
    j->status = sc_file_read_text(j->arena, path, BLOCK_FILE_MAX, "the tags", &j->diags, &source);
    if (j->status != SC_OK || !is_for_page(j, slug, source->text))
        return false;
    j->block = source->text;
    return true;
}

/* The slug that `render` gives this page, else what the page's file or folder is called: cards may
 * have been made from the page's source. */
static bool find_cards(job *j)
{
    const sc_options *options = j->run->options;
    sc_load_request request = { .article = j->path, .site = options->site, .root = options->root };
    sc_diags unheard = { .arena = j->arena };
    sc_loaded loaded = { 0 };
    sc_str slug = SC_STR("");
    if (sc_load_article(j->arena, &request, &unheard, &loaded) == SC_OK) {
        slug = loaded.article.slug.text;
        j->url = loaded.article.url.text;
    }
    if (find_block(j, slug) || j->status != SC_OK)
        return j->status == SC_OK;
    sc_str name = sc_slug_spell(j->arena, sc_slug_part_of_path(sc_str_of(j->path)), SC_STR("en"));
    return !sc_str_eq(name, slug) && find_block(j, name) && j->status == SC_OK;
}

/* --- one page -------------------------------------------------------------------------------- */

static void fail(job *j, sc_status status)
{
    j->status = status;
    j->fate = FAILED;
}

static void fail_no_cards(job *j)
{
    sc_str hint =
        sc_str_fmt(j->arena, "render it first; --cards names the folder, now '%s'", j->run->cards);
    sc_diag_error(&j->diags, (sc_span){ &j->page, 0, 0 }, "inject.no-cards", hint.ptr,
                  "there are no cards for this page");
    fail(j, SC_E_INPUT);
}

/* Lines of other encodings are not shown in messages. */
static sc_str shown_text(sc_str text)
{
    size_t bad;
    return sc_utf8_is_valid(text, &bad) ? text : SC_STR("");
}

static bool is_off(job *j)
{
    sc_diags unheard = { .arena = j->arena };
    sc_head head;
    return sc_head_survey(j->arena, &j->page, &unheard, &head) == SC_OK && head.is_off;
}

static void write_page(job *j)
{
    sc_status status = sc_publish_replace(j->path, j->page.text, j->injection.bytes, &j->diags);
    if (status != SC_OK)
        fail(j, status);
}

static void inject(job *j)
{
    sc_status status = sc_page_inject(j->arena, &j->page, j->block, j->run->options->merges,
                                      &j->diags, &j->injection);
    if (status != SC_OK) {
        fail(j, status);
        return;
    }
    j->fate = j->injection.is_changed ? CHANGED : UNCHANGED;
    if (j->injection.is_changed)
        write_page(j);
}

static void do_page(job *j)
{
    sc_str name = sc_str_of(j->path);
    j->page.name = name;
    j->status = sc_file_read(j->arena, j->path, SC_PAGE_BYTES_MAX, "the page", SC_NO_SPAN,
                             &j->diags, &j->page.text);
    j->fate = j->status == SC_OK ? NO_CARDS : FAILED;
    if (j->status != SC_OK)
        return;
    if (is_off(j)) {
        j->fate = OFF;
        return;
    }
    bool has_cards = find_cards(j);
    if (j->status != SC_OK)
        fail(j, j->status);
    else if (has_cards)
        inject(j);
    else if (j->run->is_one_plain)
        fail_no_cards(j);
}

/* --- telling --------------------------------------------------------------------------------- */

static void print_replaced(const job *j)
{
    for (size_t i = 0; i < j->injection.replaced_count; i++) {
        const sc_replaced_tag *tag = &j->injection.replaced[i];
        fprintf(stderr, "%s:%zu: replaced %.*s\n", j->path, sc_span_position(tag->span).line,
                SC_STR_ARG(tag->name));
    }
}

static sc_status print_json(const job *j)
{
    sc_buf buf = sc_buf_new(j->arena, LINE_MAX_BYTES);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    sc_json_field(&json, "page", sc_str_of(j->path));
    sc_json_field_integer(&json, "status", j->status);
    sc_json_field(&json, "result", sc_str_of(FATE_NAMES[j->fate]));
    sc_json_key(&json, "replaced");
    sc_json_begin_array(&json);
    for (size_t i = 0; j->fate != FAILED && i < j->injection.replaced_count; i++) {
        const sc_replaced_tag *tag = &j->injection.replaced[i];
        sc_json_begin_object(&json);
        sc_json_field_integer(&json, "line", (int64_t)sc_span_position(tag->span).line);
        sc_json_field(&json, "tag", tag->name);
        sc_json_end_object(&json);
    }
    sc_json_end_array(&json);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(&j->diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_print(sc_buf_str(&buf));
}

static sc_status print_page(job *j)
{
    const sc_options *options = j->run->options;
    sc_str text = j->page.text;
    j->page.text = shown_text(text);
    sc_print_diags(&j->diags, options);
    j->page.text = text;
    if (options->is_json)
        return print_json(j);
    if (j->fate != FAILED && !options->is_quiet)
        print_replaced(j);
    if (options->is_verbose && (j->fate == OFF || j->fate == NO_CARDS))
        fprintf(stderr, "sharecard: %s: %s\n", j->path,
                j->fate == OFF ? "opts out" : "there are no cards for this page");
    return j->fate == CHANGED ? sc_print(sc_str_fmt(j->arena, "%s\n", j->path)) : SC_OK;
}

static void finish(run *r, job *j)
{
    sc_status printed = print_page(j);
    if (printed != SC_OK)
        fail(j, printed);
    r->counts[j->fate]++;
    if (j->fate == FAILED)
        r->status = j->status;
    sc_arena_free(j->arena);
}

static void print_summary(const run *r, size_t total)
{
    if (r->options->is_json || r->options->is_quiet || total < 2)
        return;
    fprintf(stderr,
            "sharecard: %zu pages: %zu changed, %zu unchanged, %zu without cards, %zu opted out, "
            "%zu failed\n",
            total, r->counts[CHANGED], r->counts[UNCHANGED], r->counts[NO_CARDS], r->counts[OFF],
            r->counts[FAILED]);
}

sc_status sc_command_inject(sc_arena *arena, const sc_options *options)
{
    static const char *const PAGES[] = { ".html", ".htm", ".xhtml", NULL };
    run r = { .options = options, .cards = options->cards };
    if (r.cards == NULL)
        r.cards = options->out;
    sc_named_files files;
    sc_diags diags = { .arena = arena };
    sc_files_find(arena, &options->operands, PAGES, r.cards, &diags, &files);
    sc_print_diags(&diags, options);
    r.is_one_plain = files.is_one_plain;
    size_t count = files.paths.count;
    for (size_t i = 0; i < count; i++) {
        job j = { .run = &r, .arena = sc_arena_new(PAGE_BUDGET_BYTES) };
        j.path = files.paths.items[i];
        j.diags.arena = j.arena;
        sc_print_progress(options, i, count);
        do_page(&j);
        finish(&r, &j);
    }
    sc_print_progress(options, count, count);
    print_summary(&r, count);
    if (count == 0)
        return SC_E_INPUT;
    return r.counts[FAILED] == 0 ? SC_OK : count == 1 ? r.status : SC_E_SOME;
}
