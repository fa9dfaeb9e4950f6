/*
 * Heads: connected cells of the colour of skin, of about a head's shape and filling.
 *
 * Skin of every shade has nearly the same chroma: Chai and Ngan, "Face segmentation using
 * skin-color map" (1999), give Cb 77–127 and Cr 133–173. Sand, wood and bricks have it too; what
 * keeps most of them out is that they are not compact, or too large.
 */
#include "photo/attention.h"

#include <stdlib.h>

/* From one cell to the next of a background that changes slowly, all channels added. */
enum { BACKGROUND_STEP = 18 };

/* A blob of this part of the picture is a head without much doubt. */
static const double SURE_PART = 120;

/* In a picture of one tone: chroma this far from its own, in at most so many of 1000 cells. */
enum { OTHER_TONE = 30, OTHERS_MOST = 2 };

/* Levels of light: from one band to the next, a band to either side, and eyes from cheeks. */
enum { LIGHT_STEP = 14, LIGHT_BAND = 24 };
static const double EYE_DARKER = 3;

/* Of a cell and the eight around it. */
enum { MOST = 4 };

/* A blob of skin, in cells. */
typedef struct blob {
    int left, top, right, bottom; /* the last two are past it */
    int area;
} blob;

typedef struct finding {
    const sc_attention *a;
    uint8_t *mask; /* 1: skin not yet looked at */
    uint8_t *skin; /* as it was before thinning */
    int *pending;  /* cells to look at */
} finding;

static bool is_skin(const uint8_t *p)
{
    int r = p[0], g = p[1], b = p[2];
    /* ITU-R BT.601, by 1000 */
    int cb = 128000 - 169 * r - 331 * g + 500 * b, cr = 128000 + 500 * r - 419 * g - 81 * b;
    return r > 50 && r > g && g >= b && r - b > 15 && cb >= 77000 && cb <= 127000 && cr >= 135000 &&
           cr <= 173000;
}

static bool is_near(const uint8_t *a, const uint8_t *b)
{
    return abs(a[0] - b[0]) + abs(a[1] - b[1]) + abs(a[2] - b[2]) <= BACKGROUND_STEP;
}

/* Take a cell for background if it is of skin's colour, and very nearly of that of `from`. */
static void spread(finding *f, const uint8_t *rgb, int from, int x, int y, int *count)
{
    int at = y * f->a->width + x;
    if (x < 0 || y < 0 || x >= f->a->width || y >= f->a->height || f->mask[at] == 0)
        return;
    if (from >= 0 && !is_near(rgb + 3 * at, rgb + 3 * from))
        return;
    f->mask[at] = 0;
    f->pending[(*count)++] = at;
}

/* Sand, walls and evening skies that reach the picture's sides are no one's skin, nor is what they
 * shade into. Bodies are cut by the lower edge: nothing spreads from there. */
static void forget_background(finding *f, const uint8_t *rgb)
{
    int width = f->a->width, height = f->a->height, count = 0;
    for (int y = 0; y < height; y++) {
        spread(f, rgb, -1, 0, y, &count);
        spread(f, rgb, -1, width - 1, y, &count);
    }
    for (int x = 0; x < width; x++)
        spread(f, rgb, -1, x, 0, &count);
    while (count > 0) {
        int at = f->pending[--count], x = at % width, y = at / width;
        spread(f, rgb, at, x - 1, y, &count);
        spread(f, rgb, at, x + 1, y, &count);
        spread(f, rgb, at, x, y - 1, &count);
        spread(f, rgb, at, x, y + 1, &count);
    }
}

/* Where two colours meet, a line between them may look like skin: a cell stays if most of those
 * around it are skin too. */
static void thin_out(finding *f)
{
    int width = f->a->width, height = f->a->height;
    for (int i = 0; i < width * height; i++)
        f->skin[i] = f->mask[i];
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            int count = 0;
            for (int dy = y > 0 ? -1 : 0; dy <= (y + 1 < height); dy++)
                for (int dx = x > 0 ? -1 : 0; dx <= (x + 1 < width); dx++)
                    count += f->skin[(y + dy) * width + x + dx];
            f->mask[y * width + x] &= count > MOST;
        }
}

static void visit(finding *f, int x, int y, int *count)
{
    if (x < 0 || y < 0 || x >= f->a->width || y >= f->a->height)
        return;
    int at = y * f->a->width + x;
    if (f->mask[at] == 0)
        return;
    f->mask[at] = 0;
    f->pending[(*count)++] = at;
}

static blob blob_from(finding *f, int x, int y)
{
    blob b = { x, y, x + 1, y + 1, 0 };
    int count = 0;
    for (visit(f, x, y, &count); count > 0;) {
        int at = f->pending[--count], cx = at % f->a->width, cy = at / f->a->width;
        b.left = cx < b.left ? cx : b.left;
        b.right = cx >= b.right ? cx + 1 : b.right;
        b.top = cy < b.top ? cy : b.top;
        b.bottom = cy >= b.bottom ? cy + 1 : b.bottom;
        b.area++;
        visit(f, cx - 1, cy, &count);
        visit(f, cx + 1, cy, &count);
        visit(f, cx, cy - 1, &count);
        visit(f, cx, cy + 1, &count);
    }
    return b;
}

/* Between a face in a crowd and one that fills the picture. */
static bool is_head(const sc_attention *a, const blob *b)
{
    int width = b->right - b->left, height = b->bottom - b->top, cells = a->width * a->height;
    bool has_size = b->area >= 16 && b->area * 1000 >= cells && b->area * 6 <= cells;
    bool has_shape = height * 10 >= width * 7 && height <= width * 3;
    return has_size && has_shape && b->area * 100 >= width * height * 52;
}

static int clamped(int value, int high)
{
    return value < 0 ? 0 : value > high ? high : value;
}

/* A face, with its hair, ears and chin around it. A long blob is a face with its neck. */
static sc_head head_around(const sc_attention *a, const blob *b)
{
    int width = b->right - b->left, height = b->bottom - b->top;
    if (height > width * 4 / 3)
        height = width * 4 / 3;
    return (sc_head){ clamped(b->left - width / 4, a->width),
                      clamped(b->top - height * 2 / 5, a->height),
                      clamped(b->right + width / 4, a->width),
                      clamped(b->top + height + height / 8, a->height), b->area };
}

static void add_head(sc_attention *a, sc_head head)
{
    int smallest = 0;
    if (a->head_count < SC_ATTENTION_HEADS) {
        a->heads[a->head_count++] = head;
        return;
    }
    for (int i = 1; i < a->head_count; i++)
        smallest = a->heads[i].weight < a->heads[smallest].weight ? i : smallest;
    if (head.weight > a->heads[smallest].weight)
        a->heads[smallest] = head;
}

void sc_attention_weigh_heads(sc_attention *a)
{
    double sure = a->width * a->height / SURE_PART;
    for (int i = 0; i < a->head_count; i++)
        sure = a->heads[i].weight > sure ? a->heads[i].weight : sure;
    for (int i = 0; i < a->head_count; i++)
        a->heads[i].weight /= sure;
}

static void find_by_skin(finding *f, const uint8_t *rgb, sc_attention *a)
{
    for (int i = 0; i < a->width * a->height; i++)
        f->mask[i] = is_skin(rgb + 3 * i);
    forget_background(f, rgb);
    thin_out(f);
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++) {
            if (f->mask[y * a->width + x] == 0)
                continue;
            blob b = blob_from(f, x, y);
            if (is_head(a, &b))
                add_head(a, head_around(a, &b));
        }
}

/* --- pictures of one tone ------------------------------------------------------------------- */

/* Whether hardly a cell's chroma differs from the picture's own: black and white, or sepia. */
static bool is_of_one_tone(const uint8_t *rgb, int count)
{
    int64_t warm = 0, cold = 0;
    int others = 0;
    for (int i = 0; i < count; i++) {
        warm += rgb[3 * i] - rgb[3 * i + 1];
        cold += rgb[3 * i + 2] - rgb[3 * i + 1];
    }
    for (int i = 0; i < count; i++) {
        int apart = abs(rgb[3 * i] - rgb[3 * i + 1] - (int)(warm / count)) +
                    abs(rgb[3 * i + 2] - rgb[3 * i + 1] - (int)(cold / count));
        others += apart > OTHER_TONE;
    }
    return others * 1000 < count * OTHERS_MOST;
}

static bool is_known(const sc_attention *a, const blob *b)
{
    int x = (b->left + b->right) / 2, y = (b->top + b->bottom) / 2;
    for (int i = 0; i < a->head_count; i++) {
        const sc_head *h = &a->heads[i];
        if (x >= h->left && x < h->right && y >= h->top && y < h->bottom)
            return true;
    }
    return false;
}

static int light_at(const finding *f, const uint8_t *rgb, int x, int y)
{
    const uint8_t *p = rgb + 3 * (y * f->a->width + x);
    return (2 * p[0] + 5 * p[1] + p[2]) / 8;
}

/* The mean light of a part of a blob, given in hundredths of its box. */
static double part_light(const finding *f, const uint8_t *rgb, const blob *b, const int part[4])
{
    int width = b->right - b->left, height = b->bottom - b->top, sum = 0, count = 0;
    int face = height > width * 4 / 3 ? width * 4 / 3 : height;
    for (int y = b->top + face * part[1] / 100; y < b->top + face * part[3] / 100; y++)
        for (int x = b->left + width * part[0] / 100; x < b->left + width * part[2] / 100; x++) {
            sum += light_at(f, rgb, x, y);
            count++;
        }
    return count == 0 ? 0 : (double)sum / count;
}

/* Two eyes are darker than the nose between them and than the cheeks below. */
static bool has_eyes(const finding *f, const uint8_t *rgb, const blob *b)
{
    static const int EYES[2][4] = { { 18, 30, 42, 52 }, { 58, 30, 82, 52 } };
    static const int NOSE[4] = { 44, 34, 56, 60 };
    static const int CHEEKS[2][4] = { { 18, 56, 42, 70 }, { 58, 56, 82, 70 } };
    double nose = part_light(f, rgb, b, NOSE);
    for (int side = 0; side < 2; side++) {
        double eye = part_light(f, rgb, b, EYES[side]);
        if (eye + EYE_DARKER > part_light(f, rgb, b, CHEEKS[side]) || eye > nose)
            return false;
    }
    return true;
}

/* Faces are even in tone: look through one band of light after another for what is compact and has
 * eyes. */
static void find_by_light(finding *f, const uint8_t *rgb, sc_attention *a)
{
    for (int level = LIGHT_STEP; level < 256; level += LIGHT_STEP) {
        for (int y = 0; y < a->height; y++)
            for (int x = 0; x < a->width; x++)
                f->mask[y * a->width + x] = abs(light_at(f, rgb, x, y) - level) <= LIGHT_BAND;
        for (int y = 0; y < a->height; y++)
            for (int x = 0; x < a->width; x++) {
                if (f->mask[y * a->width + x] == 0)
                    continue;
                blob b = blob_from(f, x, y);
                if (is_head(a, &b) && !is_known(a, &b) && has_eyes(f, rgb, &b))
                    add_head(a, head_around(a, &b));
            }
    }
}

void sc_attention_find_heads(sc_arena *scratch, const uint8_t *rgb, sc_attention *a)
{
    size_t count = (size_t)a->width * (size_t)a->height;
    finding f = { a, SC_NEW_ARRAY(scratch, uint8_t, count), SC_NEW_ARRAY(scratch, uint8_t, count),
                  SC_NEW_ARRAY(scratch, int, count) };
    if (is_of_one_tone(rgb, (int)count))
        find_by_light(&f, rgb, a);
    else
        find_by_skin(&f, rgb, a);
}
