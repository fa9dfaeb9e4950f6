/*
 * Authors: a list of people or one of them, each a map or a name; or a byline, "By A, B and C".
 */
#include "article/types.h"

#include <string.h>

typedef SC_VEC(sc_person) person_vec;

/* One field of a person under its names, the first that is there; canonical first. */
typedef struct member {
    size_t offset;
    const char *keys[6];
} member;

static const member MEMBERS[] = {
    { offsetof(sc_person, name), { "name", "display_name", "full_name" } },
    { offsetof(sc_person, url), { "url", "link", "website" } },
    { offsetof(sc_person, photo),
      { "photo", "image", "avatar", "picture", "profile_image", "thumbnail" } },
};

static bool is_blank(const sc_value *value)
{
    return !sc_value_is_scalar(value) || value->kind == SC_VALUE_BOOL ||
           sc_str_trim(value->text).len == 0;
}

static bool is_number(sc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (!sc_is_digit(text.ptr[i]))
            return false;
    return text.len > 0;
}

/* Names are cleaned; an unusable URL of a person is an error like the article's. */
static bool read_member(const sc_rows *rows, const sc_found *found, const member *m,
                        const sc_value *map, sc_person *person)
{
    for (size_t i = 0; i < sizeof m->keys / sizeof *m->keys && m->keys[i] != NULL; i++) {
        const sc_value *value = sc_value_find(map, m->keys[i]);
        if (is_blank(value))
            continue;
        sc_field *field = (sc_field *)((char *)person + m->offset);
        sc_found at = { value, NULL, found->alias };
        at.path = sc_str_fmt(rows->arena, "%s.%s", found->path, m->keys[i]).ptr;
        sc_str text = sc_type_text(rows, &at, value);
        if (!sc_rows_clean(rows, &at, text, &field->text))
            return false;
        field->span = value->span;
        bool is_url = m->offset == offsetof(sc_person, url);
        return !is_url || sc_type_url(rows, &at, field->text, &field->text);
    }
    return true;
}

static sc_taken add_map(const sc_rows *rows, const sc_found *found, const sc_value *map,
                        person_vec *people)
{
    sc_person person = { 0 };
    for (size_t i = 0; i < sizeof MEMBERS / sizeof *MEMBERS; i++)
        if (!read_member(rows, found, &MEMBERS[i], map, &person))
            return SC_FAILED;
    if (person.name.text.len > 0) {
        sc_vec_push(rows->arena, people, person);
        return SC_TAKEN;
    }
    if (found->alias != NULL)
        return SC_PASSED;
    sc_found at = { map, found->path, NULL };
    return sc_type_fail(rows, &at, rows->codes->bad_value, NULL, "a person in %s has no name",
                        found->path);
}

/* "Ana Ruiz <ana@example.com>" without the address. */
static sc_str without_address(sc_str name)
{
    size_t at;
    bool has_address = sc_str_ends(name, ">") && sc_str_find(name, SC_STR("<"), &at) && at > 0;
    return has_address ? sc_str_trim(sc_str_sub(name, 0, at)) : name;
}

static bool add_name(const sc_rows *rows, const sc_found *found, sc_str text, person_vec *people)
{
    sc_person person = { 0 };
    if (!sc_rows_clean(rows, found, text, &person.name.text))
        return false;
    person.name.text = without_address(person.name.text);
    person.name.span = found->value->span;
    bool is_id = found->alias != NULL && is_number(person.name.text);
    if (person.name.text.len > 0 && !is_id)
        sc_vec_push(rows->arena, people, person);
    return true;
}

/* What a comma does not divide from the name before it. */
static bool is_suffix(sc_str part)
{
    static const char *const SUFFIXES[] = { "Jr.", "Jr",   "Sr.", "Sr",    "II",   "III", "IV",
                                            "MD",  "M.D.", "PhD", "Ph.D.", "Esq.", "DDS", "RN" };
    for (size_t i = 0; i < sizeof SUFFIXES / sizeof *SUFFIXES; i++)
        if (sc_str_is(part, SUFFIXES[i]))
            return true;
    return false;
}

static bool separator_at(sc_str text, size_t at, bool has_semicolon, size_t *len)
{
    static const char *const SEPARATORS[] = { ", and ", ", & ", " and ", " & ", ", " };
    sc_str rest = sc_str_sub(text, at, text.len);
    if (has_semicolon) {
        *len = 1;
        return sc_str_starts(rest, ";");
    }
    for (size_t i = 0; i < sizeof SEPARATORS / sizeof *SEPARATORS; i++) {
        *len = strlen(SEPARATORS[i]);
        if (sc_str_is_nocase(sc_str_sub(rest, 0, *len), SEPARATORS[i]))
            return true;
    }
    return false;
}

/* The end of the name that starts at `from`. */
static size_t name_end(sc_str text, size_t from, bool has_semicolon, size_t *separator)
{
    for (size_t at = from; at < text.len; at++) {
        if (!separator_at(text, at, has_semicolon, separator))
            continue;
        sc_str after = sc_str_sub(text, at + *separator, text.len);
        size_t next_len = 0, end = 0;
        while (end < after.len && !separator_at(after, end, has_semicolon, &next_len))
            end++;
        if (!is_suffix(sc_str_sub(after, 0, end)))
            return at;
        at += *separator + end - 1;
    }
    *separator = 0;
    return text.len;
}

/* "By A, B and C"; where there is a semicolon, only semicolons divide. */
static bool add_byline(const sc_rows *rows, const sc_found *found, const sc_value *value,
                       person_vec *people)
{
    sc_str text = sc_str_trim(sc_type_text(rows, found, value));
    sc_found at = { value, found->path, found->alias };
    if (sc_str_is_nocase(sc_str_sub(text, 0, 3), "by "))
        text = sc_str_trim(sc_str_sub(text, 3, text.len));
    bool has_semicolon = sc_str_find(text, SC_STR(";"), NULL);
    for (size_t from = 0, separator = 0; from < text.len;) {
        size_t end = name_end(text, from, has_semicolon, &separator);
        if (!add_name(rows, &at, sc_str_sub(text, from, end), people))
            return false;
        from = end + separator;
    }
    return true;
}

/* An item of a list is one person, however it is written. */
static sc_taken add_item(const sc_rows *rows, const sc_found *found, const sc_value *item,
                         person_vec *people)
{
    sc_found at = { item, found->path, found->alias };
    if (item->kind == SC_VALUE_MAP)
        return add_map(rows, found, item, people);
    if (item->kind == SC_VALUE_STRING)
        return add_name(rows, &at, item->text, people) ? SC_TAKEN : SC_FAILED;
    if (item->kind == SC_VALUE_NULL || item->kind == SC_VALUE_NUMBER || found->alias != NULL)
        return SC_PASSED;
    return sc_type_fail(rows, &at, rows->codes->bad_value, NULL,
                        "an item of %s must be a name or a person, not %s", found->path,
                        sc_value_kind_name(item));
}

static sc_taken add_people(const sc_rows *rows, const sc_found *found, person_vec *people)
{
    const sc_value *value = found->value;
    if (value->kind == SC_VALUE_STRING)
        return add_byline(rows, found, value, people) ? SC_TAKEN : SC_FAILED;
    if (value->kind == SC_VALUE_MAP)
        return add_map(rows, found, value, people);
    if (value->kind == SC_VALUE_NUMBER)
        return SC_PASSED;
    if (value->kind != SC_VALUE_LIST)
        return SC_MISFIT;
    for (size_t i = 0; i < value->count; i++)
        if (add_item(rows, found, value->items[i], people) == SC_FAILED)
            return SC_FAILED;
    return SC_TAKEN;
}

static sc_taken read_people(const sc_rows *rows, const sc_row *row, const sc_found *found,
                            void *record)
{
    (void)row;
    sc_article *article = record;
    person_vec people = { 0 };
    sc_taken taken = add_people(rows, found, &people);
    if (taken != SC_TAKEN)
        return taken;
    article->authors = people.items;
    article->author_count = people.count;
    return people.count == 0 ? SC_PASSED : SC_TAKEN;
}

const sc_row_type SC_TYPE_PEOPLE = {
    "a name, or a list of people",
    "{\"type\": [\"string\", \"array\", \"object\", \"number\", \"boolean\", \"null\"], \"items\": "
    "{\"type\": [\"string\", \"object\", \"number\", \"boolean\", \"null\"], \"properties\": "
    "{\"name\": {\"description\": \"the person's name\"}, \"url\": {\"description\": \"the "
    "person's page\"}, \"photo\": {\"description\": \"the person's portrait, a file\"}}}}",
    read_people,
};
