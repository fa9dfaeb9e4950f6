/* The display list: its text form, walking it, and copies with another scrim. */
#include "unit/resolve/staged.h"

#include "base/number.h"
#include "data/value.h"

static sc_str dump_of(staged *s, const sc_scene *scene)
{
    sc_buf out = sc_buf_new(s->arena, PRINTED_MAX);
    sc_scene_dump(scene, &out);
    return sc_buf_str(&out);
}

/* The dump in one line, for comparison. */
static sc_str compact(staged *s, sc_str text)
{
    sc_buf out = sc_buf_new(s->arena, PRINTED_MAX);
    bool is_text = false;
    for (size_t i = 0; i < text.len; i++) {
        is_text ^= text.ptr[i] == '"' && (i == 0 || text.ptr[i - 1] != '\\');
        if (is_text || !sc_is_space(text.ptr[i]))
            sc_buf_addc(&out, text.ptr[i]);
    }
    return sc_buf_str(&out);
}

static const sc_value *parsed(staged *s, sc_str text)
{
    const sc_source *source = staged_source(s, "dump.json", sc_str_z(s->arena, text));
    const sc_parse_limits limits = { .max_bytes = 1 << 20, .status = SC_E_DATA };
    const sc_value *value = NULL;
    staged_expect(s,
                  sc_json_parse(s->arena, source, sc_span_of(source), &limits, &s->diags, &value));
    return value;
}

static void test_boxes_and_pictures(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 400);
    staged_picture(&s, "a.jpg", 1001, 500);
    staged_layout(&s, "card:\n"
                      "  flex-direction: column\n"
                      "  children:\n"
                      "    - { name: 'a \"b\"', width: 33.333px, height: 10.006px }\n"
                      "    - { image: a.jpg, width: 100px, height: 100px, name: p }\n"
                      "    - { name: row, children: [ { height: 5px } ] }\n");
    sc_scene scene = staged_scene(&s);
    assert_str(compact(&s, dump_of(&s, &scene)),
               "{\"width\":600,\"height\":400,\"nodes\":["
               "{\"name\":\"card\",\"kind\":\"box\",\"box\":[0,0,600,400]},"
               "{\"name\":\"a \\\"b\\\"\",\"kind\":\"box\",\"box\":[0,0,33.33,10.01]},"
               "{\"name\":\"p\",\"kind\":\"image\",\"box\":[0,10.01,100,100],"
               "\"crop\":[250.5,0,500,500],\"framing\":\"centre\"},"
               "{\"name\":\"row\",\"kind\":\"box\",\"box\":[0,110.01,600,5]},"
               "{\"name\":\"\",\"kind\":\"box\",\"box\":[0,110.01,0,5]}]}");
    staged_close(&s);
}

static const char *const LINE_KEYS[] = { "text", "x", "baseline", "width", "font_size" };

static void check_keys(const sc_value *map, const char *const *keys, size_t count)
{
    assert_int_equal(map->count, count);
    for (size_t i = 0; i < count; i++)
        assert_str(map->entries[i].key, keys[i]);
}

/* What is done to a node is told where there is something; lengths are px. */
static void test_effects(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 200, 100);
    staged_layout(&s, "card:\n"
                      "  align-items: flex-start\n"
                      "  color: red\n"
                      "  children:\n"
                      "    - width: 40px\n"
                      "      height: 20px\n"
                      "      box-shadow: 0 1em 4px -1px rgb(0 0 0 / 0.5), inset 1px 2px\n"
                      "      filter: blur(1cqw) drop-shadow(1px 2px 3px blue) sepia(30%)\n"
                      "      mask: linear-gradient(black, transparent)\n"
                      "      mix-blend-mode: soft-light\n"
                      "      transform: translate(50%, 0) scale(2)\n"
                      "      transform-origin: left top\n");
    sc_scene scene = staged_scene(&s);
    assert_str(compact(&s, dump_of(&s, &scene)),
               "{\"width\":200,\"height\":100,\"nodes\":["
               "{\"name\":\"card\",\"kind\":\"box\",\"box\":[0,0,200,100]},"
               "{\"name\":\"\",\"kind\":\"box\",\"box\":[0,0,40,20],\"shadows\":["
               "{\"x\":0,\"y\":32,\"blur\":4,\"spread\":-1,\"color\":[0,0,0,0.5]},"
               "{\"x\":1,\"y\":2,\"blur\":0,\"color\":[255,0,0,1],\"inset\":true}],"
               "\"filters\":[{\"name\":\"blur\",\"amount\":2},"
               "{\"name\":\"drop-shadow\",\"x\":1,\"y\":2,\"blur\":3,\"color\":[0,0,255,1]},"
               "{\"name\":\"sepia\",\"amount\":0.3}],\"mask\":1,\"blend\":\"soft-light\","
               "\"transform\":[2,0,0,2,20,0]}]}");
    staged_close(&s);
}

static void test_texts(void **state)
{
    (void)state;
    static const char *const KEYS[] = { "name",  "kind", "box",     "field", "font_size",
                                        "color", "font", "clipped", "lines" };
    staged s = staged_open();
    staged_article(&s, "headline: 'The river returns: \"at last\"'");
    staged_layout(&s, "card:\n"
                      "  padding: 50px\n"
                      "  align-items: flex-start\n"
                      "  children:\n"
                      "    - { name: h, text: '{{ headline }}', font-size: 40px, line-height: 1.5, "
                      "width: 400px, font-weight: 700 }\n");
    sc_scene scene = staged_scene(&s);
    const sc_value *dump = parsed(&s, dump_of(&s, &scene));
    const sc_value *text = sc_value_at(dump, "nodes.1");
    check_keys(text, KEYS, 9);
    assert_str(sc_value_at(text, "color.3")->text, "1");
    assert_str(sc_value_at(text, "kind")->text, "text");
    assert_str(sc_value_at(text, "field")->text, "headline");
    assert_str(sc_value_at(text, "font_size")->text, "40");
    assert_str(sc_value_at(text, "font")->text, "Inter Bold");
    assert_str(sc_value_at(text, "clipped")->text, "false");
    assert_int_equal(sc_value_at(text, "lines")->count, 2);
    for (size_t i = 0; i < 2; i++)
        check_keys(sc_value_at(text, "lines")->items[i], LINE_KEYS, 5);
    assert_str(sc_value_at(text, "lines.0.text")->text, "The river returns:");
    assert_str(sc_value_at(text, "lines.1.text")->text, "\"at last\"");
    /* Of the card, not of the paragraph: px from its left top. */
    assert_str(sc_value_at(text, "lines.0.x")->text, "50");
    double first, second;
    assert_true(sc_number_parse(sc_value_at(text, "lines.0.baseline")->text, &first));
    assert_true(sc_number_parse(sc_value_at(text, "lines.1.baseline")->text, &second));
    assert_true(first > 50 + 20 && first < 50 + 60);
    assert_within(second - first, 60, 0.011);
    staged_close(&s);
}

static void test_cut_texts_say_so(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: h, text: 'one two three four five six', width: "
                      "200px, line-clamp: 1 } ] }");
    sc_scene scene = staged_scene(&s);
    const sc_value *text = sc_value_at(parsed(&s, dump_of(&s, &scene)), "nodes.1");
    assert_str(sc_value_at(text, "clipped")->text, "true");
    /* A fixed text shows no field. */
    assert_null(sc_value_at(text, "field"));
    staged_close(&s);
}

static void test_dumps_are_repeatable(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: h, text: '{{ headline }}' } ] }");
    sc_scene a = staged_scene(&s), b = staged_scene(&s);
    assert_true(sc_str_eq(dump_of(&s, &a), dump_of(&s, &b)));
    staged_close(&s);
}

static void list_name(const sc_scene_node *node, void *context)
{
    sc_buf_addf(context, "%.*s ", SC_STR_ARG(node->name));
}

static const char TREE[] = "card:\n"
                           "  children:\n"
                           "    - { name: a, order: 2, children: [ { name: b }, { name: c } ] }\n"
                           "    - { name: d, scrim: auto, background: black }\n";

/* `order` moves boxes, but what is painted later is what is written later. */
static void test_walk_is_in_paint_order(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, TREE);
    sc_scene scene = staged_scene(&s);
    sc_buf names = sc_buf_new(s.arena, 4096);
    sc_scene_walk(&scene, list_name, &names);
    assert_str(sc_buf_str(&names), "card a b c d ");
    staged_close(&s);
}

static void test_with_scrim_copies(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, TREE);
    sc_scene scene = staged_scene(&s);
    sc_scene weak = sc_scene_with_scrim(s.arena, &scene, 0.25);
    assert_within(staged_node(&weak, "d")->strength, 0.25, 0);
    assert_within(staged_node(&weak, "a")->strength, 1, 0);
    assert_within(weak.card->strength, 1, 0);
    assert_within(staged_node(&scene, "d")->strength, 1, 0);
    assert_str(sc_value_at(parsed(&s, dump_of(&s, &weak)), "nodes.4.strength")->text, "0.25");
    assert_null(sc_value_at(parsed(&s, dump_of(&s, &weak)), "nodes.1.strength"));
    sc_scene again = sc_scene_with_scrim(s.arena, &weak, 1);
    assert_within(staged_node(&again, "d")->strength, 1, 0);
    assert_true(sc_str_eq(dump_of(&s, &scene), dump_of(&s, &again)));
    staged_close(&s);
}

/* `context`: what stands for the text that promises contrast. */
static const sc_scene_text *swapped(const sc_scene_text *text, void *context)
{
    return text->legibility > 0 ? context : text;
}

static void test_with_texts_copies(void **state)
{
    (void)state;
    static const char *const KEYS[] = { "name",  "kind",       "box",      "font_size",
                                        "color", "legibility", "contrast", "remedy",
                                        "panel", "font",       "clipped",  "lines" };
    static const sc_scene_panel PANEL = { { 10, 20, 300, 40 }, 6, { 0, 0, 0, 0.5 } };
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: a, text: one, legibility: 3 },"
                      " { name: b, text: two } ] }");
    sc_scene scene = staged_scene(&s);
    sc_scene_text text = *staged_node(&scene, "a")->text;
    text.contrast = 3.456;
    text.kept_by = SC_KEPT_BY_PANEL;
    text.panel = &PANEL;
    sc_scene copy = sc_scene_with_texts(s.arena, &scene, swapped, &text);
    assert_ptr_equal(staged_node(&copy, "a")->text, &text);
    assert_ptr_equal(staged_node(&copy, "b")->text, staged_node(&scene, "b")->text);
    assert_ptr_not_equal(staged_node(&scene, "a")->text, &text);
    const sc_value *dump = parsed(&s, dump_of(&s, &copy));
    check_keys(sc_value_at(dump, "nodes.1"), KEYS, 12);
    assert_str(sc_value_at(dump, "nodes.1.contrast")->text, "3.46");
    assert_str(sc_value_at(dump, "nodes.1.remedy")->text, "panel");
    assert_str(sc_value_at(dump, "nodes.1.panel.box.2")->text, "300");
    assert_str(sc_value_at(dump, "nodes.1.panel.color.3")->text, "0.5");
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_and_pictures),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_effects),
        cmocka_unit_test(test_cut_texts_say_so),
        cmocka_unit_test(test_dumps_are_repeatable),
        cmocka_unit_test(test_walk_is_in_paint_order),
        cmocka_unit_test(test_with_scrim_copies),
        cmocka_unit_test(test_with_texts_copies),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
