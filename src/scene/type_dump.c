/* Runs and bars of lines as JSON: see type_dump.h. */
#include "scene/type_dump.h"

static const char *bar_name(unsigned kind)
{
    return kind == SC_DECORATE_UNDER     ? "underline"
           : kind == SC_DECORATE_OVER    ? "overline"
           : kind == SC_DECORATE_THROUGH ? "line-through"
                                         : "ground";
}

static void dump_bar(sc_json *json, const sc_scene_text *text, const sc_text_bar *bar)
{
    const double box[] = { text->x + bar->x, text->y + bar->y, bar->width, bar->thickness };
    sc_json_begin_object(json);
    sc_json_field(json, "kind", sc_str_of(bar_name(bar->kind)));
    sc_json_key(json, "box");
    sc_json_begin_array(json);
    for (int i = 0; i < 4; i++)
        sc_json_number(json, box[i], 2);
    sc_json_end_array(json);
    sc_json_end_object(json);
}

static void dump_run(sc_json *json, const sc_scene_text *text, const sc_glyph_run *run)
{
    sc_json_begin_object(json);
    sc_json_field(json, "font", sc_face_name(run->face));
    sc_json_key(json, "x");
    sc_json_number(json, text->x + (run->count > 0 ? (double)run->glyphs[0].x : 0), 2);
    sc_json_key(json, "marked");
    sc_json_bool(json, run->is_marked);
    sc_json_end_object(json);
}

static bool has_marks(const sc_line *line)
{
    for (size_t i = 0; i < line->run_count; i++)
        if (line->runs[i].is_marked)
            return true;
    return false;
}

void sc_scene_dump_type(sc_json *json, const sc_scene_text *text, const sc_line *line)
{
    if (has_marks(line)) {
        sc_json_key(json, "runs");
        sc_json_begin_array(json);
        for (size_t i = 0; i < line->run_count; i++)
            dump_run(json, text, &line->runs[i]);
        sc_json_end_array(json);
    }
    if (line->bar_count == 0)
        return;
    sc_json_key(json, "bars");
    sc_json_begin_array(json);
    for (size_t i = 0; i < line->bar_count; i++)
        dump_bar(json, text, &line->bars[i]);
    sc_json_end_array(json);
}
