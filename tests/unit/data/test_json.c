/* JSON → located values: what is read, where it is, and every error's exact text. */
#include "unit/data/printed.h"

#include <stdlib.h>
#include <string.h>

typedef struct reading {
    sc_source source;
    sc_diags diags;
    sc_status status;
    const sc_value *value;
} reading;

static const sc_parse_limits LIMITS = { 1 << 20, 0, SC_E_DATA };

/* `text` is copied to its exact size, so that a sanitizer sees a read past its end. */
static reading *read_json(sc_arena *arena, sc_str text)
{
    reading *r = SC_NEW(arena, reading);
    char *exact = malloc(text.len == 0 ? 1 : text.len);
    if (text.len > 0)
        memcpy(exact, text.ptr, text.len);
    sc_arena_defer(arena, free, exact);
    r->source = (sc_source){ SC_STR("t.json"), { exact, text.len } };
    r->diags.arena = arena;
    r->status =
        sc_json_parse(arena, &r->source, sc_span_of(&r->source), &LIMITS, &r->diags, &r->value);
    return r;
}

static const struct {
    const char *text, *tree;
} GOOD[] = {
    { "{}", "{}@0+2" },
    { " [ ] ", "[]@1+3" },
    { "null", "null@0+4" },
    { "\"a\"", "\"a\"@0+3" },
    { "{\"a\": 1.50, \"b\" :true,\n \"c\":[null, false]}",
      "{a@1+3: 1.50@6+4, b@12+3: true@17+4, c@24+3: [null@29+4, false@35+5]@28+13}@0+42" },
    { "{\"é\":\"ñ\",\"x\":\"\\u00f1\"}", "{é@1+4: \"ñ\"@6+4, x@11+3: \"ñ\"@15+8}@0+24" },
    { "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\"\\/\b\f\n\r\t\"@1+18]@0+20" },
    { "[\"\\ud83d\\ude00\"]", "[\"😀\"@1+14]@0+16" },
    { "[\"[,]{:}\"]", "[\"[,]{:}\"@1+8]@0+10" },
    { "[-0, 1e5, 99999999999999999999999, -1.5E-3]",
      "[-0@1+2, 1e5@5+3, 99999999999999999999999@10+23, -1.5E-3@35+7]@0+43" },
    { "{\"\":\"\"}", "{@1+2: \"\"@4+2}@0+7" },
    { "{\"a\":1,\"A\":2}", "{a@1+3: 1@5+1, A@7+3: 2@11+1}@0+13" },
};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_json(arena, sc_str_of(GOOD[i].text));
        assert_str(printed_diags(arena, &r->diags), "");
        assert_int_equal(r->status, SC_OK);
        assert_str(printed_value(arena, r->value), GOOD[i].tree);
        sc_arena_free(arena);
    }
}

static const struct {
    const char *text, *printed;
} BAD[] = {
    { "", "t.json: error: expected a value but found the end [data.json-syntax]\n" },
    { "{\n", "t.json:2:1: error: expected a key in double quotes but found the end "
             "[data.json-syntax]\n    2 | \n      | ^\n" },
    { "{\"a\"}", "t.json:1:5: error: expected ':' after the key but found '}' [data.json-syntax]\n"
                 "    1 | {\"a\"}\n      |     ^\n" },
    { "{\"a\":}", "t.json:1:6: error: expected a value but found '}' [data.json-syntax]\n"
                  "    1 | {\"a\":}\n      |      ^\n" },
    { "{\"é\": 1 \"b\": 2}",
      "t.json:1:9: error: expected ',' or '}' but found \"b\" [data.json-syntax]\n"
      "    1 | {\"é\": 1 \"b\": 2}\n      |         ^~~\n" },
    { "{\"a\": 1 \"a long text that goes on and on\": 2}",
      "t.json:1:9: error: expected ',' or '}' but found \"a long text that goes o… "
      "[data.json-syntax]\n"
      "    1 | {\"a\": 1 \"a long text that goes on and on\": 2}\n"
      "      |         ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n" },
    { "[1 2]", "t.json:1:4: error: expected ',' or ']' but found '2' [data.json-syntax]\n"
               "    1 | [1 2]\n      |    ^\n" },
    { "[1,]", "t.json:1:4: error: expected a value but found ']' [data.json-syntax]\n"
              "    1 | [1,]\n      |    ^\nhint: no comma before the closing bracket\n" },
    { "{\"a\":1,}",
      "t.json:1:8: error: expected a key in double quotes but found '}' [data.json-syntax]\n"
      "    1 | {\"a\":1,}\n      |        ^\nhint: no comma before the closing bracket\n" },
    { "{a: 1}",
      "t.json:1:2: error: expected a key in double quotes but found 'a' [data.json-syntax]\n"
      "    1 | {a: 1}\n      |  ^\n" },
    { "['a']", "t.json:1:2: error: expected a value but found 'a' [data.json-syntax]\n"
               "    1 | ['a']\n      |  ^~~\nhint: JSON texts stand in double quotes\n" },
    { "[True]", "t.json:1:2: error: expected a value but found 'True' [data.json-syntax]\n"
                "    1 | [True]\n      |  ^~~~\nhint: write true in small letters\n" },
    { "[NaN]", "t.json:1:2: error: expected a value but found 'NaN' [data.json-syntax]\n"
               "    1 | [NaN]\n      |  ^~~\nhint: write null for no value\n" },
    { "// no\n{}", "t.json:1:1: error: expected a value but found '//' [data.json-syntax]\n"
                   "    1 | // no\n      | ^~\nhint: JSON has no comments\n" },
    { "[01]", "t.json:1:2: error: '01' is not a JSON number [data.json-syntax]\n"
              "    1 | [01]\n      |  ^~\nhint: numbers have no leading zeros\n" },
    { "[1e999]", "t.json:1:2: error: the number '1e999' is too large [data.json-syntax]\n"
                 "    1 | [1e999]\n      |  ^~~~~\n" },
    { "[\"a\\qb\"]", "t.json:1:2: error: unknown escape in \"a\\qb\" [data.json-syntax]\n"
                     "    1 | [\"a\\qb\"]\n      |  ^~~~~~\nhint: write \\\\ for a backslash; the "
                     "others are \\\" \\/ \\b \\f \\n \\r \\t and \\u with 4 digits\n" },
    { "[\"\\u12\"]", "t.json:1:2: error: unknown escape in \"\\u12\" [data.json-syntax]\n"
                     "    1 | [\"\\u12\"]\n      |  ^~~~~~\nhint: write \\\\ for a backslash; the "
                     "others are \\\" \\/ \\b \\f \\n \\r \\t and \\u with 4 digits\n" },
    { "[\"\\ud800\"]",
      "t.json:1:2: error: half a surrogate pair in \"\\ud800\" [data.json-syntax]\n"
      "    1 | [\"\\ud800\"]\n      |  ^~~~~~~~\n"
      "hint: a character past U+FFFF is written as two \\u escapes\n" },
    { "[\"\\udc00\"]",
      "t.json:1:2: error: half a surrogate pair in \"\\udc00\" [data.json-syntax]\n"
      "    1 | [\"\\udc00\"]\n      |  ^~~~~~~~\n"
      "hint: a character past U+FFFF is written as two \\u escapes\n" },
    { "[\"\\u0000\"]", "t.json:1:2: error: \\u0000 is not allowed in a text [data.json-syntax]\n"
                       "    1 | [\"\\u0000\"]\n      |  ^~~~~~~~\n" },
    { "{\"\\u0000\": 1}", "t.json:1:2: error: \\u0000 is not allowed in a key [data.json-syntax]\n"
                          "    1 | {\"\\u0000\": 1}\n      |  ^~~~~~~~\n" },
    { "[\"a\nb\"]", "t.json:1:2: error: no closing quote after \"a [data.json-syntax]\n"
                    "    1 | [\"a\n      |  ^~\nhint: write \\n for a line break\n" },
    { "[\"abc", "t.json:1:2: error: no closing quote after \"abc [data.json-syntax]\n"
                "    1 | [\"abc\n      |  ^~~~\n" },
    { "[\"a\x01\"]", "t.json:1:2: error: control character in \"a \" [data.json-syntax]\n"
                     "    1 | [\"a \"]\n      |  ^~~~\n"
                     "hint: write it as a \\u escape, or leave it out\n" },
    { "[1] x", "t.json:1:5: error: expected nothing more but found 'x' [data.json-syntax]\n"
               "    1 | [1] x\n      |     ^\nhint: one file holds one JSON value\n" },
    { "{\"a\":1,\n \"b\":2, \"\\u0061\":3, \"a\":4}",
      "t.json:2:9: error: duplicate key 'a' [data.duplicate-key]\n"
      "    2 |  \"b\":2, \"\\u0061\":3, \"a\":4}\n      |         ^~~~~~~~\n"
      "hint: it is also on line 1, column 2\n"
      "t.json:2:21: error: duplicate key 'a' [data.duplicate-key]\n"
      "    2 |  \"b\":2, \"\\u0061\":3, \"a\":4}\n      |                     ^~~\n"
      "hint: it is also on line 1, column 2\n" },
};

static void refuses(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_json(arena, sc_str_of(BAD[i].text));
        assert_str(printed_diags(arena, &r->diags), BAD[i].printed);
        assert_int_equal(r->status, SC_E_DATA);
        assert_null(r->value);
        sc_arena_free(arena);
    }
}

static sc_str repeated(sc_arena *arena, const char *piece, size_t count, const char *rest)
{
    sc_buf out = sc_buf_new(arena, 16 << 20);
    for (size_t i = 0; i < count; i++)
        sc_buf_addz(&out, piece);
    for (size_t i = 0; rest != NULL && i < count; i++)
        sc_buf_addz(&out, rest);
    return sc_buf_str(&out);
}

static void bounds_depth(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    assert_int_equal(read_json(arena, repeated(arena, "[", 64, "]"))->status, SC_OK);
    static const size_t DEEP[] = { 65, 2000, 2048, 2049, 100000 };
    for (size_t i = 0; i < sizeof DEEP / sizeof *DEEP; i++) {
        reading *r = read_json(arena, repeated(arena, "[", DEEP[i], "]"));
        assert_int_equal(r->status, SC_E_DATA);
        assert_int_equal(r->diags.list.count, 1);
        assert_string_equal(r->diags.list.items[0].code, "data.too-deep");
        assert_str(r->diags.list.items[0].message, "lists and maps are nested more than 64 deep");
    }
    reading *unclosed = read_json(arena, repeated(arena, "{\"a\":", 100000, NULL));
    assert_string_equal(unclosed->diags.list.items[0].code, "data.too-deep");
    sc_arena_free(arena);
}

static void bounds_size_and_count(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_str many = repeated(arena, "1,", 50000, NULL);
    reading *r = read_json(arena, sc_str_fmt(arena, "[%.*s1]", SC_STR_ARG(many)));
    assert_str(r->diags.list.items[0].message,
               "there are more than 50000 values, counting what aliases repeat");
    assert_string_equal(r->diags.list.items[0].code, "data.too-many-nodes");
    r = read_json(arena, repeated(arena, " ", (1 << 20) + 1, NULL));
    assert_str(r->diags.list.items[0].message, "1048577 bytes of data exceed the limit of 1048576");
    assert_string_equal(r->diags.list.items[0].code, "data.too-large");
    sc_arena_free(arena);
}

static void reads_a_part(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_source source = { SC_STR("t.md"), SC_STR(";;;\n{\"é\": [1 2]}\n;;;\n") };
    sc_diags diags = { .arena = arena };
    const sc_value *value = NULL;
    sc_span part = { &source, 4, 14 };
    assert_int_equal(sc_json_parse(arena, &source, part, &LIMITS, &diags, &value), SC_E_DATA);
    assert_str(printed_diags(arena, &diags),
               "t.md:2:10: error: expected ',' or ']' but found '2' [data.json-syntax]\n"
               "    2 | {\"é\": [1 2]}\n      |          ^\n");
    sc_arena_free(arena);
}

/* Every prefix of a text that has everything is refused, and none is read past its end. */
static void refuses_every_truncation(void **state)
{
    (void)state;
    sc_str whole =
        SC_STR("{\"a\":[1,-2.5e3,true,null,\"x\\u00e9\\ud83d\\ude00é\"],\"b\":{\"c\":\"\"}}");
    for (size_t len = 0; len < whole.len; len++) {
        sc_arena *arena = sc_arena_new(0);
        reading *r = read_json(arena, sc_str_sub(whole, 0, len));
        assert_int_equal(r->status, SC_E_DATA);
        assert_true(r->diags.list.count == 1);
        assert_true(r->diags.list.items[0].span.offset <= len);
        sc_arena_free(arena);
    }
}

/* Bytes changed at random: an answer or a diagnostic, never a crash; places inside the text. */
static void survives_changed_bytes(void **state)
{
    (void)state;
    static const unsigned SEED = 20260314;
    print_message("seed %u\n", SEED);
    sc_str whole =
        SC_STR("{\"a\":[1,-2.5e3,true,null,\"x\\u00e9é\"],\"b\":{\"c\":\"\",\"d\":[[]]}}");
    uint64_t random = SEED;
    for (int round = 0; round < 5000; round++) {
        sc_arena *arena = sc_arena_new(0);
        char *text = sc_str_z(arena, whole);
        for (int i = 0; i < 3; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            text[(random >> 33) % whole.len] = "{}[],:\"\\ue19ntf \x80\xc3"[(random >> 20) % 19];
        }
        reading *r = read_json(arena, (sc_str){ text, whole.len });
        assert_true((r->status == SC_OK) == (r->diags.list.count == 0));
        for (size_t i = 0; i < r->diags.list.count; i++)
            assert_true(r->diags.list.items[i].span.offset <= whole.len);
        printed_diags(arena, &r->diags);
        sc_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),
        cmocka_unit_test(refuses),
        cmocka_unit_test(bounds_depth),
        cmocka_unit_test(bounds_size_and_count),
        cmocka_unit_test(reads_a_part),
        cmocka_unit_test(refuses_every_truncation),
        cmocka_unit_test(survives_changed_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
