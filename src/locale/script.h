/* The script a language is written in. */
#ifndef SC_LOCALE_SCRIPT_H
#define SC_LOCALE_SCRIPT_H

#include "base/str.h"

/** @return the ISO 15924 code of a language tag's script, "Latn", "Arab", "Hant" …: the tag's own,
 *          else the likely one; "Zyyy" if nothing is known. Owned by `arena`. */
sc_str sc_lang_script(sc_arena *arena, sc_str tag);

#endif
