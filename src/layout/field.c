/* The fields that layouts can show: one row each, with its getter. */
#include "layout/field.h"

#include "locale/phrase.h"
#include "locale/quote.h"

#define TEXT_GETTER(name, expression)                                                              \
    static void name(sc_arena *arena, const sc_article *article, const sc_site *site,              \
                     sc_bound *out)                                                                \
    {                                                                                              \
        (void)arena, (void)article, (void)site;                                                    \
        out->text = (expression);                                                                  \
    }

#define MOMENT_GETTER(name, expression)                                                            \
    static void name(sc_arena *arena, const sc_article *article, const sc_site *site,              \
                     sc_bound *out)                                                                \
    {                                                                                              \
        (void)arena, (void)site;                                                                   \
        out->moment = &(expression);                                                               \
    }

static sc_field first_author(const sc_article *article, size_t offset)
{
    if (article->author_count == 0)
        return (sc_field){ 0 };
    return *(const sc_field *)((const char *)article->authors + offset);
}

TEXT_GETTER(get_headline, article->headline)
TEXT_GETTER(get_short_headline, article->short_headline)
TEXT_GETTER(get_kicker, article->kicker)
TEXT_GETTER(get_description, article->description)
TEXT_GETTER(get_section, article->section)
TEXT_GETTER(get_url, article->url)
TEXT_GETTER(get_lang, article->lang)
TEXT_GETTER(get_type, article->type)
TEXT_GETTER(get_editor, article->editor)
TEXT_GETTER(get_author, first_author(article, offsetof(sc_person, name)))
TEXT_GETTER(get_author_url, first_author(article, offsetof(sc_person, url)))
TEXT_GETTER(get_author_photo, first_author(article, offsetof(sc_person, photo)))
TEXT_GETTER(get_photo, article->photo.src)
TEXT_GETTER(get_alt, article->photo.alt)
TEXT_GETTER(get_caption, article->photo.caption)
TEXT_GETTER(get_credit, article->photo.credit)
TEXT_GETTER(get_site_name, site->name)
TEXT_GETTER(get_site_url, site->url)
TEXT_GETTER(get_site_logo, site->logo)
TEXT_GETTER(get_site_twitter, site->twitter)
TEXT_GETTER(get_site_telegram, site->telegram)
TEXT_GETTER(get_site_publisher, site->publisher)
MOMENT_GETTER(get_published, article->published)
MOMENT_GETTER(get_modified, article->modified)
MOMENT_GETTER(get_expires, article->expires)

static void get_tags(sc_arena *arena, const sc_article *article, const sc_site *site, sc_bound *out)
{
    (void)arena, (void)site;
    out->items = article->tags.items;
    out->count = article->tags.count;
}

static void get_authors(sc_arena *arena, const sc_article *article, const sc_site *site,
                        sc_bound *out)
{
    (void)site;
    sc_field *names = SC_NEW_ARRAY(arena, sc_field, article->author_count);
    for (size_t i = 0; i < article->author_count; i++)
        names[i] = article->authors[i].name;
    out->items = names;
    out->count = article->author_count;
}

static void get_byline(sc_arena *arena, const sc_article *article, const sc_site *site,
                       sc_bound *out)
{
    (void)site;
    if (article->author_count == 0)
        return;
    sc_str *names = SC_NEW_ARRAY(arena, sc_str, article->author_count);
    for (size_t i = 0; i < article->author_count; i++)
        names[i] = article->authors[i].name.text;
    sc_str list = sc_phrase_list(arena, names, article->author_count, article->lang.text);
    out->text.text = sc_phrase_say(arena, SC_PHRASE_BYLINE, list, article->lang.text);
    out->text.span = article->authors[0].name.span;
}

static void get_credit_line(sc_arena *arena, const sc_article *article, const sc_site *site,
                            sc_bound *out)
{
    (void)site;
    const sc_field *credit = &article->photo.credit;
    if (credit->text.len == 0)
        return;
    out->text.text = sc_phrase_say(arena, SC_PHRASE_CREDIT, credit->text, article->lang.text);
    out->text.span = credit->span;
}

/* Words and marks of the article's language. */
#define LANGUAGE_GETTER(name, expression)                                                          \
    static void name(sc_arena *arena, const sc_article *article, const sc_site *site,              \
                     sc_bound *out)                                                                \
    {                                                                                              \
        (void)site;                                                                                \
        sc_str lang = article->lang.text;                                                          \
        out->text = (sc_field){ (expression), article->lang.span };                                \
    }

LANGUAGE_GETTER(get_opinion, sc_phrase_say(arena, SC_PHRASE_OPINION, SC_STR(""), lang))
LANGUAGE_GETTER(get_breaking, sc_phrase_say(arena, SC_PHRASE_BREAKING, SC_STR(""), lang))
LANGUAGE_GETTER(get_quote_open, sc_quote_mark(arena, SC_QUOTE_OPEN, lang))
LANGUAGE_GETTER(get_quote_close, sc_quote_mark(arena, SC_QUOTE_CLOSE, lang))

static const sc_layout_field FIELDS[] = {
    { "headline", SC_FIELD_TEXT, get_headline, "the article's headline" },
    { "short_headline", SC_FIELD_TEXT, get_short_headline, "a shorter headline, if it has one" },
    { "kicker", SC_FIELD_TEXT, get_kicker, "the word or two above the headline" },
    { "description", SC_FIELD_TEXT, get_description, "the deck, or summary" },
    { "section", SC_FIELD_TEXT, get_section, "the section it appeared in" },
    { "tags", SC_FIELD_LIST, get_tags, "its tags" },
    { "type", SC_FIELD_TEXT, get_type, "news, opinion, blog …" },
    { "url", SC_FIELD_TEXT, get_url, "its address" },
    { "lang", SC_FIELD_TEXT, get_lang, "its language tag" },
    { "author", SC_FIELD_TEXT, get_author, "the first author's name" },
    { "authors", SC_FIELD_LIST, get_authors, "the authors' names" },
    { "author.url", SC_FIELD_TEXT, get_author_url, "the first author's page" },
    { "author.photo", SC_FIELD_IMAGE, get_author_photo, "the first author's portrait" },
    { "byline", SC_FIELD_TEXT, get_byline, "\"By\" and the authors, in the article's language" },
    { "editor", SC_FIELD_TEXT, get_editor, "who edited it" },
    { "published", SC_FIELD_MOMENT, get_published, "when it was published" },
    { "modified", SC_FIELD_MOMENT, get_modified, "when it was last changed" },
    { "expires", SC_FIELD_MOMENT, get_expires, "when it expires" },
    { "photo", SC_FIELD_IMAGE, get_photo, "the photo" },
    { "alt", SC_FIELD_TEXT, get_alt, "what the photo shows, in words" },
    { "caption", SC_FIELD_TEXT, get_caption, "the photo's caption, without its credit" },
    { "credit", SC_FIELD_TEXT, get_credit, "who took the photo" },
    { "credit_line", SC_FIELD_TEXT, get_credit_line,
      "\"Photo:\" and the credit, in the article's language" },
    { "label.opinion", SC_FIELD_TEXT, get_opinion, "\"Opinion\", in the article's language" },
    { "label.breaking", SC_FIELD_TEXT, get_breaking, "\"Breaking\", in the article's language" },
    { "quote.open", SC_FIELD_TEXT, get_quote_open,
      "the mark that opens a quotation in the article's language" },
    { "quote.close", SC_FIELD_TEXT, get_quote_close, "the mark that closes it" },
    { "site.name", SC_FIELD_TEXT, get_site_name, "the publication's name" },
    { "site.url", SC_FIELD_TEXT, get_site_url, "the publication's address" },
    { "site.logo", SC_FIELD_IMAGE, get_site_logo, "the publication's logo" },
    { "site.twitter", SC_FIELD_TEXT, get_site_twitter, "its handle on X" },
    { "site.telegram", SC_FIELD_TEXT, get_site_telegram, "its channel on Telegram" },
    { "site.publisher", SC_FIELD_TEXT, get_site_publisher, "who publishes it" },
};

enum { FIELD_COUNT = sizeof FIELDS / sizeof *FIELDS };

const sc_layout_field *sc_layout_field_find(sc_str name)
{
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (sc_str_is(name, FIELDS[i].name))
            return &FIELDS[i];
    return NULL;
}

const sc_layout_field *sc_layout_field_all(size_t *count)
{
    *count = FIELD_COUNT;
    return FIELDS;
}

sc_bound sc_layout_field_get(const sc_layout_field *field, sc_arena *arena,
                             const sc_article *article, const sc_site *site)
{
    sc_bound bound = { .kind = field->kind };
    field->get(arena, article, site, &bound);
    return bound;
}

bool sc_bound_is_set(const sc_bound *bound)
{
    switch (bound->kind) {
    case SC_FIELD_MOMENT:
        return bound->moment->is_set;
    case SC_FIELD_LIST:
        return bound->count > 0;
    case SC_FIELD_TEXT:
    case SC_FIELD_IMAGE:
        return bound->text.text.len > 0;
    }
    return false;
}
