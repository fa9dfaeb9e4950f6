/*
 * Reading one written value of a layout: its text (tokens already put in), where it stands, and
 * where errors go. Every reader of properties, expressions and conditions takes one.
 */
#ifndef SC_LAYOUT_READER_H
#define SC_LAYOUT_READER_H

#include "base/diag.h"

typedef struct sc_reader {
    sc_arena *arena; /* owns what is read */
    sc_diags *diags;
    sc_span span; /* of the whole value */
    sc_str text;
    const char *subject; /* what is read, for messages: a property's name */
} sc_reader;

/**
 * @return the span of `part`, which must lie inside `reader->text`: exact where the source holds
 *         the text as it is, else the whole value's.
 */
sc_span sc_reader_span(const sc_reader *reader, sc_str part);

/** Append `layout.bad-value` for `part` of the value; `hint` may be NULL. @return false. */
bool sc_reader_fail(const sc_reader *reader, sc_str part, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/** @return `s` without the quotes around it, if it is in quotes of one kind. Borrowed. */
sc_str sc_reader_unquote(sc_str s);

/**
 * Take the next of several parts off `*rest`, split at `separator` (' ': any white space), not
 * inside parentheses or quotes; trimmed.
 * @return false when nothing is left; `*part` is written only on true.
 */
bool sc_reader_split(sc_str *rest, char separator, sc_str *part);

#endif
