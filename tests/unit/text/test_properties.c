/*
 * What holds for every text: random ones of many scripts, at random widths and sizes. SEED=n
 * repeats a run.
 */
#include "base/utf8.h"
#include "text/lines.h"
#include "text/parts.h"
#include "unit/text/typeset.h"

#include <math.h>
#include <string.h>
#include <unicode/uchar.h>

#define ROUNDS 250
#define SLACK (1.0 / 64 + 1e-6)

static const struct {
    const char *lang;
    const char *words; /* separated by spaces; without spaces in between if `is_solid` */
    bool is_solid;
} VOCABULARIES[] = {
    { "en", "the river AVATAR of Typography fi-fl flows “back” to T. Yes, in 1,000 Waves!", false },
    { "de",
      "Donaudampfschiff das Ministerium über Straßenverkehrsordnung So\xC2\xAD"
      "ft in",
      false },
    { "ar", "المكتبات العامة تفتح أبوابها NASA من لا 2026 إلى «جديد» بعد الإغلاق", false },
    { "he", "הספרייה נפתחת (2026) מחדש של Wikipedia 50% אחרי שִׁפּוּצִים", false },
    { "hi", "राष्ट्रीय पुस्तकालय तीन वर्षों के बाद फिर से खुला", false },
    { "th", "นัก วิทยาศาสตร์ ค้นพบ แม่น้ำ ใต้ดิน สายใหม่ ที่ ไหล ขึ้น", true },
    { "km", "អ្នក វិទ្យាសាស្ត្រ រកឃើញ ទន្លេ ក្រោម ដី ថ្មី", true },
    { "my", "သိပ္ပံ ပညာရှင် မြစ် အသစ် ရှာဖွေ", true },
    { "zh", "天文学家 发现 海洋 ， 的 起源 “迷你” —— 2026 年", true },
    { "ja", "図書館 が 三年 ぶりに 再開 、 コミュニケーション の", true },
    { "ko", "국립도서관이 다시 문을 열고 NASA는 2026년", false },
    { "ur", "قومی کتب خانہ تین سال بعد", false },
    { "fa",
      "کتابخانهٔ ملی ۱۰ سال پس از «بازسازی» می‌گشاید؛ AI",
      false },
    { "lo", "ຫໍສະໝຸດ ແຫ່ງ ຊາດ ຜູ້ໂດຍສານ ໄໄ ກາງຄືນ", true },
    { "bn", "গ্রন্থাগার তিন বছর পর আবার খুলল", false },
    { "ta", "தேசிய நூலகம் மூன்று ஆண்டுகளுக்குப் பின்", false },
    { "el", "Η βιβλιοθήκη και η «θάλασσα» 5 χλμ από το Αιγαίο", false },
    { "ka", "ეროვნული ბიბლიოთეკა სამი წლის შემდეგ", false },
    { "hy", "Ազգային գրադարանը երեք տարի անց", false },
    { "am", "ብሔራዊ ቤተ መጻሕፍት ከሦስት ዓመት በኋላ፤", false },
    { "pl", "Rzeka i 5 km w lesie J. R. R. Tolkien § 4 and/or a/b", false },
    { "vi", "Thư viện Quốc gia mở cửa trở lại", false },
    { "en", "👨‍👩‍👧‍👦 🇫🇷 👍🏽 wow ❤️ 1️⃣ ok", false },
};

typedef struct sample {
    char text[4096];
    sc_text_style style, marked;
    sc_text_mark marks[4];
    double size_px, width;
} sample;

static sc_str word_of(const char *words, uint64_t *random)
{
    size_t count = 1;
    for (const char *p = words; *p != 0; p++)
        count += *p == ' ';
    uint64_t wanted = random_below(random, count);
    sc_str rest = sc_str_of(words), word = rest;
    for (uint64_t i = 0; i <= wanted; i++)
        sc_str_split(&rest, ' ', &word);
    return word;
}

static sample random_sample(uint64_t *random)
{
    static const sc_text_wrap WRAPS[] = { SC_WRAP_WRAP, SC_WRAP_BALANCE, SC_WRAP_PRETTY };
    size_t language = random_below(random, sizeof VOCABULARIES / sizeof *VOCABULARIES);
    sample made = { .style = headline_style(VOCABULARIES[language].lang) };
    made.style.wrap = WRAPS[random_below(random, 3)];
    made.style.align = (sc_text_align)random_below(random, 6);
    made.style.letter_spacing = (double)random_below(random, 3) * 0.05 - 0.05;
    made.size_px = 20 + (double)random_below(random, 240) / 4;
    made.width = made.size_px * (2 + (double)random_below(random, 150) / 10);
    uint64_t words = 1 + random_below(random, 24);
    size_t len = 0;
    for (uint64_t i = 0; i < words; i++) {
        sc_str word = word_of(VOCABULARIES[language].words, random);
        memcpy(made.text + len, word.ptr, word.len);
        len += word.len;
        if (!VOCABULARIES[language].is_solid)
            made.text[len++] = random_below(random, 20) == 0 ? '\n' : ' ';
    }
    return made;
}

static size_t mark_start(const sample *of, size_t at)
{
    while (at > 0 && ((unsigned char)of->text[at] & 0xC0) == 0x80)
        at--;
    return at;
}

/* What else a style may ask for, none of which changes what holds. `style.marked` points into the
 * sample: it must not be moved afterwards. */
static void add_style(sample *to, uint64_t *random)
{
    static const unsigned DECORATIONS[] = { 0, 0, SC_DECORATE_UNDER,
                                            SC_DECORATE_OVER | SC_DECORATE_THROUGH };
    to->style.word_spacing = (double)random_below(random, 3) * 0.1;
    to->style.caps = (sc_text_caps)(random_below(random, 2) * random_below(random, 3));
    to->style.hangs = (unsigned)(random_below(random, 2) * random_below(random, 8));
    to->style.decoration = (sc_text_decoration){ .lines = DECORATIONS[random_below(random, 4)] };
    to->marked = to->style;
    to->marked.weight = random_below(random, 2) == 0 ? 400 : 900;
    to->marked.is_italic = random_below(random, 2) == 0;
    to->marked.decoration.lines |= SC_DECORATE_GROUND;
    size_t len = strlen(to->text), at = 0;
    for (size_t count = random_below(random, 5); count > 0 && at < len; count--) {
        size_t start = mark_start(to, at + random_below(random, len - at));
        size_t end = mark_start(to, start + 1 + random_below(random, len - start));
        at = end > start ? end : start + 1;
        if (end > start)
            to->marks[to->style.mark_count++] = (sc_text_mark){ start, end };
        if (to->style.mark_count == 4)
            break;
    }
    to->style.marks = to->marks;
    to->style.marked = to->style.mark_count > 0 ? &to->marked : NULL;
}

typedef void (*property)(bench *on, const sample *of, const sc_text *text);

static void check_property(property holds)
{
    uint64_t random = random_seed();
    bench on = bench_open();
    for (int i = 0; i < ROUNDS; i++) {
        sample of = random_sample(&random);
        add_style(&of, &random);
        sc_arena *arena = on.arena;
        bench round = { .arena = sc_arena_new(0), .fonts = on.fonts };
        round.diags.arena = round.arena;
        const sc_text *text = shape(&round, of.text, &of.style);
        holds(&round, &of, text);
        sc_arena_free(round.arena);
        on.arena = arena;
    }
    bench_close(&on);
}

static sc_paragraph lay_out(bench *on, const sc_text *text, double size_px, double width,
                            size_t max_lines)
{
    sc_paragraph paragraph;
    sc_text_layout(on->arena, text, size_px, width, max_lines, &paragraph);
    return paragraph;
}

static void lines_stay_in_the_box(bench *on, const sample *of, const sc_text *text)
{
    sc_paragraph paragraph = lay_out(on, text, of->size_px, of->width, 0);
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const sc_line *line = &paragraph.lines[i];
        /* No grapheme is wider than the narrowest box, two em. */
        if (line->x < -SLACK || line->x + line->width > of->width + SLACK)
            fail_msg("%s: line %zu is at %f, %f wide", of->text, i, line->x, line->width);
    }
}

/* The pens of a line's glyphs lie between its edges, the first at the left one. */
static void glyphs_stay_on_their_line(bench *on, const sample *of, const sc_text *text)
{
    sc_paragraph paragraph = lay_out(on, text, of->size_px, of->width, 3);
    double slack = of->size_px + SLACK; /* marks stand off their pen, or hang */
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const sc_line *line = &paragraph.lines[i];
        for (size_t r = 0; r < line->run_count; r++)
            for (size_t k = 0; k < line->runs[r].count; k++) {
                double x = (double)line->runs[r].glyphs[k].x;
                if (x < line->x - slack || x > line->x + line->width + slack)
                    fail_msg("%s: glyph at %f of %f+%f", of->text, x, line->x, line->width);
            }
    }
}

/* Bars lie along their line, and within it unless a mark hangs out of it. */
static void bars_stay_on_their_line(bench *on, const sample *of, const sc_text *text)
{
    sc_paragraph paragraph = lay_out(on, text, of->size_px, of->width, 3);
    double slack = of->style.hangs != 0 ? of->size_px : 0.01;
    for (size_t i = 0; i < paragraph.line_count; i++) {
        const sc_line *line = &paragraph.lines[i];
        for (size_t k = 0; k < line->bar_count; k++) {
            const sc_text_bar *bar = &line->bars[k];
            double over = bar->x + bar->width - line->x - line->width;
            if (bar->x < line->x - slack || over > slack || bar->width <= 0)
                fail_msg("%s: a bar at %f+%f of %f+%f", of->text, bar->x, bar->width, line->x,
                         line->width);
        }
    }
}

/* A decomposed text is set as the composed one is: faces, glyphs and places. */
static void composed_and_decomposed_are_alike(bench *on, const sample *of, const sc_text *text)
{
    static const char *const PAIRS[][2] = {
        { "é", "e\xCC\x81" }, { "ü", "u\xCC\x88" }, { "Å", "A\xCC\x8A" }, { "ñ", "n\xCC\x83" }
    };
    (void)text;
    sc_text_style style = of->style;
    style.marked = NULL;
    style.mark_count = 0;
    style.lang = SC_STR("en");
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        sc_str composed =
            sc_str_fmt(on->arena, "caf%s %slan, q%s", PAIRS[i][0], PAIRS[i][0], PAIRS[i][0]);
        sc_str parts =
            sc_str_fmt(on->arena, "caf%s %slan, q%s", PAIRS[i][1], PAIRS[i][1], PAIRS[i][1]);
        sc_paragraph one = lay_out(on, shape(on, composed.ptr, &style), of->size_px, of->width, 0);
        sc_paragraph two = lay_out(on, shape(on, parts.ptr, &style), of->size_px, of->width, 0);
        assert_int_equal(one.line_count, two.line_count);
        assert_near(one.width, two.width, 1e-6);
    }
}

static void skip_space(sc_str text, size_t *at)
{
    while (*at < text.len && sc_is_space(text.ptr[*at]))
        (*at)++;
}

static void lines_join_to_the_text(bench *on, const sample *of, const sc_text *text)
{
    sc_paragraph paragraph = lay_out(on, text, of->size_px, of->width, 0);
    sc_str whole = sc_str_of(of->text);
    size_t at = 0;
    for (size_t i = 0; i < paragraph.line_count; i++) {
        sc_str line = paragraph.lines[i].text;
        skip_space(whole, &at);
        if (line.len > whole.len - at || memcmp(whole.ptr + at, line.ptr, line.len) != 0)
            fail_msg("%s: line %zu is not there", of->text, i);
        at += line.len;
    }
    skip_space(whole, &at);
    assert_int_equal(at, whole.len);
}

static void a_wider_box_never_has_more_lines(bench *on, const sample *of, const sc_text *text)
{
    size_t before = SIZE_MAX;
    for (double width = of->width; width < of->width * 3; width *= 1.07) {
        size_t lines = lay_out(on, text, of->size_px, width, 0).line_count;
        if (lines > before)
            fail_msg("%s: %zu lines, then %zu at %f", of->text, before, lines, width);
        before = lines;
    }
}

static void larger_type_never_has_fewer_lines(bench *on, const sample *of, const sc_text *text)
{
    size_t before = 0;
    for (double size = of->size_px; size < of->size_px * 2; size += 1.25) {
        size_t lines = lay_out(on, text, size, of->width, 0).line_count;
        if (lines < before)
            fail_msg("%s: %zu lines, then %zu at %f", of->text, before, lines, size);
        before = lines;
    }
}

static void balancing_keeps_the_number_of_lines(bench *on, const sample *of, const sc_text *text)
{
    (void)text;
    sc_text_style style = of->style;
    style.wrap = SC_WRAP_BALANCE;
    const sc_text *balanced_text = shape(on, of->text, &style);
    sc_paragraph balanced = lay_out(on, balanced_text, of->size_px, of->width, 0);
    /* The same breaks are allowed to both, so that only the balancing differs. */
    style.wrap = SC_WRAP_PRETTY;
    sc_paragraph full = lay_out(on, shape(on, of->text, &style), of->size_px, of->width, 0);
    if (balanced.line_count != full.line_count)
        fail_msg("%s: %zu lines, balanced %zu", of->text, full.line_count, balanced.line_count);
    assert_true(balanced.width <= fmax(full.width, of->width) + SLACK);
}

/* In as many lines as filling them takes, and within the box. */
static void pretty_lines_are_as_many(bench *on, const sample *of, const sc_text *text)
{
    (void)text;
    sc_text_style style = of->style;
    style.wrap = SC_WRAP_PRETTY;
    const sc_text *pretty_text = shape(on, of->text, &style);
    for (size_t most = 0; most < 4; most++) {
        sc_paragraph pretty = lay_out(on, pretty_text, of->size_px, of->width, most);
        sc_lines filled = sc_lines_count(pretty_text, of->size_px, of->width, most);
        /* A cut may end on an earlier line, where the last one has no room for an ellipsis. */
        bool is_known = filled.worst < SC_BREAK_INSIDE;
        if (is_known && (pretty.line_count > filled.count ||
                         (!pretty.is_cut && pretty.line_count != filled.count)))
            fail_msg("%s: %zu lines, pretty %zu", of->text, filled.count, pretty.line_count);
        /* One cluster and an ellipsis may be wider than the narrowest box. */
        if (!pretty.is_cut && pretty.width > of->width + SLACK)
            fail_msg("%s: %f px wide of %f, %zu lines", of->text, pretty.width, of->width, most);
    }
}

static void cutting_keeps_to_its_lines(bench *on, const sample *of, const sc_text *text)
{
    size_t all = lay_out(on, text, of->size_px, of->width, 0).line_count;
    for (size_t most = 1; most < all + 2; most++) {
        sc_paragraph cut = lay_out(on, text, of->size_px, of->width, most);
        if (cut.line_count > most || cut.is_cut != (most < all))
            fail_msg("%s: %zu lines, %zu asked, %zu needed", of->text, cut.line_count, most, all);
    }
}

static bool is_letter_before(const sc_text *text, size_t byte)
{
    for (int32_t at = 0; at < text->chars->count; at++)
        if (text->chars->byte_of[at] < byte && text->chars->byte_of[at + 1] >= byte)
            return u_isalnum(text->chars->units[at]);
    return false;
}

/* @return whether a word, not only marks, ends between the bytes, the last included. */
static bool has_word_between(const sc_text *text, size_t from, size_t to)
{
    const uint32_t *byte_of = text->chars->byte_of;
    bool has_letter = false;
    size_t edge = 1;
    for (int32_t at = 0; at < text->chars->count && byte_of[at] < to; at++) {
        has_letter |= byte_of[at] >= from && u_isalnum(text->chars->units[at]);
        while (edge < text->edge_count && text->edges[edge].end <= at)
            edge++;
        if (edge < text->edge_count && text->edges[edge].end == at + 1 && has_letter &&
            text->edges[edge].kind != SC_BREAK_SYLLABLE)
            return true;
    }
    return false;
}

/* @return whether only marks that lead on stand between the byte and where a line may end. */
static bool ends_word_at(const sc_text *text, size_t byte)
{
    size_t i = 1;
    while (i + 1 < text->edge_count && (text->edges[i].kind == SC_BREAK_SYLLABLE ||
                                        text->chars->byte_of[text->edges[i].end] < byte))
        i++;
    for (int32_t at = 0; at < text->edges[i].end; at++) {
        UChar unit = text->chars->units[at];
        bool is_of_word = u_isalnum(unit) || (U_MASK(u_charType(unit)) & U_GC_M_MASK);
        if (text->chars->byte_of[at] >= byte && is_of_word)
            return false;
    }
    return true;
}

/* Where a letter is the last before the ellipsis, a word ends there, unless not even the line's
 * first one fits. */
static void cutting_keeps_words(bench *on, const sample *of, const sc_text *text)
{
    for (size_t most = 1; most < 4; most++) {
        sc_paragraph cut = lay_out(on, text, of->size_px, of->width, most);
        if (!cut.is_cut || cut.line_count == 0)
            continue;
        sc_str line = cut.lines[cut.line_count - 1].text;
        size_t from = (size_t)(line.ptr - text->chars->source.ptr), to = from + line.len;
        if (!is_letter_before(text, to) || !has_word_between(text, from, to))
            continue;
        if (!ends_word_at(text, to))
            fail_msg("%s: cut inside a word: '%.*s'", of->text, SC_STR_ARG(line));
    }
}

static void fitting_grows_with_the_box(bench *on, const sample *of, const sc_text *text)
{
    sc_fit fit = { 16, 90, 3 };
    double before = 0;
    bool fitted = false;
    for (double side = of->width / 2; side < of->width * 3; side *= 1.11) {
        sc_paragraph paragraph;
        bool fits = sc_text_fit(on->arena, text, &fit, side, side / 2, &paragraph);
        if (fits && (paragraph.height > side / 2 + SLACK || paragraph.line_count > 3 ||
                     paragraph.is_cut || paragraph.broke_word))
            fail_msg("%s: does not fit %f", of->text, side);
        if (paragraph.size_px < before || (fitted && !fits))
            fail_msg("%s: %f, then %f at %f", of->text, before, paragraph.size_px, side);
        before = paragraph.size_px;
        fitted = fits;
    }
}

static void the_same_again_is_the_same(bench *on, const sample *of, const sc_text *text)
{
    sc_paragraph one = lay_out(on, text, of->size_px, of->width, 3);
    sc_paragraph two = lay_out(on, shape(on, of->text, &of->style), of->size_px, of->width, 3);
    assert_int_equal(one.line_count, two.line_count);
    for (size_t i = 0; i < one.line_count; i++)
        for (size_t r = 0; r < one.lines[i].run_count; r++) {
            const sc_glyph_run *a = &one.lines[i].runs[r], *b = &two.lines[i].runs[r];
            assert_ptr_equal(a->face, b->face);
            assert_int_equal(a->count, b->count);
            assert_memory_equal(a->glyphs, b->glyphs, a->count * sizeof *a->glyphs);
        }
}

#define PROPERTY(name)                                                                             \
    static void test_##name(void **state)                                                          \
    {                                                                                              \
        (void)state;                                                                               \
        check_property(name);                                                                      \
    }

PROPERTY(lines_stay_in_the_box)
PROPERTY(glyphs_stay_on_their_line)
PROPERTY(bars_stay_on_their_line)
PROPERTY(composed_and_decomposed_are_alike)
PROPERTY(lines_join_to_the_text)
PROPERTY(a_wider_box_never_has_more_lines)
PROPERTY(larger_type_never_has_fewer_lines)
PROPERTY(balancing_keeps_the_number_of_lines)
PROPERTY(pretty_lines_are_as_many)
PROPERTY(cutting_keeps_to_its_lines)
PROPERTY(cutting_keeps_words)
PROPERTY(fitting_grows_with_the_box)
PROPERTY(the_same_again_is_the_same)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_stay_in_the_box),
        cmocka_unit_test(test_glyphs_stay_on_their_line),
        cmocka_unit_test(test_bars_stay_on_their_line),
        cmocka_unit_test(test_composed_and_decomposed_are_alike),
        cmocka_unit_test(test_lines_join_to_the_text),
        cmocka_unit_test(test_a_wider_box_never_has_more_lines),
        cmocka_unit_test(test_larger_type_never_has_fewer_lines),
        cmocka_unit_test(test_balancing_keeps_the_number_of_lines),
        cmocka_unit_test(test_pretty_lines_are_as_many),
        cmocka_unit_test(test_cutting_keeps_to_its_lines),
        cmocka_unit_test(test_cutting_keeps_words),
        cmocka_unit_test(test_fitting_grows_with_the_box),
        cmocka_unit_test(test_the_same_again_is_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
