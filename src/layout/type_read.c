/* Reading values of type: see type_read.h. */
#include "layout/type_read.h"

#include "base/number.h"

/* --- widths --------------------------------------------------------------------------------- */

/* CSS Fonts 4, 2.4. */
static const struct {
    const char *name;
    double percent;
} WIDTHS[] = {
    { "normal", 100 },   { "ultra-condensed", 50 },  { "extra-condensed", 62.5 },
    { "condensed", 75 }, { "semi-condensed", 87.5 }, { "semi-expanded", 112.5 },
    { "expanded", 125 }, { "extra-expanded", 150 },  { "ultra-expanded", 200 },
};
enum { WIDTH_COUNT = sizeof WIDTHS / sizeof *WIDTHS };

bool sc_stretch_read(const sc_reader *reader, double *out)
{
    const double least = 25, most = 300;
    sc_str text = reader->text, number = text;
    for (size_t i = 0; i < WIDTH_COUNT; i++)
        if (sc_str_is(text, WIDTHS[i].name)) {
            *out = WIDTHS[i].percent;
            return true;
        }
    if (sc_number_scan(&number, out) && sc_str_is(number, "%")) {
        if (*out >= least && *out <= most)
            return true;
        return sc_reader_fail(reader, text, NULL, "'%.*s' is outside its range, 25%% to 300%%",
                              SC_STR_ARG(text));
    }
    const char *names[WIDTH_COUNT];
    for (size_t i = 0; i < WIDTH_COUNT; i++)
        names[i] = WIDTHS[i].name;
    const char *near = sc_nearest(text, names, WIDTH_COUNT);
    sc_str hint = near == NULL ? SC_STR("write a percentage, such as '75%', or 'condensed'")
                               : sc_str_fmt(reader->arena, "did you mean '%s'?", near);
    return sc_reader_fail(reader, text, hint.ptr, "'%.*s' is not a width", SC_STR_ARG(text));
}

/* --- tags ----------------------------------------------------------------------------------- */

static bool is_tag(sc_str tag)
{
    for (size_t i = 0; i < tag.len; i++)
        if (tag.ptr[i] < 0x20 || tag.ptr[i] > 0x7E)
            return false;
    return tag.len == 4;
}

/* `"wght" 650`, `"tnum"`, `"liga" off` */
static bool is_setting(sc_str setting)
{
    sc_str tag, value;
    double number;
    if (!sc_reader_split(&setting, ' ', &tag) || !is_tag(sc_reader_unquote(tag)))
        return false;
    if (!sc_reader_split(&setting, ' ', &value))
        return true;
    bool is_value =
        sc_number_parse(value, &number) || sc_str_is(value, "on") || sc_str_is(value, "off");
    return is_value && sc_str_trim(setting).len == 0;
}

bool sc_tags_read(const sc_reader *reader, sc_str *out)
{
    sc_str rest = reader->text, part;
    *out = SC_STR("");
    if (sc_str_is(rest, "normal"))
        return true;
    while (sc_reader_split(&rest, ',', &part))
        if (!is_setting(part))
            return sc_reader_fail(reader, part, "write '\"wght\" 650', or '\"tnum\", \"liga\" 0'",
                                  "'%.*s' is not a tag of four letters in quotes, with a number",
                                  SC_STR_ARG(part));
    *out = sc_str_copy(reader->arena, reader->text);
    return true;
}

/* --- words ---------------------------------------------------------------------------------- */

static int find_word(const char *const *choices, sc_str word)
{
    for (int i = 0; choices[i] != NULL; i++)
        if (sc_str_is(word, choices[i]))
            return i;
    return -1;
}

static bool fail_word(const sc_reader *reader, const char *const *choices, sc_str word)
{
    sc_buf all = sc_buf_new(reader->arena, 1024);
    size_t count = 0;
    for (; choices[count] != NULL; count++)
        sc_buf_addf(&all, "%s'%s'", count == 0 ? "write " : ", ", choices[count]);
    const char *near = sc_nearest(word, choices, count);
    sc_str hint =
        near == NULL ? sc_buf_str(&all) : sc_str_fmt(reader->arena, "did you mean '%s'?", near);
    return sc_reader_fail(reader, word, sc_str_z(reader->arena, hint),
                          "'%.*s' is not one of its words", SC_STR_ARG(word));
}

bool sc_words_read(const sc_reader *reader, const char *const *choices, int *out)
{
    sc_str rest = reader->text, word;
    int count = 0;
    *out = 0;
    for (; sc_reader_split(&rest, ' ', &word); count++) {
        int index = find_word(choices, word);
        if (index < 0)
            return fail_word(reader, choices, word);
        bool is_alone = index == 0 && (count > 0 || sc_str_trim(rest).len > 0);
        if (is_alone || (index > 0 && (*out & 1 << (index - 1)) != 0))
            return sc_reader_fail(reader, word, NULL, "'%.*s' does not go with the others",
                                  SC_STR_ARG(word));
        if (index > 0)
            *out |= 1 << (index - 1);
    }
    return count > 0 || sc_reader_fail(reader, reader->text, NULL, "a value is missing");
}

/* --- shorthands ----------------------------------------------------------------------------- */

static bool is_any(sc_str word, const char *const *words)
{
    return find_word(words, word) >= 0;
}

static bool starts_number(sc_str text)
{
    double ignored;
    return sc_number_scan(&text, &ignored);
}

/* Underline and its like stand for themselves: several may be given, one after the other. */
static sc_str with_line(sc_arena *arena, sc_str lines, sc_str word)
{
    return lines.len == 0 ? word
                          : sc_str_fmt(arena, "%.*s %.*s", SC_STR_ARG(lines), SC_STR_ARG(word));
}

bool sc_decoration_split(const sc_reader *reader, sc_decoration_parts *out)
{
    static const char *const LINES[] = { "none", "underline", "overline", "line-through", NULL };
    static const char *const STYLES[] = { "solid", "double", "dotted", "dashed", "wavy", NULL };
    sc_str rest = reader->text, word;
    sc_decoration_parts found = { 0 };
    while (sc_reader_split(&rest, ' ', &word)) {
        sc_str *to = is_any(word, STYLES)                                  ? &found.style
                     : starts_number(word) || sc_str_is(word, "from-font") ? &found.thickness
                                                                           : &found.color;
        if (is_any(word, LINES)) {
            found.lines = with_line(reader->arena, found.lines, word);
            continue;
        }
        if (to->len > 0)
            return sc_reader_fail(reader, word, "write 'text-decoration: underline wavy red 3px'",
                                  "'%.*s' is one value too many", SC_STR_ARG(word));
        *to = word;
    }
    if (found.lines.len == 0)
        return sc_reader_fail(reader, reader->text,
                              "write 'underline', 'overline', 'line-through' or 'none'",
                              "it does not say which line");
    *out = found;
    return true;
}

bool sc_stroke_split(const sc_reader *reader, sc_str *width, sc_str *color)
{
    sc_str rest = reader->text, word;
    *width = *color = SC_STR("");
    while (sc_reader_split(&rest, ' ', &word)) {
        sc_str *to = starts_number(word) ? width : color;
        if (to->len > 0)
            return sc_reader_fail(reader, word, "write 'text-stroke: 2px black', or '0'",
                                  "'%.*s' is one value too many", SC_STR_ARG(word));
        *to = word;
    }
    return width->len > 0 ||
           sc_reader_fail(reader, reader->text, "write 'text-stroke: 2px black', or '0'",
                          "a stroke's width is missing");
}
