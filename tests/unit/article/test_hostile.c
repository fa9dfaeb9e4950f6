/* Hostile articles: strange texts in every field, huge ones, wrong kinds everywhere. */
#include "article/fields.h"
#include "base/utf8.h"
#include "unit/article/reading.h"

/* Texts that have broken programs: markup, injections, formats, paths, scripts, marks. */
static const char *const TEXTS[] = {
    "undefined",
    "null",
    "NaN",
    "true",
    "-1",
    "0x7f",
    "1e1000",
    "'",
    "\"",
    "''''\"",
    "\\",
    "\\\\\\\"",
    "%s%s%n%d",
    "${jndi:ldap://x}",
    "{{ headline }}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "</script><svg onload=alert(1)>",
    "<!--",
    "]]>",
    "&lt;&amp;&#x0;&#0;&bogus;",
    "'; DROP TABLE articles; --",
    "../../../../etc/passwd",
    "C:\\windows\\system32",
    "/dev/null",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/html,x",
    "http://",
    "https://:80",
    "//",
    "http://a b",
    "---",
    "+++",
    "- ",
    ": ",
    "*x",
    "&x",
    "!!x",
    "# x",
    "|",
    "@",
    "\t \n \r\n",
    "\u00a0\u2000\u3000\u200b",
    "\ufeff\ufeff",
    "\u202e\u202d\u2066\u2069\u202c",
    "\u061c\u200e\u200f",
    "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
    "T\u0337\u0315h\u0336e\u0334 \u0335v\u0338o\u0336i\u0335d\u0334",
    "\ufdfd\ufdfa",
    "👨‍👩‍👧‍👦🏳️‍🌈👍🏽",
    "\U000e0001\U000e0020",
    "\U0010ffff\ufffe\uffff\ufffd",
    "田中さんにあげて下さい",
    "مُنَاقَشَةُ سُبُلِ",
    "בְּרֵאשִׁית",
    "Ω≈ç√∫˜µ≤≥÷",
    "ﬃ ŉ ǰ İ ı ẞ",
    "(Photo by )",
    "© © © ©",
    "By , and & ; ,, and",
    "2026-99-99",
    "9999999999999999999999",
    "50% 50% 50%",
    "en-",
    "x-x-x-x-x",
};

static bool is_clean(sc_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = sc_utf8_next(text, &at);
        if (cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || cp == 0xFEFF)
            return false;
    }
    return true;
}

/* What was read is clean, and its JSON reads as the same article. */
static void check_article(reading *r)
{
    assert_true(is_clean(r->article.headline.text));
    assert_true(r->article.headline.text.len > 0);
    sc_str slug = r->article.slug.text;
    assert_true(slug.len > 0 && slug.len <= 80);
    for (size_t i = 0; i < slug.len; i++)
        assert_true(sc_is_digit(slug.ptr[i]) || slug.ptr[i] == '-' ||
                    (slug.ptr[i] >= 'a' && slug.ptr[i] <= 'z'));
    sc_str first = sc_str_copy(r->arena, article_json(r));
    read_bytes(r, "again.json", first, NULL, 0);
    if (r->status == SC_OK)
        assert_str(article_json(r), sc_str_z(r->arena, first));
}

/* Whatever is asked for, the answer is an article or an error that says where. */
static void check_answer(reading *r)
{
    assert_int_equal(r->status == SC_OK, r->diags.error_count == 0);
    for (size_t i = 0; i < r->diags.list.count; i++) {
        assert_true(r->diags.list.items[i].message.len > 0);
        assert_non_null(r->diags.list.items[i].span.source);
    }
    if (r->status == SC_OK)
        check_article(r);
}

static void survives_strange_texts(void **state)
{
    (void)state;
    size_t count;
    const sc_row *rows = sc_article_rows(&count);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        void *fresh = NULL;
        begin_reading(&fresh);
        reading *r = fresh;
        for (size_t j = 0; j < count; j++) {
            sc_assignment set = { sc_str_of(rows[j].name), sc_str_of(TEXTS[i]) };
            read_bytes(r, "a.yaml", SC_STR("headline: H"), &set, 1);
            check_answer(r);
        }
        sc_buf out = sc_buf_new(r->arena, 1 << 20);
        sc_json json = sc_json_new(&out);
        sc_json_begin_object(&json);
        sc_json_field(&json, "title", SC_STR("T"));
        static const char *const KEYS[] = { "image",   "author",  "tags",      "date",
                                            "excerpt", "caption", "permalink", "categories" };
        for (size_t j = 0; j < sizeof KEYS / sizeof *KEYS; j++)
            sc_json_field(&json, KEYS[j], sc_str_of(TEXTS[i]));
        sc_json_end_object(&json);
        read_bytes(r, "a.json", sc_buf_str(&out), NULL, 0);
        check_answer(r);
        end_reading(&fresh);
    }
}

static void survives_wrong_kinds(void **state)
{
    static const char *const VALUES[] = { "true",
                                          "false",
                                          "null",
                                          "0",
                                          "-1.5e300",
                                          "[]",
                                          "{}",
                                          "[[[]]]",
                                          "[null]",
                                          "[{}]",
                                          "{\"name\": {}}",
                                          "{\"rendered\": []}",
                                          "[1, \"a\", {\"name\": 3}]",
                                          "{\"x\": 1, \"y\": []}",
                                          "\"\"" };
    size_t row_count, alias_count;
    const sc_row *rows = sc_article_rows(&row_count);
    const sc_alias *aliases = sc_article_aliases(&alias_count);
    reading *r = *state;
    for (size_t i = 0; i < sizeof VALUES / sizeof *VALUES; i++)
        for (size_t j = 0; j < row_count + alias_count; j++) {
            sc_str path = sc_str_of(j < row_count ? rows[j].name : aliases[j - row_count].path);
            sc_str top;
            sc_str_split(&path, '.', &top);
            read_bytes(
                r, "a.json",
                sc_str_fmt(r->arena, "{\"%.*s\": %s, \"HEADLINE\": 1}", SC_STR_ARG(top), VALUES[i]),
                NULL, 0);
            check_answer(r);
        }
}

/* Control characters are refused in every text, under every escape. */
static void refuses_control_characters(void **state)
{
    reading *r = *state;
    for (unsigned cp = 1; cp < 0xA0; cp++) {
        bool is_control = (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\r') || cp >= 0x7F;
        sc_str json = sc_str_fmt(r->arena, "{\"headline\": \"a\\u%04xb\"}", cp);
        read_bytes(r, "a.json", json, NULL, 0);
        assert_int_equal(r->status, is_control ? SC_E_DATA : SC_OK);
        if (is_control)
            assert_string_equal(r->diags.list.items[0].code, "article.control-character");
    }
}

static sc_str huge(sc_arena *arena, const char *before, const char *piece, size_t bytes,
                   const char *after)
{
    sc_buf out = sc_buf_new(arena, 8 << 20);
    sc_buf_addz(&out, before);
    while (out.len < bytes)
        sc_buf_addz(&out, piece);
    sc_buf_addz(&out, after);
    return sc_buf_str(&out);
}

static const struct {
    const char *before, *piece, *after, *message; /* NULL: it is an article */
} HUGE_ONES[] = {
    { "{\"headline\":\"", "word ", "\"}", "headline is longer than 2000 characters" },
    { "{\"headline\":\"", "\\n", "x\"}", NULL },
    { "{\"headline\":\"H\",\"description\":\"", "a", "\"}",
      "description is longer than 10000 characters" },
    { "{\"headline\":\"H\",\"excerpt\":\"", "<a ", "\"}",
      "excerpt is longer than 10000 characters" },
    { "{\"headline\":\"H\",\"slug\":\"", "ab-", "\"}", NULL },
    { "{\"headline\":\"H\",\"url\":\"https://x.example/", "a/", "\"}", NULL },
    { "{\"headline\":\"H\",\"authors\":\"", "A, ", "B\"}", NULL },
    { "{\"headline\":\"H\",\"authors\":\"", "A, Jr., ", "B\"}", NULL },
    { "{\"headline\":\"H\",\"tags\":\"", "a,", "b\"}", NULL },
    { "{\"headline\":\"H\",\"lang\":\"en", "-abc", "\"}", NULL },
    { "{\"headline\":\"H\",\"date\":\"", "2026 ", "\"}", "" },
    { "{\"headline\":\"H\",\"date\":\"", "1", "\"}", "" },
    { "{\"headline\":\"H\",\"date\":\"", "(", "\"}", "" },
    { "{\"headline\":\"H\",\"x\":{\"", "a", "\":1}}", NULL },
};

static void survives_huge_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof HUGE_ONES / sizeof *HUGE_ONES; i++) {
        void *fresh = NULL;
        begin_reading(&fresh);
        reading *r = fresh;
        read_bytes(
            r, "a.json",
            huge(r->arena, HUGE_ONES[i].before, HUGE_ONES[i].piece, 400000, HUGE_ONES[i].after),
            NULL, 0);
        const char *expected = HUGE_ONES[i].message;
        if ((r->status == SC_OK) != (expected == NULL))
            fail_msg("%s: %s", HUGE_ONES[i].before, r->printed);
        if (expected != NULL && expected[0] != '\0')
            assert_str(r->diags.list.items[0].message, expected);
        end_reading(&fresh);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_reading, end_reading)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(survives_strange_texts),
        TEST(survives_wrong_kinds),
        TEST(refuses_control_characters),
        TEST(survives_huge_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
