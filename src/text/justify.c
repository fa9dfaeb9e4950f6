/*
 * Characters in; the places where a justified line may grow, out.
 */
#include "text/justify.h"

#include "text/chars.h"

#include <unicode/uscript.h>

static bool is_full_width_sign(UChar unit)
{
    return (unit >= 0x3000 && unit <= 0x303F) || (unit >= 0xFF00 && unit <= 0xFFEF);
}

static bool is_square(const sc_chars *chars, const sc_itemised *itemised, int32_t unit)
{
    UScriptCode script = itemised->scripts[unit];
    bool is_kana = script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
    bool is_letter = script == USCRIPT_HAN || is_kana || script == USCRIPT_BOPOMOFO;
    return (is_letter && chars->units[unit] > 0x2E7F) || is_full_width_sign(chars->units[unit]);
}

const uint8_t *sc_justify_gaps(sc_arena *arena, const sc_chars *chars, const sc_itemised *itemised)
{
    uint8_t *gaps = SC_NEW_ARRAY(arena, uint8_t, chars->count + 1);
    for (int32_t at = 0, next; at < chars->count; at = next) {
        next = sc_chars_next_grapheme(chars, at);
        bool is_square_next = next < chars->count && is_square(chars, itemised, next);
        bool is_zero = chars->units[at] == 0x200B;
        gaps[at] = sc_chars_is_word_space(chars->units[at]) ||
                   (!is_zero && (is_square(chars, itemised, at) || is_square_next));
    }
    return gaps;
}
