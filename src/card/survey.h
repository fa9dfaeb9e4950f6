/*
 * A survey: where a scene's letters stand that promise to be legible. It asks for no pixels behind
 * them, so it can be made while the photo is still being decoded. Coordinates are px of a backdrop,
 * see sc_paint_backdrop(), but where it is said.
 */
#ifndef SC_CARD_SURVEY_H
#define SC_CARD_SURVEY_H

#include "base/arena.h"
#include "scene/scene.h"

typedef struct sc_spot {
    int16_t x, y;
} sc_spot;

/* Spots behind and close about the letters of a line: evenly chosen, and few. */
typedef struct sc_spots {
    const sc_spot *items;
    size_t count;
} sc_spots;

/* Of one text. */
typedef struct sc_surveyed {
    const sc_scene_text *text;
    const sc_spots *lines; /* text->paragraph.line_count */
    sc_rect reach;         /* px of the card: all that count, chosen or not */
} sc_surveyed;

typedef SC_VEC(sc_surveyed) sc_survey;

/** Survey every text that promises contrast, in paint order. @return owned by `arena`. */
sc_survey sc_survey_make(sc_arena *arena, const sc_scene *scene);

#endif
