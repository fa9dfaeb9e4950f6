/*
 * Layout texts read by the tests, and their diagnostics as one text: a line each,
 * `line:column: message [code]`, with ` <hint>` after it if there is one, and `+N` after the column
 * for a span of N bytes.
 */
#ifndef SC_TESTS_UNIT_LAYOUT_READING_H
#define SC_TESTS_UNIT_LAYOUT_READING_H

#include "data/value.h"
#include "layout/reader.h"
#include "lib/check.h"

#include <math.h>

typedef struct sc_test {
    sc_arena *arena;
    sc_diags diags;
} sc_test;

static inline int set_up(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    sc_test *t = SC_NEW(arena, sc_test);
    t->arena = t->diags.arena = arena;
    *state = t;
    return 0;
}

static inline int tear_down(void **state)
{
    sc_test *t = *state;
    sc_arena_free(t->arena);
    return 0;
}

static inline sc_source *source_of(sc_test *t, sc_str text)
{
    sc_source *source = SC_NEW(t->arena, sc_source);
    source->name = SC_STR("my.yaml");
    source->text = text;
    return source;
}

/* A reader of a whole text, called `it` in messages. */
static inline sc_reader reader_of(sc_test *t, const char *text)
{
    sc_source *source = source_of(t, sc_str_of(text));
    return (sc_reader){ t->arena, &t->diags, sc_span_of(source), source->text, "it" };
}

/* What has been said since the last call. */
static inline sc_str said(sc_test *t)
{
    sc_buf buf = sc_buf_new(t->arena, 1 << 20);
    for (size_t i = 0; i < t->diags.list.count; i++) {
        const sc_diag *diag = &t->diags.list.items[i];
        if (i > 0)
            sc_buf_addc(&buf, '\n');
        if (diag->span.source != NULL && diag->span.source->text.len > 0) {
            sc_position at = sc_span_position(diag->span);
            sc_buf_addf(&buf, "%zu:%zu+%zu: ", at.line, at.column, diag->span.len);
        }
        sc_buf_addf(&buf, "%.*s [%s]", SC_STR_ARG(diag->message), diag->code);
        if (diag->hint.len > 0)
            sc_buf_addf(&buf, " <%.*s>", SC_STR_ARG(diag->hint));
    }
    t->diags.list.count = 0;
    t->diags.error_count = 0;
    return sc_buf_str(&buf);
}

/* cmocka 1.1 compares floats only. */
#define assert_near(actual, expected, apart) assert_true(fabs((actual) - (expected)) <= (apart))

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

#endif
