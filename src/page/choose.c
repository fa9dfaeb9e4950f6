/* Choosing among clues: see choose.h. */
#include "page/choose.h"

#include "article/credit.h"
#include "article/date.h"
#include "base/utf8.h"
#include "locale/locale.h"
#include "page/readers.h"
#include "page/url.h"

#include <string.h>

/* Past these a text is not what it is said to be. */
enum { HEADLINE_BYTES_MAX = 1000, DESCRIPTION_BYTES_MAX = 5000, NAME_BYTES_MAX = 200 };

typedef struct choice {
    sc_arena *arena;
    const sc_clues *clues;
    const sc_source *source;
    const sc_site *site;
    sc_str base; /* the page's own address, or what stands for it */
    SC_VEC(sc_entry) entries;
    SC_VEC(sc_page_origin) origins;
    SC_VEC(sc_str) site_names; /* in lower case */
} choice;

/* --- making values --------------------------------------------------------------------------- */

static const sc_value *text_value(const choice *c, sc_field field)
{
    sc_value *value = SC_NEW(c->arena, sc_value);
    value->kind = SC_VALUE_STRING;
    value->text = field.text;
    value->span = field.span;
    return value;
}

static void set(choice *c, const char *name, const sc_value *value)
{
    sc_entry entry = { sc_str_of(name), value->span, value };
    sc_vec_push(c->arena, &c->entries, entry);
}

static void tell(choice *c, const char *name, const char *from, sc_field field)
{
    sc_page_origin origin = { name, from, field.text, field.span };
    sc_vec_push(c->arena, &c->origins, origin);
}

static void set_text(choice *c, const char *name, const char *from, sc_field field)
{
    set(c, name, text_value(c, field));
    tell(c, name, from, field);
}

static const sc_value *map_value(const choice *c, const sc_entry *entries, size_t count)
{
    sc_value *map = SC_NEW(c->arena, sc_value);
    sc_entry *copy = SC_NEW_ARRAY(c->arena, sc_entry, count);
    for (size_t i = 0; i < count; i++)
        copy[i] = entries[i];
    map->kind = SC_VALUE_MAP;
    map->span = (sc_span){ c->source, 0, 0 };
    map->count = count;
    map->entries = copy;
    return map;
}

static const sc_value *list_value(const choice *c, const sc_value **items, size_t count)
{
    sc_value *list = SC_NEW(c->arena, sc_value);
    list->kind = SC_VALUE_LIST;
    list->span = count > 0 ? items[0]->span : SC_NO_SPAN;
    list->count = count;
    list->items = (const sc_value *const *)items;
    return list;
}

/* --- the site's name ------------------------------------------------------------------------- */

static sc_str lower(const choice *c, sc_str text)
{
    return sc_case_lower(c->arena, sc_str_trim(text), SC_STR("en"));
}

static void add_site_name(choice *c, sc_str name)
{
    sc_str folded = lower(c, name);
    if (folded.len > 0)
        sc_vec_push(c->arena, &c->site_names, folded);
}

/* `example.com` of `https://www.example.com/path`. */
static sc_str host_of(sc_str url)
{
    size_t at;
    sc_str host = sc_url_origin(url);
    if (sc_str_find(host, SC_STR("://"), &at))
        host = sc_str_sub(host, at + 3, host.len);
    return sc_str_starts(host, "www.") ? sc_str_sub(host, 4, host.len) : host;
}

static void find_site_names(choice *c)
{
    size_t rank = 0;
    add_site_name(c, c->site->name.text);
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_SITE, &rank)) != NULL;)
        add_site_name(c, clue->value.text);
    add_site_name(c, host_of(c->site->url.text));
    add_site_name(c, host_of(c->base));
}

static bool is_site_name(const choice *c, sc_str text)
{
    sc_str folded = lower(c, text);
    for (size_t i = 0; i < c->site_names.count; i++)
        if (sc_str_eq(folded, c->site_names.items[i]))
            return true;
    return false;
}

/* --- headlines ------------------------------------------------------------------------------- */

static const char *const SEPARATORS[] = { " | ", " - ", " – ", " — ", " · ", " :: ",
                                          " • ", " » ", " « ", " / ", " ‹ ", " › ",
                                          " ― ", "｜",  "：",  "_",   "－",  "・" };
enum { SEPARATOR_COUNT = sizeof SEPARATORS / sizeof *SEPARATORS };

/* The first separator at or after `from`. @return its length, 0 if there is none. */
static size_t find_separator(sc_str text, size_t from, size_t *at)
{
    for (size_t i = from; i < text.len; i++)
        for (size_t k = 0; k < SEPARATOR_COUNT; k++)
            if (sc_str_starts(sc_str_sub(text, i, text.len), SEPARATORS[k])) {
                *at = i;
                return strlen(SEPARATORS[k]);
            }
    return 0;
}

static bool is_own_headline(const choice *c, sc_str text)
{
    for (size_t i = 0; i < c->clues->list.count; i++) {
        const sc_clue *clue = &c->clues->list.items[i];
        bool is_own = clue->field == SC_CLUE_HEADLINE &&
                      (clue->trust == SC_TRUST_MARKED || clue->trust == SC_TRUST_BODY ||
                       clue->trust == SC_TRUST_NAMED);
        if (is_own && sc_str_eq(lower(c, clue->value.text), lower(c, text)))
            return true;
    }
    return false;
}

/* Short enough to be a site's name, after a bar in a <title>. */
static bool may_be_site(sc_str text)
{
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++)
        words += text.ptr[i] == ' ';
    return text.len <= 40 && words <= 5;
}

/* Without the site's name at its end or, if it stands there, in front. */
static sc_str without_site(const choice *c, const sc_clue *clue)
{
    sc_str text = clue->value.text;
    size_t at = 0, len, from = 0;
    while ((len = find_separator(text, from, &at)) > 0) {
        sc_str before = sc_str_trim(sc_str_sub(text, 0, at));
        sc_str after = sc_str_trim(sc_str_sub(text, at + len, text.len));
        bool is_bar = sc_str_starts(sc_str_sub(text, at, text.len), " | ") &&
                      clue->trust == SC_TRUST_TITLE && may_be_site(after);
        if (from == 0 && is_site_name(c, before))
            return after;
        if (is_site_name(c, after) || is_own_headline(c, before) || is_bar)
            return before;
        from = at + len;
    }
    return text;
}

static bool starts_with_site(const choice *c, sc_str text)
{
    size_t at = 0;
    return find_separator(text, 0, &at) > 0 && is_site_name(c, sc_str_sub(text, 0, at));
}

static bool has_own_headline(const choice *c)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_HEADLINE, &rank)) != NULL;) {
        bool is_own = clue->trust == SC_TRUST_MARKED || clue->trust == SC_TRUST_BODY ||
                      strcmp(clue->from, "h1") == 0;
        if (is_own && !is_site_name(c, clue->value.text))
            return true;
    }
    return false;
}

static void choose_headline(choice *c)
{
    bool has_own = has_own_headline(c);
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_HEADLINE, &rank)) != NULL;) {
        sc_field field = { without_site(c, clue), clue->value.span };
        bool is_tag = clue->trust < SC_TRUST_MARKED;
        if (is_site_name(c, field.text) || field.text.len == 0 ||
            field.text.len > HEADLINE_BYTES_MAX ||
            (is_tag && has_own && starts_with_site(c, clue->value.text)))
            continue;
        set_text(c, "headline", clue->from, field);
        return;
    }
}

/* --- texts ----------------------------------------------------------------------------------- */

static void choose_description(choice *c)
{
    size_t rank = 0;
    for (const sc_clue *clue;
         (clue = sc_clues_next(c->clues, SC_CLUE_DESCRIPTION, &rank)) != NULL;) {
        if (is_site_name(c, clue->value.text) || is_own_headline(c, clue->value.text) ||
            clue->value.text.len > DESCRIPTION_BYTES_MAX)
            continue;
        set_text(c, "description", clue->from, clue->value);
        return;
    }
}

static void choose_name(choice *c, sc_clue_field field, const char *name)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, field, &rank)) != NULL;)
        if (clue->value.text.len <= NAME_BYTES_MAX && !is_site_name(c, clue->value.text)) {
            set_text(c, name, clue->from, clue->value);
            return;
        }
}

static void choose_lang(choice *c)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_LANG, &rank)) != NULL;)
        if (sc_lang_normalize(c->arena, clue->value.text).len > 0) {
            set_text(c, "lang", clue->from, clue->value);
            return;
        }
}

static sc_str language(const choice *c)
{
    const sc_clue *clue = sc_clues_best(c->clues, SC_CLUE_LANG);
    return clue == NULL ? c->site->lang.text : clue->value.text;
}

/* A date as the article's reader takes it; or one found in the text. */
static bool usable_date(const choice *c, sc_field *field)
{
    sc_moment moment = { 0 };
    size_t start, end;
    sc_str date;
    if (sc_date_read(c->arena, field->text, SC_STR("UTC"), &moment) == NULL)
        return true;
    if (!sc_date_in(c->arena, field->text, language(c), &start, &end, &date))
        return false;
    field->text = date;
    return sc_date_read(c->arena, date, SC_STR("UTC"), &moment) == NULL;
}

static void choose_date(choice *c, sc_clue_field clue_field, const char *name)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, clue_field, &rank)) != NULL;) {
        sc_field field = clue->value;
        if (usable_date(c, &field)) {
            set_text(c, name, clue->from, field);
            return;
        }
    }
}

/* --- people and tags ------------------------------------------------------------------------- */

/* Accounts that systems come with, and addresses, are nobody's names. */
static bool is_nobody(const choice *c, sc_str name)
{
    static const char *const NAMES[] = { "admin", "administrator", "webmaster", "editor",
                                         "staff", "root",          "user",      "author" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (sc_str_is_nocase(name, NAMES[i]))
            return true;
    return name.len > NAME_BYTES_MAX || is_site_name(c, name) || sc_url_is_web(name) ||
           sc_str_starts(name, "@");
}

static const sc_value *person_value(const choice *c, const sc_clue *clue)
{
    sc_entry entries[2] = { { SC_STR("name"), clue->value.span, text_value(c, clue->value) } };
    size_t count = 1;
    sc_str url = sc_url_resolve(c->arena, c->base, clue->url.text);
    if (sc_url_is_web(url)) {
        sc_field field = { url, clue->url.span };
        entries[count++] = (sc_entry){ SC_STR("url"), clue->url.span, text_value(c, field) };
    }
    return map_value(c, entries, count);
}

typedef SC_VEC(const sc_value *) values;

static bool is_among(const values *list, sc_str name)
{
    for (size_t i = 0; i < list->count; i++) {
        const sc_value *there = sc_value_find(list->items[i], "name");
        if (sc_str_eq(there == NULL ? list->items[i]->text : there->text, name))
            return true;
    }
    return false;
}

/* All clues of one kind of place belong together. */
static bool is_of_group(const sc_clue *clue, const sc_clue *first)
{
    return clue->trust == first->trust && strcmp(clue->from, first->from) == 0;
}

/* What stands between the last two names of a byline; English is known to the article's reader. */
static const struct {
    const char *lang, *word;
} CONJUNCTIONS[] = {
    { "es", " y " },  { "pt", " e " },  { "it", " e " }, { "fr", " et " },  { "de", " und " },
    { "nl", " en " }, { "vi", " và " }, { "ca", " i " }, { "sv", " och " }, { "da", " og " },
};

static sc_str conjunction(const choice *c)
{
    sc_str lang = sc_str_sub(language(c), 0, 2);
    for (size_t i = 0; i < sizeof CONJUNCTIONS / sizeof *CONJUNCTIONS; i++)
        if (sc_str_is_nocase(lang, CONJUNCTIONS[i].lang))
            return sc_str_of(CONJUNCTIONS[i].word);
    return SC_STR("");
}

static void add_person(const choice *c, const sc_clue *clue, values *people)
{
    if (!is_nobody(c, clue->value.text) && !is_among(people, clue->value.text))
        sc_vec_push(c->arena, people, person_value(c, clue));
}

/* "Lucía Ferrer y Marcos Gil" are two. */
static void add_people(const choice *c, const sc_clue *clue, values *people)
{
    sc_str word = conjunction(c);
    sc_clue one = *clue;
    size_t at;
    while (one.is_byline && word.len > 0 && sc_str_find(one.value.text, word, &at)) {
        sc_clue before = one;
        before.value.text = sc_str_trim(sc_str_sub(one.value.text, 0, at));
        add_person(c, &before, people);
        one.value.text = sc_str_trim(sc_str_sub(one.value.text, at + word.len, one.value.text.len));
    }
    add_person(c, &one, people);
}

static bool choose_group(choice *c, const sc_clue *first)
{
    values people = { 0 };
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_AUTHOR, &rank)) != NULL;)
        if (is_of_group(clue, first))
            add_people(c, clue, &people);
    bool is_byline = people.count == 1 && first->is_byline && first->url.text.len == 0;
    if (people.count == 0)
        return false;
    if (is_byline)
        set(c, "authors", sc_value_find(people.items[0], "name"));
    else
        set(c, "authors", list_value(c, people.items, people.count));
    for (size_t i = 0; i < people.count; i++) {
        const sc_value *name = sc_value_find(people.items[i], "name");
        tell(c, "authors", first->from, (sc_field){ name->text, name->span });
    }
    return true;
}

static void choose_authors(choice *c)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_AUTHOR, &rank)) != NULL;)
        if (choose_group(c, clue))
            return;
}

static void choose_tags(choice *c)
{
    const sc_clue *first = sc_clues_best(c->clues, SC_CLUE_TAG);
    values tags = { 0 };
    size_t rank = 0;
    if (first == NULL)
        return;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_TAG, &rank)) != NULL;)
        if (is_of_group(clue, first) && clue->value.text.len <= DESCRIPTION_BYTES_MAX &&
            !is_among(&tags, clue->value.text))
            sc_vec_push(c->arena, &tags, text_value(c, clue->value));
    if (tags.count == 0)
        return;
    set(c, "tags", tags.count == 1 ? tags.items[0] : list_value(c, tags.items, tags.count));
    for (size_t i = 0; i < tags.count; i++)
        tell(c, "tags", first->from, (sc_field){ tags.items[i]->text, tags.items[i]->span });
}

/* --- the address and the photo --------------------------------------------------------------- */

static sc_str site_base(const choice *c)
{
    sc_str url = c->site->url.text;
    return url.len == 0 ? url : sc_str_fmt(c->arena, "%.*s/", SC_STR_ARG(url));
}

static void choose_url(choice *c, sc_str base)
{
    sc_str from = sc_url_resolve(c->arena, site_base(c), base);
    from = base.len > 0 && sc_url_is_web(from) ? from : site_base(c);
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_URL, &rank)) != NULL;) {
        sc_str url = sc_url_resolve(c->arena, clue->trust == SC_TRUST_TITLE ? site_base(c) : from,
                                    clue->value.text);
        if (!sc_url_is_web(url))
            continue;
        set_text(c, "url", clue->from, (sc_field){ url, clue->value.span });
        c->base = url;
        break;
    }
    sc_str own = sc_url_resolve(c->arena, c->base, base);
    c->base = base.len > 0 && sc_url_is_web(own) ? own : c->base;
}

/* A card of ours, or what a site shows where it has no photo. */
static bool is_no_photo(const choice *c, sc_str url)
{
    static const char *const WORDS[] = { "logo",    "placeholder", "default-", "-default",
                                         "favicon", "og-default",  "avatar" };
    sc_str path = lower(c, sc_url_path(url)), cards = c->site->cards_url.text;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (sc_str_find(path, sc_str_of(WORDS[i]), NULL))
            return true;
    bool is_card =
        cards.len > 0 && url.len > cards.len && sc_str_eq(sc_str_sub(url, 0, cards.len), cards);
    return is_card || sc_str_ends(path, ".svg") || sc_str_ends(path, ".gif");
}

/* Without a size at its end: `-1200x630`, `@2x`, `_800`. */
static sc_str without_size(sc_str name)
{
    for (size_t i = name.len; i-- > 1;) {
        if (strchr("-_@", name.ptr[i]) != NULL)
            return sc_str_sub(name, 0, i);
        if (!sc_is_digit(name.ptr[i]) && name.ptr[i] != 'x')
            break;
    }
    return name;
}

/* `river` of `/img/river-1200x630.jpg?w=3` and of `/img/river@2x.webp`: what sizes share. */
static sc_str stem_of(sc_str url)
{
    sc_str name = sc_url_path(url);
    for (size_t slash; sc_str_find(name, SC_STR("/"), &slash);)
        name = sc_str_sub(name, slash + 1, name.len);
    for (size_t i = name.len; i-- > 1;)
        if (name.ptr[i] == '.') {
            name.len = i;
            break;
        }
    if (sc_str_ends(name, "-scaled"))
        name.len -= 7;
    return without_size(name);
}

static void add_member(choice *c, sc_entry *entries, size_t *count, const char *name,
                       const char *from, sc_field field)
{
    static const char *const NAMES[][2] = { { "src", "photo.src" },
                                            { "alt", "photo.alt" },
                                            { "caption", "photo.caption" },
                                            { "credit", "photo.credit" } };
    if (field.text.len == 0 || field.text.len > DESCRIPTION_BYTES_MAX)
        return;
    entries[(*count)++] = (sc_entry){ sc_str_of(name), field.span, text_value(c, field) };
    for (size_t i = 0; i < 4; i++)
        if (strcmp(NAMES[i][0], name) == 0)
            tell(c, NAMES[i][1], from, field);
}

static void fill(sc_field *to, sc_field from)
{
    if (to->text.len == 0)
        *to = from;
}

/* What the page says of the same picture elsewhere. */
static void complete_photo(const choice *c, sc_clue *photo)
{
    size_t rank = 0;
    sc_str stem = stem_of(photo->value.text);
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_PHOTO, &rank)) != NULL;) {
        sc_str url = sc_url_resolve(c->arena, c->base, clue->value.text);
        if (!sc_str_eq(stem_of(url), stem))
            continue;
        fill(&photo->alt, clue->alt);
        if (clue->trust == SC_TRUST_BODY && clue->caption.text.len > 0)
            photo->caption = clue->caption; /* what readers see under it */
        fill(&photo->caption, clue->caption);
        fill(&photo->credit, clue->credit);
    }
}

/* "Photo: Ana Ruiz" is whose it is and a label. */
static void take_label_off(sc_field *credit)
{
    sc_str rest, owner;
    if (sc_credit_split(credit->text, &rest, &owner) && rest.len == 0)
        credit->text = owner;
}

static void set_photo(choice *c, sc_clue *photo)
{
    sc_entry entries[4];
    size_t count = 0;
    complete_photo(c, photo);
    take_label_off(&photo->credit);
    add_member(c, entries, &count, "src", photo->from, photo->value);
    add_member(c, entries, &count, "alt", "alt", photo->alt);
    add_member(c, entries, &count, "caption", "caption", photo->caption);
    add_member(c, entries, &count, "credit", "credit", photo->credit);
    if (count > 0)
        set(c, "photo", map_value(c, entries, count));
}

static void choose_photo(choice *c)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(c->clues, SC_CLUE_PHOTO, &rank)) != NULL;) {
        sc_clue photo = *clue;
        photo.value.text = sc_url_resolve(c->arena, c->base, clue->value.text);
        if (photo.value.text.len == 0 || is_no_photo(c, photo.value.text))
            continue;
        set_photo(c, &photo);
        return;
    }
    const sc_clue *caption = sc_clues_best(c->clues, SC_CLUE_CAPTION);
    sc_clue photo = { .from = "text" };
    if (caption == NULL)
        return;
    photo.caption = caption->value;
    set_photo(c, &photo);
}

sc_page_fields sc_clues_choose(const sc_clues *clues, const sc_source *source, const sc_site *site,
                               sc_str base)
{
    choice c = { .arena = clues->arena, .clues = clues, .source = source, .site = site };
    choose_url(&c, base);
    find_site_names(&c);
    choose_headline(&c);
    choose_description(&c);
    choose_lang(&c);
    choose_name(&c, SC_CLUE_SECTION, "section");
    choose_tags(&c);
    choose_photo(&c);
    choose_authors(&c);
    choose_name(&c, SC_CLUE_EDITOR, "editor");
    choose_date(&c, SC_CLUE_PUBLISHED, "published");
    choose_date(&c, SC_CLUE_MODIFIED, "modified");
    choose_date(&c, SC_CLUE_EXPIRES, "expires");
    const sc_value *map = map_value(&c, c.entries.items, c.entries.count);
    return (sc_page_fields){ map, c.origins.items, c.origins.count };
}
