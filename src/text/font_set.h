/* The structs behind a font set and its faces: for fonts.c, which makes them, and face.c only. */
#ifndef SC_TEXT_FONT_SET_H
#define SC_TEXT_FONT_SET_H

#include "text/face.h"

#define SC_FACE_MAX_NAMES 8 /* of one family, in several languages */

struct sc_fonts {
    sc_arena *arena;
    FcConfig *config;
    const sc_face *faces; /* the designer's own come first */
    size_t count;
    SC_VEC(const sc_face *) instances; /* of variable faces, made when first asked for */
    struct sc_dictionaries *dictionaries;
};

/* What opening the file gives. Apart from the face, which stays const. */
typedef struct sc_face_handles {
    hb_font_t *harfbuzz;
    bool has_metrics;
    sc_face_metrics metrics;
    sc_str name;
} sc_face_handles;

struct sc_face {
    sc_fonts *fonts;
    FcPattern *pattern; /* borrowed from the configuration, like all strings below */
    FcCharSet *coverage;
    const char *file;
    int index; /* of the face in its file; above 16 bits, the named instance */
    sc_str names[SC_FACE_MAX_NAMES];
    size_t name_count;
    int weight, weight_max; /* OpenType: 1–1000; the same but for a variable face */
    int width, width_max;   /* percent */
    int slant;              /* FC_SLANT_* */
    bool is_variable;
    bool has_italics; /* a variable face, upright, that can be slanted */
    bool has_optical_sizes;
    const sc_face *design; /* what this is an instance of; NULL: it is none */
    sc_face_style style;   /* of an instance */
    bool is_own;
    bool is_color;
    sc_face_handles *handles;
};

#endif
