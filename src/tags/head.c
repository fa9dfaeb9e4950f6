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

static void add_article(head *h, const sc_tags *tags)
{
    const sc_article *article = tags->article;
    add_property(h, "og:type", SC_STR("article"));
    add_property(h, "og:site_name", tags->site->name.text);
    add_property(h, "og:title", article->headline.text);
    add_property(h, "og:description", sc_tags_description(article));
    add_property(h, "og:url", sc_tags_web_url(article->url.text));
    add_property(h, "og:locale", sc_lang_og_locale(h->arena, article->lang.text));
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

static void add_article_properties(head *h, const sc_article *article)
{
    add_property(h, "article:published_time", sc_tags_moment(h->arena, article->published));
    add_property(h, "article:modified_time", sc_tags_moment(h->arena, article->modified));
    add_property(h, "article:expiration_time", sc_tags_moment(h->arena, article->expires));
    for (size_t i = 0; i < article->author_count; i++)
        add_property(h, "article:author", article->authors[i].name.text);
    add_property(h, "article:section", article->section.text);
    for (size_t i = 0; i < article->tags.count; i++)
        add_property(h, "article:tag", article->tags.items[i].text);
}

sc_str sc_tags_head(sc_arena *arena, const sc_tags *tags, const sc_card_file *image)
{
    head h = { arena, sc_buf_new(arena, SC_TAGS_BYTES_MAX) };
    sc_buf_addz(&h.out, "<!-- sharecard:begin -->\n");
    add_article(&h, tags);
    add_image(&h, tags, image);
    add_name(&h, "twitter:site", handle_of(arena, tags->site->twitter.text));
    add_author_names(&h, tags->article);
    add_article_properties(&h, tags->article);
    add_property(&h, "telegram:channel", handle_of(arena, tags->site->telegram.text));
    add_name(&h, "robots", SC_STR("max-image-preview:large"));
    sc_tags_add_json_ld(arena, &h.out, tags);
    sc_buf_addz(&h.out, "<!-- sharecard:end -->\n");
    return sc_buf_str(&h.out);
}
