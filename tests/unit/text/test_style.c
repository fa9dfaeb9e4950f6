/*
 * What a style asks of type beyond family, size and weight: variable faces, small capitals,
 * spacing, justified lines, hanging marks, inline marks, and lines along the text.
 */
#include "base/number.h"
#include "text/face.h"
#include "text/marks.h"
#include "unit/text/typeset.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define VARIABLE_FOLDER "/usr/share/fonts/truetype/inter-vf"

static const sc_str INTER = { "Inter", 5 };
static const sc_str NOTO = { "Noto Sans", 9 };

static sc_text_style style_in(const sc_str *family, const char *lang)
{
    return (sc_text_style){
        .families = family, .family_count = 1, .weight = 400, .lang = sc_str_of(lang)
    };
}

static double width_of(bench *on, const char *text, const sc_text_style *style)
{
    return sc_text_max_content(shape(on, text, style), 100);
}

static sc_paragraph lay_out(bench *on, const char *text, const sc_text_style *style, double size_px,
                            double width)
{
    sc_paragraph made;
    sc_text_layout(on->arena, shape(on, text, style), size_px, width, 0, &made);
    return made;
}

/* ---- variable faces ---- */

/* @return false, telling so, where Debian's fonts-inter-variable is not installed. */
static bool open_variable(bench *on)
{
    static const char *const FOLDERS[] = { VARIABLE_FOLDER };
    if (access(VARIABLE_FOLDER, R_OK) != 0) {
        print_message("# skipped: no " VARIABLE_FOLDER " (apt-get install fonts-inter-variable)\n");
        return false;
    }
    *on = (bench){ .arena = sc_arena_new(0) };
    on->diags.arena = on->arena;
    assert_int_equal(sc_fonts_open(on->arena, FOLDERS, 1, &on->diags, &on->fonts), SC_OK);
    return true;
}

static void a_variable_face_has_every_weight(void **state)
{
    (void)state;
    bench on;
    if (!open_variable(&on))
        return;
    sc_text_style style = style_in(&INTER, "en");
    double before = 0;
    for (style.weight = 100; style.weight <= 900; style.weight += 50) {
        double width = width_of(&on, "Hamburgefonts", &style);
        if (width <= before)
            fail_msg("%d is no wider than the weight before", style.weight);
        before = width;
    }
    style.weight = 1000;
    assert_near(width_of(&on, "Hamburgefonts", &style), before, 1e-9);
    bench_close(&on);
}

static void variable_faces_are_named_by_their_style(void **state)
{
    (void)state;
    static const struct {
        sc_face_style style;
        const char *name;
    } CASES[] = {
        { { .weight = 400 }, "Inter 400" },
        { { .weight = 637 }, "Inter 637" },
        { { .weight = 1000 }, "Inter 900" },
        { { .weight = 1 }, "Inter 100" },
        { { .weight = 500, .is_italic = true }, "Inter 500 Italic" },
        { { .weight = 500, .stretch = 50, .optical_px = 40 }, "Inter 500" },
        { { .weight = 400, .variations = { "\"wght\" 250", 10 } }, "Inter 400 \"wght\" 250" },
    };
    bench on;
    if (!open_variable(&on))
        return;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const sc_face *face = sc_fonts_find(on.fonts, INTER, CASES[i].style);
        assert_non_null(face);
        assert_str(sc_face_name(face), CASES[i].name);
        assert_ptr_equal(sc_fonts_find(on.fonts, INTER, CASES[i].style), face);
    }
    bench_close(&on);
}

static void named_axes_have_the_last_word(void **state)
{
    (void)state;
    bench on;
    if (!open_variable(&on))
        return;
    sc_text_style style = style_in(&INTER, "en");
    style.weight = 250;
    double light = width_of(&on, "Hamburgefonts", &style);
    style.weight = 800;
    style.variations = SC_STR("\"XXXX\" 7, \"wght\" 250");
    assert_near(width_of(&on, "Hamburgefonts", &style), light, 1e-9);
    bench_close(&on);
}

/* ---- faces there are not ---- */

static sc_str lacks_of(bench *on, const char *text, const sc_text_style *style)
{
    static const char *const KINDS[] = { "italic", "weight", "width" };
    sc_text_lack lacks[SC_LACK_KINDS];
    size_t count = sc_text_lacks(shape(on, text, style), lacks);
    sc_buf out = sc_buf_new(on->arena, 1 << 12);
    for (size_t i = 0; i < count; i++) {
        sc_str face = sc_face_name(lacks[i].face);
        sc_buf_addf(&out, "%s%s of %.*s %d %d", i == 0 ? "" : ", ", KINDS[lacks[i].kind],
                    SC_STR_ARG(face), lacks[i].wanted, lacks[i].has);
    }
    return sc_buf_str(&out);
}

static void far_faces_are_told_of(void **state)
{
    (void)state;
    static const sc_str CJK = { "Noto Sans CJK JP", 16 };
    static const struct {
        const sc_str *family;
        const char *text;
        int weight;
        bool is_italic;
        double stretch;
        const char *lacks;
    } CASES[] = {
        { &INTER, "word", 900, true, 100, "" },
        { &INTER, "word", 400, false, 75, "width of Inter 75 100" },
        { &NOTO, "word", 650, true, 0, "" },
        { &NOTO, "word", 950, false, 0, "" },
        { &NOTO, "word", 100, false, 0, "weight of Noto Sans 100 400" },
        /* There is no italic Thai to be had, nor wanted; what stands beside it does not count. */
        { &INTER, "word ไทย (2026)", 700, true, 0, "" },
        { &INTER, "word 🎉", 900, true, 0, "" },
        { &CJK, "word 東京", 400, true, 0, "italic of Noto Sans CJK JP 0 0" },
    };
    bench on = bench_open();
    int wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = style_in(CASES[i].family, "en");
        style.weight = CASES[i].weight;
        style.is_italic = CASES[i].is_italic;
        style.stretch = CASES[i].stretch;
        wrong += differs(lacks_of(&on, CASES[i].text, &style), CASES[i].lacks);
    }
    assert_int_equal(wrong, 0);
    bench_close(&on);
}

/* ---- small capitals ---- */

static void small_capitals_are_the_faces_own(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = style_in(&NOTO, "en");
    style.caps = SC_CAPS_SMALL;
    sc_paragraph made = lay_out(&on, "Small Caps", &style, 50, INFINITY);
    assert_int_equal(made.lines[0].run_count, 1);
    assert_near(made.lines[0].runs[0].size_px, 50, 0);
    double own = made.width;
    style.caps = SC_CAPS_NORMAL;
    style.features = SC_STR("\"smcp\"");
    assert_near(lay_out(&on, "Small Caps", &style, 50, INFINITY).width, own, 1e-9);
    bench_close(&on);
}

static void other_small_capitals_are_smaller_capitals(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text, *big, *small;
        sc_text_caps caps;
    } CASES[] = {
        { "en", "Teas", "T", "EAS", SC_CAPS_SMALL },
        { "en", "NASA 2026", "NASA 2026", "", SC_CAPS_SMALL },
        { "en", "NASA", "", "NASA", SC_CAPS_ALL_SMALL },
        { "de", "Maß", "M", "ASS", SC_CAPS_SMALL },
        { "tr", "Hi", "H", "İ", SC_CAPS_SMALL },
        { "tr", "Hı", "H", "I", SC_CAPS_SMALL },
        /* Greek capitals lose the accents of their letters, however those are written. */
        { "el", "Ελλ\u03AC", "Ε", "ΛΛΑ", SC_CAPS_SMALL },
        { "el", "Ελλ\u03B1\u0301", "Ε", "ΛΛΑ", SC_CAPS_SMALL },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = style_in(&INTER, CASES[i].lang);
        /* Kerning stops between sizes; inside either part there is none in these. */
        style.features = SC_STR("\"kern\" 0, \"calt\" 0");
        double big = width_of(&on, CASES[i].big, &style);
        double small = width_of(&on, CASES[i].small, &style);
        style.caps = CASES[i].caps;
        assert_near(width_of(&on, CASES[i].text, &style), big + 0.7 * small, 1e-6);
    }
    bench_close(&on);
}

/* ---- spacing ---- */

static void words_are_spaced_letters_that_join_are_not(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        int words, letters;
    } CASES[] = {
        { "en", "one two three", 2, 12 }, { "en", "one\xC2\xA0two", 1, 6 },
        { "en", "  one  two  ", 1, 6 },   { "ar", "المكتبات العامة تفتح", 2, 0 },
        { "am", "ሰላም፡ዓለም", 1, 6 },        { "zh", "中文字符", 0, 3 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = style_in(&INTER, CASES[i].lang);
        style.features = SC_STR("\"liga\" 0, \"clig\" 0");
        double plain = width_of(&on, CASES[i].text, &style);
        style.word_spacing = 0.1;
        style.word_spacing_px = 3;
        assert_near(width_of(&on, CASES[i].text, &style), plain + 13 * CASES[i].words, 1e-6);
        style.word_spacing = style.word_spacing_px = 0;
        style.letter_spacing_px = 2;
        assert_near(width_of(&on, CASES[i].text, &style), plain + 2 * CASES[i].letters, 1e-6);
    }
    bench_close(&on);
}

/* ---- justified lines ---- */

static double last_pen(const sc_line *line)
{
    double most = 0;
    for (size_t r = 0; r < line->run_count; r++)
        for (size_t i = 0; i < line->runs[r].count; i++)
            most = fmax(most, (double)line->runs[r].glyphs[i].x);
    return most;
}

static void justified_lines_fill_the_box(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
    } CASES[] = {
        { "en", "Justified text goes to both edges of its box, whatever the words are" },
        { "ar", "المكتبات العامة تفتح أبوابها من جديد بعد ثلاث سنوات من الإغلاق الطويل" },
        { "zh", "天文学家发现海洋的起源，图书馆重新开放，人们排队进入大厅参观展览" },
        { "ja", "図書館が三年ぶりに再開、コミュニケーションの場として市民を迎える" },
    };
    bench on = bench_open();
    for (size_t c = 0; c < sizeof CASES / sizeof *CASES; c++) {
        sc_text_style style = style_in(&INTER, CASES[c].lang);
        sc_paragraph ragged = lay_out(&on, CASES[c].text, &style, 40, 410);
        style.align = SC_ALIGN_JUSTIFY;
        sc_paragraph even = lay_out(&on, CASES[c].text, &style, 40, 410);
        assert_int_equal(even.line_count, ragged.line_count);
        assert_true(even.line_count > 2);
        for (size_t i = 0; i + 1 < even.line_count; i++) {
            assert_near(even.lines[i].width, 410, 1e-9);
            assert_near(even.lines[i].x, 0, 1e-9);
            bool is_rtl = strcmp(CASES[c].lang, "ar") == 0;
            double moved = last_pen(&even.lines[i]) - last_pen(&ragged.lines[i]);
            assert_near(moved, is_rtl ? 0 : 410 - ragged.lines[i].width, 0.01);
        }
        size_t last = even.line_count - 1;
        assert_near(even.lines[last].width, ragged.lines[last].width, 1e-9);
    }
    bench_close(&on);
}

static void forced_and_cut_lines_are_not_justified(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = style_in(&INTER, "en");
    style.align = SC_ALIGN_JUSTIFY;
    sc_paragraph made = lay_out(&on, "one two\nthree four", &style, 40, 700);
    assert_true(made.lines[0].width < 600);
    sc_text_layout(on.arena, shape(&on, "one two three four five six seven", &style), 40, 300, 1,
                   &made);
    assert_true(made.is_cut && made.lines[0].width < 300);
    /* A line of one Thai phrase has no place to grow at. */
    made = lay_out(&on, "นักวิทยาศาสตร์ค้นพบแม่น้ำใต้ดินสายใหม่", &style, 40, 400);
    assert_true(made.lines[0].width < 400);
    bench_close(&on);
}

/* ---- marks that hang ---- */

static void quotes_hang_out_of_the_box(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        unsigned hangs;
        const char *before, *after; /* what hangs */
    } CASES[] = {
        { "en", "“Quoted”", SC_HANG_FIRST | SC_HANG_LAST, "“", "”" },
        { "en", "“Quoted”", SC_HANG_LAST, "", "”" },
        { "en", "(Quoted.", SC_HANG_FIRST | SC_HANG_ENDS, "(", "." },
        { "en", "Quoted.", SC_HANG_FIRST | SC_HANG_LAST, "", "" },
        { "de", "„Quoted“", SC_HANG_FIRST | SC_HANG_LAST, "„", "“" },
        { "ar", "«كلمات»", SC_HANG_FIRST | SC_HANG_LAST, "", "" }, /* see below */
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES - 1; i++) {
        sc_text_style style = style_in(&INTER, CASES[i].lang);
        style.features = SC_STR("\"kern\" 0, \"calt\" 0");
        double before = width_of(&on, CASES[i].before, &style);
        double after = width_of(&on, CASES[i].after, &style);
        sc_paragraph plain = lay_out(&on, CASES[i].text, &style, 100, 1000);
        style.hangs = CASES[i].hangs;
        sc_paragraph hung = lay_out(&on, CASES[i].text, &style, 100, 1000);
        assert_near(hung.width, plain.width - before - after, 1e-6);
        assert_near(hung.lines[0].x, 0, 1e-9);
        assert_near((double)hung.lines[0].runs[0].glyphs[0].x, -before, 0.01);
    }
    bench_close(&on);
}

static void quotes_hang_on_the_side_of_reading(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = style_in(&INTER, "ar");
    double plain = width_of(&on, "«كلمات»", &style);
    style.hangs = SC_HANG_FIRST;
    sc_paragraph first = lay_out(&on, "«كلمات»", &style, 100, 1000);
    style.hangs = SC_HANG_LAST;
    sc_paragraph last = lay_out(&on, "«كلمات»", &style, 100, 1000);
    assert_true(first.width < plain - 20 && last.width < plain - 20);
    /* The line stands at the right; the first quote is beyond it, the last one before it. */
    assert_near(first.lines[0].x + first.width, 1000, 1e-9);
    assert_near((double)first.lines[0].runs[0].glyphs[0].x, first.lines[0].x, 0.01);
    assert_near((double)last.lines[0].runs[0].glyphs[0].x, last.lines[0].x + last.width - plain,
                0.01);
    bench_close(&on);
}

/* ---- inline marks ---- */

static sc_str marks_of(sc_arena *arena, const char *written)
{
    sc_marked read = sc_marks_read(arena, sc_str_of(written));
    sc_buf out = sc_buf_new(arena, 1 << 12);
    size_t at = 0;
    for (size_t i = 0; i < read.count; i++) {
        sc_buf_add(&out, sc_str_sub(read.text, at, read.marks[i].start));
        sc_buf_addc(&out, '[');
        sc_buf_add(&out, sc_str_sub(read.text, read.marks[i].start, read.marks[i].end));
        sc_buf_addc(&out, ']');
        at = read.marks[i].end;
    }
    sc_buf_add(&out, sc_str_sub(read.text, at, read.text.len));
    return sc_buf_str(&out);
}

static void stars_that_mark_and_stars(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        { "a *word* b", "a [word] b" },
        { "*all of it*", "[all of it]" },
        { "*one*, *two*!", "[one], [two]!" },
        { "“*quoted*”", "“[quoted]”" },
        { "*“quoted”*", "[“quoted”]" },
        { "*¿qué?*", "[¿qué?]" },
        { "*50 %* more", "[50 %] more" },
        { "图书馆*重新*开放", "图书馆[重新]开放" },
        { "นัก*วิทยา*ศาสตร์", "นัก[วิทยา]ศาสตร์" },
        { "*도서관*이 열다", "[도서관]이 열다" },
        { "*المكتبات* العامة", "[المكتبات] العامة" },
        { "", "" },
        { "*", "*" },
        { "**", "**" },
        { "***", "***" },
        { "**bold**", "**bold**" },
        { "* item * item", "* item * item" },
        { "2*3*4 = 24", "2*3*4 = 24" },
        { "2 * 3 * 4", "2 * 3 * 4" },
        { "f*ck and sh*t", "f*ck and sh*t" },
        { "*NSYNC are back", "*NSYNC are back" },
        { "Save 20 %* today", "Save 20 %* today" },
        { "Preise* und Bedingungen*", "Preise* und Bedingungen*" },
        { "rm *.txt *.c", "rm *.txt *.c" },
        { "a *word", "a *word" },
        { "a word*", "a word*" },
        { "*NSYNC and *TLC*", "*NSYNC and [TLC]" },
        { "*two\nlines*", "*two\nlines*" },
        { "\\*word\\*", "*word*" },
        { "*a \\* b*", "[a * b]" },
        { "back\\slash", "back\\slash" },
        { "\\", "\\" },
        { "*( word *", "*( word *" },
    };
    sc_arena *arena = sc_arena_new(0);
    int wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        wrong += differs(marks_of(arena, CASES[i][0]), CASES[i][1]);
    assert_int_equal(wrong, 0);
    sc_arena_free(arena);
}

/* The style of a text with marks, and the text; for this test only as long as `on`. */
static sc_text_style marked_style(bench *on, sc_text_style *marked, const char *lang,
                                  const char *written, const char **text)
{
    sc_marked read = sc_marks_read(on->arena, sc_str_of(written));
    sc_text_style style = headline_style(lang);
    *marked = style;
    *text = sc_str_z(on->arena, read.text);
    style.marks = read.marks;
    style.mark_count = read.count;
    style.marked = marked;
    return style;
}

static void marks_change_face_and_nothing_else(void **state)
{
    (void)state;
    static const char *const CASES[][2] = {
        { "en", "The *quiet river* that moved a whole city" },
        { "ar", "المكتبات *العامة* تفتح أبوابها من جديد 2026" },
        { "th", "นักวิทยาศาสตร์*ค้นพบแม่น้ำ*ใต้ดินสายใหม่" },
        { "ja", "図書館が*三年ぶり*に再開、市民を迎える" },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *text;
        sc_text_style marked, style = marked_style(&on, &marked, CASES[i][0], CASES[i][1], &text);
        sc_text_style plain = style;
        plain.marked = NULL;
        plain.mark_count = 0;
        sc_paragraph with = lay_out(&on, text, &style, 60, 700);
        sc_paragraph without = lay_out(&on, text, &plain, 60, 700);
        /* A mark in the text's own face: the same lines, to a little kerning. */
        sc_str lines = lines_of(on.arena, &with);
        assert_str(lines, sc_str_z(on.arena, lines_of(on.arena, &without)));
        assert_near(with.width, without.width, 2);
        size_t runs = 0;
        for (size_t l = 0; l < with.line_count; l++)
            for (size_t r = 0; r < with.lines[l].run_count; r++)
                runs += with.lines[l].runs[r].is_marked;
        assert_true(runs > 0);
        marked.weight = 400;
        sc_paragraph lighter = lay_out(&on, text, &style, 60, 700);
        assert_true(lighter.line_count <= with.line_count);
    }
    bench_close(&on);
}

static void letters_join_across_the_edge_of_a_mark(void **state)
{
    (void)state;
    bench on = bench_open();
    const char *text = "مكتبات";
    sc_text_style marked = plain_style("ar"), style = marked;
    const sc_text_mark half = { 0, 6 };
    sc_paragraph whole = lay_out(&on, text, &style, 60, INFINITY);
    style.marks = &half;
    style.mark_count = 1;
    style.marked = &marked;
    sc_paragraph parts = lay_out(&on, text, &style, 60, INFINITY);
    assert_int_equal(parts.lines[0].run_count, 2);
    assert_near(parts.width, whole.width, 1e-6);
    bench_close(&on);
}

static void an_ellipsis_is_not_marked(void **state)
{
    (void)state;
    bench on = bench_open();
    const char *text;
    sc_text_style marked, style = marked_style(&on, &marked, "en", "one *two three four*", &text);
    marked.is_italic = true;
    sc_paragraph made;
    sc_text_layout(on.arena, shape(&on, text, &style), 40, 180, 1, &made);
    assert_true(made.is_cut);
    const sc_line *line = &made.lines[0];
    assert_true(line->runs[1].is_marked);
    assert_false(line->runs[line->run_count - 1].is_marked);
    bench_close(&on);
}

/* ---- lines along the text ---- */

static sc_str bars_of(bench *on, const char *text, const sc_text_style *style)
{
    sc_paragraph made = lay_out(on, text, style, 100, 1000);
    sc_buf out = sc_buf_new(on->arena, 1 << 12);
    for (size_t i = 0; i < made.lines[0].bar_count; i++) {
        const sc_text_bar *bar = &made.lines[0].bars[i];
        sc_buf_addf(&out, "%s%s%u ", i == 0 ? "" : ", ", bar->is_marked ? "m" : "", bar->kind);
        sc_number_add(&out, bar->x, 0);
        sc_buf_addz(&out, " w ");
        sc_number_add(&out, bar->width, 0);
    }
    return sc_buf_str(&out);
}

static void underlines_leave_out_ink(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        unsigned lines;
        bool crosses;
        const char *bars;
    } CASES[] = {
        { "en", "nano", SC_DECORATE_UNDER, false, "1 0 w 233" },
        { "en", "page", SC_DECORATE_UNDER, false, "1 24 w 93, 1 177 w 60" },
        { "en", "n,", SC_DECORATE_UNDER, false, "1 0 w 57" },
        { "en", "page", SC_DECORATE_UNDER, true, "1 0 w 237" },
        { "en", "page", SC_DECORATE_THROUGH, false, "4 0 w 237" },
        { "en", "nano", SC_DECORATE_OVER | SC_DECORATE_UNDER, false, "1 0 w 233, 2 0 w 233" },
        { "zh", "中文", SC_DECORATE_UNDER, false, "1 0 w 200" },
        { "en", "nano", SC_DECORATE_GROUND, false, "8 0 w 233" },
    };
    bench on = bench_open();
    int wrong = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = style_in(&INTER, CASES[i].lang);
        style.decoration = (sc_text_decoration){ .lines = CASES[i].lines,
                                                 .crosses_ink = CASES[i].crosses,
                                                 .thickness = { .px = 8 },
                                                 .offset = { .em = 0.1 } };
        wrong += differs(bars_of(&on, CASES[i].text, &style), CASES[i].bars);
    }
    assert_int_equal(wrong, 0);
    bench_close(&on);
}

static void a_bar_for_each_look(void **state)
{
    (void)state;
    bench on = bench_open();
    const char *text;
    sc_text_style marked, style = marked_style(&on, &marked, "en", "one *mark* two", &text);
    style.decoration = (sc_text_decoration){ .lines = SC_DECORATE_THROUGH };
    marked.decoration = (sc_text_decoration){ .lines = SC_DECORATE_GROUND | SC_DECORATE_OVER };
    assert_str(bars_of(&on, text, &style), "m8 184 w 231, m2 184 w 231, 4 0 w 184, 4 415 w 193");
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_variable_face_has_every_weight),
        cmocka_unit_test(variable_faces_are_named_by_their_style),
        cmocka_unit_test(named_axes_have_the_last_word),
        cmocka_unit_test(far_faces_are_told_of),
        cmocka_unit_test(small_capitals_are_the_faces_own),
        cmocka_unit_test(other_small_capitals_are_smaller_capitals),
        cmocka_unit_test(words_are_spaced_letters_that_join_are_not),
        cmocka_unit_test(justified_lines_fill_the_box),
        cmocka_unit_test(forced_and_cut_lines_are_not_justified),
        cmocka_unit_test(quotes_hang_out_of_the_box),
        cmocka_unit_test(quotes_hang_on_the_side_of_reading),
        cmocka_unit_test(stars_that_mark_and_stars),
        cmocka_unit_test(marks_change_face_and_nothing_else),
        cmocka_unit_test(letters_join_across_the_edge_of_a_mark),
        cmocka_unit_test(an_ellipsis_is_not_marked),
        cmocka_unit_test(underlines_leave_out_ink),
        cmocka_unit_test(a_bar_for_each_look),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
