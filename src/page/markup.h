/*
 * The tokens of an HTML text: its tags, comments and texts, with their places in the bytes (HTML
 * standard, 13.2.5). In linear time, without memory, and for every encoding that writes ASCII as
 * ASCII. Whether a tag counts where it stands is not decided here.
 */
#ifndef SC_PAGE_MARKUP_H
#define SC_PAGE_MARKUP_H

#include "base/str.h"

typedef enum sc_markup_kind {
    SC_MARKUP_TEXT,
    SC_MARKUP_START, /* a start tag */
    SC_MARKUP_CLOSE, /* an end tag */
    SC_MARKUP_COMMENT,
    SC_MARKUP_DOCTYPE,
} sc_markup_kind;

typedef struct sc_markup_token {
    sc_markup_kind kind;
    size_t start, end; /* bytes of the whole token */
    sc_str name;       /* of a tag, as written; of a comment, what it says */
    bool is_raw;       /* a text inside script, style, title … */
    bool is_open;      /* the page ends before the token does */
} sc_markup_token;

/* A reading under way. Begin with the text, and all else zero. */
typedef struct sc_markup {
    sc_str text; /* borrowed */
    size_t at;
    sc_str raw; /* the element whose text is read raw: it ends only at its own end tag */
} sc_markup;

/** Read the next token. @return false at the text's end; `*token` is written only on true. */
bool sc_markup_next(sc_markup *markup, sc_markup_token *token);

typedef struct sc_markup_attribute {
    sc_str name, value; /* as written; the value without its quotes */
} sc_markup_attribute;

/**
 * Read the attributes of a start tag one by one; `*at` is 0 at first.
 * @return false after the last; `*out` is written only on true.
 */
bool sc_markup_next_attribute(sc_str text, const sc_markup_token *tag, size_t *at,
                              sc_markup_attribute *out);

/** @return the value of a start tag's first attribute `name`; empty if it has none. */
sc_str sc_markup_attribute_of(sc_str text, const sc_markup_token *tag, const char *name);

/** @return whether the token is a tag of that name and kind. */
bool sc_markup_is(const sc_markup_token *token, sc_markup_kind kind, const char *name);

/** @return whether `name` is one of `names`, which ends in NULL, in either case. */
bool sc_markup_is_one_of(sc_str name, const char *const *names);

#endif
