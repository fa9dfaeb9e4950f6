/*
 * Whole layouts: what they become, every error of a file in one run, and hostile ones. The shipped
 * layouts are read too.
 */
#include "layout/builtin.h"
#include "layout/layout.h"
#include "unit/layout/reading.h"
#include "unit/layout/show.h"

#include <string.h>

static sc_status parse(sc_test *t, sc_str text, const sc_site *site, sc_layout *out)
{
    return sc_layout_parse(t->arena, source_of(t, text), site, &t->diags, out);
}

/* What is said about a layout that is refused. */
static sc_str refusal(sc_test *t, const char *text)
{
    sc_layout layout = { .variant_count = 77 };
    assert_int_equal(parse(t, sc_str_of(text), NULL, &layout), SC_E_CONFIG);
    assert_int_equal(layout.variant_count, 77);
    return said(t);
}

static sc_layout accepted(sc_test *t, const char *text)
{
    sc_layout layout;
    sc_status status = parse(t, sc_str_of(text), NULL, &layout);
    assert_str(said(t), "");
    assert_int_equal(status, SC_OK);
    return layout;
}

static void add_node(sc_test *t, sc_buf *buf, const sc_node *node, int depth)
{
    static const char *const KINDS[] = {
        [SC_NODE_BOX] = "box", [SC_NODE_TEXT] = "text", [SC_NODE_IMAGE] = "image"
    };
    sc_buf_addf(buf, "%*s%s '%.*s'", depth * 2, "", KINDS[node->kind], SC_STR_ARG(node->name));
    if (node->content.count > 0)
        sc_buf_addf(buf, " of %zu parts", node->content.count);
    if (node->when != NULL)
        sc_buf_addz(buf, " when");
    sc_buf_addf(buf, " {%.*s}\n", SC_STR_ARG(show_declarations(t->arena, &node->declarations)));
    for (size_t i = 0; i < node->child_count; i++)
        add_node(t, buf, node->children[i], depth + 1);
}

static void a_whole_layout(void **state)
{
    sc_test *t = *state;
    sc_layout layout = accepted(t, "layout: 1\n"
                                   "name: mine\n"
                                   "description: An example\n"
                                   "tokens: { gap: 12px }\n"
                                   "card:\n"
                                   "  gap: $gap\n"
                                   "  children:\n"
                                   "    - name: photo\n"
                                   "      image: \"{{ photo }}\"\n"
                                   "      when: photo\n"
                                   "    - flex-direction: column\n"
                                   "      children:\n"
                                   "        - { name: headline, text: \"{{ headline }}!\" }\n"
                                   "    - { width: 4px }\n"
                                   "variants:\n"
                                   "  portrait: { headline: { font-size: 40px } }\n");
    sc_buf buf = sc_buf_new(t->arena, 4096);
    add_node(t, &buf, layout.card, 0);
    assert_str(sc_buf_str(&buf), "box 'card' {row-gap=12px; column-gap=12px}\n"
                                 "  image 'photo' of 1 parts when {}\n"
                                 "  box '' {flex-direction=column}\n"
                                 "    text 'headline' of 2 parts {}\n"
                                 "  box '' {width=4px}\n");
    assert_str(layout.name, "mine");
    assert_str(layout.description, "An example");
    assert_false(layout.names_platform);
}

static void the_smallest_layouts(void **state)
{
    sc_test *t = *state;
    sc_layout layout = accepted(t, "card: {}");
    assert_int_equal(layout.card->child_count, 0);
    layout = accepted(t, "card:\n  children: []\n");
    assert_int_equal(layout.card->child_count, 0);
    assert_int_equal(layout.variant_count, 0);
}

static void variants(void **state)
{
    sc_test *t = *state;
    sc_layout layout = accepted(t, "card:\n"
                                   "  children: [{ name: a, text: x }, { name: b, image: y }]\n"
                                   "variants:\n"
                                   "  portrait: { a: { text: \"{{ headline }}\", when: photo } }\n"
                                   "  \"min-width: 1000px\": { b: { image: z, width: 4px } }\n"
                                   "  \"max-height:630px\": { card: { gap: 3px } }\n"
                                   "  photo and not portrait: {}\n"
                                   "  whatsapp: {}\n");
    assert_int_equal(layout.variant_count, 5);
    assert_true(layout.names_platform);
    const sc_variant *v = layout.variants;
    assert_non_null(v[0].condition);
    assert_ptr_equal(v[0].patches[0].node, layout.card->children[0]);
    assert_true(v[0].patches[0].has_content);
    assert_non_null(v[0].patches[0].when);
    assert_true(v[0].min_width == 0 && isinf(v[0].max_width) && isinf(v[0].max_height));
    assert_null(v[1].condition);
    assert_near(v[1].min_width, 1000, 0);
    assert_str(show_declarations(t->arena, &v[1].patches[0].declarations), "width=4px");
    assert_near(v[2].max_height, 630, 0);
    assert_ptr_equal(v[2].patches[0].node, layout.card);
    assert_int_equal(v[3].patch_count, 0);
}

typedef struct sample {
    const char *text, *said;
} sample;

static const sample REFUSED[] = {
    { "", "a layout is a map, not nothing [layout.no-card] <write the root node under 'card:'>" },
    { "# nothing yet\n", "1:1+0: a layout is a map, not nothing [layout.no-card] <write the root "
                         "node under 'card:'>" },
    { "- card", "1:1+6: a layout is a map, not a list [layout.no-card] <write the root node "
                "under 'card:'>" },
    { "card", "1:1+4: a layout is a map, not a text [layout.no-card] <write the root node under "
              "'card:'>" },
    { "name: mine", "1:1+10: the layout has no card [layout.no-card] <write the root node under "
                    "'card:'>" },
    { "card: [a]", "1:7+3: card: needs a node, such as '- text: …', not a list "
                   "[layout.bad-value] <write the nodes under 'children:'>" },
    { "card:", "1:6+0: card: needs a node, such as '- text: …', not nothing "
               "[layout.bad-value]" },
    { "layout: 2\ncard: {}", "1:9+1: this program knows version 1 of the layout language "
                             "[layout.version] <write 'layout: 1'>" },
    { "layout: [1]\ncard: {}", "1:9+3: this program knows version 1 of the layout language "
                               "[layout.version] <write 'layout: 1'>" },
    { "name: [a]\ncard: {}", "1:7+3: name: needs a text, not a list [layout.bad-value]" },
    { "crad: {}\ncard: {}", "1:1+4: unknown key 'crad' [layout.unknown-key] <did you mean "
                            "'card'?>" },
    { "frobnication: 1\ncard: {}", "1:1+12: unknown key 'frobnication' [layout.unknown-key]" },
    { "tokens: [a]\ncard: {}", "1:9+3: tokens: needs a map such as 'accent: \"#c8102e\"', not a "
                               "list [layout.bad-value]" },
    { "card: { children: {} }", "1:19+2: children: needs a list of nodes, not a map "
                                "[layout.bad-value] <start each node with '- '>" },
    { "card: { children: [a] }", "1:20+1: children: needs a node, such as '- text: …', not a "
                                 "text [layout.bad-value] <write 'text: \"a\"', or 'name: a'>" },
    { "card: a:b", "1:7+3: card: needs a node, such as '- text: …', not a text [layout.bad-value] "
                   "<a ':' is followed by a blank>" },
    { "card: {}\npadding: 3px", "2:1+7: unknown key 'padding' [layout.unknown-key] <write it under "
                                "'card:', indented>" },
    { "card: {}\ncolour: red", "2:1+6: unknown key 'colour' [layout.unknown-key] <did you mean "
                               "'color', under 'card:'?>" },
    { "card: {}\nchildren: []", "2:1+8: unknown key 'children' [layout.unknown-key] <write it "
                                "under 'card:', indented>" },
    { "card: {}\ntext: a", "2:1+4: unknown key 'text' [layout.unknown-key] <write it on a node "
                           "under the card's 'children'>" },
    { "card: { wieght: 400 }", "1:9+6: unknown property 'wieght' [layout.unknown-property] <did "
                               "you mean 'font-weight'?>" },
    { "card: { display: flex }", "1:9+7: unknown property 'display' [layout.unknown-property] "
                                 "<leave it out: every box is a flexbox; 'when' leaves a node "
                                 "out>" },
    { "card: { fontSize: 3px }", "1:9+8: unknown property 'fontSize' [layout.unknown-property] "
                                 "<did you mean 'font-size'?>" },
    /* Duplicate keys hide no other fault. */
    { "card: { gap: 3px, gap: 4px, colr: red }",
      "1:19+3: duplicate key 'gap' [data.duplicate-key] <it is also on line 1, column 9>\n"
      "1:29+4: unknown property 'colr' [layout.unknown-property] <did you mean 'color'?>" },
    { "card: {}\nvariants: { vertical: {} }",
      "2:13+8: variants: unknown field 'vertical' [layout.bad-value] <write 'portrait'>" },
    { "card: { name: root }", "1:9+4: the card itself cannot have 'name' [layout.not-for-card] "
                              "<write it on a node under the card's 'children'>" },
    { "card: { when: photo }", "1:9+4: the card itself cannot have 'when' "
                               "[layout.not-for-card] <write it on a node under the card's "
                               "'children'>" },
    { "card: { text: x }", "1:9+4: the card itself cannot have 'text' [layout.not-for-card] "
                           "<write it on a node under the card's 'children'>" },
    { "card: { children: [{ text: x, image: y }] }",
      "1:38+1: a node is a text, an image or a box with children, not two of them "
      "[layout.two-kinds] <put the one into a child of a box that holds both>" },
    { "card: { children: [{ text: x, children: [] }] }",
      "1:41+2: a node is a text, an image or a box with children, not two of them "
      "[layout.two-kinds] <put the one into a child of a box that holds both>" },
    { "card: { children: [{ text: [x] }] }",
      "1:28+3: text: needs a text such as \"{{ headline }}\", not a list [layout.bad-value]" },
    { "card: { children: [{ text: }] }",
      "1:28+0: text: needs a text such as \"{{ headline }}\", not nothing "
      "[layout.bad-value]" },
    { "card: { children: [{ name: a }, { name: a }] }",
      "1:41+1: another node is called 'a' already [layout.duplicate-name] <give each node a "
      "name "
      "of its own; the root is 'card'>" },
    { "card: { children: [{ name: card }] }",
      "1:28+4: another node is called 'card' already [layout.duplicate-name] <give each node a "
      "name of its own; the root is 'card'>" },
    { "card: { children: [{ name: [a] }] }", "1:28+3: name: needs a text, not a list "
                                             "[layout.bad-value]" },
    { "card: { children: [{ when: [a] }] }",
      "1:28+3: when: needs a condition such as 'photo', not a list [layout.bad-value]" },
    { "card: { children: [{ when: phto }] }",
      "1:28+4: when: unknown field 'phto' [layout.bad-value] <did you mean 'photo'?>" },
    { "card: { children: [{ text: x, gap: 3px }] }",
      "1:31+3: 'gap' is a property of box nodes, and this is a text node [layout.wrong-node] "
      "<move it to a node of that kind, or take it out>" },
    { "card: { fit: none }", "1:9+3: 'fit' is a property of text nodes, and this is a box node "
                             "[layout.wrong-node] <move it to a node of that kind, or take it "
                             "out>" },
    { "card: { childern: [] }", "1:9+8: unknown property 'childern' "
                                "[layout.unknown-property] <did you mean 'children'?>" },
    { "card: { frobnication: 1 }", "1:9+12: unknown property 'frobnication' "
                                   "[layout.unknown-property]" },
    { "card: { gap: 3px, gap: 4px }", "1:19+3: duplicate key 'gap' [data.duplicate-key] <it is "
                                      "also on line 1, column 9>" },
    { "card: {}\nvariants: [a]",
      "2:11+3: variants: needs a map such as 'portrait: { headline: { … } }', not a list "
      "[layout.bad-value]" },
    { "card: {}\nvariants: { portrait: [a] }",
      "2:23+3: variants: needs node names with what changes, not a list [layout.bad-value]" },
    { "card: {}\nvariants: { portrait: { card: 3px } }",
      "2:31+3: variants: needs the properties that change, not a text [layout.bad-value]" },
    { "card: {}\nvariants: { portait: {} }",
      "2:13+7: variants: unknown field 'portait' [layout.bad-value] <did you mean "
      "'portrait'?>" },
    { "card: {}\nvariants: { portrait: { crad: {} } }",
      "2:25+4: no node is called 'crad' [layout.unknown-node] <did you mean 'card'?>" },
    { "card: {}\nvariants: { portrait: { frobnication: {} } }",
      "2:25+12: no node is called 'frobnication' [layout.unknown-node]" },
    { "card: {}\nvariants: { \"min-width: 10em\": {} }",
      "2:13+17: variants: 'min-width: 10em' is not in px [layout.bad-value] <write "
      "\"min-width: "
      "1000px\" in quotes>" },
    { "card: {}\nvariants: { portrait: { card: { children: [] } } }",
      "2:33+8: a variant cannot change 'children' [layout.fixed-in-variant] <a variant changes "
      "properties, 'when', and the text or image of a node>" },
    { "card: {}\nvariants: { portrait: { card: { text: x } } }",
      "2:33+4: a variant cannot change 'text' [layout.fixed-in-variant] <a variant changes "
      "properties, 'when', and the text or image of a node>" },
    { "card: {}\nvariants: { portrait: { card: { wdith: 3px } } }",
      "2:33+5: unknown property 'wdith' [layout.unknown-property] <did you mean 'width'?>" },
    { "card: { children: [{ name: a, text: x }] }\nvariants: { square: { a: { text: \"{{ b "
      "}}\" "
      "} } }",
      "2:38+1: text: unknown field 'b' [layout.bad-value] <fields: headline, short_headline, "
      "kicker, description, section, tags, type, url, lang, author, authors, author.url, "
      "author.photo, byline, editor, published, modified, expires, photo, alt, caption, "
      "credit, "
      "credit_line, label.opinion, label.breaking, quote.open, quote.close, site.name, site.url, "
      "site.logo, site.twitter, site.telegram, "
      "site.publisher>" },
};

static void refused_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof REFUSED / sizeof *REFUSED; i++)
        assert_str(refusal(t, REFUSED[i].text), REFUSED[i].said);
}

/* The card cannot be conditional in a variant either. */
static void the_card_is_always_there(void **state)
{
    assert_str(
        refusal(*state, "card: {}\nvariants: { portrait: { card: { when: photo } } }"),
        "2:33+4: the card itself cannot have 'when' [layout.not-for-card] <write it on a node "
        "under the card's 'children'>");
}

static void every_error_at_once(void **state)
{
    assert_str(
        refusal(*state, "layout: 3\n"
                        "tokns: {}\n"
                        "card:\n"
                        "  padding: 12\n"
                        "  children:\n"
                        "    - { name: a, text: \"{{ headlin }}\", colr: red }\n"
                        "    - { name: a }\n"
                        "variants:\n"
                        "  portait: { b: {} }\n"),
        "2:1+5: unknown key 'tokns' [layout.unknown-key] <did you mean 'tokens'?>\n"
        "1:9+1: this program knows version 1 of the layout language [layout.version] <write "
        "'layout: 1'>\n"
        "4:12+2: padding: '12' has no unit [layout.bad-value] <write '12px'>\n"
        "6:28+7: text: unknown field 'headlin' [layout.bad-value] <did you mean "
        "'headline'?>\n"
        "6:41+4: unknown property 'colr' [layout.unknown-property] <did you mean 'color'?>\n"
        "7:15+1: another node is called 'a' already [layout.duplicate-name] <give each node a "
        "name of its own; the root is 'card'>\n"
        "9:3+7: variants: unknown field 'portait' [layout.bad-value] <did you mean "
        "'portrait'?>\n"
        "9:14+1: no node is called 'b' [layout.unknown-node] <did you mean 'a'?>");
}

/* --- tokens --------------------------------------------------------------------------------- */

static sc_site site_with(sc_test *t, const char *name, const char *color)
{
    sc_token *token = SC_NEW(t->arena, sc_token);
    sc_source *source = source_of(t, sc_str_of(color));
    source->name = SC_STR("site.yaml");
    token->name = sc_str_of(name);
    token->value = (sc_field){ source->text, sc_span_of(source) };
    return (sc_site){ .colors = token, .color_count = 1 };
}

static void site_colours_win(void **state)
{
    sc_test *t = *state;
    static const char TEXT[] = "tokens: { accent: red, other: $accent }\n"
                               "card: { color: $other, background: \"linear-gradient($accent, "
                               "$accent)\" }\n";
    sc_site site = site_with(t, "accent", "#0000ff");
    sc_layout layout;
    assert_int_equal(parse(t, sc_str_of(TEXT), &site, &layout), SC_OK);
    assert_str(show_declarations(t->arena, &layout.card->declarations),
               "color=#0000ffff; background=1 layers");
    const sc_background *b = &layout.card->declarations.items[1].value.background;
    assert_near(b->layers[0].stops[0].color.b, 1, 0);
    layout = accepted(t, TEXT);
    assert_str(show_declarations(t->arena, &layout.card->declarations),
               "color=#ff0000ff; background=1 layers");
}

static void a_bad_site_colour(void **state)
{
    sc_test *t = *state;
    sc_site site = site_with(t, "accent", "bleu");
    sc_layout layout;
    assert_int_equal(
        parse(t, SC_STR("tokens: { accent: red }\ncard: { color: $accent }"), &site, &layout),
        SC_E_CONFIG);
    assert_str(said(t), "1:1+4: colors.accent: 'bleu' is not a colour [layout.bad-value] <did you "
                        "mean 'blue'?>");
}

static void tokens(void **state)
{
    sc_test *t = *state;
    static const sample SAMPLES[] = {
        { "tokens: { a: $b, b: $a }\ncard: { color: $a }",
          "2:16+2: this token stands for itself [layout.token-circle]" },
        { "tokens: { a: x $a }\ncard: { padding: 1px $a }",
          "2:18+6: this token stands for itself [layout.token-circle]" },
        { "card: { color: $accent }",
          "1:16+7: unknown token '$accent' [layout.unknown-token] <write "
          "it under 'tokens', or under 'colors' in site.yaml>" },
        { "tokens: { accent: red }\ncard: { color: $acent }",
          "2:16+6: unknown token '$acent' [layout.unknown-token] <did you mean '$accent'?>" },
    };
    for (size_t i = 0; i < sizeof SAMPLES / sizeof *SAMPLES; i++)
        assert_str(refusal(t, SAMPLES[i].text), SAMPLES[i].said);
}

/* Tokens that each hold two of the next would fill memory. */
static void tokens_that_grow(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 4096);
    sc_buf_addz(&buf, "tokens:\n  t0: 1px\n");
    for (int i = 1; i <= 15; i++)
        sc_buf_addf(&buf, "  t%d: $t%d $t%d $t%d $t%d $t%d $t%d\n", i, i - 1, i - 1, i - 1, i - 1,
                    i - 1, i - 1);
    sc_buf_addz(&buf, "card: { padding: 0 $t15 }\n");
    sc_str text = sc_buf_str(&buf);
    sc_layout layout;
    assert_int_equal(parse(t, text, NULL, &layout), SC_E_CONFIG);
    assert_str(said(t), "18:18+6: the value is too long with its tokens put in "
                        "[layout.bad-value]");
}

/* --- hostile files -------------------------------------------------------------------------- */

static void deep_nesting(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 1 << 20);
    sc_buf_addz(&buf, "card: ");
    for (int i = 0; i < 31; i++)
        sc_buf_addz(&buf, "{ children: [");
    for (int i = 0; i < 31; i++)
        sc_buf_addz(&buf, "] }");
    sc_layout layout;
    assert_int_equal(parse(t, sc_buf_str(&buf), NULL, &layout), SC_OK);
    buf.len = 0;
    sc_buf_addz(&buf, "card: ");
    for (int i = 0; i < 9000; i++)
        sc_buf_addz(&buf, "{ children: [");
    assert_int_equal(parse(t, sc_buf_str(&buf), NULL, &layout), SC_E_CONFIG);
    assert_str(said(t), "1:422+1: lists and maps are nested more than 64 deep [data.too-deep]");
}

static void alias_bombs(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 1 << 20);
    sc_buf_addz(&buf, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 8; i++)
        sc_buf_addf(&buf, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i,
                    i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    sc_buf_addz(&buf, "card: {}\n");
    sc_layout layout;
    assert_int_equal(parse(t, sc_buf_str(&buf), NULL, &layout), SC_E_CONFIG);
    assert_str(said(t), "5:45+3: there are more than 50000 values, counting what aliases repeat "
                        "[data.too-many-nodes]");
}

/* The fifty-first is the last that is told. */
static void many_errors(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 1 << 16);
    sc_buf_addz(&buf, "card:\n");
    for (int i = 0; i < 3000; i++)
        sc_buf_addf(&buf, "  frobnication%d: 1\n", i);
    sc_layout layout;
    assert_int_equal(parse(t, sc_buf_str(&buf), NULL, &layout), SC_E_CONFIG);
    assert_int_equal(t->diags.error_count, 51);
    sc_str all = said(t);
    size_t at;
    assert_true(sc_str_find(all, SC_STR("51:3+14: unknown property 'frobnication49'"), &at));
    all = sc_str_sub(all, at, all.len);
    assert_str(all, "51:3+14: unknown property 'frobnication49' [layout.unknown-property]\n"
                    "1:1+0: there are 50 errors and may be more: no more are looked for "
                    "[layout.too-many-errors] <correct these, and check again>");
}

static void many_parts(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 1 << 16);
    sc_buf_addz(&buf, "card: { children: [{ text: '");
    for (int i = 0; i < 200; i++)
        sc_buf_addz(&buf, "{{ headline }}");
    sc_buf_addz(&buf, "' }] }");
    assert_str(refusal(t, sc_str_z(t->arena, sc_buf_str(&buf))),
               "1:29+2800: text: the text is made of too many parts [layout.bad-value] <use fewer "
               "fields>");
}

static void too_large(void **state)
{
    sc_test *t = *state;
    sc_buf buf = sc_buf_new(t->arena, 4 << 20);
    sc_buf_addz(&buf, "card: {}\n#");
    while (buf.len <= 128 << 10)
        sc_buf_addz(&buf, "################################################################");
    sc_layout layout;
    assert_int_equal(parse(t, sc_buf_str(&buf), NULL, &layout), SC_E_CONFIG);
    assert_str(said(t), "1:1+0: 131082 bytes of data exceed the limit of 131072 [data.too-large]");
}

/* --- what is shipped ------------------------------------------------------------------------ */

static void shipped_layouts(void **state)
{
    sc_test *t = *state;
    static const char *const NAMES[] = { "news", "plain", "split" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        const sc_source *source = sc_layout_builtin(t->arena, sc_str_of(NAMES[i]));
        assert_non_null(source);
        sc_layout layout;
        sc_status status = sc_layout_parse(t->arena, source, NULL, &t->diags, &layout);
        assert_str(said(t), "");
        assert_int_equal(status, SC_OK);
        assert_str(layout.name, NAMES[i]);
        assert_true(layout.description.len > 0);
        assert_true(layout.card->child_count > 0);
    }
    assert_null(sc_layout_builtin(t->arena, SC_STR("nwes")));
    assert_string_equal(sc_layout_builtin_nearest(t->arena, SC_STR("nwes")), "news");
    assert_null(sc_layout_builtin_nearest(t->arena, SC_STR("frobnication")));
}

static void builtins_are_in_order(void **state)
{
    (void)state;
    assert_true(SC_BUILTIN_LAYOUT_COUNT >= 3);
    for (size_t i = 1; i < SC_BUILTIN_LAYOUT_COUNT; i++)
        assert_true(strcmp(SC_BUILTIN_LAYOUTS[i - 1].name, SC_BUILTIN_LAYOUTS[i].name) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(a_whole_layout),
        test(the_smallest_layouts),
        test(variants),
        test(refused_ones),
        test(the_card_is_always_there),
        test(every_error_at_once),
        test(site_colours_win),
        test(a_bad_site_colour),
        test(tokens),
        test(tokens_that_grow),
        test(deep_nesting),
        test(alias_bombs),
        test(many_errors),
        test(many_parts),
        test(too_large),
        test(shipped_layouts),
        test(builtins_are_in_order),
    };
    return cmocka_run_group_tests_name("layout/parse", tests, NULL, NULL);
}
