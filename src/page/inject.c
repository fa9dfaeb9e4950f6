/* Putting the block into a page: see inject.h. Edits are stretches of the page, in order. */
#include "page/inject.h"

#include "article/plain.h"
#include "base/utf8.h"
#include "page/json_ld.h"
#include "page/markup.h"

#include <string.h>

enum { GROWTH_MAX = 8 << 20 }; /* what a block may add to a page, in bytes */

typedef struct edit {
    sc_part part;    /* of the page, to be replaced */
    sc_str new_text; /* borrowed */
} edit;

typedef SC_VEC(edit) edits;
typedef SC_VEC(sc_str) names;

typedef struct injecting {
    sc_arena *arena;
    const sc_source *page;
    sc_diags *diags;
    sc_head head;
    sc_str block; /* as given */
    names in_block;
    edits edits;
    SC_VEC(sc_replaced_tag) replaced;
} injecting;

static sc_str apply(sc_arena *arena, sc_str text, const edits *list)
{
    sc_buf out = sc_buf_new(arena, (size_t)SC_PAGE_BYTES_MAX + GROWTH_MAX);
    size_t at = 0;
    for (size_t i = 0; i < list->count; i++) {
        sc_buf_add(&out, sc_str_sub(text, at, list->items[i].part.start));
        sc_buf_add(&out, list->items[i].new_text);
        at = list->items[i].part.end;
    }
    sc_buf_add(&out, sc_str_sub(text, at, text.len));
    return sc_buf_str(&out);
}

/* --- the block ------------------------------------------------------------------------------- */

static sc_status fail_block(injecting *j)
{
    sc_source *source = SC_NEW(j->arena, sc_source);
    source->name = j->page->name;
    sc_diag_error(j->diags, sc_span_of(source), "page.bad-block", "render the article again",
                  "its head.html is not one whole sharecard block");
    return SC_E_DATA;
}

/* Whether a head with nothing else in it would hold the block, all of it, and stay a head. */
static bool is_block(sc_arena *arena, sc_str block)
{
    enum { HEAD_TAG = 6 };
    sc_source page = { SC_STR("head.html"), { NULL, 0 } };
    sc_diags diags = { .arena = arena };
    sc_head head;
    page.text = sc_str_fmt(arena, "<head>%.*s</head>", SC_STR_ARG(block));
    return block.len < GROWTH_MAX / 8 && memchr(block.ptr, '\0', block.len) == NULL &&
           sc_head_survey(arena, &page, &diags, &head) == SC_OK && head.has_block &&
           head.block.start == HEAD_TAG && head.block.end == HEAD_TAG + block.len;
}

static void add_escaped(sc_buf *out, uint32_t c, bool in_script)
{
    if (c < 0x80)
        sc_buf_addc(out, (char)c);
    else if (!in_script)
        sc_buf_addf(out, "&#x%X;", (unsigned)c);
    else if (c < 0x10000)
        sc_buf_addf(out, "\\u%04x", (unsigned)c);
    else
        sc_buf_addf(out, "\\u%04x\\u%04x", 0xD800 + (unsigned)((c - 0x10000) >> 10),
                    0xDC00 + (unsigned)((c - 0x10000) & 0x3FF));
}

/* Characters beyond ASCII as references, or as JSON has them: right in every encoding. */
static sc_str as_ascii(sc_arena *arena, sc_str block)
{
    sc_buf out = sc_buf_new(arena, GROWTH_MAX);
    sc_markup markup = { .text = block };
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        sc_str text = sc_str_sub(block, 0, token.end);
        for (size_t at = token.start; at < token.end;)
            add_escaped(&out, sc_utf8_next(text, &at), token.is_raw);
    }
    return sc_buf_str(&out);
}

static sc_str with_line_ends(sc_arena *arena, sc_str block, const char *line_end)
{
    sc_buf out = sc_buf_new(arena, GROWTH_MAX);
    for (size_t i = 0; i < block.len; i++) {
        if (block.ptr[i] == '\n')
            sc_buf_addz(&out, line_end);
        else if (block.ptr[i] != '\r')
            sc_buf_addc(&out, block.ptr[i]);
    }
    return sc_buf_str(&out);
}

static bool is_utf8_page(const sc_head *head)
{
    return head->has_utf8_mark || sc_str_is_nocase(head->charset, "utf-8") ||
           sc_str_is_nocase(head->charset, "utf8");
}

static sc_str block_for(const injecting *j)
{
    sc_str block = is_utf8_page(&j->head) ? j->block : as_ascii(j->arena, j->block);
    size_t after = j->head.has_block ? j->head.block.end : j->head.insert_at;
    bool would_join = sc_str_starts(sc_str_sub(j->page->text, after, after + 1), "\n");
    bool is_cr = strcmp(j->head.line_end, "\r") == 0;
    return with_line_ends(j->arena, block, is_cr && would_join ? "\n" : j->head.line_end);
}

static sc_str meta_name(sc_str text, const sc_markup_token *token)
{
    sc_str property = sc_markup_attribute_of(text, token, "property");
    return property.len > 0 ? property : sc_markup_attribute_of(text, token, "name");
}

static void find_names(injecting *j)
{
    sc_markup markup = { .text = j->block };
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        sc_str name = meta_name(j->block, &token);
        if (sc_markup_is(&token, SC_MARKUP_START, "meta") && name.len > 0)
            sc_vec_push(j->arena, &j->in_block, name);
    }
}

sc_str sc_block_value(sc_arena *arena, sc_str block, const char *name)
{
    sc_markup markup = { .text = block };
    for (sc_markup_token token; sc_markup_next(&markup, &token);)
        if (sc_markup_is(&token, SC_MARKUP_START, "meta") &&
            sc_str_is_nocase(meta_name(block, &token), name))
            return sc_plain_text(arena, sc_markup_attribute_of(block, &token, "content"));
    return SC_STR("");
}

/* --- the page's own tags --------------------------------------------------------------------- */

/* `image` of `og:image:alt` and of `twitter:image`; empty for names of neither kind. */
static sc_str shared_word(sc_str name)
{
    size_t colon;
    bool is_og = sc_str_is_nocase(sc_str_sub(name, 0, 3), "og:");
    bool is_twitter = sc_str_is_nocase(sc_str_sub(name, 0, 8), "twitter:");
    sc_str word = is_og || is_twitter ? sc_str_sub(name, is_og ? 3 : 8, name.len) : SC_STR("");
    if (!sc_str_starts(word, "image"))
        return word;
    return sc_str_find(word, SC_STR(":"), &colon) ? sc_str_sub(word, 0, colon) : word;
}

static bool is_same_name(sc_str own, sc_str ours)
{
    sc_str word = shared_word(own), our_word = shared_word(ours);
    bool is_ours = own.len == ours.len && strncasecmp(own.ptr, ours.ptr, own.len) == 0;
    bool is_shared = word.len > 0 && word.len == our_word.len &&
                     strncasecmp(word.ptr, our_word.ptr, word.len) == 0;
    return is_ours || is_shared;
}

/* The kinds that give way: og:, twitter:, article: and the author. */
static bool may_give_way(sc_str name)
{
    return sc_str_is_nocase(sc_str_sub(name, 0, 3), "og:") ||
           sc_str_is_nocase(sc_str_sub(name, 0, 8), "twitter:") ||
           sc_str_is_nocase(sc_str_sub(name, 0, 8), "article:") || sc_str_is_nocase(name, "author");
}

static bool is_article_alone(const injecting *j, const sc_own_tag *tag)
{
    sc_str fault;
    sc_json_ld_nodes nodes = { 0 };
    sc_span part = { j->page, tag->text.start, tag->text.end - tag->text.start };
    sc_json_ld_collect(j->arena, sc_json_ld_parse(j->arena, j->page, part, &fault), &nodes);
    bool are_articles = nodes.count > 0;
    for (size_t i = 0; i < nodes.count; i++)
        are_articles = are_articles && sc_json_ld_is_article(nodes.items[i]);
    return are_articles;
}

static bool gives_way(const injecting *j, const sc_own_tag *tag)
{
    if (tag->kind == SC_OWN_JSON_LD)
        return is_article_alone(j, tag);
    bool is_ours = false;
    for (size_t i = 0; i < j->in_block.count && !is_ours; i++)
        is_ours = is_same_name(tag->name, j->in_block.items[i]);
    return is_ours && may_give_way(tag->name);
}

/* A tag alone on its line goes with the line. */
static sc_part whole_line(sc_str text, sc_part part)
{
    size_t start = part.start, end = part.end;
    while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t'))
        start--;
    while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\t'))
        end++;
    bool is_first = start > 0 && (text.ptr[start - 1] == '\n' || text.ptr[start - 1] == '\r');
    bool is_last = end < text.len && (text.ptr[end] == '\n' || text.ptr[end] == '\r');
    if (!is_first || !is_last)
        return part;
    bool is_pair = text.ptr[end] == '\r' && end + 1 < text.len && text.ptr[end + 1] == '\n';
    return (sc_part){ start, end + (is_pair ? 2 : 1) };
}

static void take_out(injecting *j, const sc_own_tag *tag)
{
    sc_replaced_tag replaced = { { j->page, tag->part.start, tag->part.end - tag->part.start },
                                 tag->name };
    edit gone = { whole_line(j->page->text, tag->part), { "", 0 } };
    sc_vec_push(j->arena, &j->replaced, replaced);
    sc_vec_push(j->arena, &j->edits, gone);
}

/* --- edits ----------------------------------------------------------------------------------- */

static void add_in_order(injecting *j, edit new_edit)
{
    sc_vec_push(j->arena, &j->edits, new_edit);
    for (size_t i = j->edits.count - 1; i > 0; i--) {
        edit before = j->edits.items[i - 1];
        if (before.part.start < new_edit.part.start ||
            (before.part.start == new_edit.part.start && before.part.end <= new_edit.part.end))
            break;
        j->edits.items[i] = before;
        j->edits.items[i - 1] = new_edit;
    }
}

static void plan_own_tags(injecting *j, bool merges)
{
    const sc_own_tag *first = NULL;
    size_t count = 0;
    for (size_t i = 0; i < j->head.own_count; i++) {
        const sc_own_tag *tag = &j->head.own[i];
        if (!gives_way(j, tag))
            continue;
        if (merges)
            take_out(j, tag);
        first = first == NULL ? tag : first;
        count++;
    }
    if (count > 0 && !merges)
        sc_diag_warn(j->diags,
                     (sc_span){ j->page, first->part.start, first->part.end - first->part.start },
                     "page.own-tags", "--merge replaces them",
                     "%zu of the page's own tags say what the block says, the first is '%.*s'",
                     count, SC_STR_ARG(first->name));
}

/* Read what came out: it must have the block, and without it be the page without its own. */
static bool holds(const injecting *j, sc_str bytes, sc_str new_block)
{
    sc_source page = { j->page->name, bytes };
    sc_diags diags = { .arena = j->arena };
    sc_head head;
    if (sc_head_survey(j->arena, &page, &diags, &head) != SC_OK || !head.has_block)
        return false;
    sc_str there = sc_str_sub(bytes, head.block.start, head.block.end);
    return sc_str_eq(there, new_block);
}

static sc_status finish(injecting *j, sc_str new_block, sc_injection *out)
{
    sc_str bytes = apply(j->arena, j->page->text, &j->edits);
    if (bytes.len > SC_PAGE_BYTES_MAX) {
        sc_diag_error(j->diags, (sc_span){ j->page, 0, 0 }, "page.too-large", NULL,
                      "with its block the page would have %zu bytes; %d is the most", bytes.len,
                      SC_PAGE_BYTES_MAX);
        return SC_E_LIMIT;
    }
    if (!holds(j, bytes, new_block)) {
        sc_diag_error(j->diags, (sc_span){ j->page, 0, 0 }, "page.unsafe", NULL,
                      "the block cannot be put in so that it could be taken out again");
        return SC_E_DATA;
    }
    out->is_changed = !sc_str_eq(bytes, j->page->text);
    out->bytes = out->is_changed ? bytes : j->page->text;
    out->replaced = j->replaced.items;
    out->replaced_count = j->replaced.count;
    return SC_OK;
}

sc_status sc_page_inject(sc_arena *arena, const sc_source *page, sc_str block, bool merges,
                         sc_diags *diags, sc_injection *out)
{
    injecting j = { .arena = arena, .page = page, .diags = diags };
    j.block = sc_str_fmt(arena, "%.*s\n", SC_STR_ARG(sc_str_trim(block)));
    sc_status status = sc_head_survey(arena, page, diags, &j.head);
    if (status != SC_OK)
        return status;
    if (!is_block(arena, j.block))
        return fail_block(&j);
    find_names(&j);
    plan_own_tags(&j, merges);
    sc_str new_block = block_for(&j);
    sc_part here = { j.head.insert_at, j.head.insert_at };
    edit placed = { j.head.has_block ? j.head.block : here, new_block };
    add_in_order(&j, placed);
    return finish(&j, new_block, out);
}

sc_status sc_page_remove(sc_arena *arena, const sc_source *page, sc_diags *diags, sc_str *out)
{
    sc_head head;
    sc_status status = sc_head_survey(arena, page, diags, &head);
    if (status != SC_OK)
        return status;
    edits list = { 0 };
    edit gone = { head.block, { "", 0 } };
    if (head.has_block)
        sc_vec_push(arena, &list, gone);
    *out = head.has_block ? apply(arena, page->text, &list) : page->text;
    return SC_OK;
}
