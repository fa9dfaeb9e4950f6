/* Dates as written: every form, in zones, and what is no date. */
#include "article/date.h"

#include "lib/check.h"
#include "locale/locale.h"

static int begin(void **state)
{
    *state = sc_arena_new(0);
    return 0;
}

static int end(void **state)
{
    sc_arena_free(*state);
    return 0;
}

/* The date as ISO 8601; without a time, the day alone. Else why it is none. */
static sc_str read_date(sc_arena *arena, const char *text, const char *zone)
{
    sc_moment moment = { 0 };
    const char *why = sc_date_read(arena, sc_str_of(text), sc_str_of(zone), &moment);
    if (why != NULL)
        return sc_str_fmt(arena, "no: %s", why);
    assert_true(moment.is_set);
    sc_str iso =
        sc_date_in_words(arena, moment.seconds, moment.offset_minutes, SC_DATE_ISO, SC_STR("en"));
    return moment.has_time ? iso : sc_str_sub(iso, 0, 10);
}

static const struct {
    const char *text, *iso;
} IN_BERLIN[] = {
    /* ISO 8601 */
    { "2026-03-14", "2026-03-14" },
    { " 2026-03-14 ", "2026-03-14" },
    { "20260314", "2026-03-14" },
    { "2026-3-4", "2026-03-04" },
    { "2026/03/14", "2026-03-14" },
    { "2026-03-14T07:51:42Z", "2026-03-14T08:51:42+01:00" },
    { "2026-03-14t07:51:42z", "2026-03-14T08:51:42+01:00" },
    { "2026-03-14T07:51:42+00:00", "2026-03-14T07:51:42+00:00" },
    { "2026-03-14T07:51:42+05:30", "2026-03-14T07:51:42+05:30" },
    { "2026-03-14T07:51:42-0800", "2026-03-14T07:51:42-08:00" },
    { "2026-03-14T07:51:42+01", "2026-03-14T07:51:42+01:00" },
    { "2026-03-14T07:51:42.123Z", "2026-03-14T08:51:42+01:00" },
    { "2026-03-14T07:51:42,123456789+01:00", "2026-03-14T07:51:42+01:00" },
    { "2026-03-14T07:51", "2026-03-14T07:51:00+01:00" },
    { "2026-03-14T07:51Z", "2026-03-14T08:51:00+01:00" },
    { "20260314T075142Z", "2026-03-14T08:51:42+01:00" },
    { "20260314T0751", "2026-03-14T07:51:00+01:00" },
    { "2026-03-14T24:00:00", "2026-03-15T00:00:00+01:00" },
    { "2016-12-31T23:59:60Z", "2017-01-01T01:00:00+01:00" },
    { "2024-02-29", "2024-02-29" },
    { "2000-02-29", "2000-02-29" },
    /* with a blank, as publishing systems write it */
    { "2026-03-14 07:51:42", "2026-03-14T07:51:42+01:00" },
    { "2026-07-14 07:51:42", "2026-07-14T07:51:42+02:00" },
    { "2026-03-14 07:51:42 +0100", "2026-03-14T07:51:42+01:00" },
    { "2026-03-14 07:51:42 -05:00", "2026-03-14T07:51:42-05:00" },
    { "2026-03-14 7:51", "2026-03-14T07:51:00+01:00" },
    { "2026-03-14 07:51:42 UTC", "2026-03-14T08:51:42+01:00" },
    { "2026-03-14 07:51:42 +0000 UTC", "2026-03-14T07:51:42+00:00" },
    { "2026-03-14 07:51:42.5 +0100 CET", "2026-03-14T07:51:42+01:00" },
    { "2026-03-14T07:51:42+09:00[Asia/Tokyo]", "2026-03-14T07:51:42+09:00" },
    { "2026-03-14 07:51:42 EST", "2026-03-14T07:51:42-05:00" },
    /* RFC 2822 and its relatives */
    { "Sat, 14 Mar 2026 07:51:42 +0000", "2026-03-14T07:51:42+00:00" },
    { "Sat, 14 Mar 2026 07:51:42 GMT", "2026-03-14T08:51:42+01:00" },
    { "Sat, 14 Mar 2026 07:51:42 EST", "2026-03-14T07:51:42-05:00" },
    { "Sat, 14 Mar 2026 07:51:42 PDT", "2026-03-14T07:51:42-07:00" },
    { "14 Mar 2026 07:51 +0530", "2026-03-14T07:51:00+05:30" },
    { "Sat, 4 Apr 2026 07:51:42 +0200 (CEST)", "2026-04-04T07:51:42+02:00" },
    { "Sat Mar 14 2026 07:51:42 GMT+0100 (Central European Standard Time)",
      "2026-03-14T07:51:42+01:00" },
    { "Sat Mar 14 07:51:42 2026", "2026-03-14T07:51:42+01:00" },
    { "Sat Mar 14 07:51:42 UTC 2026", "2026-03-14T08:51:42+01:00" },
    { "March 14, 2026", "2026-03-14" },
    { "14 March 2026", "2026-03-14" },
    { "Mar. 14, 2026", "2026-03-14" },
    { "14th of September 2026", "2026-09-14" },
    { "Sept 4 2026", "2026-09-04" },
    { "saturday, MARCH 14, 2026 at 7:51 pm", "2026-03-14T19:51:00+01:00" },
    { "March 14, 2026 12:05 am", "2026-03-14T00:05:00+01:00" },
    { "March 14, 2026 12:05 PM", "2026-03-14T12:05:00+01:00" },
    /* Unix time */
    { "1773474702", "2026-03-14T08:51:42+01:00" },
    { "1773474702.75", "2026-03-14T08:51:42+01:00" },
    { "1773474702123", "2026-03-14T08:51:42+01:00" },
    { "-1000000000", "1938-04-24T23:13:20+01:00" },
    /* the hours that clocks skip and repeat */
    { "2026-03-29 02:30", "2026-03-29T03:30:00+02:00" },
    { "2026-10-25 02:30", "2026-10-25T02:30:00+02:00" },
    { "2026-10-25T02:30:00+01:00", "2026-10-25T02:30:00+01:00" },
};

static void reads_in_a_zone(void **state)
{
    for (size_t i = 0; i < sizeof IN_BERLIN / sizeof *IN_BERLIN; i++)
        assert_str(read_date(*state, IN_BERLIN[i].text, "Europe/Berlin"), IN_BERLIN[i].iso);
}

static void reads_in_utc(void **state)
{
    assert_str(read_date(*state, "2026-03-14 07:51:42", "UTC"), "2026-03-14T07:51:42+00:00");
    assert_str(read_date(*state, "2026-03-14 07:51:42", ""), "2026-03-14T07:51:42+00:00");
    assert_str(read_date(*state, "2026-03-14T07:51:42Z", "UTC"), "2026-03-14T07:51:42+00:00");
    assert_str(read_date(*state, "0900-01-01", "UTC"), "0900-01-01");
    assert_str(read_date(*state, "9999-12-31T23:59:59", "UTC"), "9999-12-31T23:59:59+00:00");
}

/* Only a day was given: it is that day's midnight on the site's clocks. */
static void a_day_is_its_midnight(void **state)
{
    sc_moment moment = { 0 };
    assert_null(sc_date_read(*state, SC_STR("2026-03-14"), SC_STR("Europe/Berlin"), &moment));
    assert_false(moment.has_time);
    assert_int_equal(moment.seconds, 1773442800);
    assert_int_equal(moment.offset_minutes, 60);
}

#define USUAL "no: write it as 2026-03-14 or 2026-03-14T07:51:42+01:00"

static const struct {
    const char *text, *why;
} BAD[] = {
    { "", USUAL },
    { "  ", USUAL },
    { "yesterday", USUAL },
    { "March", USUAL },
    { "2026", USUAL },
    { "2026-03", USUAL },
    { "03/14/2026", USUAL },
    { "14.03.2026", USUAL },
    { "14-03-2026", USUAL },
    { "2026-03-14T", USUAL },
    { "2026-03/14", USUAL },
    { "2026-03-14 07", USUAL },
    { "2026-03-14 07:5", USUAL },
    { "2026-03-14T07:51:42+", USUAL },
    { "2026-03-14T07:51:42+1", USUAL },
    { "2026-03-14T07:51:42+01:", USUAL },
    { "2026-03-14T07:51:42+25:00", USUAL },
    { "2026-03-14T07:51:42 XYZ", USUAL },
    { "2026-03-14T07:51:42Z and more", USUAL },
    { "2026-03-14x", USUAL },
    { "12026-03-14", USUAL },
    { "-2026-03-14", USUAL },
    { "２０２６-03-14", USUAL },
    { "14 Foo 2026", USUAL },
    { "14 Mar 26 07:51:42", USUAL },
    { "14 Mar 2026 07:51:42 07:51", USUAL },
    { "14 14 Mar 2026", USUAL },
    { "99999999999999999", USUAL },
    { "12345678", "no: there is no month 56" },
    { "2026-13-01", "no: there is no month 13" },
    { "2026-00-01", "no: there is no month 0" },
    { "2026-02-30", "no: 2026-02 has days 1 to 28" },
    { "2024-02-30", "no: 2024-02 has days 1 to 29" },
    { "1900-02-29", "no: 1900-02 has days 1 to 28" },
    { "2026-04-31", "no: 2026-04 has days 1 to 30" },
    { "2026-01-00", "no: 2026-01 has days 1 to 31" },
    { "31 Jun 2026", "no: 2026-06 has days 1 to 30" },
    { "0000-01-01", "no: there is no year 0" },
    { "2026-03-14 24:00:01", "no: times go from 00:00:00 to 23:59:59" },
    { "2026-03-14 25:00", "no: times go from 00:00:00 to 23:59:59" },
    { "2026-03-14 07:60", "no: times go from 00:00:00 to 23:59:59" },
    { "2026-03-14 07:51:61", "no: times go from 00:00:00 to 23:59:59" },
    { "March 14, 2026 13:00 pm", "no: hours before am and pm go from 1 to 12" },
};

static void says_why_not(void **state)
{
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_str(read_date(*state, BAD[i].text, "UTC"), BAD[i].why);
}

static void leaves_the_result_alone_on_failure(void **state)
{
    sc_moment moment = { .seconds = 7, .offset_minutes = 8 };
    assert_non_null(sc_date_read(*state, SC_STR("2026-02-30"), SC_STR("UTC"), &moment));
    assert_int_equal(moment.seconds, 7);
    assert_int_equal(moment.offset_minutes, 8);
    assert_false(moment.is_set);
}

/* What is written as ISO 8601 reads as the same moment. */
static void round_trips(void **state)
{
    static const unsigned SEED = 31415;
    print_message("seed %u\n", SEED);
    uint64_t random = SEED;
    for (int i = 0; i < 2000; i++) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        int64_t seconds = (int64_t)((random >> 20) % 253402214400u);
        int32_t offset = (int32_t)((random >> 40) % 1441) - 720;
        sc_str iso = sc_date_in_words(*state, seconds, offset, SC_DATE_ISO, SC_STR("en"));
        sc_moment moment = { 0 };
        assert_null(sc_date_read(*state, iso, SC_STR("Asia/Kolkata"), &moment));
        assert_int_equal(moment.seconds, seconds);
        assert_int_equal(moment.offset_minutes, offset);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_in_a_zone),
        TEST(reads_in_utc),
        TEST(a_day_is_its_midnight),
        TEST(says_why_not),
        TEST(leaves_the_result_alone_on_failure),
        TEST(round_trips),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
