/*
 * What a node's properties come to: initial values, inheritance, variants, logical sides. Styles
 * are compared as text, as CSS would write them.
 */
#include "unit/resolve/staged.h"

#include "base/number.h"
#include "resolve/cascade.h"

/* --- styles as text ------------------------------------------------------------------------- */

static void add_number(sc_buf *out, double value, const char *unit)
{
    sc_number_add(out, value, 4);
    sc_buf_addz(out, unit);
}

static void add_length(sc_buf *out, sc_length length)
{
    static const char *const UNITS[] = {
        "", "px", "%", "em", "rem", "cqw", "cqh", "cqmin", "cqmax"
    };
    if (length.unit == SC_UNIT_AUTO)
        sc_buf_addz(out, "auto");
    else
        add_number(out, length.value, UNITS[length.unit]);
}

static void add_color(sc_buf *out, const sc_color *c)
{
    const double channels[] = { c->r * 255, c->g * 255, c->b * 255, c->a };
    for (int i = 0; i < 4; i++)
        add_number(out, channels[i], i < 3 ? " " : "");
}

static void add_fit(sc_buf *out, const sc_fit_rule *fit)
{
    if (!fit->is_set) {
        sc_buf_addz(out, "none");
        return;
    }
    add_length(out, fit->min);
    sc_buf_addc(out, ' ');
    add_length(out, fit->max);
    sc_buf_addf(out, " %d %d", fit->lines, (int)fit->then);
}

static const char *keyword_of(const sc_property *p, int index)
{
    return p->choices[index];
}

/* The member of a style that a property is kept in, as text. */
static sc_str value_of(sc_arena *arena, const sc_style *style, const char *name)
{
    const sc_property *p = sc_property_find(sc_str_of(name));
    const char *at = (const char *)style + p->offset;
    const sc_families *families = (const void *)at;
    sc_buf out = sc_buf_new(arena, 4096);
    switch (p->kind) {
    case SC_KIND_KEYWORD:
        sc_buf_addz(&out, keyword_of(p, *(const int *)(const void *)at));
        break;
    case SC_KIND_INTEGER:
    case SC_KIND_WEIGHT:
    case SC_KIND_WORDS:
        sc_buf_addf(&out, "%d", *(const int *)(const void *)at);
        break;
    case SC_KIND_NUMBER:
    case SC_KIND_RATIO:
    case SC_KIND_STRETCH:
        add_number(&out, *(const double *)(const void *)at, "");
        break;
    case SC_KIND_LENGTH:
    case SC_KIND_LENGTH_AUTO:
    case SC_KIND_LINE_HEIGHT:
        add_length(&out, *(const sc_length *)(const void *)at);
        break;
    case SC_KIND_COLOR:
        add_color(&out, (const void *)at);
        break;
    case SC_KIND_BACKGROUND:
        sc_buf_addf(&out, "%zu layers", ((const sc_background *)(const void *)at)->count);
        break;
    case SC_KIND_MASK:
        sc_buf_addf(&out, "%zu layers", ((const sc_background *)(const void *)at)->count);
        break;
    case SC_KIND_SHADOWS:
    case SC_KIND_TEXT_SHADOW:
        sc_buf_addf(&out, "%zu shadows", ((const sc_shadows *)(const void *)at)->count);
        break;
    case SC_KIND_FILTERS:
        sc_buf_addf(&out, "%zu filters", ((const sc_filters *)(const void *)at)->count);
        break;
    case SC_KIND_TRANSFORMS:
        sc_buf_addf(&out, "%zu transforms", ((const sc_transforms *)(const void *)at)->count);
        break;
    case SC_KIND_FAMILIES:
        for (size_t i = 0; i < families->count; i++)
            sc_buf_addf(&out, "%s%.*s", i > 0 ? ", " : "", SC_STR_ARG(families->items[i]));
        break;
    case SC_KIND_TEXT:
    case SC_KIND_TAGS:
        sc_buf_add(&out, *(const sc_str *)(const void *)at);
        break;
    case SC_KIND_POINT:
    case SC_KIND_RADIUS:
        add_length(&out, ((const sc_point *)(const void *)at)->x);
        sc_buf_addc(&out, ' ');
        add_length(&out, ((const sc_point *)(const void *)at)->y);
        break;
    case SC_KIND_MARKS:
        sc_buf_addf(&out, "%zu declarations", ((const sc_marks *)(const void *)at)->count);
        break;
    case SC_KIND_FIT:
        add_fit(&out, (const void *)at);
        break;
    default:
        fail_msg("%s is a shorthand", name);
    }
    return sc_buf_str(&out);
}

/* --- what is cascaded ----------------------------------------------------------------------- */

static const sc_node *layout_node(const sc_node *node, const char *name)
{
    if (sc_str_is(node->name, name))
        return node;
    for (size_t i = 0; i < node->child_count; i++) {
        const sc_node *found = layout_node(node->children[i], name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* Cascade from `node` down to `name`. @return whether it is there. */
static bool cascade_to(const staged *s, const sc_style *initial, const sc_binding *binding,
                       const sc_node *node, const sc_cascaded *parent, const char *name,
                       sc_cascaded *out)
{
    if (layout_node(node, name) == NULL)
        return false;
    sc_cascaded own = sc_cascade(initial, &s->layout, node, binding, parent);
    if (sc_str_is(node->name, name)) {
        *out = own;
        return true;
    }
    for (size_t i = 0; i < node->child_count; i++)
        if (cascade_to(s, initial, binding, node->children[i], &own, name, out))
            return true;
    return false;
}

static sc_cascaded cascaded(staged *s, const char *name)
{
    sc_style initial = sc_style_initial(s->arena);
    sc_binding binding = sc_binding_of(s->arena, &s->article, &s->site, &s->platform, s->now);
    sc_cascaded out;
    if (!cascade_to(s, &initial, &binding, s->layout.card, NULL, name, &out))
        fail_msg("the layout has no '%s'", name);
    return out;
}

static sc_str value(staged *s, const char *node, const char *property)
{
    sc_cascaded c = cascaded(s, node);
    return value_of(s->arena, &c.style, property);
}

/* --- tests ---------------------------------------------------------------------------------- */

/* CSS's own initial values, and those of what CSS does not have. */
static const struct {
    const char *property, *value;
} INITIALS[] = {
    { "position", "relative" },
    { "top", "auto" },
    { "right", "auto" },
    { "bottom", "auto" },
    { "left", "auto" },
    { "order", "0" },
    { "align-self", "auto" },
    { "flex-grow", "0" },
    { "flex-shrink", "1" },
    { "flex-basis", "auto" },
    { "direction", "auto" },
    { "width", "auto" },
    { "height", "auto" },
    { "min-width", "auto" },
    { "min-height", "auto" },
    { "max-width", "auto" },
    { "max-height", "auto" },
    { "aspect-ratio", "0" },
    { "margin-top", "0px" },
    { "margin-right", "0px" },
    { "margin-bottom", "0px" },
    { "margin-left", "0px" },
    { "padding-top", "0px" },
    { "padding-right", "0px" },
    { "padding-bottom", "0px" },
    { "padding-left", "0px" },
    { "flex-direction", "row" },
    { "flex-wrap", "nowrap" },
    { "justify-content", "normal" },
    { "align-items", "normal" },
    { "align-content", "normal" },
    { "row-gap", "0px" },
    { "column-gap", "0px" },
    { "overflow", "visible" },
    { "background", "0 layers" },
    { "scrim", "none" },
    { "opacity", "1" },
    { "border-top-width", "0px" },
    { "border-right-width", "0px" },
    { "border-bottom-width", "0px" },
    { "border-left-width", "0px" },
    { "border-top-color", "0 0 0 1" },
    { "border-right-color", "0 0 0 1" },
    { "border-bottom-color", "0 0 0 1" },
    { "border-left-color", "0 0 0 1" },
    { "border-top-left-radius", "0px 0px" },
    { "border-top-right-radius", "0px 0px" },
    { "border-bottom-right-radius", "0px 0px" },
    { "border-bottom-left-radius", "0px 0px" },
    { "box-shadow", "0 shadows" },
    { "filter", "0 filters" },
    { "mix-blend-mode", "normal" },
    { "mask", "0 layers" },
    { "transform", "0 transforms" },
    { "transform-origin", "50% 50%" },
    { "color", "0 0 0 1" },
    { "font-family", "Inter" },
    { "font-size", "32px" },
    { "font-weight", "400" },
    { "font-style", "normal" },
    { "font-feature-settings", "" },
    { "font-stretch", "100" },
    { "font-optical-sizing", "auto" },
    { "font-variation-settings", "" },
    { "font-variant-caps", "normal" },
    { "font-variant-numeric", "0" },
    { "line-height", "auto" },
    { "letter-spacing", "0px" },
    { "word-spacing", "0px" },
    { "text-align", "start" },
    { "text-transform", "none" },
    { "text-wrap", "wrap" },
    { "hyphens", "manual" },
    { "missing-glyph", "error" },
    { "lang", "" },
    { "hanging-punctuation", "0" },
    { "text-decoration-line", "0" },
    { "text-decoration-style", "solid" },
    { "text-decoration-color", "0 0 0 -1" },
    { "text-decoration-thickness", "auto" },
    { "text-underline-offset", "auto" },
    { "text-decoration-skip-ink", "auto" },
    { "text-shadow", "0 shadows" },
    { "text-stroke-width", "0px" },
    { "text-stroke-color", "0 0 0 -1" },
    { "paint-order", "normal" },
    { "marks", "0 declarations" },
    { "text-box-trim", "none" },
    { "line-clamp", "0" },
    { "fit", "none" },
    { "legibility", "0" },
    { "remedy", "shade" },
    { "remedy-color", "0 0 0 -1" },
    { "object-fit", "cover" },
    { "object-position", "auto auto" },
};

enum { INITIAL_COUNT = sizeof INITIALS / sizeof *INITIALS };

static void test_initial_values(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_style style = sc_style_initial(arena);
    for (size_t i = 0; i < INITIAL_COUNT; i++) {
        sc_str actual = value_of(arena, &style, INITIALS[i].property);
        if (!sc_str_is(actual, INITIALS[i].value))
            fail_msg("%s is at first '%.*s', not '%s'", INITIALS[i].property, SC_STR_ARG(actual),
                     INITIALS[i].value);
    }
    sc_arena_free(arena);
}

static void test_every_property_is_in_the_table_above(void **state)
{
    (void)state;
    size_t count, longhands = 0;
    const sc_property *properties = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        bool is_known = properties[i].initial == NULL;
        longhands += properties[i].initial != NULL;
        for (size_t k = 0; k < INITIAL_COUNT && !is_known; k++)
            is_known = sc_str_is(sc_str_of(INITIALS[k].property), properties[i].name);
        if (!is_known)
            fail_msg("%s has no test of its initial value", properties[i].name);
    }
    assert_int_equal(longhands, INITIAL_COUNT);
}

/* A value for each property that differs from its initial one, to see it go where it should. */
static const char *other_value(const sc_property *p)
{
    switch (p->kind) {
    case SC_KIND_KEYWORD:
        for (int i = 0; p->choices[i] != NULL; i++)
            if ((p->allowed == 0 || (p->allowed & 1u << i) != 0) &&
                !sc_str_is(sc_str_of(p->choices[i]), p->initial))
                return p->choices[i];
        return NULL;
    case SC_KIND_NUMBER:
        return "0.75";
    case SC_KIND_INTEGER:
        return "3";
    case SC_KIND_WEIGHT:
        return "650";
    case SC_KIND_RATIO:
        return "16 / 9";
    case SC_KIND_COLOR:
    case SC_KIND_BACKGROUND:
        return "rgb(10 20 30 / 0.5)";
    case SC_KIND_MASK:
        return "linear-gradient(black, transparent)";
    case SC_KIND_SHADOWS:
    case SC_KIND_TEXT_SHADOW:
        return "0 2px 4px red";
    case SC_KIND_FILTERS:
        return "blur(4px)";
    case SC_KIND_TRANSFORMS:
        return "rotate(3deg)";
    case SC_KIND_FAMILIES:
        return "Noto Serif";
    case SC_KIND_POINT:
        return "10% 20%";
    case SC_KIND_STRETCH:
        return "condensed";
    case SC_KIND_WORDS:
        return p->choices[2];
    case SC_KIND_TAGS:
        return "\"wght\" 300";
    case SC_KIND_MARKS:
        return "{ color: red }";
    case SC_KIND_FIT:
        return "{ min: 10px, max: 20px, lines: 2, then: drop }";
    case SC_KIND_TEXT:
        return "de";
    default:
        return "17px";
    }
}

/* A parent with the property, and in it a text and an image without. */
static void use_parent_with(staged *s, const sc_property *p)
{
    bool is_map = p->kind == SC_KIND_FIT || p->kind == SC_KIND_MARKS;
    const char *quote = is_map ? "" : "'";
    const char *content = p->nodes == SC_FOR_TEXT ? ", text: x" : ", image: x";
    bool is_leaf = (p->nodes & SC_FOR_BOX) == 0;
    sc_str layout = sc_str_fmt(s->arena, "card: { children: [ { name: parent, %s: %s%s%s%s } ] }",
                               p->name, quote, other_value(p), quote,
                               is_leaf ? content : ", children: [ { name: child, text: x } ]");
    staged_layout(s, layout.ptr);
}

static void test_every_property_is_set_and_inherited_or_not(void **state)
{
    (void)state;
    staged s = staged_open();
    for (size_t i = 0; i < INITIAL_COUNT; i++) {
        const sc_property *p = sc_property_find(sc_str_of(INITIALS[i].property));
        use_parent_with(&s, p);
        sc_str set = value(&s, "parent", p->name);
        if (sc_str_is(set, INITIALS[i].value))
            fail_msg("%s: '%s' changed nothing", p->name, other_value(p));
        if ((p->nodes & SC_FOR_BOX) == 0)
            continue;
        sc_str got = value(&s, "child", p->name);
        if (p->is_inherited ? !sc_str_eq(got, set) : !sc_str_is(got, INITIALS[i].value))
            fail_msg("%s: the child has '%.*s'", p->name, SC_STR_ARG(got));
    }
    staged_close(&s);
}

static void test_inherited_are_those_of_type(void **state)
{
    (void)state;
    static const char *const INHERITED[] = {
        "direction",
        "color",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "line-height",
        "letter-spacing",
        "text-align",
        "font-feature-settings",
        "text-wrap",
        "text-transform",
        "lang",
        "legibility",
        "hyphens",
        "missing-glyph",
        "remedy",
        "remedy-color",
        "font-stretch",
        "font-optical-sizing",
        "font-variation-settings",
        "font-variant-caps",
        "font-variant-numeric",
        "word-spacing",
        "hanging-punctuation",
        "text-decoration-line",
        "text-decoration-style",
        "text-decoration-color",
        "text-decoration-thickness",
        "text-underline-offset",
        "text-decoration-skip-ink",
        "text-shadow",
        "text-stroke-width",
        "text-stroke-color",
        "paint-order",
    };
    size_t count, inherited = 0;
    const sc_property *properties = sc_property_all(&count);
    for (size_t i = 0; i < count; i++)
        inherited += properties[i].is_inherited;
    assert_int_equal(inherited, sizeof INHERITED / sizeof *INHERITED);
    for (size_t i = 0; i < sizeof INHERITED / sizeof *INHERITED; i++)
        assert_true(sc_property_find(sc_str_of(INHERITED[i]))->is_inherited);
}

static void test_a_child_can_leave_what_it_inherits(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  color: red\n"
                      "  font-weight: 700\n"
                      "  children:\n"
                      "    - name: outer\n"
                      "      color: lime\n"
                      "      children: [ { name: inner, text: x, font-weight: 300 } ]\n");
    assert_str(value(&s, "inner", "color"), "0 255 0 1");
    assert_str(value(&s, "inner", "font-weight"), "300");
    assert_str(value(&s, "outer", "font-weight"), "700");
    assert_str(value(&s, "card", "color"), "255 0 0 1");
    staged_close(&s);
}

static const char VARIANTS[] = "card:\n"
                               "  children:\n"
                               "    - { name: a, width: 1px, height: 1px, order: 1, text: base }\n"
                               "variants:\n"
                               "  landscape: { a: { width: 2px, height: 2px } }\n"
                               "  portrait: { a: { width: 9px, order: 9, text: tall } }\n"
                               "  photo: { a: { height: 3px, text: with } }\n"
                               "  'min-width: 1200px': { a: { height: 4px } }\n"
                               "  not photo: { a: { order: 5 } }\n";

static void test_later_variants_win(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, VARIANTS);
    assert_str(value(&s, "a", "width"), "2px");
    assert_str(value(&s, "a", "height"), "4px");
    assert_str(value(&s, "a", "order"), "5");
    assert_str(cascaded(&s, "a").content->parts[0].literal, "base");
    staged_article(&s, "{ headline: x, photo: river.jpg }");
    staged_card(&s, "whatsapp", 1199, 600);
    assert_str(value(&s, "a", "width"), "2px");
    assert_str(value(&s, "a", "height"), "3px");
    assert_str(value(&s, "a", "order"), "1");
    assert_str(cascaded(&s, "a").content->parts[0].literal, "with");
    staged_card(&s, "whatsapp", 600, 1199);
    assert_str(value(&s, "a", "width"), "9px");
    assert_str(value(&s, "a", "height"), "3px");
    assert_str(value(&s, "a", "order"), "9");
    assert_str(cascaded(&s, "a").content->parts[0].literal, "with");
    staged_close(&s);
}

/* Order decides, not how much a condition says. */
static void test_order_wins_over_precision(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: a, width: 1px } ] }\n"
                      "variants:\n"
                      "  landscape and not photo and whatsapp: { a: { width: 2px } }\n"
                      "  landscape: { a: { width: 3px } }\n");
    assert_str(value(&s, "a", "width"), "3px");
    staged_close(&s);
}

static void test_shorthands_and_longhands_in_order(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: a, padding: 1px 2px, padding-left: 3px }\n"
                      "    - { name: b, padding-left: 3px, padding: 1px 2px }\n"
                      "    - { name: c, padding: 1px 2px 3px 4px }\n"
                      "variants: { landscape: { c: { padding: 9px } } }\n");
    assert_str(value(&s, "a", "padding-left"), "3px");
    assert_str(value(&s, "a", "padding-right"), "2px");
    assert_str(value(&s, "b", "padding-left"), "2px");
    assert_str(value(&s, "c", "padding-left"), "9px");
    staged_close(&s);
}

static void test_when_in_variants(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: a, width: 1px }\n"
                      "    - { name: b, width: 1px, when: photo }\n"
                      "    - { name: c, width: 1px, when: headline }\n"
                      "variants:\n"
                      "  landscape: { a: { when: kicker }, b: { when: headline } }\n"
                      "  portrait: { c: { when: kicker } }\n");
    assert_false(cascaded(&s, "a").is_there);
    assert_true(cascaded(&s, "b").is_there);
    assert_true(cascaded(&s, "c").is_there);
    staged_card(&s, "pinterest", 0, 0);
    assert_true(cascaded(&s, "a").is_there);
    assert_false(cascaded(&s, "b").is_there);
    assert_false(cascaded(&s, "c").is_there);
    staged_close(&s);
}

static const char LOGICAL[] = "card:\n"
                              "  children:\n"
                              "    - name: a\n"
                              "      position: absolute\n"
                              "      margin-inline-start: 1px\n"
                              "      margin-inline-end: 2px\n"
                              "      padding-inline-start: 3px\n"
                              "      padding-inline-end: 4px\n"
                              "      inset-inline-start: 5px\n"
                              "      inset-inline-end: 6px\n";

/* margin, padding and inset, left then right. */
static sc_str sides(staged *s)
{
    static const char *const PROPERTIES[] = { "margin-left",   "margin-right", "padding-left",
                                              "padding-right", "left",         "right" };
    sc_buf out = sc_buf_new(s->arena, 4096);
    for (size_t i = 0; i < 6; i++)
        sc_buf_addf(&out, "%.*s ", SC_STR_ARG(value(s, "a", PROPERTIES[i])));
    return sc_buf_str(&out);
}

static void test_logical_sides(void **state)
{
    (void)state;
    static const char LTR[] = "1px 2px 3px 4px 5px 6px ", RTL[] = "2px 1px 4px 3px 6px 5px ";
    staged s = staged_open();
    staged_layout(&s, LOGICAL);
    assert_str(sides(&s), LTR);
    s.article.lang.text = SC_STR("he");
    assert_str(sides(&s), RTL);
    assert_true(cascaded(&s, "a").is_rtl);
    /* The node's own direction decides, wherever it stands, and a variant's too. */
    staged_layout(&s, sc_str_fmt(s.arena, "%s      direction: ltr\n", LOGICAL).ptr);
    assert_str(sides(&s), LTR);
    s.article.lang.text = SC_STR("en");
    staged_layout(
        &s,
        sc_str_fmt(s.arena, "%svariants: { landscape: { a: { direction: rtl } } }\n", LOGICAL).ptr);
    assert_str(sides(&s), RTL);
    staged_card(&s, "pinterest", 0, 0);
    assert_str(sides(&s), LTR);
    staged_close(&s);
}

static void test_direction_is_inherited(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - name: outer\n"
                      "      direction: rtl\n"
                      "      children:\n"
                      "        - { name: a, margin-inline-start: 7px }\n"
                      "        - { name: b, margin-inline-start: 7px, direction: auto }\n");
    assert_str(value(&s, "a", "margin-right"), "7px");
    assert_str(value(&s, "b", "margin-left"), "7px");
    assert_false(cascaded(&s, "card").is_rtl);
    staged_close(&s);
}

/* A logical side and its physical one are one property: the later wins. */
static void test_logical_and_physical_in_order(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: a, margin-left: 1px, margin-inline-start: 2px }\n"
                      "    - { name: b, margin-inline-start: 2px, margin: 3px }\n");
    assert_str(value(&s, "a", "margin-left"), "2px");
    assert_str(value(&s, "b", "margin-left"), "3px");
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_initial_values),
        cmocka_unit_test(test_every_property_is_in_the_table_above),
        cmocka_unit_test(test_every_property_is_set_and_inherited_or_not),
        cmocka_unit_test(test_inherited_are_those_of_type),
        cmocka_unit_test(test_a_child_can_leave_what_it_inherits),
        cmocka_unit_test(test_later_variants_win),
        cmocka_unit_test(test_order_wins_over_precision),
        cmocka_unit_test(test_shorthands_and_longhands_in_order),
        cmocka_unit_test(test_when_in_variants),
        cmocka_unit_test(test_logical_sides),
        cmocka_unit_test(test_direction_is_inherited),
        cmocka_unit_test(test_logical_and_physical_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
