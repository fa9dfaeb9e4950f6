/*
 * Generated portraits that are hard to crop: faces far apart, near an edge, small, dark, against
 * the light, in profile, and without colour. The same on every run.
 */
#ifndef SC_TESTS_LIB_FACES_H
#define SC_TESTS_LIB_FACES_H

#include "lib/subject.h"

enum { SC_FACES_SCENES = 72, SC_FACES_MAX = 3 };

typedef struct sc_faces_scene {
    cairo_surface_t *surface;           /* RGB24 */
    sc_subject_box heads[SC_FACES_MAX]; /* hair and chin included, px */
    int head_count;
    char name[64];
} sc_faces_scene;

/** Draw scene `index`, below SC_FACES_SCENES. The caller destroys the surface. */
sc_faces_scene sc_faces_draw(int index);

#endif
