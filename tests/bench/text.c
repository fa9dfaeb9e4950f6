/*
 * How many headlines are fitted a second, by language: shaping, the largest size that fits a box of
 * three lines, balancing, placing glyphs. Fonts are loaded before the clock starts.
 *
 *     text FILE [SECONDS]     FILE: tests/browser-text/expected.txt, read for its headlines
 */
#include "text/text.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define MAX_HEADLINES 64
#define MIB (1 << 20)

typedef struct language {
    sc_str lang;
    sc_str headlines[MAX_HEADLINES];
    size_t count;
} language;

static double now_ms(void)
{
    struct timespec at;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
    return (double)at.tv_sec * 1e3 + (double)at.tv_nsec / 1e6;
}

/* As the shipped layouts set a headline. */
static void fit(sc_fonts *fonts, sc_str lang, sc_str headline)
{
    static const sc_str FAMILIES[] = { { "Inter Display", 13 } };
    static const sc_fit SIZES = { 44, 76, 3 };
    sc_text_style style = {
        .families = FAMILIES,
        .family_count = 1,
        .weight = 800,
        .letter_spacing = -0.02,
        .line_height = 1.05,
        .lang = lang,
        .wrap = SC_WRAP_BALANCE,
        .trim = SC_TRIM_BOTH,
    };
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    const sc_text *text;
    sc_paragraph paragraph;
    if (sc_text_shape(fonts, arena, headline, &style, SC_NO_SPAN, "headline", &diags, &text) !=
        SC_OK)
        exit(1);
    sc_text_fit(arena, text, &SIZES, 1084, 300, &paragraph);
    sc_arena_free(arena);
}

static void fit_all(sc_fonts *fonts, const language *of)
{
    for (size_t i = 0; i < of->count; i++)
        fit(fonts, of->lang, of->headlines[i]);
}

static void measure(sc_fonts *fonts, const language *of, double limit_ms)
{
    fit_all(fonts, of);
    double start = now_ms(), spent = 0;
    size_t done = 0;
    while (spent < limit_ms) {
        fit_all(fonts, of);
        done += of->count;
        spent = now_ms() - start;
    }
    printf("%-8.*s %8.0f %8.2f\n", SC_STR_ARG(of->lang), (double)done / spent * 1e3,
           spent / (double)done);
}

/* A line of the file is `[lang] families`, numbers, or a headline. */
static void read_line(sc_str line, language *to)
{
    if (line.len > 0 && !sc_is_digit(line.ptr[0]) && to->count < MAX_HEADLINES)
        to->headlines[to->count++] = line;
}

int main(int argc, char **argv)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_fonts *fonts;
    sc_str rest, line;
    if (argc < 2 ||
        sc_file_read(arena, argv[1], MIB, "headlines", SC_NO_SPAN, &diags, &rest) != SC_OK ||
        sc_fonts_open(arena, NULL, 0, &diags, &fonts) != SC_OK)
        return 1;
    double limit_ms = argc > 2 ? 1e3 * atof(argv[2]) : 200;
    puts("headlines fitted, by language (processor time)");
    printf("%-8s %8s %8s\n", "lang", "a second", "ms each");
    language current = { 0 };
    while (sc_str_split(&rest, '\n', &line)) {
        size_t close;
        if (!sc_str_starts(line, "[") || !sc_str_find(line, SC_STR("]"), &close)) {
            read_line(line, &current);
            continue;
        }
        if (current.count > 0)
            measure(fonts, &current, limit_ms);
        current = (language){ .lang = sc_str_sub(line, 1, close) };
    }
    measure(fonts, &current, limit_ms);
    sc_arena_free(arena);
    return 0;
}
