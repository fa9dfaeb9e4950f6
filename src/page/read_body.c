/*
 * A page's body as clues and as lines: see readers.h. What an element is for is told by its name,
 * its itemprop and rel, and by the class names that publishing systems give.
 */
#include "base/utf8.h"
#include "page/markup.h"
#include "page/readers.h"

#include <string.h>

enum { LINE_BYTES_MAX = 64 << 20, BYLINE_MAX = 200, SMALL_PICTURE_PX = 120 };

typedef struct body {
    const sc_dom *dom;
    sc_clues *clues;
    sc_page_text *text;
    sc_buf line; /* the line under way */
    sc_span span;
    SC_VEC(unsigned) marks;   /* of the elements that are open */
    const GumboNode *heading; /* the first <h1> in an <article>; or NULL */
} body;

/* --- what class names say -------------------------------------------------------------------- */

/* Parts of a page that are not its article's. */
static const char *const CHROME_NAMES[] = { "nav",    "footer", "aside",  "form",
                                            "button", "menu",   "dialog", NULL };
static const char *const CHROME_CLASSES[] = { "nav",
                                              "navbar",
                                              "navigation",
                                              "menu",
                                              "main-menu",
                                              "topmenu",
                                              "leftmenu",
                                              "topnav",
                                              "sidebar",
                                              "side",
                                              "widget",
                                              "widget-area",
                                              "footer",
                                              "site-footer",
                                              "page-footer",
                                              "bottom",
                                              "comments",
                                              "comment",
                                              "comment-list",
                                              "commentlist",
                                              "comment-form",
                                              "comment-respond",
                                              "respond",
                                              "comments-area",
                                              "related",
                                              "related-posts",
                                              "relatedposts",
                                              "related-articles",
                                              "recommended",
                                              "breadcrumb",
                                              "breadcrumbs",
                                              "share",
                                              "share-buttons",
                                              "share-links",
                                              "sharing",
                                              "sharedaddy",
                                              "social",
                                              "social-links",
                                              "social-share",
                                              "post-share",
                                              "addtoany_share_save_container",
                                              "author-bio",
                                              "author-box",
                                              "about-author",
                                              "newsletter",
                                              "subscribe",
                                              "cookie-notice",
                                              "ads",
                                              "ad",
                                              "advert",
                                              "advertisement",
                                              "copyright",
                                              "pagination",
                                              "pager",
                                              "post-navigation",
                                              "site-header",
                                              "masthead",
                                              "site-branding",
                                              "site-title",
                                              "logo",
                                              "brand",
                                              "banner",
                                              "popup",
                                              "modal",
                                              "search",
                                              "toc",
                                              "post-nav",
                                              "jp-relatedposts",
                                              "gh-head",
                                              "gh-foot",
                                              "site-nav",
                                              "read-more",
                                              "readmore",
                                              "kg-signup-card",
                                              NULL };
static const char *const HEADLINE_CLASSES[] = { "entry-title",
                                                "post-title",
                                                "article-title",
                                                "headline",
                                                "p-name",
                                                "story-title",
                                                "title",
                                                "news-title",
                                                "post-full-title",
                                                "gh-article-title",
                                                "article__title",
                                                "article-headline",
                                                "newstitle",
                                                "arttitle",
                                                "contentheading",
                                                "tdb-title-text",
                                                NULL };
/* What frames the portrait of somebody who writes: parts of class names. */
static const char *const PORTRAITS[] = {
    "avatar",        "gravatar",     "userpic",      "headshot",   "profile-image", "profile-pic",
    "profile-photo", "author-image", "author-photo", "author-pic", "author-thumb",  "author__image",
    "author__photo", "author_image", "author_photo", NULL
};
static const char *const MAIN_NAMES[] = { "article", "main", NULL };
static const char *const SITE_CLASSES[] = { "site-title",   "site-name",  "logo", "brand",
                                            "navbar-brand", "blog-title", NULL };

static bool has_class(const body *b, const GumboNode *node, const char *const *classes)
{
    const char *const ATTRIBUTES[] = { "class", "id" };
    for (size_t i = 0; i < 2; i++) {
        sc_str rest = sc_dom_attribute(b->dom, node, ATTRIBUTES[i]).text, word;
        while (sc_str_split(&rest, ' ', &word))
            if (sc_markup_is_one_of(sc_str_trim(word), classes))
                return true;
    }
    return false;
}

/* Whether a class name holds `part`: of "article__byline-text", "byline". */
static bool class_holds(const body *b, const GumboNode *node, const char *part)
{
    sc_str classes =
        sc_str_lower_ascii(b->dom->arena, sc_dom_attribute(b->dom, node, "class").text);
    return sc_str_find(classes, sc_str_of(part), NULL);
}

static bool is_named(const body *b, const GumboNode *node, const char *const *names)
{
    return sc_markup_is_one_of(sc_dom_name(b->dom, node), names);
}

static bool has_prop(const body *b, const GumboNode *node, const char *name)
{
    return sc_dom_has_word(b->dom, node, "itemprop", name);
}

static bool is_heading(const body *b, const GumboNode *node)
{
    sc_str name = sc_dom_name(b->dom, node);
    return name.len == 2 && (name.ptr[0] | 0x20) == 'h' && name.ptr[1] >= '1' && name.ptr[1] <= '6';
}

static bool holds_any(sc_str text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (sc_str_find(text, sc_str_of(*words), NULL))
            return true;
    return false;
}

static bool is_portrait(const body *b, const GumboNode *node)
{
    static const char *const FRAMES[] = { "html", "body", "main", "article", NULL };
    sc_str classes =
        sc_str_lower_ascii(b->dom->arena, sc_dom_attribute(b->dom, node, "class").text);
    return holds_any(classes, PORTRAITS) && !is_named(b, node, FRAMES);
}

/* Beside the article with the page's <h1> in it, others are teasers and comments. */
static bool is_other_article(const body *b, const GumboNode *node)
{
    if (b->heading == NULL || !sc_dom_is(b->dom, node, "article"))
        return false;
    for (const GumboNode *outer = b->heading; outer != NULL; outer = outer->parent)
        if (outer == node)
            return false;
    return true;
}

/* An article's own footer may hold its byline and date. */
static bool is_about_article(const body *b, const GumboNode *node, unsigned marks)
{
    return sc_dom_is(b->dom, node, "footer") && (marks & SC_LINE_MAIN) != 0 &&
           (class_holds(b, node, "meta") || class_holds(b, node, "submitted") ||
            class_holds(b, node, "byline"));
}

/* A page's own frame is never taken for a part of it, whatever its classes say. */
static bool is_chrome(const body *b, const GumboNode *node, unsigned marks)
{
    static const char *const FRAMES[] = { "html", "body", "main", "article", "header", NULL };
    bool is_page_header = sc_dom_is(b->dom, node, "header") && (marks & SC_LINE_MAIN) == 0;
    bool is_frame =
        is_named(b, node, FRAMES) &&
        !has_class(b, node, (const char *const[]){ "comment", "site-header", "masthead", NULL });
    if (is_page_header && !is_heading(b, node))
        return !has_class(
            b, node,
            (const char *const[]){ "entry-header", "post-header", "article-header", NULL });
    if (is_about_article(b, node, marks))
        return false;
    return is_named(b, node, CHROME_NAMES) || is_other_article(b, node) ||
           (!is_frame && has_class(b, node, CHROME_CLASSES));
}

static bool is_author(const body *b, const GumboNode *node)
{
    static const char *const NOT[] = { "bio",   "box",    "avatar",  "image", "desc",
                                       "about", "social", "comment", "info",  NULL };
    bool is_it = class_holds(b, node, "byline") || class_holds(b, node, "author");
    for (size_t i = 0; NOT[i] != NULL; i++)
        is_it = is_it && !class_holds(b, node, NOT[i]);
    return is_it;
}

/* Microdata: <div itemscope itemtype="https://schema.org/NewsArticle">. */
static bool is_article_item(const body *b, const GumboNode *node)
{
    sc_str type = sc_dom_attribute(b->dom, node, "itemtype").text;
    return sc_str_ends(type, "Article") || sc_str_ends(type, "BlogPosting");
}

static unsigned marks_of(const body *b, const GumboNode *node, unsigned outer)
{
    unsigned marks = outer;
    if (is_named(b, node, MAIN_NAMES) || is_article_item(b, node) ||
        sc_dom_has_word(b->dom, node, "role", "main"))
        marks |= SC_LINE_MAIN;
    if (is_chrome(b, node, outer))
        marks |= SC_LINE_CHROME;
    if (is_heading(b, node))
        marks |= SC_LINE_HEADING;
    if (sc_dom_is(b->dom, node, "figcaption") || class_holds(b, node, "caption-text") ||
        (class_holds(b, node, "caption") && !class_holds(b, node, "wp-caption")))
        marks |= SC_LINE_CAPTION;
    if (class_holds(b, node, "credit") || class_holds(b, node, "photographer"))
        marks |= SC_LINE_CREDIT;
    if (sc_dom_is(b->dom, node, "time"))
        marks |= SC_LINE_TIME;
    if (is_portrait(b, node))
        marks |= SC_LINE_PORTRAIT;
    return marks;
}

/* --- lines ----------------------------------------------------------------------------------- */

static unsigned current_marks(const body *b)
{
    return b->marks.count == 0 ? 0 : b->marks.items[b->marks.count - 1];
}

static void end_line(body *b)
{
    sc_str text = sc_text_trim(sc_buf_str(&b->line));
    sc_line line = { .text = { sc_str_copy(b->dom->arena, text), b->span },
                     .marks = current_marks(b) };
    if (text.len > 0)
        sc_vec_push(b->dom->arena, &b->text->lines, line);
    b->line.len = 0;
}

static void add_text(body *b, const GumboNode *node)
{
    sc_span here = sc_dom_text_span(b->dom, node);
    sc_str text = sc_str_of(node->v.text.text);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = sc_utf8_next(text, &at);
        bool is_space = c == 0xA0 || (c < 0x80 && sc_is_space((char)c));
        bool after_space = b->line.len == 0 || b->line.ptr[b->line.len - 1] == ' ';
        if (is_space && after_space)
            continue;
        if (b->line.len == 0)
            b->span = here;
        b->span.len = here.offset + here.len - b->span.offset;
        sc_utf8_add(&b->line, is_space ? ' ' : c);
    }
}

static bool breaks_line(const body *b, const GumboNode *node)
{
    static const char *const NAMES[] = {
        "p",     "li",      "dt",         "dd",      "td",         "th",      "tr",
        "table", "div",     "h1",         "h2",      "h3",         "h4",      "h5",
        "h6",    "article", "main",       "section", "header",     "footer",  "nav",
        "aside", "figure",  "figcaption", "address", "blockquote", "center",  "ul",
        "ol",    "dl",      "pre",        "form",    "fieldset",   "br",      "hr",
        "body",  "caption", "button",     "label",   "option",     "amp-img", NULL
    };
    return is_named(b, node, NAMES);
}

/* --- clues of elements ----------------------------------------------------------------------- */

static void note_headline(body *b, const GumboNode *node, unsigned marks)
{
    bool is_h1 = sc_dom_is(b->dom, node, "h1"), is_main = (marks & SC_LINE_MAIN) != 0;
    bool is_titled = has_class(b, node, HEADLINE_CLASSES);
    if ((marks & SC_LINE_CHROME) != 0 && !is_titled)
        return;
    sc_trust trust = is_h1 ? (is_main || is_titled ? SC_TRUST_BODY : SC_TRUST_NAMED)
                           : (is_titled && is_heading(b, node) ? SC_TRUST_NAMED : SC_TRUST_TEXT);
    if (has_prop(b, node, "headline"))
        trust = SC_TRUST_MARKED;
    else if (!is_h1 && !is_titled)
        return;
    sc_clues_note(b->clues, SC_CLUE_HEADLINE, trust,
                  has_prop(b, node, "headline") ? "itemprop headline"
                  : is_h1                       ? "h1"
                                                : "class title",
                  sc_dom_text(b->dom, node));
}

static void note_author(body *b, const GumboNode *node)
{
    sc_clue clue = { .field = SC_CLUE_AUTHOR, .trust = SC_TRUST_MARKED, .is_byline = true };
    bool is_rel = sc_dom_has_word(b->dom, node, "rel", "author");
    bool is_prop = has_prop(b, node, "author");
    bool is_person = sc_dom_has_word(b->dom, node, "typeof", "schema:Person") ||
                     sc_dom_has_word(b->dom, node, "typeof", "Person");
    if (!is_rel && !is_prop && !is_person && !is_author(b, node))
        return;
    clue.from = is_rel      ? "rel=author"
                : is_prop   ? "itemprop author"
                : is_person ? "typeof Person"
                            : "class byline";
    clue.trust = is_rel || is_prop || is_person ? SC_TRUST_MARKED : SC_TRUST_BODY;
    clue.value = sc_dom_text(b->dom, node);
    if (clue.value.text.len == 0)
        clue.value = sc_dom_attribute(b->dom, node, "content");
    if (is_rel)
        clue.url = sc_dom_attribute(b->dom, node, "href");
    sc_byline_in(clue.value.text, &clue.value.text);
    clue.value.text = sc_name_of(b->dom->arena, sc_first_segment(clue.value.text));
    if (clue.value.text.len <= BYLINE_MAX)
        sc_clues_add(b->clues, clue);
}

/* The site's name as its logo says it. */
static void note_site(body *b, const GumboNode *node)
{
    static const char *const LOGO[] = { "logo", NULL };
    bool is_image = sc_dom_is(b->dom, node, "img");
    sc_str src = is_image ? sc_dom_attribute(b->dom, node, "src").text : SC_STR("");
    if (is_image && holds_any(sc_str_lower_ascii(b->dom->arena, src), LOGO))
        sc_clues_note(b->clues, SC_CLUE_SITE, SC_TRUST_TEXT, "logo",
                      sc_dom_attribute(b->dom, node, "alt"));
    if (has_class(b, node, SITE_CLASSES) || sc_dom_has_word(b->dom, node, "rel", "home"))
        sc_clues_note(b->clues, SC_CLUE_SITE, SC_TRUST_TEXT, "logo", sc_dom_text(b->dom, node));
}

static bool is_modified(const body *b, const GumboNode *node)
{
    return has_prop(b, node, "dateModified") || class_holds(b, node, "updated") ||
           class_holds(b, node, "modified");
}

/* What a machine is to read of a date's element, else its text. */
static sc_field written_date(body *b, const GumboNode *node)
{
    static const char *const ATTRIBUTES[] = { "datetime", "content", "title" };
    for (size_t i = 0; i < 3; i++) {
        sc_field value = sc_dom_attribute(b->dom, node, ATTRIBUTES[i]);
        if (value.text.len > 0)
            return value;
    }
    return sc_dom_text(b->dom, node);
}

/* `<time>`, `itemprop`, and hAtom's `<abbr class="published" title="2026-03-14">`. */
static void note_time(body *b, const GumboNode *node)
{
    bool is_time = sc_dom_is(b->dom, node, "time");
    bool is_prop = has_prop(b, node, "datePublished") || has_prop(b, node, "dateModified");
    bool is_abbr = sc_dom_is(b->dom, node, "abbr") &&
                   (class_holds(b, node, "published") || class_holds(b, node, "updated"));
    if (!is_time && !is_prop && !is_abbr)
        return;
    sc_field value = written_date(b, node);
    sc_clues_note(b->clues, is_modified(b, node) ? SC_CLUE_MODIFIED : SC_CLUE_PUBLISHED,
                  SC_TRUST_MARKED,
                  is_prop   ? "itemprop date"
                  : is_time ? "time"
                            : "abbr",
                  value);
}

static bool is_small(const body *b, const GumboNode *node)
{
    static const char *const SIDES[] = { "width", "height" };
    for (size_t i = 0; i < 2; i++) {
        sc_str text = sc_dom_attribute(b->dom, node, SIDES[i]).text, number = text;
        size_t digits = 0;
        while (digits < text.len && sc_is_digit(text.ptr[digits]))
            digits++;
        number.len = digits;
        if (digits > 0 && (digits < 3 || (digits == 3 && sc_str_cmp(number, SC_STR("120")) < 0)))
            return !sc_str_ends(text, "%");
    }
    return false;
}

static void note_picture(body *b, const GumboNode *node, unsigned marks)
{
    static const char *const NO_PHOTOS[] = { "logo",  "icon",     "avatar", "spacer", "sprite",
                                             "blank", "pixel",    "banner", "button", ".svg",
                                             ".gif",  "gravatar", "emoji",  NULL };
    sc_picture_found picture = { sc_picture_src(b->dom, node),
                                 sc_dom_attribute(b->dom, node, "alt"), marks };
    sc_str name = sc_str_lower_ascii(b->dom->arena, picture.src.text);
    if (name.len == 0 || (marks & (SC_LINE_CHROME | SC_LINE_PORTRAIT)) != 0 ||
        holds_any(name, NO_PHOTOS) || is_small(b, node))
        return;
    sc_line line = { .text = { { "", 0 }, picture.src.span },
                     .marks = marks | SC_LINE_PICTURE,
                     .picture = b->text->pictures.count };
    sc_vec_push(b->dom->arena, &b->text->pictures, picture);
    sc_vec_push(b->dom->arena, &b->text->lines, line);
}

/* --- the walk -------------------------------------------------------------------------------- */

static void enter(body *b, sc_dom_walk *walk)
{
    const GumboNode *node = walk->node;
    unsigned outer = current_marks(b), marks = marks_of(b, node, outer);
    bool is_credit = (marks & ~outer & SC_LINE_CREDIT) != 0;
    bool is_picture = sc_dom_is(b->dom, node, "img") || sc_dom_is(b->dom, node, "amp-img");
    if (breaks_line(b, node) || is_credit || is_picture)
        end_line(b);
    sc_vec_push(b->dom->arena, &b->marks, marks);
    note_site(b, node);
    if (is_picture)
        note_picture(b, node, marks);
    if (sc_dom_is_silent(b->dom, node)) {
        sc_dom_skip(walk);
        return;
    }
    note_headline(b, node, marks);
    if ((marks & SC_LINE_CHROME) != 0)
        return;
    note_author(b, node);
    note_time(b, node);
}

static void leave(body *b, const GumboNode *node)
{
    unsigned marks = current_marks(b);
    unsigned outer = b->marks.count > 1 ? b->marks.items[b->marks.count - 2] : 0;
    if (breaks_line(b, node) || (marks & ~outer & SC_LINE_CREDIT) != 0)
        end_line(b);
    b->marks.count--;
}

static const GumboNode *find_heading(const sc_dom *dom)
{
    sc_dom_walk walk = sc_dom_walk_new(dom, dom->root);
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;) {
        if (event != SC_DOM_ENTER || walk.node == dom->root || !sc_dom_is(dom, walk.node, "h1"))
            continue;
        for (const GumboNode *outer = walk.node->parent; outer != NULL; outer = outer->parent)
            if (sc_dom_is(dom, outer, "article"))
                return walk.node;
    }
    return NULL;
}

void sc_read_body(const sc_dom *dom, sc_clues *clues, sc_page_text *text)
{
    body b = { .dom = dom, .clues = clues, .text = text, .heading = find_heading(dom) };
    b.line = sc_buf_new(dom->arena, LINE_BYTES_MAX);
    sc_dom_walk walk = sc_dom_walk_new(dom, dom->root);
    for (sc_dom_event event; (event = sc_dom_next(&walk)) != SC_DOM_END;) {
        if (walk.node == dom->root)
            continue;
        if (event == SC_DOM_ENTER)
            enter(&b, &walk);
        else if (event == SC_DOM_LEAVE)
            leave(&b, walk.node);
        else
            add_text(&b, walk.node);
    }
}
