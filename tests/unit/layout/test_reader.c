/* Splitting values, taking quotes off, and where parts of a value stand. */
#include "layout/reader.h"
#include "unit/layout/reading.h"

static void assert_split(const char *text, char separator, const char *expected)
{
    sc_arena *arena = sc_arena_new(0);
    sc_buf buf = sc_buf_new(arena, 1024);
    sc_str rest = sc_str_of(text), part;
    while (sc_reader_split(&rest, separator, &part))
        sc_buf_addf(&buf, "[%.*s]", SC_STR_ARG(part));
    assert_str(sc_buf_str(&buf), expected);
    sc_arena_free(arena);
}

static void splits(void **state)
{
    (void)state;
    assert_split("", ' ', "");
    assert_split("   ", ' ', "");
    assert_split("a", ' ', "[a]");
    assert_split("  a \t b\nc ", ' ', "[a][b][c]");
    assert_split("a, b ,c", ',', "[a][b][c]");
    assert_split("a,,b", ',', "[a][][b]");
    assert_split(",", ',', "[]");
    assert_split("rgb(1 2 3 / 0.5) 40%", ' ', "[rgb(1 2 3 / 0.5)][40%]");
    assert_split("f(a, g(b, c)), d", ',', "[f(a, g(b, c))][d]");
    assert_split("'a, b', \"c, d\"", ',', "['a, b'][\"c, d\"]");
    assert_split("\"it's\", x", ',', "[\"it's\"][x]");
    assert_split("f(a, b", ',', "[f(a, b]");
    assert_split("a), b", ',', "[a)][b]");
    assert_split("'a, b", ',', "['a, b]");
    assert_split("a | default: \"x | y\"", '|', "[a][default: \"x | y\"]");
}

static void quotes(void **state)
{
    (void)state;
    assert_str(sc_reader_unquote(SC_STR("\"a b\"")), "a b");
    assert_str(sc_reader_unquote(SC_STR("'a'")), "a");
    assert_str(sc_reader_unquote(SC_STR("''")), "");
    assert_str(sc_reader_unquote(SC_STR("'a\"")), "'a\"");
    assert_str(sc_reader_unquote(SC_STR("'")), "'");
    assert_str(sc_reader_unquote(SC_STR("a")), "a");
    assert_str(sc_reader_unquote(SC_STR("")), "");
}

/* The message of a part of a value at `from`, `len` bytes. */
static void fail_at(sc_reader *r, size_t from, size_t len)
{
    assert_false(sc_reader_fail(r, sc_str_sub(r->text, from, from + len), NULL, "no"));
}

static void spans(void **state)
{
    sc_test *t = *state;
    sc_reader plain = reader_of(t, "12px 8 4px");
    fail_at(&plain, 5, 1);
    assert_str(said(t), "1:6+1: it: no [layout.bad-value]");
    fail_at(&plain, 5, 0);
    assert_str(said(t), "1:1+10: it: no [layout.bad-value]");

    /* In quotes the text starts one byte later. */
    sc_reader quoted = reader_of(t, "\"12px 8\"");
    quoted.text = SC_STR("12px 8");
    fail_at(&quoted, 5, 1);
    assert_str(said(t), "1:7+1: it: no [layout.bad-value]");

    /* Where the text is not as written, the whole value is blamed. */
    sc_reader filled = reader_of(t, "$gap 8");
    filled.text = SC_STR("12px 8");
    fail_at(&filled, 5, 1);
    assert_str(said(t), "1:1+6: it: no [layout.bad-value]");

    /* A part that is not of the text, and a value without a source. */
    assert_false(sc_reader_fail(&plain, SC_STR("8"), "h", "no"));
    assert_str(said(t), "1:1+10: it: no [layout.bad-value] <h>");
    sc_reader nowhere = { t->arena, &t->diags, SC_NO_SPAN, SC_STR("8"), "it" };
    fail_at(&nowhere, 0, 1);
    assert_str(said(t), "it: no [layout.bad-value]");
}

int main(void)
{
    const struct CMUnitTest tests[] = { test(splits), test(quotes), test(spans) };
    return cmocka_run_group_tests_name("layout/reader", tests, NULL, NULL);
}
