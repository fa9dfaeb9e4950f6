/* Quotation marks by ICU, which has them from CLDR. See quote.h. */
#include "locale/quote.h"

#include "locale/unicode.h"

#include <string.h>
#include <unicode/ulocdata.h>

enum { MARK_UNITS_MAX = 16 };

/* What newspapers print, where CLDR says otherwise: “ and „ there. */
static const struct {
    const char *tag, *marks[2];
} PRINTED[] = {
    { "ar", { "«", "»" } },
    { "de-CH", { "«", "»" } },
    { "de-LI", { "«", "»" } },
};

static const char *const UNKNOWN[] = { [SC_QUOTE_OPEN] = "“", [SC_QUOTE_CLOSE] = "”" };

/* Whether `tag` is `other`, or `other` with more behind it. */
static bool is_of(sc_str tag, const char *other)
{
    size_t len = strlen(other);
    return sc_str_is_nocase(sc_str_sub(tag, 0, len), other) &&
           (tag.len == len || tag.ptr[len] == '-');
}

sc_str sc_quote_mark(sc_arena *arena, sc_quote which, sc_str tag)
{
    char locale[SC_LOCALE_NAME_MAX];
    for (size_t i = 0; i < sizeof PRINTED / sizeof *PRINTED; i++)
        if (is_of(tag, PRINTED[i].tag))
            return sc_str_of(PRINTED[i].marks[which]);
    if (!sc_locale_name(tag, locale))
        return sc_str_of(UNKNOWN[which]);
    UErrorCode error = U_ZERO_ERROR;
    UChar units[MARK_UNITS_MAX];
    ULocaleDataDelimiterType type =
        which == SC_QUOTE_OPEN ? ULOCDATA_QUOTATION_START : ULOCDATA_QUOTATION_END;
    ULocaleData *data = ulocdata_open(locale, &error);
    int32_t len = ulocdata_getDelimiter(data, type, units, MARK_UNITS_MAX, &error);
    ulocdata_close(data);
    if (U_FAILURE(error) || len <= 0 || len >= MARK_UNITS_MAX)
        return sc_str_of(UNKNOWN[which]);
    return sc_utf16_to_str(arena, (sc_utf16){ units, len });
}
