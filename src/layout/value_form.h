/*
 * What the values of a property look like: in words for people, and as the types and the pattern
 * that a JSON Schema has. Made from the property's row, for the schema and the reference; layouts
 * themselves are read by property_read.c.
 */
#ifndef SC_LAYOUT_VALUE_FORM_H
#define SC_LAYOUT_VALUE_FORM_H

#include "layout/property.h"

/* What an editor's YAML parser may take a value for: `0`, `1.06` and `800` are numbers to it. */
enum {
    SC_FORM_TEXT = 1 << 0,    /* a text that matches the pattern */
    SC_FORM_NUMBER = 1 << 1,  /* a number in the row's range */
    SC_FORM_INTEGER = 1 << 2, /* the same, whole */
    SC_FORM_ZERO = 1 << 3,    /* 0, which needs no unit */
    SC_FORM_BOOL = 1 << 4,    /* `true`, which is a text here as any other */
    SC_FORM_LIST = 1 << 5,    /* a list of texts */
    SC_FORM_WORDS = 1 << 6,   /* one of the row's words and nothing else */
    SC_FORM_FIT = 1 << 7,     /* a map of min, max, lines and then */
    SC_FORM_MARKS = 1 << 8,   /* a map of the properties that marks take */
};

/** @return the SC_FORM_* of the property's values; 0 for a kind whose form is not known here. */
unsigned sc_value_form(const sc_property *property);

/** @return the units of the property's numbers, comma-separated; "" if they have none. Static. */
const char *sc_value_units(const sc_property *property);

/** @return what its values are, without ranges and words: "a length". Static; "" for words only. */
const char *sc_value_words(const sc_property *property);

/** @return whether the row's range is of the property's numbers. */
bool sc_value_has_range(const sc_property *property);

/**
 * Add the regular expression (ECMA 262, as JSON Schema has it) of the property's values as texts:
 * nothing that property_read.c takes is left out. Nothing is added where any text will do.
 */
void sc_value_pattern(sc_buf *out, const sc_property *property);

#endif
