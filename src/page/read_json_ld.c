/* JSON-LD as clues: see readers.h. Names of properties are schema.org's. */
#include "article/plain.h"
#include "page/json_ld.h"
#include "page/readers.h"
#include "page/url.h"

typedef struct graph {
    const sc_dom *dom;
    sc_clues *clues;
    sc_json_ld_nodes nodes;
} graph;

/* JSON needs no references, but many programs write them. Text with tags in it is left alone. */
static sc_field field_of(const graph *g, const sc_value *value)
{
    if (value == NULL || !sc_value_is_scalar(value) || value->kind == SC_VALUE_BOOL)
        return (sc_field){ 0 };
    bool has_reference =
        sc_str_find(value->text, SC_STR("&"), NULL) && !sc_str_find(value->text, SC_STR("<"), NULL);
    sc_str text = has_reference ? sc_plain_text(g->clues->arena, value->text) : value->text;
    return (sc_field){ text, value->span };
}

static const sc_value *first_of(const sc_value *value)
{
    bool is_list = value != NULL && value->kind == SC_VALUE_LIST;
    return is_list ? (value->count > 0 ? value->items[0] : NULL) : value;
}

/* A node that says only its @id stands for the one of that @id that says more. */
static const sc_value *resolved(const graph *g, const sc_value *node)
{
    const sc_value *id = sc_value_find(node, "@id");
    if (id == NULL || node->count > 2)
        return node;
    for (size_t i = 0; i < g->nodes.count; i++) {
        const sc_value *other = sc_value_find(g->nodes.items[i], "@id");
        if (other != NULL && g->nodes.items[i] != node && sc_str_eq(other->text, id->text))
            return g->nodes.items[i];
    }
    return node;
}

static sc_field member(const graph *g, const sc_value *node, const char *name)
{
    return field_of(g, first_of(sc_value_find(resolved(g, node), name)));
}

/* `value` itself if it is a text, else what one of its members says. */
static sc_field text_or(const graph *g, const sc_value *value, const char *first,
                        const char *second)
{
    if (value == NULL || value->kind != SC_VALUE_MAP)
        return field_of(g, value);
    sc_field found = member(g, value, first);
    return found.text.len > 0 ? found : member(g, value, second);
}

static void note(const graph *g, sc_clue_field field, const char *from, sc_field value)
{
    sc_clues_note(g->clues, field, SC_TRUST_JSON_LD, from, value);
}

/* --- the members of an article --------------------------------------------------------------- */

static void note_images(const graph *g, const sc_value *value)
{
    const sc_value *image = first_of(value);
    sc_clue clue = { .field = SC_CLUE_PHOTO, .trust = SC_TRUST_JSON_LD, .from = "json-ld image" };
    clue.value = text_or(g, image, "contentUrl", "url");
    if (image != NULL && image->kind == SC_VALUE_MAP) {
        clue.caption = member(g, image, "caption");
        clue.credit = member(g, image, "creditText");
    }
    sc_clues_add(g->clues, clue);
}

static void note_author(const graph *g, const sc_value *value)
{
    sc_clue clue = { .field = SC_CLUE_AUTHOR, .trust = SC_TRUST_JSON_LD, .from = "json-ld author" };
    clue.value = text_or(g, value, "name", "name");
    clue.is_byline = value->kind == SC_VALUE_STRING;
    if (value->kind == SC_VALUE_MAP)
        clue.url = member(g, value, "url");
    sc_clues_add(g->clues, clue);
}

static void note_authors(const graph *g, const sc_value *value)
{
    bool is_list = value != NULL && value->kind == SC_VALUE_LIST;
    for (size_t i = 0; is_list && i < value->count; i++)
        note_author(g, value->items[i]);
    if (value != NULL && !is_list)
        note_author(g, value);
}

static void note_tags(const graph *g, const sc_value *value)
{
    bool is_list = value != NULL && value->kind == SC_VALUE_LIST;
    for (size_t i = 0; is_list && i < value->count; i++)
        note(g, SC_CLUE_TAG, "json-ld keywords", text_or(g, value->items[i], "name", "name"));
    if (!is_list)
        note(g, SC_CLUE_TAG, "json-ld keywords", field_of(g, value));
}

static void note_article(const graph *g, const sc_value *node)
{
    sc_field headline = member(g, node, "headline");
    if (headline.text.len == 0)
        headline = member(g, node, "name");
    note(g, SC_CLUE_HEADLINE, "json-ld headline", headline);
    note(g, SC_CLUE_DESCRIPTION, "json-ld description", member(g, node, "description"));
    note(g, SC_CLUE_URL, "json-ld url", member(g, node, "url"));
    note(g, SC_CLUE_URL, "json-ld mainEntityOfPage",
         text_or(g, first_of(sc_value_find(node, "mainEntityOfPage")), "@id", "url"));
    note(g, SC_CLUE_LANG, "json-ld inLanguage", member(g, node, "inLanguage"));
    note(g, SC_CLUE_SECTION, "json-ld articleSection", member(g, node, "articleSection"));
    note(g, SC_CLUE_PUBLISHED, "json-ld datePublished", member(g, node, "datePublished"));
    note(g, SC_CLUE_MODIFIED, "json-ld dateModified", member(g, node, "dateModified"));
    note(g, SC_CLUE_EXPIRES, "json-ld expires", member(g, node, "expires"));
    note(g, SC_CLUE_EDITOR, "json-ld editor",
         text_or(g, first_of(sc_value_find(node, "editor")), "name", "name"));
    note(g, SC_CLUE_SITE, "json-ld publisher",
         text_or(g, first_of(sc_value_find(node, "publisher")), "name", "name"));
    note_images(g, sc_value_find(node, "image"));
    note_authors(g, sc_value_find(node, "author"));
    note_tags(g, sc_value_find(node, "keywords"));
}

/* --- scripts --------------------------------------------------------------------------------- */

static bool is_json_ld(const sc_dom *dom, const GumboNode *node)
{
    sc_str type = sc_dom_attribute(dom, node, "type").text;
    return sc_dom_is(dom, node, "script") && sc_json_ld_is_type(type);
}

static sc_span script_text(const sc_dom *dom, const GumboNode *node)
{
    const GumboVector *children = &node->v.element.children;
    return children->length == 0 ? SC_NO_SPAN : sc_dom_text_span(dom, children->data[0]);
}

static void add_script(graph *g, sc_span text, sc_diags *diags)
{
    sc_str fault = { "", 0 };
    const sc_value *value = sc_json_ld_parse(g->clues->arena, g->dom->source, text, &fault);
    if (value != NULL)
        sc_json_ld_collect(g->clues->arena, value, &g->nodes);
    else
        sc_diag_warn(diags, (sc_span){ text.source, text.offset, 0 }, "page.bad-json-ld", NULL,
                     "this JSON-LD is passed over: %.*s", SC_STR_ARG(fault));
}

/* Whether something that is said of an article is what the head says of the page. */
static bool is_said(const graph *g, sc_clue_field field, sc_str value)
{
    size_t rank = 0;
    if (value.len == 0)
        return false;
    for (const sc_clue *clue; (clue = sc_clues_next(g->clues, field, &rank)) != NULL;) {
        bool is_address = field == SC_CLUE_URL && clue->trust != SC_TRUST_TITLE;
        sc_str said = clue->value.text;
        if (is_address && sc_str_eq(sc_url_path(said), sc_url_path(value)))
            return true;
        if (field == SC_CLUE_HEADLINE && sc_str_starts(said, sc_str_z(g->clues->arena, value)))
            return true;
    }
    return false;
}

/* How likely an article is the page's own: it has its address, its title, or names a page. */
static int likeness(const graph *g, const sc_value *node)
{
    const sc_value *page = first_of(sc_value_find(node, "mainEntityOfPage"));
    bool has_address = is_said(g, SC_CLUE_URL, member(g, node, "url").text) ||
                       is_said(g, SC_CLUE_URL, text_or(g, page, "@id", "url").text);
    bool has_title = is_said(g, SC_CLUE_HEADLINE, member(g, node, "headline").text);
    return 4 * has_address + 2 * has_title + (page != NULL);
}

/* Of several articles the likeliest; of equals the first. */
static const sc_value *choose_article(const graph *g)
{
    enum { COMPARED_MAX = 64 }; /* a page made to be slow may hold any number */
    const sc_value *best = NULL;
    int most = -1;
    for (size_t i = 0, compared = 0; i < g->nodes.count && compared < COMPARED_MAX; i++) {
        const sc_value *node = g->nodes.items[i];
        if (!sc_json_ld_is_article(node))
            continue;
        int like = likeness(g, node);
        compared++;
        if (like > most) {
            best = node;
            most = like;
        }
    }
    return best;
}

void sc_read_json_ld(const sc_dom *dom, sc_clues *clues, sc_diags *diags)
{
    graph g = { .dom = dom, .clues = clues };
    sc_dom_walk walk = sc_dom_walk_new(dom, dom->root);
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;) {
        sc_span text = SC_NO_SPAN;
        if (event == SC_DOM_ENTER && walk.node != dom->root && is_json_ld(dom, walk.node))
            text = script_text(dom, walk.node);
        if (text.source != NULL)
            add_script(&g, text, diags);
    }
    const sc_value *article = choose_article(&g);
    if (article != NULL)
        note_article(&g, article);
    for (size_t i = 0; i < g.nodes.count; i++)
        if (sc_json_ld_is(g.nodes.items[i], "WebSite"))
            note(&g, SC_CLUE_SITE, "json-ld WebSite", member(&g, g.nodes.items[i], "name"));
}
