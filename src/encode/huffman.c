/* Huffman tables: see huffman.h. */
#include "encode/huffman.h"

#include <stdint.h>
#include <string.h>

/* T.81, F.1.2: of 8-bit samples, differences of DC have up to 11 bits, and AC coefficients 10. */
enum { LONGEST = 16, SYMBOLS = 256, DC_BITS = 11, AC_BITS = 10, RUNS = 16 };
enum { END_OF_BLOCK = 0x00, SIXTEEN_ZEROS = 0xF0 };

/* The symbols that have a code, from the shortest to the longest. */
typedef struct code {
    uint8_t symbols[SYMBOLS], lengths[SYMBOLS];
    int count;
    long room; /* codes of LONGEST bits that are still free; below 0: that are too many */
} code;

/* How many codes of LONGEST bits one of `length` bits stands for. */
static long share_of(int length)
{
    return 1L << (LONGEST - length);
}

static void add(code *c, uint8_t symbol, int length)
{
    c->symbols[c->count] = symbol;
    c->lengths[c->count++] = (uint8_t)length;
    c->room -= share_of(length);
}

/* A code of ones alone is not allowed: there is one code less than there could be. */
static code read_code(const JHUFF_TBL *table)
{
    code c = { .room = share_of(0) - 1 };
    for (int length = 1; length <= LONGEST; length++)
        for (int i = 0; i < table->bits[length]; i++)
            add(&c, table->huffval[c.count], length);
    return c;
}

static void add_missing(code *c, uint8_t symbol)
{
    if (memchr(c->symbols, symbol, (size_t)c->count) == NULL)
        add(c, symbol, LONGEST);
}

static void add_all_missing(code *c, sc_huffman_kind kind)
{
    int runs = kind == SC_HUFFMAN_AC ? RUNS : 1, bits = kind == SC_HUFFMAN_AC ? AC_BITS : DC_BITS;
    add_missing(c, END_OF_BLOCK); /* of DC: no difference */
    for (int run = 0; run < runs; run++)
        for (int size = 1; size <= bits; size++)
            add_missing(c, (uint8_t)(run << 4 | size));
    if (kind == SC_HUFFMAN_AC)
        add_missing(c, SIXTEEN_ZEROS);
}

/* The rarest symbol whose code can be longer gives up half of its share, until all have room: that
 * costs the least, as a symbol of `length` bits comes once in 2 to the power of `length`. */
static void make_room(code *c)
{
    for (int i = c->count - 1; c->room < 0 && i >= 0;) {
        if (c->lengths[i] == LONGEST) {
            i--;
            continue;
        }
        c->room += share_of(c->lengths[i]) / 2;
        c->lengths[i]++;
    }
}

static void write_code(const code *c, JHUFF_TBL *table)
{
    int written = 0;
    memset(table->bits, 0, sizeof table->bits);
    for (int length = 1; length <= LONGEST; length++)
        for (int i = 0; i < c->count; i++)
            if (c->lengths[i] == length) {
                table->bits[length]++;
                table->huffval[written++] = c->symbols[i];
            }
}

void sc_huffman_complete(JHUFF_TBL *table, sc_huffman_kind kind)
{
    code c = read_code(table);
    add_all_missing(&c, kind);
    make_room(&c);
    write_code(&c, table);
}
