/*
 * The types of the article's and the site's rows: what a field may hold, and how it is read. For
 * use inside article/ only.
 */
#ifndef SC_ARTICLE_TYPES_H
#define SC_ARTICLE_TYPES_H

#include "article/article.h"

/* Flags of aliases. */
enum {
    SC_ALIAS_HTML = 1u << 0,    /* the text is HTML, to be reduced */
    SC_ALIAS_UTC = 1u << 1,     /* a date without an offset is UTC */
    SC_ALIAS_KEYWORD = 1u << 2, /* may hold a word of the program's instead of a value */
};

/* sc_rows.context of both records. */
typedef struct sc_reading {
    sc_str zone; /* IANA */
    const char *bad_url, *bad_date, *bad_lang;
} sc_reading;

extern const sc_row_type SC_TYPE_TEXT; /* sc_field */
extern const sc_row_type
    SC_TYPE_NAME; /* sc_field: a text, a map with a name, the first of a list */
extern const sc_row_type SC_TYPE_NAMES;    /* sc_field_list */
extern const sc_row_type SC_TYPE_URL;      /* sc_field: absolute http(s), or relative */
extern const sc_row_type SC_TYPE_BASE_URL; /* sc_field: absolute http(s), no slash at its end */
extern const sc_row_type
    SC_TYPE_LANG; /* sc_field: normalised; left empty, with a warning, if unknown */
extern const sc_row_type SC_TYPE_ZONE;   /* sc_field */
extern const sc_row_type SC_TYPE_HANDLE; /* sc_field: `@name` */
extern const sc_row_type SC_TYPE_DATE;   /* sc_moment */
extern const sc_row_type SC_TYPE_FOCUS;  /* sc_photo_ref */
extern const sc_row_type SC_TYPE_PEOPLE; /* sc_article.authors and .author_count */
extern const sc_row_type SC_TYPE_TOKENS; /* sc_site.colors and .color_count */

/** Add an error at the value found. `hint` may be NULL. @return SC_FAILED. */
sc_taken sc_type_fail(const sc_rows *rows, const sc_found *found, const char *code,
                      const char *hint, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/** @return the text of a scalar for people: reduced if its alias says it is HTML. */
sc_str sc_type_text(const sc_rows *rows, const sc_found *found, const sc_value *value);

/** @return what a list of things or one of them is called: a text, or the name in a map. */
const sc_value *sc_type_name_in(const sc_value *value);

/**
 * Check a URL. Blanks in it are refused; one that starts with `//` counts as https.
 *
 * @param out  absolute, or as written if it is relative; owned by the arena or borrowed.
 * @return false, with an error, for a scheme other than http and https or a URL without a host.
 */
bool sc_type_url(const sc_rows *rows, const sc_found *found, sc_str text, sc_str *out);

#endif
