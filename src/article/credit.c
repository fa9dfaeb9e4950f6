/* Credits in captions: see credit.h. */
#include "article/credit.h"

#include <string.h>

/* What stands before a colon: what comes after it is whose it is. ASCII letters in any case. */
static const char *const LABELS[] = {
    "photo",        "photos",     "photograph",   "photography", "photographer",
    "photo credit", "image",      "image credit", "picture",     "picture credit",
    "credit",       "foto",       "fotos",        "foto's",      "fotografie",
    "fotografia",   "fotografía", "photographie", "crédito",     "crédit",
    "crédit photo", "créditos",   "imagen",       "imagem",      "bild",
    "bildnachweis", "kuva",       "valokuva",     "zdjęcie",     "fot.",
    "fotó",         "fotoğraf",   "ảnh",          "Ảnh",         "фото",
    "Фото",         "ФОТО",       "світлина",     "Світлина",    "снимка",
    "Снимка",       "φωτογραφία", "Φωτογραφία",   "φωτό",        "Φωτό",
    "תמונה",        "צילום",      "صورة",         "الصورة",      "تصوير",
    "عدسة",         "عکس",        "عکاس",         "تصویر",       "फोटो",
    "तस्वीर",        "छवि",        "ছবি",          "ภาพ",         "ภาพโดย",
    "ภาพถ่าย",       "写真",       "写真提供",     "撮影",        "画像",
    "摄影",         "攝影",       "图片",         "圖片",        "图片来源",
    "圖片來源",     "图源",       "来源",         "來源",        "사진",
    "사진 제공",
};

/* Colons; those after the third only behind labels that are not ASCII. */
static const char *const COLONS[] = { ":", "：", "︰", "／", "＝", "=" };
enum { ASCII_COLONS = 3 };

/* What a credit starts with without a colon. */
static const char *const PHRASES[] = { "photograph by ",  "photo by: ", "photo by ",
                                       "photos by ",      "image by ",  "picture by ",
                                       "photo courtesy ", "©",          "(c) " };

/* The same, where brackets say that it is one: elsewhere these are prose. */
static const char *const IN_BRACKETS[] = { "foto von ", "foto de ", "foto di ", "photo de ",
                                           "фото ",     "Фото ",    "צילום ",   "صورة ",
                                           "تصوير ",    "ภาพโดย ",  "撮影 ",    "摄影 " };

static bool starts_nocase(sc_str s, const char *words)
{
    return sc_str_is_nocase(sc_str_sub(s, 0, strlen(words)), words);
}

/* Behind a label: the owner, past its colon; empty if there is no colon. */
static sc_str past_colon(sc_str s, bool is_ascii)
{
    size_t count = is_ascii ? ASCII_COLONS : sizeof COLONS / sizeof *COLONS;
    s = sc_str_trim(s);
    for (size_t i = 0; i < count; i++)
        if (sc_str_starts(s, COLONS[i]))
            return sc_str_trim(sc_str_sub(s, strlen(COLONS[i]), s.len));
    return (sc_str){ NULL, 0 };
}

static bool is_digit_at(sc_str s, size_t at)
{
    return at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9';
}

/* "2026 ", "2019, ", "2019–2026 " behind a copyright sign: the year is nobody. */
static sc_str without_years(sc_str s)
{
    static const char *const BETWEEN[] = { "-", "–", "/", ",", " " };
    size_t at = 0;
    while (is_digit_at(s, at) && is_digit_at(s, at + 1) && is_digit_at(s, at + 2) &&
           is_digit_at(s, at + 3) && !is_digit_at(s, at + 4)) {
        at += 4;
        for (size_t i = 0; i < sizeof BETWEEN / sizeof *BETWEEN; i++)
            while (sc_str_starts(sc_str_sub(s, at, s.len), BETWEEN[i]))
                at += strlen(BETWEEN[i]);
    }
    return sc_str_sub(s, at, s.len);
}

static sc_str past_phrase(sc_str text, const char *const *phrases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!starts_nocase(text, phrases[i]))
            continue;
        sc_str owner = sc_str_trim(sc_str_sub(text, strlen(phrases[i]), text.len));
        owner = starts_nocase(owner, "of ") ? sc_str_trim(sc_str_sub(owner, 3, owner.len)) : owner;
        bool is_sign = phrases[i][0] == '(' || (unsigned char)phrases[i][0] == 0xC2;
        return is_sign ? without_years(owner) : owner;
    }
    return (sc_str){ NULL, 0 };
}

/* What follows the words that open a credit, or an empty text. */
static sc_str owner_of(sc_str text, bool is_bracketed)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        if (!starts_nocase(text, LABELS[i]))
            continue;
        sc_str owner = past_colon(sc_str_sub(text, strlen(LABELS[i]), text.len),
                                  (unsigned char)LABELS[i][0] < 0x80);
        if (owner.len > 0)
            return sc_str_starts(owner, "©") ? owner_of(owner, is_bracketed) : owner;
    }
    sc_str owner = past_phrase(text, PHRASES, sizeof PHRASES / sizeof *PHRASES);
    if (owner.len == 0 && is_bracketed)
        return past_phrase(text, IN_BRACKETS, sizeof IN_BRACKETS / sizeof *IN_BRACKETS);
    return owner;
}

static sc_str without_full_stop(sc_str s)
{
    bool is_initial = s.len >= 2 && s.ptr[s.len - 2] >= 'A' && s.ptr[s.len - 2] <= 'Z';
    bool is_stop = sc_str_ends(s, ".") && !sc_str_ends(s, "..") && !is_initial;
    return is_stop ? sc_str_sub(s, 0, s.len - 1) : s;
}

static const struct {
    const char *open, *close;
} BRACKETS[] = { { "(", ")" }, { "[", "]" }, { "（", "）" }, { "［", "］" }, { "【", "】" } };

/* Where the bracket opens that closes at the end of `s`; `s.len` if none does. */
static size_t opening_of(sc_str s, const char *open, const char *close)
{
    size_t at = s.len, depth = 0;
    while (at > 0) {
        at--;
        sc_str here = sc_str_sub(s, at, s.len);
        depth += sc_str_starts(here, close);
        if (sc_str_starts(here, open) && --depth == 0)
            return at;
    }
    return s.len;
}

/* `… (Photo by X)`, `… [© X]`, `…（写真：X）`. */
static bool split_bracketed(sc_str caption, sc_str *rest, sc_str *credit)
{
    sc_str s = without_full_stop(caption);
    for (size_t i = 0; i < sizeof BRACKETS / sizeof *BRACKETS; i++) {
        const char *open = BRACKETS[i].open, *close = BRACKETS[i].close;
        if (!sc_str_ends(s, close))
            continue;
        size_t at = opening_of(s, open, close);
        if (at == s.len)
            return false;
        sc_str inside = sc_str_sub(s, at + strlen(open), s.len - strlen(close));
        sc_str owner = owner_of(sc_str_trim(inside), true);
        if (owner.len == 0)
            return false;
        *rest = sc_str_trim(sc_str_sub(s, 0, at));
        *credit = owner;
        return true;
    }
    return false;
}

/* Whether a credit can start after `before`: at the start, or after a sentence or a stroke. Chinese
 * and Japanese put no space there. */
static bool is_boundary(sc_str before)
{
    static const char *const TIGHT_ENDS[] = {
        "。", "！", "？", "」", "』", "）", "｜", "／", "　"
    };
    static const char *const ENDS[] = { ".", "!", "?",  "…", "|", "—", "–", "/",
                                        ";", "”", "\"", ")", "؟", "۔", "।", "׃" };
    sc_str trimmed = sc_str_trim(before);
    if (trimmed.len == 0)
        return true;
    for (size_t i = 0; i < sizeof TIGHT_ENDS / sizeof *TIGHT_ENDS; i++)
        if (sc_str_ends(before, TIGHT_ENDS[i]))
            return true;
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (sc_str_ends(trimmed, ENDS[i]))
            return trimmed.len < before.len;
    return false;
}

/* The strokes that only divide caption and credit go with it. */
static sc_str without_divider(sc_str rest)
{
    static const char *const DIVIDERS[] = { "|", "—", "–", "/", ";", "｜", "／", "　" };
    rest = sc_str_trim(rest);
    for (size_t i = 0; i < sizeof DIVIDERS / sizeof *DIVIDERS; i++)
        if (sc_str_ends(rest, DIVIDERS[i]))
            return sc_str_trim(sc_str_sub(rest, 0, rest.len - strlen(DIVIDERS[i])));
    return rest;
}

/* Whether a copyright sign may open a credit; behind "Photo:" it is a part of one. */
static bool is_sign_at(sc_str caption, size_t at)
{
    sc_str before = sc_str_trim(sc_str_sub(caption, 0, at));
    bool is_alone = at == 0 || sc_is_space(caption.ptr[at - 1]);
    return is_alone && sc_str_starts(sc_str_sub(caption, at, caption.len), "©") &&
           !sc_str_ends(before, ":") && !sc_str_ends(before, "：");
}

/* `…. Photo: X`, `… © X`: the last one in the caption. */
static bool split_bare(sc_str caption, sc_str *rest, sc_str *credit)
{
    for (size_t at = caption.len; at-- > 0;) {
        sc_str before = sc_str_sub(caption, 0, at), here = sc_str_sub(caption, at, caption.len);
        if (!is_sign_at(caption, at) && !is_boundary(before))
            continue;
        sc_str owner = owner_of(here, false);
        if (owner.len == 0)
            continue;
        *rest = without_divider(before);
        *credit = without_full_stop(owner);
        return credit->len > 0;
    }
    return false;
}

bool sc_credit_split(sc_str caption, sc_str *rest, sc_str *credit)
{
    sc_str trimmed = sc_str_trim(caption);
    return split_bracketed(trimmed, rest, credit) || split_bare(trimmed, rest, credit);
}
