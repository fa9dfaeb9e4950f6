/*
 * Panels: where the panel that keeps a text legible stands on the card.
 */
#ifndef SC_CARD_PANEL_H
#define SC_CARD_PANEL_H

#include "card/ground.h"

/**
 * Place a panel: evenly about the capitals of the text's lines, over all its ground, and half way
 * to other texts at the most.
 *
 * @param ground  of the text.
 * @return the panel, opaque and without a colour.
 */
sc_scene_panel sc_panel_place(const sc_scene *scene, const sc_ground *ground);

#endif
