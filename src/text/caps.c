/*
 * Letters in; their capitals out, each with the place of the letter it stands for.
 */
#include "text/caps.h"

#include "text/chars.h"
#include "text/script.h"

#include <hb-ot.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_LETTER 8    /* units of a letter and its first marks */
#define MAX_CAPITALS 32 /* units that they become */

/* @return where the letter at `at` ends, with its marks: Greek accents go with the capital. */
static int32_t letter_end(const sc_chars *chars, int32_t at)
{
    int32_t start = at, next = at;
    sc_chars_next(chars, &next);
    do {
        at = next;
        if (at >= chars->count || at - start >= MAX_LETTER - 1)
            break;
    } while (U_MASK(u_charType(sc_chars_next(chars, &next))) & U_GC_M_MASK);
    return at;
}

/* @return how many units of `out` the capital of a letter takes. */
static int32_t capital_of(const UChar *letter, int32_t length, const char *locale,
                          UChar out[MAX_CAPITALS])
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = u_strToUpper(out, MAX_CAPITALS, letter, length, locale, &error);
    return U_SUCCESS(error) ? count : 0;
}

static bool has_feature(hb_face_t *face, UScriptCode script, hb_tag_t feature)
{
    hb_tag_t tags[HB_OT_MAX_TAGS_PER_SCRIPT], chosen;
    unsigned count = HB_OT_MAX_TAGS_PER_SCRIPT, zero = 0, script_index, feature_index;
    hb_script_t of = hb_script_from_string(uscript_getShortName(script), 4);
    hb_ot_tags_from_script_and_language(of, HB_LANGUAGE_INVALID, &count, tags, &zero, NULL);
    hb_ot_layout_table_select_script(face, HB_OT_TAG_GSUB, count, tags, &script_index, &chosen);
    return hb_ot_layout_language_find_feature(face, HB_OT_TAG_GSUB, script_index,
                                              HB_OT_LAYOUT_DEFAULT_LANGUAGE_INDEX, feature,
                                              &feature_index);
}

static bool has_small(const sc_face *face, UScriptCode script, sc_text_caps caps)
{
    hb_face_t *tables = hb_font_get_face(sc_face_harfbuzz(face));
    return has_feature(tables, script, HB_TAG('s', 'm', 'c', 'p')) &&
           (caps == SC_CAPS_SMALL || has_feature(tables, script, HB_TAG('c', '2', 's', 'c')));
}

static bool has_capital(const sc_face *face, const UChar *letter, int32_t length,
                        const char *locale)
{
    UChar units[MAX_CAPITALS];
    const sc_chars capital = { .units = units, .count = capital_of(letter, length, locale, units) };
    for (int32_t at = 0; at < capital.count;)
        if (!sc_face_has(face, (uint32_t)sc_chars_next(&capital, &at)))
            return false;
    return capital.count > 0;
}

/* Letters that have a capital; where capitals shrink too, these. */
static bool is_shrinking(UChar32 c, sc_text_caps caps)
{
    bool is_small = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_UPPERCASED);
    bool is_capital = u_hasBinaryProperty(c, UCHAR_CHANGES_WHEN_LOWERCASED);
    return is_small || (caps == SC_CAPS_ALL_SMALL && is_capital);
}

bool sc_caps_shrinks(const sc_chars *chars, int32_t start, int32_t end, const sc_face *face,
                     UScriptCode script, sc_text_caps caps, sc_str lang)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    int32_t at = start;
    UChar32 c = sc_chars_next(chars, &at);
    if (caps == SC_CAPS_NORMAL || !is_shrinking(c, caps) || has_small(face, script, caps))
        return false;
    sc_script_locale(lang, locale, sizeof locale);
    const sc_chars cluster = { .units = chars->units + start, .count = end - start };
    for (int32_t from = 0, to; from < cluster.count; from = to) {
        to = letter_end(&cluster, from);
        if (!has_capital(face, cluster.units + from, to - from, locale))
            return false;
    }
    return true;
}

void sc_caps_add(hb_buffer_t *buffer, const UChar *units, int32_t count, int32_t cluster,
                 sc_str lang)
{
    char locale[ULOC_FULLNAME_CAPACITY];
    sc_script_locale(lang, locale, sizeof locale);
    const sc_chars letters = { .units = units, .count = count };
    for (int32_t at = 0, end; at < count; at = end) {
        UChar capitals[MAX_CAPITALS];
        end = letter_end(&letters, at);
        const sc_chars capital = { .units = capitals,
                                   .count = capital_of(units + at, end - at, locale, capitals) };
        for (int32_t i = 0; i < capital.count;)
            hb_buffer_add(buffer, (hb_codepoint_t)sc_chars_next(&capital, &i),
                          (unsigned)(cluster + at));
    }
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
}
