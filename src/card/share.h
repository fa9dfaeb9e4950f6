/*
 * Crops that can share their resampling: the same columns of one picture at one scale, so that
 * each is some rows of a larger one. Cards of 1200x630 and 1200x627 px are such.
 */
#ifndef SC_CARD_SHARE_H
#define SC_CARD_SHARE_H

#include "resolve/resolve.h"
#include "scene/scene.h"

/**
 * Tell how crops of the same columns and scale stand to each other.
 *
 * @param rows  how many px of the card, between px too, `b` starts below `a`; written only if they
 *              are such crops.
 */
bool sc_share_rows(const sc_scene_image *a, const sc_scene_image *b, double *rows);

/**
 * Move the crops of a scene by less than a px of the card, so that they fall on the px of those of
 * scenes before it.
 *
 * @param arena    owns the new nodes and images; the rest is borrowed from `scene`.
 * @param headers  of the pictures, which crops stay inside.
 */
sc_scene sc_share_align(sc_arena *arena, const sc_scene *scene, const sc_scene *before,
                        size_t before_count, const sc_picture *headers);

#endif
