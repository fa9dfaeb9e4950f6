/* Hints: see hint.h. Tables of habits. */
#include "layout/hint.h"

#include "base/number.h"

typedef struct habit {
    const char *word, *hint;
} habit;

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *find(const habit *habits, size_t count, sc_str word)
{
    for (size_t i = 0; i < count; i++)
        if (sc_str_is_nocase(word, habits[i].word))
            return habits[i].hint;
    return NULL;
}

static const habit PROPERTIES[] = {
    { "align", "write 'align-items' for children, 'text-align' for lines" },
    { "background-color", "write 'background'" },
    { "background-image", "write 'background'; a photo is a node of its own: 'image: …'" },
    { "bg", "write 'background'" },
    { "border-style", "borders are solid: write 'border: 2px solid red'" },
    { "box-sizing", "leave it out: sizes are those of the border box" },
    { "class", "write 'name', and change nodes by it under 'variants'" },
    { "content", "write 'text'" },
    { "display", "leave it out: every box is a flexbox; 'when' leaves a node out" },
    { "float", "write 'position: absolute', or give a box 'flex-direction: row'" },
    { "font", "write 'font-family', 'font-size' and 'font-weight'" },
    { "grid", "write boxes within boxes: rows and columns are flexboxes" },
    { "grid-template-columns", "write boxes within boxes: rows and columns are flexboxes" },
    { "href", "leave it out: a card is a picture" },
    { "id", "write 'name'" },
    { "if", "write 'when'" },
    { "label", "write 'text'" },
    { "max-lines", "write 'line-clamp'" },
    { "outline", "write 'border'" },
    { "place-items", "write 'align-items' and 'justify-content'" },
    { "src", "write 'image'" },
    { "style", "write its properties on the node itself" },
    { "text-color", "write 'color'" },
    { "text-overflow", "write 'line-clamp': what is cut ends in an ellipsis" },
    { "title", "write 'text'" },
    { "type", "leave it out: 'text', 'image' or 'children' says what a node is" },
    { "url", "write 'image'" },
    { "visibility", "write 'opacity: 0', or leave the node out with 'when'" },
    { "visible", "write 'when'" },
    { "white-space", "write 'text-wrap: nowrap'" },
    { "x", "write 'left', with 'position: absolute'" },
    { "y", "write 'top', with 'position: absolute'" },
    { "z-index", "leave it out: what is written later lies on top" },
    { "<<", "write the properties out, or give a value a name under 'tokens'" },
    { "-webkit-line-clamp", "write 'line-clamp'" },
    { "-webkit-text-stroke", "write 'text-stroke'" },
};

const char *sc_hint_property(sc_str name)
{
    return find(PROPERTIES, COUNT(PROPERTIES), name);
}

/* The first that the property takes is meant. */
static const habit WORDS[] = {
    { "middle", "center" },
    { "centre", "center" },
    { "top", "flex-start" },
    { "top", "start" },
    { "left", "flex-start" },
    { "left", "start" },
    { "begin", "flex-start" },
    { "begin", "start" },
    { "bottom", "flex-end" },
    { "bottom", "end" },
    { "right", "flex-end" },
    { "right", "end" },
    { "between", "space-between" },
    { "around", "space-around" },
    { "evenly", "space-evenly" },
    { "justified", "justify" },
    { "horizontal", "row" },
    { "vertical", "column" },
    { "upper", "uppercase" },
    { "lower", "lowercase" },
    { "capitals", "uppercase" },
    { "oblique", "italic" },
    { "fixed", "absolute" },
    { "static", "relative" },
    { "clip", "hidden" },
    { "scroll", "hidden" },
    { "auto", "normal" },
    { "stretch", "fill" },
    { "crop", "cover" },
    { "no-wrap", "nowrap" },
    { "false", "none" },
    { "no", "none" },
    { "off", "none" },
};

const char *sc_hint_word(sc_str word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < COUNT(WORDS); i++)
        for (size_t k = 0; k < count && sc_str_is_nocase(word, WORDS[i].word); k++)
            if (sc_str_is(sc_str_of(words[k]), WORDS[i].hint))
                return WORDS[i].hint;
    return sc_nearest(word, words, count);
}

/* --- values --------------------------------------------------------------------------------- */

static const char *instead(sc_arena *arena, sc_str text)
{
    return sc_str_fmt(arena, "write '%.*s'", SC_STR_ARG(text)).ptr;
}

static const habit UNITS[] = {
    { "vw", "cqw" },    { "vh", "cqh" },  { "vmin", "cqmin" }, { "vmax", "cqmax" },
    { "cqi", "cqw" },   { "cqb", "cqh" }, { "pixel", "px" },   { "pixels", "px" },
    { "percent", "%" }, { "pc", "%" },    { "p", "px" },       { "x", "px" },
    { "pt", "px" },     { "dp", "px" },   { "ch", "em" },      { "ex", "em" },
};

/* A number, and a unit that there is: `12 PX` → `12px`, `50vh` → `50cqh`. */
static const char *hint_unit(sc_arena *arena, sc_str text)
{
    double value;
    sc_length length;
    sc_str rest = text;
    if (!sc_number_scan(&rest, &value))
        return NULL;
    sc_str number = sc_str_sub(text, 0, text.len - rest.len);
    sc_str unit = sc_str_lower_ascii(arena, sc_str_trim(rest));
    const char *known = find(UNITS, COUNT(UNITS), unit);
    sc_str fixed = sc_str_fmt(arena, "%.*s%.*s", SC_STR_ARG(number),
                              SC_STR_ARG(known != NULL ? sc_str_of(known) : unit));
    return sc_length_parse(fixed, &length) == NULL ? instead(arena, fixed) : NULL;
}

const char *sc_hint_length(sc_arena *arena, sc_str text)
{
    double value;
    if (sc_str_ends(text, ";"))
        return instead(arena, sc_str_trim(sc_str_sub(text, 0, text.len - 1)));
    if (sc_str_starts(text, "calc(") || sc_str_starts(text, "min(") ||
        sc_str_starts(text, "max(") || sc_str_starts(text, "clamp("))
        return "write one length: nothing is calculated";
    if (sc_str_starts(text, "var("))
        return "write '$name' for a token";
    if (sc_number_parse(text, &value))
        return sc_str_fmt(arena, "write '%.*spx'", SC_STR_ARG(text)).ptr;
    return hint_unit(arena, text);
}

/* `50%` → `0.5`, `2px` → `2`. */
const char *sc_hint_number(sc_arena *arena, sc_str text)
{
    double value;
    sc_str rest = text;
    if (!sc_number_scan(&rest, &value) || rest.len == 0)
        return NULL;
    if (!sc_str_is(rest, "%"))
        return sc_str_fmt(arena, "write '%.*s'", (int)(text.len - rest.len), text.ptr).ptr;
    sc_buf out = sc_buf_new(arena, 64);
    sc_number_add(&out, value / 100, 4);
    return instead(arena, sc_buf_str(&out));
}

/* Words of CSS that stand for the colour of something else. */
static const habit COLORS[] = {
    { "currentcolor", "write the colour itself, or a token such as '$accent'" },
    { "inherit", "leave it out: what is inherited needs no word" },
    { "initial", "leave it out" },
    { "unset", "leave it out" },
    { "none", "write 'transparent'" },
};

const char *sc_hint_color(sc_arena *arena, sc_str text)
{
    const char *known = find(COLORS, COUNT(COLORS), text);
    if (known != NULL)
        return known;
    bool is_hex = text.len == 3 || text.len == 4 || text.len == 6 || text.len == 8;
    for (size_t i = 0; i < text.len; i++) {
        char lower = (char)(text.ptr[i] | 0x20);
        is_hex &= sc_is_digit(text.ptr[i]) || (lower >= 'a' && lower <= 'f');
    }
    if (!is_hex)
        return NULL;
    return sc_str_fmt(arena, "write \"#%.*s\", in quotes", SC_STR_ARG(text)).ptr;
}

static const habit CONDITIONS[] = {
    { "&", "write 'and'" },
    { "|", "write 'or'" },
    { "!", "write 'not'" },
    { "=", "write '=='" },
    { "vertical", "write 'portrait'" },
    { "tall", "write 'portrait'" },
    { "horizontal", "write 'landscape'" },
    { "wide", "write 'landscape'" },
    { "image", "write 'photo'" },
    { "title", "write 'headline'" },
    { "date", "write 'published'" },
    { "language", "write 'lang == \"en\"'" },
    { "true", "write 'always'" },
    { "false", "write 'never'" },
    { "min-width", "write \"min-width: 1000px\", in quotes and with its colon, as a variant" },
    { "max-width", "write \"max-width: 1000px\", in quotes and with its colon, as a variant" },
    { "min-height", "write \"min-height: 1000px\", in quotes and with its colon, as a variant" },
    { "max-height", "write \"max-height: 1000px\", in quotes and with its colon, as a variant" },
};

const char *sc_hint_condition(sc_str word)
{
    return find(CONDITIONS, COUNT(CONDITIONS), word);
}
