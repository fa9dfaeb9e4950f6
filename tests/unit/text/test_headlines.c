/*
 * Headlines of real length in many scripts, fitted and laid out as the shipped layouts do it, held
 * against headlines.golden. UPDATE_GOLDEN=1 rewrites that file; look at its difference then.
 */
#include "unit/text/typeset.h"

#include <math.h>
#include <string.h>

#define GOLDEN "tests/unit/text/headlines.golden"

static const struct {
    const char *lang, *text;
} HEADLINES[] = {
    { "en",
      "The river that runs uphill: how a quiet town in the north learned to live with its tides" },
    { "en", "Libraries open again" },
    { "en", "Night trains, slow boats and the long way round: twelve journeys for people who would "
            "rather arrive a day late" },
    { "de", "Geschwindigkeitsbegrenzung auf der Donaudampfschifffahrtsstrecke wird aufgehoben" },
    { "de", "Arbeitsunfähigkeitsbescheinigung bald nur noch elektronisch" },
    { "de", "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz außer Kraft" },
    { "fr", "« Où sont passées les étoiles ? » : enquête sur la nuit qui s’efface" },
    { "vi", "Thư viện Quốc gia mở cửa trở lại sau ba năm tu sửa" },
    { "tr", "İstanbul’un kütüphaneleri üç yıl sonra yeniden açılıyor" },
    { "el", "Οι βιβλιοθήκες ανοίγουν ξανά τις πόρτες τους ύστερα από τρία χρόνια" },
    { "ru", "Национальная библиотека открывается после трёх лет реставрации" },
    { "ar", "المكتبات العامة تفتح أبوابها من جديد بعد ثلاث سنوات من الإغلاق في NASA عام 2026" },
    { "fa", "کتابخانهٔ ملی پس از سه سال بازسازی دوباره درهای خود را "
            "می‌گشاید" },
    { "ur", "قومی کتب خانہ تین سال بعد دوبارہ عوام کے لیے کھول دیا گیا" },
    { "he", "הספרייה הלאומית נפתחת מחדש (2026) אחרי שלוש שנים של שיפוצים" },
    { "hi", "राष्ट्रीय पुस्तकालय तीन वर्षों के बाद फिर से खुला, पाठकों में उत्साह" },
    { "bn", "তিন বছর পর আবার খুলছে জাতীয় গ্রন্থাগার, পাঠকদের উচ্ছ্বাস" },
    { "ta", "மூன்று ஆண்டுகளுக்குப் பிறகு தேசிய நூலகம் மீண்டும் திறப்பு" },
    { "th", "นักวิทยาศาสตร์ค้นพบแม่น้ำใต้ดินสายใหม่ที่ไหลย้อนขึ้นเหนือเป็นครั้งแรกในรอบร้อยปี" },
    { "lo", "ຫໍສະໝຸດແຫ່ງຊາດເປີດປະຕູອີກຄັ້ງຫຼັງຈາກສາມປີ" },
    { "km", "អ្នកវិទ្យាសាស្ត្ររកឃើញទន្លេក្រោមដីថ្មីមួយដែលហូរទៅទិសខាងជើង" },
    { "my", "သိပ္ပံပညာရှင်များက မြစ်အသစ်တစ်ခုကို ရှာဖွေတွေ့ရှိခဲ့ကြသည်" },
    { "zh-CN", "天文学家在猎户座发现“迷你”水世界，或有助于解释地球海洋的起源——2026年最新研究" },
    { "zh-TW", "天文學家在獵戶座發現迷你水世界，或有助於解釋地球海洋的起源" },
    { "ja", "東京都立図書館が三年ぶりに再開、インターナショナルコミュニケーションの拠点に" },
    { "ko", "국립도서관이 삼 년 만에 다시 문을 열고 시민들을 맞이한다" },
    { "ka", "ეროვნული ბიბლიოთეკა სამი წლის შემდეგ კვლავ იხსნება" },
    { "hy", "Ազգային գրադարանը վերաբացվում է երեք տարի անց" },
    { "am", "ብሔራዊ ቤተ መጻሕፍት ከሦስት ዓመት በኋላ እንደገና ተከፈተ" },
    { "en", "Emoji 👨‍👩‍👧‍👦 🇫🇷 👍🏽 ❤️ work offline, and flags "
            "🇯🇵🇧🇷 "
            "stay "
            "together" },
};

static const struct {
    const char *name;
    double width, height;
    sc_fit fit;
} BOXES[] = {
    { "wide", 1084, 300, { 44, 76, 3 } },
    { "tall", 884, 700, { 56, 104, 6 } },
    { "small", 500, 120, { 28, 40, 2 } },
};

static sc_str describe_all(sc_arena *arena)
{
    sc_buf out = sc_buf_new(arena, 1 << 20);
    bench on = bench_open();
    for (size_t i = 0; i < sizeof HEADLINES / sizeof *HEADLINES; i++) {
        sc_text_style style = headline_style(HEADLINES[i].lang);
        const sc_text *text = shape(&on, HEADLINES[i].text, &style);
        for (size_t k = 0; k < sizeof BOXES / sizeof *BOXES; k++) {
            sc_paragraph paragraph;
            bool fits = sc_text_fit(on.arena, text, &BOXES[k].fit, BOXES[k].width, BOXES[k].height,
                                    &paragraph);
            sc_buf_addf(&out, "%s %s%s: ", HEADLINES[i].lang, BOXES[k].name,
                        fits ? "" : ", does not fit");
            sc_buf_add(&out, sc_paragraph_dump(arena, &paragraph));
        }
        sc_buf_addc(&out, '\n');
    }
    bench_close(&on);
    return sc_buf_str(&out);
}

static sc_str read_golden(sc_arena *arena)
{
    FILE *file = fopen(GOLDEN, "rb");
    if (file == NULL)
        fail_msg("no %s: run from the project's folder", GOLDEN);
    char *bytes = sc_arena_alloc(arena, 1 << 20);
    size_t len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return (sc_str){ bytes, len };
}

static void write_golden(sc_str text)
{
    FILE *file = fopen(GOLDEN, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.ptr, 1, text.len, file), text.len);
    fclose(file);
}

static int compare_lines(sc_str actual, sc_str expected)
{
    int differences = 0;
    sc_str is, should;
    while (sc_str_split(&expected, '\n', &should)) {
        is = SC_STR("");
        sc_str_split(&actual, '\n', &is);
        if (sc_str_eq(is, should))
            continue;
        print_error("expected: %.*s\n  actual: %.*s\n", SC_STR_ARG(should), SC_STR_ARG(is));
        differences++;
    }
    return differences + (actual.len > 0);
}

static void sets_headlines_as_before(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_str now = describe_all(arena);
    if (getenv("UPDATE_GOLDEN") != NULL)
        write_golden(now);
    assert_int_equal(compare_lines(now, read_golden(arena)), 0);
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_headlines_as_before),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
