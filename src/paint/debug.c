/*
 * Drawing over a card: first every line, then every label, so that no line crosses a word. See
 * debug.h. px of the card throughout.
 */
#include "paint/debug.h"

#include "base/number.h"
#include "paint/debug_marks.h"
#include "paint/label.h"
#include "scene/rect.h"

#include <math.h>
#include <string.h>

enum { MARGIN = 16, SAMPLE = 28, ASIDE = 3, PLACES = 20, SLIDES = 8 };

typedef struct drawing {
    sc_arena *arena;
    const sc_debug_request *request;
    cairo_t *cr;
    bool is_used[SC_MARK_COUNT]; /* what the legend must explain */
    SC_VEC(sc_rect) labels;      /* where labels stand */
    SC_VEC(sc_rect) words;       /* where the card's own type does */
} drawing;

static bool overlap(sc_rect a, sc_rect b)
{
    sc_rect both = sc_rect_common(a, b);
    return both.width > 0 && both.height > 0;
}

/* --- lines ---------------------------------------------------------------------------------- */

static void outline(drawing *d, sc_mark mark, sc_rect r)
{
    d->is_used[mark] = true;
    sc_mark_outline(d->cr, mark, r);
}

static void draw_line(drawing *d, const sc_scene_text *text, const sc_line *line)
{
    double em = text->paragraph.size_px, x = text->x + line->x, y = text->y + line->baseline;
    sc_rect words = { x, y - 0.8 * em, line->width, 1.05 * em };
    d->is_used[SC_MARK_BASELINE] = true;
    sc_mark_level(d->cr, SC_MARK_BASELINE, x, y, line->width);
    sc_vec_push(d->arena, &d->words, words);
}

/* Of a text that was cut, the last line ends in an ellipsis: a bar where it does. */
static void draw_cut(drawing *d, const sc_scene_text *text)
{
    const sc_line *last = &text->paragraph.lines[text->paragraph.line_count - 1];
    double em = text->paragraph.size_px, y = text->y + last->baseline;
    d->is_used[SC_MARK_CUT] = true;
    sc_mark_bar(d->cr, SC_MARK_CUT, text->x + last->x + last->width, y - 0.8 * em, 1.05 * em);
}

static void draw_text(drawing *d, const sc_scene_text *text)
{
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        draw_line(d, text, &text->paragraph.lines[i]);
    if (text->paragraph.is_cut && text->paragraph.line_count > 0)
        draw_cut(d, text);
    if (text->panel != NULL)
        outline(d, SC_MARK_PANEL, text->panel->box);
}

/* How a picture's px become those of a rectangle that shows a part of it. */
typedef struct view {
    sc_rect from, to;
} view;

static sc_rect seen(const view *v, sc_rect r)
{
    double across = v->to.width / v->from.width, down = v->to.height / v->from.height;
    return (sc_rect){ v->to.x + (r.x - v->from.x) * across, v->to.y + (r.y - v->from.y) * down,
                      r.width * across, r.height * down };
}

/* What a crop was chosen by, as far as the view has it. */
static void draw_reasons(drawing *d, const sc_debug_picture *picture, const view *v)
{
    cairo_save(d->cr);
    cairo_rectangle(d->cr, v->to.x, v->to.y, v->to.width, v->to.height);
    cairo_clip(d->cr);
    for (size_t i = 0; i < picture->head_count; i++)
        outline(d, SC_MARK_HEAD, seen(v, picture->heads[i]));
    if (picture->has_focus) {
        sc_rect at = { picture->focus_x * picture->width, picture->focus_y * picture->height, 0,
                       0 };
        at = seen(v, at);
        d->is_used[SC_MARK_FOCUS] = true;
        sc_mark_cross(d->cr, SC_MARK_FOCUS, at.x, at.y);
    }
    cairo_restore(d->cr);
}

/* Trimmed type stands flush with its box: its outline is drawn beside it. */
static sc_rect around(sc_rect r)
{
    return (sc_rect){ r.x - ASIDE, r.y - ASIDE, r.width + 2 * ASIDE, r.height + 2 * ASIDE };
}

static void draw_node(const sc_scene_node *node, void *context)
{
    static const sc_mark MARKS[] = { SC_MARK_BOX, SC_MARK_TEXT, SC_MARK_IMAGE };
    drawing *d = context;
    outline(d, MARKS[node->kind], node->text != NULL ? around(node->box) : node->box);
    if (node->text != NULL)
        draw_text(d, node->text);
    if (node->image == NULL)
        return;
    const view v = { node->image->crop, node->image->box };
    draw_reasons(d, &d->request->pictures[node->image->picture], &v);
}

static void draw_safe_area(drawing *d)
{
    const sc_platform *p = d->request->platform;
    const sc_scene *scene = d->request->scene;
    double share = (double)scene->width / p->width;
    sc_rect safe = { p->safe_left * share, 0, (p->safe_right - p->safe_left) * share,
                     scene->height };
    if (p->safe_left > 0 || p->safe_right < p->width)
        outline(d, SC_MARK_SAFE, safe);
}

/* --- labels --------------------------------------------------------------------------------- */

static bool is_free(const drawing *d, sc_rect r, bool minds_words)
{
    for (size_t i = 0; i < d->labels.count; i++)
        if (overlap(d->labels.items[i], r))
            return false;
    for (size_t i = 0; minds_words && i < d->words.count; i++)
        if (overlap(d->words.items[i], r))
            return false;
    return true;
}

static sc_rect on_card(const drawing *d, double x, double y, const sc_label *label)
{
    const sc_scene *scene = d->request->scene;
    return (sc_rect){ fmax(0, fmin(x, scene->width - label->width)),
                      fmax(0, fmin(y, scene->height - label->height)), label->width,
                      label->height };
}

/* The places about a box where its label may stand, the best first: at its corners, then along its
 * edges, a text's outside it at first and others' inside. */
static sc_rect place_at(const drawing *d, int number, const sc_scene_node *node,
                        const sc_label *label)
{
    static const double ALONG[] = { 0, 1, 0.5, 0.25, 0.75 };
    const sc_rect *b = &node->box;
    bool is_low = number % 2 == 1;
    bool is_outside = (node->kind == SC_SCENE_TEXT) != (number >= PLACES / 2);
    double x = b->x + ALONG[number / 2 % 5] * (b->width - label->width);
    double above = is_outside ? b->y - label->height - ASIDE : b->y;
    double below = is_outside ? b->y + b->height + ASIDE : b->y + b->height - label->height;
    return on_card(d, x, is_low ? below : above, label);
}

/* A place that is free of other labels and, at first, of the card's type; farther and farther from
 * the box's corner if there is none about it. */
static bool look_for_place(const drawing *d, const sc_scene_node *node, const sc_label *label,
                           bool minds_words, sc_rect *out)
{
    for (int i = 0; i < PLACES; i++) {
        *out = place_at(d, i, node, label);
        if (is_free(d, *out, minds_words))
            return true;
    }
    for (int i = 1; i <= 2 * SLIDES; i++) {
        double slide = (i % 2 == 0 ? -1 : 1) * (i + 1) / 2 * label->height / 2;
        *out = on_card(d, node->box.x, node->box.y + slide, label);
        if (is_free(d, *out, minds_words))
            return true;
    }
    return false;
}

static sc_rect find_place(const drawing *d, const sc_scene_node *node, const sc_label *label)
{
    sc_rect place;
    if (!look_for_place(d, node, label, true, &place))
        look_for_place(d, node, label, false, &place);
    return place;
}

static void add_size(sc_buf *words, const sc_scene_text *text)
{
    sc_buf_addz(words, "  ");
    sc_number_add(words, text->paragraph.size_px, 1);
    sc_buf_addz(words, " px");
    if (text->paragraph.is_cut)
        sc_buf_addz(words, ", cut");
    if (text->contrast <= 0)
        return;
    sc_buf_addz(words, ", ");
    sc_number_add(words, text->contrast, 1);
    sc_buf_addz(words, ":1");
    if (text->kept_by != SC_KEPT_BY_ITSELF)
        sc_buf_addf(words, " by %s", sc_kept_by_name(text->kept_by));
}

/* Boxes without a name have no label: they are many, and nothing refers to them. */
static sc_str words_of(const drawing *d, const sc_scene_node *node)
{
    sc_buf words = sc_buf_new(d->arena, 4096);
    sc_buf_add(&words, node->name);
    if (node->text != NULL)
        add_size(&words, node->text);
    if (node->image != NULL)
        sc_buf_addf(&words, "  %s", sc_framing_name(node->image->framing));
    return sc_buf_str(&words);
}

static void draw_label(drawing *d, const sc_scene_node *node)
{
    static const sc_mark MARKS[] = { SC_MARK_BOX, SC_MARK_TEXT, SC_MARK_IMAGE };
    sc_str words = words_of(d, node);
    if (words.len == 0)
        return;
    sc_label label = sc_label_set(d->arena, d->request->fonts, words);
    sc_rect place = find_place(d, node, &label);
    sc_vec_push(d->arena, &d->labels, place);
    sc_mark_fill(d->cr, MARKS[node->kind], place);
    cairo_set_source_rgb(d->cr, 0, 0, 0);
    sc_label_paint(d->cr, &label, place.x, place.y);
}

static void label_text(const sc_scene_node *node, void *context)
{
    if (node->kind == SC_SCENE_TEXT)
        draw_label(context, node);
}

static void label_other(const sc_scene_node *node, void *context)
{
    if (node->kind != SC_SCENE_TEXT)
        draw_label(context, node);
}

/* --- the legend ----------------------------------------------------------------------------- */

/* Words in white, at x, y. @return how wide they are. */
static double write_words(drawing *d, sc_str words, double x, double y)
{
    sc_label label = sc_label_set(d->arena, d->request->fonts, words);
    cairo_set_source_rgb(d->cr, 1, 1, 1);
    sc_label_paint(d->cr, &label, x, y);
    return label.width;
}

/* One entry a line, from x, y down. @return where the next may stand. */
static double draw_keys(drawing *d, double x, double y)
{
    for (int mark = 0; mark < SC_MARK_COUNT; mark++) {
        if (!d->is_used[mark])
            continue;
        sc_mark_sample(d->cr, (sc_mark)mark, (sc_rect){ x, y + 4, SAMPLE, 18 });
        write_words(d, sc_str_of(sc_mark_words((sc_mark)mark)), x + SAMPLE, y);
        y += SAMPLE;
    }
    return y;
}

static double draw_drops(drawing *d, double x, double y)
{
    const sc_scene *scene = d->request->scene;
    for (size_t i = 0; i < scene->drop_count; i++) {
        sc_str node = scene->drops[i].node;
        write_words(d, sc_str_fmt(d->arena, "left out: %.*s", SC_STR_ARG(node)), x, y);
        y += SAMPLE;
    }
    return y;
}

typedef struct picture_row {
    drawing *drawing;
    double x, y, bottom;
} picture_row;

/* A picture whole, with what of it an image shows. */
static void draw_picture(const sc_scene_node *node, void *context)
{
    picture_row *row = context;
    drawing *d = row->drawing;
    if (node->image == NULL)
        return;
    const sc_debug_picture *picture = &d->request->pictures[node->image->picture];
    if (picture->whole == NULL || row->x + picture->whole->width > d->request->scene->width)
        return;
    const sc_bitmap *whole = picture->whole;
    const view v = { { 0, 0, picture->width, picture->height },
                     { row->x, row->y + SAMPLE, whole->width, whole->height } };
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)whole->pixels, whole->is_opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
        whole->width, whole->height, whole->stride);
    cairo_set_source_surface(d->cr, surface, v.to.x, v.to.y);
    cairo_paint(d->cr);
    cairo_surface_destroy(surface);
    outline(d, SC_MARK_IMAGE, seen(&v, node->image->crop));
    draw_reasons(d, picture, &v);
    double width = write_words(d,
                               sc_str_fmt(d->arena, "%.*s, %d x %d px", SC_STR_ARG(node->name),
                                          picture->width, picture->height),
                               row->x, row->y);
    row->x += fmax(width, whole->width) + MARGIN;
    row->bottom = fmax(row->bottom, v.to.y + whole->height);
}

/* Below the card: pictures, then keys to the left of them. @return where it ends. */
static double draw_legend(drawing *d)
{
    enum { KEYS = 300 };
    const sc_platform *p = d->request->platform;
    double top = d->request->scene->height + MARGIN;
    picture_row row = { d, KEYS, top, top };
    sc_scene_walk(d->request->scene, draw_picture, &row);
    sc_str title = sc_str_fmt(d->arena, "%s, %d x %d px", p->label, d->request->scene->width,
                              d->request->scene->height);
    write_words(d, title, MARGIN - 6, top);
    double bottom = draw_keys(d, MARGIN, top + SAMPLE);
    bottom = draw_drops(d, MARGIN - 6, bottom);
    return fmax(bottom, row.bottom) + MARGIN;
}

/* --- the whole ------------------------------------------------------------------------------ */

static void draw_card(drawing *d)
{
    const sc_bitmap *card = d->request->card;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)card->pixels, CAIRO_FORMAT_RGB24, card->width, card->height, card->stride);
    cairo_set_source_surface(d->cr, surface, 0, 0);
    cairo_paint(d->cr);
    cairo_surface_destroy(surface);
    cairo_save(d->cr);
    cairo_rectangle(d->cr, 0, 0, card->width, card->height);
    cairo_clip(d->cr);
    sc_scene_walk(d->request->scene, draw_node, d);
    draw_safe_area(d);
    sc_scene_walk(d->request->scene, label_text, d);
    sc_scene_walk(d->request->scene, label_other, d);
    cairo_restore(d->cr);
}

/* Higher than any legend: it is cut off below what was drawn. */
static int room_for_legend(const sc_scene *scene)
{
    return SAMPLE * (SC_MARK_COUNT + 2 + (int)scene->drop_count) + SC_DEBUG_PICTURE_SIDE +
           3 * MARGIN;
}

sc_status sc_paint_debug(sc_arena *arena, const sc_debug_request *request, sc_diags *diags,
                         sc_bitmap *out)
{
    const sc_scene *scene = request->scene;
    sc_bitmap canvas = { .width = scene->width,
                         .height = scene->height + room_for_legend(scene),
                         .is_opaque = true };
    canvas.stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, canvas.width);
    canvas.pixels = sc_arena_alloc_raw(arena, (size_t)canvas.height, (size_t)canvas.stride);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)canvas.pixels, CAIRO_FORMAT_RGB24,
                                            canvas.width, canvas.height, canvas.stride);
    drawing d = { .arena = sc_arena_new(0), .request = request, .cr = cairo_create(surface) };
    cairo_set_source_rgb(d.cr, 0.09, 0.1, 0.12);
    cairo_paint(d.cr);
    draw_card(&d);
    canvas.height = (int)draw_legend(&d);
    cairo_status_t status = cairo_status(d.cr);
    cairo_destroy(d.cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    sc_arena_free(d.arena);
    if (status != CAIRO_STATUS_SUCCESS) {
        sc_diag_error(diags, scene->card->span, "paint.failed", NULL,
                      "cannot draw over the card: %s", cairo_status_to_string(status));
        return SC_E_BUG;
    }
    *out = canvas;
    return SC_OK;
}
