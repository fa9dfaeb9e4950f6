/* Backgrounds: see background.h. */
#include "layout/background.h"

#include "layout/gradient.h"
#include "layout/hint.h"

enum { LAYERS_MAX = 32 };

bool sc_color_read(const sc_reader *reader, sc_str text, sc_color *out)
{
    if (sc_color_parse(text, out))
        return true;
    const char *near = sc_color_nearest_name(text);
    const char *hint = "write a colour as #rrggbb, rgb(0 0 0 / 0.5), hsl(210 50% 40%) or by name";
    if (near != NULL)
        hint = sc_str_fmt(reader->arena, "did you mean '%s'?", near).ptr;
    else if (sc_hint_color(reader->arena, text) != NULL)
        hint = sc_hint_color(reader->arena, text);
    return sc_reader_fail(reader, text, hint, "'%.*s' is not a colour", SC_STR_ARG(text));
}

static bool read_layer(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    if (sc_gradient_starts(text))
        return sc_gradient_read(reader, text, fill);
    *fill = (sc_fill){ .kind = SC_FILL_COLOR };
    return sc_color_read(reader, text, &fill->color);
}

static bool read_mask_layer(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    if (sc_gradient_starts(text))
        return sc_gradient_read(reader, text, fill);
    return sc_reader_fail(reader, text, "write 'linear-gradient(black, transparent)'",
                          "'%.*s' is not a gradient", SC_STR_ARG(text));
}

static bool read_layers(const sc_reader *reader, bool (*read)(const sc_reader *, sc_str, sc_fill *),
                        sc_background *out)
{
    SC_VEC(sc_fill) layers = { 0 };
    sc_str rest = reader->text, part;
    if (sc_str_is(reader->text, "none")) {
        *out = (sc_background){ NULL, 0 };
        return true;
    }
    while (sc_reader_split(&rest, ',', &part)) {
        sc_fill fill;
        if (layers.count == LAYERS_MAX)
            return sc_reader_fail(reader, part, NULL, "takes at most %d layers", LAYERS_MAX);
        if (!read(reader, part, &fill))
            return false;
        sc_vec_push(reader->arena, &layers, fill);
    }
    if (layers.count == 0)
        return sc_reader_fail(reader, reader->text, NULL, "a colour or a gradient is missing");
    *out = (sc_background){ layers.items, layers.count };
    return true;
}

bool sc_background_read(const sc_reader *reader, sc_background *out)
{
    return read_layers(reader, read_layer, out);
}

bool sc_mask_read(const sc_reader *reader, sc_background *out)
{
    return read_layers(reader, read_mask_layer, out);
}
