/*
 * The head block: its exact text for one article, the rules of docs/tags.md, and what hostile
 * values must not do to it.
 */
#include "unit/tags/sample.h"

#include "data/value.h"
#include "tags/parts.h"

static void test_whole_block(void **state)
{
    sample *s = *state;
    sc_str head = sc_tags_head(s->arena, &s->tags, sc_tags_universal_card(&s->tags));
    assert_str(
        head,
        "<!-- sharecard:begin -->\n"
        "<meta property=\"og:type\" content=\"article\">\n"
        "<meta property=\"og:site_name\" content=\"Alder Valley News\">\n"
        "<meta property=\"og:title\" content=\"The river that came back\">\n"
        "<meta property=\"og:description\" content=\"After forty years, salmon return to the upper "
        "Alder.\">\n"
        "<meta property=\"og:url\" content=\"https://news.example/2026/river\">\n"
        "<meta property=\"og:locale\" content=\"en_GB\">\n"
        "<meta name=\"twitter:card\" content=\"summary_large_image\">\n"
        "<meta name=\"twitter:image\" "
        "content=\"https://cdn.example/cards/river/whatsapp.jpg?v=0123456789ab\">\n"
        "<meta property=\"og:image\" "
        "content=\"https://cdn.example/cards/river/whatsapp.jpg?v=0123456789ab\">\n"
        "<meta property=\"og:image:type\" content=\"image/jpeg\">\n"
        "<meta property=\"og:image:width\" content=\"1200\">\n"
        "<meta property=\"og:image:height\" content=\"630\">\n"
        "<meta property=\"og:image:alt\" content=\"The river that came back. A man in waders "
        "counts "
        "fish\">\n"
        "<meta name=\"twitter:image:alt\" content=\"The river that came back. A man in waders "
        "counts "
        "fish\">\n"
        "<meta name=\"twitter:site\" content=\"@aldernews\">\n"
        "<meta name=\"author\" content=\"Ana Ruiz, Jo Park\">\n"
        "<meta property=\"article:published_time\" content=\"2026-03-14T08:51:42+01:00\">\n"
        "<meta property=\"article:modified_time\" content=\"2026-03-15T04:21:42-03:30\">\n"
        "<meta property=\"article:author\" content=\"Ana Ruiz\">\n"
        "<meta property=\"article:author\" content=\"Jo Park\">\n"
        "<meta property=\"article:section\" content=\"Nature\">\n"
        "<meta property=\"article:tag\" content=\"rivers\">\n"
        "<meta property=\"article:tag\" content=\"fish\">\n"
        "<meta property=\"telegram:channel\" content=\"@aldernews\">\n"
        "<meta name=\"robots\" content=\"max-image-preview:large\">\n"
        "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
        "\"@type\":\"NewsArticle\",\"mainEntityOfPage\":\"https://news.example/2026/river\","
        "\"url\":\"https://news.example/2026/river\",\"headline\":\"The river that came back\","
        "\"description\":\"After forty years, salmon return to the upper Alder.\","
        "\"inLanguage\":\"en-GB\",\"datePublished\":\"2026-03-14T08:51:42+01:00\","
        "\"dateModified\":\"2026-03-15T04:21:42-03:30\",\"author\":[{\"@type\":\"Person\","
        "\"name\":\"Ana Ruiz\",\"url\":\"https://news.example/ana\"},{\"@type\":\"Person\","
        "\"name\":\"Jo Park\"}],\"editor\":{\"@type\":\"Person\",\"name\":\"Li Wei\"},"
        "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Alder Press\","
        "\"url\":\"https://news.example/\",\"logo\":{\"@type\":\"ImageObject\","
        "\"url\":\"https://news.example/logo.png\"}},\"articleSection\":\"Nature\","
        "\"keywords\":[\"rivers\",\"fish\"]}</script>\n"
        "<!-- sharecard:end -->\n");
}

static void test_keys(void **state)
{
    sample *s = *state;
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, &s->cards[0]), &b);
    for (size_t i = 0; i < b.count; i++) {
        sc_str name = b.elements[i].name;
        bool is_property = sc_str_starts(name, "og:") || sc_str_starts(name, "article:") ||
                           sc_str_starts(name, "telegram:");
        assert_str(b.elements[i].key, is_property ? "property" : "name");
    }
}

static void test_one_image_with_its_twin_before_it(void **state)
{
    sample *s = *state;
    for (size_t card = 0; card < SAMPLE_CARDS; card++) {
        block b;
        read_block(s->arena, sc_tags_head(s->arena, &s->tags, &s->cards[card]), &b);
        assert_int_equal(count_of(&b, "og:image"), 1);
        assert_int_equal(count_of(&b, "twitter:image"), 1);
        size_t i = 0;
        while (!sc_str_is(b.elements[i].name, "og:image"))
            i++;
        assert_str(b.elements[i - 1].name, "twitter:image");
        assert_true(sc_str_eq(b.elements[i - 1].value, b.elements[i].value));
        assert_true(sc_str_eq(b.elements[i].value, s->cards[card].url));
        sc_str height = sc_str_fmt(s->arena, "%d", s->cards[card].height);
        assert_true(sc_str_eq(nth_value(&b, "og:image:height", 0), height));
    }
}

static void test_without_a_picture(void **state)
{
    sample *s = *state;
    s->tags.card_count = 0;
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, sc_tags_universal_card(&s->tags)), &b);
    assert_str(nth_value(&b, "twitter:card", 0), "summary");
    for (size_t i = 0; i < b.count; i++)
        assert_false(sc_str_find(b.elements[i].name, SC_STR("image"), NULL));
}

/* The least an article can be: a headline, a slug and a language. */
static void test_least_article(void **state)
{
    sample *s = *state;
    s->article = (sc_article){
        .headline = { SC_STR("Alone"), SC_NO_SPAN },
        .slug = { SC_STR("alone"), SC_NO_SPAN },
        .lang = { SC_STR("ar"), SC_NO_SPAN },
    };
    s->site = (sc_site){ .source = NULL };
    s->tags.card_count = 0;
    assert_str(sc_tags_head(s->arena, &s->tags, NULL),
               "<!-- sharecard:begin -->\n"
               "<meta property=\"og:type\" content=\"article\">\n"
               "<meta property=\"og:title\" content=\"Alone\">\n"
               "<meta property=\"og:description\" content=\"Alone\">\n"
               "<meta property=\"og:locale\" content=\"ar_EG\">\n"
               "<meta name=\"twitter:card\" content=\"summary\">\n"
               "<meta name=\"robots\" content=\"max-image-preview:large\">\n"
               "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\","
               "\"@type\":\"NewsArticle\",\"headline\":\"Alone\",\"inLanguage\":\"ar\"}</script>\n"
               "<!-- sharecard:end -->\n");
}

static void test_description_stands_in(void **state)
{
    sample *s = *state;
    block b;
    s->article.description.text = SC_STR("");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "og:description", 0), "Counting at dawn.");
    s->article.photo.caption.text = SC_STR("");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "og:description", 0), "The river that came back");
}

static void test_accounts(void **state)
{
    sample *s = *state;
    static const char *const WRITTEN[] = { "alder", "@alder", "https://x.com/alder",
                                           "https://x.com/alder/" };
    for (size_t i = 0; i < 4; i++) {
        s->site.twitter.text = sc_str_of(WRITTEN[i]);
        block b;
        read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
        assert_str(nth_value(&b, "twitter:site", 0), "@alder");
    }
}

static void test_expiry(void **state)
{
    sample *s = *state;
    s->article.expires = (sc_moment){ .is_set = true, .seconds = 0, .offset_minutes = 345 };
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "article:expiration_time", 0), "1970-01-01T05:45:00+05:45");
}

/* What only a script: or data: URL could do, no tag carries. */
static void test_only_web_urls(void **state)
{
    sample *s = *state;
    static const char *const BAD[] = {
        "javascript:alert(1)", "data:text/html,x", "//host/x", "http:/x", "ftp://x/y", "/local"
    };
    for (size_t i = 0; i < 6; i++) {
        sc_field bad = { sc_str_of(BAD[i]), SC_NO_SPAN };
        s->article.url = s->authors[0].url = s->site.url = s->site.logo = bad;
        sc_str head = sc_tags_head(s->arena, &s->tags, NULL);
        assert_false(sc_str_find(head, bad.text, NULL));
    }
}

typedef struct hostile {
    const char *text, *cleaned;
} hostile;

static const hostile HOSTILE[] = {
    { "\"quoted\" and 'so'", NULL },
    { "</script><script>alert(1)</script>", NULL },
    { "<!-- sharecard:end --> --> ]]> <![CDATA[", NULL },
    { "<!--<script>", NULL },
    { "&amp; &lt;b&gt; &#39; & &", NULL },
    { "a\" onload=\"x", NULL },
    { "back\\slash \\u003c \\", NULL },
    { "${jndi} {{ x }} %s %n %00", NULL },
    { "\xD8\xA7\xD9\x84\xD9\x86\xD9\x87\xD8\xB1 \xD7\xA0\xD7\x94\xD7\xA8", NULL },
    { "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 \xF0\x9F\x87\xAF"
      "\xF0\x9F\x87\xB5",
      NULL },
    { "\xE2\x80\xAE"
      "evil\xE2\x80\xAC \xE2\x81\xA6x\xE2\x81\xA9\xE2\x80\x8F\xD8\x9C",
      "evil x" },
    { "a\x01\x02\x1F\x7F\xC2\x80\xC2\x9F"
      "b",
      "ab" },
    { "line\nbreak\ttab\r\nend\xE2\x80\xA8sep\xC2\x85nel", "line break tab  end sep nel" },
    { "\xEF\xBB\xBF"
      "bom\xEF\xBF\xBE\xEF\xBF\xBF\xF4\x8F\xBF\xBF",
      "bom" },
    { "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85", NULL },
};

enum { HOSTILE_COUNT = sizeof HOSTILE / sizeof *HOSTILE };

static void fill_with(sample *s, sc_str text)
{
    sc_field field = { text, SC_NO_SPAN };
    s->article.headline = s->article.description = s->article.section = field;
    s->article.short_headline = s->article.editor = s->article.photo.alt = field;
    s->authors[0].name = s->authors[1].name = field;
    s->tag_items[0] = s->tag_items[1] = field;
    s->site.name = s->site.publisher = field;
    s->site.twitter.text = s->site.telegram.text = SC_STR("");
    s->article.url.text = sc_str_fmt(s->arena, "https://news.example/%.*s", SC_STR_ARG(text));
    s->authors[0].url.text = s->site.logo.text = s->article.url.text;
    s->tags.alt = text;
}

static const sc_value *parse_json(sample *s, sc_str text)
{
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ SC_STR("json"), text };
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    const sc_value *value = NULL;
    sc_json_parse(s->arena, source, sc_span_of(source), &limits, &s->diags, &value);
    assert_int_equal(s->diags.error_count, 0);
    return value;
}

static void expect_json_text(const sc_value *object, const char *key, sc_str text)
{
    const sc_value *value = sc_value_find(object, key);
    assert_non_null(value);
    assert_true(sc_str_eq(value->text, text));
}

static void expect_round_trip(sample *s, sc_str text, sc_str cleaned)
{
    static const char *const NAMES[] = { "og:site_name", "og:title",          "og:description",
                                         "og:image:alt", "twitter:image:alt", "article:author",
                                         "article:tag",  "article:section" };
    fill_with(s, text);
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, &s->cards[3]), &b);
    assert_int_equal(b.count, 23);
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        assert_true(sc_str_eq(nth_value(&b, NAMES[i], 0), cleaned));
    const sc_value *json = parse_json(s, b.json);
    expect_json_text(json, "headline", cleaned);
    expect_json_text(json, "description", cleaned);
    expect_json_text(json, "articleSection", cleaned);
    assert_true(sc_str_eq(sc_value_find(json, "keywords")->items[1]->text, cleaned));
}

static void test_hostile_values(void **state)
{
    sample *s = *state;
    for (size_t i = 0; i < HOSTILE_COUNT; i++) {
        sc_str text = sc_str_of(HOSTILE[i].text);
        sc_str cleaned = HOSTILE[i].cleaned == NULL ? text : sc_str_of(HOSTILE[i].cleaned);
        expect_round_trip(s, text, cleaned);
    }
}

static void test_long_values(void **state)
{
    sample *s = *state;
    sc_buf text = sc_buf_new(s->arena, 1 << 20);
    while (text.len < 150)
        sc_buf_addz(&text, "<&\">'\xD8\xA7 ");
    sc_str trimmed = sc_str_trim(sc_buf_str(&text));
    expect_round_trip(s, trimmed, trimmed);
}

/* Every pair and triple of the pieces that break out of places, glued in a seeded order. */
static void test_random_values(void **state)
{
    sample *s = *state;
    static const char *const PIECES[] = { "<",      ">",        "&",  "\"",
                                          "'",      "/",        "--", "!",
                                          "script", "]]",       ";",  "\\",
                                          "#39",    "amp;",     "=",  "\xE2\x80\xA8",
                                          "\n",     "x",        " ",  "\xF0\x9F\x98\x80",
                                          "<!--",   "</script>" };
    unsigned seed = 20260314;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 300; round++) {
        sc_buf text = sc_buf_new(s->arena, 1 << 16);
        sc_buf_addc(&text, 'a');
        for (int i = 0; i < 12; i++) {
            seed = seed * 1103515245u + 12345u;
            sc_buf_addz(&text, PIECES[(seed >> 16) % (sizeof PIECES / sizeof *PIECES)]);
        }
        sc_buf_addc(&text, 'z');
        sc_str value = sc_buf_str(&text);
        expect_round_trip(s, value, sc_tags_clean(s->arena, value));
    }
}

static void test_alternates(void **state)
{
    sample *s = *state;
    static const char *const TAGS[] = { "pt-BR", "en-GB", "no language", "ar" };
    sc_field items[4] = { 0 };
    for (size_t i = 0; i < 4; i++)
        items[i].text = sc_str_of(TAGS[i]);
    s->article.translations = (sc_field_list){ items, 4 };
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_int_equal(count_of(&b, "og:locale:alternate"), 2);
    assert_str(nth_value(&b, "og:locale:alternate", 0), "pt_BR");
    assert_str(nth_value(&b, "og:locale:alternate", 1), "ar_EG");
}

/* The author's page on X makes an account; a page elsewhere does not. */
static void test_creator(void **state)
{
    sample *s = *state;
    block b;
    s->authors[0].url.text = SC_STR("https://x.company/ana");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_int_equal(count_of(&b, "twitter:creator"), 0);
    s->authors[1].url.text = SC_STR("https://x.com/jopark");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "twitter:creator", 0), "@jopark");
    s->authors[0].url.text = SC_STR("https://twitter.com/ana_ruiz/");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "twitter:creator", 0), "@ana_ruiz");
    assert_int_equal(count_of(&b, "twitter:creator"), 1);
}

static void test_author_pages(void **state)
{
    sample *s = *state;
    block b;
    s->site.article_author.text = SC_STR("url");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    assert_str(nth_value(&b, "article:author", 0), "https://news.example/ana");
    assert_str(nth_value(&b, "article:author", 1), "Jo Park");
    assert_str(nth_value(&b, "author", 0), "Ana Ruiz, Jo Park");
}

static void test_site_fields(void **state)
{
    sample *s = *state;
    block b;
    s->site.fediverse.text = SC_STR("@alder@news.social");
    s->site.theme_color.text = SC_STR("#c8102e");
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    static const char *const LAST[] = { "fediverse:creator", "telegram:channel", "theme-color",
                                        "robots" };
    for (size_t i = 0; i < 4; i++)
        assert_str(b.elements[b.count - 4 + i].name, LAST[i]);
    assert_str(nth_value(&b, "fediverse:creator", 0), "@alder@news.social");
    assert_str(nth_value(&b, "theme-color", 0), "#c8102e");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_whole_block),
        SAMPLE_TEST(test_keys),
        SAMPLE_TEST(test_one_image_with_its_twin_before_it),
        SAMPLE_TEST(test_without_a_picture),
        SAMPLE_TEST(test_least_article),
        SAMPLE_TEST(test_description_stands_in),
        SAMPLE_TEST(test_accounts),
        SAMPLE_TEST(test_expiry),
        SAMPLE_TEST(test_only_web_urls),
        SAMPLE_TEST(test_hostile_values),
        SAMPLE_TEST(test_long_values),
        SAMPLE_TEST(test_random_values),
        SAMPLE_TEST(test_alternates),
        SAMPLE_TEST(test_creator),
        SAMPLE_TEST(test_author_pages),
        SAMPLE_TEST(test_site_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
