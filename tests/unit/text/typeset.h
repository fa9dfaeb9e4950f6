/*
 * What tests of the text stage share: a font set, a style, and shaping that must succeed.
 */
#ifndef SC_TESTS_UNIT_TEXT_TYPESET_H
#define SC_TESTS_UNIT_TEXT_TYPESET_H

#include "base/file.h"
#include "lib/check.h"
#include "text/dump.h"
#include "text/text.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct bench {
    sc_arena *arena;
    sc_fonts *fonts;
    sc_diags diags;
} bench;

static inline bench bench_open(void)
{
    bench made = { .arena = sc_arena_new(0) };
    made.diags.arena = made.arena;
    assert_int_equal(sc_fonts_open(made.arena, NULL, 0, &made.diags, &made.fonts), SC_OK);
    return made;
}

static inline void bench_close(bench *done)
{
    sc_arena_free(done->arena);
}

static const sc_str DISPLAY[] = { { "Inter Display", 13 } };

/* A headline of the shipped layouts: Inter Display 800, tight. */
static inline sc_text_style headline_style(const char *lang)
{
    return (sc_text_style){
        .families = DISPLAY,
        .family_count = 1,
        .weight = 800,
        .letter_spacing = -0.02,
        .line_height = 1.05,
        .lang = sc_str_of(lang),
        .wrap = SC_WRAP_BALANCE,
        .trim = SC_TRIM_BOTH,
    };
}

/* A plain style: Inter 400, nothing set. */
static inline sc_text_style plain_style(const char *lang)
{
    static const sc_str INTER[] = { { "Inter", 5 } };
    return (sc_text_style){
        .families = INTER, .family_count = 1, .weight = 400, .lang = sc_str_of(lang)
    };
}

static inline const sc_text *shape(bench *on, const char *text, const sc_text_style *style)
{
    const sc_text *shaped = NULL;
    sc_status status = sc_text_shape(on->fonts, on->arena, sc_str_of(text), style, SC_NO_SPAN,
                                     "headline", &on->diags, &shaped);
    if (status != SC_OK)
        fail_msg("'%s': %.*s", text, SC_STR_ARG(on->diags.list.items[0].message));
    return shaped;
}

/* @return the lines' texts, joined by " / "; a cut one ends in "…". */
static inline sc_str lines_of(sc_arena *arena, const sc_paragraph *paragraph)
{
    sc_buf out = sc_buf_new(arena, 1 << 20);
    for (size_t i = 0; i < paragraph->line_count; i++) {
        sc_buf_addz(&out, i == 0 ? "" : " / ");
        sc_buf_add(&out, paragraph->lines[i].text);
    }
    if (paragraph->is_cut)
        sc_buf_addz(&out, "…");
    return sc_buf_str(&out);
}

/* cmocka's own compares floats; these are px and em in doubles. */
#define assert_near(actual, expected, tolerance)                                                   \
    check_near((actual), (expected), (tolerance), __FILE__, __LINE__)

static inline void check_near(double actual, double expected, double tolerance, const char *file,
                              int line)
{
    double difference = actual > expected ? actual - expected : expected - actual;
    if (difference <= tolerance)
        return;
    print_error("%f is not %f\n", actual, expected);
    _fail(file, line);
}

/* For tables: tell of a difference, so that all of them are seen. @return 1 if there is one. */
static inline int differs(sc_str actual, const char *expected)
{
    if (sc_str_is(actual, expected))
        return 0;
    print_error("expected: %s\n  actual: %.*s\n", expected, SC_STR_ARG(actual));
    return 1;
}

/* A repeatable random number: SplitMix64. */
static inline uint64_t random_next(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static inline uint64_t random_below(uint64_t *state, uint64_t limit)
{
    return random_next(state) % limit;
}

/* The seed of a run: SEED from the environment, or a fixed one. Printed, so that it can be given.
 */
static inline uint64_t random_seed(void)
{
    const char *given = getenv("SEED");
    uint64_t seed = given != NULL ? strtoull(given, NULL, 10) : 20260314;
    print_message("# SEED=%llu\n", (unsigned long long)seed);
    return seed;
}

/* @return a file of the project, of 1 MiB at most. */
static inline sc_str read_file(bench *on, const char *path)
{
    sc_str bytes = { 0 };
    if (sc_file_read(on->arena, path, 1 << 20, "the file", SC_NO_SPAN, &on->diags, &bytes) != SC_OK)
        fail_msg("no %s: run from the project's folder", path);
    return bytes;
}

#endif
