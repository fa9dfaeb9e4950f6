/* Shadows, filters and transforms: see effect.h. */
#include "layout/effect.h"

#include "base/number.h"
#include "layout/background.h"
#include "layout/gradient.h"

enum { SHADOWS_MAX = 16, FUNCTIONS_MAX = 16, ARGUMENTS_MAX = 3 };

/* In the value's own unit. A blur takes time and memory; lengths end where coordinates do. */
static const double PX_MAX = 32000, BLUR_MAX = 500, AMOUNT_MAX = 1000, SCALE_MAX = 100,
                    DEGREES_MAX = 36000;

static bool fail_range(const sc_reader *reader, sc_str text, double min, double max)
{
    sc_buf range = sc_buf_new(reader->arena, 256);
    sc_number_add(&range, min, 3);
    sc_buf_addz(&range, " to ");
    sc_number_add(&range, max, 3);
    return sc_reader_fail(reader, text, NULL, "'%.*s' is outside its range, %.*s", SC_STR_ARG(text),
                          SC_STR_ARG(sc_buf_str(&range)));
}

static bool read_length(const sc_reader *reader, sc_str text, double min, double max,
                        sc_length *out)
{
    const char *fault = sc_length_parse(text, out);
    sc_str hint = SC_STR("write a number with px, em, rem, cqw, cqh, cqmin or cqmax");
    if (fault == NULL)
        return (out->value >= min && out->value <= max) || fail_range(reader, text, min, max);
    if (sc_str_is(sc_str_of(fault), "has no unit"))
        hint = sc_str_fmt(reader->arena, "write '%.*spx'", SC_STR_ARG(text));
    return sc_reader_fail(reader, text, hint.ptr, "'%.*s' %s", SC_STR_ARG(text), fault);
}

/* --- shadows -------------------------------------------------------------------------------- */

static bool starts_number(sc_str text)
{
    double ignored;
    return sc_number_scan(&text, &ignored);
}

/* A blur is not negative, and neither it nor the rest has percentages. */
static bool read_shadow_length(const sc_reader *reader, sc_str text, int index,
                               sc_shadow_rule *shadow)
{
    sc_length *lengths[] = { &shadow->x, &shadow->y, &shadow->blur, &shadow->spread };
    bool is_blur = index == 2;
    if (!read_length(reader, text, is_blur ? 0 : -PX_MAX, is_blur ? BLUR_MAX : PX_MAX,
                     lengths[index]))
        return false;
    return lengths[index]->unit != SC_UNIT_PERCENT ||
           sc_reader_fail(reader, text, NULL, "'%.*s' cannot be in %%", SC_STR_ARG(text));
}

/* `inset 0 2px 4px 1px black`, the word and the colour on either side. */
static bool read_shadow(const sc_reader *reader, sc_str text, sc_shadow_use use,
                        sc_shadow_rule *shadow)
{
    static const char HINT[] = "write '0 4px 12px rgb(0 0 0 / 0.4)': across, down, blur, colour";
    int lengths = 0, most = use == SC_SHADOW_OF_BOX ? 4 : 3;
    sc_str rest = text, word;
    *shadow = (sc_shadow_rule){ .x = { SC_UNIT_PX, 0 } };
    shadow->y = shadow->blur = shadow->spread = shadow->x;
    while (sc_reader_split(&rest, ' ', &word)) {
        if (sc_str_is(word, "inset") && use == SC_SHADOW_OF_BOX && !shadow->is_inset) {
            shadow->is_inset = true;
        } else if (starts_number(word)) {
            if (lengths == most)
                return sc_reader_fail(reader, word, HINT, "'%.*s' is one length too many",
                                      SC_STR_ARG(word));
            if (!read_shadow_length(reader, word, lengths++, shadow))
                return false;
        } else if (shadow->has_color) {
            return sc_reader_fail(reader, word, HINT, "'%.*s' is not understood here",
                                  SC_STR_ARG(word));
        } else {
            if (!sc_color_read(reader, word, &shadow->color))
                return false;
            shadow->has_color = true;
        }
    }
    return lengths >= 2 ||
           sc_reader_fail(reader, text, HINT, "a shadow needs two lengths, across and down");
}

bool sc_shadows_read(const sc_reader *reader, sc_shadow_use use, sc_shadows *out)
{
    SC_VEC(sc_shadow_rule) shadows = { 0 };
    sc_str rest = reader->text, part;
    if (sc_str_is(rest, "none")) {
        *out = (sc_shadows){ NULL, 0 };
        return true;
    }
    while (sc_reader_split(&rest, ',', &part)) {
        sc_shadow_rule shadow;
        if (shadows.count == SHADOWS_MAX)
            return sc_reader_fail(reader, part, NULL, "takes at most %d shadows", SHADOWS_MAX);
        if (!read_shadow(reader, part, use, &shadow))
            return false;
        sc_vec_push(reader->arena, &shadows, shadow);
    }
    if (shadows.count == 0)
        return sc_reader_fail(reader, reader->text, NULL, "a value is missing");
    *out = (sc_shadows){ shadows.items, shadows.count };
    return true;
}

/* --- functions ------------------------------------------------------------------------------ */

/* `name(argument, argument)` */
typedef struct call {
    sc_str whole, name, inner;
    sc_str arguments[ARGUMENTS_MAX];
    size_t count; /* may be more than fit; no function takes so many */
} call;

/* Take the next function off the front of `*rest`: they need no space between them. */
static bool next_call(const sc_reader *reader, sc_str *rest, const char *hint, call *out)
{
    sc_str s = sc_str_trim(*rest);
    size_t open, end = 0;
    int depth = 0;
    if (!sc_str_find(s, SC_STR("("), &open))
        return sc_reader_fail(reader, s, hint, "'%.*s' is not understood here", SC_STR_ARG(s));
    do {
        depth += s.ptr[end] == '(' ? 1 : s.ptr[end] == ')' ? -1 : 0;
        end++;
    } while (end < s.len && (end <= open || depth > 0));
    if (depth != 0)
        return sc_reader_fail(reader, s, hint, "a ')' is missing at the end");
    *out = (call){ sc_str_sub(s, 0, end),
                   sc_str_sub(s, 0, open),
                   sc_str_sub(s, open + 1, end - 1),
                   { { 0 } },
                   0 };
    *rest = sc_str_sub(s, end, s.len);
    sc_str arguments = out->inner, argument;
    for (; sc_reader_split(&arguments, ',', &argument); out->count++)
        if (out->count < ARGUMENTS_MAX)
            out->arguments[out->count] = argument;
    return true;
}

static bool fail_name(const sc_reader *reader, const call *c, const char *const *names,
                      size_t count, const char *hint)
{
    const char *near = sc_nearest(c->name, names, count);
    sc_str text =
        near == NULL ? sc_str_of(hint) : sc_str_fmt(reader->arena, "did you mean '%s()'?", near);
    return sc_reader_fail(reader, c->name, text.ptr, "there is no '%.*s()'", SC_STR_ARG(c->name));
}

static bool check_count(const sc_reader *reader, const call *c, size_t least, size_t most)
{
    if (c->count >= least && c->count <= most)
        return true;
    return sc_reader_fail(reader, c->whole, NULL,
                          c->count < least ? "'%.*s' needs a value" : "'%.*s' has too many values",
                          SC_STR_ARG(c->whole));
}

static bool read_angle(const sc_reader *reader, sc_str text, double *out)
{
    if (!sc_angle_parse(text, out))
        return sc_reader_fail(reader, text, "write an angle such as 45deg",
                              "'%.*s' is not an angle", SC_STR_ARG(text));
    return (*out >= -DEGREES_MAX && *out <= DEGREES_MAX) ||
           fail_range(reader, text, -DEGREES_MAX, DEGREES_MAX);
}

/* A number or a percentage. */
static bool read_amount(const sc_reader *reader, sc_str text, double min, double max, double *out)
{
    sc_str rest = text;
    if (!sc_number_scan(&rest, out) || (rest.len > 0 && !sc_str_is(rest, "%")))
        return sc_reader_fail(reader, text, "write a number such as 0.5, or 50%",
                              "'%.*s' is not a number", SC_STR_ARG(text));
    if (rest.len > 0)
        *out /= 100;
    return (*out >= min && *out <= max) || fail_range(reader, text, min, max);
}

/* --- filters -------------------------------------------------------------------------------- */

static const char FILTER_HINT[] = "write 'blur(4px)', 'brightness(0.8)', 'grayscale(1)' …";

/* In the order of sc_effect. */
static const char *const FILTERS[] = { "blur",      "drop-shadow", "brightness", "contrast",
                                       "grayscale", "hue-rotate",  "invert",     "opacity",
                                       "saturate",  "sepia" };
enum { FILTER_COUNT = sizeof FILTERS / sizeof *FILTERS };

const char *sc_effect_name(sc_effect kind)
{
    return FILTERS[kind];
}

static bool read_blur(const sc_reader *reader, const call *c, sc_filter_rule *filter)
{
    filter->blur = (sc_length){ SC_UNIT_PX, 0 };
    if (c->count == 0)
        return true;
    if (!read_length(reader, c->arguments[0], 0, BLUR_MAX / 2, &filter->blur))
        return false;
    return filter->blur.unit != SC_UNIT_PERCENT ||
           sc_reader_fail(reader, c->arguments[0], NULL, "'%.*s' cannot be in %%",
                          SC_STR_ARG(c->arguments[0]));
}

/* More than all of some is all: CSS takes it, and clamps. */
static bool read_filter_amount(const sc_reader *reader, const call *c, sc_filter_rule *filter)
{
    bool is_share = filter->kind == SC_EFFECT_GRAYSCALE || filter->kind == SC_EFFECT_INVERT ||
                    filter->kind == SC_EFFECT_OPACITY || filter->kind == SC_EFFECT_SEPIA;
    filter->amount = 1;
    if (c->count > 0 && !read_amount(reader, c->arguments[0], 0, AMOUNT_MAX, &filter->amount))
        return false;
    if (is_share && filter->amount > 1)
        filter->amount = 1;
    return true;
}

static bool read_filter(const sc_reader *reader, const call *c, sc_filter_rule *filter)
{
    int kind = 0;
    while (kind < FILTER_COUNT && !sc_str_is(c->name, FILTERS[kind]))
        kind++;
    if (kind == FILTER_COUNT)
        return fail_name(reader, c, FILTERS, FILTER_COUNT, FILTER_HINT);
    *filter = (sc_filter_rule){ .kind = (sc_effect)kind };
    if (filter->kind == SC_EFFECT_DROP_SHADOW)
        return check_count(reader, c, 1, 1) &&
               read_shadow(reader, c->arguments[0], SC_SHADOW_OF_TEXT, &filter->shadow);
    if (!check_count(reader, c, 0, 1))
        return false;
    if (filter->kind == SC_EFFECT_BLUR)
        return read_blur(reader, c, filter);
    if (filter->kind == SC_EFFECT_HUE_ROTATE)
        return c->count == 0 || read_angle(reader, c->arguments[0], &filter->amount);
    return read_filter_amount(reader, c, filter);
}

bool sc_filters_read(const sc_reader *reader, sc_filters *out)
{
    SC_VEC(sc_filter_rule) filters = { 0 };
    sc_str rest = sc_str_trim(reader->text);
    if (sc_str_is(rest, "none")) {
        *out = (sc_filters){ NULL, 0 };
        return true;
    }
    if (rest.len == 0)
        return sc_reader_fail(reader, rest, FILTER_HINT, "a value is missing");
    while (sc_str_trim(rest).len > 0) {
        call c;
        sc_filter_rule filter;
        if (!next_call(reader, &rest, FILTER_HINT, &c))
            return false;
        if (filters.count == FUNCTIONS_MAX)
            return sc_reader_fail(reader, c.whole, NULL, "takes at most %d filters", FUNCTIONS_MAX);
        if (!read_filter(reader, &c, &filter))
            return false;
        sc_vec_push(reader->arena, &filters, filter);
    }
    *out = (sc_filters){ filters.items, filters.count };
    return true;
}

/* --- transforms ----------------------------------------------------------------------------- */

static const char TRANSFORM_HINT[] = "write 'rotate(-3deg)', 'translate(10px, 5%)', 'scale(1.1)' …";

/* What a function's one or two arguments are about. */
typedef enum axes { BOTH, ACROSS, DOWN } axes;

static const struct transform {
    const char *name;
    sc_transform_kind kind;
    axes axes;
} TRANSFORMS[] = {
    { "translate", SC_TRANSLATE, BOTH },  { "translateX", SC_TRANSLATE, ACROSS },
    { "translateY", SC_TRANSLATE, DOWN }, { "scale", SC_SCALE, BOTH },
    { "scaleX", SC_SCALE, ACROSS },       { "scaleY", SC_SCALE, DOWN },
    { "rotate", SC_ROTATE, ACROSS },      { "skew", SC_SKEW, BOTH },
    { "skewX", SC_SKEW, ACROSS },         { "skewY", SC_SKEW, DOWN },
};
enum { TRANSFORM_COUNT = sizeof TRANSFORMS / sizeof *TRANSFORMS };

/* A scale's second argument is as the first where it is not given; the others' is 0. */
static bool read_numbers(const sc_reader *reader, const call *c, const struct transform *t,
                         sc_transform_rule *out)
{
    double values[2] = { 0, 0 };
    for (size_t i = 0; i < c->count; i++) {
        bool is_read = t->kind == SC_SCALE
                           ? read_amount(reader, c->arguments[i], -SCALE_MAX, SCALE_MAX, &values[i])
                           : read_angle(reader, c->arguments[i], &values[i]);
        if (!is_read)
            return false;
    }
    double none = t->kind == SC_SCALE ? 1 : 0;
    if (t->kind == SC_SCALE && c->count == 1)
        values[1] = values[0];
    out->across = t->axes == DOWN ? none : values[0];
    out->down = t->axes == BOTH ? values[1] : t->axes == DOWN ? values[0] : none;
    return true;
}

static bool read_translate(const sc_reader *reader, const call *c, const struct transform *t,
                           sc_transform_rule *out)
{
    sc_length lengths[2] = { { SC_UNIT_PX, 0 }, { SC_UNIT_PX, 0 } };
    for (size_t i = 0; i < c->count; i++)
        if (!read_length(reader, c->arguments[i], -PX_MAX, PX_MAX, &lengths[i]))
            return false;
    out->x = lengths[t->axes == DOWN ? 1 : 0];
    out->y = lengths[t->axes == DOWN ? 0 : 1];
    return true;
}

static bool read_transform(const sc_reader *reader, const call *c, sc_transform_rule *out)
{
    const char *names[TRANSFORM_COUNT];
    const struct transform *found = NULL;
    for (int i = 0; i < TRANSFORM_COUNT; i++) {
        names[i] = TRANSFORMS[i].name;
        if (sc_str_is(c->name, TRANSFORMS[i].name))
            found = &TRANSFORMS[i];
    }
    if (found == NULL)
        return fail_name(reader, c, names, TRANSFORM_COUNT, TRANSFORM_HINT);
    *out = (sc_transform_rule){ .kind = found->kind };
    if (!check_count(reader, c, 1, found->axes == BOTH ? 2 : 1))
        return false;
    return found->kind == SC_TRANSLATE ? read_translate(reader, c, found, out)
                                       : read_numbers(reader, c, found, out);
}

bool sc_transforms_read(const sc_reader *reader, sc_transforms *out)
{
    SC_VEC(sc_transform_rule) transforms = { 0 };
    sc_str rest = sc_str_trim(reader->text);
    if (sc_str_is(rest, "none")) {
        *out = (sc_transforms){ NULL, 0 };
        return true;
    }
    if (rest.len == 0)
        return sc_reader_fail(reader, rest, TRANSFORM_HINT, "a value is missing");
    while (sc_str_trim(rest).len > 0) {
        call c;
        sc_transform_rule transform;
        if (!next_call(reader, &rest, TRANSFORM_HINT, &c))
            return false;
        if (transforms.count == FUNCTIONS_MAX)
            return sc_reader_fail(reader, c.whole, NULL, "takes at most %d transforms",
                                  FUNCTIONS_MAX);
        if (!read_transform(reader, &c, &transform))
            return false;
        sc_vec_push(reader->arena, &transforms, transform);
    }
    *out = (sc_transforms){ transforms.items, transforms.count };
    return true;
}
