/* Language tags, case and spelling, by ICU: see locale.h. */
#include "locale/locale.h"

#include "base/utf8.h"
#include "locale/unicode.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>

sc_utf16 sc_utf16_of(sc_arena *arena, sc_str text)
{
    sc_utf16 out = { sc_arena_alloc_array(arena, text.len + 1, sizeof(UChar)), 0 };
    UErrorCode status = U_ZERO_ERROR;
    if (text.len > 0)
        u_strFromUTF8WithSub(out.ptr, (int32_t)text.len + 1, &out.len, text.ptr, (int32_t)text.len,
                             0xFFFD, NULL, &status);
    return out;
}

sc_str sc_utf16_to_str(sc_arena *arena, sc_utf16 text)
{
    int32_t capacity = text.len * 3 + 1, len = 0;
    char *out = sc_arena_alloc(arena, (size_t)capacity);
    UErrorCode status = U_ZERO_ERROR;
    u_strToUTF8WithSub(out, capacity, &len, text.ptr, text.len, 0xFFFD, NULL, &status);
    return (sc_str){ out, (size_t)len };
}

/* A tag as uloc_forLanguageTag() takes it: hyphens, a NUL, nothing of a POSIX locale. */
static bool copy_tag(sc_str tag, char out[SC_LOCALE_NAME_MAX])
{
    size_t len = 0;
    for (; len < tag.len && tag.ptr[len] != '.' && tag.ptr[len] != '@'; len++) {
        if (len + 1 >= SC_LOCALE_NAME_MAX)
            return false;
        out[len] = tag.ptr[len] == '_' ? '-' : tag.ptr[len];
    }
    out[len] = '\0';
    return len > 0;
}

bool sc_locale_name(sc_str tag, char name[SC_LOCALE_NAME_MAX])
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_setDefault("en", &status);
    char spelt[SC_LOCALE_NAME_MAX];
    int32_t parsed = 0;
    name[0] = '\0';
    if (!copy_tag(tag, spelt))
        return false;
    uloc_forLanguageTag(spelt, name, SC_LOCALE_NAME_MAX, &parsed, &status);
    if (U_SUCCESS(status) && status != U_STRING_NOT_TERMINATED_WARNING &&
        (size_t)parsed == strlen(spelt) && uloc_getISO3Language(name)[0] != '\0')
        return true;
    name[0] = '\0';
    return false;
}

bool sc_lang_is_valid(sc_str tag)
{
    char name[SC_LOCALE_NAME_MAX];
    for (size_t i = 0; i < tag.len; i++)
        if (!sc_is_alpha(tag.ptr[i]) && !sc_is_digit(tag.ptr[i]) && tag.ptr[i] != '-')
            return false;
    return sc_locale_name(tag, name);
}

sc_str sc_lang_normalize(sc_arena *arena, sc_str tag)
{
    char name[SC_LOCALE_NAME_MAX], canonical[SC_LOCALE_NAME_MAX], out[SC_LOCALE_NAME_MAX];
    UErrorCode status = U_ZERO_ERROR;
    if (!sc_locale_name(tag, name))
        return (sc_str){ NULL, 0 };
    uloc_canonicalize(name, canonical, sizeof canonical, &status);
    int32_t len = uloc_toLanguageTag(canonical, out, sizeof out, false, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        return (sc_str){ NULL, 0 };
    return sc_str_copy(arena, (sc_str){ out, (size_t)len });
}

bool sc_lang_is_rtl(sc_str tag)
{
    char name[SC_LOCALE_NAME_MAX];
    return sc_locale_name(tag, name) && uloc_isRightToLeft(name);
}

sc_str sc_lang_og_locale(sc_arena *arena, sc_str tag)
{
    char name[SC_LOCALE_NAME_MAX], likely[SC_LOCALE_NAME_MAX];
    char language[ULOC_LANG_CAPACITY], country[ULOC_COUNTRY_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    if (!sc_locale_name(tag, name))
        return (sc_str){ NULL, 0 };
    uloc_addLikelySubtags(name, likely, sizeof likely, &status);
    uloc_getLanguage(likely, language, sizeof language, &status);
    uloc_getCountry(likely, country, sizeof country, &status);
    if (U_FAILURE(status))
        return (sc_str){ NULL, 0 };
    if (strcmp(country, "419") == 0) /* Latin America: Open Graph's es_LA */
        strcpy(country, "LA");
    return sc_str_fmt(arena, country[0] == '\0' ? "%s%s" : "%s_%s", language, country);
}

typedef int32_t map_case(const UCaseMap *, char *, int32_t, const char *, int32_t, UErrorCode *);

static sc_str change_case(sc_arena *arena, sc_str text, sc_str tag, map_case *map)
{
    char name[SC_LOCALE_NAME_MAX];
    UErrorCode status = U_ZERO_ERROR;
    if (text.len == 0)
        return text;
    sc_locale_name(tag, name);
    /* Only of use to title case. */
    UCaseMap *cases = ucasemap_open(name, U_TITLECASE_NO_LOWERCASE, &status);
    if (U_FAILURE(status))
        return text;
    sc_arena_defer(arena, (void (*)(void *))ucasemap_close, cases);
    /* One character becomes at most three of two bytes each (ΐ), and none grows past threefold. */
    int32_t capacity = (int32_t)text.len * 3 + 1;
    char *out = sc_arena_alloc(arena, (size_t)capacity);
    int32_t len = map(cases, out, capacity, text.ptr, (int32_t)text.len, &status);
    return U_FAILURE(status) ? text : (sc_str){ out, (size_t)len };
}

sc_str sc_case_upper(sc_arena *arena, sc_str text, sc_str tag)
{
    return change_case(arena, text, tag, ucasemap_utf8ToUpper);
}

sc_str sc_case_lower(sc_arena *arena, sc_str text, sc_str tag)
{
    return change_case(arena, text, tag, ucasemap_utf8ToLower);
}

static int32_t to_title(const UCaseMap *cases, char *out, int32_t capacity, const char *text,
                        int32_t length, UErrorCode *status)
{
    return ucasemap_utf8ToTitle((UCaseMap *)cases, out, capacity, text, length, status);
}

sc_str sc_case_title(sc_arena *arena, sc_str text, sc_str tag)
{
    return change_case(arena, text, tag, to_title);
}

static bool is_german(sc_str tag)
{
    return sc_str_is_nocase(sc_str_sub(tag, 0, 2), "de") &&
           (tag.len == 2 || tag.ptr[2] == '-' || tag.ptr[2] == '_');
}

/* Any-Latin loads the rules of every script it meets (Han alone takes 0.1 s): not for Latin. */
static bool is_latin(sc_str text)
{
    static const uint32_t LATIN_END = 0x0370;
    for (size_t at = 0; at < text.len;) {
        uint32_t cp = sc_utf8_next(text, &at);
        if (cp >= LATIN_END && u_isUAlphabetic((UChar32)cp) && (cp < 0x1E00 || cp > 0x1EFF))
            return false;
    }
    return true;
}

static UTransliterator *open_spelling(sc_str text, sc_str tag)
{
    char rules[64];
    UChar id[64];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(rules, sizeof rules, "%s%sLatin-ASCII", is_german(tag) ? "de-ASCII; " : "",
             is_latin(text) ? "" : "Any-Latin; ");
    u_uastrcpy(id, rules);
    UTransliterator *spelling = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
    return U_FAILURE(status) ? NULL : spelling;
}

static bool is_ascii(sc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.ptr[i] >= 0x80)
            return false;
    return true;
}

/* The longest text that is spelt: romanising is slow, and slugs are short. */
enum { SPELT_MAX = 400, SPELT_GROWTH = 8 };

sc_str sc_spell_ascii(sc_arena *arena, sc_str text, sc_str tag)
{
    if (is_ascii(text))
        return text;
    UTransliterator *spelling = open_spelling(text, tag);
    if (spelling == NULL)
        return (sc_str){ NULL, 0 };
    sc_utf16 source = sc_utf16_of(arena, text);
    int32_t len = source.len < SPELT_MAX ? source.len : SPELT_MAX;
    int32_t capacity = len * SPELT_GROWTH + 1, limit = len;
    UChar *spelt = sc_arena_alloc_array(arena, (size_t)capacity, sizeof(UChar));
    u_memcpy(spelt, source.ptr, len);
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(spelling, spelt, &len, capacity, 0, &limit, &status);
    utrans_close(spelling);
    sc_buf out = sc_buf_new(arena, (size_t)capacity);
    for (int32_t i = 0; U_SUCCESS(status) && i < len; i++)
        if (spelt[i] < 0x80)
            sc_buf_addc(&out, (char)spelt[i]);
    return sc_buf_str(&out);
}

size_t sc_grapheme_count(sc_str text)
{
    UErrorCode status = U_ZERO_ERROR;
    UText utext = UTEXT_INITIALIZER;
    utext_openUTF8(&utext, text.len == 0 ? "" : text.ptr, (int64_t)text.len, &status);
    UBreakIterator *breaks = ubrk_open(UBRK_CHARACTER, "en", NULL, 0, &status);
    ubrk_setUText(breaks, &utext, &status);
    size_t count = 0;
    while (U_SUCCESS(status) && ubrk_next(breaks) != UBRK_DONE)
        count++;
    ubrk_close(breaks);
    utext_close(&utext);
    return count;
}
