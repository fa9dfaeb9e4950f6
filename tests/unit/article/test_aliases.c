/* Other programs' names for our fields: every row of the table, and whole exports. */
#include "article/fields.h"
#include "article/types.h"
#include "unit/article/reading.h"

/* A value of the field's type, as YAML, and how the article's JSON then shows it. */
typedef struct sample {
    const char *field, *yaml, *json;
} sample;

static const sample SAMPLES[] = {
    { "headline", "\"Alias\"", "\"headline\":\"Alias\"" },
    { "short_headline", "Alias", "\"short_headline\":\"Alias\"" },
    { "kicker", "Alias", "\"kicker\":\"Alias\"" },
    { "description", "Alias", "\"description\":\"Alias\"" },
    { "slug", "alias", "\"slug\":\"alias\"" },
    { "url", "https://example.com/alias", "\"url\":\"https://example.com/alias\"" },
    { "lang", "fr_CA", "\"lang\":\"fr-CA\"" },
    { "section", "Alias", "\"section\":\"Alias\"" },
    { "tags", "[Alias, Two]", "\"tags\":[\"Alias\",\"Two\"]" },
    { "type", "alias", "\"type\":\"alias\"" },
    { "photo.src", "alias.jpg", "\"photo\":{\"src\":\"alias.jpg\"}" },
    { "photo.alt", "Alias", "\"photo\":{\"alt\":\"Alias\"}" },
    { "photo.caption", "Alias", "\"photo\":{\"caption\":\"Alias\"}" },
    { "photo.credit", "Alias", "\"photo\":{\"credit\":\"Alias\"}" },
    { "photo.focus", "left top", "\"photo\":{\"focus\":[0,0]}" },
    { "authors", "By Ana and Tom", "\"authors\":[{\"name\":\"Ana\"},{\"name\":\"Tom\"}]" },
    { "editor", "Alias", "\"editor\":\"Alias\"" },
    { "published", "2026-03-14T07:51:42", "\"published\":\"2026-03-14T07:51:42+00:00\"" },
    { "modified", "2026-03-14T07:51:42", "\"modified\":\"2026-03-14T07:51:42+00:00\"" },
    { "expires", "2026-03-14T07:51:42", "\"expires\":\"2026-03-14T07:51:42+00:00\"" },
};

static const sample *sample_of(const char *field)
{
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++)
        if (strcmp(SAMPLES[i].field, field) == 0)
            return &SAMPLES[i];
    fail_msg("no sample of '%s'", field);
    return NULL;
}

/* `a.0.b` with a value: `{"a": [{"b": value}]}`, in one line. */
static sc_str nested(sc_arena *arena, const char *path, const char *yaml)
{
    sc_buf open = sc_buf_new(arena, 4096), close = sc_buf_new(arena, 4096);
    sc_str rest = sc_str_of(path), name;
    SC_VEC(char) closers = { 0 };
    while (sc_str_split(&rest, '.', &name)) {
        bool is_index = sc_is_digit(name.ptr[0]);
        if (is_index)
            for (int i = name.ptr[0] - '0'; i >= 0; i--)
                sc_buf_addz(&open, i == name.ptr[0] - '0' ? "[" : "~, ");
        else
            sc_buf_addf(&open, "{\"%.*s\": ", SC_STR_ARG(name));
        sc_vec_push(arena, &closers, is_index ? ']' : '}');
    }
    for (size_t i = closers.count; i > 0; i--)
        sc_buf_addc(&close, closers.items[i - 1]);
    return sc_str_fmt(arena, "%.*s%s%.*s", SC_STR_ARG(sc_buf_str(&open)), yaml,
                      SC_STR_ARG(sc_buf_str(&close)));
}

/* With `{"headline": "H"}` put in, unless the path is the headline's. */
static const char *article_with(reading *r, const char *path, const char *field, const char *yaml)
{
    sc_str map = nested(r->arena, path, yaml);
    bool needs_headline = strcmp(field, "headline") != 0;
    return sc_str_fmt(r->arena, "{%s%.*s", needs_headline ? "\"headline\": \"H\", " : "",
                      SC_STR_ARG(sc_str_sub(map, 1, map.len)))
        .ptr;
}

static void every_alias_is_read(void **state)
{
    reading *r = *state;
    size_t count;
    const sc_alias *aliases = sc_article_aliases(&count);
    for (size_t i = 0; i < count; i++) {
        const sample *s = sample_of(aliases[i].field);
        read_text(r, "a.yaml", article_with(r, aliases[i].path, s->field, s->yaml));
        if (!sc_str_find(article_json(r), sc_str_of(s->json), NULL))
            fail_msg("%s: no %s in %.*s", aliases[i].path, s->json, SC_STR_ARG(article_json(r)));
        assert_string_equal(r->printed, "");
    }
}

/* The same below each wrapper. */
static void wrappers_are_opened(void **state)
{
    reading *r = *state;
    size_t count;
    const char *const *wrappers = sc_article_wrappers(&count);
    for (size_t i = 0; i < count; i++) {
        sc_str map = nested(r->arena, wrappers[i], "{title: Inner, kicker: K}");
        read_bytes(r, "a.yaml", map, NULL, 0);
        assert_str(article_json(r),
                   "{\"headline\":\"Inner\",\"kicker\":\"K\",\"slug\":\"a\",\"lang\":\"en\"}");
    }
}

static void own_names_win(void **state)
{
    reading *r = *state;
    size_t count;
    const sc_alias *aliases = sc_article_aliases(&count);
    for (size_t i = 0; i < count; i++) {
        const sample *s = sample_of(aliases[i].field);
        bool shares_a_key = strncmp(aliases[i].path, "photo", 5) == 0;
        if (shares_a_key || strcmp(s->field, "headline") == 0)
            continue;
        sc_str own = nested(r->arena, s->field, s->yaml);
        const char *other = strcmp(s->field, "photo.focus") == 0 ? "right bottom"
                            : s->yaml[0] == '2'                  ? "1999-01-01"
                            : strcmp(s->field, "url") == 0       ? "https://other.example/"
                                                                 : "Other";
        sc_str alias = nested(r->arena, aliases[i].path, other);
        sc_str both = sc_str_fmt(r->arena, "{%.*s, \"headline\": \"H\", %.*s",
                                 SC_STR_ARG(sc_str_sub(alias, 1, alias.len - 1)),
                                 SC_STR_ARG(sc_str_sub(own, 1, own.len)));
        read_bytes(r, "a.yaml", both, NULL, 0);
        if (!sc_str_find(article_json(r), sc_str_of(s->json), NULL))
            fail_msg("%s beats %s", aliases[i].path, s->field);
    }
}

/* The table has no alias twice for a field, none that is a field's own name, none of no field. */
static void table_is_sound(void **state)
{
    (void)state;
    size_t count, row_count;
    const sc_alias *aliases = sc_article_aliases(&count);
    const sc_row *rows = sc_article_rows(&row_count);
    for (size_t i = 0; i < count; i++) {
        bool has_row = false;
        for (size_t j = 0; j < row_count; j++) {
            has_row = has_row || strcmp(rows[j].name, aliases[i].field) == 0;
            assert_string_not_equal(rows[j].name, aliases[i].path);
        }
        assert_true(has_row);
        for (size_t j = 0; j < i; j++)
            assert_string_not_equal(aliases[j].path, aliases[i].path);
    }
}

/* What the rows say of themselves is true: examples are accepted, schemas are JSON. */
static void examples_and_schemas_hold(void **state)
{
    static const sc_parse_limits LIMITS = { 1 << 16, 0, SC_E_DATA };
    reading *r = *state;
    size_t count;
    const sc_row *rows = sc_article_rows(&count);
    for (size_t i = 0; i < count; i++) {
        read_text(r, "a.yaml", article_with(r, rows[i].name, rows[i].name, rows[i].example));
        assert_string_equal(r->printed, "");
        assert_int_equal(r->status, SC_OK);
    }
    size_t site_count;
    const sc_row *site_rows = sc_site_rows(&site_count);
    for (size_t i = 0; i < site_count; i++)
        use_site(r, sc_str_fmt(r->arena, "%s: %s", site_rows[i].name, site_rows[i].example).ptr);
    for (size_t i = 0; i < count + site_count; i++) {
        const sc_row *row = i < count ? &rows[i] : &site_rows[i - count];
        sc_source source = { SC_STR("schema"), sc_str_of(row->type->schema) };
        const sc_value *schema = NULL;
        r->diags.list.count = 0;
        assert_int_equal(
            sc_json_parse(r->arena, &source, sc_span_of(&source), &LIMITS, &r->diags, &schema),
            SC_OK);
        assert_non_null(sc_value_find(schema, "type"));
        assert_true(strlen(row->help) > 0 && row->since != NULL);
    }
}

static const struct {
    const char *text, *json;
} ALIASED[] = {
    /* wrong kinds under an alias are somebody else's and passed over */
    { "headline: H\nimage: {width: 3}\ncategory: {id: 4}\nkicker: K",
      "{\"headline\":\"H\",\"kicker\":\"K\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* false and empty values, as PHP writes them */
    { "{\"headline\": \"H\", \"image\": false, \"excerpt\": \"\", \"author\": [], \"date\": null}",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* identifiers are no names */
    { "{\"title\": \"H\", \"author\": 3, \"categories\": [4, 5], \"tags\": [6], "
      "\"post_author\": \"1\"}",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\ncategories: [Uncategorized]",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* patterns and styles of permalinks are no addresses */
    { "title: H\npermalink: /:year/:title/",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\npermalink: pretty", "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\npermalink: '/{{ page.fileSlug }}/'",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\npermalink: false", "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\ndate: git Last Modified", "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* HTML only where it is expected */
    { "title: 'a < b &amp; c'", "{\"headline\":\"a < b &amp; c\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: {rendered: 'a &lt; b &amp; <em>c</em> &#8217;d'}",
      "{\"headline\":\"a < b & c ’d\",\"slug\":\"a\",\"lang\":\"en\"}" },
    { "title: H\nexcerpt: '<p>One</p> <p>two &amp; three</p>'",
      "{\"headline\":\"H\",\"description\":\"One two & three\",\"slug\":\"a\",\"lang\":\"en\"}" },
    /* earlier rows of the table win */
    { "title: H\nfeature_image: g.jpg\nimage: j.jpg\nthumbnail: t.jpg",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\",\"photo\":{\"src\":\"j.jpg\"}}" },
    { "title: H\ndate_gmt: '2026-03-14T06:51:42'\ndate: '2026-03-14T07:51:42'",
      "{\"headline\":\"H\",\"slug\":\"a\",\"lang\":\"en\","
      "\"published\":\"2026-03-14T06:51:42+00:00\"}" },
};

static void understands_their_values(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof ALIASED / sizeof *ALIASED; i++) {
        read_text(r, ALIASED[i].text[0] == '{' ? "a.json" : "a.yaml", ALIASED[i].text);
        assert_string_equal(r->printed, "");
        assert_str(article_json(r), ALIASED[i].json);
    }
}

static const struct {
    const char *name, *text, *json;
} EXPORTS[] = {
    { "post.md",
      "---\ntitle: \"The river that moved a town\"\ndate: 2026-03-14T07:51:42+01:00\n"
      "lastmod: 2026-03-15\ndraft: false\nweight: 10\nauthor: [\"Ana Ruiz\", \"Tom Berg\"]\n"
      "categories: [Science]\ntags: [rivers]\nsummary: About a river.\n"
      "cover:\n  image: river.jpg\n  alt: A river\n  caption: \"The river. Photo: Ana Ruiz\"\n"
      "  relative: true\nparams:\n  kicker: Landscape\n---\nText.\n",
      "{\"headline\":\"The river that moved a town\",\"kicker\":\"Landscape\","
      "\"description\":\"About a river.\",\"slug\":\"post\",\"lang\":\"en\","
      "\"section\":\"Science\",\"tags\":[\"rivers\"],"
      "\"photo\":{\"src\":\"river.jpg\",\"alt\":\"A river\",\"caption\":\"The river.\","
      "\"credit\":\"Ana Ruiz\"},\"authors\":[{\"name\":\"Ana Ruiz\"},{\"name\":\"Tom Berg\"}],"
      "\"published\":\"2026-03-14T07:51:42+01:00\",\"modified\":\"2026-03-15\"}" },
    { "_posts/2026-03-14-river-town.md",
      "---\nlayout: post\npublished: true\ntitle: River town\ndate: 2026-03-14 07:51:42 +0100\n"
      "last_modified_at: 2026-03-15\nimage:\n  path: /assets/river.jpg\n  alt: A river\n"
      "author: ana\nexcerpt: \"<p>About a river.</p>\"\ncategory: Science\n---\n",
      "{\"headline\":\"River town\",\"description\":\"About a river.\",\"slug\":\"river-town\","
      "\"lang\":\"en\",\"section\":\"Science\","
      "\"photo\":{\"src\":\"/assets/river.jpg\",\"alt\":\"A river\"},"
      "\"authors\":[{\"name\":\"ana\"}],\"published\":\"2026-03-14T07:51:42+01:00\","
      "\"modified\":\"2026-03-15\"}" },
    { "ghost.json",
      "{\"posts\": [{\"id\": \"x1\", \"slug\": \"river-town\", \"title\": \"River & town\","
      "\"feature_image\": \"https://g.example/r.jpg\", \"feature_image_alt\": \"A river\","
      "\"feature_image_caption\": \"<span>A river &amp; boats.</span> (Photo: Ana)\","
      "\"featured\": false, \"published_at\": \"2026-03-14T07:51:42.000+00:00\","
      "\"updated_at\": \"2026-03-15T07:51:42.000Z\", \"custom_excerpt\": null,"
      "\"excerpt\": \"About a river.\", \"canonical_url\": null,"
      "\"url\": \"https://g.example/river-town/\","
      "\"primary_author\": {\"id\": \"1\", \"name\": \"Ana Ruiz\", \"slug\": \"ana\","
      "\"profile_image\": \"a.png\", \"website\": null},"
      "\"authors\": [{\"id\": \"1\", \"name\": \"Ana Ruiz\", \"profile_image\": \"a.png\","
      "\"website\": null, \"url\": \"https://g.example/author/ana/\"}],"
      "\"primary_tag\": {\"id\": \"5\", \"name\": \"Science\", \"slug\": \"science\"},"
      "\"tags\": [{\"id\": \"5\", \"name\": \"Science\"}, {\"id\": \"6\", \"name\": \"Maps\"}]}]}",
      "{\"headline\":\"River & town\",\"description\":\"About a river.\",\"slug\":\"river-town\","
      "\"url\":\"https://g.example/river-town/\",\"lang\":\"en\",\"section\":\"Science\","
      "\"tags\":[\"Science\",\"Maps\"],\"photo\":{\"src\":\"https://g.example/r.jpg\","
      "\"alt\":\"A river\",\"caption\":\"A river & boats.\",\"credit\":\"Ana\"},"
      "\"authors\":[{\"name\":\"Ana Ruiz\",\"url\":\"https://g.example/author/ana/\","
      "\"photo\":\"a.png\"}],\"published\":\"2026-03-14T07:51:42+00:00\","
      "\"modified\":\"2026-03-15T07:51:42+00:00\"}" },
    { "rest.json",
      "{\"id\": 12, \"date\": \"2026-03-14T08:51:42\", \"date_gmt\": \"2026-03-14T07:51:42\","
      "\"modified\": \"2026-03-15T08:00:00\", \"modified_gmt\": \"2026-03-15T07:00:00\","
      "\"guid\": {\"rendered\": \"https://w.example/?p=12\"}, \"slug\": \"river-town\","
      "\"status\": \"publish\", \"type\": \"post\", \"link\": \"https://w.example/river-town/\","
      "\"title\": {\"rendered\": \"The river&#8217;s <em>new</em> town\"},"
      "\"excerpt\": {\"rendered\": \"<p>About a river [&hellip;]</p>\\n\", \"protected\": false},"
      "\"author\": 3, \"featured_media\": 9, \"categories\": [4], \"tags\": [7, 8],"
      "\"jetpack_featured_media_url\": \"\","
      "\"_embedded\": {\"author\": [{\"id\": 3, \"name\": \"Ana Ruiz\","
      "\"link\": \"https://w.example/author/ana/\", \"avatar_urls\": {\"24\": \"x\"}}],"
      "\"wp:featuredmedia\": [{\"id\": 9, \"source_url\": \"https://w.example/r.jpg\","
      "\"alt_text\": \"A river\", \"caption\": {\"rendered\": \"<p>River. \\u00a9 Ana</p>\"}}],"
      "\"wp:term\": [[{\"id\": 4, \"name\": \"Science &amp; Tech\"}], [{\"id\": 7, \"name\": "
      "\"rivers\"}, {\"id\": 8, \"name\": \"maps\"}]]}}",
      "{\"headline\":\"The river’s new town\",\"description\":\"About a river…\","
      "\"slug\":\"river-town\",\"url\":\"https://w.example/river-town/\",\"lang\":\"en\","
      "\"section\":\"Science & Tech\",\"tags\":[\"rivers\",\"maps\"],\"type\":\"post\","
      "\"photo\":{\"src\":\"https://w.example/r.jpg\",\"alt\":\"A river\","
      "\"caption\":\"River.\",\"credit\":\"Ana\"},\"authors\":[{\"name\":\"Ana Ruiz\","
      "\"url\":\"https://w.example/author/ana/\"}],"
      "\"published\":\"2026-03-14T07:51:42+00:00\",\"modified\":\"2026-03-15T08:00:00+00:00\"}" },
    { "cli.json",
      "[{\"ID\": 12, \"post_title\": \"River &amp; town\", \"post_name\": \"river-town\","
      "\"post_date\": \"2026-03-14 08:51:42\", \"post_date_gmt\": \"0000-00-00 00:00:00\","
      "\"post_author\": \"1\", \"post_excerpt\": \"About <b>a</b> river.\","
      "\"post_type\": \"post\", \"tags_input\": [\"rivers\"]}]",
      "{\"headline\":\"River & town\",\"description\":\"About a river.\",\"slug\":\"river-town\","
      "\"lang\":\"en\",\"tags\":[\"rivers\"],\"type\":\"post\","
      "\"published\":\"2026-03-14T08:51:42+00:00\"}" },
    { "src/posts/river/index.md",
      "---json\n{\"title\": \"River\", \"description\": \"About a river.\", \"date\": "
      "\"2026-03-14\", \"tags\": [\"posts\", \"rivers\"], \"heroImage\": \"./r.jpg\","
      "\"imageAlt\": \"A river\", \"pubDate\": \"ignored, date wins\"}\n---\n# River\n",
      "{\"headline\":\"River\",\"description\":\"About a river.\",\"slug\":\"river\","
      "\"lang\":\"en\",\"tags\":[\"posts\",\"rivers\"],"
      "\"photo\":{\"src\":\"./r.jpg\",\"alt\":\"A river\"},\"published\":\"2026-03-14\"}" },
};

static void reads_whole_exports(void **state)
{
    reading *r = *state;
    for (size_t i = 0; i < sizeof EXPORTS / sizeof *EXPORTS; i++) {
        read_text(r, EXPORTS[i].name, EXPORTS[i].text);
        assert_string_equal(r->printed, "");
        assert_str(article_json(r), EXPORTS[i].json);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin_reading, end_reading)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_alias_is_read), TEST(wrappers_are_opened),       TEST(own_names_win),
        TEST(table_is_sound),      TEST(examples_and_schemas_hold), TEST(understands_their_values),
        TEST(reads_whole_exports),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
