/* Hyphenation: where the dictionaries of Debian's hyphen-* packages let a word be divided. */
#ifndef SC_TEXT_HYPHEN_H
#define SC_TEXT_HYPHEN_H

#include "text/parts.h"

/* The dictionaries of a run, each read when first asked for. */
typedef struct sc_dictionaries sc_dictionaries;

/** @return none read yet; owned by `arena`, with what will be. */
sc_dictionaries *sc_dictionaries_new(sc_arena *arena);

/**
 * Hyphenation of one text, found when first asked for.
 *
 * @param dictionaries  borrowed.
 * @param lang          BCP 47; borrowed, like `chars`.
 * @return owned by `arena`.
 */
sc_hyphenation *sc_hyphenation_new(sc_arena *arena, sc_dictionaries *dictionaries,
                                   const sc_chars *chars, sc_str lang);

/** @return whether a hyphen may stand before unit `at`. */
bool sc_hyphen_divides(sc_hyphenation *hyphenation, int32_t at);

/**
 * Change break opportunities as the style's `hyphens` says: none takes those at soft hyphens away,
 * auto adds those of the dictionary.
 *
 * @param breaks  from sc_breaks_find().
 */
void sc_hyphen_mark(const sc_text *text, uint8_t *breaks);

/** @return whether unit `at` is in a web or mail address, where a hyphen would mislead. */
bool sc_hyphen_in_address(const sc_chars *chars, int32_t at);

#endif
