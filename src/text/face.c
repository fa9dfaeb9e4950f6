/*
 * A face of the catalogue in; its name, coverage, metrics and HarfBuzz font out. The file is opened
 * when that is first asked for.
 */
#include "text/face.h"

#include "base/number.h"
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

sc_face_style sc_face_style_of(const sc_face *face)
{
    sc_face_style style = face->style;
    style.weight = face->weight;
    style.stretch = face->width;
    style.is_italic = face->slant != FC_SLANT_ROMAN;
    return style;
}

bool sc_face_is_color(const sc_face *face)
{
    return face->is_color;
}

bool sc_face_is_sibling(const sc_face *face, const sc_face *other)
{
    return face == other || (other != NULL && sc_str_eq(face->names[0], other->names[0]));
}

/* "Inter 650 75% Italic": what is not normal, but the weight always. */
static sc_str instance_name(const sc_face *face)
{
    sc_buf name = sc_buf_new(face->fonts->arena, 1 << 12);
    sc_buf_addf(&name, "%.*s %d", SC_STR_ARG(face->names[0]), face->weight);
    if (face->width != FC_WIDTH_NORMAL)
        sc_buf_addf(&name, " %d%%", face->width);
    if (face->slant != FC_SLANT_ROMAN)
        sc_buf_addz(&name, " Italic");
    if (face->style.optical_px > 0) {
        sc_buf_addz(&name, " for ");
        sc_number_add(&name, face->style.optical_px, 2);
        sc_buf_addz(&name, "px");
    }
    if (face->style.variations.len > 0)
        sc_buf_addf(&name, " %.*s", SC_STR_ARG(face->style.variations));
    return sc_buf_str(&name);
}

sc_str sc_face_name(const sc_face *face)
{
    if (face->handles->name.ptr == NULL && face->design != NULL)
        face->handles->name = instance_name(face);
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

#define MAX_AXES 64

static float position_on(const hb_ot_var_axis_info_t *axis, const sc_face_style *style)
{
    float size = (float)style->optical_px;
    switch (axis->tag) {
    case HB_OT_TAG_VAR_AXIS_WEIGHT:
        return (float)style->weight;
    case HB_OT_TAG_VAR_AXIS_WIDTH:
        return (float)style->stretch;
    case HB_OT_TAG_VAR_AXIS_OPTICAL_SIZE:
        return size > 0 ? size : axis->default_value;
    case HB_OT_TAG_VAR_AXIS_ITALIC:
        return style->is_italic ? 1 : axis->default_value;
    case HB_OT_TAG_VAR_AXIS_SLANT:
        return style->is_italic ? axis->min_value : axis->default_value;
    default:
        return axis->default_value;
    }
}

/* The axes as the style has them, then those that the design names. */
static void set_axes(hb_font_t *font, const sc_face_style *style)
{
    hb_ot_var_axis_info_t axes[MAX_AXES];
    hb_variation_t values[MAX_AXES];
    unsigned count = MAX_AXES;
    hb_ot_var_get_axis_infos(hb_font_get_face(font), 0, &count, axes);
    for (unsigned i = 0; i < count; i++)
        values[i] = (hb_variation_t){ axes[i].tag, position_on(&axes[i], style) };
    sc_str rest = style->variations, one;
    while (sc_str_split(&rest, ',', &one)) {
        hb_variation_t wanted;
        one = sc_str_trim(one);
        bool is_read = hb_variation_from_string(one.ptr, (int)one.len, &wanted);
        for (unsigned i = 0; is_read && i < count; i++)
            if (values[i].tag == wanted.tag)
                values[i].value = wanted.value;
    }
    hb_font_set_variations(font, values, count);
}

static hb_font_t *open_instance(const sc_face *face)
{
    hb_font_t *font = hb_font_create(hb_font_get_face(sc_face_harfbuzz(face->design)));
    set_axes(font, &face->style);
    sc_arena_defer(face->fonts->arena, release_font, font);
    return font;
}

hb_font_t *sc_face_harfbuzz(const sc_face *face)
{
    if (face->handles->harfbuzz == NULL && face->design != NULL)
        face->handles->harfbuzz = open_instance(face);
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

/* @return em; `otherwise` if the font does not say, or out of what is sane. */
static double metric(const sc_face *face, hb_ot_metrics_tag_t tag, double least, double most,
                     double otherwise)
{
    hb_position_t units = 0;
    if (!hb_ot_metrics_get_position(sc_face_harfbuzz(face), tag, &units))
        return otherwise;
    double em = (double)units / sc_face_upem(face);
    return em >= least && em <= most ? em : otherwise;
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
        .underline = metric(face, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, -0.4, -0.02, -0.1),
        .strike = metric(face, HB_OT_METRICS_TAG_STRIKEOUT_OFFSET, 0.15, 0.6, 0.3),
        .stroke = metric(face, HB_OT_METRICS_TAG_UNDERLINE_SIZE, 0.02, 0.2, 0.06),
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
