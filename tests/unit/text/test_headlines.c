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
    { "fr", "Où vont les rivières ? Une géologue répond à vingt questions" },
    { "fr", "La station de recherche « Aurore » publie la première carte complète de 1 200 sources "
            "oubliées" },
    { "vi", "Những dòng sông chảy về đâu? Nhà địa chất trả lời 20 câu hỏi" },
    { "vi",
      "Trạm nghiên cứu “Cực quang” công bố bản đồ đầy đủ đầu tiên về 1.200 con suối bị lãng quên" },
    { "tr", "Irmaklar nereye akıyor? Tanınmış bir yer bilimci 20 soruyu yanıtladı" },
    { "tr", "“Kuzey Işıkları” araştırma istasyonu unutulmuş 1.200 pınarın ilk eksiksiz haritasını "
            "yayımladı" },
    { "eo", "Kien fluas la riveroj? Konata geologo respondas al dudek demandoj" },
    { "eo", "La esplorstacio «Norda Lumo» publikigas la unuan kompletan mapon de 1200 forgesitaj "
            "fontoj" },
    { "eo", "Malgranda observatorio en la montaro metos sian tutan kolekton en la reton ekde la "
            "12-a de marto 2026" },
    { "gn", "Moõ piko oho umi ysyry? Peteĩ arandu ombohovái 20 porandu" },
    { "gn", "Tembikuaareka róga «Yvaga rendy» omyasãi peteĩha mapa 1200 ykua resarái rehegua" },
    { "gn", "Mbyja rechaha michĩva yvytýpe omoĩta opaite mba’e ñandutípe 12 jasyapy 2026 guive" },
    { "el", "Πού πηγαίνουν τα ποτάμια; Ένας γεωλόγος απαντά σε είκοσι ερωτήσεις" },
    { "el", "Ο ερευνητικός σταθμός «Βόρειο Σέλας» δημοσιεύει τον πρώτο πλήρη χάρτη 1.200 "
            "ξεχασμένων πηγών" },
    { "ru", "Куда текут реки? Известный геолог отвечает на двадцать вопросов читателей" },
    { "ru", "Исследовательская станция «Северное сияние» публикует первую полную карту 1200 "
            "забытых родников" },
    { "uk", "Дослідна станція «Північне сяйво» публікує першу повну мапу 1200 забутих джерел" },
    { "uk", "Невелика обсерваторія в Карпатах запрошує родини провести ніч під зорями" },
    { "uk", "Національна бібліотека запрошує родини провести ніч під зорями" },
    { "ar", "إلى أين تذهب الأنهار؟ عالِم جيولوجيا يجيب عن عشرين سؤالًا من أسئلة القرّاء" },
    { "ar", "بلدية المدينة القديمة تنشر أول خريطة كاملة لأكثر من 1200 نبع منسي" },
    { "fa",
      "رودخانه‌ها به کجا می‌روند؟ زمین‌شناس نامدار به "
      "بیست "
      "پرسش "
      "پاسخ "
      "می‌دهد" },
    { "fa", "ایستگاه پژوهشی «شفق شمالی» نخستین نقشهٔ کامل ۱۲۰۰ چشمهٔ "
            "فراموش‌شده "
            "را "
            "منتشر "
            "می‌کند" },
    { "ur", "دریا کہاں جاتے ہیں؟ ماہرِ ارضیات نے بیس سوالوں کے جواب دیے" },
    { "ur", "تحقیقی مرکز ”قطبی روشنی“ بارہ سو بھولے ہوئے چشموں کا پہلا مکمل نقشہ شائع کرے گا" },
    { "he", "בְּרֵאשִׁית הָיָה הַנָּהָר: סֵפֶר חָדָשׁ עַל הַמַּיִם וְהַשָּׁמַיִם" },
    { "he", "מוזאון הנהרות והימים מפרסמת מפה מלאה ראשונה של 1,200 מעיינות נשכחים" },
    { "hi", "नदियाँ कहाँ जाती हैं? प्रसिद्ध भूविज्ञानी ने बीस प्रश्नों के उत्तर दिए।" },
    { "hi", "अनुसंधान केंद्र ‘उत्तरी ज्योति’ भूले हुए 1,200 झरनों का पहला पूर्ण मानचित्र प्रकाशित करेगा" },
    { "bn", "নদীরা কোথায় যায়? বিশিষ্ট ভূতত্ত্ববিদ কুড়িটি প্রশ্নের উত্তর দিলেন।" },
    { "bn", "গবেষণা কেন্দ্র ‘উত্তরের আলো’ ভুলে যাওয়া ১,২০০ ঝরনার প্রথম পূর্ণ মানচিত্র প্রকাশ করেছে" },
    { "ta", "ஆறுகள் எங்கே செல்கின்றன? புவியியலாளர் இருபது கேள்விகளுக்குப் பதிலளிக்கிறார்" },
    { "ta",
      "‘வடக்கு ஒளி’ ஆராய்ச்சி நிலையம் மறக்கப்பட்ட 1,200 ஊற்றுகளின் முதல் முழுமையான வரைபடத்தை வெளியிடுகிறது" },
    { "th", "นักวิทยาศาสตร์ค้นพบแม่น้ำใต้ดินสายใหม่ที่ไหลย้อนขึ้นเหนือเป็นครั้งแรกในรอบร้อยปี" },
    { "th", "สถานีวิจัย “แสงเหนือ”เผยแพร่แผนที่ฉบับสมบูรณ์ของตาน้ำที่ถูกลืมกว่า 1,200 แห่ง" },
    { "km", "អ្នកវិទ្យាសាស្ត្ររកឃើញទន្លេក្រោមដីថ្មីមួយដែលហូរទៅទិសខាងជើង" },
    { "km", "សាកលវិទ្យាល័យភូមិន្ទបោះពុម្ពផ្សាយផែនទីពេញលេញដំបូងនៃប្រភពទឹកចំនួន ១២០០" },
    { "lo", "ນັກວິທະຍາສາດຄົ້ນພົບແມ່ນ້ຳໃຕ້ດິນສາຍໃໝ່ທີ່ໄຫຼຂຶ້ນທາງເໜືອ" },
    { "lo", "ມະຫາວິທະຍາໄລແຫ່ງຊາດເຜີຍແຜ່ແຜນທີ່ສະບັບສົມບູນຂອງນ້ຳພຸ 1.200 ແຫ່ງ" },
    { "my", "သိပ္ပံပညာရှင်များက မြောက်ဘက်သို့ စီးဆင်းသော မြစ်အသစ်တစ်ခုကို ရှာဖွေတွေ့ရှိခဲ့ကြသည်" },
    { "my", "သုတေသနစခန်းသည်မေ့လျော့ခံ စမ်းချောင်း ၁၂၀၀ ၏ မြေပုံကို ထုတ်ဝေခဲ့သည်" },
    { "zh-CN", "河流去了哪里？著名地质学家回答读者的二十个问题" },
    { "zh-CN", "“北极光”科学考察站发布首张完整的地下泉水地图，收录1200处被遗忘的泉眼" },
    { "zh-TW", "河流去了哪裡？著名地質學家回答讀者的二十個問題" },
    { "zh-TW", "「北極光」科學考察站發布首張完整的地下泉水地圖，收錄1,200處被遺忘的泉眼" },
    { "ja", "川はどこへ行くのか？　地質学者が読者の二十の質問に答える" },
    { "ja", "オーロラ観測ステーションが忘れられた湧き水1200か所の完全な地図を初めて公開" },
    { "ko", "강물은 어디로 가는가? 이름난 지질학자가 스무 가지 질문에 답하다" },
    { "ko", "‘북극광’ 연구 기지가 잊힌 샘 1,200곳을 담은 첫 완전한 지도를 펴냈다" },
    { "ka", "საით მიედინებიან მდინარეები? გეოლოგი ოც კითხვას პასუხობს" },
    { "ka",
      "კვლევითი სადგური „ჩრდილოეთის ციალი“ აქვეყნებს 1200 დავიწყებული წყაროს პირველ სრულ რუკას" },
    { "hy", "Ո՞ւր են գնում գետերը. երկրաբանը պատասխանում է քսան հարցի" },
    { "hy", "«Հյուսիսափայլ» հետազոտական կայանը հրատարակում է 1200 մոռացված աղբյուրների առաջին "
            "ամբողջական քարտեզը" },
    { "am", "ወንዞች ወዴት ይሄዳሉ? ታዋቂው የጂኦሎጂ ባለሙያ ሃያ ጥያቄዎችን መለሱ።" },
    { "am", "የምርምር ጣቢያው የተረሱ 1,200 ምንጮችን የመጀመሪያ ሙሉ ካርታ አወጣ" },
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
