/*
 * `start` and `end` of the alignments: the container's, whatever the direction or wrapping, where
 * `flex-start` and `flex-end` turn with them (CSS Box Alignment 3).
 */
#include "unit/resolve/staged.h"

/* Where the shape `a`, 10 by 10 px, stands in a box of 100 by 60 px with these properties. */
static sc_rect placed(const char *box, const char *own, const char *lang)
{
    staged s = staged_open();
    sc_scene scene;
    staged_article(&s, sc_str_fmt(s.arena, "{ headline: a, lang: %s }", lang).ptr);
    staged_layout(&s, sc_str_fmt(s.arena,
                                 "card: { direction: ltr, children: [{ direction: auto, width: "
                                 "100px, height: 60px, %s, children: [{ name: a, width: 10px, "
                                 "height: 10px%s }] }] }",
                                 box, own)
                          .ptr);
    staged_expect(&s, staged_resolve(&s, &scene));
    sc_rect at = staged_node(&scene, "a")->box;
    staged_close(&s);
    return at;
}

static void test_all(void **state)
{
    (void)state;
    static const struct {
        const char *box, *own, *lang;
        double x, y;
    } ROWS[] = {
        { "justify-content: start", "", "en", 0, 0 },
        { "justify-content: end", "", "en", 90, 0 },
        { "justify-content: start, flex-direction: row-reverse", "", "en", 0, 0 },
        { "justify-content: end, flex-direction: row-reverse", "", "en", 90, 0 },
        { "justify-content: flex-start, flex-direction: row-reverse", "", "en", 90, 0 },
        { "justify-content: start, flex-direction: column-reverse", "", "en", 0, 0 },
        { "justify-content: start", "", "ar", 90, 0 },
        { "justify-content: start, flex-direction: row-reverse", "", "ar", 90, 0 },
        { "align-items: end", "", "en", 0, 50 },
        { "align-items: start, flex-wrap: wrap-reverse", "", "en", 0, 0 },
        { "align-items: flex-start, flex-wrap: wrap-reverse", "", "en", 0, 50 },
        { "align-items: center", ", align-self: start", "en", 0, 0 },
        { "flex-wrap: wrap-reverse", ", align-self: end", "en", 0, 50 },
        { "flex-wrap: wrap, align-content: end", "", "en", 0, 50 },
        { "flex-wrap: wrap-reverse, align-content: start", "", "en", 0, 0 },
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_rect at = placed(ROWS[i].box, ROWS[i].own, ROWS[i].lang);
        if (at.x == ROWS[i].x && at.y == ROWS[i].y)
            continue;
        print_error("%s%s (%s): %g, %g\n", ROWS[i].box, ROWS[i].own, ROWS[i].lang, at.x, at.y);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_all) };
    return cmocka_run_group_tests_name("resolve/align", tests, NULL, NULL);
}
