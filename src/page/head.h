/*
 * The head of a page as its bytes have it: where the tag block stands or belongs, and which tags of
 * the page's own say the same. It finds out; it changes nothing.
 *
 * The head is the element that a `<head>` tag opens, up to `</head>` or the first thing that
 * cannot stand in it (HTML standard, 13.2.6.4.3 to 13.2.6.4.6).
 */
#ifndef SC_PAGE_HEAD_H
#define SC_PAGE_HEAD_H

#include "base/diag.h"
#include "base/status.h"

/* A stretch of a page. */
typedef struct sc_part {
    size_t start, end; /* bytes */
} sc_part;

typedef enum sc_own_kind {
    SC_OWN_META,    /* `name` is its property or name */
    SC_OWN_JSON_LD, /* a whole script element; `text` is what it holds */
} sc_own_kind;

/* A tag of the page's own, outside the block. */
typedef struct sc_own_tag {
    sc_own_kind kind;
    sc_part part; /* of a script: from its start tag to its end tag */
    sc_part text; /* of a script: what is between them */
    sc_str name;  /* as written */
} sc_own_tag;

typedef struct sc_head {
    bool has_block;
    sc_part block; /* with the line end after it */
    /* Where a block belongs: after charset, title, canonical link and description, and at the start
     * of a line if they end theirs. Always directly in the head. */
    size_t insert_at;
    const sc_own_tag *own;
    size_t own_count;
    sc_str charset; /* as declared; empty if it is not */
    bool has_utf8_mark;
    bool is_off;          /* <meta name="sharecard" content="off"> */
    const char *line_end; /* the page's first; a line feed if it has none */
} sc_head;

enum { SC_PAGE_BYTES_MAX = 16 << 20 };

/**
 * Survey a page.
 *
 * @param arena  owns the list of tags; the texts are borrowed from the page.
 * @param page   borrowed; its text may be in any encoding that writes ASCII as ASCII.
 * @param diags  gains one error on failure: `page.no-head`, `page.two-blocks`, `page.broken-block`,
 *               `page.block-outside-head`, `page.encoding` (UTF-16 and others that are not
 *               readable as bytes), `page.too-large`.
 * @param out    written only on success.
 * @return SC_OK, SC_E_DATA, or SC_E_LIMIT for a page of more than SC_PAGE_BYTES_MAX.
 */
sc_status sc_head_survey(sc_arena *arena, const sc_source *page, sc_diags *diags, sc_head *out);

#endif
