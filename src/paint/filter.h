/*
 * Filters (Filter Effects Module Level 1): what is done to the pixels of a group. Colours are
 * changed in sRGB, as CSS has it for its filter functions. Private to paint/.
 */
#ifndef SC_PAINT_FILTER_H
#define SC_PAINT_FILTER_H

#include "paint/painter.h"

/* Device px. */
typedef struct sc_filter_reach {
    int x, y;
} sc_filter_reach;

/** @return how far about a place the filters of a node look for what comes to it. */
sc_filter_reach sc_filter_reach_of(const sc_painter *painter, const sc_scene_node *node);

/** Do all filters of a node to its pixels, in device space. */
void sc_filter_apply(const sc_painter *painter, const sc_scene_node *node, const sc_bitmap *bitmap);

#endif
