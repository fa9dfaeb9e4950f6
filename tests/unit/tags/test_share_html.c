/* The share links as HTML: its exact text, its languages, and hostile values. */
#include "tags/parts.h"
#include "unit/tags/sample.h"

static sc_str line_of(sample *s, const char *network)
{
    sc_str html = sc_tags_share_html(s->arena, &s->tags), line;
    sc_str start = sc_str_fmt(s->arena, "<li><a class=\"sharecard-%s\" ", network);
    while (sc_str_split(&html, '\n', &line))
        if (sc_str_starts(line, start.ptr))
            return line;
    return SC_STR("none");
}

/* The text of the link between `>` and `</a>`. */
static sc_str label_of(sample *s, const char *network)
{
    sc_str rest = line_of(s, network);
    take_until(&rest, "rel=\"noopener\"");
    take_until(&rest, ">");
    return take_until(&rest, "</a></li>");
}

static void test_frame(void **state)
{
    sample *s = *state;
    sc_str html = sc_tags_share_html(s->arena, &s->tags);
    assert_true(sc_str_starts(html, "<div class=\"sharecard-share\" role=\"group\" lang=\"en-GB\" "
                                    "dir=\"ltr\" aria-label=\"Share this article\">\n<ul>\n<li>"));
    assert_true(sc_str_ends(html, "</li>\n</ul>\n</div>\n"));
    assert_false(sc_str_find(html, SC_STR("<script"), NULL));
    assert_false(sc_str_find(html, SC_STR("target="), NULL));
}

static void test_links(void **state)
{
    sample *s = *state;
    assert_str(line_of(s, "telegram"),
               "<li><a class=\"sharecard-telegram\" href=\"https://t.me/share/url"
               "?url=https%3A%2F%2Fnews.example%2F2026%2Friver"
               "&amp;text=The%20river%20that%20came%20back\" rel=\"noopener\">"
               "Share on Telegram</a></li>");
    assert_str(line_of(s, "pinterest"),
               "<li><a class=\"sharecard-pinterest\" "
               "href=\"https://www.pinterest.com/pin/create/button/"
               "?url=https%3A%2F%2Fnews.example%2F2026%2Friver&amp;media=https%3A%2F%2Fcdn.example"
               "%2Fcards%2Friver%2Fpinterest.jpg%3Fv%3D0123456789ab"
               "&amp;description=The%20river%20that%20came%20back\" rel=\"noopener\" "
               "data-pin-do=\"buttonPin\" data-pin-custom=\"true\" "
               "data-pin-url=\"https://news.example/2026/river\" "
               "data-pin-media=\"https://cdn.example/cards/river/pinterest.jpg?v=0123456789ab\" "
               "data-pin-description=\"The river that came back\">Share on Pinterest</a></li>");
    assert_str(label_of(s, "email"), "Share by email");
}

static void test_languages(void **state)
{
    sample *s = *state;
    static const struct {
        const char *lang, *said, *dir, *x, *email, *all;
    } CASES[] = {
        { "en", "en", "ltr", "Share on X", "Share by email", "Share this article" },
        { "es-419", "es-419", "ltr", "Compartir en X", "Compartir por correo electrónico",
          "Compartir este artículo" },
        { "fr", "fr", "ltr", "Partager sur X", "Partager par e-mail", "Partager cet article" },
        { "pt", "pt", "ltr", "Compartilhar no X", "Compartilhar por e-mail",
          "Compartilhar este artigo" },
        { "pt-BR", "pt-BR", "ltr", "Compartilhar no X", "Compartilhar por e-mail",
          "Compartilhar este artigo" },
        { "pt-PT", "pt-PT", "ltr", "Partilhar no X", "Partilhar por e-mail",
          "Partilhar este artigo" },
        { "ar", "ar", "rtl", "المشاركة على X", "المشاركة عبر البريد الإلكتروني",
          "مشاركة هذا المقال" },
        { "de-AT", "de-AT", "ltr", "Auf X teilen", "Per E-Mail teilen", "Artikel teilen" },
        { "tlh", "en", "ltr", "Share on X", "Share by email", "Share this article" },
        { "ur", "en", "ltr", "Share on X", "Share by email", "Share this article" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s->article.lang.text = sc_str_of(CASES[i].lang);
        sc_str head = sc_str_fmt(s->arena, " lang=\"%s\" dir=\"%s\" aria-label=\"%s\">\n",
                                 CASES[i].said, CASES[i].dir, CASES[i].all);
        assert_true(sc_str_find(sc_tags_share_html(s->arena, &s->tags), head, NULL));
        assert_str(label_of(s, "x"), CASES[i].x);
        assert_str(label_of(s, "email"), CASES[i].email);
    }
}

static void test_nothing_to_share(void **state)
{
    sample *s = *state;
    s->article.url.text = SC_STR("");
    assert_str(sc_tags_share_html(s->arena, &s->tags), "");
}

static void test_without_a_picture_for_pinterest(void **state)
{
    sample *s = *state;
    s->tags.card_count = 0;
    sc_str line = line_of(s, "pinterest");
    assert_false(sc_str_find(line, SC_STR("data-pin-media"), NULL));
    assert_true(sc_str_find(line, SC_STR("data-pin-url=\"https://news.example/"), NULL));
}

/* Nothing leaves its attribute: each line still is one link of the known attributes. */
static void test_hostile_values(void **state)
{
    sample *s = *state;
    s->article.headline.text = SC_STR("\"><script>alert('1')</script>&amp;\xE2\x80\xAE");
    s->article.url.text = SC_STR("https://news.example/?a=\"><b>&c='");
    sc_str html = sc_tags_share_html(s->arena, &s->tags);
    assert_false(sc_str_find(html, SC_STR("<script"), NULL));
    assert_false(sc_str_find(html, SC_STR("<b>"), NULL));
    assert_false(sc_str_find(html, SC_STR("'"), NULL));
    sc_str line = line_of(s, "pinterest");
    take_until(&line, "data-pin-description=\"");
    assert_str(decode_references(s->arena, take_until(&line, "\"")),
               "\"><script>alert('1')</script>&amp;");
    assert_str(line, ">Share on Pinterest</a></li>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_frame),
        SAMPLE_TEST(test_links),
        SAMPLE_TEST(test_languages),
        SAMPLE_TEST(test_nothing_to_share),
        SAMPLE_TEST(test_without_a_picture_for_pinterest),
        SAMPLE_TEST(test_hostile_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
