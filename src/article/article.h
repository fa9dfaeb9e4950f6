/*
 * The article and the site: the two records that a render is about. Every field remembers where it
 * was written, so that a message can point at it. Texts are valid UTF-8, trimmed, with white space
 * folded to single spaces, free of control characters; absent fields are empty texts.
 */
#ifndef SC_ARTICLE_ARTICLE_H
#define SC_ARTICLE_ARTICLE_H

#include "data/rows.h"

#include <stdint.h>

typedef struct sc_field_list {
    const sc_field *items;
    size_t count;
} sc_field_list;

/* A moment, with the offset from UTC that it was written with, or that its zone gave it. */
typedef struct sc_moment {
    bool is_set;
    bool has_time;          /* false: only a date was given; `seconds` is then its midnight */
    int64_t seconds;        /* since 1970-01-01T00:00:00Z */
    int32_t offset_minutes; /* east of UTC */
    sc_span span;
} sc_moment;

typedef struct sc_person {
    sc_field name, url, photo;
} sc_person;

typedef struct sc_photo_ref {
    sc_field src; /* a path relative to the article's file, or absolute */
    sc_field alt, caption, credit;
    bool has_focus;
    /* The middle of what must stay in frame, 0–1 from the left and the top, and how large it is: 0
     * for a point. */
    double focus_x, focus_y, focus_width, focus_height;
} sc_photo_ref;

typedef struct sc_article {
    const sc_source *source; /* where it was read from */
    sc_field headline;       /* never empty */
    sc_field short_headline, kicker, description;
    /* [a-z0-9-]+, never empty: derived from url, file name or headline if not given */
    sc_field slug;
    sc_field url;  /* absolute, http(s); or empty */
    sc_field lang; /* a BCP 47 tag, never empty: the article's, else the site's, else "en" */
    sc_field section, type, editor;
    sc_field_list tags;
    sc_field_list translations; /* language tags as written */
    sc_field card_alt;          /* what the cards show, in words; or empty */
    sc_photo_ref photo;
    const sc_person *authors;
    size_t author_count;
    sc_moment published, modified, expires;
} sc_article;

/* A colour token of the site file: `$name` in a layout. */
typedef struct sc_token {
    sc_str name;
    sc_field value;
} sc_token;

typedef struct sc_site {
    const sc_source *source; /* NULL: there is no site file, and everything is its default */
    sc_field name;
    sc_field url;               /* absolute, http(s); or empty */
    sc_field cards_url;         /* where the output folder will be served; no slash at its end */
    sc_field logo;              /* a path relative to the site file, or absolute */
    sc_field logo_url;          /* absolute, http(s); or empty */
    sc_field lang;              /* a BCP 47 tag, or empty */
    sc_field timezone;          /* an IANA name; "UTC" by default */
    sc_field twitter, telegram; /* `@name` */
    sc_field fediverse;         /* `@name@server`, as written */
    sc_field theme_color;       /* a colour of CSS, as written */
    sc_field article_author;    /* "name" (the default) or "url" */
    sc_field publisher;
    sc_field layout; /* the name or file of the layout to use by default */
    const sc_token *colors;
    size_t color_count;
} sc_site;

#endif
