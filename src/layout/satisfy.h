/*
 * Whether conditions can hold at all: a node whose `when` no article and no card can meet, or a
 * variant that never applies, is a mistake that no error tells.
 */
#ifndef SC_LAYOUT_SATISFY_H
#define SC_LAYOUT_SATISFY_H

#include "layout/layout.h"

/**
 * @param conditions  `count` of them, all to hold at once; NULL ones always do.
 * @param variant     NULL, or one that is to apply too.
 * @return false only if there surely is no article and no platform for which they hold.
 */
bool sc_conditions_can_hold(sc_arena *arena, const sc_condition *const *conditions, size_t count,
                            const sc_variant *variant);

/** @return whether somewhere in it stands `never`: it is meant not to hold. */
bool sc_condition_says_never(const sc_condition *condition);

#endif
