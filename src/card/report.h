/* What was done to the texts and pictures of a card, for the manifest. */
#ifndef SC_CARD_REPORT_H
#define SC_CARD_REPORT_H

#include "scene/scene.h"
#include "tags/tags.h"

/** List the texts of a scene, in paint order, then those left out; `*out` is owned by `arena`. */
void sc_card_report(sc_arena *arena, const sc_scene *scene, const sc_text_report **out,
                    size_t *count);

/** List what is shown of the pictures of a scene, in paint order; `*out` is owned by `arena`. */
void sc_card_report_crops(sc_arena *arena, const sc_scene *scene, const sc_crop_report **out,
                          size_t *count);

#endif
