/* Groups: see group.h. Order: Filter Effects 1, section 3: filter, mask, opacity, then blend. */
#include "paint/group.h"

#include "paint/background.h"
#include "paint/blur.h"
#include "paint/filter.h"
#include "paint/shape.h"

#include <math.h>

/* Of all open groups together: what is filtered gets no room about the card past that, and nothing
 * past twice as much. 4 bytes each. */
static const size_t PIXELS_MAX = 24u << 20;

static bool holds_blending(const sc_scene_node *node)
{
    for (size_t i = 0; i < node->child_count; i++)
        if (node->children[i]->blend != SC_BLEND_NORMAL || holds_blending(node->children[i]))
            return true;
    return false;
}

/* What is blended inside a transformed node does not reach what is behind that. */
bool sc_group_is_needed(const sc_scene_node *node)
{
    return node->opacity < 1 || node->filter_count > 0 || node->mask.count > 0 ||
           node->blend != SC_BLEND_NORMAL || (node->is_transformed && holds_blending(node));
}

static void release_context(void *context)
{
    cairo_destroy(context);
}

static sc_bitmap new_bitmap(sc_arena *arena, sc_rect room)
{
    sc_bitmap bitmap = { .width = (int)room.width, .height = (int)room.height };
    bitmap.stride = 4 * bitmap.width;
    bitmap.pixels = SC_NEW_ARRAY(arena, uint32_t, (size_t)bitmap.width * (size_t)bitmap.height);
    return bitmap;
}

/* What can be seen of a node, with what filters bring in from about it. */
static sc_rect room_of(const sc_painter *p, const sc_scene_node *node)
{
    sc_rect room = sc_painter_room(p);
    sc_filter_reach reach = sc_filter_reach_of(p, node);
    sc_rect wide = { room.x - reach.x, room.y - reach.y, room.width + 2 * reach.x,
                     room.height + 2 * reach.y };
    size_t pixels = p->group_pixels + (size_t)(wide.width * wide.height);
    if (room.width < 1 || room.height < 1)
        return (sc_rect){ room.x, room.y, 1, 1 };
    if (pixels <= PIXELS_MAX)
        return wide;
    return p->group_pixels <= PIXELS_MAX ? room : (sc_rect){ room.x, room.y, 1, 1 };
}

sc_group sc_group_begin(sc_painter *p, const sc_scene_node *node)
{
    sc_rect room = room_of(p, node);
    sc_group group = { .below = p->cr, .x = (int)room.x, .y = (int)room.y };
    cairo_matrix_t user;
    sc_arena *arena = sc_arena_new(0);
    group.arena = arena;
    group.outer = p->arena;
    cairo_get_matrix(p->cr, &user);
    group.bitmap = new_bitmap(arena, room);
    group.surface = sc_painter_surface(arena, &group.bitmap);
    cairo_surface_set_device_offset(group.surface, -group.x, -group.y);
    p->arena = arena;
    p->cr = cairo_create(group.surface);
    sc_arena_defer(arena, release_context, p->cr);
    cairo_set_matrix(p->cr, &user);
    p->group_pixels += (size_t)(room.width * room.height);
    return group;
}

/* In the order of sc_blend. */
static const cairo_operator_t OPERATORS[] = {
    CAIRO_OPERATOR_OVER,          CAIRO_OPERATOR_MULTIPLY,       CAIRO_OPERATOR_SCREEN,
    CAIRO_OPERATOR_OVERLAY,       CAIRO_OPERATOR_DARKEN,         CAIRO_OPERATOR_LIGHTEN,
    CAIRO_OPERATOR_COLOR_DODGE,   CAIRO_OPERATOR_COLOR_BURN,     CAIRO_OPERATOR_HARD_LIGHT,
    CAIRO_OPERATOR_SOFT_LIGHT,    CAIRO_OPERATOR_DIFFERENCE,     CAIRO_OPERATOR_EXCLUSION,
    CAIRO_OPERATOR_HSL_HUE,       CAIRO_OPERATOR_HSL_SATURATION, CAIRO_OPERATOR_HSL_COLOR,
    CAIRO_OPERATOR_HSL_LUMINOSITY
};

/* Keep of the group what the mask covers. */
static void apply_mask(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    cairo_reset_clip(p->cr);
    cairo_push_group(p->cr);
    sc_paint_mask(p, node, box);
    cairo_pop_group_to_source(p->cr);
    cairo_set_operator(p->cr, CAIRO_OPERATOR_DEST_IN);
    cairo_paint(p->cr);
}

void sc_group_end(sc_painter *p, sc_group *group, const sc_scene_node *node, sc_rect box)
{
    cairo_surface_flush(group->surface);
    sc_filter_apply(p, node, &group->bitmap);
    cairo_surface_mark_dirty(group->surface);
    if (node->mask.count > 0)
        apply_mask(p, node, box);
    cairo_status_t status = cairo_status(p->cr);
    cairo_surface_flush(group->surface);
    p->cr = group->below;
    p->arena = group->outer;
    p->group_pixels -= (size_t)group->bitmap.width * (size_t)group->bitmap.height;
    cairo_save(p->cr);
    cairo_identity_matrix(p->cr);
    cairo_set_source_surface(p->cr, group->surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
    cairo_set_operator(p->cr, OPERATORS[node->blend]);
    if (status == CAIRO_STATUS_SUCCESS)
        cairo_paint_with_alpha(p->cr, node->opacity);
    cairo_restore(p->cr);
    sc_arena_free(group->arena);
}
