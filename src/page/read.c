/* Reading pages: see read.h. */
#include "page/read.h"

#include "page/choose.h"
#include "page/readers.h"

/* --- kinds ----------------------------------------------------------------------------------- */

static bool has_extension(sc_str name, const char *extension)
{
    size_t len = sc_str_of(extension).len;
    return name.len > len &&
           sc_str_is_nocase(sc_str_sub(name, name.len - len, name.len), extension);
}

/* Whether a text begins as HTML documents do. */
static bool begins_as_page(sc_str text)
{
    static const char *const BEGINNINGS[] = { "<!doctype", "<html", "<head", "<?xml", "<!--" };
    for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; i++)
        if (sc_str_is_nocase(sc_str_sub(text, 0, sc_str_of(BEGINNINGS[i]).len), BEGINNINGS[i]))
            return true;
    return false;
}

/* Front matter, of a page's source or of a text. */
static bool has_fields(sc_str text)
{
    return sc_str_starts(text, "---") || sc_str_starts(text, "+++") || sc_str_starts(text, ";;;") ||
           sc_str_starts(text, "{");
}

sc_page_kind sc_page_kind_of(sc_str name, sc_str text)
{
    bool is_html = has_extension(name, ".html") || has_extension(name, ".htm") ||
                   has_extension(name, ".xhtml");
    if (sc_str_starts(text, "\xEF\xBB\xBF"))
        text = sc_str_sub(text, 3, text.len);
    text = sc_str_trim(text);
    if (has_extension(name, ".json") || has_extension(name, ".yaml") ||
        has_extension(name, ".yml") || has_fields(text) || text.len == 0)
        return SC_PAGE_NONE;
    if (is_html || begins_as_page(text))
        return SC_PAGE_HTML;
    return has_extension(name, ".txt") ? SC_PAGE_TEXT : SC_PAGE_NONE;
}

/* --- reading --------------------------------------------------------------------------------- */

static sc_str base_href(const sc_dom *dom)
{
    sc_dom_walk walk = sc_dom_walk_new(dom, dom->root);
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;)
        if (event == SC_DOM_ENTER && walk.node != dom->root && sc_dom_is(dom, walk.node, "base"))
            return sc_dom_attribute(dom, walk.node, "href").text;
    return SC_STR("");
}

static sc_str language(const sc_clues *clues, const sc_site *site)
{
    const sc_clue *clue = sc_clues_best(clues, SC_CLUE_LANG);
    return clue == NULL ? site->lang.text : clue->value.text;
}

static sc_status read_html(const sc_source *source, const sc_site *site, sc_clues *clues,
                           sc_diags *diags, sc_str *base)
{
    sc_dom dom;
    sc_page_text text = { 0 };
    sc_status status = sc_dom_parse(clues->arena, source, diags, &dom);
    if (status != SC_OK)
        return status;
    sc_read_head(&dom, clues);
    sc_read_json_ld(&dom, clues, diags); /* asks what the head says of the page's address */
    sc_read_body(&dom, clues, &text);
    sc_read_lines(&text, language(clues, site), false, clues);
    *base = base_href(&dom);
    return SC_OK;
}

sc_status sc_page_read(sc_arena *arena, const sc_source *source, sc_page_kind kind,
                       const sc_site *site, sc_str address, sc_diags *diags, sc_page_fields *out)
{
    sc_clues clues = { .arena = arena };
    sc_field place = { address, { source, 0, 0 } };
    sc_clues_note(&clues, SC_CLUE_URL, SC_TRUST_TITLE, "its place on disk", place);
    sc_str base = SC_STR("");
    sc_page_text text = { 0 };
    sc_status status = SC_OK;
    if (kind == SC_PAGE_HTML)
        status = read_html(source, site, &clues, diags, &base);
    else
        sc_text_of_source(arena, source, &text);
    if (status != SC_OK)
        return status;
    if (kind == SC_PAGE_TEXT)
        sc_read_lines(&text, site->lang.text, true, &clues);
    *out = sc_clues_choose(&clues, source, site, base);
    return SC_OK;
}
