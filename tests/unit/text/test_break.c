/* Where lines may end, by language. Marks: | word, - soft hyphen, : inside a phrase or behind a
 * slash, . inside a Korean word, / forced; behind them ~ if the word before leans on the next, = if
 * both belong together. */
#include "unit/text/typeset.h"

#include <string.h>

typedef struct break_case {
    const char *lang, *text, *marked;
} break_case;

static sc_str marked(bench *on, const char *text, const sc_text_style *style)
{
    sc_str dump = sc_text_dump(on->arena, shape(on, text, style));
    size_t at;
    assert_true(sc_str_find(dump, SC_STR("breaks\n  "), &at));
    return sc_str_trim(sc_str_sub(dump, at + strlen("breaks\n  "), dump.len));
}

static void check_breaks(const break_case *cases, size_t count, sc_text_wrap wrap)
{
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < count; i++) {
        sc_text_style style = plain_style(cases[i].lang);
        style.wrap = wrap;
        differences += differs(marked(&on, cases[i].text, &style), cases[i].marked);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

#define CHECK_BREAKS(cases, wrap) check_breaks((cases), sizeof(cases) / sizeof *(cases), (wrap))

static void breaks_between_words(void **state)
{
    (void)state;
    static const break_case CASES[] = {
        { "fr", "Où ? là", "Où ? |là/" },
        { "fr", "« Où »", "« |Où |»/" },
        { "en", "one two,three  four", "one |two,three  |four/" },
        { "en", "well-known 5-4 —yes", "well-|known |5-4 |—|yes/" },
        { "en", "and/or https://example.org/a/b", "and/:or |https://:example.org/:a/:b/" },
        { "ru", "и/или 12/03 км/ч", "и/|или |12/03 |км/|ч/" },
        { "en", "(one) [two] “three”", "(one) |[two] |“three”/" },
        { "fr", "«\xC2\xA0un\xC2\xA0» (deux)", "«\xC2\xA0un\xC2\xA0» (deux)/" },
        { "de", "„eins“ (zwei) »drei« (vier)", "„eins“ |(zwei) |»drei« (vier)/" },
        { "en", "“one” (two) 'three' (four)", "“one” |(two) |'three' (four)/" },
        { "de", "Haus\xC2\xADtür-Schloss", "Haus\xC2\xAD-tür-|Schloss/" },
        { "fr", "Quoi\xE2\x80\xAF? 5\xC2\xA0km", "Quoi\xE2\x80\xAF? |5\xC2\xA0km/" },
        { "en",
          "a\xE2\x81\xA0-\xE2\x81\xA0"
          "b c",
          "a\xE2\x81\xA0-\xE2\x81\xA0"
          "b |c/" },
        { "en", "one\xE2\x80\x8Btwo", "one\xE2\x80\x8B|two/" },
        { "en", "one\ntwo", "one /two/" },
        { "en", "(  one", "(  one/" }, /* a collapsed space is none to break at */
        { "ar", "مكتبة جديدة", "مكتبة |جديدة/" },
        { "en", "", "" },
    };
    CHECK_BREAKS(CASES, SC_WRAP_WRAP);
}

/* Running text by the words of browsers, display type by ICU's longer lists. */
static void knows_words_without_spaces(void **state)
{
    (void)state;
    static const break_case RUNNING[] = {
        { "th", "ห้องสมุดเปิดใหม่", "ห้อง|สมุด|เปิด|ใหม่/" },
        { "km", "ភាសាខ្មែរពិរោះ", "ភាសា|ខ្មែរ|ពិរោះ/" },
        { "km", "បើកទ្វារ ១២ ភាសា", "បើក|ទ្វារ |១២ |ភាសា/" },
        { "lo", "ພາສາລາວງາມ", "ພາສາ|ລາວ|ງາມ/" },
        { "lo", "ຜູ້ໂດຍສານ", "ຜູ້|ໂດຍສານ/" },
        { "my", "မြန်မာစာအုပ်", "မြန်မာ|စာအုပ်/" },
        /* Unknown: with the word before; alone, to where a word begins; too short to divide. */
        { "km", "ថៃញ៉ូ", "ថៃញ៉ូ/" },
        { "km", "ផ្ស", "ផ្ស/" },
        { "km", "ក្ក្ក្ក្ភាសា", "ក្ក្ក្ក្ភាសា/" },
        { "lo", "ໄໄໄໄໄໄ", "ໄໄໄໄໄໄ/" },
    };
    CHECK_BREAKS(RUNNING, SC_WRAP_WRAP);
    static const break_case DISPLAY_TYPE[] = {
        { "km", "ភាសាខ្មែរពិរោះ", "ភាសាខ្មែរ|ពិរោះ/" },
        { "lo", "ຜູ້ໂດຍສານ", "ຜູ້ໂດຍສານ/" },
    };
    CHECK_BREAKS(DISPLAY_TYPE, SC_WRAP_PRETTY);
}

static void breaks_chinese_and_japanese_anywhere_in_text(void **state)
{
    (void)state;
    static const break_case CASES[] = {
        { "zh", "天文学家，发现", "天|文|学|家，|发|现/" },
        { "ja", "図書館が「再開」。", "図|書|館|が|「再|開」。/" },
        { "ja", "ニューヨーク", "ニ|ュ|ー|ヨ|ー|ク/" },
    };
    CHECK_BREAKS(CASES, SC_WRAP_WRAP);
}

static void keeps_words_and_phrases_in_headlines(void **state)
{
    (void)state;
    static const break_case CASES[] = {
        { "zh", "天文学家发现海洋的起源", "天:文:学|家|发:现|海:洋:的|起:源/" },
        { "ja", "図書館が三年ぶりに再開", "図:書:館:が|三:年|ぶ:り:に|再:開/" },
        { "ja", "ニューヨークへ", "ニュー:ヨー:ク:へ/" },
        { "zh", "海洋2026年新", "海:洋|2026:年|新/" },
        { "fr", "« Où ? » : la 5 %", "« Où ? » : |la |~5 %/" },
        { "fr", "Oui! non », (a) b ! c", "Oui! |non », |(a) |b ! |c/" },
        { "en", "one » two !three", "one » |two !|three/" },
        { "en", "A walk of 5 km", "A |~walk |of |5 |=km/" },
        { "en", "图 J. R. Sims, the end", "图 |J. |=R. |=Sims, |the |~end/" },
        { "en", "図書館が再開", "図:書:館:が|再:開/" },
        { "ru", "и/или 12/03 км/ч", "и/:или |12/03 |км/:ч/" },
        { "en", "plain words stay", "plain |words |stay/" },
    };
    CHECK_BREAKS(CASES, SC_WRAP_BALANCE);
    CHECK_BREAKS(CASES, SC_WRAP_PRETTY);
}

static void keeps_korean_words(void **state)
{
    (void)state;
    static const break_case CASES[] = {
        { "ko", "국립도서관이 다시", "국.립.도.서.관.이 |다.시/" },
        { "ko", "(서울) 시, 도", "(서.울) |시, |도/" },
        { "ko", "2026년 NASA는", "2026.년 |NASA.는/" },
    };
    CHECK_BREAKS(CASES, SC_WRAP_WRAP);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(breaks_between_words),
        cmocka_unit_test(knows_words_without_spaces),
        cmocka_unit_test(breaks_chinese_and_japanese_anywhere_in_text),
        cmocka_unit_test(keeps_words_and_phrases_in_headlines),
        cmocka_unit_test(keeps_korean_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
