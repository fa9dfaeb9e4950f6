/*
 * Framing: pictures that nobody gave a focus are cropped to where their content is, away from where
 * type will stand on them.
 */
#ifndef SC_CARD_FRAMING_H
#define SC_CARD_FRAMING_H

#include "photo/crop.h"
#include "scene/scene.h"

/** @return whether a look at the pixels of `picture` could move any of its crops in the scene. */
bool sc_framing_needs(const sc_scene *scene, size_t picture);

/**
 * Move the crops that stand where they do for no reason, SC_FRAMED_CENTRE.
 *
 * @param arena  owns the new nodes and images; the rest is borrowed from `scene`.
 * @param looks  one for each picture; NULL for those that are not to be moved.
 */
sc_scene sc_framing_apply(sc_arena *arena, const sc_scene *scene, const sc_attention *const *looks);

#endif
