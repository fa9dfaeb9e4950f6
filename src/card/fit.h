/* Pictures cropped and resampled to where the cards show them. */
#ifndef SC_CARD_FIT_H
#define SC_CARD_FIT_H

#include "card/plan.h"
#include "paint/paint.h"
#include "resolve/resolve.h"

/* One card's. */
typedef struct sc_card_fitted {
    sc_arena *arena; /* owns the pictures; NULL: they are gone */
    const sc_paint_picture *pictures;
    size_t count;
    SC_VEC(sc_bitmap *) borrowed; /* those whose pixels are another picture's */
} sc_card_fitted;

/**
 * Fit the pictures of all cards; afterwards the photos are needed no more. Crops that are parts of
 * one are resampled as one, and share its pixels until sc_card_fit_part().
 *
 * @param arena   owns what is left of them, if sc_card_fitted_done() is not called.
 * @param photos  NULL for drawings, which are drawn at the size they are shown at.
 * @param scenes  one a platform of the plan; `*out` points to their images.
 * @param out     one a platform, empty for those that lead no twins; written only on success.
 * @return as sc_photo_resample() or sc_svg_draw().
 */
sc_status sc_card_fit(sc_arena *arena, const sc_card_request *request, const sc_card_plan *plan,
                      const sc_photo *const *photos, const sc_scene *scenes, sc_diags *diags,
                      sc_card_fitted **out);

/**
 * Give every picture pixels of its own: cards are painted over them. To be called when the photos
 * are gone, whose memory then serves for that.
 */
void sc_card_fit_part(sc_card_fitted *fitted, size_t count);

/** Release one card's pictures before their arena goes. */
void sc_card_fitted_done(sc_card_fitted *fitted);

#endif
