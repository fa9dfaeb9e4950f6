/*
 * An article, a site and the four default cards for the tests of tags/, and a strict reader of the
 * head block: it accepts only the form that the block promises, and fails the test on any other.
 */
#ifndef SC_TESTS_UNIT_TAGS_SAMPLE_H
#define SC_TESTS_UNIT_TAGS_SAMPLE_H

#include "base/sha256.h"
#include "lib/check.h"
#include "tags/tags.h"

#include <string.h>

enum { SAMPLE_CARDS = 4, SAMPLE_ELEMENTS_MAX = 400 };

#define SAMPLE_HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

typedef struct sample {
    sc_arena *arena;
    sc_diags diags;
    sc_article article;
    sc_site site;
    sc_card_file cards[SAMPLE_CARDS];
    sc_text_report texts[2];
    sc_person authors[2];
    sc_field tag_items[2];
    sc_source article_source, site_source;
    sc_tags tags;
} sample;

/* The span of the first `needle` in the source, as if it had been read from there. */
static inline sc_field sample_field(const sc_source *source, const char *needle)
{
    size_t at = 0;
    if (!sc_str_find(source->text, sc_str_of(needle), &at))
        fail_msg("no '%s' in the sample", needle);
    return (sc_field){ sc_str_of(needle), { source, at, strlen(needle) } };
}

static inline void sample_article(sample *s)
{
    s->article_source = (sc_source){
        SC_STR("river.json"),
        SC_STR("headline: The river that came back\n"
               "description: After forty years, salmon return to the upper Alder.\n"
               "url: https://news.example/2026/river\nslug: river\nsection: Nature\n"
               "photo: river.jpg\nalt: A man in waders counts fish\ncaption: Counting at dawn.\n"
               "by: Ana Ruiz, Jo Park\neditor: Li Wei\ntags: rivers, fish\nlang: en-GB\n"),
    };
    const sc_source *source = &s->article_source;
    s->authors[0].name = sample_field(source, "Ana Ruiz");
    s->authors[0].url = (sc_field){ SC_STR("https://news.example/ana"), SC_NO_SPAN };
    s->authors[1].name = sample_field(source, "Jo Park");
    s->tag_items[0] = sample_field(source, "rivers");
    s->tag_items[1] = sample_field(source, "fish\nlang");
    s->tag_items[1].text = SC_STR("fish");
    s->article = (sc_article){
        .source = source,
        .headline = sample_field(source, "The river that came back"),
        .description = sample_field(source, "After forty years, salmon return to the upper Alder."),
        .slug = { SC_STR("river"), SC_NO_SPAN },
        .url = sample_field(source, "https://news.example/2026/river"),
        .lang = sample_field(source, "en-GB"),
        .section = sample_field(source, "Nature"),
        .editor = sample_field(source, "Li Wei"),
        .tags = { s->tag_items, 2 },
        .photo = { .src = sample_field(source, "river.jpg"),
                   .alt = sample_field(source, "A man in waders counts fish"),
                   .caption = sample_field(source, "Counting at dawn.") },
        .authors = s->authors,
        .author_count = 2,
        .published = { .is_set = true,
                       .has_time = true,
                       .seconds = 1773474702,
                       .offset_minutes = 60 },
        .modified = { .is_set = true,
                      .has_time = true,
                      .seconds = 1773561102,
                      .offset_minutes = -210 },
    };
}

static inline void sample_site(sample *s)
{
    s->site_source = (sc_source){
        SC_STR("site.yaml"),
        SC_STR("name: Alder Valley News\nurl: https://news.example/\n"
               "cards_url: https://cdn.example/cards\n"),
    };
    const sc_source *source = &s->site_source;
    s->site = (sc_site){
        .source = source,
        .name = sample_field(source, "Alder Valley News"),
        .url = sample_field(source, "https://news.example/"),
        .cards_url = sample_field(source, "https://cdn.example/cards"),
        .logo = { SC_STR("https://news.example/logo.png"), SC_NO_SPAN },
        .twitter = { SC_STR("@aldernews"), SC_NO_SPAN },
        .telegram = { SC_STR("https://t.me/aldernews"), SC_NO_SPAN },
        .publisher = { SC_STR("Alder Press"), SC_NO_SPAN },
    };
}

static inline sc_card_file sample_card(sample *s, const char *platform)
{
    static const sc_crop_report CROP = { { "photo", 5 }, 412, 0, 1000, 1500, "content" };
    const sc_platform *row = sc_platform_find(sc_str_of(platform));
    assert_non_null(row);
    sc_str file = sc_str_fmt(s->arena, "%s.jpg", platform);
    return (sc_card_file){
        .platform = row,
        .format = SC_FORMAT_JPEG,
        .file = file,
        .url = sc_tags_image_url(s->arena, &s->site, SC_STR("river"), file, SC_STR(SAMPLE_HASH)),
        .width = row->width,
        .height = row->height,
        .bytes = 123456,
        .sha256 = SC_STR(SAMPLE_HASH),
        .quality = 88,
        .chroma = 444,
        .texts = s->texts,
        .text_count = 2,
        .crops = &CROP,
        .crop_count = 1,
    };
}

/* Fill `*s`; its pointers lead into itself, so it must not be copied. */
static inline void sample_init(sample *s)
{
    *s = (sample){ .arena = sc_arena_new(0) };
    s->diags.arena = s->arena;
    sample_article(s);
    sample_site(s);
    s->texts[0] = (sc_text_report){
        .node = SC_STR("headline"), .field = SC_STR("headline"), .size_px = 71.25, .lines = 2
    };
    s->texts[1] = (sc_text_report){ .node = SC_STR("caption"),
                                    .field = SC_STR("photo.caption"),
                                    .size_px = 22,
                                    .lines = 1,
                                    .is_cut = true };
    static const char *const PLATFORMS[] = { "pinterest", "telegram", "linkedin", "whatsapp" };
    for (size_t i = 0; i < SAMPLE_CARDS; i++)
        s->cards[i] = sample_card(s, PLATFORMS[i]);
    s->tags = (sc_tags){ &s->article, &s->site, s->cards, SAMPLE_CARDS, SC_STR("") };
    s->tags.alt = sc_tags_alt(s->arena, &s->article);
}

static inline int sample_set_up(void **state)
{
    static sample the_sample;
    sample_init(&the_sample);
    *state = &the_sample;
    return 0;
}

static inline int sample_tear_down(void **state)
{
    sc_arena_free(((sample *)*state)->arena);
    return 0;
}

#define SAMPLE_TEST(name) cmocka_unit_test_setup_teardown(name, sample_set_up, sample_tear_down)

typedef struct element {
    sc_str key, name, value; /* `value` decoded */
} element;

typedef struct block {
    element elements[SAMPLE_ELEMENTS_MAX];
    size_t count;
    sc_str json; /* what the script holds */
} block;

static inline sc_str decode_references(sc_arena *arena, sc_str text)
{
    static const struct {
        const char *reference;
        char c;
    } REFERENCES[] = {
        { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&#39;", '\'' },
    };
    sc_buf plain = sc_buf_new(arena, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        sc_str rest = sc_str_sub(text, at, text.len);
        size_t which = 0;
        while (which < 5 && !sc_str_starts(rest, REFERENCES[which].reference))
            which++;
        if (which < 5) {
            sc_buf_addc(&plain, REFERENCES[which].c);
            at += strlen(REFERENCES[which].reference);
            continue;
        }
        if (strchr("&<>\"'", text.ptr[at]) != NULL)
            fail_msg("unescaped '%c' in: %.*s", text.ptr[at], SC_STR_ARG(text));
        sc_buf_addc(&plain, text.ptr[at++]);
    }
    return sc_buf_str(&plain);
}

/* Take `literal` off the front of `*rest`, or fail. */
static inline void expect_literal(sc_str *rest, const char *literal)
{
    if (!sc_str_starts(*rest, literal))
        fail_msg("expected '%s' before: %.*s", literal, SC_STR_ARG(*rest));
    *rest = sc_str_sub(*rest, strlen(literal), rest->len);
}

static inline sc_str take_until(sc_str *rest, const char *end)
{
    size_t at = 0;
    if (!sc_str_find(*rest, sc_str_of(end), &at))
        fail_msg("expected '%s' in: %.*s", end, SC_STR_ARG(*rest));
    sc_str taken = sc_str_sub(*rest, 0, at);
    *rest = sc_str_sub(*rest, at + strlen(end), rest->len);
    return taken;
}

static inline element read_element(sc_arena *arena, sc_str line)
{
    element e;
    expect_literal(&line, "<meta ");
    e.key = take_until(&line, "=\"");
    e.name = take_until(&line, "\" content=\"");
    e.value = decode_references(arena, take_until(&line, "\""));
    assert_str(line, ">");
    return e;
}

static inline void read_block(sc_arena *arena, sc_str text, block *out)
{
    *out = (block){ .count = 0 };
    expect_literal(&text, "<!-- sharecard:begin -->\n");
    while (sc_str_starts(text, "<meta ")) {
        assert_true(out->count < SAMPLE_ELEMENTS_MAX);
        out->elements[out->count++] = read_element(arena, take_until(&text, "\n"));
    }
    expect_literal(&text, "<script type=\"application/ld+json\">");
    out->json = take_until(&text, "</script>\n");
    assert_str(text, "<!-- sharecard:end -->\n");
    for (size_t i = 0; i < out->json.len; i++)
        assert_null(strchr("<>&\n", out->json.ptr[i]));
}

/* The value of the `nth` element of that name, from 0; fail if there is none. */
static inline sc_str nth_value(const block *b, const char *name, size_t nth)
{
    for (size_t i = 0; i < b->count; i++)
        if (sc_str_is(b->elements[i].name, name) && nth-- == 0)
            return b->elements[i].value;
    fail_msg("no %s", name);
    return SC_STR("");
}

static inline size_t count_of(const block *b, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < b->count; i++)
        count += sc_str_is(b->elements[i].name, name);
    return count;
}

#endif
