/*
 * What tests of scenes need of `sharecard scene`'s JSON, read from standard input:
 *
 *     digest NAME            a short text of it, for goldens: a line a node, a line a text's line
 *     digest --check NAME    a line for each rule of a finished card that it breaks
 *
 * NAME stands before what is printed. Px; lengths are rounded to a tenth.
 */
#include "base/file.h"
#include "base/number.h"
#include "data/value.h"

#include <stdio.h>
#include <string.h>

/* A photo's credit stands in its corner, on a ground of its own. */
enum { INPUT_MAX = 16 << 20, EDGE_PX = 24, CREDIT_EDGE_PX = 8 };

/* How high the letters of a line stand, and how low they hang, em. */
static const double ABOVE = 0.72, BELOW = 0.2;

/* Boxes that touch do not overlap. */
static const double SLACK_PX = 0.5;

typedef struct digest {
    sc_arena *arena;
    const char *name;
    sc_buf out;
    double width, height; /* of the card */
} digest;

/* The letters of one line. */
typedef struct ink {
    sc_str node, text;
    double left, top, right, bottom;
} ink;

typedef SC_VEC(ink) inks;

static double number_in(const sc_value *map, const char *path)
{
    double number = 0;
    const sc_value *value = sc_value_at(map, path);
    if (value != NULL)
        sc_number_parse(value->text, &number);
    return number;
}

static sc_str text_in(const sc_value *map, const char *key)
{
    const sc_value *value = sc_value_find(map, key);
    return value == NULL ? SC_STR("") : value->text;
}

/* --- the short text ------------------------------------------------------------------------- */

static void add_number(digest *d, double value)
{
    sc_buf_addc(&d->out, ' ');
    sc_number_add(&d->out, value, 1);
}

static void add_list(digest *d, const sc_value *list)
{
    static const char *const ITEMS[] = { "0", "1", "2", "3" };
    for (size_t i = 0; i < 4; i++)
        add_number(d, number_in(list, ITEMS[i]));
}

static void add_line(digest *d, const sc_value *line)
{
    sc_buf_addz(&d->out, "   ");
    add_number(d, number_in(line, "x"));
    add_number(d, number_in(line, "baseline"));
    add_number(d, number_in(line, "width"));
    sc_buf_addf(&d->out, " %.*s\n", SC_STR_ARG(text_in(line, "text")));
}

static void add_node(digest *d, const sc_value *node)
{
    const sc_value *lines = sc_value_find(node, "lines"), *crop = sc_value_find(node, "crop");
    sc_str name = text_in(node, "name");
    sc_buf_addf(&d->out, "%.*s %.*s", SC_STR_ARG(name.len > 0 ? name : SC_STR("-")),
                SC_STR_ARG(text_in(node, "kind")));
    add_list(d, sc_value_find(node, "box"));
    if (crop != NULL) {
        sc_buf_addz(&d->out, " crop");
        add_list(d, crop);
    }
    if (lines != NULL) {
        add_number(d, number_in(node, "font_size"));
        sc_buf_addf(&d->out, "px %.*s%s", SC_STR_ARG(text_in(node, "font")),
                    sc_str_is(text_in(node, "clipped"), "true") ? " cut" : "");
    }
    sc_buf_addc(&d->out, '\n');
    for (size_t i = 0; lines != NULL && i < lines->count; i++)
        add_line(d, lines->items[i]);
}

static void add_card(digest *d, const sc_value *nodes)
{
    sc_buf_addf(&d->out, "== %s", d->name);
    add_number(d, d->width);
    add_number(d, d->height);
    sc_buf_addc(&d->out, '\n');
    for (size_t i = 0; i < nodes->count; i++)
        add_node(d, nodes->items[i]);
}

/* --- the rules ------------------------------------------------------------------------------ */

static void complain(digest *d, sc_str node, sc_str text, const char *what)
{
    sc_buf_addf(&d->out, "%s %dx%d: %.*s '%.*s' %s\n", d->name, (int)d->width, (int)d->height,
                SC_STR_ARG(node), SC_STR_ARG(text), what);
}

static bool is_beyond(const digest *d, double left, double top, double right, double bottom,
                      double edge)
{
    return left < edge - SLACK_PX || top < edge - SLACK_PX || right > d->width - edge + SLACK_PX ||
           bottom > d->height - edge + SLACK_PX;
}

static ink ink_of(const sc_value *node, const sc_value *line)
{
    double em = number_in(line, "font_size"), baseline = number_in(line, "baseline");
    double x = number_in(line, "x");
    return (ink){ text_in(node, "name"), text_in(line, "text"),        x,
                  baseline - ABOVE * em, x + number_in(line, "width"), baseline + BELOW * em };
}

/* A large quotation mark is an ornament: where its ink is within its line, only its font knows. */
static bool is_ornament(const sc_value *node)
{
    return sc_str_is(text_in(node, "name"), "mark");
}

static void check_node(digest *d, const sc_value *node, inks *all)
{
    if (is_ornament(node))
        return;
    const sc_value *box = sc_value_find(node, "box"), *lines = sc_value_find(node, "lines");
    double x = number_in(box, "0"), y = number_in(box, "1");
    if (is_beyond(d, x, y, x + number_in(box, "2"), y + number_in(box, "3"), 0))
        complain(d, text_in(node, "name"), SC_STR(""), "leaves the card");
    for (size_t i = 0; lines != NULL && i < lines->count; i++) {
        ink own = ink_of(node, lines->items[i]);
        bool is_credit = sc_str_is(own.node, "credit");
        if (is_beyond(d, own.left, own.top, own.right, own.bottom,
                      is_credit ? CREDIT_EDGE_PX : EDGE_PX))
            complain(d, own.node, own.text, "is too near to the card's edge");
        sc_vec_push(d->arena, all, own);
    }
}

static bool overlap(const ink *a, const ink *b)
{
    return a->left < b->right - SLACK_PX && b->left < a->right - SLACK_PX &&
           a->top < b->bottom - SLACK_PX && b->top < a->bottom - SLACK_PX;
}

static void check_card(digest *d, const sc_value *nodes)
{
    inks all = { 0 };
    for (size_t i = 0; i < nodes->count; i++)
        check_node(d, nodes->items[i], &all);
    for (size_t i = 0; i < all.count; i++)
        for (size_t k = i + 1; k < all.count; k++) {
            const ink *a = &all.items[i], *b = &all.items[k];
            if (!overlap(a, b))
                continue;
            sc_str what = sc_str_fmt(d->arena, "overlaps %.*s '%.*s'", SC_STR_ARG(b->node),
                                     SC_STR_ARG(b->text));
            complain(d, a->node, a->text, what.ptr);
        }
}

/* --- reading -------------------------------------------------------------------------------- */

static bool read_card(digest *d, const sc_source *source, sc_span part, bool is_check)
{
    const sc_parse_limits limits = { .max_bytes = INPUT_MAX, .status = SC_E_DATA };
    const sc_value *root = NULL;
    sc_diags diags = { .arena = d->arena };
    if (sc_json_parse(d->arena, source, part, &limits, &diags, &root) != SC_OK) {
        for (size_t i = 0; i < diags.list.count; i++)
            sc_diag_print(&d->out, &diags.list.items[i], false);
        return false;
    }
    d->width = number_in(root, "width");
    d->height = number_in(root, "height");
    (is_check ? check_card : add_card)(d, sc_value_find(root, "nodes"));
    return true;
}

/* One card after the other: each ends with a brace at the start of a line. */
static bool read_cards(digest *d, const sc_source *source, bool is_check)
{
    size_t from = 0, len;
    sc_str rest = source->text;
    while (sc_str_find(rest, SC_STR("\n}\n"), &len)) {
        sc_span part = { source, from, len + 2 };
        if (!read_card(d, source, part, is_check))
            return false;
        from += len + 3;
        rest = sc_str_sub(source->text, from, source->text.len);
    }
    return from > 0 && sc_str_trim(rest).len == 0;
}

int main(int argc, char **argv)
{
    bool is_check = argc == 3 && strcmp(argv[1], "--check") == 0;
    if (argc != 2 && !is_check) {
        fprintf(stderr, "usage: digest [--check] NAME <scene.json\n");
        return 64;
    }
    digest d = { .arena = sc_arena_new(0), .name = argv[argc - 1] };
    sc_diags diags = { .arena = d.arena };
    const sc_source *source = NULL;
    d.out = sc_buf_new(d.arena, INPUT_MAX);
    bool is_read =
        sc_file_read_text(d.arena, "-", INPUT_MAX, "the scene", &diags, &source) == SC_OK &&
        read_cards(&d, source, is_check);
    sc_str out = sc_buf_str(&d.out);
    bool is_good = is_read && !(is_check && out.len > 0);
    fwrite(out.ptr, 1, out.len, stdout);
    if (!is_read)
        fprintf(stderr, "digest: %s: not a scene\n", d.name);
    sc_arena_free(d.arena);
    return is_good ? 0 : 1;
}
