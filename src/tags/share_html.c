/*
 * The share links as a piece of a page: a list of plain links, labelled in the article's language.
 * Records in, HTML out. No script, no style: classes tell a page's style sheet what is what.
 */
#include "locale/locale.h"
#include "locale/phrase.h"
#include "tags/parts.h"

#include <string.h>

typedef struct share {
    sc_arena *arena;
    sc_buf out;
    const sc_tags *tags;
    sc_str lang; /* of the labels */
} share;

static void add_attribute(share *s, const char *name, sc_str value)
{
    if (value.len == 0)
        return;
    sc_buf_addf(&s->out, " %s=\"", name);
    sc_tags_add_escaped(&s->out, value);
    sc_buf_addc(&s->out, '"');
}

/* What Pinterest's own script reads, where a page has it; without it they do nothing. */
static void add_pin_data(share *s)
{
    add_attribute(s, "data-pin-do", SC_STR("buttonPin"));
    add_attribute(s, "data-pin-custom", SC_STR("true"));
    add_attribute(s, "data-pin-url", sc_tags_clean(s->arena, s->tags->article->url.text));
    add_attribute(s, "data-pin-media", sc_tags_pin_image(s->tags));
    add_attribute(s, "data-pin-description", sc_tags_pin_text(s->arena, s->tags));
}

static sc_str label_of(const share *s, const sc_share_link *link)
{
    bool is_email = strcmp(link->network, "email") == 0;
    return sc_phrase_say(s->arena, is_email ? SC_PHRASE_EMAIL : SC_PHRASE_SHARE,
                         sc_str_of(link->label), s->lang);
}

static void add_link(share *s, const sc_share_link *link)
{
    sc_buf_addf(&s->out, "<li><a class=\"sharecard-%s\"", link->network);
    add_attribute(s, "href", link->url);
    add_attribute(s, "rel", SC_STR("noopener"));
    if (strcmp(link->network, "pinterest") == 0)
        add_pin_data(s);
    sc_buf_addc(&s->out, '>');
    sc_tags_add_escaped(&s->out, label_of(s, link));
    sc_buf_addz(&s->out, "</a></li>\n");
}

sc_str sc_tags_share_html(sc_arena *arena, const sc_tags *tags)
{
    const sc_share_link *links;
    size_t count;
    sc_str lang = tags->article->lang.text;
    share s = { arena, sc_buf_new(arena, SC_TAGS_BYTES_MAX), tags,
                sc_phrase_is_known(lang) ? lang : SC_STR("en") };
    sc_tags_share_links(arena, tags, &links, &count);
    if (count == 0)
        return SC_STR("");
    sc_buf_addz(&s.out, "<div class=\"sharecard-share\" role=\"group\"");
    add_attribute(&s, "lang", s.lang);
    add_attribute(&s, "dir", sc_lang_is_rtl(s.lang) ? SC_STR("rtl") : SC_STR("ltr"));
    add_attribute(&s, "aria-label", sc_phrase_say(arena, SC_PHRASE_LINKS, SC_STR(""), s.lang));
    sc_buf_addz(&s.out, ">\n<ul>\n");
    for (size_t i = 0; i < count; i++)
        add_link(&s, &links[i]);
    sc_buf_addz(&s.out, "</ul>\n</div>\n");
    return sc_buf_str(&s.out);
}
