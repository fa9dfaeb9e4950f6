/* Digits and months, by ICU: see date_words.h. */
#include "locale/date_words.h"

#include "base/utf8.h"
#include "locale/unicode.h"

#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

enum { NAME_MAX_UNITS = 40, TEXT_MAX_BYTES = 120 };

int sc_digit_next(sc_str text, size_t *at)
{
    size_t next = *at;
    int value = at[0] < text.len ? u_charDigitValue((UChar32)sc_utf8_next(text, &next)) : -1;
    if (value >= 0)
        *at = next;
    return value;
}

/* What a language calls its months, in every form that dates use. */
static UDateFormat *open_months(sc_str tag)
{
    static const UChar UTC[] = { 'U', 'T', 'C', 0 }, PATTERN[] = { 'M', 0 };
    char locale[SC_LOCALE_NAME_MAX], gregorian[SC_LOCALE_NAME_MAX + 32];
    UErrorCode status = U_ZERO_ERROR;
    if (!sc_locale_name(tag, locale))
        return NULL;
    /* The dates of some languages are in another calendar; on the web they seldom are. */
    snprintf(gregorian, sizeof gregorian, "%s@calendar=gregorian", locale);
    UDateFormat *format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, gregorian, UTC, 3, PATTERN, 1, &status);
    return U_SUCCESS(status) ? format : NULL;
}

/* @return how many units of `text` are the name; 0 if it does not begin with it. */
static int32_t match(const UChar *text, int32_t text_len, const UChar *name, int32_t len)
{
    if (len > 1 && name[len - 1] == '.')
        len--;
    if (len == 0 || len > text_len || u_strncasecmp(text, name, len, U_FOLD_CASE_DEFAULT) != 0)
        return 0;
    UChar32 after = len < text_len ? text[len] : 0; /* no month's letters are beyond the BMP */
    bool is_ideographic = u_hasBinaryProperty(text[len - 1], UCHAR_IDEOGRAPHIC) ||
                          u_getIntPropertyValue(text[len - 1], UCHAR_HANGUL_SYLLABLE_TYPE) != 0;
    return u_isalpha(after) && !is_ideographic ? 0 : len;
}

/* The longest of the names of one form. */
static int longest(const UDateFormat *format, UDateFormatSymbolType form, const UChar *text,
                   int32_t text_len, int32_t *len)
{
    int found = 0;
    for (int32_t month = 0; month < 12; month++) {
        UChar name[NAME_MAX_UNITS];
        UErrorCode status = U_ZERO_ERROR;
        int32_t name_len = udat_getSymbols(format, form, month, name, NAME_MAX_UNITS, &status);
        int32_t matched = U_SUCCESS(status) && name_len <= NAME_MAX_UNITS
                              ? match(text, text_len, name, name_len)
                              : 0;
        if (matched > *len) {
            *len = matched;
            found = month + 1;
        }
    }
    return found;
}

int sc_month_read(sc_str text, sc_str tag, size_t *len)
{
    static const UDateFormatSymbolType FORMS[] = { UDAT_MONTHS, UDAT_STANDALONE_MONTHS,
                                                   UDAT_SHORT_MONTHS,
                                                   UDAT_STANDALONE_SHORT_MONTHS };
    UChar units[TEXT_MAX_BYTES];
    int32_t count = 0, matched = 0, bytes = 0;
    UErrorCode status = U_ZERO_ERROR;
    sc_str start = sc_str_sub(text, 0, TEXT_MAX_BYTES);
    u_strFromUTF8WithSub(units, TEXT_MAX_BYTES, &count, start.ptr, (int32_t)start.len, 0xFFFD, NULL,
                         &status);
    UDateFormat *format = U_SUCCESS(status) ? open_months(tag) : NULL;
    int month = 0;
    for (size_t i = 0; format != NULL && i < sizeof FORMS / sizeof *FORMS; i++) {
        int found = longest(format, FORMS[i], units, count, &matched);
        month = found != 0 ? found : month;
    }
    udat_close(format);
    if (month == 0)
        return 0;
    status = U_ZERO_ERROR;
    u_strToUTF8(NULL, 0, &bytes, units, matched, &status);
    *len = (size_t)bytes;
    return month;
}
