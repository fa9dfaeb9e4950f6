/*
 * The order of glyphs in mixed text. Hebrew and Latin letters have one glyph each, so a line can be
 * read back from left to right as it is painted.
 */
#include "base/utf8.h"
#include "text/face.h"
#include "unit/text/typeset.h"

#include <unicode/uchar.h>

/* @return the character of `text` (or its mirror image) that the glyph stands for. */
static uint32_t char_of(const sc_face *face, uint32_t id, sc_str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = sc_utf8_next(text, &at);
        uint32_t mirrored = (uint32_t)u_charMirror((UChar32)c);
        hb_codepoint_t glyph;
        if (hb_font_get_nominal_glyph(sc_face_harfbuzz(face), c, &glyph) && glyph == id)
            return c;
        if (hb_font_get_nominal_glyph(sc_face_harfbuzz(face), mirrored, &glyph) && glyph == id)
            return mirrored;
    }
    return '?';
}

static sc_str painted(sc_arena *arena, const sc_line *line, sc_str text)
{
    sc_buf out = sc_buf_new(arena, 1 << 16);
    double before = -1;
    for (size_t i = 0; i < line->run_count; i++)
        for (size_t k = 0; k < line->runs[i].count; k++) {
            const sc_glyph *glyph = &line->runs[i].glyphs[k];
            assert_true((double)glyph->x >= before - 1e-3);
            before = (double)glyph->x;
            sc_utf8_add(&out, char_of(line->runs[i].face, glyph->id, text));
        }
    return sc_buf_str(&out);
}

typedef struct bidi_case {
    sc_direction direction;
    const char *text;
    const char *painted; /* from left to right, each character as painted */
} bidi_case;

static void paints_in_visual_order(void **state)
{
    (void)state;
    static const bidi_case CASES[] = {
        { SC_DIRECTION_AUTO, "abc אבג def", "abc גבא def" },
        { SC_DIRECTION_AUTO, "אבג abc דהו", "והד abc גבא" },
        { SC_DIRECTION_RTL, "abc אבג def", "def גבא abc" },
        { SC_DIRECTION_LTR, "אבג abc דהו", "גבא abc והד" },
        { SC_DIRECTION_AUTO, "אבג 2026 דהו", "והד 2026 גבא" },
        { SC_DIRECTION_AUTO, "אבג (2026) דהו!", "!והד (2026) גבא" },
        { SC_DIRECTION_AUTO, "אבג (abc) דהו.", ".והד (abc) גבא" },
        { SC_DIRECTION_AUTO, "abc (אבג)", "abc (גבא)" },
        { SC_DIRECTION_AUTO, "אבג 1-2, 50%", "50% ,1-2 גבא" },
        { SC_DIRECTION_AUTO, "“אבג” abc", "abc ”גבא“" },
        { SC_DIRECTION_AUTO, "12:30 אבג", "גבא 12:30" },
        /* An override of an article's does not leak past its end. */
        { SC_DIRECTION_LTR,
          "a \xE2\x80\xAE"
          "bc\xE2\x80\xAC d",
          "a cb d" },
        { SC_DIRECTION_LTR,
          "a \xE2\x81\xA7"
          "אב!\xE2\x81\xA9 d",
          "a !בא d" },
    };
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style("en");
        style.direction = CASES[i].direction;
        style.features = SC_STR("\"calt\" 0"); /* would change signs between digits */
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, CASES[i].text, &style), 100, 1e5, 0, &paragraph);
        assert_int_equal(paragraph.line_count, 1);
        sc_str read = painted(on.arena, &paragraph.lines[0], sc_str_of(CASES[i].text));
        differences += differs(read, CASES[i].painted);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

static void reorders_each_line_for_itself(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("he");
    const char *text = "אבג abcdef ghijkl דהו";
    sc_paragraph paragraph;
    sc_text_layout(on.arena, shape(&on, text, &style), 100, 600, 0, &paragraph);
    assert_int_equal(paragraph.line_count, 2);
    assert_str(painted(on.arena, &paragraph.lines[0], sc_str_of(text)), "abcdef גבא");
    assert_str(painted(on.arena, &paragraph.lines[1], sc_str_of(text)), "והד ghijkl");
    bench_close(&on);
}

static void takes_the_direction_of_the_language_if_nothing_tells(void **state)
{
    (void)state;
    static const struct {
        const char *lang;
        bool is_right;
    } CASES[] = { { "ar", true },  { "he", true }, { "ur", true },
                  { "en", false }, { "", false },  { "ja", false } };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style(CASES[i].lang);
        sc_paragraph paragraph;
        sc_text_layout(on.arena, shape(&on, "2026!", &style), 100, 1000, 0, &paragraph);
        assert_int_equal(paragraph.lines[0].x > 1, CASES[i].is_right);
    }
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paints_in_visual_order),
        cmocka_unit_test(reorders_each_line_for_itself),
        cmocka_unit_test(takes_the_direction_of_the_language_if_nothing_tells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
