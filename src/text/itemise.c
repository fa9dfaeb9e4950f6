/*
 * Characters in; bidi levels and scripts out. Common characters (spaces, punctuation, digits) take
 * the script of what is before them, brackets that of their opening partner; at the start, that of
 * what follows.
 */
#include "text/itemise.h"

#include "text/chars.h"
#include "text/script.h"

#include <string.h>
#include <unicode/uchar.h>

/* UAX #9, BD16, keeps as many. */
#define MAX_BRACKETS 63

/* ---- direction ---- */

/* The direction of the first strong character outside of isolates (UAX #9, P2), of all the text's
 * forced lines alike; else `otherwise`. */
static UBiDiLevel first_strong(const sc_chars *chars, UBiDiLevel otherwise)
{
    int32_t depth = 0;
    for (int32_t at = 0; at < chars->count;) {
        UCharDirection class = u_charDirection(sc_chars_next(chars, &at));
        bool is_strong =
            class == U_LEFT_TO_RIGHT || class == U_RIGHT_TO_LEFT || class == U_RIGHT_TO_LEFT_ARABIC;
        if (is_strong && depth == 0)
            return class != U_LEFT_TO_RIGHT;
        if (class == U_FIRST_STRONG_ISOLATE || class == U_LEFT_TO_RIGHT_ISOLATE ||
            class == U_RIGHT_TO_LEFT_ISOLATE)
            depth++;
        else if (class == U_POP_DIRECTIONAL_ISOLATE && depth > 0)
            depth--;
        else if (class == U_BLOCK_SEPARATOR)
            depth = 0;
    }
    return otherwise;
}

static UBiDiLevel base_level(const sc_chars *chars, sc_direction direction, sc_str lang)
{
    if (direction != SC_DIRECTION_AUTO)
        return direction == SC_DIRECTION_RTL;
    return first_strong(chars, (UBiDiLevel)uscript_isRightToLeft(sc_script_of_language(lang)));
}

/* ICU leaves a mark on a paired bracket at the paragraph's level (UAX #9, N0, since Unicode 8). */
static void keep_marks(const sc_chars *chars, UBiDiLevel *levels)
{
    for (int32_t at = 1; at < chars->count; at++)
        if (!(chars->flags[at] & SC_CHAR_GRAPHEME))
            levels[at] = levels[at - 1];
}

static const UBiDiLevel *bidi_levels(sc_arena *arena, const sc_chars *chars, UBiDiLevel base)
{
    UBiDiLevel *levels = SC_NEW_ARRAY(arena, UBiDiLevel, chars->count + 1);
    if (chars->count == 0)
        return levels;
    UErrorCode error = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(chars->count, 0, &error);
    ubidi_setPara(bidi, chars->written, chars->count, base, NULL, &error);
    const UBiDiLevel *found = ubidi_getLevels(bidi, &error);
    if (U_FAILURE(error))
        sc_out_of_memory("ICU's bidi algorithm");
    memcpy(levels, found, (size_t)chars->count * sizeof *levels);
    ubidi_close(bidi);
    keep_marks(chars, levels);
    return levels;
}

/* ---- scripts ---- */

typedef struct bracket {
    UChar32 closing;
    UScriptCode script;
} bracket;

typedef struct resolver {
    bracket open[MAX_BRACKETS];
    size_t open_count;
    UScriptCode current;
} resolver;

static bool is_real(UScriptCode script)
{
    return script != USCRIPT_COMMON && script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN;
}

/* @return the script of the first character that has one, of a grapheme; else Common. */
static UScriptCode grapheme_script(const sc_chars *chars, int32_t start, int32_t end)
{
    for (int32_t at = start; at < end;) {
        UErrorCode error = U_ZERO_ERROR;
        UScriptCode script = uscript_getScript(sc_chars_next(chars, &at), &error);
        if (U_SUCCESS(error) && is_real(script))
            return script;
    }
    return USCRIPT_COMMON;
}

static void open_bracket(resolver *state, UChar32 c, UScriptCode script)
{
    if (state->open_count < MAX_BRACKETS)
        state->open[state->open_count++] = (bracket){ u_getBidiPairedBracket(c), script };
}

/* @return the script that the bracket was opened in, or `otherwise`. */
static UScriptCode close_bracket(resolver *state, UChar32 c, UScriptCode otherwise)
{
    for (size_t i = state->open_count; i-- > 0;) {
        if (state->open[i].closing != c)
            continue;
        state->open_count = i;
        return state->open[i].script;
    }
    return otherwise;
}

/* Signs that belong to some scripts only (Script_Extensions) take one of those: the danda, the
 * Arabic comma, the ideographic full stop. */
static UScriptCode extended_script(UChar32 c, UScriptCode current)
{
    if (uscript_hasScript(c, current))
        return current;
    UScriptCode scripts[32];
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = uscript_getScriptExtensions(c, scripts, 32, &error);
    bool narrow = U_SUCCESS(error) && count > 0 && is_real(scripts[0]);
    return narrow ? scripts[0] : current;
}

static UScriptCode resolve_common(resolver *state, UChar32 c)
{
    switch (u_getIntPropertyValue(c, UCHAR_BIDI_PAIRED_BRACKET_TYPE)) {
    case U_BPT_OPEN:
        open_bracket(state, c, state->current);
        return state->current;
    case U_BPT_CLOSE:
        return close_bracket(state, c, state->current);
    default:
        return extended_script(c, state->current);
    }
}

static UScriptCode first_script(const sc_chars *chars, sc_str lang)
{
    for (int32_t at = 0; at < chars->count;) {
        int32_t end = sc_chars_next_grapheme(chars, at);
        UScriptCode script = grapheme_script(chars, at, end);
        if (is_real(script))
            return script;
        at = end;
    }
    return sc_script_of_language(lang);
}

static const UScriptCode *resolve_scripts(sc_arena *arena, const sc_chars *chars, sc_str lang)
{
    UScriptCode *scripts = SC_NEW_ARRAY(arena, UScriptCode, chars->count + 1);
    resolver state = { .current = first_script(chars, lang) };
    for (int32_t start = 0; start < chars->count;) {
        int32_t end = sc_chars_next_grapheme(chars, start), first = start;
        UScriptCode script = grapheme_script(chars, start, end);
        if (is_real(script))
            state.current = script;
        else
            script = resolve_common(&state, sc_chars_next(chars, &first));
        for (; start < end; start++)
            scripts[start] = script;
    }
    return scripts;
}

static void count_scripts(const sc_chars *chars, sc_itemised *itemised)
{
    int32_t counts[USCRIPT_CODE_LIMIT] = { 0 };
    int32_t most = 0;
    for (int32_t at = 0; at < chars->count; at = sc_chars_next_grapheme(chars, at)) {
        /* Only letters tell: digits and punctuation go with any script. */
        UScriptCode script = grapheme_script(chars, at, sc_chars_next_grapheme(chars, at));
        if (!is_real(script))
            continue;
        if (++counts[script] > most) {
            most = counts[script];
            itemised->main_script = script;
        }
    }
    bool is_japanese = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA] > 0;
    itemised->east_asian = is_japanese                  ? USCRIPT_HIRAGANA
                           : counts[USCRIPT_HANGUL] > 0 ? USCRIPT_HANGUL
                                                        : USCRIPT_HAN;
}

const sc_itemised *sc_itemise(sc_arena *arena, const sc_chars *chars, sc_direction direction,
                              sc_str lang)
{
    sc_itemised *itemised = SC_NEW(arena, sc_itemised);
    itemised->base_level = base_level(chars, direction, lang);
    itemised->levels = bidi_levels(arena, chars, itemised->base_level);
    itemised->scripts = resolve_scripts(arena, chars, lang);
    itemised->main_script = sc_script_of_language(lang);
    count_scripts(chars, itemised);
    return itemised;
}
