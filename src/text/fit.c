/*
 * A shaped text, a box and a range of sizes in; the largest size that fits, laid out, out.
 *
 * Sizes are `min + k/4` px, and `max`. Whether one fits only turns from yes to no as sizes grow,
 * so the last yes is found by halving.
 */
#include "text/extent.h"
#include "text/lines.h"
#include "text/parts.h"

#include <math.h>

#define STEPS_PER_PX 4

typedef struct frame {
    const sc_text *text;
    const sc_fit *fit;
    double width, height;
} frame;

static double size_of_step(const sc_fit *fit, long step)
{
    return fmin(fit->min_px + (double)step / STEPS_PER_PX, fmax(fit->min_px, fit->max_px));
}

static bool fits_at(const frame *in, double size_px)
{
    sc_lines lines = sc_lines_count(in->text, size_px, in->width, in->fit->lines);
    if (lines.is_over || lines.worst >= SC_BREAK_SYLLABLE)
        return false;
    double height = sc_extent_height(in->text, size_px, lines.count);
    return height <= in->height + SC_LINES_SLACK_PX;
}

/* @return the last step that fits; the first is known to. */
static long last_fitting(const frame *in)
{
    double range = fmax(in->fit->max_px - in->fit->min_px, 0);
    long low = 0, high = lround(ceil(range * STEPS_PER_PX)) + 1;
    while (high - low > 1) {
        long middle = low + (high - low) / 2;
        if (fits_at(in, size_of_step(in->fit, middle)))
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* How many lines at the smallest size stand in the box: at least one. */
static size_t lines_in_box(const frame *in)
{
    size_t most = in->fit->lines > 0 ? in->fit->lines : SC_TEXT_MAX_GRAPHEMES;
    size_t lines = 1;
    while (lines < most &&
           sc_extent_height(in->text, in->fit->min_px, lines + 1) <= in->height + SC_LINES_SLACK_PX)
        lines++;
    return lines;
}

bool sc_text_fit(sc_arena *arena, const sc_text *text, const sc_fit *fit, double width,
                 double height, sc_paragraph *out)
{
    frame in = { text, fit, width, height };
    if (!fits_at(&in, fit->min_px)) {
        sc_text_layout(arena, text, fit->min_px, width, lines_in_box(&in), out);
        return false;
    }
    double size_px = size_of_step(fit, last_fitting(&in));
    sc_text_layout(arena, text, size_px, width, fit->lines, out);
    return true;
}
