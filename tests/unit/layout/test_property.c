/*
 * Properties: the rows hold together, each kind's good and bad values, ranges, what shorthands
 * expand to, and hints. Values are read from YAML, as in layouts.
 */
#include "layout/property_read.h"
#include "layout/style.h"
#include "unit/layout/reading.h"
#include "unit/layout/show.h"

#include <string.h>

/* Read `NAME: VALUE` with the tokens of a `tokens:` map, or none. @return the declarations shown,
 * or what was said. */
static sc_str outcome(sc_test *t, const char *line)
{
    static const char TOKENS[] = "\ntokens: { gap: 12px, red: '#c8102e', list: [Inter, Noto Sans], "
                                 "thick: 2px solid }\n";
    const sc_parse_limits limits = { 1 << 20, 0, SC_E_CONFIG };
    sc_source *source = source_of(t, sc_str_fmt(t->arena, "%s%s", line, TOKENS));
    const sc_value *root;
    sc_declarations declarations = { 0 };
    if (sc_yaml_parse(t->arena, source, sc_span_of(source), &limits, &t->diags, &root) != SC_OK)
        return said(t);
    const sc_entry *entry = &root->entries[0];
    const sc_tokens tokens = { .map = sc_value_find(root, "tokens") };
    const sc_property *property = sc_property_find(entry->key);
    if (property == NULL)
        return SC_STR("no such property");
    bool is_read =
        sc_property_read(t->arena, &tokens, &t->diags, property, entry->value, &declarations);
    sc_str errors = said(t);
    assert_int_equal(is_read, errors.len == 0);
    return is_read ? show_declarations(t->arena, &declarations) : errors;
}

static bool is_shorthand(const sc_property *p)
{
    return sc_property_size(p->kind) == 0;
}

static void rows_hold_together(void **state)
{
    (void)state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        const sc_property *p = &rows[i];
        assert_ptr_equal(sc_property_find(sc_str_of(p->name)), p); /* no name twice */
        assert_true(strlen(p->help) > 0 && p->help[strlen(p->help) - 1] != '.');
        assert_true(p->nodes != 0 && (p->nodes & ~(unsigned)SC_FOR_ALL) == 0);
        assert_int_equal(is_shorthand(p), p->initial == NULL);
        assert_int_equal(is_shorthand(p), p->longhands != NULL);
        for (size_t k = 0; is_shorthand(p) && p->longhands[k] != NULL; k++)
            assert_non_null(sc_property_find(sc_str_of(p->longhands[k])));
        if (p->kind == SC_KIND_KEYWORD)
            assert_non_null(p->choices);
        if (!is_shorthand(p))
            assert_true(p->offset + sc_property_size(p->kind) <= sizeof(sc_style));
    }
}

/* No two longhands may share a place in the style, and none may overlap. */
static void places_in_the_style(void **state)
{
    (void)state;
    char taken[sizeof(sc_style)] = { 0 };
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < sc_property_size(rows[i].kind); k++) {
            if (taken[rows[i].offset + k]++ != 0)
                fail_msg("'%s' shares its place", rows[i].name);
        }
}

/* A row's initial value is what a layout could write, and reads as sc_property_initial() has it. */
static void initial_values(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].initial == NULL)
            continue;
        sc_declaration initial = { .property = &rows[i],
                                   .value = sc_property_initial(t->arena, &rows[i]) };
        sc_buf buf = sc_buf_new(t->arena, 4096);
        show_declaration(&buf, &initial);
        sc_str line = sc_str_fmt(t->arena, "%s: \"%s\"", rows[i].name, rows[i].initial);
        assert_str(outcome(t, line.ptr), sc_str_z(t->arena, sc_buf_str(&buf)));
    }
}

/* Every word of a keyword is taken, and no other. */
static void keywords(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        const sc_property *p = &rows[i];
        for (int k = 0; p->kind == SC_KIND_KEYWORD && p->choices[k] != NULL; k++) {
            bool is_allowed = p->allowed == 0 || (p->allowed & 1u << k) != 0;
            sc_str line = sc_str_fmt(t->arena, "%s: %s", p->name, p->choices[k]);
            sc_str shown = sc_str_fmt(t->arena, "%s=%s", p->name, p->choices[k]);
            assert_int_equal(sc_str_eq(outcome(t, line.ptr), shown), is_allowed);
        }
    }
}

typedef struct sample {
    const char *line, *outcome;
} sample;

static void check(sc_test *t, const sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++)
        assert_str(outcome(t, samples[i].line), samples[i].outcome);
}

#define CHECK(state, samples) check(*(state), (samples), sizeof(samples) / sizeof *(samples))

static void good_values(void **state)
{
    static const sample SAMPLES[] = {
        { "width: 50%", "width=50%" },
        { "width: auto", "width=auto" },
        { "max-width: none", "max-width=auto" },
        { "margin-left: -12px", "margin-left=-12px" },
        { "order: -3", "order=-3" },
        { "flex-grow: .5", "flex-grow=0.5" },
        { "opacity: 0", "opacity=0" },
        { "aspect-ratio: 16 / 9", "aspect-ratio=1.7778" },
        { "aspect-ratio: 16/9", "aspect-ratio=1.7778" },
        { "aspect-ratio: 1.5", "aspect-ratio=1.5" },
        { "aspect-ratio: auto", "aspect-ratio=0" },
        { "font-size: 0.9em", "font-size=0.9em" },
        { "font-size: 3cqmin", "font-size=3cqmin" },
        { "font-weight: bold", "font-weight=700" },
        { "font-weight: normal", "font-weight=400" },
        { "font-weight: 850", "font-weight=850" },
        { "line-height: 1.2", "line-height=1.2em" },
        { "line-height: 40px", "line-height=40px" },
        { "line-height: normal", "line-height=auto" },
        { "letter-spacing: normal", "letter-spacing=0px" },
        { "letter-spacing: -0.02em", "letter-spacing=-0.02em" },
        { "line-clamp: none", "line-clamp=0" },
        { "line-clamp: 3", "line-clamp=3" },
        { "color: \"#c8102e\"", "color=#c8102eff" },
        { "color:  white ", "color=#ffffffff" },
        { "background: linear-gradient(red, blue), white", "background=2 layers" },
        { "background: none", "background=0 layers" },
        { "border-top-left-radius: 4px 50%", "border-top-left-radius=4px 50%" },
        { "box-shadow: 0 2px 4px black, inset 1px 1px red", "box-shadow=2 shadows" },
        { "filter: blur(2px) sepia(1)", "filter=2 filters" },
        { "transform: rotate(3deg)scale(2)", "transform=2 transforms" },
        { "mask: \"linear-gradient(black, transparent)\"", "mask=1 layers" },
        { "transform-origin: left bottom", "transform-origin=0% 100%" },
        { "font-family: Inter", "font-family=Inter" },
        { "font-family: Inter, \"Noto Sans\" , 'A, B'", "font-family=Inter|Noto Sans|A, B" },
        { "font-family: [Inter, Noto Sans]", "font-family=Inter|Noto Sans" },
        { "font-family: $list", "font-family=Inter|Noto Sans" },
        { "font-family: [$list, Noto Sans Thai]", "font-family=Inter|Noto Sans|Noto Sans Thai" },
        { "lang: pt-BR", "lang='pt-BR'" },
        { "font-feature-settings: '\"tnum\", \"ss01\"'",
          "font-feature-settings='\"tnum\", \"ss01\"'" },
        { "object-position: auto", "object-position=auto auto" },
        { "object-position: 30% 20px", "object-position=30% 20px" },
        { "object-position: center", "object-position=50% 50%" },
        { "object-position: right bottom", "object-position=100% 100%" },
        { "object-position: top left", "object-position=0% 0%" },
        { "object-position: top", "object-position=50% 0%" },
        { "object-position: top 20%", "object-position=20% 0%" },
        { "object-position: center left", "object-position=0% 50%" },
        { "object-position: center 20%", "object-position=50% 20%" },
        { "object-position: 25%", "object-position=25% 50%" },
        { "fit: none", "fit=none" },
        { "fit: { min: 44px, max: 76px }", "fit=44px..76px in 0 then clamp" },
        { "fit: { min: 4cqmin, max: 76px, lines: 3, then: drop }",
          "fit=4cqmin..76px in 3 then drop" },
        { "fit: { max: 2em, min: 0.5em, then: short }", "fit=0.5em..2em in 0 then short" },
        { "fit: { min: $gap, max: $gap, then: fail }", "fit=12px..12px in 0 then fail" },
        { "gap: $gap", "row-gap=12px; column-gap=12px" },
        { "color: $red", "color=#c8102eff" },
    };
    CHECK(state, SAMPLES);
}

static void shorthands(void **state)
{
    static const sample SAMPLES[] = {
        { "padding: 1px", "padding-top=1px; padding-right=1px; padding-bottom=1px; "
                          "padding-left=1px" },
        { "padding: 1px 2px", "padding-top=1px; padding-right=2px; padding-bottom=1px; "
                              "padding-left=2px" },
        { "padding: 1px 2px 3px", "padding-top=1px; padding-right=2px; padding-bottom=3px; "
                                  "padding-left=2px" },
        { "padding: 1px 2px 3px 4px", "padding-top=1px; padding-right=2px; padding-bottom=3px; "
                                      "padding-left=4px" },
        { "padding: 0 $gap", "padding-top=0px; padding-right=12px; padding-bottom=0px; "
                             "padding-left=12px" },
        { "margin: 0 auto", "margin-top=0px; margin-right=auto; margin-bottom=0px; "
                            "margin-left=auto" },
        { "inset: 35% 0 0", "top=35%; right=0px; bottom=0px; left=0px" },
        { "border-radius: 4px 50%",
          "border-top-left-radius=4px 4px; border-top-right-radius=50% 50%; "
          "border-bottom-right-radius=4px 4px; border-bottom-left-radius=50% 50%" },
        { "border-radius: 4px 8px / 2px",
          "border-top-left-radius=4px 2px; border-top-right-radius=8px 2px; "
          "border-bottom-right-radius=4px 2px; border-bottom-left-radius=8px 2px" },
        { "border-color: red rgb(0 0 0 / 0.5)",
          "border-top-color=#ff0000ff; border-right-color=#00000080; "
          "border-bottom-color=#ff0000ff; border-left-color=#00000080" },
        { "gap: 8px 16px", "row-gap=8px; column-gap=16px" },
        { "gap: normal", "row-gap=0px; column-gap=0px" },
        { "flex: none", "flex-grow=0; flex-shrink=0; flex-basis=auto" },
        { "flex: auto", "flex-grow=1; flex-shrink=1; flex-basis=auto" },
        { "flex: 2", "flex-grow=2; flex-shrink=1; flex-basis=0px" },
        { "flex: 2 3", "flex-grow=2; flex-shrink=3; flex-basis=0px" },
        { "flex: 2 3 40px", "flex-grow=2; flex-shrink=3; flex-basis=40px" },
        { "flex: 40% 2", "flex-grow=2; flex-shrink=1; flex-basis=40%" },
        { "flex: 1 1 0", "flex-grow=1; flex-shrink=1; flex-basis=0px" },
        { "flex: 40px", "flex-grow=1; flex-shrink=1; flex-basis=40px" },
        { "border-top: 2px solid red", "border-top-width=2px; border-top-color=#ff0000ff" },
        { "border-top: red 2px", "border-top-width=2px; border-top-color=#ff0000ff" },
        { "border-top: rgb(1 2 3) solid 1em", "border-top-width=1em; border-top-color=#010203ff" },
        { "border-left: 3px", "border-left-width=3px; border-left-color=#000000ff" },
        { "border-left: $thick $red", "border-left-width=2px; border-left-color=#c8102eff" },
        { "border-left: none", "border-left-width=0px; border-left-color=#000000ff" },
        { "border: 1px solid red",
          "border-top-width=1px; border-right-width=1px; border-bottom-width=1px; "
          "border-left-width=1px; border-top-color=#ff0000ff; border-right-color=#ff0000ff; "
          "border-bottom-color=#ff0000ff; border-left-color=#ff0000ff" },
        { "text-decoration: underline wavy red 3px",
          "text-decoration-line=1; text-decoration-style=wavy; text-decoration-color=#ff0000ff; "
          "text-decoration-thickness=3px" },
        { "text-decoration: overline line-through blue",
          "text-decoration-line=6; text-decoration-style=solid; "
          "text-decoration-color=#0000ffff; text-decoration-thickness=auto" },
        { "text-stroke: red 2px", "text-stroke-width=2px; text-stroke-color=#ff0000ff" },
        { "text-stroke: 2px $red", "text-stroke-width=2px; text-stroke-color=#c8102eff" },
        { "margin-inline-start: auto", "margin-inline-start=auto" },
        { "padding-inline-end: 4px", "padding-inline-end=4px" },
        { "inset-inline-end: 10%", "inset-inline-end=10%" },
    };
    CHECK(state, SAMPLES);
}

#define UNITS "write a number with px, %, em, rem, cqw, cqh, cqmin or cqmax"

static const sample BAD_VALUES[] = {
    { "position: fixed", "1:11+5: position: 'fixed' is not one of its words [layout.bad-value] "
                         "<did you mean 'absolute'?>" },
    { "position: absolut", "1:11+7: position: 'absolut' is not one of its words "
                           "[layout.bad-value] <did you mean 'absolute'?>" },
    { "justify-content: stretch",
      "1:18+7: justify-content: 'stretch' is not one of its words [layout.bad-value] <write "
      "'normal', 'flex-start', 'flex-end', 'center', 'space-between', 'space-around', "
      "'space-evenly', 'start', 'end'>" },
    { "text-align: middle", "1:13+6: text-align: 'middle' is not one of its words "
                            "[layout.bad-value] <did you mean 'center'?>" },
    { "text-align: sideways", "1:13+8: text-align: 'sideways' is not one of its words "
                              "[layout.bad-value] <write 'start', 'end', 'left', 'right', "
                              "'center', 'justify'>" },
    { "align-items: top", "1:14+3: align-items: 'top' is not one of its words "
                          "[layout.bad-value] <did you mean 'flex-start'?>" },
    { "border: 1px dashed red", "1:13+6: border: borders are solid, not dashed "
                                "[layout.bad-value] <write 'border: 2px solid red', or 'none'>" },
    { "font-stretch: slim", "1:15+4: font-stretch: 'slim' is not a width [layout.bad-value] "
                            "<write a percentage, such as '75%', or 'condensed'>" },
    { "font-stretch: condensd", "1:15+8: font-stretch: 'condensd' is not a width "
                                "[layout.bad-value] <did you mean 'condensed'?>" },
    { "font-stretch: 10%", "1:15+3: font-stretch: '10%' is outside its range, 25% to 300% "
                           "[layout.bad-value]" },
    { "font-variant-numeric: oldstyle",
      "1:23+8: font-variant-numeric: 'oldstyle' is not one of its words [layout.bad-value] <did "
      "you mean 'oldstyle-nums'?>" },
    { "hanging-punctuation: none first",
      "1:22+4: hanging-punctuation: 'none' does not go with the others [layout.bad-value]" },
    { "hanging-punctuation: last last",
      "1:27+4: hanging-punctuation: 'last' does not go with the others [layout.bad-value]" },
    { "font-variation-settings: wght=bold",
      "1:26+9: font-variation-settings: 'wght=bold' is not a tag of four letters in quotes, with "
      "a number [layout.bad-value] <write '\"wght\" 650', or '\"tnum\", \"liga\" 0'>" },
    { "text-decoration: wavy", "1:18+4: text-decoration: it does not say which line "
                               "[layout.bad-value] <write 'underline', 'overline', "
                               "'line-through' or 'none'>" },
    { "text-decoration: underline 1px 2px",
      "1:32+3: text-decoration: '2px' is one value too many [layout.bad-value] <write "
      "'text-decoration: underline wavy red 3px'>" },
    { "text-stroke: black", "1:14+5: text-stroke: a stroke's width is missing "
                            "[layout.bad-value] <write 'text-stroke: 2px black', or '0'>" },
    { "marks: bold", "1:8+4: marks: a map is needed [layout.bad-value] <write 'marks: { color: "
                     "red, font-weight: 900 }'>" },
    { "marks: { padding: 4px }",
      "1:10+7: marks have no 'padding' [layout.unknown-property] <marks take color, background, "
      "font-… and text-decoration>" },
    { "marks: { colour: red }", "1:10+6: marks have no 'colour' [layout.unknown-property] <did "
                                "you mean 'color'?>" },
    { "marks: { background: \"linear-gradient(red, blue)\" }",
      "1:23+26: marks: the background of a mark is one colour [layout.bad-value]" },
    { "opacity: half", "1:10+4: opacity: 'half' is not a number [layout.bad-value]" },
    { "opacity: 50%", "1:10+3: opacity: '50%' is not a number [layout.bad-value] <write '0.5'>" },
    { "opacity: 1.1", "1:10+3: opacity: '1.1' is outside its range, 0 to 1 "
                      "[layout.bad-value]" },
    { "opacity: -0.1", "1:10+4: opacity: '-0.1' is outside its range, 0 to 1 "
                       "[layout.bad-value]" },
    { "order: 1.5", "1:8+3: order: '1.5' is not a whole number [layout.bad-value]" },
    { "order: 1001", "1:8+4: order: '1001' is outside its range, -1000 to 1000 "
                     "[layout.bad-value]" },
    { "order: 1e300", "1:8+5: order: '1e300' is outside its range, -1000 to 1000 "
                      "[layout.bad-value]" },
    { "font-weight: 0", "1:14+1: font-weight: '0' is outside its range, 1 to 1000 "
                        "[layout.bad-value]" },
    { "font-weight: heavy", "1:14+5: font-weight: 'heavy' is not a weight "
                            "[layout.bad-value] <write 1 to 1000, 'normal' or 'bold'>" },
    { "font-size: 0.9px", "1:12+5: font-size: '0.9px' is outside its range, 1 to 4000 "
                          "[layout.bad-value]" },
    { "font-size: -1em", "1:12+4: font-size: '-1em' is outside its range, 0 to 4000 "
                         "[layout.bad-value]" },
    { "font-size: large", "1:12+5: font-size: 'large' is not a length [layout.bad-value] "
                          "<" UNITS ">" },
    { "font-size: 26", "1:12+2: font-size: '26' has no unit [layout.bad-value] <write "
                       "'26px'>" },
    { "font-size: 20pt", "1:12+4: font-size: '20pt' has an unknown unit [layout.bad-value] "
                         "<write '20px'>" },
    { "width: 12 px", "1:8+5: width: '12 px' has no unit [layout.bad-value] <write '12px'>" },
    { "width: 50vh", "1:8+4: width: '50vh' has an unknown unit [layout.bad-value] <write "
                     "'50cqh'>" },
    { "width: 12PX", "1:8+4: width: '12PX' has an unknown unit [layout.bad-value] <write "
                     "'12px'>" },
    { "width: 12px;", "1:8+5: width: '12px;' is not a length [layout.bad-value] <write '12px'>" },
    { "width: calc(1px + 2px)", "1:8+15: width: 'calc(1px + 2px)' is not a length "
                                "[layout.bad-value] <write one length: nothing is calculated>" },
    { "color: fc0", "1:8+3: color: 'fc0' is not a colour [layout.bad-value] <write \"#fc0\", in "
                    "quotes>" },
    { "width: 40000px", "1:8+7: width: '40000px' is outside its range, 0 to 32000 "
                        "[layout.bad-value]" },
    { "width: -1px", "1:8+4: width: '-1px' is outside its range, 0 to 32000 "
                     "[layout.bad-value]" },
    { "width: wide",
      "1:8+4: width: 'wide' is not a length [layout.bad-value] <" UNITS ", or 'auto'>" },
    { "padding-top: auto", "1:14+4: padding-top: 'auto' is not a length [layout.bad-value] "
                           "<" UNITS ">" },
    { "line-height: 4001", "1:14+4: line-height: '4001' is outside its range, 0 to 4000 "
                           "[layout.bad-value]" },
    { "line-height: tall", "1:14+4: line-height: 'tall' is not a length [layout.bad-value] "
                           "<" UNITS ">" },
    { "line-clamp: -1", "1:13+2: line-clamp: '-1' is outside its range, 0 to 1000 "
                        "[layout.bad-value]" },
    { "aspect-ratio: 16:9", "1:15+4: aspect-ratio: '16:9' is not a ratio [layout.bad-value] "
                            "<write '16 / 9' or '1.5'>" },
    { "aspect-ratio: 16 / 0", "1:20+1: aspect-ratio: '16 / 0' is not a ratio "
                              "[layout.bad-value] <write '16 / 9' or '1.5'>" },
    { "aspect-ratio: 1 / 2 / 3", "1:23+1: aspect-ratio: '1 / 2 / 3' is not a ratio "
                                 "[layout.bad-value] <write '16 / 9' or '1.5'>" },
    { "aspect-ratio: 9999", "1:15+4: aspect-ratio: '9999' is outside its range, 0.001 to 1000 "
                            "[layout.bad-value]" },
    { "color: bleu", "1:8+4: color: 'bleu' is not a colour [layout.bad-value] <did you mean "
                     "'blue'?>" },
    { "color: currentColor", "1:8+12: color: 'currentColor' is not a colour [layout.bad-value] "
                             "<write the colour itself, or a token such as '$accent'>" },
    { "border-color: inherit", "1:15+7: border-color: 'inherit' is not a colour [layout.bad-value] "
                               "<leave it out: what is inherited needs no word>" },
    { "object-position: middle",
      "1:18+6: object-position: 'middle' is not a length [layout.bad-value] <" UNITS
      ", or 'auto'>" },
    { "object-position: 1% 2% 3%",
      "1:24+2: object-position: '3%' is not understood here: a position has two parts "
      "[layout.bad-value] <write '30% 20%', or 'left top'>" },
    { "object-position: left right",
      "1:23+5: object-position: 'right' is of the same direction as the part before it "
      "[layout.bad-value] <write '30% 20%', or 'left top'>" },
    { "padding: 1px 2px 3px 4px 5px",
      "1:26+3: padding: takes one to four values [layout.bad-value]" },
    { "padding: \"\"", "1:10+2: padding: a value is missing [layout.bad-value]" },
    { "padding: 1px 8 3px", "1:14+1: padding: '8' has no unit [layout.bad-value] <write "
                            "'8px'>" },
    { "border-radius: 1px /", "1:16+5: border-radius: a value is missing [layout.bad-value]" },
    { "border-radius: 1px / 2px / 3px", "1:26+1: border-radius: '/' is not a length "
                                        "[layout.bad-value] <" UNITS ">" },
    { "border-radius: 1px / -2px", "1:22+4: border-radius: '-2px' is outside its range, 0 to "
                                   "32000 [layout.bad-value]" },
    { "border-top-left-radius: 1px 2px 3px", "1:33+3: border-top-left-radius: takes one or two "
                                             "values [layout.bad-value]" },
    { "mask: red", "1:7+3: mask: 'red' is not a gradient [layout.bad-value] <write "
                   "'linear-gradient(black, transparent)'>" },
    { "mix-blend-mode: multiplied", "1:17+10: mix-blend-mode: 'multiplied' is not one of its words "
                                    "[layout.bad-value] <did you mean 'multiply'?>" },
    { "gap: 1px 2px 3px", "1:14+3: gap: takes one or two values [layout.bad-value]" },
    { "gap: ' '", "1:6+3: gap: a value is missing [layout.bad-value]" },
    { "flex: 1 1 10px 20px", "1:16+4: flex: '20px' is one value too many [layout.bad-value] "
                             "<write 'flex: 1 1 200px', 'auto' or 'none'>" },
    { "flex: -1", "1:7+2: flex: '-1' is outside its range, 0 to 10000 [layout.bad-value]" },
    { "flex: ''", "1:7+2: flex: a value is missing [layout.bad-value]" },
    { "flex: wide",
      "1:7+4: flex: 'wide' is not a length [layout.bad-value] <" UNITS ", or 'auto'>" },
    { "border: 2 solid red", "1:9+1: border: '2' has no unit [layout.bad-value] <write '2px'>" },
    { "border: 2px 3px red", "1:13+3: border: '3px' is one value too many [layout.bad-value] "
                             "<write 'border: 2px solid red', or 'none'>" },
    { "border: ''", "1:9+2: border: a value is missing [layout.bad-value]" },
    { "font-family: ''", "1:14+2: font-family: a family's name is missing "
                         "[layout.bad-value]" },
    { "font-family: Inter,, Noto Sans", "1:14+17: font-family: a family's name is missing "
                                        "[layout.bad-value]" },
    { "font-family: []", "1:14+2: font-family: a family's name is missing "
                         "[layout.bad-value]" },
    { "font-family: [Inter, [Noto]]", "1:22+6: font-family: a family is a name, not a list "
                                      "[layout.bad-value]" },
    { "font-family: [Inter, $lost]", "1:22+5: unknown token '$lost' [layout.unknown-token] "
                                     "<did you mean '$list'?>" },
    { "color: [red, blue]", "1:8+11: color: cannot be a list [layout.bad-value] <write its "
                            "value as one text>" },
    { "color: $list", "1:8+5: color: cannot be a list [layout.bad-value] <write its value as "
                      "one text>" },
    { "padding: { top: 4px }", "1:10+12: padding: cannot be a map [layout.bad-value] <write "
                               "'padding-top: …' and its like as properties>" },
    { "fit: 44px", "1:6+4: fit: a map is needed [layout.bad-value] <write 'fit: { min: 44px, "
                   "max: 76px, lines: 3, then: clamp }'>" },
    { "fit: { max: 76px }", "1:6+13: fit: both 'min' and 'max' are needed "
                            "[layout.bad-value]" },
    { "fit: { min: 80px, max: 76px }", "1:6+24: fit: 'min' is larger than 'max' "
                                       "[layout.bad-value]" },
    { "fit: { min: 44, max: 76px }", "1:13+2: fit: '44' has no unit [layout.bad-value] <write "
                                     "'44px'>" },
    { "fit: { min: 44px, max: 5000px }", "1:24+6: fit: '5000px' is outside its range, 1 to "
                                         "4000 [layout.bad-value]" },
    { "fit: { min: 44px, max: none }", "1:24+4: fit: 'none' is not a length "
                                       "[layout.bad-value] <" UNITS ">" },
    { "fit: { min: 4px, max: 7px, lines: many }",
      "1:35+4: fit: 'many' is not a number of lines, 1 to 100 [layout.bad-value]" },
    { "fit: { min: 4px, max: 7px, lines: 0 }",
      "1:35+1: fit: '0' is not a number of lines, 1 to 100 [layout.bad-value]" },
    { "fit: { min: 4px, max: 7px, then: shrink }",
      "1:34+6: fit: 'shrink' is not one of its words [layout.bad-value] <write 'clamp', "
      "'short', 'drop' or 'fail'>" },
    { "fit: { min: 4px, max: 7px, line: 3 }",
      "1:28+4: fit has no 'line' [layout.unknown-property] <did you mean 'lines'?>" },
    { "fit: { min: 4px, max: 7px, frobnication: 3 }",
      "1:28+12: fit has no 'frobnication' [layout.unknown-property] <write 'fit: { min: 44px, "
      "max: 76px, lines: 3, then: clamp }'>" },
    { "margin-inline-start: 4", "1:22+1: margin-inline-start: '4' has no unit "
                                "[layout.bad-value] <write '4px'>" },
};

static void bad_values(void **state)
{
    CHECK(state, BAD_VALUES);
}

static void missing_values(void **state)
{
    static const sample SAMPLES[] = {
        { "color: #fff", "1:7+0: color: no value [layout.missing-value] <'#' starts a comment in "
                         "YAML: write \"#fff\" in quotes>" },
        { "color: #c8102e # the house's",
          "1:7+0: color: no value [layout.missing-value] <'#' "
          "starts a comment in YAML: write \"#c8102e\" in quotes>" },
        { "color: # to do", "1:7+0: color: no value [layout.missing-value]" },
        { "color:", "1:7+0: color: no value [layout.missing-value]" },
        { "fit:", "1:5+0: fit: no value [layout.missing-value]" },
    };
    CHECK(state, SAMPLES);
}

/* What was written is shown where a token stands, not where the token's value does. */
static void values_through_tokens(void **state)
{
    static const sample SAMPLES[] = {
        { "opacity: $gap", "1:10+4: opacity: '12px' is not a number [layout.bad-value] <write "
                           "'12'>" },
        { "padding: $gap 8", "1:10+6: padding: '8' has no unit [layout.bad-value] <write '8px'>" },
        { "padding: 1px $list",
          "1:10+9: the token '$list' is a list, which cannot stand among other "
          "words [layout.bad-value]" },
        { "padding: 1px $gao", "1:10+8: unknown token '$gao' [layout.unknown-token] <did you mean "
                               "'$gap'?>" },
    };
    CHECK(state, SAMPLES);
}

static void nearest(void **state)
{
    sc_test *t = *state;
    static const struct {
        const char *word;
        unsigned nodes;
        const char *near;
    } CASES[] = {
        { "gapp", SC_FOR_BOX, "gap" },
        { "fontSize", SC_FOR_TEXT, "font-size" },
        { "font_size", SC_FOR_TEXT, "font-size" },
        { "FontWeight", SC_FOR_TEXT, "font-weight" },
        { "textAlign", SC_FOR_TEXT, "text-align" },
        { "colour", SC_FOR_TEXT, "color" },
        { "heigth", SC_FOR_IMAGE, "height" },
        { "objectfit", SC_FOR_IMAGE, "object-fit" },
        { "frobnication", SC_FOR_BOX, NULL },
        { "", SC_FOR_BOX, NULL },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const char *near = sc_property_nearest(t->arena, sc_str_of(CASES[i].word), CASES[i].nodes);
        assert_str(sc_str_of(near), CASES[i].near == NULL ? "" : CASES[i].near);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(rows_hold_together),
        test(places_in_the_style),
        test(initial_values),
        test(keywords),
        test(good_values),
        test(shorthands),
        test(bad_values),
        test(missing_values),
        test(values_through_tokens),
        test(nearest),
    };
    return cmocka_run_group_tests_name("layout/property", tests, NULL, NULL);
}
