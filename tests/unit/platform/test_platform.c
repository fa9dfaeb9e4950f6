/*
 * The table of platforms: lists of names, the sanity of each row, the crawlers' names against real
 * user agents, and docs/platforms.md against the rows.
 */
#include "platform/platform.h"

#include "base/file.h"
#include "lib/check.h"

#include <regex.h>
#include <string.h>

typedef struct parsed {
    sc_arena *arena;
    sc_diags diags;
    sc_status status;
    const sc_platform *const *rows;
    size_t count;
} parsed;

static parsed parse(const char *list)
{
    parsed p = { .arena = sc_arena_new(0) };
    p.diags.arena = p.arena;
    sc_source *source = SC_NEW(p.arena, sc_source);
    *source = (sc_source){ SC_STR("--platform"), sc_str_of(list) };
    p.status = sc_platform_parse_list(p.arena, source->text, sc_span_of(source), &p.diags, &p.rows,
                                      &p.count);
    return p;
}

static void expect_names(const char *list, const char *names)
{
    parsed p = parse(list);
    assert_int_equal(p.status, SC_OK);
    assert_int_equal(p.diags.list.count, 0);
    sc_buf text = sc_buf_new(p.arena, 1000);
    for (size_t i = 0; i < p.count; i++)
        sc_buf_addf(&text, "%s%s", i > 0 ? " " : "", p.rows[i]->name);
    assert_str(sc_buf_str(&text), names);
    sc_arena_free(p.arena);
}

static void expect_errors(const char *list, const char *text)
{
    parsed p = parse(list);
    assert_int_equal(p.status, SC_E_USAGE);
    assert_null(p.rows);
    sc_buf printed = sc_buf_new(p.arena, 10000);
    for (size_t i = 0; i < p.diags.list.count; i++)
        sc_diag_print(&printed, &p.diags.list.items[i], false);
    assert_str(sc_buf_str(&printed), text);
    sc_arena_free(p.arena);
}

static void test_lists(void **state)
{
    (void)state;
    expect_names(SC_PLATFORM_DEFAULT, "pinterest telegram linkedin whatsapp");
    expect_names("whatsapp", "whatsapp");
    expect_names(" x , whatsapp,x,", "x whatsapp");
    expect_names("schema", "schema-16x9 schema-4x3 schema-1x1");
    expect_names("default,schema", "pinterest telegram linkedin whatsapp schema-16x9 schema-4x3 "
                                   "schema-1x1");
    expect_names("schema-1x1,schema", "schema-1x1 schema-16x9 schema-4x3");
    expect_names("linkedin,all", "linkedin pinterest telegram signal whatsapp imessage facebook x "
                                 "discord slack mastodon bluesky instagram schema-16x9 schema-4x3 "
                                 "schema-1x1");
}

static void test_unknown_names(void **state)
{
    (void)state;
    expect_errors("telegram,whatsap",
                  "--platform:1:10: error: unknown platform 'whatsap' [platform.unknown]\n"
                  "    1 | telegram,whatsap\n"
                  "      |          ^~~~~~~\n"
                  "hint: did you mean 'whatsapp'?\n");
    expect_errors("myspace, linkdin",
                  "--platform:1:1: error: unknown platform 'myspace' [platform.unknown]\n"
                  "    1 | myspace, linkdin\n"
                  "      | ^~~~~~~\n"
                  "hint: 'sharecard platforms' lists them\n"
                  "--platform:1:10: error: unknown platform 'linkdin' [platform.unknown]\n"
                  "    1 | myspace, linkdin\n"
                  "      |          ^~~~~~~\n"
                  "hint: did you mean 'linkedin'?\n");
    expect_errors("shema", "--platform:1:1: error: unknown platform 'shema' [platform.unknown]\n"
                           "    1 | shema\n"
                           "      | ^~~~~\n"
                           "hint: did you mean 'schema'?\n");
    expect_errors("WhatsApp",
                  "--platform:1:1: error: unknown platform 'WhatsApp' [platform.unknown]\n"
                  "    1 | WhatsApp\n"
                  "      | ^~~~~~~~\n"
                  "hint: did you mean 'whatsapp'?\n");
}

static void test_no_names(void **state)
{
    (void)state;
    expect_errors(" ,", "--platform:1:1: error: no platform is named [platform.none]\n"
                        "    1 |  ,\n"
                        "      | ^~\n"
                        "hint: name some, separated by commas: "
                        "pinterest,telegram,linkedin,whatsapp\n");
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    const sc_platform *const *rows = NULL;
    size_t count = 0;
    assert_int_equal(sc_platform_parse_list(arena, SC_STR(""), SC_NO_SPAN, &diags, &rows, &count),
                     SC_E_USAGE);
    assert_int_equal(diags.error_count, 1);
    sc_arena_free(arena);
}

static void test_rows_are_sane(void **state)
{
    (void)state;
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    for (size_t i = 0; i < count; i++) {
        const sc_platform *row = &rows[i];
        assert_ptr_equal(sc_platform_find(sc_str_of(row->name)), row);
        assert_true(row->label[0] != '\0' && row->help[0] != '\0');
        assert_in_range(row->width, 1000, 1200);
        assert_in_range(row->height, 600, 1500);
        assert_in_range(row->aim_bytes, 100000, row->hard_bytes);
        assert_true(row->formats & 1u << SC_FORMAT_JPEG);
        assert_true(row->safe_left >= 0 && row->safe_right <= row->width);
        assert_true(row->safe_left + row->safe_right == row->width);
        bool is_uploaded = strcmp(row->name, "instagram") == 0; /* nothing fetches it */
        assert_true((row->crawler == NULL) == (row->is_photo_only || is_uploaded));
    }
    assert_null(sc_platform_find(SC_STR("myspace")));
    assert_null(sc_platform_find(SC_STR("")));
}

/* The first row whose crawler matches; the order is the table's promise. */
static const char *crawler_of(const char *user_agent)
{
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].crawler == NULL)
            continue;
        regex_t regex;
        assert_int_equal(regcomp(&regex, rows[i].crawler, REG_EXTENDED | REG_NOSUB), 0);
        int missed = regexec(&regex, user_agent, 0, NULL, 0);
        regfree(&regex);
        if (!missed)
            return rows[i].name;
    }
    return "none";
}

static void test_crawlers(void **state)
{
    (void)state;
    static const struct {
        const char *user_agent, *name;
    } CASES[] = {
        { "WhatsApp/2.23.20.0", "whatsapp" },
        { "WhatsApp/2.19.81 A", "whatsapp" },
        { "WhatsApp/2.12.15/i", "whatsapp" },
        { "WhatsApp/2", "signal" },
        { "TelegramBot (like TwitterBot)", "telegram" },
        { "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
          "linkedin" },
        { "Mozilla/5.0 (compatible; Pinterestbot/1.0; +https://www.pinterest.com/bot.html)",
          "pinterest" },
        { "Pinterest/0.2 (+https://www.pinterest.com/bot.html)", "pinterest" },
        { "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) "
          "Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0",
          "imessage" },
        { "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)", "facebook" },
        { "meta-externalagent/1.1", "facebook" },
        { "Twitterbot/1.0", "x" },
        { "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)", "discord" },
        { "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "slack" },
        { "Mastodon/4.2.1 (http.rb/5.1.1; +https://example.social/)", "mastodon" },
        { "http.rb/2.2.2 (Mastodon/1.5.1; +https://example-masto-instance.org/)", "mastodon" },
        { "Slack-ImgProxy (+https://api.slack.com/robots)", "slack" },
        { "Mozilla/5.0 (compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app)", "bluesky" },
        { "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "none" },
        { "Mozilla/5.0 (iPhone) [Pinterest/iOS]", "none" },
        { "", "none" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_string_equal(crawler_of(CASES[i].user_agent), CASES[i].name);
}

static void test_formats(void **state)
{
    (void)state;
    assert_string_equal(sc_format_name(SC_FORMAT_JPEG), "jpeg");
    assert_string_equal(sc_format_extension(SC_FORMAT_JPEG), "jpg");
    assert_string_equal(sc_format_mime(SC_FORMAT_PNG), "image/png");
    assert_string_equal(sc_format_mime(SC_FORMAT_WEBP), "image/webp");
}

/* The row as docs/platforms.md must have it, up to the column of the crawler; confidence letters,
 * "(A)", are the document's own and taken off it before. */
static sc_str row_of_docs(sc_arena *arena, const sc_platform *row)
{
    static const char *const FORMATS[] = { "JPEG", "PNG", "WebP" };
    sc_buf text = sc_buf_new(arena, 10000);
    sc_buf_addf(&text, "| %s | %dx%d | %zu | %zu | ", row->name, row->width, row->height,
                row->hard_bytes, row->aim_bytes);
    for (unsigned i = 0; i < 3; i++)
        if (row->formats & 1u << i)
            sc_buf_addf(&text, "%s%s", i > 0 ? ", " : "", FORMATS[i]);
    sc_buf_addz(&text, " | ");
    for (const char *c = row->crawler == NULL ? "" : row->crawler; *c != '\0'; c++)
        sc_buf_addf(&text, "%s%c", *c == '|' ? "\\" : "", *c);
    return sc_buf_str(&text);
}

static sc_str without_confidence(sc_arena *arena, sc_str text)
{
    sc_buf plain = sc_buf_new(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        bool is_letter = i + 3 < text.len && text.ptr[i] == ' ' && text.ptr[i + 1] == '(' &&
                         text.ptr[i + 2] >= 'A' && text.ptr[i + 2] <= 'C' && text.ptr[i + 3] == ')';
        if (is_letter)
            i += 3;
        else if (text.ptr[i] != '`')
            sc_buf_addc(&plain, text.ptr[i]);
    }
    return sc_buf_str(&plain);
}

static void test_docs_agree(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    const sc_source *docs = NULL;
    assert_int_equal(sc_file_read_text(arena, "docs/platforms.md", 1 << 20, "it", &diags, &docs),
                     SC_OK);
    sc_str text = without_confidence(arena, docs->text);
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    for (size_t i = 0; i < count; i++) {
        sc_str row = row_of_docs(arena, &rows[i]);
        if (!sc_str_find(text, row, NULL))
            fail_msg("docs/platforms.md lacks: %.*s", SC_STR_ARG(row));
    }
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),      cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_no_names),   cmocka_unit_test(test_rows_are_sane),
        cmocka_unit_test(test_crawlers),   cmocka_unit_test(test_formats),
        cmocka_unit_test(test_docs_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
