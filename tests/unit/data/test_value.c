/* Questions about values. */
#include "unit/data/printed.h"

static const sc_value *read_json(sc_arena *arena, const char *text)
{
    static const sc_parse_limits LIMITS = { 1 << 20, 0, SC_E_DATA };
    sc_source *source = SC_NEW(arena, sc_source);
    *source = (sc_source){ SC_STR("t.yaml"), sc_str_of(text) };
    sc_diags diags = { .arena = arena };
    const sc_value *value = NULL;
    assert_int_equal(sc_json_parse(arena, source, sc_span_of(source), &LIMITS, &diags, &value),
                     SC_OK);
    return value;
}

static void finds_keys(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_value *map = read_json(arena, "{\"a\": 1, \"b\": [2], \"\": 3}");
    assert_str(sc_value_find(map, "a")->text, "1");
    assert_str(sc_value_find(map, "")->text, "3");
    assert_null(sc_value_find(map, "c"));
    assert_null(sc_value_find(sc_value_find(map, "b"), "0"));
    assert_null(sc_value_find(NULL, "a"));
    sc_arena_free(arena);
}

static void follows_paths(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_value *map =
        read_json(arena, "{\"a\": {\"wp:b\": [{\"c\": 1}, [7, 8]]}, \"n\": null, \"0\": 5}");
    assert_str(sc_value_at(map, "a.wp:b.0.c")->text, "1");
    assert_str(sc_value_at(map, "a.wp:b.1.1")->text, "8");
    assert_str(sc_value_at(map, "0")->text, "5");
    assert_int_equal(sc_value_at(map, "n")->kind, SC_VALUE_NULL);
    static const char *const NOWHERE[] = {
        "a.wp:b.2",     "a.wp:b.-1", "a.wp:b.x",
        "a.wp:b.0.c.d", "n.x",       "a.",
        ".a",           "x.a",       "a.wp:b.99999999999999999999"
    };
    for (size_t i = 0; i < sizeof NOWHERE / sizeof *NOWHERE; i++)
        assert_null(sc_value_at(map, NOWHERE[i]));
    assert_null(sc_value_at(NULL, "a"));
    assert_null(sc_value_at(read_json(arena, "[]"), "0"));
    sc_arena_free(arena);
}

static void names_kinds(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    static const struct {
        const char *json, *name;
        bool is_scalar;
    } KINDS[] = {
        { "null", "nothing", false }, { "true", "true or false", true }, { "1", "a number", true },
        { "\"x\"", "a text", true },  { "[]", "a list", false },         { "{}", "a map", false },
    };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        const sc_value *value = read_json(arena, KINDS[i].json);
        assert_string_equal(sc_value_kind_name(value), KINDS[i].name);
        assert_int_equal(sc_value_is_scalar(value), KINDS[i].is_scalar);
    }
    assert_string_equal(sc_value_kind_name(NULL), "nothing");
    assert_false(sc_value_is_scalar(NULL));
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_keys),
        cmocka_unit_test(follows_paths),
        cmocka_unit_test(names_kinds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
