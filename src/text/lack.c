/*
 * A shaped text in; how its faces fall short of its style, out.
 */
#include "text/chars.h"

#include <math.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#define FAR_WEIGHT 250
#define FAR_WIDTH 15

static bool has_italics(UScriptCode script)
{
    return script == USCRIPT_LATIN || script == USCRIPT_GREEK || script == USCRIPT_CYRILLIC;
}

/* Spaces and marks go with the words beside them, in whatever face. */
static bool has_letters(const sc_chars *chars, const sc_item *item)
{
    for (int32_t at = item->start; at < item->end;)
        if (u_isalpha(sc_chars_next(chars, &at)))
            return true;
    return false;
}

static bool is_lacking(const sc_item *item, sc_lack_kind kind, const sc_face_style *wanted,
                       sc_text_lack *out)
{
    sc_face_style has = sc_face_style_of(item->face);
    *out = (sc_text_lack){ .kind = kind, .face = item->face };
    switch (kind) {
    case SC_LACK_ITALIC:
        return wanted->is_italic && !has.is_italic && has_italics(item->script);
    case SC_LACK_WEIGHT:
        out->wanted = wanted->weight;
        out->has = has.weight;
        return abs(out->wanted - out->has) > FAR_WEIGHT;
    default:
        out->wanted = wanted->stretch > 0 ? (int)lround(wanted->stretch) : 100;
        out->has = (int)lround(has.stretch);
        return abs(out->wanted - out->has) > FAR_WIDTH;
    }
}

size_t sc_text_lacks(const sc_text *text, sc_text_lack out[SC_LACK_KINDS])
{
    size_t count = 0;
    for (int kind = 0; kind < SC_LACK_KINDS; kind++)
        for (size_t i = 0; i < text->items->list.count; i++) {
            const sc_item *item = &text->items->list.items[i];
            const sc_face_style *wanted = &text->wanted[item->look];
            if (sc_face_is_color(item->face) || !has_letters(text->chars, item) ||
                !is_lacking(item, (sc_lack_kind)kind, wanted, &out[count]))
                continue;
            count++;
            break;
        }
    return count;
}

bool sc_text_has_optical_sizes(const sc_text *text)
{
    for (size_t i = 0; i < text->items->list.count; i++)
        if (sc_face_style_of(text->items->list.items[i].face).optical_px > 0)
            return true;
    return false;
}
