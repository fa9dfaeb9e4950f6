/* The articles of sample.h. Every field that a layout can show is in one of them. */
#include "card/sample.h"

#define WHO                                                                                        \
    "kicker: Rivers\n"                                                                             \
    "section: Rivers\n"                                                                            \
    "tags: [rivers, floods]\n"                                                                     \
    "type: news\n"                                                                                 \
    "editor: Marta Lind\n"                                                                         \
    "authors: [{ name: Nadia Okafor, url: https://post.example/okafor, photo: okafor.jpg }]\n"     \
    "published: 2026-03-14T07:51:42Z\n"                                                            \
    "modified: 2026-03-14T09:20:00Z\n"                                                             \
    "expires: 2027-03-14T09:20:00Z\n"                                                              \
    "lang: en\n"                                                                                   \
    "url: https://post.example/rivers/valley\n"
#define PHOTO                                                                                      \
    "photo: { src: photo.jpg, alt: A still river between hills, caption: The Wend at Stillmere, "  \
    "credit: Tom Hallam }\n"
#define SHORT "short_headline: A valley makes room for its river\n"
#define DECK "description: Three winters ago Stillmere lowered its banks. It has been dry since.\n"

static const struct {
    const char *what;
    bool is_usual;
    const char *yaml;
} SAMPLES[] = {
    { "a headline of usual length", true,
      "headline: The valley that gave its river room to flood\n" SHORT DECK WHO PHOTO },
    { "an article without a photo", true,
      "headline: The valley that gave its river room to flood\n" SHORT DECK WHO },
    { "a short headline", false, "headline: Dry\n" WHO PHOTO },
    { "a long headline", false,
      "headline: After forty years of rising water, the valley’s last lock keeper explains why the "
      "river should choose its own path\n" SHORT DECK WHO PHOTO },
    { "a long headline and no photo", false,
      "headline: After forty years of rising water, the valley’s last lock keeper explains why the "
      "river should choose its own path\n" DECK WHO },
    { "a headline and nothing else", false, "headline: The river returns\n" },
};

enum { SAMPLE_COUNT = sizeof SAMPLES / sizeof *SAMPLES };

static const char SITE[] = "name: The Harbour Post\n"
                           "url: https://post.example\n"
                           "logo: logo.png\n"
                           "twitter: '@harbourpost'\n"
                           "telegram: '@harbourpost'\n"
                           "publisher: Harbour Media\n";

static const sc_source *source_of(sc_arena *arena, const char *name, const char *text)
{
    sc_source *source = SC_NEW(arena, sc_source);
    *source = (sc_source){ sc_str_of(name), sc_str_of(text) };
    return source;
}

const sc_sample *sc_sample_articles(sc_arena *arena, const sc_site *site, size_t *count)
{
    sc_sample *samples = SC_NEW_ARRAY(arena, sc_sample, SAMPLE_COUNT);
    sc_diags ignored = { .arena = arena };
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        samples[i] = (sc_sample){ .what = SAMPLES[i].what, .is_usual = SAMPLES[i].is_usual };
        sc_article_read(arena, source_of(arena, "<sample>.yaml", SAMPLES[i].yaml), site, NULL, 0,
                        &ignored, &samples[i].article);
    }
    *count = SAMPLE_COUNT;
    return samples;
}

sc_site sc_sample_site(sc_arena *arena)
{
    sc_site site = { 0 };
    sc_diags ignored = { .arena = arena };
    sc_site_read(arena, source_of(arena, "<sample>.yaml", SITE), &ignored, &site);
    return site;
}
