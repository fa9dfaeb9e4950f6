/* Credits in captions: see credit.h. */
#include "article/credit.h"

#include <string.h>

/* What a credit starts with; what comes after it is whose it is. Longer ones first. */
static const char *const STARTS[] = {
    "photograph by ", "photograph: ",
    "photo credit: ", "photo courtesy ",
    "image credit: ", "picture credit: ",
    "photo by: ",     "photo by ",
    "photo: ",        "photos by ",
    "photos: ",       "image by ",
    "image: ",        "picture by ",
    "picture: ",      "credit: ",
    "foto: ",         "fotos: ",
    "crédito: ",      "crédit : ",
    "photo : ",       "ảnh: ",
    "Ảnh: ",          "الصورة: ",
    "تصوير: ",        "©",
};

static bool starts_nocase(sc_str s, const char *words)
{
    return sc_str_is_nocase(sc_str_sub(s, 0, strlen(words)), words);
}

/* What follows the words that open a credit, or an empty text. */
static sc_str owner_of(sc_str text)
{
    for (size_t i = 0; i < sizeof STARTS / sizeof *STARTS; i++) {
        if (!starts_nocase(text, STARTS[i]))
            continue;
        sc_str owner = sc_str_trim(sc_str_sub(text, strlen(STARTS[i]), text.len));
        return starts_nocase(owner, "of ") ? sc_str_trim(sc_str_sub(owner, 3, owner.len)) : owner;
    }
    return (sc_str){ NULL, 0 };
}

static sc_str without_full_stop(sc_str s)
{
    bool is_initial = s.len >= 2 && s.ptr[s.len - 2] >= 'A' && s.ptr[s.len - 2] <= 'Z';
    bool is_stop = sc_str_ends(s, ".") && !sc_str_ends(s, "..") && !is_initial;
    return is_stop ? sc_str_sub(s, 0, s.len - 1) : s;
}

/* `… (Photo by X)`, `… [© X]`. */
static bool split_bracketed(sc_str caption, sc_str *rest, sc_str *credit)
{
    sc_str s = without_full_stop(caption);
    char close = s.len == 0 ? '\0' : s.ptr[s.len - 1];
    if (close != ')' && close != ']')
        return false;
    char open = close == ')' ? '(' : '[';
    size_t at = s.len - 1, depth = 1;
    while (at > 0 && depth > 0) {
        at--;
        depth += s.ptr[at] == close;
        depth -= s.ptr[at] == open;
    }
    if (depth > 0)
        return false;
    sc_str owner = owner_of(sc_str_trim(sc_str_sub(s, at + 1, s.len - 1)));
    if (owner.len == 0)
        return false;
    *rest = sc_str_trim(sc_str_sub(s, 0, at));
    *credit = owner;
    return true;
}

/* Whether a credit can start after `before`: at the start, or after a sentence or a stroke. */
static bool is_boundary(sc_str before)
{
    static const char *const ENDS[] = {
        ".", "!", "?", "…", "|", "—", "–", "/", ";", "”", "\"", ")"
    };
    sc_str trimmed = sc_str_trim(before);
    if (trimmed.len == 0)
        return true;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (sc_str_ends(trimmed, ENDS[i]))
            return trimmed.len < before.len;
    return false;
}

/* The strokes that only divide caption and credit go with it. */
static sc_str without_divider(sc_str rest)
{
    static const char *const DIVIDERS[] = { "|", "—", "–", "/", ";" };
    rest = sc_str_trim(rest);
    for (size_t i = 0; i < sizeof DIVIDERS / sizeof *DIVIDERS; i++)
        if (sc_str_ends(rest, DIVIDERS[i]))
            return sc_str_trim(sc_str_sub(rest, 0, rest.len - strlen(DIVIDERS[i])));
    return rest;
}

/* `…. Photo: X`, `… © X`: the last one in the caption. */
static bool split_bare(sc_str caption, sc_str *rest, sc_str *credit)
{
    for (size_t at = caption.len; at-- > 0;) {
        sc_str before = sc_str_sub(caption, 0, at), here = sc_str_sub(caption, at, caption.len);
        bool is_sign = sc_str_starts(here, "©") && (at == 0 || sc_is_space(caption.ptr[at - 1]));
        if (!is_sign && !is_boundary(before))
            continue;
        sc_str owner = owner_of(here);
        if (owner.len == 0)
            continue;
        *rest = without_divider(before);
        *credit = without_full_stop(owner);
        return true;
    }
    return false;
}

bool sc_credit_split(sc_str caption, sc_str *rest, sc_str *credit)
{
    sc_str trimmed = sc_str_trim(caption);
    return split_bracketed(trimmed, rest, credit) || split_bare(trimmed, rest, credit);
}
