/* Slugs: see slug.h. */
#include "article/slug.h"

#include "base/sha256.h"
#include "base/utf8.h"
#include "locale/locale.h"

#include <string.h>

bool sc_slug_is_unsafe(sc_str given)
{
    return sc_str_find(given, SC_STR("/"), NULL) || sc_str_find(given, SC_STR("\\"), NULL) ||
           sc_str_find(given, SC_STR(".."), NULL) || sc_str_starts(given, ".");
}

static bool is_letter_or_digit(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c);
}

/* Cut at the last hyphen within the limit, unless that would leave less than half. */
static sc_str cut(sc_str slug)
{
    if (slug.len <= SC_SLUG_MAX)
        return slug;
    size_t len = SC_SLUG_MAX;
    if (slug.ptr[len] != '-')
        while (len > SC_SLUG_MAX / 2 && slug.ptr[len - 1] != '-')
            len--;
    if (len == SC_SLUG_MAX / 2)
        len = SC_SLUG_MAX;
    while (len > 0 && slug.ptr[len - 1] == '-')
        len--;
    return sc_str_sub(slug, 0, len);
}

/* `don't` is one word, whichever apostrophe it has. */
static sc_str without_apostrophes(sc_arena *arena, sc_str text)
{
    static const uint32_t APOSTROPHES[] = { '\'', 0x2019, 0x2018, 0x02BC, 0x02BB };
    sc_buf out = sc_buf_new(arena, text.len + 1);
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = sc_utf8_next(text, &at);
        bool is_apostrophe = false;
        for (size_t i = 0; i < sizeof APOSTROPHES / sizeof *APOSTROPHES; i++)
            is_apostrophe = is_apostrophe || cp == APOSTROPHES[i];
        if (!is_apostrophe)
            sc_utf8_add(&out, cp);
    }
    return sc_buf_str(&out);
}

sc_str sc_slug_spell(sc_arena *arena, sc_str text, sc_str lang)
{
    sc_str words = sc_spell_ascii(arena, without_apostrophes(arena, text), lang);
    words = sc_str_lower_ascii(arena, without_apostrophes(arena, words));
    sc_buf slug = sc_buf_new(arena, words.len + 1);
    for (size_t i = 0; i < words.len; i++) {
        if (is_letter_or_digit(words.ptr[i]))
            sc_buf_addc(&slug, words.ptr[i]);
        else if (slug.len > 0 && slug.ptr[slug.len - 1] != '-')
            sc_buf_addc(&slug, '-');
    }
    while (slug.len > 0 && slug.ptr[slug.len - 1] == '-')
        slug.len--;
    return cut(sc_buf_str(&slug));
}

static int hex_digit(char c)
{
    if (sc_is_digit(c))
        return c - '0';
    char lower = (char)(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* `%C3%A9` → é; as it is if the result is not UTF-8. */
static sc_str decode_percent(sc_arena *arena, sc_str text)
{
    sc_buf out = sc_buf_new(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        int high = i + 2 < text.len && text.ptr[i] == '%' ? hex_digit(text.ptr[i + 1]) : -1;
        int low = high >= 0 ? hex_digit(text.ptr[i + 2]) : -1;
        sc_buf_addc(&out, low >= 0 ? (char)(high * 16 + low) : text.ptr[i]);
        i += low >= 0 ? 2 : 0;
    }
    size_t bad;
    return sc_utf8_is_valid(sc_buf_str(&out), &bad) ? sc_buf_str(&out) : text;
}

static sc_str last_part(sc_str *path)
{
    while (sc_str_ends(*path, "/"))
        path->len--;
    size_t from = path->len;
    while (from > 0 && path->ptr[from - 1] != '/')
        from--;
    sc_str part = sc_str_sub(*path, from, path->len);
    *path = sc_str_sub(*path, 0, from);
    return part;
}

/* Without `.html`, `.en.md`: what is not longer than an extension or a language. */
static sc_str without_extension(sc_str name)
{
    enum { EXTENSION_MAX = 9, EXTENSIONS_MAX = 2 };
    for (int i = 0; i < EXTENSIONS_MAX; i++) {
        size_t dot = name.len;
        while (dot > 0 && name.ptr[dot - 1] != '.')
            dot--;
        if (dot <= 1 || name.len - dot > EXTENSION_MAX || name.len - dot < 2)
            return name;
        name.len = dot - 1;
    }
    return name;
}

static bool is_index(sc_str name)
{
    return sc_str_is(name, "index") || sc_str_is(name, "_index");
}

static sc_str path_of_url(sc_str url)
{
    size_t at;
    if (sc_str_find(url, SC_STR("://"), &at)) {
        url = sc_str_sub(url, at + 3, url.len);
        url =
            sc_str_find(url, SC_STR("/"), &at) ? sc_str_sub(url, at, url.len) : (sc_str){ NULL, 0 };
    }
    for (const char *mark = "?#"; *mark != '\0'; mark++)
        if (sc_str_find(url, (sc_str){ mark, 1 }, &at))
            url = sc_str_sub(url, 0, at);
    return url;
}

sc_str sc_slug_part_of_url(sc_arena *arena, sc_str url)
{
    sc_str path = path_of_url(url);
    sc_str part = without_extension(last_part(&path));
    if (is_index(part))
        part = last_part(&path);
    return decode_percent(arena, part);
}

/* Jekyll's posts are called `2026-03-14-title.md`. */
static sc_str without_date(sc_str name)
{
    static const char SHAPE[] = "dddd-dd-dd-";
    size_t len = strlen(SHAPE);
    if (name.len <= len)
        return name;
    for (size_t i = 0; i < len; i++)
        if (SHAPE[i] == 'd' ? !sc_is_digit(name.ptr[i]) : name.ptr[i] != '-')
            return name;
    return sc_str_sub(name, len, name.len);
}

sc_str sc_slug_part_of_path(sc_str path)
{
    if (sc_str_starts(path, "<"))
        return (sc_str){ NULL, 0 };
    sc_str part = without_extension(last_part(&path));
    if (is_index(part))
        part = last_part(&path);
    return sc_str_is(part, ".") || sc_str_is(part, "..") ? (sc_str){ NULL, 0 } : without_date(part);
}

sc_str sc_slug_hash(sc_arena *arena, sc_str text)
{
    enum { DIGITS = 8 };
    return sc_str_fmt(arena, "article-%.*s", DIGITS, sc_sha256_hex(arena, text).ptr);
}
