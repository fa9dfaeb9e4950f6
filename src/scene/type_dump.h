/* The text form of what runs along lines of text. Private to scene/. */
#ifndef SC_SCENE_TYPE_DUMP_H
#define SC_SCENE_TYPE_DUMP_H

#include "data/json_write.h"
#include "scene/scene.h"

/** Add a line's runs, if some are marked, and its bars, if it has any. */
void sc_scene_dump_type(sc_json *json, const sc_scene_text *text, const sc_line *line);

#endif
