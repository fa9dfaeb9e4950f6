/*
 * Conditions: see expression.h. The grammar:
 *
 *     either  = both { "or" both }
 *     both    = test { "and" test }
 *     test    = "not" test | "(" either ")" | "age" (">" | "<") duration
 *             | shape | platform's name | "rtl" | "always" | "never"
 *             | ("platform" | "script" | "photo.shape" | field) [ ("==" | "!=") quoted ]
 */
#include "layout/expression.h"

#include "base/number.h"
#include "layout/hint.h"

/* Conditions are walked recursively, and a chain is as deep as it is long. */
enum { NESTING_MAX = 32, TESTS_MAX = 100 };

typedef struct parser {
    const sc_reader *reader;
    sc_str rest;
    int depth, tests;
} parser;

static sc_condition *make(parser *p, sc_condition_kind kind)
{
    sc_condition *condition = SC_NEW(p->reader->arena, sc_condition);
    condition->kind = kind;
    return condition;
}

static size_t token_length(sc_str s)
{
    size_t len = 0;
    if (s.len == 0)
        return 0;
    if (s.ptr[0] == '"' || s.ptr[0] == '\'') {
        for (len = 1; len < s.len && s.ptr[len] != s.ptr[0]; len++)
            continue;
        return len < s.len ? len + 1 : len;
    }
    if (sc_str_starts(s, "==") || sc_str_starts(s, "!="))
        return 2;
    while (len < s.len && (sc_is_alpha(s.ptr[len]) || sc_is_digit(s.ptr[len]) ||
                           s.ptr[len] == '_' || s.ptr[len] == '.' || s.ptr[len] == '-'))
        len++;
    return len == 0 ? 1 : len;
}

static sc_str peek(const parser *p)
{
    sc_str s = sc_str_trim(p->rest);
    return sc_str_sub(s, 0, token_length(s));
}

static sc_str take(parser *p)
{
    sc_str token = peek(p), s = sc_str_trim(p->rest);
    p->rest = sc_str_sub(s, token.len, s.len);
    return token;
}

static bool accept(parser *p, const char *word)
{
    if (!sc_str_is(peek(p), word))
        return false;
    take(p);
    return true;
}

static const sc_condition *fail(const parser *p, sc_str at, const char *hint, const char *what)
{
    sc_reader_fail(p->reader, at.len > 0 ? at : p->reader->text, hint, "%s", what);
    return NULL;
}

/* `1y`, `6mo`, `2w`, `3d`, `12h`. */
static bool parse_duration(sc_str text, double *seconds)
{
    static const struct {
        const char *unit;
        double seconds;
    } UNITS[] = {
        { "y", 365.2425 * 86400 },
        { "mo", 30.436875 * 86400 },
        { "w", 7 * 86400.0 },
        { "d", 86400 },
        { "h", 3600 },
        { "min", 60 },
    };
    double count;
    if (!sc_number_scan(&text, &count))
        return false;
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (sc_str_is(text, UNITS[i].unit)) {
            *seconds = count * UNITS[i].seconds;
            return true;
        }
    return false;
}

static const sc_condition *read_age(parser *p)
{
    sc_str sign = take(p), duration = take(p);
    bool is_over = sc_str_is(sign, ">");
    if (!is_over && !sc_str_is(sign, "<"))
        return fail(p, sign, "write 'age > 1y'", "'age' needs '>' or '<'");
    sc_condition *c = make(p, is_over ? SC_CONDITION_AGE_OVER : SC_CONDITION_AGE_UNDER);
    if (!parse_duration(duration, &c->seconds))
        return fail(p, duration, "write 1y, 6mo, 2w, 3d, 12h or 30min",
                    "an age is missing its length of time");
    return c;
}

static bool check_platform(const parser *p, sc_str word)
{
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    const char **names = SC_NEW_ARRAY(p->reader->arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        names[i] = rows[i].name;
    if (sc_platform_find(word) != NULL)
        return true;
    const char *near = sc_nearest(word, names, count);
    sc_str hint = near == NULL ? SC_STR("sharecard platforms lists them")
                               : sc_str_fmt(p->reader->arena, "did you mean '%s'?", near);
    return sc_reader_fail(p->reader, word, sc_str_z(p->reader->arena, hint),
                          "unknown platform '%.*s'", SC_STR_ARG(word));
}

static bool check_shape(const parser *p, sc_str word)
{
    if (sc_str_is(word, "landscape") || sc_str_is(word, "portrait") || sc_str_is(word, "square"))
        return true;
    return sc_reader_fail(p->reader, word, "write landscape, portrait or square",
                          "unknown shape '%.*s'", SC_STR_ARG(word));
}

static const sc_condition *read_presence(parser *p, sc_str name, sc_subject subject,
                                         const sc_layout_field *field)
{
    if (subject != SC_SUBJECT_FIELD)
        return fail(p, name,
                    subject == SC_SUBJECT_PHOTO_SHAPE
                        ? "write 'photo.shape == \"portrait\"'"
                        : "write 'platform == \"whatsapp\"' or 'script == \"Arab\"'",
                    "a comparison is missing");
    sc_condition *has = make(p, SC_CONDITION_FIELD);
    has->field = field;
    return has;
}

/* What may follow a subject: nothing, or a comparison with a quoted text. */
static const sc_condition *read_comparison(parser *p, sc_str name, sc_subject subject,
                                           const sc_layout_field *field)
{
    bool is_equal = accept(p, "=="), is_unequal = !is_equal && accept(p, "!=");
    if (!is_equal && !is_unequal)
        return read_presence(p, name, subject, field);
    sc_str word = take(p);
    bool is_quoted = word.len >= 2 && (word.ptr[0] == '"' || word.ptr[0] == '\'') &&
                     word.ptr[word.len - 1] == word.ptr[0];
    if (!is_quoted)
        return fail(p, word, "put the text to compare with in quotes",
                    "a comparison needs a text in quotes");
    sc_condition *equal = make(p, SC_CONDITION_EQUAL);
    equal->subject = subject;
    equal->field = field;
    equal->word = sc_str_sub(word, 1, word.len - 1);
    if ((subject == SC_SUBJECT_PLATFORM && !check_platform(p, equal->word)) ||
        (subject == SC_SUBJECT_PHOTO_SHAPE && !check_shape(p, equal->word)))
        return NULL;
    if (is_equal)
        return equal;
    sc_condition *not_equal = make(p, SC_CONDITION_NOT);
    not_equal->left = equal;
    return not_equal;
}

static const sc_condition *fail_unknown_word(parser *p, sc_str word)
{
    static const char *const WORDS[] = { "not",       "and",      "or",     "age",    "platform",
                                         "landscape", "portrait", "square", "always", "never" };
    enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS };
    size_t count;
    const sc_layout_field *fields = sc_layout_field_all(&count);
    const char **names = SC_NEW_ARRAY(p->reader->arena, const char *, count + WORD_COUNT);
    for (size_t i = 0; i < count; i++)
        names[i] = fields[i].name;
    for (size_t i = 0; i < WORD_COUNT; i++)
        names[count + i] = WORDS[i];
    const char *near = sc_nearest(word, names, count + WORD_COUNT);
    const char *habit = sc_hint_condition(word);
    sc_str hint =
        habit != NULL ? sc_str_of(habit)
        : near == NULL
            ? SC_STR("a condition asks for a field, such as 'photo', a shape, "
                     "'landscape', 'portrait' or 'square', 'age > 1y' or 'platform == \"x\"'")
            : sc_str_fmt(p->reader->arena, "did you mean '%s'?", near);
    sc_reader_fail(p->reader, word, sc_str_z(p->reader->arena, hint), "unknown field '%.*s'",
                   SC_STR_ARG(word));
    return NULL;
}

static const sc_condition *read_either(parser *p);

static const sc_condition *read_nested(parser *p)
{
    if (++p->depth > NESTING_MAX)
        return fail(p, peek(p), NULL, "the condition is nested too deeply");
    const sc_condition *inner = read_either(p);
    p->depth--;
    if (inner != NULL && !accept(p, ")"))
        return fail(p, peek(p), NULL, "a ')' is missing");
    return inner;
}

static const sc_condition *read_negation(parser *p);

/* Words that ask about the card, besides the platforms' names. */
static const char *const CARD_WORDS[] = { "landscape", "portrait", "square",
                                          "rtl",       "always",   "never" };

const char *sc_condition_word(size_t index)
{
    return index < sizeof CARD_WORDS / sizeof *CARD_WORDS ? CARD_WORDS[index] : NULL;
}

static bool is_card_word(sc_str word)
{
    for (size_t i = 0; i < sizeof CARD_WORDS / sizeof *CARD_WORDS; i++)
        if (sc_str_is(word, CARD_WORDS[i]))
            return true;
    return sc_platform_find(word) != NULL;
}

static const sc_condition *read_test(parser *p)
{
    sc_str word = take(p);
    if (++p->tests > TESTS_MAX)
        return fail(p, word, "use fewer words", "the condition is too long");
    if (word.len == 0)
        return fail(p, word, NULL, "the condition ends too early");
    if (sc_str_is(word, "not"))
        return read_negation(p);
    if (sc_str_is(word, "("))
        return read_nested(p);
    if (sc_str_is(word, "age"))
        return read_age(p);
    if (is_card_word(word)) {
        sc_condition *is_so = make(p, SC_CONDITION_WORD);
        is_so->word = word;
        return is_so;
    }
    if (sc_str_is(word, "platform"))
        return read_comparison(p, word, SC_SUBJECT_PLATFORM, NULL);
    if (sc_str_is(word, "script"))
        return read_comparison(p, word, SC_SUBJECT_SCRIPT, NULL);
    if (sc_str_is(word, "photo.shape"))
        return read_comparison(p, word, SC_SUBJECT_PHOTO_SHAPE, NULL);
    const sc_layout_field *field = sc_layout_field_find(word);
    return field == NULL ? fail_unknown_word(p, word)
                         : read_comparison(p, word, SC_SUBJECT_FIELD, field);
}

static const sc_condition *read_negation(parser *p)
{
    if (++p->depth > NESTING_MAX)
        return fail(p, peek(p), NULL, "the condition is nested too deeply");
    sc_condition *negation = make(p, SC_CONDITION_NOT);
    negation->left = read_test(p);
    p->depth--;
    return negation->left == NULL ? NULL : negation;
}

/* A chain of `word`s, grouped from the left. */
static const sc_condition *read_chain(parser *p, const char *word, sc_condition_kind kind,
                                      const sc_condition *(*read_part)(parser *))
{
    const sc_condition *left = read_part(p);
    while (left != NULL && accept(p, word)) {
        sc_condition *both = make(p, kind);
        both->left = left;
        both->right = read_part(p);
        left = both->right == NULL ? NULL : both;
    }
    return left;
}

static const sc_condition *read_both(parser *p)
{
    return read_chain(p, "and", SC_CONDITION_AND, read_test);
}

static const sc_condition *read_either(parser *p)
{
    return read_chain(p, "or", SC_CONDITION_OR, read_both);
}

const sc_condition *sc_condition_read(const sc_reader *reader)
{
    parser p = { .reader = reader, .rest = reader->text };
    const sc_condition *condition = read_either(&p);
    if (condition == NULL)
        return NULL;
    sc_str left_over = peek(&p);
    const char *habit = sc_hint_condition(left_over);
    if (left_over.len > 0)
        return fail(&p, left_over, habit != NULL ? habit : "join conditions with 'and' or 'or'",
                    "the condition should end here");
    return condition;
}

bool sc_condition_names_platform(const sc_condition *c)
{
    if (c == NULL)
        return false;
    bool is_own = (c->kind == SC_CONDITION_WORD && sc_platform_find(c->word) != NULL) ||
                  (c->kind == SC_CONDITION_EQUAL && c->subject == SC_SUBJECT_PLATFORM);
    return is_own || sc_condition_names_platform(c->left) || sc_condition_names_platform(c->right);
}

const char *sc_shape_of(double width, double height)
{
    if (width == height)
        return "square";
    return width > height ? "landscape" : "portrait";
}
