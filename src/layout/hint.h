/*
 * Ways out of what designers write by habit: names and values of CSS and of other tools that mean
 * something here under another name, or nothing. Texts for the hints of messages.
 */
#ifndef SC_LAYOUT_HINT_H
#define SC_LAYOUT_HINT_H

#include "layout/property.h"

/** @return what to write in place of a property that there is not, or NULL. Static. */
const char *sc_hint_property(sc_str name);

/** @return the word of `words` that people mean by `word`, or NULL. Of `words`, or static. */
const char *sc_hint_word(sc_str word, const char *const *words, size_t count);

/**
 * @param text  what is not a length.
 * @return what to write instead, owned by `arena`; NULL if nobody knows.
 */
const char *sc_hint_length(sc_arena *arena, sc_str text);

/** As sc_hint_length() for what is not a number. */
const char *sc_hint_number(sc_arena *arena, sc_str text);

/** @return `write "#fff", in quotes` for digits without their `#`, what to write in place of words
 * of CSS that are no colours here; or NULL. */
const char *sc_hint_color(sc_arena *arena, sc_str text);

/** @return what joins conditions in place of `&&` and the like, or the word for a shape; or NULL.
 */
const char *sc_hint_condition(sc_str word);

#endif
