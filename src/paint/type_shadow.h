/*
 * Shadows of texts: letters, strokes and lines, blurred. Private to paint/.
 */
#ifndef SC_PAINT_TYPE_SHADOW_H
#define SC_PAINT_TYPE_SHADOW_H

#include "paint/painter.h"

/** Paint a text's shadows, the last first. */
void sc_paint_type_shadows(sc_painter *painter, const sc_scene_text *text);

#endif
