/* Templates and conditions get their values: see bind.h. */
#include "resolve/bind.h"

#include "base/utf8.h"
#include "locale/locale.h"
#include "locale/script.h"

#include <math.h>
#include <string.h>

enum { TEXT_BYTES_MAX = 1 << 20, ISO_DAY_BYTES = sizeof "2026-03-14" - 1 };

sc_binding sc_binding_of(sc_arena *arena, const sc_article *article, const sc_site *site,
                         const sc_platform *platform, int64_t now)
{
    return (sc_binding){
        .arena = arena,
        .article = article,
        .site = site,
        .platform = platform,
        .width = platform->width,
        .height = platform->height,
        .is_rtl = sc_lang_is_rtl(article->lang.text),
        .script = sc_lang_script(arena, article->lang.text),
        .now = now,
    };
}

static bool is_card_word(sc_str word, const sc_binding *b)
{
    if (sc_str_is(word, "always") || sc_str_is(word, "never"))
        return sc_str_is(word, "always");
    if (sc_str_is(word, "rtl"))
        return b->is_rtl;
    return sc_str_is(word, sc_shape_of(b->width, b->height)) || sc_str_is(word, b->platform->name);
}

static sc_str subject_text(const sc_condition *condition, const sc_binding *b)
{
    if (condition->subject == SC_SUBJECT_PLATFORM)
        return sc_str_of(b->platform->name);
    if (condition->subject == SC_SUBJECT_SCRIPT)
        return b->script;
    if (condition->subject == SC_SUBJECT_PHOTO_SHAPE)
        return b->photo_shape;
    return sc_layout_field_get(condition->field, b->arena, b->article, b->site).text.text;
}

/* Seconds since the article was published; NAN, neither over nor under any age, if it does not say
 * when. */
static double age_of(const sc_binding *b)
{
    return b->article->published.is_set ? (double)(b->now - b->article->published.seconds) : NAN;
}

bool sc_condition_holds(const sc_condition *c, const sc_binding *b)
{
    if (c == NULL)
        return true;
    switch (c->kind) {
    case SC_CONDITION_AND:
        return sc_condition_holds(c->left, b) && sc_condition_holds(c->right, b);
    case SC_CONDITION_OR:
        return sc_condition_holds(c->left, b) || sc_condition_holds(c->right, b);
    case SC_CONDITION_NOT:
        return !sc_condition_holds(c->left, b);
    case SC_CONDITION_WORD:
        return is_card_word(c->word, b);
    case SC_CONDITION_EQUAL:
        return sc_str_eq(subject_text(c, b), c->word);
    case SC_CONDITION_AGE_OVER:
        return age_of(b) > c->seconds;
    case SC_CONDITION_AGE_UNDER:
        return age_of(b) < c->seconds;
    case SC_CONDITION_FIELD:
        break;
    }
    sc_bound bound = sc_layout_field_get(c->field, b->arena, b->article, b->site);
    return sc_bound_is_set(&bound);
}

bool sc_variant_applies(const sc_variant *variant, const sc_binding *b)
{
    return b->width >= variant->min_width && b->width <= variant->max_width &&
           b->height >= variant->min_height && b->height <= variant->max_height &&
           sc_condition_holds(variant->condition, b);
}

static sc_str join(const sc_bound *list, sc_str separator, sc_arena *arena)
{
    sc_buf buf = sc_buf_new(arena, TEXT_BYTES_MAX);
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            sc_buf_add(&buf, separator);
        sc_buf_add(&buf, list->items[i].text);
    }
    return sc_buf_str(&buf);
}

/* The first letters of the first and the last word. */
static sc_str initials(sc_str name, const sc_binding *b)
{
    sc_buf buf = sc_buf_new(b->arena, 64);
    sc_str rest = name, word, last = { 0 };
    for (int i = 0; sc_reader_split(&rest, ' ', &word); i++) {
        size_t at = 0;
        if (i == 0)
            sc_utf8_add(&buf, sc_utf8_next(word, &at));
        else
            last = word;
    }
    size_t at = 0;
    if (last.len > 0)
        sc_utf8_add(&buf, sc_utf8_next(last, &at));
    return sc_case_upper(b->arena, sc_buf_str(&buf), b->article->lang.text);
}

/* `https://user@www.example.org:80/a` → `example.org`. */
static sc_str domain_of(sc_str url)
{
    size_t at, end = 0;
    if (sc_str_find(url, SC_STR("://"), &at))
        url = sc_str_sub(url, at + 3, url.len);
    while (end < url.len && strchr("/?#", url.ptr[end]) == NULL)
        end++;
    url = sc_str_sub(url, 0, end);
    if (sc_str_find(url, SC_STR("@"), &at))
        url = sc_str_sub(url, at + 1, url.len);
    if (sc_str_find(url, SC_STR(":"), &at))
        url = sc_str_sub(url, 0, at);
    return sc_str_starts(url, "www.") ? sc_str_sub(url, 4, url.len) : url;
}

/* @return how many bytes the first `count` grapheme clusters take: the longest start of the text
 * that has no more of them, found by bisection. */
static size_t grapheme_bytes(sc_str text, size_t count)
{
    size_t low = 0, high = text.len;
    while (low < high) {
        size_t middle = low + (high - low + 1) / 2;
        while (middle < text.len && ((unsigned char)text.ptr[middle] & 0xC0) == 0x80)
            middle++;
        if (sc_grapheme_count(sc_str_sub(text, 0, middle)) <= count) {
            low = middle;
            continue;
        }
        high = middle - 1;
        while (high > low && ((unsigned char)text.ptr[high] & 0xC0) == 0x80)
            high--;
    }
    return low;
}

/* Cut at a word, with an ellipsis, to at most `max` characters as people count them. */
static sc_str truncate_text(sc_str text, size_t max, sc_arena *arena)
{
    if (sc_grapheme_count(text) <= max)
        return text;
    size_t end = grapheme_bytes(text, max - 1), word_end = end;
    while (word_end > 0 && text.ptr[word_end] != ' ')
        word_end--;
    sc_str kept = sc_str_sub(text, 0, word_end > 0 ? word_end : end);
    return sc_str_fmt(arena, "%.*s…", SC_STR_ARG(sc_str_trim(kept)));
}

/* Of a date without a time of day, there is no time to show: its midnight is nobody's. */
static sc_str date_text(const sc_moment *moment, int style, const sc_binding *b)
{
    if (!moment->is_set || (style == SC_DATE_TIME && !moment->has_time))
        return SC_STR("");
    sc_str text = sc_date_in_words(b->arena, moment->seconds, moment->offset_minutes,
                                   (sc_date_style)style, b->article->lang.text);
    bool is_day = style == SC_DATE_ISO && !moment->has_time;
    return is_day ? sc_str_sub(text, 0, ISO_DAY_BYTES) : text;
}

/* A field's text before any filter: dates long, lists with commas. */
static sc_str plain_text(const sc_bound *bound, const sc_binding *b)
{
    if (bound->kind == SC_FIELD_MOMENT)
        return date_text(bound->moment, SC_DATE_LONG, b);
    if (bound->kind == SC_FIELD_LIST)
        return join(bound, SC_STR(", "), b->arena);
    return bound->text.text;
}

static sc_str apply(const sc_filter *filter, const sc_bound *bound, sc_str text,
                    const sc_binding *b)
{
    sc_str lang = b->article->lang.text;
    switch (filter->kind) {
    case SC_FILTER_UPPER:
        return sc_case_upper(b->arena, text, lang);
    case SC_FILTER_LOWER:
        return sc_case_lower(b->arena, text, lang);
    case SC_FILTER_DATE:
        return date_text(bound->moment, filter->number, b);
    case SC_FILTER_DEFAULT:
        return text.len > 0 ? text : filter->argument;
    case SC_FILTER_JOIN:
        return join(bound, filter->argument.len > 0 ? filter->argument : SC_STR(", "), b->arena);
    case SC_FILTER_FIRST:
        return bound->count > 0 ? bound->items[0].text : SC_STR("");
    case SC_FILTER_INITIALS:
        return initials(text, b);
    case SC_FILTER_DOMAIN:
        return domain_of(text);
    case SC_FILTER_TRUNCATE:
        return truncate_text(text, (size_t)filter->number, b->arena);
    }
    return text;
}

static sc_span written_at(const sc_bound *bound, sc_span otherwise)
{
    sc_span span = bound->kind == SC_FIELD_MOMENT                     ? bound->moment->span
                   : bound->kind == SC_FIELD_LIST && bound->count > 0 ? bound->items[0].span
                                                                      : bound->text.span;
    return span.source == NULL ? otherwise : span;
}

static sc_str fill_part(const sc_template_part *part, const sc_bound *bound, const sc_binding *b)
{
    sc_str text = plain_text(bound, b);
    for (size_t i = 0; i < part->filter_count; i++)
        text = apply(&part->filters[i], bound, text, b);
    return text;
}

sc_filled sc_template_fill(const sc_template *template, const sc_binding *b)
{
    sc_buf buf = sc_buf_new(b->arena, TEXT_BYTES_MAX);
    sc_filled filled = { .span = template->span };
    bool has_field = false, has_value = false;
    for (size_t i = 0; i < template->count; i++) {
        const sc_template_part *part = &template->parts[i];
        if (part->field == NULL) {
            sc_buf_add(&buf, part->literal);
            continue;
        }
        sc_bound bound = sc_layout_field_get(part->field, b->arena, b->article, b->site);
        sc_str text = fill_part(part, &bound, b);
        if (!has_field) {
            filled.field = sc_str_of(part->field->name);
            filled.span = written_at(&bound, template->span);
        }
        has_field = true;
        has_value |= text.len > 0;
        sc_buf_add(&buf, text);
    }
    if (!has_field || has_value)
        filled.text = sc_str_trim(sc_buf_str(&buf));
    return filled;
}
