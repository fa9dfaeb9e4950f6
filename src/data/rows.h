/*
 * Records described by rows. A table has one row a field: name, type, place in the struct, default
 * as text, limit, choices, help. The rows do the reading and the errors; docs, `--help` and the
 * JSON Schema are made from the same ones.
 *
 * A field may also be found under other names: a table of aliases tells which, and where they
 * come from. The row's own name wins over its aliases, and those in the table's order.
 */
#ifndef SC_DATA_ROWS_H
#define SC_DATA_ROWS_H

#include "data/value.h"

/* A text and where it was written. Absent: an empty text. */
typedef struct sc_field {
    sc_str text;
    sc_span span;
} sc_field;

typedef struct sc_row sc_row;
typedef struct sc_rows sc_rows;

/* Another name for a field, as another program writes it. */
typedef struct sc_alias {
    const char *field; /* the row's name */
    const char *path;  /* see sc_value_at() */
    unsigned flags;    /* what the row's type must know of such values; 0: nothing */
    const char *from;  /* whose name this is: "Hugo, Jekyll" */
} sc_alias;

/* A value found for a row. */
typedef struct sc_found {
    const sc_value *value;
    const char *path;      /* the name it was found under, for messages */
    const sc_alias *alias; /* NULL: the row's own name, or its default */
} sc_found;

typedef enum sc_taken {
    SC_TAKEN,  /* the field has its value */
    SC_PASSED, /* nothing usable, quietly: look under the next name */
    SC_MISFIT, /* the wrong kind of value; an error unless an alias named it */
    SC_FAILED, /* there is an error in the diagnostics */
} sc_taken;

/* What a field may hold. */
typedef struct sc_row_type {
    const char *name;   /* "a text", "a date": for messages and docs */
    const char *schema; /* the JSON Schema of one value, as JSON text */
    sc_taken (*read)(const sc_rows *rows, const sc_row *row, const sc_found *found, void *record);
} sc_row_type;

struct sc_row {
    const char *name; /* dotted below a map: "photo.alt" */
    const sc_row_type *type;
    size_t offset;              /* of the field in the record */
    const char *fallback;       /* the default as text; NULL: absent */
    size_t max;                 /* the longest text, in graphemes; 0: any. The types hold to it */
    const char *const *choices; /* NULL at the end; NULL: anything */
    const char *help;           /* one line, lower case */
    const char *example;        /* as YAML */
    const char *since;          /* the version that has it first */
    bool is_required;           /* a misfit under an alias is an error if nothing else is found */
};

/* `name=value` from the command line: the text of the source is the value. */
typedef struct sc_override {
    sc_str name; /* a row's name or one of its aliases */
    const sc_value *value;
} sc_override;

/* The stable codes of the errors that reading rows can give. */
typedef struct sc_row_codes {
    const char *bad_value, *control_character, *unknown_field;
} sc_row_codes;

/* One reading of a record. Everything is borrowed. */
struct sc_rows {
    sc_arena *arena; /* owns what is read */
    sc_diags *diags;
    const sc_row_codes *codes;
    const sc_row *rows;
    size_t row_count;
    const sc_alias *aliases;
    size_t alias_count;
    const sc_value *const *roots; /* the maps to look in, the first one first */
    size_t root_count;
    const sc_override *overrides; /* they win over all else; an empty text clears a field */
    size_t override_count;
    const void *context; /* what the record's own types need */
};

/**
 * Fill the fields of `record` from the first place where each is found. All faults are reported,
 * not only the first.
 *
 * @param record  the struct that the rows' offsets are of; zeroed by the caller.
 * @return false if there was an error.
 */
bool sc_rows_read(const sc_rows *rows, void *record);

/**
 * Add an error with a hint for every key of `map` that no row has, 20 at most.
 * @return false if there was one.
 */
bool sc_rows_check_names(const sc_rows *rows, const sc_value *map);

/** @return the row that `name` means, by its own name or an alias; NULL if there is none. */
const sc_row *sc_rows_find(const sc_rows *rows, sc_str name);

/** @return the row's name that is nearest to a mistaken one, or NULL. */
const char *sc_rows_nearest(const sc_rows *rows, sc_str name);

/** Add the error "`path` must be a text, not a list". @return SC_FAILED. */
sc_taken sc_rows_misfit(const sc_rows *rows, const sc_row *row, const sc_found *found);

/**
 * Clean a text for people: white space folded to single spaces and trimmed, byte order marks taken
 * off, directional controls closed that were left open (and unmatched closing ones taken off).
 *
 * @param out  owned by the arena; written only on success.
 * @return false, with an error naming character and offset, for other control characters (C0, C1).
 */
bool sc_rows_clean(const sc_rows *rows, const sc_found *found, sc_str text, sc_str *out);

/**
 * Clean a text and store it in the row's sc_field, if it is one of the row's choices.
 * @return SC_PASSED if nothing is left of it.
 */
sc_taken sc_rows_take_text(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           sc_str text, void *record);

#endif
