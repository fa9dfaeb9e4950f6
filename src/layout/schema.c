/*
 * The schema of layouts: see schema.h. The definitions are those of properties by their names, of
 * long patterns (`form.color`) and of what nodes and variants are made of. Which properties a node
 * takes is told by which of `text`, `image` and `children` it has; a node that has a name and none
 * of them may have its content from another layout, so it takes all.
 */
#include "layout/schema.h"

#include "base/number.h"
#include "data/json_write.h"
#include "layout/expression.h"
#include "layout/value_form.h"

#include <string.h>

enum { SCHEMA_MAX = 4 << 20, PATTERN_MAX = 1 << 18, LONG_PATTERN = 600 };

typedef struct writer {
    sc_arena *arena;
    sc_json json;
} writer;

static void field(writer *w, const char *key, const char *value)
{
    sc_json_field(&w->json, key, sc_str_of(value));
}

static void begin(writer *w, const char *key)
{
    if (key != NULL)
        sc_json_key(&w->json, key);
    sc_json_begin_object(&w->json);
}

static void end(writer *w)
{
    sc_json_end_object(&w->json);
}

static void begin_list(writer *w, const char *key)
{
    sc_json_key(&w->json, key);
    sc_json_begin_array(&w->json);
}

static void end_list(writer *w)
{
    sc_json_end_array(&w->json);
}

static void strings(writer *w, const char *key, const char *const *items)
{
    begin_list(w, key);
    for (size_t i = 0; items[i] != NULL; i++)
        sc_json_string(&w->json, sc_str_of(items[i]));
    end_list(w);
}

static void ref(writer *w, const char *key, const char *definition)
{
    begin(w, key);
    sc_json_field(&w->json, "$ref", sc_str_fmt(w->arena, "#/definitions/%s", definition));
    end(w);
}

/* A value that is a token, or holds some, is not looked into. */
#define TOKEN "\\$[A-Za-z0-9_-]"

static void pattern(writer *w, sc_str expression)
{
    sc_json_field(&w->json, "pattern",
                  sc_str_fmt(w->arena, "^\\s*(?:%.*s)\\s*$|" TOKEN, SC_STR_ARG(expression)));
}

/* --- values --------------------------------------------------------------------------------- */

static void add_types(writer *w, unsigned form)
{
    static const struct {
        unsigned forms;
        const char *name;
    } TYPES[] = { { SC_FORM_TEXT, "string" },
                  { SC_FORM_NUMBER | SC_FORM_ZERO, "number" },
                  { SC_FORM_INTEGER, "integer" },
                  { SC_FORM_BOOL, "boolean" },
                  { SC_FORM_LIST, "array" } };
    begin_list(w, "type");
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if ((form & TYPES[i].forms) != 0)
            sc_json_string(&w->json, sc_str_of(TYPES[i].name));
    end_list(w);
}

/* Words without the marks that Markdown has for code. */
static sc_str plain(writer *w, const char *words)
{
    sc_buf buf = sc_buf_new(w->arena, 4096);
    for (; *words != '\0'; words++)
        if (*words != '`')
            sc_buf_addc(&buf, *words);
    return sc_buf_str(&buf);
}

/* What an editor says of a value that will not do. */
static sc_str complaint(writer *w, const sc_property *p)
{
    const char *units = sc_value_units(p);
    return sc_str_fmt(w->arena, "write %.*s%s%s; for example %s",
                      SC_STR_ARG(plain(w, sc_value_words(p))), units[0] == '\0' ? "" : ", in ",
                      units, p->example == NULL ? p->initial : p->example);
}

static void add_complaint(writer *w, const sc_property *p)
{
    sc_json_field(&w->json, "errorMessage", complaint(w, p));
}

/* Of plain numbers, a length can only be 0; others keep to the row's range. */
static void add_limits(writer *w, const sc_property *p, unsigned form)
{
    bool is_ratio = p->kind == SC_KIND_RATIO;
    if ((form & SC_FORM_ZERO) != 0) {
        begin(w, "if");
        field(w, "type", "number");
        end(w);
        begin(w, "then");
        begin_list(w, "enum");
        sc_json_integer(&w->json, 0);
        end_list(w);
        sc_json_field(&w->json, "errorMessage", complaint(w, p));
        end(w);
    } else if (sc_value_has_range(p) && !is_ratio) {
        sc_json_key(&w->json, "minimum");
        sc_json_number(&w->json, p->min, 6);
        sc_json_key(&w->json, "maximum");
        sc_json_number(&w->json, p->max, 6);
    }
}

static void add_words(writer *w, const sc_property *p)
{
    begin_list(w, "enum");
    for (int i = 0; p->choices != NULL && p->choices[i] != NULL; i++)
        if (p->allowed == 0 || (p->allowed & 1u << i) != 0)
            sc_json_string(&w->json, sc_str_of(p->choices[i]));
    end_list(w);
}

/* One of the row's words, or a token. */
static void add_keyword(writer *w, const sc_property *p)
{
    begin_list(w, "anyOf");
    begin(w, NULL);
    add_words(w, p);
    end(w);
    ref(w, NULL, "token");
    end_list(w);
}

static sc_str pattern_of(writer *w, const sc_property *p)
{
    sc_buf buf = sc_buf_new(w->arena, PATTERN_MAX);
    sc_value_pattern(&buf, p);
    return sc_buf_str(&buf);
}

static bool is_long(sc_str expression)
{
    return expression.len > LONG_PATTERN;
}

/* The first property whose values are of the same form: long patterns are written once. */
static const sc_property *first_alike(writer *w, const sc_property *p, sc_str expression)
{
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; &rows[i] != p && i < count; i++)
        if (rows[i].kind == p->kind && sc_str_eq(pattern_of(w, &rows[i]), expression))
            return &rows[i];
    return p;
}

static void add_scalar(writer *w, const sc_property *p, unsigned form, sc_str expression)
{
    add_types(w, form);
    add_limits(w, p, form);
    if (expression.len > 0 && (form & SC_FORM_TEXT) != 0)
        pattern(w, expression);
    if ((form & SC_FORM_LIST) == 0)
        return;
    begin(w, "items");
    add_types(w, form & ~(unsigned)SC_FORM_LIST);
    end(w);
    sc_json_field_integer(&w->json, "minItems", 1);
}

/* End the properties of a map that has no others; its property may be words or a token as well. */
static void end_map_or_words(writer *w, const sc_property *p)
{
    sc_json_key(&w->json, "additionalProperties");
    sc_json_bool(&w->json, false);
    end(w);
    begin(w, NULL);
    add_words(w, p);
    end(w);
    ref(w, NULL, "token");
    end_list(w);
}

static void add_fit(writer *w, const sc_property *p)
{
    static const char *const REQUIRED[] = { "min", "max", NULL };
    static const char *const THEN[] = { "clamp", "short", "drop", "fail", NULL };
    sc_property size = *p;
    size.kind = SC_KIND_LENGTH;
    size.choices = NULL;
    sc_str expression = pattern_of(w, &size);
    begin_list(w, "anyOf");
    begin(w, NULL);
    field(w, "type", "object");
    begin(w, "properties");
    for (size_t i = 0; i < 2; i++) {
        begin(w, REQUIRED[i]);
        field(w, "description", i == 0 ? "the smallest size" : "the largest size");
        add_types(w, SC_FORM_TEXT);
        pattern(w, expression);
        add_complaint(w, sc_property_find(SC_STR("font-size")));
        end(w);
    }
    begin(w, "lines");
    field(w, "description", "the greatest number of lines; any number if not given");
    add_types(w, SC_FORM_TEXT | SC_FORM_INTEGER);
    sc_json_field_integer(&w->json, "minimum", 1);
    sc_json_field_integer(&w->json, "maximum", 100);
    pattern(w, SC_STR("0*(?:[1-9][0-9]?|100)"));
    end(w);
    begin(w, "then");
    field(w, "description",
          "if not even min fits. clamp: cut at a word, with an ellipsis; short: the article's "
          "short_headline; drop: left out; fail: an error");
    field(w, "default", "clamp");
    strings(w, "enum", THEN);
    end(w);
    end(w);
    strings(w, "required", REQUIRED);
    end_map_or_words(w, p);
}

static void add_marks(writer *w, const sc_property *p)
{
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    begin_list(w, "anyOf");
    begin(w, NULL);
    field(w, "type", "object");
    begin(w, "properties");
    for (size_t i = 0; i < count; i++)
        if (sc_property_is_for_marks(&rows[i]))
            ref(w, rows[i].name, rows[i].name);
    end(w);
    end_map_or_words(w, p);
}

static void add_form(writer *w, const sc_property *p)
{
    unsigned form = sc_value_form(p);
    sc_str expression = pattern_of(w, p);
    if (form == 0)
        return;
    if ((form & SC_FORM_WORDS) != 0) {
        add_keyword(w, p);
    } else if ((form & SC_FORM_FIT) != 0) {
        add_fit(w, p);
    } else if ((form & SC_FORM_MARKS) != 0) {
        add_marks(w, p);
    } else if (is_long(expression)) {
        begin_list(w, "allOf");
        sc_str name = sc_str_fmt(w->arena, "form.%s", first_alike(w, p, expression)->name);
        ref(w, NULL, name.ptr);
        end_list(w);
    } else {
        add_scalar(w, p, form, expression);
        add_complaint(w, p);
    }
}

/* --- properties ----------------------------------------------------------------------------- */

/* The help text, then what the row says besides. */
static void add_description(writer *w, const sc_property *p)
{
    sc_buf text = sc_buf_new(w->arena, 4096);
    sc_buf_addf(&text, "%s\n\n", p->help);
    const char *words = sc_value_words(p);
    if (words[0] != '\0')
        sc_buf_addf(&text, "Takes %.*s. ", SC_STR_ARG(plain(w, words)));
    if (p->initial != NULL && p->initial[0] != '\0')
        sc_buf_addf(&text, "Default: %s. ", p->initial);
    if (p->is_inherited)
        sc_buf_addz(&text, "Inherited. ");
    sc_json_field(&w->json, "description", sc_str_trim(sc_buf_str(&text)));
}

/* A value as JSON: what YAML would take for a number, in a property of numbers, is one. */
static void add_value(writer *w, const sc_property *p, const sc_value *value)
{
    double number;
    unsigned form = sc_value_form(p);
    bool may_be_number = (form & (SC_FORM_NUMBER | SC_FORM_INTEGER | SC_FORM_ZERO)) != 0;
    if (value->kind == SC_VALUE_MAP) {
        begin(w, NULL);
        for (size_t i = 0; i < value->count; i++) {
            sc_json_key(&w->json, sc_str_z(w->arena, value->entries[i].key));
            add_value(w, p, value->entries[i].value);
        }
        end(w);
    } else if (value->kind == SC_VALUE_LIST) {
        sc_json_begin_array(&w->json);
        for (size_t i = 0; i < value->count; i++)
            add_value(w, p, value->items[i]);
        end_list(w);
    } else if (may_be_number && sc_number_parse(value->text, &number)) {
        sc_json_number(&w->json, number, 6);
    } else {
        sc_json_string(&w->json, value->text);
    }
}

/* @return the YAML of a row's example as a value; NULL if it is not one. */
static const sc_value *parse_example(writer *w, const sc_property *p)
{
    const sc_parse_limits limits = { 4096, 0, SC_E_CONFIG };
    sc_diags diags = { .arena = w->arena };
    sc_source *source = SC_NEW(w->arena, sc_source);
    *source = (sc_source){ sc_str_of(p->name), sc_str_of(p->example == NULL ? "" : p->example) };
    const sc_value *value = NULL;
    sc_status status = sc_yaml_parse(w->arena, source, sc_span_of(source), &limits, &diags, &value);
    return status == SC_OK && value->kind != SC_VALUE_NULL ? value : NULL;
}

static void add_examples(writer *w, const sc_property *p)
{
    const sc_value *example = parse_example(w, p);
    if (example == NULL)
        return;
    begin_list(w, "examples");
    add_value(w, p, example);
    end_list(w);
}

static void add_default(writer *w, const sc_property *p)
{
    if (p->initial == NULL || p->initial[0] == '\0')
        return;
    const sc_value value = { .kind = SC_VALUE_STRING, .text = sc_str_of(p->initial) };
    sc_json_key(&w->json, "default");
    add_value(w, p, &value);
}

/* A place to start from: `body` is what an editor writes, as JSON, with places to fill in. */
typedef struct snippet {
    const char *label, *help, *body;
} snippet;

static void add_snippets(writer *w, const snippet *snippets, size_t count)
{
    begin_list(w, "defaultSnippets");
    for (size_t i = 0; i < count; i++) {
        bool is_map = snippets[i].body[0] == '{';
        begin(w, NULL);
        field(w, "label", snippets[i].label);
        field(w, "description", snippets[i].help);
        if (is_map) {
            begin(w, "body");
            sc_json_members(&w->json, sc_str_of(snippets[i].body));
            end(w);
        } else {
            field(w, "body", snippets[i].body);
        }
        end(w);
    }
    end_list(w);
}

/* Of the properties that are more than a word. */
static const snippet SNIPPETS[] = {
    { "fit", "the largest size at which it fits",
      "{\"min\": \"${1:44px}\", \"max\": \"${2:76px}\", \"lines\": \"${3:3}\", \"then\": "
      "\"${4|clamp,short,drop,fail|}\"}" },
    { "background", "a shade", "linear-gradient(to ${1:bottom}, ${2:transparent}, ${3:black})" },
    { "border", "a line on all sides", "${1:2px} solid ${2:white}" },
    { "padding", "above and below, then at the sides", "${1:40px} ${2:6cqmin}" },
    { "inset", "from top, right, bottom and left", "${1:0} ${2:0} ${3:0} ${4:0}" },
    { "flex", "grow, shrink and basis", "${1:1} ${2:1} ${3:200px}" },
};

static void add_snippet(writer *w, const sc_property *p)
{
    for (size_t i = 0; i < sizeof SNIPPETS / sizeof *SNIPPETS; i++)
        if (strcmp(SNIPPETS[i].label, p->name) == 0)
            add_snippets(w, &SNIPPETS[i], 1);
}

static void add_property(writer *w, const sc_property *p)
{
    begin(w, p->name);
    add_description(w, p);
    add_default(w, p);
    add_examples(w, p);
    add_snippet(w, p);
    add_form(w, p);
    end(w);
}

static void add_properties(writer *w)
{
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        add_property(w, &rows[i]);
        sc_str expression = pattern_of(w, &rows[i]);
        if (!is_long(expression) || first_alike(w, &rows[i], expression) != &rows[i])
            continue;
        begin(w, sc_str_fmt(w->arena, "form.%s", rows[i].name).ptr);
        add_scalar(w, &rows[i], sc_value_form(&rows[i]), expression);
        add_complaint(w, &rows[i]);
        end(w);
    }
}

/* --- templates and conditions --------------------------------------------------------------- */

/* The names of fields, `|` between them; of pictures only, or of all. */
static sc_str field_names(writer *w, bool are_pictures)
{
    size_t count;
    const sc_layout_field *fields = sc_layout_field_all(&count);
    sc_buf names = sc_buf_new(w->arena, 4096);
    for (size_t i = 0; i < count; i++)
        if (!are_pictures || fields[i].kind == SC_FIELD_IMAGE)
            sc_buf_addf(&names, "%s%s", names.len == 0 ? "" : "|", fields[i].name);
    return sc_buf_str(&names);
}

static sc_str filter_names(writer *w)
{
    sc_buf names = sc_buf_new(w->arena, 4096);
    for (size_t i = 0; sc_filter_name(i) != NULL; i++)
        sc_buf_addf(&names, "%s%s", i == 0 ? "" : "|", sc_filter_name(i));
    return sc_buf_str(&names);
}

/* `By {{ author | upper }}`: text around expressions of known fields and filters. */
static void add_template(writer *w, const char *name, bool is_picture)
{
    static const char ARGUMENT[] = "(?:\"[^\"]*\"|'[^']*'|[^|}\"']|\\}(?!\\}))*";
    sc_buf filters = sc_buf_new(w->arena, 8192);
    if (!is_picture)
        sc_buf_addf(&filters, "(?:\\|\\s*(?:%.*s)\\s*(?::%s)?)*", SC_STR_ARG(filter_names(w)),
                    ARGUMENT);
    begin(w, name);
    field(w, "description",
          is_picture ? "a field that is a picture, or the name of a file"
                     : "the text; {{ field }} is filled in from the article and the site file");
    add_types(w, SC_FORM_TEXT | SC_FORM_NUMBER | SC_FORM_BOOL);
    sc_json_field(&w->json, "pattern",
                  sc_str_fmt(w->arena, "^(?:[^{]|\\{(?!\\{)|\\{\\{\\s*(?:%.*s)\\s*%.*s\\}\\})*$",
                             SC_STR_ARG(field_names(w, is_picture)),
                             SC_STR_ARG(sc_buf_str(&filters))));
    field(w, "errorMessage",
          is_picture ? "image: write \"{{ photo }}\", \"{{ author.photo }}\", \"{{ site.logo }}\" "
                       "or the name of a file"
                     : "text: write \"{{ field }}\" or \"{{ field | filter }}\" with fields and "
                       "filters that there are");
    begin_list(w, "examples");
    sc_json_string(&w->json, is_picture ? SC_STR("{{ photo }}") : SC_STR("{{ headline }}"));
    end_list(w);
    end(w);
}

/* One test of a condition: a question with any number of `not` and `(` before, and `)` after it. */
static sc_str test_pattern(writer *w)
{
    static const char QUOTED[] = "(?:\"[^\"]*\"|'[^']*')";
    size_t count;
    const sc_platform *platforms = sc_platform_all(&count);
    sc_str fields = field_names(w, false);
    sc_buf buf = sc_buf_new(w->arena, 8192);
    sc_buf_addf(&buf,
                "(?:not\\s+|not(?=\\()|\\(\\s*)*(?:age\\s*[<>]\\s*"
                "[0-9.]+"
                "(?:y|mo|w|d|h|min)|(?:platform|script|photo\\.shape|%.*s)\\s*[!=]=\\s*%s|%.*s",
                SC_STR_ARG(fields), QUOTED, SC_STR_ARG(fields));
    for (size_t i = 0; i < count; i++)
        sc_buf_addf(&buf, "|%s", platforms[i].name);
    for (size_t i = 0; sc_condition_word(i) != NULL; i++)
        sc_buf_addf(&buf, "|%s", sc_condition_word(i));
    sc_buf_addz(&buf, ")(?:\\s*\\))*");
    return sc_buf_str(&buf);
}

static sc_str condition_pattern(writer *w)
{
    sc_str test = test_pattern(w);
    return sc_str_fmt(w->arena, "\\s*%.*s(?:\\s*(?:and|or)(?=[\\s(])\\s*%.*s)*\\s*",
                      SC_STR_ARG(test), SC_STR_ARG(test));
}

static void add_condition(writer *w)
{
    static const char *const EXAMPLES[] = {
        "photo", "not photo", "caption and landscape", "age > 1y", "platform == \"whatsapp\"", NULL
    };
    begin(w, "condition");
    field(w, "description",
          "the node is left out unless this holds: a field, a card's shape or platform, "
          "`script == \"Arab\"`, `age > 1y`; joined with not, and, or");
    field(w, "type", "string");
    sc_json_field(&w->json, "pattern",
                  sc_str_fmt(w->arena, "^%.*s$", SC_STR_ARG(condition_pattern(w))));
    field(w, "errorMessage",
          "when: write a field such as 'photo', a shape, a platform or 'age > 1y', joined with "
          "'not', 'and', 'or'");
    strings(w, "examples", EXAMPLES);
    end(w);
}

/* --- nodes ---------------------------------------------------------------------------------- */

enum { HAS_TEXT = 1, HAS_IMAGE = 2, HAS_CHILDREN = 4, HAS_NAME = 8, HAS_WHEN = 16 };

/* What a node may have besides properties. */
static const struct {
    const char *name, *definition;
    unsigned bit;
} KEYS[] = {
    { "name", "name", HAS_NAME },      { "text", "template", HAS_TEXT },
    { "image", "picture", HAS_IMAGE }, { "children", "children", HAS_CHILDREN },
    { "when", "condition", HAS_WHEN },
};

static const struct {
    const char *definition, *title;
    unsigned nodes, keys;
} OBJECTS[] = {
    { "node.text", "a text", SC_FOR_TEXT, HAS_TEXT | HAS_NAME | HAS_WHEN },
    { "node.image", "an image", SC_FOR_IMAGE, HAS_IMAGE | HAS_NAME | HAS_WHEN },
    { "node.box", "a box with children", SC_FOR_BOX, HAS_CHILDREN | HAS_NAME | HAS_WHEN },
    { "node.shape", "a shape, or a node that has no content yet", SC_FOR_BOX,
      HAS_TEXT | HAS_IMAGE | HAS_CHILDREN | HAS_NAME | HAS_WHEN },
    { "node.named", "a node that may have its content from elsewhere", SC_FOR_ALL,
      HAS_TEXT | HAS_IMAGE | HAS_CHILDREN | HAS_NAME | HAS_WHEN },
    { "card", "the root box, as large as the platform's card", SC_FOR_BOX, HAS_CHILDREN },
    { "patch", "what changes of a node", SC_FOR_ALL, HAS_TEXT | HAS_IMAGE | HAS_WHEN },
    { "patch.card", "what changes of the card", SC_FOR_BOX, 0 },
};

/* For a node that is nothing yet. */
static const snippet NODE_SNIPPETS[] = {
    { "text node", "a text", "{\"text\": \"{{ ${1:headline} }}\"}" },
    { "headline node", "a headline, as large as it fits",
      "{\"name\": \"headline\", \"text\": \"{{ headline }}\", \"font-weight\": 800, \"fit\": "
      "{\"min\": \"${1:44px}\", \"max\": \"${2:76px}\", \"lines\": \"${3:3}\"}}" },
    { "image node", "a picture", "{\"image\": \"{{ ${1:photo} }}\"}" },
    { "box node", "a box with children",
      "{\"flex-direction\": \"${1|row,column|}\", \"children\": [{\"text\": \"{{ ${2:kicker} "
      "}}\"}]}" },
};

static void add_object(writer *w, size_t index)
{
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    begin(w, OBJECTS[index].definition);
    field(w, "title", OBJECTS[index].title);
    field(w, "type", "object");
    begin(w, "properties");
    for (size_t i = 0; i < sizeof KEYS / sizeof *KEYS; i++)
        if ((OBJECTS[index].keys & KEYS[i].bit) != 0)
            ref(w, KEYS[i].name, KEYS[i].definition);
    for (size_t i = 0; i < count; i++)
        if ((rows[i].nodes & OBJECTS[index].nodes) != 0)
            ref(w, rows[i].name, rows[i].name);
    end(w);
    sc_json_key(&w->json, "additionalProperties");
    sc_json_bool(&w->json, false);
    if (strcmp(OBJECTS[index].definition, "node.shape") == 0)
        add_snippets(w, NODE_SNIPPETS, sizeof NODE_SNIPPETS / sizeof *NODE_SNIPPETS);
    end(w);
}

/* if it has `key` then `definition`, else … */
static void add_choice(writer *w, const char *key, const char *definition)
{
    const char *const required[] = { key, NULL };
    begin(w, "if");
    field(w, "type", "object");
    strings(w, "required", required);
    end(w);
    ref(w, "then", definition);
    sc_json_key(&w->json, "else");
}

static void add_node(writer *w, const char *name, bool is_definition)
{
    static const char *const BY_KEY[][2] = { { "text", "node.text" },
                                             { "image", "node.image" },
                                             { "children", "node.box" },
                                             { "name", "node.named" } };
    size_t count = sizeof BY_KEY / sizeof *BY_KEY - (is_definition ? 1 : 0);
    begin(w, name);
    field(w, "type", "object");
    if (is_definition) {
        static const char *const NAME[] = { "name", NULL };
        begin(w, "not");
        strings(w, "required", NAME);
        end(w);
    }
    for (size_t i = 0; i < count; i++) {
        add_choice(w, BY_KEY[i][0], BY_KEY[i][1]);
        sc_json_begin_object(&w->json);
    }
    sc_json_field(
        &w->json, "$ref",
        sc_str_fmt(w->arena, "#/definitions/%s", is_definition ? "node.named" : "node.shape"));
    for (size_t i = 0; i < count; i++)
        end(w);
    end(w);
}

/* --- the whole ------------------------------------------------------------------------------ */

static void add_name(writer *w)
{
    begin(w, "name");
    field(w, "description", "how variants, other layouts and messages call the node");
    add_types(w, SC_FORM_TEXT | SC_FORM_NUMBER | SC_FORM_BOOL);
    end(w);
}

static void add_children(writer *w)
{
    begin(w, "children");
    field(w, "description", "the nodes in the box, painted in this order");
    field(w, "type", "array");
    ref(w, "items", "node");
    end(w);
}

static void add_token(writer *w)
{
    begin(w, "token");
    field(w, "type", "string");
    field(w, "pattern", TOKEN);
    end(w);
}

static void add_patches(writer *w)
{
    begin(w, "patches");
    field(w, "description", "what changes, by the names of nodes; the root is called card");
    field(w, "type", "object");
    begin(w, "properties");
    ref(w, "card", "patch.card");
    end(w);
    ref(w, "additionalProperties", "patch");
    end(w);
}

static void add_definitions(writer *w)
{
    begin(w, "definitions");
    add_token(w);
    add_name(w);
    add_template(w, "template", false);
    add_template(w, "picture", true);
    add_condition(w);
    add_children(w);
    add_node(w, "node", false);
    add_node(w, "definition", true);
    for (size_t i = 0; i < sizeof OBJECTS / sizeof *OBJECTS; i++)
        add_object(w, i);
    add_patches(w);
    add_properties(w);
    end(w);
}

static void add_texts(writer *w)
{
    static const struct {
        const char *name, *help;
    } TEXTS[] = {
        { "name", "the layout's name" },
        { "description", "what it looks like, in one line" },
    };
    begin(w, "layout");
    field(w, "description", "the version of the layout language: 1");
    begin_list(w, "enum");
    sc_json_integer(&w->json, 1);
    sc_json_string(&w->json, SC_STR("1"));
    end_list(w);
    end(w);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        begin(w, TEXTS[i].name);
        field(w, "description", TEXTS[i].help);
        add_types(w, SC_FORM_TEXT | SC_FORM_NUMBER | SC_FORM_BOOL);
        end(w);
    }
}

static void add_extends(writer *w)
{
    begin(w, "extends");
    field(
        w, "description",
        "the file of a layout that this one starts from: its tokens, nodes and variants hold here "
        "unless they are written again");
    field(w, "type", "string");
    field(w, "pattern", "\\S");
    end(w);
}

static void add_tokens(writer *w)
{
    begin(w, "tokens");
    field(w, "description", "names for values: $name stands for the value, or for a part of one");
    field(w, "type", "object");
    begin(w, "propertyNames");
    field(w, "pattern", "^[A-Za-z0-9_-]+$");
    end(w);
    begin(w, "additionalProperties");
    begin_list(w, "type");
    static const char *const TYPES[] = { "string", "number", "boolean", "array", "object" };
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        sc_json_string(&w->json, sc_str_of(TYPES[i]));
    end_list(w);
    end(w);
    end(w);
}

static void add_nodes(writer *w)
{
    begin(w, "nodes");
    field(w, "description",
          "nodes by name, to be put into the card by `- name: …`, here or in layouts that extend "
          "this one");
    field(w, "type", "object");
    ref(w, "additionalProperties", "definition");
    end(w);
}

static void add_variants(writer *w)
{
    static const char *const OFTEN[] = { "portrait", "landscape", "square", "not photo", "rtl" };
    begin(w, "variants");
    field(
        w, "description",
        "what changes on cards and articles that a condition holds for; those that match apply in "
        "the order they are written, and a later value replaces an earlier one");
    field(w, "type", "object");
    begin(w, "properties");
    for (size_t i = 0; i < sizeof OFTEN / sizeof *OFTEN; i++)
        ref(w, OFTEN[i], "patches");
    end(w);
    begin(w, "propertyNames");
    sc_json_field(&w->json, "pattern",
                  sc_str_fmt(w->arena, "^(?:%.*s|(?:min|max)-(?:width|height):\\s*[0-9.]+px\\s*)$",
                             SC_STR_ARG(condition_pattern(w))));
    end(w);
    ref(w, "additionalProperties", "patches");
    end(w);
}

sc_str sc_layout_schema(sc_arena *arena)
{
    sc_buf buf = sc_buf_new(arena, SCHEMA_MAX);
    writer w = { .arena = arena, .json = sc_json_new(&buf) };
    begin(&w, NULL);
    field(&w, "$schema", "http://json-schema.org/draft-07/schema#");
    field(&w, "title", "sharecard layout");
    field(&w, "description", "What stands where on a share card, in CSS's words.");
    field(&w, "type", "object");
    begin(&w, "properties");
    add_texts(&w);
    add_extends(&w);
    add_tokens(&w);
    ref(&w, "card", "card");
    add_nodes(&w);
    add_variants(&w);
    end(&w);
    sc_json_key(&w.json, "additionalProperties");
    sc_json_bool(&w.json, false);
    add_definitions(&w);
    end(&w);
    sc_buf_addc(&buf, '\n');
    return sc_buf_str(&buf);
}
