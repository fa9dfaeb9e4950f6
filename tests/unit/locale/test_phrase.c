/* The words of cards and share links: languages, regions, names in their places. */
#include "lib/check.h"
#include "locale/phrase.h"

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

static void test_phrases(void **state)
{
    static const struct {
        const char *tag, *byline, *credit, *share, *email;
    } CASES[] = {
        { "en-GB", "By N", "Photo: N", "Share on N", "Share by email" },
        { "EN", "By N", "Photo: N", "Share on N", "Share by email" },
        { "de", "Von N", "Foto: N", "Auf N teilen", "Per E-Mail teilen" },
        { "pt", "Por N", "Foto: N", "Compartilhar no N", "Compartilhar por e-mail" },
        { "pt-BR", "Por N", "Foto: N", "Compartilhar no N", "Compartilhar por e-mail" },
        { "pt-PT", "Por N", "Foto: N", "Partilhar no N", "Partilhar por e-mail" },
        { "pt-pt", "Por N", "Foto: N", "Partilhar no N", "Partilhar por e-mail" },
        { "ja", "N", "写真：N", "Nでシェア", "メールで送る" },
        { "zh-CN", "N", "摄影：N", "分享到 N", "通过电子邮件分享" },
        { "zh-Hant-TW", "N", "攝影：N", "分享到 N", "透過電子郵件分享" },
        { "zh-TW", "N", "攝影：N", "分享到 N", "透過電子郵件分享" },
        { "ent", "N", "N", "N", "N" },
        { "", "N", "N", "N", "N" },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str tag = sc_str_of(CASES[i].tag), name = SC_STR("N");
        assert_str(sc_phrase_say(*state, SC_PHRASE_BYLINE, name, tag), CASES[i].byline);
        assert_str(sc_phrase_say(*state, SC_PHRASE_CREDIT, name, tag), CASES[i].credit);
        assert_str(sc_phrase_say(*state, SC_PHRASE_SHARE, name, tag), CASES[i].share);
        assert_str(sc_phrase_say(*state, SC_PHRASE_EMAIL, name, tag), CASES[i].email);
    }
}

/* Each language that has a phrase has all of them, and those about somebody name them once. */
static void test_rows_are_whole(void **state)
{
    static const char *const LANGUAGES[] = {
        "ar", "ca", "cs", "da",    "de", "el", "en", "eo", "es", "fa", "fi",
        "fr", "he", "hi", "id",    "it", "ja", "ko", "nb", "nl", "pl", "pt",
        "ro", "ru", "sv", "pt-PT", "th", "tr", "uk", "vi", "zh",
    };
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        sc_str tag = sc_str_of(LANGUAGES[i]);
        assert_true(sc_phrase_is_known(tag));
        for (sc_phrase phrase = SC_PHRASE_BYLINE; phrase < SC_PHRASE_COUNT; phrase++) {
            sc_str said = sc_phrase_say(*state, phrase, SC_STR("#"), tag);
            bool is_about = phrase < SC_PHRASE_EMAIL;
            assert_true(said.len > 0);
            assert_int_equal(sc_str_find(said, SC_STR("#"), NULL), is_about);
            assert_false(sc_str_find(said, SC_STR("%"), NULL));
        }
    }
    assert_false(sc_phrase_is_known(SC_STR("tlh")));
    assert_false(sc_phrase_is_known(SC_STR("e")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_phrases, begin, end),
        cmocka_unit_test_setup_teardown(test_rows_are_whole, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
