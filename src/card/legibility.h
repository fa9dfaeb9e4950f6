/*
 * Legibility: the contrast that a scene's texts promise is kept, by whatever remedy the layout
 * names, and no more of it than that takes.
 */
#ifndef SC_CARD_LEGIBILITY_H
#define SC_CARD_LEGIBILITY_H

#include "base/status.h"
#include "card/survey.h"
#include "paint/paint.h"

/**
 * Keep the promises of a scene's texts: the contrast between a text's colour and the pixels behind
 * and close about its glyphs, at the 5th percentile of its worst line.
 *
 * Scrims get the least strength at which all texts that rely on them keep theirs. A text whose
 * remedy is a panel gets one that is as opaque as it takes, if it needs one. One whose remedy is a
 * colour gets its other colour, if its own is too weak; and if that is so too, the stronger of the
 * two on a panel.
 *
 * @param arena     owns the nodes and texts of `*out`; the rest is borrowed from `scene`.
 * @param survey    of the scene's texts.
 * @param pictures  as for sc_paint().
 * @param diags     gains `card.low-contrast` for a text whose promise cannot be kept.
 * @param out       the scene as it is to be painted, its texts' contrasts measured; written only on
 *                  success.
 * @return SC_OK, or what painting answered.
 * @see  WCAG 2.2, "contrast ratio" and "relative luminance".
 */
sc_status sc_legibility_keep(sc_arena *arena, const sc_scene *scene, const sc_survey *survey,
                             const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                             sc_scene *out);

#endif
