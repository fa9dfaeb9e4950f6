/*
 * words/, built into the program: words in the order of their code points, each with a line feed
 * behind it. The build writes them from the files.
 */
#ifndef SC_TEXT_BUILTIN_WORDS_H
#define SC_TEXT_BUILTIN_WORDS_H

#include <stddef.h>

extern const char SC_BUILTIN_WORDS_KHMER[], SC_BUILTIN_WORDS_LAO[];
extern const size_t SC_BUILTIN_WORDS_KHMER_LEN, SC_BUILTIN_WORDS_LAO_LEN;

#endif
