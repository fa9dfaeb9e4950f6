/*
 * Between our slices and ICU's UTF-16 strings. For use inside locale/ only.
 */
#ifndef SC_LOCALE_UNICODE_H
#define SC_LOCALE_UNICODE_H

#include "base/str.h"

#include <unicode/utypes.h>

/* Long enough for every locale name that ICU makes of a language tag we accept. */
enum { SC_LOCALE_NAME_MAX = 160 };

typedef struct sc_utf16 {
    UChar *ptr;
    int32_t len;
} sc_utf16;

/** @return `text` in UTF-16, NUL-terminated, owned by `arena`. */
sc_utf16 sc_utf16_of(sc_arena *arena, sc_str text);

/** @return `text` in UTF-8, owned by `arena`. */
sc_str sc_utf16_to_str(sc_arena *arena, sc_utf16 text);

/**
 * The ICU locale of a language tag. Also makes English the locale that ICU falls back to, so that
 * nothing depends on the process's environment.
 *
 * @return false, leaving an empty name, if `tag` is not a language tag of a known language.
 */
bool sc_locale_name(sc_str tag, char name[SC_LOCALE_NAME_MAX]);

#endif
