/*
 * Every property's example, as docs/layout-reference.md shows it, is laid out on a card of each
 * shape, without an error or a warning but those of what the set of fonts lacks.
 */
#include "unit/resolve/staged.h"

#include "layout/reference.h"

/* The example's list of nodes as the children of a card. */
static const char *layout_of(sc_arena *arena, const sc_property *property)
{
    sc_str rest = sc_layout_example(arena, property), line;
    sc_buf layout = sc_buf_new(arena, 1 << 16);
    sc_buf_addz(&layout,
                "layout: 1\ncard:\n  padding: 40px\n  flex-direction: column\n  children:\n");
    while (sc_str_split(&rest, '\n', &line))
        sc_buf_addf(&layout, "    %.*s\n", SC_STR_ARG(line));
    return sc_str_z(arena, sc_buf_str(&layout));
}

static bool is_silent(const sc_diags *diags)
{
    bool is_good = diags->error_count == 0;
    for (size_t i = 0; i < diags->list.count; i++)
        is_good = is_good && sc_str_starts(sc_str_of(diags->list.items[i].code), "text.no-");
    return is_good;
}

static void runs(staged *s, const sc_property *property, const char *platform)
{
    sc_scene scene;
    sc_status status = SC_OK;
    staged_card(s, platform, 0, 0);
    s->diags = (sc_diags){ .arena = s->arena };
    status =
        sc_layout_parse(s->arena, staged_source(s, "layout.yaml", layout_of(s->arena, property)),
                        &s->site, &s->diags, &s->layout);
    if (status == SC_OK)
        status = staged_resolve(s, &scene);
    if (status != SC_OK || !is_silent(&s->diags))
        fail_msg("the example of '%s' on %s:\n%.*s", property->name, platform,
                 SC_STR_ARG(staged_said(s)));
    assert_int_equal(scene.card->child_count, 1);
}

static void every_example_runs(void **state)
{
    (void)state;
    staged s = staged_open();
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    staged_site(&s, "name: The Harbour Post\nurl: https://harbourpost.example");
    staged_article(&s, "headline: The river *returns* to the town it left\nphoto: river.jpg");
    staged_picture(&s, "river.jpg", 1600, 1067);
    for (size_t i = 0; i < count; i++) {
        runs(&s, &rows[i], "whatsapp");
        runs(&s, &rows[i], "pinterest");
    }
    assert_true(count > 100);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_example_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
