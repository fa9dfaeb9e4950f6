/*
 * Structured data: the article as one schema.org object, for search engines and for the networks
 * that read it (Mastodon, LinkedIn). Records in, a `<script>` element out, on one line, valid and
 * unable to leave its element whatever the strings hold.
 */
#include "data/json_write.h"
#include "tags/parts.h"

/* What CMSes call their kinds of text. Everything else is news. */
static const struct {
    const char *type, *schema;
} TYPES[] = {
    { "article", "Article" },          { "blogposting", "BlogPosting" },
    { "blog-posting", "BlogPosting" }, { "blogpost", "BlogPosting" },
    { "blog", "BlogPosting" },         { "post", "BlogPosting" },
};

static const char *schema_type(sc_str type)
{
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (sc_str_is_nocase(type, TYPES[i].type))
            return TYPES[i].schema;
    return "NewsArticle";
}

typedef struct writer {
    sc_arena *arena;
    sc_json json;
} writer;

/* Nothing for a text that is empty, or is once it is clean. */
static void add_text(writer *w, const char *key, sc_str value)
{
    sc_json_field_optional(&w->json, key, sc_tags_clean(w->arena, value));
}

static void begin_typed(writer *w, const char *type)
{
    sc_json_begin_object(&w->json);
    sc_json_field(&w->json, "@type", sc_str_of(type));
}

/* A card shows type, and search engines ask for pictures without: only crops of the photo count. */
static bool is_plain_photo(const sc_card_file *card)
{
    return card->platform->is_photo_only && card->text_count == 0 && sc_tags_is_web_url(card->url);
}

static void add_images(writer *w, const sc_tags *tags)
{
    bool has_any = false;
    for (size_t i = 0; i < tags->card_count; i++) {
        if (!is_plain_photo(&tags->cards[i]))
            continue;
        if (!has_any) {
            sc_json_key(&w->json, "image");
            sc_json_begin_array(&w->json);
        }
        has_any = true;
        sc_json_string(&w->json, tags->cards[i].url);
    }
    if (has_any)
        sc_json_end_array(&w->json);
}

static void add_person(writer *w, const sc_person *person)
{
    begin_typed(w, "Person");
    add_text(w, "name", person->name.text);
    add_text(w, "url", sc_tags_web_url(person->url.text));
    sc_json_end_object(&w->json);
}

static void add_people(writer *w, const sc_article *article)
{
    if (article->author_count > 0) {
        sc_json_key(&w->json, "author");
        sc_json_begin_array(&w->json);
        for (size_t i = 0; i < article->author_count; i++)
            add_person(w, &article->authors[i]);
        sc_json_end_array(&w->json);
    }
    if (article->editor.text.len > 0) {
        sc_json_key(&w->json, "editor");
        add_person(w, &(sc_person){ .name = article->editor });
    }
}

/* The site's own logo is a file that layouts show; it counts if it is named by its address. */
static void add_logo(writer *w, const sc_site *site)
{
    sc_str url = sc_tags_web_url(site->logo_url.text);
    if (url.len == 0)
        url = sc_tags_web_url(site->logo.text);
    if (url.len == 0)
        return;
    sc_json_key(&w->json, "logo");
    begin_typed(w, "ImageObject");
    add_text(w, "url", url);
    sc_json_end_object(&w->json);
}

static void add_publisher(writer *w, const sc_site *site)
{
    sc_str name = site->publisher.text.len > 0 ? site->publisher.text : site->name.text;
    if (name.len == 0)
        return;
    sc_json_key(&w->json, "publisher");
    begin_typed(w, "Organization");
    add_text(w, "name", name);
    add_text(w, "url", sc_tags_web_url(site->url.text));
    add_logo(w, site);
    sc_json_end_object(&w->json);
}

static void add_keywords(writer *w, const sc_article *article)
{
    if (article->tags.count == 0)
        return;
    sc_json_key(&w->json, "keywords");
    sc_json_begin_array(&w->json);
    for (size_t i = 0; i < article->tags.count; i++)
        sc_json_string(&w->json, sc_tags_clean(w->arena, article->tags.items[i].text));
    sc_json_end_array(&w->json);
}

static void add_object(writer *w, const sc_tags *tags)
{
    const sc_article *article = tags->article;
    sc_json_begin_object(&w->json);
    sc_json_field(&w->json, "@context", SC_STR("https://schema.org"));
    sc_json_field(&w->json, "@type", sc_str_of(schema_type(article->type.text)));
    add_text(w, "mainEntityOfPage", sc_tags_web_url(article->url.text));
    add_text(w, "url", sc_tags_web_url(article->url.text));
    add_text(w, "headline", article->headline.text);
    add_text(w, "alternativeHeadline", article->short_headline.text);
    add_text(w, "description", article->description.text);
    add_text(w, "inLanguage", article->lang.text);
    add_images(w, tags);
    add_text(w, "datePublished", sc_tags_moment(w->arena, article->published));
    add_text(w, "dateModified", sc_tags_moment(w->arena, article->modified));
    add_text(w, "expires", sc_tags_moment(w->arena, article->expires));
    add_people(w, article);
    add_publisher(w, tags->site);
    add_text(w, "articleSection", article->section.text);
    add_keywords(w, article);
    sc_json_end_object(&w->json);
}

void sc_tags_add_json_ld(sc_arena *arena, sc_buf *out, const sc_tags *tags)
{
    writer w = { arena, sc_json_new(out) };
    w.json.for_html = true;
    w.json.is_compact = true;
    sc_buf_addz(out, "<script type=\"application/ld+json\">");
    add_object(&w, tags);
    sc_buf_addz(out, "</script>\n");
}
