/*
 * A character that no font has in; a message that shows or names it, and tells a way out, out.
 */
#include "text/missing.h"

#include "text/chars.h"
#include "text/script.h"

#include <ctype.h>
#include <string.h>
#include <unicode/uchar.h>

#define MAX_NAME 96 /* bytes; Unicode's longest names have less */
#define PUT "put a font that has it into the folder fonts, or name its folder with --fonts DIR"

/* Not for interchange, says the standard (23.7). */
static bool is_noncharacter(UChar32 c)
{
    return U_IS_UNICODE_NONCHAR(c);
}

static sc_str hint_for(const sc_fonts *fonts, sc_arena *arena, UChar32 c)
{
    int8_t category = u_charType(c);
    if (category == U_PRIVATE_USE_CHAR)
        return SC_STR("leave it out, or put the one font that gives it a meaning into font-family");
    if (is_noncharacter(c) || category == U_FORMAT_CHAR || category == U_CONTROL_CHAR)
        return SC_STR("leave it out: it shows nothing");
    sc_script_source source = sc_script_source_of((uint32_t)c);
    if (source.package == NULL)
        return SC_STR(PUT);
    if (source.family == NULL)
        return sc_str_fmt(arena, PUT "; Debian's %s may", source.package);
    /* The package is there already, and does not help. */
    if (sc_fonts_has_family(fonts, sc_str_of(source.family)))
        return SC_STR(PUT);
    return sc_str_fmt(arena, "apt-get install %s; or " PUT, source.package);
}

/* @return the name for people: in lower case, and without what stands in <> for a code point. */
static sc_str name_of(sc_arena *arena, UChar32 c)
{
    if (u_charType(c) == U_PRIVATE_USE_CHAR)
        return SC_STR("private use");
    if (is_noncharacter(c))
        return SC_STR("not a character");
    char name[MAX_NAME];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len = u_charName(c, U_UNICODE_CHAR_NAME, name, sizeof name, &error);
    if (U_FAILURE(error) || len <= 0 || len >= MAX_NAME)
        return SC_STR("not yet a character in Unicode " U_UNICODE_VERSION);
    for (int32_t i = 0; i < len; i++)
        name[i] = (char)tolower((unsigned char)name[i]);
    return sc_str_copy(arena, (sc_str){ name, (size_t)len });
}

/* '⎷' (U+23B7); what cannot be shown alone is named: U+20E4 (combining enclosing …). */
static sc_str shown(sc_arena *arena, const sc_chars *chars, int32_t unit, UChar32 c)
{
    int32_t end = unit;
    sc_chars_next(chars, &end);
    bool is_mark = U_MASK(u_charType(c)) & U_GC_M_MASK;
    bool is_plain = u_isgraph(c) && u_charType(c) != U_PRIVATE_USE_CHAR && !is_mark &&
                    !sc_chars_is_ignorable(c) && u_charType(c) != U_FORMAT_CHAR;
    if (!is_plain)
        return sc_str_fmt(arena, "U+%04X (%.*s)", (unsigned)c, SC_STR_ARG(name_of(arena, c)));
    sc_str written = sc_str_sub(chars->source, chars->byte_of[unit], chars->byte_of[end]);
    return sc_str_fmt(arena, "'%.*s' (U+%04X)", SC_STR_ARG(written), (unsigned)c);
}

void sc_missing_report(const sc_fonts *fonts, const sc_chars *chars, int32_t unit, sc_span span,
                       const char *field, sc_missing how, sc_diags *diags)
{
    int32_t end = unit;
    UChar32 c = sc_chars_next(chars, &end);
    sc_str what = shown(diags->arena, chars, unit, c);
    sc_str hint = hint_for(fonts, diags->arena, c);
    sc_span place = sc_chars_span(chars, span, unit, end);
    if (how == SC_MISSING_WARN)
        sc_diag_warn(diags, place, "text.missing-glyph", hint.ptr,
                     "no font has %.*s of the %s: an empty box is set", SC_STR_ARG(what), field);
    else
        sc_diag_error(diags, place, "text.missing-glyph", hint.ptr, "no font has %.*s of the %s",
                      SC_STR_ARG(what), field);
}
