/*
 * Unicode's BidiTest and BidiCharacterTest, through the text stage's own itemising.
 *
 * BidiTest gives classes: `@Levels: x 0 1`, `@Reorder: 1 2`, then lines of `L RLE R; 7`, whose
 * number tells for which directions that holds (1 automatic, 2 left to right, 4 right to left).
 * BidiCharacterTest gives `code points;direction;level;levels;order`, direction 2 being automatic.
 * A level of `x` is that of a character which never shows; it is not in the order.
 */
#include "data.h"

#include "text/itemise.h"

#define MAX_CHARACTERS 256
#define NO_LEVEL 255

/* What is to come out. */
typedef struct expectation {
    UBiDiLevel levels[MAX_CHARACTERS]; /* of each character; NO_LEVEL: any */
    int32_t order[MAX_CHARACTERS];     /* of those with a level, from left to right */
    size_t level_count, order_count;
} expectation;

static const struct {
    const char *name;
    uint32_t sample;
} CLASSES[] = {
    { "L", 'a' },      { "R", 0x5D0 },    { "AL", 0x627 },   { "EN", '1' },     { "ES", '+' },
    { "ET", '$' },     { "AN", 0x661 },   { "CS", ',' },     { "B", 0x2029 },   { "S", 0x1F },
    { "WS", 0x2003 },  { "ON", '!' },     { "BN", 0xAD },    { "NSM", 0x300 },  { "LRE", 0x202A },
    { "LRO", 0x202D }, { "RLE", 0x202B }, { "RLO", 0x202E }, { "PDF", 0x202C }, { "LRI", 0x2066 },
    { "RLI", 0x2067 }, { "FSI", 0x2068 }, { "PDI", 0x2069 },
};

static uint32_t sample_of(const char *name)
{
    for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
        if (strcmp(CLASSES[i].name, name) == 0)
            return CLASSES[i].sample;
    sc_out_of_memory("an unknown bidi class");
}

static void parse_levels(char *list, expectation *out)
{
    out->level_count = 0;
    for (char *word = strtok(list, " \t"); word != NULL; word = strtok(NULL, " \t"))
        out->levels[out->level_count++] = *word == 'x' ? NO_LEVEL : (UBiDiLevel)atoi(word);
}

static void parse_order(char *list, expectation *out)
{
    out->order_count = 0;
    for (char *word = strtok(list, " \t"); word != NULL; word = strtok(NULL, " \t"))
        out->order[out->order_count++] = atoi(word);
}

/* @return 1 if there is an even level, 2 if an odd one, 3 if both. */
static int ways_of(const UBiDiLevel *levels, size_t count)
{
    int ways = 0;
    for (size_t i = 0; i < count; i++)
        if (levels[i] != NO_LEVEL)
            ways |= 1 << (levels[i] & 1);
    return ways;
}

/* Where all of a text runs one way, ICU leaves it at the paragraph's level, though an embedding
 * would be two higher: what comes out is the same, and so the way is what is held against it. */
static bool has_levels(const UBiDiLevel *levels, const expectation *expected)
{
    int ways = ways_of(expected->levels, expected->level_count);
    bool is_one_way = ways != 3 && ways_of(levels, expected->level_count) == ways;
    for (size_t i = 0; i < expected->level_count; i++)
        if (levels[i] != expected->levels[i] && !is_one_way)
            return false;
    return true;
}

/* @return whether characters of these levels come into the order. */
static bool has_order(const UBiDiLevel *levels, const expectation *expected)
{
    UBiDiLevel shown[MAX_CHARACTERS];
    int32_t places[MAX_CHARACTERS], order[MAX_CHARACTERS];
    size_t count = 0;
    for (size_t i = 0; i < expected->level_count; i++) {
        if (levels[i] == NO_LEVEL)
            continue;
        places[count] = (int32_t)i;
        shown[count++] = levels[i];
    }
    if (count != expected->order_count)
        return false;
    ubidi_reorderVisual(shown, (int32_t)count, order);
    for (size_t i = 0; i < count; i++)
        if (places[order[i]] != expected->order[i])
            return false;
    return true;
}

static bool is_expected(const sc_chars *chars, const sc_itemised *itemised,
                        const expectation *expected)
{
    UBiDiLevel levels[MAX_CHARACTERS];
    size_t count = 0;
    for (int32_t at = 0; at < chars->count; sc_chars_next(chars, &at), count++) {
        bool is_shown = count < expected->level_count && expected->levels[count] != NO_LEVEL;
        levels[count] = is_shown ? itemised->levels[at] : NO_LEVEL;
    }
    return count == expected->level_count && has_levels(levels, expected) &&
           has_order(levels, expected);
}

static void show_levels(const sc_chars *chars, const sc_itemised *itemised, sc_direction direction)
{
    static const char *const NAMES[] = { "auto", "ltr", "rtl" };
    printf("#   %s: base %d;", NAMES[direction], itemised->base_level);
    for (int32_t at = 0; at < chars->count; sc_chars_next(chars, &at))
        printf(" %d", itemised->levels[at]);
    puts("");
}

static void check_direction(test_file *file, sc_arena *arena, const sc_chars *chars,
                            sc_direction direction, const expectation *expected, int base)
{
    const sc_itemised *itemised = sc_itemise(arena, chars, direction, SC_STR(""));
    bool is_same = is_expected(chars, itemised, expected) &&
                   (base < 0 || itemised->base_level == (UBiDiLevel)base);
    if (test_file_count(file, is_same))
        show_levels(chars, itemised, direction);
}

/* ---- BidiTest ---- */

static void check_classes(test_file *file, char *line, const expectation *expected)
{
    static const sc_direction DIRECTIONS[] = { SC_DIRECTION_AUTO, SC_DIRECTION_LTR,
                                               SC_DIRECTION_RTL };
    sc_arena *arena = sc_arena_new(0);
    sc_buf text = sc_buf_new(arena, MAX_CHARACTERS * 4);
    char *flags = strchr(line, ';');
    *flags++ = 0;
    for (char *word = strtok(line, " \t"); word != NULL; word = strtok(NULL, " \t"))
        sc_utf8_add(&text, sample_of(word));
    const sc_chars *chars = read_characters(arena, sc_buf_str(&text));
    for (int i = 0; i < 3; i++)
        if (atoi(flags) >> i & 1)
            check_direction(file, arena, chars, DIRECTIONS[i], expected, -1);
    sc_arena_free(arena);
}

static int check_bidi_test(void)
{
    test_file file;
    if (!test_file_open(&file, "BidiTest.txt"))
        return 0;
    expectation expected = { 0 };
    for (char *line; (line = test_file_next(&file)) != NULL;) {
        if (strncmp(line, "@Levels:", 8) == 0)
            parse_levels(line + 8, &expected);
        else if (strncmp(line, "@Reorder:", 9) == 0)
            parse_order(line + 9, &expected);
        else if (*line != '@')
            check_classes(&file, line, &expected);
    }
    return test_file_close(&file);
}

/* ---- BidiCharacterTest ---- */

static void check_characters(test_file *file, char *line)
{
    static const sc_direction DIRECTIONS[] = { SC_DIRECTION_LTR, SC_DIRECTION_RTL,
                                               SC_DIRECTION_AUTO };
    char *fields[5] = { 0 };
    for (int i = 0; i < 5; i++)
        fields[i] = strsep(&line, ";");
    expectation expected;
    parse_levels(fields[3], &expected);
    parse_order(fields[4], &expected);
    sc_arena *arena = sc_arena_new(0);
    sc_buf text = sc_buf_new(arena, MAX_CHARACTERS * 4);
    for (char *word = strtok(fields[0], " "); word != NULL; word = strtok(NULL, " "))
        sc_utf8_add(&text, (uint32_t)strtoul(word, NULL, 16));
    const sc_chars *chars = read_characters(arena, sc_buf_str(&text));
    check_direction(file, arena, chars, DIRECTIONS[atoi(fields[1])], &expected, atoi(fields[2]));
    sc_arena_free(arena);
}

static int check_bidi_character_test(void)
{
    test_file file;
    if (!test_file_open(&file, "BidiCharacterTest.txt"))
        return 0;
    for (char *line; (line = test_file_next(&file)) != NULL;)
        check_characters(&file, line);
    return test_file_close(&file);
}

int main(void)
{
    int failed = check_bidi_test();
    failed += check_bidi_character_test();
    puts("1..2");
    return failed > 0;
}
