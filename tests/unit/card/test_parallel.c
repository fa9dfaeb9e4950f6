/* Parallel work: every item once, what was said in order, the first failure. */
#include "card/parallel.h"

#include "lib/check.h"

#include <stdatomic.h>

enum { ITEMS = 200 };

typedef struct work {
    atomic_int done[ITEMS];
    int fails_at, warns_at; /* -1: never */
} work;

static void step(void *context, size_t index, sc_desk *desk)
{
    work *w = context;
    sc_str name = sc_str_fmt(desk->arena, "item %zu", index);
    atomic_fetch_add(&w->done[index], 1);
    if ((int)index == w->fails_at || (int)index == w->fails_at + 3) {
        sc_diag_error(&desk->diags, SC_NO_SPAN, "test.failed", NULL, "%s", name.ptr);
        desk->status = (int)index == w->fails_at ? SC_E_DATA : SC_E_LIMIT;
    }
    if (w->warns_at >= 0 && index % 50 == (size_t)w->warns_at)
        sc_diag_warn(&desk->diags, SC_NO_SPAN, "test.warned", NULL, "%s", name.ptr);
}

static sc_status do_all(sc_arena *arena, work *w, sc_diags *diags)
{
    sc_status status = sc_parallel_each(arena, ITEMS, step, w, diags);
    for (int i = 0; i < ITEMS; i++)
        assert_int_equal(w->done[i], 1);
    return status;
}

static void test_every_item_once_and_words_in_order(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    work w = { .fails_at = -10, .warns_at = 7 };
    assert_int_equal(do_all(arena, &w, &diags), SC_OK);
    assert_int_equal(diags.list.count, 4);
    assert_int_equal(diags.error_count, 0);
    assert_str(diags.list.items[0].message, "item 7");
    assert_str(diags.list.items[1].message, "item 57");
    assert_str(diags.list.items[3].message, "item 157");
    sc_arena_free(arena);
}

/* What comes after the first failure is done too, but nothing is said about it. */
static void test_the_first_failure_counts(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    work w = { .fails_at = 60, .warns_at = 7 };
    assert_int_equal(do_all(arena, &w, &diags), SC_E_DATA);
    assert_int_equal(diags.list.count, 3);
    assert_int_equal(diags.error_count, 1);
    assert_str(diags.list.items[2].message, "item 60");
    sc_arena_free(arena);
}

static void test_nothing_to_do(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    assert_int_equal(sc_parallel_each(arena, 0, step, NULL, &diags), SC_OK);
    assert_int_equal(diags.list.count, 0);
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_item_once_and_words_in_order),
        cmocka_unit_test(test_the_first_failure_counts),
        cmocka_unit_test(test_nothing_to_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
