/* What templates and conditions come to, for an article, a site and a card. */
#include "unit/resolve/staged.h"

#include "resolve/bind.h"

static const char ARTICLE[] =
    "headline: Straße am Fluß\n"
    "kicker: istanbul\n"
    "description: The water came back after eleven dry months\n"
    "lang: en-GB\n"
    "url: https://www.post.example:8080/rivers?from=card\n"
    "tags: [rivers, 'new  ideas', 水]\n"
    "authors: [{ name: élodie van der Berg }, { name: Tom Hallam }, { name: Ada }]\n"
    "published: 2026-03-14T23:30:00-02:00\n"
    "photo: { src: river.jpg, caption: The Wend, credit: Tom Hallam }\n";

static const char SITE[] = "name: The Post\nurl: https://post.example\nlang: en-GB\n";

static staged open(void)
{
    staged s = staged_open();
    staged_site(&s, SITE);
    staged_article(&s, ARTICLE);
    return s;
}

static sc_reader reader_of(staged *s, const char *text)
{
    const sc_source *source = staged_source(s, "layout.yaml", text);
    return (sc_reader){ s->arena, &s->diags, sc_span_of(source), source->text, "text" };
}

static sc_binding binding_of(staged *s)
{
    return sc_binding_of(s->arena, &s->article, &s->site, &s->platform, s->now);
}

static sc_filled fill(staged *s, const char *text)
{
    sc_template template;
    sc_reader reader = reader_of(s, text);
    sc_binding binding = binding_of(s);
    if (!sc_template_read(&reader, &template))
        fail_msg("%.*s", SC_STR_ARG(staged_said(s)));
    return sc_template_fill(&template, &binding);
}

static bool holds(staged *s, const char *text)
{
    sc_reader reader = reader_of(s, text);
    sc_binding binding = binding_of(s);
    const sc_condition *condition = sc_condition_read(&reader);
    if (condition == NULL)
        fail_msg("%.*s", SC_STR_ARG(staged_said(s)));
    return sc_condition_holds(condition, &binding);
}

/* --- templates ------------------------------------------------------------------------------ */

typedef struct fill_case {
    const char *template, *text;
} fill_case;

static void check_fills(staged *s, const fill_case *cases, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++) {
        sc_str text = fill(s, cases[i].template).text;
        if (sc_str_is(text, cases[i].text))
            continue;
        wrong++;
        print_error("%s: expected \"%s\", got \"%.*s\"\n", cases[i].template, cases[i].text,
                    SC_STR_ARG(text));
    }
    assert_int_equal(wrong, 0);
}

#define CHECK_FILLS(s, cases) check_fills((s), (cases), sizeof(cases) / sizeof *(cases))

static void test_filters(void **state)
{
    (void)state;
    static const fill_case CASES[] = {
        { "plain words", "plain words" },
        { "{{ headline }}", "Straße am Fluß" },
        { "{{headline}}", "Straße am Fluß" },
        { "{{ headline | upper }}", "STRASSE AM FLUSS" },
        { "{{ headline | lower }}", "straße am fluß" },
        { "{{ author | upper | lower }}", "élodie van der berg" },
        { "{{ tags }}", "rivers, new ideas, 水" },
        { "{{ tags | join }}", "rivers, new ideas, 水" },
        { "{{ tags | join: ' · ' }}", "rivers · new ideas · 水" },
        { "{{ tags | first }}", "rivers" },
        { "{{ tags | first | upper }}", "RIVERS" },
        { "{{ authors | join: ' & ' }}", "élodie van der Berg & Tom Hallam & Ada" },
        { "{{ byline }}", "By élodie van der Berg, Tom Hallam and Ada" },
        { "{{ credit_line }}", "Photo: Tom Hallam" },
        { "{{ label.opinion }}, {{ label.breaking }}", "Opinion, Breaking" },
        { "{{ quote.open }}{{ kicker }}{{ quote.close }}", "“istanbul”" },
        { "{{ site.name }}, {{ site.url | domain }}", "The Post, post.example" },
        { "{{ short_headline | default: 'none yet' }}", "none yet" },
        { "{{ kicker | default: 'none yet' }}", "istanbul" },
        { "{{ editor | default: x | upper }}", "X" },
    };
    staged s = open();
    CHECK_FILLS(&s, CASES);
    staged_close(&s);
}

static void test_upper_is_the_languages_own(void **state)
{
    (void)state;
    staged s = open();
    s.article.lang.text = SC_STR("tr");
    assert_str(fill(&s, "{{ kicker | upper }}").text, "İSTANBUL");
    s.article.lang.text = SC_STR("en");
    assert_str(fill(&s, "{{ kicker | upper }}").text, "ISTANBUL");
    staged_close(&s);
}

static void test_dates(void **state)
{
    (void)state;
    static const fill_case CASES[] = {
        { "{{ published }}", "14 March 2026" },
        { "{{ published | date }}", "14 March 2026" },
        { "{{ published | date: long }}", "14 March 2026" },
        { "{{ published | date: medium }}", "14 Mar 2026" },
        { "{{ published | date: short }}", "14/03/2026" },
        { "{{ published | date: full }}", "Saturday, 14 March 2026" },
        { "{{ published | date: year }}", "2026" },
        { "{{ published | date: time }}", "23:30" },
        { "{{ published | date: iso }}", "2026-03-14T23:30:00-02:00" },
        { "{{ published | date: long | upper }}", "14 MARCH 2026" },
        { "Changed {{ modified | date: long }}", "" },
    };
    staged s = open();
    CHECK_FILLS(&s, CASES);
    staged_close(&s);
}

static void test_a_date_without_a_time_shows_none(void **state)
{
    (void)state;
    static const fill_case CASES[] = {
        { "{{ published | date: time }}", "" },
        { "At {{ published | date: time }}", "" },
        { "{{ published | date: time | default: today }}", "today" },
        { "{{ published | date: iso }}", "2026-03-14" },
        { "{{ published | date: long }}", "14 March 2026" },
    };
    staged s = open();
    s.article.published.has_time = false;
    CHECK_FILLS(&s, CASES);
    staged_close(&s);
}

static void test_dates_in_languages(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
    } CASES[] = {
        { "en-US", "March 14, 2026" }, { "de", "14. März 2026" },
        { "fr", "14 mars 2026" },      { "ja", "2026年3月14日" },
        { "th", "14 มีนาคม 2569" },     { "pt-BR", "14 de março de 2026" },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s.article.lang.text = sc_str_of(CASES[i].lang);
        assert_str(fill(&s, "{{ published | date: long }}").text, CASES[i].text);
    }
    staged_close(&s);
}

static void test_empty_fields_make_empty_texts(void **state)
{
    (void)state;
    static const fill_case CASES[] = {
        { "By {{ editor }}", "" },
        { "{{ editor }}, {{ modified }}", "" },
        { "{{ editor }} · {{ kicker }}", "· istanbul" },
        { "{{ editor | upper }}", "" },
        { "{{ expires | date: year }}", "" },
        { "  ", "" },
        { "{{ editor | initials }}{{ site.logo }}", "" },
    };
    staged s = open();
    CHECK_FILLS(&s, CASES);
    staged_article(&s, "headline: x");
    static const fill_case BARE[] = {
        { "{{ tags }}", "" },   { "{{ tags | first }}", "" }, { "{{ authors | join: x }}", "" },
        { "{{ byline }}", "" }, { "{{ credit_line }}", "" },  { "{{ photo }}", "" },
        { "{{ author }}", "" }, { "{{ section }}!", "" },
    };
    CHECK_FILLS(&s, BARE);
    staged_close(&s);
}

static void test_initials(void **state)
{
    (void)state;
    static const struct {
        const char *name, *initials;
    } CASES[] = {
        { "Nadia Okafor", "NO" }, { "élodie van der Berg", "ÉB" }, { "Ada", "A" },
        { "李 雷", "李雷" },      { "ليلى حدّاد", "لح" },           { "  Ada   Lovelace ", "AL" },
        { "𝒜lan Turing", "𝒜T" },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s.article.kicker.text = sc_str_of(CASES[i].name);
        assert_str(fill(&s, "{{ kicker | initials }}").text, CASES[i].initials);
    }
    staged_close(&s);
}

static void test_domain(void **state)
{
    (void)state;
    static const struct {
        const char *url, *domain;
    } CASES[] = {
        { "https://www.post.example:8080/rivers?from=card", "post.example" },
        { "http://post.example", "post.example" },
        { "https://sub.www.example/", "sub.www.example" },
        { "post.example/path", "post.example" },
        { "https://müller.example?x", "müller.example" },
        { "https://post.example#top", "post.example" },
        { "https://reader:secret@post.example/x", "post.example" },
        { "https://www.", "" },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s.article.kicker.text = sc_str_of(CASES[i].url);
        assert_str(fill(&s, "{{ kicker | domain }}").text, CASES[i].domain);
    }
    staged_close(&s);
}

static void test_truncate(void **state)
{
    (void)state;
    static const fill_case CASES[] = {
        { "{{ description | truncate: 200 }}", "The water came back after eleven dry months" },
        { "{{ description | truncate: 43 }}", "The water came back after eleven dry months" },
        { "{{ description | truncate: 42 }}", "The water came back after eleven dry…" },
        { "{{ description | truncate: 10 }}", "The water…" },
        { "{{ description | truncate: 9 }}", "The…" },
        { "{{ description | truncate: 5 }}", "The…" },
        { "{{ description | truncate: 3 }}", "Th…" },
        { "{{ description | truncate: 1 }}", "…" },
        { "{{ headline | truncate: 8 }}", "Straße…" },
        { "{{ headline | truncate: 6 }}", "Straß…" },
        { "{{ headline | truncate: 14 }}", "Straße am Fluß" },
    };
    staged s = open();
    CHECK_FILLS(&s, CASES);
    s.article.headline.text = SC_STR("水が町に戻ってきた");
    assert_str(fill(&s, "{{ headline | truncate: 4 }}").text, "水が町…");
    /* A character of several code points is kept whole or left out. */
    s.article.headline.text = SC_STR("ab👨‍👩‍👧‍👦cd");
    assert_str(fill(&s, "{{ headline | truncate: 4 }}").text, "ab👨‍👩‍👧‍👦…");
    assert_str(fill(&s, "{{ headline | truncate: 3 }}").text, "ab…");
    s.article.headline.text = SC_STR("e\xCC\x81te\xCC\x81");
    assert_str(fill(&s, "{{ headline | truncate: 3 }}").text, "e\xCC\x81te\xCC\x81");
    assert_str(fill(&s, "{{ headline | truncate: 2 }}").text, "e\xCC\x81…");
    staged_close(&s);
}

static void test_texts_know_where_they_were_written(void **state)
{
    (void)state;
    staged s = open();
    sc_filled filled = fill(&s, "On {{ kicker }}, {{ headline }}");
    assert_str(filled.field, "kicker");
    assert_str(filled.span.source->name, "article.yaml");
    assert_int_equal(sc_span_position(filled.span).line, 2);
    filled = fill(&s, "{{ authors }}");
    assert_str(filled.field, "authors");
    assert_int_equal(sc_span_position(filled.span).line, 7);
    filled = fill(&s, "{{ published }}");
    assert_int_equal(sc_span_position(filled.span).line, 8);
    filled = fill(&s, "only words");
    assert_str(filled.field, "");
    assert_str(filled.span.source->name, "layout.yaml");
    filled = fill(&s, "{{ editor | default: nobody }}");
    assert_str(filled.field, "editor");
    assert_str(filled.span.source->name, "layout.yaml");
    staged_close(&s);
}

/* --- conditions ----------------------------------------------------------------------------- */

typedef struct condition_case {
    const char *condition;
    bool holds;
} condition_case;

static void check_conditions(staged *s, const condition_case *cases, size_t count)
{
    int wrong = 0;
    for (size_t i = 0; i < count; i++)
        if (holds(s, cases[i].condition) != cases[i].holds) {
            wrong++;
            print_error("'%s' should %shold\n", cases[i].condition, cases[i].holds ? "" : "not ");
        }
    assert_int_equal(wrong, 0);
}

#define CHECK_CONDITIONS(s, cases) check_conditions((s), (cases), sizeof(cases) / sizeof *(cases))

static void test_conditions(void **state)
{
    (void)state;
    static const condition_case CASES[] = {
        { "photo", true },
        { "not photo", false },
        { "editor", false },
        { "tags", true },
        { "published", true },
        { "modified", false },
        { "not not photo", true },
        { "kicker == 'istanbul'", true },
        { "kicker == \"Istanbul\"", false },
        { "kicker != 'rivers'", true },
        { "editor == ''", true },
        { "lang == 'en-GB'", true },
        /* `and` binds closer than `or`, `not` closest. */
        { "photo or photo and editor", true },
        { "editor and photo or photo", true },
        { "(photo or photo) and editor", false },
        { "not editor and photo", true },
        { "not (editor and photo)", true },
        { "not photo or photo", true },
        { "not (photo or editor)", false },
        { "editor or editor or photo", true },
        { "photo and tags and kicker and not editor", true },
        { "always", true },
        { "never", false },
        { "not never and always", true },
    };
    staged s = open();
    CHECK_CONDITIONS(&s, CASES);
    staged_close(&s);
}

static void test_words_about_the_card(void **state)
{
    (void)state;
    static const condition_case WIDE[] = {
        { "landscape", true },
        { "portrait", false },
        { "square", false },
        { "whatsapp", true },
        { "pinterest", false },
        { "platform == 'whatsapp'", true },
        { "platform != 'whatsapp'", false },
        { "platform == 'telegram' or platform == 'whatsapp'", true },
        { "rtl", false },
        { "script == 'Latn'", true },
        { "script == 'Arab'", false },
    };
    static const condition_case TALL[] = {
        { "landscape", false },
        { "portrait", true },
        { "pinterest", true },
        { "whatsapp", false },
    };
    static const condition_case SQUARE[] = {
        { "landscape", false },
        { "portrait", false },
        { "square", true },
    };
    staged s = open();
    CHECK_CONDITIONS(&s, WIDE);
    staged_card(&s, "pinterest", 0, 0);
    CHECK_CONDITIONS(&s, TALL);
    staged_card(&s, "whatsapp", 500, 500);
    CHECK_CONDITIONS(&s, SQUARE);
    staged_close(&s);
}

static void test_words_about_the_language(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *script;
        bool is_rtl;
    } CASES[] = {
        { "ar", "Arab", true },  { "he", "Hebr", true },      { "fa", "Arab", true },
        { "zh", "Hans", false }, { "zh-TW", "Hant", false },  { "ja", "Jpan", false },
        { "ko", "Kore", false }, { "hi", "Deva", false },     { "th", "Thai", false },
        { "ru", "Cyrl", false }, { "uz-Arab", "Arab", true },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s.article.lang.text = sc_str_of(CASES[i].lang);
        sc_str is_script = sc_str_fmt(s.arena, "script == '%s'", CASES[i].script);
        if (!holds(&s, is_script.ptr) || holds(&s, "rtl") != CASES[i].is_rtl)
            fail_msg("%s: not in %s, or in the wrong direction", CASES[i].lang, CASES[i].script);
    }
    staged_close(&s);
}

static void test_age(void **state)
{
    (void)state;
    enum { DAY = 86400 };
    static const struct {
        int64_t after; /* seconds since it was published */
        const char *condition;
        bool holds;
    } CASES[] = {
        { 366 * DAY, "age > 1y", true },
        { 365 * DAY, "age > 1y", false },
        { 365 * DAY, "age < 1y", true },
        { 31 * DAY, "age > 1mo", true },
        { 30 * DAY, "age > 1mo", false },
        { 2 * 7 * DAY, "age > 2w", false },
        { 2 * 7 * DAY + 1, "age > 2w", true },
        { 3 * DAY, "age < 3d", false },
        { 3 * DAY - 1, "age < 3d", true },
        { 12 * 3600 + 1, "age > 12h", true },
        { 1801, "age > 30min", true },
        { 1800, "age > 30min", false },
        { -DAY, "age < 1h", true },
        { -DAY, "age > 1h", false },
        { 45 * DAY, "age > 1.5mo", false },
        { 46 * DAY, "age > 1.5mo", true },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        s.now = s.article.published.seconds + CASES[i].after;
        if (holds(&s, CASES[i].condition) != CASES[i].holds)
            fail_msg("%lld s after: '%s' is wrong", (long long)CASES[i].after, CASES[i].condition);
    }
    staged_close(&s);
}

/* Nobody knows how old an article without a date is: it is neither old nor new. */
static void test_age_of_the_undated(void **state)
{
    (void)state;
    staged s = open();
    staged_article(&s, "headline: x");
    s.now = 4102444800;
    assert_false(holds(&s, "age > 1y"));
    assert_false(holds(&s, "age < 1y"));
    staged_close(&s);
}

/* --- variants ------------------------------------------------------------------------------- */

static bool applies(staged *s, const char *selector)
{
    sc_str layout =
        sc_str_fmt(s->arena, "card: {}\nvariants: { \"%s\": { card: { color: red } } }", selector);
    staged_layout(s, layout.ptr);
    sc_binding binding = binding_of(s);
    return sc_variant_applies(&s->layout.variants[0], &binding);
}

static void test_variant_selectors(void **state)
{
    (void)state;
    static const struct {
        const char *selector;
        int width, height;
        bool applies;
    } CASES[] = {
        { "min-width: 1000px", 1000, 500, true },
        { "min-width: 1000px", 999, 500, false },
        { "max-width: 1000px", 1000, 500, true },
        { "max-width: 1000px", 1001, 500, false },
        { "min-height: 500px", 1000, 500, true },
        { "min-height: 500px", 1000, 499, false },
        { "max-height: 500px", 1000, 500, true },
        { "max-height: 500px", 1000, 501, false },
        { "min-width:1000px", 1200, 500, true },
        { "landscape", 501, 500, true },
        { "landscape", 500, 500, false },
        { "square", 500, 500, true },
        { "portrait", 500, 501, true },
        { "whatsapp", 10, 10, true },
        { "telegram", 10, 10, false },
        { "photo and portrait", 500, 900, true },
        { "not photo", 500, 900, false },
    };
    staged s = open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        staged_card(&s, "whatsapp", CASES[i].width, CASES[i].height);
        if (applies(&s, CASES[i].selector) != CASES[i].applies)
            fail_msg("'%s' at %dx%d", CASES[i].selector, CASES[i].width, CASES[i].height);
    }
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_filters),
        cmocka_unit_test(test_upper_is_the_languages_own),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_a_date_without_a_time_shows_none),
        cmocka_unit_test(test_dates_in_languages),
        cmocka_unit_test(test_empty_fields_make_empty_texts),
        cmocka_unit_test(test_initials),
        cmocka_unit_test(test_domain),
        cmocka_unit_test(test_truncate),
        cmocka_unit_test(test_texts_know_where_they_were_written),
        cmocka_unit_test(test_conditions),
        cmocka_unit_test(test_words_about_the_card),
        cmocka_unit_test(test_words_about_the_language),
        cmocka_unit_test(test_age),
        cmocka_unit_test(test_age_of_the_undated),
        cmocka_unit_test(test_variant_selectors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
