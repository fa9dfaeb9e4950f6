/* Messages for programs: SARIF and GitHub's workflow commands, their escapes and places. */
#include "cli/github.h"
#include "cli/sarif.h"
#include "data/value.h"
#include "lib/check.h"

typedef struct sample {
    sc_arena *arena;
    sc_diags diags;
    sc_source source;
} sample;

static int set_up(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    sample *s = SC_NEW(arena, sample);
    s->arena = s->diags.arena = arena;
    s->source = (sc_source){ SC_STR("looks/a.yaml"), SC_STR("card:\n  prix: 3 €, 4\n  b\n") };
    *state = s;
    return 0;
}

static int tear_down(void **state)
{
    sample *s = *state;
    sc_arena_free(s->arena);
    return 0;
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

static sc_str github(sample *s)
{
    sc_buf buf = sc_buf_new(s->arena, 1 << 16);
    for (size_t i = 0; i < s->diags.list.count; i++)
        sc_github_add(&buf, &s->diags.list.items[i]);
    return sc_buf_str(&buf);
}

static void github_places(void **state)
{
    sample *s = *state;
    sc_source photo = { SC_STR("a.jpg"), { 0 } };
    sc_diag_error(&s->diags, (sc_span){ &s->source, 14, 5 }, "layout.bad", "write it", "wrong");
    sc_diag_warn(&s->diags, (sc_span){ &s->source, 8, 16 }, "layout.odd", NULL, "two lines");
    sc_diag_warn(&s->diags, (sc_span){ &s->source, 8, 0 }, "layout.gap", NULL, "a point");
    sc_diag_error(&s->diags, sc_span_of(&photo), "photo.bad", NULL, "no lines");
    sc_diag_error(&s->diags, SC_NO_SPAN, "cli.usage", NULL, "no place");
    assert_str(github(s),
               "::error file=looks/a.yaml,line=2,endLine=2,col=9,endColumn=12,title=layout.bad::"
               "wrong%0Ahint: write it\n"
               "::warning file=looks/a.yaml,line=2,endLine=3,title=layout.odd::two lines\n"
               "::warning file=looks/a.yaml,line=2,endLine=2,col=3,endColumn=3,title=layout.gap::a "
               "point\n"
               "::error file=a.jpg,title=photo.bad::no lines\n"
               "::error title=cli.usage::no place\n");
}

/* Nothing in a name or message ends the command, or begins another. */
static void github_escapes(void **state)
{
    sample *s = *state;
    s->source.name = SC_STR("50%, a:b\r\n::c\x1b.yaml");
    sc_diag_error(&s->diags, sc_span_of(&s->source), "layout.bad", "50% of\nit",
                  "1%%\r\n::error::2, 3: \t4\x7f");
    sc_diag *diag = &s->diags.list.items[0];
    diag->span.len = 0;
    assert_str(github(s), "::error file=50%25%2C a%3Ab%0D%0A%3A%3Ac .yaml,line=1,endLine=1,col=1,"
                          "endColumn=1,title=layout.bad::1%25%0D%0A::error::2, 3:  4 "
                          "%0Ahint: 50%25 of%0Ait\n");
}

static const sc_value *sarif(sample *s)
{
    sc_buf buf = sc_buf_new(s->arena, 1 << 16);
    sc_sarif log = sc_sarif_begin(s->arena, &buf);
    for (size_t i = 0; i < s->diags.list.count; i++)
        sc_sarif_add(&log, &s->diags.list.items[i]);
    sc_sarif_end(&log);
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ SC_STR("log.sarif"), sc_buf_str(&buf) };
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_DATA };
    const sc_value *root = NULL;
    sc_diags diags = { .arena = s->arena };
    assert_int_equal(sc_json_parse(s->arena, source, sc_span_of(source), &limits, &diags, &root),
                     SC_OK);
    return root;
}

static sc_str at(const sc_value *log, const char *path)
{
    const sc_value *value = sc_value_at(log, path);
    return value == NULL ? SC_STR("(nothing)") : value->text;
}

static void an_empty_sarif_log(void **state)
{
    const sc_value *log = sarif(*state);
    assert_str(at(log, "version"), "2.1.0");
    assert_str(at(log, "runs.0.tool.driver.name"), "sharecard");
    assert_int_equal(sc_value_at(log, "runs.0.results")->kind, SC_VALUE_LIST);
    assert_int_equal(sc_value_at(log, "runs.0.results")->count, 0);
    assert_int_equal(sc_value_at(log, "runs.0.tool.driver.rules")->count, 0);
}

static void sarif_results(void **state)
{
    sample *s = *state;
    sc_source photo = { SC_STR("/p/1 2.jpg"), { 0 } };
    sc_diag_error(&s->diags, (sc_span){ &s->source, 14, 5 }, "layout.bad", "write \"it\"", "wrong");
    sc_diag_warn(&s->diags, sc_span_of(&photo), "photo.odd", NULL, "no lines");
    sc_diag_error(&s->diags, SC_NO_SPAN, "layout.bad", "close {{", "no place for {0}");
    const sc_value *log = sarif(s), *results = sc_value_at(log, "runs.0.results");
    assert_str(at(log, "runs.0.columnKind"), "unicodeCodePoints");
    assert_int_equal(results->count, 3);
    assert_str(at(results, "0.ruleId"), "layout.bad");
    assert_str(at(results, "0.level"), "error");
    assert_str(at(results, "0.message.text"), "wrong (write \"it\")");
    const sc_value *place = sc_value_at(results, "0.locations.0.physicalLocation");
    assert_str(at(place, "artifactLocation.uri"), "looks/a.yaml");
    assert_str(at(place, "region.startLine"), "2");
    assert_str(at(place, "region.startColumn"), "9");
    assert_str(at(place, "region.endLine"), "2");
    assert_str(at(place, "region.endColumn"), "12");
    assert_str(at(results, "1.level"), "warning");
    place = sc_value_at(results, "1.locations.0.physicalLocation");
    assert_str(at(place, "artifactLocation.uri"), "file:///p/1%202.jpg");
    assert_null(sc_value_find(place, "region"));
    assert_null(sc_value_at(results, "2.locations"));
    assert_str(at(results, "2.message.text"), "no place for {{0}} (close {{{{)");
    assert_str(at(results, "2.ruleIndex"), "0");
    assert_str(at(results, "1.ruleIndex"), "1");
    assert_int_equal(sc_value_at(log, "runs.0.tool.driver.rules")->count, 2);
    assert_str(at(log, "runs.0.tool.driver.rules.1.id"), "photo.odd");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(github_places),
        test(github_escapes),
        test(an_empty_sarif_log),
        test(sarif_results),
    };
    return cmocka_run_group_tests_name("cli/formats", tests, NULL, NULL);
}
