/*
 * What a layout says of type, as it comes to the text: case, marks, decorations, strokes, shadows,
 * and lengths in em of a size that fit finds.
 */
#include "unit/resolve/staged.h"

#include "scene/scene.h"

static const sc_scene_text *text_of(const sc_scene *scene, const char *name)
{
    for (size_t i = 0; i < scene->card->child_count; i++)
        if (sc_str_is(scene->card->children[i]->name, name))
            return scene->card->children[i]->text;
    fail_msg("no '%s'", name);
    return NULL;
}

static void words_begin_with_capitals(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  text-transform: capitalize\n"
                      "  flex-direction: column\n"
                      "  children:\n"
                      "    - { name: a, text: \"the river's NASA day, 1st of may\" }\n"
                      "    - { name: b, text: ijsland en friesland, lang: nl }\n"
                      "    - { name: c, text: ijsland en friesland, lang: de }\n"
                      "    - { name: d, text: istanbul, lang: tr }\n"
                      "    - { name: e, text: “quoted” (bracket), lang: en }\n"
                      "    - { name: f, text: άνοιξη στην πόλη, lang: el }\n");
    sc_scene scene = staged_scene(&s);
    assert_str(staged_lines(&s, &scene, "a"), "The River's NASA Day, 1st Of May");
    assert_str(staged_lines(&s, &scene, "b"), "IJsland En Friesland");
    assert_str(staged_lines(&s, &scene, "c"), "Ijsland En Friesland");
    assert_str(staged_lines(&s, &scene, "d"), "İstanbul");
    assert_str(staged_lines(&s, &scene, "e"), "“Quoted” (Bracket)");
    assert_str(staged_lines(&s, &scene, "f"), "Άνοιξη Στην Πόλη");
    staged_close(&s);
}

static void capitals_of_other_languages(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  text-transform: uppercase\n"
                      "  children:\n"
                      "    - { name: a, text: άνοιξη στην πόλη, lang: el }\n"
                      "    - { name: b, text: ijsland, lang: nl }\n"
                      "    - { name: c, text: \"*straße* neu\", lang: de, marks: { color: red } }\n"
                      "    - { name: d, text: ışık, lang: tr }\n");
    sc_scene scene = staged_scene(&s);
    assert_str(staged_lines(&s, &scene, "a"), "ΑΝΟΙΞΗ ΣΤΗΝ ΠΟΛΗ");
    assert_str(staged_lines(&s, &scene, "b"), "IJSLAND");
    assert_str(staged_lines(&s, &scene, "c"), "STRASSE NEU");
    assert_str(staged_lines(&s, &scene, "d"), "IŞIK");
    assert_true(text_of(&scene, "c")->paragraph.lines[0].runs[0].is_marked);
    staged_close(&s);
}

static void stars_are_read_where_there_are_marks(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(
        &s, "card:\n"
            "  color: blue\n"
            "  children:\n"
            "    - { name: a, text: \"a *b* c\" }\n"
            "    - { name: b, text: \"a *b* c\", marks: { color: red, background: yellow } }\n"
            "    - { name: c, text: \"2 * 3 * 4\", marks: { color: red } }\n"
            "    - { name: d, text: \"a *b* c\", marks: { font-weight: 900 } }\n");
    sc_scene scene = staged_scene(&s);
    assert_str(staged_lines(&s, &scene, "a"), "a *b* c");
    assert_str(staged_lines(&s, &scene, "b"), "a b c");
    assert_str(staged_lines(&s, &scene, "c"), "2 * 3 * 4");
    assert_null(text_of(&scene, "a")->type);
    const sc_scene_text *b = text_of(&scene, "b"), *d = text_of(&scene, "d");
    assert_true(b->type->mark_color.r >= 1 && b->type->mark_color.b <= 0);
    assert_true(b->type->mark_ground.g >= 1);
    assert_int_equal(b->paragraph.lines[0].bar_count, 1);
    /* A mark without a colour follows the text's, whatever becomes of that. */
    assert_true(d->type->mark_color.a < 0);
    staged_close(&s);
}

static void marks_take_what_they_do_not_say_from_the_text(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - name: a\n"
                      "      text: \"a *b* c\"\n"
                      "      font-weight: 700\n"
                      "      background: red\n"
                      "      text-decoration: underline\n"
                      "      marks: { font-style: italic }\n");
    sc_scene scene = staged_scene(&s);
    const sc_line *line = &text_of(&scene, "a")->paragraph.lines[0];
    assert_str(sc_face_name(line->runs[1].face), "Inter Bold Italic");
    for (size_t i = 0; i < line->bar_count; i++)
        assert_int_equal(line->bars[i].kind, SC_DECORATE_UNDER);
    assert_int_equal(line->bar_count, 3);
    staged_close(&s);
}

static void lengths_in_em_are_of_the_size_that_fits(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 1200, 630);
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - name: a\n"
                      "      text: river\n"
                      "      font-size: 10px\n"
                      "      fit: { min: 20px, max: 100px }\n"
                      "      text-stroke: 0.1em red\n"
                      "      text-shadow: 0.05em 2px 0.2em\n"
                      "      text-decoration: underline 0.04em\n"
                      "      color: blue\n");
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *a = text_of(&scene, "a");
    assert_true(a->paragraph.size_px >= 100);
    assert_int_equal((int)(a->type->stroke_px + 0.5), 10);
    assert_int_equal(a->type->shadow_count, 1);
    assert_int_equal((int)(a->type->shadows[0].x + 0.5), 5);
    assert_int_equal((int)(a->type->shadows[0].y + 0.5), 2);
    assert_int_equal((int)(a->type->shadows[0].blur + 0.5), 20);
    assert_true(a->type->shadows[0].color.a < 0); /* the text's own, when it is painted */
    assert_int_equal((int)(a->paragraph.lines[0].bars[0].thickness + 0.5), 4);
    staged_close(&s);
}

static void figures_by_name_come_before_features(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  font-family: Noto Sans\n"
                      "  children:\n"
                      "    - { name: a, text: '1987' }\n"
                      "    - { name: b, text: '1987', font-variant-numeric: oldstyle-nums }\n"
                      "    - { name: c, text: '1987', font-variant-numeric: oldstyle-nums,\n"
                      "        font-feature-settings: '\"onum\" 0' }\n"
                      "    - { name: d, text: '1987', font-feature-settings: '\"onum\"' }\n");
    sc_scene scene = staged_scene(&s);
    uint32_t first[4];
    const char *const names[] = { "a", "b", "c", "d" };
    for (int i = 0; i < 4; i++)
        first[i] = text_of(&scene, names[i])->paragraph.lines[0].runs[0].glyphs[0].id;
    assert_int_not_equal(first[0], first[1]);
    assert_int_equal(first[0], first[2]);
    assert_int_equal(first[1], first[3]);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_begin_with_capitals),
        cmocka_unit_test(capitals_of_other_languages),
        cmocka_unit_test(stars_are_read_where_there_are_marks),
        cmocka_unit_test(marks_take_what_they_do_not_say_from_the_text),
        cmocka_unit_test(lengths_in_em_are_of_the_size_that_fits),
        cmocka_unit_test(figures_by_name_come_before_features),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
