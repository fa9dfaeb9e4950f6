/* The script of a language, by ICU's likely subtags (Unicode Technical Standard 35, part 1). */
#include "locale/script.h"

#include <unicode/uloc.h>

sc_str sc_lang_script(sc_arena *arena, sc_str tag)
{
    char locale[ULOC_FULLNAME_CAPACITY], likely[ULOC_FULLNAME_CAPACITY], script[8];
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(sc_str_z(arena, tag), locale, sizeof locale, NULL, &error);
    uloc_addLikelySubtags(locale, likely, sizeof likely, &error);
    int32_t length = uloc_getScript(likely, script, sizeof script, &error);
    if (U_FAILURE(error) || length != 4)
        return SC_STR("Zyyy");
    return sc_str_copy(arena, (sc_str){ script, 4 });
}
