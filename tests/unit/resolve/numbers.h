/*
 * Numbers in the examples of properties, replaced by others: for tests of values at the edge.
 */
#ifndef SC_TESTS_UNIT_RESOLVE_NUMBERS_H
#define SC_TESTS_UNIT_RESOLVE_NUMBERS_H

#include "base/number.h"
#include "layout/property.h"

/* --- a card with one value ------------------------------------------------------------------ */

static inline const char *numbers_content(const sc_property *p)
{
    return p->nodes == SC_FOR_IMAGE ? "image: \"{{ photo }}\""
           : p->nodes == SC_FOR_BOX ? "children: [{ text: a }, { text: b }]"
                                    : "text: \"A *river* in Nantes\"";
}

/* Flow collections stand as they are; all else is in quotes, and a text whatever it looks like. */
static inline const char *numbers_layout(sc_arena *arena, const sc_property *p, sc_str value)
{
    bool is_flow = value.len > 0 && (value.ptr[0] == '{' || value.ptr[0] == '[');
    sc_buf quoted = sc_buf_new(arena, 4096);
    for (size_t i = 0; i < value.len; i++) {
        if (!is_flow && value.ptr[i] == '\'')
            sc_buf_addc(&quoted, '\'');
        sc_buf_addc(&quoted, value.ptr[i]);
    }
    return sc_str_fmt(
               arena,
               "layout: 1\ncard:\n  children:\n    - name: it\n      %s\n      %s: %s%.*s%s\n"
               "    - { text: beside }\n",
               numbers_content(p), p->name, is_flow ? "" : "'", SC_STR_ARG(sc_buf_str(&quoted)),
               is_flow ? "" : "'")
        .ptr;
}

/* --- a number of an example ----------------------------------------------------------------- */

static inline bool numbers_is_word(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || c == '#' || c == '_' || c == '.' || c == '"';
}

/* The next number of an example from `*at`, not one in a name or a colour (`#c8102e`): its place,
 * its length and that of its unit. */
static inline bool numbers_next(sc_str example, size_t *at, size_t *len, size_t *unit_len)
{
    for (; *at < example.len; ++*at) {
        sc_str rest = sc_str_sub(example, *at, example.len), before = rest;
        double ignored;
        bool is_start = *at == 0 || !numbers_is_word(example.ptr[*at - 1]);
        if (!is_start || !sc_number_scan(&rest, &ignored))
            continue;
        *len = before.len - rest.len;
        *unit_len = 0;
        while (*unit_len < rest.len &&
               (sc_is_alpha(rest.ptr[*unit_len]) || rest.ptr[*unit_len] == '%'))
            ++*unit_len;
        return true;
    }
    return false;
}

/* @return the example with another number and unit in place of the `len` bytes at `at`. */
static inline sc_str numbers_put(sc_arena *arena, sc_str example, size_t at, size_t len,
                                 const char *numeral, const char *unit)
{
    return sc_str_fmt(arena, "%.*s%s%s%.*s", (int)at, example.ptr, numeral, unit,
                      (int)(example.len - at - len), example.ptr + at + len);
}

#endif
