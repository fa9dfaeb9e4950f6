/*
 * What goes with the pictures: the tag block for a page's head, structured data, share links and
 * the manifest. Records in, text out: nothing here reads or writes a file, a clock or a locale.
 *
 * A pipeline calls, in this order: sc_tags_image_url() for each card, sc_tags_alt(),
 * sc_tags_lint() once, sc_tags_head() once for everybody and once a platform, sc_tags_manifest().
 *
 * The rules, and why each is there, are in docs/tags.md.
 */
#ifndef SC_TAGS_TAGS_H
#define SC_TAGS_TAGS_H

#include "article/article.h"
#include "platform/platform.h"

/* What was done to a text of a card, for the manifest. */
typedef struct sc_text_report {
    sc_str node;    /* the layout's name for it */
    sc_str field;   /* the article's field it shows; empty: a fixed text */
    double size_px; /* of the card's pixels */
    size_t lines;
    double contrast;    /* WCAG 2.2, of its worst line; 0: not measured, nor are the next three */
    const char *remedy; /* what keeps it legible: sc_kept_by_name() */
    double strength;    /* of the scrims or of its panel, 0–1; 0: neither was needed */
    sc_str color;       /* #rrggbb[aa], where a remedy may have changed it; empty: it did not */
    bool is_cut;        /* words were left out, and an ellipsis put */
    bool is_dropped;    /* it did not fit, and was left out whole */
} sc_text_report;

/* What was shown of a picture on a card. */
typedef struct sc_crop_report {
    sc_str node;             /* the layout's name for it */
    int x, y, width, height; /* px of the upright picture */
    const char *framing;     /* why it is there: sc_framing_name() */
} sc_crop_report;

/* A rendered card. All borrowed. */
typedef struct sc_card_file {
    const sc_platform *platform;
    sc_format format;
    sc_str file; /* its name in the article's folder: `whatsapp.jpg` */
    sc_str url;  /* sc_tags_image_url() */
    int width, height;
    size_t bytes;
    sc_str sha256; /* 64 hexadecimal digits */
    int quality;   /* JPEG and WebP: 1–100; 0: lossless */
    int chroma;    /* JPEG: 444 or 420; 0: has none */
    const sc_text_report *texts;
    size_t text_count;
    const sc_crop_report *crops;
    size_t crop_count;
} sc_card_file;

/* All that the tags of one article are made from. All borrowed. */
typedef struct sc_tags {
    const sc_article *article;
    const sc_site *site;
    const sc_card_file *cards; /* `card_count`; may be none */
    size_t card_count;
    sc_str alt; /* what the cards show, in words: sc_tags_alt() */
} sc_tags;

enum {
    SC_TAGS_ALT_MAX = 420,       /* characters; what X allows */
    SC_TAGS_HEAD_MAX = 16 * 1024 /* bytes; of a head that every crawler reads whole */
};

/**
 * Tell where a card will be served: `<cards_url>/<slug>/<file>?v=<12 digits of its hash>`, so that
 * a changed picture has a changed URL. Without `cards_url` it is `<site.url>/cards/…`, without that
 * a relative URL, which sc_tags_lint() warns of.
 *
 * @return owned by `arena`.
 */
sc_str sc_tags_image_url(sc_arena *arena, const sc_site *site, sc_str slug, sc_str file,
                         sc_str sha256);

/**
 * Compose the picture's alt text, SC_TAGS_ALT_MAX characters at most: the headline, which the card
 * shows, the photo's alt text, and its credit as the article's language says it ("Photo: …"). What
 * the article's `card_alt` says stands in for the latter two, and for the headline if it holds it.
 * Where there is not room for all, the photo's alt text is cut at a word.
 *
 * @return owned by `arena`.
 */
sc_str sc_tags_alt(sc_arena *arena, const sc_article *article);

/**
 * @return the card that everybody gets: WhatsApp's, whose byte limit is the strictest, else
 * Telegram's, else the first about twice as wide as high, else the first; never one that is a
 * photo only; NULL if there is none. Borrowed from `tags`.
 */
const sc_card_file *sc_tags_universal_card(const sc_tags *tags);

/**
 * Write the tag block, SC_TAGS_HEAD_MAX bytes at most (what has to be left out for that,
 * sc_tags_lint() tells), to be included in the `<head>` of a page. It stands between the lines
 * `<!-- sharecard:begin -->` and `<!-- sharecard:end -->`, holds one og:image, and leaves charset,
 * title, description and canonical link to the page, which has them already.
 *
 * @param image  the picture to name: sc_tags_universal_card() for head.html, a platform's own card
 *               for head.<platform>.html; NULL: none, for a block without a picture.
 * @return owned by `arena`; ends in a line feed. Control characters are left out of it silently:
 *         it is sc_tags_lint() that warns.
 */
sc_str sc_tags_head(sc_arena *arena, const sc_tags *tags, const sc_card_file *image);

/**
 * Warn of what some consumer of the tags is known to cut, drop or show badly: codes `tags.*`, each
 * naming the consumer and its number, at the place of the field.
 */
void sc_tags_lint(const sc_tags *tags, sc_diags *diags);

/* A link that opens a network's own dialogue for sharing the article. */
typedef struct sc_share_link {
    const char *network; /* "pinterest"; static */
    const char *label;   /* "Pinterest"; static */
    sc_str url;          /* not escaped for HTML */
} sc_share_link;

/**
 * Make the share links of an article, in a fixed order.
 *
 * @param out  an array owned by `arena`; NULL and `*count` 0 if the article has no URL, for then
 *             there is nothing to share.
 */
void sc_tags_share_links(sc_arena *arena, const sc_tags *tags, const sc_share_link **out,
                         size_t *count);

/**
 * Write the share links as HTML, to be included in the body of a page: a list with labels in the
 * article's language, or in English if its words are not known.
 *
 * @return owned by `arena`; the empty text if there is nothing to share.
 */
sc_str sc_tags_share_html(sc_arena *arena, const sc_tags *tags);

/* Something that a render was made from. All borrowed. */
typedef struct sc_input_hash {
    const char *role; /* "article", "site", "layout", "photo", "font" */
    sc_str name;      /* as the user wrote the path */
    sc_str sha256;
} sc_input_hash;

typedef struct sc_manifest_request {
    const char *version;         /* the program's */
    const sc_input_hash *inputs; /* `input_count`, in the order to be written */
    size_t input_count;
    const sc_diags *diags; /* whose warnings are listed; may be NULL */
} sc_manifest_request;

/**
 * Write card.json: the article as it was understood, the images, what was done to their texts, the
 * share links, the warnings and the hashes of all inputs. The same input gives the same bytes.
 *
 * @return owned by `arena`; indented JSON ending in a line feed.
 */
sc_str sc_tags_manifest(sc_arena *arena, const sc_tags *tags, const sc_manifest_request *request);

#endif
