/* Cards from scenes whose pictures are at hand: kept legible, painted, encoded. */
#ifndef SC_CARD_MAKE_H
#define SC_CARD_MAKE_H

#include "card/fit.h"
#include "card/survey.h"

/* What comes of one platform's card. */
typedef struct sc_card_made {
    const sc_scene *scene; /* as it is painted: that of the first of its twins */
    const sc_bitmap *card; /* the same's pixels, for debugging alone; else NULL */
    sc_encoded encoded;    /* its own */
    sc_str sha256;         /* of the encoded bytes */
} sc_card_made;

/**
 * Keep the texts of all scenes legible.
 *
 * @param surveys  of each.
 * @param fitted   the pictures of each.
 * @param out      one a platform, of twins the same; owned by `arena`; written only on success.
 * @return as sc_legibility_keep().
 */
sc_status sc_card_keep_legible(sc_arena *arena, const sc_card_request *request,
                               const sc_card_plan *plan, const sc_scene *scenes,
                               const sc_survey *surveys, const sc_card_fitted *fitted,
                               sc_diags *diags, sc_scene **out);

/**
 * Make all cards.
 *
 * @param surveys  of each.
 * @param fitted   the pictures of each, which it may paint over; released as soon as a card is
 *                 done, but if the request is for debugging.
 * @param out      one a platform; owned by `arena`; written only on success.
 * @return as sc_legibility_keep(), sc_paint() or sc_encode().
 */
sc_status sc_card_make(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                       const sc_scene *scenes, const sc_survey *surveys, sc_card_fitted *fitted,
                       sc_diags *diags, sc_card_made **out);

#endif
