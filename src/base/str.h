/*
 * Slices of text, and a growing buffer to make them. A slice borrows; unless a comment says
 * otherwise it holds valid UTF-8 (checked once at the door, trusted after) and has no NUL at its
 * end. Case here means ASCII case; for people's words see locale/.
 */
#ifndef SC_BASE_STR_H
#define SC_BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct sc_str {
    const char *ptr;
    size_t len; /* bytes */
} sc_str;

#define SC_STR(literal) ((sc_str){ "" literal, sizeof(literal) - 1 })
/* For printf: `"%.*s", SC_STR_ARG(name)`. */
#define SC_STR_ARG(s) (int)(s).len, (s).ptr == NULL ? "" : (s).ptr

/** @return a slice of a C string, without its NUL; the empty slice for NULL. Borrowed. */
sc_str sc_str_of(const char *z);

bool sc_str_eq(sc_str a, sc_str b);
/** Compare with a C string. */
bool sc_str_is(sc_str a, const char *z);
/** As sc_str_is(), ASCII letters alike in either case. */
bool sc_str_is_nocase(sc_str a, const char *z);
/** @return < 0, 0 or > 0, by bytes. */
int sc_str_cmp(sc_str a, sc_str b);

bool sc_str_starts(sc_str s, const char *prefix);
bool sc_str_ends(sc_str s, const char *suffix);
/** @return whether `needle` occurs; its offset in `*at` (may be NULL), written only if it does. */
bool sc_str_find(sc_str s, sc_str needle, size_t *at);

/** @return bytes `from` to `to` (not included), clamped to the slice. Borrowed. */
sc_str sc_str_sub(sc_str s, size_t from, size_t to);
/** @return `s` without ASCII white space at its ends. Borrowed. */
sc_str sc_str_trim(sc_str s);
/**
 * Take the part before the next `separator` off the front of `*rest`.
 * @return false when nothing is left; `*part` is written only on true.
 */
bool sc_str_split(sc_str *rest, char separator, sc_str *part);

/** @return a copy owned by `arena`. */
sc_str sc_str_copy(sc_arena *arena, sc_str s);
/** @return a NUL-terminated copy owned by `arena`. */
char *sc_str_z(sc_arena *arena, sc_str s);
/** @return the printf of its arguments, owned by `arena`. Not for numbers with a fraction. */
sc_str sc_str_fmt(sc_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
sc_str sc_str_vfmt(sc_arena *arena, const char *format, va_list args);
/** @return a copy with ASCII letters in lower case, owned by `arena`. */
sc_str sc_str_lower_ascii(sc_arena *arena, sc_str s);

/* ASCII character classes that no locale changes. */
bool sc_is_digit(char c);
bool sc_is_alpha(char c);
bool sc_is_space(char c); /* space, \t, \n, \r, \f */

/*
 * A growing buffer with a maximum. Going past the maximum is a fault of the caller's limits and
 * ends the process as running out of memory does.
 */
typedef struct sc_buf {
    sc_arena *arena;
    char *ptr; /* may move whenever something is added */
    size_t len, capacity, max_bytes;
} sc_buf;

/** @return an empty buffer whose bytes are owned by `arena`. */
sc_buf sc_buf_new(sc_arena *arena, size_t max_bytes);
void sc_buf_add(sc_buf *buf, sc_str s);
void sc_buf_addz(sc_buf *buf, const char *z);
void sc_buf_addc(sc_buf *buf, char c);
void sc_buf_addf(sc_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** @return what is in the buffer; valid until something more is added. */
sc_str sc_buf_str(const sc_buf *buf);

#endif
