/* What a block leaves out so that it stays within the first 16 KB of a page. */
#include "tags/parts.h"
#include "unit/tags/sample.h"

static sc_str repeated(sample *s, const char *piece, size_t times)
{
    sc_buf out = sc_buf_new(s->arena, 1 << 24);
    while (times-- > 0)
        sc_buf_addz(&out, piece);
    return sc_buf_str(&out);
}

static void give_tags(sample *s, size_t count)
{
    sc_field *items = SC_NEW_ARRAY(s->arena, sc_field, count);
    for (size_t i = 0; i < count; i++)
        items[i].text = sc_str_fmt(s->arena, "keyword %zu", i);
    s->article.tags = (sc_field_list){ items, count };
}

static void give_authors(sample *s, size_t count)
{
    sc_person *people = SC_NEW_ARRAY(s->arena, sc_person, count);
    for (size_t i = 0; i < count; i++)
        people[i].name.text = sc_str_fmt(s->arena, "Author Number %zu", i);
    s->article.authors = people;
    s->article.author_count = count;
}

static sc_str head(sample *s)
{
    return sc_tags_head(s->arena, &s->tags, &s->cards[3]);
}

static void expect_cut(sample *s, sc_tags_cut cut, bool has_json_ld, size_t text_max)
{
    assert_int_equal(cut.has_json_ld, has_json_ld);
    assert_int_equal(cut.text_max, text_max);
    assert_true(head(s).len <= SC_TAGS_HEAD_MAX);
}

static void test_all_of_a_usual_article(void **state)
{
    sample *s = *state;
    sc_tags_cut cut = sc_tags_fit(&s->tags, &s->cards[3]);
    assert_int_equal(cut.authors, 2);
    assert_int_equal(cut.tags, 2);
    expect_cut(s, cut, true, SIZE_MAX);
}

/* As many tags as fit, the first ones, and not one fewer. */
static void test_tags_go_first(void **state)
{
    sample *s = *state;
    give_tags(s, 20000);
    sc_tags_cut cut = sc_tags_fit(&s->tags, &s->cards[3]);
    assert_int_equal(cut.authors, 2);
    expect_cut(s, cut, true, SIZE_MAX);
    block b;
    read_block(s->arena, head(s), &b);
    assert_int_equal(count_of(&b, "article:tag"), cut.tags);
    assert_str(nth_value(&b, "article:tag", 0), "keyword 0");
    cut.tags++;
    sc_str more = sc_tags_write_head(s->arena, &s->tags, &s->cards[3], cut);
    assert_true(more.len > SC_TAGS_HEAD_MAX);
}

static void test_authors_go_next(void **state)
{
    sample *s = *state;
    give_authors(s, 500);
    sc_tags_cut cut = sc_tags_fit(&s->tags, &s->cards[3]);
    assert_int_equal(cut.tags, 0);
    assert_in_range(cut.authors, 50, 499);
    expect_cut(s, cut, true, SIZE_MAX);
    block b;
    read_block(s->arena, head(s), &b);
    assert_int_equal(count_of(&b, "article:author"), cut.authors);
}

static void test_texts_are_cut(void **state)
{
    sample *s = *state;
    s->article.description.text = repeated(s, "word ", 2000);
    expect_cut(s, sc_tags_fit(&s->tags, &s->cards[3]), true, 1000);
    block b;
    read_block(s->arena, head(s), &b);
    assert_true(sc_str_ends(nth_value(&b, "og:description", 0), "word…"));
    assert_int_equal(count_of(&b, "article:tag"), 2);
}

static void test_structured_data_goes_last(void **state)
{
    sample *s = *state;
    s->article.headline.text = s->article.description.text = repeated(s, "<", 1500);
    sc_tags_cut cut = sc_tags_fit(&s->tags, &s->cards[3]);
    expect_cut(s, cut, false, 1000);
    assert_false(sc_str_find(head(s), SC_STR("ld+json"), NULL));
    assert_true(sc_str_ends(head(s), "<!-- sharecard:end -->\n"));
    s->article.headline.text = s->article.description.text = repeated(s, "\"", 1500);
    s->site.name.text = repeated(s, "\"", 800);
    expect_cut(s, sc_tags_fit(&s->tags, &s->cards[3]), false, 200);
}

/* An address cannot be cut: the block is as small as it can be, and the lint tells. */
static void test_what_cannot_fit(void **state)
{
    sample *s = *state;
    s->article.url.text =
        sc_str_fmt(s->arena, "https://x.example/%.*s", SC_STR_ARG(repeated(s, "a", 20000)));
    sc_tags_cut cut = sc_tags_fit(&s->tags, &s->cards[3]);
    assert_int_equal(cut.authors, 1);
    assert_int_equal(cut.tags, 0);
    assert_true(head(s).len > SC_TAGS_HEAD_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        SAMPLE_TEST(test_all_of_a_usual_article),    SAMPLE_TEST(test_tags_go_first),
        SAMPLE_TEST(test_authors_go_next),           SAMPLE_TEST(test_texts_are_cut),
        SAMPLE_TEST(test_structured_data_goes_last), SAMPLE_TEST(test_what_cannot_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
