/* The manifest: its exact text beside the article, which article/ writes; order and escaping. */
#include "data/value.h"
#include "unit/tags/sample.h"

static const sc_input_hash INPUTS[] = {
    { "article", SC_STR("river.json"), SC_STR(SAMPLE_HASH) },
    { "photo", SC_STR("river.jpg"), SC_STR(SAMPLE_HASH) },
};

static sc_str manifest(sample *s)
{
    const sc_manifest_request request = { "0.1.0", INPUTS, 2, &s->diags };
    return sc_tags_manifest(s->arena, &s->tags, &request);
}

static const sc_value *parsed(sample *s)
{
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ SC_STR("card.json"), manifest(s) };
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    sc_diags diags = { .arena = s->arena };
    const sc_value *value = NULL;
    assert_int_equal(sc_json_parse(s->arena, source, sc_span_of(source), &limits, &diags, &value),
                     SC_OK);
    return value;
}

/* Of the manifest of one card, without a URL to share, with two warnings. */
static const char AFTER_ARTICLE[] =
    "  \"images\": [\n"
    "    {\n"
    "      \"platform\": \"pinterest\",\n"
    "      \"file\": \"pinterest.jpg\",\n"
    "      \"url\": \"https://cdn.example/cards/river/pinterest.jpg?v=0123456789ab\",\n"
    "      \"type\": \"image/jpeg\",\n"
    "      \"width\": 1000,\n"
    "      \"height\": 1500,\n"
    "      \"bytes\": 123456,\n"
    "      \"sha256\": \"" SAMPLE_HASH "\",\n"
    "      \"quality\": 88,\n"
    "      \"chroma\": 444,\n"
    "      \"texts\": [\n"
    "        {\n"
    "          \"node\": \"headline\",\n"
    "          \"field\": \"headline\",\n"
    "          \"font_size\": 71.25,\n"
    "          \"lines\": 2,\n"
    "          \"clipped\": false,\n"
    "          \"dropped\": false\n"
    "        },\n"
    "        {\n"
    "          \"node\": \"caption\",\n"
    "          \"field\": \"photo.caption\",\n"
    "          \"font_size\": 22,\n"
    "          \"lines\": 1,\n"
    "          \"clipped\": true,\n"
    "          \"dropped\": false\n"
    "        }\n"
    "      ],\n"
    "      \"crops\": [\n"
    "        {\n"
    "          \"node\": \"photo\",\n"
    "          \"x\": 412,\n"
    "          \"y\": 0,\n"
    "          \"width\": 1000,\n"
    "          \"height\": 1500,\n"
    "          \"why\": \"content\"\n"
    "        }\n"
    "      ]\n"
    "    }\n"
    "  ],\n"
    "  \"alt\": \"The river that came back. A man in waders counts fish\",\n"
    "  \"share\": {},\n"
    "  \"warnings\": [\n"
    "    {\n"
    "      \"code\": \"tags.long-title\",\n"
    "      \"message\": \"it is long\",\n"
    "      \"file\": \"river.json\",\n"
    "      \"line\": 1,\n"
    "      \"column\": 11\n"
    "    },\n"
    "    {\n"
    "      \"code\": \"tags.heavy-image\",\n"
    "      \"message\": \"it is heavy\",\n"
    "      \"hint\": \"make it lighter\"\n"
    "    }\n"
    "  ],\n"
    "  \"inputs\": [\n"
    "    {\n"
    "      \"role\": \"article\",\n"
    "      \"file\": \"river.json\",\n"
    "      \"sha256\": \"" SAMPLE_HASH "\"\n"
    "    },\n"
    "    {\n"
    "      \"role\": \"photo\",\n"
    "      \"file\": \"river.jpg\",\n"
    "      \"sha256\": \"" SAMPLE_HASH "\"\n"
    "    }\n"
    "  ]\n"
    "}\n";

static void test_text(void **state)
{
    sample *s = *state;
    s->tags.card_count = 1;
    s->article.url.text = SC_STR("");
    sc_diag_warn(&s->diags, s->article.headline.span, "tags.long-title", NULL, "it is long");
    sc_diag_warn(&s->diags, SC_NO_SPAN, "tags.heavy-image", "make it lighter", "it is heavy");
    sc_diag_error(&s->diags, SC_NO_SPAN, "some.error", NULL, "not a warning");
    sc_str text = manifest(s);
    assert_true(sc_str_starts(text, "{\n  \"sharecard\": \"0.1.0\",\n  \"article\": {"));
    size_t at = 0;
    assert_true(sc_str_find(text, SC_STR("  \"images\": ["), &at));
    assert_str(sc_str_sub(text, at, text.len), AFTER_ARTICLE);
}

static void test_same_input_same_bytes(void **state)
{
    sample *s = *state;
    assert_true(sc_str_eq(manifest(s), manifest(s)));
}

static void test_article_and_share_links(void **state)
{
    sample *s = *state;
    const sc_value *json = parsed(s);
    const sc_value *article = sc_value_find(json, "article");
    assert_str(sc_value_find(article, "headline")->text, "The river that came back");
    const sc_value *share = sc_value_find(json, "share");
    assert_int_equal(share->count, 9);
    assert_str(sc_value_find(share, "linkedin")->text,
               "https://www.linkedin.com/sharing/share-offsite/"
               "?url=https%3A%2F%2Fnews.example%2F2026%2Friver");
}

static void test_lossless_picture_has_no_quality(void **state)
{
    sample *s = *state;
    s->cards[0].quality = s->cards[0].chroma = 0;
    s->cards[0].format = SC_FORMAT_PNG;
    const sc_value *image = sc_value_find(parsed(s), "images")->items[0];
    assert_null(sc_value_find(image, "quality"));
    assert_null(sc_value_find(image, "chroma"));
    assert_str(sc_value_find(image, "type")->text, "image/png");
}

static void test_hostile_texts(void **state)
{
    sample *s = *state;
    sc_str text = SC_STR("\"\\\x01\n</script>\xE2\x80\xA8\xF0\x9F\x98\x80");
    s->article.headline.text = s->tags.alt = s->texts[0].node = text;
    sc_diag_warn(&s->diags, SC_NO_SPAN, "x.y", NULL, "%.*s", SC_STR_ARG(text));
    const sc_value *json = parsed(s);
    assert_true(sc_str_eq(sc_value_find(json, "alt")->text, text));
    const sc_value *warning = sc_value_find(json, "warnings")->items[0];
    assert_true(sc_str_eq(sc_value_find(warning, "message")->text, text));
    const sc_value *image = sc_value_find(json, "images")->items[0];
    assert_true(
        sc_str_eq(sc_value_find(sc_value_find(image, "texts")->items[0], "node")->text, text));
}

static void test_nothing_rendered(void **state)
{
    sample *s = *state;
    s->tags.card_count = 0;
    const sc_manifest_request request = { .version = "0.1.0" };
    sc_str text = sc_tags_manifest(s->arena, &s->tags, &request);
    assert_true(sc_str_find(text, SC_STR("\"images\": [],"), NULL));
    assert_true(sc_str_ends(text, "\"warnings\": [],\n  \"inputs\": []\n}\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_text),
        SAMPLE_TEST(test_same_input_same_bytes),
        SAMPLE_TEST(test_article_and_share_links),
        SAMPLE_TEST(test_lossless_picture_has_no_quality),
        SAMPLE_TEST(test_hostile_texts),
        SAMPLE_TEST(test_nothing_rendered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
