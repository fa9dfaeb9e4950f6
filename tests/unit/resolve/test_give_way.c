/* Texts that may be dropped give way, one by one, to those that must stay. */
#include "lib/check.h"
#include "unit/resolve/staged.h"

#define LAYOUT                                                                                     \
    "card:\n"                                                                                      \
    "  flex-direction: column\n"                                                                   \
    "  children:\n"                                                                                \
    "    - { name: headline, text: '{{ headline }}', min-height: 0, line-height: 1,\n"             \
    "        fit: { min: 40px, max: 80px, then: short } }\n"                                       \
    "    - { name: byline, text: 'By Ada', line-height: 1, flex-shrink: 0,\n"                      \
    "        fit: { min: 30px, max: 30px, lines: 1, then: drop } }\n"                              \
    "    - { name: caption, text: 'Fog', line-height: 1, flex-shrink: 0,\n"                        \
    "        fit: { min: 30px, max: 30px, lines: 1, then: drop } }\n"

/* What is dropped from a card 400 px wide and as high as given. */
static sc_scene scene_of(staged *s, int height)
{
    staged_card(s, "whatsapp", 400, height);
    staged_layout(s, LAYOUT);
    return staged_scene(s);
}

static void expect(int height, const char *dropped, double size_px)
{
    staged s = staged_open();
    staged_article(&s, "headline: One two three four five six\nshort_headline: One");
    sc_scene scene = scene_of(&s, height);
    sc_buf buf = sc_buf_new(s.arena, 100);
    for (size_t i = 0; i < scene.drop_count; i++)
        sc_buf_addf(&buf, "%.*s ", SC_STR_ARG(scene.drops[i].node));
    assert_str(sc_buf_str(&buf), dropped);
    assert_within(staged_node(&scene, "headline")->text->paragraph.size_px, size_px, 0.01);
    staged_close(&s);
}

/* The headline takes three lines of 80 px, or two of 40. */
static void test_the_last_goes_first(void **state)
{
    (void)state;
    expect(300, "", 80);
    expect(140, "", 40);
    expect(139, "caption ", 54.5);
    expect(110, "caption ", 40);
    expect(109, "caption byline ", 54.5);
    expect(80, "caption byline ", 40);
}

/* Only when all are gone is the short headline taken. */
static void test_then_the_headline_is_shortened(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: One two three four five six\nshort_headline: One");
    sc_scene scene = scene_of(&s, 60);
    assert_int_equal(scene.drop_count, 2);
    assert_str(staged_node(&scene, "headline")->text->paragraph.lines[0].text, "One");
    staged_close(&s);
}

/* What does not fit for its own sake goes alone, wherever it stands. */
static void test_what_does_not_fit_goes_alone(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 400, 400);
    staged_layout(&s, "card:\n"
                      "  flex-direction: column\n"
                      "  children:\n"
                      "    - { name: a, text: far too long for one line of the card,\n"
                      "        fit: { min: 40px, max: 40px, lines: 1, then: drop } }\n"
                      "    - { name: b, text: short,\n"
                      "        fit: { min: 40px, max: 40px, lines: 1, then: drop } }\n");
    sc_scene scene = staged_scene(&s);
    assert_int_equal(scene.drop_count, 1);
    assert_str(scene.drops[0].node, "a");
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_last_goes_first),
        cmocka_unit_test(test_then_the_headline_is_shortened),
        cmocka_unit_test(test_what_does_not_fit_goes_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
