/*
 * fonts/fonts.conf, built into the program so that it runs from any folder. The build writes it
 * from the file.
 */
#ifndef SC_TEXT_BUILTIN_FONTS_H
#define SC_TEXT_BUILTIN_FONTS_H

#include <stddef.h>

extern const char SC_BUILTIN_FONTS_CONF[]; /* SC_BUILTIN_FONTS_CONF_LEN bytes and a NUL */
extern const size_t SC_BUILTIN_FONTS_CONF_LEN;

#endif
