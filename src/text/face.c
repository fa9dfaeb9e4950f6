/*
 * A face of the catalogue in; its name, coverage, metrics and HarfBuzz font out. The file is opened
 * when that is first asked for.
 */
#include "text/face.h"

#include "text/font_set.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ot.h>
#include <math.h>
#include <stdlib.h>
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

static void release_font(void *font)
{
    hb_font_destroy(font);
}

/* ---- packed files ---- */

static bool is_packed(hb_blob_t *blob)
{
    unsigned length;
    const char *bytes = hb_blob_get_data(blob, &length);
    return length > 4 && (memcmp(bytes, "wOFF", 4) == 0 || memcmp(bytes, "wOF2", 4) == 0);
}

static void copy_table(FT_Face from, FT_UInt index, hb_face_t *to)
{
    FT_ULong tag, length = 0;
    if (FT_Sfnt_Table_Info(from, index, &tag, &length) != 0 || length == 0)
        return;
    FT_Byte *bytes = malloc(length);
    if (bytes == NULL)
        sc_out_of_memory("a font's table");
    hb_blob_t *blob =
        hb_blob_create((const char *)bytes, (unsigned)length, HB_MEMORY_MODE_WRITABLE, bytes, free);
    if (FT_Load_Sfnt_Table(from, tag, 0, bytes, &length) == 0)
        hb_face_builder_add_table(to, (hb_tag_t)tag, blob);
    hb_blob_destroy(blob);
}

/* @return the font as one unpacked file, all in memory; empty if it is damaged. */
static hb_blob_t *unpack(const char *file)
{
    FT_Library library;
    FT_Face packed;
    if (FT_Init_FreeType(&library) != 0)
        sc_out_of_memory("FreeType");
    hb_face_t *tables = hb_face_builder_create();
    FT_ULong count = 0;
    if (FT_New_Face(library, file, 0, &packed) == 0) {
        FT_Sfnt_Table_Info(packed, 0, NULL, &count);
        for (FT_ULong i = 0; i < count; i++)
            copy_table(packed, (FT_UInt)i, tables);
    }
    hb_blob_t *blob = hb_face_reference_blob(tables);
    hb_face_destroy(tables);
    FT_Done_FreeType(library);
    return blob;
}

/* ---- handles ---- */

/* WOFF is unpacked by FreeType; everything else is read where it lies. */
static hb_face_t *open_tables(const sc_face *face)
{
    hb_blob_t *blob = hb_blob_create_from_file(face->file);
    if (is_packed(blob)) {
        hb_blob_destroy(blob);
        blob = unpack(face->file);
    }
    hb_face_t *tables = hb_face_create(blob, (unsigned)face->index & 0xFFFF);
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
