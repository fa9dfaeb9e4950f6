/* See check.h. */
#include "lib/check.h"

void sc_check_str(sc_str actual, const char *expected, const char *file, int line)
{
    if (sc_str_is(actual, expected))
        return;
    print_error("expected: \"%s\"\n  actual: \"%.*s\"\n", expected, SC_STR_ARG(actual));
    _fail(file, line);
}
