/* Templates: `By {{ author | upper }}`: parts, filters, and every error with its place. */
#include "layout/expression.h"
#include "unit/layout/reading.h"

static const char *const FILTER_NAMES[] = { "upper", "lower",    "date",   "default", "join",
                                            "first", "initials", "domain", "truncate" };

/* `By |{author upper()}|` of a template. */
static sc_str shown(sc_test *t, const sc_template *template)
{
    sc_buf buf = sc_buf_new(t->arena, 4096);
    for (size_t i = 0; i < template->count; i++) {
        const sc_template_part *part = &template->parts[i];
        if (part->field == NULL) {
            sc_buf_addf(&buf, "%.*s|", SC_STR_ARG(part->literal));
            continue;
        }
        sc_buf_addf(&buf, "{%s", part->field->name);
        for (size_t k = 0; k < part->filter_count; k++) {
            const sc_filter *f = &part->filters[k];
            sc_buf_addf(&buf, " %s(%.*s%s%d)", FILTER_NAMES[f->kind], SC_STR_ARG(f->argument),
                        f->argument.len > 0 ? "," : "", f->number);
        }
        sc_buf_addz(&buf, "}|");
    }
    return sc_buf_str(&buf);
}

static const struct {
    const char *text, *parts;
} GOOD[] = {
    { "", "" },
    { "plain", "plain|" },
    { "a } b }} c { d", "a } b }} c { d|" },
    { "{{ headline }}", "{headline}|" },
    { "{{headline}}", "{headline}|" },
    { "By {{ author | upper }}, {{ section }}.", "By |{author upper(0)}|, |{section}|.|" },
    { "{{ headline | upper | truncate: 20 }}", "{headline upper(0) truncate(20,20)}|" },
    { "{{ published }}", "{published}|" },
    { "{{ published | date }}", "{published date(2)}|" },
    { "{{ published|date:short }}", "{published date(short,0)}|" },
    { "{{ published | date: 'iso' }}", "{published date(iso,6)}|" },
    { "{{ published | date: year | upper }}", "{published date(year,4) upper(0)}|" },
    { "{{ tags | join }}", "{tags join(0)}|" },
    { "{{ tags | join: \" · \" }}", "{tags join( · ,0)}|" },
    { "{{ tags | join: '|' | upper }}", "{tags join(|,0) upper(0)}|" },
    { "{{ authors | first | initials }}", "{authors first(0) initials(0)}|" },
    { "{{ url | domain }}", "{url domain(0)}|" },
    { "{{ caption | default: \"\" }}", "{caption default(0)}|" },
    { "{{ caption | default: \"none given\" }}", "{caption default(none given,0)}|" },
    { "{{ photo }}", "{photo}|" },
    { "{{ site.name }}{{ author.url }}", "{site.name}|{author.url}|" },
};

#define FIELDS                                                                                     \
    "fields: headline, short_headline, kicker, description, section, tags, type, url, lang, "      \
    "author, authors, author.url, author.photo, byline, editor, published, modified, expires, "    \
    "photo, alt, caption, credit, credit_line, label.opinion, label.breaking, quote.open, "        \
    "quote.close, site.name, site.url, site.logo, site.twitter, site.telegram, site.publisher"

static const struct {
    const char *text, *said;
} BAD[] = {
    { "{{ headline", "1:1+11: it: '{{' has no '}}' [layout.bad-value]" },
    { "a {{ headline }", "1:3+13: it: '{{' has no '}}' [layout.bad-value]" },
    { "{{}}", "1:1+4: it: a field's name is missing between the braces [layout.bad-value]" },
    { "{{  }}", "1:3+2: it: a field's name is missing between the braces [layout.bad-value]" },
    { "{{ headlin }}",
      "1:4+7: it: unknown field 'headlin' [layout.bad-value] <did you mean 'headline'?>" },
    { "{{ site.nam }}",
      "1:4+8: it: unknown field 'site.nam' [layout.bad-value] <did you mean 'site.name'?>" },
    { "{{ frobnication }}",
      "1:4+12: it: unknown field 'frobnication' [layout.bad-value] <" FIELDS ">" },
    { "{{ two words }}", "1:4+9: it: unknown field 'two words' [layout.bad-value] <" FIELDS ">" },
    { "{{ headline | uper }}",
      "1:15+4: it: unknown filter 'uper' [layout.bad-value] <did you mean 'upper'?>" },
    { "{{ headline | shout }}", "1:15+5: it: unknown filter 'shout' [layout.bad-value] <filters: "
                                "upper, lower, date, default, "
                                "join, first, initials, domain, truncate>" },
    { "{{ headline || upper }}",
      "1:1+23: it: a filter's name is missing after '|' [layout.bad-value]" },
    { "{{ headline | upper: 3 }}",
      "1:22+1: it: the filter 'upper' takes no argument [layout.bad-value]" },
    { "{{ headline | default }}",
      "1:15+7: it: the filter 'default' needs an argument "
      "[layout.bad-value] <write the filter's argument after a colon>" },
    { "{{ headline | truncate }}",
      "1:15+8: it: the filter 'truncate' needs a number from 1 to 10000 [layout.bad-value]" },
    { "{{ headline | truncate: many }}",
      "1:25+4: it: the filter 'truncate' needs a number from 1 to 10000 [layout.bad-value]" },
    { "{{ headline | truncate: 0 }}",
      "1:25+1: it: the filter 'truncate' needs a number from 1 to 10000 [layout.bad-value]" },
    { "{{ headline | truncate: 10001 }}",
      "1:25+5: it: the filter 'truncate' needs a number from 1 to 10000 [layout.bad-value]" },
    { "{{ published | date: pretty }}",
      "1:22+6: it: 'pretty' is not a way to show a date [layout.bad-value] <write 'short', "
      "'medium', 'long', 'full', 'year', 'time' or 'iso'>" },
    { "{{ headline | date }}",
      "1:15+4: it: the filter 'date' takes a date, not a text [layout.bad-value] <leave the filter "
      "out>" },
    { "{{ headline | join }}",
      "1:15+4: it: the filter 'join' takes a list, not a text [layout.bad-value] <leave the filter "
      "out>" },
    { "{{ published | upper }}", "1:16+5: it: the filter 'upper' takes a text, not a date "
                                 "[layout.bad-value] <put 'date' before "
                                 "it>" },
    { "{{ tags | upper }}",
      "1:11+5: it: the filter 'upper' takes a text, not a list [layout.bad-value] <put 'join' or "
      "'first' before it>" },
    { "{{ photo | lower }}",
      "1:12+5: it: the filter 'lower' takes a text, not a picture [layout.bad-value] <write the "
      "field alone>" },
    { "{{ tags | join | join }}",
      "1:18+4: it: the filter 'join' takes a list, not a text [layout.bad-value] <leave the filter "
      "out>" },
};

static void good_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_reader reader = reader_of(t, GOOD[i].text);
        sc_template template;
        bool is_read = sc_template_read(&reader, &template);
        assert_str(said(t), "");
        assert_true(is_read);
        assert_str(shown(t, &template), GOOD[i].parts);
    }
}

static void bad_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_reader reader = reader_of(t, BAD[i].text);
        sc_template template = { .count = 77 };
        assert_false(sc_template_read(&reader, &template));
        assert_int_equal(template.count, 77);
        assert_str(said(t), BAD[i].said);
    }
}

/* Every field of the table can be named, and is found under its own name only. */
static void every_field(void **state)
{
    sc_test *t = *state;
    size_t count;
    const sc_layout_field *fields = sc_layout_field_all(&count);
    assert_true(count > 20);
    for (size_t i = 0; i < count; i++) {
        sc_reader reader = reader_of(t, sc_str_fmt(t->arena, "{{ %s }}", fields[i].name).ptr);
        sc_template template;
        assert_true(sc_template_read(&reader, &template));
        assert_ptr_equal(template.parts[0].field, &fields[i]);
        assert_true(fields[i].help[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { test(good_ones), test(bad_ones), test(every_field) };
    return cmocka_run_group_tests_name("layout/template", tests, NULL, NULL);
}
