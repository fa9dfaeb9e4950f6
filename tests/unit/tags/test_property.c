/*
 * What holds for every string: the block parses to the same elements, every value comes back as it
 * went in, and the structured data is valid JSON that cannot leave its element.
 *
 * `SC_STRINGS=1000000 SC_SEED=7 test_property` tries more than the usual number of them.
 */
#include "base/number.h"
#include "base/utf8.h"
#include "data/value.h"
#include "tags/parts.h"
#include "unit/tags/sample.h"

#include <stdlib.h>

enum { STRINGS = 20000, SEED = 20261122, PIECES_MAX = 12 };

/* What ends, opens or escapes something in HTML, JSON, URLs or a template, and texts around it. */
static const char *const PIECES[] = {
    "<",
    ">",
    "&",
    "\"",
    "'",
    "`",
    "=",
    "/",
    "\\",
    "--",
    "!",
    "?",
    "#",
    "%",
    ";",
    ":",
    "{",
    "}",
    "]]>",
    "<!--",
    "-->",
    "--!>",
    "<!-",
    "<![CDATA[",
    "</script",
    "</script>",
    "</SCRIPT\t>",
    "<script>",
    "<script",
    "</style>",
    "</title>",
    "<meta property=\"og:title\"",
    "\" content=\"x\">",
    "<!-- sharecard:end -->",
    "&lt;",
    "&quot;",
    "&#34;",
    "&#x22;",
    "&amp;quot;",
    "&lt",
    "\\u003c",
    "\\\"",
    "\\",
    "\\u",
    "\\x3c",
    "${x}",
    "{{ x }}",
    "<%= x %>",
    "javascript:",
    "on=",
    "\n",
    "\r\n",
    "\t",
    "\v",
    "\f",
    "\x01",
    "\x7F",
    "\xC2\x85",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xE2\x80\xA8",
    "\xE2\x80\xA9",
    "\xE2\x80\xAE",
    "\xE2\x81\xA6",
    "\xE2\x81\xA9",
    "\xEF\xBB\xBF",
    "\xEF\xBC\x9C",
    "\xEF\xBF\xBD",
    "\xEF\xBF\xBE",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80",
    "\xF0\x9F\x87\xAF",
    "e\xCC\x81",
    "\xD8\xA7\xD9\x84\xD9\x86\xD9\x87\xD8\xB1",
    "\xD7\xA0\xD7\x94\xD7\xA8",
    "\xE6\xB2\xB3",
    "river",
    " ",
    "0",
    "-",
    "\xF4\x8F\xBF\xBF",
    "\xEE\x80\x80",
};

typedef struct noise {
    uint64_t state;
} noise;

/* Knuth's MMIX generator; its high bits. */
static uint32_t next(noise *n)
{
    n->state = n->state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(n->state >> 33);
}

static void add_character(sc_buf *out, noise *n)
{
    static const uint32_t PLANES[] = { 0x80, 0x800, 0xD800, 0xFFFF, 0x10FFFF };
    uint32_t cp = next(n) % PLANES[next(n) % 5];
    if (cp == 0 || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = '<';
    sc_utf8_add(out, cp);
}

static sc_str make_string(sc_arena *arena, noise *n)
{
    sc_buf out = sc_buf_new(arena, 1 << 16);
    for (uint32_t left = 1 + next(n) % PIECES_MAX; left > 0; left--) {
        if (next(n) % 4 == 0)
            add_character(&out, n);
        else
            sc_buf_addz(&out, PIECES[next(n) % (sizeof PIECES / sizeof *PIECES)]);
    }
    return sc_buf_str(&out);
}

static const sc_value *parse_json(sc_arena *arena, sc_diags *diags, sc_str text)
{
    sc_source *source = SC_NEW(arena, sc_source);
    *source = (sc_source){ SC_STR("json"), text };
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    const sc_value *value = NULL;
    if (sc_json_parse(arena, source, sc_span_of(source), &limits, diags, &value) != SC_OK)
        fail_msg("not JSON: %.*s", SC_STR_ARG(text));
    return value;
}

static void expect_text(const sc_value *map, const char *key, sc_str expected)
{
    const sc_value *value = sc_value_find(map, key);
    if (expected.len == 0) {
        assert_null(value);
        return;
    }
    assert_non_null(value);
    assert_true(sc_str_eq(value->text, expected));
}

static void expect_meta(const block *b, const char *name, sc_str expected)
{
    assert_int_equal(count_of(b, name), expected.len > 0);
    if (expected.len > 0)
        assert_true(sc_str_eq(nth_value(b, name, 0), expected));
}

/* One string in the headline and the section, another in the names. */
static void expect_round_trip(sample *s, sc_arena *arena, sc_str a, sc_str b)
{
    s->article.headline.text = s->article.description.text = s->article.section.text = a;
    s->site.name.text = s->site.publisher.text = s->authors[0].name.text = b;
    s->article.author_count = s->article.tags.count = 1;
    s->tag_items[0].text = b;
    s->tags.alt = a;
    block parsed;
    read_block(arena, sc_tags_head(arena, &s->tags, &s->cards[3]), &parsed);
    sc_str clean_a = sc_tags_clean(arena, a), clean_b = sc_tags_clean(arena, b);
    static const char *const OF_A[] = { "og:title", "og:description", "og:image:alt",
                                        "twitter:image:alt", "article:section" };
    static const char *const OF_B[] = { "og:site_name", "article:author", "article:tag", "author" };
    for (size_t i = 0; i < sizeof OF_A / sizeof *OF_A; i++)
        expect_meta(&parsed, OF_A[i], clean_a);
    for (size_t i = 0; i < sizeof OF_B / sizeof *OF_B; i++)
        expect_meta(&parsed, OF_B[i], clean_b);
    sc_diags diags = { .arena = arena };
    const sc_value *json = parse_json(arena, &diags, parsed.json);
    expect_text(json, "headline", clean_a);
    expect_text(json, "description", clean_a);
    expect_text(sc_value_find(json, "author")->items[0], "name", clean_b);
}

static uint64_t setting(const char *name, int64_t fallback)
{
    const char *text = getenv(name);
    int64_t number = fallback;
    if (text != NULL && !sc_integer_parse(sc_str_of(text), INT64_MAX, &number))
        fail_msg("%s is no number", name);
    return (uint64_t)number;
}

static void test_no_string_breaks_out(void **state)
{
    sample *s = *state;
    uint64_t count = setting("SC_STRINGS", STRINGS);
    noise n = { setting("SC_SEED", SEED) };
    print_message("seed %llu, %llu strings\n", (unsigned long long)n.state,
                  (unsigned long long)count);
    for (uint64_t i = 0; i < count; i += 2) {
        sc_arena *arena = sc_arena_new(0);
        sc_str a = make_string(arena, &n);
        expect_round_trip(s, arena, a, make_string(arena, &n));
        sc_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { SAMPLE_TEST(test_no_string_breaks_out) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
