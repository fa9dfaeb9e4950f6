/* Relative URLs → absolute ones (RFC 3986, 5.2). */
#ifndef SC_PAGE_URL_H
#define SC_PAGE_URL_H

#include "base/str.h"

/** @return whether `url` starts with http:// or https:// and a host. */
bool sc_url_is_web(sc_str url);

/**
 * Resolve a URL as a page has it: relative to `base`, steps `.` and `..` taken, blanks and other
 * characters that no URL holds percent-encoded.
 *
 * @param base  absolute, or empty: then a relative URL stays relative.
 * @return owned by `arena`; empty for other schemes than http and https.
 */
sc_str sc_url_resolve(sc_arena *arena, sc_str base, sc_str url);

/** @return the path of an absolute URL, without query and fragment; at least `/`. Borrowed. */
sc_str sc_url_path(sc_str url);

/** @return scheme and host of an absolute URL. Borrowed. */
sc_str sc_url_origin(sc_str url);

#endif
