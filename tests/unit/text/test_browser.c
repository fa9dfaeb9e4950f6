/*
 * Lines and widths of headlines, against those that Chromium gave: tests/browser-text/expected.txt,
 * recorded by tests/browser-text/record. Known differences stand in differences.txt beside it, each
 * as `WIDTH TEXT` with its reason above; the tests tell when one is gone.
 *
 *     build/release/tests/unit/text/test_browser show     prints every difference
 */
#include "base/number.h"
#include "unit/text/typeset.h"

#include <string.h>

#define FOLDER "tests/browser-text/"
#define SIZE_PX 40.0
#define NEAR_PX 0.5
#define MAX_LINES 64
#define MAX_FAMILIES 4

/* What a browser made of a headline in a box. */
typedef struct recorded {
    double box;
    size_t starts[MAX_LINES]; /* byte of each line's first character */
    double widths[MAX_LINES];
    size_t count;
} recorded;

typedef struct tally {
    long cases, differing, known;
    double worst_px;
    sc_str known_lines;
} tally;

/* `[lang] Family, Family` */
static void parse_style(sc_arena *arena, sc_str line, sc_text_style *out)
{
    sc_str *families = SC_NEW_ARRAY(arena, sc_str, MAX_FAMILIES);
    size_t close;
    assert_true(sc_str_find(line, SC_STR("] "), &close));
    sc_str rest = sc_str_sub(line, close + 2, line.len), family;
    *out = (sc_text_style){
        .families = families,
        .weight = 400,
        .lang = sc_str_sub(line, 1, close),
        .hyphens = SC_HYPHENS_NONE,
        .line_height_px = 2 * SIZE_PX,
    };
    while (out->family_count < MAX_FAMILIES && sc_str_split(&rest, ',', &family))
        families[out->family_count++] = sc_str_trim(family);
}

static double number_of(sc_str written)
{
    double value = 0;
    assert_true(sc_number_parse(written, &value));
    return value;
}

/* `300 0:233.19 13:283.70` */
static recorded parse_lines(sc_str line)
{
    recorded made = { 0 };
    sc_str cell, start;
    sc_str_split(&line, ' ', &cell);
    made.box = number_of(cell);
    while (made.count < MAX_LINES && sc_str_split(&line, ' ', &cell)) {
        sc_str_split(&cell, ':', &start);
        made.starts[made.count] = (size_t)number_of(start);
        made.widths[made.count++] = number_of(cell);
    }
    return made;
}

static bool breaks_alike(sc_str text, const sc_paragraph *ours, const recorded *theirs)
{
    if (ours->line_count != theirs->count)
        return false;
    for (size_t i = 0; i < theirs->count; i++)
        if ((size_t)(ours->lines[i].text.ptr - text.ptr) != theirs->starts[i])
            return false;
    return true;
}

static double worst_width(const sc_paragraph *ours, const recorded *theirs)
{
    double worst = 0;
    for (size_t i = 0; i < theirs->count; i++) {
        double off = ours->lines[i].width - theirs->widths[i];
        off = off < 0 ? -off : off;
        worst = off > worst ? off : worst;
    }
    return worst;
}

static void show(sc_arena *arena, sc_str text, const sc_paragraph *ours, const recorded *theirs)
{
    sc_buf out = sc_buf_new(arena, 1 << 16);
    for (size_t i = 0; i < theirs->count; i++) {
        size_t end = i + 1 < theirs->count ? theirs->starts[i + 1] : text.len;
        sc_buf_addz(&out, i == 0 ? "" : " / ");
        sc_buf_add(&out, sc_str_trim(sc_str_sub(text, theirs->starts[i], end)));
    }
    sc_str lines = lines_of(arena, ours);
    print_message("# %d %.*s\n#  browser: %.*s\n#     ours: %.*s\n", (int)theirs->box,
                  SC_STR_ARG(text), SC_STR_ARG(sc_buf_str(&out)), SC_STR_ARG(lines));
    for (size_t i = 0; i < theirs->count && i < ours->line_count; i++)
        print_message("#   line %d: browser %d/100 px, ours %d/100\n", (int)i + 1,
                      (int)(theirs->widths[i] * 100), (int)(ours->lines[i].width * 100));
}

static bool is_known(sc_arena *arena, const tally *in, sc_str text, double box)
{
    sc_str line = sc_str_fmt(arena, "\n%d %.*s\n", (int)box, SC_STR_ARG(text));
    return sc_str_find(in->known_lines, line, NULL);
}

static void compare(bench *on, sc_str text, const sc_text *shaped, const recorded *theirs,
                    tally *to)
{
    sc_paragraph ours;
    sc_text_layout(on->arena, shaped, SIZE_PX, theirs->box, 0, &ours);
    bool same = breaks_alike(text, &ours, theirs);
    double off = same ? worst_width(&ours, theirs) : 0;
    bool known = is_known(on->arena, to, text, theirs->box);
    to->cases++;
    to->known += known;
    if (off > to->worst_px)
        to->worst_px = off;
    if ((same && off <= NEAR_PX) != known)
        return;
    to->differing++;
    if (known)
        print_message("# no longer differs: %d %.*s\n", (int)theirs->box, SC_STR_ARG(text));
    else
        show(on->arena, text, &ours, theirs);
}

static tally compare_all(const char *expected, bool shows)
{
    bench on = bench_open();
    tally counts = { 0 };
    sc_str rest = read_file(&on, expected), line;
    counts.known_lines = shows ? SC_STR("") : read_file(&on, FOLDER "differences.txt");
    sc_text_style style = { 0 };
    const sc_text *shaped = NULL;
    sc_str text = SC_STR("");
    while (sc_str_split(&rest, '\n', &line)) {
        if (sc_str_starts(line, "[")) {
            parse_style(on.arena, line, &style);
        } else if (line.len > 0 && sc_is_digit(line.ptr[0])) {
            recorded theirs = parse_lines(line);
            compare(&on, text, shaped, &theirs, &counts);
        } else if (line.len > 0) {
            text = sc_str_of(sc_str_z(on.arena, line));
            shaped = shape(&on, text.ptr, &style);
        }
    }
    bench_close(&on);
    return counts;
}

static void breaks_lines_where_a_browser_does(void **state)
{
    (void)state;
    tally counts = compare_all(FOLDER "expected.txt", false);
    print_message("# %ld cases, %ld known to differ, %ld other; widths within %d/100 px\n",
                  counts.cases, counts.known, counts.differing, (int)(counts.worst_px * 100));
    assert_true(counts.cases >= 2600);
    assert_true(counts.known * 100 <= counts.cases);
    assert_int_equal(counts.differing, 0);
}

int main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "show") == 0) {
        tally counts = compare_all(FOLDER "expected.txt", true);
        print_message("%ld cases, %ld differ; widths within %d/100 px\n", counts.cases,
                      counts.differing, (int)(counts.worst_px * 100));
        return 0;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_lines_where_a_browser_does),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
