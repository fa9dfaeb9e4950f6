/*
 * The point of a photo that must stay in frame: "0.3 0.7", "30% 70%", [0.3, 0.7], {x: 0.3, y: 0.7},
 * or CSS's words "left top". From the left and from the top.
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
    if (!read_point(found->value, &photo->focus_x, &photo->focus_y))
        return sc_type_fail(rows, found, rows->codes->bad_value,
                            "write it as \"30% 70%\", \"0.3 0.7\" or \"left top\": from the left, "
                            "then from the top",
                            "%s is not a point in the photo", found->path);
    photo->has_focus = true;
    return SC_TAKEN;
}

const sc_row_type SC_TYPE_FOCUS = { "a point", "{\"type\": [\"string\", \"array\", \"object\"]}",
                                    read_focus };
