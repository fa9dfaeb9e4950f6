/*
 * Warnings of what is legal in a layout and surely a mistake: exactly these, and none where
 * nothing is wrong. What is drawn on purpose at the edges of what is allowed must be let through.
 */
#include "card/layout_lint.h"
#include "layout/satisfy.h"
#include "unit/resolve/staged.h"

#include <string.h>

/* All warnings of a layout, a line each: `line:column: message [code] <hint>`. */
static sc_str warnings(const char *yaml)
{
    static char said[8192];
    staged s = staged_open();
    staged_expect(&s, sc_fonts_open(s.arena, NULL, 0, &s.diags, &s.fonts));
    staged_layout(&s, yaml);
    sc_layout_lint(s.arena, &s.layout, NULL, s.fonts, false, 0, &s.diags);
    sc_buf buf = sc_buf_new(s.arena, sizeof said);
    for (size_t i = 0; i < s.diags.list.count; i++) {
        const sc_diag *diag = &s.diags.list.items[i];
        sc_position at = sc_span_position(diag->span);
        sc_buf_addf(&buf, "%s%zu:%zu: %.*s [%s] <%.*s>", i == 0 ? "" : "\n", at.line, at.column,
                    SC_STR_ARG(diag->message), diag->code, SC_STR_ARG(diag->hint));
    }
    sc_str out = sc_buf_str(&buf);
    assert_true(out.len < sizeof said);
    if (out.len > 0)
        memcpy(said, out.ptr, out.len);
    staged_close(&s);
    return (sc_str){ said, out.len };
}

typedef struct sample {
    const char *node, *said;
} sample;

/* Each stands as a node's properties on line 2, from column 16 on. */
static const char *layout_with(sc_arena *arena, const char *node)
{
    return sc_str_fmt(arena,
                      "card: { font-size: 4.2cqw, flex-direction: column, children: [\n%s] }\n",
                      node)
        .ptr;
}

static void check_samples(const sample *samples, size_t count)
{
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < count; i++)
        assert_str(warnings(layout_with(arena, samples[i].node)), samples[i].said);
    sc_arena_free(arena);
}

#define NEVER(name, why)                                                                           \
    "2:1: " name " is never seen: " why " [layout.never-shown] <take it out, or put it right>"

static void test_what_is_never_seen(void **state)
{
    (void)state;
    static const sample SAMPLES[] = {
        { "{ name: a, text: x, opacity: 0 }", NEVER("'a'", "its opacity is 0") },
        { "{ text: x, color: transparent }", NEVER("this text", "its color is transparent") },
        { "{ width: 0, height: 9px, background: red }", NEVER("this box", "it has no size") },
        { "{ image: '{{ photo }}', width: 0px, height: 0px }",
          NEVER("this image", "it has no size") },
        { "{ name: a, position: absolute, left: 200%, width: 9px, height: 9px, background: red }",
          NEVER("'a'", "it lies outside of what is shown") },
        /* Cut off by the box around it. */
        { "{ width: 90px, height: 90px, overflow: hidden, children: [{ name: a, position: "
          "absolute, top: 95px, width: 9px, height: 9px, background: red }] }",
          "2:59: 'a' is never seen: it lies outside of what is shown [layout.never-shown] <take it "
          "out, or put it right>" },
        /* Of what is in a hidden box nothing more is said. */
        { "{ name: a, opacity: 0, children: [{ text: x }, { text: y }], background: red }",
          NEVER("'a'", "its opacity is 0") },
        { "{ name: a, text: x, when: photo and not photo }",
          NEVER("'a'", "no article and no card is as its 'when' asks") },
        { "{ when: landscape, children: [{ text: x, when: portrait or square }] }",
          "2:31: this text is never seen: no article and no card is as its 'when' asks "
          "[layout.never-shown] <take it out, or put it right>" },
    };
    check_samples(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

/* Seen by some, or not meant to be. */
static void test_what_may_be_seen(void **state)
{
    (void)state;
    static const sample SAMPLES[] = {
        { "{ text: x, when: never }", "" },
        { "{ text: x, when: section == 'Sport' }", "" },
        { "{ text: x, when: not headline }", "" },
        { "{ text: x, when: age > 1y and lang == 'fr' }", "" },
        { "{ text: x, opacity: 0.01 }", "" },
        { "{ flex-grow: 1 }", "" }, /* it keeps others apart */
        { "{ width: 9px, height: 9px, background: transparent }", "" },
        { "{ text: '{{ editor }}' }", "" },
        { "{ position: absolute, left: -5px, top: 9px, width: 9px, height: 9px, background: red }",
          "" },
        { "{ position: absolute, left: -50px, top: 9px, width: 9px, height: 9px, background: red, "
          "transform: 'translate(60px, 0)' }",
          "" },
        { "{ position: absolute, inset: 0, image: '{{ photo }}', when: photo }", "" },
        { "{ text: x, color: transparent, background: red }", "" },
    };
    check_samples(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

#define WORD(word)                                                                                 \
    "2:9: the text is the word '" word                                                             \
    "', and not the field [layout.field-as-text] <write \"{{ " word " }}\", in quotes>"

static void test_fields_as_texts(void **state)
{
    (void)state;
    static const sample SAMPLES[] = {
        { "{ text: headline }", WORD("headline") },
        { "{ text: '{ headline }' }", WORD("headline") },
        { "{ text: site.name }", WORD("site.name") },
        { "{ text: '%credit_line%' }", WORD("credit_line") },
        { "{ text: Headline }", "" }, /* a word, as people write words */
        { "{ text: 'headline:' }", "" },
        { "{ text: '{{ headline }}' }", "" },
        { "{ text: '100 %' }", "" },
        { "{ text: '{}' }", "" },
    };
    check_samples(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

static void test_texts(void **state)
{
    (void)state;
    static const sample SAMPLES[] = {
        { "{ name: a, text: '{{ headline }}', text-wrap: nowrap, font-size: 90px }",
          "2:1: 'a' runs over the right edge of the pinterest card, with a headline of usual "
          "length [layout.text-outside] <give it 'fit' or 'line-clamp', and its box less to "
          "hold>" },
        { "{ text: '{{ headline }}', flex-shrink: 0, font-size: 190px }",
          "2:1: this text runs over the bottom of the telegram card, with a headline of usual "
          "length [layout.text-outside] <give it 'fit' or 'line-clamp', and its box less to "
          "hold>" },
        { "{ text: '{{ headline }}', flex-shrink: 0, font-size: 140px, padding: 0 50px }",
          "2:1: this text runs over the bottom of the pinterest card, with a long headline "
          "[layout.text-outside] <give it 'fit' or 'line-clamp', and its box less to hold>" },
        { "{ text: some words, position: absolute, left: -30px }",
          "2:1: this text runs over the left edge of the pinterest card, with a headline of usual "
          "length [layout.text-outside] <give it 'fit' or 'line-clamp', and its box less to "
          "hold>" },
        { "{ text: x, font-size: 41px }",
          "2:1: this text is 41 px, and 13.7 where the pinterest card is seen 335 px wide: less "
          "than 14 is hard to read [layout.small-type] <give it 42 px here; 4.2cqw is enough on "
          "any card>" },
        { "{ text: x, font-size: 42px }",
          "2:1: this text is 42 px, and 11.7 where the telegram card is seen 335 px wide: less "
          "than 14 is hard to read [layout.small-type] <give it 51 px here; 4.2cqw is enough on "
          "any card>" },
        { "{ text: x, font-size: 4.2cqw }", "" },
        { "{ name: h, text: '{{ headline }}', width: 320px, line-clamp: 4 }",
          "2:1: most of 'h' is outside of what small previews of Telegram keep, x 285 to 915 "
          "[layout.outside-safe-area] <move it towards the middle of the card>" },
        { "{ text: '{{ caption }}', width: 320px, line-clamp: 2 }", "" },
    };
    check_samples(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES);
}

static void test_names(void **state)
{
    (void)state;
    assert_str(warnings("tokens: { a: red, b: $c, c: blue, d: $e, e: $b }\n"
                        "card: { color: $b }\n"),
               "1:11: nothing uses the token 'a' [layout.unused-token] <take it out>\n"
               "1:35: nothing uses the token 'd' [layout.unused-token] <take it out>\n"
               "1:42: nothing uses the token 'e' [layout.unused-token] <take it out>");
    assert_str(warnings("card: { font-family: [Intre, Inter, Frobnicator Sans, serif] }\n"
                        "variants: { portrait: { card: { font-family: Intre } } }\n"),
               "1:22: the font set has no family 'Intre' [layout.unknown-family] <did you mean "
               "'Inter'?>\n"
               "1:22: the font set has no family 'Frobnicator Sans' [layout.unknown-family] <put "
               "its files into fonts/, or name a folder with --fonts>");
    assert_str(warnings("card: { children: [ { text: a, font-size: 90px, marks: { font-family: "
                        "[Inter, Intre] } } ] }\n"),
               "1:71: the font set has no family 'Intre' [layout.unknown-family] <did you mean "
               "'Inter'?>");
    assert_str(warnings("card: {}\nvariants: { \"min-width: 4000px\": {}, portrait and landscape: "
                        "{}, square: {}, never: {} }\n"),
               "2:13: no article and no card is as this variant asks [layout.never-applies] "
               "<sharecard platforms lists the sizes of cards>\n"
               "2:38: no article and no card is as this variant asks [layout.never-applies] "
               "<sharecard platforms lists the sizes of cards>");
}

/* A base's tokens are for others. */
static void test_tokens_of_a_base(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_expect(&s, sc_fonts_open(s.arena, NULL, 0, &s.diags, &s.fonts));
    staged_layout(&s, "tokens: { a: red }\ncard: {}\n");
    sc_layout_lint(s.arena, &s.layout, NULL, s.fonts, true, 0, &s.diags);
    assert_str(staged_said(&s), "");
    staged_close(&s);
}

static void test_one_card(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { children: [{ text: '{{ headline }}', text-wrap: nowrap, font-size: "
                      "200px }, { text: x, opacity: 0, position: absolute, left: -90px }] }");
    sc_scene scene = staged_scene(&s);
    sc_layout_lint_card(&scene, "whatsapp", &s.diags);
    assert_str(staged_said(&s),
               "article.yaml:1:11: warning: the text runs over the right edge of the whatsapp card "
               "[layout.text-outside]\n"
               "    1 | headline: The river returns\n"
               "      |           ^~~~~~~~~~~~~~~~~\n"
               "hint: give it 'fit' or 'line-clamp' in the layout\n");
    staged_close(&s);
}

/* --- what can hold -------------------------------------------------------------------------- */

static void test_conditions_that_can_hold(void **state)
{
    (void)state;
    static const struct {
        const char *condition;
        bool can_hold;
    } ROWS[] = {
        { "photo", true },
        { "photo and not photo", false },
        { "photo and caption", true },
        { "section == 'a' and section == 'b'", false },
        { "section == 'a' or section == 'b'", true },
        { "section != 'a' and section != 'b' and section", true },
        { "section == 'a' and not section", false },
        { "section == '' and section", false },
        { "landscape and portrait", false },
        { "landscape and pinterest", false },
        { "platform == 'pinterest' and portrait", true },
        { "platform == 'pinterest' and telegram", false },
        { "rtl and script == 'Arab'", true },
        { "script == 'Arab' and script == 'Latn'", false },
        { "age > 1y and age < 2y", true },
        { "age > 2y and age < 1y", false },
        { "not (age > 1y) and not (age < 1y)", true }, /* an article without a date */
        { "always", true },
        { "not always", false },
        { "never or photo", true },
        { "(photo or caption) and not photo and not caption", false },
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        staged s = staged_open();
        sc_str text = sc_str_of(ROWS[i].condition);
        sc_reader reader = { s.arena, &s.diags, SC_NO_SPAN, text, "it" };
        const sc_condition *condition = sc_condition_read(&reader);
        assert_non_null(condition);
        if (sc_conditions_can_hold(s.arena, &condition, 1, NULL) != ROWS[i].can_hold) {
            print_error("%s\n", ROWS[i].condition);
            wrong++;
        }
        staged_close(&s);
    }
    assert_int_equal(wrong, 0);
}

/* Too much to be tried counts as possible, at once. */
static void test_conditions_past_trying(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_buf text = sc_buf_new(s.arena, 1 << 16);
    for (int i = 0; i < 40; i++)
        sc_buf_addf(&text, "%ssection == 'a%d' and kicker == 'b%d'", i == 0 ? "" : " and ", i, i);
    sc_reader reader = { s.arena, &s.diags, SC_NO_SPAN, sc_buf_str(&text), "it" };
    const sc_condition *condition = sc_condition_read(&reader);
    assert_non_null(condition);
    assert_true(sc_conditions_can_hold(s.arena, &condition, 1, NULL));
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_never_seen),
        cmocka_unit_test(test_what_may_be_seen),
        cmocka_unit_test(test_fields_as_texts),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_tokens_of_a_base),
        cmocka_unit_test(test_one_card),
        cmocka_unit_test(test_conditions_that_can_hold),
        cmocka_unit_test(test_conditions_past_trying),
    };
    return cmocka_run_group_tests_name("card/layout_lint", tests, NULL, NULL);
}
