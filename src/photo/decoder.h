/*
 * What a format's decoder is, inside the photo stage: a row of a table in photo.c. To add a format,
 * write its three functions and add a row.
 *
 * A decoder checks nothing twice: photo.c holds the header against the limits before it calls
 * `decode`.
 */
#ifndef SC_PHOTO_DECODER_H
#define SC_PHOTO_DECODER_H

#include "photo/photo.h"
#include "photo/planes.h"

/* One photo's reading. */
typedef struct sc_photo_job {
    sc_arena *arena;   /* owns the picture */
    sc_arena *scratch; /* is freed when the reading is over, well or not */
    sc_str bytes;      /* borrowed */
    const sc_photo_limits *limits;
    sc_span span;
    sc_diags *diags;
} sc_photo_job;

typedef struct sc_photo_header {
    int width, height; /* px, as stored */
    int scans;         /* JPEG: how often the picture is gone through; else 1 */
    int orientation;   /* 1–8, where the format tells it by itself; 0: EXIF does */
    bool is_animated;
    sc_str exif;               /* without its "Exif\0\0"; borrowed; may be empty */
    sc_str profile;            /* ICC; borrowed or owned by `scratch`; may be empty */
    const char *profile_fault; /* why the profile cannot even be read, or NULL */
} sc_photo_header;

typedef struct sc_photo_decoder {
    const char *format;
    /* Whether the bytes are of this format, by its first few. */
    bool (*is_mine)(sc_str bytes);
    /* Read sizes and metadata, allocating nothing of the picture's size. Errors only. */
    sc_status (*read_header)(const sc_photo_job *job, sc_photo_header *out);
    /* Fill the decoded size, scale and planes of `photo`; its full size is set. */
    sc_status (*decode)(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo);
} sc_photo_decoder;

extern const sc_photo_decoder SC_PHOTO_JPEG, SC_PHOTO_PNG, SC_PHOTO_WEBP, SC_PHOTO_AVIF;

/** Report damage that nothing can be made of. @return SC_E_DATA. */
sc_status sc_photo_broken(const sc_photo_job *job, const char *why);

/**
 * Report damage of a picture that is at least partly there: `photo.damaged`.
 *
 * @param why  a library's words or ours.
 * @return SC_OK, with a warning, where damage is allowed; else SC_E_DATA, with an error.
 */
sc_status sc_photo_damaged(const sc_photo_job *job, const char *why);

/** Report a variety of the format that is not read: `photo.unsupported`. @return SC_E_DATA. */
sc_status sc_photo_unsupported(const sc_photo_job *job, const char *what, const char *hint);

#endif
