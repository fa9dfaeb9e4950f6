/*
 * The font set: what fonts.conf names, and nothing of the system's besides. Faces are chosen by
 * fontconfig: the wanted families in order, then the rest of the set by language and coverage.
 */
#ifndef SC_TEXT_FONTS_H
#define SC_TEXT_FONTS_H

#include "base/diag.h"
#include "base/status.h"

/* The loaded set. Loading is the slow part: once a run, shared by every article. */
typedef struct sc_fonts sc_fonts;

/* One face of a font file, loaded when first used; its address is its identity within a set. */
typedef struct sc_face sc_face;

/* HarfBuzz's hb_font_t, as its header declares it. */
struct hb_font_t;

/**
 * Load the font set.
 *
 * @param arena       owns the set and its handles.
 * @param extra_dirs  `dir_count` folders of further font files (a designer's `fonts/`),
 * NUL-terminated; a `fonts.conf` in one of them replaces the built-in one.
 * @return SC_OK; SC_E_CONFIG, `fonts.bad-config`, `fonts.no-folder`, or `fonts.none` with what to
 * install.
 */
sc_status sc_fonts_open(sc_arena *arena, const char *const *extra_dirs, size_t dir_count,
                        sc_diags *diags, sc_fonts **out);

/**
 * @return the face at font units (scale = units per em), for shaping and painting; borrowed, valid
 * as long as the set. The file is opened at the first call, which two threads must not make at
 * once; without glyphs if it has gone since the set was loaded.
 */
struct hb_font_t *sc_face_harfbuzz(const sc_face *face);

/** @return the name for people and dumps: "Inter Display ExtraBold". Borrowed from the set. */
sc_str sc_face_name(const sc_face *face);

/** @return whether the set has a family of this name. */
bool sc_fonts_has_family(const sc_fonts *fonts, sc_str family);

/** @return the nearest family's name to a misspelt one, owned by `arena`, or NULL. */
const char *sc_fonts_nearest_family(const sc_fonts *fonts, sc_arena *arena, sc_str family);

#endif
