/* The largest size that fits, and the vertical metrics it is measured by. */
#include "unit/text/typeset.h"

#include <math.h>

#define HEADLINE "The river that runs uphill: how a quiet town learned to live with its tides"

static void takes_the_largest_step_that_fits(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("en");
    const sc_text *text = shape(&on, HEADLINE, &style);
    sc_fit fit = { 20, 200, 3 };
    sc_paragraph best, bigger;
    assert_true(sc_text_fit(on.arena, text, &fit, 900, 400, &best));
    assert_true(best.size_px * 4 == floor(best.size_px * 4));
    assert_true(best.line_count <= 3 && best.height <= 400 && best.width <= 900.02);
    assert_false(best.is_cut || best.broke_word);
    /* A step more needs a fourth line, or is too high. */
    sc_text_layout(on.arena, text, best.size_px + 0.25, 900, 0, &bigger);
    assert_true(bigger.line_count > 3 || bigger.height > 400);
    bench_close(&on);
}

static void stays_within_the_range(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("en");
    const sc_text *text = shape(&on, "Short", &style);
    sc_paragraph paragraph;
    sc_fit fit = { 44, 76.1, 3 };
    assert_true(sc_text_fit(on.arena, text, &fit, 5000, INFINITY, &paragraph));
    assert_near(paragraph.size_px, 76.1, 0);
    fit = (sc_fit){ 44, 44, 3 };
    assert_true(sc_text_fit(on.arena, text, &fit, 5000, INFINITY, &paragraph));
    assert_near(paragraph.size_px, 44, 0);
    fit = (sc_fit){ 44, 20, 3 };
    assert_true(sc_text_fit(on.arena, text, &fit, 5000, INFINITY, &paragraph));
    assert_near(paragraph.size_px, 44, 0);
    bench_close(&on);
}

static void cuts_if_not_even_the_smallest_fits(void **state)
{
    (void)state;
    static const struct {
        double width, height;
        size_t lines, expected;
    } CASES[] = {
        { 300, INFINITY, 3, 3 }, { 300, INFINITY, 1, 1 }, { 300, 60, 5, 1 },
        { 300, 100, 5, 2 },      { 300, 1, 5, 1 },        { 300, 100, 0, 2 },
    };
    bench on = bench_open();
    sc_text_style style = headline_style("en");
    const sc_text *text = shape(&on, HEADLINE, &style);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_fit fit = { 44, 76, CASES[i].lines };
        sc_paragraph paragraph;
        assert_false(
            sc_text_fit(on.arena, text, &fit, CASES[i].width, CASES[i].height, &paragraph));
        assert_near(paragraph.size_px, 44, 0);
        assert_int_equal(paragraph.line_count, CASES[i].expected);
        assert_true(paragraph.is_cut);
    }
    bench_close(&on);
}

static void makes_type_smaller_rather_than_break_a_word(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("de");
    const sc_text *text = shape(&on, "Donaudampfschifffahrt ruht", &style);
    sc_fit fit = { 20, 100, 3 };
    sc_paragraph paragraph;
    assert_true(sc_text_fit(on.arena, text, &fit, 600, INFINITY, &paragraph));
    assert_false(paragraph.broke_word);
    assert_str(lines_of(on.arena, &paragraph), "Donaudampfschifffahrt / ruht");
    assert_true(sc_text_min_content(text, paragraph.size_px) <= 600.02);
    assert_true(sc_text_min_content(text, paragraph.size_px + 0.25) > 600);
    style.lang = SC_STR("ko");
    text = shape(&on, "국립중앙도서관이 열린다", &style);
    assert_true(sc_text_fit(on.arena, text, &fit, 400, INFINITY, &paragraph));
    assert_str(lines_of(on.arena, &paragraph), "국립중앙도서관이 / 열린다");
    bench_close(&on);
}

static void breaks_a_word_if_nothing_else_helps(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("de");
    const sc_text *text = shape(&on, "Donaudampfschifffahrt", &style);
    sc_fit fit = { 80, 100, 3 };
    sc_paragraph paragraph;
    assert_false(sc_text_fit(on.arena, text, &fit, 600, INFINITY, &paragraph));
    assert_true(paragraph.broke_word);
    assert_int_equal(paragraph.line_count, 2);
    bench_close(&on);
}

static void trims_to_capitals_and_baseline(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("en");
    sc_paragraph paragraph;
    sc_text_layout(on.arena, shape(&on, "Two\nlines", &style), 100, 1e4, 0, &paragraph);
    /* Inter Display's capitals are 1472 of 2048 units high. */
    assert_near(paragraph.ascent, 147200 / 2048.0, 1e-6);
    assert_near(paragraph.line_height, 105, 1e-9);
    assert_near(paragraph.height, 147200 / 2048.0 + 105, 1e-6);
    assert_near(paragraph.lines[1].baseline, paragraph.height, 1e-6);
    bench_close(&on);
}

static void sets_lines_as_css_does(void **state)
{
    (void)state;
    static const struct {
        double line_height, line_height_px;
        double pitch, ascent; /* px at 100 px */
    } CASES[] = {
        /* Inter: ascent 2728, descent 680 of 2816 units. */
        { 0, 0, 340800 / 2816.0, 272800 / 2816.0 },
        { 1.5, 0, 150, 75 + (272800 - 68000) / 2816.0 / 2 },
        { 0.9, 0, 90, 45 + (272800 - 68000) / 2816.0 / 2 },
        { 1.5, 130, 130, 65 + (272800 - 68000) / 2816.0 / 2 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style("en");
        style.line_height = CASES[i].line_height;
        style.line_height_px = CASES[i].line_height_px;
        sc_paragraph paragraph;
        /* A face that stands in changes nothing. */
        sc_text_layout(on.arena, shape(&on, "One 🎉\ntwo 中\nthree", &style), 100, 1e4, 0,
                       &paragraph);
        assert_near(paragraph.line_height, CASES[i].pitch, 1e-6);
        assert_near(paragraph.ascent, CASES[i].ascent, 1e-6);
        assert_near(paragraph.lines[2].baseline, paragraph.ascent + 2 * CASES[i].pitch, 1e-6);
        assert_near(paragraph.height, 3 * CASES[i].pitch, 1e-6);
    }
    bench_close(&on);
}

static void keeps_the_lines_of_tall_scripts_apart(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        double least, most; /* pitch in em, where a design asks for 1.05 */
    } CASES[] = {
        { "ar", "المكتبات العامة تفتح أبوابها", 1.25, 1.45 },
        { "th", "นักวิทยาศาสตร์ค้นพบแม่น้ำที่ไหลย้อนขึ้น", 1.25, 1.45 },
        { "hi", "राष्ट्रीय पुस्तकालय तीन वर्षों के बाद", 1.2, 1.4 },
        { "ur", "قومی کتب خانہ تین سال بعد", 1.6, 2.4 },
        { "en", "Ordinary Latin", 1.05, 1.05 },
        { "zh", "天文学家发现", 1.05, 1.05 },
        { "he", "הספרייה הלאומית", 1.05, 1.05 },
        /* Latin with a word of Thai stays Latin. */
        { "en", "Ordinary Latin with ที่", 1.05, 1.05 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = headline_style(CASES[i].lang);
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, CASES[i].text, &style), 1, 1e4, 0, &paragraph);
        if (paragraph.line_height < CASES[i].least - 1e-9 ||
            paragraph.line_height > CASES[i].most + 1e-9)
            fail_msg("%s: %f", CASES[i].text, paragraph.line_height);
    }
    bench_close(&on);
}

static void scales_linearly(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = headline_style("en");
    style.wrap = SC_WRAP_WRAP;
    const sc_text *text = shape(&on, HEADLINE, &style);
    sc_paragraph one, four;
    sc_text_layout(on.arena, text, 20, 300, 0, &one);
    sc_text_layout(on.arena, text, 80, 1200, 0, &four);
    assert_int_equal(one.line_count, four.line_count);
    for (size_t i = 0; i < one.line_count; i++) {
        assert_near(one.lines[i].width * 4, four.lines[i].width, 1e-6);
        assert_near(one.lines[i].baseline * 4, four.lines[i].baseline, 1e-6);
    }
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_the_largest_step_that_fits),
        cmocka_unit_test(stays_within_the_range),
        cmocka_unit_test(cuts_if_not_even_the_smallest_fits),
        cmocka_unit_test(makes_type_smaller_rather_than_break_a_word),
        cmocka_unit_test(breaks_a_word_if_nothing_else_helps),
        cmocka_unit_test(trims_to_capitals_and_baseline),
        cmocka_unit_test(sets_lines_as_css_does),
        cmocka_unit_test(keeps_the_lines_of_tall_scripts_apart),
        cmocka_unit_test(scales_linearly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
