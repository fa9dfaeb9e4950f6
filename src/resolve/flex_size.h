/*
 * The sizes a box asks for by itself: the widths of its content (CSS Flexbox 9.9), its size on one
 * axis from the other through its aspect ratio, and its height and baseline in a given space.
 */
#ifndef SC_RESOLVE_FLEX_SIZE_H
#define SC_RESOLVE_FLEX_SIZE_H

#include "resolve/flex_node.h"

/* Bounds of a box on both axes, resolved: NAN is `auto` and `none`. */
typedef struct sc_flex_bounds {
    double min[2], max[2];
} sc_flex_bounds;

/** @return the bounds in a containing block whose sides may be unknown (NAN). */
sc_flex_bounds sc_flex_bounds_in(const sc_flex_node *node, const double basis[2]);

/**
 * @param basis   the containing block, for percentages; an unknown width counts as 0 for padding.
 * @param height  if definite, else NAN; it gives the width to a box with an aspect ratio.
 * @return the min-content and max-content widths, of the border box, of a box of automatic width.
 */
sc_flex_widths sc_flex_auto_widths(sc_flex_node *node, const double basis[2], double height);

/** @return the min-content width of a box, whatever its aspect ratio makes of the height. */
double sc_flex_min_content_width(sc_flex_node *node, const double basis[2], double height);

/** @return the fit-content width: the available width, between those two. */
double sc_flex_fit_width(sc_flex_widths widths, double available);

/** @return what a child adds to its parent's min-content and max-content widths: 9.9.1, 9.9.3. */
sc_flex_widths sc_flex_contribution(const sc_flex_node *parent, sc_flex_node *child,
                                    double parent_height);

/** @return whether the automatic minimum size of a box holds on an axis: `auto`, not clipping. */
bool sc_flex_has_automatic_minimum(const sc_flex_node *node, int axis);

/** @return what `size` on the other axis makes of `axis` through the aspect ratio. */
double sc_flex_through_ratio(const sc_flex_node *node, int axis, double size);

/** Find a box's height in a space; each space is worked out once. */
sc_flex_extent sc_flex_extent_in(sc_flex_node *node, const sc_flex_space *space);

/** @return the border-box height in a space whose content has the given border-box height. */
double sc_flex_height_in(const sc_flex_node *node, const sc_flex_space *space,
                         double content_height);

/** @return the first baseline, from the top of the border box; NAN: none. */
double sc_flex_baseline(sc_flex_node *node, const sc_flex_space *space);

#endif
