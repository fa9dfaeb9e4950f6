/*
 * Giving templates and conditions their values: what an article, a site and a target make of them.
 */
#ifndef SC_RESOLVE_BIND_H
#define SC_RESOLVE_BIND_H

#include "layout/layout.h"

/* What values come from. All borrowed. */
typedef struct sc_binding {
    sc_arena *arena; /* owns texts made on the way */
    const sc_article *article;
    const sc_site *site;
    const sc_platform *platform;
    double width, height; /* px of the card */
    bool is_rtl;          /* the article's language is written from right to left */
    sc_str script;        /* of the article's language, ISO 15924 */
    sc_str photo_shape;   /* of the article's photo; empty without one, or if it is not shown */
    int64_t now;          /* seconds since 1970; only `age` asks */
} sc_binding;

/** @return the binding of one target; the card has the platform's size. */
sc_binding sc_binding_of(sc_arena *arena, const sc_article *article, const sc_site *site,
                         const sc_platform *platform, int64_t now);

/** @return whether the condition holds; NULL always does. */
bool sc_condition_holds(const sc_condition *condition, const sc_binding *binding);

/** @return whether a variant applies to the binding's card. */
bool sc_variant_applies(const sc_variant *variant, const sc_binding *binding);

typedef struct sc_filled {
    sc_str text;  /* trimmed; owned by the binding's arena or borrowed from the article */
    sc_str field; /* the name of the first field in it, or empty */
    sc_span span; /* where the text was written: the article's field, or the layout's text */
} sc_filled;

/** Fill a template in. A template whose fields are all empty gives an empty text. */
sc_filled sc_template_fill(const sc_template *template, const sc_binding *binding);

#endif
