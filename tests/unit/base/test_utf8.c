/* UTF-8 at the door: what is let in, what is refused, and where. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void counts_code_points(void **state)
{
    (void)state;
    assert_int_equal(sc_utf8_count(SC_STR("")), 0);
    assert_int_equal(sc_utf8_count(SC_STR("rivière")), 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(counts_code_points) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
