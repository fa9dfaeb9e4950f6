/*
 * The forms of values: see value_form.h. A pattern is put together from those of numbers, lengths
 * and colours. Patterns are without anchors, and hold together as one alternative: callers may put
 * `(?:` and `)` around them.
 */
#include "layout/value_form.h"

#include "layout/color_names.h"

#include <math.h>

typedef void (*pattern_writer)(sc_buf *out, const sc_property *property);

typedef struct form {
    const char *words;
    unsigned types; /* SC_FORM_* */
    const char *units;
    bool has_range;
    pattern_writer add;
} form;

static const form *form_of(const sc_property *property);

/* --- numbers -------------------------------------------------------------------------------- */

#define FRACTION "(?:\\.[0-9]+)?"
#define EXPONENT "(?:[eE][+-]?[0-9]+)?"
#define ANY_NUMBER "[+-]?(?:[0-9]+" FRACTION "|\\.[0-9]+)" EXPONENT

static void add_run(sc_buf *out, size_t digits)
{
    if (digits > 0)
        sc_buf_addf(out, "[0-9]{%zu}", digits);
}

/* Whole parts below a whole number: those with fewer digits, then those of as many that are smaller
 * at one digit and the same before it. */
static void add_below(sc_buf *out, sc_str digits)
{
    sc_buf_addf(out, "[0-9]{0,%zu}", digits.len - 1);
    for (size_t i = 0; i < digits.len; i++) {
        char least = i == 0 ? '1' : '0', digit = digits.ptr[i];
        if (digit <= least)
            continue;
        sc_buf_addf(out, "|%.*s[%c-%c]", (int)i, digits.ptr, least, digit - 1);
        add_run(out, digits.len - i - 1);
    }
}

/* Numbers without a sign from `min` (0 or less, or else 1) to `max`. With an exponent, any. */
static void add_unsigned(sc_buf *out, double min, double max)
{
    sc_str digits = sc_str_fmt(out->arena, "%ld", (long)ceil(max));
    if (min >= 1)
        sc_buf_addz(out, "(?=0*[1-9])");
    sc_buf_addz(out, "(?=\\.?[0-9])0*(?:(?:");
    add_below(out, digits);
    sc_buf_addf(out, ")" FRACTION "|%.*s(?:\\.0+)?|[0-9]+" FRACTION "[eE][+-]?[0-9]+)",
                SC_STR_ARG(digits));
}

static void add_number(sc_buf *out, double min, double max)
{
    if (min < 0) {
        sc_buf_addz(out, "(?:-");
        add_unsigned(out, 0, -min);
        sc_buf_addz(out, "|\\+?");
        add_unsigned(out, 0, max);
        sc_buf_addc(out, ')');
        return;
    }
    sc_buf_addz(out, "\\+?");
    add_unsigned(out, min, max);
}

/* The row's words that stand for numbers, each with a `|` after it. */
static void add_choices(sc_buf *out, const sc_property *p)
{
    for (int i = 0; p->choices != NULL && p->choices[i] != NULL; i++)
        if (p->allowed == 0 || (p->allowed & 1u << i) != 0)
            sc_buf_addf(out, "%s|", p->choices[i]);
}

static void add_word(sc_buf *out, const sc_property *p)
{
    add_choices(out, p);
    out->len--; /* the last `|` */
}

static void add_plain_number(sc_buf *out, const sc_property *p)
{
    add_choices(out, p);
    add_number(out, p->min, p->max);
}

static void add_weight(sc_buf *out, const sc_property *p)
{
    sc_buf_addz(out, "normal|bold|");
    add_plain_number(out, p);
}

/* --- lengths -------------------------------------------------------------------------------- */

#define RELATIVE_UNITS "%|em|rem|cqw|cqh|cqmin|cqmax"
#define ANY_ZERO "[+-]?0+(?:\\.0+)?"
#define ANY_LENGTH ANY_NUMBER "(?:px|" RELATIVE_UNITS ")|" ANY_ZERO

/* A row's least length is in px: in other units, all that is not negative will do. */
static void add_length(sc_buf *out, const sc_property *p)
{
    add_choices(out, p);
    if (p->min > 0) {
        add_number(out, p->min, p->max);
        sc_buf_addz(out, "px|");
        add_number(out, 0, p->max);
        sc_buf_addz(out, "(?:" RELATIVE_UNITS ")");
        return;
    }
    add_number(out, p->min, p->max);
    sc_buf_addz(out, "(?:px|" RELATIVE_UNITS ")|" ANY_ZERO "(?:px|" RELATIVE_UNITS ")?");
}

static void add_line_height(sc_buf *out, const sc_property *p)
{
    add_length(out, p);
    sc_buf_addc(out, '|');
    add_number(out, p->min, p->max);
}

static void add_ratio(sc_buf *out, const sc_property *p)
{
    static const char SIDE[] = "\\+?(?=[0-9.]*[1-9])(?:[0-9]+" FRACTION "|\\.[0-9]+)" EXPONENT;
    add_choices(out, p);
    sc_buf_addf(out, "%s(?:\\s*/\\s*%s)?", SIDE, SIDE);
}

#define POINT_PART "(?:left|right|top|bottom|center|" ANY_LENGTH ")"
#define POINT POINT_PART "(?:\\s+" POINT_PART ")?"

static void add_anything(sc_buf *out, const sc_property *p)
{
    (void)p;
    sc_buf_addz(out, "\\S[\\s\\S]*");
}

static void add_point(sc_buf *out, const sc_property *p)
{
    add_choices(out, p);
    sc_buf_addz(out, POINT);
}

/* --- angles ---------------------------------------------------------------------------------- */

#define ANGLE_UNITS "deg|turn|grad|rad"
#define ANY_ANGLE ANY_NUMBER "(?:" ANGLE_UNITS ")|" ANY_ZERO

/* --- colours -------------------------------------------------------------------------------- */

#define ARGUMENT "(?:none|" ANY_NUMBER "(?:%|deg|turn|grad|rad)?)"
#define WITH_COMMAS "(?:\\s*,\\s*" ARGUMENT "){2,3}"
#define WITH_SPACES "(?:\\s+" ARGUMENT "){2}(?:\\s*/\\s*" ARGUMENT ")?"
#define NESTED "[^()]*(?:\\([^()]*\\)[^()]*)*"

/* Capitals are seldom written: a word or a function that has one is let through unread, but for the
 * one that CSS has and layouts have not. */
static void add_color(sc_buf *out, const sc_property *p)
{
    add_choices(out, p);
    sc_buf_addz(out, "#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})|transparent|");
    for (size_t i = 0; i < SC_COLOR_NAME_COUNT; i++)
        sc_buf_addf(out, "%s|", SC_COLOR_NAMES[i].name);
    sc_buf_addz(out, "(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\\(\\s*" ARGUMENT "(?:" WITH_COMMAS
                     "|" WITH_SPACES ")\\s*\\)|color-mix\\(" NESTED "\\)"
                     "|(?!currentColor)[a-z]*[A-Z][A-Za-z]*(?:\\(" NESTED "\\))?");
}

/* Words of gradients besides colours, lengths and angles. */
#define GRADIENT_WORDS                                                                             \
    "to|at|from|in|left|right|top|bottom|center|circle|ellipse|(?:closest|farthest)-(?:side|"      \
    "corner)|srgb|srgb-linear|lab|lch|oklab|oklch|hsl|hwb|hue|shorter|longer|increasing|"          \
    "decreasing"

/* `circle at 30% 20%, red 10%, rgb(0 0 0 / 0.5)`: whatever order its words stand in. */
static void add_gradients(sc_buf *out, const char *names, const char *words, sc_str color)
{
    sc_buf_addf(out, "(?:repeating-)?%s-gradient\\(\\s*(?:(?:", names);
    sc_buf_addz(out, words);
    sc_buf_addc(out, '|');
    sc_buf_add(out, color);
    sc_buf_addz(out, ")(?:[\\s,]+|(?=\\))))+\\)");
}

/* In a conic gradient lengths only say where it turns about. */
static void add_gradient(sc_buf *out, sc_str color)
{
    add_gradients(
        out, "(?:linear|radial)",
        ANY_NUMBER "(?:px|" RELATIVE_UNITS "|" ANGLE_UNITS ")|" ANY_ZERO "|" GRADIENT_WORDS, color);
    sc_buf_addc(out, '|');
    add_gradients(
        out, "conic",
        "at\\s+" POINT "|" ANY_NUMBER "(?:%|" ANGLE_UNITS ")|" ANY_ZERO "|" GRADIENT_WORDS, color);
}

#define PICTURE                                                                                    \
    "url\\([^()]+\\)\\s*(?:(?:no-repeat|" POINT_PART                                               \
    ")\\s*){0,3}/\\s*(?:no-repeat\\s*)?(?:cover|contain)"                                          \
    "(?:\\s+no-repeat)?"

static void add_background(sc_buf *out, const sc_property *p)
{
    sc_buf color = sc_buf_new(out->arena, 1 << 16);
    add_color(&color, p);
    sc_buf_addz(out, "(?:(?:none|" PICTURE "|");
    sc_buf_add(out, sc_buf_str(&color));
    sc_buf_addc(out, '|');
    add_gradient(out, sc_buf_str(&color));
    sc_buf_addz(out, ")(?:\\s*,\\s*(?=\\S)|(?=\\s*$)))+");
}

static void add_mask(sc_buf *out, const sc_property *p)
{
    sc_buf color = sc_buf_new(out->arena, 1 << 16);
    const sc_property plain = { .name = p->name };
    add_color(&color, &plain);
    sc_buf_addz(out, "none|(?:(?:");
    add_gradient(out, sc_buf_str(&color));
    sc_buf_addz(out, ")(?:\\s*,\\s*(?=\\S)|(?=\\s*$)))+");
}

/* --- effects -------------------------------------------------------------------------------- */

#define SHADOW_UNITS "(?:px|em|rem|cqw|cqh|cqmin|cqmax)"
#define SHADOW_LENGTH "(?:" ANY_NUMBER SHADOW_UNITS "|" ANY_ZERO ")"
#define BLUR_LENGTH                                                                                \
    "(?:\\+?(?:[0-9]+" FRACTION "|\\.[0-9]+)" EXPONENT SHADOW_UNITS "|" ANY_ZERO SHADOW_UNITS "?)"

/* Shadows of lengths and, on either side of them, `words` of `p`'s colours. */
static void add_shadow_list(sc_buf *out, const sc_property *p, const char *words,
                            const char *lengths, int most)
{
    const sc_property plain = { .name = p->name };
    sc_buf color = sc_buf_new(out->arena, 1 << 16);
    add_color(&color, &plain);
    sc_str each = sc_buf_str(&color);
    sc_buf_addf(out, "none|(?:(?:(?:%s%.*s)\\s+){0,%d}%s(?:\\s+(?:%s%.*s)){0,%d}", words,
                SC_STR_ARG(each), most, lengths, words, SC_STR_ARG(each), most);
    sc_buf_addz(out, "(?:\\s*,\\s*(?=\\S)|(?=\\s*$)))+");
}

static void add_shadows(sc_buf *out, const sc_property *p)
{
    add_shadow_list(
        out, p, "inset|",
        SHADOW_LENGTH "\\s+" SHADOW_LENGTH "(?:\\s+" BLUR_LENGTH "(?:\\s+" SHADOW_LENGTH ")?)?", 2);
}

static void add_text_shadows(sc_buf *out, const sc_property *p)
{
    add_shadow_list(out, p, "", SHADOW_LENGTH "\\s+" SHADOW_LENGTH "(?:\\s+" BLUR_LENGTH ")?", 1);
}

/* One argument, or none. */
static void add_argument(sc_buf *out, const char *function, const char *argument)
{
    sc_buf_addf(out, "%s\\((?:\\s*(?:%s))?\\s*\\)|", function, argument);
}

static void add_filters(sc_buf *out, const sc_property *p)
{
    (void)p;
    sc_buf_addz(out, "none|(?:(?:");
    for (int i = 0; i <= SC_EFFECT_SEPIA; i++) {
        const char *name = sc_effect_name((sc_effect)i);
        if (i == SC_EFFECT_BLUR)
            add_argument(out, name, BLUR_LENGTH);
        else if (i == SC_EFFECT_HUE_ROTATE)
            add_argument(out, name, ANY_ANGLE);
        else if (i != SC_EFFECT_DROP_SHADOW)
            add_argument(out, name,
                         "\\+?(?:[0-9]+" FRACTION "|\\.[0-9]+)" EXPONENT "%?|" ANY_ZERO "%?");
    }
    sc_buf_addf(out, "%s\\(" NESTED "\\))\\s*)+", sc_effect_name(SC_EFFECT_DROP_SHADOW));
}

/* `name(argument)`, and `name(argument, argument)`. */
#define ONE(name, argument) name "\\(\\s*(?:" argument ")\\s*\\)"
#define UP_TO_TWO(name, argument)                                                                  \
    name "\\(\\s*(?:" argument ")(?:\\s*,\\s*(?:" argument "))?\\s*\\)"

static void add_transforms(sc_buf *out, const sc_property *p)
{
    (void)p;
    sc_buf_addz(
        out,
        "none|(?:(?:" UP_TO_TWO("translate", ANY_LENGTH) "|" ONE("translate[XY]", ANY_LENGTH) "|" UP_TO_TWO(
            "scale", ANY_NUMBER
            "%?") "|" ONE("scale[XY]", ANY_NUMBER
                          "%?") "|" UP_TO_TWO("skew", ANY_ANGLE) "|" ONE("(?:skew[XY]|rotate)",
                                                                         ANY_ANGLE) ")\\s*)+");
}

/* Across, then down. */
static void add_radius(sc_buf *out, const sc_property *p)
{
    sc_buf one = sc_buf_new(out->arena, 4096);
    add_length(&one, p);
    sc_str length = sc_buf_str(&one);
    sc_buf_addf(out, "(?:%.*s)(?:\\s+(?:%.*s))?", SC_STR_ARG(length), SC_STR_ARG(length));
}

static void add_corners(sc_buf *out, const sc_property *p)
{
    sc_buf one = sc_buf_new(out->arena, 4096);
    add_length(&one, sc_property_find(sc_str_of(p->longhands[0])));
    sc_str length = sc_buf_str(&one);
    sc_str four = sc_str_fmt(out->arena, "(?:%.*s)(?:\\s+(?:%.*s)){0,3}", SC_STR_ARG(length),
                             SC_STR_ARG(length));
    sc_buf_addf(out, "%.*s(?:\\s*/\\s*%.*s)?", SC_STR_ARG(four), SC_STR_ARG(four));
}

/* --- type ----------------------------------------------------------------------------------- */

static void add_stretch(sc_buf *out, const sc_property *p)
{
    sc_buf_addz(out, "normal|(?:(?:ultra|extra|semi)-)?(?:condensed|expanded)|");
    add_number(out, p->min, p->max);
    sc_buf_addc(out, '%');
}

/* The first word alone, or some of the others. */
static void add_words(sc_buf *out, const sc_property *p)
{
    sc_buf others = sc_buf_new(out->arena, 4096);
    for (int i = 1; p->choices[i] != NULL; i++)
        sc_buf_addf(&others, "%s%s", i == 1 ? "" : "|", p->choices[i]);
    sc_str words = sc_buf_str(&others);
    sc_buf_addf(out, "%s|(?:%.*s)(?:\\s+(?:%.*s))*", p->choices[0], SC_STR_ARG(words),
                SC_STR_ARG(words));
}

static void add_tags(sc_buf *out, const sc_property *p)
{
    static const char SETTING[] = "(?:\"[ -~]{4}\"|'[ -~]{4}'|[!-+\\--~]{4})"
                                  "(?:\\s+(?:on|off|" ANY_NUMBER "))?";
    (void)p;
    sc_buf_addf(out, "normal|%s(?:\\s*,\\s*%s)*", SETTING, SETTING);
}

/* --- shorthands ----------------------------------------------------------------------------- */

/* A value of a longhand, or of the first one that it itself stands for: one width of a border. */
static void add_longhand(sc_buf *out, const sc_property *p, size_t index)
{
    const sc_property *longhand = sc_property_find(sc_str_of(p->longhands[index]));
    while (longhand->longhands != NULL)
        longhand = sc_property_find(sc_str_of(longhand->longhands[0]));
    sc_buf_addz(out, "(?:");
    sc_value_pattern(out, longhand);
    sc_buf_addc(out, ')');
}

/* One to `most` values of a longhand. */
static void add_several(sc_buf *out, const sc_property *p, int most)
{
    sc_buf_addz(out, "(?:");
    add_longhand(out, p, 0);
    sc_buf_addf(out, "(?:\\s+(?=\\S)|(?=\\s*$))){1,%d}", most);
}

static void add_sides(sc_buf *out, const sc_property *p)
{
    add_several(out, p, 4);
}

static void add_pair(sc_buf *out, const sc_property *p)
{
    add_several(out, p, 2);
}

/* Two numbers at most, and a size before, between or after them. */
static void add_flex(sc_buf *out, const sc_property *p)
{
    sc_buf number = sc_buf_new(out->arena, 4096), size = sc_buf_new(out->arena, 4096);
    add_longhand(&number, p, 0);
    add_longhand(&size, p, 2);
    sc_str n = sc_buf_str(&number), s = sc_buf_str(&size);
    sc_buf_addf(out, "none|auto|%.*s(?:\\s+%.*s)?(?:\\s+%.*s)?|%.*s(?:\\s+%.*s){0,2}",
                SC_STR_ARG(n), SC_STR_ARG(n), SC_STR_ARG(s), SC_STR_ARG(s), SC_STR_ARG(n));
    sc_buf_addf(out, "|%.*s\\s+%.*s\\s+%.*s", SC_STR_ARG(n), SC_STR_ARG(s), SC_STR_ARG(n));
}

static void add_border(sc_buf *out, const sc_property *p)
{
    sc_buf_addz(out, "none|(?:(?:solid|");
    add_longhand(out, p, 0);
    sc_buf_addc(out, '|');
    add_longhand(out, p, 1);
    sc_buf_addz(out, ")(?:\\s+(?=\\S)|(?=\\s*$))){1,3}");
}

/* One value of each longhand, in any order; words of one that takes several may stand alone. */
static void add_parts(sc_buf *out, const sc_property *p)
{
    sc_buf_addz(out, "(?:(?:");
    for (size_t i = 0; p->longhands[i] != NULL; i++) {
        sc_buf_addz(out, i == 0 ? "" : "|");
        add_longhand(out, p, i);
    }
    sc_buf_addz(out, ")(?:\\s+(?=\\S)|(?=\\s*$)))+");
}

/* A decoration says which line. */
static void add_decoration(sc_buf *out, const sc_property *p)
{
    const sc_property *lines = sc_property_find(sc_str_of(p->longhands[0]));
    sc_buf_addz(out, "(?=(?:\\S+\\s+)*(?:");
    add_word(out, lines);
    sc_buf_addz(out, ")(?:\\s|$))");
    add_parts(out, p);
}

/* A width, and a colour on either side of it. */
static void add_stroke(sc_buf *out, const sc_property *p)
{
    sc_buf color = sc_buf_new(out->arena, 1 << 16);
    add_longhand(&color, p, 1);
    sc_str each = sc_buf_str(&color);
    sc_buf_addf(out, "(?:%.*s\\s+)?", SC_STR_ARG(each));
    add_longhand(out, p, 0);
    sc_buf_addf(out, "(?:\\s+%.*s)?", SC_STR_ARG(each));
}

static void add_inline(sc_buf *out, const sc_property *p)
{
    add_longhand(out, p, 0);
}

/* --- the kinds ------------------------------------------------------------------------------ */

enum { TEXT = SC_FORM_TEXT, NUMBER = SC_FORM_NUMBER, ZERO = SC_FORM_ZERO };
enum { SCALAR = SC_FORM_TEXT | SC_FORM_NUMBER | SC_FORM_BOOL };

#define UNITS "px, %, em, rem, cqw, cqh, cqmin, cqmax"

static const form FORMS[] = {
    [SC_KIND_KEYWORD] = { "", SC_FORM_WORDS, "", false, add_word },
    [SC_KIND_NUMBER] = { "a number", TEXT | NUMBER, "", true, add_plain_number },
    [SC_KIND_INTEGER] = { "a whole number", TEXT | SC_FORM_INTEGER, "", true, add_plain_number },
    [SC_KIND_WEIGHT] = { "`normal`, `bold`, or a whole number", TEXT | SC_FORM_INTEGER, "", true,
                         add_weight },
    [SC_KIND_LENGTH] = { "a length", TEXT | ZERO, UNITS, true, add_length },
    [SC_KIND_LENGTH_AUTO] = { "a length", TEXT | ZERO, UNITS, true, add_length },
    [SC_KIND_LINE_HEIGHT] = { "a factor of the font size, or a length", TEXT | NUMBER, UNITS, true,
                              add_line_height },
    [SC_KIND_RATIO] = { "a ratio such as `16 / 9` or `1.5`", TEXT | NUMBER, "", true, add_ratio },
    [SC_KIND_COLOR] = { "a colour", TEXT, "", false, add_color },
    [SC_KIND_BACKGROUND] = { "colours, gradients and pictures, or `none`", TEXT, "", false,
                             add_background },
    [SC_KIND_MASK] = { "gradients, or `none`", TEXT, "", false, add_mask },
    [SC_KIND_TEXT_SHADOW] = { "shadows: across, down, blur and a colour; or `none`", TEXT, UNITS,
                              false, add_text_shadows },
    [SC_KIND_SHADOWS] = { "shadows: across, down, blur, spread and a colour, `inset`; or `none`",
                          TEXT, UNITS, false, add_shadows },
    [SC_KIND_FILTERS] = { "`blur(4px)`, `grayscale(1)` and their like, or `none`", TEXT, "", false,
                          add_filters },
    [SC_KIND_TRANSFORMS] = { "`rotate(-3deg)`, `translate(10px, 5%)`, `scale(1.1)`, or `none`",
                             TEXT, "", false, add_transforms },
    [SC_KIND_RADIUS] = { "one or two lengths: across, down", TEXT | ZERO, UNITS, true, add_radius },
    [SC_KIND_CORNERS] = { "one to four radii, after a `/` those down", TEXT | ZERO, UNITS, false,
                          add_corners },
    [SC_KIND_FAMILIES] = { "a name, or a list of names", SCALAR | SC_FORM_LIST, "", false,
                           add_anything },
    [SC_KIND_TEXT] = { "a text", SCALAR, "", false, NULL },
    [SC_KIND_POINT] = { "one or two of lengths, `left`, `right`, `top`, `bottom` and `center`",
                        TEXT | ZERO, UNITS, false, add_point },
    [SC_KIND_FIT] = { "a map `{ min, max, lines, then }`", SC_FORM_FIT, UNITS, false, NULL },
    [SC_KIND_STRETCH] = { "`75%`, or a word such as `condensed`", TEXT, "%", true, add_stretch },
    [SC_KIND_WORDS] = { "one or several words", TEXT, "", false, add_words },
    [SC_KIND_TAGS] = { "tags of four letters in quotes, with numbers", TEXT, "", false, add_tags },
    [SC_KIND_MARKS] = { "a map of properties of type", SC_FORM_MARKS, "", false, NULL },
    [SC_KIND_DECORATION] = { "lines, a style, a colour and a thickness", TEXT, "", false,
                             add_decoration },
    [SC_KIND_STROKE] = { "a width and a colour", TEXT | ZERO, "", false, add_stroke },
    [SC_KIND_SIDES] = { "one to four values: top, right, bottom, left", TEXT, "", false,
                        add_sides },
    [SC_KIND_PAIR] = { "one or two values", TEXT, "", false, add_pair },
    [SC_KIND_FLEX] = { "`1`, `1 1 200px`, `auto` or `none`", TEXT | NUMBER, "", false, add_flex },
    [SC_KIND_BORDER] = { "a width, `solid` and a colour in any order, or `none`", TEXT | ZERO, "",
                         false, add_border },
    [SC_KIND_INLINE] = { "as the side it stands for", TEXT, "", false, add_inline },
};

static const form *form_of(const sc_property *property)
{
    static const form UNKNOWN = { "", 0, "", false, NULL };
    size_t kind = (size_t)property->kind;
    bool is_known = kind < sizeof FORMS / sizeof *FORMS && FORMS[kind].words != NULL;
    return is_known ? &FORMS[kind] : &UNKNOWN;
}

/* Shorthands of one kind of value are as their longhands are. */
static const sc_property *first_longhand(const sc_property *p)
{
    bool is_of_one_kind =
        p->kind == SC_KIND_SIDES || p->kind == SC_KIND_PAIR || p->kind == SC_KIND_INLINE;
    return is_of_one_kind ? sc_property_find(sc_str_of(p->longhands[0])) : p;
}

unsigned sc_value_form(const sc_property *property)
{
    const sc_property *p = first_longhand(property);
    const form *f = form_of(p);
    bool is_never_zero = f->has_range && p->min > 0;
    return is_never_zero ? f->types & ~(unsigned)SC_FORM_ZERO : f->types;
}

const char *sc_value_units(const sc_property *property)
{
    return form_of(first_longhand(property))->units;
}

const char *sc_value_words(const sc_property *property)
{
    return form_of(property)->words;
}

bool sc_value_has_range(const sc_property *property)
{
    return form_of(property)->has_range;
}

void sc_value_pattern(sc_buf *out, const sc_property *property)
{
    const form *f = form_of(property);
    if (f->add != NULL)
        f->add(out, property);
}
