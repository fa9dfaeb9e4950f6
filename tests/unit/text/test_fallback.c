/* Which face sets which character, and what is said if none can. */
#include "text/parts.h"
#include "unit/text/typeset.h"

#include <string.h>
#include <unicode/uchar.h>

/* @return the items as "text=face | text=face". */
static sc_str faces_of(sc_arena *arena, const sc_text *text)
{
    sc_buf out = sc_buf_new(arena, 1 << 16);
    const sc_face *face = NULL;
    for (size_t i = 0; i < text->items->list.count; i++) {
        const sc_item *item = &text->items->list.items[i];
        const uint32_t *byte_of = text->chars->byte_of;
        if (face != NULL && item->face != face) {
            sc_buf_addf(&out, "=%.*s | ", SC_STR_ARG(sc_face_name(face)));
        }
        face = item->face;
        sc_buf_add(&out, sc_str_sub(text->chars->source, byte_of[item->start], byte_of[item->end]));
    }
    if (face != NULL)
        sc_buf_addf(&out, "=%.*s", SC_STR_ARG(sc_face_name(face)));
    return sc_buf_str(&out);
}

typedef struct face_case {
    const char *lang, *text, *faces;
} face_case;

static void check_faces(const face_case *cases, size_t count, sc_text_style style)
{
    bench on = bench_open();
    int differences = 0;
    for (size_t i = 0; i < count; i++) {
        style.lang = sc_str_of(cases[i].lang);
        differences +=
            differs(faces_of(on.arena, shape(&on, cases[i].text, &style)), cases[i].faces);
    }
    assert_int_equal(differences, 0);
    bench_close(&on);
}

#define CHECK_FACES(cases, style) check_faces((cases), sizeof(cases) / sizeof *(cases), (style))

static void finds_the_family_of_each_script(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "en", "Ωμέγα Δом", "Ωμέγα Δом=Inter" },
        { "ar", "مكتبة", "مكتبة=Noto Sans Arabic" },
        { "fa", "کتابخانه", "کتابخانه=Noto Sans Arabic" },
        { "ur", "کتب خانہ", "کتب خانہ=Noto Nastaliq Urdu" },
        { "he", "סִפְרִיָּה", "סִפְרִיָּה=Noto Sans Hebrew" },
        { "yi", "ביבליאָטעק", "ביבליאָטעק=Noto Sans Hebrew" },
        { "hi", "पुस्तकालय", "पुस्तकालय=Noto Sans Devanagari" },
        { "bn", "গ্রন্থাগার", "গ্রন্থাগার=Noto Sans Bengali" },
        { "pa", "ਲਾਇਬ੍ਰੇਰੀ", "ਲਾਇਬ੍ਰੇਰੀ=Noto Sans Gurmukhi" },
        { "gu", "પુસ્તકાલય", "પુસ્તકાલય=Noto Sans Gujarati" },
        { "or", "ପାଠାଗାର", "ପାଠାଗାର=Noto Sans Oriya" },
        { "ta", "நூலகம்", "நூலகம்=Noto Sans Tamil" },
        { "te", "గ్రంథాలయం", "గ్రంథాలయం=Noto Sans Telugu" },
        { "kn", "ಗ್ರಂಥಾಲಯ", "ಗ್ರಂಥಾಲಯ=Noto Sans Kannada" },
        { "ml", "ഗ്രന്ഥശാല", "ഗ്രന്ഥശാല=Noto Sans Malayalam" },
        { "si", "පුස්තකාලය", "පුස්තකාලය=Noto Sans Sinhala" },
        { "th", "ห้องสมุด", "ห้องสมุด=Noto Sans Thai" },
        { "lo", "ຫໍສະໝຸດ", "ຫໍສະໝຸດ=Noto Sans Lao" },
        { "km", "បណ្ណាល័យ", "បណ្ណាល័យ=Noto Sans Khmer" },
        { "my", "စာကြည့်တိုက်", "စာကြည့်တိုက်=Noto Sans Myanmar" },
        { "ka", "ბიბლიოთეკა", "ბიბლიოთეკა=Noto Sans Georgian" },
        { "hy", "գրադարան", "գրադարան=Noto Sans Armenian" },
        { "am", "ቤተ መጻሕፍት", "ቤተ መጻሕፍት=Noto Sans Ethiopic" },
        { "bo", "དཔེ་མཛོད", "དཔེ་མཛོད=Noto Serif Tibetan" },
        { "zgh", "ⵜⴰⵙⴷⵍⵉⵙⵜ", "ⵜⴰⵙⴷⵍⵉⵙⵜ=Noto Sans Tifinagh" },
        { "chr", "ᏣᎳᎩ", "ᏣᎳᎩ=Noto Sans Cherokee" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

static void lets_han_follow_the_reader(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "zh", "图书馆直", "图书馆直=Noto Sans CJK SC" },
        { "zh-CN", "图书馆直", "图书馆直=Noto Sans CJK SC" },
        { "zh-Hans-SG", "图书馆直", "图书馆直=Noto Sans CJK SC" },
        { "zh-TW", "圖書館直", "圖書館直=Noto Sans CJK TC" },
        { "zh-Hant", "圖書館直", "圖書館直=Noto Sans CJK TC" },
        { "zh-HK", "圖書館直", "圖書館直=Noto Sans CJK HK" },
        { "ja", "図書館直", "図書館直=Noto Sans CJK JP" },
        { "ko", "圖書館 도서관", "圖書館 도서관=Noto Sans CJK KR" },
        /* Kana or hangul tell whose Han it is if the language does not. */
        { "en", "図書館へ", "図書館へ=Noto Sans CJK JP" },
        { "", "圖書館 도서관", "圖書館 도서관=Noto Sans CJK KR" },
        { "en", "图书馆", "图书馆=Noto Sans CJK SC" },
        { "not a tag", "图书馆", "图书馆=Noto Sans CJK SC" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

static void falls_back_to_the_same_kind_and_weight(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "ar", "مكتبة", "مكتبة=Noto Naskh Arabic Bold" },
        { "ja", "図書館", "図書館=Noto Serif CJK JP Bold" },
        { "th", "ห้องสมุด", "ห้องสมุด=Noto Serif Thai Bold" },
        { "en", "Library", "Library=Noto Serif Bold" },
    };
    static const sc_str SERIF[] = { { "Noto Serif", 10 } };
    sc_text_style style = plain_style("");
    style.families = SERIF;
    style.weight = 800;
    CHECK_FACES(CASES, style);
    static const sc_str GENERIC[] = { { "serif", 5 } };
    style.families = GENERIC;
    CHECK_FACES(CASES, style);
}

static void takes_the_named_families_in_order(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "ar", "مكتبة NASA ห้อง", "مكتبة=Noto Kufi Arabic |  NASA =Inter | ห้อง=Noto Looped Thai" },
    };
    static const sc_str FAMILIES[] = { { "No Such Family", 14 },
                                       { "Inter", 5 },
                                       { "Noto Kufi Arabic", 16 },
                                       { "Noto Looped Thai", 16 } };
    sc_text_style style = plain_style("");
    style.families = FAMILIES;
    style.family_count = 4;
    CHECK_FACES(CASES, style);
}

static void keeps_punctuation_with_its_neighbours(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "zh", "“中国”……（测试）——好。", "“中国”……（测试）——好。=Noto Sans CJK SC" },
        { "zh", "2,000——100%", "2,000——100%=Inter" },
        { "zh", "中国NASA：“好”", "中国=Noto Sans CJK SC | NASA=Inter | ：“好”=Noto Sans CJK SC" },
        { "ar", "قال (الوزير NASA) إن",
          "قال =Noto Sans Arabic | (=Inter | الوزير=Noto Sans Arabic |  NASA) =Inter | إن=Noto "
          "Sans "
          "Arabic" },
        { "zh", "(中国NASA)好", "(中国=Noto Sans CJK SC | NASA=Inter | )好=Noto Sans CJK SC" },
        { "ar", "«مكتبة» جديدة!", "«مكتبة» جديدة!=Noto Sans Arabic" },
        { "th", "ห้อง (สมุด)", "ห้อง =Noto Sans Thai | (=Inter | สมุด=Noto Sans Thai | )=Inter" },
        { "en", "See “東京” now", "See =Inter | “東京”=Noto Sans CJK SC |  now=Inter" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

static void keeps_clusters_whole(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        /* Composed or not; Inter has x with dot below, which has no composed form. */
        { "vi", "Thư viện", "Thư viện=Inter" },
        { "vi", "Thu\xCC\x9B vie\xCC\xA3\xCC\x82n", "Thu\xCC\x9B vie\xCC\xA3\xCC\x82n=Inter" },
        { "ko", "\xE1\x84\x83\xE1\x85\xA9", "\xE1\x84\x83\xE1\x85\xA9=Noto Sans CJK KR" },
        { "ja", "\xE3\x81\x8B\xE3\x82\x99", "\xE3\x81\x8B\xE3\x82\x99=Noto Sans CJK JP" },
        /* Only a cluster that no face has parts. */
        { "en", "aิz", "a=Inter | ิ=Noto Sans Thai | z=Inter" },
        { "en", "a\xE2\x83\x97z", "a\xE2\x83\x97=Noto Sans Math | z=Inter" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

static void sets_emoji_in_colour(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "en", "a 👨‍👩‍👧‍👦 b",
          "a =Inter | 👨‍👩‍👧‍👦=Noto Color Emoji |  b=Inter" },
        { "en", "🇫🇷👍🏽1️⃣", "🇫🇷👍🏽1️⃣=Noto Color Emoji" },
        { "en", "❤️", "❤️=Noto Color Emoji" },
        { "en", "❤︎", "❤︎=Inter" },
        { "en", "© 1 # *", "© 1 # *=Inter" },
        { "en", "⌚︎", "⌚︎=Noto Sans Symbols2" },
        { "en", "⌚", "⌚=Noto Color Emoji" },
        { "ar", "🎉!", "🎉=Noto Color Emoji | !=Inter" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

static void asks_nothing_of_what_never_shows(void **state)
{
    (void)state;
    static const face_case CASES[] = {
        { "en",
          "a\xC2\xAD"
          "b\xE2\x80\x8D"
          "c\xE2\x80\x8E"
          "d\xEF\xB8\x8F"
          "e\xE2\x81\xA0"
          "f",
          "a\xC2\xAD"
          "b\xE2\x80\x8D"
          "c\xE2\x80\x8E"
          "d\xEF\xB8\x8F"
          "e\xE2\x81\xA0"
          "f=Inter" },
        { "en",
          "\xE2\x80\xAE"
          "abc\xE2\x80\xAC",
          "\xE2\x80\xAE"
          "abc\xE2\x80\xAC=Inter" },
        { "en",
          "\xEF\xBB\xBF"
          "abc",
          "\xEF\xBB\xBF"
          "abc=Inter" },
        { "en", "a\tb\nc", "a\tbc=Inter" },
    };
    CHECK_FACES(CASES, plain_style(""));
}

typedef struct missing_case {
    const char *text, *message, *hint;
} missing_case;

#define PUT "put a font that has it into the folder fonts, or name its folder with --fonts DIR"
#define OWN "leave it out, or put the one font that gives it a meaning into font-family"
#define LEAVE "leave it out: it shows nothing"

static void names_the_missing_character(void **state)
{
    (void)state;
    static const missing_case CASES[] = {
        { "ab\xF4\x8F\xBF\xBD", "no font has U+10FFFD (private use) of the headline", OWN },
        { "ab\xEE\xBF\xBF", "no font has U+EFFF (private use) of the headline", OWN },
        { "\xF0\xB1\x8D\x90", "no font has '\xF0\xB1\x8D\x90' (U+31350) of the headline", PUT },
        { "x\xF0\xAA\x9A\xB0", "no font has '\xF0\xAA\x9A\xB0' (U+2A6B0) of the headline",
          PUT "; Debian's fonts-hanazono may" },
        { "x⎷", "no font has '⎷' (U+23B7) of the headline", PUT "; Debian's fonts-symbola may" },
        { "x\xEF\xBF\xBE", "no font has U+FFFE (not a character) of the headline", LEAVE },
        { "x\xEF\xBF\xB9", "no font has U+FFF9 (interlinear annotation anchor) of the headline",
          LEAVE },
        { "x\xCD\xB8",
          "no font has U+0378 (not yet a character in Unicode " U_UNICODE_VERSION
          ") of the headline",
          PUT },
        /* A letter some font has, with a mark that none has. */
        { "ก\xF4\x8F\xBF\xBD", "no font has U+10FFFD (private use) of the headline", OWN },
        { "x\xF0\x90\xBE\x82",
          "no font has U+10F82 (old uyghur combining dot above) of the "
          "headline",
          PUT },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_text_style style = plain_style("en");
        const sc_text *text = NULL;
        sc_diags diags = { .arena = on.arena };
        sc_status status = sc_text_shape(on.fonts, on.arena, sc_str_of(CASES[i].text), &style,
                                         SC_NO_SPAN, "headline", &diags, &text);
        assert_int_equal(status, SC_E_CONFIG);
        assert_null(text);
        assert_int_equal(diags.error_count, 1);
        assert_string_equal(diags.list.items[0].code, "text.missing-glyph");
        assert_str(diags.list.items[0].message, CASES[i].message);
        assert_str(diags.list.items[0].hint, CASES[i].hint);
    }
    bench_close(&on);
}

static void points_at_the_missing_character(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_source source = { SC_STR("a.yaml"), SC_STR("headline: 'ab\xF4\x8F\xBF\xBD c'\n") };
    sc_span span = { &source, 10, 10 };
    sc_text_style style = plain_style("en");
    const sc_text *text;
    sc_diags diags = { .arena = on.arena };
    assert_int_equal(sc_text_shape(on.fonts, on.arena, SC_STR("ab\xF4\x8F\xBF\xBD c"), &style, span,
                                   "headline", &diags, &text),
                     SC_E_CONFIG);
    assert_int_equal(diags.list.items[0].span.offset, 13);
    assert_int_equal(diags.list.items[0].span.len, 4);
    bench_close(&on);
}

static void tells_of_five_missing_characters_at_most(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_text_style style = plain_style("en");
    const sc_text *text;
    sc_diags diags = { .arena = on.arena };
    const char *seven = "\xF4\x8F\xBF\xBD\xF4\x8F\xBF\xBC\xF4\x8F\xBF\xBD\xF4\x8F\xBF\xBC"
                        "\xF4\x8F\xBF\xBD\xF4\x8F\xBF\xBC\xF4\x8F\xBF\xBD";
    assert_int_equal(sc_text_shape(on.fonts, on.arena, sc_str_of(seven), &style, SC_NO_SPAN,
                                   "headline", &diags, &text),
                     SC_E_CONFIG);
    assert_int_equal(diags.error_count, 5);
    bench_close(&on);
}

/* Where a layout says that missing characters are only to be told of. */
static const sc_text *shaped_with_warnings(const bench *on, sc_str words, sc_diags *diags)
{
    sc_text_style style = plain_style("en");
    style.missing = SC_MISSING_WARN;
    const sc_text *text = NULL;
    assert_int_equal(
        sc_text_shape(on->fonts, on->arena, words, &style, SC_NO_SPAN, "headline", diags, &text),
        SC_OK);
    return text;
}

static void warns_of_missing_characters_if_told(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_diags diags = { .arena = on.arena };
    const sc_text *text = shaped_with_warnings(&on, SC_STR("a⎷b"), &diags);
    assert_int_equal(diags.error_count, 0);
    assert_int_equal(diags.list.count, 1);
    assert_string_equal(diags.list.items[0].code, "text.missing-glyph");
    assert_str(diags.list.items[0].message,
               "no font has '⎷' (U+23B7) of the headline: an empty box is set");
    assert_int_equal(differs(faces_of(on.arena, text), "a⎷b=Inter"), 0);
    sc_paragraph paragraph;
    sc_text_layout(on.arena, text, 100, 1000, 0, &paragraph);
    assert_int_equal(paragraph.lines[0].runs[0].count, 3);
    assert_int_equal(paragraph.lines[0].runs[0].glyphs[1].id, 0);
    bench_close(&on);
}

/* With warnings, the text is set to its end all the same. */
static void warns_of_five_missing_characters_at_most(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_diags diags = { .arena = on.arena };
    const sc_text *text = shaped_with_warnings(&on, SC_STR("⎷⎷⎷⎷⎷⎷⎷ end"), &diags);
    assert_int_equal(diags.list.count, 5);
    sc_paragraph paragraph;
    sc_text_layout(on.arena, text, 100, 1e4, 0, &paragraph);
    assert_str(paragraph.lines[0].text, "⎷⎷⎷⎷⎷⎷⎷ end");
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_family_of_each_script),
        cmocka_unit_test(lets_han_follow_the_reader),
        cmocka_unit_test(falls_back_to_the_same_kind_and_weight),
        cmocka_unit_test(takes_the_named_families_in_order),
        cmocka_unit_test(keeps_punctuation_with_its_neighbours),
        cmocka_unit_test(keeps_clusters_whole),
        cmocka_unit_test(sets_emoji_in_colour),
        cmocka_unit_test(asks_nothing_of_what_never_shows),
        cmocka_unit_test(names_the_missing_character),
        cmocka_unit_test(warns_of_missing_characters_if_told),
        cmocka_unit_test(warns_of_five_missing_characters_at_most),
        cmocka_unit_test(points_at_the_missing_character),
        cmocka_unit_test(tells_of_five_missing_characters_at_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
