/*
 * Where every character of a text stands, against where Chromium puts it: spacing, small capitals,
 * justified lines and variable faces. tests/browser-text/styles-expected.txt is recorded by
 * tests/browser-text/record-styles; no browser is needed here.
 */
#include "base/number.h"
#include "base/utf8.h"
#include "lib/scratch.h"
#include "unit/text/typeset.h"

#include <string.h>
#include <unistd.h>

#define FOLDER "tests/browser-text/"
#define SIZE_PX 40.0
#define WIDTH_PX 620.0
#define NEAR_PX 0.5
#define MAX_LINES 8

/* The fonts that cases name: a folder whose files are one family, called so. */
static const struct {
    const char *font, *file, *family;
} FONTS[] = {
    { "-", NULL, NULL },
    { "Inter.var.ttf", "/usr/share/fonts/truetype/inter-vf/Inter.var.ttf", "Inter" },
    { "roboto-flex",
      FOLDER "node_modules/@fontsource-variable/roboto-flex/files/"
             "roboto-flex-latin-full-normal.woff2",
      "Roboto Flex" },
};
enum { FONT_COUNT = sizeof FONTS / sizeof *FONTS };

/* ---- the cases ---- */

static double number_of(sc_str written, const char *unit)
{
    double value = 0;
    assert_true(sc_number_scan(&written, &value));
    assert_str(written, unit);
    return value;
}

/* `3px` or `-0.02em`. */
static void read_spacing(sc_str written, double *em, double *px)
{
    bool is_px = sc_str_ends(written, "px");
    *(is_px ? px : em) = number_of(written, is_px ? "px" : "em");
}

static void read_property(sc_str name, sc_str value, sc_text_style *to)
{
    if (sc_str_is(name, "letter-spacing"))
        read_spacing(value, &to->letter_spacing, &to->letter_spacing_px);
    else if (sc_str_is(name, "word-spacing"))
        read_spacing(value, &to->word_spacing, &to->word_spacing_px);
    else if (sc_str_is(name, "font-weight"))
        to->weight = (int)number_of(value, "");
    else if (sc_str_is(name, "font-stretch"))
        to->stretch = number_of(value, "%");
    else if (sc_str_is(name, "font-style"))
        to->is_italic = sc_str_is(value, "italic");
    else if (sc_str_is(name, "font-variation-settings"))
        to->variations = value;
    else if (sc_str_is(name, "font-optical-sizing"))
        to->optical_px = sc_str_is(value, "auto") ? SIZE_PX : 0;
    else if (sc_str_is(name, "font-variant-caps"))
        to->caps = sc_str_is(value, "small-caps") ? SC_CAPS_SMALL : SC_CAPS_ALL_SMALL;
    else if (sc_str_is(name, "font-variant-numeric"))
        to->features =
            sc_str_is(value, "oldstyle-nums") ? SC_STR("\"onum\"") : SC_STR("\"tnum\", \"zero\"");
    else if (sc_str_is(name, "text-align"))
        to->align = SC_ALIGN_JUSTIFY;
    else
        fail_msg("%.*s is not known here", SC_STR_ARG(name));
}

/* `[lang] font / family / properties` @return the font's number. */
static size_t read_head(sc_arena *arena, sc_str line, sc_text_style *style)
{
    sc_str lang, font, family, one, name;
    line = sc_str_sub(line, 1, line.len);
    sc_str_split(&line, ']', &lang);
    sc_str_split(&line, '/', &font);
    sc_str_split(&line, '/', &family);
    sc_str *families = SC_NEW(arena, sc_str);
    *families = sc_str_trim(family);
    *style = (sc_text_style){ .families = families,
                              .family_count = 1,
                              .weight = 400,
                              .lang = lang,
                              .optical_px = SIZE_PX,
                              .hyphens = SC_HYPHENS_NONE };
    while (sc_str_split(&line, ';', &one)) {
        sc_str_split(&one, ':', &name);
        read_property(sc_str_trim(name), sc_str_trim(one), style);
    }
    size_t index = 0;
    while (index < FONT_COUNT && !sc_str_is(sc_str_trim(font), FONTS[index].font))
        index++;
    assert_true(index < FONT_COUNT);
    if (FONTS[index].family != NULL)
        *families = sc_str_of(FONTS[index].family);
    return index;
}

/* ---- fonts ---- */

/* The project's own fonts, or one in a folder of its own. */
static bool open_font(bench *on, size_t index)
{
    if (FONTS[index].file == NULL) {
        *on = bench_open();
        return true;
    }
    char *path = realpath(FONTS[index].file, NULL);
    if (path == NULL || access(path, R_OK) != 0) {
        print_message("# skipped: no %s\n", FONTS[index].file);
        free(path);
        return false;
    }
    *on = (bench){ .arena = sc_arena_new(0) };
    on->diags.arena = on->arena;
    const char *const folders[] = { sc_scratch_new(on->arena) };
    const char *name = sc_str_fmt(on->arena, "font%s", strrchr(path, '.')).ptr;
    assert_int_equal(symlink(path, sc_scratch_path(on->arena, folders[0], name)), 0);
    free(path);
    assert_int_equal(sc_fonts_open(on->arena, folders, 1, &on->diags, &on->fonts), SC_OK);
    return true;
}

/* ---- comparing ---- */

/* @return the greatest distance, px, of a line's characters from where they should be; -1 if the
 * line has others. */
static double distance_of(const sc_line *line, sc_str expected)
{
    double worst = 0;
    size_t at = 0, run = 0, glyph = 0;
    sc_str cell;
    while (at < line->text.len) {
        uint32_t c = sc_utf8_next(line->text, &at);
        while (run < line->run_count && glyph == line->runs[run].count) {
            run++;
            glyph = 0;
        }
        if (run == line->run_count)
            return -1;
        double x = (double)line->runs[run].glyphs[glyph++].x;
        if (c == ' ')
            continue;
        if (!sc_str_split(&expected, ' ', &cell))
            return -1;
        double off = x - number_of(cell, "");
        worst = off > worst ? off : -off > worst ? -off : worst;
    }
    return expected.len == 0 ? worst : -1;
}

static int compare(bench *on, sc_str head, sc_str text, const sc_text_style *style,
                   const sc_str *lines, size_t count)
{
    sc_paragraph ours;
    sc_text_layout(on->arena, shape(on, sc_str_z(on->arena, text), style), SIZE_PX, WIDTH_PX, 0,
                   &ours);
    double worst = ours.line_count == count ? 0 : -1;
    for (size_t i = 0; i < count && worst >= 0; i++) {
        double off = distance_of(&ours.lines[i], lines[i]);
        worst = off < 0 || off > worst ? off : worst;
    }
    if (worst >= 0 && worst <= NEAR_PX)
        return 0;
    print_error("%.*s\n  %.*s: %d/100 px off\n", SC_STR_ARG(head), SC_STR_ARG(text),
                (int)(worst * 100));
    return 1;
}

/* @return how many texts of one font differ. */
static int compare_font(size_t wanted, int *count)
{
    bench on;
    if (!open_font(&on, wanted))
        return 0;
    int wrong = 0;
    sc_text_style style = { 0 };
    sc_str rest = read_file(&on, FOLDER "styles-expected.txt"), line, head = { 0 };
    size_t font = 0;
    while (sc_str_split(&rest, '\n', &line)) {
        if (sc_str_starts(line, "[")) {
            head = line;
            font = read_head(on.arena, line, &style);
            continue;
        }
        sc_str lines[MAX_LINES], text = line, next;
        size_t line_count = 0;
        while (sc_str_starts(rest, "= ") && sc_str_split(&rest, '\n', &next))
            lines[line_count++] = sc_str_sub(next, 2, next.len);
        if (font != wanted || text.len == 0)
            continue;
        wrong += compare(&on, head, text, &style, lines, line_count);
        ++*count;
    }
    bench_close(&on);
    return wrong;
}

static void characters_stand_where_a_browser_puts_them(void **state)
{
    (void)state;
    int wrong = 0, count = 0;
    for (size_t i = 0; i < FONT_COUNT; i++)
        wrong += compare_font(i, &count);
    print_message("# %d texts\n", count);
    assert_true(count >= 18);
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_stand_where_a_browser_puts_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
