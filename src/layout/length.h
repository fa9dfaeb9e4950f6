/*
 * Lengths as layouts write them: `12px`, `50%`, `1.2em`, `5cqmin`, `auto`. They become px when the
 * card's size and the font's size are known.
 */
#ifndef SC_LAYOUT_LENGTH_H
#define SC_LAYOUT_LENGTH_H

#include "base/str.h"

typedef enum sc_unit {
    SC_UNIT_AUTO, /* also `none` of a maximum, and `normal` */
    SC_UNIT_PX,
    SC_UNIT_PERCENT,
    SC_UNIT_EM,
    SC_UNIT_REM,
    SC_UNIT_CQW, /* a hundredth of the card's width … */
    SC_UNIT_CQH,
    SC_UNIT_CQMIN, /* … of its shorter side */
    SC_UNIT_CQMAX,
} sc_unit;

typedef struct sc_length {
    sc_unit unit;
    double value;
} sc_length;

/* What units refer to. */
typedef struct sc_length_base {
    double em_px;                   /* the node's font size */
    double rem_px;                  /* the card's font size */
    double card_width, card_height; /* px */
    double percent_px;              /* what 100% is */
} sc_length_base;

/**
 * Read a number with a unit off the front of `*rest`; 0 needs no unit.
 *
 * @param out  written only on success.
 * @return NULL, or what is wrong: "has no unit", "has an unknown unit", "is not a length".
 */
const char *sc_length_scan(sc_str *rest, sc_length *out);

/** As sc_length_scan() for the whole of `s`. */
const char *sc_length_parse(sc_str s, sc_length *out);

/** @return the length in px; `auto` is 0. */
double sc_length_px(sc_length length, const sc_length_base *base);

#endif
