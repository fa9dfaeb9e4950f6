/*
 * The tag block: the article's and the site's values as meta elements, one a line, in the order
 * that the strictest consumers want, and the JSON-LD after them. Rules and their reasons:
 * docs/tags.md.
 */
#include "locale/locale.h"
#include "tags/parts.h"

typedef struct head {
    sc_arena *arena;
    sc_buf out;
} head;

/* `key` is "property" (Open Graph, article:) or "name" (all others). Nothing for an empty value. */
static void add_meta(head *h, const char *key, const char *name, sc_str value)
{
    value = sc_tags_clean(h->arena, value);
    if (value.len == 0)
        return;
    sc_buf_addf(&h->out, "<meta %s=\"%s\" content=\"", key, name);
    sc_tags_add_escaped(&h->out, value);
    sc_buf_addz(&h->out, "\">\n");
}

static void add_property(head *h, const char *name, sc_str value)
{
    add_meta(h, "property", name, value);
}

static void add_name(head *h, const char *name, sc_str value)
{
    add_meta(h, "name", name, value);
}

static void add_integer(head *h, const char *name, int value)
{
    add_property(h, name, sc_str_fmt(h->arena, "%d", value));
}

/* The page's other languages; its own is og:locale. What is no language is left to the lint. */
static void add_alternates(head *h, const sc_article *article)
{
    sc_str own = sc_lang_og_locale(h->arena, article->lang.text);
    for (size_t i = 0; i < article->translations.count; i++) {
        sc_str tag = article->translations.items[i].text;
        sc_str locale = sc_lang_is_valid(tag) ? sc_lang_og_locale(h->arena, tag) : SC_STR("");
        if (!sc_str_eq(locale, own))
            add_property(h, "og:locale:alternate", locale);
    }
}

static void add_article(head *h, const sc_tags *tags)
{
    const sc_article *article = tags->article;
    add_property(h, "og:type", SC_STR("article"));
    add_property(h, "og:site_name", tags->site->name.text);
    add_property(h, "og:title", article->headline.text);
    add_property(h, "og:description", sc_tags_description(article));
    add_property(h, "og:url", sc_tags_web_url(article->url.text));
    add_property(h, "og:locale", sc_lang_og_locale(h->arena, article->lang.text));
    add_alternates(h, article);
}

/* twitter:image stands directly before og:image, with the same URL: Apple's Messages would start a
 * second picture otherwise. og:image:secure_url is left out: it makes some parsers drop the
 * picture. */
static void add_image(head *h, const sc_tags *tags, const sc_card_file *image)
{
    add_name(h, "twitter:card", image == NULL ? SC_STR("summary") : SC_STR("summary_large_image"));
    if (image == NULL)
        return;
    add_name(h, "twitter:image", image->url);
    add_property(h, "og:image", image->url);
    add_property(h, "og:image:type", sc_str_of(sc_format_mime(image->format)));
    add_integer(h, "og:image:width", image->width);
    add_integer(h, "og:image:height", image->height);
    add_property(h, "og:image:alt", tags->alt);
    add_name(h, "twitter:image:alt", tags->alt);
}

/* `name`, `@name` and `https://x.com/name` all become `@name`. */
static sc_str handle_of(sc_arena *arena, sc_str account)
{
    sc_str handle = account, part;
    for (sc_str rest = account; sc_str_split(&rest, '/', &part);)
        if (part.len > 0)
            handle = part;
    if (handle.len == 0 || handle.ptr[0] == '@')
        return handle;
    return sc_str_fmt(arena, "@%.*s", SC_STR_ARG(handle));
}

/* The account of the first author whose page is one on X. */
static void add_creator(head *h, const sc_article *article)
{
    static const char *const PAGES[] = { "https://x.com/", "https://www.x.com/",
                                         "https://twitter.com/", "https://www.twitter.com/" };
    for (size_t i = 0; i < article->author_count; i++)
        for (size_t k = 0; k < sizeof PAGES / sizeof *PAGES; k++)
            if (sc_str_starts(article->authors[i].url.text, PAGES[k])) {
                add_name(h, "twitter:creator", handle_of(h->arena, article->authors[i].url.text));
                return;
            }
}

/* A name, as Pinterest and LinkedIn show it; or the address of the profile, as Facebook wants. */
static void add_authors(head *h, const sc_tags *tags)
{
    bool wants_url = sc_str_is(tags->site->article_author.text, "url");
    for (size_t i = 0; i < tags->article->author_count; i++) {
        const sc_person *author = &tags->article->authors[i];
        bool has_url = wants_url && sc_tags_is_web_url(author->url.text);
        add_property(h, "article:author", has_url ? author->url.text : author->name.text);
    }
}

static void add_author_names(head *h, const sc_article *article)
{
    sc_buf names = sc_buf_new(h->arena, SC_TAGS_BYTES_MAX);
    for (size_t i = 0; i < article->author_count; i++) {
        if (article->authors[i].name.text.len == 0)
            continue;
        sc_buf_addz(&names, names.len > 0 ? ", " : "");
        sc_buf_add(&names, article->authors[i].name.text);
    }
    add_name(h, "author", sc_buf_str(&names));
}

static void add_article_properties(head *h, const sc_tags *tags)
{
    const sc_article *article = tags->article;
    add_property(h, "article:published_time", sc_tags_moment(h->arena, article->published));
    add_property(h, "article:modified_time", sc_tags_moment(h->arena, article->modified));
    add_property(h, "article:expiration_time", sc_tags_moment(h->arena, article->expires));
    add_authors(h, tags);
    add_property(h, "article:section", article->section.text);
    for (size_t i = 0; i < article->tags.count; i++)
        add_property(h, "article:tag", article->tags.items[i].text);
}

static void add_site(head *h, const sc_site *site)
{
    add_name(h, "fediverse:creator", site->fediverse.text);
    add_property(h, "telegram:channel", handle_of(h->arena, site->telegram.text));
    add_name(h, "theme-color", site->theme_color.text);
    add_name(h, "robots", SC_STR("max-image-preview:large"));
}

static void add_tags(head *h, const sc_tags *tags, const sc_card_file *image)
{
    add_article(h, tags);
    add_image(h, tags, image);
    add_name(h, "twitter:site", handle_of(h->arena, tags->site->twitter.text));
    add_creator(h, tags->article);
    add_author_names(h, tags->article);
    add_article_properties(h, tags);
    add_site(h, tags->site);
}

/* The article without what is cut. */
static sc_article shortened(sc_arena *arena, const sc_article *article, sc_tags_cut cut)
{
    sc_article shorter = *article;
    shorter.author_count = cut.authors;
    shorter.tags.count = cut.tags;
    if (cut.text_max == SIZE_MAX)
        return shorter;
    shorter.headline.text = sc_tags_shorten(arena, article->headline.text, cut.text_max);
    shorter.description.text = sc_tags_shorten(arena, article->description.text, cut.text_max);
    shorter.photo.caption.text = sc_tags_shorten(arena, article->photo.caption.text, cut.text_max);
    return shorter;
}

sc_str sc_tags_write_head(sc_arena *arena, const sc_tags *tags, const sc_card_file *image,
                          sc_tags_cut cut)
{
    sc_article article = shortened(arena, tags->article, cut);
    sc_tags kept = *tags;
    kept.article = &article;
    head h = { arena, sc_buf_new(arena, SC_TAGS_BYTES_MAX) };
    sc_buf_addz(&h.out, "<!-- sharecard:begin -->\n");
    add_tags(&h, &kept, image);
    if (cut.has_json_ld)
        sc_tags_add_json_ld(arena, &h.out, &kept);
    sc_buf_addz(&h.out, "<!-- sharecard:end -->\n");
    return sc_buf_str(&h.out);
}

sc_str sc_tags_head(sc_arena *arena, const sc_tags *tags, const sc_card_file *image)
{
    return sc_tags_write_head(arena, tags, image, sc_tags_fit(tags, image));
}
