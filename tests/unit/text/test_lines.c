/* Lines: filling, breaking long words, cutting, balancing, white space, alignment. */
#include "unit/text/typeset.h"

#include <math.h>
#include <string.h>

typedef struct line_case {
    const char *lang, *text;
    double width_em; /* of the box, at 100 px */
    size_t max_lines;
    const char *lines;
} line_case;

static void check_lines(const line_case *cases, size_t count, sc_text_wrap wrap)
{
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < count; i++) {
        const line_case *one = &cases[i];
        sc_text_style style = plain_style(one->lang);
        style.wrap = wrap;
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, one->text, &style), 100, one->width_em * 100,
                       one->max_lines, &paragraph);
        differences += differs(lines_of(on.arena, &paragraph), one->lines);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

#define CHECK_LINES(cases, wrap) check_lines((cases), sizeof(cases) / sizeof *(cases), (wrap))

static sc_paragraph lay_out(bench *on, const char *text, sc_text_style style, double width,
                            size_t max_lines)
{
    sc_paragraph paragraph;
    sc_text_layout(on->arena, shape(on, text, &style), 100, width, max_lines, &paragraph);
    return paragraph;
}

static void fills_lines(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "en", "The quick brown fox", 6, 0, "The quick / brown fox" },
        { "en", "The quick brown fox", 100, 0, "The quick brown fox" },
        { "en", "The quick brown fox", 5, 0, "The quick / brown fox" },
        { "en", "The quick brown fox", 3, 0, "The / quick / brown / fox" },
        { "en", "one\ntwo three\n\nfour", 100, 0, "one / two three /  / four" },
        { "fr", "La faim\xC2\xA0: non", 4, 0, "La faim\xC2\xA0: / non" },
        { "zh", "天文学家，发现", 4.1, 0, "天文学 / 家，发现" },
        { "en", "", 4, 0, "" },
        { "en", "   ", 4, 0, "" },
    };
    CHECK_LINES(CASES, SC_WRAP_WRAP);
}

static void collapses_white_space(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    double plain = lay_out(&on, "one two three", style, 1e4, 0).width;
    static const char *const SAME[] = { "one  two \t three", "  one two three  ",
                                        "one\ttwo   three\n" };
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        assert_near(lay_out(&on, SAME[i], style, 1e4, 0).lines[0].width, plain, 1e-6);
    sc_paragraph spaced = lay_out(&on, "one   \n   two", style, 1e4, 0);
    assert_str(lines_of(on.arena, &spaced), "one / two");
    bench_close(&on);
}

static void breaks_words_only_if_they_are_too_wide(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "de", "Ein Donaudampfschiff legt ab", 6, 0, "Ein / Donau / dampfschiff / legt ab" },
        { "de",
          "Ein Donau\xC2\xAD"
          "dampf\xC2\xADschiff",
          6, 0, "Ein Donau\xC2\xAD / dampf\xC2\xADschiff" },
        { "zh", "中华人民", 0.5, 0, "中 / 华 / 人 / 民" },
        { "th", "สวัสดี", 1.5, 0, "สวั / สดี" },
        { "ko", "국립도서관이", 3, 0, "국립도 / 서관이" },
        { "en", "WWW", 0.1, 0, "W / W / W" },
        { "en", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 1.3, 0,
          "👨‍👩‍👧‍👦 / 👨‍👩‍👧‍👦" },
    };
    CHECK_LINES(CASES, SC_WRAP_WRAP);
}

static uint32_t last_glyph(const sc_line *line)
{
    const sc_glyph_run *run = &line->runs[line->run_count - 1];
    return run->glyphs[run->count - 1].id;
}

static void shows_a_hyphen_where_a_word_is_broken(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        bool has_hyphen;
    } CASES[] = {
        { "de", "Donaudampfschiff", true },        { "de", "Donaudampf\xC2\xADschiff", true },
        { "ru", "Достопримечательность", true },   { "th", "สวัสดีสวัสดีสวัสดีสวัสดี", false },
        { "zh", "中华人民共和国中华人民", false }, { "en", "12345678901234567890", false },
    };
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    uint32_t hyphen = last_glyph(&lay_out(&on, "\xE2\x80\x90", style, 1e4, 0).lines[0]);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        style.lang = sc_str_of(CASES[i].lang);
        sc_paragraph paragraph = lay_out(&on, CASES[i].text, style, 700, 0);
        assert_true(paragraph.line_count > 1);
        assert_int_equal(last_glyph(&paragraph.lines[0]) == hyphen, CASES[i].has_hyphen);
    }
    bench_close(&on);
}

static void keeps_arabic_joined_inside_a_broken_word(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("ar");
    const char *word = "فسيكفيكهم";
    sc_paragraph whole = lay_out(&on, word, style, 1e4, 0);
    sc_paragraph broken = lay_out(&on, word, style, 200, 0);
    assert_true(broken.line_count > 1 && broken.broke_word);
    double width = 0;
    for (size_t i = 0; i < broken.line_count; i++)
        width += broken.lines[i].width;
    /* The same glyphs, so the same advances: no letter took its isolated form. */
    assert_near(width, whole.width, 1e-6);
    bench_close(&on);
}

static void cuts_at_a_word(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "en", "The quick brown fox jumps", 6, 1, "The quick…" },
        { "en", "The quick brown fox jumps", 6, 2, "The quick / brown fox…" },
        { "en", "The quick brown fox", 6, 2, "The quick / brown fox" },
        { "en", "The quick, brown fox", 6, 1, "The quick…" },
        { "en", "The “quick” brown fox", 7, 1, "The “quick”…" },
        { "en", "Quick — the brown fox", 5, 1, "Quick…" },
        { "en", "Who? The brown fox", 6, 1, "Who? The…" },
        { "en", "One\nTwo three", 6, 1, "One…" },
        { "en", "A Donaudampfschiff", 5, 1, "A…" },
        { "en", "A Donaudampfschiff", 5, 2, "A…" },
        { "de", "Donaudampfschiff", 5, 1, "Donaud…" },
        { "th", "ห้องสมุดเปิดใหม่", 5, 1, "ห้องสมุด…" },
        { "ar", "المكتبات العامة تفتح", 7.6, 1, "المكتبات العامة…" },
        { "zh", "——中国——中国", 1, 2, "— / —…" },
        { "en", "W", 0.1, 1, "W" },
        { "en", "WW", 0.1, 1, "W…" },
    };
    CHECK_LINES(CASES, SC_WRAP_WRAP);
}

static void cuts_headlines_between_words_of_chinese(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "zh", "天文学家发现海洋，起源", 8.5, 1, "天文学家发现…" },
        { "zh", "天文学家发现海洋，起源", 10.5, 1, "天文学家发现海洋…" },
    };
    CHECK_LINES(CASES, SC_WRAP_BALANCE);
}

static size_t count_of(const sc_line *line, uint32_t id)
{
    size_t count = 0;
    for (size_t i = 0; i < line->run_count; i++)
        for (size_t k = 0; k < line->runs[i].count; k++)
            count += line->runs[i].glyphs[k].id == id;
    return count;
}

static void puts_the_languages_ellipsis(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("zh-TW");
    uint32_t dots = last_glyph(&lay_out(&on, "中…", style, 1e4, 0).lines[0]);
    sc_paragraph chinese = lay_out(&on, "天文学家发现海洋", style, 650, 1);
    assert_int_equal(count_of(&chinese.lines[0], dots), 2);
    style.lang = SC_STR("ja");
    dots = last_glyph(&lay_out(&on, "図…", style, 1e4, 0).lines[0]);
    sc_paragraph japanese = lay_out(&on, "図書館が再開", style, 450, 1);
    assert_int_equal(count_of(&japanese.lines[0], dots), 1);
    style.lang = SC_STR("en");
    dots = last_glyph(&lay_out(&on, "a…", style, 1e4, 0).lines[0]);
    sc_paragraph english = lay_out(&on, "The quick brown fox", style, 600, 1);
    assert_int_equal(last_glyph(&english.lines[0]), dots);
    bench_close(&on);
}

static void puts_the_ellipsis_left_in_right_to_left_text(void **state)
{
    (void)state;
    static const char *const TEXTS[] = { "המכתבה נפתחת מחדש היום", "המכתבה NASA נפתחת מחדש",
                                         "ספריית Wikipedia נפתחת" };
    bench on = bench_open();
    sc_text_style style = plain_style("he");
    uint32_t dots = last_glyph(&lay_out(&on, "…", style, 1e4, 0).lines[0]);
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        sc_paragraph cut = lay_out(&on, TEXTS[i], style, 800, 1);
        assert_true(cut.is_cut);
        const sc_glyph_run *first = &cut.lines[0].runs[0];
        assert_int_equal(count_of(&cut.lines[0], dots), 1);
        assert_int_equal(first->glyphs[0].id, dots);
        assert_near(first->glyphs[0].x, cut.lines[0].x, 1e-3);
    }
    bench_close(&on);
}

static void balances(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "en", "The river that runs uphill and back", 12, 0,
          "The river that runs / uphill and back" },
        { "en", "One two three four five six seven", 13, 0, "One two three / four five six seven" },
        /* Without the rule against a short last line: "… and / days". */
        { "en", "Internationalization and days", 11.5, 0, "Internationalization / and days" },
        { "en", "Short", 12, 0, "Short" },
        { "en", "One two\nthree four five six seven", 11, 0,
          "One two / three four / five six seven" },
        { "ja", "図書館が三年ぶりに再開", 8, 0, "図書館が三年 / ぶりに再開" },
        { "en", "The quick brown fox jumps over the lazy dog", 8, 2,
          "The quick brown / fox jumps over…" },
    };
    CHECK_LINES(CASES, SC_WRAP_BALANCE);
}

static void keeps_articles_off_the_ends(void **state)
{
    (void)state;
    static const line_case PRETTY[] = {
        { "en", "We saw that the river runs uphill", 7.5, 0,
          "We saw that / the river / runs uphill" },
        { "en", "Rivers of the north, A town of tides", 11.5, 0,
          "Rivers of the north, / A town of tides" },
        { "ru", "Река и море в городе у воды", 7, 0, "Река и море / в городе / у воды" },
        { "pl", "Rzeka i morze w mieście u wody", 7.6, 0, "Rzeka i morze / w mieście / u wody" },
        { "en-GB", "The cat and THE old dog", 8, 0, "The cat and / THE old dog" },
        { "de", "Wir sahen, dass die Flut steigt", 9.5, 0, "Wir sahen, dass / die Flut steigt" },
    };
    CHECK_LINES(PRETTY, SC_WRAP_PRETTY);
    CHECK_LINES(PRETTY, SC_WRAP_BALANCE);
}

static void swallows_the_blank_half_of_marks_at_edges(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        double least, most; /* em of the line, where four squares would be 4 */
    } CASES[] = {
        { "zh", "“中国", 2.4, 2.75 },     { "zh", "中国，", 2.4, 2.75 },
        { "ja", "「図書」", 2.9, 3.4 },   { "zh", "中国！", 3, 3 },
        { "zh-TW", "中國，", 2.65, 2.8 }, { "zh", "中，国", 3, 3 },
        { "en", "“an", 0.5, 2 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = headline_style(CASES[i].lang);
        style.letter_spacing = 0;
        sc_paragraph paragraph = lay_out(&on, CASES[i].text, style, 1e4, 0);
        double em = paragraph.lines[0].width / 100;
        if (em < CASES[i].least - 1e-6 || em > CASES[i].most + 1e-6)
            fail_msg("%s: %f em", CASES[i].text, em);
    }
    /* Running text keeps its squares. */
    assert_near(lay_out(&on, "“中国", plain_style("zh"), 1e4, 0).width, 300, 1e-6);
    bench_close(&on);
}

static void makes_the_end_pretty(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "en", "The river that runs uphill in days", 14.5, 0,
          "The river that runs uphill / in days" },
        { "en", "The river that runs uphill for many days", 13, 0,
          "The river that runs uphill / for many days" },
    };
    CHECK_LINES(CASES, SC_WRAP_PRETTY);
    static const line_case PLAIN[] = {
        { "en", "The river that runs uphill in days", 14.5, 0,
          "The river that runs uphill in / days" },
    };
    CHECK_LINES(PLAIN, SC_WRAP_WRAP);
}

typedef struct joint_case {
    const char *lang, *before, *first, *second;
} joint_case;

/* In a box in which filled lines end right between `first` and `second`. */
static int check_joint(bench *on, const joint_case *one, bool is_joined)
{
    sc_text_style style = plain_style(one->lang);
    const char *start = sc_str_fmt(on->arena, "%s %s", one->before, one->first).ptr;
    const char *whole = sc_str_fmt(on->arena, "%s %s and on", start, one->second).ptr;
    double width = lay_out(on, start, style, 1e4, 0).width + 1;
    sc_paragraph filled = lay_out(on, whole, style, width, 0);
    style.wrap = SC_WRAP_PRETTY;
    sc_paragraph pretty = lay_out(on, whole, style, width, 0);
    assert_int_equal(pretty.line_count, filled.line_count);
    return differs(filled.lines[0].text, start) +
           differs(pretty.lines[0].text, is_joined ? one->before : start);
}

static void keeps_together_what_belongs_together(void **state)
{
    (void)state;
    static const joint_case CASES[] = {
        { "en", "They walked for", "5", "km" },
        { "en", "They paid them about", "(5", "million)" },
        { "en", "The survey is shown in", "Fig.", "3" },
        { "en", "This is the bus called", "No.", "7," },
        { "fr", "Les prix montent vers", "10", "%" },
        { "fr", "Voir aussi cette loi", "n°", "12" },
        { "fr", "Le dernier voyage avec", "Louis", "XIV" },
        { "fr", "Un roman par notre", "Mme", "Sand" },
        { "fr", "On en compte encore", "1", "200" },
        { "de", "Das steht so auch in", "§", "4" },
        { "de", "Der Umsatz steigt auf", "3,5", "Mrd." },
        { "ru", "Они шли пешком ещё", "5", "км" },
        { "ru", "Это дом, где жил", "А.", "Пушкин" },
        { "en", "A letter that was from", "J.", "R." },
        { "en", "The last poem by one", "T. S.", "Eliot" },
        { "en", "An interview given by", "“Dr.", "Sims”" },
        { "ar", "سار الرجال وحدهم مسافة", "٥", "كم" },
        { "hi", "वे पैदल चलते रहे अब", "5", "किमी" },
        { "en", "They asked him for", "“a", "cup" },
        { "cs", "Ptáci letí nad lesem", "k", "moři" },
        { "sk", "Vtáky letia nad lesom", "v", "noci" },
        { "pl", "Ptaki lecą nad lasem", "w", "nocy" },
        { "ru", "Река течёт сквозь степь", "в", "море" },
        { "uk", "Річка тече крізь степ", "у", "море" },
        { "it", "Il fiume scorre", "e", "ride" },
        { "pt", "Rios que sobem", "à", "serra" },
        { "es", "Hay ríos que suben", "y", "bajan" },
        { "fr", "Des oiseaux vont", "à", "pied" },
        { "el", "Τα ποτάμια τρέχουν", "και", "ρέουν" },
        { "hu", "Folyók folynak lassan", "a", "hegyen" },
        { "nl", "Zij roeien ver over", "de", "zee" },
    };
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        differences += check_joint(&on, &CASES[i], true);
    assert_int_equal(differences, 0);
    bench_close(&on);
}

static void parts_what_does_not_belong_together(void **state)
{
    (void)state;
    static const joint_case CASES[] = {
        { "en", "So it was in all of", "2026", "rivers" },
        { "en", "So it was in all of", "2026", "200" },
        { "en", "Everyone here said", "No", "7" },
        { "en", "It all goes well", "When", "I" },
        { "en", "They ran and left", "us.", "Then" },
        { "en", "They ran and left", "DC.", "then" },
        { "en", "They ran and left with", "fig.", "leaves" },
    };
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        differences += check_joint(&on, &CASES[i], false);
    assert_int_equal(differences, 0);
    bench_close(&on);
}

static void does_not_wrap(void **state)
{
    (void)state;
    static const line_case CASES[] = {
        { "en", "The quick brown fox", 3, 0, "The quick brown fox" },
        { "en", "The quick brown fox", 6, 1, "The quick…" },
        { "en", "The quick\nbrown fox", 20, 0, "The quick / brown fox" },
        { "en", "The quick\nbrown fox", 20, 1, "The quick…" },
    };
    CHECK_LINES(CASES, SC_WRAP_NOWRAP);
}

static void aligns(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        sc_text_align align;
        double part; /* of the room that is left of the line */
    } CASES[] = {
        { "one", SC_ALIGN_START, 0 },    { "one", SC_ALIGN_END, 1 },
        { "one", SC_ALIGN_LEFT, 0 },     { "one", SC_ALIGN_RIGHT, 1 },
        { "one", SC_ALIGN_CENTER, 0.5 }, { "שלום", SC_ALIGN_START, 1 },
        { "שלום", SC_ALIGN_END, 0 },     { "שלום", SC_ALIGN_LEFT, 0 },
        { "שלום", SC_ALIGN_RIGHT, 1 },   { "שלום", SC_ALIGN_CENTER, 0.5 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style("");
        style.align = CASES[i].align;
        sc_paragraph paragraph = lay_out(&on, CASES[i].text, style, 1000, 0);
        double room = 1000 - paragraph.lines[0].width;
        assert_near(paragraph.lines[0].x, room * CASES[i].part, 1e-6);
        assert_near(paragraph.lines[0].runs[0].glyphs[0].x, paragraph.lines[0].x, 1e-3);
    }
    bench_close(&on);
}

static void spaces_letters_but_not_joined_ones(void **state)
{
    (void)state;
    static const struct {
        const char *lang, *text;
        int gaps;
    } CASES[] = {
        { "en", "abcd", 3 }, { "he", "שלום", 3 }, { "ar", "مكتبة", 0 },      { "hi", "नमस्ते", 0 },
        { "en", "a b", 2 },  { "zh", "中国", 1 }, { "en", "e\xCC\x81z", 1 },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style(CASES[i].lang);
        style.features = SC_STR("\"liga\" 0, \"clig\" 0, \"kern\" 1");
        double plain = lay_out(&on, CASES[i].text, style, 1e4, 0).width;
        style.letter_spacing = 0.1;
        assert_near(lay_out(&on, CASES[i].text, style, 1e4, 0).width, plain + CASES[i].gaps * 10,
                    1e-6);
        style.letter_spacing = 0;
        style.letter_spacing_px = -2;
        assert_near(lay_out(&on, CASES[i].text, style, 1e4, 0).width, plain - CASES[i].gaps * 2,
                    1e-6);
    }
    bench_close(&on);
}

static void applies_features(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    double proportional = lay_out(&on, "1111", style, 1e4, 0).width;
    style.features = SC_STR("\"tnum\"");
    double one = lay_out(&on, "1111", style, 1e4, 0).width;
    double eight = lay_out(&on, "8888", style, 1e4, 0).width;
    assert_near(one, eight, 1e-6);
    assert_true(one > proportional + 1);
    style.features = SC_STR("\"ss01\" off, 'tnum' on");
    assert_near(lay_out(&on, "1111", style, 1e4, 0).width, one, 1e-6);
    bench_close(&on);
}

static void measures_content(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    const sc_text *text = shape(&on, "One three\ntwo seventeen", &style);
    double all = lay_out(&on, "two seventeen", style, 1e4, 0).width;
    double word = lay_out(&on, "seventeen", style, 1e4, 0).width;
    assert_near(sc_text_max_content(text, 100), all, 1e-6);
    assert_near(sc_text_min_content(text, 100), word, 1e-6);
    assert_near(sc_text_min_content(text, 50), word / 2, 1e-6);
    style.wrap = SC_WRAP_NOWRAP;
    assert_near(sc_text_min_content(shape(&on, "two seventeen", &style), 100), all, 1e-6);
    bench_close(&on);
}

static void fits_its_own_widest_line(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    const sc_text *text = shape(&on, "Type AVATAR To Yes fi", &style);
    sc_paragraph paragraph;
    sc_text_layout(on.arena, text, 37.25, sc_text_max_content(text, 37.25), 0, &paragraph);
    assert_int_equal(paragraph.line_count, 1);
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_lines),
        cmocka_unit_test(collapses_white_space),
        cmocka_unit_test(breaks_words_only_if_they_are_too_wide),
        cmocka_unit_test(shows_a_hyphen_where_a_word_is_broken),
        cmocka_unit_test(keeps_arabic_joined_inside_a_broken_word),
        cmocka_unit_test(cuts_at_a_word),
        cmocka_unit_test(cuts_headlines_between_words_of_chinese),
        cmocka_unit_test(puts_the_languages_ellipsis),
        cmocka_unit_test(puts_the_ellipsis_left_in_right_to_left_text),
        cmocka_unit_test(balances),
        cmocka_unit_test(keeps_articles_off_the_ends),
        cmocka_unit_test(swallows_the_blank_half_of_marks_at_edges),
        cmocka_unit_test(makes_the_end_pretty),
        cmocka_unit_test(keeps_together_what_belongs_together),
        cmocka_unit_test(parts_what_does_not_belong_together),
        cmocka_unit_test(does_not_wrap),
        cmocka_unit_test(aligns),
        cmocka_unit_test(spaces_letters_but_not_joined_ones),
        cmocka_unit_test(applies_features),
        cmocka_unit_test(measures_content),
        cmocka_unit_test(fits_its_own_widest_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
