/*
 * The platforms that cards are made for, as rows of a table: facts that change. Sources and
 * confidence of each fact are noted in docs/platforms.md.
 */
#ifndef SC_PLATFORM_PLATFORM_H
#define SC_PLATFORM_PLATFORM_H

#include "base/diag.h"
#include "base/status.h"

typedef enum sc_format { SC_FORMAT_JPEG, SC_FORMAT_PNG, SC_FORMAT_WEBP } sc_format;

typedef struct sc_platform {
    const char *name;             /* "whatsapp" */
    const char *label;            /* "WhatsApp" */
    int width, height;            /* px */
    size_t aim_bytes;             /* what a card should weigh at most */
    size_t hard_bytes;            /* what the platform refuses */
    unsigned formats;             /* accepted: bits 1u << SC_FORMAT_* */
    bool is_photo_only;           /* the photo cropped, without any text or layout: JSON-LD's */
    double safe_left, safe_right; /* px: what a square preview keeps; 0 and width if never cut */
    const char *crawler;          /* a regular expression over user agents; NULL: has none */
    const char *help;
} sc_platform;

/** @return the platform called `name`, or NULL. Static. */
const sc_platform *sc_platform_find(sc_str name);

/**
 * @return all `*count` platforms. Static. Their order is the one to test `crawler` in, first match
 * wins: some user agents name other platforms' crawlers.
 */
const sc_platform *sc_platform_all(size_t *count);

/** The names of a default run, in order, comma-separated. */
#define SC_PLATFORM_DEFAULT "pinterest,telegram,linkedin,whatsapp"

/**
 * Read a comma-separated list of names. `default` stands for those of a default run, `schema` for
 * the photo-only ones, `all` for every platform. A name given twice counts once.
 *
 * @param span   of the list, for messages; a span as long as the list is narrowed to the name.
 * @param out    `*count` borrowed rows in an array owned by `arena`; written only on success.
 * @return SC_E_USAGE, with `platform.unknown` and the nearest name for each unknown one, or
 * `platform.none` if none is given.
 */
sc_status sc_platform_parse_list(sc_arena *arena, sc_str list, sc_span span, sc_diags *diags,
                                 const sc_platform *const **out, size_t *count);

/** @return "jpeg", "png" or "webp". */
const char *sc_format_name(sc_format format);
/** @return "jpg", "png" or "webp": the ending of a file's name. */
const char *sc_format_extension(sc_format format);
/** @return "image/jpeg" … */
const char *sc_format_mime(sc_format format);

#endif
