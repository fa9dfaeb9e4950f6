/* Rows passed from one thread to another: all of them, once, in order, however they are passed. */
#include "photo/relay.h"

#include "lib/check.h"

#include <string.h>
#include <time.h>

enum { WIDTH = 100, ROWS = 333 };

typedef struct taken {
    int rows, wrong;
    int nap_every; /* rows; 0: never */
} taken;

static void take(void *context, int y, uint8_t *row)
{
    taken *t = context;
    uint8_t expected[WIDTH];
    memset(expected, y % 251, sizeof expected);
    t->wrong += y != t->rows || memcmp(row, expected, sizeof expected) != 0;
    t->rows++;
    memset(row, 255, WIDTH);
    if (t->nap_every > 0 && y % t->nap_every == 0)
        nanosleep(&(struct timespec){ 0, 200000 }, NULL);
}

/* Pass ROWS rows, at most `at_once` at a time, and stop after `until`. */
static taken relayed(bool helps, int at_once, int until, int nap_every)
{
    sc_arena *arena = sc_arena_new(0);
    taken t = { .nap_every = nap_every };
    sc_relay *relay = sc_relay_begin(arena, WIDTH, helps, take, &t);
    for (int y = 0; y < until;) {
        int room;
        uint8_t **rows = sc_relay_room(relay, &room);
        assert_true(room > 0);
        int count = room < at_once ? room : at_once;
        count = count < until - y ? count : until - y;
        for (int i = 0; i < count; i++)
            memset(rows[i], (y + i) % 251, WIDTH);
        sc_relay_pass(relay, y, count);
        y += count;
    }
    sc_relay_end(relay);
    sc_arena_free(arena);
    return t;
}

static void test_every_row_arrives_in_order(void **state)
{
    (void)state;
    for (int helps = 0; helps < 2; helps++)
        for (int at_once = 1; at_once < 20; at_once++) {
            taken t = relayed(helps, at_once, ROWS, 0);
            assert_int_equal(t.rows, ROWS);
            assert_int_equal(t.wrong, 0);
        }
}

static void test_the_faster_waits_for_the_slower(void **state)
{
    (void)state;
    taken t = relayed(true, 4, ROWS, 20);
    assert_int_equal(t.rows, ROWS);
    assert_int_equal(t.wrong, 0);
}

/* As when a photo turns out to be damaged. */
static void test_what_was_passed_is_taken_when_it_ends_early(void **state)
{
    (void)state;
    for (int helps = 0; helps < 2; helps++)
        for (int until = 0; until < 40; until++) {
            taken t = relayed(helps, 4, until, 0);
            assert_int_equal(t.rows, until);
            assert_int_equal(t.wrong, 0);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_row_arrives_in_order),
        cmocka_unit_test(test_the_faster_waits_for_the_slower),
        cmocka_unit_test(test_what_was_passed_is_taken_when_it_ends_early),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
