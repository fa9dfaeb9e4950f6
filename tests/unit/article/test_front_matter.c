/* Where the fields of a file are: notations, fences, bodies. */
#include "unit/article/reading.h"

static const struct {
    const char *name, *text;
} GOOD[] = {
    { "a.json", "{\"headline\": \"H\"}" },
    { "a.JSON", "\n\n  {\"headline\": \"H\"}\n\n" },
    { "a.json", "[{\"headline\": \"H\"}]" },
    { "a.yaml", "headline: H" },
    { "a.yml", "---\nheadline: H\n" },
    { "a.yaml", "%YAML 1.2\n---\nheadline: H\n...\n" },
    { "a.yaml", "{\"headline\": \"H\"}" },
    { "a.md", "---\nheadline: H\n---\nbody" },
    { "a.md", "---\nheadline: H\n---" },
    { "a.md", "\n\n---  \r\nheadline: H\r\n---\t\r\nbody: [\r\n" },
    { "a.md", "---\nheadline: H\n...\nbody\n---\n" },
    { "a.md", "---\nheadline: |\n  H\n---\n---\n---\n" },
    { "a.md", "---yaml\nheadline: H\n---\nbody" },
    { "a.md", "---json\n{\"headline\": \"H\"}\n---\nbody" },
    { "a.md", ";;;\n{\"headline\": \"H\"}\n;;;\nbody" },
    { "a.md", "{\n  \"headline\": \"H\"\n}\nbody with } and {" },
    { "a.md", "{\"headline\": \"H\", \"x\": \"}\\\"}{\", \"y\": [{}]}\n\n# Body\n" },
    { "a.md", "{\"headline\": \"H\"}" },
    { "a.html", "---\nheadline: H\n---\n<p>" },
    { "a.njk", "---\nheadline: H\n---\n{{ x }}" },
    { "<stdin>", "{\"headline\": \"H\"}\n" },
    { "<stdin>", "headline: H\n" },
    { "<stdin>", "---\nheadline: H\n" },
    { "<stdin>", "---\nheadline: H\n---\nbody: - [" },
    { "<stdin>", "  [ {\"headline\": \"H\"} ]" },
    { "article", "headline: H" },
};

static void finds_the_fields(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        read_text(r, GOOD[i].name, GOOD[i].text);
        assert_string_equal(r->printed, "");
        assert_str(r->article.headline.text, "H");
    }
}

static const struct {
    const char *name, *text, *printed;
} BAD[] = {
    { "a.md", "# Title\n\ntext",
      "a.md:1:1: error: there is no front matter [article.no-front-matter]\n"
      "    1 | # Title\n      | ^\n"
      "hint: start the file with the fields between two lines '---'\n" },
    { "a.md", "",
      "a.md: error: there is no front matter [article.no-front-matter]\n"
      "hint: start the file with the fields between two lines '---'\n" },
    { "<stdin>", "",
      "<stdin>: error: there is no front matter [article.no-front-matter]\n"
      "hint: start the file with the fields between two lines '---'\n" },
    { "a.md", "+++\ntitle = \"H\"\n+++\n",
      "a.md:1:1: error: front matter in TOML is not supported [article.toml]\n"
      "    1 | +++\n      | ^~~\n"
      "hint: write it as YAML between lines '---' (hugo convert toYAML does that)\n" },
    { "a.md", "---\nheadline: H\n",
      "a.md:1:1: error: there is no line '---' that ends the front matter "
      "[article.open-front-matter]\n    1 | ---\n      | ^~~\n" },
    { "a.md", "---json\n{\"headline\": \"H\"}\n",
      "a.md:1:1: error: there is no line '---' that ends the front matter "
      "[article.open-front-matter]\n    1 | ---json\n      | ^~~~~~~\n" },
    { "<stdin>", ";;;\n{\"headline\": \"H\"}\n",
      "<stdin>:1:1: error: there is no line ';;;' that ends the front matter "
      "[article.open-front-matter]\n    1 | ;;;\n      | ^~~\n" },
    { "a.md", "---\nheadline: a: b\n---\n",
      "a.md:2:12: error: a ':' where none can be [data.yaml-syntax]\n"
      "    2 | headline: a: b\n      |            ^\n"
      "hint: a text that holds ': ' needs quotes; and keys of one map are indented alike\n" },
    { "a.md", "---json\n{\"headline\": \"H\",}\n---\n",
      "a.md:2:18: error: expected a key in double quotes but found '}' [data.json-syntax]\n"
      "    2 | {\"headline\": \"H\",}\n      |                  ^\n"
      "hint: no comma before the closing bracket\n" },
    { "<stdin>", "{\"headline\": \"H\"} {\"headline\": \"I\"}",
      "<stdin>:1:19: error: expected nothing more but found '{' [data.json-syntax]\n"
      "    1 | {\"headline\": \"H\"} {\"headline\": \"I\"}\n      |                   ^\n"
      "hint: one file holds one JSON value\n" },
    { "<stdin>", "{\"headline\": \"H\"}\n{\"headline\": \"I\"}",
      "<stdin>:2:1: error: expected nothing more but found '{' [data.json-syntax]\n"
      "    2 | {\"headline\": \"I\"}\n      | ^\nhint: one file holds one JSON value\n" },
    { "a.md", "{\"headline\": \"H\"\n\ntext",
      "a.md:3:1: error: expected ',' or '}' but found 'text' [data.json-syntax]\n"
      "    3 | text\n      | ^~~~\n" },
    { "a.json", "headline: H",
      "a.json:1:1: error: expected a value but found 'headline' [data.json-syntax]\n"
      "    1 | headline: H\n      | ^~~~~~~~\n" },
    { "a.md", "---\n---\n",
      "a.md:2:1: error: an article is a map of fields, not nothing [article.not-a-map]\n"
      "    2 | ---\n      | ^\n"
      "hint: write the fields as 'headline: The river that moved a town'\n" },
    { "a.yaml", "headline: H\nfriend: &x {a: 1}\nother: *x\n",
      "a.yaml:3:8: error: aliases are not allowed in this file [data.alias]\n"
      "    3 | other: *x\n      |        ^~\n"
      "hint: write the value out; a text that starts with '*' needs quotes\n" },
    { "a.yaml", "headline: H\nheadline: I\n",
      "a.yaml:2:1: error: duplicate key 'headline' [data.duplicate-key]\n"
      "    2 | headline: I\n      | ^~~~~~~~\nhint: it is also on line 1, column 1\n" },
};

static void says_what_is_wrong(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        read_text(r, BAD[i].name, BAD[i].text);
        assert_string_equal(r->printed, BAD[i].printed);
        assert_int_equal(r->status, SC_E_DATA);
    }
}

/* The limit is on the fields, not on the article's text. */
static void a_long_body_is_no_matter(void **state)
{
    reading *r = *state;
    sc_buf text = sc_buf_new(r->arena, 8 << 20);
    sc_buf_addz(&text, "---\nheadline: H\n---\n");
    for (int i = 0; i < 300000; i++)
        sc_buf_addz(&text, "word {\n");
    read_bytes(r, "a.md", sc_buf_str(&text), NULL, 0);
    assert_string_equal(r->printed, "");
    text.len = 0;
    sc_buf_addz(&text, "headline: H\nbody: ");
    for (int i = 0; i < 300000; i++)
        sc_buf_addz(&text, "words ");
    read_bytes(r, "a.yaml", sc_buf_str(&text), NULL, 0);
    assert_string_equal(r->diags.list.items[0].code, "data.too-large");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_reading, end_reading)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(finds_the_fields),
        TEST(says_what_is_wrong),
        TEST(a_long_body_is_no_matter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
