/* Pictures in backgrounds: see picture_layers.h. */
#include "resolve/picture_layers.h"

#include "resolve/place.h"

#include <math.h>

static const sc_picture *find_picture(const sc_tree_build *b, const sc_fill *fill)
{
    sc_str name = sc_template_fill(&fill->picture, &b->binding).text;
    for (size_t i = 0; i < b->request->picture_count && name.len > 0; i++)
        if (sc_str_eq(b->request->pictures[i].name, name))
            return &b->request->pictures[i];
    return NULL;
}

/* A box with the node's corners, that a layer fills. */
static sc_scene_node *new_layer(const sc_tree_build *b, const sc_scene_node *node)
{
    sc_scene_node *layer = SC_NEW(b->arena, sc_scene_node);
    *layer = (sc_scene_node){ .kind = SC_SCENE_BOX,
                              .span = node->span,
                              .box = node->box,
                              .is_scrim = node->is_scrim,
                              .strength = node->strength,
                              .opacity = 1,
                              .lengths = node->lengths };
    for (int i = 0; i < 4; i++)
        layer->radius[i] = node->radius[i];
    return layer;
}

/* Gradients begin where the node's own would: inside its border. */
static const sc_scene_node *fill_layer(const sc_tree_build *b, const sc_scene_node *node,
                                       const sc_fill *fill)
{
    sc_scene_node *layer = new_layer(b, node);
    layer->background = (sc_background){ fill, 1 };
    for (int i = 0; i < 4; i++)
        layer->border_width[i] = node->border_width[i];
    return layer;
}

static void move_inside_border(sc_scene_node *layer, const double w[4])
{
    static const int ACROSS[4] = { 3, 1, 1, 3 }, DOWN[4] = { 0, 0, 2, 2 };
    sc_rect *box = &layer->box;
    *box = (sc_rect){ box->x + w[3], box->y + w[0], fmax(0, box->width - w[1] - w[3]),
                      fmax(0, box->height - w[0] - w[2]) };
    for (int i = 0; i < 4; i++) {
        sc_radius r = { layer->radius[i].x - w[ACROSS[i]], layer->radius[i].y - w[DOWN[i]] };
        layer->radius[i] = r.x > 0 && r.y > 0 ? r : (sc_radius){ 0, 0 };
    }
}

/* The layer is placed as an image with its own object-fit and object-position would be. */
static const sc_scene_node *picture_layer(const sc_tree_build *b, const sc_tree_node *t,
                                          const sc_scene_node *node, const sc_fill *fill)
{
    sc_tree_node shown = *t;
    shown.picture = find_picture(b, fill);
    if (shown.picture == NULL)
        return NULL;
    sc_scene_node *layer = new_layer(b, node);
    move_inside_border(layer, node->border_width);
    if (layer->box.width < 0.5 || layer->box.height < 0.5)
        return NULL;
    shown.cascaded.content = &fill->picture;
    shown.cascaded.style.object_fit = fill->is_contained ? SC_OBJECT_CONTAIN : SC_OBJECT_COVER;
    shown.cascaded.style.object_position = (sc_point){ fill->center_x, fill->center_y };
    layer->kind = SC_SCENE_IMAGE;
    layer->image = sc_place_picture(b, &shown, layer->box);
    return layer;
}

void sc_picture_layers_set(const sc_tree_build *b, const sc_tree_node *t, sc_scene_node *node)
{
    const sc_background *all = &node->background;
    if (!sc_background_has_picture(all))
        return;
    const sc_scene_node **ground = SC_NEW_ARRAY(b->arena, const sc_scene_node *, all->count);
    for (size_t i = all->count; i-- > 0;) {
        const sc_fill *fill = &all->layers[i];
        const sc_scene_node *layer = fill->kind == SC_FILL_PICTURE ? picture_layer(b, t, node, fill)
                                                                   : fill_layer(b, node, fill);
        if (layer != NULL)
            ground[node->ground_count++] = layer;
    }
    node->ground = ground;
    node->background = (sc_background){ NULL, 0 };
}
