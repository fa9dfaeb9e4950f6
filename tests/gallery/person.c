/*
 * Write a generated picture of a person, or of another subject of lib/subject.h:
 *
 *     person scene INDEX FILE.png    all of it
 *     person head INDEX FILE.png     a square about the head, as of an author
 */
#include "lib/subject.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* @return a part of the scene, enlarged so that no card enlarges it much; the caller destroys it.
 */
static cairo_surface_t *part_of(const sc_subject_scene *scene, sc_subject_box part)
{
    const double scale = 3;
    cairo_surface_t *picture = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int)(part.width * scale), (int)(part.height * scale));
    cairo_t *cr = cairo_create(picture);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, scene->surface, -part.x, -part.y);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
    cairo_destroy(cr);
    return picture;
}

/* A square about the head. */
static sc_subject_box head_of(const sc_subject_scene *scene)
{
    double side = scene->head.height * 1.9;
    double x = scene->head.x + scene->head.width / 2 - side / 2;
    double y = scene->head.y + scene->head.height * .6 - side / 2;
    return (sc_subject_box){ x, y, side, side };
}

static sc_subject_box all_of(const sc_subject_scene *scene)
{
    return (sc_subject_box){ 0, 0, cairo_image_surface_get_width(scene->surface),
                             cairo_image_surface_get_height(scene->surface) };
}

int main(int argc, char **argv)
{
    int index = argc == 4 ? atoi(argv[2]) : -1;
    if (index < 0 || index >= SC_SUBJECT_SCENES) {
        fprintf(stderr, "usage: person scene|head INDEX FILE.png (INDEX below %d)\n",
                SC_SUBJECT_SCENES);
        return 64;
    }
    sc_subject_scene scene = sc_subject_draw(index);
    bool is_head = strcmp(argv[1], "head") == 0 && scene.head.width > 0;
    cairo_surface_t *picture = part_of(&scene, is_head ? head_of(&scene) : all_of(&scene));
    cairo_status_t status = cairo_surface_write_to_png(picture, argv[3]);
    cairo_surface_destroy(picture);
    cairo_surface_destroy(scene.surface);
    if (status != CAIRO_STATUS_SUCCESS)
        fprintf(stderr, "person: cannot write '%s'\n", argv[3]);
    return status == CAIRO_STATUS_SUCCESS ? 0 : 74;
}
