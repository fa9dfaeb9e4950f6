/* Surveying a page's head: see head.h. */
#include "page/head.h"

#include "page/encoding.h"
#include "page/json_ld.h"
#include "page/markup.h"

#include <string.h>

#define BEGIN "sharecard:begin"
#define END "sharecard:end"

/* What may stand in a head without ending it (13.2.6.4.4); but for template: inside one, a tag's
 * meaning takes a whole parser to tell, so that nothing after it is looked at. */
static const char *const HEAD_ELEMENTS[] = { "base",  "basefont", "bgsound", "link",   "meta",
                                             "title", "noscript", "style",   "script", "noframes",
                                             "head",  "html",     NULL };
/* And in a noscript there (13.2.6.4.5). */
static const char *const NOSCRIPT_ELEMENTS[] = { "basefont", "bgsound", "link", "meta",
                                                 "noframes", "style",   "head", "html",
                                                 "noscript", NULL };
/* End tags that imply a head, or end it, where it is not written; all others are passed over. */
static const char *const ENDING_TAGS[] = { "body", "html", "br", NULL };

typedef enum place { BEFORE, INSIDE, AFTER } place;

typedef struct survey {
    sc_arena *arena;
    const sc_source *page;
    sc_diags *diags;
    sc_str text;
    sc_head head;
    SC_VEC(sc_own_tag) own;
    place place;
    bool in_noscript;
    size_t begins, ends, stray; /* markers: of blocks in the head, and elsewhere */
    sc_part marker;             /* the last one, for messages */
    sc_markup_token element;    /* the title or script that is being read; else its name is empty */
} survey;

static sc_status fail(const survey *s, sc_part part, const char *code, const char *hint,
                      const char *message)
{
    sc_span span = { s->page, part.start, part.end - part.start };
    sc_diag_error(s->diags, span, code, hint, "%s", message);
    return SC_E_DATA;
}

/* --- encodings ------------------------------------------------------------------------------- */

/* Those whose bytes cannot be searched for tags. */
static bool is_unreadable_charset(sc_str charset)
{
    static const char *const NAMES[] = { "iso-2022-jp", "csiso2022jp", "iso-2022-kr",
                                         "iso-2022-cn", "hz-gb-2312",  "utf-7",
                                         "utf-32",      "ebcdic",      NULL };
    return sc_markup_is_one_of(charset, NAMES);
}

static bool is_utf_16(sc_str text)
{
    return sc_str_starts(text, "\xFE\xFF") || sc_str_starts(text, "\xFF\xFE") ||
           (text.len >= 4 && memcmp(text.ptr, "<\0", 2) == 0 && text.ptr[3] == '\0') ||
           (text.len >= 4 && memcmp(text.ptr, "\0<\0", 3) == 0);
}

static const char *first_line_end(sc_str text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n')
            return "\n";
        if (text.ptr[i] == '\r')
            return i + 1 < text.len && text.ptr[i + 1] == '\n' ? "\r\n" : "\r";
    }
    return "\n";
}

/* --- the block ------------------------------------------------------------------------------- */

/* Past the line end at `at`, if there is one. */
static size_t past_line_end(sc_str text, size_t at)
{
    if (at < text.len && text.ptr[at] == '\r')
        at++;
    else if (at < text.len && text.ptr[at] == '\n')
        return at + 1;
    else
        return at;
    return at < text.len && text.ptr[at] == '\n' ? at + 1 : at;
}

static bool is_top_level(const survey *s)
{
    return s->place == INSIDE && !s->in_noscript;
}

static void note_comment(survey *s, const sc_markup_token *token)
{
    sc_str name = sc_str_trim(token->name);
    bool is_begin = sc_str_is(name, BEGIN), is_end = sc_str_is(name, END);
    bool is_comment = sc_str_starts(sc_str_sub(s->text, token->start, token->end), "<!--");
    if ((!is_begin && !is_end) || !is_comment || token->is_open)
        return;
    s->marker = (sc_part){ token->start, token->end };
    if (!is_top_level(s)) {
        s->stray++;
        return;
    }
    if (is_begin && s->begins++ == s->ends)
        s->head.block.start = token->start;
    if (is_end && ++s->ends == s->begins)
        s->head.block.end = past_line_end(s->text, token->end);
}

static bool is_in_block(const survey *s)
{
    return s->begins > s->ends;
}

static sc_status check_blocks(survey *s)
{
    if (s->stray > 0 && s->begins == s->ends)
        return fail(s, s->marker, "page.block-outside-head",
                    "take the block out; it belongs directly in <head>",
                    "a marker of a sharecard block stands outside the head");
    if (s->begins != s->ends || (s->begins == 1 && s->head.block.end <= s->head.block.start))
        return fail(s, s->marker, "page.broken-block",
                    "take out what is left of it; a block stands between "
                    "<!-- " BEGIN " --> and <!-- " END " -->",
                    "a sharecard block is not whole");
    if (s->begins > 1)
        return fail(s, s->marker, "page.two-blocks", "take all but one of them out",
                    "there are two sharecard blocks");
    s->head.has_block = s->begins == 1;
    return SC_OK;
}

/* --- tags in the head ------------------------------------------------------------------------ */

/* The block goes after what is at `end`; on a line of its own, if nothing follows on this one. */
static void put_after(survey *s, size_t end)
{
    size_t at = end;
    while (at < s->text.len && (s->text.ptr[at] == ' ' || s->text.ptr[at] == '\t'))
        at++;
    size_t next = past_line_end(s->text, at);
    s->head.insert_at = next > at ? next : end;
}

static void note_charset(survey *s, sc_str charset)
{
    if (s->head.charset.len == 0)
        s->head.charset = sc_str_trim(charset);
}

static void add_own(survey *s, sc_own_tag tag)
{
    sc_vec_push(s->arena, &s->own, tag);
}

static void note_meta(survey *s, const sc_markup_token *token)
{
    sc_str charset = sc_markup_attribute_of(s->text, token, "charset");
    sc_str equiv = sc_markup_attribute_of(s->text, token, "http-equiv");
    sc_str content = sc_markup_attribute_of(s->text, token, "content");
    sc_str property = sc_str_trim(sc_markup_attribute_of(s->text, token, "property"));
    sc_str name = sc_str_trim(sc_markup_attribute_of(s->text, token, "name"));
    bool is_type = sc_str_is_nocase(equiv, "content-type");
    if (charset.len > 0 || is_type)
        note_charset(s, charset.len > 0 ? charset : sc_charset_in(content));
    if (charset.len > 0 || is_type || sc_str_is_nocase(name, "description"))
        put_after(s, token->end);
    if (sc_str_is_nocase(name, "sharecard") && sc_str_is_nocase(sc_str_trim(content), "off"))
        s->head.is_off = true;
    sc_own_tag tag = { .kind = SC_OWN_META, .part = { token->start, token->end } };
    tag.name = property.len > 0 ? property : name;
    if (tag.name.len > 0)
        add_own(s, tag);
}

static void note_link(survey *s, const sc_markup_token *token)
{
    sc_str rest = sc_markup_attribute_of(s->text, token, "rel"), word;
    while (sc_str_split(&rest, ' ', &word))
        if (sc_str_is_nocase(word, "canonical"))
            put_after(s, token->end);
}

/* A title or script that has its end tag, which is `end`. */
static void note_element(survey *s, const sc_markup_token *end)
{
    sc_markup_token start = s->element;
    sc_str type = sc_str_trim(sc_markup_attribute_of(s->text, &start, "type"));
    s->element = (sc_markup_token){ 0 };
    if (sc_str_is_nocase(start.name, "title"))
        put_after(s, end->end);
    if (sc_json_ld_is_type(type))
        add_own(s, (sc_own_tag){ .kind = SC_OWN_JSON_LD,
                                 .part = { start.start, end->end },
                                 .text = { start.end, end->start },
                                 .name = SC_STR("JSON-LD") });
}

/* A start or end tag directly in the head, outside the block. */
static void note_tag(survey *s, const sc_markup_token *token)
{
    bool is_element =
        sc_str_is_nocase(token->name, "title") || sc_str_is_nocase(token->name, "script");
    if (token->kind == SC_MARKUP_CLOSE && s->element.name.len > 0 && is_element)
        note_element(s, token);
    if (token->kind != SC_MARKUP_START)
        return;
    s->element = is_element ? *token : (sc_markup_token){ 0 };
    if (sc_str_is_nocase(token->name, "meta"))
        note_meta(s, token);
    if (sc_str_is_nocase(token->name, "link"))
        note_link(s, token);
}

/* --- where the head starts and ends ---------------------------------------------------------- */

static bool is_blank(sc_str text)
{
    return sc_str_trim(text).len == 0;
}

/* Before `<head>`: whatever else would imply a head, which `<head>` then no longer opens. */
static void step_before(survey *s, const sc_markup_token *token)
{
    bool is_passed = token->kind == SC_MARKUP_DOCTYPE || token->kind == SC_MARKUP_COMMENT;
    if (token->kind == SC_MARKUP_TEXT)
        is_passed = is_blank(sc_str_sub(s->text, token->start, token->end));
    if (token->kind == SC_MARKUP_START)
        is_passed = sc_str_is_nocase(token->name, "html");
    if (token->kind == SC_MARKUP_CLOSE)
        is_passed = !sc_str_is_nocase(token->name, "head") &&
                    !sc_markup_is_one_of(token->name, ENDING_TAGS);
    bool is_head = sc_markup_is(token, SC_MARKUP_START, "head") && !token->is_open;
    if (is_head) {
        s->place = INSIDE;
        put_after(s, token->end);
    } else if (!is_passed || token->is_open) {
        s->place = AFTER;
    }
}

/* Whether the head is still open after a token that stands directly in it, or in a noscript. */
static bool stays_inside(survey *s, const sc_markup_token *token)
{
    bool is_start = token->kind == SC_MARKUP_START;
    if (token->kind == SC_MARKUP_TEXT)
        return token->is_raw || is_blank(sc_str_sub(s->text, token->start, token->end));
    if (token->kind == SC_MARKUP_COMMENT || token->kind == SC_MARKUP_DOCTYPE)
        return true;
    if (token->kind == SC_MARKUP_CLOSE && sc_str_is_nocase(token->name, "noscript"))
        s->in_noscript = false;
    if (token->kind == SC_MARKUP_CLOSE)
        return !sc_str_is_nocase(token->name, "head") &&
               !sc_markup_is_one_of(token->name, ENDING_TAGS);
    if (s->in_noscript && !sc_markup_is_one_of(token->name, NOSCRIPT_ELEMENTS))
        return false; /* in truth this may only end the noscript; to end the head is on the safe
                         side */
    if (is_start && sc_str_is_nocase(token->name, "noscript"))
        s->in_noscript = true;
    return sc_markup_is_one_of(token->name, HEAD_ELEMENTS);
}

static void step_inside(survey *s, const sc_markup_token *token)
{
    if (!stays_inside(s, token) || token->is_open)
        s->place = AFTER;
    else if (is_top_level(s) && !is_in_block(s))
        note_tag(s, token);
}

static void step(survey *s, const sc_markup_token *token)
{
    if (token->kind == SC_MARKUP_COMMENT)
        note_comment(s, token);
    if (s->place == BEFORE)
        step_before(s, token);
    else if (s->place == INSIDE)
        step_inside(s, token);
}

static sc_status check_page(const survey *s)
{
    static const char ENCODING_HINT[] = "save the page as UTF-8";
    if (s->text.len > SC_PAGE_BYTES_MAX) {
        sc_diag_error(s->diags, (sc_span){ s->page, 0, 0 }, "page.too-large", NULL,
                      "the page has %zu bytes; %d is the most", s->text.len, SC_PAGE_BYTES_MAX);
        return SC_E_LIMIT;
    }
    if (is_utf_16(s->text))
        return fail(s, (sc_part){ 0, 0 }, "page.encoding", ENCODING_HINT, "the page is UTF-16");
    return SC_OK;
}

sc_status sc_head_survey(sc_arena *arena, const sc_source *page, sc_diags *diags, sc_head *out)
{
    survey s = { .arena = arena, .page = page, .diags = diags, .text = page->text };
    sc_status status = check_page(&s);
    if (status != SC_OK)
        return status;
    s.head.line_end = first_line_end(s.text);
    s.head.has_utf8_mark = sc_str_starts(s.text, "\xEF\xBB\xBF");
    sc_markup markup = { .text = s.text, .at = s.head.has_utf8_mark ? 3 : 0 };
    bool has_head = false;
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        step(&s, &token);
        has_head = has_head || s.place == INSIDE;
    }
    if (is_unreadable_charset(s.head.charset))
        return fail(&s, (sc_part){ 0, 0 }, "page.encoding", "save the page as UTF-8",
                    "the page's encoding cannot be searched for tags");
    status = check_blocks(&s);
    if (status != SC_OK)
        return status;
    if (!has_head)
        return fail(&s, (sc_part){ 0, 0 }, "page.no-head",
                    "write <head> and </head> around its tags", "the page has no <head> tag");
    s.head.own = s.own.items;
    s.head.own_count = s.own.count;
    *out = s.head;
    return SC_OK;
}
