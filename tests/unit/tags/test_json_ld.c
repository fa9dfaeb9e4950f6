/* Structured data: types, people, publisher and pictures, read back through the JSON parser. */
#include "data/value.h"
#include "tags/parts.h"
#include "unit/tags/sample.h"

static const sc_value *json_ld(sample *s)
{
    block b;
    read_block(s->arena, sc_tags_head(s->arena, &s->tags, NULL), &b);
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ SC_STR("json"), b.json };
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    const sc_value *value = NULL;
    assert_int_equal(
        sc_json_parse(s->arena, source, sc_span_of(source), &limits, &s->diags, &value), SC_OK);
    assert_int_equal(value->kind, SC_VALUE_MAP);
    return value;
}

static sc_str text_of(const sc_value *map, const char *key)
{
    const sc_value *value = sc_value_find(map, key);
    return value == NULL ? SC_STR("none") : value->text;
}

static void test_types(void **state)
{
    sample *s = *state;
    static const struct {
        const char *type, *schema;
    } CASES[] = {
        { "", "NewsArticle" },     { "news", "NewsArticle" }, { "NewsArticle", "NewsArticle" },
        { "Article", "Article" },  { "article", "Article" },  { "BlogPosting", "BlogPosting" },
        { "post", "BlogPosting" }, { "blog", "BlogPosting" }, { "\"}<", "NewsArticle" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s->article.type.text = sc_str_of(CASES[i].type);
        assert_str(text_of(json_ld(s), "@type"), CASES[i].schema);
    }
}

/* No card with type on it is passed off as a photo. */
static void test_only_plain_photos_are_images(void **state)
{
    sample *s = *state;
    assert_null(sc_value_find(json_ld(s), "image"));
    s->cards[1] = sample_card(s, "schema-16x9");
    s->cards[2] = sample_card(s, "schema-1x1");
    assert_null(sc_value_find(json_ld(s), "image"));
    s->cards[1].text_count = s->cards[2].text_count = 0;
    const sc_value *images = sc_value_find(json_ld(s), "image");
    assert_non_null(images);
    assert_int_equal(images->kind, SC_VALUE_LIST);
    assert_int_equal(images->count, 2);
    assert_str(images->items[1]->text,
               "https://cdn.example/cards/river/schema-1x1.jpg?v=0123456789ab");
    s->cards[1].url = s->cards[2].url = SC_STR("river/x.jpg");
    assert_null(sc_value_find(json_ld(s), "image"));
}

static void test_publisher(void **state)
{
    sample *s = *state;
    assert_str(text_of(sc_value_find(json_ld(s), "publisher"), "name"), "Alder Press");
    s->site.publisher.text = SC_STR("");
    assert_str(text_of(sc_value_find(json_ld(s), "publisher"), "name"), "Alder Valley News");
    s->site.logo.text = SC_STR("logo.svg");
    assert_null(sc_value_find(sc_value_find(json_ld(s), "publisher"), "logo"));
    s->site.logo_url.text = SC_STR("https://news.example/logo-600.png");
    const sc_value *logo = sc_value_find(sc_value_find(json_ld(s), "publisher"), "logo");
    assert_str(text_of(logo, "@type"), "ImageObject");
    assert_str(text_of(logo, "url"), "https://news.example/logo-600.png");
    s->site.name.text = SC_STR("");
    assert_null(sc_value_find(json_ld(s), "publisher"));
}

static void test_description_is_not_made_up(void **state)
{
    sample *s = *state;
    s->article.description.text = SC_STR("");
    assert_null(sc_value_find(json_ld(s), "description"));
}

static void test_dates_and_headlines(void **state)
{
    sample *s = *state;
    s->article.short_headline.text = SC_STR("River returns");
    s->article.expires = s->article.published;
    const sc_value *json = json_ld(s);
    assert_str(text_of(json, "alternativeHeadline"), "River returns");
    assert_str(text_of(json, "datePublished"), "2026-03-14T08:51:42+01:00");
    assert_str(text_of(json, "expires"), "2026-03-14T08:51:42+01:00");
    assert_str(text_of(json, "@context"), "https://schema.org");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_types),
        SAMPLE_TEST(test_only_plain_photos_are_images),
        SAMPLE_TEST(test_publisher),
        SAMPLE_TEST(test_description_is_not_made_up),
        SAMPLE_TEST(test_dates_and_headlines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
