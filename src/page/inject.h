/*
 * The tag block into a page's bytes, and out of them. Not here: files.
 */
#ifndef SC_PAGE_INJECT_H
#define SC_PAGE_INJECT_H

#include "page/head.h"

/* A tag of the page's own that gave way to the block. */
typedef struct sc_replaced_tag {
    sc_span span; /* in the page as it was */
    sc_str name;  /* `og:title`, `JSON-LD` */
} sc_replaced_tag;

typedef struct sc_injection {
    sc_str bytes; /* the page's own if nothing changed */
    bool is_changed;
    const sc_replaced_tag *replaced;
    size_t replaced_count;
} sc_injection;

/**
 * Put a block into a page, or in place of the one it has. Nothing else changes, down to the last
 * byte; with `merges` the page's own tags that say the same go too. What comes out has been read
 * again: the block stands in the head, and taking it out gives the page.
 *
 * @param arena   owns the result.
 * @param page    borrowed; in any encoding that writes ASCII as ASCII. Unless it says that it is
 *                UTF-8, other characters than ASCII become references.
 * @param block   head.html: from marker to marker; UTF-8.
 * @param merges  also take out the page's own og:, twitter:, article: and author tags that the
 *                block has, and JSON-LD of an article that stands alone in its script.
 * @param diags   gains an error on failure: those of sc_head_survey(), `page.bad-block`; or a
 *                warning for tags of the page's own that stay: `page.own-tags`.
 * @param out     written only on success.
 * @return SC_OK, SC_E_DATA or SC_E_LIMIT.
 */
sc_status sc_page_inject(sc_arena *arena, const sc_source *page, sc_str block, bool merges,
                         sc_diags *diags, sc_injection *out);

/**
 * Take the block out of a page.
 *
 * @param out  the page's own bytes if it has none; written only on success.
 * @return as sc_page_inject().
 */
sc_status sc_page_remove(sc_arena *arena, const sc_source *page, sc_diags *diags, sc_str *out);

/** @return the content of the block's meta tag `name`, decoded; empty if it has none. */
sc_str sc_block_value(sc_arena *arena, sc_str block, const char *name);

#endif
