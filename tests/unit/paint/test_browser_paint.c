/*
 * What Chromium painted (tests/browser-paint) against what we do: of each case the mean difference
 * is below 1 of 255, and where it is flat in the browser no px is off by more than 3. A case with a
 * kept difference tells its own bounds and the reason, and fails when it no longer needs them.
 *
 *     test_browser_paint --all      print every case's differences
 *     test_browser_paint --save F   write what we paint as a sheet of raw RGB (PPM)
 */
#include "unit/paint/painted.h"

#include "base/file.h"
#include "base/number.h"

#include <stdio.h>
#include <string.h>

enum { WIDTH = 96, HEIGHT = 72, COLUMNS = 10, CASES_MAX = 400, FLAT_STEP = 2 };

static const double MEAN_MAX = 1, FLAT_MAX = 3;

static bool shows_all;
static const char *save_path;

/* --- cases ---------------------------------------------------------------------------------- */

typedef struct paint_case {
    sc_str name;
    sc_buf layout; /* YAML of the card */
    int depth;     /* of the last box; -1: none yet */
    bool is_kept;
    double mean, flat; /* the bounds of a kept difference */
} paint_case;

/* `a: b; c: d` → `"a": "b", "c": "d"`. */
static void add_declarations(sc_buf *out, sc_str css)
{
    sc_str part, name;
    while (sc_str_split(&css, ';', &part)) {
        part = sc_str_trim(part);
        if (part.len == 0 || !sc_str_split(&part, ':', &name))
            continue;
        sc_buf_addf(out, "%.*s: \"%.*s\", ", SC_STR_ARG(name), SC_STR_ARG(sc_str_trim(part)));
    }
}

static void close_boxes(paint_case *c, int depth)
{
    for (; c->depth >= depth; c->depth--)
        sc_buf_addz(&c->layout, "] }, ");
}

static void add_box(paint_case *c, int depth, sc_str css)
{
    if (c->depth < 0 && depth > 0)
        add_box(c, 0, SC_STR(""));
    close_boxes(c, depth);
    sc_buf_addz(&c->layout, "{ ");
    add_declarations(&c->layout, css);
    sc_buf_addz(&c->layout, "children: [ ");
    c->depth = depth;
}

static void read_kept(paint_case *c, sc_str line)
{
    sc_str mean, flat;
    c->is_kept = sc_str_split(&line, ' ', &mean) && sc_str_split(&line, ' ', &flat) &&
                 sc_number_parse(mean, &c->mean) && sc_number_parse(flat, &c->flat);
    if (!c->is_kept || line.len == 0)
        fail_msg("%.*s: a kept difference is written '! MEAN FLAT REASON'", SC_STR_ARG(c->name));
}

static size_t read_cases(sc_arena *arena, sc_str text, paint_case *cases)
{
    size_t count = 0;
    sc_str line;
    while (sc_str_split(&text, '\n', &line)) {
        if (line.len == 0 || line.ptr[0] == '#')
            continue;
        paint_case *c = count == 0 ? NULL : &cases[count - 1];
        size_t depth = 0;
        while (depth < line.len && line.ptr[depth] == '>')
            depth++;
        if (sc_str_starts(line, "! ")) {
            read_kept(c, sc_str_sub(line, 2, line.len));
        } else if (sc_str_starts(line, ".") || depth > 0) {
            add_box(c, (int)depth, sc_str_sub(line, depth == 0 ? 1 : depth, line.len));
        } else {
            assert_true(count < CASES_MAX);
            cases[count++] =
                (paint_case){ .name = line, .layout = sc_buf_new(arena, 1 << 16), .depth = -1 };
        }
    }
    for (size_t i = 0; i < count; i++)
        close_boxes(&cases[i], 0);
    return count;
}

/* --- pictures ------------------------------------------------------------------------------- */

static sc_bitmap read_sheet(staged *s)
{
    sc_str bytes;
    sc_photo_info info;
    const sc_photo *photo;
    sc_bitmap sheet;
    staged_expect(s, sc_file_read(s->arena, "tests/browser-paint/sheet.png", 8 << 20, "the sheet",
                                  SC_NO_SPAN, &s->diags, &bytes));
    staged_expect(s,
                  sc_photo_probe(s->arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, &s->diags, &info));
    staged_expect(
        s, sc_photo_decode(s->arena, bytes, 1, &SC_PHOTO_LIMITS, SC_NO_SPAN, &s->diags, &photo));
    staged_expect(s, sc_photo_resample(s->arena, photo, (sc_rect){ 0, 0, info.width, info.height },
                                       info.width, info.height, &s->diags, &sheet));
    return sheet;
}

typedef struct difference {
    double mean;
    int flat; /* the greatest where the browser's picture is flat */
    int x, y; /* of that */
} difference;

static int level(const sc_bitmap *b, int x, int y, int shift)
{
    return (int)(b->pixels[(size_t)y * (size_t)(b->stride / 4) + (size_t)x] >> shift & 255);
}

/* Whether a px and the eight about it are of one colour, but for a step of FLAT_STEP. */
static bool is_flat(const sc_bitmap *sheet, int left, int top, int x, int y)
{
    for (int shift = 0; shift <= 16; shift += 8) {
        int least = 255, most = 0;
        for (int i = 0; i < 9; i++) {
            int px = x + i % 3 - 1, py = y + i / 3 - 1;
            if (px < 0 || py < 0 || px >= WIDTH || py >= HEIGHT)
                continue;
            int v = level(sheet, left + px, top + py, shift);
            least = v < least ? v : least;
            most = v > most ? v : most;
        }
        if (most - least > FLAT_STEP)
            return false;
    }
    return true;
}

static difference compare(const sc_bitmap *sheet, int left, int top, const sc_bitmap *ours)
{
    difference d = { 0 };
    for (int y = 0; y < HEIGHT; y++)
        for (int x = 0; x < WIDTH; x++) {
            int worst = 0;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = abs(level(sheet, left + x, top + y, shift) - level(ours, x, y, shift));
                d.mean += apart;
                worst = apart > worst ? apart : worst;
            }
            if (worst > d.flat && is_flat(sheet, left, top, x, y)) {
                d.flat = worst;
                d.x = x;
                d.y = y;
            }
        }
    d.mean /= 3 * WIDTH * HEIGHT;
    return d;
}

/* --- the test ------------------------------------------------------------------------------- */

static void save_tile(FILE *file, const sc_bitmap *b, size_t index, long width)
{
    long left = (long)(index % COLUMNS) * WIDTH, top = (long)(index / COLUMNS) * HEIGHT;
    for (int y = 0; y < HEIGHT; y++) {
        fseek(file, 64 + 3 * ((top + y) * width + left), SEEK_SET);
        for (int x = 0; x < WIDTH; x++)
            for (int shift = 16; shift >= 0; shift -= 8)
                fputc(level(b, x, y, shift), file);
    }
}

/* @return whether the case is as it should be. */
static bool is_as_told(const paint_case *c, const difference *d)
{
    bool is_near = d->mean < MEAN_MAX && d->flat <= FLAT_MAX;
    bool is_good = c->is_kept ? !is_near && d->mean <= c->mean && d->flat <= c->flat : is_near;
    if (!is_good || shows_all)
        print_message("%-28.*s mean %d.%02d flat %d at %d, %d%s\n", SC_STR_ARG(c->name),
                      (int)d->mean, (int)(d->mean * 100) % 100, d->flat, d->x, d->y,
                      is_good                 ? c->is_kept ? " (kept)" : ""
                      : c->is_kept && is_near ? ": there is no difference to keep any more"
                                              : ": too much");
    return is_good;
}

static void test_paints_as_chromium_does(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_str text;
    staged_expect(&s, sc_file_read(s.arena, "tests/browser-paint/cases.txt", 1 << 20, "cases",
                                   SC_NO_SPAN, &s.diags, &text));
    paint_case *cases = SC_NEW_ARRAY(s.arena, paint_case, CASES_MAX);
    size_t count = read_cases(s.arena, text, cases), wrong = 0;
    sc_bitmap sheet = read_sheet(&s);
    assert_true(count > 200);
    assert_int_equal(sheet.height, ((int)count + COLUMNS - 1) / COLUMNS * HEIGHT);
    FILE *file = save_path == NULL ? NULL : fopen(save_path, "wb");
    if (file != NULL)
        fprintf(file, "P6 %-20d %-20d %18d\n", sheet.width, sheet.height, 255);
    for (size_t i = 0; i < count; i++) {
        sc_str yaml = sc_str_fmt(s.arena, "card: %.*s\n", SC_STR_ARG(sc_buf_str(&cases[i].layout)));
        yaml.len -= 3; /* the last comma */
        sc_bitmap ours = painted(&s, WIDTH, HEIGHT, sc_str_z(s.arena, yaml));
        difference d =
            compare(&sheet, (int)(i % COLUMNS) * WIDTH, (int)(i / COLUMNS) * HEIGHT, &ours);
        if (file != NULL)
            save_tile(file, &ours, i, sheet.width);
        wrong += !is_as_told(&cases[i], &d);
    }
    if (file != NULL) {
        fseek(file, 64 + 3L * sheet.width * sheet.height - 1, SEEK_SET);
        fputc(255, file);
        fclose(file);
    }
    assert_int_equal(wrong, 0);
    staged_close(&s);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        shows_all |= strcmp(argv[i], "--all") == 0;
        if (strcmp(argv[i], "--save") == 0 && i + 1 < argc)
            save_path = argv[++i];
    }
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_paints_as_chromium_does) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
