/* The warnings about tags: each with its exact text and place, and silence where all is well. */
#include "base/file.h"
#include "unit/tags/sample.h"

/* All warnings, printed as the program does. */
static sc_str printed(sample *s)
{
    s->diags.list.count = 0;
    sc_tags_lint(&s->tags, &s->diags);
    assert_int_equal(s->diags.error_count, 0);
    sc_buf out = sc_buf_new(s->arena, 1 << 20);
    for (size_t i = 0; i < s->diags.list.count; i++)
        sc_diag_print(&out, &s->diags.list.items[i], false);
    return sc_buf_str(&out);
}

/* The one warning's code, or how many there are. */
static sc_str only_code(sample *s)
{
    s->diags.list.count = 0;
    sc_tags_lint(&s->tags, &s->diags);
    if (s->diags.list.count != 1)
        return sc_str_fmt(s->arena, "%zu warnings", s->diags.list.count);
    return sc_str_of(s->diags.list.items[0].code);
}

static sc_str repeated(sample *s, const char *piece, size_t times)
{
    sc_buf out = sc_buf_new(s->arena, 1 << 20);
    while (times-- > 0)
        sc_buf_addz(&out, piece);
    return sc_buf_str(&out);
}

static void test_sound_article(void **state)
{
    assert_str(printed(*state), "");
}

static void test_headline(void **state)
{
    sample *s = *state;
    s->article.headline.text = repeated(s, "a", 60);
    assert_str(only_code(s), "0 warnings");
    s->article.headline.text = repeated(s, "a", 61);
    assert_str(printed(s),
               "river.json:1:11: warning: the headline has 61 characters: most previews cut a "
               "title at 60 [tags.long-title]\n"
               "    1 | headline: The river that came back\n"
               "      |           ^~~~~~~~~~~~~~~~~~~~~~~~\n");
    s->article.headline.text = repeated(s, "\xD8\xA7", 36);
    assert_str(printed(s),
               "river.json:1:11: warning: the headline has 72 bytes: Discord cuts a title at 70 "
               "[tags.long-title]\n"
               "    1 | headline: The river that came back\n"
               "      |           ^~~~~~~~~~~~~~~~~~~~~~~~\n");
    s->article.headline.text = repeated(s, "a", 1001);
    assert_str(only_code(s), "tags.long-value");
    assert_str(s->diags.list.items[0].message,
               "the headline has 1001 characters: Synapse drops a tag longer than 1000");
}

static void test_description(void **state)
{
    sample *s = *state;
    s->article.description.text = repeated(s, "é", 200);
    assert_str(only_code(s), "0 warnings");
    s->article.description.text = repeated(s, "é", 201);
    assert_str(only_code(s), "tags.long-description");
    assert_str(s->diags.list.items[0].message, "the description has 201 characters: most previews "
                                               "cut it at 200, WhatsApp at 80");
    assert_ptr_equal(s->diags.list.items[0].span.source, &s->article_source);
    s->article.description.text = SC_STR("");
    assert_str(printed(s),
               "river.json: warning: the article has no description, and WhatsApp wants one: the "
               "photo's caption stands in [tags.no-description]\n"
               "hint: give the article a 'description' of one sentence\n");
}

static void test_alt(void **state)
{
    sample *s = *state;
    sc_str alt = s->article.photo.alt.text;
    s->article.photo.alt.text = repeated(s, "a", 421);
    assert_str(only_code(s), "tags.long-alt");
    assert_str(s->diags.list.items[0].message,
               "the picture's alt text has 421 characters: it is cut at 420, where X cuts it");
    s->article.photo.alt.text = alt;
    s->article.card_alt.text = repeated(s, "b", 422);
    assert_str(only_code(s), "tags.long-alt");
    assert_str(s->diags.list.items[0].message,
               "the picture's alt text has 422 characters: it is cut at 420, where X cuts it");
    s->article.card_alt.text = SC_STR("");
    s->article.photo.alt.text = SC_STR("");
    assert_str(printed(s),
               "river.json:6:8: warning: the photo has no alt text: Mastodon and X read it to "
               "those who cannot see [tags.no-alt]\n"
               "    6 | photo: river.jpg\n"
               "      |        ^~~~~~~~~\n"
               "hint: say in the photo's 'alt' what it shows\n");
    s->article.photo.src.text = SC_STR("");
    assert_str(only_code(s), "0 warnings");
}

static void test_urls(void **state)
{
    sample *s = *state;
    s->article.url.text =
        sc_str_fmt(s->arena, "https://x.example/%.*s", SC_STR_ARG(repeated(s, "a", 2031)));
    assert_str(only_code(s), "tags.long-url");
    assert_str(s->diags.list.items[0].message,
               "the article's URL has 2049 bytes: Discord shows nothing past 2048");
    s->article.url.text = SC_STR("http://news.example/2026/river");
    assert_str(only_code(s), "tags.http-url");
    assert_str(s->diags.list.items[0].message,
               "the article's URL is not https: Signal previews https only");
    s->article.url.text = SC_STR("");
    assert_str(printed(s),
               "river.json: warning: the article has no URL: WhatsApp shows no large preview, and "
               "there are no share links [tags.no-url]\n"
               "hint: give the article its 'url'\n");
}

static void test_picture_url(void **state)
{
    sample *s = *state;
    s->cards[3].url = SC_STR("http://cdn.example/a.jpg");
    assert_str(printed(s), "site.yaml:3:12: warning: the picture's URL 'http://cdn.example/a.jpg' "
                           "is not https: Signal previews https only [tags.http-url]\n"
                           "    3 | cards_url: https://cdn.example/cards\n"
                           "      |            ^~~~~~~~~~~~~~~~~~~~~~~~~\n"
                           "hint: serve the pictures by https\n");
    s->cards[3].url = SC_STR("river/whatsapp.jpg?v=1");
    assert_str(printed(s), "site.yaml: warning: the picture's URL 'river/whatsapp.jpg?v=1' is "
                           "relative, and Open Graph wants http:// or https:// "
                           "[tags.relative-image]\n"
                           "hint: set 'cards_url' in site.yaml to where the output folder is "
                           "served, such as https://example.org/cards\n");
    s->site = (sc_site){ .source = NULL };
    assert_str(only_code(s), "tags.relative-image");
    assert_null(s->diags.list.items[0].span.source);
    s->tags.card_count = 0;
    assert_str(only_code(s), "0 warnings");
}

/* The picture for everybody must please the strictest; others are the encoder's concern. */
static void test_heavy_picture(void **state)
{
    sample *s = *state;
    s->cards[0].bytes = s->cards[1].bytes = 900000;
    assert_str(only_code(s), "0 warnings");
    s->tags.card_count = 3;
    assert_str(printed(s), "sharecard: warning: the picture for everybody, telegram.jpg, weighs "
                           "900000 bytes: WhatsApp shows none over 600000 [tags.heavy-image]\n"
                           "hint: render the whatsapp card too\n");
}

static void test_site_name(void **state)
{
    sample *s = *state;
    static const char *const WORN[] = { "Rain | News", "Rain - News", "Rain – News", "News: Rain",
                                        "News — Rain" };
    static const char *const NOT_WORN[] = { "News",      "News of rain",   "Good News",
                                            "Rain-News", "News-like rain", "Newsroom: rain" };
    s->site.name.text = SC_STR("News");
    for (size_t i = 0; i < sizeof WORN / sizeof *WORN; i++) {
        s->article.headline.text = sc_str_of(WORN[i]);
        assert_str(only_code(s), "tags.site-name-in-title");
    }
    assert_str(s->diags.list.items[0].message,
               "the headline holds the site's name 'News', which Discord and Slack show above it");
    for (size_t i = 0; i < sizeof NOT_WORN / sizeof *NOT_WORN; i++) {
        s->article.headline.text = sc_str_of(NOT_WORN[i]);
        assert_str(only_code(s), "0 warnings");
    }
    s->site.name.text = repeated(s, "N", 257);
    assert_str(only_code(s), "tags.long-site-name");
}

static void test_markup(void **state)
{
    sample *s = *state;
    static const struct {
        const char *headline, *code;
    } CASES[] = {
        { "A <b>bold</b> move", "tags.markup-in-title" },
        { "Break<br />here", "tags.markup-in-title" },
        { "</script>", "tags.markup-in-title" },
        { "<!-- x -->", "tags.markup-in-title" },
        { "2 < 3 and 5 > 4", "0 warnings" },
        { "I <3 rivers", "0 warnings" },
        { "a <b", "0 warnings" },
        { "Rock &amp; roll", "tags.reference-in-title" },
        { "It&#39;s", "tags.reference-in-title" },
        { "It&#x27;s", "tags.reference-in-title" },
        { "AT&T; &; &#; &", "0 warnings" },
        { "Rock & roll; R&D", "0 warnings" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s->article.headline.text = sc_str_of(CASES[i].headline);
        assert_str(only_code(s), CASES[i].code);
    }
}

static void test_control_characters(void **state)
{
    sample *s = *state;
    s->article.headline.text = SC_STR("a\xE2\x80\xAE b\x01");
    assert_str(printed(s),
               "river.json:1:11: warning: the headline holds the control character U+202E, which "
               "the tags leave out [tags.control-character]\n"
               "    1 | headline: The river that came back\n"
               "      |           ^~~~~~~~~~~~~~~~~~~~~~~~\n");
    s->article.headline.text = SC_STR("a");
    s->authors[1].name.text = SC_STR("Jo\x07");
    assert_str(only_code(s), "tags.control-character");
    assert_str(s->diags.list.items[0].message,
               "the author's name holds the control character U+0007, which the tags leave out");
}

static void test_many_and_long_tags(void **state)
{
    sample *s = *state;
    enum { MANY = 60 };
    sc_field *items = SC_NEW_ARRAY(s->arena, sc_field, MANY);
    for (size_t i = 0; i < MANY; i++)
        items[i] = s->tag_items[0];
    s->article.tags = (sc_field_list){ items, 45 };
    assert_str(only_code(s), "0 warnings");
    s->article.tags.count = 46;
    assert_str(
        printed(s),
        "river.json:11:7: warning: the article makes 51 article: tags: Synapse reads at most "
        "50 of a prefix [tags.too-many]\n"
        "   11 | tags: rivers, fish\n"
        "      |       ^~~~~~\n"
        "hint: keep the tags that readers look for\n");
    s->article.tags.count = 1;
    items[0].text = repeated(s, "t", 1001);
    assert_str(only_code(s), "tags.long-value");
    assert_str(s->diags.list.items[0].message,
               "the tag has 1001 characters: Synapse drops a tag longer than 1000");
}

/* The whole block's size, and all that is left out of it. */
static void test_large_block(void **state)
{
    sample *s = *state;
    s->article.section.text = repeated(s, "<", 1000);
    assert_str(only_code(s), "0 warnings");
    enum { MANY = 1000 };
    sc_field *items = SC_NEW_ARRAY(s->arena, sc_field, MANY);
    for (size_t i = 0; i < MANY; i++)
        items[i] = s->tag_items[0];
    s->article.tags = (sc_field_list){ items, MANY };
    assert_str(only_code(s), "2 warnings");
    assert_str(s->diags.list.items[1].message,
               "the tag block would have 68280 bytes, and some crawlers read only the first 16384 "
               "of a page: left out are 927 of 1000 tags");
    s->article.tags.count = 0;
    s->article.headline.text = s->article.description.text = repeated(s, "\"", 1500);
    s->site.name.text = repeated(s, "\"", 256);
    assert_str(only_code(s), "3 warnings");
    assert_str(
        s->diags.list.items[2].message,
        "the tag block would have 37634 bytes, and some crawlers read only the first 16384 of "
        "a page: left out are texts past 200 characters, the structured "
        "data");
    assert_string_equal(s->diags.list.items[2].code, "tags.large-head");
}

static void test_translations(void **state)
{
    sample *s = *state;
    sc_field items[2] = { s->tag_items[0], s->tag_items[1] };
    items[0].text = SC_STR("pt-BR");
    items[1].text = SC_STR("Portuguese!");
    s->article.translations = (sc_field_list){ items, 2 };
    assert_str(only_code(s), "tags.unknown-language");
    assert_str(s->diags.list.items[0].message,
               "'Portuguese!' is no language: Facebook is not told of the translation");
    assert_str(s->diags.list.items[0].hint, "write a language tag such as es or pt-BR");
}

static void test_fediverse_account(void **state)
{
    sample *s = *state;
    static const char *const BAD[] = { "alder",         "@alder",   "alder@news.social",
                                       "@alder@social", "@@a.b",    "@a@.b",
                                       "@a@b.",         "@a@b@c.d", "https://news.social/@alder" };
    s->site.fediverse.text = SC_STR("@alder@news.social");
    assert_str(only_code(s), "0 warnings");
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        s->site.fediverse.text = sc_str_of(BAD[i]);
        assert_str(only_code(s), "tags.fediverse-account");
    }
    assert_str(s->diags.list.items[0].message,
               "'https://news.social/@alder' is no account of the fediverse: Mastodon credits "
               "nobody");
}

/* Every code that the source can give has its row in docs/tags.md. */
static void test_docs_list_every_code(void **state)
{
    sample *s = *state;
    const sc_source *docs = NULL, *code = NULL;
    assert_int_equal(sc_file_read_text(s->arena, "docs/tags.md", 1 << 20, "it", &s->diags, &docs),
                     SC_OK);
    assert_int_equal(
        sc_file_read_text(s->arena, "src/tags/lint.c", 1 << 20, "it", &s->diags, &code), SC_OK);
    sc_str rest = code->text, found;
    size_t at = 0, count = 0;
    for (; sc_str_find(rest, SC_STR("\"tags."), &at); count++) {
        rest = sc_str_sub(rest, at + 1, rest.len);
        found = take_until(&rest, "\"");
        sc_str row = sc_str_fmt(s->arena, "| `%.*s` |", SC_STR_ARG(found));
        if (!sc_str_find(docs->text, row, NULL))
            fail_msg("docs/tags.md lacks %.*s", SC_STR_ARG(found));
    }
    assert_in_range(count, 18, 40);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_sound_article),
        SAMPLE_TEST(test_headline),
        SAMPLE_TEST(test_description),
        SAMPLE_TEST(test_alt),
        SAMPLE_TEST(test_urls),
        SAMPLE_TEST(test_picture_url),
        SAMPLE_TEST(test_heavy_picture),
        SAMPLE_TEST(test_site_name),
        SAMPLE_TEST(test_markup),
        SAMPLE_TEST(test_control_characters),
        SAMPLE_TEST(test_many_and_long_tags),
        SAMPLE_TEST(test_large_block),
        SAMPLE_TEST(test_translations),
        SAMPLE_TEST(test_fediverse_account),
        SAMPLE_TEST(test_docs_list_every_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
