/* The table of named colours. */
#ifndef SC_LAYOUT_COLOR_NAMES_H
#define SC_LAYOUT_COLOR_NAMES_H

#include <stdint.h>

typedef struct sc_color_name {
    const char *name;
    uint32_t rgb; /* 0xRRGGBB */
} sc_color_name;

enum { SC_COLOR_NAME_COUNT = 148 };

extern const sc_color_name SC_COLOR_NAMES[SC_COLOR_NAME_COUNT];

#endif
