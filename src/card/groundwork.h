/*
 * Groundwork: pictures are decoded on one thread while all that asks for no pixels is done on
 * another. Decoding a large photo takes longer than anything else, and cannot itself be shared.
 */
#ifndef SC_CARD_GROUNDWORK_H
#define SC_CARD_GROUNDWORK_H

#include "card/pictures.h"
#include "card/plan.h"
#include "card/survey.h"

typedef struct sc_card_groundwork {
    const sc_photo *const *photos; /* as sc_card_decode() gives them */
    const sc_survey *surveys;      /* one a platform, of twins the same */
    const sc_input_hash *inputs;   /* the request's */
} sc_card_groundwork;

/**
 * Lay it.
 *
 * @param arena    owns the rest.
 * @param decoded  owns the photos.
 * @param scenes   one a platform.
 * @param out      written only on success.
 * @return as sc_card_decode().
 */
sc_status sc_card_groundwork_lay(sc_arena *arena, sc_arena *decoded, const sc_card_request *request,
                                 const sc_card_plan *plan, const sc_picture *headers,
                                 const sc_scene *scenes, sc_diags *diags, sc_card_groundwork *out);

#endif
