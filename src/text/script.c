/*
 * The table of scripts, and the keys by which fonts.conf prefers families for them.
 */
#include "text/script.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#define LAST_OF_HANAZONO 0x2EBE0 /* CJK Unified Ideographs Extension F */

enum {
    CAPITALS = SC_SCRIPT_CAPITALS,
    HYPHEN = SC_SCRIPT_HYPHEN,
    JOINED = SC_SCRIPT_JOINED,
    TALL = SC_SCRIPT_TALL,
    BOX = SC_SCRIPT_BOX,
    KEEPS = SC_SCRIPT_KEEPS_FORM,
};

/* The least pitches are what text in the script is usually set at when it is set tight. */
static const struct {
    UScriptCode script;
    unsigned traits;
    double least_pitch; /* em */
} ROWS[] = {
    { USCRIPT_LATIN, CAPITALS | HYPHEN, 0 },
    { USCRIPT_GREEK, CAPITALS | HYPHEN, 0 },
    { USCRIPT_CYRILLIC, CAPITALS | HYPHEN, 0 },
    { USCRIPT_ARMENIAN, CAPITALS | HYPHEN, 0 },
    { USCRIPT_GEORGIAN, CAPITALS | HYPHEN, 0 },
    { USCRIPT_COPTIC, CAPITALS | HYPHEN, 0 },
    { USCRIPT_CHEROKEE, CAPITALS | HYPHEN, 0 },
    { USCRIPT_HEBREW, CAPITALS | HYPHEN, 0 },
    { USCRIPT_ARABIC, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_SYRIAC, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_MANDAIC, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_MONGOLIAN, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_NKO, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_PHAGS_PA, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_ADLAM, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_HANIFI_ROHINGYA, JOINED | KEEPS | TALL, 1.3 },
    { USCRIPT_DEVANAGARI, JOINED | TALL, 1.25 },
    { USCRIPT_BENGALI, JOINED | TALL, 1.25 },
    { USCRIPT_GURMUKHI, JOINED | TALL, 1.25 },
    { USCRIPT_GUJARATI, TALL, 1.25 },
    { USCRIPT_ORIYA, TALL, 1.3 },
    { USCRIPT_TAMIL, TALL, 1.25 },
    { USCRIPT_TELUGU, TALL, 1.3 },
    { USCRIPT_KANNADA, TALL, 1.3 },
    { USCRIPT_MALAYALAM, TALL, 1.25 },
    { USCRIPT_SINHALA, TALL, 1.25 },
    { USCRIPT_THAI, TALL, 1.25 },
    { USCRIPT_LAO, TALL, 1.25 },
    { USCRIPT_KHMER, TALL, 1.3 },
    { USCRIPT_MYANMAR, TALL, 1.4 },
    { USCRIPT_TIBETAN, TALL, 1.4 },
    { USCRIPT_JAVANESE, TALL, 1.4 },
    { USCRIPT_BALINESE, TALL, 1.4 },
    { USCRIPT_THAANA, TALL, 1.3 },
    { USCRIPT_HAN, BOX, 0 },
    { USCRIPT_HIRAGANA, BOX, 0 },
    { USCRIPT_KATAKANA, BOX, 0 },
    { USCRIPT_HANGUL, BOX, 0 },
    { USCRIPT_BOPOMOFO, BOX, 0 },
    { USCRIPT_YI, BOX, 0 },
};

unsigned sc_script_traits(UScriptCode script)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (ROWS[i].script == script)
            return ROWS[i].traits;
    return 0;
}

double sc_script_least_pitch(UScriptCode script)
{
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        if (ROWS[i].script == script)
            return ROWS[i].least_pitch;
    return 0;
}

sc_script_source sc_script_source_of(uint32_t code_point)
{
    static const sc_script_source NONE = { NULL, NULL },
                                  EMOJI = { "fonts-noto-color-emoji", "Noto Color Emoji" },
                                  CJK = { "fonts-noto-cjk", "Noto Sans CJK SC" },
                                  RARE_HAN = { "fonts-hanazono", NULL },
                                  SIGNS = { "fonts-symbola", NULL },
                                  CORE = { "fonts-noto-core", "Noto Sans" };
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)code_point, &error);
    int8_t category = u_charType((UChar32)code_point);
    if (category == U_PRIVATE_USE_CHAR || category == U_UNASSIGNED || U_FAILURE(error))
        return NONE;
    if (u_hasBinaryProperty((UChar32)code_point, UCHAR_EMOJI_PRESENTATION))
        return EMOJI;
    if (script == USCRIPT_HAN && code_point >= 0x20000)
        return code_point <= LAST_OF_HANAZONO ? RARE_HAN : NONE;
    if (sc_script_traits(script) & BOX)
        return CJK;
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED ? SIGNS : CORE;
}

void sc_script_locale(sc_str lang, char *out, size_t size)
{
    char tag[ULOC_FULLNAME_CAPACITY];
    out[0] = 0;
    if (lang.len == 0 || lang.len >= sizeof tag)
        return;
    memcpy(tag, lang.ptr, lang.len);
    tag[lang.len] = 0;
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(tag, out, (int32_t)size, NULL, &error);
    if (U_FAILURE(error) || error == U_STRING_NOT_TERMINATED_WARNING)
        out[0] = 0;
}

/* The parts of `lang` with what is likely added: zh-TW → "zh", "Hant", "TW". */
typedef struct subtags {
    char language[ULOC_LANG_CAPACITY], script[ULOC_SCRIPT_CAPACITY], region[ULOC_COUNTRY_CAPACITY];
} subtags;

static subtags likely_subtags(sc_str lang)
{
    subtags parts = { "", "", "" };
    char locale[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY];
    sc_script_locale(lang, locale, sizeof locale);
    if (locale[0] == 0)
        return parts;
    UErrorCode error = U_ZERO_ERROR;
    uloc_addLikelySubtags(locale, full, sizeof full, &error);
    uloc_getLanguage(full, parts.language, sizeof parts.language, &error);
    uloc_getScript(full, parts.script, sizeof parts.script, &error);
    uloc_getCountry(full, parts.region, sizeof parts.region, &error);
    if (U_FAILURE(error))
        memset(&parts, 0, sizeof parts);
    return parts;
}

UScriptCode sc_script_of_language(sc_str lang)
{
    subtags parts = likely_subtags(lang);
    int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, parts.script);
    if (parts.script[0] == 0 || script == UCHAR_INVALID_CODE)
        return USCRIPT_LATIN;
    if (script == USCRIPT_SIMPLIFIED_HAN || script == USCRIPT_TRADITIONAL_HAN ||
        script == USCRIPT_JAPANESE)
        return USCRIPT_HAN;
    return script == USCRIPT_KOREAN ? USCRIPT_HANGUL : (UScriptCode)script;
}

static const char *east_asian_reader(UScriptCode script, sc_str lang, UScriptCode hint)
{
    subtags parts = likely_subtags(lang);
    if (strcmp(parts.language, "ja") == 0 || strcmp(parts.language, "ko") == 0)
        return strcmp(parts.language, "ja") == 0 ? "ja" : "ko";
    UScriptCode seen = script == USCRIPT_HAN ? hint : script;
    if (seen == USCRIPT_HIRAGANA || seen == USCRIPT_KATAKANA)
        return "ja";
    if (seen == USCRIPT_HANGUL)
        return "ko";
    if (strcmp(parts.script, "Hant") == 0)
        return strcmp(parts.region, "HK") == 0 || strcmp(parts.region, "MO") == 0 ? "zh-hk"
                                                                                  : "zh-hant";
    return script == USCRIPT_BOPOMOFO && parts.script[0] == 0 ? "zh-hant" : "zh-hans";
}

static bool is_east_asian(UScriptCode script)
{
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
           script == USCRIPT_HANGUL || script == USCRIPT_BOPOMOFO;
}

static void lower_ascii(char *z)
{
    for (; *z != 0; z++)
        *z = *z >= 'A' && *z <= 'Z' ? (char)(*z + 'a' - 'A') : *z;
}

void sc_script_keys(UScriptCode script, sc_str lang, UScriptCode hint,
                    char keys[2][SC_SCRIPT_KEY_SIZE])
{
    keys[1][0] = 0;
    if (is_east_asian(script)) {
        snprintf(keys[0], SC_SCRIPT_KEY_SIZE, "%s", east_asian_reader(script, lang, hint));
        return;
    }
    const char *name = uscript_getShortName(script);
    subtags parts = likely_subtags(lang);
    snprintf(keys[0], SC_SCRIPT_KEY_SIZE, "%s-%s", parts.language[0] != 0 ? parts.language : "und",
             name != NULL ? name : "zyyy");
    snprintf(keys[1], SC_SCRIPT_KEY_SIZE, "und-%s", name != NULL ? name : "zyyy");
    lower_ascii(keys[0]);
    lower_ascii(keys[1]);
}
