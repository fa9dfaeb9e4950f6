/*
 * Reading what a render takes: the article, its site file, the layout, the pictures. The only part
 * of card/ that opens files.
 */
#ifndef SC_CARD_LOAD_H
#define SC_CARD_LOAD_H

#include "article/read.h"
#include "card/card.h"
#include "page/read.h"

/* Where things are. All borrowed; NULL: not given. */
typedef struct sc_load_request {
    const char *article; /* a path, or `-` */
    const char *site;    /* a path; else site.yaml beside the article or in the working folder */
    const char *layout;  /* a name or a path; else the site's, else `news` */
    const char *root;    /* the folder that the site's URLs lead to */
    const sc_assignment *sets;
    size_t set_count;
    bool needs_photo; /* also if the layout does not show it */
    sc_photo_limits limits;
} sc_load_request;

/* What was read. Owned by the arena given to sc_load(). */
typedef struct sc_loaded {
    sc_article article;
    sc_site site;
    sc_layout layout;
    const sc_card_picture *pictures;
    size_t picture_count;
    const sc_input *inputs; /* article, site, layout, then the pictures */
    size_t input_count;
    sc_page_kind page;             /* what the article was read from, if from a built page */
    const sc_page_origin *origins; /* of a page: where its fields were found */
    size_t origin_count;
} sc_loaded;

/**
 * Read all that one article's cards are made from.
 *
 * @param out  written only on success.
 * @return SC_OK, or what the failing stage answered, with errors in `diags`: those of reading
 *         articles, sites and layouts; `file.*`; `layout.unknown`; `photo.remote` for a picture
 *         named by a URL that no file stands for.
 */
sc_status sc_load(sc_arena *arena, const sc_load_request *request, sc_diags *diags, sc_loaded *out);

/**
 * Read the site file and the article alone, which may be a page: enough to know its slug.
 * As sc_load().
 */
sc_status sc_load_article(sc_arena *arena, const sc_load_request *request, sc_diags *diags,
                          sc_loaded *out);

/**
 * Read what an article's cards are made from besides: its layout and pictures. As sc_load().
 *
 * @param out  as sc_load_article() left it; gains layout and pictures, only on success.
 */
sc_status sc_load_assets(sc_arena *arena, const sc_load_request *request, sc_diags *diags,
                         sc_loaded *out);

/** Read one layout by its name or path, which was named at `blame`, with what it extends. */
sc_status sc_load_layout(sc_arena *arena, const char *name, sc_span blame, const sc_site *site,
                         sc_diags *diags, sc_layout *out);

/** Read what a layout's text, and those it extends, say. It may be for others to extend. */
sc_status sc_load_layout_text(sc_arena *arena, const sc_source *source, const sc_site *site,
                              sc_diags *diags, sc_layout *out);

/**
 * Read the pictures that a layout itself names, whatever the article: `image: logo.png`. Those
 * named by an address are passed over.
 *
 * @param layout  borrowed; not a base.
 * @param limits  borrowed.
 * @return SC_OK, or what the last failing one answered, with an error for each in `diags`.
 */
sc_status sc_load_layout_pictures(sc_arena *arena, const sc_layout *layout,
                                  const sc_photo_limits *limits, sc_diags *diags);

#endif
