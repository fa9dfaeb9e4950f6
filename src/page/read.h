/*
 * Reading a built page, or the plain text saved from one: the fields of its article. Not here:
 * what the fields may be (article/), and opening files.
 */
#ifndef SC_PAGE_READ_H
#define SC_PAGE_READ_H

#include "article/article.h"

typedef enum sc_page_kind { SC_PAGE_NONE, SC_PAGE_HTML, SC_PAGE_TEXT } sc_page_kind;

/** @return what a file is: a page by its first tag, a saved text by its name; else no page. */
sc_page_kind sc_page_kind_of(sc_str name, sc_str text);

/* Where a field was found. */
typedef struct sc_page_origin {
    const char *field; /* the article's name for it: "photo.src" */
    const char *from;  /* the kind of place: "og:title", "h1" */
    sc_str value;
    sc_span span;
} sc_page_origin;

typedef struct sc_page_fields {
    const sc_value *map; /* for sc_article_read_map() */
    const sc_page_origin *origins;
    size_t origin_count;
} sc_page_fields;

/**
 * Read a page.
 *
 * @param arena   owns the fields.
 * @param source  borrowed; UTF-8; must outlive `arena`.
 * @param kind    not SC_PAGE_NONE.
 * @param site    borrowed for the call: its name is no headline, its url the base of others.
 * @param address where the page is served, as its place on disk tells; or empty. The page's own
 *                word is believed first.
 * @param diags   gains warnings: `page.bad-json-ld`; or the error `page.too-complex`.
 * @param out     written only on success; a field that the page does not tell is not in the map.
 * @return SC_OK or SC_E_LIMIT.
 */
sc_status sc_page_read(sc_arena *arena, const sc_source *source, sc_page_kind kind,
                       const sc_site *site, sc_str address, sc_diags *diags, sc_page_fields *out);

#endif
