/*
 * The plain text of a small piece of HTML, as publishing systems put it into titles, excerpts and
 * captions.
 */
#ifndef SC_ARTICLE_PLAIN_H
#define SC_ARTICLE_PLAIN_H

#include "base/str.h"

/**
 * Take the tags and comments out and decode the character references (all numeric ones, and HTML
 * 4's names). What is neither stays as it is: `a < b`, `AT&T`. A block's end becomes a blank.
 * "[…]" and "Continue reading" links that WordPress adds are reduced to "…" and nothing.
 *
 * @return owned by `arena`.
 */
sc_str sc_plain_text(sc_arena *arena, sc_str html);

#endif
