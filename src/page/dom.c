/* Pages as trees: see dom.h. */
#include "page/dom.h"

#include "base/utf8.h"
#include "page/markup.h"

#include <setjmp.h>
#include <string.h>

static const size_t TREE_BYTES_MAX = (size_t)256 << 20;
enum { ATTRIBUTES_MAX = 100, TEXT_BYTES_MAX = 64 << 20 };

/* --- what gumbo is given --------------------------------------------------------------------- */

typedef enum nesting {
    NEST,      /* ends at its own end tag */
    NEST_WEAK, /* the same, but an end tag does not reach through other elements for it */
    SELF,      /* ends by itself: at the next of its kind, or is raw, or void */
} nesting;

/* The elements that are let through, and the names they are given if not their own, which are of
 * the same length or shorter. Everything else is renamed to begin with an x. */
static const struct element {
    const char *name, *as;
    nesting nesting;
} ELEMENTS[] = {
    { "html", NULL, SELF },      { "head", NULL, SELF },       { "body", NULL, SELF },
    { "title", NULL, SELF },     { "base", NULL, SELF },       { "link", NULL, SELF },
    { "meta", NULL, SELF },      { "style", NULL, SELF },      { "script", NULL, SELF },
    { "textarea", NULL, SELF },  { "xmp", NULL, SELF },        { "iframe", NULL, SELF },
    { "noembed", NULL, SELF },   { "noframes", NULL, SELF },   { "plaintext", NULL, SELF },
    { "p", NULL, SELF },         { "li", NULL, SELF },         { "dt", NULL, SELF },
    { "dd", NULL, SELF },        { "td", "dd", SELF },         { "th", "dt", SELF },
    { "br", NULL, SELF },        { "hr", NULL, SELF },         { "img", NULL, SELF },
    { "tr", "dl", NEST },        { "table", "div", NEST },     { "div", NULL, NEST },
    { "h1", NULL, NEST },        { "h2", NULL, NEST },         { "h3", NULL, NEST },
    { "h4", NULL, NEST },        { "h5", NULL, NEST },         { "h6", NULL, NEST },
    { "article", NULL, NEST },   { "main", NULL, NEST },       { "section", NULL, NEST },
    { "header", NULL, NEST },    { "footer", NULL, NEST },     { "nav", NULL, NEST },
    { "aside", NULL, NEST },     { "figure", NULL, NEST },     { "figcaption", NULL, NEST },
    { "address", NULL, NEST },   { "blockquote", NULL, NEST }, { "center", NULL, NEST },
    { "ul", NULL, NEST },        { "ol", NULL, NEST },         { "dl", NULL, NEST },
    { "pre", NULL, NEST },       { "form", "div", NEST },      { "fieldset", NULL, NEST },
    { "source", "img", SELF },   { "span", NULL, NEST_WEAK },  { "time", NULL, NEST_WEAK },
    { "cite", NULL, NEST_WEAK },
};

static const char *const VOID[] = { "area",    "col",      "embed",    "input",
                                    "param",   "track",    "wbr",      "frame",
                                    "keygen",  "basefont", "bgsound",  "image",
                                    "isindex", "command",  "menuitem", NULL };

typedef struct simplifying {
    sc_str text;
    char *copy;
    sc_str open[SC_DOM_DEPTH_MAX]; /* names of elements that must be closed */
    size_t depth;
} simplifying;

static const struct element *element_of(sc_str name)
{
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof *ELEMENTS; i++)
        if (sc_str_is_nocase(name, ELEMENTS[i].name))
            return &ELEMENTS[i];
    return NULL;
}

static nesting nesting_of(sc_str name)
{
    const struct element *element = element_of(name);
    return element == NULL ? NEST_WEAK : element->nesting;
}

/* Make a tag a comment that HTML ignores, where it stands: `</>` or `</!…>`. */
static void strike(simplifying *s, const sc_markup_token *token)
{
    size_t len = token->end - token->start;
    if (len < 3)
        return;
    memset(s->copy + token->start, '!', len);
    memcpy(s->copy + token->start, "</", 2);
    s->copy[token->end - 1] = '>';
}

static void rename_tag(simplifying *s, const sc_markup_token *token)
{
    const struct element *element = element_of(token->name);
    char *name = s->copy + (token->name.ptr - s->text.ptr);
    if (element == NULL) {
        memset(name, 'x', token->name.len);
    } else if (element->as != NULL) {
        memset(name, ' ', token->name.len);
        memcpy(name, element->as, strlen(element->as));
    }
}

static bool is_same_name(sc_str a, sc_str b)
{
    return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

/* An end tag closes all that is open in its element; a weak one's stops at other elements. */
static void close_element(simplifying *s, sc_str name)
{
    bool is_weak = nesting_of(name) == NEST_WEAK;
    for (size_t i = s->depth; i-- > 0;) {
        if (is_same_name(s->open[i], name)) {
            s->depth = i;
            return;
        }
        if (is_weak && nesting_of(s->open[i]) == NEST)
            return;
    }
}

static bool has_too_many_attributes(sc_str text, const sc_markup_token *token)
{
    sc_markup_attribute attribute;
    size_t count = 0;
    for (size_t at = 0; sc_markup_next_attribute(text, token, &at, &attribute);)
        if (++count > ATTRIBUTES_MAX)
            return true;
    return false;
}

static void open_element(simplifying *s, const sc_markup_token *token)
{
    bool is_nested = nesting_of(token->name) != SELF;
    bool is_out = sc_markup_is_one_of(token->name, VOID) ||
                  has_too_many_attributes(s->text, token) ||
                  (is_nested && s->depth == SC_DOM_DEPTH_MAX);
    if (is_out) {
        strike(s, token);
        return;
    }
    rename_tag(s, token);
    if (is_nested)
        s->open[s->depth++] = token->name;
}

static const char *simplify(sc_arena *arena, sc_str text)
{
    simplifying s = { .text = text, .copy = sc_arena_alloc(arena, text.len + 1) };
    sc_markup markup = { .text = text };
    memcpy(s.copy, text.ptr, text.len);
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        bool is_tag = token.kind == SC_MARKUP_START || token.kind == SC_MARKUP_CLOSE;
        if (is_tag && token.is_open) {
            memset(s.copy + token.start, ' ', token.end - token.start);
        } else if (token.kind == SC_MARKUP_START) {
            open_element(&s, &token);
        } else if (token.kind == SC_MARKUP_CLOSE) {
            rename_tag(&s, &token);
            close_element(&s, token.name);
        }
    }
    return s.copy;
}

/* --- parsing --------------------------------------------------------------------------------- */

typedef struct parsing {
    sc_arena *arena;
    size_t used;
    jmp_buf is_too_much;
} parsing;

static void *allocate(void *userdata, size_t size)
{
    parsing *p = userdata;
    p->used += size;
    if (p->used > TREE_BYTES_MAX)
        longjmp(p->is_too_much, 1);
    return sc_arena_alloc(p->arena, size);
}

/* The arena frees all at once; nothing else is released in gumbo's own, recursive, way. */
static void forget(void *userdata, void *memory)
{
    (void)userdata;
    (void)memory;
}

static const GumboNode *parse(parsing *p, const char *text, size_t len)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = allocate;
    options.deallocator = forget;
    options.userdata = p;
    options.max_errors = 0;
    if (setjmp(p->is_too_much) != 0)
        return NULL;
    return gumbo_parse_with_options(&options, text, len)->document;
}

static sc_part find_block(const sc_source *source)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_diags diags = { .arena = scratch };
    sc_head head = { 0 };
    bool is_known = sc_head_survey(scratch, source, &diags, &head) == SC_OK && head.has_block;
    sc_arena_free(scratch);
    return is_known ? head.block : (sc_part){ 0, 0 };
}

sc_status sc_dom_parse(sc_arena *arena, const sc_source *source, sc_diags *diags, sc_dom *out)
{
    parsing p = { .arena = arena };
    sc_dom dom = { .arena = arena, .source = source, .copy = simplify(arena, source->text) };
    dom.root = parse(&p, dom.copy, source->text.len);
    if (dom.root == NULL) {
        sc_diag_error(diags, (sc_span){ source, 0, 0 }, "page.too-complex", NULL,
                      "the page has too many elements to be read");
        return SC_E_LIMIT;
    }
    dom.block = find_block(source);
    *out = dom;
    return SC_OK;
}

/* --- walking --------------------------------------------------------------------------------- */

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

static const GumboVector *children_of(const GumboNode *node)
{
    if (node->type == GUMBO_NODE_DOCUMENT)
        return &node->v.document.children;
    return &node->v.element.children;
}

static bool has_children(const GumboNode *node)
{
    return node->type == GUMBO_NODE_DOCUMENT || is_element(node);
}

static const char *place_of(const GumboNode *node)
{
    return is_element(node) ? node->v.element.original_tag.data : node->v.text.original_text.data;
}

static bool is_in_block(const sc_dom *dom, const GumboNode *node)
{
    const char *place = node->type == GUMBO_NODE_DOCUMENT ? NULL : place_of(node);
    size_t at = place == NULL ? 0 : (size_t)(place - dom->copy);
    return place != NULL && at >= dom->block.start && at < dom->block.end;
}

sc_dom_walk sc_dom_walk_new(const sc_dom *dom, const GumboNode *node)
{
    return (sc_dom_walk){ .dom = dom, .start = node };
}

static sc_dom_event visit(sc_dom_walk *walk, const GumboNode *node)
{
    walk->node = node;
    if (!has_children(node))
        return SC_DOM_TEXT;
    sc_dom_step step = { node, 0 };
    sc_vec_push(walk->dom->arena, &walk->path, step);
    return SC_DOM_ENTER;
}

sc_dom_event sc_dom_next(sc_dom_walk *walk)
{
    if (walk->start != NULL) {
        const GumboNode *start = walk->start;
        walk->start = NULL;
        return visit(walk, start);
    }
    while (walk->path.count > 0) {
        sc_dom_step *top = &walk->path.items[walk->path.count - 1];
        const GumboVector *children = children_of(top->node);
        if (top->next == children->length) {
            walk->node = top->node;
            walk->path.count--;
            return SC_DOM_LEAVE;
        }
        const GumboNode *child = children->data[top->next++];
        if (child->type != GUMBO_NODE_COMMENT && !is_in_block(walk->dom, child))
            return visit(walk, child);
    }
    return SC_DOM_END;
}

void sc_dom_skip(sc_dom_walk *walk)
{
    sc_dom_step *top = &walk->path.items[walk->path.count - 1];
    top->next = children_of(top->node)->length;
}

/* --- asking ---------------------------------------------------------------------------------- */

sc_str sc_dom_name(const sc_dom *dom, const GumboNode *node)
{
    if (!is_element(node))
        return SC_STR("");
    const char *tag = node->v.element.original_tag.data;
    if (tag == NULL)
        return sc_str_of(gumbo_normalized_tagname(node->v.element.tag));
    size_t start = (size_t)(tag - dom->copy) + 1, end = start;
    sc_str text = dom->source->text;
    while (end < text.len && !sc_is_space(text.ptr[end]) && text.ptr[end] != '/' &&
           text.ptr[end] != '>')
        end++;
    return sc_str_sub(text, start, end);
}

bool sc_dom_is(const sc_dom *dom, const GumboNode *node, const char *name)
{
    return sc_str_is_nocase(sc_dom_name(dom, node), name);
}

static sc_span span_at(const sc_dom *dom, const char *place, size_t len)
{
    return (sc_span){ dom->source, (size_t)(place - dom->copy), len };
}

sc_field sc_dom_attribute(const sc_dom *dom, const GumboNode *node, const char *name)
{
    const GumboAttribute *found =
        is_element(node) ? gumbo_get_attribute(&node->v.element.attributes, name) : NULL;
    if (found == NULL)
        return (sc_field){ 0 };
    GumboStringPiece value = found->original_value;
    if (value.length >= 2 && (value.data[0] == '"' || value.data[0] == '\'')) {
        value.data++;
        value.length -= 2;
    }
    if (value.data == NULL)
        value = found->original_name;
    sc_str text = sc_str_trim(sc_str_of(found->value));
    return (sc_field){ text, span_at(dom, value.data, value.length) };
}

bool sc_dom_has_word(const sc_dom *dom, const GumboNode *node, const char *attribute,
                     const char *word)
{
    sc_str rest = sc_dom_attribute(dom, node, attribute).text, part;
    while (sc_str_split(&rest, ' ', &part))
        if (sc_str_is_nocase(sc_str_trim(part), word))
            return true;
    return false;
}

sc_span sc_dom_text_span(const sc_dom *dom, const GumboNode *node)
{
    const GumboStringPiece *text = &node->v.text.original_text;
    return span_at(dom, text->data == NULL ? dom->copy : text->data, text->length);
}

bool sc_dom_is_silent(const sc_dom *dom, const GumboNode *node)
{
    static const char *const NAMES[] = { "script", "style",    "noscript", "template", "select",
                                         "svg",    "math",     "textarea", "iframe",   "object",
                                         "video",  "audio",    "canvas",   "title",    "datalist",
                                         "xmp",    "noframes", "noembed",  NULL };
    return sc_markup_is_one_of(sc_dom_name(dom, node), NAMES);
}

static void add_folded(sc_buf *out, sc_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = sc_utf8_next(text, &at);
        bool is_space = c == 0xA0 || (c < 0x80 && sc_is_space((char)c));
        if (!is_space)
            sc_utf8_add(out, c);
        else if (out->len > 0 && out->ptr[out->len - 1] != ' ')
            sc_buf_addc(out, ' ');
    }
}

sc_field sc_dom_text(const sc_dom *dom, const GumboNode *node)
{
    sc_buf out = sc_buf_new(dom->arena, TEXT_BYTES_MAX);
    sc_dom_walk walk = sc_dom_walk_new(dom, node);
    sc_span span = SC_NO_SPAN;
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;) {
        if (event == SC_DOM_ENTER && walk.node != node && sc_dom_is_silent(dom, walk.node))
            sc_dom_skip(&walk);
        if (event == SC_DOM_ENTER && sc_dom_is(dom, walk.node, "br"))
            add_folded(&out, SC_STR(" "));
        if (event != SC_DOM_TEXT)
            continue;
        bool was_empty = out.len == 0;
        add_folded(&out, sc_str_of(walk.node->v.text.text));
        sc_span here = sc_dom_text_span(dom, walk.node);
        if (was_empty && out.len > 0)
            span = here;
        else if (out.len > 0)
            span.len = here.offset + here.len - span.offset;
    }
    return (sc_field){ sc_str_trim(sc_buf_str(&out)), span };
}
