/*
 * SVG by librsvg, which is loaded when the first drawing comes: with all it depends on it would
 * nearly double the program's start. See svg.h.
 */
#include "paint/svg.h"

#include "base/deadline.h"
#include "base/library.h"

#include <librsvg/rsvg.h>
#include <math.h>

enum { CSS_DPI = 96, DRAWING_SECONDS = 5 };

/* What is used of librsvg and of GLib beneath it. */
typedef struct functions {
    RsvgHandle *(*new_from_data)(const guint8 *data, gsize len, GError **error);
    void (*set_dpi)(RsvgHandle *handle, double dpi);
    gboolean (*size_in_pixels)(RsvgHandle *handle, gdouble *width, gdouble *height);
    void (*dimensions)(RsvgHandle *handle, gboolean *has_width, RsvgLength *width,
                       gboolean *has_height, RsvgLength *height, gboolean *has_viewbox,
                       RsvgRectangle *viewbox);
    gboolean (*render)(RsvgHandle *handle, cairo_t *cr, const RsvgRectangle *viewport,
                       GError **error);
    void (*unref)(gpointer object);
    void (*free_error)(GError *error);
} functions;

#define AT(member) offsetof(functions, member)

static const sc_symbol SYMBOLS[] = {
    { "rsvg_handle_new_from_data", AT(new_from_data) },
    { "rsvg_handle_set_dpi", AT(set_dpi) },
    { "rsvg_handle_get_intrinsic_size_in_pixels", AT(size_in_pixels) },
    { "rsvg_handle_get_intrinsic_dimensions", AT(dimensions) },
    { "rsvg_handle_render_document", AT(render) },
    { "g_object_unref", AT(unref) },
    { "g_error_free", AT(free_error) },
};

/* One drawing's reading. */
typedef struct drawing {
    functions lib;
    RsvgHandle *handle;
    double width, height; /* px */
    sc_span span;
    sc_diags *diags;
} drawing;

static sc_status fail(const drawing *d, GError *error)
{
    sc_diag_error(d->diags, d->span, "paint.svg-damaged", "see whether a browser shows it",
                  "the drawing cannot be read: %s",
                  error == NULL ? "it is not SVG" : error->message);
    if (error != NULL)
        d->lib.free_error(error);
    return SC_E_CONFIG;
}

static void measure(drawing *d)
{
    gboolean has_width, has_height, has_viewbox;
    RsvgLength width, height;
    RsvgRectangle viewbox = { 0, 0, 0, 0 };
    if (d->lib.size_in_pixels(d->handle, &d->width, &d->height) && d->width > 0 && d->height > 0)
        return;
    d->lib.dimensions(d->handle, &has_width, &width, &has_height, &height, &has_viewbox, &viewbox);
    bool has_shape = has_viewbox && viewbox.width > 0 && viewbox.height > 0;
    d->width = has_shape ? viewbox.width : 300;
    d->height = has_shape ? viewbox.height : 150;
}

/* Without an address of its own, a drawing can refer to nothing outside itself. */
static sc_status open_drawing(sc_str bytes, drawing *d)
{
    GError *error = NULL;
    if (!sc_library_load("librsvg-2.so.2", SYMBOLS, sizeof SYMBOLS / sizeof *SYMBOLS, &d->lib)) {
        sc_diag_error(d->diags, d->span, "paint.svg-missing",
                      "install Debian's librsvg2-2, or use a PNG",
                      "SVG drawings need the library librsvg, which is not installed");
        return SC_E_CONFIG;
    }
    d->handle = d->lib.new_from_data((const guint8 *)bytes.ptr, bytes.len, &error);
    if (d->handle == NULL)
        return fail(d, error);
    d->lib.set_dpi(d->handle, CSS_DPI);
    measure(d);
    return SC_OK;
}

/* Styles can take minutes to match and filters to draw, and librsvg cannot be stopped. */
static sc_deadline *begin_deadline(const drawing *d)
{
    sc_arena *arena = d->diags->arena;
    sc_diags late = { .arena = arena };
    sc_diag_error(&late, d->span, "paint.svg-too-slow", "take its filters out, or use a PNG",
                  "drawing it takes more than %d seconds", DRAWING_SECONDS);
    return sc_deadline_begin(arena, DRAWING_SECONDS, &late.list.items[0]);
}

sc_status sc_svg_probe(sc_arena *arena, sc_str bytes, const sc_photo_limits *limits, sc_span span,
                       sc_diags *diags, sc_photo_info *out)
{
    (void)arena;
    drawing d = { .span = span, .diags = diags };
    if (bytes.len > limits->file_bytes) {
        sc_diag_error(diags, span, "paint.svg-too-large", NULL,
                      "the drawing has %zu bytes, and %zu are allowed", bytes.len,
                      limits->file_bytes);
        return SC_E_LIMIT;
    }
    sc_deadline *deadline = begin_deadline(&d);
    sc_status status = open_drawing(bytes, &d);
    sc_deadline_end(deadline);
    if (status != SC_OK)
        return status;
    d.lib.unref(d.handle);
    if (d.width > limits->side || d.height > limits->side) {
        sc_diag_error(diags, span, "paint.svg-too-large", "give it a smaller width and height",
                      "the drawing is %.0f x %.0f px, and %d px a side are allowed", d.width,
                      d.height, limits->side);
        return SC_E_LIMIT;
    }
    *out = (sc_photo_info){ .format = "SVG",
                            .width = (int)fmax(1, round(d.width)),
                            .height = (int)fmax(1, round(d.height)),
                            .orientation = 1,
                            .is_scalable = true };
    return SC_OK;
}

/* The scale turns the whole drawing's whole px into the result's, in both directions by itself. */
static sc_status draw(const drawing *d, sc_rect crop, const sc_bitmap *bitmap)
{
    GError *error = NULL;
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data((unsigned char *)bitmap->pixels, CAIRO_FORMAT_ARGB32,
                                            bitmap->width, bitmap->height, bitmap->stride);
    cairo_t *cr = cairo_create(surface);
    RsvgRectangle whole = { 0, 0, fmax(1, round(d->width)), fmax(1, round(d->height)) };
    cairo_scale(cr, bitmap->width / crop.width, bitmap->height / crop.height);
    cairo_translate(cr, -crop.x, -crop.y);
    bool is_drawn = d->lib.render(d->handle, cr, &whole, &error) != 0;
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    return is_drawn ? SC_OK : fail(d, error);
}

static sc_status read_and_draw(sc_arena *arena, drawing *d, sc_str bytes, sc_rect crop, int width,
                               int height, sc_bitmap *out)
{
    sc_status status = open_drawing(bytes, d);
    if (status != SC_OK)
        return status;
    sc_bitmap bitmap = { .width = width, .height = height, .stride = 4 * width };
    bitmap.pixels = sc_arena_alloc_array(arena, (size_t)width * (size_t)height, 4);
    status = draw(d, crop, &bitmap);
    d->lib.unref(d->handle);
    if (status == SC_OK)
        *out = bitmap;
    return status;
}

sc_status sc_svg_draw(sc_arena *arena, sc_str bytes, sc_rect crop, int width, int height,
                      sc_span span, sc_diags *diags, sc_bitmap *out)
{
    drawing d = { .span = span, .diags = diags };
    sc_deadline *deadline = begin_deadline(&d);
    sc_status status = read_and_draw(arena, &d, bytes, crop, width, height, out);
    sc_deadline_end(deadline);
    return status;
}
