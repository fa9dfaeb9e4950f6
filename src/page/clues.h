/*
 * What a page says about its article, in all the places where pages say it; and which of it is
 * believed. A reader of one kind of place adds clues, in the page's order; choosing comes after.
 */
#ifndef SC_PAGE_CLUES_H
#define SC_PAGE_CLUES_H

#include "data/rows.h"

typedef enum sc_clue_field {
    SC_CLUE_HEADLINE,
    SC_CLUE_DESCRIPTION,
    SC_CLUE_URL,
    SC_CLUE_LANG,
    SC_CLUE_SECTION,
    SC_CLUE_TAG,
    SC_CLUE_PHOTO,
    SC_CLUE_CAPTION, /* of a photo that is not there */
    SC_CLUE_AUTHOR,
    SC_CLUE_EDITOR,
    SC_CLUE_PUBLISHED,
    SC_CLUE_MODIFIED,
    SC_CLUE_EXPIRES,
    SC_CLUE_SITE, /* the site's name: no field of the article's, but headlines lose it */
    SC_CLUE_FIELD_COUNT,
} sc_clue_field;

/* Whom to believe, the first one first. */
typedef enum sc_trust {
    SC_TRUST_JSON_LD,
    SC_TRUST_META,    /* og: and article: */
    SC_TRUST_TWITTER, /* twitter: */
    SC_TRUST_MARKED,  /* microdata, rel=author, <time datetime>: the page's own, and meant so */
    SC_TRUST_BODY,    /* <h1>, <figure>, class names */
    SC_TRUST_NAMED,   /* <meta name=description>, <html lang>, canonical */
    SC_TRUST_TEXT,    /* lines that read like a byline, a date, a caption */
    SC_TRUST_TITLE,   /* <title> */
} sc_trust;

typedef struct sc_clue {
    sc_clue_field field;
    sc_trust trust;
    const char *from; /* for people: "og:title", "h1", "json-ld headline" */
    sc_field value;   /* a byline may name several */
    sc_field url;     /* of an author */
    bool is_byline;   /* text to be divided at commas */
    /* Of a photo. */
    sc_field alt, caption, credit;
} sc_clue;

typedef struct sc_clues {
    sc_arena *arena; /* owns the texts; the caller sets it and zeroes the rest */
    SC_VEC(sc_clue) list;
} sc_clues;

/** @return a text without the blanks of any script, and marks that nobody sees, around it. */
sc_str sc_text_trim(sc_str text);

/** Add a clue, its texts freed of control characters; nothing if its value is empty. */
void sc_clues_add(sc_clues *clues, sc_clue clue);

/** As sc_clues_add() for a clue that is only a text. */
void sc_clues_note(sc_clues *clues, sc_clue_field field, sc_trust trust, const char *from,
                   sc_field value);

/** @return the most trusted clue of a field, the first one of several; NULL if there is none. */
const sc_clue *sc_clues_best(const sc_clues *clues, sc_clue_field field);

/**
 * Go through the clues of a field, the most trusted first.
 *
 * @param rank  0 at first.
 * @return NULL after the last.
 */
const sc_clue *sc_clues_next(const sc_clues *clues, sc_clue_field field, size_t *rank);

#endif
