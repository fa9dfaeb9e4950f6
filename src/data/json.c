/*
 * JSON: bytes → located values. jansson says whether the text is JSON, and decodes what has
 * escapes; it keeps no positions, so the tree itself is made by a walk over the accepted text.
 */
#include "data/tree.h"

#include <jansson.h>
#include <string.h>

/* A token of the text, as byte offsets into the source; empty at the end. */
typedef struct token {
    size_t from, to;
} token;

static bool is_punctuation(char c)
{
    return c != '\0' && strchr("{}[],:", c) != NULL;
}

static size_t string_end(sc_str text, size_t at)
{
    for (at++; at < text.len && text.ptr[at] != '\n'; at++) {
        if (text.ptr[at] == '"')
            return at + 1;
        if (text.ptr[at] == '\\' && at + 1 < text.len)
            at++;
    }
    return at;
}

static size_t word_end(sc_str text, size_t at)
{
    while (at < text.len && !sc_is_space(text.ptr[at]) && !is_punctuation(text.ptr[at]) &&
           text.ptr[at] != '"')
        at++;
    return at;
}

static token next_token(sc_str text, size_t at)
{
    while (at < text.len && sc_is_space(text.ptr[at]))
        at++;
    if (at >= text.len)
        return (token){ text.len, text.len };
    if (is_punctuation(text.ptr[at]))
        return (token){ at, at + 1 };
    return (token){ at, text.ptr[at] == '"' ? string_end(text, at) : word_end(text, at) };
}

/* What jansson says of a fault, and what we say. `%s` is the text at fault. */
typedef struct wording {
    const char *prefix; /* of jansson's words */
    const char *before; /* only when the token at fault starts so; "" for all */
    const char *message, *hint;
} wording;

static const wording WORDINGS[] = {
    { "'}' expected", "", "expected ',' or '}' but found %s", NULL },
    { "']' expected", "", "expected ',' or ']' but found %s", NULL },
    { "string or '}' expected", "}", "expected a key in double quotes but found %s",
      "no comma before the closing bracket" },
    { "string or '}' expected", "'", "expected a key in double quotes but found %s",
      "JSON texts stand in double quotes" },
    { "string or '}' expected", "", "expected a key in double quotes but found %s", NULL },
    { "':' expected", "", "expected ':' after the key but found %s", NULL },
    { "unexpected token", "]", "expected a value but found %s",
      "no comma before the closing bracket" },
    { "unexpected token", "", "expected a value but found %s", NULL },
    { "invalid token", "'", "expected a value but found %s", "JSON texts stand in double quotes" },
    { "invalid token", "/", "expected a value but found %s", "JSON has no comments" },
    { "invalid token", "T", "expected a value but found %s", "write true in small letters" },
    { "invalid token", "F", "expected a value but found %s", "write false in small letters" },
    { "invalid token", "N", "expected a value but found %s", "write null for no value" },
    { "invalid token", "0", "%s is not a JSON number", "numbers have no leading zeros" },
    { "invalid token", "", "expected a value but found %s", NULL },
    { "invalid escape", "", "unknown escape in %s",
      "write \\\\ for a backslash; the others are \\\" \\/ \\b \\f \\n \\r \\t and \\u with 4 "
      "digits" },
    { "invalid Unicode", "", "half a surrogate pair in %s",
      "a character past U+FFFF is written as two \\u escapes" },
    { "control character", "", "control character in %s",
      "write it as a \\u escape, or leave it out" },
    { "unexpected newline", "", "no closing quote after %s", "write \\n for a line break" },
    { "premature end of input", "", "no closing quote after %s", NULL },
    { "\\u0000 is not allowed", "", "\\u0000 is not allowed in a text", NULL },
    { "NUL byte in object key", "", "\\u0000 is not allowed in a key", NULL },
    { "real number overflow", "", "the number %s is too large", NULL },
    { "too big", "", "the number %s is too large", NULL },
    { "end of file expected", "", "expected nothing more but found %s",
      "one file holds one JSON value" },
    { "invalid UTF-8", "", "the text is not UTF-8", NULL },
};

static const wording *find_wording(const char *words, sc_str at_fault)
{
    for (size_t i = 0; i < sizeof WORDINGS / sizeof *WORDINGS; i++)
        if (sc_str_starts(sc_str_of(words), WORDINGS[i].prefix) &&
            sc_str_starts(at_fault, WORDINGS[i].before))
            return &WORDINGS[i];
    return NULL;
}

enum { QUOTED_MAX = 24 };

/* `'a'`, `"headline…`, "the end": how a message names a token. */
static sc_str name_token(sc_arena *arena, sc_str at_fault)
{
    if (at_fault.len == 0)
        return SC_STR("the end");
    size_t len = at_fault.len < QUOTED_MAX ? at_fault.len : QUOTED_MAX;
    while (len < at_fault.len && (at_fault.ptr[len] & 0xC0) == 0x80)
        len--;
    return sc_str_fmt(arena,
                      at_fault.ptr[0] == '"' || at_fault.ptr[0] == '\'' ? "%.*s%s" : "'%.*s%s'",
                      (int)len, at_fault.ptr, len < at_fault.len ? "…" : "");
}

/* jansson's position is the end of the token at fault, or a place within it. */
static token token_at_fault(sc_str text, size_t position)
{
    token t = next_token(text, 0);
    while (t.to < position && t.to < text.len)
        t = next_token(text, t.to);
    return t;
}

/* Add the error in our words; in jansson's where we have none. */
static void report(const sc_tree *tree, sc_span span, const char *problem, sc_str at_fault)
{
    const wording *words = find_wording(problem, at_fault);
    const char *message = words == NULL ? problem : words->message;
    const char *hint = words == NULL ? NULL : words->hint;
    const char *name = words == NULL ? NULL : strstr(message, "%s");
    if (name == NULL) {
        sc_diag_error(tree->diags, span, "data.json-syntax", hint, "%s", message);
        return;
    }
    sc_diag_error(tree->diags, span, "data.json-syntax", hint, "%.*s%.*s%s", (int)(name - message),
                  message, SC_STR_ARG(name_token(tree->diags->arena, at_fault)), name + 2);
}

static void report_syntax(const sc_tree *tree, sc_span part, const json_error_t *error)
{
    sc_str text = sc_str_sub(tree->source->text, part.offset, part.offset + part.len);
    bool in_text = sc_str_starts(sc_str_of(error->text), "premature");
    bool at_end = json_error_code(error) == json_error_premature_end_of_input && !in_text;
    token t = { text.len, text.len };
    if (!at_end)
        t = token_at_fault(text, error->position < 0 ? 0 : (size_t)error->position);
    sc_span span = sc_tree_span(tree, part.offset + t.from, t.to - t.from);
    if (json_error_code(error) == json_error_stack_overflow)
        sc_tree_accepts_depth(tree, SC_DATA_DEPTH_MAX + 1, span);
    else
        report(tree, span, error->text, sc_str_sub(text, t.from, t.to));
}

/* The flags by which any JSON value is accepted, and large identifiers with it. */
enum { FLAGS = JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL };

/* A string token without its quotes; jansson has accepted it already. */
static sc_str decode_string(sc_arena *arena, sc_str quoted)
{
    sc_str inner = sc_str_sub(quoted, 1, quoted.len - 1);
    if (inner.len == 0 || memchr(inner.ptr, '\\', inner.len) == NULL)
        return inner;
    json_t *decoded = json_loadb(quoted.ptr, quoted.len, FLAGS, NULL);
    if (decoded == NULL)
        sc_out_of_memory("decoding a JSON text");
    sc_str text = { json_string_value(decoded), json_string_length(decoded) };
    text = sc_str_copy(arena, text);
    json_decref(decoded);
    return text;
}

/* The walk: `at` is the offset in `text` of what comes next. */
typedef struct walk {
    sc_tree *tree;
    sc_str text;   /* the part that is JSON */
    size_t origin; /* of `text` in the source */
    size_t at;
    size_t depth;
} walk;

static token take(walk *w)
{
    token t = next_token(w->text, w->at);
    w->at = t.to;
    return t;
}

static char peek(const walk *w)
{
    token t = next_token(w->text, w->at);
    return t.from < w->text.len ? w->text.ptr[t.from] : '\0';
}

static sc_span span_of(const walk *w, size_t from, size_t to)
{
    return sc_tree_span(w->tree, w->origin + from, to - from);
}

static const sc_value *walk_value(walk *w);

static bool walk_list(walk *w, sc_value *list)
{
    SC_VEC(const sc_value *) items = { 0 };
    for (char next = peek(w); next != ']'; next = peek(w)) {
        if (next == ',')
            take(w);
        const sc_value *item = walk_value(w);
        if (item == NULL)
            return false;
        sc_vec_push(w->tree->arena, &items, item);
    }
    list->count = items.count;
    list->items = items.items;
    return true;
}

static bool walk_map(walk *w, sc_value *map)
{
    SC_VEC(sc_entry) entries = { 0 };
    for (char next = peek(w); next != '}'; next = peek(w)) {
        if (next == ',')
            take(w);
        token key = take(w);
        take(w); /* the colon */
        sc_entry entry = { .key_span = span_of(w, key.from, key.to), .value = walk_value(w) };
        if (entry.value == NULL)
            return false;
        entry.key = decode_string(w->tree->arena, sc_str_sub(w->text, key.from, key.to));
        sc_vec_push(w->tree->arena, &entries, entry);
    }
    sc_tree_check_keys(w->tree, entries.items, entries.count);
    map->count = entries.count;
    map->entries = entries.items;
    return true;
}

static bool walk_collection(walk *w, sc_value *value)
{
    if (!sc_tree_accepts_depth(w->tree, ++w->depth, value->span))
        return false;
    bool done = value->kind == SC_VALUE_MAP ? walk_map(w, value) : walk_list(w, value);
    w->depth--;
    return done;
}

static sc_value_kind kind_of(char first)
{
    switch (first) {
    case '{':
        return SC_VALUE_MAP;
    case '[':
        return SC_VALUE_LIST;
    case '"':
        return SC_VALUE_STRING;
    case 'n':
        return SC_VALUE_NULL;
    case 't':
    case 'f':
        return SC_VALUE_BOOL;
    default:
        return SC_VALUE_NUMBER;
    }
}

static const sc_value *walk_value(walk *w)
{
    token t = take(w);
    sc_value *value = SC_NEW(w->tree->arena, sc_value);
    value->kind = kind_of(w->text.ptr[t.from]);
    value->span = span_of(w, t.from, t.to);
    if (!sc_tree_add_nodes(w->tree, 1, value->span))
        return NULL;
    sc_str written = sc_str_sub(w->text, t.from, t.to);
    if (value->kind == SC_VALUE_STRING)
        value->text = decode_string(w->tree->arena, written);
    if (value->kind == SC_VALUE_NUMBER || value->kind == SC_VALUE_BOOL)
        value->text = written;
    if (value->kind != SC_VALUE_LIST && value->kind != SC_VALUE_MAP)
        return value;
    if (!walk_collection(w, value))
        return NULL;
    value->span = span_of(w, t.from, take(w).to); /* with the closing bracket */
    return value;
}

sc_status sc_json_parse(sc_arena *arena, const sc_source *source, sc_span part,
                        const sc_parse_limits *limits, sc_diags *diags, const sc_value **out)
{
    sc_tree tree = { arena, source, limits, diags, 0, 0 };
    if (!sc_tree_accepts_size(&tree, part))
        return limits->status;
    sc_str text = sc_str_sub(source->text, part.offset, part.offset + part.len);
    json_error_t error;
    json_t *accepted = json_loadb(text.len == 0 ? "" : text.ptr, text.len, FLAGS, &error);
    if (accepted == NULL) {
        report_syntax(&tree, part, &error);
        return limits->status;
    }
    json_decref(accepted);
    size_t errors_before = diags->error_count;
    walk w = { .tree = &tree, .text = text, .origin = part.offset };
    const sc_value *value = walk_value(&w);
    if (value == NULL || diags->error_count > errors_before)
        return limits->status;
    *out = value;
    return SC_OK;
}
