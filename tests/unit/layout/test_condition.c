/* Conditions: the grammar, what binds closer, and every error with its place. */
#include "layout/expression.h"
#include "unit/layout/reading.h"

static void add(sc_buf *buf, const sc_condition *c)
{
    static const char *const SUBJECTS[] = { "", "platform", "script", "photo.shape" };
    switch (c->kind) {
    case SC_CONDITION_AND:
    case SC_CONDITION_OR:
        sc_buf_addz(buf, c->kind == SC_CONDITION_AND ? "and(" : "or(");
        add(buf, c->left);
        sc_buf_addc(buf, ' ');
        add(buf, c->right);
        sc_buf_addc(buf, ')');
        return;
    case SC_CONDITION_NOT:
        sc_buf_addz(buf, "not(");
        add(buf, c->left);
        sc_buf_addc(buf, ')');
        return;
    case SC_CONDITION_FIELD:
        sc_buf_addz(buf, c->field->name);
        return;
    case SC_CONDITION_WORD:
        sc_buf_addf(buf, "<%.*s>", SC_STR_ARG(c->word));
        return;
    case SC_CONDITION_EQUAL:
        sc_buf_addf(buf, "%s=%.*s", c->field != NULL ? c->field->name : SUBJECTS[c->subject],
                    SC_STR_ARG(c->word));
        return;
    case SC_CONDITION_AGE_OVER:
    case SC_CONDITION_AGE_UNDER:
        sc_buf_addf(buf, "age%c%lld", c->kind == SC_CONDITION_AGE_OVER ? '>' : '<',
                    (long long)c->seconds);
        return;
    }
}

static const struct {
    const char *text, *tree;
} GOOD[] = {
    { "photo", "photo" },
    { " photo ", "photo" },
    { "(photo)", "photo" },
    { "site.logo", "site.logo" },
    { "not photo", "not(photo)" },
    { "not not photo", "not(not(photo))" },
    { "landscape", "<landscape>" },
    { "portrait or square", "or(<portrait> <square>)" },
    { "rtl", "<rtl>" },
    { "always or never", "or(<always> <never>)" },
    { "whatsapp", "<whatsapp>" },
    { "photo and caption and credit", "and(and(photo caption) credit)" },
    { "photo or caption and credit", "or(photo and(caption credit))" },
    { "photo and caption or credit", "or(and(photo caption) credit)" },
    { "photo and (caption or credit)", "and(photo or(caption credit))" },
    { "not photo and caption", "and(not(photo) caption)" },
    { "not (photo and caption)", "not(and(photo caption))" },
    { "platform == \"whatsapp\"", "platform=whatsapp" },
    { "photo.shape == 'portrait'", "photo.shape=portrait" },
    { "platform==\"whatsapp\"", "platform=whatsapp" },
    { "platform != 'telegram'", "not(platform=telegram)" },
    { "script == \"Arab\" or script == \"Thai\"", "or(script=Arab script=Thai)" },
    { "type == \"opinion\"", "type=opinion" },
    { "section == \"\"", "section=" },
    { "section == \"Rivers and (other) lakes\"", "section=Rivers and (other) lakes" },
    { "age > 1y", "age>31556952" },
    { "age < 6mo", "age<15778476" },
    { "age > 2w and age < 3d", "and(age>1209600 age<259200)" },
    { "age > 12h or age < 30min", "or(age>43200 age<1800)" },
    { "age > 1.5d", "age>129600" },
};

#define ASKS                                                                                       \
    "<a condition asks for a field, such as 'photo', a shape, 'landscape', 'portrait' or "         \
    "'square', 'age > 1y' or 'platform == \"x\"'>"

static const struct {
    const char *text, *said;
} BAD[] = {
    { "photo and", "1:1+9: it: the condition ends too early [layout.bad-value]" },
    { "not", "1:1+3: it: the condition ends too early [layout.bad-value]" },
    { "(photo", "1:1+6: it: a ')' is missing [layout.bad-value]" },
    { "(photo landscape", "1:8+9: it: a ')' is missing [layout.bad-value]" },
    { "()", "1:2+1: it: unknown field ')' [layout.bad-value] " ASKS },
    { "photo)", "1:6+1: it: the condition should end here [layout.bad-value] <join conditions with "
                "'and' or 'or'>" },
    { "photo landscape", "1:7+9: it: the condition should end here [layout.bad-value] <join "
                         "conditions with 'and' or 'or'>" },
    { "photo && caption", "1:7+1: it: the condition should end here [layout.bad-value] <write "
                          "'and'>" },
    { "!photo", "1:1+1: it: unknown field '!' [layout.bad-value] <write 'not'>" },
    { "phto", "1:1+4: it: unknown field 'phto' [layout.bad-value] <did you mean 'photo'?>" },
    { "portait",
      "1:1+7: it: unknown field 'portait' [layout.bad-value] <did you mean 'portrait'?>" },
    { "frobnication", "1:1+12: it: unknown field 'frobnication' [layout.bad-value] " ASKS },
    { "age", "1:1+3: it: 'age' needs '>' or '<' [layout.bad-value] <write 'age > 1y'>" },
    { "age == 1y", "1:5+2: it: 'age' needs '>' or '<' [layout.bad-value] <write 'age > 1y'>" },
    { "age > 1",
      "1:7+1: it: an age is missing its length of time [layout.bad-value] <write 1y, 6mo, "
      "2w, 3d, 12h or 30min>" },
    { "age > ",
      "1:1+6: it: an age is missing its length of time [layout.bad-value] <write 1y, 6mo, "
      "2w, 3d, 12h or 30min>" },
    { "platform", "1:1+8: it: a comparison is missing [layout.bad-value] <write 'platform == "
                  "\"whatsapp\"' or 'script == \"Arab\"'>" },
    { "photo.shape",
      "1:1+11: it: a comparison is missing [layout.bad-value] <write 'photo.shape == "
      "\"portrait\"'>" },
    { "photo.shape == 'tall'", "1:17+4: it: unknown shape 'tall' [layout.bad-value] <write "
                               "landscape, portrait or square>" },
    { "platform == whatsapp", "1:13+8: it: a comparison needs a text in quotes [layout.bad-value] "
                              "<put the text to compare with in quotes>" },
    { "platform == \"whatsapp", "1:13+9: it: a comparison needs a text in quotes "
                                "[layout.bad-value] <put the text to compare with in quotes>" },
    { "platform == \"whatsap\"",
      "1:14+7: it: unknown platform 'whatsap' [layout.bad-value] <did you "
      "mean 'whatsapp'?>" },
    { "platform == \"frobnicator\"", "1:14+11: it: unknown platform 'frobnicator' "
                                     "[layout.bad-value] <sharecard platforms lists them>" },
    { "section = \"Rivers\"", "1:9+1: it: the condition should end here [layout.bad-value] <write "
                              "'=='>" },
    { "photo || caption", "1:7+1: it: the condition should end here [layout.bad-value] <write "
                          "'or'>" },
    { "min-width", "1:1+9: it: unknown field 'min-width' [layout.bad-value] <write \"min-width: "
                   "1000px\", in quotes and with its colon, as a variant>" },
};

static void good_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_reader reader = reader_of(t, GOOD[i].text);
        const sc_condition *condition = sc_condition_read(&reader);
        assert_str(said(t), "");
        assert_non_null(condition);
        sc_buf buf = sc_buf_new(t->arena, 4096);
        add(&buf, condition);
        assert_str(sc_buf_str(&buf), GOOD[i].tree);
    }
}

static void bad_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_reader reader = reader_of(t, BAD[i].text);
        assert_null(sc_condition_read(&reader));
        assert_str(said(t), BAD[i].said);
    }
}

static void an_empty_one(void **state)
{
    sc_test *t = *state;
    sc_reader reader = reader_of(t, "  ");
    assert_null(sc_condition_read(&reader));
    assert_str(said(t), "1:1+2: it: the condition ends too early [layout.bad-value]");
}

static const char *repeated(sc_test *t, const char *before, int count, const char *after)
{
    sc_buf buf = sc_buf_new(t->arena, 4 << 20);
    for (int i = 0; i < count; i++)
        sc_buf_addz(&buf, before);
    sc_buf_addz(&buf, after);
    return sc_str_z(t->arena, sc_buf_str(&buf));
}

/* Neither depth nor length may use up the stack. */
static void hostile_ones(void **state)
{
    sc_test *t = *state;
    static const struct {
        const char *before;
        int count;
        const char *after, *said;
    } CASES[] = {
        { "not ", 32, "photo", "" },
        { "not ", 200000, "photo",
          "1:133+3: it: the condition is nested too deeply [layout.bad-value]" },
        { "(", 200000, "photo",
          "1:34+1: it: the condition is nested too deeply [layout.bad-value]" },
        { "photo or ", 99, "photo", "" },
        { "photo or ", 100000, "photo",
          "1:901+5: it: the condition is too long [layout.bad-value] <use fewer words>" },
        { "photo and ", 100000, "photo",
          "1:1001+5: it: the condition is too long [layout.bad-value] <use fewer words>" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_reader reader =
            reader_of(t, repeated(t, CASES[i].before, CASES[i].count, CASES[i].after));
        bool is_read = sc_condition_read(&reader) != NULL;
        assert_str(said(t), CASES[i].said);
        assert_int_equal(is_read, CASES[i].said[0] == '\0');
    }
}

static void asking_for_the_platform(void **state)
{
    sc_test *t = *state;
    static const struct {
        const char *text;
        bool names;
    } CASES[] = {
        { "photo", false },
        { "landscape and not (rtl or age > 1y)", false },
        { "script == \"Arab\"", false },
        { "section == \"whatsapp\"", false },
        { "whatsapp", true },
        { "photo and not (rtl or platform != \"telegram\")", true },
    };
    assert_false(sc_condition_names_platform(NULL));
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_reader reader = reader_of(t, CASES[i].text);
        assert_int_equal(sc_condition_names_platform(sc_condition_read(&reader)), CASES[i].names);
    }
}

static void shapes(void **state)
{
    (void)state;
    assert_string_equal(sc_shape_of(1200, 630), "landscape");
    assert_string_equal(sc_shape_of(1000, 1500), "portrait");
    assert_string_equal(sc_shape_of(1200, 1200), "square");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(good_ones),    test(bad_ones), test(an_empty_one),
        test(hostile_ones), test(shapes),   test(asking_for_the_platform),
    };
    return cmocka_run_group_tests_name("layout/condition", tests, NULL, NULL);
}
