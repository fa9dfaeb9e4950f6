/*
 * The article's values as tags want them: its description, its dates, its pictures' URLs and their
 * alt text. Records in, plain text out, not yet escaped for any place.
 */
#include "base/utf8.h"
#include "locale/locale.h"
#include "locale/phrase.h"
#include "tags/parts.h"

#include <string.h>

enum { URL_HASH_DIGITS = 12 };

bool sc_tags_is_web_url(sc_str url)
{
    return sc_str_is_nocase(sc_str_sub(url, 0, 8), "https://") ||
           sc_str_is_nocase(sc_str_sub(url, 0, 7), "http://");
}

sc_str sc_tags_web_url(sc_str url)
{
    return sc_tags_is_web_url(url) ? url : SC_STR("");
}

static sc_str without_slash_at_end(sc_str url)
{
    while (sc_str_ends(url, "/"))
        url.len--;
    return url;
}

/* The folder of all cards, ending in a slash; empty if nobody told where it will be. */
static sc_str cards_folder(sc_arena *arena, const sc_site *site)
{
    if (site->cards_url.text.len > 0) {
        sc_str url = without_slash_at_end(site->cards_url.text);
        return sc_str_fmt(arena, "%.*s/", SC_STR_ARG(url));
    }
    if (site->url.text.len > 0) {
        sc_str url = without_slash_at_end(site->url.text);
        return sc_str_fmt(arena, "%.*s/cards/", SC_STR_ARG(url));
    }
    return SC_STR("");
}

sc_str sc_tags_image_url(sc_arena *arena, const sc_site *site, sc_str slug, sc_str file,
                         sc_str sha256)
{
    sc_str hash = sc_str_sub(sha256, 0, URL_HASH_DIGITS);
    return sc_str_fmt(arena, "%.*s%.*s/%.*s?v=%.*s", SC_STR_ARG(cards_folder(arena, site)),
                      SC_STR_ARG(slug), SC_STR_ARG(file), SC_STR_ARG(hash));
}

sc_str sc_tags_description(const sc_article *article)
{
    if (article->description.text.len > 0)
        return article->description.text;
    if (article->photo.caption.text.len > 0)
        return article->photo.caption.text;
    return article->headline.text;
}

sc_str sc_tags_moment(sc_arena *arena, sc_moment moment)
{
    if (!moment.is_set)
        return SC_STR("");
    return sc_date_in_words(arena, moment.seconds, moment.offset_minutes, SC_DATE_ISO,
                            SC_STR("en"));
}

const sc_card_file *sc_tags_card_of(const sc_tags *tags, const char *platform)
{
    for (size_t i = 0; i < tags->card_count; i++)
        if (strcmp(tags->cards[i].platform->name, platform) == 0)
            return &tags->cards[i];
    return NULL;
}

/* 1200x600 to 1200x627: what clients show whole, or nearly so, as a large preview. */
static bool is_wide(const sc_card_file *card)
{
    return 10 * card->width >= 19 * card->height && card->width <= 2 * card->height;
}

static const sc_card_file *first_card(const sc_tags *tags, bool wide_only)
{
    for (size_t i = 0; i < tags->card_count; i++) {
        const sc_card_file *card = &tags->cards[i];
        if (!card->platform->is_photo_only && (is_wide(card) || !wide_only))
            return card;
    }
    return NULL;
}

const sc_card_file *sc_tags_universal_card(const sc_tags *tags)
{
    const sc_card_file *card = sc_tags_card_of(tags, "whatsapp");
    if (card == NULL)
        card = sc_tags_card_of(tags, "telegram");
    if (card == NULL)
        card = first_card(tags, true);
    return card != NULL ? card : first_card(tags, false);
}

/* Whether what people see as one character ends at `at`. */
static bool is_boundary(sc_str value, size_t at)
{
    return sc_grapheme_count(sc_str_sub(value, 0, at)) +
               sc_grapheme_count(sc_str_sub(value, at, value.len)) ==
           sc_grapheme_count(value);
}

static size_t previous(sc_str value, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)value.ptr[at] & 0xC0) == 0x80);
    return at;
}

/* The longest start of `value` that has no more than `count` code points and parts no character. */
static sc_str first_characters(sc_str value, size_t count)
{
    size_t at = 0;
    while (count-- > 0 && at < value.len)
        sc_utf8_next(value, &at);
    while (at > 0 && !is_boundary(value, at))
        at = previous(value, at);
    return sc_str_sub(value, 0, at);
}

sc_str sc_tags_shorten(sc_arena *arena, sc_str value, size_t max)
{
    if (sc_grapheme_count(value) <= max)
        return value;
    sc_str kept = first_characters(value, max - 1);
    size_t end = kept.len;
    while (end > 0 && !sc_is_space(value.ptr[end]))
        end--;
    if (end > kept.len / 2) /* else a script without spaces, or one endless word */
        kept.len = end;
    return sc_str_fmt(arena, "%.*s…", SC_STR_ARG(sc_str_trim(kept)));
}

/* The sentence ends that headlines close with, in the scripts that have their own. */
static bool ends_a_sentence(sc_str text)
{
    static const char *const ENDS[] = { ".", "!", "?", "…", "。", "！", "？", "؟", "۔", "।", "։" };
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (sc_str_ends(text, ENDS[i]))
            return true;
    return false;
}

/* `first`, a full stop unless it ends a sentence of its own, and `second`. */
static sc_str sentences(sc_arena *arena, sc_str first, sc_str second)
{
    if (first.len == 0 || second.len == 0)
        return first.len == 0 ? second : first;
    return sc_str_fmt(arena, "%.*s%s %.*s", SC_STR_ARG(first), ends_a_sentence(first) ? "" : ".",
                      SC_STR_ARG(second));
}

static sc_str credit_of(sc_arena *arena, const sc_article *article)
{
    sc_str credit = sc_tags_clean(arena, article->photo.credit.text);
    if (credit.len == 0)
        return credit;
    return sc_phrase_say(arena, SC_PHRASE_CREDIT, credit, article->lang.text);
}

enum { JOINT = 2 /* between sentences: a full stop and a blank */, TOO_SHORT = 20 };

/* What the picture shows, and who made it if there is room for that too. */
static sc_str describe(sc_arena *arena, sc_str picture, sc_str credit, size_t room)
{
    size_t credit_room = credit.len > 0 ? sc_grapheme_count(credit) + JOINT : 0;
    if (credit_room + TOO_SHORT > room)
        return sc_tags_shorten(arena, picture, room);
    return sentences(arena, sc_tags_shorten(arena, picture, room - credit_room), credit);
}

sc_str sc_tags_alt(sc_arena *arena, const sc_article *article)
{
    sc_str headline = sc_tags_clean(arena, article->headline.text);
    sc_str own = sc_tags_clean(arena, article->card_alt.text);
    if (sc_str_find(own, headline, NULL))
        return sc_tags_shorten(arena, own, SC_TAGS_ALT_MAX);
    size_t used = sc_grapheme_count(headline) + JOINT;
    if (used + TOO_SHORT > SC_TAGS_ALT_MAX)
        return sc_tags_shorten(arena, headline, SC_TAGS_ALT_MAX);
    size_t room = SC_TAGS_ALT_MAX - used;
    if (own.len > 0)
        return sentences(arena, headline, sc_tags_shorten(arena, own, room));
    if (article->photo.src.text.len == 0)
        return headline;
    sc_str picture = sc_tags_clean(arena, article->photo.alt.text);
    return sentences(arena, headline, describe(arena, picture, credit_of(arena, article), room));
}
