/*
 * Itemised characters in; items, each with a face that has all its characters, out.
 *
 * A cluster is covered by a face that has its characters as written, or composed (NFC): HarfBuzz
 * sets either. Characters that never show are not asked for.
 */
#include "text/fallback.h"

#include "text/caps.h"
#include "text/chars.h"
#include "text/missing.h"
#include "text/script.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define MAX_MISSING 5
#define MAX_COMPOSED 32 /* units; a longer cluster is asked for as written */
#define MAX_OPENING 64
#define ELLIPSIS 0x2026
#define TEXT_SELECTOR 0xFE0E
#define EMOJI_SELECTOR 0xFE0F
#define KEYCAP 0x20E3

/* The faces for one script and look, best first; made when first met. */
typedef struct chain {
    UScriptCode script; /* USCRIPT_SYMBOLS_EMOJI: for what is shown in colour */
    uint8_t look;
    sc_face_list list;
} chain;

typedef struct picker {
    sc_fonts *fonts;
    sc_arena *arena;
    const sc_chars *chars;
    const sc_itemised *itemised;
    const sc_text_style *style;
    const uint8_t *looks; /* of each unit */
    sc_span span;
    const char *field;
    const char *generic;
    sc_diags *diags;
    const UNormalizer2 *composer;
    const sc_face *first; /* of the style's families */
    bool first_is_main;   /* and sets most letters */
    SC_VEC(chain) chains;
    size_t missing_count;
    int32_t letter; /* the last found by next_letter(), which looks further only past it */
} picker;

/* ---- chains ---- */

static const sc_text_style *style_of(const picker *from, uint8_t look)
{
    return look == SC_LOOK_MARKED ? from->style->marked : from->style;
}

static sc_face_style face_style_of(const picker *from, uint8_t look)
{
    const sc_text_style *style = style_of(from, look);
    return (sc_face_style){ style->weight, style->is_italic, style->stretch, style->optical_px,
                            style->variations };
}

static void add_preferred(picker *to, UScriptCode script, uint8_t look, sc_face_list *list)
{
    sc_face_style face_style = face_style_of(to, look);
    char keys[2][SC_SCRIPT_KEY_SIZE];
    sc_script_keys(script, to->style->lang, to->itemised->east_asian, keys);
    for (size_t i = 0; i < 2 && keys[i][0] != 0; i++)
        sc_fonts_prefer(to->fonts, to->arena, to->generic, keys[i], face_style, list);
}

static void add_families(picker *to, UScriptCode script, uint8_t look, sc_face_list *list)
{
    const sc_text_style *style = style_of(to, look);
    sc_face_style face_style = face_style_of(to, look);
    for (size_t i = 0; i < style->family_count; i++) {
        sc_str family = style->families[i];
        const sc_face *face = sc_fonts_find(to->fonts, family, face_style);
        sc_face_list_add(to->arena, list, face);
        if (face == NULL && (sc_str_is(family, "sans-serif") || sc_str_is(family, "serif")))
            add_preferred(to, script, look, list);
    }
}

static sc_face_list make_chain(picker *to, UScriptCode script, uint8_t look)
{
    sc_face_list list = { 0 };
    if (script == USCRIPT_SYMBOLS_EMOJI)
        sc_fonts_prefer(to->fonts, to->arena, "emoji", "und-zsye", face_style_of(to, look), &list);
    add_families(to, script, look, &list);
    add_preferred(to, script, look, &list);
    return list;
}

static const sc_face_list *find_chain(picker *to, UScriptCode script, uint8_t look)
{
    for (size_t i = 0; i < to->chains.count; i++)
        if (to->chains.items[i].script == script && to->chains.items[i].look == look)
            return &to->chains.items[i].list;
    chain made = { script, look, make_chain(to, script, look) };
    sc_vec_push(to->arena, &to->chains, made);
    return &to->chains.items[to->chains.count - 1].list;
}

/* ---- coverage ---- */

typedef struct cluster {
    int32_t start, end;
    UChar composed[MAX_COMPOSED];
    int32_t composed_count; /* 0: not asked for */
} cluster;

static cluster read_cluster(const picker *from, int32_t start, int32_t end)
{
    cluster made = { .start = start, .end = end };
    UErrorCode error = U_ZERO_ERROR;
    const UChar *units = from->chars->units + start;
    if (end - start < 2 || end - start > MAX_COMPOSED / 2 || from->composer == NULL)
        return made;
    int32_t count =
        unorm2_normalize(from->composer, units, end - start, made.composed, MAX_COMPOSED, &error);
    made.composed_count = U_SUCCESS(error) ? count : 0;
    return made;
}

static bool has_all(const sc_face *face, const sc_chars *chars, int32_t start, int32_t end)
{
    for (int32_t at = start; at < end;) {
        UChar32 c = sc_chars_next(chars, &at);
        if (!sc_chars_is_ignorable(c) && !sc_face_has(face, (uint32_t)c))
            return false;
    }
    return true;
}

static bool covers(const picker *from, const sc_face *face, const cluster *what)
{
    if (has_all(face, from->chars, what->start, what->end))
        return true;
    sc_chars composed = { .units = what->composed, .count = what->composed_count };
    return what->composed_count > 0 && has_all(face, &composed, 0, composed.count);
}

static const sc_face *first_covering(const picker *from, const sc_face_list *list,
                                     const cluster *what)
{
    for (size_t i = 0; i < list->faces.count; i++)
        if (covers(from, list->faces.items[i], what))
            return list->faces.items[i];
    return NULL;
}

/* ---- kinds of clusters ---- */

static bool has_property(UChar32 c, UProperty property)
{
    return u_hasBinaryProperty(c, property);
}

/* Unicode TS 51, 4: by selector, else by the base character's own presentation. */
static bool is_emoji(const sc_chars *chars, int32_t start, int32_t end)
{
    int32_t at = start;
    UChar32 base = sc_chars_next(chars, &at);
    if (!has_property(base, UCHAR_EMOJI) && !has_property(base, UCHAR_REGIONAL_INDICATOR))
        return false;
    bool is_pair = has_property(base, UCHAR_REGIONAL_INDICATOR) && at < end;
    bool is_shown = has_property(base, UCHAR_EMOJI_PRESENTATION) || is_pair;
    while (at < end) {
        UChar32 c = sc_chars_next(chars, &at);
        if (c == TEXT_SELECTOR)
            return false;
        if (c == EMOJI_SELECTOR || c == KEYCAP || has_property(c, UCHAR_EMOJI_MODIFIER))
            is_shown = true;
    }
    return is_shown;
}

typedef enum company {
    ALONE,
    SPACE,
    BETWEEN,
    WITH_PREVIOUS,
    WITH_NEXT,
    AS_OPENING,
    WITH_OPENING
} company;

/* Whose face a cluster keeps to. */
static company company_of(UChar32 c)
{
    switch (u_charType(c)) {
    case U_SPACE_SEPARATOR:
        return SPACE;
    case U_DASH_PUNCTUATION:
        return has_property(c, UCHAR_HYPHEN) ? BETWEEN : WITH_PREVIOUS;
    case U_FORMAT_CHAR:
    case U_CONNECTOR_PUNCTUATION:
    case U_FINAL_PUNCTUATION:
    case U_OTHER_PUNCTUATION:
        return WITH_PREVIOUS;
    case U_END_PUNCTUATION:
        return WITH_OPENING;
    case U_START_PUNCTUATION:
        return AS_OPENING;
    case U_INITIAL_PUNCTUATION:
        return WITH_NEXT;
    default:
        return ALONE;
    }
}

/* ---- missing glyphs ---- */

static void report_missing(picker *to, int32_t start)
{
    if (to->missing_count++ < MAX_MISSING)
        sc_missing_report(to->fonts, to->chars, start, to->span, to->field, to->style->missing,
                          to->diags);
}

/* ---- picking ---- */

/* Any face that has the cluster: rather one that other parts of the text, or texts of its
 * language, are set in. */
static const sc_face *pick_any(picker *to, const cluster *what)
{
    uint8_t look = to->looks[what->start];
    const UScriptCode others[] = { to->itemised->main_script,
                                   sc_script_of_language(to->style->lang) };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        const sc_face *face = first_covering(to, find_chain(to, others[i], look), what);
        if (face != NULL)
            return face;
    }
    int32_t at = what->start;
    UChar32 base = sc_chars_next(to->chars, &at);
    const sc_face *face = sc_fonts_covering(to->fonts, (uint32_t)base, face_style_of(to, look));
    return face != NULL && covers(to, face, what) ? face : NULL;
}

/* A character inside a cluster, if that has to part, goes by its own script. */
static UScriptCode script_at(const picker *from, int32_t start)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t at = start;
    UScriptCode own = uscript_getScript(sc_chars_next(from->chars, &at), &error);
    bool is_inside = !(from->chars->flags[start] & SC_CHAR_GRAPHEME);
    bool is_real = U_SUCCESS(error) && own != USCRIPT_COMMON && own != USCRIPT_INHERITED;
    return is_inside && is_real ? own : from->itemised->scripts[start];
}

/* A private-use character means something in one font only, which the design has to name. */
static const sc_face *pick_own(picker *to, int32_t start, const cluster *what)
{
    sc_face_list own = { 0 };
    add_families(to, USCRIPT_COMMON, to->looks[start], &own);
    return first_covering(to, &own, what);
}

static bool is_private_at(const sc_chars *chars, int32_t start)
{
    return u_charType(sc_chars_next(chars, &start)) == U_PRIVATE_USE_CHAR;
}

static const sc_face *pick(picker *to, int32_t start, int32_t end)
{
    bool emoji = is_emoji(to->chars, start, end);
    UScriptCode script = emoji ? USCRIPT_SYMBOLS_EMOJI : script_at(to, start);
    cluster what = read_cluster(to, start, end);
    if (is_private_at(to->chars, start))
        return pick_own(to, start, &what);
    const sc_face *face = first_covering(to, find_chain(to, script, to->looks[start]), &what);
    return face != NULL ? face : pick_any(to, &what);
}

/* What stands beside a cluster, found while walking. */
typedef struct neighbours {
    const sc_face *previous;
    const sc_face *opening[MAX_OPENING]; /* faces of brackets not yet closed */
    size_t opening_count;
} neighbours;

/* @return the next cluster from `at` on, on this forced line, that chooses its own face; `count` if
 * there is none. */
static int32_t next_letter(picker *to, int32_t at)
{
    if (at <= to->letter)
        return to->letter;
    const sc_chars *chars = to->chars;
    for (; at < chars->count; at = sc_chars_next_grapheme(chars, at)) {
        int32_t first = at;
        if (chars->flags[at] & SC_CHAR_HARD)
            return chars->count;
        if (company_of(sc_chars_next(chars, &first)) == ALONE)
            break;
    }
    to->letter = at;
    return at;
}

static const sc_face *pick_next_letter(picker *to, int32_t at)
{
    int32_t start = next_letter(to, at);
    if (start >= to->chars->count)
        return NULL;
    int32_t end = sc_chars_next_grapheme(to->chars, start);
    return is_emoji(to->chars, start, end) ? NULL : pick(to, start, end);
}

/* A space or a hyphen between two faces: that of the first family, as in browsers, if it is one of
 * them. */
static const sc_face *face_between(picker *to, const neighbours *beside, int32_t end)
{
    const sc_face *next = pick_next_letter(to, end);
    return next != NULL && sc_face_is_sibling(next, to->first) ? next : beside->previous;
}

/* Where the first family sets the text, its spaces are everywhere those of a line, as in browsers,
 * but inside words that join. */
static bool takes_first_space(const picker *from, int32_t start)
{
    return from->first_is_main &&
           !(sc_script_traits(from->itemised->scripts[start]) & SC_SCRIPT_JOINED);
}

static const sc_face *company_face(picker *to, neighbours *beside, company with, int32_t start,
                                   int32_t end)
{
    const sc_face *face = beside->previous;
    if (with == SPACE && takes_first_space(to, start))
        face = to->first;
    else if (with == SPACE || with == BETWEEN)
        face = face_between(to, beside, end);
    else if (with == WITH_NEXT || with == AS_OPENING) {
        face = pick_next_letter(to, end);
        if (with == AS_OPENING && beside->opening_count < MAX_OPENING)
            beside->opening[beside->opening_count++] = face;
    } else if (with == WITH_OPENING && beside->opening_count > 0) {
        face = beside->opening[--beside->opening_count];
    }
    return face != NULL ? face : pick_next_letter(to, end);
}

/* What stands beside may be of another look: @return the same family's face in the cluster's own,
 * or NULL. */
static const sc_face *in_own_look(picker *to, const sc_face *face, int32_t start)
{
    if (to->style->marked == NULL || face == NULL)
        return face;
    const sc_face_list *list = find_chain(to, script_at(to, start), to->looks[start]);
    for (size_t i = 0; i < list->faces.count; i++)
        if (sc_face_is_sibling(list->faces.items[i], face))
            return list->faces.items[i];
    return NULL;
}

static const sc_face *pick_beside(picker *to, neighbours *beside, int32_t start, int32_t end)
{
    int32_t first = start;
    company with = company_of(sc_chars_next(to->chars, &first));
    if (with == ALONE || is_emoji(to->chars, start, end))
        return pick(to, start, end);
    const sc_face *face = in_own_look(to, company_face(to, beside, with, start, end), start);
    cluster what = read_cluster(to, start, end);
    bool fits = face != NULL && !sc_face_is_color(face) && covers(to, face, &what);
    return fits ? face : pick(to, start, end);
}

static void add_cluster(picker *to, sc_items *items, int32_t start, int32_t end,
                        const sc_face *face)
{
    UScriptCode script = to->itemised->scripts[start];
    UBiDiLevel level = to->itemised->levels[start];
    uint8_t look = to->looks[start];
    bool is_shrunk = sc_caps_shrinks(to->chars, start, end, face, script, style_of(to, look)->caps,
                                     to->style->lang);
    sc_item *last = items->list.count > 0 ? &items->list.items[items->list.count - 1] : NULL;
    bool joins = last != NULL && last->end == start && last->face == face &&
                 last->script == script && last->level == level && last->look == look &&
                 last->is_shrunk == is_shrunk;
    sc_item made = { start, end, script, level, look, is_shrunk, face };
    if (joins)
        last->end = end;
    else
        sc_vec_push(to->arena, &items->list, made);
}

/* No one face has the whole cluster, a letter with the mark of another script say: then, and only
 * then, its characters part. */
static void split_cluster(picker *to, sc_items *items, int32_t start, int32_t end)
{
    const sc_face *face = NULL;
    for (int32_t next = start; start < end; start = next) {
        bool is_ignorable = sc_chars_is_ignorable(sc_chars_next(to->chars, &next));
        if (face == NULL || !is_ignorable)
            face = pick(to, start, next);
        if (face == NULL)
            report_missing(to, start);
        if (face != NULL || to->first != NULL)
            add_cluster(to, items, start, next, face != NULL ? face : to->first);
    }
}

/* An error is enough of so many; with warnings, the text is set to its end. */
static bool is_given_up(const picker *of)
{
    return of->style->missing == SC_MISSING_ERROR && of->missing_count >= MAX_MISSING;
}

/* @return whether the first letter of the text's main script is set in the first family. */
static bool first_is_main(picker *to)
{
    const sc_chars *chars = to->chars;
    for (int32_t at = 0, end; at < chars->count; at = end) {
        end = sc_chars_next_grapheme(chars, at);
        int32_t next = at;
        UChar32 c = sc_chars_next(chars, &next);
        if (u_isalpha(c) && to->itemised->scripts[at] == to->itemised->main_script)
            return to->first != NULL && pick(to, at, end) == to->first;
    }
    return false;
}

static void pick_all(picker *to, sc_items *items)
{
    neighbours beside = { 0 };
    to->first_is_main = first_is_main(to);
    for (int32_t start = 0; start < to->chars->count && !is_given_up(to);) {
        int32_t end = sc_chars_next_grapheme(to->chars, start);
        if (to->chars->flags[start] & SC_CHAR_HARD) {
            beside.previous = NULL;
        } else {
            const sc_face *face = pick_beside(to, &beside, start, end);
            if (face != NULL)
                add_cluster(to, items, start, end, face);
            else
                split_cluster(to, items, start, end);
            if (face != NULL && !sc_face_is_color(face))
                beside.previous = face;
        }
        start = end;
    }
}

static const sc_face *find_primary(picker *to)
{
    const sc_face_list *list = find_chain(to, to->itemised->main_script, SC_LOOK_PLAIN);
    return list->faces.count > 0
               ? list->faces.items[0]
               : sc_fonts_covering(to->fonts, ' ', face_style_of(to, SC_LOOK_PLAIN));
}

static const sc_face *find_ellipsis(picker *to)
{
    const sc_face_list *list = find_chain(to, to->itemised->main_script, SC_LOOK_PLAIN);
    for (size_t i = 0; i < list->faces.count; i++)
        if (sc_face_has(list->faces.items[i], ELLIPSIS))
            return list->faces.items[i];
    return sc_fonts_covering(to->fonts, ELLIPSIS, face_style_of(to, SC_LOOK_PLAIN));
}

sc_status sc_fallback_pick(sc_fonts *fonts, sc_arena *arena, const sc_chars *chars,
                           const sc_itemised *itemised, const sc_text_style *style, sc_span span,
                           const char *field, sc_diags *diags, const sc_items **out)
{
    UErrorCode error = U_ZERO_ERROR;
    picker to = {
        .fonts = fonts,
        .arena = arena,
        .chars = chars,
        .itemised = itemised,
        .style = style,
        .looks = sc_chars_looks(arena, chars, style->marks, style->mark_count),
        .span = span,
        .field = field,
        .diags = diags,
        .generic = "sans-serif",
        .letter = -1,
        .composer = unorm2_getNFCInstance(&error),
    };
    if (style->family_count > 0)
        to.generic = sc_fonts_generic_of(fonts, style->families[0]);
    to.first = find_primary(&to);
    sc_items *items = SC_NEW(arena, sc_items);
    pick_all(&to, items);
    if (to.missing_count > 0 && style->missing == SC_MISSING_ERROR)
        return SC_E_CONFIG;
    items->has_missing = to.missing_count > 0;
    items->primary = to.first;
    items->ellipsis_face = find_ellipsis(&to);
    *out = items;
    return SC_OK;
}
