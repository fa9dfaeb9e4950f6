/*
 * Flexible boxes: what a browser cannot be asked. How leaves are measured and how often, texts
 * that can be set smaller, hostile numbers and trees, and each rule once, worked out by hand. The
 * rules in all their combinations: test_flex_browser.c.
 */
#include "resolve/flex.h"

#include "lib/check.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_CHILDREN = 8 };

/* A leaf that notes what it is asked. */
typedef struct text {
    double least_height, height; /* asked with MIN_CONTENT, with MAX_CONTENT */
    double width, least_width;
    size_t questions;
    sc_measure last;
} text;

/* A box with room for its children. */
typedef struct part {
    sc_flex_box box;
    sc_flex_box *children[MOST_CHILDREN];
} part;

typedef struct fixture {
    sc_arena *arena;
    part *root;
} fixture;

static part *new_part(sc_arena *arena)
{
    part *p = SC_NEW(arena, part);
    p->box.style = sc_flex_style_initial();
    p->box.children = p->children;
    return p;
}

static int open_fixture(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = arena;
    f->root = new_part(arena);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

static part *add(fixture *f, part *parent)
{
    part *p = new_part(f->arena);
    assert_true(parent->box.child_count < MOST_CHILDREN);
    parent->children[parent->box.child_count++] = &p->box;
    return p;
}

static sc_dim px(double value)
{
    return (sc_dim){ SC_DIM_PX, value };
}

static sc_dim percent(double value)
{
    return (sc_dim){ SC_DIM_PERCENT, value };
}

static part *add_sized(fixture *f, part *parent, double width, double height)
{
    part *p = add(f, parent);
    p->box.style.width = px(width);
    p->box.style.height = px(height);
    return p;
}

static sc_content_size measure_text(void *context, const sc_measure *wanted)
{
    text *t = context;
    t->questions++;
    t->last = *wanted;
    sc_content_size size = { t->width, t->height, 8 };
    if (wanted->width_mode == SC_MEASURE_MIN_CONTENT)
        size.width = t->least_width;
    if (wanted->height_mode == SC_MEASURE_MIN_CONTENT)
        size.height = t->least_height;
    return size;
}

static part *add_text(fixture *f, part *parent, text *t)
{
    part *p = add(f, parent);
    p->box.measure = measure_text;
    p->box.context = t;
    return p;
}

static void check_box(const part *p, double x, double y, double width, double height,
                      const char *file, int line)
{
    const sc_flex_box *b = &p->box;
    const double differences[] = { b->x - x, b->y - y, b->width - width, b->height - height };
    for (size_t i = 0; i < 4; i++)
        if (!(fabs(differences[i]) < 1e-6)) {
            print_error("is %.3f %.3f %.3f %.3f, not %.3f %.3f %.3f %.3f\n", b->x, b->y, b->width,
                        b->height, x, y, width, height);
            _fail(file, line);
        }
}

#define assert_box(p, x, y, width, height) check_box((p), x, y, width, height, __FILE__, __LINE__)

/* ---- Rules ---- */

static void initial_values_are_css(void **state)
{
    (void)state;
    sc_flex_style style = sc_flex_style_initial();
    assert_int_equal(style.direction, SC_FLEX_ROW);
    assert_int_equal(style.wrap, SC_FLEX_NOWRAP);
    assert_int_equal(style.align_items, SC_FLEX_NORMAL);
    assert_int_equal(style.align_self, SC_FLEX_AUTO);
    assert_true(style.grow == 0 && style.shrink == 1 && style.aspect_ratio == 0);
    assert_int_equal(style.basis.unit, SC_DIM_AUTO);
    assert_int_equal(style.width.unit, SC_DIM_AUTO);
    assert_int_equal(style.min_width.unit, SC_DIM_AUTO);
    assert_int_equal(style.margin[SC_TOP].unit, SC_DIM_PX);
    assert_int_equal(style.inset[SC_TOP].unit, SC_DIM_AUTO);
}

static void root_has_the_given_size(void **state)
{
    fixture *f = *state;
    f->root->box.style.width = px(7);
    f->root->box.style.margin[SC_LEFT] = px(7);
    sc_flex_layout(f->arena, &f->root->box, 640, 480);
    assert_box(f->root, 0, 0, 640, 480);
}

static void room_is_shared_and_items_stretch(void **state)
{
    fixture *f = *state;
    part *one = add(f, f->root), *two = add(f, f->root), *three = add_sized(f, f->root, 40, 10);
    one->box.style.grow = 1;
    two->box.style.grow = 3;
    f->root->box.style.column_gap = px(10);
    f->root->box.style.padding[SC_TOP] = px(5);
    sc_flex_layout(f->arena, &f->root->box, 460, 100);
    assert_box(one, 0, 5, 100, 95);
    assert_box(two, 110, 5, 300, 95);
    assert_box(three, 420, 5, 40, 10);
}

static void frozen_items_leave_their_share_to_the_others(void **state)
{
    fixture *f = *state;
    part *one = add(f, f->root), *two = add(f, f->root);
    one->box.style.grow = two->box.style.grow = 1;
    one->box.style.max_width = percent(10);
    sc_flex_layout(f->arena, &f->root->box, 300, 100);
    assert_box(one, 0, 0, 30, 100);
    assert_box(two, 30, 0, 270, 100);
}

static void equal_orders_keep_their_places(void **state)
{
    fixture *f = *state;
    const int orders[] = { 1, 0, 1, -5, 0 };
    const double expected[] = { 30, 10, 40, 0, 20 };
    part *parts[5];
    for (size_t i = 0; i < 5; i++) {
        parts[i] = add_sized(f, f->root, 10, 10);
        parts[i]->box.style.order = orders[i];
    }
    sc_flex_layout(f->arena, &f->root->box, 100, 100);
    for (size_t i = 0; i < 5; i++)
        assert_box(parts[i], expected[i], 0, 10, 10);
}

static void absolute_boxes_fill_between_insets(void **state)
{
    fixture *f = *state;
    part *shade = add(f, f->root);
    shade->box.style.is_absolute = true;
    shade->box.style.inset[SC_TOP] = percent(35);
    for (int side = SC_RIGHT; side <= SC_LEFT; side++)
        shade->box.style.inset[side] = px(0);
    f->root->box.style.padding[SC_LEFT] = px(30);
    f->root->box.style.border[SC_TOP] = 4;
    sc_flex_layout(f->arena, &f->root->box, 200, 104);
    assert_box(shade, 0, 39, 200, 65);
}

static void a_side_that_does_not_fit_overflows_in_the_direction_of_the_text(void **state)
{
    fixture *f = *state;
    part *wide = add_sized(f, f->root, 150, 10);
    wide->box.style.shrink = 0;
    f->root->box.style.is_rtl = true;
    sc_flex_layout(f->arena, &f->root->box, 100, 100);
    assert_box(wide, -50, 0, 150, 10);
}

/* ---- Measuring ---- */

static void a_row_asks_a_text_for_widths_and_then_for_its_height(void **state)
{
    fixture *f = *state;
    text t = { .height = 20, .least_height = 20, .width = 300, .least_width = 50 };
    part *leaf = add_text(f, f->root, &t);
    leaf->box.style.padding[SC_LEFT] = px(10);
    f->root->box.style.align_items = SC_FLEX_START;
    sc_flex_layout(f->arena, &f->root->box, 200, 100);
    assert_box(leaf, 0, 0, 200, 20);
    assert_int_equal(t.last.width_mode, SC_MEASURE_EXACT);
    assert_int_equal(t.last.height_mode, SC_MEASURE_MAX_CONTENT);
    assert_true(t.last.width == 190);
    assert_int_equal(t.questions, 3);
}

static void a_text_is_asked_each_question_once(void **state)
{
    fixture *f = *state;
    text t = { .height = 20, .least_height = 20, .width = 300, .least_width = 50 };
    part *inner = f->root;
    for (size_t depth = 0; depth < 60; depth++) {
        inner = add(f, inner);
        inner->box.style.direction = depth % 2 ? SC_FLEX_COLUMN : SC_FLEX_ROW;
        inner->box.style.align_items = depth % 3 ? SC_FLEX_NORMAL : SC_FLEX_BASELINE;
    }
    add_text(f, inner, &t);
    sc_flex_layout(f->arena, &f->root->box, 200, 100);
    assert_in_range(t.questions, 1, 8);
}

static void a_text_that_can_be_set_smaller_gives_way_in_a_column(void **state)
{
    fixture *f = *state;
    text t = { .height = 90, .least_height = 30, .width = 80, .least_width = 80 };
    f->root->box.style.direction = SC_FLEX_COLUMN;
    part *headline = add_text(f, f->root, &t), *foot = add_sized(f, f->root, 50, 60);
    foot->box.style.shrink = 0;
    sc_flex_layout(f->arena, &f->root->box, 100, 110);
    assert_box(headline, 0, 0, 100, 50);
    assert_box(foot, 0, 50, 50, 60);
}

static void but_not_below_the_least_it_can_be_set_at(void **state)
{
    fixture *f = *state;
    text t = { .height = 90, .least_height = 30, .width = 80, .least_width = 80 };
    f->root->box.style.direction = SC_FLEX_COLUMN;
    part *headline = add_text(f, f->root, &t);
    sc_flex_layout(f->arena, &f->root->box, 100, 10);
    assert_box(headline, 0, 0, 100, 30);
}

static void a_group_gives_way_as_far_as_its_texts_do(void **state)
{
    fixture *f = *state;
    text t = { .height = 90, .least_height = 30, .width = 80, .least_width = 80 };
    f->root->box.style.direction = SC_FLEX_COLUMN;
    part *group = add(f, f->root), *row = add(f, group);
    group->box.style.direction = SC_FLEX_COLUMN;
    group->box.style.padding[SC_TOP] = px(5);
    part *headline = add_text(f, row, &t);
    sc_flex_layout(f->arena, &f->root->box, 100, 40);
    assert_box(group, 0, 0, 100, 40);
    assert_box(headline, 0, 0, 80, 35);
    sc_flex_layout(f->arena, &f->root->box, 100, 20);
    assert_box(group, 0, 0, 100, 35);
    assert_box(headline, 0, 0, 80, 30);
}

static void a_text_that_may_not_shrink_keeps_its_height(void **state)
{
    fixture *f = *state;
    text t = { .height = 90, .least_height = 30, .width = 80, .least_width = 80 };
    f->root->box.style.direction = SC_FLEX_COLUMN;
    part *group = add(f, f->root);
    group->box.style.direction = SC_FLEX_COLUMN;
    part *headline = add_text(f, group, &t);
    headline->box.style.shrink = 0;
    sc_flex_layout(f->arena, &f->root->box, 100, 40);
    assert_box(group, 0, 0, 100, 90);
    assert_box(headline, 0, 0, 100, 90);
}

static void texts_stand_on_their_baselines(void **state)
{
    fixture *f = *state;
    text t = { .height = 10, .least_height = 10, .width = 20, .least_width = 20 };
    f->root->box.style.align_items = SC_FLEX_BASELINE;
    part *leaf = add_text(f, f->root, &t), *shape = add_sized(f, f->root, 10, 30);
    sc_flex_layout(f->arena, &f->root->box, 100, 100);
    assert_box(leaf, 0, 22, 20, 10);
    assert_box(shape, 20, 0, 10, 30);
}

/* ---- Hostile trees ---- */

static sc_content_size measure_badly(void *context, const sc_measure *wanted)
{
    const sc_content_size *answer = context;
    (void)wanted;
    return *answer;
}

static void assert_finite(const sc_flex_box *box)
{
    assert_true(isfinite(box->x) && isfinite(box->y));
    assert_true(isfinite(box->width) && box->width >= 0);
    assert_true(isfinite(box->height) && box->height >= 0);
    for (size_t i = 0; i < box->child_count; i++)
        assert_finite(box->children[i]);
}

static void bad_answers_count_as_nothing(void **state)
{
    fixture *f = *state;
    const double answers[] = { (double)NAN, -5, -(double)INFINITY };
    for (size_t i = 0; i < 3; i++) {
        sc_content_size answer = { answers[i], answers[i], answers[i] };
        part *leaf = add(f, f->root);
        leaf->box.measure = measure_badly;
        leaf->box.context = &answer;
        f->root->box.style.align_items = SC_FLEX_BASELINE;
        sc_flex_layout(f->arena, &f->root->box, 100, 100);
        assert_box(leaf, 0, 0, 0, 0);
    }
}

static void endless_answers_are_held_to_a_bound(void **state)
{
    fixture *f = *state;
    sc_content_size answer = { (double)INFINITY, (double)INFINITY, (double)INFINITY };
    part *leaf = add(f, f->root);
    leaf->box.measure = measure_badly;
    leaf->box.context = &answer;
    sc_flex_layout(f->arena, &f->root->box, 100, 100);
    assert_finite(&f->root->box);
}

static void a_root_without_a_size_is_empty(void **state)
{
    fixture *f = *state;
    sc_flex_layout(f->arena, &f->root->box, (double)NAN, -4);
    assert_box(f->root, 0, 0, 0, 0);
    sc_flex_layout(f->arena, &f->root->box, (double)INFINITY, 10);
    assert_finite(&f->root->box);
}

/* splitmix64, so that a seed says everything. */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = (*seed += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static double hostile_number(uint64_t *seed)
{
    static const double NUMBERS[] = { 0,    1,      -1,     1e-300, 1e300,    -1e300, 0.1,
                                      1e15, 33.333, -1e-20, 50,     16777217, 1e7,    3 };
    size_t count = sizeof NUMBERS / sizeof *NUMBERS;
    size_t at = next_random(seed) % (count + 3);
    if (at < count)
        return NUMBERS[at];
    return at == count ? (double)NAN : at == count + 1 ? (double)INFINITY : -(double)INFINITY;
}

static sc_dim hostile_dim(uint64_t *seed)
{
    return (sc_dim){ (sc_dim_unit)(next_random(seed) % 4), hostile_number(seed) };
}

static void make_hostile(sc_flex_style *style, uint64_t *seed)
{
    sc_dim *const dims[] = { &style->basis,     &style->width,      &style->height,
                             &style->min_width, &style->max_width,  &style->min_height,
                             &style->row_gap,   &style->max_height, &style->column_gap };
    for (size_t i = 0; i < sizeof dims / sizeof *dims; i++)
        if (next_random(seed) % 2)
            *dims[i] = hostile_dim(seed);
    for (int side = 0; side < 4; side++) {
        style->padding[side] = hostile_dim(seed);
        style->margin[side] = hostile_dim(seed);
        style->inset[side] = hostile_dim(seed);
        style->border[side] = hostile_number(seed);
    }
    style->direction = (sc_flex_direction)(next_random(seed) % 4);
    style->wrap = (sc_flex_wrap)(next_random(seed) % 3);
    style->justify_content = (sc_flex_align)(next_random(seed) % 10);
    style->align_items = (sc_flex_align)(next_random(seed) % 10);
    style->align_content = (sc_flex_align)(next_random(seed) % 10);
    style->align_self = (sc_flex_align)(next_random(seed) % 10);
    style->grow = hostile_number(seed);
    style->shrink = hostile_number(seed);
    style->aspect_ratio = hostile_number(seed);
    style->order = (int)next_random(seed);
    style->is_absolute = next_random(seed) % 5 == 0;
    style->clips = next_random(seed) % 3 == 0;
    style->is_rtl = next_random(seed) % 3 == 0;
}

static void add_hostile(fixture *f, part *parent, int depth, uint64_t *seed)
{
    make_hostile(&parent->box.style, seed);
    for (size_t left = depth == 0 ? 0 : next_random(seed) % 4; left > 0; left--)
        add_hostile(f, add(f, parent), depth - 1, seed);
}

static void hostile_numbers_give_finite_boxes(void **state)
{
    fixture *f = *state;
    const uint64_t first = 20240501;
    for (uint64_t i = 0; i < 500; i++) {
        uint64_t seed = first + i;
        part *root = new_part(f->arena);
        add_hostile(f, root, 4, &seed);
        sc_flex_layout(f->arena, &root->box, 300, 200);
        if (!isfinite(root->box.width))
            print_error("seed %llu\n", (unsigned long long)(first + i));
        assert_finite(&root->box);
    }
}

static void boxes_too_deep_are_left_alone(void **state)
{
    fixture *f = *state;
    part *parts[SC_FLEX_MAX_DEPTH + 1] = { f->root };
    for (size_t i = 1; i <= SC_FLEX_MAX_DEPTH; i++) {
        parts[i] = add(f, parts[i - 1]);
        parts[i]->box.style.grow = 1;
    }
    parts[SC_FLEX_MAX_DEPTH]->box.width = 77;
    sc_flex_layout(f->arena, &f->root->box, 300, 200);
    assert_box(parts[SC_FLEX_MAX_DEPTH - 1], 0, 0, 300, 200);
    assert_true(parts[SC_FLEX_MAX_DEPTH]->box.width == 77);
}

/* Work grows with a small power of the depth: what would double at each level runs out of memory
 * here. */
static void deep_trees_stay_cheap(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(64u << 20);
    fixture f = { .arena = arena, .root = new_part(arena) };
    part *inner = f.root;
    for (int depth = 1; depth < SC_FLEX_MAX_DEPTH / 2; depth++) {
        inner->box.style.direction = depth % 2 ? SC_FLEX_COLUMN : SC_FLEX_ROW;
        inner->box.style.wrap = depth % 3 ? SC_FLEX_NOWRAP : SC_FLEX_WRAP;
        inner->box.style.align_items = depth % 5 ? SC_FLEX_NORMAL : SC_FLEX_BASELINE;
        add_sized(&f, inner, 5, 5)->box.style.height = percent(10);
        inner = add(&f, inner);
        inner->box.style.padding[SC_LEFT] = percent(1);
    }
    sc_flex_layout(arena, &f.root->box, 3000, 2000);
    assert_finite(&f.root->box);
    assert_in_range(sc_arena_used(arena), 1, 48u << 20);
    sc_arena_free(arena);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(initial_values_are_css),
        TEST(root_has_the_given_size),
        TEST(room_is_shared_and_items_stretch),
        TEST(frozen_items_leave_their_share_to_the_others),
        TEST(equal_orders_keep_their_places),
        TEST(absolute_boxes_fill_between_insets),
        TEST(a_side_that_does_not_fit_overflows_in_the_direction_of_the_text),
        TEST(a_row_asks_a_text_for_widths_and_then_for_its_height),
        TEST(a_text_is_asked_each_question_once),
        TEST(a_text_that_can_be_set_smaller_gives_way_in_a_column),
        TEST(but_not_below_the_least_it_can_be_set_at),
        TEST(a_group_gives_way_as_far_as_its_texts_do),
        TEST(a_text_that_may_not_shrink_keeps_its_height),
        TEST(texts_stand_on_their_baselines),
        TEST(bad_answers_count_as_nothing),
        TEST(endless_answers_are_held_to_a_bound),
        TEST(a_root_without_a_size_is_empty),
        TEST(hostile_numbers_give_finite_boxes),
        TEST(boxes_too_deep_are_left_alone),
        TEST(deep_trees_stay_cheap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
