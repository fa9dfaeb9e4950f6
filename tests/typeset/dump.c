/*
 * Show every step of setting a text, for a debugging reader: runs, glyphs, breaks and lines, as
 * text/dump.h says.
 *
 *     dump LANG FAMILIES TEXT [WIDTH [SIZE [WRAP [LINES]]]]
 *
 *     dump th "Noto Sans Thai, Inter" "ห้องสมุดเปิดใหม่" 300 40 pretty 2
 *
 * FAMILIES are separated by commas; WIDTH and SIZE are px (none: one line; 40); WRAP is wrap,
 * balance or pretty; LINES the most there may be.
 */
#include "text/dump.h"
#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define MAX_FAMILIES 8

static double number_or(const char *written, double otherwise)
{
    double value;
    return written != NULL && sc_number_parse(sc_str_of(written), &value) ? value : otherwise;
}

static sc_text_wrap wrap_of(const char *name)
{
    sc_str written = sc_str_of(name != NULL ? name : "wrap");
    if (sc_str_is(written, "balance"))
        return SC_WRAP_BALANCE;
    return sc_str_is(written, "pretty") ? SC_WRAP_PRETTY : SC_WRAP_WRAP;
}

static sc_text_style style_of(char **argv, int argc, sc_str families[MAX_FAMILIES])
{
    sc_text_style style = {
        .families = families,
        .weight = 400,
        .lang = sc_str_of(argv[1]),
        .wrap = wrap_of(argc > 6 ? argv[6] : NULL),
        .missing = SC_MISSING_WARN,
    };
    sc_str rest = sc_str_of(argv[2]), family;
    while (style.family_count < MAX_FAMILIES && sc_str_split(&rest, ',', &family))
        families[style.family_count++] = sc_str_trim(family);
    return style;
}

static void show(sc_str dump)
{
    printf("%.*s", SC_STR_ARG(dump));
}

static void show_messages(const sc_diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++)
        fprintf(stderr, "%.*s\n", SC_STR_ARG(diags->list.items[i].message));
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: dump LANG FAMILIES TEXT [WIDTH [SIZE [WRAP [LINES]]]]\n");
        return 64;
    }
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_fonts *fonts;
    sc_str families[MAX_FAMILIES];
    sc_text_style style = style_of(argv, argc, families);
    const sc_text *text = NULL;
    bool is_set = sc_fonts_open(arena, NULL, 0, &diags, &fonts) == SC_OK &&
                  sc_text_shape(fonts, arena, sc_str_of(argv[3]), &style, SC_NO_SPAN, "text",
                                &diags, &text) == SC_OK;
    if (is_set) {
        sc_paragraph lines;
        double width = number_or(argc > 4 ? argv[4] : NULL, INFINITY);
        double size_px = number_or(argc > 5 ? argv[5] : NULL, 40);
        double most = number_or(argc > 7 ? argv[7] : NULL, 0);
        sc_text_layout(arena, text, size_px, width, (size_t)most, &lines);
        show(sc_text_dump(arena, text));
        show(sc_paragraph_dump(arena, &lines));
    }
    show_messages(&diags);
    sc_arena_free(arena);
    return is_set ? 0 : 1;
}
