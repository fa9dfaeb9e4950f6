/* HTML of publishing systems → plain text. */
#include "article/plain.h"

#include "lib/check.h"

static const struct {
    const char *html, *plain;
} TEXTS[] = {
    { "", "" },
    { "plain", "plain" },
    { "a < b and c > d", "a < b and c > d" },
    { "1<2", "1<2" },
    { "AT&T", "AT&T" },
    { "R&D; more", "R&D; more" },
    { "fish & chips", "fish & chips" },
    { "AT&amp;T", "AT&T" },
    { "it&#8217;s &#x2014; &quot;so&quot; &apos;it&apos;", "it’s — \"so\" 'it'" },
    { "&lt;b&gt;", "<b>" },
    { "&amp;lt;", "&lt;" },
    { "caf&eacute; &Agrave; &yuml; &nbsp;x", "café À ÿ \u00a0x" },
    { "&hellip;&ndash;&euro;&alpha;&Omega;", "…–€αΩ" },
    { "&#146;&#150;", "’–" },
    { "&#0;&#x110000;&#xD800;", "&#0;\uFFFD\uFFFD" },
    { "&#;&#x;&#xg;&nosuch;&;&", "&#;&#x;&#xg;&nosuch;&;&" },
    { "&#99999999999;", "&#99999999999;" },
    { "<p>One</p><p>Two<br>three</p>", " One  Two three " },
    { "<em class=\"x\">in</em>side <a href='y'>link</a>", "inside link" },
    { "a<!-- note <b> -->b", "ab" },
    { "a<b", "a<b" },
    { "a<b c", "a<b c" },
    { "a</b>c", "ac" },
    { "x <3 y", "x <3 y" },
    { "<h1>Title</h1>", " Title " },
    { "<script>alert(1)</script>", "alert(1)" },
    { "<img src=x onerror=y>text<br/>", "text " },
    { "End [&hellip;]", "End…" },
    { "<p>End of it [&hellip;]</p>\n", "End of it…" },
    { "<p>More <a class=\"more-link\" href=\"x\">Continue <span>reading</span></a></p>",
      " More  " },
    { "<", "<" },
    { "</", "</" },
    { "<!--", "<!--" },
    { "<!-- open", "<!-- open" },
};

static void reduces(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        assert_str(sc_plain_text(arena, sc_str_of(TEXTS[i].html)), TEXTS[i].plain);
    sc_arena_free(arena);
}

/* Many openings without an end: not quadratic, and nothing is lost. */
static void survives_endless_tags(void **state)
{
    (void)state;
    static const char *const PIECES[] = { "<a ", "<", "&", "<!--", "<a more-link>", "&#" };
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_buf html = sc_buf_new(arena, 2 << 20);
        while (html.len < 500000)
            sc_buf_addz(&html, PIECES[i]);
        sc_str plain = sc_plain_text(arena, sc_buf_str(&html));
        assert_true(plain.len <= html.len);
        sc_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reduces),
        cmocka_unit_test(survives_endless_tags),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
