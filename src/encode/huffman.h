/*
 * Huffman tables of a baseline JPEG: one that was made for a part of a picture is made to serve the
 * whole. How often a symbol comes is told by the length of its code, as in the JPEG standard,
 * ITU-T T.81, annexes C and F.
 */
#ifndef SC_ENCODE_HUFFMAN_H
#define SC_ENCODE_HUFFMAN_H

#include <stdio.h>

#include <jpeglib.h>

typedef enum sc_huffman_kind { SC_HUFFMAN_DC, SC_HUFFMAN_AC } sc_huffman_kind;

/**
 * Give a code to every symbol of 8-bit baseline JPEGs that has none: one of 16 bits, the longest
 * there are. Where no room is left for them, the rarest of the others get longer codes.
 *
 * @param table  `bits` and `huffval` of a valid table, changed in place.
 */
void sc_huffman_complete(JHUFF_TBL *table, sc_huffman_kind kind);

#endif
