/*
 * The promise about pages, put to the proof: whatever the page, taking the block out gives back its
 * bytes, a second run changes nothing, and an HTML parser of somebody else's (gumbo) finds the
 * block in the head and everything else where it was.
 *
 *   roundtrip dat FILE...            the documents of html5lib tree tests
 *   roundtrip random COUNT SEED      pages put together at random
 *   roundtrip files FILE...          whole files
 *
 * Prints how many pages were done and how many refused, for each reason; on a failure, the page,
 * and ends with status 1.
 */
#include "base/file.h"
#include "page/encoding.h"
#include "page/inject.h"
#include "page/read.h"

#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE_MAX = 1 << 20, REASONS_MAX = 16 };

static const char BLOCK[] =
    "<!-- sharecard:begin -->\n"
    "<meta property=\"og:title\" content=\"R\xC3\xADo &amp; &quot;\xF0\x9F\x8C\x8A&quot;\">\n"
    "<meta name=\"twitter:image\" content=\"https://example.com/c.jpg?v=1\">\n"
    "<script type=\"application/ld+json\">\n{ \"headline\": \"R\xC3\xADo \xF0\x9F\x8C\x8A\" }\n"
    "</script>\n"
    "<!-- sharecard:end -->\n";

typedef struct tally {
    size_t pages, done;
    const char *reasons[REASONS_MAX];
    size_t refused[REASONS_MAX];
    size_t beyond_gumbo; /* whose trees could not be compared */
    const char *what;    /* of the page under test */
} tally;

static void show(const char *label, sc_str text)
{
    printf("--- %s (%zu bytes)\n%.*s\n", label, text.len, SC_STR_ARG(text));
}

static bool fail(const tally *t, const char *why, sc_str page, sc_str result)
{
    printf("not ok: %s: %s\n", t->what, why);
    show("page", page);
    show("result", result);
    return false;
}

static void count_refusal(tally *t, const char *reason)
{
    size_t i = 0;
    while (i + 1 < REASONS_MAX && t->reasons[i] != NULL && strcmp(t->reasons[i], reason) != 0)
        i++;
    t->reasons[i] = reason;
    t->refused[i]++;
}

/* --- what gumbo makes of it ------------------------------------------------------------------ */

typedef struct outline {
    sc_buf out;
    const char *from, *to; /* the block's bytes, which are left out */
    bool all_in_head;      /* what of the block was found stands in the head */
    size_t found;
} outline;

static bool is_ours(const outline *o, const char *at)
{
    return at != NULL && at >= o->from && at < o->to;
}

static const char *place_of(const GumboNode *node)
{
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        return node->v.element.original_tag.data;
    return node->v.text.original_text.data;
}

static bool is_in_head(const GumboNode *node)
{
    const GumboNode *parent = node->parent;
    return parent != NULL && parent->type == GUMBO_NODE_ELEMENT &&
           parent->v.element.tag == GUMBO_TAG_HEAD;
}

static void add_node(outline *o, const GumboNode *node, int depth);

static void add_children(outline *o, const GumboVector *children, int depth)
{
    for (unsigned i = 0; i < children->length; i++)
        add_node(o, children->data[i], depth + 1);
}

static void add_element(outline *o, const GumboNode *node, int depth)
{
    const GumboElement *e = &node->v.element;
    sc_buf_addf(&o->out, "%d<%s", depth, gumbo_normalized_tagname(e->tag));
    for (unsigned i = 0; i < e->attributes.length; i++) {
        const GumboAttribute *a = e->attributes.data[i];
        sc_buf_addf(&o->out, " %s=%s", a->name, a->value);
    }
    sc_buf_addc(&o->out, '\n');
    add_children(o, &e->children, depth);
}

/* White space in the head is left out: the block adds line ends there. */
static void add_node(outline *o, const GumboNode *node, int depth)
{
    if (node->type == GUMBO_NODE_WHITESPACE && is_in_head(node))
        return;
    if (node->type != GUMBO_NODE_WHITESPACE && is_ours(o, place_of(node))) {
        o->found++;
        o->all_in_head = o->all_in_head && is_in_head(node);
        return;
    }
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
        add_element(o, node, depth);
    else
        sc_buf_addf(&o->out, "%d%d%s\n", depth, node->type, node->v.text.text);
}

static sc_str outline_of(sc_arena *arena, sc_str page, outline *o)
{
    o->out = sc_buf_new(arena, 16 * PAGE_MAX);
    if (sc_str_starts(page, "\xEF\xBB\xBF")) /* a decoder's to take off, not a parser's */
        page = sc_str_sub(page, 3, page.len);
    GumboOutput *output = gumbo_parse_with_options(&kGumboDefaultOptions, page.ptr, page.len);
    add_children(o, &output->document->v.document.children, 0);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
    return sc_buf_str(&o->out);
}

/* Two comments, two meta elements and the script. */
enum { BLOCK_NODES = 5 };

static bool check_tree(const tally *t, sc_arena *arena, sc_str page, const sc_source *source)
{
    sc_str injected = source->text;
    sc_diags diags = { .arena = arena };
    sc_head head;
    if (sc_head_survey(arena, source, &diags, &head) != SC_OK || !head.has_block)
        return fail(t, "there is no block", page, injected);
    outline before = { .all_in_head = true }, after = { .all_in_head = true };
    after.from = injected.ptr + head.block.start;
    after.to = injected.ptr + head.block.end;
    sc_str was = outline_of(arena, page, &before), is = outline_of(arena, injected, &after);
    if (!after.all_in_head || after.found != BLOCK_NODES)
        return fail(t, "the block is not wholly in the head", page, injected);
    if (!sc_str_eq(was, is)) {
        show("tree before", was);
        show("tree after", is);
        return fail(t, "the rest of the tree is another one", page, injected);
    }
    return true;
}

/* Gumbo 0.10.1 ends the process on some pages, so that it gets one of its own. */
static bool check_tree_apart(tally *t, sc_arena *arena, sc_str page, const sc_source *source)
{
    int status = 0;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        fclose(stderr);
        bool is_good = check_tree(t, arena, page, source);
        fflush(stdout);
        _exit(is_good ? 0 : 1);
    }
    waitpid(child, &status, 0);
    t->beyond_gumbo += WIFSIGNALED(status);
    return WIFSIGNALED(status) || WEXITSTATUS(status) == 0;
}

/* Reading must end well, whatever comes of it. */
static void read_page(sc_arena *arena, const sc_source *source)
{
    sc_site site = { 0 };
    sc_diags diags = { .arena = arena };
    sc_page_fields fields;
    sc_source text = { source->name, { NULL, 0 } };
    if (sc_page_decode(arena, source->name, source->text, &diags, &text.text) == SC_OK)
        sc_page_read(arena, &text, SC_PAGE_HTML, &site, SC_STR(""), &diags, &fields);
}

/* --- the promises ---------------------------------------------------------------------------- */

static bool check_page(tally *t, sc_str page)
{
    sc_arena *arena = sc_arena_new(0);
    sc_source source = { SC_STR("page.html"), page };
    sc_diags diags = { .arena = arena };
    sc_injection once, twice;
    sc_str removed;
    bool is_good = true;
    t->pages++;
    read_page(arena, &source);
    if (sc_page_inject(arena, &source, sc_str_of(BLOCK), false, &diags, &once) != SC_OK) {
        count_refusal(t, diags.list.items[diags.list.count - 1].code);
        sc_arena_free(arena);
        return true;
    }
    t->done++;
    sc_source injected = { source.name, once.bytes };
    if (sc_page_remove(arena, &injected, &diags, &removed) != SC_OK)
        is_good = fail(t, "the block cannot be taken out", page, once.bytes);
    else if (!sc_str_eq(removed, page))
        is_good = fail(t, "taking the block out gives another page", page, removed);
    else if (sc_page_inject(arena, &injected, sc_str_of(BLOCK), false, &diags, &twice) != SC_OK ||
             twice.is_changed)
        is_good = fail(t, "a second run changes it", page, once.bytes);
    else
        is_good = check_tree_apart(t, arena, page, &injected);
    sc_arena_free(arena);
    return is_good;
}

/* --- pages ----------------------------------------------------------------------------------- */

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    uint32_t x = (uint32_t)(*state >> 33);
    x ^= x >> 15;
    x *= 0x2c1b3c6du;
    return x ^ (x >> 12);
}

static const char *const PIECES[] = {
    "<head>",
    "</head>",
    "<HEAD >",
    "</HEAD\n>",
    "<html>",
    "<html lang=en>",
    "<body>",
    "</body>",
    "</html>",
    "<title>",
    "</title>",
    "<TITLE>A &amp; B</TITLE>",
    "<title>x</title>\n",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<script><!--<script></script>-->",
    "<script>'</head>'</script>",
    "<textarea></head></textarea>",
    "<style>",
    "</style>",
    "<style>a>b{}</style>",
    "<meta charset=utf-8>",
    "<meta charset='latin1'>\r\n",
    "<meta http-equiv=content-type content='text/html; charset=utf-8'>",
    "<meta name=description content=\"a > b\">",
    "<meta name=description content='",
    "<link rel=canonical href=/x>\n",
    "<link rel='stylesheet canonical' href=\"/y\" />",
    "<noscript>",
    "</noscript>",
    "<noscript><link rel=canonical></noscript>",
    "<noscript><img></noscript>",
    "<template>",
    "</template>",
    "<template><title>y</title></template>",
    "<base href=/>",
    "<!doctype html>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD\" \">",
    "<?xml version='1.0'?>",
    "<p>",
    "</p>",
    "<b a=\"",
    "\"",
    "'",
    ">",
    "<",
    "</",
    "<!",
    "x",
    "text ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "&lt;",
    "\xC3\xA9",
    "\xE9",
    "\xEF\xBB\xBF",
    "<svg>",
    "<math>",
    "<svg><title>",
    "</svg>",
    "<![CDATA[",
    "]]>",
    "<table>",
    "<td>",
    "<select>",
    "<frameset>",
    "<plaintext>",
    "<br/>",
    "</br>",
    "<meta",
    "=",
    "/",
    "<a/b=c d>",
    "<meta name=sharecard content=off>",
    "<meta property=og:title content=T>",
    "<math>",
    "<iframe>",
    "</iframe>",
    "<noframes></head></noframes>",
    "\f",
    "<object>",
    "</p><head>",
    "<head x='>'>",
    "<script type=application/ld+json>{\"@type\":\"Article\"}</script>",
    "<title/>",
    "<script src=x />",
};

enum { PIECE_COUNT = sizeof PIECES / sizeof *PIECES };

/* Half of the pages start as most do. */
static const char *const OPENINGS[] = {
    "",
    "<!doctype html>\n<html>\n<head>\n",
    "<html><head>",
    "<!doctype html>\r\n<head>\r\n",
    "\xEF\xBB\xBF<!doctype html><html><head>",
    "<head>",
    "",
};

static sc_str random_page(sc_arena *arena, uint64_t *state)
{
    sc_buf out = sc_buf_new(arena, PAGE_MAX);
    sc_buf_addz(&out, OPENINGS[next_random(state) % (sizeof OPENINGS / sizeof *OPENINGS)]);
    for (uint32_t left = next_random(state) % 24; left > 0; left--)
        sc_buf_addz(&out, PIECES[next_random(state) % PIECE_COUNT]);
    for (uint32_t flips = next_random(state) % 3; flips > 0 && out.len > 0; flips--)
        if (next_random(state) % 4 == 0)
            out.ptr[next_random(state) % out.len] = (char)(1 + next_random(state) % 255);
    return sc_buf_str(&out);
}

static bool check_random(tally *t, size_t count, uint64_t seed)
{
    uint64_t state = seed;
    for (size_t i = 0; i < count; i++) {
        sc_arena *arena = sc_arena_new(0);
        bool is_good = check_page(t, random_page(arena, &state));
        sc_arena_free(arena);
        if (!is_good) {
            printf("page %zu of seed %llu\n", i, (unsigned long long)seed);
            return false;
        }
    }
    return true;
}

/* A document as it is, and as what follows a head's start, or all of a head. */
static bool check_variants(tally *t, sc_str document)
{
    static const char *const BEFORE[] = { "", "<!doctype html>\n<head>\n",
                                          "<head><meta charset=utf-8><title>T</title></head>" };
    sc_arena *arena = sc_arena_new(0);
    bool is_good = true;
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        sc_buf buf = sc_buf_new(arena, PAGE_MAX);
        sc_buf_addz(&buf, BEFORE[i]);
        sc_buf_add(&buf, document);
        is_good = check_page(t, sc_buf_str(&buf)) && is_good;
    }
    sc_arena_free(arena);
    return is_good;
}

/* A document is what stands between a line `#data` and the line `#errors`. */
static bool check_documents(tally *t, sc_str file)
{
    bool is_good = true;
    size_t at;
    while (sc_str_find(file, SC_STR("#data\n"), &at)) {
        file = sc_str_sub(file, at + 6, file.len);
        if (!sc_str_find(file, SC_STR("\n#errors"), &at))
            break;
        is_good = check_variants(t, sc_str_sub(file, 0, at)) && is_good;
    }
    return is_good;
}

static bool check_file(tally *t, const char *path, bool has_documents)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_str bytes;
    t->what = path;
    bool is_good =
        sc_file_read(arena, path, PAGE_MAX, "the pages", SC_NO_SPAN, &diags, &bytes) == SC_OK;
    if (!is_good)
        printf("not ok: cannot read %s\n", path);
    else
        is_good = has_documents ? check_documents(t, bytes) : check_page(t, bytes);
    sc_arena_free(arena);
    return is_good;
}

static void report(const tally *t)
{
    printf("%zu pages: %zu done", t->pages, t->done);
    for (size_t i = 0; i < REASONS_MAX && t->reasons[i] != NULL; i++)
        printf(", %zu refused (%s)", t->refused[i], t->reasons[i]);
    if (t->beyond_gumbo > 0)
        printf(", %zu trees not compared: gumbo ended", t->beyond_gumbo);
    printf("\n");
}

int main(int argc, char **argv)
{
    tally t = { .what = "random" };
    bool is_good = argc > 2;
    bool is_random = argc == 4 && strcmp(argv[1], "random") == 0;
    if (is_random)
        is_good = check_random(&t, strtoul(argv[2], NULL, 10), strtoull(argv[3], NULL, 10));
    for (int i = 2; i < argc && !is_random; i++)
        is_good = check_file(&t, argv[i], strcmp(argv[1], "dat") == 0) && is_good;
    report(&t);
    return is_good ? 0 : 1;
}
