/* Reading property values: one small reader for each kind. See property_read.h. */
#include "layout/property_read.h"

#include "base/number.h"
#include "layout/hint.h"
#include "layout/place.h"
#include "layout/type_read.h"

#include <string.h>

/* A property being read: where its value stands, and the value if it is a list or a map. */
typedef struct reading {
    sc_reader reader;
    const sc_property *property;
    const sc_value *value;
    const sc_tokens *tokens;
} reading;

static const char *list_words(sc_arena *arena, const sc_property *property)
{
    sc_buf buf = sc_buf_new(arena, 1024);
    for (int i = 0; property->choices[i] != NULL; i++)
        if (property->allowed == 0 || (property->allowed & 1u << i) != 0)
            sc_buf_addf(&buf, "%s'%s'", buf.len == 0 ? "" : ", ", property->choices[i]);
    return sc_str_z(arena, sc_buf_str(&buf));
}

/* The index of a word among the choices, or -1. */
static int find_choice(const sc_property *property, sc_str word)
{
    for (int i = 0; property->choices != NULL && property->choices[i] != NULL; i++)
        if (sc_str_is(word, property->choices[i]))
            return property->allowed == 0 || (property->allowed & 1u << i) != 0 ? i : -1;
    return -1;
}

static bool fail_keyword(const reading *r, sc_str word)
{
    enum { WORDS_MAX = 32 };
    const char *words[WORDS_MAX];
    size_t count = 0;
    for (int i = 0; r->property->choices[i] != NULL && count < WORDS_MAX; i++)
        if (r->property->allowed == 0 || (r->property->allowed & 1u << i) != 0)
            words[count++] = r->property->choices[i];
    const char *near = sc_hint_word(word, words, count);
    sc_arena *arena = r->reader.arena;
    sc_str hint = near == NULL ? sc_str_fmt(arena, "write %s", list_words(arena, r->property))
                               : sc_str_fmt(arena, "did you mean '%s'?", near);
    return sc_reader_fail(&r->reader, word, hint.ptr, "'%.*s' is not one of its words",
                          SC_STR_ARG(word));
}

static bool read_keyword(const reading *r, sc_property_value *out)
{
    out->integer = find_choice(r->property, r->reader.text);
    return out->integer >= 0 || fail_keyword(r, r->reader.text);
}

static bool check_between(const reading *r, sc_str text, double value, double min, double max)
{
    if (value >= min && value <= max)
        return true;
    sc_buf range = sc_buf_new(r->reader.arena, 256);
    sc_number_add(&range, min, 3);
    sc_buf_addz(&range, " to ");
    sc_number_add(&range, max, 3);
    return sc_reader_fail(&r->reader, text, NULL, "'%.*s' is outside its range, %.*s",
                          SC_STR_ARG(text), SC_STR_ARG(sc_buf_str(&range)));
}

static bool check_range(const reading *r, sc_str text, double value)
{
    return check_between(r, text, value, r->property->min, r->property->max);
}

/* The rows' ranges are in px: a font size of 0.9em is none of less than 1px. */
static bool check_length_range(const reading *r, sc_str text, sc_length length)
{
    bool is_small = length.unit != SC_UNIT_PX && r->property->min > 0;
    return check_between(r, text, length.value, is_small ? 0 : r->property->min, r->property->max);
}

static bool read_number(const reading *r, sc_property_value *out)
{
    sc_str text = r->reader.text;
    if (!sc_number_parse(text, &out->number))
        return sc_reader_fail(&r->reader, text, sc_hint_number(r->reader.arena, text),
                              "'%.*s' is not a number", SC_STR_ARG(text));
    return check_range(r, text, out->number);
}

static bool read_integer(const reading *r, sc_property_value *out)
{
    if (find_choice(r->property, r->reader.text) >= 0) {
        out->integer = 0;
        return true;
    }
    sc_property_value number;
    if (!read_number(r, &number))
        return false;
    out->integer = (int)number.number;
    if ((double)out->integer == number.number)
        return true;
    return sc_reader_fail(&r->reader, r->reader.text, NULL, "'%.*s' is not a whole number",
                          SC_STR_ARG(r->reader.text));
}

static bool read_weight(const reading *r, sc_property_value *out)
{
    static const struct {
        const char *name;
        int weight;
    } WORDS[] = { { "normal", 400 }, { "bold", 700 } };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_is(r->reader.text, WORDS[i].name)) {
            out->integer = WORDS[i].weight;
            return true;
        }
    if (r->reader.text.len > 0 && sc_is_alpha(r->reader.text.ptr[0]))
        return sc_reader_fail(&r->reader, r->reader.text, "write 1 to 1000, 'normal' or 'bold'",
                              "'%.*s' is not a weight", SC_STR_ARG(r->reader.text));
    return read_integer(r, out);
}

static bool fail_length(const reading *r, sc_str text, const char *fault)
{
    sc_arena *arena = r->reader.arena;
    const char *meant = sc_hint_length(arena, text);
    sc_str hint = SC_STR("write a number with px, %, em, rem, cqw, cqh, cqmin or cqmax");
    if (meant != NULL)
        hint = sc_str_of(meant);
    else if (find_choice(r->property, SC_STR("auto")) >= 0)
        hint = sc_str_fmt(arena, "%.*s, or 'auto'", SC_STR_ARG(hint));
    return sc_reader_fail(&r->reader, text, hint.ptr, "'%.*s' %s", SC_STR_ARG(text), fault);
}

static bool read_one_length(const reading *r, sc_str text, sc_length *out)
{
    if (find_choice(r->property, text) >= 0) {
        bool is_normal = sc_str_is(text, "normal");
        *out = (sc_length){ is_normal ? SC_UNIT_PX : SC_UNIT_AUTO, 0 };
        return true;
    }
    const char *fault = sc_length_parse(text, out);
    if (fault != NULL)
        return fail_length(r, text, fault);
    return check_length_range(r, text, *out);
}

static bool read_length(const reading *r, sc_property_value *out)
{
    return read_one_length(r, r->reader.text, &out->length);
}

/* A plain number is a factor of the font size; `normal`, the font's own, is AUTO. */
static bool read_line_height(const reading *r, sc_property_value *out)
{
    double factor;
    if (sc_str_is(r->reader.text, "normal")) {
        out->length = (sc_length){ SC_UNIT_AUTO, 0 };
        return true;
    }
    if (!sc_number_parse(r->reader.text, &factor))
        return read_length(r, out);
    out->length = (sc_length){ SC_UNIT_EM, factor };
    return check_range(r, r->reader.text, factor);
}

static bool read_ratio(const reading *r, sc_property_value *out)
{
    sc_str rest = r->reader.text, part;
    double sides[2] = { 0, 1 };
    if (find_choice(r->property, r->reader.text) >= 0) {
        out->number = 0;
        return true;
    }
    for (size_t i = 0; sc_reader_split(&rest, '/', &part); i++)
        if (i > 1 || !sc_number_parse(part, &sides[i]) || sides[i] <= 0)
            return sc_reader_fail(&r->reader, part, "write '16 / 9' or '1.5'",
                                  "'%.*s' is not a ratio", SC_STR_ARG(r->reader.text));
    out->number = sides[0] / sides[1];
    return check_range(r, r->reader.text, out->number);
}

/* `auto`, where a row has it, is a colour that is less than transparent. */
static bool read_color(const reading *r, sc_property_value *out)
{
    if (find_choice(r->property, r->reader.text) >= 0) {
        out->color = (sc_color){ .a = -1 };
        return true;
    }
    return sc_color_read(&r->reader, r->reader.text, &out->color);
}

static bool read_background(const reading *r, sc_property_value *out)
{
    return sc_background_read(&r->reader, &out->background);
}

typedef SC_VEC(sc_str) family_names;

/* `Inter, "Noto Sans Thai"` */
static bool add_families(const reading *r, family_names *names)
{
    sc_str rest = r->reader.text, part;
    while (sc_reader_split(&rest, ',', &part)) {
        sc_str name = sc_reader_unquote(part);
        if (name.len == 0)
            return sc_reader_fail(&r->reader, part, NULL, "a family's name is missing");
        sc_vec_push(r->reader.arena, names, name);
    }
    return true;
}

/* An item of a list: families, or a token that stands for some. */
static bool add_family_item(const reading *outer, const sc_value *item, family_names *names)
{
    reading r = *outer;
    r.reader.span = item->span;
    r.value = sc_token_follow(r.tokens, r.reader.arena, r.reader.diags, item);
    if (r.value == NULL)
        return false;
    bool is_nested = r.value->kind == SC_VALUE_LIST && r.value != item;
    for (size_t i = 0; is_nested && i < r.value->count; i++)
        if (sc_value_is_scalar(r.value->items[i]))
            sc_vec_push(r.reader.arena, names, r.value->items[i]->text);
    if (is_nested)
        return true;
    if (!sc_value_is_scalar(r.value))
        return sc_reader_fail(&r.reader, r.reader.text, NULL, "a family is a name, not %s",
                              sc_value_kind_name(r.value));
    r.reader.text = r.value->text;
    return add_families(&r, names);
}

enum { FAMILIES_MAX = 32 };

static bool read_families(const reading *r, sc_property_value *out)
{
    family_names names = { 0 };
    const sc_value *list = r->value->kind == SC_VALUE_LIST ? r->value : NULL;
    for (size_t i = 0; list != NULL && i < list->count; i++)
        if (!add_family_item(r, list->items[i], &names))
            return false;
    if (list == NULL && !add_families(r, &names))
        return false;
    if (names.count == 0)
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "a family's name is missing");
    if (names.count > FAMILIES_MAX)
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "takes at most %d families",
                              FAMILIES_MAX);
    out->families = (sc_families){ names.items, names.count };
    return true;
}

static bool read_text(const reading *r, sc_property_value *out)
{
    out->text = sc_str_copy(r->reader.arena, r->reader.text);
    return true;
}

/* `30% 20%`, `left top`, `center`. */
static bool read_point(const reading *r, sc_property_value *out)
{
    sc_place place = sc_place_middle();
    sc_length *number;
    sc_str rest = r->reader.text, part;
    if (find_choice(r->property, r->reader.text) >= 0) {
        out->point = (sc_point){ { SC_UNIT_AUTO, 0 }, { SC_UNIT_AUTO, 0 } };
        return true;
    }
    while (sc_reader_split(&rest, ' ', &part)) {
        const char *fault = sc_place_add(&place, part, &number);
        if (fault != NULL)
            return sc_reader_fail(&r->reader, part, "write '30% 20%', or 'left top'", "'%.*s' %s",
                                  SC_STR_ARG(part), fault);
        if (number != NULL && !read_one_length(r, part, number))
            return false;
    }
    out->point = (sc_point){ place.axes[0], place.axes[1] };
    return true;
}

static bool read_mask(const reading *r, sc_property_value *out)
{
    return sc_mask_read(&r->reader, &out->background);
}

static bool read_shadows(const reading *r, sc_property_value *out)
{
    return sc_shadows_read(&r->reader, SC_SHADOW_OF_BOX, &out->shadows);
}

static bool read_text_shadows(const reading *r, sc_property_value *out)
{
    return sc_shadows_read(&r->reader, SC_SHADOW_OF_TEXT, &out->shadows);
}

static bool read_filters(const reading *r, sc_property_value *out)
{
    return sc_filters_read(&r->reader, &out->filters);
}

static bool read_transforms(const reading *r, sc_property_value *out)
{
    return sc_transforms_read(&r->reader, &out->transforms);
}

/* `20px`, or `20px 10px`: across and down. */
static bool read_radius(const reading *r, sc_property_value *out)
{
    sc_length *axes[] = { &out->point.x, &out->point.y };
    sc_str rest = r->reader.text, part;
    size_t count = 0;
    while (sc_reader_split(&rest, ' ', &part)) {
        if (count == 2)
            return sc_reader_fail(&r->reader, part, NULL, "takes one or two values");
        if (!read_one_length(r, part, axes[count++]))
            return false;
    }
    if (count == 0)
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "a value is missing");
    if (count == 1)
        out->point.y = out->point.x;
    return true;
}

static const char *const FIT_THEN[] = { "clamp", "short", "drop", "fail", NULL };
static const char *const FIT_KEYS[] = { "min", "max", "lines", "then" };

static bool read_fit_length(const reading *r, sc_length *out)
{
    const char *fault = sc_length_parse(r->reader.text, out);
    if (fault != NULL)
        return fail_length(r, r->reader.text, fault);
    return check_length_range(r, r->reader.text, *out);
}

static bool read_fit_lines(const reading *r, int *out)
{
    int64_t lines;
    if (!sc_integer_parse(r->reader.text, 100, &lines) || lines < 1)
        return sc_reader_fail(&r->reader, r->reader.text, NULL,
                              "'%.*s' is not a number of lines, 1 to 100",
                              SC_STR_ARG(r->reader.text));
    *out = (int)lines;
    return true;
}

static bool read_fit_then(const reading *r, sc_fit_then *out)
{
    for (int i = 0; FIT_THEN[i] != NULL; i++)
        if (sc_str_is(r->reader.text, FIT_THEN[i])) {
            *out = (sc_fit_then)i;
            return true;
        }
    return sc_reader_fail(&r->reader, r->reader.text, "write 'clamp', 'short', 'drop' or 'fail'",
                          "'%.*s' is not one of its words", SC_STR_ARG(r->reader.text));
}

static bool read_fit_entry(const reading *outer, const sc_entry *entry, sc_fit_rule *fit)
{
    reading r = *outer;
    r.reader.span = entry->value->span;
    const sc_value *value = sc_token_follow(r.tokens, r.reader.arena, r.reader.diags, entry->value);
    if (value == NULL)
        return false;
    r.reader.text = value->text;
    if (sc_str_is(entry->key, "min"))
        return read_fit_length(&r, &fit->min);
    if (sc_str_is(entry->key, "max"))
        return read_fit_length(&r, &fit->max);
    if (sc_str_is(entry->key, "lines"))
        return read_fit_lines(&r, &fit->lines);
    if (sc_str_is(entry->key, "then"))
        return read_fit_then(&r, &fit->then);
    const char *near = sc_nearest(entry->key, FIT_KEYS, sizeof FIT_KEYS / sizeof *FIT_KEYS);
    sc_str hint = near == NULL
                      ? SC_STR("write 'fit: { min: 44px, max: 76px, lines: 3, then: clamp }'")
                      : sc_str_fmt(r.reader.arena, "did you mean '%s'?", near);
    sc_diag_error(r.reader.diags, entry->key_span, "layout.unknown-property",
                  sc_str_z(r.reader.arena, hint), "fit has no '%.*s'", SC_STR_ARG(entry->key));
    return false;
}

static bool read_fit(const reading *r, sc_property_value *out)
{
    sc_fit_rule fit = { .is_set = true };
    if (r->value->kind != SC_VALUE_MAP) {
        if (find_choice(r->property, r->reader.text) < 0)
            return sc_reader_fail(&r->reader, r->reader.text,
                                  "write 'fit: { min: 44px, max: 76px, lines: 3, then: clamp }'",
                                  "a map is needed");
        out->fit = (sc_fit_rule){ .is_set = false };
        return true;
    }
    for (size_t i = 0; i < r->value->count; i++)
        if (!read_fit_entry(r, &r->value->entries[i], &fit))
            return false;
    if (fit.min.unit == SC_UNIT_AUTO || fit.max.unit == SC_UNIT_AUTO)
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "both 'min' and 'max' are needed");
    if (fit.min.unit == fit.max.unit && fit.min.value > fit.max.value)
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "'min' is larger than 'max'");
    out->fit = fit;
    return true;
}

static bool read_stretch(const reading *r, sc_property_value *out)
{
    return sc_stretch_read(&r->reader, &out->number);
}

static bool read_words(const reading *r, sc_property_value *out)
{
    return sc_words_read(&r->reader, r->property->choices, &out->integer);
}

static bool read_tags(const reading *r, sc_property_value *out)
{
    return sc_tags_read(&r->reader, &out->text);
}

static bool fail_mark(const reading *r, const sc_entry *entry)
{
    const char *near = sc_property_nearest(r->reader.arena, entry->key, SC_FOR_TEXT);
    bool is_help = near != NULL && sc_property_is_for_marks(sc_property_find(sc_str_of(near)));
    sc_str hint = is_help ? sc_str_fmt(r->reader.arena, "did you mean '%s'?", near)
                          : SC_STR("marks take color, background, font-… and text-decoration");
    sc_diag_error(r->reader.diags, entry->key_span, "layout.unknown-property", hint.ptr,
                  "marks have no '%.*s'", SC_STR_ARG(entry->key));
    return false;
}

/* The ground of a mark is one colour. */
static bool check_ground(const reading *r, const sc_value *value, const sc_declaration *d)
{
    bool is_ground = d->property->kind == SC_KIND_BACKGROUND;
    const sc_background *ground = &d->value.background;
    if (!is_ground || ground->count == 0 ||
        (ground->count == 1 && ground->layers[0].kind == SC_FILL_COLOR))
        return true;
    sc_reader reader = r->reader;
    reader.span = value->span;
    reader.text = value->text;
    return sc_reader_fail(&reader, value->text, NULL, "the background of a mark is one colour");
}

static bool read_mark(const reading *r, const sc_entry *entry, sc_declarations *out)
{
    const sc_property *property = sc_property_find(entry->key);
    if (property == NULL || !sc_property_is_for_marks(property))
        return fail_mark(r, entry);
    return sc_property_read(r->reader.arena, r->tokens, r->reader.diags, property, entry->value,
                            out) &&
           check_ground(r, entry->value, &out->items[out->count - 1]);
}

static bool read_marks(const reading *r, sc_property_value *out)
{
    sc_declarations found = { 0 };
    if (r->value->kind != SC_VALUE_MAP && !sc_str_is(r->reader.text, "none"))
        return sc_reader_fail(&r->reader, r->reader.text,
                              "write 'marks: { color: red, font-weight: 900 }'", "a map is needed");
    out->marks = (sc_marks){ .is_set = r->value->kind == SC_VALUE_MAP };
    for (size_t i = 0; out->marks.is_set && i < r->value->count; i++)
        if (!read_mark(r, &r->value->entries[i], &found))
            return false;
    out->marks.items = found.items;
    out->marks.count = found.count;
    return true;
}

typedef bool (*value_reader)(const reading *, sc_property_value *);

static const value_reader READERS[] = {
    [SC_KIND_KEYWORD] = read_keyword,
    [SC_KIND_NUMBER] = read_number,
    [SC_KIND_INTEGER] = read_integer,
    [SC_KIND_WEIGHT] = read_weight,
    [SC_KIND_LENGTH] = read_length,
    [SC_KIND_LENGTH_AUTO] = read_length,
    [SC_KIND_LINE_HEIGHT] = read_line_height,
    [SC_KIND_RATIO] = read_ratio,
    [SC_KIND_COLOR] = read_color,
    [SC_KIND_BACKGROUND] = read_background,
    [SC_KIND_MASK] = read_mask,
    [SC_KIND_SHADOWS] = read_shadows,
    [SC_KIND_TEXT_SHADOW] = read_text_shadows,
    [SC_KIND_FILTERS] = read_filters,
    [SC_KIND_TRANSFORMS] = read_transforms,
    [SC_KIND_RADIUS] = read_radius,
    [SC_KIND_FAMILIES] = read_families,
    [SC_KIND_TEXT] = read_text,
    [SC_KIND_POINT] = read_point,
    [SC_KIND_FIT] = read_fit,
    [SC_KIND_STRETCH] = read_stretch,
    [SC_KIND_WORDS] = read_words,
    [SC_KIND_TAGS] = read_tags,
    [SC_KIND_MARKS] = read_marks,
    [SC_KIND_DECORATION] = NULL,
    [SC_KIND_STROKE] = NULL,
    [SC_KIND_SIDES] = NULL,
    [SC_KIND_CORNERS] = NULL,
    [SC_KIND_PAIR] = NULL,
    [SC_KIND_FLEX] = NULL,
    [SC_KIND_BORDER] = NULL,
    [SC_KIND_INLINE] = NULL,
};

/* The values of a shorthand's longhands are read as if each stood on its own, blamed on `part`. */
static bool read_longhand(const reading *outer, const char *name, sc_str part,
                          sc_declarations *out);

/* CSS's rule for sides and corners: what is not given is taken from the opposite one. */
static bool split_sides(const reading *r, sc_str text, sc_str sides[4])
{
    static const int FROM[4][4] = {
        { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 }, { 0, 1, 2, 3 }
    };
    sc_str parts[4], rest = text, part;
    int count = 0;
    while (sc_reader_split(&rest, ' ', &part)) {
        if (count == 4)
            return sc_reader_fail(&r->reader, part, NULL, "takes one to four values");
        parts[count++] = part;
    }
    if (count == 0)
        return sc_reader_fail(&r->reader, text, NULL, "a value is missing");
    for (int i = 0; i < 4; i++)
        sides[i] = parts[FROM[count - 1][i]];
    return true;
}

static bool read_sides(const reading *r, sc_declarations *out)
{
    sc_str sides[4];
    if (!split_sides(r, r->reader.text, sides))
        return false;
    for (int i = 0; i < 4; i++)
        if (!read_longhand(r, r->property->longhands[i], sides[i], out))
            return false;
    return true;
}

/* `20px 0`, or `20px / 40px 10px`: radii across, and those down if they differ. */
static bool read_corners(const reading *r, sc_declarations *out)
{
    sc_str across[4], down[4], rest = r->reader.text, first = rest;
    size_t slash;
    bool has_slash = sc_str_find(rest, SC_STR("/"), &slash);
    if (has_slash)
        first = sc_str_sub(rest, 0, slash);
    if (!split_sides(r, first, across) ||
        (has_slash && !split_sides(r, sc_str_sub(rest, slash + 1, rest.len), down)))
        return false;
    for (int i = 0; i < 4; i++) {
        sc_property_value height;
        if (!read_longhand(r, r->property->longhands[i], across[i], out))
            return false;
        if (!has_slash)
            continue;
        reading vertical = *r;
        vertical.property = sc_property_find(sc_str_of(r->property->longhands[i]));
        vertical.reader.span = sc_reader_span(&r->reader, down[i]);
        vertical.reader.text = down[i];
        if (!read_radius(&vertical, &height))
            return false;
        out->items[out->count - 1].value.point.y = height.point.x;
    }
    return true;
}

static bool read_pair(const reading *r, sc_declarations *out)
{
    sc_str rest = r->reader.text, first, second;
    if (!sc_reader_split(&rest, ' ', &first))
        return sc_reader_fail(&r->reader, r->reader.text, NULL, "a value is missing");
    if (!sc_reader_split(&rest, ' ', &second))
        second = first;
    if (rest.len > 0)
        return sc_reader_fail(&r->reader, rest, NULL, "takes one or two values");
    return read_longhand(r, r->property->longhands[0], first, out) &&
           read_longhand(r, r->property->longhands[1], second, out);
}

/* `none`, `auto`, `1`, `1 0`, `1 1 200px`, `0 200px` (CSS Flexbox Level 1, section 7.1). */
static bool read_flex(const reading *r, sc_declarations *out)
{
    sc_str grow = SC_STR("1"), shrink = SC_STR("1"), basis = SC_STR("0px");
    sc_str rest = r->reader.text, part;
    int numbers = 0, sizes = 0;
    double ignored;
    if (sc_str_is(rest, "none") || sc_str_is(rest, "auto")) {
        grow = shrink = sc_str_is(rest, "none") ? SC_STR("0") : SC_STR("1");
        basis = SC_STR("auto");
        rest = SC_STR("");
    } else if (rest.len == 0) {
        return sc_reader_fail(&r->reader, rest, NULL, "a value is missing");
    }
    while (sc_reader_split(&rest, ' ', &part)) {
        bool is_number = sc_number_parse(part, &ignored) && numbers < 2;
        if (is_number && numbers++ == 0)
            grow = part;
        else if (is_number)
            shrink = part;
        else if (sizes++ == 0)
            basis = part;
        else
            return sc_reader_fail(&r->reader, part, "write 'flex: 1 1 200px', 'auto' or 'none'",
                                  "'%.*s' is one value too many", SC_STR_ARG(part));
    }
    return read_longhand(r, "flex-grow", grow, out) &&
           read_longhand(r, "flex-shrink", shrink, out) &&
           read_longhand(r, "flex-basis", basis, out);
}

static bool starts_number(sc_str s)
{
    double ignored;
    return sc_number_scan(&s, &ignored);
}

/* Those of CSS that are not drawn here. */
static bool is_border_style(sc_str word)
{
    static const char *const STYLES[] = { "dotted", "dashed", "double", "groove",
                                          "ridge",  "inset",  "outset", "hidden" };
    for (size_t i = 0; i < sizeof STYLES / sizeof *STYLES; i++)
        if (sc_str_is(word, STYLES[i]))
            return true;
    return false;
}

/* `2px solid red` in any order, or `none`; what is not given is 0 and black. */
static bool read_border(const reading *r, sc_declarations *out)
{
    sc_str rest = r->reader.text, part, width = SC_STR("0"), color = SC_STR("black");
    int widths = 0, colors = 0;
    bool is_none = sc_str_is(rest, "none");
    if (rest.len == 0)
        return sc_reader_fail(&r->reader, rest, NULL, "a value is missing");
    while (!is_none && sc_reader_split(&rest, ' ', &part)) {
        bool is_width = starts_number(part);
        if (sc_str_is(part, "solid"))
            continue;
        if (is_border_style(part))
            return sc_reader_fail(&r->reader, part, "write 'border: 2px solid red', or 'none'",
                                  "borders are solid, not %.*s", SC_STR_ARG(part));
        *(is_width ? &width : &color) = part;
        if ((is_width ? widths++ : colors++) > 0)
            return sc_reader_fail(&r->reader, part, "write 'border: 2px solid red', or 'none'",
                                  "'%.*s' is one value too many", SC_STR_ARG(part));
    }
    return read_longhand(r, r->property->longhands[0], width, out) &&
           read_longhand(r, r->property->longhands[1], color, out);
}

/* What a shorthand does not say is as at first. */
static bool read_part(const reading *r, size_t index, sc_str part, sc_declarations *out)
{
    const char *name = r->property->longhands[index];
    const char *initial = sc_property_find(sc_str_of(name))->initial;
    return read_longhand(r, name, part.len > 0 ? part : sc_str_of(initial), out);
}

static bool read_decoration(const reading *r, sc_declarations *out)
{
    sc_decoration_parts parts;
    return sc_decoration_split(&r->reader, &parts) && read_part(r, 0, parts.lines, out) &&
           read_part(r, 1, parts.style, out) && read_part(r, 2, parts.color, out) &&
           read_part(r, 3, parts.thickness, out);
}

static bool read_stroke(const reading *r, sc_declarations *out)
{
    sc_str width, color;
    return sc_stroke_split(&r->reader, &width, &color) && read_part(r, 0, width, out) &&
           read_part(r, 1, color, out);
}

/* The cascade chooses the side when the direction is known: the value is kept under this row. */
static bool read_inline(const reading *r, sc_declarations *out)
{
    size_t from = out->count;
    if (!read_longhand(r, r->property->longhands[0], r->reader.text, out))
        return false;
    out->items[from].property = r->property;
    return true;
}

static bool read_any(const reading *r, sc_declarations *out)
{
    switch (r->property->kind) {
    case SC_KIND_SIDES:
        return read_sides(r, out);
    case SC_KIND_CORNERS:
        return read_corners(r, out);
    case SC_KIND_PAIR:
        return read_pair(r, out);
    case SC_KIND_FLEX:
        return read_flex(r, out);
    case SC_KIND_BORDER:
        return read_border(r, out);
    case SC_KIND_INLINE:
        return read_inline(r, out);
    case SC_KIND_DECORATION:
        return read_decoration(r, out);
    case SC_KIND_STROKE:
        return read_stroke(r, out);
    default:
        break;
    }
    sc_declaration declaration = { .property = r->property, .span = r->reader.span };
    if (!READERS[r->property->kind](r, &declaration.value))
        return false;
    sc_vec_push(r->reader.arena, out, declaration);
    return true;
}

static bool read_longhand(const reading *outer, const char *name, sc_str part, sc_declarations *out)
{
    reading r = *outer;
    r.property = sc_property_find(sc_str_of(name));
    r.reader.span = sc_reader_span(&outer->reader, part);
    r.reader.text = part;
    return read_any(&r, out);
}

/* `color: #fff` is a comment in YAML: the value is gone, its text still stands in the source. */
static bool find_commented_color(sc_str line, sc_str *color)
{
    size_t at;
    sc_color ignored;
    if (!sc_str_find(line, SC_STR("#"), &at))
        return false;
    sc_str rest = sc_str_sub(line, at, line.len);
    return sc_reader_split(&rest, ' ', color) && sc_color_parse(*color, &ignored);
}

static bool fail_missing(const reading *r)
{
    sc_str line = { 0 }, color;
    const char *hint = NULL;
    if (r->reader.span.source != NULL && r->reader.span.source->text.len > 0)
        line = sc_span_position(r->reader.span).line_text;
    if (find_commented_color(line, &color))
        hint = sc_str_fmt(r->reader.arena, "'#' starts a comment in YAML: write \"%.*s\" in quotes",
                          SC_STR_ARG(color))
                   .ptr;
    sc_diag_error(r->reader.diags, r->reader.span, "layout.missing-value", hint, "%s: no value",
                  r->reader.subject);
    return false;
}

static bool takes_value(const sc_property *property, const sc_value *value)
{
    if (value->kind == SC_VALUE_LIST)
        return property->kind == SC_KIND_FAMILIES;
    if (value->kind == SC_VALUE_MAP)
        return property->kind == SC_KIND_FIT || property->kind == SC_KIND_MARKS;
    return true;
}

static bool fail_kind(const reading *r)
{
    sc_str hint = SC_STR("write its value as one text");
    if (r->value->kind == SC_VALUE_MAP && r->property->longhands != NULL)
        hint = sc_str_fmt(r->reader.arena, "write '%s: …' and its like as properties",
                          r->property->longhands[0]);
    return sc_reader_fail(&r->reader, r->reader.text, hint.ptr, "cannot be %s",
                          sc_value_kind_name(r->value));
}

bool sc_property_read(sc_arena *arena, const sc_tokens *tokens, sc_diags *diags,
                      const sc_property *property, const sc_value *value, sc_declarations *out)
{
    reading r = { .property = property, .tokens = tokens };
    r.reader = (sc_reader){ arena, diags, value->span, SC_STR(""), property->name };
    if (value->kind == SC_VALUE_NULL)
        return fail_missing(&r);
    r.value = sc_token_follow(tokens, arena, diags, value);
    if (r.value == NULL)
        return false;
    if (!takes_value(property, r.value))
        return fail_kind(&r);
    if (sc_value_is_scalar(r.value) &&
        !sc_token_fill(tokens, arena, diags, r.value, &r.reader.text))
        return false;
    if (property->kind != SC_KIND_TEXT)
        r.reader.text = sc_str_trim(r.reader.text);
    return read_any(&r, out);
}

sc_property_value sc_property_initial(sc_arena *arena, const sc_property *property)
{
    sc_diags diags = { .arena = arena };
    sc_value value = { .kind = SC_VALUE_STRING, .text = sc_str_of(property->initial) };
    reading r = { .property = property, .value = &value };
    r.reader = (sc_reader){ arena, &diags, SC_NO_SPAN, value.text, property->name };
    sc_property_value out = { 0 };
    READERS[property->kind](&r, &out);
    return out;
}
