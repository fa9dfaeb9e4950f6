/* Writing JSON. */
#include "data/json_write.h"

#include "lib/check.h"

#include <math.h>

typedef struct fixture {
    sc_arena *arena;
    sc_buf out;
    sc_json json;
} fixture;

static int begin(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = arena;
    f->out = sc_buf_new(arena, 1 << 20);
    f->json = sc_json_new(&f->out);
    *state = f;
    return 0;
}

static int end(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

static void write_sample(sc_json *json)
{
    sc_json_begin_object(json);
    sc_json_field(json, "name", SC_STR("river"));
    sc_json_field_optional(json, "absent", SC_STR(""));
    sc_json_field_optional(json, "there", SC_STR("yes"));
    sc_json_field_integer(json, "bytes", -9007199254740993);
    sc_json_key(json, "box");
    sc_json_begin_array(json);
    sc_json_number(json, 1.5, 2);
    sc_json_number(json, 1.0 / 3, 2);
    sc_json_number(json, NAN, 2);
    sc_json_begin_object(json);
    sc_json_end_object(json);
    sc_json_end_array(json);
    sc_json_key(json, "none");
    sc_json_begin_array(json);
    sc_json_end_array(json);
    sc_json_key(json, "ok");
    sc_json_bool(json, true);
    sc_json_key(json, "no");
    sc_json_bool(json, false);
    sc_json_key(json, "nil");
    sc_json_null(json);
    sc_json_end_object(json);
}

static void indents(void **state)
{
    fixture *f = *state;
    write_sample(&f->json);
    assert_str(sc_buf_str(&f->out), "{\n"
                                    "  \"name\": \"river\",\n"
                                    "  \"there\": \"yes\",\n"
                                    "  \"bytes\": -9007199254740993,\n"
                                    "  \"box\": [\n"
                                    "    1.5,\n"
                                    "    0.33,\n"
                                    "    0,\n"
                                    "    {}\n"
                                    "  ],\n"
                                    "  \"none\": [],\n"
                                    "  \"ok\": true,\n"
                                    "  \"no\": false,\n"
                                    "  \"nil\": null\n"
                                    "}");
}

static void writes_on_one_line(void **state)
{
    fixture *f = *state;
    f->json.is_compact = true;
    write_sample(&f->json);
    assert_str(sc_buf_str(&f->out),
               "{\"name\":\"river\",\"there\":\"yes\",\"bytes\":-9007199254740993,"
               "\"box\":[1.5,0.33,0,{}],\"none\":[],\"ok\":true,\"no\":false,\"nil\":null}");
}

static void writes_a_value_alone(void **state)
{
    fixture *f = *state;
    sc_json_string(&f->json, SC_STR("alone"));
    assert_str(sc_buf_str(&f->out), "\"alone\"");
}

static void escapes(void **state)
{
    fixture *f = *state;
    sc_json_string(&f->json,
                   SC_STR("\"\\/\b\f\n\r\t\x01\x1f\x7f\xc2\x80 é </script>&\xe2\x80\xa8"));
    assert_str(sc_buf_str(&f->out),
               "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f\\u0080 é </script>&\xe2\x80\xa8\"");
}

static void escapes_for_html(void **state)
{
    fixture *f = *state;
    f->json.for_html = true;
    sc_json_string(&f->json, SC_STR("</script><!--&amp;\xe2\x80\xa8\xe2\x80\xa9 é'"));
    assert_str(sc_buf_str(&f->out), "\"\\u003c/script\\u003e\\u003c!--\\u0026amp;"
                                    "\\u2028\\u2029 é'\"");
}

static void writes_nul_and_bad_bytes(void **state)
{
    fixture *f = *state;
    sc_json_string(&f->json, SC_STR("a\0b\xff\xed\xa0\x80"));
    assert_str(sc_buf_str(&f->out),
               "\"a\\u0000b\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

static void escapes_keys(void **state)
{
    fixture *f = *state;
    f->json.is_compact = true;
    sc_json_begin_object(&f->json);
    sc_json_field(&f->json, "a\"b", SC_STR("c"));
    sc_json_end_object(&f->json);
    assert_str(sc_buf_str(&f->out), "{\"a\\\"b\":\"c\"}");
}

static void nests_to_its_limit(void **state)
{
    fixture *f = *state;
    f->json.is_compact = true;
    for (int i = 0; i < SC_JSON_DEPTH_MAX; i++)
        sc_json_begin_array(&f->json);
    for (int i = 0; i < SC_JSON_DEPTH_MAX; i++)
        sc_json_end_array(&f->json);
    assert_str(sc_buf_str(&f->out), "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
                                    "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(indents),      TEST(writes_on_one_line), TEST(writes_a_value_alone),
        TEST(escapes),      TEST(escapes_for_html),   TEST(writes_nul_and_bad_bytes),
        TEST(escapes_keys), TEST(nests_to_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
