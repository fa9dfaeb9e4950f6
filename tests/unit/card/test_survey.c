/* Surveys of letters: which spots, how many, and how far they reach. */
#include "unit/resolve/staged.h"

#include "card/survey.h"
#include "paint/paint.h"

#include <stdlib.h>

enum { SPOTS_MAX = 2000, REACH = 3 };

/* The survey of a card with two texts, of which only the first promises anything. */
static sc_survey surveyed(staged *s, sc_scene *scene, double size)
{
    staged_card(s, "whatsapp", 600, 300);
    staged_layout(s, sc_str_fmt(s->arena,
                                "card: { children: [ { name: t, text: River, legibility: 4.5, "
                                "font-size: %gpx }, { text: Lake, font-size: 40px } ] }",
                                size)
                         .ptr);
    *scene = staged_scene(s);
    return sc_survey_make(s->arena, scene);
}

static void test_texts_that_promise_are_surveyed(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_scene scene;
    sc_survey survey = surveyed(&s, &scene, 60);
    assert_int_equal(survey.count, 1);
    assert_ptr_equal(survey.items[0].text, staged_node(&scene, "t")->text);
    staged_close(&s);
}

/* Every spot is within REACH of ink, on both axes. */
static void test_spots_are_close_about_the_letters(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_scene scene;
    sc_survey survey = surveyed(&s, &scene, 60);
    const sc_scene_text *text = survey.items[0].text;
    sc_coverage c = sc_paint_coverage(s.arena, &scene, text, &text->paragraph.lines[0]);
    const sc_spots *spots = &survey.items[0].lines[0];
    int wrong = 0;
    for (size_t i = 0; i < spots->count; i++) {
        bool is_near = false;
        for (int y = 0; y < c.height; y++)
            for (int x = 0; x < c.width; x++)
                is_near |= c.pixels[y * c.stride + x] != 0 &&
                           abs(c.x + x - spots->items[i].x) <= REACH &&
                           abs(c.y + y - spots->items[i].y) <= REACH;
        wrong += !is_near;
    }
    assert_int_equal(wrong, 0);
    assert_true(spots->count > 500);
    staged_close(&s);
}

/* However large the letters are, and from their first row to their last. */
static void test_spots_are_few_and_everywhere(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_scene scene;
    sc_survey survey = surveyed(&s, &scene, 200);
    const sc_spots *spots = &survey.items[0].lines[0];
    const sc_rect *reach = &survey.items[0].reach;
    int top = INT16_MAX, bottom = 0;
    for (size_t i = 0; i < spots->count; i++) {
        int x = spots->items[i].x * SC_BACKDROP_STEP, y = spots->items[i].y * SC_BACKDROP_STEP;
        assert_true(x >= reach->x && x < reach->x + reach->width);
        assert_true(y >= reach->y && y < reach->y + reach->height);
        top = y < top ? y : top;
        bottom = y > bottom ? y : bottom;
    }
    assert_true(spots->count > SPOTS_MAX / 2 && spots->count <= SPOTS_MAX);
    assert_true(top - reach->y < 8 && reach->y + reach->height - bottom < 8);
    assert_true(reach->height > 140 && reach->height < 200);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_that_promise_are_surveyed),
        cmocka_unit_test(test_spots_are_close_about_the_letters),
        cmocka_unit_test(test_spots_are_few_and_everywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
