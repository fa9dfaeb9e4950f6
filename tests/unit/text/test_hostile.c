/* Texts that no one means: never a crash, never much time, an error where there is a limit. */
#include "base/utf8.h"
#include "unit/text/typeset.h"

#include <math.h>
#include <string.h>

static sc_str repeated(sc_arena *arena, const char *unit, size_t times)
{
    sc_buf out = sc_buf_new(arena, 64 << 20);
    for (size_t i = 0; i < times; i++)
        sc_buf_addz(&out, unit);
    return sc_buf_str(&out);
}

static sc_status try_shape(bench *on, sc_str text, const sc_text **out)
{
    sc_text_style style = headline_style("en");
    on->diags = (sc_diags){ .arena = on->arena };
    return sc_text_shape(on->fonts, on->arena, text, &style, SC_NO_SPAN, "headline", &on->diags,
                         out);
}

/* Lay out in every way, and add up, so that every glyph is looked at by the sanitizers. */
static double use(bench *on, const sc_text *text)
{
    static const double WIDTHS[] = { 0, 1, 37.5, 600, 1e6, INFINITY };
    double sum = 0;
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
        sc_paragraph paragraph;
        sc_text_layout(on->arena, text, 60, WIDTHS[i], i % 2 == 0 ? 0 : 3, &paragraph);
        sc_fit fit = { 20, 80, 3 };
        sum += sc_text_fit(on->arena, text, &fit, WIDTHS[i], 300, &paragraph);
        for (size_t line = 0; line < paragraph.line_count; line++)
            for (size_t r = 0; r < paragraph.lines[line].run_count; r++)
                for (size_t k = 0; k < paragraph.lines[line].runs[r].count; k++)
                    sum += (double)paragraph.lines[line].runs[r].glyphs[k].x;
    }
    return sum;
}

static void refuses_too_long_a_text(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        size_t times;
    } CASES[] = { { "a", 2001 },
                  { "word ", 401 },
                  { "a", 1 << 20 },
                  { "\xCC\x81", 1 << 20 },
                  { "👨‍👩‍👧‍👦", 2001 } };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        bench on = bench_open();
        const sc_text *text = NULL;
        sc_str long_text = repeated(on.arena, CASES[i].unit, CASES[i].times);
        size_t before = sc_arena_used(on.arena);
        assert_int_equal(try_shape(&on, long_text, &text), SC_E_DATA);
        assert_null(text);
        assert_string_equal(on.diags.list.items[0].code, "text.too-long");
        assert_str(on.diags.list.items[0].message, "the headline is longer than 2000 characters");
        assert_true(sc_arena_used(on.arena) - before < 1 << 20);
        bench_close(&on);
    }
}

static void sets_what_is_just_short_enough(void **state)
{
    (void)state;
    static const struct {
        const char *unit;
        size_t times;
    } CASES[] = { { "a", 2000 },        { "ab ", 666 },
                  { "中", 2000 },       { "ا", 2000 },
                  { "(", 2000 },        { "ก", 2000 },
                  { "\xC2\xAD", 2000 }, { " ", 2000 },
                  { "\n", 2000 },       { "\xE2\x80\x8D", 2000 },
                  { "a\n", 1000 },      { "🇫", 2000 },
                  { "က", 2000 },        { "AV", 1000 },
                  { "א1", 1000 },       { "fi", 1000 } };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        bench on = bench_open();
        const sc_text *text = NULL;
        assert_int_equal(try_shape(&on, repeated(on.arena, CASES[i].unit, CASES[i].times), &text),
                         SC_OK);
        assert_true(isfinite(use(&on, text)));
        bench_close(&on);
    }
}

static void sets_strange_sequences(void **state)
{
    (void)state;
    static const char *const TEXTS[] = {
        "\xCC\x81",                 /* a mark on nothing */
        "\xE2\x80\x8F\xE2\x80\x8F", /* only marks of direction */
        "\xEF\xB8\x8F",             /* only a selector */
        "\xE2\x83\xA3",             /* only a keycap */
        "a\xE2\x80\xAE\xE2\x80\xAE"
        "b",                                    /* overrides that nobody ends */
        "\xE2\x81\xA6\xE2\x81\xA9\xE2\x81\xA9", /* isolates ended too often */
        "ффф\xCC\x81\xCC\x81\xCC\x81\xE2\x80\x8D\xE2\x80\x8D",
        "ि", /* a vowel sign on nothing */
        "क्‍",
        "ล้้้้้้้้้้้้้้้้้้้้้",
        "ﷺ﷽",
        "\xE1\x85\xA1",
        "𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
        "a\r\nb\xC2\x85"
        "c\xE2\x80\xA8"
        "d\x0B"
        "e",
        ")]}”’»",
        "([{“‘«",
        "\xE3\x80\x80\xE3\x80\x80",
        "👨‍",
        "‍👨",
        "🏽",
        "🇫",
        "#️⃣",
        "☎️☎︎",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        bench on = bench_open();
        const sc_text *text = NULL;
        if (try_shape(&on, sc_str_of(TEXTS[i]), &text) != SC_OK)
            fail_msg("%zu: %.*s", i, SC_STR_ARG(on.diags.list.items[0].message));
        assert_true(isfinite(use(&on, text)));
        bench_close(&on);
    }
}

static void sets_many_marks_on_one_letter(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_buf zalgo = sc_buf_new(on.arena, 1 << 16);
    sc_buf_addz(&zalgo, "zalgo ");
    for (uint32_t i = 0; i < 2000; i++)
        sc_utf8_add(&zalgo, 0x300 + i % 0x40);
    const sc_text *text = NULL;
    assert_int_equal(try_shape(&on, sc_buf_str(&zalgo), &text), SC_OK);
    assert_true(isfinite(use(&on, text)));
    bench_close(&on);
}

static uint32_t random_char(uint64_t *random)
{
    static const struct {
        uint32_t from, to;
    } RANGES[] = {
        { 0x20, 0x7E },     { 0xA0, 0x17F },      { 0x300, 0x34E },     { 0x5D0, 0x5EA },
        { 0x621, 0x652 },   { 0x904, 0x94D },     { 0xE01, 0xE3A },     { 0x1780, 0x17D3 },
        { 0x1000, 0x1049 }, { 0x1100, 0x1112 },   { 0x2000, 0x200F },   { 0x2028, 0x202E },
        { 0x2066, 0x2069 }, { 0x3001, 0x30FE },   { 0x4E00, 0x9FA5 },   { 0xAC00, 0xD7A3 },
        { 0xFE00, 0xFE0F }, { 0x1F1E6, 0x1F1FF }, { 0x1F3FB, 0x1F3FF }, { 0x1F600, 0x1F64F },
    };
    uint64_t range = random_below(random, sizeof RANGES / sizeof *RANGES);
    return RANGES[range].from +
           (uint32_t)random_below(random, RANGES[range].to - RANGES[range].from + 1);
}

static void sets_random_characters(void **state)
{
    (void)state;
    uint64_t random = random_seed();
    bench on = bench_open();
    int set = 0;
    for (int i = 0; i < 300; i++) {
        bench round = { .arena = sc_arena_new(0), .fonts = on.fonts };
        sc_buf soup = sc_buf_new(round.arena, 1 << 16);
        for (uint64_t len = 1 + random_below(&random, 40); len > 0; len--)
            sc_utf8_add(&soup, random_char(&random));
        const sc_text *text = NULL;
        sc_status status = try_shape(&round, sc_buf_str(&soup), &text);
        assert_true(status == SC_OK || status == SC_E_CONFIG);
        if (status == SC_OK)
            assert_true(isfinite(use(&round, text)));
        set += status == SC_OK;
        sc_arena_free(round.arena);
    }
    assert_true(set > 100);
    bench_close(&on);
}

static void sets_the_same_for_composed_and_decomposed(void **state)
{
    (void)state;
    static const char *const PAIRS[][2] = {
        { "Thư viện Quốc gia", "Thu\xCC\x9B vie\xCC\xA3\xCC\x82n Quo\xCC\x82\xCC\x81"
                               "c gia" },
        { "Ångström é", "A\xCC\x8Angstro\xCC\x88m e\xCC\x81" },
        { "한국", "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB\xE1\x84\x80\xE1\x85\xAE\xE1\x86\xA8" },
        { "が", "か\xE3\x82\x99" },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        const sc_text *composed, *decomposed;
        assert_int_equal(try_shape(&on, sc_str_of(PAIRS[i][0]), &composed), SC_OK);
        assert_int_equal(try_shape(&on, sc_str_of(PAIRS[i][1]), &decomposed), SC_OK);
        assert_near(sc_text_max_content(composed, 100), sc_text_max_content(decomposed, 100), 1e-6);
        assert_near(sc_text_min_content(composed, 100), sc_text_min_content(decomposed, 100), 1e-6);
    }
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(refuses_too_long_a_text),
        cmocka_unit_test(sets_what_is_just_short_enough),
        cmocka_unit_test(sets_strange_sequences),
        cmocka_unit_test(sets_many_marks_on_one_letter),
        cmocka_unit_test(sets_random_characters),
        cmocka_unit_test(sets_the_same_for_composed_and_decomposed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
