/*
 * The pipeline: inputs that have been read → the files of one article's cards. Pure: it opens no
 * file and reads no clock; the same inputs give the same bytes.
 */
#ifndef SC_CARD_CARD_H
#define SC_CARD_CARD_H

#include "base/publish.h"
#include "encode/encode.h"
#include "layout/layout.h"
#include "scene/scene.h"
#include "tags/tags.h"

/* A picture's bytes, under the name that fields and layouts call it. */
typedef struct sc_card_picture {
    sc_str name;
    sc_str bytes; /* a JPEG, PNG or WebP file */
    sc_span span; /* where it was named */
    bool has_focus;
    double focus_x, focus_y;
} sc_card_picture;

/* Told when each part of the work begins and ends, on the thread that does it; for measuring. */
typedef struct sc_card_watch {
    void (*begin)(void *context, const char *part);
    void (*end)(void *context, const char *part);
    void *context;
} sc_card_watch;

/* A file that cards are made from. All borrowed. */
typedef struct sc_input {
    const char *role; /* "article", "site", "layout", "photo", "font" */
    sc_str name;      /* as the user wrote the path */
    sc_str bytes;
} sc_input;

/* All that one article's cards are made from. All borrowed. */
typedef struct sc_card_request {
    const sc_article *article;
    const sc_site *site;
    const sc_layout *layout;
    sc_fonts *fonts;
    const sc_card_picture *pictures;
    size_t picture_count;
    const sc_platform *const *platforms; /* photo-only ones are passed over if there is no photo */
    size_t platform_count;
    sc_format format; /* where the platform takes it; else JPEG */
    int quality;      /* 0: the default */
    size_t max_bytes; /* of a card, in place of the platforms' aims; 0: theirs */
    bool is_debugged; /* a picture with the boxes drawn in goes beside each card */
    sc_photo_limits limits;
    int64_t now;            /* seconds since 1970; only `age` in conditions asks */
    const sc_input *inputs; /* for the manifest */
    size_t input_count;
    const char *version;
    const sc_card_watch *watch; /* NULL: nobody watches */
} sc_card_request;

typedef struct sc_card_files {
    const sc_output *items; /* in publishing order: the manifest last */
    size_t count;
    size_t image_count; /* the first so many are the cards */
} sc_card_files;

/**
 * Render every card, the tags and the manifest of an article.
 *
 * @param arena  owns the files.
 * @param diags  gains warnings, and errors on failure.
 * @param out    written only on success.
 * @return SC_OK, or what the stage that failed answered.
 */
sc_status sc_card_render(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         sc_card_files *out);

/** Make the scenes alone, `*count` of them, owned by `arena`. As sc_card_render(). */
sc_status sc_card_scenes(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                         const sc_scene **out, size_t *count);

#endif
