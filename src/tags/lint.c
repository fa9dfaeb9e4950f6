/*
 * What some consumer of the tags is known to cut, drop or show badly, as warnings at the field's
 * place. Records in, diagnostics out. Limits are rows; who sets which is told in docs/tags.md.
 * A character is what people see as one: a grapheme cluster.
 */
#include "base/utf8.h"
#include "locale/locale.h"
#include "tags/parts.h"

typedef struct lint {
    const sc_tags *tags;
    sc_diags *diags;
} lint;

typedef enum subject { HEADLINE, DESCRIPTION, ALT, SITE_NAME, PAGE_URL, SUBJECT_COUNT } subject;

typedef enum unit { CHARACTERS, BYTES } unit;

typedef struct limit {
    subject subject;
    unit unit;
    size_t max;
    const char *code, *consequence;
} limit;

/* The first that is passed is told; so the gravest of a subject stands first. */
static const limit LIMITS[] = {
    { HEADLINE, CHARACTERS, 1000, "tags.long-value", "Synapse drops a tag longer than 1000" },
    { HEADLINE, CHARACTERS, 60, "tags.long-title", "most previews cut a title at 60" },
    { HEADLINE, BYTES, 70, "tags.long-title", "Discord cuts a title at 70" },
    { DESCRIPTION, CHARACTERS, 1000, "tags.long-value", "Synapse drops a tag longer than 1000" },
    { DESCRIPTION, CHARACTERS, 200, "tags.long-description",
      "most previews cut it at 200, WhatsApp at 80" },
    { ALT, CHARACTERS, SC_TAGS_ALT_MAX, "tags.long-alt", "it is cut at 420, where X cuts it" },
    { SITE_NAME, CHARACTERS, 256, "tags.long-site-name", "Discord shows nothing past 256" },
    { PAGE_URL, BYTES, 2048, "tags.long-url", "Discord shows nothing past 2048" },
};

static const char *const SUBJECTS[SUBJECT_COUNT] = {
    [HEADLINE] = "the headline",      [DESCRIPTION] = "the description",
    [ALT] = "the picture's alt text", [SITE_NAME] = "the site's name",
    [PAGE_URL] = "the article's URL",
};

static const char *const UNITS[] = { [CHARACTERS] = "characters", [BYTES] = "bytes" };

static sc_field field_of(const lint *l, subject which)
{
    const sc_article *article = l->tags->article;
    switch (which) {
    case HEADLINE:
        return article->headline;
    case DESCRIPTION:
        return article->description;
    case ALT:
        return article->card_alt.text.len > 0 ? article->card_alt : article->photo.alt;
    case SITE_NAME:
        return l->tags->site->name;
    default:
        return article->url;
    }
}

/* A file as a whole, with no line to show, for what is missing from it. */
static sc_span span_of_file(const lint *l, const sc_source *source)
{
    if (source == NULL)
        return SC_NO_SPAN;
    sc_source *nameless = SC_NEW(l->diags->arena, sc_source);
    nameless->name = source->name;
    return sc_span_of(nameless);
}

static void check_limits(const lint *l)
{
    bool told[SUBJECT_COUNT] = { false };
    for (size_t i = 0; i < sizeof LIMITS / sizeof *LIMITS; i++) {
        const limit *row = &LIMITS[i];
        sc_field field = field_of(l, row->subject);
        size_t len = row->unit == BYTES ? field.text.len : sc_grapheme_count(field.text);
        if (told[row->subject] || len <= row->max)
            continue;
        told[row->subject] = true;
        sc_diag_warn(l->diags, field.span, row->code, NULL, "%s has %zu %s: %s",
                     SUBJECTS[row->subject], len, UNITS[row->unit], row->consequence);
    }
}

/* `what`: the value's name for messages. */
static void check_controls(const lint *l, const char *what, sc_field field)
{
    for (size_t at = 0; at < field.text.len;) {
        uint32_t cp = sc_utf8_next(field.text, &at);
        if (!sc_tags_is_control(cp))
            continue;
        sc_diag_warn(l->diags, field.span, "tags.control-character", NULL,
                     "%s holds the control character U+%04X, which the tags leave out", what,
                     (unsigned)cp);
        return;
    }
}

enum { VALUE_MAX = 1000, PREFIX_MAX = 50 };

/* For values that may repeat, and so have no row among the limits. */
static void check_value(const lint *l, const char *what, sc_field field)
{
    check_controls(l, what, field);
    size_t len = sc_grapheme_count(field.text);
    if (len > VALUE_MAX)
        sc_diag_warn(l->diags, field.span, "tags.long-value", NULL,
                     "%s has %zu characters: Synapse drops a tag longer than %d", what, len,
                     VALUE_MAX);
}

static void check_values(const lint *l)
{
    const sc_article *article = l->tags->article;
    check_controls(l, "the headline", article->headline);
    check_controls(l, "the description", article->description);
    check_controls(l, "the photo's alt text", article->photo.alt);
    check_controls(l, "the site's name", l->tags->site->name);
    check_controls(l, "the article's URL", article->url);
    check_value(l, "the section", article->section);
    for (size_t i = 0; i < article->author_count; i++)
        check_value(l, "the author's name", article->authors[i].name);
    for (size_t i = 0; i < article->tags.count; i++)
        check_value(l, "the tag", article->tags.items[i]);
}

/* The article: elements that are there once and those that repeat; the head block holds no more. */
static void check_tag_count(const lint *l)
{
    const sc_article *article = l->tags->article;
    size_t count = article->tags.count + article->author_count + article->published.is_set +
                   article->modified.is_set + article->expires.is_set +
                   (article->section.text.len > 0);
    if (count > PREFIX_MAX)
        sc_diag_warn(l->diags,
                     article->tags.items == NULL ? SC_NO_SPAN : article->tags.items[0].span,
                     "tags.too-many", "keep the tags that readers look for",
                     "the article makes %zu article: tags: Synapse reads at most %d of a prefix",
                     count, PREFIX_MAX);
}

static void check_presence(const lint *l)
{
    const sc_article *article = l->tags->article;
    if (article->url.text.len == 0)
        sc_diag_warn(l->diags, span_of_file(l, article->source), "tags.no-url",
                     "give the article its 'url'",
                     "the article has no URL: WhatsApp shows no large preview, and there are no "
                     "share links");
    if (article->description.text.len == 0)
        sc_diag_warn(l->diags, span_of_file(l, article->source), "tags.no-description",
                     "give the article a 'description' of one sentence",
                     "the article has no description, and WhatsApp wants one: the %s stands in",
                     article->photo.caption.text.len > 0 ? "photo's caption" : "headline");
    if (article->photo.src.text.len > 0 && article->photo.alt.text.len == 0)
        sc_diag_warn(l->diags, article->photo.src.span, "tags.no-alt",
                     "say in the photo's 'alt' what it shows",
                     "the photo has no alt text: Mastodon and X read it to those who cannot see");
}

static bool is_name_char(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || c == '/' || c == '!';
}

/* Whether `text` holds `<b>`, `</b>`, `<br />`. */
static bool has_markup(sc_str text)
{
    size_t at;
    sc_str rest = text;
    while (sc_str_find(rest, SC_STR("<"), &at)) {
        rest = sc_str_sub(rest, at + 1, rest.len);
        if (rest.len > 0 && is_name_char(rest.ptr[0]) && sc_str_find(rest, SC_STR(">"), NULL))
            return true;
    }
    return false;
}

/* Whether `text` holds `&amp;`, `&#39;`: what was escaped once too often. */
static bool has_reference(sc_str text)
{
    size_t at;
    sc_str rest = text;
    while (sc_str_find(rest, SC_STR("&"), &at)) {
        rest = sc_str_sub(rest, at + 1, rest.len);
        size_t end = rest.len > 0 && rest.ptr[0] == '#';
        while (end < rest.len && (sc_is_alpha(rest.ptr[end]) || sc_is_digit(rest.ptr[end])))
            end++;
        if (end > 1 && end < rest.len && rest.ptr[end] == ';')
            return true;
    }
    return false;
}

static void check_markup(const lint *l)
{
    sc_field headline = l->tags->article->headline;
    if (has_markup(headline.text))
        sc_diag_warn(l->diags, headline.span, "tags.markup-in-title",
                     "write the headline as plain text",
                     "the headline holds what looks like an HTML tag: consumers that decode twice, "
                     "such as unfurl.js, lose it");
    if (has_reference(headline.text))
        sc_diag_warn(l->diags, headline.span, "tags.reference-in-title",
                     "write the character itself",
                     "the headline holds what looks like an HTML character reference, and previews "
                     "show it as it is written");
}

/* Whether a headline is "… | Name" or "Name: …". */
static bool wears_name(sc_str title, sc_str name)
{
    static const char *const SEPARATORS[] = { " | ", " - ", " – ", " — ", " · ", " • ", ": " };
    if (name.len == 0 || title.len <= name.len)
        return false;
    sc_str before = sc_str_sub(title, 0, title.len - name.len);
    sc_str after = sc_str_sub(title, name.len, title.len);
    bool is_last = sc_str_eq(sc_str_sub(title, before.len, title.len), name);
    bool is_first = sc_str_eq(sc_str_sub(title, 0, name.len), name);
    for (size_t i = 0; i < sizeof SEPARATORS / sizeof *SEPARATORS; i++)
        if ((is_last && sc_str_ends(before, SEPARATORS[i])) ||
            (is_first && sc_str_starts(after, SEPARATORS[i])))
            return true;
    return false;
}

static void check_site_name(const lint *l)
{
    sc_field headline = l->tags->article->headline;
    sc_str name = l->tags->site->name.text;
    if (wears_name(headline.text, name))
        sc_diag_warn(
            l->diags, headline.span, "tags.site-name-in-title", "leave the name to the site file",
            "the headline holds the site's name '%.*s', which Discord and Slack show above it",
            SC_STR_ARG(name));
}

static bool is_https(sc_str url)
{
    return sc_str_is_nocase(sc_str_sub(url, 0, 8), "https://");
}

static void check_image_url(const lint *l, const sc_card_file *card)
{
    const sc_site *site = l->tags->site;
    if (!sc_tags_is_web_url(card->url)) {
        sc_diag_warn(
            l->diags, span_of_file(l, site->source), "tags.relative-image",
            "set 'cards_url' in site.yaml to where the output folder is served, such as "
            "https://example.org/cards",
            "the picture's URL '%.*s' is relative, and Open Graph wants http:// or https://",
            SC_STR_ARG(card->url));
        return;
    }
    if (!is_https(card->url))
        sc_diag_warn(l->diags, site->cards_url.text.len > 0 ? site->cards_url.span : site->url.span,
                     "tags.http-url", "serve the pictures by https",
                     "the picture's URL '%.*s' is not https: Signal previews https only",
                     SC_STR_ARG(card->url));
}

static void check_page_url(const lint *l)
{
    sc_field url = l->tags->article->url;
    if (sc_tags_is_web_url(url.text) && !is_https(url.text))
        sc_diag_warn(l->diags, url.span, "tags.http-url", "serve the article by https",
                     "the article's URL is not https: Signal previews https only");
}

/* Each card is held to its own platform's limit when it is encoded; the one for everybody is also
 * read by the strictest. */
static void check_weight(const lint *l, const sc_card_file *card)
{
    const sc_platform *strictest = sc_platform_find(SC_STR("whatsapp"));
    if (card->bytes > strictest->hard_bytes)
        sc_diag_warn(l->diags, SC_NO_SPAN, "tags.heavy-image", "render the whatsapp card too",
                     "the picture for everybody, %.*s, weighs %zu bytes: %s shows none over %zu",
                     SC_STR_ARG(card->file), card->bytes, strictest->label, strictest->hard_bytes);
}

static void check_image(const lint *l)
{
    const sc_card_file *card = sc_tags_universal_card(l->tags);
    if (card == NULL)
        return;
    check_image_url(l, card);
    check_weight(l, card);
}

/* "12 of 40 tags", for what is left out of the head. */
static void add_loss(sc_buf *out, const char *what, size_t kept, size_t all)
{
    if (kept < all)
        sc_buf_addf(out, "%s%zu of %zu %s", out->len > 0 ? ", " : "", all - kept, all, what);
}

static void check_size(const lint *l)
{
    const sc_article *article = l->tags->article;
    const sc_card_file *card = sc_tags_universal_card(l->tags);
    sc_arena *scratch = sc_arena_new(0);
    size_t len = sc_tags_write_head(scratch, l->tags, card, sc_tags_whole(article)).len;
    if (len > SC_TAGS_HEAD_MAX) {
        sc_tags_cut cut = sc_tags_fit(l->tags, card);
        sc_buf lost = sc_buf_new(scratch, SC_TAGS_HEAD_MAX);
        add_loss(&lost, "tags", cut.tags, article->tags.count);
        add_loss(&lost, "authors", cut.authors, article->author_count);
        if (cut.text_max < SIZE_MAX)
            sc_buf_addf(&lost, "%stexts past %zu characters", lost.len > 0 ? ", " : "",
                        cut.text_max);
        if (!cut.has_json_ld)
            sc_buf_addz(&lost, ", the structured data");
        sc_diag_warn(l->diags, span_of_file(l, article->source), "tags.large-head", NULL,
                     "the tag block would have %zu bytes, and some crawlers read only the first "
                     "%d of a page: left out are %.*s",
                     len, SC_TAGS_HEAD_MAX, SC_STR_ARG(sc_buf_str(&lost)));
    }
    sc_arena_free(scratch);
}

/* What og:locale:alternate cannot say. */
static void check_translations(const lint *l)
{
    const sc_field_list *tags = &l->tags->article->translations;
    for (size_t i = 0; i < tags->count; i++)
        if (!sc_lang_is_valid(tags->items[i].text))
            sc_diag_warn(l->diags, tags->items[i].span, "tags.unknown-language",
                         "write a language tag such as es or pt-BR",
                         "'%.*s' is no language: Facebook is not told of the translation",
                         SC_STR_ARG(tags->items[i].text));
}

/* Whether it is `@name@server.example`. */
static bool is_fediverse_account(sc_str text)
{
    size_t at, dot;
    if (!sc_str_starts(text, "@"))
        return false;
    sc_str rest = sc_str_sub(text, 1, text.len);
    if (!sc_str_find(rest, SC_STR("@"), &at) || at == 0)
        return false;
    sc_str server = sc_str_sub(rest, at + 1, rest.len);
    return sc_str_find(server, SC_STR("."), &dot) && dot > 0 && dot + 1 < server.len &&
           !sc_str_find(server, SC_STR("@"), NULL) && !sc_str_find(server, SC_STR("/"), NULL);
}

static void check_accounts(const lint *l)
{
    sc_field account = l->tags->site->fediverse;
    if (account.text.len > 0 && !is_fediverse_account(account.text))
        sc_diag_warn(l->diags, account.span, "tags.fediverse-account",
                     "write it as \"@name@server.example\"",
                     "'%.*s' is no account of the fediverse: Mastodon credits nobody",
                     SC_STR_ARG(account.text));
}

void sc_tags_lint(const sc_tags *tags, sc_diags *diags)
{
    const lint l = { tags, diags };
    check_presence(&l);
    check_limits(&l);
    check_values(&l);
    check_markup(&l);
    check_site_name(&l);
    check_tag_count(&l);
    check_page_url(&l);
    check_translations(&l);
    check_accounts(&l);
    check_image(&l);
    check_size(&l);
}
