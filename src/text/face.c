/*
 * A face of the catalogue in; its name, coverage, metrics and handles out. The file is opened when
 * HarfBuzz or FreeType is first asked for.
 */
#include "text/face.h"

#include "text/font_set.h"

#include <hb-ft.h>
#include <hb-ot.h>
#include <math.h>
#include <string.h>

bool sc_face_has(const sc_face *face, uint32_t code_point)
{
    return FcCharSetHasChar(face->coverage, code_point);
}

bool sc_face_is_color(const sc_face *face)
{
    return face->is_color;
}

sc_str sc_face_name(const sc_face *face)
{
    if (face->handles->name.ptr != NULL)
        return face->handles->name;
    FcChar8 *style;
    if (FcPatternGetString(face->pattern, FC_STYLE, 0, &style) != FcResultMatch)
        style = (FcChar8 *)"";
    sc_str family = face->names[0];
    face->handles->name =
        strcmp((const char *)style, "Regular") == 0 || *style == 0
            ? family
            : sc_str_fmt(face->fonts->arena, "%.*s %s", SC_STR_ARG(family), (const char *)style);
    return face->handles->name;
}

static void release_library(void *library)
{
    FT_Done_FreeType(library);
}

static void release_face(void *face)
{
    FT_Done_Face(face);
}

static void release_font(void *font)
{
    hb_font_destroy(font);
}

struct FT_FaceRec_ *sc_face_freetype(const sc_face *face)
{
    if (face->handles->freetype != NULL)
        return face->handles->freetype;
    sc_fonts *fonts = face->fonts;
    if (fonts->freetype == NULL) {
        if (FT_Init_FreeType(&fonts->freetype) != 0)
            sc_out_of_memory("FreeType");
        sc_arena_defer(fonts->arena, release_library, fonts->freetype);
    }
    FT_Face opened = NULL;
    if (FT_New_Face(fonts->freetype, face->file, face->index, &opened) != 0)
        return NULL;
    sc_arena_defer(fonts->arena, release_face, opened);
    face->handles->freetype = opened;
    return opened;
}

static bool is_packed(hb_blob_t *blob)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    return length > 4 && (memcmp(bytes, "wOFF", 4) == 0 || memcmp(bytes, "wOF2", 4) == 0);
}

/* WOFF is unpacked by FreeType; everything else is read where it lies. */
static hb_face_t *open_tables(const sc_face *face)
{
    hb_blob_t *blob = hb_blob_create_from_file(face->file);
    hb_face_t *tables;
    if (is_packed(blob) && sc_face_freetype(face) != NULL)
        tables = hb_ft_face_create_referenced(sc_face_freetype(face));
    else
        tables = hb_face_create(blob, (unsigned)face->index & 0xFFFF);
    hb_blob_destroy(blob);
    return tables;
}

hb_font_t *sc_face_harfbuzz(const sc_face *face)
{
    if (face->handles->harfbuzz != NULL)
        return face->handles->harfbuzz;
    hb_face_t *tables = open_tables(face);
    hb_font_t *font = hb_font_create(tables);
    hb_face_destroy(tables);
    if (face->index >> 16 != 0)
        hb_font_set_var_named_instance(font, ((unsigned)face->index >> 16) - 1);
    sc_arena_defer(face->fonts->arena, release_font, font);
    face->handles->harfbuzz = font;
    return font;
}

unsigned sc_face_upem(const sc_face *face)
{
    return hb_face_get_upem(hb_font_get_face(sc_face_harfbuzz(face)));
}

static sc_face_metrics read_metrics(const sc_face *face)
{
    hb_font_t *font = sc_face_harfbuzz(face);
    double upem = sc_face_upem(face);
    hb_font_extents_t extents = { .ascender = (hb_position_t)upem };
    hb_font_get_h_extents(font, &extents);
    hb_position_t cap_height = 0;
    hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    return (sc_face_metrics){
        .ascent = extents.ascender / upem,
        .descent = -extents.descender / upem,
        .line_gap = fmax(extents.line_gap / upem, 0),
        .cap_height = cap_height > 0 ? cap_height / upem : 0.7,
    };
}

const sc_face_metrics *sc_face_metrics_of(const sc_face *face)
{
    sc_face_handles *handles = face->handles;
    if (!handles->has_metrics)
        handles->metrics = read_metrics(face);
    handles->has_metrics = true;
    return &handles->metrics;
}
