/*
 * The pictures of an article's cards: their headers, their pixels, and where in them there is
 * something to see. Arrays have an item for each of the request's pictures.
 */
#ifndef SC_CARD_PICTURES_H
#define SC_CARD_PICTURES_H

#include "card/plan.h"
#include "photo/crop.h"
#include "resolve/resolve.h"

/**
 * Read the headers of all pictures.
 *
 * @param out  owned by `arena`; written only on success.
 * @return as sc_photo_probe() or sc_svg_probe().
 */
sc_status sc_card_probe(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                        const sc_picture **out);

/**
 * Decode each picture that scenes show, but for drawings, once, at the scale that serves them all.
 *
 * @param scenes  `scene_count`; only their sizes matter.
 * @param out     owned by `arena`, which is best one for this alone; NULL for what is not decoded;
 *                written only on success.
 * @return as sc_photo_decode().
 */
sc_status sc_card_decode(sc_arena *arena, const sc_card_request *request, const sc_picture *headers,
                         const sc_scene *scenes, size_t scene_count, sc_diags *diags,
                         const sc_photo *const **out);

/**
 * Look at the photos whose content may move a crop.
 *
 * @return owned by `arena`; NULL for those that no look is needed at.
 */
const sc_attention *const *sc_card_look(sc_arena *arena, const sc_card_request *request,
                                        const sc_photo *const *photos, const sc_scene *scenes,
                                        size_t scene_count);

#endif
