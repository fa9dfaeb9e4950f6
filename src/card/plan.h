/* What there is to make: the platforms, and which of them show the same card. */
#ifndef SC_CARD_PLAN_H
#define SC_CARD_PLAN_H

#include "card/card.h"

/* Platforms that show the same picture are twins: one card is made, for the first of them. */
typedef struct sc_card_plan {
    const sc_platform *const *platforms; /* those that there is something to show on */
    size_t count;
    const size_t *leaders; /* of each platform: the first of its twins, which may be itself */
    sc_layout crop_layout; /* of the platforms that take the photo alone, if there are any */
} sc_card_plan;

/**
 * Choose what to make: an article without a photo has nothing for the platforms that take the photo
 * alone.
 *
 * @param diags  gains the warning `card.no-photo` for each that is passed over.
 * @param out    owned by `arena`; written only on success.
 */
sc_status sc_card_plan_make(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                            sc_card_plan *out);

/** @return whether a card is made for this platform, and not for a twin before it. */
static inline bool sc_card_plan_leads(const sc_card_plan *plan, size_t index)
{
    return plan->leaders[index] == index;
}

#endif
