/*
 * How well crops keep their subjects:
 *
 *     crops [SHEET.png [PHOTO.jpg[@X,Y,WIDTH,HEIGHT]...]]
 *
 * Every generated scene (tests/lib/subject.h) is cropped by its content to 1.91:1, 2:3 and 1:1. A
 * subject that fits the crop must be in it whole; of one that does not, the head must be, or else
 * the crop must be full of it. Prints TAP: at least 95 % in each shape. Photos are
 * held to the box of their subject, in parts of the photo, if it is given. SHEET.png, if not empty,
 * shows all with their crops drawn in.
 */
#include "base/file.h"
#include "base/number.h"
#include "lib/faces.h"
#include "lib/picture.h"
#include "lib/subject.h"
#include "photo/crop.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHAPE_COUNT = 3, KEPT_PERCENT = 95, COLUMNS = 12, TILE = 200, FRAME = 600 };

static const struct {
    const char *name;
    double width, height;
    double color[3];
} SHAPES[SHAPE_COUNT] = { { "1.91:1", 1200, 630, { 1, .2, .2 } },
                          { "2:3", 1000, 1500, { .1, .9, .2 } },
                          { "1:1", 630, 630, { .2, .5, 1 } } };

/* A picture with the crops that were found for it. */
typedef struct tile {
    cairo_surface_t *surface;
    sc_rect crops[SHAPE_COUNT];
    bool is_lost;
} tile;

static const sc_photo *decode(sc_arena *arena, sc_str bytes, double scale)
{
    sc_diags diags = { .arena = arena };
    const sc_photo *photo = NULL;
    sc_photo_decode(arena, bytes, scale, &SC_PHOTO_LIMITS, SC_NO_SPAN, &diags, &photo);
    return photo;
}

static sc_str jpeg_of(sc_arena *arena, cairo_surface_t *surface)
{
    sc_picture picture = { cairo_image_surface_get_width(surface),
                           cairo_image_surface_get_height(surface), NULL };
    size_t count = (size_t)picture.width * (size_t)picture.height;
    const uint8_t *from = cairo_image_surface_get_data(surface);
    picture.rgba = sc_arena_alloc_array(arena, count, 4);
    for (size_t i = 0; i < count; i++) {
        uint32_t pixel;
        memcpy(&pixel, from + 4 * i, 4);
        picture.rgba[4 * i] = (uint8_t)(pixel >> 16);
        picture.rgba[4 * i + 1] = (uint8_t)(pixel >> 8);
        picture.rgba[4 * i + 2] = (uint8_t)pixel;
        picture.rgba[4 * i + 3] = 255;
    }
    return sc_picture_jpeg(arena, picture, &(sc_jpeg_options){ .quality = 90 });
}

static sc_rect crop_to(const sc_attention *look, int width, int height, int shape)
{
    sc_rect crop =
        sc_photo_cover(width, height, SHAPES[shape].width, SHAPES[shape].height, 0.5, 0.4);
    return sc_photo_crop(look, crop, NULL, 0);
}

/* --- judging -------------------------------------------------------------------------------- */

static bool holds_axis(double from, double length, double box_from, double box_length)
{
    double slack = 0.02 * box_length;
    return box_from >= from - slack && box_from + box_length <= from + length + slack;
}

/* Along one axis: the subject whole if there is room for it; else the head; else nothing but it. */
static bool keeps_axis(double from, double length, double subject, double subject_length,
                       double head, double head_length)
{
    if (subject_length <= 0.9 * length)
        return holds_axis(from, length, subject, subject_length);
    if (head_length > 0 && head_length <= length)
        return holds_axis(from, length, head, head_length);
    double end =
        from + length < subject + subject_length ? from + length : subject + subject_length;
    return end - (from > subject ? from : subject) >= 0.85 * length;
}

static bool keeps(sc_rect crop, const void *of)
{
    const sc_subject_scene *scene = of;
    const sc_subject_box *s = &scene->subject, *h = &scene->head;
    return keeps_axis(crop.x, crop.width, s->x, s->width, h->x, h->width) &&
           keeps_axis(crop.y, crop.height, s->y, s->height, h->y, h->height);
}

/* A scene, and what it is asked of each crop. */
typedef bool keeps_all(sc_rect crop, const void *scene);

static tile crop_picture(cairo_surface_t *surface, const char *name, const void *scene,
                         keeps_all *is_whole, int kept[SHAPE_COUNT])
{
    sc_arena *arena = sc_arena_new(0);
    int width = cairo_image_surface_get_width(surface);
    int height = cairo_image_surface_get_height(surface);
    const sc_photo *photo = decode(arena, jpeg_of(arena, surface), 1);
    const sc_attention *look = sc_photo_attention(arena, photo);
    tile t = { .surface = surface };
    for (int i = 0; i < SHAPE_COUNT; i++) {
        t.crops[i] = crop_to(look, width, height, i);
        bool is_kept = is_whole(t.crops[i], scene);
        kept[i] += is_kept;
        t.is_lost |= !is_kept;
        if (!is_kept)
            printf("# %s: %s cuts or loses what it shows\n", name, SHAPES[i].name);
    }
    sc_arena_free(arena);
    return t;
}

static tile crop_scene(int index, int kept[SHAPE_COUNT])
{
    sc_subject_scene scene = sc_subject_draw(index);
    return crop_picture(scene.surface, scene.name, &scene, keeps, kept);
}

/* --- faces ---------------------------------------------------------------------------------- */

/* How much of a head is in a crop, 0–1. */
static double part_of(sc_rect crop, const sc_subject_box *h)
{
    double right = fmin(crop.x + crop.width, h->x + h->width) - fmax(crop.x, h->x);
    double bottom = fmin(crop.y + crop.height, h->y + h->height) - fmax(crop.y, h->y);
    return fmax(0, right) * fmax(0, bottom) / (h->width * h->height);
}

/* Whether the crop could be moved to hold all heads. */
static bool has_room(sc_rect crop, const sc_faces_scene *scene)
{
    double left = INFINITY, top = INFINITY, right = 0, bottom = 0;
    for (int i = 0; i < scene->head_count; i++) {
        const sc_subject_box *h = &scene->heads[i];
        left = fmin(left, h->x);
        top = fmin(top, h->y);
        right = fmax(right, h->x + h->width);
        bottom = fmax(bottom, h->y + h->height);
    }
    return right - left <= 0.97 * crop.width && bottom - top <= 0.97 * crop.height;
}

/* All heads whole if there is room; else some of them, and none of the others by half. */
static bool keeps_heads(sc_rect crop, const void *of)
{
    const sc_faces_scene *scene = of;
    int whole = 0, cut = 0;
    for (int i = 0; i < scene->head_count; i++) {
        double part = part_of(crop, &scene->heads[i]);
        whole += part > 0.96;
        cut += part > 0.04 && part <= 0.96;
    }
    return has_room(crop, scene) ? whole == scene->head_count : whole > 0 && cut == 0;
}

static tile crop_faces(int index, int kept[SHAPE_COUNT])
{
    sc_faces_scene scene = sc_faces_draw(index);
    return crop_picture(scene.surface, scene.name, &scene, keeps_heads, kept);
}

/* --- photographs ---------------------------------------------------------------------------- */

static sc_str read_all(sc_arena *arena, const char *path)
{
    sc_diags diags = { .arena = arena };
    sc_str bytes = { NULL, 0 };
    sc_file_read(arena, path, SC_PHOTO_LIMITS.file_bytes, "the photo", SC_NO_SPAN, &diags, &bytes);
    return bytes;
}

/* `PATH@x,y,width,height` in parts of the photo. @return whether it has all that. */
static bool split_name(char *name, sc_subject_scene *scene)
{
    double at[4];
    char *end = strchr(name, '@');
    if (end == NULL)
        return false;
    *end++ = '\0';
    sc_str rest = sc_str_of(end), part;
    for (int i = 0; i < 4; i++)
        if (!sc_str_split(&rest, ',', &part) || !sc_number_scan(&part, &at[i]))
            return false;
    scene->subject = (sc_subject_box){ at[0], at[1], at[2], at[3] };
    return true;
}

/* In a frame of 600 px width. */
static cairo_surface_t *shrunken(sc_arena *arena, const sc_photo *photo, sc_photo_info info)
{
    sc_diags diags = { .arena = arena };
    sc_bitmap small;
    int height = FRAME * info.height / info.width;
    sc_rect all = { 0, 0, info.width, info.height };
    if (sc_photo_resample(arena, photo, all, FRAME, height, &diags, &small) != SC_OK)
        return NULL;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, FRAME, height);
    memcpy(cairo_image_surface_get_data(surface), small.pixels,
           (size_t)small.stride * (size_t)height);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static bool crop_photo(char *name, tile *out, int *lost)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_subject_scene scene = { 0 };
    sc_photo_info info;
    bool has_subject = split_name(name, &scene);
    sc_str bytes = read_all(arena, name);
    const sc_photo *photo = NULL;
    if (sc_photo_probe(arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, &diags, &info) == SC_OK)
        photo = decode(arena, bytes, (double)FRAME / info.width);
    out->surface = photo == NULL ? NULL : shrunken(arena, photo, info);
    const sc_attention *look = photo == NULL ? NULL : sc_photo_attention(arena, photo);
    for (int i = 0; i < SHAPE_COUNT && out->surface != NULL; i++) {
        sc_rect c = crop_to(look, info.width, info.height, i);
        double w = info.width, h = info.height, k = FRAME / w;
        bool is_kept =
            !has_subject || keeps((sc_rect){ c.x / w, c.y / h, c.width / w, c.height / h }, &scene);
        out->crops[i] = (sc_rect){ c.x * k, c.y * k, c.width * k, c.height * k };
        out->is_lost |= !is_kept;
        *lost += !is_kept;
        if (!is_kept)
            printf("# %s: %s loses its subject\n", name, SHAPES[i].name);
    }
    sc_arena_free(arena);
    return out->surface != NULL;
}

/* --- the sheet ------------------------------------------------------------------------------ */

static void draw_tile(cairo_t *cr, const tile *t, int index)
{
    double width = cairo_image_surface_get_width(t->surface);
    double height = cairo_image_surface_get_height(t->surface);
    double scale = (TILE - 10) / (width > height ? width : height);
    cairo_save(cr);
    cairo_translate(cr, index % COLUMNS * TILE + 5, index / COLUMNS * TILE + 5);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, t->surface, 0, 0);
    cairo_paint(cr);
    cairo_set_line_width(cr, 2 / scale);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        const sc_rect *c = &t->crops[i];
        cairo_set_source_rgb(cr, SHAPES[i].color[0], SHAPES[i].color[1], SHAPES[i].color[2]);
        cairo_rectangle(cr, c->x + i / scale, c->y + i / scale, c->width - 2 * i / scale,
                        c->height - 2 * i / scale);
        cairo_stroke(cr);
    }
    if (t->is_lost) {
        cairo_set_source_rgb(cr, 1, 0, 1);
        cairo_set_line_width(cr, 6 / scale);
        cairo_rectangle(cr, 0, 0, width, height);
        cairo_stroke(cr);
    }
    cairo_restore(cr);
}

static bool write_sheet(const tile *tiles, int count, const char *path)
{
    int rows = (count + COLUMNS - 1) / COLUMNS;
    cairo_surface_t *sheet =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, COLUMNS * TILE, rows * TILE);
    cairo_t *cr = cairo_create(sheet);
    for (int i = 0; i < count; i++)
        draw_tile(cr, &tiles[i], i);
    cairo_destroy(cr);
    bool is_written = cairo_surface_write_to_png(sheet, path) == CAIRO_STATUS_SUCCESS;
    cairo_surface_destroy(sheet);
    return is_written;
}

/* One line of TAP. @return whether it failed. */
static int tell(int *number, int kept, int count, const char *shape, const char *what)
{
    bool is_fine = kept * 100 >= KEPT_PERCENT * count;
    printf("%s %d - %s: %s of %d of %d scenes kept\n", is_fine ? "ok" : "not ok", ++*number, shape,
           what, kept, count);
    return !is_fine;
}

int main(int argc, char **argv)
{
    int subjects[SHAPE_COUNT] = { 0 }, heads[SHAPE_COUNT] = { 0 };
    int count = 0, failed = 0, lost = 0, number = 0;
    tile *tiles = calloc((size_t)(SC_SUBJECT_SCENES + SC_FACES_SCENES + argc), sizeof *tiles);
    if (tiles == NULL)
        return 71;
    for (int i = 0; i < SC_SUBJECT_SCENES; i++)
        tiles[count++] = crop_scene(i, subjects);
    for (int i = 0; i < SC_FACES_SCENES; i++)
        tiles[count++] = crop_faces(i, heads);
    int scenes = count;
    for (int i = 2; i < argc; i++)
        count += crop_photo(argv[i], &tiles[count], &lost);
    for (int i = 0; i < SHAPE_COUNT; i++) {
        failed += tell(&number, subjects[i], SC_SUBJECT_SCENES, SHAPES[i].name, "the subjects");
        failed += tell(&number, heads[i], SC_FACES_SCENES, SHAPES[i].name, "the heads");
    }
    printf("%s %d - photographs keep their subjects: %d\n1..%d\n", lost == 0 ? "ok" : "not ok",
           number + 1, count - scenes, number + 1);
    if (argc > 1 && argv[1][0] != '\0' && !write_sheet(tiles, count, argv[1]))
        fprintf(stderr, "crops: cannot write '%s'\n", argv[1]);
    for (int i = 0; i < count; i++)
        cairo_surface_destroy(tiles[i].surface);
    free(tiles);
    return failed + lost > 0;
}
