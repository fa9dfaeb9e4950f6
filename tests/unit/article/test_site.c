/* Site files. */
#include "unit/article/reading.h"

static sc_status read_site(reading *r, const char *name, const char *text)
{
    r->site_source = (sc_source){ sc_str_of(name), exact_copy(r->arena, sc_str_of(text)) };
    r->diags.list.count = r->diags.error_count = 0;
    r->site = (sc_site){ 0 };
    r->status = sc_site_read(r->arena, &r->site_source, &r->diags, &r->site);
    r->printed = sc_str_z(r->arena, printed_diags(r->arena, &r->diags));
    return r->status;
}

static void reads_everything(void **state)
{
    reading *r = *state;
    read_site(r, "site.yaml",
              "name: The Valley  Post\nurl: https://example.com/\n"
              "cards_url: https://cdn.example.com/cards//\nlogo: logo.svg\nlang: en_GB\n"
              "timezone: Europe/Berlin\ntwitter: valleypost\ntelegram: https://t.me/valley_post\n"
              "publisher: {name: Valley Media}\nlayout: split\n"
              "logo_url: https://example.com/logo.png\nfediverse: \"@valley@example.social\"\n"
              "theme_color: \"#c8102e\"\narticle_author: url\n"
              "colors:\n  accent: \"#c8102e\"\n  ink: rgb(0 0 0 / 0.9)\n");
    assert_string_equal(r->printed, "");
    assert_int_equal(r->status, SC_OK);
    assert_ptr_equal(r->site.source, &r->site_source);
    assert_str(r->site.name.text, "The Valley Post");
    assert_str(r->site.url.text, "https://example.com");
    assert_str(r->site.cards_url.text, "https://cdn.example.com/cards");
    assert_str(r->site.logo.text, "logo.svg");
    assert_str(r->site.lang.text, "en-GB");
    assert_str(r->site.timezone.text, "Europe/Berlin");
    assert_str(r->site.twitter.text, "@valleypost");
    assert_str(r->site.telegram.text, "@valley_post");
    assert_str(r->site.publisher.text, "Valley Media");
    assert_str(r->site.layout.text, "split");
    assert_str(r->site.logo_url.text, "https://example.com/logo.png");
    assert_str(r->site.fediverse.text, "@valley@example.social");
    assert_str(r->site.theme_color.text, "#c8102e");
    assert_str(r->site.article_author.text, "url");
    assert_int_equal(r->site.color_count, 2);
    assert_str(r->site.colors[0].name, "accent");
    assert_str(r->site.colors[0].value.text, "#c8102e");
    assert_str(r->site.colors[1].value.text, "rgb(0 0 0 / 0.9)");
    assert_int_equal(sc_span_position(r->site.colors[1].value.span).line, 17);
}

static void has_defaults(void **state)
{
    reading *r = *state;
    static const char *const EMPTY[] = { "", "# nothing yet\n", "---\n", "{}" };
    for (size_t i = 0; i < sizeof EMPTY / sizeof *EMPTY; i++) {
        assert_int_equal(read_site(r, "site.yaml", EMPTY[i]), SC_OK);
        assert_str(r->site.timezone.text, "UTC");
        assert_null(r->site.timezone.span.source);
        assert_str(r->site.article_author.text, "name");
        assert_str(r->site.name.text, "");
        assert_int_equal(r->site.color_count, 0);
    }
    sc_site site = { 0 };
    assert_int_equal(sc_site_read(r->arena, NULL, &r->diags, &site), SC_OK);
    assert_null(site.source);
    assert_str(site.timezone.text, "UTC");
}

static void reads_json(void **state)
{
    reading *r = *state;
    assert_int_equal(read_site(r, "site.json", "{\"name\": \"Post\", \"lang\": null}"), SC_OK);
    assert_str(r->site.name.text, "Post");
}

static void takes_handles_in_every_form(void **state)
{
    reading *r = *state;
    static const char *const HANDLES[] = {
        "post_1",      "'@post_1'",  "https://x.com/post_1", "https://twitter.com/@post_1/",
        "t.me/post_1", "' @post_1 '"
    };
    for (size_t i = 0; i < sizeof HANDLES / sizeof *HANDLES; i++) {
        read_site(r, "s.yaml", sc_str_fmt(r->arena, "twitter: %s", HANDLES[i]).ptr);
        assert_string_equal(r->printed, "");
        assert_str(r->site.twitter.text, "@post_1");
    }
}

static const struct {
    const char *yaml, *printed;
} BAD[] = {
    { "nam: Post", "s.yaml:1:1: error: unknown field 'nam' [site.unknown-field]\n"
                   "    1 | nam: Post\n      | ^~~\nhint: did you mean 'name'?\n" },
    { "cardsUrl: x", "s.yaml:1:1: error: unknown field 'cardsUrl' [site.unknown-field]\n"
                     "    1 | cardsUrl: x\n      | ^~~~~~~~\nhint: did you mean 'cards_url'?\n" },
    { "qqqqqqqq: x",
      "s.yaml:1:1: error: unknown field 'qqqqqqqq' [site.unknown-field]\n"
      "    1 | qqqqqqqq: x\n      | ^~~~~~~~\nhint: the fields are name, url, cards_url, logo, "
      "logo_url, lang, timezone, twitter, telegram, fediverse, theme_color, article_author, "
      "publisher, layout, colors\n" },
    { "name: [x]", "s.yaml:1:7: error: name must be a text, not a list [site.bad-value]\n"
                   "    1 | name: [x]\n      |       ^~~\n" },
    { "url: /x", "s.yaml:1:6: error: url '/x' is not absolute [site.bad-url]\n"
                 "    1 | url: /x\n      |      ^~\nhint: write it as https://example.com\n" },
    { "cards_url: ftp://x", "s.yaml:1:12: error: cards_url 'ftp://x' is neither http nor https "
                            "[site.bad-url]\n    1 | cards_url: ftp://x\n"
                            "      |            ^~~~~~~\n"
                            "hint: write it as https://example.com/path\n" },
    { "timezone: Berlin", "s.yaml:1:11: error: unknown time zone 'Berlin' [site.bad-value]\n"
                          "    1 | timezone: Berlin\n      |           ^~~~~~\n"
                          "hint: write an IANA name: Europe/Berlin, America/New_York, UTC\n" },
    { "twitter: the post", "s.yaml:1:10: error: twitter 'the post' is not an account's name "
                           "[site.bad-value]\n    1 | twitter: the post\n"
                           "      |          ^~~~~~~~\nhint: write it as @name\n" },
    { "twitter: '@'", "s.yaml:1:10: error: twitter '@' is not an account's name "
                      "[site.bad-value]\n    1 | twitter: '@'\n      |          ^~~\n"
                      "hint: write it as @name\n" },
    { "twitter: @post", "s.yaml:1:10: error: a text that starts with this character needs quotes "
                        "[data.yaml-syntax]\n    1 | twitter: @post\n      |          ^\n"
                        "hint: put the text in quotes\n" },
    { "colors: red", "s.yaml:1:9: error: colors must be a map of colours, not a text "
                     "[site.bad-value]\n    1 | colors: red\n      |         ^~~\n" },
    { "colors: {a: [1]}", "s.yaml:1:13: error: colors.a must be a colour, not a list "
                          "[site.bad-value]\n    1 | colors: {a: [1]}\n"
                          "      |             ^~~\n"
                          "hint: a colour that starts with '#' needs quotes: \"#c8102e\"\n" },
    { "colors:\n  accent: #c8102e\n",
      "s.yaml:2:10: error: colors.accent must be a colour, not nothing [site.bad-value]\n"
      "    2 |   accent: #c8102e\n      |          ^\n"
      "hint: a colour that starts with '#' needs quotes: \"#c8102e\"\n" },
    { "- a", "s.yaml:1:1: error: a site file holds a map of fields, not a list [site.not-a-map]\n"
             "    1 | - a\n      | ^~~\nhint: write it as 'name: The Valley Post'\n" },
    { "name: \"a\\x01\"",
      "s.yaml:1:7: error: name holds the control character U+0001 at byte 1 "
      "[site.control-character]\n    1 | name: \"a\\x01\"\n      |       ^~~~~~~\n"
      "hint: leave it out\n" },
    { "nam: x\nurl: y z\n", "s.yaml:1:1: error: unknown field 'nam' [site.unknown-field]\n"
                            "    1 | nam: x\n      | ^~~\nhint: did you mean 'name'?\n"
                            "s.yaml:2:6: error: url 'y z' holds a ' ' [site.bad-url]\n"
                            "    2 | url: y z\n      |      ^~~\nhint: percent-encode it\n" },
};

static void says_what_is_wrong(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        assert_int_equal(read_site(r, "s.yaml", BAD[i].yaml), SC_E_CONFIG);
        assert_string_equal(r->printed, BAD[i].printed);
        assert_null(r->site.source);
    }
}

static void warns_of_unknown_languages(void **state)
{
    reading *r = *state;
    assert_int_equal(read_site(r, "s.yaml", "lang: english"), SC_OK);
    assert_string_equal(r->printed, "s.yaml:1:7: warning: unknown language 'english' "
                                    "[site.unknown-language]\n    1 | lang: english\n"
                                    "      |       ^~~~~~~\n"
                                    "hint: write a BCP 47 tag: en, pt-BR, zh-Hant\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_reading, end_reading)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_everything),   TEST(has_defaults),
        TEST(reads_json),         TEST(takes_handles_in_every_form),
        TEST(says_what_is_wrong), TEST(warns_of_unknown_languages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
