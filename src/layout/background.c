/* Backgrounds: see background.h. */
#include "layout/background.h"

#include "layout/gradient.h"
#include "layout/hint.h"
#include "layout/place.h"

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

/* --- pictures ------------------------------------------------------------------------------- */

static const char PICTURE_HINT[] = "write 'url(texture.png) center / cover'";

/* `photo.jpg`, `"{{ photo }}"`: what is filled in must name a picture, whatever the article. */
static bool read_name(const sc_reader *reader, sc_str text, sc_template *out)
{
    sc_reader own = *reader;
    own.text = sc_reader_unquote(sc_str_trim(text));
    own.span = sc_reader_span(reader, own.text);
    if (own.text.len == 0)
        return sc_reader_fail(reader, text, PICTURE_HINT, "a picture's name is missing");
    if (!sc_template_read(&own, out))
        return false;
    for (size_t i = 0; i < out->count; i++) {
        const sc_layout_field *field = out->parts[i].field;
        if (field != NULL && field->kind != SC_FIELD_IMAGE)
            return sc_reader_fail(reader, text,
                                  "pictures are 'photo', 'author.photo' and 'site.logo'",
                                  "the field '%s' is no picture", field->name);
    }
    return true;
}

/* `center`, `left 20%`, `no-repeat`: what stands before the slash. */
static bool read_place(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    sc_place place = sc_place_middle();
    sc_length *number;
    sc_str word;
    while (sc_reader_split(&text, ' ', &word)) {
        if (sc_str_is(word, "no-repeat"))
            continue;
        const char *fault = sc_place_add(&place, word, &number);
        if (fault == NULL && number != NULL)
            fault = sc_length_parse(word, number);
        if (fault != NULL)
            return sc_reader_fail(reader, word, PICTURE_HINT, "'%.*s' %s", SC_STR_ARG(word), fault);
    }
    if (place.count > 0) {
        fill->center_x = place.axes[0];
        fill->center_y = place.axes[1];
    }
    return true;
}

/* `cover`, `contain no-repeat`: what stands after it. */
static bool read_size(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    bool has_size = false;
    sc_str word;
    while (sc_reader_split(&text, ' ', &word)) {
        bool is_size = sc_str_is(word, "cover") || sc_str_is(word, "contain");
        if (!is_size && !sc_str_is(word, "no-repeat"))
            return sc_reader_fail(reader, word, PICTURE_HINT, "'%.*s' is not understood here",
                                  SC_STR_ARG(word));
        has_size |= is_size;
        fill->is_contained |= sc_str_is(word, "contain");
    }
    return has_size || sc_reader_fail(reader, text, PICTURE_HINT,
                                      "a picture needs a size, 'cover' or 'contain'");
}

/* Of CSS's pictures those that fill the box once: sizes of their own and tiles are not drawn. */
static bool read_picture(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    size_t end, slash;
    *fill = (sc_fill){ .kind = SC_FILL_PICTURE };
    fill->center_x = fill->center_y = (sc_length){ SC_UNIT_AUTO, 0 };
    if (!sc_str_find(text, SC_STR(")"), &end))
        return sc_reader_fail(reader, text, NULL, "a ')' is missing at the end");
    sc_str rest = sc_str_sub(text, end + 1, text.len), place = rest;
    if (!read_name(reader, sc_str_sub(text, 4, end), &fill->picture))
        return false;
    if (!sc_str_find(rest, SC_STR("/"), &slash))
        return sc_reader_fail(reader, text, PICTURE_HINT,
                              "a picture needs a size, 'cover' or 'contain'");
    place = sc_str_sub(rest, 0, slash);
    return read_place(reader, place, fill) &&
           read_size(reader, sc_str_sub(rest, slash + 1, rest.len), fill);
}

bool sc_background_has_picture(const sc_background *background)
{
    for (size_t i = 0; i < background->count; i++)
        if (background->layers[i].kind == SC_FILL_PICTURE)
            return true;
    return false;
}

/* --- layers --------------------------------------------------------------------------------- */

static bool read_layer(const sc_reader *reader, sc_str text, sc_fill *fill)
{
    if (sc_gradient_starts(text))
        return sc_gradient_read(reader, text, fill);
    if (sc_str_starts(text, "url("))
        return read_picture(reader, text, fill);
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
