/* The tags of a page's head as clues: see readers.h. One row a tag. */
#include "page/readers.h"

#include <string.h>

typedef struct meta_row {
    const char *name; /* of property, name or itemprop */
    sc_clue_field field;
    sc_trust trust;
} meta_row;

static const meta_row METAS[] = {
    { "og:title", SC_CLUE_HEADLINE, SC_TRUST_META },
    { "og:description", SC_CLUE_DESCRIPTION, SC_TRUST_META },
    { "og:url", SC_CLUE_URL, SC_TRUST_META },
    { "og:locale", SC_CLUE_LANG, SC_TRUST_TEXT },
    { "og:site_name", SC_CLUE_SITE, SC_TRUST_META },
    { "og:updated_time", SC_CLUE_MODIFIED, SC_TRUST_TWITTER },
    { "article:published_time", SC_CLUE_PUBLISHED, SC_TRUST_META },
    { "article:modified_time", SC_CLUE_MODIFIED, SC_TRUST_META },
    { "article:expiration_time", SC_CLUE_EXPIRES, SC_TRUST_META },
    { "article:author", SC_CLUE_AUTHOR, SC_TRUST_META },
    { "article:section", SC_CLUE_SECTION, SC_TRUST_META },
    { "article:tag", SC_CLUE_TAG, SC_TRUST_META },
    { "twitter:title", SC_CLUE_HEADLINE, SC_TRUST_TWITTER },
    { "twitter:description", SC_CLUE_DESCRIPTION, SC_TRUST_TWITTER },
    { "parsely-title", SC_CLUE_HEADLINE, SC_TRUST_TWITTER },
    { "parsely-author", SC_CLUE_AUTHOR, SC_TRUST_NAMED },
    { "parsely-pub-date", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "parsely-section", SC_CLUE_SECTION, SC_TRUST_NAMED },
    { "description", SC_CLUE_DESCRIPTION, SC_TRUST_NAMED },
    { "author", SC_CLUE_AUTHOR, SC_TRUST_NAMED },
    { "keywords", SC_CLUE_TAG, SC_TRUST_NAMED },
    { "date", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "pubdate", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "publish-date", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "last-modified", SC_CLUE_MODIFIED, SC_TRUST_NAMED },
    { "dc.title", SC_CLUE_HEADLINE, SC_TRUST_NAMED },
    { "dc.creator", SC_CLUE_AUTHOR, SC_TRUST_NAMED },
    { "dc.date", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "dc.date.issued", SC_CLUE_PUBLISHED, SC_TRUST_NAMED },
    { "dc.language", SC_CLUE_LANG, SC_TRUST_TEXT },
    { "application-name", SC_CLUE_SITE, SC_TRUST_NAMED },
    { "apple-mobile-web-app-title", SC_CLUE_SITE, SC_TRUST_NAMED },
    { "headline", SC_CLUE_HEADLINE, SC_TRUST_MARKED }, /* these four are itemprop's */
    { "datePublished", SC_CLUE_PUBLISHED, SC_TRUST_MARKED },
    { "dateModified", SC_CLUE_MODIFIED, SC_TRUST_MARKED },
    { "inLanguage", SC_CLUE_LANG, SC_TRUST_MARKED },
};

/* A picture's tag and, after it, that of its alt text. */
static const struct {
    const char *image, *alt;
    sc_trust trust;
} IMAGES[] = {
    { "og:image", "og:image:alt", SC_TRUST_META },
    { "og:image:url", "og:image:alt", SC_TRUST_META },
    { "twitter:image", "twitter:image:alt", SC_TRUST_TWITTER },
    { "twitter:image:src", "twitter:image:alt", SC_TRUST_TWITTER },
};

static sc_str meta_name(const sc_dom *dom, const GumboNode *node)
{
    static const char *const ATTRIBUTES[] = { "property", "name", "itemprop" };
    sc_str name = SC_STR("");
    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES && name.len == 0; i++)
        name = sc_dom_attribute(dom, node, ATTRIBUTES[i]).text;
    return name;
}

static void note_image(sc_clues *clues, sc_str name, sc_field content)
{

    for (size_t i = 0; i < sizeof IMAGES / sizeof *IMAGES; i++)
        if (sc_str_is_nocase(name, IMAGES[i].image))
            sc_clues_note(clues, SC_CLUE_PHOTO, IMAGES[i].trust, IMAGES[i].image, content);
    sc_clue *last = clues->list.count == 0 ? NULL : &clues->list.items[clues->list.count - 1];
    for (size_t i = 0; i < sizeof IMAGES / sizeof *IMAGES && last != NULL; i++)
        if (sc_str_is_nocase(name, IMAGES[i].alt) && last->field == SC_CLUE_PHOTO &&
            last->trust == IMAGES[i].trust && last->alt.text.len == 0)
            last->alt = content;
}

static void note_meta(const sc_dom *dom, sc_clues *clues, const GumboNode *node)
{
    sc_str name = meta_name(dom, node);
    sc_field content = sc_dom_attribute(dom, node, "content");
    if (content.text.len == 0)
        return;
    note_image(clues, name, content);
    for (size_t i = 0; i < sizeof METAS / sizeof *METAS; i++) {
        if (!sc_str_is_nocase(name, METAS[i].name))
            continue;
        sc_clue clue = { .field = METAS[i].field,
                         .trust = METAS[i].trust,
                         .from = METAS[i].name,
                         .value = content };
        clue.is_byline = clue.field == SC_CLUE_AUTHOR;
        sc_clues_add(clues, clue);
    }
}

static void note_link(const sc_dom *dom, sc_clues *clues, const GumboNode *node)
{
    sc_field href = sc_dom_attribute(dom, node, "href");
    if (sc_dom_has_word(dom, node, "rel", "canonical"))
        sc_clues_note(clues, SC_CLUE_URL, SC_TRUST_NAMED, "canonical", href);
    if (sc_dom_has_word(dom, node, "rel", "image_src"))
        sc_clues_note(clues, SC_CLUE_PHOTO, SC_TRUST_NAMED, "image_src", href);
}

void sc_read_head(const sc_dom *dom, sc_clues *clues)
{
    sc_dom_walk walk = sc_dom_walk_new(dom, dom->root);
    bool has_title = false;
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;) {
        const GumboNode *node = walk.node;
        if (event != SC_DOM_ENTER || node == dom->root)
            continue;
        if (sc_dom_is(dom, node, "meta"))
            note_meta(dom, clues, node);
        if (sc_dom_is(dom, node, "link"))
            note_link(dom, clues, node);
        if (sc_dom_is(dom, node, "html"))
            sc_clues_note(clues, SC_CLUE_LANG, SC_TRUST_NAMED, "html lang",
                          sc_dom_attribute(dom, node, "lang"));
        if (sc_dom_is(dom, node, "title") && !has_title) {
            has_title = true;
            sc_clues_note(clues, SC_CLUE_HEADLINE, SC_TRUST_TITLE, "title", sc_dom_text(dom, node));
        }
    }
}
