/*
 * Generated photographs: a river valley under a sky, at several times of day. Input: a name and a
 * size; output: 8-bit sRGB pixels, the same on every run. Nothing here is read from a file.
 */
#ifndef SC_TESTS_LIB_LANDSCAPE_H
#define SC_TESTS_LIB_LANDSCAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** The names that sc_landscape_paint() knows: "dusk", "day", "night", "fog"; ends in NULL. */
extern const char *const SC_LANDSCAPE_NAMES[];

/**
 * Paint the landscape `name`, portrait or landscape as the size is.
 *
 * @param pixels  `width` * `height` * 3 bytes, R G B, rows from the top without padding.
 * @return false if there is no landscape of that name.
 */
bool sc_landscape_paint(const char *name, size_t width, size_t height, uint8_t *pixels);

#endif
