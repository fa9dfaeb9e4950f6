/*
 * A page's bytes → UTF-8, for reading it.
 */
#ifndef SC_PAGE_ENCODING_H
#define SC_PAGE_ENCODING_H

#include "base/diag.h"
#include "base/status.h"

/**
 * Decode a page: by its byte order mark, else by what it declares in its first 4096 bytes, else as
 * UTF-8 if it is that, else as Windows-1252, as browsers do. NUL and bytes that mean nothing
 * become U+FFFD.
 *
 * @param arena  owns `*out` if it is not `bytes`.
 * @param name   of the page, for messages.
 * @param diags  gains an error for an unknown encoding, `page.encoding`.
 * @param out    without a byte order mark; written only on success.
 * @return SC_OK or SC_E_DATA.
 */
sc_status sc_page_decode(sc_arena *arena, sc_str name, sc_str bytes, sc_diags *diags, sc_str *out);

/** @return the charset in a `content` such as `text/html; charset=windows-1252`, or empty. */
sc_str sc_charset_in(sc_str content);

#endif
