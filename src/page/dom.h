/*
 * A page as a tree, for reading it: gumbo's, made so that no page can break it.
 *
 * Gumbo 0.10.1 ends the process on some pages with MathML or select in tables, and takes quadratic
 * time for deep ones. So it is given the page with all elements of no use here renamed to ones that
 * mean nothing in HTML (table cells to what breaks lines as they do), and none nested deeper than
 * SC_DOM_DEPTH_MAX; all at the same offsets. sc_dom_name() tells the names as written.
 */
#ifndef SC_PAGE_DOM_H
#define SC_PAGE_DOM_H

#include "base/diag.h"
#include "data/rows.h"
#include "page/head.h"

#include <gumbo.h>

enum { SC_DOM_DEPTH_MAX = 256 };

typedef struct sc_dom {
    sc_arena *arena;
    const sc_source *source;
    const char *copy; /* what gumbo read */
    const GumboNode *root;
    sc_part block; /* the tag block, whose tags are not the page's own; empty if there is none */
} sc_dom;

/**
 * Parse a page.
 *
 * @param arena   owns the tree.
 * @param source  borrowed; UTF-8.
 * @param diags   gains `page.too-complex` for pages that would take more than 256 MiB.
 * @param out     written only on success.
 * @return SC_OK or SC_E_LIMIT.
 */
sc_status sc_dom_parse(sc_arena *arena, const sc_source *source, sc_diags *diags, sc_dom *out);

typedef enum sc_dom_event { SC_DOM_END, SC_DOM_ENTER, SC_DOM_LEAVE, SC_DOM_TEXT } sc_dom_event;

typedef struct sc_dom_step {
    const GumboNode *node;
    unsigned next; /* of its children */
} sc_dom_step;

/* A walk through a part of the tree, in the page's order. */
typedef struct sc_dom_walk {
    const sc_dom *dom;
    const GumboNode *node; /* what the last event is about */
    const GumboNode *start;
    SC_VEC(sc_dom_step) path;
} sc_dom_walk;

/** @return a walk over `node` and all below it. The tag block is passed over. */
sc_dom_walk sc_dom_walk_new(const sc_dom *dom, const GumboNode *node);
sc_dom_event sc_dom_next(sc_dom_walk *walk);
/** After SC_DOM_ENTER: pass over what is in the element; its SC_DOM_LEAVE comes next. */
void sc_dom_skip(sc_dom_walk *walk);

/** @return an element's name as written; borrowed from the page. */
sc_str sc_dom_name(const sc_dom *dom, const GumboNode *node);
bool sc_dom_is(const sc_dom *dom, const GumboNode *node, const char *name);

/** @return an element's attribute, trimmed, with its place; empty if there is none. */
sc_field sc_dom_attribute(const sc_dom *dom, const GumboNode *node, const char *name);

/** @return whether one of an attribute's words is `word`, in either case. */
bool sc_dom_has_word(const sc_dom *dom, const GumboNode *node, const char *attribute,
                     const char *word);

/** @return the place of a text node. */
sc_span sc_dom_text_span(const sc_dom *dom, const GumboNode *node);

/** @return the text of an element, white space folded; what scripts and the like hold left out. */
sc_field sc_dom_text(const sc_dom *dom, const GumboNode *node);

/** @return whether an element's text is not for readers: script, select, textarea … */
bool sc_dom_is_silent(const sc_dom *dom, const GumboNode *node);

#endif
