/*
 * Diagnostics are values: every stage appends them to a list, and only the command line prints.
 *
 * A span is a byte range of a source; line and column are found when it is shown, in this form:
 *
 *     layouts/news.yaml:14:9: error: unknown property 'gapp' [layout.unknown-property]
 *        14 |         gapp: 12px
 *           |         ^~~~
 *     hint: did you mean 'gap'?
 *
 * Wording: lower case, no full stop, names the value and the allowed form.
 */
#ifndef SC_BASE_DIAG_H
#define SC_BASE_DIAG_H

#include "base/str.h"

#include <stdint.h>

/* A text that spans point into. `text` is empty for what has no lines to show (a photo). */
typedef struct sc_source {
    sc_str name; /* as the user wrote the path; `<stdin>`, `--set headline`, `<built-in news>` */
    sc_str text;
} sc_source;

typedef struct sc_span {
    const sc_source *source; /* borrowed; NULL: no place is known */
    size_t offset, len;      /* bytes */
} sc_span;

/* The span of something that has no source. */
#define SC_NO_SPAN ((sc_span){ NULL, 0, 0 })

typedef enum sc_severity { SC_WARNING, SC_ERROR } sc_severity;

typedef struct sc_diag {
    sc_severity severity;
    const char *code; /* stable, `stage.what-is-wrong`; a literal */
    sc_span span;
    sc_str message;
    sc_str hint; /* may be empty */
} sc_diag;

/* `SC_E_*` of the stage is returned beside; a list only tells what to print. */
typedef struct sc_diags {
    sc_arena *arena; /* owns the messages; the caller sets it and zeroes the rest */
    SC_VEC(sc_diag) list;
    size_t error_count;
} sc_diags;

/** Append an error. `hint` may be NULL. The message is printed from `format`. */
void sc_diag_error(sc_diags *diags, sc_span span, const char *code, const char *hint,
                   const char *format, ...) __attribute__((format(printf, 5, 6)));

/** As sc_diag_error(), for what is legal but surely a mistake. */
void sc_diag_warn(sc_diags *diags, sc_span span, const char *code, const char *hint,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/** Append what was said to another list; its messages are borrowed. */
void sc_diags_append(sc_diags *to, const sc_diags *from);

/**
 * Take out warnings that say again, about the same place, what one before them has said.
 *
 * @param first  the ones before it are left as they are, and not compared.
 */
void sc_diags_drop_repeated(sc_diags *diags, size_t first);

/** @return the whole of a source as a span; it has no line to show if the source has no text. */
sc_span sc_span_of(const sc_source *source);

typedef struct sc_position {
    size_t line, column; /* from 1; the column counts code points */
    sc_str line_text;    /* without its end; borrowed from the source */
} sc_position;

/** @return where a span of a source with text starts. */
sc_position sc_span_position(sc_span span);

/** @return where it ends: the place of the character after its last. */
sc_position sc_span_end(sc_span span);

/** Add the diagnostic in the form above, ending in a newline. `colour`: with ANSI colours. */
void sc_diag_print(sc_buf *out, const sc_diag *diag, bool colour);

/**
 * Find the word nearest to `word`, for "did you mean": at most a third of its letters apart
 * (Damerau-Levenshtein, restricted to adjacent swaps), `camelCase` and `snake_case` counted as
 * `kebab-case` when the words hold a hyphen; of such a word the part after the hyphen may stand
 * for it, `weight` for `font-weight`.
 *
 * @param words  `count` C strings.
 * @return one of `words`, or NULL if none is near.
 */
const char *sc_nearest(sc_str word, const char *const *words, size_t count);

#endif
