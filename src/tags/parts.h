/*
 * What the files of this folder share: values made safe for the place they are put in, and the
 * article's values as tags want them. Not for other stages.
 */
#ifndef SC_TAGS_PARTS_H
#define SC_TAGS_PARTS_H

#include "tags/tags.h"

#include <stdint.h>

/* No block may grow past this: far more than articles within their limits can give. */
enum { SC_TAGS_BYTES_MAX = 64 * 1024 * 1024 };

/** @return whether a tag value may not hold the character: a control, or bidirectional control. */
bool sc_tags_is_control(uint32_t code_point);

/**
 * @return `value` without such characters, line breaks and tabs as spaces, and trimmed; `value`
 * itself if it has none, else owned by `arena`.
 */
sc_str sc_tags_clean(sc_arena *arena, sc_str value);

/** Add `value` with `& < > " '` as references: safe in text and in a quoted attribute. */
void sc_tags_add_escaped(sc_buf *out, sc_str value);

/** Add `value` percent-encoded for a query (RFC 3986: all but unreserved; a space is %20). */
void sc_tags_add_percent(sc_buf *out, sc_str value);

/** @return the first `max` characters of `value` at most: cut at a word, with an ellipsis. */
sc_str sc_tags_shorten(sc_arena *arena, sc_str value, size_t max);

/** @return whether `url` is an absolute URL that starts with http:// or https://. */
bool sc_tags_is_web_url(sc_str url);

/** @return the URL if it is one that may be put into a page, else the empty text. */
sc_str sc_tags_web_url(sc_str url);

/**
 * @return the article's description, else the photo's caption, else the headline: never empty, for
 * WhatsApp shows no large picture without one.
 */
sc_str sc_tags_description(const sc_article *article);

/*
 * What goes into a block that may not pass SC_TAGS_HEAD_MAX bytes: how many of the elements that
 * repeat, and how much of the texts that may be long.
 */
typedef struct sc_tags_cut {
    size_t authors, tags; /* the first so many */
    size_t text_max;      /* characters of headline and description */
    bool has_json_ld;
} sc_tags_cut;

/** @return all of the article. */
sc_tags_cut sc_tags_whole(const sc_article *article);

/**
 * Find how much fits: all; else, from the end, tags are left out, then authors but the first; else
 * long texts are cut, then the structured data is left out.
 *
 * @return the most that fits; the least if even that does not.
 */
sc_tags_cut sc_tags_fit(const sc_tags *tags, const sc_card_file *image);

/** Write the block with just what `cut` says. As sc_tags_head(). */
sc_str sc_tags_write_head(sc_arena *arena, const sc_tags *tags, const sc_card_file *image,
                          sc_tags_cut cut);

/** @return a moment as ISO 8601 with its offset, owned by `arena`; empty if it is not set. */
sc_str sc_tags_moment(sc_arena *arena, sc_moment moment);

/** @return the card of the platform of that name, or NULL. Borrowed from `tags`. */
const sc_card_file *sc_tags_card_of(const sc_tags *tags, const char *platform);

/**
 * @return the URL of the picture to be pinned: absolute, for Pinterest fetches it itself; or the
 * empty text. Borrowed from `tags`.
 */
sc_str sc_tags_pin_image(const sc_tags *tags);

/** @return the pin's description: as much of the headline as Pinterest takes. */
sc_str sc_tags_pin_text(sc_arena *arena, const sc_tags *tags);

/** Add the JSON-LD element, with its `<script>` tags and a line feed. */
void sc_tags_add_json_ld(sc_arena *arena, sc_buf *out, const sc_tags *tags);

#endif
