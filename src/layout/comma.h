/*
 * Values that a comma cuts short: in YAML's braces `{ background: linear-gradient(red, blue) }` is
 * the value `linear-gradient(red` and a key `blue)`. People mean the value as in CSS.
 */
#ifndef SC_LAYOUT_COMMA_H
#define SC_LAYOUT_COMMA_H

#include "base/diag.h"
#include "data/value.h"

/**
 * Report the entry `*at` of a map if a comma within parentheses ended its value: `layout.bad-value`
 * with the whole value in quotes as the hint.
 *
 * @param map  borrowed.
 * @param at   the entry's index; moved to the last that is a piece of its value.
 * @return whether it was reported. If not, `*at` is as it was.
 */
bool sc_comma_report(sc_arena *arena, sc_diags *diags, const sc_value *map, size_t *at);

/** @return whether an entry is what stands after a comma in braces: a key that has no value. */
bool sc_comma_is_piece(const sc_entry *entry);

#endif
