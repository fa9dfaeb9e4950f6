/*
 * What layouts with the largest and the smallest numbers look like does not matter; that they are
 * painted, in bounds and in time, does. Each number in the example of every property is replaced
 * by the ends of its range and the like, and the card is painted.
 */
#include "unit/resolve/numbers.h"
#include "unit/resolve/staged.h"

#include "paint/paint.h"

#include <string.h>

static const char *const NUMERALS[] = { "0",     "0.001", "1e-300", "1",      "359.9", "4000",
                                        "31999", "32000", "-32000", "-0.001", "-1",    "0.5" };
static const char *const UNITS[] = { "", "px", "%", "em", "deg" };

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef struct trial {
    staged s;
    sc_arena *arena; /* of one layout and its card */
    size_t painted;
} trial;

static void paint_scene(trial *t, const sc_scene *scene, const char *layout)
{
    sc_diags diags = { .arena = t->arena };
    sc_bitmap card;
    if (sc_paint(t->arena, scene, NULL, 0, &diags, &card) != SC_OK)
        fail_msg("not painted:\n%s%.*s", layout, SC_STR_ARG(printed_diags(t->arena, &diags)));
    assert_int_equal(card.width, t->s.platform.width);
    t->painted++;
}

static void try_layout(trial *t, const char *layout)
{
    sc_scene scene;
    sc_source source = { SC_STR("layout.yaml"), sc_str_of(layout) };
    sc_diags diags = { .arena = t->arena };
    sc_layout parsed;
    sc_resolve_request request = { &t->s.article, &t->s.site, &parsed,        t->s.fonts,
                                   NULL,          0,          &t->s.platform, 0 };
    if (sc_layout_parse(t->arena, &source, &t->s.site, &diags, &parsed) == SC_OK &&
        sc_resolve(t->arena, &request, &diags, &scene) == SC_OK)
        paint_scene(t, &scene, layout);
}

static void try_number(trial *t, const sc_property *p, sc_str example, size_t at, size_t len)
{
    for (size_t i = 0; i < COUNT(NUMERALS); i++)
        for (size_t k = 0; k < COUNT(UNITS); k++) {
            t->arena = sc_arena_new(0);
            sc_str value = numbers_put(t->arena, example, at, len, NUMERALS[i], UNITS[k]);
            try_layout(t, numbers_layout(t->arena, p, value));
            sc_arena_free(t->arena);
        }
}

static void try_property(trial *t, const sc_property *p, const char *text)
{
    sc_str example = sc_str_of(text);
    size_t at = 0, len, unit_len;
    for (; numbers_next(example, &at, &len, &unit_len); at += len + unit_len)
        try_number(t, p, example, at, len + unit_len);
}

static void extremes_are_painted(void **state)
{
    (void)state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    trial t = { .s = staged_open() };
    staged_card(&t.s, "whatsapp", 60, 40);
    staged_expect(&t.s, sc_fonts_open(t.s.arena, NULL, 0, &t.s.diags, &t.s.fonts));
    for (size_t i = 0; i < count; i++)
        if (rows[i].kind != SC_KIND_TEXT && rows[i].nodes != SC_FOR_IMAGE)
            try_property(&t, &rows[i], rows[i].example);
    try_property(&t, sc_property_find(SC_STR("background")),
                 "radial-gradient(circle at 30% 20px, red 10%, blue 40px)");
    try_property(&t, sc_property_find(SC_STR("background")),
                 "linear-gradient(45deg, red 10%, blue 20px)");
    print_message("# %zu cards painted\n", t.painted);
    assert_true(t.painted > 500);
    staged_close(&t.s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(extremes_are_painted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
