/* Time zones and dates in words. */
#include "lib/check.h"
#include "locale/locale.h"

#include <stdlib.h>

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

/* 2026-03-14T07:51:42Z, a Saturday. */
static const int64_t MOMENT = 1773474702;

/* As CLDR 42 has them (ICU 72). U+200F and U+00A0 are written as escapes. */
static const struct {
    const char *tag;
    const char *words[SC_DATE_TIME + 1];
} WORDS[] = {
    { "en",
      { "3/14/2026", "Mar 14, 2026", "March 14, 2026", "Saturday, March 14, 2026", "2026",
        "7:51\xc2\xa0"
        "AM" } },
    { "en-GB",
      { "14/03/2026", "14 Mar 2026", "14 March 2026", "Saturday, 14 March 2026", "2026",
        "07:51" } },
    { "de",
      { "14.03.2026", "14.03.2026", "14. März 2026", "Samstag, 14. März 2026", "2026", "07:51" } },
    { "fr",
      { "14/03/2026", "14 mars 2026", "14 mars 2026", "samedi 14 mars 2026", "2026", "07:51" } },
    { "pt-BR",
      { "14/03/2026", "14 de mar. de 2026", "14 de março de 2026", "sábado, 14 de março de 2026",
        "2026", "07:51" } },
    { "ru",
      { "14.03.2026", "14 мар. 2026\u00a0г.", "14 марта 2026\u00a0г.",
        "суббота, 14 марта 2026\u00a0г.", "2026", "07:51" } },
    { "ar",
      { "١٤\u200f/٣\u200f/٢٠٢٦", "١٤\u200f/٠٣\u200f/٢٠٢٦", "١٤ مارس ٢٠٢٦", "السبت، ١٤ مارس ٢٠٢٦",
        "٢٠٢٦", "٧:٥١ ص" } },
    { "fa",
      { "۱۴۰۴/۱۲/۲۳", "۲۳ اسفند ۱۴۰۴", "۲۳ اسفند ۱۴۰۴", "۱۴۰۴ اسفند ۲۳, شنبه", "۱۴۰۴", "۷:۵۱" } },
    { "th",
      { "14/3/2569", "14 มี.ค. 2569", "14 มีนาคม 2569", "วันเสาร์ที่ 14 มีนาคม พ.ศ. 2569", "พ.ศ. 2569",
        "07:51" } },
    { "ja",
      { "2026/03/14", "2026/03/14", "2026年3月14日", "2026年3月14日土曜日", "2026年", "7:51" } },
    { "zh-Hans",
      { "2026/3/14", "2026年3月14日", "2026年3月14日", "2026年3月14日星期六", "2026年", "07:51" } },
    { "ko",
      { "2026. 3. 14.", "2026. 3. 14.", "2026년 3월 14일", "2026년 3월 14일 토요일", "2026년",
        "오전 7:51" } },
    { "he",
      { "14.3.2026", "14 במרץ 2026", "14 במרץ 2026", "יום שבת, 14 במרץ 2026", "2026", "7:51" } },
    { "zz", /* no language: English */
      { "3/14/2026", "Mar 14, 2026", "March 14, 2026", "Saturday, March 14, 2026", "2026",
        "7:51\xc2\xa0"
        "AM" } },
};

static void says_dates(void **state)
{
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        for (int style = 0; style <= SC_DATE_TIME; style++)
            assert_str(
                sc_date_in_words(*state, MOMENT, 0, (sc_date_style)style, sc_str_of(WORDS[i].tag)),
                WORDS[i].words[style]);
}

static void shows_the_clock_of_the_offset(void **state)
{
    sc_str tag = SC_STR("en-GB");
    assert_str(sc_date_in_words(*state, MOMENT, 330, SC_DATE_TIME, tag), "13:21");
    assert_str(sc_date_in_words(*state, MOMENT, -480, SC_DATE_LONG, tag), "13 March 2026");
    assert_str(sc_date_in_words(*state, MOMENT, -480, SC_DATE_TIME, tag), "23:51");
}

static const struct {
    int64_t seconds;
    int32_t offset;
    const char *iso;
} ISO[] = {
    { MOMENT, 0, "2026-03-14T07:51:42+00:00" },
    { MOMENT, 60, "2026-03-14T08:51:42+01:00" },
    { MOMENT, -210, "2026-03-14T04:21:42-03:30" },
    { 0, 0, "1970-01-01T00:00:00+00:00" },
    { -1, 0, "1969-12-31T23:59:59+00:00" },
    { 951782400, 0, "2000-02-29T00:00:00+00:00" },
    { -2203891200, 0, "1900-03-01T00:00:00+00:00" },
    { -62135596800, 0, "0001-01-01T00:00:00+00:00" },
    { 253402300799, 0, "9999-12-31T23:59:59+00:00" },
};

static void says_iso(void **state)
{
    for (size_t i = 0; i < sizeof ISO / sizeof *ISO; i++)
        assert_str(
            sc_date_in_words(*state, ISO[i].seconds, ISO[i].offset, SC_DATE_ISO, SC_STR("ar")),
            ISO[i].iso);
}

/* Every day of the Gregorian calendar from 1600 to 2400 follows the one before. */
static void counts_days(void **state)
{
    static const int DAYS[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    assert_int_equal(sc_days_of(1970, 1, 1), 0);
    int64_t expected = sc_days_of(1600, 1, 1);
    for (int year = 1600; year <= 2400; year++)
        for (int month = 1; month <= 12; month++) {
            bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int days = DAYS[month - 1] + (month == 2 && is_leap);
            for (int day = 1; day <= days; day++)
                assert_int_equal(sc_days_of(year, month, day), expected++);
        }
    sc_str iso = sc_date_in_words(*state, (expected - 1) * 86400, 0, SC_DATE_ISO, SC_STR("en"));
    assert_str(iso, "2400-12-31T00:00:00+00:00");
}

static void knows_zones(void **state)
{
    (void)state;
    static const char *const GOOD[] = { "UTC",          "Europe/Berlin", "America/New_York",
                                        "Asia/Kolkata", "Asia/Calcutta", "Etc/GMT+5",
                                        "GMT" };
    static const char *const BAD[] = { "",       "Mars/Base",     "GMT+3",
                                       "Berlin", "../etc/passwd", "Europe/Berlin\n",
                                       "é" };
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++)
        assert_true(sc_zone_is_valid(sc_str_of(GOOD[i])));
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++)
        assert_false(sc_zone_is_valid(sc_str_of(BAD[i])));
}

static void finds_offsets(void **state)
{
    (void)state;
    assert_int_equal(sc_zone_offset(SC_STR("Europe/Berlin"), MOMENT), 60);
    assert_int_equal(sc_zone_offset(SC_STR("Europe/Berlin"), MOMENT + 30 * 86400), 120);
    assert_int_equal(sc_zone_offset(SC_STR("Asia/Kolkata"), MOMENT), 330);
    assert_int_equal(sc_zone_offset(SC_STR("America/St_Johns"), 1767225600), -210);
    assert_int_equal(sc_zone_offset(SC_STR("Mars/Base"), MOMENT), 0);
}

static const struct {
    const char *zone;
    int64_t local, utc;
} WALLS[] = {
    { "UTC", MOMENT, MOMENT },
    { "Europe/Berlin", MOMENT, MOMENT - 3600 },
    { "Asia/Kolkata", MOMENT, MOMENT - 19800 },
    /* 2026-03-29 in Berlin: 02:00 to 03:00 is skipped. */
    { "Europe/Berlin", 1774749599, 1774745999 }, /* 01:59:59 */
    { "Europe/Berlin", 1774751400, 1774747800 }, /* 02:30, which is 03:30 */
    { "Europe/Berlin", 1774753200, 1774746000 }, /* 03:00 */
    /* 2026-10-25 in Berlin: 02:00 to 03:00 comes twice. */
    { "Europe/Berlin", 1792893599, 1792886399 }, /* 01:59:59 */
    { "Europe/Berlin", 1792895400, 1792888200 }, /* 02:30, the first */
    { "Europe/Berlin", 1792897200, 1792893600 }, /* 03:00 */
    /* 2026-03-08 in New York, west of UTC. */
    { "America/New_York", 1772937000, 1772955000 }, /* 02:30, which is 03:30 */
    { "America/New_York", 1772938800, 1772953200 }, /* 03:00 */
    /* Lord Howe moves by half an hour: 2026-04-05, 01:30 to 02:00 comes twice. */
    { "Australia/Lord_Howe", 1775353500, 1775313900 },
};

static void reads_wall_clocks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WALLS / sizeof *WALLS; i++)
        assert_int_equal(sc_zone_to_utc(sc_str_of(WALLS[i].zone), WALLS[i].local), WALLS[i].utc);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    /* The environment has no say. */
    setenv("LC_ALL", "th_TH.UTF-8", 1);
    setenv("TZ", "Asia/Tokyo", 1);
    const struct CMUnitTest tests[] = {
        TEST(says_dates),        TEST(shows_the_clock_of_the_offset),
        TEST(says_iso),          TEST(counts_days),
        TEST(knows_zones),       TEST(finds_offsets),
        TEST(reads_wall_clocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
