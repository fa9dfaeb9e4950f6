/*
 * Questions about JSON texts, for the test scripts. One text on standard input:
 *
 *   json at PATH    print the value there; "list of N" or "map of N" for those; "nothing" if absent
 *   json boxes      print how many nodes a scene has; fail if a box leaves the card
 *
 * Ends with status 1, saying why, if the text is not JSON or a box is out of place.
 */
#include "base/file.h"
#include "base/number.h"
#include "data/value.h"

#include <stdio.h>
#include <string.h>

/* Boxes are written to hundredths of a pixel. */
static const double SLACK_PX = 0.011;

static int print_at(const sc_value *root, const char *path)
{
    const sc_value *value = sc_value_at(root, path);
    if (value == NULL)
        printf("nothing\n");
    else if (value->kind == SC_VALUE_LIST || value->kind == SC_VALUE_MAP)
        printf("%s of %zu\n", value->kind == SC_VALUE_LIST ? "list" : "map", value->count);
    else
        printf("%.*s\n", SC_STR_ARG(value->text));
    return 0;
}

static double number_at(const sc_value *value, const char *path)
{
    double number = -1;
    const sc_value *found = sc_value_at(value, path);
    if (found != NULL)
        sc_number_parse(found->text, &number);
    return number;
}

static int check_boxes(const sc_value *root)
{
    double width = number_at(root, "width"), height = number_at(root, "height");
    const sc_value *nodes = sc_value_find(root, "nodes");
    for (size_t i = 0; nodes != NULL && i < nodes->count; i++) {
        const sc_value *node = nodes->items[i], *name = sc_value_find(node, "name");
        double x = number_at(node, "box.0"), y = number_at(node, "box.1");
        double right = x + number_at(node, "box.2"), bottom = y + number_at(node, "box.3");
        if (x >= -SLACK_PX && y >= -SLACK_PX && right <= width + SLACK_PX &&
            bottom <= height + SLACK_PX && right >= x && bottom >= y)
            continue;
        fprintf(stderr, "%.*s leaves the card\n", SC_STR_ARG(name->text));
        return 1;
    }
    printf("%zu\n", nodes == NULL ? 0 : nodes->count);
    return width > 0 && height > 0 ? 0 : 1;
}

static int answer(sc_arena *arena, int argc, char **argv)
{
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    sc_diags diags = { .arena = arena };
    const sc_source *source;
    const sc_value *root;
    if (sc_file_read_text(arena, "-", limits.max_bytes, "the text", &diags, &source) != SC_OK ||
        sc_json_parse(arena, source, sc_span_of(source), &limits, &diags, &root) != SC_OK) {
        fprintf(stderr, "not JSON: %.*s\n", SC_STR_ARG(diags.list.items[0].message));
        return 1;
    }
    if (argc == 3 && strcmp(argv[1], "at") == 0)
        return print_at(root, argv[2]);
    return argc == 2 && strcmp(argv[1], "boxes") == 0 ? check_boxes(root) : 2;
}

int main(int argc, char **argv)
{
    sc_arena *arena = sc_arena_new(0);
    int status = answer(arena, argc, argv);
    sc_arena_free(arena);
    return status;
}
