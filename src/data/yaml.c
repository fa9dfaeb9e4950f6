/*
 * YAML: bytes → located values, from libyaml's events. Scalars stay text; tags are refused, and
 * aliases are allowed only where the limits say so, each counted with all that it repeats.
 */
#include "data/tree.h"

#include <string.h>
#include <yaml.h>

/* libyaml's places count characters; spans count bytes. One cursor follows the events. */
typedef struct cursor {
    size_t chars, bytes;
} cursor;

typedef struct anchor {
    sc_str name;
    const sc_value *value;
    size_t node_count; /* of the value and all below it */
    size_t height;     /* levels of lists and maps in it */
} anchor;

typedef struct reader {
    sc_tree tree;
    yaml_parser_t yaml;
    sc_str text;   /* the part that is YAML */
    size_t origin; /* of `text` in the source */
    cursor cursor;
    size_t depth, deepest;
    size_t alias_count;
    SC_VEC(anchor) anchors;
} reader;

static bool is_trail(char c)
{
    return (c & 0xC0) == 0x80;
}

/* The byte offset in `text` of a place of libyaml's. */
static size_t byte_of(reader *r, size_t chars)
{
    cursor c = r->cursor;
    while (c.chars < chars && c.bytes < r->text.len) {
        c.bytes++;
        while (c.bytes < r->text.len && is_trail(r->text.ptr[c.bytes]))
            c.bytes++;
        c.chars++;
    }
    while (c.chars > chars && c.bytes > 0) {
        c.bytes--;
        while (c.bytes > 0 && is_trail(r->text.ptr[c.bytes]))
            c.bytes--;
        c.chars--;
    }
    r->cursor = c;
    return c.bytes;
}

static sc_span span_between(reader *r, yaml_mark_t from, yaml_mark_t to)
{
    size_t start = byte_of(r, from.index), end = byte_of(r, to.index);
    while (end > start && sc_is_space(r->text.ptr[end - 1]))
        end--;
    return sc_tree_span(&r->tree, r->origin + start, end - start);
}

/* What libyaml says of a fault, and what we say. */
typedef struct wording {
    const char *problem;
    char at;            /* only if this character stands there; 0: any */
    bool is_at_context; /* the place to show is where the faulty thing starts */
    const char *message, *hint;
} wording;

static const char QUOTE_IT[] = "put the text in quotes";

static const wording WORDINGS[] = {
    { "found character that cannot start any token", '\t', false, "a tab in the indentation",
      "indent with spaces" },
    { "found character that cannot start any token", 0, false,
      "a text that starts with this character needs quotes", QUOTE_IT },
    { "found a tab character", 0, false, "a tab in the indentation", "indent with spaces" },
    { "mapping values are not allowed in this context", 0, false, "a ':' where none can be",
      "a text that holds ': ' needs quotes; and keys of one map are indented alike" },
    { "block sequence entries are not allowed", 0, false, "a '-' where no list can start",
      "start the list on its own line, indented below its key" },
    { "mapping keys are not allowed", 0, false, "a key where none can be",
      "indent the keys of a map alike" },
    { "could not find expected ':'", 0, true, "expected ':' after this key",
      "a key is followed by ': ', and a text of several lines is indented" },
    { "did not find expected key", 0, false, "expected a key here",
      "indent the keys of a map alike, and put all of a text into the quotes" },
    { "did not find expected '-' indicator", 0, false, "expected '-' and an item here",
      "indent the items of a list alike" },
    { "did not find expected ',' or ']'", 0, false, "expected ',' or ']' in the list", NULL },
    { "did not find expected ',' or '}'", 0, false, "expected ',' or '}' in the map", NULL },
    { "did not find expected node content", 0, false, "expected a value here", NULL },
    { "did not find expected <document start>", 0, false, "expected nothing more here",
      "one file holds one map; indent its keys alike" },
    { "found unexpected end of stream", 0, true, "no closing quote after this", NULL },
    { "found unexpected document indicator", 0, true, "no closing quote after this", NULL },
    { "found unknown escape character", 0, false, "unknown escape in a text",
      "write \\\\ for a backslash, or use single quotes" },
    { "did not find expected hexdecimal number", 0, false, "expected hexadecimal digits here",
      NULL },
    { "found invalid Unicode character escape code", 0, false,
      "an escape that names no Unicode character", NULL },
    { "did not find expected alphabetic or numeric character", 0, true,
      "a text that starts with this character needs quotes", QUOTE_IT },
    { "did not find expected comment or line break", 0, false,
      "expected the end of the line after '|' or '>'", NULL },
    { "found undefined tag handle", 0, false, "tags are not supported", QUOTE_IT },
    { "control characters are not allowed", 0, false, "a control character", "leave it out" },
};

static const wording *find_wording(const char *problem, char at)
{
    for (size_t i = 0; i < sizeof WORDINGS / sizeof *WORDINGS; i++)
        if (strncmp(problem, WORDINGS[i].problem, strlen(WORDINGS[i].problem)) == 0 &&
            (WORDINGS[i].at == 0 || WORDINGS[i].at == at))
            return &WORDINGS[i];
    return NULL;
}

/* One character, or nothing at the end of the text. */
static sc_span char_at(reader *r, size_t byte)
{
    size_t end = byte;
    if (end < r->text.len && r->text.ptr[end] != '\n')
        end++;
    while (end > byte && end < r->text.len && is_trail(r->text.ptr[end]))
        end++;
    return sc_tree_span(&r->tree, r->origin + byte, end - byte);
}

static bool is_hex(char c)
{
    return sc_is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/* `{ color: #fff }`: what follows the `#` is a comment, the closing brace too, and the fault comes
 * to light lines below. @return the colour that a line has in place of a value, or an empty text.
 */
static sc_str commented_color(sc_str line)
{
    size_t at = 0;
    char before = 0; /* the last that is no blank */
    for (; at < line.len && !(line.ptr[at] == '#' && at > 0 && line.ptr[at - 1] == ' '); at++)
        before = line.ptr[at] == ' ' ? before : line.ptr[at];
    size_t end = at + 1;
    while (end < line.len && is_hex(line.ptr[end]))
        end++;
    size_t digits = end - at - 1;
    bool is_color = digits == 3 || digits == 4 || digits == 6 || digits == 8;
    bool is_whole = end >= line.len || strchr(" ,}]\r", line.ptr[end]) != NULL;
    bool is_value = before == ':' || before == ',' || before == '[';
    return is_color && is_whole && is_value ? sc_str_sub(line, at, end) : SC_STR("");
}

/* The line of a fault and the two above are looked at. */
static bool report_commented_color(reader *r, size_t byte)
{
    sc_str color = { 0 };
    for (int lines = 0; lines < 3 && color.len == 0; lines++) {
        size_t start = byte;
        while (start > 0 && r->text.ptr[start - 1] != '\n')
            start--;
        color = commented_color(sc_str_sub(r->text, start, byte));
        byte = start > 0 ? start - 1 : 0;
    }
    if (color.len == 0)
        return false;
    sc_str hint = sc_str_fmt(r->tree.arena, "write \"%.*s\" in quotes", SC_STR_ARG(color));
    size_t at = (size_t)(color.ptr - r->text.ptr);
    sc_diag_error(r->tree.diags, sc_tree_span(&r->tree, r->origin + at, color.len),
                  "data.yaml-syntax", hint.ptr,
                  "'#' starts a comment in YAML: the rest of the line is not read");
    return true;
}

static void report_syntax(reader *r)
{
    const yaml_parser_t *y = &r->yaml;
    if (y->error == YAML_MEMORY_ERROR)
        sc_out_of_memory("parsing YAML");
    const char *problem = y->problem == NULL ? "not YAML" : y->problem;
    size_t byte =
        y->error == YAML_READER_ERROR ? y->problem_offset : byte_of(r, y->problem_mark.index);
    const wording *words = find_wording(problem, byte < r->text.len ? r->text.ptr[byte] : '\0');
    if (y->error == YAML_PARSER_ERROR && report_commented_color(r, byte))
        return;
    if (words != NULL && words->is_at_context)
        byte = byte_of(r, y->context_mark.index);
    sc_diag_error(r->tree.diags, char_at(r, byte), "data.yaml-syntax",
                  words == NULL ? NULL : words->hint, "%s",
                  words == NULL ? problem : words->message);
}

/* The next event, to be given to yaml_event_delete() if true is returned. */
static bool next_event(reader *r, yaml_event_t *event)
{
    if (yaml_parser_parse(&r->yaml, event))
        return true;
    report_syntax(r);
    return false;
}

/* Tags are shown as written: `!!str`, not `tag:yaml.org,2002:str`. */
static bool refuse_tag(reader *r, const yaml_event_t *event, const yaml_char_t *tag)
{
    if (tag == NULL)
        return false;
    sc_span span = span_between(r, event->start_mark, event->end_mark);
    sc_str written = sc_str_sub(r->tree.source->text, span.offset, span.offset + span.len);
    size_t len = 0;
    while (len < written.len && !sc_is_space(written.ptr[len]))
        len++;
    span.len = len;
    sc_diag_error(r->tree.diags, span, "data.tag",
                  "leave the tag out; a text that starts with '!' needs quotes",
                  "the tag '%.*s' is not supported", (int)len, written.ptr);
    return true;
}

static bool is_null(sc_str text)
{
    static const char *const NULLS[] = { "", "~", "null", "Null", "NULL" };
    for (size_t i = 0; i < sizeof NULLS / sizeof *NULLS; i++)
        if (sc_str_is(text, NULLS[i]))
            return true;
    return false;
}

static const sc_value *read_scalar(reader *r, const yaml_event_t *event)
{
    if (refuse_tag(r, event, event->data.scalar.tag))
        return NULL;
    sc_value *value = SC_NEW(r->tree.arena, sc_value);
    sc_str text = { (const char *)event->data.scalar.value, event->data.scalar.length };
    value->text = sc_str_copy(r->tree.arena, text);
    value->span = span_between(r, event->start_mark, event->end_mark);
    value->is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    value->kind = value->is_plain && is_null(text) ? SC_VALUE_NULL : SC_VALUE_STRING;
    if (memchr(text.ptr, '\0', text.len) == NULL)
        return value;
    sc_diag_error(r->tree.diags, value->span, "data.yaml-syntax", NULL,
                  "\\0 is not allowed in a text");
    return NULL;
}

static const anchor *find_anchor(const reader *r, sc_str name)
{
    for (size_t i = r->anchors.count; i > 0; i--)
        if (sc_str_eq(r->anchors.items[i - 1].name, name))
            return &r->anchors.items[i - 1];
    return NULL;
}

static bool accept_alias(reader *r, sc_span at)
{
    size_t max = r->tree.limits->max_aliases;
    if (r->alias_count++ < max)
        return true;
    if (max == 0)
        sc_diag_error(r->tree.diags, at, "data.alias",
                      "write the value out; a text that starts with '*' needs quotes",
                      "aliases are not allowed in this file");
    else
        sc_diag_error(r->tree.diags, at, "data.alias", NULL, "there are more than %zu aliases",
                      max);
    return false;
}

static const sc_value *read_alias(reader *r, const yaml_event_t *event)
{
    sc_span at = span_between(r, event->start_mark, event->end_mark);
    if (!accept_alias(r, at))
        return NULL;
    sc_str name = sc_str_of((const char *)event->data.alias.anchor);
    const anchor *target = find_anchor(r, name);
    if (target == NULL) {
        sc_diag_error(r->tree.diags, at, "data.alias", NULL, "no anchor '&%.*s' stands above",
                      SC_STR_ARG(name));
        return NULL;
    }
    if (!sc_tree_accepts_depth(&r->tree, r->depth + target->height, at) ||
        !sc_tree_add_nodes(&r->tree, target->node_count, at))
        return NULL;
    if (r->deepest < r->depth + target->height)
        r->deepest = r->depth + target->height;
    return target->value;
}

static const sc_value *read_node(reader *r, const yaml_event_t *event);

/* The span of a list or map ends with its bracket or, if it has none, with its last value. */
static void close_span(reader *r, sc_value *value, const yaml_event_t *end, size_t last_end)
{
    size_t from = value->span.offset;
    if (end->start_mark.index != end->end_mark.index)
        last_end = r->origin + byte_of(r, end->end_mark.index);
    value->span.len = last_end > from ? last_end - from : 0;
}

static size_t end_of(const sc_value *value)
{
    return value->span.offset + value->span.len;
}

static bool read_list(reader *r, sc_value *list)
{
    SC_VEC(const sc_value *) items = { 0 };
    size_t last_end = list->span.offset;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        bool is_end = event.type == YAML_SEQUENCE_END_EVENT;
        const sc_value *item = is_end ? NULL : read_node(r, &event);
        if (is_end)
            close_span(r, list, &event, last_end);
        bool is_alias = event.type == YAML_ALIAS_EVENT;
        yaml_event_delete(&event);
        if (item == NULL) {
            list->count = items.count;
            list->items = items.items;
            return is_end;
        }
        last_end = is_alias ? last_end : end_of(item);
        sc_vec_push(r->tree.arena, &items, item);
    }
}

static bool read_key(reader *r, const yaml_event_t *event, sc_entry *entry)
{
    if (event->type == YAML_SCALAR_EVENT) {
        const sc_value *key = read_scalar(r, event);
        if (key == NULL)
            return false;
        entry->key = key->text;
        entry->key_span = key->span;
        return true;
    }
    const char *what = event->type == YAML_ALIAS_EVENT           ? "an alias"
                       : event->type == YAML_MAPPING_START_EVENT ? "a map"
                                                                 : "a list";
    sc_diag_error(r->tree.diags, span_between(r, event->start_mark, event->end_mark),
                  "data.yaml-syntax", QUOTE_IT, "a key must be a text, not %s", what);
    return false;
}

static bool read_entry(reader *r, const yaml_event_t *key_event, sc_entry *entry)
{
    if (!read_key(r, key_event, entry))
        return false;
    yaml_event_t event;
    if (!next_event(r, &event))
        return false;
    entry->value = read_node(r, &event);
    yaml_event_delete(&event);
    return entry->value != NULL;
}

static bool read_map(reader *r, sc_value *map)
{
    SC_VEC(sc_entry) entries = { 0 };
    size_t last_end = map->span.offset;
    for (;;) {
        yaml_event_t event;
        if (!next_event(r, &event))
            return false;
        bool is_end = event.type == YAML_MAPPING_END_EVENT;
        sc_entry entry = { 0 };
        bool has_entry = !is_end && read_entry(r, &event, &entry);
        if (is_end)
            close_span(r, map, &event, last_end);
        yaml_event_delete(&event);
        if (!has_entry) {
            sc_tree_check_keys(&r->tree, entries.items, entries.count);
            map->count = entries.count;
            map->entries = entries.items;
            return is_end;
        }
        size_t key_end = entry.key_span.offset + entry.key_span.len, end = end_of(entry.value);
        last_end = end > key_end ? end : key_end;
        sc_vec_push(r->tree.arena, &entries, entry);
    }
}

static const sc_value *read_collection(reader *r, const yaml_event_t *event)
{
    bool is_map = event->type == YAML_MAPPING_START_EVENT;
    const yaml_char_t *tag =
        is_map ? event->data.mapping_start.tag : event->data.sequence_start.tag;
    sc_value *value = SC_NEW(r->tree.arena, sc_value);
    value->kind = is_map ? SC_VALUE_MAP : SC_VALUE_LIST;
    value->span = span_between(r, event->start_mark, event->end_mark);
    if (refuse_tag(r, event, tag) || !sc_tree_accepts_depth(&r->tree, ++r->depth, value->span))
        return NULL;
    if (r->deepest < r->depth)
        r->deepest = r->depth;
    bool done = is_map ? read_map(r, value) : read_list(r, value);
    r->depth--;
    return done ? value : NULL;
}

static const char *anchor_of(const yaml_event_t *event)
{
    const yaml_char_t *name = event->type == YAML_SCALAR_EVENT ? event->data.scalar.anchor
                              : event->type == YAML_MAPPING_START_EVENT
                                  ? event->data.mapping_start.anchor
                                  : event->data.sequence_start.anchor;
    return (const char *)name;
}

static const sc_value *read_node(reader *r, const yaml_event_t *event)
{
    if (event->type == YAML_ALIAS_EVENT)
        return read_alias(r, event);
    size_t nodes_before = r->tree.node_count, deepest_before = r->deepest;
    sc_span at = span_between(r, event->start_mark, event->end_mark);
    if (!sc_tree_add_nodes(&r->tree, 1, at))
        return NULL;
    r->deepest = r->depth;
    const sc_value *value =
        event->type == YAML_SCALAR_EVENT ? read_scalar(r, event) : read_collection(r, event);
    if (value != NULL && anchor_of(event) != NULL) {
        anchor a = { .value = value,
                     .node_count = r->tree.node_count - nodes_before,
                     .height = r->deepest - r->depth };
        a.name = sc_str_copy(r->tree.arena, sc_str_of(anchor_of(event)));
        sc_vec_push(r->tree.arena, &r->anchors, a);
    }
    if (r->deepest < deepest_before)
        r->deepest = deepest_before;
    return value;
}

static const sc_value *empty_document(reader *r)
{
    sc_value *value = SC_NEW(r->tree.arena, sc_value);
    value->kind = SC_VALUE_NULL;
    value->is_plain = true;
    value->span = sc_tree_span(&r->tree, r->origin, 0);
    return value;
}

/* The document's value, from its start event on; NULL after an error. */
static const sc_value *read_document(reader *r)
{
    yaml_event_t event;
    if (!next_event(r, &event))
        return NULL;
    const sc_value *value = read_node(r, &event);
    yaml_event_delete(&event);
    if (value == NULL || !next_event(r, &event)) /* the document's end */
        return NULL;
    yaml_event_delete(&event);
    if (!next_event(r, &event))
        return NULL;
    bool is_last = event.type == YAML_STREAM_END_EVENT;
    sc_span next = char_at(r, byte_of(r, event.start_mark.index));
    yaml_event_delete(&event);
    if (is_last)
        return value;
    sc_diag_error(r->tree.diags, next, "data.several-documents",
                  "one file holds one document: take out the '---' between them",
                  "a second document starts here");
    return NULL;
}

static const sc_value *read_stream(reader *r)
{
    yaml_event_t event;
    for (int i = 0; i < 2; i++) { /* the stream's start, then the document's */
        if (!next_event(r, &event))
            return NULL;
        bool is_empty = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (is_empty)
            return empty_document(r);
    }
    return read_document(r);
}

sc_status sc_yaml_parse_all(sc_arena *arena, const sc_source *source, sc_span part,
                            const sc_parse_limits *limits, sc_diags *diags, const sc_value **out)
{
    reader r = { .tree = { arena, source, limits, diags, 0, 0 }, .origin = part.offset };
    if (!sc_tree_accepts_size(&r.tree, part))
        return limits->status;
    r.text = sc_str_sub(source->text, part.offset, part.offset + part.len);
    if (!yaml_parser_initialize(&r.yaml))
        sc_out_of_memory("parsing YAML");
    yaml_parser_set_encoding(&r.yaml, YAML_UTF8_ENCODING);
    const char *bytes = r.text.len == 0 ? "" : r.text.ptr;
    yaml_parser_set_input_string(&r.yaml, (const unsigned char *)bytes, r.text.len);
    size_t errors_before = diags->error_count;
    const sc_value *value = read_stream(&r);
    yaml_parser_delete(&r.yaml);
    if (value != NULL)
        *out = value;
    return value != NULL && diags->error_count == errors_before ? SC_OK : limits->status;
}

sc_status sc_yaml_parse(sc_arena *arena, const sc_source *source, sc_span part,
                        const sc_parse_limits *limits, sc_diags *diags, const sc_value **out)
{
    const sc_value *value = NULL;
    sc_status status = sc_yaml_parse_all(arena, source, part, limits, diags, &value);
    if (status == SC_OK)
        *out = value;
    return status;
}
