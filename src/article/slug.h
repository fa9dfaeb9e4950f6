/*
 * Slugs: the name of an article's output folder, `[a-z0-9-]+`, at most 80 characters.
 */
#ifndef SC_ARTICLE_SLUG_H
#define SC_ARTICLE_SLUG_H

#include "base/str.h"

enum { SC_SLUG_MAX = 80 };

/** @return whether a given slug could lead out of its folder: `/`, `\`, `..`, a dot in front. */
bool sc_slug_is_unsafe(sc_str given);

/**
 * Spell a text as a slug: romanised, in lower case, everything but letters and digits a hyphen, cut
 * at a word's end. Apostrophes go without a trace.
 *
 * @return owned by `arena`; empty if nothing is left.
 */
sc_str sc_slug_spell(sc_arena *arena, sc_str text, sc_str lang);

/** @return the last part of a URL's path without its extension, decoded; or empty. */
sc_str sc_slug_part_of_url(sc_arena *arena, sc_str url);

/**
 * @return what a file's name says: without folder, extension and Jekyll's `2026-03-14-`; for
 *         `index.md` its folder's name. Empty for `<stdin>`. Borrowed.
 */
sc_str sc_slug_part_of_path(sc_str path);

/** @return `article-` and eight digits that depend on `text`, for what cannot be spelt. */
sc_str sc_slug_hash(sc_arena *arena, sc_str text);

#endif
