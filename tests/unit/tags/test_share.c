/* Share links: their exact URLs, and what is left out when there is nothing to fill them with. */
#include "unit/tags/sample.h"

static sc_str link_of(sample *s, const char *network)
{
    const sc_share_link *links;
    size_t count;
    sc_tags_share_links(s->arena, &s->tags, &links, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(links[i].network, network) == 0)
            return links[i].url;
    return SC_STR("none");
}

static void test_links(void **state)
{
    sample *s = *state;
    assert_str(link_of(s, "pinterest"),
               "https://www.pinterest.com/pin/create/button/"
               "?url=https%3A%2F%2Fnews.example%2F2026%2Friver"
               "&media=https%3A%2F%2Fcdn.example%2Fcards%2Friver%2Fpinterest.jpg%3Fv%3D0123456789ab"
               "&description=The%20river%20that%20came%20back");
    assert_str(link_of(s, "telegram"), "https://t.me/share/url"
                                       "?url=https%3A%2F%2Fnews.example%2F2026%2Friver"
                                       "&text=The%20river%20that%20came%20back");
    assert_str(link_of(s, "linkedin"), "https://www.linkedin.com/sharing/share-offsite/"
                                       "?url=https%3A%2F%2Fnews.example%2F2026%2Friver");
    assert_str(link_of(s, "whatsapp"), "https://wa.me/?text=The%20river%20that%20came%20back%20"
                                       "https%3A%2F%2Fnews.example%2F2026%2Friver");
    assert_str(link_of(s, "facebook"), "https://www.facebook.com/sharer/sharer.php"
                                       "?u=https%3A%2F%2Fnews.example%2F2026%2Friver");
    assert_str(link_of(s, "x"), "https://x.com/intent/post?text=The%20river%20that%20came%20back"
                                "&url=https%3A%2F%2Fnews.example%2F2026%2Friver");
    assert_str(link_of(s, "bluesky"), "https://bsky.app/intent/compose"
                                      "?text=The%20river%20that%20came%20back%20"
                                      "https%3A%2F%2Fnews.example%2F2026%2Friver");
    assert_str(link_of(s, "reddit"), "https://www.reddit.com/submit"
                                     "?url=https%3A%2F%2Fnews.example%2F2026%2Friver"
                                     "&title=The%20river%20that%20came%20back");
    assert_str(link_of(s, "email"), "mailto:?subject=The%20river%20that%20came%20back"
                                    "&body=The%20river%20that%20came%20back%0D%0A%0D%0A"
                                    "https%3A%2F%2Fnews.example%2F2026%2Friver");
}

static void test_order_and_labels(void **state)
{
    sample *s = *state;
    const sc_share_link *links;
    size_t count;
    sc_tags_share_links(s->arena, &s->tags, &links, &count);
    static const char *const LABELS[] = { "Pinterest", "Telegram", "LinkedIn",
                                          "WhatsApp",  "Facebook", "X",
                                          "Bluesky",   "Reddit",   "Email" };
    assert_int_equal(count, 9);
    for (size_t i = 0; i < 9; i++)
        assert_string_equal(links[i].label, LABELS[i]);
}

static void test_no_url_no_links(void **state)
{
    sample *s = *state;
    static const sc_share_link OTHER[1];
    const sc_share_link *links = OTHER;
    size_t count = 7;
    s->article.url.text = SC_STR("");
    sc_tags_share_links(s->arena, &s->tags, &links, &count);
    assert_null(links);
    assert_int_equal(count, 0);
    s->article.url.text = SC_STR("javascript:alert(1)");
    assert_str(link_of(s, "telegram"), "none");
}

/* Pinterest takes another card, but no relative URL. */
static void test_pin_image(void **state)
{
    sample *s = *state;
    s->cards[0] = sample_card(s, "telegram");
    assert_true(sc_str_find(link_of(s, "pinterest"), SC_STR("whatsapp.jpg"), NULL));
    s->site.cards_url.text = s->site.url.text = SC_STR("");
    s->cards[0] = sample_card(s, "pinterest");
    assert_false(sc_str_find(link_of(s, "pinterest"), SC_STR("media="), NULL));
    s->tags.card_count = 0;
    assert_false(sc_str_find(link_of(s, "pinterest"), SC_STR("media="), NULL));
}

static void test_pin_text_is_cut(void **state)
{
    sample *s = *state;
    sc_buf text = sc_buf_new(s->arena, 1 << 16);
    for (int i = 0; i < 300; i++)
        sc_buf_addz(&text, "word ");
    s->article.headline.text = sc_str_trim(sc_buf_str(&text));
    sc_str url = link_of(s, "pinterest");
    assert_true(sc_str_ends(url, "%20word%E2%80%A6"));
    assert_true(url.len < 5 * 500);
    assert_false(sc_str_find(link_of(s, "telegram"), SC_STR("%E2%80%A6"), NULL));
}

/* Nothing in a value may end it: every byte that is not unreserved is encoded. */
static void test_hostile_values(void **state)
{
    sample *s = *state;
    s->article.headline.text = SC_STR("a&b=c #d?e\"><script>\n\xE2\x80\xAEz");
    s->article.url.text = SC_STR("https://news.example/?a=1&b=2");
    assert_str(link_of(s, "telegram"), "https://t.me/share/url"
                                       "?url=https%3A%2F%2Fnews.example%2F%3Fa%3D1%26b%3D2"
                                       "&text=a%26b%3Dc%20%23d%3Fe%22%3E%3Cscript%3E%20z");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_links),           SAMPLE_TEST(test_order_and_labels),
        SAMPLE_TEST(test_no_url_no_links), SAMPLE_TEST(test_pin_image),
        SAMPLE_TEST(test_pin_text_is_cut), SAMPLE_TEST(test_hostile_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
