/* An article → JSON: see write.h. */
#include "article/write.h"

#include "locale/locale.h"

static void write_names(sc_json *json, const char *key, const sc_field_list *names)
{
    if (names->count == 0)
        return;
    sc_json_key(json, key);
    sc_json_begin_array(json);
    for (size_t i = 0; i < names->count; i++)
        sc_json_string(json, names->items[i].text);
    sc_json_end_array(json);
}

static void write_focus(sc_json *json, const sc_photo_ref *photo)
{
    enum { DECIMALS = 4 };
    if (!photo->has_focus)
        return;
    sc_json_key(json, "focus");
    sc_json_begin_array(json);
    sc_json_number(json, photo->focus_x - photo->focus_width / 2, DECIMALS);
    sc_json_number(json, photo->focus_y - photo->focus_height / 2, DECIMALS);
    if (photo->focus_width > 0) {
        sc_json_number(json, photo->focus_width, DECIMALS);
        sc_json_number(json, photo->focus_height, DECIMALS);
    }
    sc_json_end_array(json);
}

static void write_photo(sc_json *json, const sc_photo_ref *photo)
{
    bool is_absent = photo->src.text.len + photo->alt.text.len + photo->caption.text.len +
                             photo->credit.text.len ==
                         0 &&
                     !photo->has_focus;
    if (is_absent)
        return;
    sc_json_key(json, "photo");
    sc_json_begin_object(json);
    sc_json_field_optional(json, "src", photo->src.text);
    sc_json_field_optional(json, "alt", photo->alt.text);
    sc_json_field_optional(json, "caption", photo->caption.text);
    sc_json_field_optional(json, "credit", photo->credit.text);
    write_focus(json, photo);
    sc_json_end_object(json);
}

static void write_authors(sc_json *json, const sc_article *article)
{
    if (article->author_count == 0)
        return;
    sc_json_key(json, "authors");
    sc_json_begin_array(json);
    for (size_t i = 0; i < article->author_count; i++) {
        sc_json_begin_object(json);
        sc_json_field(json, "name", article->authors[i].name.text);
        sc_json_field_optional(json, "url", article->authors[i].url.text);
        sc_json_field_optional(json, "photo", article->authors[i].photo.text);
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}

static void write_moment(sc_arena *arena, sc_json *json, const char *key, const sc_moment *moment)
{
    enum { DAY_LEN = 10 };
    if (!moment->is_set)
        return;
    sc_str iso =
        sc_date_in_words(arena, moment->seconds, moment->offset_minutes, SC_DATE_ISO, SC_STR("en"));
    sc_json_field(json, key, moment->has_time ? iso : sc_str_sub(iso, 0, DAY_LEN));
}

void sc_article_write_json(sc_arena *arena, const sc_article *article, sc_json *json)
{
    sc_json_begin_object(json);
    sc_json_field(json, "headline", article->headline.text);
    sc_json_field_optional(json, "short_headline", article->short_headline.text);
    sc_json_field_optional(json, "kicker", article->kicker.text);
    sc_json_field_optional(json, "description", article->description.text);
    sc_json_field(json, "slug", article->slug.text);
    sc_json_field_optional(json, "url", article->url.text);
    sc_json_field_optional(json, "lang", article->lang.text);
    sc_json_field_optional(json, "section", article->section.text);
    write_names(json, "tags", &article->tags);
    write_names(json, "translations", &article->translations);
    sc_json_field_optional(json, "type", article->type.text);
    write_photo(json, &article->photo);
    write_authors(json, article);
    sc_json_field_optional(json, "card_alt", article->card_alt.text);
    sc_json_field_optional(json, "editor", article->editor.text);
    write_moment(arena, json, "published", &article->published);
    write_moment(arena, json, "modified", &article->modified);
    write_moment(arena, json, "expires", &article->expires);
    sc_json_end_object(json);
}
