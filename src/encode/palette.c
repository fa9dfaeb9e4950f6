/* Counting colours: see palette.h. */
#include "encode/palette.h"

enum { SLOTS = 1024, RGB = 0xFFFFFF };

/* An open hash table: 0 is an empty slot, else an index into the palette, and one. */
typedef struct counter {
    sc_palette *palette;
    uint16_t slots[SLOTS];
} counter;

/* @return the colour's index, or -1 if it is one too many. */
static int index_of(counter *c, uint32_t colour)
{
    uint32_t at = (colour * 2654435761U) >> 22; /* Knuth's multiplier: the upper 10 bits */
    while (c->slots[at] != 0) {
        int found = c->slots[at] - 1;
        if (c->palette->colours[found] == colour)
            return found;
        at = (at + 1) % SLOTS;
    }
    if (c->palette->count == SC_PALETTE_MAX)
        return -1;
    c->palette->colours[c->palette->count++] = colour;
    c->slots[at] = (uint16_t)c->palette->count;
    return c->palette->count - 1;
}

static bool index_row(counter *c, const uint32_t *row, int width, uint8_t *indices)
{
    uint32_t last = row[0] & RGB;
    int index = index_of(c, last);
    for (int x = 0; x < width && index >= 0; x++) {
        uint32_t colour = row[x] & RGB;
        if (colour != last)
            index = index_of(c, colour);
        last = colour;
        indices[x] = (uint8_t)index;
    }
    return index >= 0;
}

bool sc_palette_of(sc_arena *arena, const sc_bitmap *bitmap, sc_palette *out)
{
    sc_palette palette = { 0 };
    counter c = { .palette = &palette };
    size_t width = (size_t)bitmap->width, row_pixels = (size_t)bitmap->stride / 4;
    palette.indices = sc_arena_alloc_raw(arena, width * (size_t)bitmap->height, 1);
    for (size_t y = 0; y < (size_t)bitmap->height; y++)
        if (!index_row(&c, bitmap->pixels + y * row_pixels, bitmap->width,
                       palette.indices + y * width))
            return false;
    *out = palette;
    return true;
}
