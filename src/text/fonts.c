/*
 * The font set: fonts.conf and a designer's folders in, a catalogue of faces out. Faces are found
 * by family and style as CSS Fonts 4 orders them, or by coverage. No font file is opened here.
 *
 * The configuration is our own: fontconfig's default one, and the files and folders it names, are
 * never read. Which face serves which character of a text is decided in fallback.c.
 */
#include "text/fonts.h"

#include "base/file.h"
#include "text/builtin_fonts.h"
#include "text/face.h"
#include "text/font_set.h"
#include "text/hyphen.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PACKAGES "fonts-inter fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji"

/* ---- the configuration ---- */

static void release_config(void *config)
{
    FcConfigDestroy(config);
}

static bool parse_config(sc_arena *arena, FcConfig *config, const char *own_path)
{
    if (own_path == NULL)
        return FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)SC_BUILTIN_FONTS_CONF,
                                              FcTrue);
    /* Absolute, or fontconfig would look in the folders of FONTCONFIG_PATH. */
    char *absolute = realpath(own_path, NULL);
    if (absolute == NULL)
        return false;
    bool ok = FcConfigParseAndLoad(config, (const FcChar8 *)absolute, FcTrue);
    sc_arena_defer(arena, free, absolute);
    return ok;
}

/* @return the last fonts.conf in the designer's folders, or NULL. */
static const char *find_own_config(sc_arena *arena, const char *const *dirs, size_t count)
{
    const char *found = NULL;
    for (size_t i = 0; i < count; i++) {
        sc_str path = sc_str_fmt(arena, "%s/fonts.conf", dirs[i]);
        if (sc_file_exists(path.ptr))
            found = path.ptr;
    }
    return found;
}

static sc_status load_config(sc_fonts *fonts, const char *const *dirs, size_t count,
                             sc_diags *diags)
{
    sc_arena *arena = fonts->arena;
    fonts->config = FcConfigCreate();
    if (fonts->config == NULL)
        sc_out_of_memory("fontconfig");
    sc_arena_defer(arena, release_config, fonts->config);
    FcConfigSetSysRoot(fonts->config, NULL);
    const char *own = find_own_config(arena, dirs, count);
    if (!parse_config(arena, fonts->config, own) || !FcConfigBuildFonts(fonts->config)) {
        sc_diag_error(
            diags, SC_NO_SPAN, "fonts.bad-config",
            "see https://fontconfig.pages.freedesktop.org/fontconfig/fontconfig-user.html",
            "%s is not a font configuration", own ? own : "the built-in fonts.conf");
        return SC_E_CONFIG;
    }
    for (size_t i = 0; i < count; i++) {
        bool readable = access(dirs[i], R_OK | X_OK) == 0;
        if (readable && FcConfigAppFontAddDir(fonts->config, (const FcChar8 *)dirs[i]))
            continue;
        sc_diag_error(diags, SC_NO_SPAN, "fonts.no-folder",
                      "--fonts takes a folder of TTF, OTF, TTC, WOFF or WOFF2 files",
                      "the font folder '%s' cannot be read", dirs[i]);
        return SC_E_CONFIG;
    }
    return SC_OK;
}

/* ---- the catalogue ---- */

static int pattern_int(FcPattern *pattern, const char *property, int otherwise)
{
    int value;
    return FcPatternGetInteger(pattern, property, 0, &value) == FcResultMatch ? value : otherwise;
}

static bool pattern_bool(FcPattern *pattern, const char *property)
{
    FcBool value;
    return FcPatternGetBool(pattern, property, 0, &value) == FcResultMatch && value == FcTrue;
}

static double pattern_double(FcPattern *pattern, const char *property, double otherwise)
{
    double value;
    return FcPatternGetDouble(pattern, property, 0, &value) == FcResultMatch ? value : otherwise;
}

/* Some bold files say that they are regular (Noto Nastaliq Urdu's does); their names know better.
 */
static int weight_of(FcPattern *pattern)
{
    FcChar8 *style;
    double weight = pattern_double(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
    bool says_bold = FcPatternGetString(pattern, FC_STYLE, 0, &style) == FcResultMatch &&
                     strncmp((const char *)style, "Bold", 4) == 0;
    if (says_bold && weight <= FC_WEIGHT_MEDIUM)
        weight = FC_WEIGHT_BOLD;
    return (int)lround(FcWeightToOpenTypeDouble(weight));
}

static bool pattern_range(FcPattern *pattern, const char *property, double *low, double *high)
{
    FcRange *range;
    return FcPatternGetRange(pattern, property, 0, &range) == FcResultMatch &&
           FcRangeGetDouble(range, low, high);
}

/* The styles a variable face can be set in. */
static void read_axes(FcPattern *pattern, sc_face *face)
{
    double low, high;
    face->is_variable = pattern_bool(pattern, FC_VARIABLE);
    face->weight_max = face->weight;
    face->width_max = face->width;
    if (!face->is_variable)
        return;
    if (pattern_range(pattern, FC_WEIGHT, &low, &high)) {
        face->weight = (int)lround(FcWeightToOpenTypeDouble(low));
        face->weight_max = (int)lround(FcWeightToOpenTypeDouble(high));
    }
    if (pattern_range(pattern, FC_WIDTH, &low, &high)) {
        face->width = (int)lround(low);
        face->width_max = (int)lround(high);
    }
    face->has_optical_sizes = pattern_range(pattern, FC_SIZE, &low, &high) && low < high;
}

/* @return whether the pattern is a face that can be set: with a character map. */
static bool read_face(sc_fonts *fonts, FcPattern *pattern, bool is_own, sc_face *face)
{
    FcChar8 *file;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch ||
        FcPatternGetCharSet(pattern, FC_CHARSET, 0, &face->coverage) != FcResultMatch)
        return false;
    face->fonts = fonts;
    face->pattern = pattern;
    face->file = (const char *)file;
    face->index = pattern_int(pattern, FC_INDEX, 0);
    face->weight = weight_of(pattern);
    face->width = (int)lround(pattern_double(pattern, FC_WIDTH, FC_WIDTH_NORMAL));
    face->slant = pattern_int(pattern, FC_SLANT, FC_SLANT_ROMAN);
    read_axes(pattern, face);
    face->is_own = is_own;
    face->is_color = pattern_bool(pattern, FC_COLOR);
    FcChar8 *name;
    while (face->name_count < SC_FACE_MAX_NAMES &&
           FcPatternGetString(pattern, FC_FAMILY, (int)face->name_count, &name) == FcResultMatch)
        face->names[face->name_count++] = sc_str_of((const char *)name);
    return face->name_count > 0;
}

static size_t read_set(sc_fonts *fonts, const FcFontSet *set, bool is_own, sc_face *faces)
{
    size_t count = 0;
    for (int i = 0; set != NULL && i < set->nfont; i++)
        count += read_face(fonts, set->fonts[i], is_own, &faces[count]);
    return count;
}

static int by_file(const void *left, const void *right)
{
    const sc_face *a = left, *b = right;
    if (a->is_own != b->is_own)
        return a->is_own ? -1 : 1;
    int order = strcmp(a->file, b->file);
    return order != 0 ? order : (a->index > b->index) - (a->index < b->index);
}

static bool is_same_design(const sc_face *face, const sc_face *other)
{
    return strcmp(face->file, other->file) == 0 &&
           (face->index & 0xFFFF) == (other->index & 0xFFFF);
}

/* A variable face stands for its named instances too. They are listed beside it: what a file is
 * sorted into stands together. @return how many faces are left. */
static size_t fold_instances(sc_face *faces, size_t count)
{
    size_t kept = 0;
    for (size_t first = 0, next; first < count; first = next) {
        sc_face *variable = NULL;
        for (next = first; next < count && strcmp(faces[next].file, faces[first].file) == 0; next++)
            if (faces[next].is_variable)
                variable = &faces[next];
        for (size_t i = first; i < next; i++) {
            bool is_folded =
                variable != NULL && &faces[i] != variable && is_same_design(&faces[i], variable);
            if (is_folded && faces[i].slant != variable->slant)
                variable->has_italics = true;
        }
        for (size_t i = first; i < next; i++)
            if (variable == NULL || &faces[i] == variable || !is_same_design(&faces[i], variable))
                faces[kept++] = faces[i];
    }
    return kept;
}

static void read_catalogue(sc_fonts *fonts)
{
    FcFontSet *own = FcConfigGetFonts(fonts->config, FcSetApplication);
    FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetSystem);
    size_t room = (size_t)(own ? own->nfont : 0) + (size_t)(set ? set->nfont : 0);
    sc_face *faces = SC_NEW_ARRAY(fonts->arena, sc_face, room + 1);
    size_t count = read_set(fonts, own, true, faces);
    count += read_set(fonts, set, false, faces + count);
    /* Folders list their files in no certain order. */
    qsort(faces, count, sizeof *faces, by_file);
    count = fold_instances(faces, count);
    sc_face_handles *handles = SC_NEW_ARRAY(fonts->arena, sc_face_handles, count + 1);
    for (size_t i = 0; i < count; i++)
        faces[i].handles = &handles[i];
    fonts->faces = faces;
    fonts->count = count;
}

sc_status sc_fonts_open(sc_arena *arena, const char *const *extra_dirs, size_t dir_count,
                        sc_diags *diags, sc_fonts **out)
{
    sc_fonts *fonts = SC_NEW(arena, sc_fonts);
    fonts->arena = arena;
    fonts->dictionaries = sc_dictionaries_new(arena);
    sc_status status = load_config(fonts, extra_dirs, dir_count, diags);
    if (status != SC_OK)
        return status;
    read_catalogue(fonts);
    if (fonts->count == 0) {
        sc_diag_error(diags, SC_NO_SPAN, "fonts.none", "apt-get install " PACKAGES,
                      "no fonts are installed in the folders of fonts.conf");
        return SC_E_CONFIG;
    }
    *out = fonts;
    return SC_OK;
}

struct sc_dictionaries *sc_fonts_dictionaries(const sc_fonts *fonts)
{
    return fonts->dictionaries;
}

/* ---- choosing ---- */

static int weight_distance(int wanted, int weight)
{
    int distance = abs(weight - wanted);
    if (wanted >= 400 && wanted <= 500) {
        if (weight >= wanted && weight <= 500)
            return distance;
        return distance + (weight < wanted ? 1000 : 2000);
    }
    bool right_side = wanted > 500 ? weight >= wanted : weight <= wanted;
    return distance + (right_side ? 0 : 1000);
}

static int slant_distance(bool is_italic, int slant)
{
    int from_roman = slant == FC_SLANT_ROMAN ? 0 : slant == FC_SLANT_OBLIQUE ? 1 : 2;
    if (!is_italic)
        return from_roman;
    return slant == FC_SLANT_ROMAN ? 2 : slant == FC_SLANT_OBLIQUE ? 1 : 0;
}

static int clamped(int wanted, int low, int high)
{
    return wanted < low ? low : wanted > high ? high : wanted;
}

/* Of a width up to the normal one the narrower are tried first, of a wide one the wider. */
static int width_distance(int wanted, int width)
{
    bool right_side = wanted <= FC_WIDTH_NORMAL ? width <= wanted : width >= wanted;
    return abs(width - wanted) + (right_side ? 0 : 1000);
}

static int wanted_width(sc_face_style style)
{
    return style.stretch > 0 ? (int)lround(style.stretch) : FC_WIDTH_NORMAL;
}

/* Width first, then slant, then weight. (CSS Fonts 4, 5.2) */
static long style_distance(sc_face_style style, const sc_face *face)
{
    int width = wanted_width(style);
    long distance = width_distance(width, clamped(width, face->width, face->width_max));
    int slant = face->has_italics && style.is_italic ? FC_SLANT_ITALIC : face->slant;
    distance = distance * 4 + slant_distance(style.is_italic, slant);
    int weight = clamped(style.weight, face->weight, face->weight_max);
    return distance * 4096 + weight_distance(style.weight, weight);
}

static bool is_of_family(const sc_face *face, sc_str family)
{
    for (size_t i = 0; i < face->name_count; i++) {
        sc_str name = face->names[i];
        if (name.len == family.len && strncasecmp(name.ptr, family.ptr, name.len) == 0)
            return true;
    }
    return false;
}

/* What of a style a variable face can follow. */
static sc_face_style style_within(sc_face_style style, const sc_face *design)
{
    style.weight = clamped(style.weight, design->weight, design->weight_max);
    style.stretch = clamped(wanted_width(style), design->width, design->width_max);
    style.is_italic = style.is_italic && design->has_italics;
    if (!design->has_optical_sizes)
        style.optical_px = 0;
    return style;
}

static bool is_same_style(sc_face_style a, sc_face_style b)
{
    return a.weight == b.weight && a.is_italic == b.is_italic && a.stretch == b.stretch &&
           a.optical_px == b.optical_px && sc_str_eq(a.variations, b.variations);
}

/* @return the instance of a variable face; the face itself if it is none. */
static const sc_face *instance_of(const sc_fonts *fonts, const sc_face *design, sc_face_style style)
{
    if (design == NULL || !design->is_variable)
        return design;
    sc_fonts *set = design->fonts;
    style = style_within(style, design);
    for (size_t i = 0; i < fonts->instances.count; i++) {
        const sc_face *made = fonts->instances.items[i];
        if (made->design == design && is_same_style(made->style, style))
            return made;
    }
    sc_face *made = SC_NEW(set->arena, sc_face);
    *made = *design;
    made->design = design;
    made->handles = SC_NEW(set->arena, sc_face_handles);
    made->style = style;
    made->style.variations = sc_str_copy(set->arena, style.variations);
    made->weight = made->weight_max = style.weight;
    made->width = made->width_max = (int)lround(style.stretch);
    if (style.is_italic)
        made->slant = FC_SLANT_ITALIC;
    made->is_variable = false;
    sc_vec_push(set->arena, &set->instances, made);
    return made;
}

static const sc_face *find_design(const sc_fonts *fonts, sc_str family, sc_face_style style)
{
    const sc_face *best = NULL;
    for (size_t i = 0; i < fonts->count; i++) {
        const sc_face *face = &fonts->faces[i];
        if (!is_of_family(face, family))
            continue;
        if (best != NULL && best->is_own && !face->is_own)
            break;
        if (best == NULL || style_distance(style, face) < style_distance(style, best))
            best = face;
    }
    return best;
}

const sc_face *sc_fonts_find(const sc_fonts *fonts, sc_str family, sc_face_style style)
{
    return instance_of(fonts, find_design(fonts, family, style), style);
}

bool sc_fonts_has_family(const sc_fonts *fonts, sc_str family)
{
    return find_design(fonts, family, (sc_face_style){ .weight = 400 }) != NULL;
}

const sc_face *sc_fonts_covering(const sc_fonts *fonts, uint32_t code_point, sc_face_style style)
{
    const sc_face *best = NULL;
    for (size_t i = 0; i < fonts->count; i++) {
        const sc_face *face = &fonts->faces[i];
        if (!sc_face_has(face, code_point))
            continue;
        int order = best == NULL ? -1 : face->is_color - best->is_color;
        if (order == 0)
            order = sc_str_cmp(face->names[0], best->names[0]);
        if (order == 0 && style_distance(style, face) < style_distance(style, best))
            order = -1;
        if (order < 0)
            best = face;
    }
    return instance_of(fonts, best, style);
}

void sc_face_list_add(sc_arena *arena, sc_face_list *list, const sc_face *face)
{
    if (face == NULL)
        return;
    for (size_t i = 0; i < list->faces.count; i++)
        if (list->faces.items[i] == face)
            return;
    sc_vec_push(arena, &list->faces, face);
}

/* @return a new pattern with the configuration's rules applied, to be destroyed. */
static FcPattern *substitute(const sc_fonts *fonts, const char *family, const char *lang)
{
    FcPattern *pattern = FcPatternCreate();
    if (pattern == NULL || !FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family) ||
        !FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)lang) ||
        !FcConfigSubstitute(fonts->config, pattern, FcMatchPattern))
        sc_out_of_memory("fontconfig");
    return pattern;
}

void sc_fonts_prefer(const sc_fonts *fonts, sc_arena *arena, const char *generic, const char *lang,
                     sc_face_style style, sc_face_list *out)
{
    FcPattern *pattern = substitute(fonts, generic, lang);
    FcChar8 *family;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &family) == FcResultMatch; i++)
        sc_face_list_add(arena, out, sc_fonts_find(fonts, sc_str_of((const char *)family), style));
    FcPatternDestroy(pattern);
}

const char *sc_fonts_generic_of(const sc_fonts *fonts, sc_str family)
{
    char *name = strndup(family.ptr, family.len);
    if (name == NULL)
        sc_out_of_memory("a font's name");
    FcPattern *pattern = substitute(fonts, name, "und");
    free(name);
    const char *generic = "sans-serif";
    FcChar8 *found;
    for (int i = 0; FcPatternGetString(pattern, FC_FAMILY, i, &found) == FcResultMatch; i++)
        if (strcmp((const char *)found, "serif") == 0)
            generic = "serif";
    FcPatternDestroy(pattern);
    return generic;
}
