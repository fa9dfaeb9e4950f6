/*
 * The fields that layouts can show and ask for, as rows: `{{ headline }}`, `when: photo`.
 */
#ifndef SC_LAYOUT_FIELD_H
#define SC_LAYOUT_FIELD_H

#include "article/article.h"

typedef enum sc_field_kind {
    SC_FIELD_TEXT,
    SC_FIELD_MOMENT, /* shown through `date` */
    SC_FIELD_LIST,   /* shown through `join` or `first` */
    SC_FIELD_IMAGE,  /* a file's name, for `image:` */
} sc_field_kind;

/* A field's value in one article. Texts are borrowed from the article and the site. */
typedef struct sc_bound {
    sc_field_kind kind;
    sc_field text; /* SC_FIELD_TEXT, SC_FIELD_IMAGE */
    const sc_moment *moment;
    const sc_field *items; /* SC_FIELD_LIST */
    size_t count;
} sc_bound;

typedef struct sc_layout_field {
    const char *name;
    sc_field_kind kind;
    void (*get)(sc_arena *arena, const sc_article *article, const sc_site *site, sc_bound *out);
    const char *help;
} sc_layout_field;

/** @return the field called `name`, or NULL. Static. */
const sc_layout_field *sc_layout_field_find(sc_str name);

/** @return all `*count` fields. Static. */
const sc_layout_field *sc_layout_field_all(size_t *count);

/** @return the field's value; lists are owned by `arena`. */
sc_bound sc_layout_field_get(const sc_layout_field *field, sc_arena *arena,
                             const sc_article *article, const sc_site *site);

/** @return whether the value is worth showing: a text, a set moment, a list that is not empty. */
bool sc_bound_is_set(const sc_bound *bound);

#endif
