/* Slugs. */
#include "article/slug.h"

#include "lib/check.h"

static int begin(void **state)
{
    *state = sc_arena_new(0);
    return 0;
}

static int end(void **state)
{
    sc_arena_free(*state);
    return 0;
}

static const struct {
    const char *text, *slug;
} SPELLINGS[] = {
    { "river-town", "river-town" },
    { "The river that moved a town", "the-river-that-moved-a-town" },
    { "  --River__Town!!  ", "river-town" },
    { "Don't stop: it’s 50% off", "dont-stop-its-50-off" },
    { "Señor Núñez", "senor-nunez" },
    { "Река Нева", "reka-neva" },
    { "北京", "bei-jing" },
    { "10", "10" },
    { "", "" },
    { "!!!", "" },
    { "😀", "" },
    { "a very long headline that goes on and on about a river and a town and never comes to an end",
      "a-very-long-headline-that-goes-on-and-on-about-a-river-and-a-town-and-never" },
    { "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      "a",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
};

static void spells(void **state)
{
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++) {
        sc_str slug = sc_slug_spell(*state, sc_str_of(SPELLINGS[i].text), SC_STR("en"));
        assert_str(slug, SPELLINGS[i].slug);
        assert_true(slug.len <= SC_SLUG_MAX);
    }
    assert_str(sc_slug_spell(*state, SC_STR("Größe"), SC_STR("de")), "groesse");
}

static const struct {
    const char *url, *part;
} URLS[] = {
    { "https://example.com/2026/03/river-town/", "river-town" },
    { "https://example.com/2026/03/river-town", "river-town" },
    { "https://example.com/river-town.html", "river-town" },
    { "https://example.com/river-town/index.html", "river-town" },
    { "https://example.com/river.town?page=2#top", "river" },
    { "https://example.com/r%C3%ADo/", "río" },
    { "https://example.com/r%FF/", "r%FF" },
    { "https://example.com/a%2", "a%2" },
    { "https://example.com/?p=12", "" },
    { "https://example.com/#/x", "" },
    { "https://example.com", "" },
    { "/2026/river/", "river" },
    { "river", "river" },
    { "", "" },
    { "///", "" },
};

static void reads_urls(void **state)
{
    for (size_t i = 0; i < sizeof URLS / sizeof *URLS; i++)
        assert_str(sc_slug_part_of_url(*state, sc_str_of(URLS[i].url)), URLS[i].part);
}

static const struct {
    const char *path, *part;
} PATHS[] = {
    { "river.md", "river" },
    { "content/posts/river.en.md", "river" },
    { "_posts/2026-03-14-river-town.md", "river-town" },
    { "2026-03-14-.md", "2026-03-14-" },
    { "content/river/index.md", "river" },
    { "content/river/index.de.md", "river" },
    { "content/river/_index.md", "river" },
    { "2026-03-14-river/index.md", "river" },
    { "index.md", "" },
    { "./index.md", "" },
    { "../index.json", "" },
    { "river", "river" },
    { ".hidden", ".hidden" },
    { "a.1", "a.1" },
    { "<stdin>", "" },
    { "", "" },
};

static void reads_paths(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof PATHS / sizeof *PATHS; i++)
        assert_str(sc_slug_part_of_path(sc_str_of(PATHS[i].path)), PATHS[i].part);
}

static void knows_what_leads_out(void **state)
{
    (void)state;
    static const char *const UNSAFE[] = { "../x", "a/b", "a\\b", "..", ".", ".x", "a..b", "/" };
    static const char *const SAFE[] = { "a", "a.b", "A_b c", "é", "" };
    for (size_t i = 0; i < sizeof UNSAFE / sizeof *UNSAFE; i++)
        assert_true(sc_slug_is_unsafe(sc_str_of(UNSAFE[i])));
    for (size_t i = 0; i < sizeof SAFE / sizeof *SAFE; i++)
        assert_false(sc_slug_is_unsafe(sc_str_of(SAFE[i])));
}

static void hashes(void **state)
{
    sc_str a = sc_slug_hash(*state, SC_STR("😀")), b = sc_slug_hash(*state, SC_STR("😁"));
    assert_int_equal(a.len, 16);
    assert_true(sc_str_starts(a, "article-"));
    assert_false(sc_str_eq(a, b));
    assert_true(sc_str_eq(a, sc_slug_hash(*state, SC_STR("😀"))));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(spells), TEST(reads_urls), TEST(reads_paths), TEST(knows_what_leads_out), TEST(hashes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
