/*
 * Faces, as the rest of the text stage sees them: choosing one of a family by style, asking what
 * it covers, its metrics, and its HarfBuzz font. What other stages need is in fonts.h.
 *
 * Choosing a face reads only the catalogue; a font file is opened when its HarfBuzz font is first
 * asked for. Metrics are in em, upwards positive (descent too is positive: below).
 */
#ifndef SC_TEXT_FACE_H
#define SC_TEXT_FACE_H

#include "text/fonts.h"

#include <fontconfig/fontconfig.h>
#include <hb.h>
#include <stdint.h>

/* What a design asks of a face; matched as CSS Fonts 4, 5.2 does. */
typedef struct sc_face_style {
    int weight; /* 1–1000 */
    bool is_italic;
    double stretch;    /* percent; 0: 100 */
    double optical_px; /* 0: a face's default */
    sc_str variations; /* of variable faces, as CSS writes them; or empty */
} sc_face_style;

typedef struct sc_face_metrics {
    double ascent, descent,
        line_gap; /* as browsers choose them: OS/2 typo if so flagged, else hhea */
    double cap_height;
    double underline, strike; /* upper edges, above the baseline: an underline's is negative */
    double stroke;            /* thickness of such lines */
} sc_face_metrics;

/* A growing list of faces, without doubles. */
typedef struct sc_face_list {
    SC_VEC(const sc_face *) faces;
} sc_face_list;

/** Add `face` unless it is there already. NULL is ignored. */
void sc_face_list_add(sc_arena *arena, sc_face_list *list, const sc_face *face);

/**
 * @return the face of `family` (its name in any language, case ignored) nearest to `style`; the
 * designer's own folders come before the set. Of a variable face it is an instance, as near as the
 * axes allow; the same style gives the same one again. NULL if there is no such family.
 */
const sc_face *sc_fonts_find(const sc_fonts *fonts, sc_str family, sc_face_style style);

/**
 * The families that the font set's configuration prefers, resolved to faces.
 *
 * @param generic  "sans-serif", "serif" or "emoji", or a family whose kind is wanted.
 * @param lang     as fonts.conf writes it: "und-arab", "ur-arab", "ja".
 * @param out      gains them, best first.
 */
void sc_fonts_prefer(const sc_fonts *fonts, sc_arena *arena, const char *generic, const char *lang,
                     sc_face_style style, sc_face_list *out);

/** @return "serif" or "sans-serif": the kind of `family` by the configuration. */
const char *sc_fonts_generic_of(const sc_fonts *fonts, sc_str family);

/**
 * @return of all faces that have `code_point`, the one nearest to `style` of the first family by
 * name; NULL if there is none.
 */
const sc_face *sc_fonts_covering(const sc_fonts *fonts, uint32_t code_point, sc_face_style style);

/** @return the hyphenation dictionaries that come with the set; see hyphen.h. */
struct sc_dictionaries *sc_fonts_dictionaries(const sc_fonts *fonts);

/** @return whether the face has a glyph for `code_point`, by the catalogue. */
bool sc_face_has(const sc_face *face, uint32_t code_point);

/** @return whether two faces are of one family. */
bool sc_face_is_sibling(const sc_face *face, const sc_face *other);

/** @return what the face is; of an instance, what it was made for. */
sc_face_style sc_face_style_of(const sc_face *face);

/** @return whether the glyphs are pictures in colour. */
bool sc_face_is_color(const sc_face *face);

/** @return units per em. */
unsigned sc_face_upem(const sc_face *face);

const sc_face_metrics *sc_face_metrics_of(const sc_face *face);

#endif
