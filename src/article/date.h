/*
 * Dates as people and publishing systems write them → moments.
 */
#ifndef SC_ARTICLE_DATE_H
#define SC_ARTICLE_DATE_H

#include "article/article.h"

/**
 * Read a date: ISO 8601 (`2026-03-14`, `2026-03-14T07:51:42.5+01:00`, `20260314T0751Z`, with a
 * blank for the T, with `/` for `-`, with a zone's name after the offset), RFC 2822 and other forms
 * with an English month (`Sat, 14 Mar 2026 07:51:42 GMT`, `March 14, 2026 7:51 pm`), or Unix time
 * in seconds or, past 10^11, milliseconds.
 *
 * @param zone  an IANA zone: where a date without an offset was written, and in which one that only
 *              says UTC (`Z`, `GMT`, Unix time) is shown.
 * @param out   its span is left alone; written only on success.
 * @return NULL, or why it is no date, for a hint: a literal or owned by `arena`.
 */
const char *sc_date_read(sc_arena *arena, sc_str text, sc_str zone, sc_moment *out);

#endif
