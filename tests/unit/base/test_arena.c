/* Arenas: alignment, zeroing, limits, the order of releases, growing arrays. */
#include "base/arena.h"

#include "base/status.h"
#include "lib/check.h"
#include "lib/child.h"

#include <stdalign.h>
#include <string.h>

static void hands_out_zeroed_aligned_bytes(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    static const unsigned char ZEROS[70000];
    for (size_t size = 0; size < 70000; size = size * 3 + 1) {
        unsigned char *bytes = sc_arena_alloc(arena, size);
        assert_non_null(bytes);
        assert_int_equal((uintptr_t)bytes % alignof(max_align_t), 0);
        assert_memory_equal(bytes, ZEROS, size);
        memset(bytes, 0xA5, size);
    }
    sc_arena_free(arena);
}

static void keeps_earlier_allocations_whole(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    enum { COUNT = 2000 };
    unsigned char *all[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97 == 0 ? 40000 : 1 + i % 50;
        all[i] = sc_arena_alloc(arena, size);
        memset(all[i], (int)(i % 251), size);
    }
    for (size_t i = 0; i < COUNT; i++) {
        size_t size = i % 97 == 0 ? 40000 : 1 + i % 50;
        assert_int_equal(all[i][0], i % 251);
        assert_int_equal(all[i][size - 1], i % 251);
    }
    sc_arena_free(arena);
}

static void fills_a_block_after_a_large_request(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *first = sc_arena_alloc(arena, 16);
    sc_arena_alloc(arena, 1024 * 1024);
    char *second = sc_arena_alloc(arena, 16);
    assert_ptr_equal(second, first + 16);
    sc_arena_free(arena);
}

static void counts_what_it_handed_out(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    assert_int_equal(sc_arena_used(arena), 0);
    sc_arena_alloc(arena, 100);
    assert_in_range(sc_arena_used(arena), 100, 100 + alignof(max_align_t));
    sc_arena_free(arena);
}

static void exceed_budget(void *unused)
{
    (void)unused;
    sc_arena *arena = sc_arena_new(1000);
    for (int i = 0; i < 11; i++)
        sc_arena_alloc(arena, 96);
}

static void fill_budget(void *unused)
{
    (void)unused;
    sc_arena *arena = sc_arena_new(1000);
    for (int i = 0; i < 10; i++)
        sc_arena_alloc(arena, 96);
    sc_arena_free(arena);
}

static void ask_for_too_much(void *unused)
{
    (void)unused;
    sc_arena_alloc(sc_arena_new(0), SIZE_MAX - 3);
}

static void overflow_a_product(void *unused)
{
    (void)unused;
    sc_arena_alloc_array(sc_arena_new(0), SIZE_MAX / 8 + 2, 8);
}

static void stops_when_a_limit_is_passed(void **state)
{
    (void)state;
    static const struct {
        void (*body)(void *);
        int status;
        const char *errors;
    } ROWS[] = {
        { fill_budget, 0, "" },
        { exceed_budget, SC_E_LIMIT,
          "sharecard: error: an article needs more memory than its limit allows "
          "[base.out-of-memory]\n" },
        { ask_for_too_much, SC_E_LIMIT,
          "sharecard: error: out of memory: a request without measure [base.out-of-memory]\n" },
        { overflow_a_product, SC_E_LIMIT,
          "sharecard: error: out of memory: a request without measure [base.out-of-memory]\n" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        sc_child_end end = sc_child_run(ROWS[i].body, NULL);
        assert_int_equal(end.status, ROWS[i].status);
        assert_string_equal(end.errors, ROWS[i].errors);
    }
}

static char released[8];

static void note_release(void *handle)
{
    strncat(released, handle, 1);
}

static void releases_last_in_first_out(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    released[0] = '\0';
    char handles[] = "abc";
    for (size_t i = 0; i < 3; i++)
        sc_arena_defer(arena, note_release, &handles[i]);
    sc_arena_defer(arena, note_release, NULL);
    assert_string_equal(released, "");
    sc_arena_free(arena);
    assert_string_equal(released, "cba");
}

/* A release may still read what lives in the arena. */
static void releases_before_it_frees(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    released[0] = '\0';
    char *handle = sc_arena_alloc(arena, 2);
    *handle = 'x';
    sc_arena_defer(arena, note_release, handle);
    sc_arena_free(arena);
    assert_string_equal(released, "x");
    sc_arena_free(NULL);
}

static void grows_arrays(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    SC_VEC(int) numbers = { 0 };
    for (int i = 0; i < 1000; i++)
        sc_vec_push(arena, &numbers, i * 3);
    assert_int_equal(numbers.count, 1000);
    assert_true(numbers.capacity >= 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers.items[i], i * 3);
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hands_out_zeroed_aligned_bytes),
        cmocka_unit_test(keeps_earlier_allocations_whole),
        cmocka_unit_test(fills_a_block_after_a_large_request),
        cmocka_unit_test(counts_what_it_handed_out),
        cmocka_unit_test(stops_when_a_limit_is_passed),
        cmocka_unit_test(releases_last_in_first_out),
        cmocka_unit_test(releases_before_it_frees),
        cmocka_unit_test(grows_arrays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
