/*
 * Generated scenes with a known subject: people with heads of several shades of skin, houses,
 * boats, animals, birds, in front of what photographers find behind them. The same on every run.
 */
#ifndef SC_TESTS_LIB_SUBJECT_H
#define SC_TESTS_LIB_SUBJECT_H

#include <cairo.h>

typedef struct sc_subject_box {
    double x, y, width, height; /* px */
} sc_subject_box;

typedef struct sc_subject_scene {
    cairo_surface_t *surface; /* RGB24 */
    sc_subject_box subject;   /* all that should be seen */
    sc_subject_box head;      /* of a person, hair and chin included; width 0: nobody */
    char name[64];
} sc_subject_scene;

enum { SC_SUBJECT_SCENES = 96 };

/** Draw scene `index`, below SC_SUBJECT_SCENES. The caller destroys the surface. */
sc_subject_scene sc_subject_draw(int index);

#endif
