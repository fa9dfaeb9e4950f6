/* Resolving URLs: see url.h. */
#include "page/url.h"

#include <string.h>

enum { URL_MAX = 1 << 20 };

static size_t scheme_len(sc_str url)
{
    size_t len = 0;
    while (len < url.len && (sc_is_alpha(url.ptr[len]) || sc_is_digit(url.ptr[len]) ||
                             url.ptr[len] == '+' || url.ptr[len] == '-' || url.ptr[len] == '.'))
        len++;
    bool is_scheme = len > 0 && len < url.len && url.ptr[len] == ':' && sc_is_alpha(url.ptr[0]);
    return is_scheme ? len : 0;
}

/* Of `scheme://host`. */
static size_t origin_len(sc_str url)
{
    size_t len = scheme_len(url);
    if (len == 0 || !sc_str_starts(sc_str_sub(url, len, url.len), "://"))
        return 0;
    for (len += 3; len < url.len && strchr("/?#", url.ptr[len]) == NULL; len++)
        ;
    return len;
}

bool sc_url_is_web(sc_str url)
{
    size_t scheme = scheme_len(url);
    sc_str name = sc_str_sub(url, 0, scheme);
    bool is_web = sc_str_is_nocase(name, "http") || sc_str_is_nocase(name, "https");
    return is_web && origin_len(url) > scheme + 3 && strchr(":@.", url.ptr[scheme + 3]) == NULL;
}

sc_str sc_url_origin(sc_str url)
{
    return sc_str_sub(url, 0, origin_len(url));
}

static size_t path_len(sc_str rest)
{
    size_t len = 0;
    while (len < rest.len && rest.ptr[len] != '?' && rest.ptr[len] != '#')
        len++;
    return len;
}

sc_str sc_url_path(sc_str url)
{
    sc_str rest = sc_str_sub(url, origin_len(url), url.len);
    sc_str path = sc_str_sub(rest, 0, path_len(rest));
    return path.len == 0 ? SC_STR("/") : path;
}

/* Take the steps of a path that starts with a slash; none leads above the root. */
static sc_str without_dots(sc_arena *arena, sc_str path)
{
    sc_buf out = sc_buf_new(arena, URL_MAX);
    for (size_t at = 0; at < path.len;) {
        size_t end = at + 1;
        while (end < path.len && path.ptr[end] != '/')
            end++;
        sc_str step = sc_str_sub(path, at + 1, end);
        bool is_last = end == path.len, is_up = sc_str_is(step, "..");
        while (is_up && out.len > 0 && out.ptr[--out.len] != '/')
            ;
        if (!is_up && !sc_str_is(step, ".")) {
            sc_buf_addc(&out, '/');
            sc_buf_add(&out, step);
        } else if (is_last) {
            sc_buf_addc(&out, '/');
        }
        at = end;
    }
    return sc_buf_str(&out);
}

static sc_str encoded(sc_arena *arena, sc_str url)
{
    sc_buf out = sc_buf_new(arena, 3 * (size_t)URL_MAX);
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c == '\t' || c == '\n' || c == '\r')
            continue;
        if (c <= ' ' || c == 0x7F || strchr("\"<>\\^`{|}", c) != NULL)
            sc_buf_addf(&out, "%%%02X", c);
        else
            sc_buf_addc(&out, (char)c);
    }
    return sc_buf_str(&out);
}

/* `path`, which may be relative, on the page at `base`. */
static sc_str merged_path(sc_arena *arena, sc_str base, sc_str path)
{
    sc_str folder = sc_url_path(base);
    if (sc_str_starts(path, "/"))
        return without_dots(arena, path);
    while (folder.len > 1 && folder.ptr[folder.len - 1] != '/')
        folder.len--;
    return without_dots(arena, sc_str_fmt(arena, "%.*s%.*s", SC_STR_ARG(folder), SC_STR_ARG(path)));
}

static sc_str joined(sc_arena *arena, sc_str origin, sc_str path, sc_str query)
{
    return sc_str_fmt(arena, "%.*s%.*s%.*s", SC_STR_ARG(origin), SC_STR_ARG(path),
                      SC_STR_ARG(query));
}

sc_str sc_url_resolve(sc_arena *arena, sc_str base, sc_str url)
{
    url = sc_str_trim(url);
    if (url.len == 0 || url.len > URL_MAX / 4)
        return SC_STR("");
    url = encoded(arena, url);
    if (sc_str_starts(url, "//")) {
        bool is_plain = sc_str_is_nocase(sc_str_sub(base, 0, 5), "http:");
        url = sc_str_fmt(arena, "%s%.*s", is_plain ? "http:" : "https:", SC_STR_ARG(url));
    }
    if (scheme_len(url) > 0 && !sc_url_is_web(url))
        return SC_STR("");
    if (scheme_len(url) == 0 && base.len == 0)
        return url;
    if (scheme_len(url) > 0)
        base = url;
    sc_str rest = sc_str_sub(url, scheme_len(url) > 0 ? origin_len(url) : 0, url.len);
    size_t len = path_len(rest);
    sc_str path = sc_str_sub(rest, 0, len), query = sc_str_sub(rest, len, rest.len);
    path = len == 0 ? sc_url_path(base) : merged_path(arena, base, path);
    return joined(arena, sc_url_origin(base), path, query);
}
