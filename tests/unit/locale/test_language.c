/* Language tags, case and spelling. */
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

static const struct {
    const char *tag;
    bool is_valid, is_rtl;
    const char *og, *normal;
} TAGS[] = {
    { "en", true, false, "en_US", "en" },
    { "en-GB", true, false, "en_GB", "en-GB" },
    { "pt-BR", true, false, "pt_BR", "pt-BR" },
    { "pt", true, false, "pt_BR", "pt" },
    { "de", true, false, "de_DE", "de" },
    { "es-419", true, false, "es_LA", "es-419" },
    { "zh-Hans", true, false, "zh_CN", "zh-Hans" },
    { "zh-Hant-HK", true, false, "zh_HK", "zh-Hant-HK" },
    { "zh-TW", true, false, "zh_TW", "zh-TW" },
    { "sr-Latn", true, false, "sr_RS", "sr-Latn" },
    { "ar", true, true, "ar_EG", "ar" },
    { "fa", true, true, "fa_IR", "fa" },
    { "he", true, true, "he_IL", "he" },
    { "iw", true, true, "iw_IL", "he" },
    { "ur", true, true, "ur_PK", "ur" },
    { "ckb", true, true, "ckb_IQ", "ckb" },
    { "yi", true, true, NULL, "yi" },
    { "az-Arab", true, true, NULL, "az-Arab" },
    { "ar-Latn", true, false, NULL, "ar-Latn" },
    { "ca-valencia", true, false, "ca_ES", "ca-valencia" },
    { "EN", true, false, "en_US", "en" },
    { "en_US", false, false, "en_US", "en-US" },
    { "EN_us.UTF-8", false, false, "en_US", "en-US" },
    { "de_DE@euro", false, false, "de_DE", "de-DE" },
    { "de_DE_formal", false, false, "de_DE", "de-DE-formal" },
    { "zz", false, false, "", "" },
    { "und", false, false, "", "" },
    { "e", false, false, "", "" },
    { "english", false, false, "", "" },
    { "", false, false, "", "" },
    { "en-", false, false, "", "" },
    { "en--GB", false, false, "", "" },
    { "en GB", false, false, "", "" },
    { "en-GB\n", false, false, "", "" },
    { "x-klingon", false, false, "", "" },
    { "../en", false, false, "", "" },
    { "é", false, false, "", "" },
};

static void knows_tags(void **state)
{
    sc_arena *arena = *state;
    for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++) {
        sc_str tag = sc_str_of(TAGS[i].tag);
        if (sc_lang_is_valid(tag) != TAGS[i].is_valid || sc_lang_is_rtl(tag) != TAGS[i].is_rtl)
            print_error("the tag is '%s'\n", TAGS[i].tag);
        assert_int_equal(sc_lang_is_valid(tag), TAGS[i].is_valid);
        assert_int_equal(sc_lang_is_rtl(tag), TAGS[i].is_rtl);
        assert_str(sc_lang_normalize(arena, tag), TAGS[i].normal);
        if (TAGS[i].og != NULL)
            assert_str(sc_lang_og_locale(arena, tag), TAGS[i].og);
    }
}

static void refuses_endless_tags(void **state)
{
    sc_buf tag = sc_buf_new(*state, 1 << 20);
    sc_buf_addz(&tag, "en");
    for (int i = 0; i < 5000; i++)
        sc_buf_addz(&tag, "-abcdefgh");
    assert_false(sc_lang_is_valid(sc_buf_str(&tag)));
    assert_str(sc_lang_normalize(*state, sc_buf_str(&tag)), "");
    assert_str(sc_lang_og_locale(*state, sc_buf_str(&tag)), "");
}

static const struct {
    const char *text, *tag, *upper, *lower;
} CASES[] = {
    { "istanbul ışık", "tr", "İSTANBUL IŞIK", "istanbul ışık" },
    { "Istanbul", "en", "ISTANBUL", "istanbul" },
    { "TITLE", "tr", "TITLE", "tıtle" },
    { "Straße", "de", "STRASSE", "straße" },
    { "Πέμπτη άνοιξη", "el", "ΠΕΜΠΤΗ ΑΝΟΙΞΗ", "πέμπτη άνοιξη" },
    { "ΟΔΟΣ", "el", "ΟΔΟΣ", "οδος" },
    { "ijsland", "nl", "IJSLAND", "ijsland" },
    { "\u0390 \u0149 \ufb03", "en", "\u0399\u0308\u0301 \u02bcN FFI", "\u0390 \u0149 \ufb03" },
    { "река 北京 ر", "zz", "РЕКА 北京 ر", "река 北京 ر" },
    { "", "en", "", "" },
};

static void changes_case(void **state)
{
    sc_arena *arena = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str text = sc_str_of(CASES[i].text), tag = sc_str_of(CASES[i].tag);
        assert_str(sc_case_upper(arena, text, tag), CASES[i].upper);
        assert_str(sc_case_lower(arena, text, tag), CASES[i].lower);
    }
}

static const struct {
    const char *text, *tag, *spelt;
} SPELLINGS[] = {
    { "plain", "en", "plain" },
    { "Señor Núñez", "es", "Senor Nunez" },
    { "Größe über Öl", "de", "Groesse ueber Oel" },
    { "Größe", "de-AT", "Groesse" },
    { "Größe", "sv", "Grosse" },
    { "Łódź Øre Æon", "pl", "Lodz Ore AEon" },
    { "Река Нева", "ru", "Reka Neva" },
    { "Αθήνα", "el", "Athena" },
    { "北京", "zh", "bei jing" },
    { "Tiếng Việt", "vi", "Tieng Viet" },
    { "½ “x” – y…", "en", " 1/2 \"x\" - y..." },
    { "😀", "en", "" },
};

static void spells_with_ascii(void **state)
{
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++)
        assert_str(
            sc_spell_ascii(*state, sc_str_of(SPELLINGS[i].text), sc_str_of(SPELLINGS[i].tag)),
            SPELLINGS[i].spelt);
}

/* What has very much to spell ends, and is ASCII. */
static void spells_long_texts(void **state)
{
    sc_buf text = sc_buf_new(*state, 1 << 20);
    for (int i = 0; i < 20000; i++)
        sc_buf_addz(&text, "ﷺ");
    sc_str spelt = sc_spell_ascii(*state, sc_buf_str(&text), SC_STR("ar"));
    assert_true(spelt.len < 20000);
    for (size_t i = 0; i < spelt.len; i++)
        assert_true((unsigned char)spelt.ptr[i] < 0x80);
}

static void counts_graphemes(void **state)
{
    (void)state;
    assert_int_equal(sc_grapheme_count(SC_STR("")), 0);
    assert_int_equal(sc_grapheme_count(SC_STR("abc")), 3);
    assert_int_equal(sc_grapheme_count(SC_STR("e\xcc\x81x")), 2);
    assert_int_equal(sc_grapheme_count(SC_STR("👨‍👩‍👧🇩🇪👍🏽")), 3);
    assert_int_equal(sc_grapheme_count(SC_STR("\r\n")), 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    /* The environment has no say. */
    setenv("LC_ALL", "tr_TR.UTF-8", 1);
    setenv("LANG", "ar_EG.UTF-8", 1);
    const struct CMUnitTest tests[] = {
        TEST(knows_tags),        TEST(refuses_endless_tags), TEST(changes_case),
        TEST(spells_with_ascii), TEST(spells_long_texts),    TEST(counts_graphemes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
