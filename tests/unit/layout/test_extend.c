/*
 * `extends`: what two or more layouts come to, whose errors are shown where, chains and circles.
 * Files are those of a table; how they are found on disk is tested with the command line.
 */
#include "layout/layout.h"
#include "unit/layout/reading.h"
#include "unit/layout/show.h"

#include <string.h>

/* The files there are, by name. */
typedef struct file {
    const char *name, *text;
} file;

typedef struct shelf {
    sc_test *test;
    const file *files; /* ends with an empty one */
} shelf;

static sc_status find_file(void *context, const sc_source *from, sc_str name, sc_span blame,
                           sc_diags *diags, const sc_source **out)
{
    const shelf *s = context;
    (void)from;
    for (const file *f = s->files; f->name != NULL; f++) {
        if (!sc_str_is(name, f->name))
            continue;
        sc_source *source = source_of(s->test, sc_str_of(f->text));
        source->name = sc_str_of(f->name);
        *out = source;
        return SC_OK;
    }
    sc_diag_error(diags, blame, "test.no-file", NULL, "no file");
    return SC_E_INPUT;
}

/* Read the first file. */
static sc_status extend(sc_test *t, const file *files, sc_layout *out)
{
    shelf s = { t, files };
    const sc_layout_finder finder = { find_file, &s };
    sc_source *source = source_of(t, sc_str_of(files->text));
    source->name = sc_str_of(files->name);
    return sc_layout_read(t->arena, source, &finder, NULL, &t->diags, out);
}

static void add_node(sc_test *t, sc_buf *buf, const sc_node *node, int depth)
{
    sc_buf_addf(buf, "%*s%.*s%s%s {%.*s}\n", depth * 2, "", SC_STR_ARG(node->name),
                node->content.count > 0 ? " filled" : "", node->when != NULL ? " when" : "",
                SC_STR_ARG(show_declarations(t->arena, &node->declarations)));
    for (size_t i = 0; i < node->child_count; i++)
        add_node(t, buf, node->children[i], depth + 1);
}

/* The nodes, then `variant: node {…}` for each patch. */
static sc_str shown(sc_test *t, const file *files)
{
    sc_layout layout;
    sc_status status = extend(t, files, &layout);
    sc_buf buf = sc_buf_new(t->arena, 1 << 16);
    assert_str(said(t), "");
    assert_int_equal(status, SC_OK);
    add_node(t, &buf, layout.card, 0);
    for (size_t i = 0; i < layout.variant_count; i++)
        for (size_t k = 0; k < layout.variants[i].patch_count; k++) {
            const sc_patch *patch = &layout.variants[i].patches[k];
            sc_buf_addf(&buf, "%zu: %.*s {%.*s}\n", i, SC_STR_ARG(patch->node->name),
                        SC_STR_ARG(show_declarations(t->arena, &patch->declarations)));
        }
    return sc_buf_str(&buf);
}

/* What is said, with the name of the file before each place. */
static sc_str refused(sc_test *t, const file *files, sc_status status)
{
    sc_layout layout = { .variant_count = 77 };
    assert_int_equal(extend(t, files, &layout), status);
    assert_int_equal(layout.variant_count, 77);
    sc_buf buf = sc_buf_new(t->arena, 1 << 16);
    for (size_t i = 0; i < t->diags.list.count; i++) {
        const sc_diag *diag = &t->diags.list.items[i];
        sc_position at = sc_span_position(diag->span);
        sc_buf_addf(&buf, "%s%.*s:%zu:%zu: %.*s [%s]", i == 0 ? "" : "\n",
                    SC_STR_ARG(diag->span.source->name), at.line, at.column,
                    SC_STR_ARG(diag->message), diag->code);
        if (diag->hint.len > 0)
            sc_buf_addf(&buf, " <%.*s>", SC_STR_ARG(diag->hint));
    }
    said(t);
    return sc_buf_str(&buf);
}

#define BASE                                                                                       \
    {                                                                                              \
        "base", "tokens: { accent: red, ink: black }\n"                                            \
                "card:\n"                                                                          \
                "  color: $ink\n"                                                                  \
                "  children:\n"                                                                    \
                "    - name: top\n"                                                                \
                "      gap: 4px\n"                                                                 \
                "      children:\n"                                                                \
                "        - { name: site, text: s, color: $accent }\n"                              \
                "        - { name: date, text: d, when: published }\n"                             \
                "    - { name: headline, text: h, padding-left: 9px, font-weight: 700 }\n"         \
                "variants:\n"                                                                      \
                "  portrait: { headline: { font-weight: 800 }, site: { font-weight: 300 } }\n"     \
    }

static void nothing_changed(void **state)
{
    const file files[] = { { "mine", "extends: base" }, BASE, { 0 } };
    assert_str(shown(*state, files), "card {color=#000000ff}\n"
                                     "  top {row-gap=4px; column-gap=4px}\n"
                                     "    site filled {color=#ff0000ff}\n"
                                     "    date filled when {}\n"
                                     "  headline filled {padding-left=9px; font-weight=700}\n"
                                     "0: headline {font-weight=800}\n"
                                     "0: site {font-weight=300}\n");
}

static void tokens_replace_the_bases_own(void **state)
{
    const file files[] = { { "mine", "extends: base\ntokens: { accent: blue, x: 1px }\n"
                                     "nodes: { date: { color: $accent, padding-top: $x } }" },
                           BASE,
                           { 0 } };
    assert_str(shown(*state, files), "card {color=#000000ff}\n"
                                     "  top {row-gap=4px; column-gap=4px}\n"
                                     "    site filled {color=#0000ffff}\n"
                                     "    date filled when {color=#0000ffff; padding-top=1px}\n"
                                     "  headline filled {padding-left=9px; font-weight=700}\n"
                                     "0: headline {font-weight=800}\n"
                                     "0: site {font-weight=300}\n");
}

/* A shorthand of the layout comes after the base's longhands, also if the base has it too. */
static void the_later_value_wins(void **state)
{
    const file files[] = {
        { "mine", "extends: base\n"
                  "card: { color: white }\n"
                  "nodes:\n"
                  "  headline: { padding: 1px, text: x, when: photo }\n"
                  "variants: { portrait: { headline: { font-weight: 900 } } }" },
        { "base", "card:\n"
                  "  color: red\n"
                  "  children: [{ name: headline, text: h, padding: 8px, padding-left: 9px }]\n"
                  "variants: { square: { headline: { font-weight: 400 } } }" },
        { 0 }
    };
    assert_str(shown(*state, files), "card {color=#ffffffff}\n"
                                     "  headline filled when {padding-left=9px; padding-top=1px; "
                                     "padding-right=1px; padding-bottom=1px; padding-left=1px}\n"
                                     "0: headline {font-weight=400}\n"
                                     "1: headline {font-weight=900}\n");
}

/* What is written somewhere is there and nowhere else; what is not written is left out. */
static void children_are_replaced(void **state)
{
    const file files[] = { { "mine", "extends: base\n"
                                     "card:\n"
                                     "  children:\n"
                                     "    - name: frame\n"
                                     "      children:\n"
                                     "        - { name: headline, font-weight: 500 }\n"
                                     "        - { name: top }\n"
                                     "    - { name: date, font-weight: 100 }\n" },
                           BASE,
                           { 0 } };
    assert_str(shown(*state, files), "card {color=#000000ff}\n"
                                     "  frame {}\n"
                                     "    headline filled {padding-left=9px; font-weight=500}\n"
                                     "    top {row-gap=4px; column-gap=4px}\n"
                                     "      site filled {color=#ff0000ff}\n"
                                     "  date filled when {font-weight=100}\n"
                                     "0: headline {font-weight=800}\n"
                                     "0: site {font-weight=300}\n");
}

static void children_of_a_node_below_are_replaced(void **state)
{
    const file files[] = {
        { "mine", "extends: base\nnodes: { top: { children: [{ name: headline }] } }" }, BASE, { 0 }
    };
    assert_str(shown(*state, files), "card {color=#000000ff}\n"
                                     "  top {row-gap=4px; column-gap=4px}\n"
                                     "    headline filled {padding-left=9px; font-weight=700}\n"
                                     "0: headline {font-weight=800}\n");
}

/* First the base, then `nodes`, then the place. */
static void a_place_comes_after_nodes(void **state)
{
    const file files[] = { { "mine", "extends: base\n"
                                     "nodes: { site: { font-weight: 200, color: blue } }\n"
                                     "card: { children: [{ name: site, font-weight: 300 }] }" },
                           BASE,
                           { 0 } };
    assert_str(shown(*state, files), "card {color=#000000ff}\n"
                                     "  site filled {color=#0000ffff; font-weight=300}\n"
                                     "0: site {font-weight=300}\n");
}

static const file HOUSE = {
    "house", "tokens: { accent: red }\n"
             "nodes:\n"
             "  headline: { text: h, color: $accent }\n"
             "  foot: { gap: 1px, children: [{ name: site, text: s }, { name: date, text: d }] }\n"
             "variants: { portrait: { headline: { font-weight: 800 }, date: { color: red } } }"
};

static void a_base_of_definitions(void **state)
{
    sc_test *t = *state;
    const file files[] = {
        { "mine", "extends: house\ncard: { children: [{ name: foot }, { name: site }] }" },
        HOUSE,
        { 0 }
    };
    assert_str(shown(t, files), "card {}\n"
                                "  foot {row-gap=1px; column-gap=1px}\n"
                                "    date filled {}\n"
                                "  site filled {}\n"
                                "0: date {color=#ff0000ff}\n");
    sc_layout layout;
    assert_int_equal(extend(t, &files[1], &layout), SC_OK);
    assert_true(layout.is_base);
    assert_null(layout.card);
    assert_int_equal(sc_layout_require_card(&layout, &t->diags), SC_E_CONFIG);
    assert_str(said(t), "1:1+234: the layout has no card: it only serves layouts that extend it "
                        "[layout.no-card] <write 'extends' in another layout, and its 'card:' "
                        "there>");
}

/* A node that one layout of a chain leaves out is there for those that build on it. */
static void three_layouts(void **state)
{
    const file files[] = { { "mine", "extends: middle\n"
                                     "tokens: { accent: blue }\n"
                                     "nodes: { headline: { font-weight: 1 } }\n"
                                     "card: { children: [{ name: date }, { name: headline }] }\n"
                                     "variants: { portrait: { headline: { font-weight: 3 } } }" },
                           { "middle",
                             "extends: house\n"
                             "nodes: { headline: { font-weight: 5, line-clamp: 2 } }\n"
                             "card: { gap: 2px, children: [{ name: headline, line-clamp: 3 }] }\n"
                             "variants: { portrait: { headline: { font-weight: 2 } } }" },
                           HOUSE,
                           { 0 } };
    assert_str(shown(*state, files),
               "card {row-gap=2px; column-gap=2px}\n"
               "  date filled {}\n"
               "  headline filled {color=#0000ffff; line-clamp=3; font-weight=1}\n"
               "0: headline {font-weight=800}\n"
               "0: date {color=#ff0000ff}\n"
               "1: headline {font-weight=2}\n"
               "2: headline {font-weight=3}\n");
}

static void nodes_of_a_layout_that_extends_none(void **state)
{
    const file files[] = { { "mine", "nodes: { a: { text: x } }\n"
                                     "card: { children: [{ name: a }] }" },
                           { 0 } };
    assert_str(shown(*state, files), "card {}\n  a filled {}\n");
}

static void all_sources_are_known(void **state)
{
    sc_test *t = *state;
    const file files[] = {
        { "mine", "extends: middle" }, { "middle", "extends: base" }, BASE, { 0 }
    };
    sc_layout layout;
    assert_int_equal(extend(t, files, &layout), SC_OK);
    assert_str(layout.source->name, "mine");
    assert_int_equal(layout.base_count, 2);
    assert_str(layout.bases[0]->name, "middle");
    assert_str(layout.bases[1]->name, "base");
}

static void name_and_description_are_inherited(void **state)
{
    sc_test *t = *state;
    const file files[] = { { "mine", "extends: base\nname: mine" },
                           { "base", "name: base\ndescription: b\ncard: {}" },
                           { 0 } };
    sc_layout layout;
    assert_int_equal(extend(t, files, &layout), SC_OK);
    assert_str(layout.name, "mine");
    assert_str(layout.description, "b");
}

/* --- what is refused ------------------------------------------------------------------------ */

static const struct {
    const char *mine, *said;
} REFUSED[] = {
    { "extends: nowhere", "mine:1:10: no file [test.no-file]" },
    { "extends: [base]", "mine:1:10: extends: needs the name or the file of a layout, not a list "
                         "[layout.bad-value] <write 'extends: base.yaml'; a layout extends one "
                         "other>" },
    { "extends:", "mine:1:9: extends: needs the name or the file of a layout, not nothing "
                  "[layout.bad-value] <write 'extends: base.yaml'; a layout extends one other>" },
    { "extends: ' '", "mine:1:10: extends: needs the name or the file of a layout, not an empty "
                      "text [layout.bad-value] <write 'extends: base.yaml'; a layout extends one "
                      "other>" },
    { "extends: mine", "mine:1:10: the layout extends itself [layout.extends-circle] "
                       "<mine:1:10 extends 'mine'>" },
    { "extends: base\nnodes: [a]", "mine:2:8: nodes: needs a map such as 'headline: { color: red "
                                   "}', not a list [layout.bad-value]" },
    { "extends: base\nnodes: { headline: }",
      "mine:2:20: nodes: needs the properties of a node, not nothing [layout.bad-value]" },
    { "extends: base\nnodes: { headline: { name: x } }",
      "mine:2:28: 'nodes' names this node 'headline' already [layout.duplicate-name] <take 'name' "
      "out>\n"
      "mine:2:10: no node is called 'headline' [layout.unknown-node]\n"
      "base:12:15: no node is called 'headline' [layout.unknown-node]" },
    { "extends: base\nnodes: { hedline: {} }", "mine:2:10: no node is called 'hedline' "
                                               "[layout.unknown-node] <did you mean 'headline'?>" },
    { "extends: base\ncard: { children: [{ name: site }] }\nvariants: { square: { date: {} } }",
      "mine:3:23: no node is called 'date' [layout.unknown-node] <it is defined, and stands "
      "nowhere under 'card'>" },
    { "extends: base\nvariants: { square: { dat: {} } }",
      "mine:2:23: no node is called 'dat' [layout.unknown-node] <did you mean 'date'?>" },
    { "extends: base\nnodes: { site: { image: '{{ photo }}' } }",
      "mine:2:25: a node is a text, an image or a box with children, not two of them "
      "[layout.two-kinds] <it has 'text' in base: give this node another name>" },
    { "extends: base\nnodes: { site: { gap: 1px } }",
      "mine:2:18: 'gap' is a property of box nodes, and this is a text node [layout.wrong-node] "
      "<move it to a node of that kind, or take it out>" },
    { "extends: base\ncard: { children: [{ name: site }, { name: site }] }",
      "mine:2:44: another node is called 'site' already [layout.duplicate-name] <give each node a "
      "name of its own; the root is 'card'>" },
    /* Tokens of the layout put into the base are wrong where the base uses them. */
    { "extends: base\ntokens: { ink: inkk }",
      "base:3:10: color: 'inkk' is not a colour [layout.bad-value] <did you mean 'pink'?>" },
};

static void refused_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++) {
        const file files[] = { { "mine", REFUSED[i].mine }, BASE, { 0 } };
        bool is_missing = strstr(REFUSED[i].said, "test.no-file") != NULL;
        assert_str(refused(t, files, is_missing ? SC_E_INPUT : SC_E_CONFIG), REFUSED[i].said);
    }
}

/* Errors of the base are shown in the base, beside those of the layout. */
static void errors_of_both(void **state)
{
    const file files[] = { { "mine", "extends: base\ncard: { gapp: 1px }" },
                           { "base", "layout: 2\ncrad: {}\n"
                                     "card: { children: [{ colr: red }] }\n"
                                     "variants: { square: { nobody: {} } }" },
                           { 0 } };
    assert_str(refused(*state, files, SC_E_CONFIG),
               "base:2:1: unknown key 'crad' [layout.unknown-key] <did you mean 'card'?>\n"
               "base:1:9: this program knows version 1 of the layout language [layout.version] "
               "<write 'layout: 1'>\n"
               "base:3:22: unknown property 'colr' [layout.unknown-property] <did you mean "
               "'color'?>\n"
               "mine:2:9: unknown property 'gapp' [layout.unknown-property] <did you mean 'gap'?>\n"
               "base:4:23: no node is called 'nobody' [layout.unknown-node]");
}

static void a_base_that_is_no_layout(void **state)
{
    sc_test *t = *state;
    const file list[] = { { "mine", "extends: base\ncard: {}" }, { "base", "- a" }, { 0 } };
    assert_str(
        refused(t, list, SC_E_CONFIG),
        "base:1:1: a layout is a map, not a list [layout.no-card] <write the root node under "
        "'card:'>");
    const file broken[] = { { "mine", "extends: base\ncard: {}" }, { "base", "{" }, { 0 } };
    assert_str(refused(t, broken, SC_E_CONFIG),
               "base:1:2: expected a value here [data.yaml-syntax]");
}

static void circles(void **state)
{
    const file files[] = { { "a", "extends: b" },
                           { "b", "name: b\nextends: c" },
                           { "c", "extends:   b\ncard: {}" },
                           { 0 } };
    assert_str(refused(*state, files, SC_E_CONFIG),
               "c:1:12: the layout extends itself [layout.extends-circle] <b:2:10 extends 'c', "
               "c:1:12 extends 'b'>");
}

static void long_chains(void **state)
{
    sc_test *t = *state;
    const file files[] = { { "a", "extends: b" },         { "b", "extends: c" },
                           { "c", "extends: d" },         { "d", "extends: e" },
                           { "e", "extends: f" },         { "f", "extends: g" },
                           { "g", "extends: h" },         { "h", "extends: i" },
                           { "i", "card: { gap: 1px }" }, { 0 } };
    assert_str(refused(t, files, SC_E_CONFIG),
               "h:1:10: more than 8 layouts extend one another [layout.extends-too-deep] <a:1:10 "
               "extends 'b', b:1:10 extends 'c', c:1:10 extends 'd', d:1:10 extends 'e', e:1:10 "
               "extends 'f', f:1:10 extends 'g', g:1:10 extends 'h', h:1:10 extends 'i'>");
    assert_str(shown(t, &files[1]), "card {row-gap=1px; column-gap=1px}\n");
}

/* --- hostile files -------------------------------------------------------------------------- */

/* Each layout puts the one before it into its own box, 30 boxes deep. */
static void moved_nodes_that_nest_too_deeply(void **state)
{
    sc_test *t = *state;
    sc_buf base = sc_buf_new(t->arena, 4096), mine = sc_buf_new(t->arena, 4096);
    sc_buf_addz(&base, "card: { children: [{ name: a, children: [");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&base, "{ children: [");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&base, "] }");
    sc_buf_addz(&base, "] }] }");
    sc_buf_addz(&mine, "extends: base\ncard: { children: [");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&mine, "{ children: [");
    sc_buf_addz(&mine, "{ name: a }");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&mine, "] }");
    sc_buf_addz(&mine, "] }");
    const file files[] = { { "mine", sc_str_z(t->arena, sc_buf_str(&mine)) },
                           { "base", sc_str_z(t->arena, sc_buf_str(&base)) },
                           { 0 } };
    assert_str(refused(t, files, SC_E_CONFIG),
               "base:1:146: nodes are nested more than 31 deep [data.too-deep]");
}

/* Names that stand for each other's children must not be followed forever. */
static void nodes_that_hold_themselves(void **state)
{
    sc_test *t = *state;
    const file files[] = { { "mine", "nodes:\n"
                                     "  a: { children: [{ name: b }, { name: b }] }\n"
                                     "  b: { children: [{ name: a }, { name: a }] }\n"
                                     "card: { children: [{ name: a }] }" },
                           { 0 } };
    sc_str said_of_it = refused(t, files, SC_E_CONFIG);
    assert_str(said_of_it,
               "mine:3:27: another node is called 'a' already [layout.duplicate-name] <give each "
               "node a name of its own; the root is 'card'>\n"
               "mine:3:40: another node is called 'a' already [layout.duplicate-name] <give each "
               "node a name of its own; the root is 'card'>\n"
               "mine:2:40: another node is called 'b' already [layout.duplicate-name] <give each "
               "node a name of its own; the root is 'card'>");
}

static void too_many(void **state)
{
    sc_test *t = *state;
    /* Each with so many entries, numbered between two texts. */
    static const struct {
        const char *start, *before, *after, *end, *said;
        int count;
    } SAMPLES[] = {
        { "card: { children: [", "{ order: ", " }, ", "] }", "nodes", 300 },
        { "card: {}\nnodes: {", "n", ": {}, ", "}", "nodes", 300 },
        { "card: {}\ntokens: {", "t", ": x, ", "}", "tokens", 301 },
        { "card: {}\nvariants: {", "age > ", "d: {}, ", "}", "variants", 101 },
    };
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++) {
        sc_buf buf = sc_buf_new(t->arena, 1 << 16);
        sc_buf_addz(&buf, SAMPLES[i].start);
        for (int k = 0; k < SAMPLES[i].count; k++)
            sc_buf_addf(&buf, "%s%d%s", SAMPLES[i].before, k, SAMPLES[i].after);
        sc_buf_addz(&buf, SAMPLES[i].end);
        const file files[] = { { "mine", sc_str_z(t->arena, sc_buf_str(&buf)) }, { 0 } };
        int most = strcmp(SAMPLES[i].said, "variants") == 0 ? 100 : 300;
        assert_str(refused(t, files, SC_E_CONFIG),
                   sc_str_fmt(t->arena,
                              "mine:1:1: the layout has more than %d %s "
                              "[layout.too-large]",
                              most, SAMPLES[i].said)
                       .ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(nothing_changed),
        test(tokens_replace_the_bases_own),
        test(the_later_value_wins),
        test(children_are_replaced),
        test(children_of_a_node_below_are_replaced),
        test(a_place_comes_after_nodes),
        test(a_base_of_definitions),
        test(three_layouts),
        test(nodes_of_a_layout_that_extends_none),
        test(all_sources_are_known),
        test(name_and_description_are_inherited),
        test(refused_ones),
        test(errors_of_both),
        test(a_base_that_is_no_layout),
        test(circles),
        test(long_chains),
        test(moved_nodes_that_nest_too_deeply),
        test(nodes_that_hold_themselves),
        test(too_many),
    };
    return cmocka_run_group_tests_name("layout/extend", tests, NULL, NULL);
}
