/* Articles: the fields under their own names, what may stand in them, and every error's text. */
#include "unit/article/reading.h"

/* A file whose other fields are of no interest. */
#define WITH(field) "headline: H\n" field "\n"

static void reads_everything(void **state)
{
    reading *r = *state;
    read_text(r, "a.yaml",
              "headline: The river that moved a town\n"
              "short_headline: A river moves a town\n"
              "kicker: Landscape\n"
              "description: >\n  Spring floods are\n  redrawing the map.\n"
              "slug: river-town\n"
              "url: https://example.com/2026/river-town/\n"
              "lang: en-GB\n"
              "section: Science\n"
              "tags: [rivers, maps]\n"
              "type: news\n"
              "photo:\n"
              "  src: river.jpg\n"
              "  alt: A river\n"
              "  caption: The river in March.\n"
              "  credit: Ana Ruiz\n"
              "  focus: 30% 60%\n"
              "authors:\n"
              "  - {name: Ana Ruiz, url: 'https://example.com/ana', photo: ana.jpg}\n"
              "  - Tom Berg\n"
              "editor: Li Wei\n"
              "published: 2026-03-14T07:51:42+01:00\n"
              "modified: 2026-03-15\n"
              "expires: 2027-03-14 00:00\n"
              "cms_id: {anything: [goes]}\n");
    assert_string_equal(r->printed, "");
    assert_str(article_json(r),
               "{\"headline\":\"The river that moved a town\","
               "\"short_headline\":\"A river moves a town\",\"kicker\":\"Landscape\","
               "\"description\":\"Spring floods are redrawing the map.\",\"slug\":\"river-town\","
               "\"url\":\"https://example.com/2026/river-town/\",\"lang\":\"en-GB\","
               "\"section\":\"Science\",\"tags\":[\"rivers\",\"maps\"],\"type\":\"news\","
               "\"photo\":{\"src\":\"river.jpg\",\"alt\":\"A river\","
               "\"caption\":\"The river in March.\",\"credit\":\"Ana Ruiz\","
               "\"focus\":[0.3,0.6]},\"authors\":[{\"name\":\"Ana Ruiz\","
               "\"url\":\"https://example.com/ana\",\"photo\":\"ana.jpg\"},"
               "{\"name\":\"Tom Berg\"}],\"editor\":\"Li Wei\","
               "\"published\":\"2026-03-14T07:51:42+01:00\",\"modified\":\"2026-03-15\","
               "\"expires\":\"2027-03-14T00:00:00+00:00\"}");
}

/* What is written can be read, and says the same. */
static void reads_what_it_writes(void **state)
{
    reading *r = *state;
    read_text(r, "a.yaml",
              WITH("photo: {src: a.jpg, caption: 'x (Photo: Y)', focus: [0.25, 1]}\n"
                   "authors: By A, B and C\ntags: 'a, b'\npublished: 1773474702\nlang: ar\n"
                   "modified: 2026-03-14\nurl: https://x.example/a?b=1&c=2"));
    sc_str first = sc_str_copy(r->arena, article_json(r));
    read_bytes(r, "other.json", first, NULL, 0);
    assert_str(article_json(r), sc_str_z(r->arena, first));
}

static void spans_point_at_the_values(void **state)
{
    reading *r = *state;
    read_text(r, "a.yaml", "é: 1\nheadline: \"Überall\"\nphoto: {alt: Ein Fluß}\n");
    assert_int_equal(r->article.headline.span.offset, 16);
    assert_int_equal(r->article.headline.span.len, 10);
    sc_position at = sc_span_position(r->article.photo.alt.span);
    assert_int_equal(at.line, 3);
    assert_int_equal(at.column, 14);
    assert_ptr_equal(r->article.slug.span.source, &r->source);
}

static const struct {
    const char *yaml, *json;
} FIELDS[] = {
    /* texts */
    { "headline: '  a\t b\n\n  c  '", "{\"headline\":\"a b c\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "headline: 'no'", "{\"headline\":\"no\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "headline: 1.10", "{\"headline\":\"1.10\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "headline: a < b & c", "{\"headline\":\"a < b & c\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "headline: \"<b>AT&amp;T</b>\"",
      "{\"headline\":\"<b>AT&amp;T</b>\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "headline: \"a\\u00a0b\\u2028c\\ufeff\"",
      "{\"headline\":\"a\u00a0b c\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { WITH("kicker: ~\ndescription:\nsection: []\ntags: {}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { WITH("kicker: '  '"), "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* language */
    { WITH("lang: pt_BR"), "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"pt-BR\"}" },
    { WITH("lang: AR"), "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"ar\"}" },
    /* tags */
    { WITH("tags: rivers"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"rivers\"]}" },
    { WITH("tags: 'climate change, maps,, '"), "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\","
                                               "\"tags\":[\"climate change\",\"maps\"]}" },
    { WITH("translations: [es, pt-BR]\ncard_alt: A river in words"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"translations\":[\"es\",\"pt-BR\"],"
      "\"card_alt\":\"A river in words\"}" },
    { WITH("tags: [{name: A}, 'b, c', {label: D}, {title: E}, ~]"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"A\",\"b, c\",\"D\",\"E\"]}" },
    /* authors */
    { WITH("authors: Ana Ruiz"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"authors\":[{\"name\":\"Ana Ruiz\"}]}" },
    { WITH("authors: {name: Ana}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"authors\":[{\"name\":\"Ana\"}]}" },
    { WITH("authors: [ana, {name: B, link: 'http://b.example'}, ~]"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"authors\":[{\"name\":\"ana\"},"
      "{\"name\":\"B\",\"url\":\"http://b.example\"}]}" },
    /* the photo */
    { WITH("photo: river.jpg"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"river.jpg\"}}" },
    { WITH("photo: {src: a.jpg, caption: 'A river. (Photo by X)'}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"a.jpg\","
      "\"caption\":\"A river.\",\"credit\":\"X\"}}" },
    { WITH("photo: {src: a.jpg, caption: 'A river. (Photo by X)', credit: Y}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"a.jpg\","
      "\"caption\":\"A river. (Photo by X)\",\"credit\":\"Y\"}}" },
    { WITH("photo: {src: a.jpg, credit: 'Photo: © 2026 Tom'}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"a.jpg\","
      "\"credit\":\"Tom\"}}" },
    { WITH("photo: {src: a.jpg, credit: 'Tom. Photo: Ana'}"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"a.jpg\","
      "\"credit\":\"Tom. Photo: Ana\"}}" },
    /* the URL */
    { WITH("url: HTTPS://Example.com/x"),
      "{\"headline\":\"H\",\"slug\":\"x\",\"url\":\"HTTPS://Example.com/x\",\"lang\":\"en\"}" },
    { WITH("url: //example.com/x"),
      "{\"headline\":\"H\",\"slug\":\"x\",\"url\":\"https://example.com/x\",\"lang\":\"en\"}" },
    { WITH("url: https://example.com/á"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"url\":\"https://example.com/á\",\"lang\":\"en\"}" },
    /* the slug */
    { WITH("slug: River_Town 2"),
      "{\"headline\":\"H\",\"slug\":\"river-town-2\",\"lang\":\"en\"}" },
    { WITH("slug: río"), "{\"headline\":\"H\",\"slug\":\"rio\",\"lang\":\"en\"}" },
    /* dates that are none */
    { WITH("published: true\nmodified: 0000-00-00 00:00:00\nexpires: 0001-01-01T00:00:00Z"),
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
};

static void understands_fields(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        read_text(r, "a.yaml", FIELDS[i].yaml);
        assert_string_equal(r->printed, "");
        assert_str(article_json(r), FIELDS[i].json);
    }
}

static const struct {
    const char *byline, *names;
} BYLINES[] = {
    { "Ana Ruiz", "Ana Ruiz" },
    { "By Ana Ruiz", "Ana Ruiz" },
    { "by Ana Ruiz and Tom Berg", "Ana Ruiz|Tom Berg" },
    { "Ana Ruiz, Tom Berg and Li Wei", "Ana Ruiz|Tom Berg|Li Wei" },
    { "Ana Ruiz, Tom Berg, and Li Wei", "Ana Ruiz|Tom Berg|Li Wei" },
    { "Ana Ruiz & Tom Berg", "Ana Ruiz|Tom Berg" },
    { "Ruiz, Ana; Berg, Tom", "Ruiz, Ana|Berg, Tom" },
    { "Martin King, Jr. and Ana Ruiz, PhD", "Martin King, Jr.|Ana Ruiz, PhD" },
    { "Anderson Brandy, Andy Sand", "Anderson Brandy|Andy Sand" },
    { "Ortega y Gasset", "Ortega y Gasset" },
    { "Ana Ruiz <ana@example.com>", "Ana Ruiz" },
    { "Byron", "Byron" },
    { "Ana Ruiz,", "Ana Ruiz," },
    { "Ana Ruiz, , Tom", "Ana Ruiz|Tom" },
};

static void divides_bylines(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof BYLINES / sizeof *BYLINES; i++) {
        read_set(r, "headline: H", "authors", BYLINES[i].byline);
        sc_buf names = sc_buf_new(r->arena, 1 << 16);
        for (size_t j = 0; j < r->article.author_count; j++)
            sc_buf_addf(&names, "%s%.*s", j == 0 ? "" : "|",
                        SC_STR_ARG(r->article.authors[j].name.text));
        assert_str(sc_buf_str(&names), BYLINES[i].names);
    }
}

static const struct {
    const char *yaml;
    double x, y;
} FOCUSES[] = {
    { "0.3 0.7", 0.3, 0.7 },
    { "30% 70%", 0.3, 0.7 },
    { "30%, 70%", 0.3, 0.7 },
    { "[0.3, 0.7]", 0.3, 0.7 },
    { "['30%', '70%']", 0.3, 0.7 },
    { "{x: 0.3, y: 0.7}", 0.3, 0.7 },
    { "{y: 70%, x: 0.3}", 0.3, 0.7 },
    { "left top", 0, 0 },
    { "top left", 0, 0 },
    { "Right Bottom", 1, 1 },
    { "center", 0.5, 0.5 },
    { "top", 0.5, 0 },
    { "left", 0, 0.5 },
    { "bottom center", 0.5, 1 },
    { "center right", 1, 0.5 },
    { "left 20%", 0, 0.2 },
    { "20% top", 0.2, 0 },
    { "0 1", 0, 1 },
    { "25%", 0.25, 0.5 },
    { "[left, bottom]", 0, 1 },
};

static void reads_focus(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof FOCUSES / sizeof *FOCUSES; i++) {
        read_text(r, "a.yaml",
                  sc_str_fmt(r->arena, WITH("photo:\n  src: a\n  focus: %s"), FOCUSES[i].yaml).ptr);
        assert_string_equal(r->printed, "");
        assert_true(r->article.photo.has_focus);
        assert_float_equal((float)r->article.photo.focus_x, (float)FOCUSES[i].x, 1e-6f);
        assert_float_equal((float)r->article.photo.focus_y, (float)FOCUSES[i].y, 1e-6f);
    }
}

static void refuses_bad_focus(void **state)
{
    reading *r = *state;
    static const char *const BAD[] = { "1.5 0",     "-0.1 0",   "left right", "top bottom",
                                       "0.3 0.7 1", "30 px",    "near",       "[0.3]",
                                       "[1, 2, 3]", "{x: 0.3}", "{a: 1}",     "[[0], [1]]",
                                       "120%",      "nan nan",  "0,3 0,7" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        read_text(r, "a.yaml", sc_str_fmt(r->arena, WITH("photo:\n  focus: %s"), BAD[i]).ptr);
        if (r->status != SC_E_DATA)
            fail_msg("accepted: %s", BAD[i]);
        assert_str(r->diags.list.items[0].message, "photo.focus is not a point in the photo");
    }
}

/* A box is kept by its middle. */
static void reads_focus_boxes(void **state)
{
    reading *r = *state;
    static const char *const BOXES[] = { "0.2 0.1 0.4 0.3", "20%, 10%, 40%, 30%",
                                         "[0.2, 0.1, 0.4, 0.3]", "[20%, 10%, 40%, 30%]",
                                         "{x: 0.2, y: 0.1, width: 0.4, height: 0.3}" };
    for (size_t i = 0; i < sizeof BOXES / sizeof *BOXES; i++) {
        read_text(r, "a.yaml",
                  sc_str_fmt(r->arena, WITH("photo:\n  src: a\n  focus: %s"), BOXES[i]).ptr);
        assert_string_equal(r->printed, "");
        assert_float_equal((float)r->article.photo.focus_x, 0.4F, 1e-6f);
        assert_float_equal((float)r->article.photo.focus_y, 0.25F, 1e-6f);
        assert_float_equal((float)r->article.photo.focus_width, 0.4F, 1e-6f);
        assert_float_equal((float)r->article.photo.focus_height, 0.3F, 1e-6f);
    }
}

static void refuses_bad_focus_boxes(void **state)
{
    reading *r = *state;
    static const char *const NONE[] = { "0.7 0.1 0.4 0.3",  "0.1 0.1 0 0.3",  "0 0 1 1.1",
                                        "-0.1 0 0.5 0.5",   "0 0 0.5 nan",    "left 0 0.5 0.5",
                                        "[0.1, 0.9, 1, 1]", "[0, 0, px, 0.1]" };
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        read_text(r, "a.yaml", sc_str_fmt(r->arena, WITH("photo:\n  focus: %s"), NONE[i]).ptr);
        if (r->status != SC_E_DATA)
            fail_msg("accepted: %s", NONE[i]);
        assert_str(r->diags.list.items[0].message, "photo.focus is not a box in the photo");
    }
}

static const struct {
    const char *yaml, *printed;
} BAD[] = {
    { "{}", "a.yaml:1:1: error: no headline: looked for headline, title, title.rendered, "
            "post_title, title.raw [article.no-headline]\n    1 | {}\n      | ^\n"
            "hint: add 'headline: …'\n" },
    { "headline: ' '\nkicker: x",
      "a.yaml:1:1: error: no headline: looked for headline, title, title.rendered, post_title, "
      "title.raw [article.no-headline]\n    1 | headline: ' '\n      | ^\n"
      "hint: add 'headline: …'\n" },
    { "headline: [a]", "a.yaml:1:11: error: headline must be a text, not a list "
                       "[article.bad-value]\n    1 | headline: [a]\n      |           ^~~\n" },
    { "title: [a]", "a.yaml:1:8: error: title must be a text, not a list [article.bad-value]\n"
                    "    1 | title: [a]\n      |        ^~~\n" },
    { "headline: {a: b}", "a.yaml:1:11: error: headline must be a text, not a map "
                          "[article.bad-value]\n    1 | headline: {a: b}\n"
                          "      |           ^~~~~~\n" },
    { "text", "a.yaml:1:1: error: an article is a map of fields, not a text [article.not-a-map]\n"
              "    1 | text\n      | ^~~~\n"
              "hint: write the fields as 'headline: The river that moved a town'\n" },
    { "[{a: 1}, {b: 2}]",
      "a.yaml:1:1: error: an article is a map of fields, not a list [article.not-a-map]\n"
      "    1 | [{a: 1}, {b: 2}]\n      | ^~~~~~~~~~~~~~~~\n"
      "hint: give each article its own file\n" },
    { WITH("kicker: \"a\\x07b\""),
      "a.yaml:2:9: error: kicker holds the control character U+0007 at byte 1 "
      "[article.control-character]\n    2 | kicker: \"a\\x07b\"\n      |         ^~~~~~~~\n"
      "hint: leave it out\n" },
    { WITH("kicker: \"é\\x85\""),
      "a.yaml:2:9: error: kicker holds the control character U+0085 at byte 2 "
      "[article.control-character]\n    2 | kicker: \"é\\x85\"\n      |         ^~~~~~~\n"
      "hint: leave it out\n" },
    { WITH("tags: [a, [b]]"),
      "a.yaml:2:11: error: an item of tags must be a text, not a list [article.bad-value]\n"
      "    2 | tags: [a, [b]]\n      |           ^~~\n" },
    { WITH("authors: [{url: 'https://x.example'}]"),
      "a.yaml:2:11: error: a person in authors has no name [article.bad-value]\n"
      "    2 | authors: [{url: 'https://x.example'}]\n      |           "
      "^~~~~~~~~~~~~~~~~~~~~~~~~~\n" },
    { WITH("authors: [[a]]"), "a.yaml:2:11: error: an item of authors must be a name or a person, "
                              "not a list [article.bad-value]\n    2 | authors: [[a]]\n"
                              "      |           ^~~\n" },
    { WITH("authors: {name: A, url: 'javascript:x'}"),
      "a.yaml:2:25: error: authors.url 'javascript:x' is neither http nor https "
      "[article.bad-url]\n    2 | authors: {name: A, url: 'javascript:x'}\n"
      "      |                         ^~~~~~~~~~~~~~\n"
      "hint: write it as https://example.com/path\n" },
    { WITH("url: javascript:alert(1)"),
      "a.yaml:2:6: error: url 'javascript:alert(1)' is neither http nor https [article.bad-url]\n"
      "    2 | url: javascript:alert(1)\n      |      ^~~~~~~~~~~~~~~~~~~\n"
      "hint: write it as https://example.com/path\n" },
    { WITH("url: ftp://example.com"),
      "a.yaml:2:6: error: url 'ftp://example.com' is neither http nor https [article.bad-url]\n"
      "    2 | url: ftp://example.com\n      |      ^~~~~~~~~~~~~~~~~\n"
      "hint: write it as https://example.com/path\n" },
    { WITH("url: 'https:///x'"),
      "a.yaml:2:6: error: url 'https:///x' names no host [article.bad-url]\n"
      "    2 | url: 'https:///x'\n      |      ^~~~~~~~~~~~\n"
      "hint: write it as https://example.com/path\n" },
    { WITH("url: https://example.com/a b"),
      "a.yaml:2:6: error: url 'https://example.com/a b' holds a ' ' [article.bad-url]\n"
      "    2 | url: https://example.com/a b\n      |      ^~~~~~~~~~~~~~~~~~~~~~~\n"
      "hint: percent-encode it\n" },
    { WITH("slug: ../etc"),
      "a.yaml:2:7: error: the slug '../etc' is not a plain name [article.bad-slug]\n"
      "    2 | slug: ../etc\n      |       ^~~~~~\nhint: write it as 'etc'\n" },
    { WITH("slug: a/b"),
      "a.yaml:2:7: error: the slug 'a/b' is not a plain name [article.bad-slug]\n"
      "    2 | slug: a/b\n      |       ^~~\nhint: write it as 'a-b'\n" },
    { WITH("slug: '!'"),
      "a.yaml:2:7: error: the slug '!' is not a plain name [article.bad-slug]\n"
      "    2 | slug: '!'\n      |       ^~~\nhint: use the letters a to z, digits and hyphens\n" },
    { WITH("published: 2026-02-30"),
      "a.yaml:2:12: error: published '2026-02-30' is not a date [article.bad-date]\n"
      "    2 | published: 2026-02-30\n      |            ^~~~~~~~~~\n"
      "hint: 2026-02 has days 1 to 28\n" },
    { WITH("date: last week"),
      "a.yaml:2:7: error: date 'last week' is not a date [article.bad-date]\n"
      "    2 | date: last week\n      |       ^~~~~~~~~\n"
      "hint: write it as 2026-03-14 or 2026-03-14T07:51:42+01:00\n" },
    { WITH("modified: [2026]"),
      "a.yaml:2:11: error: modified must be a date, not a list [article.bad-value]\n"
      "    2 | modified: [2026]\n      |           ^~~~~~\n" },
    /* all at once */
    { "headline: [a]\npublished: x\nurl: ftp://x\n",
      "a.yaml:1:11: error: headline must be a text, not a list [article.bad-value]\n"
      "    1 | headline: [a]\n      |           ^~~\n"
      "a.yaml:3:6: error: url 'ftp://x' is neither http nor https [article.bad-url]\n"
      "    3 | url: ftp://x\n      |      ^~~~~~~\nhint: write it as https://example.com/path\n"
      "a.yaml:2:12: error: published 'x' is not a date [article.bad-date]\n"
      "    2 | published: x\n      |            ^\n"
      "hint: write it as 2026-03-14 or 2026-03-14T07:51:42+01:00\n" },
};

static void says_what_is_wrong(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        read_text(r, "a.yaml", BAD[i].yaml);
        assert_string_equal(r->printed, BAD[i].printed);
        assert_int_equal(r->status, SC_E_DATA);
        assert_null(r->article.source);
    }
}

static void warns_of_unknown_languages(void **state)
{
    reading *r = *state;
    use_site(r, "lang: de");
    read_text(r, "a.yaml", WITH("lang: zz-Top"));
    assert_string_equal(r->printed, "a.yaml:2:7: warning: unknown language 'zz-Top' "
                                    "[article.unknown-language]\n    2 | lang: zz-Top\n"
                                    "      |       ^~~~~~\n"
                                    "hint: write a BCP 47 tag: en, pt-BR, zh-Hant\n");
    assert_str(r->article.lang.text, "de");
}

static void bounds_the_headline(void **state)
{
    reading *r = *state;
    sc_buf text = sc_buf_new(r->arena, 1 << 20);
    sc_buf_addz(&text, "headline: ");
    for (int i = 0; i < 2000; i++)
        sc_buf_addz(&text, "e\xcc\x81"); /* one grapheme of two characters and three bytes */
    read_bytes(r, "a.yaml", sc_buf_str(&text), NULL, 0);
    assert_string_equal(r->printed, "");
    sc_buf_addc(&text, 'x');
    read_bytes(r, "a.yaml", sc_buf_str(&text), NULL, 0);
    assert_int_equal(r->status, SC_E_DATA);
    assert_str(r->diags.list.items[0].message, "headline is longer than 2000 characters");
}

static void closes_directions_left_open(void **state)
{
    reading *r = *state;
    static const struct {
        const char *text, *clean;
    } TEXTS[] = {
        { "a\u202Eb", "a\u202Eb\u202C" },
        { "a\u2067b\u202Ac", "a\u2067b\u202Ac\u202C\u2069" },
        { "a\u202Eb\u202Cc", "a\u202Eb\u202Cc" },
        { "a\u202Cb\u2069c", "abc" },
        { "a\u2066b\u202Ec\u2069d", "a\u2066b\u202Ec\u2069d" },
        { "a\u202Eb\u2066c\u202Cd", "a\u202Eb\u2066cd\u2069\u202C" },
        { "\u200Fa\u200Eb\u061C", "\u200Fa\u200Eb\u061C" },
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        read_set(r, "headline: H", "headline", TEXTS[i].text);
        assert_str(r->article.headline.text, TEXTS[i].clean);
    }
    sc_buf many = sc_buf_new(r->arena, 1 << 16);
    for (int i = 0; i < 600; i++)
        sc_buf_addz(&many, "\u202E");
    sc_buf_addz(&many, "x");
    read_set(r, "headline: H", "headline", sc_str_z(r->arena, sc_buf_str(&many)));
    assert_int_equal(r->article.headline.text.len, 125 * 3 + 1 + 125 * 3);
}

static void completes_urls(void **state)
{
    reading *r = *state;
    static const struct {
        const char *url, *whole, *slug;
    } URLS[] = {
        { "/2026/x/", "https://example.com/2026/x/", "x" },
        { "2026/x/", "https://example.com/blog/2026/x/", "x" },
        { "https://other.example/y", "https://other.example/y", "y" },
        { "?p=1", "https://example.com/blog/?p=1", "a" },
        { "/x:y", "https://example.com/x:y", "x-y" },
    };
    use_site(r, "url: https://example.com/blog/");
    for (size_t i = 0; i < sizeof URLS / sizeof *URLS; i++) {
        read_text(r, "a.yaml", sc_str_fmt(r->arena, WITH("url: '%s'"), URLS[i].url).ptr);
        assert_string_equal(r->printed, "");
        assert_str(r->article.url.text, URLS[i].whole);
        assert_str(r->article.slug.text, URLS[i].slug);
    }
}

static void warns_of_urls_it_cannot_complete(void **state)
{
    reading *r = *state;
    read_text(r, "a.yaml", WITH("url: /2026/x/"));
    assert_string_equal(r->printed,
                        "a.yaml:2:6: warning: the relative url '/2026/x/' cannot be completed "
                        "[article.relative-url]\n    2 | url: /2026/x/\n      |      ^~~~~~~~\n"
                        "hint: give the site file a url, or write this one whole\n");
    assert_str(r->article.url.text, "");
    assert_str(r->article.slug.text, "x");
}

static void derives_slugs(void **state)
{
    reading *r = *state;
    static const struct {
        const char *name, *yaml, *slug;
    } SLUGS[] = {
        { "river.yaml", "headline: H\nslug: given\nurl: https://x.example/from-url", "given" },
        { "river.yaml", "headline: H\nurl: https://x.example/from-url", "from-url" },
        { "river.yaml", "headline: H\nurl: https://x.example/", "river" },
        { "posts/2026-03-14-river.yaml", "headline: H", "river" },
        { "river/index.yaml", "headline: H", "river" },
        { "<stdin>", "headline: The river", "the-river" },
        { "<stdin>", "headline: Größe\nlang: de", "groesse" },
        { "<stdin>", "headline: 😀", "article-f0443a34" },
    };
    for (size_t i = 0; i < sizeof SLUGS / sizeof *SLUGS; i++) {
        read_text(r, SLUGS[i].name, SLUGS[i].yaml);
        assert_str(r->article.slug.text, SLUGS[i].slug);
    }
}

static void takes_zone_and_language_from_the_site(void **state)
{
    reading *r = *state;
    use_site(r, "timezone: America/New_York\nlang: es");
    read_text(r, "a.yaml", WITH("published: 2026-07-01 12:00\nmodified: 2026-01-01T12:00:00Z"));
    assert_str(article_json(r), "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"es\","
                                "\"published\":\"2026-07-01T12:00:00-04:00\","
                                "\"modified\":\"2026-01-01T07:00:00-05:00\"}");
}

static void sets_win(void **state)
{
    reading *r = *state;
    static const char YAML[] = "headline: H\ntitle: T\nphoto: {src: a.jpg, alt: A, caption: C}\n"
                               "tags: [x]\n";
    static const struct {
        const char *field, *value, *json;
    } SETS[] = {
        { "headline", "New",
          "{\"headline\":\"New\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
        { "title", "New",
          "{\"headline\":\"New\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
        { "photo.alt", "B",
          "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"B\",\"caption\":\"C\"}}" },
        { "photo", "b.jpg",
          "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"b.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
        { "photo", "", "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"]}" },
        { "photo.caption", "",
          "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\"}}" },
        { "tags", "y, z",
          "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\","
          "\"tags\":[\"y\",\"z\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
        { "tags", "",
          "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\","
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
        { "slug", "s",
          "{\"headline\":\"H\",\"slug\":\"s\",\"lang\":\"en\",\"tags\":[\"x\"],"
          "\"photo\":{\"src\":\"a.jpg\",\"alt\":\"A\",\"caption\":\"C\"}}" },
    };
    for (size_t i = 0; i < sizeof SETS / sizeof *SETS; i++) {
        read_set(r, YAML, SETS[i].field, SETS[i].value);
        assert_string_equal(r->printed, "");
        assert_str(article_json(r), SETS[i].json);
    }
}

static void the_last_set_wins(void **state)
{
    reading *r = *state;
    sc_assignment sets[] = { { SC_STR("headline"), SC_STR("one") },
                             { SC_STR("title"), SC_STR("two") } };
    read_bytes(r, "a.yaml", SC_STR("headline: H"), sets, 2);
    assert_str(r->article.headline.text, "two");
}

static void says_what_is_wrong_with_sets(void **state)
{
    reading *r = *state;
    read_set(r, "headline: H", "headlin", "x");
    assert_string_equal(r->printed, "--set: error: unknown field 'headlin' "
                                    "[article.unknown-field]\nhint: did you mean 'headline'?\n");
    assert_int_equal(r->status, SC_E_USAGE);
    read_set(r, "headline: H", "zzzzzz", "x");
    assert_string_equal(r->printed, "--set: error: unknown field 'zzzzzz' [article.unknown-field]\n"
                                    "hint: see docs/articles.md for the fields\n");
    read_set(r, "headline: H", "published", "2026-02-30");
    assert_string_equal(r->printed,
                        "--set published:1:1: error: published '2026-02-30' is not a date "
                        "[article.bad-date]\n    1 | 2026-02-30\n      | ^~~~~~~~~~\n"
                        "hint: 2026-02 has days 1 to 28\n");
    assert_int_equal(r->status, SC_E_DATA);
    read_set(r, "headline: H", "headline", "");
    assert_string_equal(r->diags.list.items[0].code, "article.no-headline");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_reading, end_reading)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_everything),
        TEST(reads_what_it_writes),
        TEST(spans_point_at_the_values),
        TEST(understands_fields),
        TEST(divides_bylines),
        TEST(reads_focus),
        TEST(refuses_bad_focus),
        TEST(reads_focus_boxes),
        TEST(refuses_bad_focus_boxes),
        TEST(says_what_is_wrong),
        TEST(warns_of_unknown_languages),
        TEST(bounds_the_headline),
        TEST(closes_directions_left_open),
        TEST(completes_urls),
        TEST(warns_of_urls_it_cannot_complete),
        TEST(derives_slugs),
        TEST(takes_zone_and_language_from_the_site),
        TEST(sets_win),
        TEST(the_last_set_wins),
        TEST(says_what_is_wrong_with_sets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
