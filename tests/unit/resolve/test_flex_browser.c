/*
 * Our boxes against those Chromium laid the same trees out in. The trees and the boxes stand in
 * tests/flex/ (their form: tests/flex/tree.js; recorded by tests/flex/record). Run from the
 * repository's root. With file names as arguments, those are compared and every difference shown.
 */
#include "base/file.h"
#include "base/number.h"
#include "resolve/flex.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Chromium counts in 64ths of a pixel, and rounds at every step. */
static const double TOLERANCE_PX = 0.5;

enum { MAX_CHILDREN = 16, MAX_DEPTH = 16, SHOWN_AT_MOST = 5 };

/* ---- A leaf: words of one size that wrap ---- */

typedef struct words {
    double count, width, height;
} words;

static sc_content_size measure_words(void *context, const sc_measure *wanted)
{
    const words *w = context;
    if (w->count == 0)
        return (sc_content_size){ 0, 0, -1 };
    double a_line = w->count;
    if (wanted->width_mode == SC_MEASURE_MIN_CONTENT)
        a_line = 1;
    if (wanted->width_mode == SC_MEASURE_EXACT && w->width > 0)
        a_line = floor((wanted->width + 1.0 / 32) / w->width);
    a_line = fmin(fmax(a_line, 1), w->count);
    return (sc_content_size){ a_line * w->width, ceil(w->count / a_line) * w->height, w->height };
}

/* ---- Reading styles ---- */

typedef struct word_value {
    const char *word;
    int value;
} word_value;

static const word_value DIRECTIONS[] = { { "row", SC_FLEX_ROW },
                                         { "row-reverse", SC_FLEX_ROW_REVERSE },
                                         { "column", SC_FLEX_COLUMN },
                                         { "column-reverse", SC_FLEX_COLUMN_REVERSE },
                                         { NULL, 0 } };
static const word_value WRAPS[] = { { "nowrap", SC_FLEX_NOWRAP },
                                    { "wrap", SC_FLEX_WRAP },
                                    { "wrap-reverse", SC_FLEX_WRAP_REVERSE },
                                    { NULL, 0 } };
static const word_value ALIGNS[] = { { "auto", SC_FLEX_AUTO },
                                     { "normal", SC_FLEX_NORMAL },
                                     { "flex-start", SC_FLEX_START },
                                     { "flex-end", SC_FLEX_END },
                                     { "center", SC_FLEX_CENTER },
                                     { "baseline", SC_FLEX_BASELINE },
                                     { "stretch", SC_FLEX_STRETCH },
                                     { "space-between", SC_FLEX_SPACE_BETWEEN },
                                     { "space-around", SC_FLEX_SPACE_AROUND },
                                     { "space-evenly", SC_FLEX_SPACE_EVENLY },
                                     { NULL, 0 } };
static const word_value POSITIONS[] = { { "relative", 0 }, { "absolute", 1 }, { NULL, 0 } };
static const word_value OVERFLOWS[] = { { "visible", 0 }, { "hidden", 1 }, { NULL, 0 } };
static const word_value TEXT_DIRECTIONS[] = { { "ltr", 0 }, { "rtl", 1 }, { NULL, 0 } };

typedef enum value_kind { A_WORD, A_FLAG, AN_INTEGER, A_NUMBER, PIXELS, A_DIM } value_kind;

typedef struct property {
    const char *name;
    value_kind kind;
    size_t offset;
    const word_value *words;
} property;

#define AT(field) offsetof(sc_flex_style, field)
#define SIDES(name, kind, field, after)                                                            \
    { name "-top" after, kind, AT(field[SC_TOP]), NULL },                                          \
        { name "-right" after, kind, AT(field[SC_RIGHT]), NULL },                                  \
        { name "-bottom" after, kind, AT(field[SC_BOTTOM]), NULL },                                \
    {                                                                                              \
        name "-left" after, kind, AT(field[SC_LEFT]), NULL                                         \
    }

static const property PROPERTIES[] = {
    { "flex-direction", A_WORD, AT(direction), DIRECTIONS },
    { "flex-wrap", A_WORD, AT(wrap), WRAPS },
    { "justify-content", A_WORD, AT(justify_content), ALIGNS },
    { "align-items", A_WORD, AT(align_items), ALIGNS },
    { "align-content", A_WORD, AT(align_content), ALIGNS },
    { "align-self", A_WORD, AT(align_self), ALIGNS },
    { "flex-grow", A_NUMBER, AT(grow), NULL },
    { "flex-shrink", A_NUMBER, AT(shrink), NULL },
    { "flex-basis", A_DIM, AT(basis), NULL },
    { "order", AN_INTEGER, AT(order), NULL },
    { "width", A_DIM, AT(width), NULL },
    { "height", A_DIM, AT(height), NULL },
    { "min-width", A_DIM, AT(min_width), NULL },
    { "min-height", A_DIM, AT(min_height), NULL },
    { "max-width", A_DIM, AT(max_width), NULL },
    { "max-height", A_DIM, AT(max_height), NULL },
    { "aspect-ratio", A_NUMBER, AT(aspect_ratio), NULL },
    { "row-gap", A_DIM, AT(row_gap), NULL },
    { "column-gap", A_DIM, AT(column_gap), NULL },
    SIDES("padding", A_DIM, padding, ""),
    SIDES("border", PIXELS, border, "-width"),
    SIDES("margin", A_DIM, margin, ""),
    { "top", A_DIM, AT(inset[SC_TOP]), NULL },
    { "right", A_DIM, AT(inset[SC_RIGHT]), NULL },
    { "bottom", A_DIM, AT(inset[SC_BOTTOM]), NULL },
    { "left", A_DIM, AT(inset[SC_LEFT]), NULL },
    { "position", A_FLAG, AT(is_absolute), POSITIONS },
    { "overflow", A_FLAG, AT(clips), OVERFLOWS },
    { "direction", A_FLAG, AT(is_rtl), TEXT_DIRECTIONS },
};

static double number_of(sc_str text)
{
    double number = 0;
    if (!sc_number_parse(text, &number))
        fail_msg("not a number: %.*s", SC_STR_ARG(text));
    return number;
}

static sc_dim dim_of(sc_str text)
{
    if (sc_str_is(text, "auto"))
        return (sc_dim){ SC_DIM_AUTO, 0 };
    if (sc_str_is(text, "content"))
        return (sc_dim){ SC_DIM_CONTENT, 0 };
    if (sc_str_ends(text, "%"))
        return (sc_dim){ SC_DIM_PERCENT, number_of(sc_str_sub(text, 0, text.len - 1)) };
    size_t unit = sc_str_ends(text, "px") ? 2 : 0;
    return (sc_dim){ SC_DIM_PX, number_of(sc_str_sub(text, 0, text.len - unit)) };
}

static int word_of(const word_value *list, sc_str text)
{
    for (; list->word != NULL; list++)
        if (sc_str_is(text, list->word))
            return list->value;
    fail_msg("unknown word: %.*s", SC_STR_ARG(text));
    return 0;
}

static void set_value(const property *p, sc_flex_style *style, sc_str text)
{
    void *at = (char *)style + p->offset;
    switch (p->kind) {
    case A_WORD:
        *(int *)at = word_of(p->words, text);
        break;
    case A_FLAG:
        *(bool *)at = word_of(p->words, text) != 0;
        break;
    case AN_INTEGER:
        *(int *)at = (int)number_of(text);
        break;
    case A_NUMBER:
        *(double *)at = number_of(text);
        break;
    case PIXELS:
        *(double *)at = dim_of(text).value;
        break;
    case A_DIM:
        *(sc_dim *)at = dim_of(text);
        break;
    }
}

static void set_property(sc_flex_style *style, sc_str name, sc_str value)
{
    for (size_t i = 0; i < sizeof PROPERTIES / sizeof *PROPERTIES; i++)
        if (sc_str_is(name, PROPERTIES[i].name)) {
            set_value(&PROPERTIES[i], style, value);
            return;
        }
    fail_msg("unknown property: %.*s", SC_STR_ARG(name));
}

static sc_flex_style style_of(sc_str text)
{
    sc_flex_style style = sc_flex_style_initial();
    sc_str declaration, name;
    while (sc_str_split(&text, ';', &declaration)) {
        if (!sc_str_split(&declaration, ':', &name) || sc_str_trim(name).len == 0)
            continue;
        set_property(&style, sc_str_trim(name), sc_str_trim(declaration));
    }
    return style;
}

/* ---- Reading trees ---- */

typedef struct recorded {
    sc_flex_box box;
    sc_str line;
    double expected[4]; /* x, y, width, height */
    sc_flex_box *children[MAX_CHILDREN];
    words words;
} recorded;

typedef struct tree {
    sc_str name;
    SC_VEC(recorded *) nodes;
    recorded *last[MAX_DEPTH]; /* of each depth */
} tree;

static void read_words(recorded *node, sc_str *rest)
{
    sc_str content, part;
    *rest = sc_str_trim(*rest);
    sc_str_split(rest, ' ', &content);
    double *const numbers[] = { &node->words.count, &node->words.width, &node->words.height };
    for (size_t i = 0; i < 3; i++) {
        assert_true(sc_str_split(&content, 'x', &part));
        *numbers[i] = number_of(part);
    }
    node->box.measure = measure_words;
    node->box.context = &node->words;
}

static recorded *read_node(sc_arena *arena, sc_str line)
{
    recorded *node = SC_NEW(arena, recorded);
    sc_str rest = line, kind, style, number;
    node->box.children = node->children;
    sc_str_split(&rest, ' ', &kind);
    if (sc_str_is(kind, "leaf"))
        read_words(node, &rest);
    else if (!sc_str_is(kind, "box"))
        fail_msg("not a box or leaf: %.*s", SC_STR_ARG(line));
    if (sc_str_starts(rest, "|"))
        style = SC_STR("");
    else
        sc_str_split(&rest, '|', &style);
    node->box.style = style_of(style);
    rest = sc_str_trim(sc_str_starts(rest, "|") ? sc_str_sub(rest, 1, rest.len) : rest);
    for (size_t i = 0; i < 4; i++) {
        if (!sc_str_split(&rest, ' ', &number))
            fail_msg("no recorded box: %.*s", SC_STR_ARG(line));
        node->expected[i] = number_of(number);
    }
    return node;
}

static void add_line(sc_arena *arena, tree *t, sc_str line)
{
    sc_str trimmed = sc_str_trim(line);
    size_t depth = 0;
    while (depth < line.len && line.ptr[depth] == ' ')
        depth++;
    depth /= 2;
    assert_true(depth < MAX_DEPTH);
    recorded *node = read_node(arena, trimmed);
    node->line = line;
    sc_vec_push(arena, &t->nodes, node);
    t->last[depth] = node;
    if (depth == 0)
        return;
    sc_flex_box *parent = &t->last[depth - 1]->box;
    assert_true(parent->child_count < MAX_CHILDREN);
    t->last[depth - 1]->children[parent->child_count++] = &node->box;
}

/* Take the next tree off the front of `*text`. */
static bool next_tree(sc_arena *arena, sc_str *text, tree *out)
{
    sc_str line;
    *out = (tree){ .name = { NULL, 0 } };
    while (sc_str_split(text, '\n', &line)) {
        if (sc_str_trim(line).len == 0 && out->nodes.count > 0)
            return true;
        if (sc_str_starts(line, "#"))
            out->name = sc_str_trim(sc_str_sub(line, 1, line.len));
        else if (sc_str_trim(line).len > 0)
            add_line(arena, out, line);
    }
    return out->nodes.count > 0;
}

/* ---- Comparing ---- */

static bool is_as_recorded(const recorded *node)
{
    const double ours[] = { node->box.x, node->box.y, node->box.width, node->box.height };
    for (size_t i = 0; i < 4; i++)
        if (!(fabs(ours[i] - node->expected[i]) <= TOLERANCE_PX))
            return false;
    return true;
}

static bool lay_out_and_compare(sc_arena *arena, const tree *t)
{
    sc_flex_box *root = &t->nodes.items[0]->box;
    sc_flex_layout(arena, root, root->style.width.value, root->style.height.value);
    for (size_t i = 0; i < t->nodes.count; i++)
        if (!is_as_recorded(t->nodes.items[i]))
            return false;
    return true;
}

static void show(const tree *t)
{
    print_error("# %.*s\n", SC_STR_ARG(t->name));
    for (size_t i = 0; i < t->nodes.count; i++) {
        const recorded *node = t->nodes.items[i];
        print_error("%s %.*s\n", is_as_recorded(node) ? "  " : "->", SC_STR_ARG(node->line));
        if (!is_as_recorded(node))
            print_error("       ours: %.2f %.2f %.2f %.2f\n", node->box.x, node->box.y,
                        node->box.width, node->box.height);
    }
}

/* @return how many trees of a file differ; of these, `shown` are printed. */
static size_t compare_file(const char *path, size_t shown, size_t *count)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    const sc_source *source = NULL;
    if (sc_file_read_text(arena, path, 16u << 20, "the trees", &diags, &source) != SC_OK)
        fail_msg("cannot read %s (run from the repository's root)", path);
    sc_str text = source->text;
    size_t differing = 0;
    tree t;
    for (*count = 0; next_tree(arena, &text, &t); (*count)++) {
        if (lay_out_and_compare(arena, &t))
            continue;
        if (differing++ < shown)
            show(&t);
    }
    sc_arena_free(arena);
    return differing;
}

static void cases_agree_with_the_browser(void **state)
{
    (void)state;
    size_t count = 0;
    assert_int_equal(compare_file("tests/flex/cases.txt", SHOWN_AT_MOST, &count), 0);
    assert_true(count >= 120);
}

static void random_trees_agree_with_the_browser(void **state)
{
    (void)state;
    size_t count = 0;
    assert_int_equal(compare_file("tests/flex/random.txt", SHOWN_AT_MOST, &count), 0);
    assert_true(count >= 1000);
}

static int compare_arguments(int count, char **paths)
{
    size_t all_differing = 0;
    for (int i = 0; i < count; i++) {
        size_t trees = 0, differing = compare_file(paths[i], SIZE_MAX, &trees);
        printf("%s: %zu of %zu trees differ\n", paths[i], differing, trees);
        all_differing += differing;
    }
    return all_differing == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int argc, char **argv)
{
    if (argc > 1)
        return compare_arguments(argc - 1, argv + 1);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cases_agree_with_the_browser),
        cmocka_unit_test(random_trees_agree_with_the_browser),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
