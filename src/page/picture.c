/*
 * Where a page's picture is loaded from: see sc_picture_src() in readers.h. Lazily loaded ones have
 * their address in an attribute of a script's, responsive ones in a list with sizes.
 */
#include "page/readers.h"

#include <string.h>

/* What stands in a src until a script puts the picture there: parts of addresses. */
static bool is_placeholder(const sc_dom *dom, sc_str src)
{
    static const char *const PARTS[] = { "placeholder", "blank.",   "spacer",
                                         "1x1.",        "lazyload", "transparent." };
    sc_str lower = sc_str_lower_ascii(dom->arena, src);
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++)
        if (sc_str_find(lower, sc_str_of(PARTS[i]), NULL))
            return true;
    return sc_str_starts(lower, "data:");
}

/* --- srcset ---------------------------------------------------------------------------------- */

static bool is_space_at(sc_str text, size_t at)
{
    return at < text.len && sc_is_space(text.ptr[at]);
}

/* `400w`, `1.5x`, or nothing: in tenths, to be compared within one list. */
static int size_of(sc_str descriptor)
{
    enum { SIZE_MAX_TENTHS = 10000000 };
    int value = 0, decimals = -1;
    for (size_t i = 0; i < descriptor.len && value < SIZE_MAX_TENTHS && decimals < 1; i++) {
        char c = descriptor.ptr[i];
        if (!sc_is_digit(c) && c != '.')
            break;
        value = c == '.' ? value : value * 10 + (c - '0');
        decimals += decimals >= 0 || c == '.';
    }
    return descriptor.len == 0 ? 10 : decimals == 1 ? value : value * 10;
}

/* The next candidate; an address may hold commas, but not end with one. */
static bool next_candidate(sc_str list, size_t *at, sc_str *address, int *size)
{
    while (*at < list.len && (is_space_at(list, *at) || list.ptr[*at] == ','))
        (*at)++;
    size_t start = *at;
    while (*at < list.len && !is_space_at(list, *at))
        (*at)++;
    *address = sc_str_sub(list, start, *at);
    bool is_whole = sc_str_ends(*address, ",");
    while (sc_str_ends(*address, ","))
        address->len--;
    size_t from = *at;
    while (!is_whole && *at < list.len && list.ptr[*at] != ',')
        (*at)++;
    *size = size_of(sc_str_trim(sc_str_sub(list, from, *at)));
    return address->len > 0;
}

static sc_field largest_of(const sc_dom *dom, sc_field list)
{
    sc_field best = { .span = list.span };
    sc_str address;
    int size, best_size = 0;
    for (size_t at = 0; next_candidate(list.text, &at, &address, &size);)
        if (size > best_size && !is_placeholder(dom, address)) {
            best.text = address;
            best_size = size;
        }
    return best;
}

static sc_field from_srcset(const sc_dom *dom, const GumboNode *node)
{
    static const char *const ATTRIBUTES[] = { "data-srcset", "data-lazy-srcset", "srcset" };
    sc_field found = { 0 };
    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES && found.text.len == 0; i++)
        found = largest_of(dom, sc_dom_attribute(dom, node, ATTRIBUTES[i]));
    return found;
}

/* --- <picture> ------------------------------------------------------------------------------- */

/* Of the sources beside an image the first; one that every program reads before all others. */
static sc_field from_sources(const sc_dom *dom, const GumboNode *image)
{
    sc_field first = { 0 };
    if (image->parent == NULL || !sc_dom_is(dom, image->parent, "picture"))
        return first;
    const GumboVector *children = &image->parent->v.element.children;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (!sc_dom_is(dom, child, "source"))
            continue;
        sc_field found = from_srcset(dom, child);
        sc_str type = sc_dom_attribute(dom, child, "type").text;
        if (found.text.len > 0 && sc_str_is_nocase(type, "image/jpeg"))
            return found;
        first = first.text.len == 0 ? found : first;
    }
    return first;
}

sc_field sc_picture_src(const sc_dom *dom, const GumboNode *image)
{
    static const char *const ATTRIBUTES[] = { "data-src", "data-lazy-src", "data-original", "src" };
    for (size_t i = 0; i < sizeof ATTRIBUTES / sizeof *ATTRIBUTES; i++) {
        sc_field src = sc_dom_attribute(dom, image, ATTRIBUTES[i]);
        if (src.text.len > 0 && !is_placeholder(dom, src.text))
            return src;
    }
    sc_field found = from_srcset(dom, image);
    return found.text.len > 0 ? found : from_sources(dom, image);
}
