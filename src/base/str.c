/* Slices and buffers: see str.h. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

sc_str sc_str_of(const char *z)
{
    return z == NULL ? (sc_str){ NULL, 0 } : (sc_str){ z, strlen(z) };
}

bool sc_str_eq(sc_str a, sc_str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool sc_str_is(sc_str a, const char *z)
{
    return sc_str_eq(a, sc_str_of(z));
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool sc_str_is_nocase(sc_str a, const char *z)
{
    sc_str b = sc_str_of(z);
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

int sc_str_cmp(sc_str a, sc_str b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter == 0 ? 0 : memcmp(a.ptr, b.ptr, shorter);
    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool sc_str_starts(sc_str s, const char *prefix)
{
    sc_str p = sc_str_of(prefix);
    return s.len >= p.len && sc_str_eq(sc_str_sub(s, 0, p.len), p);
}

bool sc_str_ends(sc_str s, const char *suffix)
{
    sc_str p = sc_str_of(suffix);
    return s.len >= p.len && sc_str_eq(sc_str_sub(s, s.len - p.len, s.len), p);
}

bool sc_str_find(sc_str s, sc_str needle, size_t *at)
{
    if (s.ptr == NULL || s.len < needle.len)
        return false;
    const char *found = needle.len == 0 ? s.ptr : memmem(s.ptr, s.len, needle.ptr, needle.len);
    if (found == NULL)
        return false;
    if (at != NULL)
        *at = (size_t)(found - s.ptr);
    return true;
}

sc_str sc_str_sub(sc_str s, size_t from, size_t to)
{
    to = to < s.len ? to : s.len;
    from = from < to ? from : to;
    return (sc_str){ s.ptr == NULL ? NULL : s.ptr + from, to - from };
}

sc_str sc_str_trim(sc_str s)
{
    size_t from = 0, to = s.len;
    while (from < to && sc_is_space(s.ptr[from]))
        from++;
    while (to > from && sc_is_space(s.ptr[to - 1]))
        to--;
    return sc_str_sub(s, from, to);
}

bool sc_str_split(sc_str *rest, char separator, sc_str *part)
{
    if (rest->ptr == NULL)
        return false;
    const char *end = rest->len == 0 ? NULL : memchr(rest->ptr, separator, rest->len);
    if (end == NULL) {
        *part = *rest;
        *rest = (sc_str){ NULL, 0 };
        return true;
    }
    size_t at = (size_t)(end - rest->ptr);
    *part = sc_str_sub(*rest, 0, at);
    *rest = sc_str_sub(*rest, at + 1, rest->len);
    return true;
}

char *sc_str_z(sc_arena *arena, sc_str s)
{
    char *copy = sc_arena_alloc(arena, s.len + 1);
    if (s.len > 0)
        memcpy(copy, s.ptr, s.len);
    return copy;
}

sc_str sc_str_copy(sc_arena *arena, sc_str s)
{
    return (sc_str){ sc_str_z(arena, s), s.len };
}

sc_str sc_str_vfmt(sc_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0)
        return (sc_str){ "", 0 };
    char *text = sc_arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, args);
    return (sc_str){ text, (size_t)len };
}

sc_str sc_str_fmt(sc_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sc_str s = sc_str_vfmt(arena, format, args);
    va_end(args);
    return s;
}

sc_str sc_str_lower_ascii(sc_arena *arena, sc_str s)
{
    char *copy = sc_str_z(arena, s);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = lower(copy[i]);
    return (sc_str){ copy, s.len };
}

bool sc_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool sc_is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool sc_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

sc_buf sc_buf_new(sc_arena *arena, size_t max_bytes)
{
    return (sc_buf){ .arena = arena, .max_bytes = max_bytes };
}

static void reserve(sc_buf *buf, size_t more)
{
    if (more > buf->max_bytes - buf->len)
        sc_out_of_memory("a text grew past its limit");
    if (buf->capacity - buf->len >= more)
        return;
    size_t wanted = buf->capacity == 0 ? 256 : buf->capacity * 2;
    while (wanted - buf->len < more)
        wanted *= 2;
    char *grown = sc_arena_alloc(buf->arena, wanted);
    if (buf->len > 0)
        memcpy(grown, buf->ptr, buf->len);
    buf->ptr = grown;
    buf->capacity = wanted;
}

void sc_buf_add(sc_buf *buf, sc_str s)
{
    if (s.len == 0)
        return;
    reserve(buf, s.len);
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
}

void sc_buf_addz(sc_buf *buf, const char *z)
{
    sc_buf_add(buf, sc_str_of(z));
}

void sc_buf_addc(sc_buf *buf, char c)
{
    sc_buf_add(buf, (sc_str){ &c, 1 });
}

void sc_buf_addf(sc_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len > 0) {
        reserve(buf, (size_t)len + 1);
        vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
        buf->len += (size_t)len;
    }
    va_end(args);
}

sc_str sc_buf_str(const sc_buf *buf)
{
    return (sc_str){ buf->ptr == NULL ? "" : buf->ptr, buf->len };
}
