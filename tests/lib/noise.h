/* Repeatable noise for generated pictures: the same numbers on every machine and run. */
#ifndef SC_TESTS_LIB_NOISE_H
#define SC_TESTS_LIB_NOISE_H

#include <stdint.h>

/** @return a well mixed 32-bit number for a lattice point. */
uint32_t sc_noise_hash(int32_t x, int32_t y, uint32_t seed);

/** @return a number in 0–1 for a lattice point. */
float sc_noise_uniform(int32_t x, int32_t y, uint32_t seed);

/** @return smooth gradient noise, about -1 to 1. */
float sc_noise_at(float x, float y, uint32_t seed);

/** @return `octaves` of noise, each half as strong and twice as fine, about -1 to 1. */
float sc_noise_fractal(float x, float y, int octaves, uint32_t seed);

#endif
