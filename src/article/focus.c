/*
 * What of a photo must stay in frame. A point: "0.3 0.7", "30% 70%", [0.3, 0.7], {x: 0.3, y: 0.7},
 * or CSS's words "left top". Or a box, with its width and height behind: "0.3 0.1 0.2 0.25", a list
 * of four, or {x, y, width, height}. From the left and from the top, in parts of the photo.
 */
#include "article/types.h"

#include "base/number.h"

static const struct {
    const char *word;
    char axis; /* 'x', 'y', or '?' for either */
    double at;
} WORDS[] = {
    { "left", 'x', 0 },   { "right", 'x', 1 },    { "top", 'y', 0 },
    { "bottom", 'y', 1 }, { "center", '?', 0.5 }, { "centre", '?', 0.5 },
};

/* `0.3`, `30%`, `left`. */
static bool read_part(sc_str part, char *axis, double *at)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is_nocase(part, WORDS[i].word)) {
            *axis = WORDS[i].axis;
            *at = WORDS[i].at;
            return true;
        }
    *axis = '?';
    if (!sc_number_scan(&part, at))
        return false;
    bool is_percent = sc_str_is(part, "%");
    if (is_percent)
        *at /= 100;
    return (part.len == 0 || is_percent) && *at >= 0 && *at <= 1;
}

/* `first second`; words may come in either order, as in CSS's object-position. */
static bool read_pair(sc_str first, sc_str second, double *x, double *y)
{
    char axes[2];
    double at[2];
    if (!read_part(first, &axes[0], &at[0]) || !read_part(second, &axes[1], &at[1]))
        return false;
    if (axes[0] == axes[1] && axes[0] != '?')
        return false;
    bool is_swapped = axes[0] == 'y' || axes[1] == 'x';
    *x = at[is_swapped];
    *y = at[!is_swapped];
    return true;
}

static bool read_words(sc_str text, double *x, double *y)
{
    sc_str parts[2] = { { NULL, 0 }, { NULL, 0 } }, rest = text, part;
    size_t count = 0;
    while (sc_str_split(&rest, ' ', &part)) {
        part = sc_str_trim(part);
        if (sc_str_ends(part, ","))
            part.len--;
        if (part.len == 0)
            continue;
        if (count == 2)
            return false;
        parts[count++] = part;
    }
    if (count == 2)
        return read_pair(parts[0], parts[1], x, y);
    char axis;
    double at;
    if (count == 0 || !read_part(parts[0], &axis, &at))
        return false;
    *x = axis == 'y' ? 0.5 : at;
    *y = axis == 'y' ? at : 0.5;
    return true;
}

/* `left top width height`, numbers or percentages, inside the photo. */
static bool read_box(const sc_str parts[4], sc_photo_ref *photo)
{
    double at[4];
    for (int i = 0; i < 4; i++) {
        char axis;
        if (!read_part(parts[i], &axis, &at[i]) || axis != '?')
            return false;
    }
    const double slack = 1e-9;
    if (at[2] <= 0 || at[3] <= 0 || at[0] + at[2] > 1 + slack || at[1] + at[3] > 1 + slack)
        return false;
    photo->focus_x = at[0] + at[2] / 2;
    photo->focus_y = at[1] + at[3] / 2;
    photo->focus_width = at[2];
    photo->focus_height = at[3];
    return true;
}

/* The four parts of a box, as words, a list, or a map. @return false if there are not four. */
static bool find_box(const sc_value *value, sc_str parts[4])
{
    static const char *const KEYS[] = { "x", "y", "width", "height" };
    sc_str rest = value->text, part;
    size_t count = 0;
    bool is_text = value->kind == SC_VALUE_STRING, is_list = value->kind == SC_VALUE_LIST;
    while (is_text && sc_str_split(&rest, ' ', &part)) {
        part = sc_str_trim(part);
        if (sc_str_ends(part, ","))
            part.len--;
        if (part.len > 0 && count++ < 4)
            parts[count - 1] = part;
    }
    for (size_t i = 0; !is_text && i < 4; i++) {
        const sc_value *from = !is_list            ? sc_value_find(value, KEYS[i])
                               : value->count == 4 ? value->items[i]
                                                   : NULL;
        if (!sc_value_is_scalar(from))
            return false;
        parts[count++] = sc_str_trim(from->text);
    }
    return count == 4;
}

static bool read_point(const sc_value *value, double *x, double *y)
{
    if (value->kind == SC_VALUE_STRING || value->kind == SC_VALUE_NUMBER)
        return read_words(value->text, x, y);
    const sc_value *first = sc_value_find(value, "x"), *second = sc_value_find(value, "y");
    if (value->kind == SC_VALUE_LIST && value->count == 2) {
        first = value->items[0];
        second = value->items[1];
    }
    return sc_value_is_scalar(first) && sc_value_is_scalar(second) &&
           read_pair(sc_str_trim(first->text), sc_str_trim(second->text), x, y);
}

static sc_taken read_focus(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           void *record)
{
    sc_photo_ref *photo = (sc_photo_ref *)((char *)record + row->offset);
    bool is_blank =
        found->value->kind == SC_VALUE_STRING && sc_str_trim(found->value->text).len == 0;
    if (is_blank)
        return SC_PASSED;
    sc_str box[4];
    bool is_box = find_box(found->value, box);
    bool is_read =
        is_box ? read_box(box, photo) : read_point(found->value, &photo->focus_x, &photo->focus_y);
    if (!is_read)
        return sc_type_fail(rows, found, rows->codes->bad_value,
                            "write it as \"30% 70%\", \"0.3 0.7\" or \"left top\": from the left, "
                            "then from the top; with a width and a height behind, it is a box",
                            "%s is not a %s in the photo", found->path, is_box ? "box" : "point");
    photo->has_focus = true;
    return SC_TAKEN;
}

const sc_row_type SC_TYPE_FOCUS = {
    "a point", "{\"type\": [\"string\", \"array\", \"object\", \"number\", \"null\"]}", read_focus
};
