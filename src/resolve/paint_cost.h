/*
 * How much work a scene is to paint, before any of it is done. Private to resolve/.
 */
#ifndef SC_RESOLVE_PAINT_COST_H
#define SC_RESOLVE_PAINT_COST_H

#include "base/diag.h"
#include "base/status.h"
#include "scene/scene.h"

/**
 * Add up the pixels that gradients, shadows, filters, masks and blending work on, each as often as
 * its work asks.
 * @return SC_OK; SC_E_CONFIG, `resolve.too-much-painting`, if a card would take seconds.
 */
sc_status sc_paint_cost_check(const sc_scene *scene, sc_diags *diags);

#endif
