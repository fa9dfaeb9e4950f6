/* See noise.h. */
#include "lib/noise.h"

#include <math.h>

uint32_t sc_noise_hash(int32_t x, int32_t y, uint32_t seed)
{
    uint32_t h = (uint32_t)x * 0x9E3779B1u ^ (uint32_t)y * 0x85EBCA77u ^ seed * 0xC2B2AE3Du;
    h = (h ^ h >> 15) * 0x2C1B3C6Du;
    h = (h ^ h >> 12) * 0x297A2D39u;
    return h ^ h >> 15;
}

float sc_noise_uniform(int32_t x, int32_t y, uint32_t seed)
{
    return (float)(sc_noise_hash(x, y, seed) >> 8) / 16777216.0f;
}

/* The slope that a lattice point gives to its neighbourhood, times the way (dx, dy) to it. */
static float slope(int32_t x, int32_t y, uint32_t seed, float dx, float dy)
{
    static const float DIRECTIONS[8][2] = { { 1, 0 },          { -1, 0 },         { 0, 1 },
                                            { 0, -1 },         { .707f, .707f },  { -.707f, .707f },
                                            { .707f, -.707f }, { -.707f, -.707f } };
    const float *d = DIRECTIONS[sc_noise_hash(x, y, seed) & 7];
    return d[0] * dx + d[1] * dy;
}

static float ease(float t)
{
    return t * t * t * (t * (t * 6 - 15) + 10);
}

static float mix(float a, float b, float t)
{
    return a + (b - a) * t;
}

float sc_noise_at(float x, float y, uint32_t seed)
{
    float fx = floorf(x), fy = floorf(y), dx = x - fx, dy = y - fy;
    int32_t ix = (int32_t)fx, iy = (int32_t)fy;
    float above = mix(slope(ix, iy, seed, dx, dy), slope(ix + 1, iy, seed, dx - 1, dy), ease(dx));
    float below = mix(slope(ix, iy + 1, seed, dx, dy - 1),
                      slope(ix + 1, iy + 1, seed, dx - 1, dy - 1), ease(dx));
    return 1.5f * mix(above, below, ease(dy));
}

float sc_noise_fractal(float x, float y, int octaves, uint32_t seed)
{
    float sum = 0, strength = 0.5f;
    for (int i = 0; i < octaves; i++) {
        sum += strength * sc_noise_at(x, y, seed + (uint32_t)i);
        strength *= 0.5f;
        x *= 2.03f;
        y *= 2.03f;
    }
    return sum;
}
