/*
 * Unicode's LineBreakTest and GraphemeBreakTest, through the text stage's own functions.
 *
 * A line of theirs: `× 0023 ÷ 0020 ÷`, code points with, between them, whether there is a break.
 */
#include "data.h"

#include "text/break.h"
#include "text/itemise.h"

#define MAX_CHARACTERS 64

/* A case: the text, and before which of its bytes there is to be a break. */
typedef struct break_test {
    sc_buf text;
    bool is_break[MAX_CHARACTERS * 4 + 1];
} break_test;

static void parse_case(sc_arena *arena, char *line, break_test *out)
{
    *out = (break_test){ .text = sc_buf_new(arena, MAX_CHARACTERS * 4) };
    for (char *word = strtok(line, " \t"); word != NULL; word = strtok(NULL, " \t")) {
        if (strcmp(word, "÷") == 0)
            out->is_break[out->text.len] = true;
        else if (strcmp(word, "×") != 0)
            sc_utf8_add(&out->text, (uint32_t)strtoul(word, NULL, 16));
    }
}

/* @return whether a line may end before the unit; at the text's end it always does. */
static bool breaks_line(const sc_chars *chars, const uint8_t *breaks, int32_t unit)
{
    return unit > 0 && (unit == chars->count || breaks[unit] != SC_BREAK_NONE);
}

static bool breaks_grapheme(const sc_chars *chars, const uint8_t *breaks, int32_t unit)
{
    (void)breaks;
    return chars->flags[unit] & SC_CHAR_GRAPHEME;
}

typedef bool found_break(const sc_chars *, const uint8_t *, int32_t);

static void show_case(const break_test *test, const sc_chars *chars, const uint8_t *breaks,
                      found_break *found)
{
    printf("#  ");
    for (int32_t unit = 0; unit <= chars->count; unit++) {
        bool is = found(chars, breaks, unit), should = test->is_break[chars->byte_of[unit]];
        printf(" %s%s", is ? "÷" : "×", is == should ? "" : "(!)");
        if (unit < chars->count)
            printf(" %04X", chars->written[unit]);
    }
    puts("");
}

static void check_case(test_file *file, sc_arena *arena, const break_test *test, found_break *found)
{
    const sc_chars *chars = read_characters(arena, sc_buf_str(&test->text));
    const sc_itemised *itemised = sc_itemise(arena, chars, SC_DIRECTION_AUTO, SC_STR("en"));
    const uint8_t *breaks = sc_breaks_find(arena, chars, itemised, SC_STR("en"), false);
    bool is_same = true;
    for (int32_t unit = 0; unit <= chars->count; unit++) {
        bool is_inside = unit > 0 && chars->byte_of[unit] == chars->byte_of[unit - 1];
        if (!is_inside && found(chars, breaks, unit) != test->is_break[chars->byte_of[unit]])
            is_same = false;
    }
    if (test_file_count(file, is_same))
        show_case(test, chars, breaks, found);
}

static int check_file(const char *name, found_break *found)
{
    test_file file;
    if (!test_file_open(&file, name))
        return 0;
    for (char *line; (line = test_file_next(&file)) != NULL;) {
        sc_arena *arena = sc_arena_new(0);
        break_test test;
        parse_case(arena, line, &test);
        check_case(&file, arena, &test, found);
        sc_arena_free(arena);
    }
    return test_file_close(&file);
}

int main(void)
{
    int failed = check_file("auxiliary/LineBreakTest.txt", breaks_line);
    failed += check_file("auxiliary/GraphemeBreakTest.txt", breaks_grapheme);
    puts("1..2");
    return failed > 0;
}
