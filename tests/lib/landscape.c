/*
 * See landscape.h. The picture is painted in linear light from back to front: sky, clouds, ridges
 * each hazier than the one before it, the river as a rippled mirror of all that, reeds; then it is
 * developed like a photograph: bloom, vignette, tone curve, grain.
 *
 * Places are (u, v): v from 0 at the top to 1 at the bottom, u as long, 0 in the middle.
 */
#include "lib/landscape.h"

#include "lib/noise.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct color {
    float r, g, b;
} color;

typedef struct scenery {
    const char *name;
    color zenith, horizon;        /* the sky's */
    color sun, glow;              /* the disc's, and of the air around it */
    float sun_x, sun_v, sun_size; /* x as a part of the width, -0.5 to 0.5 */
    float clouds;                 /* 0–1: how much of the sky */
    color cloud_lit, cloud_shade;
    color haze, forest, water;
    float haze_reach; /* how fast ridges fade with distance */
    float exposure, grain, stars;
} scenery;

static const scenery SCENERIES[] = {
    { .name = "dusk",
      .zenith = { .030f, .065f, .165f },
      .horizon = { .80f, .34f, .17f },
      .sun = { 9, 5.2f, 2.4f },
      .glow = { 1.25f, .52f, .16f },
      .sun_x = .15f,
      .sun_v = .512f,
      .sun_size = .011f,
      .clouds = .70f,
      .cloud_lit = { 1.25f, .46f, .25f },
      .cloud_shade = { .095f, .090f, .150f },
      .haze = { .30f, .195f, .22f },
      .forest = { .010f, .017f, .022f },
      .water = { .012f, .026f, .036f },
      .haze_reach = 1,
      .exposure = 1.12f,
      .grain = .012f },
    { .name = "day",
      .zenith = { .085f, .22f, .52f },
      .horizon = { .62f, .78f, .92f },
      .sun = { 4, 4, 3.6f },
      .glow = { .35f, .32f, .26f },
      .sun_x = -.30f,
      .sun_v = -.16f,
      .sun_size = .010f,
      .clouds = .50f,
      .cloud_lit = { 1.15f, 1.12f, 1.08f },
      .cloud_shade = { .46f, .53f, .64f },
      .haze = { .50f, .64f, .78f },
      .forest = { .035f, .075f, .020f },
      .water = { .020f, .060f, .075f },
      .haze_reach = .8f,
      .exposure = 1.05f,
      .grain = .008f },
    { .name = "night",
      .zenith = { .003f, .006f, .016f },
      .horizon = { .030f, .050f, .085f },
      .sun = { 2.6f, 2.7f, 2.6f },
      .glow = { .045f, .060f, .085f },
      .sun_x = -.20f,
      .sun_v = .17f,
      .sun_size = .017f,
      .clouds = .34f,
      .cloud_lit = { .075f, .085f, .11f },
      .cloud_shade = { .007f, .010f, .018f },
      .haze = { .018f, .030f, .050f },
      .forest = { .0012f, .0020f, .0032f },
      .water = { .001f, .003f, .006f },
      .haze_reach = .9f,
      .exposure = 1.5f,
      .grain = .016f,
      .stars = 1 },
    { .name = "fog",
      .zenith = { .62f, .66f, .70f },
      .horizon = { .84f, .85f, .84f },
      .sun = { 1.4f, 1.35f, 1.25f },
      .glow = { .22f, .20f, .16f },
      .sun_x = .05f,
      .sun_v = .25f,
      .sun_size = .020f,
      .clouds = .20f,
      .cloud_lit = { .90f, .90f, .88f },
      .cloud_shade = { .70f, .73f, .76f },
      .haze = { .74f, .77f, .78f },
      .forest = { .030f, .038f, .040f },
      .water = { .16f, .19f, .20f },
      .haze_reach = 1.8f,
      .exposure = 1,
      .grain = .010f },
};

enum { SCENERY_COUNT = sizeof SCENERIES / sizeof *SCENERIES };

const char *const SC_LANDSCAPE_NAMES[] = { "dusk", "day", "night", "fog", NULL };

/* Where the far shore meets the river. */
static const float SHORE = 0.665f;

/* One ridge: its crest's height above the shore, its shape, and to which side it rises. */
typedef struct ridge {
    float height, roughness, frequency;
    float rise, rise_from; /* added height towards one side, from u on */
    float distance;        /* 0 near – 1 at the horizon */
    float tree_height;     /* 0: too far to tell trees */
    uint32_t seed;
} ridge;

static const ridge RIDGES[] = {
    { .140f, .130f, 1.5f, .00f, 0, 1.00f, 0, 11 },
    { .095f, .110f, 1.9f, .07f, -.1f, .82f, 0, 23 },
    { .060f, .085f, 2.3f, -.15f, .05f, .62f, .0022f, 37 },
    { .020f, .060f, 2.9f, .20f, .12f, .42f, .0052f, 41 },
    { -.024f, .046f, 3.4f, -.34f, -.10f, .23f, .0110f, 59 },
    { -.075f, .030f, 3.6f, .42f, .30f, .09f, .0230f, 61 },
};

enum { RIDGE_COUNT = sizeof RIDGES / sizeof *RIDGES };

typedef struct canvas {
    const scenery *look;
    size_t width, height;
    float aspect, sun_u;
    color *pixels;
} canvas;

static float clamp01(float t)
{
    return t < 0 ? 0 : t > 1 ? 1 : t;
}

static float smooth(float from, float to, float t)
{
    t = clamp01((t - from) / (to - from));
    return t * t * (3 - 2 * t);
}

static color mix(color a, color b, float t)
{
    return (color){ a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t };
}

static color add(color a, color b, float t)
{
    return (color){ a.r + b.r * t, a.g + b.g * t, a.b + b.b * t };
}

static color scale(color a, float t)
{
    return (color){ a.r * t, a.g * t, a.b * t };
}

static float sun_distance(const canvas *c, float u, float v)
{
    return hypotf(u - c->sun_u, v - c->look->sun_v);
}

/* ---- sky ----------------------------------------------------------------------------------------
 */

static color clear_sky(const canvas *c, float u, float v)
{
    const scenery *look = c->look;
    float low = powf(clamp01(v / SHORE), 2.2f), apart = sun_distance(c, u, v);
    float wide = hypotf((u - c->sun_u) * .45f, v - look->sun_v);
    color sky = mix(look->zenith, look->horizon, low);
    sky = add(sky, look->glow, .75f * expf(-wide * 5.5f));
    return add(sky, look->glow, 1.3f * expf(-apart * 17));
}

/* How dense the cloud is in the direction (u, v): a plane of clouds seen in perspective. */
static float cloud_density(const canvas *c, float u, float v)
{
    float far = .30f / (SHORE - v + .11f);
    float x = u * far * 2.3f + 7, y = far * 3.4f;
    float bend = sc_noise_fractal(x * .7f, y * .7f, 3, 101);
    float shape = sc_noise_fractal(x + bend * .9f, y * 1.5f + bend * .5f, 7, 103);
    float cover = .42f - c->look->clouds * .62f;
    return smooth(cover, cover + .44f, shape + .10f * sc_noise_at(x * .3f, y * .3f, 105));
}

static color clouded_sky(const canvas *c, color sky, float u, float v)
{
    const scenery *look = c->look;
    float density = cloud_density(c, u, v);
    if (density <= .002f)
        return sky;
    float du = (c->sun_u - u) * .05f, dv = (look->sun_v - v) * .07f;
    float toward_sun = cloud_density(c, u + du, v + dv > SHORE ? SHORE : v + dv);
    float lit = clamp01(.46f + (density - toward_sun) * .85f - density * .30f);
    float near_sun = expf(-sun_distance(c, u, v) * 3.2f);
    color cloud = mix(look->cloud_shade, look->cloud_lit, clamp01(lit * (.55f + .9f * near_sun)));
    cloud = add(cloud, look->glow, near_sun * (1 - density) * .75f);
    float fade = smooth(0, .16f, SHORE - v);
    return mix(sky, cloud, density * (.35f + .60f * fade));
}

static float star_light(const canvas *c, size_t x, size_t y)
{
    float cell = (float)c->height / 240;
    float fx = (float)x / cell, fy = (float)y / cell;
    int32_t ix = (int32_t)fx, iy = (int32_t)fy;
    float chance = sc_noise_uniform(ix, iy, 7);
    if (chance < .965f)
        return 0;
    float dx = fx - (float)ix - .2f - .6f * sc_noise_uniform(ix, iy, 8);
    float dy = fy - (float)iy - .2f - .6f * sc_noise_uniform(ix, iy, 9);
    float size = .10f + .14f * sc_noise_uniform(ix, iy, 10) * sc_noise_uniform(ix, iy, 12);
    return powf((chance - .965f) / .035f, 3) * expf(-(dx * dx + dy * dy) / (size * size));
}

static color sky_at(const canvas *c, size_t x, size_t y, float u, float v)
{
    const scenery *look = c->look;
    color sky = clear_sky(c, u, v);
    if (look->stars > 0)
        sky = add(sky, (color){ .85f, .92f, 1 }, look->stars * 1.3f * star_light(c, x, y));
    float disc = smooth(look->sun_size * 1.5f, look->sun_size * .5f, sun_distance(c, u, v));
    sky = add(sky, look->sun, disc);
    return clouded_sky(c, sky, u, v);
}

/* ---- land ---------------------------------------------------------------------------------------
 */

/* Firs along a crest: how far they stand above it at u. */
static float tree_line(const ridge *r, float u)
{
    if (r->tree_height == 0)
        return 0;
    float spacing = r->tree_height * .36f, highest = 0;
    int32_t at = (int32_t)floorf(u / spacing);
    for (int32_t i = at - 2; i <= at + 2; i++) {
        float wild = sc_noise_uniform(i, 0, r->seed),
              group = sc_noise_at((float)i * .06f, 3, r->seed);
        float height = r->tree_height * (.35f + .75f * wild * (.75f + .6f * group));
        float middle = ((float)i + .15f + .7f * sc_noise_uniform(i, 1, r->seed)) * spacing;
        float out = fabsf(u - middle) / (height * .21f);
        float ragged = .13f * sc_noise_at(u / spacing * 9, (float)i, r->seed + 3);
        float tip = height * (1 - out - (out > .12f ? ragged : 0));
        highest = tip > highest ? tip : highest;
    }
    return highest;
}

/* Below the crest the wood stands in rows, each before the other: how far down its own row a place
 * is, 0 at a tree's tip to 1 where the next row hides it. */
static float row_depth(const ridge *r, float u, float depth)
{
    if (r->tree_height == 0)
        return 0;
    float spacing = r->tree_height * .62f;
    float bent = depth + spacing * 1.6f * sc_noise_fractal(u * 7, depth * 9, 3, r->seed + 9);
    float row = floorf(bent / spacing);
    ridge next = *r;
    next.seed = r->seed + 100 + (uint32_t)(int32_t)(row + 50);
    float below = (row + 1) * spacing - bent;
    float reach = tree_line(&next, u) * .8f;
    if (below < reach)
        return clamp01((reach - below) / (2 * spacing));
    return .35f + .65f * (1 - below / spacing);
}

static float crest_of(const ridge *r, float u, float aspect)
{
    float wide = u / (aspect > 1 ? 1 : .62f);
    float shape = sc_noise_fractal(wide * r->frequency, 0.5f, 6, r->seed);
    float sharp =
        1 - 2 * fabsf(sc_noise_fractal(wide * r->frequency * .8f + 9, 4.5f, 6, r->seed + 7));
    float side = r->rise > 0 ? wide - r->rise_from : r->rise_from - wide;
    float rise = fabsf(r->rise) * side * (side > 0 ? 1 : .55f);
    float height = r->height + r->roughness * (.65f * shape + .5f * sharp) + rise;
    return SHORE - height;
}

static color ridge_color(const canvas *c, const ridge *r, float u, float v, float depth)
{
    const scenery *look = c->look;
    float near_sun = expf(-fabsf(u - c->sun_u) * 2.1f);
    color air = add(look->haze, look->glow, .40f * near_sun);
    float veil =
        clamp01(powf(r->distance, 1.15f) * .90f * (look->haze_reach < 1 ? look->haze_reach : 1));
    if (look->haze_reach > 1)
        veil = 1 - powf(1 - veil, look->haze_reach);
    float fine = 60 / (.25f + r->distance * 1.6f);
    float folds =
        sc_noise_fractal(u * fine * .22f + v * fine * .2f, v * fine * .34f, 5, r->seed + 5);
    float crowns = sc_noise_fractal(u * fine * 2.2f, v * fine * 3.1f, 4, r->seed + 6);
    color wood = scale(look->forest, 1.2f + 1.5f * folds + 1.1f * crowns);
    wood = (color){ fmaxf(wood.r, 0), fmaxf(wood.g, 0), fmaxf(wood.b, 0) };
    float slanted = clamp01(.5f + 1.3f * folds);
    wood = add(wood, look->glow, .030f * slanted * near_sun * (1 - r->distance));
    float rim = expf(-depth * 260 / (1 + r->distance)) * near_sun;
    wood = add(wood, look->glow, .055f * rim);
    float between = row_depth(r, u, depth);
    wood = mix(scale(wood, 1.3f - .7f * between), air, .05f * between * (1 - .4f * r->distance));
    float pooled = smooth(.0f, .13f + .06f * r->distance, depth) * (.25f + .5f * r->distance);
    float wisps = .8f + .6f * sc_noise_fractal(u * 3.1f, v * 15, 4, r->seed + 8);
    return mix(wood, air, clamp01(veil + (1 - veil) * pooled * wisps));
}

/* Each ridge's crest, and its crest with trees, for every column. */
typedef struct skyline {
    float *crest, *top;
} skyline;

static void paint_ridge(canvas *c, const ridge *r, skyline line)
{
    float pixel = 1 / (float)c->height;
    for (size_t x = 0; x < c->width; x++) {
        float u = ((float)x / (float)c->width - .5f) * c->aspect;
        line.crest[x] = crest_of(r, u, c->aspect);
        float ashore = smooth(-.004f, .016f, SHORE - line.crest[x]);
        line.top[x] = line.crest[x] - ashore * tree_line(r, u);
    }
    for (size_t y = 0; y < c->height; y++) {
        float v = ((float)y + .5f) * pixel;
        for (size_t x = 0; x < c->width && v <= SHORE; x++) {
            float cover = clamp01((v - line.top[x]) / pixel + .5f);
            if (cover <= 0)
                continue;
            float u = ((float)x / (float)c->width - .5f) * c->aspect;
            float depth = fmaxf(v - line.crest[x], 0);
            color *p = &c->pixels[y * c->width + x];
            *p = mix(*p, ridge_color(c, r, u, v, depth), cover);
        }
    }
}

/* Mist that lies on the water behind the nearer ridges. */
static void paint_mist(canvas *c, float strength, uint32_t seed)
{
    const scenery *look = c->look;
    for (size_t y = 0; y < c->height; y++) {
        float v = ((float)y + .5f) / (float)c->height, above = (SHORE - v) / .055f;
        if (v > SHORE || above > 3)
            continue;
        for (size_t x = 0; x < c->width; x++) {
            float u = ((float)x / (float)c->width - .5f) * c->aspect;
            float wisps = .62f + .9f * sc_noise_fractal(u * 2.6f, v * 17, 5, seed);
            float near_sun = expf(-fabsf(u - c->sun_u) * 2.2f);
            color mist = add(look->haze, look->glow, .34f * near_sun);
            color *p = &c->pixels[y * c->width + x];
            *p = mix(*p, mist, clamp01(strength * expf(-above * above) * wisps));
        }
    }
}

static void paint_land(canvas *c)
{
    skyline line = { malloc(c->width * sizeof(float)), malloc(c->width * sizeof(float)) };
    if (line.crest == NULL || line.top == NULL)
        abort();
    for (size_t i = 0; i < RIDGE_COUNT; i++) {
        paint_ridge(c, &RIDGES[i], line);
        if (RIDGES[i].distance > .2f)
            paint_mist(c, .25f + .55f * RIDGES[i].distance, 300 + (uint32_t)i);
    }
    free(line.crest);
    free(line.top);
}

/* ---- water --------------------------------------------------------------------------------------
 */

static color sample(const canvas *c, float u, float v)
{
    float x = (u / c->aspect + .5f) * (float)c->width, y = v * (float)c->height - .5f;
    float limit_x = (float)c->width - 1.001f, limit_y = (float)c->height - 1.001f;
    x = x < 0 ? -x : x;
    x = x > limit_x ? fmaxf(2 * limit_x - x, 0) : x;
    y = y < 0 ? 0 : y > limit_y ? limit_y : y;
    size_t ix = (size_t)x, iy = (size_t)y;
    float fx = x - (float)ix, fy = y - (float)iy;
    const color *p = &c->pixels[iy * c->width + ix];
    size_t right = ix + 1 < c->width ? 1 : 0, down = iy + 1 < c->height ? c->width : 0;
    return mix(mix(p[0], p[right], fx), mix(p[down], p[down + right], fx), fy);
}

/* The ripples' slope at (u, v): long swells far away, wavelets near by. */
static void ripple(float u, float v, float *du, float *dv)
{
    float below = v - SHORE, far = .055f / (below + .012f);
    float x = u * far * 9, y = far * 46;
    float calm = .35f + .65f * smooth(-.25f, .35f, sc_noise_fractal(u * 1.6f, far * 2.2f, 3, 83));
    float a = sc_noise_fractal(x * 1.3f, y, 4, 71), b = sc_noise_fractal(x * 1.3f + 31, y, 4, 73);
    float strength = calm * (.004f + .085f * below);
    *du = a * strength * .55f;
    *dv = b * strength * 1.5f;
}

static color water_at(const canvas *c, float u, float v)
{
    float du, dv, below = v - SHORE;
    ripple(u, v, &du, &dv);
    color mirrored = { 0, 0, 0 };
    enum { TAPS = 5 };
    for (int i = 0; i < TAPS; i++) {
        float spread = ((float)i - 2) * (.0015f + .05f * below * .5f);
        float from = SHORE - below * 1.08f - dv - spread;
        mirrored = add(mirrored, sample(c, u + du, fminf(from, SHORE - .0005f)), 1.0f / TAPS);
    }
    float facing = clamp01(.90f - below * .95f - dv * 3.2f);
    color tint = { .93f, .97f, 1 };
    mirrored = (color){ mirrored.r * tint.r, mirrored.g * tint.g, mirrored.b * tint.b };
    return mix(c->look->water, mirrored, facing);
}

static void paint_water(canvas *c)
{
    for (size_t y = 0; y < c->height; y++) {
        float v = ((float)y + .5f) / (float)c->height;
        for (size_t x = 0; x < c->width && v > SHORE; x++) {
            float u = ((float)x / (float)c->width - .5f) * c->aspect;
            color water = water_at(c, u, v);
            float edge =
                expf(-(v - SHORE) * 300) * .35f * smooth(-.2f, .3f, sc_noise_at(u * 9, 2, 77));
            c->pixels[y * c->width + x] = mix(water, scale(water, .4f), edge);
        }
    }
}

/* ---- reeds --------------------------------------------------------------------------------------
 */

/* Mix `ink` into the pixels within `radius` px of (x, y), softly at the edge. */
static void dab(canvas *c, float x, float y, float radius, color ink, float strength)
{
    long from_y = lroundf(y - radius - 1), to_y = lroundf(y + radius + 1);
    long from_x = lroundf(x - radius - 1), to_x = lroundf(x + radius + 1);
    for (long j = from_y < 0 ? 0 : from_y; j <= to_y && j < (long)c->height; j++)
        for (long i = from_x < 0 ? 0 : from_x; i <= to_x && i < (long)c->width; i++) {
            float cover = clamp01(radius + .5f - hypotf((float)i - x, (float)j - y));
            color *p = &c->pixels[(size_t)j * c->width + (size_t)i];
            *p = mix(*p, ink, cover * strength);
        }
}

static void paint_blade(canvas *c, float u, float length, float lean, float width, color ink)
{
    float size = (float)c->height;
    float x0 = (u / c->aspect + .5f) * (float)c->width, steps = length * size * 1.2f;
    for (float s = 0; s <= steps; s++) {
        float t = s / steps;
        float x = x0 + lean * length * size * powf(t, 2.1f);
        float y = size * 1.01f - length * size * t * (1 - .10f * fabsf(lean) * t);
        dab(c, x, y, width * size * (1 - .86f * t), ink, .85f);
    }
}

static void paint_plume(canvas *c, float u, float length, float lean, color ink)
{
    float size = (float)c->height, x0 = (u / c->aspect + .5f) * (float)c->width;
    for (float t = .86f; t <= 1.0f; t += .0035f) {
        float x = x0 + lean * length * size * powf(t, 2.1f);
        float y = size * 1.01f - length * size * t * (1 - .10f * fabsf(lean) * t);
        float full = sinf((t - .86f) / .14f * 3.14159f);
        dab(c, x, y, size * (.0006f + .0021f * full), ink, .55f);
    }
}

static void paint_reeds(canvas *c)
{
    enum { COUNT = 420 };
    const scenery *look = c->look;
    for (int32_t i = 0; i < COUNT; i++) {
        float place = sc_noise_uniform(i, 0, 91), side = sc_noise_uniform(i, 1, 91);
        float inward = powf(place, 1.7f) * .42f;
        float u = (side < .64f ? -.5f + inward : .5f - inward * .62f) * c->aspect;
        float thin = 1 - inward / .5f;
        float length = (.05f + .22f * thin * thin) * (.45f + .75f * sc_noise_uniform(i, 2, 91));
        float lean = .20f + .50f * (sc_noise_uniform(i, 3, 91) - .5f);
        float light = sc_noise_uniform(i, 4, 91);
        color ink = add(scale(look->forest, .55f + .8f * light), look->glow, .018f * light);
        paint_blade(c, u, length, lean, .0011f + .0012f * sc_noise_uniform(i, 5, 91), ink);
        if (i % 7 == 0 && length > .12f)
            paint_plume(c, u, length, lean, add(ink, look->glow, .05f));
    }
}

/* ---- developing ---------------------------------------------------------------------------------
 */

/* One box blur along rows, then along columns, over `radius` cells. */
static void blur(float *plane, float *spare, size_t width, size_t height, size_t radius)
{
    float share = 1 / (float)(2 * radius + 1);
    for (int pass = 0; pass < 2; pass++) {
        size_t along = pass == 0 ? width : height, across = pass == 0 ? height : width;
        size_t step = pass == 0 ? 1 : width, jump = pass == 0 ? width : 1;
        for (size_t line = 0; line < across; line++) {
            const float *from = plane + line * jump;
            float sum = 0;
            for (size_t i = 0; i < along + radius; i++) {
                sum += from[(i < along ? i : along - 1) * step];
                if (i > 2 * radius)
                    sum -= from[(i - 2 * radius - 1) * step];
                if (i >= radius)
                    spare[line * jump + (i - radius) * step] = sum * share;
            }
        }
        memcpy(plane, spare, width * height * sizeof *plane);
    }
}

/* What a lens scatters of the brightest light, added around it. */
static void add_bloom(canvas *c)
{
    enum { CELL = 8 };
    size_t width = (c->width + CELL - 1) / CELL, height = (c->height + CELL - 1) / CELL;
    float *plane = calloc(width * height, sizeof *plane),
          *spare = calloc(width * height, sizeof *spare);
    if (plane == NULL || spare == NULL)
        abort();
    for (size_t y = 0; y < c->height; y++)
        for (size_t x = 0; x < c->width; x++) {
            const color *p = &c->pixels[y * c->width + x];
            float bright = fmaxf(.3f * p->r + .6f * p->g + .1f * p->b - .9f, 0);
            plane[y / CELL * width + x / CELL] += fminf(bright, 4) / (CELL * CELL);
        }
    for (int i = 0; i < 3; i++)
        blur(plane, spare, width, height, c->height / CELL / 26 + 1);
    for (size_t y = 0; y < c->height; y++)
        for (size_t x = 0; x < c->width; x++) {
            color *p = &c->pixels[y * c->width + x];
            *p = add(*p, c->look->glow, .5f * plane[y / CELL * width + x / CELL]);
        }
    free(plane);
    free(spare);
}

/* Krzysztof Narkowicz's fit of the ACES film curve (2015). */
static float film(float x)
{
    return clamp01(x * (2.51f * x + .03f) / (x * (2.43f * x + .59f) + .14f));
}

/* The transfer function of sRGB (IEC 61966-2-1). */
static float to_srgb(float x)
{
    return x <= .0031308f ? 12.92f * x : 1.055f * powf(x, 1 / 2.4f) - .055f;
}

static uint8_t develop(float light, float grain)
{
    float value = to_srgb(film(light * .62f)) + grain;
    return (uint8_t)lroundf(255 * clamp01(value));
}

static void develop_all(const canvas *c, uint8_t *pixels)
{
    for (size_t y = 0; y < c->height; y++)
        for (size_t x = 0; x < c->width; x++) {
            float u = (float)x / (float)c->width - .5f, v = (float)y / (float)c->height - .5f;
            float light = c->look->exposure * (1 - .55f * (u * u + v * v));
            float noise = 0;
            for (uint32_t i = 0; i < 4; i++)
                noise += sc_noise_uniform((int32_t)x, (int32_t)y, 200 + i) - .5f;
            const color *p = &c->pixels[y * c->width + x];
            uint8_t *to = pixels + (y * c->width + x) * 3;
            to[0] = develop(p->r * light, noise * c->look->grain);
            to[1] = develop(p->g * light, noise * c->look->grain);
            to[2] = develop(p->b * light, noise * c->look->grain * 1.2f);
        }
}

static void paint_sky(canvas *c)
{
    for (size_t y = 0; y < c->height; y++) {
        float v = ((float)y + .5f) / (float)c->height;
        for (size_t x = 0; x < c->width && v <= SHORE; x++) {
            float u = ((float)x / (float)c->width - .5f) * c->aspect;
            c->pixels[y * c->width + x] = sky_at(c, x, y, u, v);
        }
    }
}

static const scenery *find(const char *name)
{
    for (size_t i = 0; i < SCENERY_COUNT; i++)
        if (strcmp(SCENERIES[i].name, name) == 0)
            return &SCENERIES[i];
    return NULL;
}

bool sc_landscape_paint(const char *name, size_t width, size_t height, uint8_t *pixels)
{
    const scenery *look = find(name);
    if (look == NULL)
        return false;
    canvas c = { .look = look, .width = width, .height = height };
    c.aspect = (float)width / (float)height;
    c.sun_u = look->sun_x * c.aspect;
    c.pixels = calloc(width * height, sizeof *c.pixels);
    if (c.pixels == NULL)
        abort();
    paint_sky(&c);
    paint_land(&c);
    paint_water(&c);
    paint_reeds(&c);
    add_bloom(&c);
    develop_all(&c, pixels);
    free(c.pixels);
    return true;
}
