/* Where words are divided: by dictionary, by soft hyphen, or not at all. */
#include "unit/text/typeset.h"

#include <math.h>

typedef struct hyphen_case {
    const char *lang, *text, *marked;
} hyphen_case;

/* @return the text with its break opportunities, as sc_text_dump() marks them. */
static sc_str marked(bench *on, const char *text, const sc_text_style *style)
{
    sc_str dump = sc_text_dump(on->arena, shape(on, text, style));
    size_t at;
    assert_true(sc_str_find(dump, SC_STR("breaks\n  "), &at));
    return sc_str_trim(sc_str_sub(dump, at + sizeof "breaks\n  " - 1, dump.len));
}

static void check_marks(const hyphen_case *cases, size_t count, sc_hyphens hyphens)
{
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < count; i++) {
        sc_text_style style = plain_style(cases[i].lang);
        style.hyphens = hyphens;
        differences += differs(marked(&on, cases[i].text, &style), cases[i].marked);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

#define CHECK_MARKS(cases, hyphens) check_marks((cases), sizeof(cases) / sizeof *(cases), (hyphens))

static void divides_by_the_dictionary_of_the_language(void **state)
{
    (void)state;
    static const hyphen_case CASES[] = {
        { "de", "Donaudampfschifffahrt", "Do-nau-dampf-schiff-fahrt/" },
        { "de-AT", "Geschwindigkeitsbegrenzung", "Ge-schwin-dig-keits-be-gren-zung/" },
        { "en", "hyphenation process", "hy-phen-ation |process/" },
        { "en-GB", "hyphenation process", "hy-phen-a-tion |pro-cess/" },
        { "fr", "L’aventure extraordinaire", "L’aven-ture |ex-tra-or-di-naire/" },
        { "es", "bibliotecas públicas", "bi-blio-te-cas |pú-bli-cas/" },
        { "pt", "universidade", "uni-ver-si-da-de/" },
        { "pt-BR", "universidade", "uni-ver-si-da-de/" },
        { "it", "meravigliosamente", "me-ra-vi-glio-sa-men-te/" },
        { "nl", "ziektekostenverzekering", "ziek-te-kos-ten-ver-ze-ke-ring/" },
        { "pl", "najpiękniejszy", "naj-pięk-niej-szy/" },
        { "ru", "достопримечательности", "до-сто-при-ме-ча-тель-но-сти/" },
    };
    CHECK_MARKS(CASES, SC_HYPHENS_AUTO);
}

static void divides_however_it_is_written(void **state)
{
    (void)state;
    static const hyphen_case CASES[] = {
        { "de", "DONAUDAMPFER", "DO-NAU-DAMP-FER/" },
        { "es",
          "pu\xCC\x81"
          "blicas",
          "pu\xCC\x81-bli-cas/" }, /* NFD */
        { "de", "Müllabfuhr-Gebühr", "Müll-ab-fuhr-|Ge-bühr/" },
        { "en", "“hyphenation” (process)", "“hy-phen-ation” |(process)/" },
        /* Short words, addresses, and words of no dictionary stay whole. */
        { "en", "also into", "also |into/" },
        { "en", "information@example.org", "information@example.org/" },
        { "en", "www.information.example", "www.information.example/" },
        { "eo", "neforgesebla vivo", "neforgesebla |vivo/" },
        { "", "hyphenation", "hyphenation/" },
        { "x-none", "hyphenation", "hyphenation/" },
    };
    CHECK_MARKS(CASES, SC_HYPHENS_AUTO);
}

static void divides_at_soft_hyphens_only_unless_told(void **state)
{
    (void)state;
    static const hyphen_case MANUAL[] = {
        { "de",
          "Donau\xC2\xAD"
          "dampfer",
          "Donau\xC2\xAD-dampfer/" },
    };
    static const hyphen_case NONE[] = {
        { "de",
          "Donau\xC2\xAD"
          "dampfer neu",
          "Donau\xC2\xAD"
          "dampfer |neu/" },
    };
    CHECK_MARKS(MANUAL, SC_HYPHENS_MANUAL);
    CHECK_MARKS(NONE, SC_HYPHENS_NONE);
}

static const struct {
    const char *lang, *text;
    sc_hyphens hyphens;
    double width;
    const char *lines;
} WIDE[] = {
    { "de", "Donaudampfschifffahrt", SC_HYPHENS_MANUAL, 120, "Donau / dampfschiff / fahrt" },
    { "de", "Die Donaudampfschifffahrt", SC_HYPHENS_MANUAL, 120,
      "Die / Donau / dampfschiff / fahrt" },
    { "de", "Die Donaudampfschifffahrt", SC_HYPHENS_AUTO, 120, "Die Donau / dampfschiff / fahrt" },
    { "de", "Donaudampfschifffahrt", SC_HYPHENS_NONE, 120, "Donaudamp / fschifffahrt" },
    /* Before the first division a grapheme has to do; so where there is no dictionary. */
    { "de", "Strumpfband", SC_HYPHENS_MANUAL, 50, "Stru / mpf / band" },
    { "eo", "neforgeseblaĵo", SC_HYPHENS_MANUAL, 60, "nefor / gese / blaĵo" },
};

static void divides_words_wider_than_the_box(void **state)
{
    (void)state;
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++) {
        sc_text_style style = plain_style(WIDE[i].lang);
        style.hyphens = WIDE[i].hyphens;
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, WIDE[i].text, &style), 20, WIDE[i].width, 0,
                       &paragraph);
        differences += differs(lines_of(on.arena, &paragraph), WIDE[i].lines);
        for (size_t k = 0; k < paragraph.line_count; k++)
            assert_true(paragraph.lines[k].width <= WIDE[i].width + 1);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

static size_t glyphs_on(const sc_line *line)
{
    size_t count = 0;
    for (size_t i = 0; i < line->run_count; i++)
        count += line->runs[i].count;
    return count;
}

static void shows_a_hyphen_unless_none_is_wanted(void **state)
{
    (void)state;
    bench on = bench_open();
    static const struct {
        const char *text;
        sc_hyphens hyphens;
        size_t hyphens_shown;
    } CASES[] = {
        { "Donaudampfer", SC_HYPHENS_MANUAL, 1 },
        { "Donaudampfer", SC_HYPHENS_NONE, 0 },
        { "donau.dampfer", SC_HYPHENS_MANUAL, 0 },
    };
    for (size_t i = 0; i < 3; i++) {
        sc_text_style style = plain_style("de");
        style.hyphens = CASES[i].hyphens;
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, CASES[i].text, &style), 20, 80, 0, &paragraph);
        assert_true(paragraph.line_count > 1);
        assert_true(paragraph.broke_word);
        assert_int_equal(glyphs_on(&paragraph.lines[0]) - paragraph.lines[0].text.len,
                         CASES[i].hyphens_shown);
    }
    bench_close(&on);
}

/* What the property tests say of all texts, for the narrow boxes that divide words. */
static void a_wider_box_never_takes_more_lines(void **state)
{
    (void)state;
    bench on = bench_open();
    static const sc_hyphens ALL[] = { SC_HYPHENS_MANUAL, SC_HYPHENS_NONE, SC_HYPHENS_AUTO };
    for (size_t i = 0; i < 3; i++) {
        sc_text_style style = plain_style("de");
        style.hyphens = ALL[i];
        const sc_text *text = shape(
            &on, "Die Donaudampfschifffahrtsgesellschaft und ihre Straßenbahnhaltestellen", &style);
        size_t before = SIZE_MAX;
        for (double width = 20; width < 900; width += 3.7) {
            sc_paragraph paragraph;
            sc_text_layout(on.arena, text, 20, width, 0, &paragraph);
            assert_true(paragraph.line_count <= before);
            before = paragraph.line_count;
        }
        assert_int_equal(before, 1);
    }
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(divides_by_the_dictionary_of_the_language),
        cmocka_unit_test(divides_however_it_is_written),
        cmocka_unit_test(divides_at_soft_hyphens_only_unless_told),
        cmocka_unit_test(divides_words_wider_than_the_box),
        cmocka_unit_test(shows_a_hyphen_unless_none_is_wanted),
        cmocka_unit_test(a_wider_box_never_takes_more_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
