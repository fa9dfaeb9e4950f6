/* UTF-8: see utf8.h. */
#include "base/utf8.h"

/* Bytes that follow the lead byte, and the smallest code point that needs so many. */
static const uint32_t SMALLEST[] = { 0, 0x80, 0x800, 0x10000 };

static size_t trail_count(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF)
        return 1;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 2;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 3;
    return 0;
}

/* The length of the character at `at`, 0 if there is none; its code point in `*cp`. */
static size_t decode(sc_str s, size_t at, uint32_t *cp)
{
    unsigned char lead = (unsigned char)s.ptr[at];
    if (lead < 0x80) {
        *cp = lead;
        return 1;
    }
    size_t trails = trail_count(lead);
    if (trails == 0 || s.len - at <= trails)
        return 0;
    uint32_t value = lead & (0x3Fu >> trails);
    for (size_t i = 1; i <= trails; i++) {
        unsigned char c = (unsigned char)s.ptr[at + i];
        if ((c & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (c & 0x3Fu);
    }
    if (value < SMALLEST[trails] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *cp = value;
    return trails + 1;
}

uint32_t sc_utf8_next(sc_str s, size_t *at)
{
    if (*at >= s.len)
        return 0;
    uint32_t cp = 0xFFFD;
    size_t len = decode(s, *at, &cp);
    *at += len == 0 ? 1 : len;
    return cp;
}

bool sc_utf8_is_valid(sc_str s, size_t *bad)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp;
        size_t len = decode(s, at, &cp);
        if (len == 0) {
            *bad = at;
            return false;
        }
        at += len;
    }
    return true;
}

void sc_utf8_add(sc_buf *buf, uint32_t cp)
{
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
        cp = 0xFFFD;
    if (cp < 0x80) {
        sc_buf_addc(buf, (char)cp);
        return;
    }
    size_t trails = cp < 0x800 ? 1 : cp < 0x10000 ? 2 : 3;
    static const unsigned char LEAD[] = { 0, 0xC0, 0xE0, 0xF0 };
    sc_buf_addc(buf, (char)(LEAD[trails] | cp >> (6 * trails)));
    while (trails-- > 0)
        sc_buf_addc(buf, (char)(0x80 | (cp >> (6 * trails) & 0x3F)));
}

size_t sc_utf8_count(sc_str s)
{
    size_t count = 0;
    for (size_t at = 0; at < s.len; count++)
        sc_utf8_next(s, &at);
    return count;
}
