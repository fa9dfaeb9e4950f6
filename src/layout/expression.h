/*
 * The two small languages inside a layout: templates, `By {{ author | upper }}`, and conditions,
 * `photo and not (square or age > 1y)`. Read and checked here; given their values by resolve.
 */
#ifndef SC_LAYOUT_EXPRESSION_H
#define SC_LAYOUT_EXPRESSION_H

#include "layout/field.h"
#include "layout/reader.h"
#include "platform/platform.h"

typedef enum sc_filter_kind {
    SC_FILTER_UPPER,
    SC_FILTER_LOWER,
    SC_FILTER_DATE,
    SC_FILTER_DEFAULT,
    SC_FILTER_JOIN,
    SC_FILTER_FIRST,
    SC_FILTER_INITIALS,
    SC_FILTER_DOMAIN,
    SC_FILTER_TRUNCATE,
} sc_filter_kind;

typedef struct sc_filter {
    sc_filter_kind kind;
    sc_str argument; /* without its quotes; empty if none was given */
    int number;      /* `date`: an sc_date_style; `truncate`: the greatest number of characters */
} sc_filter;

typedef struct sc_template_part {
    sc_str literal;               /* used if there is no field */
    const sc_layout_field *field; /* NULL: a literal */
    const sc_filter *filters;
    size_t filter_count;
    sc_span span;
} sc_template_part;

typedef struct sc_template {
    const sc_template_part *parts;
    size_t count;
    sc_span span;
} sc_template;

typedef enum sc_condition_kind {
    SC_CONDITION_AND, /* left and right */
    SC_CONDITION_OR,
    SC_CONDITION_NOT,      /* left */
    SC_CONDITION_FIELD,    /* the field has a value */
    SC_CONDITION_WORD,     /* `word` is the card's shape, its platform, `rtl`, `always`, `never` */
    SC_CONDITION_EQUAL,    /* the subject's text is `word` */
    SC_CONDITION_AGE_OVER, /* more than `seconds` since it was published */
    SC_CONDITION_AGE_UNDER,
} sc_condition_kind;

/* What a comparison is about. */
typedef enum sc_subject {
    SC_SUBJECT_FIELD,
    SC_SUBJECT_PLATFORM,
    SC_SUBJECT_SCRIPT,
    SC_SUBJECT_PHOTO_SHAPE,
} sc_subject;

typedef struct sc_condition sc_condition;
struct sc_condition {
    sc_condition_kind kind;
    const sc_condition *left, *right;
    sc_subject subject;           /* SC_CONDITION_EQUAL */
    const sc_layout_field *field; /* SC_SUBJECT_FIELD, SC_CONDITION_FIELD */
    sc_str word;
    double seconds;
};

/** @return the name of the filter at `index` of all there are, or NULL past the last. Static. */
const char *sc_filter_name(size_t index);

/** Read a template. @return false with an error; `*out` is written only on success. */
bool sc_template_read(const sc_reader *reader, sc_template *out);

/** Read a condition, owned by the reader's arena. @return NULL with an error. */
const sc_condition *sc_condition_read(const sc_reader *reader);

/** @return the word at `index` of those that ask about the card (`landscape`), besides the names of
 *          platforms; NULL past the last. Static. */
const char *sc_condition_word(size_t index);

/** @return whether the condition asks for a platform by name. */
bool sc_condition_names_platform(const sc_condition *condition);

/** @return the shape of a card or a picture: "landscape", "portrait" or "square". */
const char *sc_shape_of(double width, double height);

#endif
