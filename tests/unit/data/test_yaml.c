/* YAML → located values: what is read, where it is, and every error's exact text. */
#include "unit/data/printed.h"

#include <stdlib.h>
#include <string.h>

typedef struct reading {
    sc_source source;
    sc_diags diags;
    sc_status status;
    const sc_value *value;
} reading;

static reading *read_with(sc_arena *arena, sc_str text, size_t max_aliases)
{
    const sc_parse_limits limits = { 1 << 20, max_aliases, SC_E_CONFIG };
    reading *r = SC_NEW(arena, reading);
    char *exact = malloc(text.len == 0 ? 1 : text.len);
    if (text.len > 0)
        memcpy(exact, text.ptr, text.len);
    sc_arena_defer(arena, free, exact);
    r->source = (sc_source){ SC_STR("t.yaml"), { exact, text.len } };
    r->diags.arena = arena;
    r->status =
        sc_yaml_parse(arena, &r->source, sc_span_of(&r->source), &limits, &r->diags, &r->value);
    return r;
}

static const struct {
    const char *text, *tree;
} GOOD[] = {
    { "", "null@0+0" },
    { "# only a comment\n", "null@0+0" },
    { "---\n", "null@4+0" },
    { "a: b", "{a@0+1: 'b'@3+1}@0+4" },
    { "no: yes\nv: 1.10\nt: ~\nn: null\ne:\nq: \"null\"\n",
      "{no@0+2: 'yes'@4+3, v@8+1: '1.10'@11+4, t@16+1: null@19+1, n@21+1: null@24+4, "
      "e@29+1: null@31+0, q@32+1: \"null\"@35+6}@0+41" },
    { "é: ñ\nb:\n  - x\n  - {y: z, w: }\nc: 'q'",
      "{é@0+2: 'ñ'@4+2, b@7+1: ['x'@14+1, {y@21+1: 'z'@24+1, w@27+1: null@30+0}@20+11]@12+19, "
      "c@32+1: \"q\"@35+3}@0+38" },
    { "日本: [語, 😀x]\n", "{日本@0+6: ['語'@9+3, '😀x'@14+5]@8+12}@0+20" },
    { "a: |\n  one\n  two\n\nb: >-\n  one\n  two\n",
      "{a@0+1: \"one\ntwo\n\"@3+13, b@18+1: \"one two\"@21+14}@0+35" },
    { "a: one\n  two\nb: 1", "{a@0+1: 'one two'@3+9, b@13+1: '1'@16+1}@0+17" },
    { "- - a\n  - b\n- c", "[['a'@4+1, 'b'@10+1]@2+9, 'c'@14+1]@0+15" },
    { "a: \"\\u00e9\\x41\\n\"", "{a@0+1: \"éA\n\"@3+14}@0+17" },
    { "<<: x\n", "{<<@0+2: 'x'@4+1}@0+5" },
    { "%YAML 1.2\n---\na: 1\n...\n", "{a@14+1: '1'@17+1}@14+4" },
    { "a: 1\r\nb: é\r\nc: 2\r\n", "{a@0+1: '1'@3+1, b@6+1: 'é'@9+2, c@13+1: '2'@16+1}@0+17" },
    { "{\"a\": [1, true]}", "{a@1+3: ['1'@7+1, 'true'@10+4]@6+9}@0+16" },
    { "x: &anchor y", "{x@0+1: 'y'@3+9}@0+12" },
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_with(arena, sc_str_of(GOOD[i].text), 0);
        assert_str(printed_diags(arena, &r->diags), "");
        assert_int_equal(r->status, SC_OK);
        assert_str(printed_value(arena, r->value), GOOD[i].tree);
        sc_arena_free(arena);
    }
}

#define AT(line, column) "t.yaml:" line ":" column ": error: "
#define SYNTAX " [data.yaml-syntax]\n"

static const struct {
    const char *text, *printed;
} BAD[] = {
    { "a: b: c", AT("1", "5") "a ':' where none can be" SYNTAX "    1 | a: b: c\n      |     ^\n"
                              "hint: a text that holds ': ' needs quotes; and keys of one map are "
                              "indented alike\n" },
    { "é: 1\n  b: 2",
      AT("2", "4") "a ':' where none can be" SYNTAX "    2 |   b: 2\n      |    ^\n"
                   "hint: a text that holds ': ' needs quotes; and keys of one map are indented "
                   "alike\n" },
    { "a:\n\t- x", AT("2", "1") "a tab in the indentation" SYNTAX
                                "    2 |  - x\n      | ^\nhint: indent with spaces\n" },
    { "a:\n  b: 1\n\tc: 2", AT("3", "1") "a tab in the indentation" SYNTAX
                                         "    3 |  c: 2\n      | ^\nhint: indent with spaces\n" },
    { "a: @x", AT("1", "4") "a text that starts with this character needs quotes" SYNTAX
                            "    1 | a: @x\n      |    ^\nhint: put the text in quotes\n" },
    { "a: `x`", AT("1", "4") "a text that starts with this character needs quotes" SYNTAX
                             "    1 | a: `x`\n      |    ^\nhint: put the text in quotes\n" },
    { "a: %x", AT("1", "4") "a text that starts with this character needs quotes" SYNTAX
                            "    1 | a: %x\n      |    ^\nhint: put the text in quotes\n" },
    { "a: \"x\" y",
      AT("1",
         "8") "expected a key here" SYNTAX
              "    1 | a: \"x\" y\n      |        ^\nhint: indent the keys of a map alike, and "
              "put all of a text into the quotes\n" },
    { "a: \"bc\nd: 1",
      AT("1", "4") "no closing quote after this" SYNTAX "    1 | a: \"bc\n      |    ^\n" },
    { "a: 'bc\n---\nd: 1",
      AT("1", "4") "no closing quote after this" SYNTAX "    1 | a: 'bc\n      |    ^\n" },
    { "a: 1\ntext\nb: 2",
      AT("2", "1") "expected ':' after this key" SYNTAX "    2 | text\n      | ^\n"
                   "hint: a key is followed by ': ', and a text of several lines is indented\n" },
    { "- a\nb: c",
      AT("2", "1") "expected '-' and an item here" SYNTAX
                   "    2 | b: c\n      | ^\nhint: indent the items of a list alike\n" },
    { "a: - b", AT("1", "4") "a '-' where no list can start" SYNTAX "    1 | a: - b\n      |    ^\n"
                             "hint: start the list on its own line, indented below its key\n" },
    /* A colour without quotes is a comment, and takes the bracket's end with it. */
    { "a: { b: #fff, c: 1 }\nd: 2",
      AT("1", "9") "'#' starts a comment in YAML: the rest of the line is not read" SYNTAX
                   "    1 | a: { b: #fff, c: 1 }\n      |         ^~~~\n"
                   "hint: write \"#fff\" in quotes\n" },
    { "- { b: #a1B2c3,\n    c: 1 }\n- d",
      AT("1", "8") "'#' starts a comment in YAML: the rest of the line is not read" SYNTAX
                   "    1 | - { b: #a1B2c3,\n      |        ^~~~~~~\n"
                   "hint: write \"#a1B2c3\" in quotes\n" },
    { "a: [b, # add\nc: 1",
      AT("2", "5") "expected ',' or ']' in the list" SYNTAX "    2 | c: 1\n      |     ^\n" },
    { "a: [1, 2", AT("1", "9") "expected ',' or ']' in the list" SYNTAX
                               "    1 | a: [1, 2\n      |         ^\n" },
    { "a: {b: 1", AT("1", "9") "expected ',' or '}' in the map" SYNTAX
                               "    1 | a: {b: 1\n      |         ^\n" },
    { "a: ]", AT("1", "4") "expected a value here" SYNTAX "    1 | a: ]\n      |    ^\n" },
    { "a\n...\nb",
      AT("3", "1") "expected nothing more here" SYNTAX
                   "    3 | b\n      | ^\nhint: one file holds one map; indent its keys alike\n" },
    { "a: \"\\q\"",
      AT("1", "5") "unknown escape in a text" SYNTAX "    1 | a: \"\\q\"\n      |     ^\n"
                   "hint: write \\\\ for a backslash, or use single quotes\n" },
    { "a: \"\\uZZ\"", AT("1", "7") "expected hexadecimal digits here" SYNTAX
                                   "    1 | a: \"\\uZZ\"\n      |       ^\n" },
    { "a: \"\\ud800\"", AT("1", "7") "an escape that names no Unicode character" SYNTAX
                                     "    1 | a: \"\\ud800\"\n      |       ^\n" },
    { "a: \"é\\0\"", AT("1", "4") "\\0 is not allowed in a text" SYNTAX
                                  "    1 | a: \"é\\0\"\n      |    ^~~~~\n" },
    { "a: | x\n", AT("1", "6") "expected the end of the line after '|' or '>'" SYNTAX
                               "    1 | a: | x\n      |      ^\n" },
    { "é: \x07", AT("1", "4") "a control character" SYNTAX "    1 | é:  \n      |    ^\n"
                              "hint: leave it out\n" },
    { "? [a]\n: b", AT("1", "3") "a key must be a text, not a list" SYNTAX
                                 "    1 | ? [a]\n      |   ^\nhint: put the text in quotes\n" },
    { "? {a: 1}\n: b",
      AT("1", "3") "a key must be a text, not a map" SYNTAX
                   "    1 | ? {a: 1}\n      |   ^\nhint: put the text in quotes\n" },
    { "a: &x 1\n*x : 2",
      AT("2", "1") "a key must be a text, not an alias" SYNTAX
                   "    2 | *x : 2\n      | ^~\nhint: put the text in quotes\n" },
    { "a: !!str x",
      AT("1", "4") "the tag '!!str' is not supported [data.tag]\n"
                   "    1 | a: !!str x\n      |    ^~~~~\n"
                   "hint: leave the tag out; a text that starts with '!' needs quotes\n" },
    { "a: !x [1]",
      AT("1", "4") "the tag '!x' is not supported [data.tag]\n"
                   "    1 | a: !x [1]\n      |    ^~\n"
                   "hint: leave the tag out; a text that starts with '!' needs quotes\n" },
    { "a: !x!y 1", AT("1", "4") "tags are not supported" SYNTAX
                                "    1 | a: !x!y 1\n      |    ^\nhint: put the text in quotes\n" },
    { "a: 1\nb: *x",
      AT("2", "4") "aliases are not allowed in this file [data.alias]\n"
                   "    2 | b: *x\n      |    ^~\n"
                   "hint: write the value out; a text that starts with '*' needs quotes\n" },
    { "a: **bold**",
      AT("1", "4") "a text that starts with this character needs quotes" SYNTAX
                   "    1 | a: **bold**\n      |    ^\nhint: put the text in quotes\n" },
    { "a: 1\n---\nb: 2",
      AT("2", "1") "a second document starts here [data.several-documents]\n"
                   "    2 | ---\n      | ^\n"
                   "hint: one file holds one document: take out the '---' between them\n" },
    { "a: 1\nb: 1\na: 2\né:\n  x: 1\n  x: 2\na: 3",
      AT("6",
         "3") "duplicate key 'x' [data.duplicate-key]\n"
              "    6 |   x: 2\n      |   ^\nhint: it is also on line 5, column 3\n" AT(
                  "3",
                  "1") "duplicate key 'a' [data.duplicate-key]\n"
                       "    3 | a: 2\n      | ^\nhint: it is also on line 1, column 1\n" AT(
                           "7",
                           "1") "duplicate key 'a' [data.duplicate-key]\n"
                                "    7 | a: 3\n      | ^\nhint: it is also on line 1, column 1\n" },
};

static void refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_with(arena, sc_str_of(BAD[i].text), 0);
        assert_str(printed_diags(arena, &r->diags), BAD[i].printed);
        assert_int_equal(r->status, SC_E_CONFIG);
        assert_null(r->value);
        sc_arena_free(arena);
    }
}

static void follows_aliases(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    reading *r = read_with(arena, SC_STR("a: &x [1, {b: 2}]\nc: *x\nd: {e: *x}"), 2);
    assert_int_equal(r->status, SC_OK);
    const sc_value *a = sc_value_find(r->value, "a");
    assert_ptr_equal(sc_value_find(r->value, "c"), a);
    assert_ptr_equal(sc_value_at(r->value, "d.e"), a);
    sc_arena_free(arena);
}

static void redefines_anchors(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    reading *r = read_with(arena, SC_STR("[&x 1, *x, &x 2, *x]"), 9);
    assert_int_equal(r->status, SC_OK);
    assert_str(r->value->items[1]->text, "1");
    assert_str(r->value->items[3]->text, "2");
    sc_arena_free(arena);
}

static const struct {
    const char *text, *printed;
} BAD_ALIASES[] = {
    { "a: *x", AT("1", "4") "no anchor '&x' stands above [data.alias]\n"
                            "    1 | a: *x\n      |    ^~\n" },
    { "a: &x [*x]", AT("1", "8") "no anchor '&x' stands above [data.alias]\n"
                                 "    1 | a: &x [*x]\n      |        ^~\n" },
    { "[&x 1, *x, *x, *x]",
      AT("1", "16") "there are more than 2 aliases [data.alias]\n"
                    "    1 | [&x 1, *x, *x, *x]\n      |                ^~\n" },
};

static void refuses_bad_aliases(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD_ALIASES / sizeof *BAD_ALIASES; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_with(arena, sc_str_of(BAD_ALIASES[i].text), 2);
        assert_str(printed_diags(arena, &r->diags), BAD_ALIASES[i].printed);
        sc_arena_free(arena);
    }
}

/* Nine aliases of nine aliases of … : few bytes, billions of values. */
static void bounds_what_aliases_repeat(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_buf text = sc_buf_new(arena, 1 << 16);
    sc_buf_addz(&text, "a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n");
    for (char c = 'b'; c < 'k'; c++) {
        sc_buf_addf(&text, "%c: &%c [", c, c);
        for (int i = 0; i < 9; i++)
            sc_buf_addf(&text, "%s*%c", i == 0 ? "" : ", ", c - 1);
        sc_buf_addz(&text, "]\n");
    }
    reading *r = read_with(arena, sc_buf_str(&text), 100);
    assert_int_equal(r->diags.list.count, 1);
    assert_string_equal(r->diags.list.items[0].code, "data.too-many-nodes");
    sc_arena_free(arena);
}

/* Each level holds the one before it: the depth is in the tree, not in the text. */
static void bounds_depth_through_aliases(void **state)
{
    (void)state;
    for (int levels = 62; levels < 65; levels++) {
        sc_arena *arena = sc_arena_new(0);
        sc_buf text = sc_buf_new(arena, 1 << 16);
        sc_buf_addz(&text, "a0: &a0 [1]\n");
        for (int i = 1; i < levels; i++)
            sc_buf_addf(&text, "a%d: &a%d [*a%d]\n", i, i, i - 1);
        sc_buf_addf(&text, "end: *a%d\n", levels - 1);
        reading *r = read_with(arena, sc_buf_str(&text), 100);
        assert_int_equal(r->status, levels <= 63 ? SC_OK : SC_E_CONFIG);
        if (levels > 63)
            assert_string_equal(r->diags.list.items[0].code, "data.too-deep");
        sc_arena_free(arena);
    }
}

static sc_str repeated(sc_arena *arena, const char *piece, size_t count)
{
    sc_buf out = sc_buf_new(arena, 16 << 20);
    for (size_t i = 0; i < count; i++)
        sc_buf_addz(&out, piece);
    return sc_buf_str(&out);
}

static void bounds_depth_count_and_size(void **state)
{
    (void)state;
    static const struct {
        const char *piece;
        size_t count;
        const char *code;
    } BOMBS[] = {
        { "[", 500000, "data.too-deep" },           { "- ", 400000, "data.too-deep" },
        { "{a: ", 200000, "data.too-deep" },        { "? ", 400000, "data.yaml-syntax" },
        { "- a\n", 150000, "data.too-many-nodes" }, { "- \n", 150000, "data.too-many-nodes" },
        { "# \n", 400000, "data.too-large" },       { "- &a a\n", 120000, "data.too-many-nodes" },
    };
    for (size_t i = 0; i < sizeof BOMBS / sizeof *BOMBS; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_with(arena, repeated(arena, BOMBS[i].piece, BOMBS[i].count), 0);
        assert_int_equal(r->status, SC_E_CONFIG);
        assert_int_equal(r->diags.list.count, 1);
        assert_string_equal(r->diags.list.items[0].code, BOMBS[i].code);
        sc_arena_free(arena);
    }
}

/* A file full of them says so twenty times, not fifty thousand. */
static void reports_few_duplicates(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    reading *r = read_with(arena, repeated(arena, "a: 1\nb: 2\n", 20000), 0);
    assert_int_equal(r->status, SC_E_CONFIG);
    assert_int_equal(r->diags.list.count, 20);
    assert_string_equal(r->diags.list.items[19].code, "data.duplicate-key");
    sc_arena_free(arena);
}

static void reads_a_part(void **state)
{
    (void)state;
    static const sc_parse_limits LIMITS = { 1 << 20, 0, SC_E_DATA };
    sc_arena *arena = sc_arena_new(0);
    sc_source source = { SC_STR("é.md"), SC_STR("---\né: 1\nb: c: d\n---\nbody: : :\n") };
    sc_diags diags = { .arena = arena };
    const sc_value *value = NULL;
    sc_span part = { &source, 4, 16 };
    assert_int_equal(sc_yaml_parse(arena, &source, part, &LIMITS, &diags, &value), SC_E_DATA);
    assert_str(
        printed_diags(arena, &diags),
        "é.md:3:5: error: a ':' where none can be [data.yaml-syntax]\n"
        "    3 | b: c: d\n      |     ^\nhint: a text that holds ': ' needs quotes; and keys "
        "of one map are indented alike\n");
    diags.list.count = 0;
    part.len = 6;
    assert_int_equal(sc_yaml_parse(arena, &source, part, &LIMITS, &diags, &value), SC_OK);
    assert_str(printed_value(arena, value), "{é@4+2: '1'@8+1}@4+5");
    sc_arena_free(arena);
}

/* Bytes changed at random: an answer or a diagnostic, never a crash; places inside the text. */
static void survives_changed_bytes(void **state)
{
    (void)state;
    static const unsigned SEED = 20260315;
    static const char BYTES[] = "{}[],:\"'\\#&*!|>%@?- \t\né~";
    print_message("seed %u\n", SEED);
    sc_str whole = SC_STR("é: [1, {a: b}]\nb:\n  - \"x\\u00e9\"\n  - 'y'\nc: |\n  text\nd: &x 1\n");
    uint64_t random = SEED;
    for (int round = 0; round < 5000; round++) {
        sc_arena *arena = sc_arena_new(0);
        char *text = sc_str_z(arena, whole);
        for (int i = 0; i < 3; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            text[(random >> 33) % whole.len] = BYTES[(random >> 20) % (sizeof BYTES - 1)];
        }
        reading *r = read_with(arena, (sc_str){ text, whole.len }, 5);
        assert_true((r->status == SC_OK) == (r->diags.list.count == 0));
        for (size_t i = 0; i < r->diags.list.count; i++)
            assert_true(r->diags.list.items[i].span.offset + r->diags.list.items[i].span.len <=
                        whole.len);
        printed_diags(arena, &r->diags);
        sc_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),
        cmocka_unit_test(refuses),
        cmocka_unit_test(follows_aliases),
        cmocka_unit_test(redefines_anchors),
        cmocka_unit_test(refuses_bad_aliases),
        cmocka_unit_test(bounds_what_aliases_repeat),
        cmocka_unit_test(bounds_depth_through_aliases),
        cmocka_unit_test(bounds_depth_count_and_size),
        cmocka_unit_test(reports_few_duplicates),
        cmocka_unit_test(reads_a_part),
        cmocka_unit_test(survives_changed_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
