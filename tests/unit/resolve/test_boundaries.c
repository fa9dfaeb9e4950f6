/*
 * Values at the edge of what numbers can be, for every property: each number in the example of its
 * row is replaced by every one of a list, with several units. A layout with such a value is refused
 * in words or comes to a scene whose boxes are finite; nothing crashes.
 *
 * What is tried is made from the rows: a property that is added is tried too.
 */
#include "unit/resolve/numbers.h"
#include "unit/resolve/staged.h"

#include "base/number.h"
#include "layout/value_form.h"

#include <math.h>
#include <string.h>

/* Besides the row's own range. */
static const char *const NUMERALS[] = {
    "0",
    "-0",
    "+0",
    "0.0",
    "1",
    "-1",
    "0.5",
    "-0.5",
    "1e-308",
    "4.9e-324",
    "1e308",
    "-1e308",
    "1e309",
    "1e-400",
    "1e",
    "1e+",
    "e1",
    ".5",
    "5.",
    ".",
    "-",
    "+",
    "--1",
    "+-1",
    "1.2.3",
    "1,5",
    "NaN",
    "nan",
    "inf",
    "-inf",
    "Infinity",
    "0x10",
    "1_000",
    "١٢",
    "１２",
    "½",
    "1e2",
    "007",
    "99999",
    "-99999",
    "32000",
    "32000.01",
    "-32000",
    "-32000.01",
    "2147483647",
    "2147483648",
    "-2147483649",
    "4294967296",
    "9223372036854775808",
    "9007199254740993",
    "123456789012345678901234567890",
    "0.00000000000000000000000000001",
    " ",
    "",
    "null",
    "true",
    "1 1",
};
enum { NUMERAL_COUNT = sizeof NUMERALS / sizeof *NUMERALS };

static const char *const UNITS[] = { "", "px", "%", "em", "cqmin", "deg", "PX" };
enum { UNIT_COUNT = sizeof UNITS / sizeof *UNITS };

/* Values of kinds whose examples may hold no number. */
static const char *const FURTHER[][2] = {
    { "color", "rgb(10 20 30 / 0.5)" },
    { "color", "hsl(210 50% 40%)" },
    { "color", "oklch(0.6 0.1 20)" },
    { "background", "linear-gradient(45deg, red 10%, blue 20px)" },
    { "background", "radial-gradient(circle at 30% 20px, red, blue 40%)" },
    { "border", "3px solid white" },
    { "line-height", "40px" },
    { "flex", "1 2 30px" },
};

typedef struct trial {
    staged s;
    sc_arena *arena; /* of the layouts and scenes: freed now and then */
    size_t taken, refused;
    size_t tried; /* of one property */
} trial;

/* --- a card with one value ------------------------------------------------------------------ */

static bool is_finite_box(const sc_rect *box)
{
    return isfinite(box->x) && isfinite(box->y) && isfinite(box->width) && isfinite(box->height) &&
           box->width >= 0 && box->height >= 0;
}

static void check_boxes(const sc_scene_node *node, const char *layout)
{
    if (!is_finite_box(&node->box))
        fail_msg("a box is not finite in:\n%s", layout);
    for (size_t i = 0; i < node->child_count; i++)
        check_boxes(node->children[i], layout);
}

/* @return whether it came to a scene. */
static bool lay_out(trial *t, const char *layout)
{
    sc_scene scene;
    sc_source source = { SC_STR("layout.yaml"), sc_str_of(layout) };
    sc_diags diags = { .arena = t->arena };
    sc_layout parsed;
    sc_resolve_request request = { &t->s.article, &t->s.site,         &parsed,        t->s.fonts,
                                   t->s.pictures, t->s.picture_count, &t->s.platform, 0 };
    sc_status status = sc_layout_parse(t->arena, &source, &t->s.site, &diags, &parsed);
    if (status == SC_OK)
        status = sc_resolve(t->arena, &request, &diags, &scene);
    if (status == SC_OK)
        check_boxes(scene.card, layout);
    if ((status == SC_OK) == (diags.error_count > 0))
        fail_msg("status %d with %zu errors for:\n%s", (int)status, diags.error_count, layout);
    return status == SC_OK;
}

static void try_value(trial *t, const sc_property *p, sc_str value)
{
    enum { KEPT_MAX = 200 };
    const char *layout = numbers_layout(t->arena, p, value);
    bool is_taken = lay_out(t, layout);
    *(is_taken ? &t->taken : &t->refused) += 1;
    if (++t->tried % KEPT_MAX == 0) {
        sc_arena_free(t->arena);
        t->arena = sc_arena_new(0);
    }
}

/* --- what is put in ------------------------------------------------------------------------- */

static void try_at(trial *t, const sc_property *p, sc_str example, size_t at, size_t len,
                   const char *numeral, const char *unit)
{
    try_value(t, p, numbers_put(t->arena, example, at, len, numeral, unit));
}

/* The row's range, and a little beyond. */
static void try_range(trial *t, const sc_property *p, sc_str example, size_t at, size_t len,
                      const char *unit)
{
    const double ends[] = { p->min, p->max };
    const double steps[] = { -1, -1e-6, 0, 1e-6, 1 };
    for (size_t i = 0; i < 2; i++)
        for (size_t k = 0; k < 5; k++) {
            sc_buf numeral = sc_buf_new(t->arena, 64);
            sc_number_add(&numeral, ends[i] + steps[k], 9);
            try_at(t, p, example, at, len, sc_str_z(t->arena, sc_buf_str(&numeral)), unit);
        }
}

static void try_numerals(trial *t, const sc_property *p, sc_str example, size_t at, size_t len,
                         const char *own_unit)
{
    try_range(t, p, example, at, len, own_unit);
    for (size_t i = 0; i < NUMERAL_COUNT; i++) {
        try_at(t, p, example, at, len, NUMERALS[i], own_unit);
        for (size_t k = 0; k < UNIT_COUNT; k++)
            if (strcmp(UNITS[k], own_unit) != 0)
                try_at(t, p, example, at, len, NUMERALS[i], UNITS[k]);
    }
}

/* @return whether the example has a number. */
static bool try_example(trial *t, const sc_property *p, const char *text)
{
    size_t at = 0, len, unit_len;
    sc_str example = sc_str_of(text);
    bool has_number = false;
    t->tried = 0;
    for (; numbers_next(example, &at, &len, &unit_len); at += len + unit_len) {
        char unit[16] = "";
        assert_true(unit_len < sizeof unit);
        memcpy(unit, example.ptr + at + len, unit_len);
        try_numerals(t, p, example, at, len + unit_len, unit);
        has_number = true;
    }
    if (has_number && t->tried < 200)
        fail_msg("only %zu values of '%s'", t->tried, p->name);
    return has_number;
}

/* The example of a property that takes numbers may be a word: `margin-top: auto`. */
static bool try_property(trial *t, const sc_property *p)
{
    bool has_units = sc_value_units(p)[0] != '\0';
    if (p->kind == SC_KIND_TEXT || p->kind == SC_KIND_FAMILIES)
        return false;
    if (try_example(t, p, p->example))
        return true;
    bool is_numeric = has_units || sc_value_has_range(p);
    return is_numeric && try_example(t, p, has_units ? "10px" : "1");
}

static void every_number_of_every_property(void **state)
{
    (void)state;
    size_t count, numeric = 0;
    const sc_property *rows = sc_property_all(&count);
    trial t = { .s = staged_open(), .arena = sc_arena_new(0) };
    staged_article(&t.s, "headline: The river\nphoto: river.jpg");
    staged_picture(&t.s, "river.jpg", 160, 100);
    staged_card(&t.s, "whatsapp", 300, 200);
    staged_expect(&t.s, sc_fonts_open(t.s.arena, NULL, 0, &t.s.diags, &t.s.fonts));
    for (size_t i = 0; i < count; i++)
        numeric += try_property(&t, &rows[i]);
    for (size_t i = 0; i < sizeof FURTHER / sizeof *FURTHER; i++)
        assert_true(try_example(&t, sc_property_find(sc_str_of(FURTHER[i][0])), FURTHER[i][1]));
    print_message("# %zu properties with numbers: %zu values laid out, %zu refused\n", numeric,
                  t.taken, t.refused);
    assert_true(numeric > 60);
    assert_true(t.taken > 1000 && t.refused > 1000);
    sc_arena_free(t.arena);
    staged_close(&t.s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_of_every_property),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
