/* Gradients: see gradient.h. Grammar: CSS Images Module Level 4, section 3. */
#include "layout/gradient.h"

#include "base/number.h"
#include "layout/place.h"

enum { WORDS_MAX = 12, STOPS_MAX = 256 };

/* What stands before the first stop, without its `in …`. */
typedef struct prelude {
    sc_str words[WORDS_MAX];
    size_t count, at;
} prelude;

/* --- angles and positions ------------------------------------------------------------------- */

bool sc_angle_parse(sc_str text, double *degrees)
{
    static const struct {
        const char *unit;
        double degrees;
    } UNITS[] = { { "deg", 1 }, { "turn", 360 }, { "grad", 0.9 }, { "rad", 57.29577951308232 } };
    double value;
    if (!sc_number_scan(&text, &value))
        return false;
    if (text.len == 0 && value == 0) {
        *degrees = 0;
        return true;
    }
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (sc_str_is(text, UNITS[i].unit)) {
            *degrees = value * UNITS[i].degrees;
            return true;
        }
    return false;
}

static bool take_word(prelude *p, sc_str *word)
{
    if (p->at == p->count)
        return false;
    *word = p->words[p->at++];
    return true;
}

static bool take_if(prelude *p, const char *word)
{
    bool is_it = p->at < p->count && sc_str_is(p->words[p->at], word);
    p->at += is_it;
    return is_it;
}

static bool fail_left_over(const sc_reader *reader, const prelude *p, const char *hint)
{
    return p->at == p->count ||
           sc_reader_fail(reader, p->words[p->at], hint, "'%.*s' is not understood here",
                          SC_STR_ARG(p->words[p->at]));
}

/* `30% 20%`, `left`, `top left`, `center 10px`: one word leaves the other axis in the middle. */
static bool read_center(const sc_reader *reader, prelude *p, sc_fill *fill)
{
    static const char HINT[] = "a position is written 'at 30% 20%'";
    sc_place place = sc_place_middle();
    sc_length *number;
    sc_str word;
    while (take_word(p, &word)) {
        const char *fault = sc_place_add(&place, word, &number);
        if (fault == NULL && number != NULL)
            fault = sc_length_parse(word, number);
        if (fault != NULL)
            return sc_reader_fail(reader, word, HINT, "'%.*s' %s", SC_STR_ARG(word), fault);
    }
    if (place.count == 0)
        return sc_reader_fail(reader, p->words[p->at - 1], HINT, "'at' is the last word");
    fill->center_x = place.axes[0];
    fill->center_y = place.axes[1];
    return true;
}

/* --- stops ---------------------------------------------------------------------------------- */

/* A place along the line; of a conic gradient angles too, as a percentage of the turn. */
static const char *read_place(sc_str text, sc_fill_kind kind, sc_length *out)
{
    double degrees;
    if (kind != SC_FILL_CONIC)
        return sc_length_parse(text, out);
    if (sc_angle_parse(text, &degrees)) {
        *out = (sc_length){ SC_UNIT_PERCENT, degrees / 3.6 };
        return NULL;
    }
    const char *fault = sc_length_parse(text, out);
    return fault == NULL && out->unit != SC_UNIT_PERCENT ? "is not an angle" : fault;
}

static bool fail_place(const sc_reader *reader, sc_str text, sc_fill_kind kind, const char *fault)
{
    return sc_reader_fail(reader, text,
                          kind == SC_FILL_CONIC ? "a stop is a colour and a position such as 90deg"
                                                : "a stop is a colour and a position such as 40%",
                          "'%.*s' %s", SC_STR_ARG(text), fault);
}

static bool starts_number(sc_str text)
{
    double ignored;
    return sc_number_scan(&text, &ignored);
}

/* A colour with up to two positions, which make two stops; or a position alone, a hint. */
static bool read_stop(const sc_reader *reader, sc_str text, sc_fill_kind kind, sc_stop stops[2],
                      size_t *count)
{
    sc_str rest = text, part;
    if (!sc_reader_split(&rest, ' ', &part))
        return sc_reader_fail(reader, text, NULL, "a colour is missing between two commas");
    sc_stop stop = { .is_hint = starts_number(part) && rest.len == 0 };
    stops[0] = stops[1] = stop;
    *count = 1;
    if (stop.is_hint) {
        const char *fault = read_place(part, kind, &stops[0].position);
        stops[0].has_position = true;
        return fault == NULL || fail_place(reader, part, kind, fault);
    }
    if (!sc_color_read(reader, part, &stops[0].color))
        return false;
    stops[1].color = stops[0].color;
    for (size_t i = 0; sc_reader_split(&rest, ' ', &part); i++) {
        const char *fault =
            i > 1 ? "is one position too many" : read_place(part, kind, &stops[i].position);
        if (fault != NULL)
            return fail_place(reader, part, kind, fault);
        stops[i].has_position = true;
        *count = i + 1;
    }
    return true;
}

typedef SC_VEC(sc_stop) stop_list;

/* A hint stands between two colours. */
static bool check_hints(const sc_reader *reader, sc_str whole, const stop_list *stops)
{
    bool was_hint = true;
    for (size_t i = 0; i <= stops->count; i++) {
        bool is_hint = i == stops->count || stops->items[i].is_hint;
        if (is_hint && was_hint)
            return sc_reader_fail(reader, whole, "write 'red, 30%, blue', or 'red 30%, blue'",
                                  "a position without a colour stands between two colours");
        was_hint = is_hint;
    }
    return true;
}

static bool read_stops(const sc_reader *reader, sc_str rest, sc_str whole, sc_fill *fill)
{
    stop_list stops = { 0 };
    size_t colors = 0;
    sc_str part;
    while (sc_reader_split(&rest, ',', &part)) {
        sc_stop pair[2];
        size_t count = 0;
        if (!read_stop(reader, part, fill->kind, pair, &count))
            return false;
        if (stops.count + count > STOPS_MAX)
            return sc_reader_fail(reader, part, NULL, "a gradient takes at most %d colours",
                                  STOPS_MAX);
        for (size_t i = 0; i < count; i++)
            sc_vec_push(reader->arena, &stops, pair[i]);
        colors += pair[0].is_hint ? 0 : count;
    }
    if (colors < 2)
        return sc_reader_fail(reader, whole, NULL, "a gradient needs at least two colours");
    fill->stops = stops.items;
    fill->stop_count = stops.count;
    return check_hints(reader, whole, &stops);
}

/* --- what stands before the stops ----------------------------------------------------------- */

/* `in oklch`, `in oklch longer hue`: the `in` is taken already. */
static bool read_mixing(const sc_reader *reader, sc_str *rest, sc_mixing *out)
{
    static const char HINT[] = "write 'in oklch', 'in oklab', 'in srgb' …";
    sc_str word = { 0 }, ahead;
    int space = sc_reader_split(rest, ' ', &word) ? sc_color_space_find(word) : -1;
    if (space < 0)
        return sc_reader_fail(reader, word, HINT, "'%.*s' is not a colour space", SC_STR_ARG(word));
    out->space = (sc_color_space)space;
    ahead = *rest;
    int path = sc_reader_split(&ahead, ' ', &word) ? sc_hue_path_find(word) : -1;
    if (path < 0)
        return true;
    out->hue = (sc_hue_path)path;
    *rest = ahead;
    if (!sc_color_space_has_hue(out->space))
        return sc_reader_fail(reader, word, NULL, "this colour space has no hue");
    return (sc_reader_split(rest, ' ', &word) && sc_str_is(word, "hue")) ||
           sc_reader_fail(reader, word, "write 'in oklch longer hue'", "'hue' is missing");
}

static bool read_prelude(const sc_reader *reader, sc_str text, sc_fill *fill, prelude *out)
{
    sc_str rest = text, word;
    while (sc_reader_split(&rest, ' ', &word)) {
        if (sc_str_is(word, "in")) {
            if (!read_mixing(reader, &rest, &fill->mixing))
                return false;
            continue;
        }
        if (out->count == WORDS_MAX)
            return sc_reader_fail(reader, word, NULL, "'%.*s' is one word too many",
                                  SC_STR_ARG(word));
        out->words[out->count++] = word;
    }
    return true;
}

static bool read_side(sc_str word, int *x, int *y)
{
    const sc_side *side = sc_side_find(word);
    if (side == NULL || side->axis < 0)
        return false;
    int *axis = side->axis == 0 ? x : y;
    bool is_taken = *axis != 0;
    *axis = side->percent > 0 ? 1 : -1;
    return !is_taken;
}

static bool read_to_sides(const sc_reader *reader, prelude *p, sc_fill *fill)
{
    sc_str word;
    while (take_word(p, &word))
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

static bool read_angle(const sc_reader *reader, prelude *p, double *out)
{
    static const char HINT[] = "write an angle such as 45deg";
    sc_str word = { 0 };
    if (!take_word(p, &word) || !sc_angle_parse(word, out))
        return sc_reader_fail(reader, word, HINT, "'%.*s' is not an angle", SC_STR_ARG(word));
    return true;
}

static bool read_linear(const sc_reader *reader, prelude *p, sc_fill *fill)
{
    fill->angle_deg = 180;
    if (p->count == 0)
        return true;
    if (take_if(p, "to"))
        return read_to_sides(reader, p, fill);
    return read_angle(reader, p, &fill->angle_deg) &&
           fail_left_over(reader, p, "write an angle such as 45deg, or 'to right'");
}

static bool read_extent(sc_str word, sc_fill *fill)
{
    static const char *const EXTENTS[] = { "farthest-corner", "farthest-side", "closest-corner",
                                           "closest-side" };
    for (int i = 0; i < (int)(sizeof EXTENTS / sizeof *EXTENTS); i++)
        if (sc_str_is(word, EXTENTS[i])) {
            fill->extent = (sc_extent)i;
            return true;
        }
    return false;
}

/* One radius is a circle's, two are an ellipse's. */
static bool check_radii(const sc_reader *reader, const prelude *p, int radii, bool has_shape,
                        sc_fill *fill)
{
    static const char HINT[] = "write 'circle 80px at 30% 20%', or 'ellipse 80px 40px'";
    if (radii == 0)
        return true;
    if (!has_shape)
        fill->is_circle = radii == 1;
    if (fill->is_circle != (radii == 1))
        return sc_reader_fail(reader, p->words[0], HINT,
                              fill->is_circle ? "a circle has one radius"
                                              : "an ellipse has two radii");
    if (fill->is_circle && fill->radius_x.unit == SC_UNIT_PERCENT)
        return sc_reader_fail(reader, p->words[0], HINT, "a circle's radius cannot be in %%");
    fill->extent = SC_EXTENT_GIVEN;
    if (radii == 1)
        fill->radius_y = fill->radius_x;
    return true;
}

/* `circle at 30% 20%`, `closest-side`, `80px 40px at left`. */
static bool read_radial(const sc_reader *reader, prelude *p, sc_fill *fill)
{
    static const char HINT[] = "write 'circle at 30% 20%'";
    sc_length *radii[2] = { &fill->radius_x, &fill->radius_y };
    int count = 0;
    bool has_shape = false, is_at = false;
    sc_str word;
    while (!is_at && take_word(p, &word)) {
        is_at = sc_str_is(word, "at");
        if (is_at || read_extent(word, fill))
            continue;
        if (sc_str_is(word, "circle") || sc_str_is(word, "ellipse")) {
            fill->is_circle = sc_str_is(word, "circle");
            has_shape = true;
            continue;
        }
        if (!starts_number(word) || count == 2)
            return sc_reader_fail(reader, word, HINT, "'%.*s' is not understood here",
                                  SC_STR_ARG(word));
        const char *fault = sc_length_parse(word, radii[count]);
        if (fault == NULL && radii[count]->value < 0)
            fault = "is less than 0";
        if (fault != NULL)
            return sc_reader_fail(reader, word, HINT, "'%.*s' %s", SC_STR_ARG(word), fault);
        count++;
    }
    return check_radii(reader, p, count, has_shape, fill) &&
           (!is_at || read_center(reader, p, fill));
}

/* `from 45deg at 50% 50%`. */
static bool read_conic(const sc_reader *reader, prelude *p, sc_fill *fill)
{
    if (take_if(p, "from") && !read_angle(reader, p, &fill->angle_deg))
        return false;
    if (take_if(p, "at"))
        return read_center(reader, p, fill);
    return fail_left_over(reader, p, "write 'from 45deg at 50% 50%'");
}

/* --- gradients ------------------------------------------------------------------------------ */

static const struct gradient {
    const char *opening;
    sc_fill_kind kind;
    bool (*read)(const sc_reader *, prelude *, sc_fill *);
} GRADIENTS[] = { { "linear-gradient(", SC_FILL_LINEAR, read_linear },
                  { "radial-gradient(", SC_FILL_RADIAL, read_radial },
                  { "conic-gradient(", SC_FILL_CONIC, read_conic } };

static const char REPEATING[] = "repeating-";

/* @return NULL if it is none; else `*inner` is what follows the opening. */
static const struct gradient *find_gradient(sc_str text, bool *is_repeating, sc_str *inner)
{
    *is_repeating = sc_str_starts(text, REPEATING);
    if (*is_repeating)
        text = sc_str_sub(text, sizeof REPEATING - 1, text.len);
    for (size_t i = 0; i < sizeof GRADIENTS / sizeof *GRADIENTS; i++)
        if (sc_str_starts(text, GRADIENTS[i].opening)) {
            *inner = sc_str_sub(text, sc_str_of(GRADIENTS[i].opening).len, text.len);
            return &GRADIENTS[i];
        }
    return NULL;
}

/* No colour starts with one of these, nor with a digit. */
static bool starts_prelude(sc_str first)
{
    static const char *const WORDS[] = { "in", "to", "from", "at", "circle", "ellipse" };
    sc_fill ignored;
    sc_str rest = first, word;
    if (!sc_reader_split(&rest, ' ', &word))
        return false;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is(word, WORDS[i]))
            return true;
    return starts_number(word) || read_extent(word, &ignored);
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

bool sc_gradient_starts(sc_str text)
{
    bool is_repeating;
    sc_str inner;
    return find_gradient(text, &is_repeating, &inner) != NULL;
}

bool sc_gradient_read(const sc_reader *reader, sc_str text, sc_fill *out)
{
    sc_str inner, rest, first;
    prelude p = { .count = 0 };
    bool is_repeating;
    const struct gradient *gradient = find_gradient(text, &is_repeating, &inner);
    if (!sc_str_ends(text, ")"))
        return sc_reader_fail(reader, text, comment_hint(reader), "a ')' is missing at the end");
    inner = sc_str_sub(inner, 0, inner.len - 1);
    *out = (sc_fill){ .kind = gradient->kind, .is_repeating = is_repeating };
    out->center_x = out->center_y = (sc_length){ SC_UNIT_PERCENT, 50 };
    rest = inner;
    if (!sc_reader_split(&rest, ',', &first))
        return sc_reader_fail(reader, inner, NULL, "a gradient needs at least two colours");
    bool has_prelude = starts_prelude(first);
    if (has_prelude && !read_prelude(reader, first, out, &p))
        return false;
    return gradient->read(reader, &p, out) &&
           read_stops(reader, has_prelude ? rest : inner, inner, out);
}
