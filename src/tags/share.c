/*
 * Share links: each network's own URL for sharing, filled with the article's values. Records in,
 * URLs out, percent-encoded and not yet escaped for HTML. A network is a row.
 */
#include "tags/parts.h"

enum { PINTEREST_DESCRIPTION_MAX = 500, PARAMS_MAX = 3 };

/* What a parameter of a link can hold. */
typedef enum part {
    URL,
    TITLE,
    TITLE_AND_URL,
    TITLE_OVER_URL,
    PIN_IMAGE,
    PIN_TEXT,
    PART_COUNT
} part;

typedef struct param {
    const char *name; /* NULL ends the list */
    part part;
} param;

typedef struct network {
    const char *name, *label, *base;
    param params[PARAMS_MAX];
} network;

static const network NETWORKS[] = {
    { "pinterest",
      "Pinterest",
      "https://www.pinterest.com/pin/create/button/",
      { { "url", URL }, { "media", PIN_IMAGE }, { "description", PIN_TEXT } } },
    { "telegram", "Telegram", "https://t.me/share/url", { { "url", URL }, { "text", TITLE } } },
    { "linkedin",
      "LinkedIn",
      "https://www.linkedin.com/sharing/share-offsite/",
      { { "url", URL } } },
    { "whatsapp", "WhatsApp", "https://wa.me/", { { "text", TITLE_AND_URL } } },
    { "facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php", { { "u", URL } } },
    { "x", "X", "https://x.com/intent/post", { { "text", TITLE }, { "url", URL } } },
    { "bluesky", "Bluesky", "https://bsky.app/intent/compose", { { "text", TITLE_AND_URL } } },
    { "reddit", "Reddit", "https://www.reddit.com/submit", { { "url", URL }, { "title", TITLE } } },
    { "email", "Email", "mailto:", { { "subject", TITLE }, { "body", TITLE_OVER_URL } } },
};

enum { NETWORK_COUNT = sizeof NETWORKS / sizeof *NETWORKS };

sc_str sc_tags_pin_image(const sc_tags *tags)
{
    const sc_card_file *card = sc_tags_card_of(tags, "pinterest");
    if (card == NULL)
        card = sc_tags_universal_card(tags);
    return card == NULL ? SC_STR("") : sc_tags_web_url(card->url);
}

sc_str sc_tags_pin_text(sc_arena *arena, const sc_tags *tags)
{
    sc_str title = sc_tags_clean(arena, tags->article->headline.text);
    return sc_tags_shorten(arena, title, PINTEREST_DESCRIPTION_MAX);
}

static void fill_parts(sc_arena *arena, const sc_tags *tags, sc_str parts[PART_COUNT])
{
    sc_str url = sc_tags_clean(arena, tags->article->url.text);
    sc_str title = sc_tags_clean(arena, tags->article->headline.text);
    parts[URL] = url;
    parts[TITLE] = title;
    parts[TITLE_AND_URL] = sc_str_fmt(arena, "%.*s %.*s", SC_STR_ARG(title), SC_STR_ARG(url));
    parts[TITLE_OVER_URL] = /* RFC 6068: line breaks are CR LF */
        sc_str_fmt(arena, "%.*s\r\n\r\n%.*s", SC_STR_ARG(title), SC_STR_ARG(url));
    parts[PIN_IMAGE] = sc_tags_pin_image(tags);
    parts[PIN_TEXT] = sc_tags_pin_text(arena, tags);
}

static sc_str link_url(sc_arena *arena, const network *row, const sc_str parts[PART_COUNT])
{
    sc_buf url = sc_buf_new(arena, SC_TAGS_BYTES_MAX);
    sc_buf_addz(&url, row->base);
    char separator = '?';
    for (size_t i = 0; i < PARAMS_MAX && row->params[i].name != NULL; i++) {
        sc_str value = parts[row->params[i].part];
        if (value.len == 0)
            continue;
        sc_buf_addf(&url, "%c%s=", separator, row->params[i].name);
        sc_tags_add_percent(&url, value);
        separator = '&';
    }
    return sc_buf_str(&url);
}

void sc_tags_share_links(sc_arena *arena, const sc_tags *tags, const sc_share_link **out,
                         size_t *count)
{
    *out = NULL;
    *count = 0;
    if (!sc_tags_is_web_url(tags->article->url.text))
        return;
    sc_str parts[PART_COUNT];
    fill_parts(arena, tags, parts);
    sc_share_link *links = SC_NEW_ARRAY(arena, sc_share_link, NETWORK_COUNT);
    for (size_t i = 0; i < NETWORK_COUNT; i++)
        links[i] = (sc_share_link){ NETWORKS[i].name, NETWORKS[i].label,
                                    link_url(arena, &NETWORKS[i], parts) };
    *out = links;
    *count = NETWORK_COUNT;
}
