/* The block into pages and out: where it goes, what stays, what is refused. */
#include "lib/check.h"
#include "page/inject.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define B                                                                                          \
    "<!-- sharecard:begin -->\n<meta property=\"og:title\" content=\"T\">\n<!-- sharecard:end "    \
    "-->\n"

static const char BLOCK[] = B;

typedef struct state {
    sc_arena *arena;
    sc_diags diags;
} state;

static int setup(void **out)
{
    sc_arena *arena = sc_arena_new(0);
    state *s = SC_NEW(arena, state);
    s->arena = arena;
    s->diags.arena = arena;
    *out = s;
    return 0;
}

static int teardown(void **state_of)
{
    state *s = *state_of;
    sc_arena_free(s->arena);
    return 0;
}

static sc_source page_of(sc_str text)
{
    return (sc_source){ SC_STR("page.html"), text };
}

static sc_status inject_block(state *s, sc_str page, const char *block, bool merges,
                              sc_injection *out)
{
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = page_of(page);
    return sc_page_inject(s->arena, source, sc_str_of(block), merges, &s->diags, out);
}

static const char *injected(state *s, const char *page)
{
    sc_injection out;
    sc_status status = inject_block(s, sc_str_of(page), BLOCK, false, &out);
    return status == SC_OK ? sc_str_z(s->arena, out.bytes)
                           : s->diags.list.items[s->diags.list.count - 1].code;
}

typedef struct page_case {
    const char *page, *expected; /* the page with its block, or the code of the error */
} page_case;

static const page_case PLACES[] = {
    { "<head></head>", "<head>" B "</head>" },
    { "<head>\n</head>", "<head>\n" B "</head>" },
    { "<HEAD></HEAD>", "<HEAD>" B "</HEAD>" },
    { "<head><title>x</title></head>", "<head><title>x</title>" B "</head>" },
    { "<head>\n<title>x</title>\n<link rel=stylesheet>\n</head>",
      "<head>\n<title>x</title>\n" B "<link rel=stylesheet>\n</head>" },
    { "<head>\n<title>x</title>  \n</head>", "<head>\n<title>x</title>  \n" B "</head>" },
    { "<head><meta name=description content=d><title>x</title><style>a{}</style></head>",
      "<head><meta name=description content=d><title>x</title>" B "<style>a{}</style></head>" },
    { "<head><link rel='x canonical' href=/><base></head>",
      "<head><link rel='x canonical' href=/>" B "<base></head>" },
    { "<head><meta name=keywords content=k></head>",
      "<head>" B "<meta name=keywords content=k></head>" },
    /* what only looks like the head's end */
    { "<head><!-- </head> --><title>x</title></head>",
      "<head><!-- </head> --><title>x</title>" B "</head>" },
    { "<head><script>'</head><title>'</script><title>x</title></head>",
      "<head><script>'</head><title>'</script><title>x</title>" B "</head>" },
    { "<head><title></head></title></head>", "<head><title></head></title>" B "</head>" },
    { "<head><style></head></style><title>x</title>",
      "<head><style></head></style><title>x</title>" B },
    { "<head><meta content='</head>'><title>x</title>",
      "<head><meta content='</head>'><title>x</title>" B },
    /* what ends it without saying so */
    { "<head><p><title>x</title></head>", "<head>" B "<p><title>x</title></head>" },
    { "<head>text<title>x</title></head>", "<head>" B "text<title>x</title></head>" },
    { "<head><textarea></head></textarea><title>x</title>",
      "<head>" B "<textarea></head></textarea><title>x</title>" },
    { "<head></head><title>x</title>", "<head>" B "</head><title>x</title>" },
    { "<head><noscript><img></noscript><title>x</title>",
      "<head>" B "<noscript><img></noscript><title>x</title>" },
    { "<head><noscript><link rel=canonical></noscript></head>",
      "<head>" B "<noscript><link rel=canonical></noscript></head>" },
    { "<head><template><title>y</title></template><title>x</title></head>",
      "<head>" B "<template><title>y</title></template><title>x</title></head>" },
    { "<head><title>x", "<head>" B "<title>x" },
    /* a second head is no head */
    { "<head></head><head><title>x</title></head>",
      "<head>" B "</head><head><title>x</title></head>" },
    { "<head><head><title>x</title></head>", "<head><head><title>x</title>" B "</head>" },
    /* heads that are not written */
    { "", "page.no-head" },
    { "<title>x</title>", "page.no-head" },
    { "<title>x</title><head></head>", "page.no-head" },
    { "<html><body>", "page.no-head" },
    { "x<head></head>", "page.no-head" },
    { "</br><head></head>", "page.no-head" },
    { "<!-- <head> --><p>", "page.no-head" },
    { "<header></header>", "page.no-head" },
    { "<head", "page.no-head" },
    { "<!doctype html><?x?><!-- c --><html> <head>",
      "<!doctype html><?x?><!-- c --><html> <head>" B },
    { "</p><head></head>", "</p><head>" B "</head>" },
    /* blocks that are there */
    { "<head>" B "</head>", "<head>" B "</head>" },
    { "<head><!--sharecard:begin-->old<!--sharecard:end--></head>", "page.broken-block" },
    { "<head><!--sharecard:begin--><meta><!--sharecard:end--></head>", "<head>" B "</head>" },
    { "<head>" B B "</head>", "page.two-blocks" },
    { "<head><!-- sharecard:begin --></head>", "page.broken-block" },
    { "<head><!-- sharecard:end --></head>", "page.broken-block" },
    { "<head><!-- sharecard:end --><!-- sharecard:begin --></head>", "page.broken-block" },
    { "<head></head>" B, "page.block-outside-head" },
    { B "<head></head>", "page.block-outside-head" },
    { "<head></head><body><!-- sharecard:begin -->", "page.block-outside-head" },
    { "<head><script>'<!-- sharecard:begin -->'</script></head>",
      "<head>" B "<script>'<!-- sharecard:begin -->'</script></head>" },
    { "<head><! sharecard:begin ></head>", "<head>" B "<! sharecard:begin ></head>" },
    { "<head></head><textarea><!-- sharecard:begin --></textarea>",
      "<head>" B "</head><textarea><!-- sharecard:begin --></textarea>" },
};

static void puts_the_block_in_its_place(void **state_of)
{
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
        assert_string_equal(injected(*state_of, PLACES[i].page), PLACES[i].expected);
}

static void takes_the_block_out(void **state_of)
{
    state *s = *state_of;
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        sc_injection once;
        sc_str removed, own;
        sc_source page = page_of(sc_str_of(PLACES[i].page));
        if (sc_page_inject(s->arena, &page, sc_str_of(BLOCK), false, &s->diags, &once) != SC_OK)
            continue;
        sc_source after = page_of(once.bytes);
        assert_int_equal(sc_page_remove(s->arena, &after, &s->diags, &removed), SC_OK);
        assert_int_equal(sc_page_remove(s->arena, &page, &s->diags, &own), SC_OK);
        assert_str(removed, sc_str_z(s->arena, own));
    }
}

static void keeps_the_pages_line_ends(void **state_of)
{
    const char *page = injected(*state_of, "<head>\r\n<title>x</title>\r\n</head>\n");
    assert_string_equal(page, "<head>\r\n<title>x</title>\r\n<!-- sharecard:begin -->\r\n"
                              "<meta property=\"og:title\" content=\"T\">\r\n"
                              "<!-- sharecard:end -->\r\n</head>\n");
    assert_string_equal(injected(*state_of, "<head>\r</head>"),
                        "<head>\r<!-- sharecard:begin -->\r<meta property=\"og:title\" "
                        "content=\"T\">\r<!-- sharecard:end -->\r</head>");
    assert_string_equal(injected(*state_of, "\r<head>\r\n\n</head>"),
                        "\r<head>\r\n<!-- sharecard:begin -->\n<meta property=\"og:title\" "
                        "content=\"T\">\n<!-- sharecard:end -->\n\n</head>");
}

static const char WIDE[] = "<!-- sharecard:begin -->\n<meta name=\"a\" content=\"\xC3\xA9\">\n"
                           "<script type=\"application/ld+json\">{\"a\":\"\xF0\x9F\x8C\x8A\"}"
                           "</script>\n<!-- sharecard:end -->\n";
static const char NARROW[] = "<!-- sharecard:begin -->\n<meta name=\"a\" content=\"&#xE9;\">\n"
                             "<script type=\"application/ld+json\">{\"a\":\"\\ud83c\\udf0a\"}"
                             "</script>\n<!-- sharecard:end -->\n";

/* Whether the page's block is in UTF-8 or in ASCII. */
static void respects_the_pages_encoding(void **state_of)
{
    static const struct {
        const char *start;
        bool is_utf8;
    } CASES[] = {
        { "<head><meta charset=utf-8>", true },
        { "<head><meta charset=' UTF-8 '>", true },
        { "<head><meta http-equiv=Content-Type content='text/html; charset=\"utf-8\"'>", true },
        { "\xEF\xBB\xBF<head><meta charset=latin1>", true },
        { "<head><meta charset=iso-8859-1>", false },
        { "<head><meta charset=shift_jis>", false },
        { "<head>\xC3\xA9", false }, /* what nobody declares, browsers guess */
        { "<head><meta charset=latin1><meta charset=utf-8>", false },
    };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_injection out;
        assert_int_equal(inject_block(s, sc_str_of(CASES[i].start), WIDE, false, &out), SC_OK);
        const char *block = CASES[i].is_utf8 ? WIDE : NARROW;
        assert_true(sc_str_find(out.bytes, sc_str_of(block), NULL));
    }
}

static void refuses_encodings_that_hide_tags(void **state_of)
{
    state *s = *state_of;
    sc_str pages[] = { SC_STR("\xFF\xFE<\0h\0"),
                       SC_STR("\xFE\xFF\0<\0h"),
                       SC_STR("<\0h\0e\0"),
                       SC_STR("\0<\0h\0e"),
                       SC_STR("<head><meta charset=iso-2022-jp></head>"),
                       SC_STR("<head><meta charset=UTF-7></head>") };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        sc_injection out;
        assert_int_equal(inject_block(s, pages[i], BLOCK, false, &out), SC_E_DATA);
        assert_string_equal(s->diags.list.items[i].code, "page.encoding");
    }
}

static void refuses_large_pages(void **state_of)
{
    state *s = *state_of;
    size_t len = SC_PAGE_BYTES_MAX + 1;
    char *bytes = sc_arena_alloc(s->arena, len);
    memset(bytes, ' ', len);
    memcpy(bytes, "<head>", 6);
    sc_injection out;
    assert_int_equal(inject_block(s, (sc_str){ bytes, len }, BLOCK, false, &out), SC_E_LIMIT);
    assert_str(s->diags.list.items[0].message, "the page has 16777217 bytes; 16777216 is the most");
    assert_int_equal(inject_block(s, (sc_str){ bytes, len - 1 }, BLOCK, false, &out), SC_E_LIMIT);
    assert_string_equal(s->diags.list.items[1].code, "page.too-large");
}

static void refuses_what_is_no_block(void **state_of)
{
    static const char *const BLOCKS[] = {
        "",
        "x",
        "<meta>",
        "<!-- sharecard:begin -->",
        B B,
        B "<p>",
        "<!-- sharecard:begin --><p><!-- sharecard:end -->",
        "<!-- sharecard:begin --></head><!-- sharecard:end -->",
        "<!-- sharecard:begin --><script><!-- sharecard:end -->",
        "<!-- sharecard:begin --><meta content='><!-- sharecard:end -->",
    };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++) {
        sc_injection out;
        assert_int_equal(inject_block(s, SC_STR("<head></head>"), BLOCKS[i], false, &out),
                         SC_E_DATA);
        assert_string_equal(s->diags.list.items[i].code, "page.bad-block");
    }
}

static const char OWN[] =
    "<head>\n"
    "  <meta property=\"og:title\" content=\"old\">\n"
    "  <meta name=\"OG:Title\" content=\"old\"><meta name=\"twitter:title\">\n"
    "  <meta property=\"og:video\" content=\"v\">\n"
    "  <meta property=\"fb:app_id\" content=\"1\">\n"
    "  <script type=\"application/ld+json; charset=utf-8\">{\"@type\":\"Article\"}</script>\n"
    "  <script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\"},"
    "{\"@type\":\"WebSite\"}]}</script>\n"
    "  <script type=\"application/ld+json\">{\"@type\":\"WebSite\"}</script>\n"
    "</head>\n";

static void merging_replaces_what_says_the_same(void **state_of)
{
    state *s = *state_of;
    sc_injection out, again;
    assert_int_equal(inject_block(s, sc_str_of(OWN), BLOCK, true, &out), SC_OK);
    assert_str(out.bytes,
               "<head>\n" B "  \n"
               "  <meta property=\"og:video\" content=\"v\">\n"
               "  <meta property=\"fb:app_id\" content=\"1\">\n"
               "  <script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"Article\"},"
               "{\"@type\":\"WebSite\"}]}</script>\n"
               "  <script type=\"application/ld+json\">{\"@type\":\"WebSite\"}</script>\n"
               "</head>\n");
    static const char *const NAMES[] = { "og:title", "OG:Title", "twitter:title", "JSON-LD" };
    static const size_t LINES[] = { 2, 3, 3, 6 };
    assert_int_equal(out.replaced_count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_str(out.replaced[i].name, NAMES[i]);
        assert_int_equal(sc_span_position(out.replaced[i].span).line, LINES[i]);
    }
    assert_int_equal(inject_block(s, out.bytes, BLOCK, true, &again), SC_OK);
    assert_false(again.is_changed);
    assert_int_equal(again.replaced_count, 0);
}

static void without_merging_own_tags_are_warned_of(void **state_of)
{
    state *s = *state_of;
    sc_injection out;
    assert_int_equal(inject_block(s, sc_str_of(OWN), BLOCK, false, &out), SC_OK);
    assert_int_equal(s->diags.list.count, 1);
    assert_str(s->diags.list.items[0].message,
               "4 of the page's own tags say what the block says, the first is 'og:title'");
    assert_str(s->diags.list.items[0].hint, "--merge replaces them");
    assert_int_equal(s->diags.error_count, 0);
}

static void finds_who_opts_out(void **state_of)
{
    static const struct {
        const char *page;
        bool is_off;
    } CASES[] = {
        { "<head><meta name=sharecard content=off>", true },
        { "<head><META content=' OFF ' name='ShareCard'>", true },
        { "<head><meta name=sharecard content=on>", false },
        { "<head></head><meta name=sharecard content=off>", false },
        { "<head><!-- <meta name=sharecard content=off> -->", false },
    };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_head head;
        sc_source page = page_of(sc_str_of(CASES[i].page));
        assert_int_equal(sc_head_survey(s->arena, &page, &s->diags, &head), SC_OK);
        assert_int_equal(head.is_off, CASES[i].is_off);
    }
}

static void reads_values_of_a_block(void **state_of)
{
    state *s = *state_of;
    sc_str block = SC_STR("<meta property=\"og:url\" content=\"https://a.example/?a=1&amp;b=2\">");
    assert_str(sc_block_value(s->arena, block, "og:url"), "https://a.example/?a=1&b=2");
    assert_str(sc_block_value(s->arena, block, "og:title"), "");
}

/* --- any page -------------------------------------------------------------------------------- */

static uint32_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static const char *const PIECES[] = {
    "<head>",
    "</head>",
    "<title>",
    "</title>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<meta ",
    "charset=utf-8",
    "name=description",
    ">",
    "\"",
    "'",
    "\r\n",
    "\n",
    "\r",
    " ",
    "x",
    "<p>",
    "<noscript>",
    "</noscript>",
    "<link rel=canonical>",
    "sharecard:begin",
    "sharecard:end",
    "<",
    "<!-- sharecard:begin -->",
    "<!-- sharecard:end -->",
};

/* Also pages with blocks and halves of blocks. */
static void any_page_comes_back(void **state_of)
{
    (void)state_of;
    uint64_t seed = (uint64_t)time(NULL);
    print_message("# seed %llu\n", (unsigned long long)seed);
    for (int round = 0; round < 5000; round++) {
        sc_arena *arena = sc_arena_new(0);
        sc_diags diags = { .arena = arena };
        sc_buf buf = sc_buf_new(arena, 1 << 16);
        sc_buf_addz(&buf, next_random(&seed) % 2 == 0 ? "<head>" : "");
        for (uint32_t left = next_random(&seed) % 16; left > 0; left--)
            sc_buf_addz(&buf, PIECES[next_random(&seed) % (sizeof PIECES / sizeof *PIECES)]);
        sc_source page = page_of(sc_buf_str(&buf));
        sc_injection once, twice;
        sc_str removed, own;
        if (sc_page_inject(arena, &page, sc_str_of(BLOCK), false, &diags, &once) == SC_OK) {
            sc_source after = page_of(once.bytes);
            assert_int_equal(sc_page_remove(arena, &after, &diags, &removed), SC_OK);
            assert_int_equal(sc_page_remove(arena, &page, &diags, &own), SC_OK);
            assert_true(sc_str_eq(removed, own));
            assert_int_equal(sc_page_inject(arena, &after, sc_str_of(BLOCK), false, &diags, &twice),
                             SC_OK);
            assert_false(twice.is_changed);
        }
        sc_arena_free(arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(puts_the_block_in_its_place),
        TEST(takes_the_block_out),
        TEST(keeps_the_pages_line_ends),
        TEST(respects_the_pages_encoding),
        TEST(refuses_encodings_that_hide_tags),
        TEST(refuses_large_pages),
        TEST(refuses_what_is_no_block),
        TEST(merging_replaces_what_says_the_same),
        TEST(without_merging_own_tags_are_warned_of),
        TEST(finds_who_opts_out),
        TEST(reads_values_of_a_block),
        TEST(any_page_comes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
