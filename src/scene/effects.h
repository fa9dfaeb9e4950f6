/* The text form of what is done to a node: shadows, filters, masks. Private to scene/. */
#ifndef SC_SCENE_EFFECTS_H
#define SC_SCENE_EFFECTS_H

#include "data/json_write.h"
#include "scene/scene.h"

/** Add the node's effects to the object that is being written; nothing where it has none. */
void sc_scene_dump_effects(const sc_scene_node *node, sc_json *json);

/** Add `"color": [r, g, b, alpha]`: red, green, blue 0 to 255. */
void sc_scene_dump_color(sc_json *json, const sc_color *color);

#endif
