/*
 * The JSON Schemas and the reference against the tables they are made from: each row has what they
 * tell of it, and is told. What validators and editors make of the schemas is in tests/editor.
 */
#include "article/fields.h"
#include "article/schema.h"
#include "layout/reference.h"
#include "layout/schema.h"
#include "layout/value_form.h"
#include "unit/layout/reading.h"

#include <string.h>

static const sc_value *parse(sc_test *t, sc_str text)
{
    const sc_parse_limits limits = { 4 << 20, 0, SC_E_CONFIG };
    const sc_source *source = source_of(t, text);
    const sc_value *root = NULL;
    if (sc_json_parse(t->arena, source, sc_span_of(source), &limits, &t->diags, &root) != SC_OK)
        fail_msg("the schema is no JSON: %.*s", SC_STR_ARG(said(t)));
    return root;
}

static const sc_value *member(const sc_value *map, const char *key)
{
    const sc_value *value = sc_value_find(map, key);
    if (value == NULL)
        fail_msg("there is no '%s'", key);
    return value;
}

/* --- the rows ------------------------------------------------------------------------------- */

/* Whoever adds a row is told what it lacks. */
static void rows_are_complete(void **state)
{
    (void)state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        const sc_property *p = &rows[i];
        if (p->help == NULL || p->help[0] == '\0')
            fail_msg("the row of '%s' has no help text", p->name);
        if (p->example == NULL || p->example[0] == '\0')
            fail_msg("the row of '%s' has no example: its last member, a value as YAML", p->name);
        if (sc_value_form(p) == 0)
            fail_msg("the kind of '%s' has no row in FORMS, in src/layout/value_form.c", p->name);
    }
}

static void examples_are_not_defaults(void **state)
{
    (void)state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++)
        if (rows[i].initial != NULL && strcmp(rows[i].example, rows[i].initial) == 0)
            fail_msg("the example of '%s' is its default, and shows nothing", rows[i].name);
}

/* --- the schema of layouts ------------------------------------------------------------------ */

/* Every `$ref` below `value` names a definition. @return how many there are. */
static size_t follow_refs(sc_test *t, const sc_value *value, const sc_value *definitions)
{
    static const char BEFORE[] = "#/definitions/";
    size_t refs = 0;
    for (size_t i = 0; value->kind == SC_VALUE_LIST && i < value->count; i++)
        refs += follow_refs(t, value->items[i], definitions);
    for (size_t i = 0; value->kind == SC_VALUE_MAP && i < value->count; i++) {
        const sc_entry *entry = &value->entries[i];
        refs += follow_refs(t, entry->value, definitions);
        if (!sc_str_is(entry->key, "$ref"))
            continue;
        sc_str target = entry->value->text;
        assert_true(sc_str_starts(target, BEFORE));
        target = sc_str_sub(target, strlen(BEFORE), target.len);
        member(definitions, sc_str_z(t->arena, target));
        refs++;
    }
    return refs;
}

static void schema_is_whole(void **state)
{
    sc_test *t = *state;
    const sc_value *schema = parse(t, sc_layout_schema(t->arena));
    assert_str(member(schema, "$schema")->text, "http://json-schema.org/draft-07/schema#");
    assert_true(follow_refs(t, schema, member(schema, "definitions")) > 400);
}

static void is_told(sc_test *t, const sc_value *definitions, const sc_property *p)
{
    const sc_value *definition = member(definitions, p->name);
    assert_true(sc_str_starts(member(definition, "description")->text, p->help));
    bool has_default = p->initial != NULL && p->initial[0] != '\0';
    if (has_default)
        assert_str(member(definition, "default")->text, p->initial);
    assert_int_equal(member(definition, "examples")->count, 1);
    (void)t;
}

static void every_property_is_told(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    const sc_value *schema = parse(t, sc_layout_schema(t->arena));
    for (size_t i = 0; i < count; i++)
        is_told(t, member(schema, "definitions"), &rows[i]);
}

/* A kind of node has the properties whose rows say so, and its keys. */
static void check_node(sc_test *t, const char *definition, unsigned nodes, size_t keys)
{
    size_t count, expected = 0;
    const sc_property *rows = sc_property_all(&count);
    const sc_value *schema = parse(t, sc_layout_schema(t->arena));
    const sc_value *node = member(member(schema, "definitions"), definition);
    const sc_value *properties = member(node, "properties");
    assert_str(member(node, "additionalProperties")->text, "false");
    for (size_t i = 0; i < count; i++) {
        bool is_there = sc_value_find(properties, rows[i].name) != NULL;
        if (is_there != ((rows[i].nodes & nodes) != 0))
            fail_msg("%s: '%s'", definition, rows[i].name);
        expected += is_there;
    }
    assert_int_equal(properties->count, expected + keys);
}

static void nodes_have_their_properties(void **state)
{
    sc_test *t = *state;
    check_node(t, "node.text", SC_FOR_TEXT, 3);
    check_node(t, "node.image", SC_FOR_IMAGE, 3);
    check_node(t, "node.box", SC_FOR_BOX, 3);
    check_node(t, "node.shape", SC_FOR_BOX, 5);
    check_node(t, "card", SC_FOR_BOX, 1);
    check_node(t, "patch", SC_FOR_ALL, 3);
    check_node(t, "patch.card", SC_FOR_BOX, 0);
}

/* Those of the row's words that the property takes: all alignments are in one list. */
static void words_are_enumerated(void **state)
{
    sc_test *t = *state;
    const sc_property *p = sc_property_find(SC_STR("justify-content"));
    const sc_value *schema = parse(t, sc_layout_schema(t->arena));
    const sc_value *words = sc_value_at(schema, "definitions.justify-content.anyOf.0.enum");
    size_t count = 0;
    for (size_t i = 0; p->choices[i] != NULL; i++)
        if ((p->allowed & 1u << i) != 0)
            assert_str(words->items[count++]->text, p->choices[i]);
    assert_int_equal(words->count, count);
    assert_true(count > 5);
}

static void ranges_are_told(void **state)
{
    sc_test *t = *state;
    const sc_value *schema = parse(t, sc_layout_schema(t->arena));
    assert_str(sc_value_at(schema, "definitions.opacity.minimum")->text, "0");
    assert_str(sc_value_at(schema, "definitions.opacity.maximum")->text, "1");
    assert_str(sc_value_at(schema, "definitions.font-weight.maximum")->text, "1000");
    assert_null(sc_value_at(schema, "definitions.width.maximum")); /* only 0 is a plain number */
    assert_str(sc_value_at(schema, "definitions.width.then.enum.0")->text, "0");
}

/* --- records -------------------------------------------------------------------------------- */

static void check_rows(sc_test *t, sc_str text, const sc_row *rows, size_t count)
{
    const sc_value *properties = member(parse(t, text), "properties");
    for (size_t i = 0; i < count; i++) {
        sc_str rest = sc_str_of(rows[i].name), first = rest;
        sc_str_split(&rest, '.', &first);
        const sc_value *field = member(properties, sc_str_z(t->arena, first));
        if (rest.len > 0)
            field = member(member(field, "properties"), sc_str_z(t->arena, rest));
        assert_true(sc_str_starts(member(field, "description")->text, rows[i].help));
        assert_true(sc_value_find(field, "type") != NULL || sc_value_find(field, "enum") != NULL);
    }
}

static void every_field_is_told(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_row *rows = sc_article_rows(&count);
    check_rows(t, sc_article_schema(t->arena), rows, count);
    rows = sc_site_rows(&count);
    check_rows(t, sc_site_schema(t->arena), rows, count);
}

static void aliases_are_known(void **state)
{
    sc_test *t = *state;
    const sc_value *schema = parse(t, sc_article_schema(t->arena));
    const sc_value *aliases = member(schema, "patternProperties");
    assert_str(aliases->entries[0].key, "^(title|post_title)$");
    assert_str(member(aliases->entries[0].value, "description")->text,
               "another name of headline: the headline, as readers see it; required");
    assert_null(sc_value_find(schema, "additionalProperties"));
    assert_str(member(parse(t, sc_site_schema(t->arena)), "additionalProperties")->text, "false");
}

/* --- the reference -------------------------------------------------------------------------- */

static void check_reference(sc_test *t, sc_str page, const sc_property *p)
{
    const char *needed[] = {
        sc_str_fmt(t->arena, "\n## %s\n\n%s\n", p->name, p->help).ptr,
        sc_str_fmt(t->arena, "\n[%s](#%s)", p->name, p->name).ptr,
        sc_str_fmt(t->arena, "```yaml\n%.*s```\n", SC_STR_ARG(sc_layout_example(t->arena, p))).ptr
    };
    for (size_t i = 0; i < 3; i++)
        if (!sc_str_find(page, sc_str_of(needed[i]), NULL))
            fail_msg("the reference of '%s' lacks: %s", p->name, needed[i]);
}

static void reference_has_every_property(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    sc_str page = sc_layout_reference(t->arena);
    for (size_t i = 0; i < count; i++)
        check_reference(t, page, &rows[i]);
}

static void reference_of_one(void **state)
{
    sc_test *t = *state;
    sc_str page = sc_layout_reference(t->arena);
    size_t at, end;
    assert_true(sc_str_find(page, SC_STR("\n## opacity\n"), &at));
    sc_str rest = sc_str_sub(page, at, page.len);
    assert_true(sc_str_find(rest, SC_STR("```\n"), &end));
    assert_str(sc_str_sub(rest, 0, end + 4),
               "\n## opacity\n\n"
               "0 is invisible, 1 opaque; of the node with all it holds\n\n"
               "| on | takes | default | inherited |\n|---|---|---|---|\n"
               "| all nodes | a number, 0 to 1 | `1` | no |\n\n"
               "```yaml\n- text: \"{{ headline }}\"\n  opacity: 0.84\n```\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(rows_are_complete),
        test(examples_are_not_defaults),
        test(schema_is_whole),
        test(every_property_is_told),
        test(nodes_have_their_properties),
        test(words_are_enumerated),
        test(ranges_are_told),
        test(every_field_is_told),
        test(aliases_are_known),
        test(reference_has_every_property),
        test(reference_of_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
