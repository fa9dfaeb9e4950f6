/* Backgrounds: see background.h. Gradients: CSS Images Module Level 3, section 3. */
#include "layout/background.h"

#include "base/number.h"

bool sc_color_read(const sc_reader *reader, sc_str text, sc_color *out)
{
    if (sc_color_parse(text, out))
        return true;
    const char *near = sc_color_nearest_name(text);
    const char *hint = "write a colour as #rrggbb, rgb(0 0 0 / 0.5), hsl(210 50% 40%) or by name";
    if (near != NULL)
        hint = sc_str_fmt(reader->arena, "did you mean '%s'?", near).ptr;
    return sc_reader_fail(reader, text, hint, "'%.*s' is not a colour", SC_STR_ARG(text));
}

/* A colour with up to two positions; two make two stops. */
static bool read_stop(const sc_reader *reader, sc_str text, sc_stop stops[2], size_t *count)
{
    sc_str rest = text, part;
    if (!sc_reader_split(&rest, ' ', &part))
        return sc_reader_fail(reader, text, NULL, "a colour is missing between two commas");
    sc_stop stop = { .has_position = false };
    if (!sc_color_read(reader, part, &stop.color))
        return false;
    stops[0] = stops[1] = stop;
    *count = 1;
    for (size_t i = 0; sc_reader_split(&rest, ' ', &part); i++) {
        const char *fault =
            i > 1 ? "is one position too many" : sc_length_parse(part, &stops[i].position);
        if (fault != NULL)
            return sc_reader_fail(reader, part, "a stop is a colour and a position such as 40%",
                                  "'%.*s' %s", SC_STR_ARG(part), fault);
        stops[i].has_position = true;
        *count = i + 1;
    }
    return true;
}

static bool read_stops(const sc_reader *reader, sc_str rest, sc_str whole, sc_fill *fill)
{
    SC_VEC(sc_stop) stops = { 0 };
    sc_str part;
    while (sc_reader_split(&rest, ',', &part)) {
        sc_stop pair[2];
        size_t count = 0;
        if (!read_stop(reader, part, pair, &count))
            return false;
        for (size_t i = 0; i < count; i++)
            sc_vec_push(reader->arena, &stops, pair[i]);
    }
    if (stops.count < 2)
        return sc_reader_fail(reader, whole, NULL, "a gradient needs at least two colours");
    fill->stops = stops.items;
    fill->stop_count = stops.count;
    return true;
}

static bool read_side(sc_str word, int *x, int *y)
{
    static const struct {
        const char *name;
        int x, y;
    } SIDES[] = { { "left", -1, 0 }, { "right", 1, 0 }, { "top", 0, -1 }, { "bottom", 0, 1 } };
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
        if (sc_str_is(word, SIDES[i].name)) {
            bool taken = (SIDES[i].x != 0 && *x != 0) || (SIDES[i].y != 0 && *y != 0);
            *x += SIDES[i].x;
            *y += SIDES[i].y;
            return !taken;
        }
    return false;
}

static bool read_to_sides(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    sc_str rest = sc_str_sub(text, 2, text.len), word;
    while (sc_reader_split(&rest, ' ', &word))
        if (!read_side(word, &fill->corner_x, &fill->corner_y))
            return sc_reader_fail(reader, word, "write 'to bottom', 'to top right' …",
                                  "'%.*s' is not a side", SC_STR_ARG(word));
    fill->is_to_corner = fill->corner_x != 0 && fill->corner_y != 0;
    if (fill->corner_x == 0)
        fill->angle_deg = fill->corner_y < 0 ? 0 : 180;
    else
        fill->angle_deg = fill->corner_x < 0 ? 270 : 90;
    return true;
}

static bool parse_angle(sc_str text, double *out)
{
    static const struct {
        const char *unit;
        double degrees;
    } UNITS[] = { { "deg", 1 }, { "turn", 360 }, { "grad", 0.9 }, { "rad", 57.29577951308232 } };
    double value;
    if (!sc_number_scan(&text, &value))
        return false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (sc_str_is(text, UNITS[i].unit)) {
            *out = value * UNITS[i].degrees;
            return true;
        }
    return false;
}

static bool read_linear(const sc_reader *reader, sc_str inner, sc_fill *fill)
{
    fill->kind = SC_FILL_LINEAR;
    fill->angle_deg = 180;
    sc_str rest = inner, first;
    if (!sc_reader_split(&rest, ',', &first))
        return sc_reader_fail(reader, inner, NULL, "a gradient needs at least two colours");
    if (sc_str_starts(first, "to "))
        return read_to_sides(reader, first, fill) && read_stops(reader, rest, inner, fill);
    if (parse_angle(first, &fill->angle_deg))
        return read_stops(reader, rest, inner, fill);
    return read_stops(reader, inner, inner, fill);
}

static bool read_center(const sc_reader *reader, sc_str text, sc_length *out)
{
    static const struct {
        const char *name;
        double percent;
    } WORDS[] = {
        { "left", 0 }, { "top", 0 }, { "center", 50 }, { "right", 100 }, { "bottom", 100 }
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is(text, WORDS[i].name)) {
            *out = (sc_length){ SC_UNIT_PERCENT, WORDS[i].percent };
            return true;
        }
    const char *fault = sc_length_parse(text, out);
    return fault == NULL || sc_reader_fail(reader, text, "a position is written 'at 30% 20%'",
                                           "'%.*s' %s", SC_STR_ARG(text), fault);
}

/* `circle at 30% 20%`: what stands before the first comma, if it is no colour. */
static bool read_radial_shape(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    sc_str rest = text, word;
    sc_length *axes[] = { &fill->center_x, &fill->center_y };
    int axis = -1;
    while (sc_reader_split(&rest, ' ', &word)) {
        if (axis < 0 && (sc_str_is(word, "circle") || sc_str_is(word, "ellipse")))
            fill->is_circle = sc_str_is(word, "circle");
        else if (axis < 0 && sc_str_is(word, "farthest-corner"))
            continue;
        else if (axis < 0 && sc_str_is(word, "at"))
            axis = 0;
        else if (axis < 0 || axis > 1)
            return sc_reader_fail(reader, word, "write 'circle at 30% 20%'",
                                  "'%.*s' is not understood here", SC_STR_ARG(word));
        else if (!read_center(reader, word, axes[axis++]))
            return false;
    }
    return true;
}

static bool read_radial(const sc_reader *reader, sc_str inner, sc_fill *fill)
{
    fill->kind = SC_FILL_RADIAL;
    fill->center_x = fill->center_y = (sc_length){ SC_UNIT_PERCENT, 50 };
    static const char *const WORDS[] = { "circle", "ellipse", "farthest-corner", "at " };
    sc_str rest = inner, first;
    if (!sc_reader_split(&rest, ',', &first))
        return sc_reader_fail(reader, inner, NULL, "a gradient needs at least two colours");
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_starts(first, WORDS[i]))
            return read_radial_shape(reader, first, fill) && read_stops(reader, rest, inner, fill);
    return read_stops(reader, inner, inner, fill);
}

/* ` #` in an unquoted value starts a comment in YAML, and the rest of the value is gone. */
static const char *comment_hint(const sc_reader *reader)
{
    if (reader->span.source == NULL || reader->span.source->text.len == 0)
        return NULL;
    sc_str line = sc_span_position(reader->span).line_text;
    return sc_str_find(line, SC_STR(" #"), NULL)
               ? "'#' starts a comment in YAML: write the whole value in quotes"
               : NULL;
}

static bool read_layer(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    static const struct {
        const char *opening;
        bool (*read)(const sc_reader *, sc_str, sc_fill *);
    } GRADIENTS[] = { { "linear-gradient(", read_linear }, { "radial-gradient(", read_radial } };
    *fill = (sc_fill){ .kind = SC_FILL_COLOR };
    for (size_t i = 0; i < sizeof GRADIENTS / sizeof *GRADIENTS; i++) {
        sc_str opening = sc_str_of(GRADIENTS[i].opening);
        if (!sc_str_starts(text, GRADIENTS[i].opening))
            continue;
        if (!sc_str_ends(text, ")"))
            return sc_reader_fail(reader, text, comment_hint(reader),
                                  "a ')' is missing at the end");
        return GRADIENTS[i].read(reader, sc_str_sub(text, opening.len, text.len - 1), fill);
    }
    return sc_color_read(reader, text, &fill->color);
}

bool sc_background_read(const sc_reader *reader, sc_background *out)
{
    SC_VEC(sc_fill) layers = { 0 };
    sc_str rest = reader->text, part;
    if (sc_str_is(reader->text, "none")) {
        *out = (sc_background){ NULL, 0 };
        return true;
    }
    while (sc_reader_split(&rest, ',', &part)) {
        sc_fill fill;
        if (!read_layer(reader, part, &fill))
            return false;
        sc_vec_push(reader->arena, &layers, fill);
    }
    if (layers.count == 0)
        return sc_reader_fail(reader, reader->text, NULL, "a colour or a gradient is missing");
    *out = (sc_background){ layers.items, layers.count };
    return true;
}
