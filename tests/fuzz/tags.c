/*
 * libFuzzer: any text as every field of an article. The tag block must be one whole block that
 * holds no element but its own, and every value must come back from it.
 */
#include "base/utf8.h"
#include "page/inject.h"
#include "page/json_ld.h"
#include "page/markup.h"
#include "tags/parts.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
    if (!holds)
        abort();
}

/* The block as the one thing in a head, and nothing after it. */
static void check_whole(sc_arena *arena, sc_str block)
{
    enum { HEAD_TAG = 6 };
    sc_diags diags = { .arena = arena };
    sc_source page = { SC_STR("page"), { NULL, 0 } };
    sc_head head;
    page.text = sc_str_fmt(arena, "<head>%.*s</head>", SC_STR_ARG(block));
    check(sc_head_survey(arena, &page, &diags, &head) == SC_OK);
    check(head.has_block && head.block.start == HEAD_TAG &&
          head.block.end == HEAD_TAG + block.len && head.own_count == 0);
}

/* Only meta elements and one script, whose text is JSON with this headline. */
static void check_elements(sc_arena *arena, sc_str block, sc_str headline)
{
    sc_source source = { SC_STR("block"), block };
    sc_markup markup = { .text = block };
    size_t scripts = 0;
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        bool is_script = sc_markup_is(&token, SC_MARKUP_START, "script");
        check(token.kind != SC_MARKUP_START || is_script ||
              sc_markup_is(&token, SC_MARKUP_START, "meta"));
        scripts += is_script;
        sc_str fault;
        if (!token.is_raw)
            continue;
        const sc_value *json = sc_json_ld_parse(
            arena, &source, (sc_span){ &source, token.start, token.end - token.start }, &fault);
        const sc_value *value = sc_value_find(json, "headline");
        check(json != NULL && value != NULL && sc_str_eq(value->text, headline));
    }
    bool may_be_left_out = headline.len > 100; /* of a head longer than crawlers read */
    check(scripts == 1 || (scripts == 0 && may_be_left_out));
}

/* As articles hold it: no control characters, no white space at the ends. */
static sc_str as_field(sc_arena *arena, const uint8_t *data, size_t size)
{
    sc_str bytes = { (const char *)data, size };
    sc_buf out = sc_buf_new(arena, 4 * size + 16);
    for (size_t at = 0; at < bytes.len;) {
        uint32_t c = sc_utf8_next(bytes, &at);
        bool is_control = sc_tags_is_control(c);
        sc_utf8_add(&out, is_control ? 'x' : c);
    }
    sc_str text = sc_str_trim(sc_buf_str(&out));
    return text.len == 0 ? SC_STR("x") : text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size > 500)
        return 0;
    sc_arena *arena = sc_arena_new(0);
    sc_field field = { as_field(arena, data, size), { NULL, 0, 0 } };
    sc_person person = { .name = field, .url = field };
    sc_article article = { .headline = field,
                           .description = field,
                           .section = field,
                           .url = field,
                           .lang = { SC_STR("en"), { NULL, 0, 0 } },
                           .slug = { SC_STR("a"), { NULL, 0, 0 } },
                           .tags = { &field, 1 },
                           .authors = &person,
                           .author_count = 1 };
    article.photo.alt = article.photo.caption = article.photo.credit = field;
    sc_site site = { .name = field, .publisher = field, .twitter = field, .telegram = field };
    sc_tags tags = { .article = &article, .site = &site, .alt = field.text };
    sc_str block = sc_tags_head(arena, &tags, NULL);
    check_whole(arena, block);
    check_elements(arena, block, field.text);
    sc_arena_free(arena);
    return 0;
}
