/* Values made safe, cut, and composed: cleaning, escaping, URLs, alt text, the card for all. */
#include "locale/locale.h"
#include "tags/parts.h"
#include "unit/tags/sample.h"

static sc_str escaped(sample *s, sc_str text)
{
    sc_buf out = sc_buf_new(s->arena, 1 << 16);
    sc_tags_add_escaped(&out, text);
    return sc_buf_str(&out);
}

static sc_str percent(sample *s, const char *text)
{
    sc_buf out = sc_buf_new(s->arena, 1 << 16);
    sc_tags_add_percent(&out, sc_str_of(text));
    return sc_buf_str(&out);
}

static void test_escape(void **state)
{
    sample *s = *state;
    assert_str(escaped(s, SC_STR("")), "");
    assert_str(escaped(s, SC_STR("plain ü 漢")), "plain ü 漢");
    assert_str(escaped(s, SC_STR("&<>\"'")), "&amp;&lt;&gt;&quot;&#39;");
    assert_str(escaped(s, SC_STR("a&amp;b")), "a&amp;amp;b");
    assert_str(escaped(s, SC_STR("'x'")), "&#39;x&#39;");
}

static void test_percent(void **state)
{
    sample *s = *state;
    assert_str(percent(s, "AZaz09-._~"), "AZaz09-._~");
    assert_str(percent(s, "a b+c"), "a%20b%2Bc");
    assert_str(percent(s, "https://x.example/?a=1&b=2#c"),
               "https%3A%2F%2Fx.example%2F%3Fa%3D1%26b%3D2%23c");
    assert_str(percent(s, "é漢😀"), "%C3%A9%E6%BC%A2%F0%9F%98%80");
    assert_str(percent(s, "%'\"<>\n"), "%25%27%22%3C%3E%0A");
}

static void test_clean_returns_the_same_if_clean(void **state)
{
    sample *s = *state;
    sc_str text = SC_STR("A plain text, with ZWJ 👩‍🚀 and ZWNJ می‌خواهم");
    assert_ptr_equal(sc_tags_clean(s->arena, text).ptr, text.ptr);
    assert_str(sc_tags_clean(s->arena, SC_STR("\x01\x02")), "");
    assert_str(sc_tags_clean(s->arena, SC_STR("\xE2\x80\xAE x \xE2\x80\xAC")), "x");
}

static void test_shorten(void **state)
{
    sample *s = *state;
    assert_str(sc_tags_shorten(s->arena, SC_STR("one two"), 7), "one two");
    assert_str(sc_tags_shorten(s->arena, SC_STR("one two three"), 8), "one two…");
    assert_str(sc_tags_shorten(s->arena, SC_STR("one two three"), 10), "one two…");
    assert_str(sc_tags_shorten(s->arena, SC_STR("unbreakable"), 5), "unbr…");
    assert_str(sc_tags_shorten(s->arena, SC_STR("a unbreakable"), 8), "a unbre…");
    assert_str(sc_tags_shorten(s->arena, SC_STR("河流回来了"), 4), "河流回…");
}

/* A cut inside an emoji family or before an accent would show something else. */
static void test_shorten_keeps_characters_whole(void **state)
{
    sample *s = *state;
    assert_str(sc_tags_shorten(s->arena, SC_STR("ab👩‍👩‍👧cdefgh"), 6), "ab…");
    assert_str(sc_tags_shorten(s->arena,
                               SC_STR("abce\xCC\x81"
                                      "fgh"),
                               5),
               "abc…");
}

static void test_image_urls(void **state)
{
    sample *s = *state;
    static const struct {
        const char *cards_url, *site_url, *url;
    } CASES[] = {
        { "https://cdn.example/c", "https://x.example",
          "https://cdn.example/c/s/a.jpg?v=0123456789ab" },
        { "https://cdn.example/c/", "", "https://cdn.example/c/s/a.jpg?v=0123456789ab" },
        { "", "https://x.example", "https://x.example/cards/s/a.jpg?v=0123456789ab" },
        { "", "https://x.example/blog/", "https://x.example/blog/cards/s/a.jpg?v=0123456789ab" },
        { "", "", "s/a.jpg?v=0123456789ab" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s->site.cards_url.text = sc_str_of(CASES[i].cards_url);
        s->site.url.text = sc_str_of(CASES[i].site_url);
        assert_str(sc_tags_image_url(s->arena, &s->site, SC_STR("s"), SC_STR("a.jpg"),
                                     SC_STR(SAMPLE_HASH)),
                   CASES[i].url);
    }
}

static void expect_alt(sample *s, const char *headline, const char *photo_alt, const char *alt)
{
    s->article.headline.text = sc_str_of(headline);
    s->article.photo.alt.text = sc_str_of(photo_alt);
    assert_str(sc_tags_alt(s->arena, &s->article), alt);
}

static void test_alt(void **state)
{
    sample *s = *state;
    expect_alt(s, "Rain", "", "Rain");
    expect_alt(s, "Rain", "A wet street", "Rain. A wet street");
    expect_alt(s, "Rain?", "A wet street", "Rain? A wet street");
    expect_alt(s, "هل تمطر؟", "شارع", "هل تمطر؟ شارع");
    expect_alt(s, "雨。", "街", "雨。 街");
    s->article.photo.src.text = SC_STR("");
    expect_alt(s, "Rain", "A wet street", "Rain");
}

static void test_alt_credits_the_photo(void **state)
{
    sample *s = *state;
    s->article.photo.credit.text = SC_STR("Tom Hallam");
    expect_alt(s, "Rain", "A wet street", "Rain. A wet street. Photo: Tom Hallam");
    expect_alt(s, "Rain", "", "Rain. Photo: Tom Hallam");
    s->article.lang.text = SC_STR("fr");
    expect_alt(s, "Pluie", "Une rue.", "Pluie. Une rue. Photo : Tom Hallam");
    s->article.lang.text = SC_STR("tlh");
    expect_alt(s, "SIS", "", "SIS. Tom Hallam");
    s->article.photo.src.text = SC_STR("");
    expect_alt(s, "SIS", "x", "SIS");
}

/* The user's own words; the headline is said in any case, for the card shows it. */
static void test_own_alt(void **state)
{
    sample *s = *state;
    s->article.photo.credit.text = SC_STR("Tom Hallam");
    s->article.card_alt.text = SC_STR("The word Rain over a wet street");
    expect_alt(s, "Rain", "A wet street", "The word Rain over a wet street");
    s->article.card_alt.text = SC_STR("A wet street");
    expect_alt(s, "Rain", "x", "Rain. A wet street");
}

static sc_str words(sample *s, size_t count)
{
    sc_buf text = sc_buf_new(s->arena, 1 << 16);
    for (size_t i = 0; i < count; i++)
        sc_buf_addz(&text, "word ");
    return sc_str_trim(sc_buf_str(&text));
}

/* Of headline, photo and credit, the photo's words are cut; then the credit goes, then the photo.
 */
static void test_room_for_the_credit(void **state)
{
    sample *s = *state;
    s->article.photo.alt.text = words(s, 200);
    s->article.photo.credit.text = SC_STR("Tom Hallam");
    sc_str alt = sc_tags_alt(s->arena, &s->article);
    assert_true(sc_str_ends(alt, "word… Photo: Tom Hallam"));
    assert_in_range(sc_grapheme_count(alt), SC_TAGS_ALT_MAX - 6, SC_TAGS_ALT_MAX);
    s->article.headline.text = words(s, 77);
    alt = sc_tags_alt(s->arena, &s->article);
    assert_true(sc_str_ends(alt, "word word…"));
    assert_in_range(sc_grapheme_count(alt), SC_TAGS_ALT_MAX - 6, SC_TAGS_ALT_MAX);
    s->article.headline.text = words(s, 82);
    assert_int_equal(sc_tags_alt(s->arena, &s->article).len, 409);
}

static void test_long_alt_is_cut(void **state)
{
    sample *s = *state;
    sc_buf text = sc_buf_new(s->arena, 1 << 16);
    for (int i = 0; i < 200; i++)
        sc_buf_addz(&text, "word ");
    s->article.photo.alt.text = sc_str_trim(sc_buf_str(&text));
    sc_str alt = sc_tags_alt(s->arena, &s->article);
    assert_true(sc_str_starts(alt, "The river that came back. word word"));
    assert_true(sc_str_ends(alt, " word…"));
    assert_true(alt.len <= SC_TAGS_ALT_MAX + 2); /* the ellipsis has three bytes */
    assert_true(alt.len > SC_TAGS_ALT_MAX - 6);
}

static const char *universal(sample *s, const char *a, const char *b)
{
    s->cards[0] = sample_card(s, a);
    s->cards[1] = sample_card(s, b);
    s->tags.card_count = 2;
    const sc_card_file *card = sc_tags_universal_card(&s->tags);
    return card == NULL ? "none" : card->platform->name;
}

static void test_universal_card(void **state)
{
    sample *s = *state;
    assert_string_equal(universal(s, "telegram", "whatsapp"), "whatsapp");
    assert_string_equal(universal(s, "linkedin", "telegram"), "telegram");
    assert_string_equal(universal(s, "pinterest", "linkedin"), "linkedin");
    assert_string_equal(universal(s, "pinterest", "x"), "x");
    assert_string_equal(universal(s, "schema-1x1", "pinterest"), "pinterest");
    assert_string_equal(universal(s, "schema-16x9", "schema-1x1"), "none");
    s->tags.card_count = 0;
    assert_null(sc_tags_universal_card(&s->tags));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_escape),
        SAMPLE_TEST(test_percent),
        SAMPLE_TEST(test_clean_returns_the_same_if_clean),
        SAMPLE_TEST(test_shorten),
        SAMPLE_TEST(test_shorten_keeps_characters_whole),
        SAMPLE_TEST(test_image_urls),
        SAMPLE_TEST(test_alt),
        SAMPLE_TEST(test_alt_credits_the_photo),
        SAMPLE_TEST(test_own_alt),
        SAMPLE_TEST(test_room_for_the_credit),
        SAMPLE_TEST(test_long_alt_is_cut),
        SAMPLE_TEST(test_universal_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
