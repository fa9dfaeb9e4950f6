/*
 * Painting a scene: for each node its background, its border, its content, then its children.
 * Boxes are snapped to whole px, edge by edge, as browsers do. See paint.h.
 */
#include "paint/paint.h"

#include "paint/glyph.h"
#include "paint/gradient.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

typedef struct painter {
    sc_arena *arena;
    cairo_t *cr;
    const sc_paint_picture *pictures;
    size_t picture_count;
    sc_rect clip;  /* px of the card: all that is wanted */
    int step;      /* px of the card for one px of the surface, on each axis */
    bool has_base; /* the surface holds a picture to paint over */
    bool skips_text;
} painter;

/* Rows of a gradient that are made and painted at once; a multiple of its dither's period. */
enum { STRIP = 64 };

/* --- shapes --------------------------------------------------------------------------------- */

static sc_rect snapped(sc_rect r)
{
    double left = round(r.x), top = round(r.y);
    return (sc_rect){ left, top, round(r.x + r.width) - left, round(r.y + r.height) - top };
}

static sc_rect inset(sc_rect r, const double edges[4])
{
    double width = r.width - edges[1] - edges[3], height = r.height - edges[0] - edges[2];
    return (sc_rect){ r.x + edges[3], r.y + edges[0], fmax(0, width), fmax(0, height) };
}

static sc_rect intersection(sc_rect a, sc_rect b)
{
    double left = fmax(a.x, b.x), top = fmax(a.y, b.y);
    double right = fmin(a.x + a.width, b.x + b.width);
    double bottom = fmin(a.y + a.height, b.y + b.height);
    return (sc_rect){ left, top, fmax(0, right - left), fmax(0, bottom - top) };
}

static bool has_corners(const double radius[4])
{
    return radius[0] > 0 || radius[1] > 0 || radius[2] > 0 || radius[3] > 0;
}

/* Add a rectangle with round corners to the path, clockwise. */
static void add_rounded(cairo_t *cr, sc_rect r, const double radius[4])
{
    if (!has_corners(radius)) {
        cairo_rectangle(cr, r.x, r.y, r.width, r.height);
        return;
    }
    double right = r.x + r.width, bottom = r.y + r.height;
    cairo_new_sub_path(cr);
    cairo_arc(cr, r.x + radius[0], r.y + radius[0], radius[0], M_PI, 1.5 * M_PI);
    cairo_arc(cr, right - radius[1], r.y + radius[1], radius[1], 1.5 * M_PI, 2 * M_PI);
    cairo_arc(cr, right - radius[2], bottom - radius[2], radius[2], 0, 0.5 * M_PI);
    cairo_arc(cr, r.x + radius[3], bottom - radius[3], radius[3], 0.5 * M_PI, M_PI);
    cairo_close_path(cr);
}

/* The corners inside a border: rounder by as much as the border is thinner. */
static void inner_radii(const sc_scene_node *node, double out[4])
{
    const double *w = node->border_width;
    double thicker[4] = { fmax(w[0], w[3]), fmax(w[0], w[1]), fmax(w[2], w[1]), fmax(w[2], w[3]) };
    for (int i = 0; i < 4; i++)
        out[i] = fmax(0, node->radius[i] - thicker[i]);
}

static void set_color(cairo_t *cr, sc_color c)
{
    cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

/* --- backgrounds ---------------------------------------------------------------------------- */

static void release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

/* A surface over a bitmap's pixels; borrowed by Cairo until the arena goes. */
static cairo_surface_t *surface_of(sc_arena *arena, const sc_bitmap *bitmap)
{
    cairo_format_t format = bitmap->is_opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)bitmap->pixels, format, bitmap->width, bitmap->height, bitmap->stride);
    sc_arena_defer(arena, release_surface, surface);
    return surface;
}

static void set_bitmap(painter *p, const sc_bitmap *bitmap, double x, double y)
{
    cairo_set_source_surface(p->cr, surface_of(p->arena, bitmap), x, y);
    cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
}

/* What of a box is to be painted, in whole px of the surface. */
static sc_rect visible(const painter *p, sc_rect box)
{
    sc_rect r = intersection(box, p->clip);
    double left = floor(r.x / p->step), top = floor(r.y / p->step);
    return (sc_rect){ left, top, ceil((r.x + r.width) / p->step) - left,
                      ceil((r.y + r.height) / p->step) - top };
}

/* Fill the path with a raster that stands at x, y of the surface. */
static void fill_with(painter *p, const sc_bitmap *raster, double x, double y)
{
    cairo_matrix_t scale;
    cairo_get_matrix(p->cr, &scale);
    cairo_identity_matrix(p->cr);
    set_bitmap(p, raster, x, y);
    cairo_set_matrix(p->cr, &scale);
    cairo_fill(p->cr);
}

/* A box with square corners is filled in strips, which stay in the processor's cache. */
static void paint_strips(painter *p, const sc_gradient *gradient, sc_rect box, sc_rect area)
{
    sc_rect strip = { area.x, area.y, area.width, fmin(STRIP, area.height) };
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, strip);
    cairo_surface_t *surface = surface_of(p->arena, &raster);
    for (; strip.y < area.y + area.height; strip.y += STRIP) {
        strip.height = fmin(STRIP, area.y + area.height - strip.y);
        cairo_surface_flush(surface);
        sc_gradient_fill(gradient, strip, &raster);
        cairo_surface_mark_dirty(surface);
        sc_rect here = intersection(box, strip);
        cairo_set_source_surface(p->cr, surface, strip.x, strip.y);
        cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
        cairo_rectangle(p->cr, here.x, here.y, here.width, here.height);
        cairo_fill(p->cr);
    }
}

static void paint_gradient(painter *p, const sc_scene_node *node, sc_rect box, const sc_fill *fill,
                           double strength)
{
    sc_rect area = visible(p, box);
    if (area.width < 1 || area.height < 1)
        return;
    const sc_gradient *gradient =
        sc_gradient_new(p->arena, fill, box, &node->lengths, strength, p->step);
    if (p->step == 1 && !has_corners(node->radius)) {
        paint_strips(p, gradient, box, area);
        return;
    }
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, area);
    add_rounded(p->cr, box, node->radius);
    fill_with(p, &raster, area.x, area.y);
}

static void paint_layer(painter *p, const sc_scene_node *node, sc_rect box, const sc_fill *fill,
                        double strength)
{
    if (fill->kind != SC_FILL_COLOR) {
        paint_gradient(p, node, box, fill, strength);
        return;
    }
    sc_color color = fill->color;
    color.a *= strength;
    add_rounded(p->cr, box, node->radius);
    set_color(p->cr, color);
    cairo_fill(p->cr);
}

/* Several layers that are weak are so as a whole: a weak one does not show more of those below. */
static void paint_background(painter *p, const sc_scene_node *node, sc_rect box)
{
    bool is_group = node->strength < 1 && node->background.count > 1;
    if (node->background.count == 0 || node->strength <= 0)
        return;
    if (is_group)
        cairo_push_group(p->cr);
    for (size_t i = node->background.count; i-- > 0;)
        paint_layer(p, node, box, &node->background.layers[i], is_group ? 1 : node->strength);
    if (!is_group)
        return;
    cairo_pop_group_to_source(p->cr);
    cairo_paint_with_alpha(p->cr, node->strength);
}

/* --- borders -------------------------------------------------------------------------------- */

/* The quarter of the ring between two boxes that belongs to one side: cut along the mitres. */
static void add_side(cairo_t *cr, sc_rect o, sc_rect i, int side)
{
    const double outer[4][2] = { { o.x, o.y },
                                 { o.x + o.width, o.y },
                                 { o.x + o.width, o.y + o.height },
                                 { o.x, o.y + o.height } };
    const double inner[4][2] = { { i.x, i.y },
                                 { i.x + i.width, i.y },
                                 { i.x + i.width, i.y + i.height },
                                 { i.x, i.y + i.height } };
    int next = (side + 1) % 4;
    cairo_move_to(cr, outer[side][0], outer[side][1]);
    cairo_line_to(cr, outer[next][0], outer[next][1]);
    cairo_line_to(cr, inner[next][0], inner[next][1]);
    cairo_line_to(cr, inner[side][0], inner[side][1]);
    cairo_close_path(cr);
}

static bool is_same_color(const sc_color *a, const sc_color *b)
{
    return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

static void paint_border(painter *p, const sc_scene_node *node, sc_rect box)
{
    const double *w = node->border_width;
    const sc_color *c = node->border_color;
    if (w[0] == 0 && w[1] == 0 && w[2] == 0 && w[3] == 0)
        return;
    double radii[4];
    sc_rect inside = inset(box, w);
    inner_radii(node, radii);
    cairo_save(p->cr);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
    add_rounded(p->cr, box, node->radius);
    add_rounded(p->cr, inside, radii);
    bool is_even = true;
    for (int i = 1; i < 4; i++)
        is_even = is_even && is_same_color(&c[0], &c[i]);
    if (is_even) {
        set_color(p->cr, c[0]);
        cairo_fill(p->cr);
    } else {
        cairo_clip(p->cr);
    }
    for (int side = 0; side < 4 && !is_even; side++) {
        add_side(p->cr, box, inside, side);
        set_color(p->cr, c[side]);
        cairo_fill(p->cr);
    }
    cairo_restore(p->cr);
}

/* --- content -------------------------------------------------------------------------------- */

/* Lines stand on whole px, so that the feet of letters are sharp. */
static void paint_line(painter *p, const sc_scene_text *text, const sc_line *line)
{
    double dy = round(text->y + line->baseline) - line->baseline;
    for (size_t i = 0; i < line->run_count; i++)
        sc_glyph_paint(p->cr, &line->runs[i], text->x, dy, text->color.a);
}

static void paint_panel(painter *p, const sc_scene_panel *panel)
{
    const double radius[4] = { panel->radius, panel->radius, panel->radius, panel->radius };
    add_rounded(p->cr, panel->box, radius);
    set_color(p->cr, panel->color);
    cairo_fill(p->cr);
}

static void paint_text(painter *p, const sc_scene_text *text)
{
    if (text->panel != NULL)
        paint_panel(p, text->panel);
    if (p->skips_text)
        return;
    set_color(p->cr, text->color);
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        paint_line(p, text, &text->paragraph.lines[i]);
}

static void paint_image(painter *p, const sc_scene_node *node, sc_rect box)
{
    const sc_rect *at = &node->image->box;
    for (size_t i = 0; i < p->picture_count; i++) {
        if (p->pictures[i].image != node->image)
            continue;
        double radii[4];
        inner_radii(node, radii);
        set_bitmap(p, &p->pictures[i].bitmap, at->x, at->y);
        add_rounded(p->cr, has_corners(radii) ? inset(box, node->border_width) : *at, radii);
        cairo_fill(p->cr);
        return;
    }
}

/* --- nodes ---------------------------------------------------------------------------------- */

static void paint_node(painter *p, const sc_scene_node *node);

static void paint_inside(painter *p, const sc_scene_node *node, sc_rect box)
{
    if (node->kind == SC_SCENE_TEXT)
        paint_text(p, node->text);
    else if (node->kind == SC_SCENE_IMAGE)
        paint_image(p, node, box);
    for (size_t i = 0; i < node->child_count; i++)
        paint_node(p, node->children[i]);
}

static void clip_to_padding(painter *p, const sc_scene_node *node, sc_rect box)
{
    double radii[4];
    inner_radii(node, radii);
    add_rounded(p->cr, inset(box, node->border_width), radii);
    cairo_clip(p->cr);
}

static void paint_node(painter *p, const sc_scene_node *node)
{
    sc_rect box = snapped(node->box);
    bool is_group = node->opacity < 1;
    if (node->opacity <= 0)
        return;
    cairo_save(p->cr);
    if (is_group)
        cairo_push_group(p->cr);
    paint_background(p, node, box);
    paint_border(p, node, box);
    if (node->clips)
        clip_to_padding(p, node, box);
    paint_inside(p, node, box);
    if (is_group) {
        cairo_pop_group_to_source(p->cr);
        cairo_paint_with_alpha(p->cr, node->opacity);
    }
    cairo_restore(p->cr);
}

static sc_bitmap new_bitmap(sc_arena *arena, int width, int height)
{
    sc_bitmap bitmap = { .width = width, .height = height, .is_opaque = true };
    bitmap.stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    bitmap.pixels = sc_arena_alloc_raw(arena, (size_t)height, (size_t)bitmap.stride);
    return bitmap;
}

/* Paint into a bitmap of `1 / step` the card's size, within `p->clip`. */
static sc_status paint_onto(painter *p, const sc_scene *scene, sc_bitmap bitmap, sc_diags *diags,
                            sc_bitmap *out)
{
    const sc_rect *clip = &p->clip;
    p->arena = sc_arena_new(0);
    p->cr = cairo_create(surface_of(p->arena, &bitmap));
    cairo_scale(p->cr, 1.0 / p->step, 1.0 / p->step);
    cairo_rectangle(p->cr, clip->x, clip->y, clip->width, clip->height);
    cairo_clip(p->cr);
    cairo_set_source_rgb(p->cr, 1, 1, 1);
    if (!p->has_base)
        cairo_paint(p->cr);
    paint_node(p, scene->card);
    cairo_status_t status = cairo_status(p->cr);
    cairo_surface_flush(cairo_get_target(p->cr));
    cairo_destroy(p->cr);
    sc_arena_free(p->arena);
    if (status != CAIRO_STATUS_SUCCESS) {
        sc_diag_error(diags, scene->card->span, "paint.failed", NULL, "cannot paint the card: %s",
                      cairo_status_to_string(status));
        return SC_E_BUG;
    }
    *out = bitmap;
    return SC_OK;
}

static sc_status paint_scene(painter *p, const sc_scene *scene, sc_arena *arena, sc_diags *diags,
                             sc_bitmap *out)
{
    int width = (scene->width + p->step - 1) / p->step;
    int height = (scene->height + p->step - 1) / p->step;
    return paint_onto(p, scene, new_bitmap(arena, width, height), diags, out);
}

sc_status sc_paint(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                   size_t count, sc_diags *diags, sc_bitmap *out)
{
    painter p = { .pictures = pictures,
                  .picture_count = count,
                  .clip = { 0, 0, scene->width, scene->height },
                  .step = 1 };
    return paint_scene(&p, scene, arena, diags, out);
}

/* Whether a picture hides all of the card that was painted before it, and fills it to its edges. */
static bool fills_card(const sc_scene_node *node, const sc_scene *scene,
                       const sc_paint_picture *picture)
{
    const sc_rect *at = &picture->image->box;
    const double *w = node->border_width;
    bool is_plain = node->opacity >= 1 && !has_corners(node->radius) && node->child_count == 0 &&
                    w[0] + w[1] + w[2] + w[3] == 0;
    return is_plain && picture->bitmap.is_opaque && at->x == 0 && at->y == 0 &&
           at->width == scene->width && at->height == scene->height &&
           picture->bitmap.stride == 4 * scene->width;
}

/* The picture that is the first of the card's children and fills it; NULL if there is none. */
static const sc_paint_picture *find_base(const sc_scene *scene, const sc_paint_picture *pictures,
                                         size_t count)
{
    const sc_scene_node *card = scene->card, *first;
    if (card->child_count == 0 || card->opacity < 1 || card->clips || has_corners(card->radius))
        return NULL;
    first = card->children[0];
    for (size_t i = 0; i < count; i++)
        if (first->image == pictures[i].image && fills_card(first, scene, &pictures[i]))
            return &pictures[i];
    return NULL;
}

sc_status sc_paint_over(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                        size_t count, sc_diags *diags, sc_bitmap *out)
{
    const sc_paint_picture *base = find_base(scene, pictures, count);
    if (base == NULL)
        return sc_paint(arena, scene, pictures, count, diags, out);
    painter p = { .pictures = pictures,
                  .picture_count = count,
                  .clip = { 0, 0, scene->width, scene->height },
                  .step = 1,
                  .has_base = true };
    sc_scene above = *scene;
    sc_scene_node card = *scene->card;
    card.background.count = 0;
    memset(card.border_width, 0, sizeof card.border_width);
    card.children++;
    card.child_count--;
    above.card = &card;
    return paint_onto(&p, &above, base->bitmap, diags, out);
}

/* The px of a backdrop that a line can cover: with an em and a half of room for marks and tails. */
static sc_rect room_of(const sc_scene *scene, const sc_scene_text *text, const sc_line *line)
{
    double em = text->paragraph.size_px, top = text->y + line->baseline - 1.5 * em;
    sc_rect room = { text->x + line->x - em / 2, top, line->width + em, 2.25 * em };
    room = intersection(room, (sc_rect){ 0, 0, scene->width, scene->height });
    return (sc_rect){ floor(room.x / SC_BACKDROP_STEP), floor(room.y / SC_BACKDROP_STEP),
                      floor(room.width / SC_BACKDROP_STEP), floor(room.height / SC_BACKDROP_STEP) };
}

/* The rooms of all lines that promise legibility. */
typedef struct rooms {
    const sc_scene *scene;
    double left, top, right, bottom; /* px of a backdrop */
} rooms;

static void add_rooms(const sc_scene_node *node, void *context)
{
    rooms *all = context;
    if (node->text == NULL || node->text->legibility <= 0)
        return;
    for (size_t i = 0; i < node->text->paragraph.line_count; i++) {
        sc_rect r = room_of(all->scene, node->text, &node->text->paragraph.lines[i]);
        all->left = fmin(all->left, r.x);
        all->top = fmin(all->top, r.y);
        all->right = fmax(all->right, r.x + r.width);
        all->bottom = fmax(all->bottom, r.y + r.height);
    }
}

sc_status sc_paint_backdrop(sc_arena *arena, const sc_scene *scene,
                            const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                            sc_bitmap *out)
{
    painter p = {
        .pictures = pictures, .picture_count = count, .step = SC_BACKDROP_STEP, .skips_text = true
    };
    rooms all = { scene, scene->width, scene->height, 0, 0 };
    sc_scene_walk(scene, add_rooms, &all);
    p.clip = (sc_rect){ all.left * SC_BACKDROP_STEP, all.top * SC_BACKDROP_STEP,
                        fmax(0, all.right - all.left) * SC_BACKDROP_STEP,
                        fmax(0, all.bottom - all.top) * SC_BACKDROP_STEP };
    return paint_scene(&p, scene, arena, diags, out);
}

sc_coverage sc_paint_coverage(sc_arena *arena, const sc_scene *scene, const sc_scene_text *text,
                              const sc_line *line)
{
    sc_rect room = room_of(scene, text, line);
    sc_coverage c = { (int)room.x, (int)room.y, (int)room.width, (int)room.height, 0, NULL };
    if (c.width <= 0 || c.height <= 0)
        return (sc_coverage){ 0 };
    c.stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, c.width);
    uint8_t *pixels = sc_arena_alloc_array(arena, (size_t)c.height, (size_t)c.stride);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_A8, c.width, c.height, c.stride);
    sc_arena *scratch = sc_arena_new(0);
    painter p = { .arena = scratch, .cr = cairo_create(surface) };
    cairo_translate(p.cr, -room.x, -room.y);
    cairo_scale(p.cr, 1.0 / SC_BACKDROP_STEP, 1.0 / SC_BACKDROP_STEP);
    cairo_set_source_rgba(p.cr, 0, 0, 0, 1);
    paint_line(&p, text, line);
    cairo_destroy(p.cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    sc_arena_free(scratch);
    c.pixels = pixels;
    return c;
}
