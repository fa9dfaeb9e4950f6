/* Credits at the end of captions. */
#include "article/credit.h"

#include "lib/check.h"

static const struct {
    const char *caption, *rest, *credit;
} CREDITS[] = {
    { "The river in March. (Photo by Ana Ruiz)", "The river in March.", "Ana Ruiz" },
    { "The river in March (photo by Ana Ruiz).", "The river in March", "Ana Ruiz" },
    { "The river in March. (Photo: Ana Ruiz)", "The river in March.", "Ana Ruiz" },
    { "The river in March. [Photo: Ana Ruiz]", "The river in March.", "Ana Ruiz" },
    { "The river in March. Photo: Ana Ruiz", "The river in March.", "Ana Ruiz" },
    { "The river in March. Photo by Ana Ruiz.", "The river in March.", "Ana Ruiz" },
    { "The river in March. Photo by A. B", "The river in March.", "A. B" },
    { "The river in March. Photo: Ana R.", "The river in March.", "Ana R." },
    { "The river in March. © Ana Ruiz", "The river in March.", "Ana Ruiz" },
    { "The river in March © Ana Ruiz", "The river in March", "Ana Ruiz" },
    { "The river in March ©Ana Ruiz", "The river in March", "Ana Ruiz" },
    { "The river in March. (© 2026 Ana Ruiz)", "The river in March.", "Ana Ruiz" },
    { "The river in March. Credit: Ana Ruiz/Valley Post", "The river in March.",
      "Ana Ruiz/Valley Post" },
    { "The river in March. (Credit: Ana Ruiz (Valley Post))", "The river in March.",
      "Ana Ruiz (Valley Post)" },
    { "The river | Photo: Ana Ruiz", "The river", "Ana Ruiz" },
    { "The river — Photo: Ana Ruiz", "The river", "Ana Ruiz" },
    { "The river? Photograph by Ana Ruiz", "The river?", "Ana Ruiz" },
    { "The river! (Photo courtesy of the city archive)", "The river!", "the city archive" },
    { "PHOTO: ANA RUIZ", "", "ANA RUIZ" },
    { "Photo: Ana Ruiz", "", "Ana Ruiz" },
    { "© Ana Ruiz", "", "Ana Ruiz" },
    { "(Photo: Ana Ruiz)", "", "Ana Ruiz" },
    { "Le fleuve. Photo: Ana Ruiz – Agence", "Le fleuve.", "Ana Ruiz – Agence" },
    { "A (small) river. (Photo by Ana Ruiz)", "A (small) river.", "Ana Ruiz" },
    { "A river. © 2026 Tom", "A river.", "Tom" },
    { "A river. © 2019–2026, Tom Berg.", "A river.", "Tom Berg" },
    { "A river. © 20265 Studio", "A river.", "20265 Studio" },
    { "A river. (c) Tom", "A river.", "Tom" },
    { "A river. (C) 2026 Tom", "A river.", "Tom" },
    { "A river ((c) Tom)", "A river", "Tom" },
    { "A river. Photo: © 2026 Tom", "A river.", "Tom" },
    { "A river. Photo:Tom", "A river.", "Tom" },
    { "Der Fluss im März. Foto: Ana Ruiz/dpa", "Der Fluss im März.", "Ana Ruiz/dpa" },
    { "Der Fluss (Foto von Ana Ruiz)", "Der Fluss", "Ana Ruiz" },
    { "Le fleuve. Crédit photo : Ana Ruiz", "Le fleuve.", "Ana Ruiz" },
    { "El río. Fotografía: Ana Ruiz", "El río.", "Ana Ruiz" },
    { "Rzeka. Fot.: Ana Ruiz", "Rzeka.", "Ana Ruiz" },
    { "Река весной. Фото: Иван Петров", "Река весной.", "Иван Петров" },
    { "Река весной (фото Ивана Петрова)", "Река весной", "Ивана Петрова" },
    { "Ποταμός. Φωτογραφία: Άννα", "Ποταμός.", "Άννα" },
    { "النهر في الربيع. تصوير: أحمد علي", "النهر في الربيع.", "أحمد علي" },
    { "النهر في الربيع؟ صورة: أحمد علي", "النهر في الربيع؟", "أحمد علي" },
    { "النهر (تصوير أحمد علي)", "النهر", "أحمد علي" },
    { "رودخانه. عکس: علی رضایی", "رودخانه.", "علی رضایی" },
    { "הנהר באביב. צילום: דנה כהן", "הנהר באביב.", "דנה כהן" },
    { "הנהר (צילום דנה כהן)", "הנהר", "דנה כהן" },
    { "नदी। फोटो: अना", "नदी।", "अना" },
    { "แม่น้ำ (ภาพ: อนา)", "แม่น้ำ", "อนา" },
    { "三月の川。写真：田中太郎", "三月の川。", "田中太郎" },
    { "三月の川（写真：田中太郎）", "三月の川", "田中太郎" },
    { "三月の川　撮影＝田中太郎", "三月の川", "田中太郎" },
    { "三月的河。摄影：王伟", "三月的河。", "王伟" },
    { "三月的河 （图片来源：新华社）", "三月的河", "新华社" },
    { "三月的河【圖片：中央社】", "三月的河", "中央社" },
    { "3월의 강. 사진=연합뉴스", "3월의 강.", "연합뉴스" },
    { "A river. Photo by Ana Ruiz. Photo: Tom Berg", "A river. Photo by Ana Ruiz.", "Tom Berg" },
};

static void takes_credits_off(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof CREDITS / sizeof *CREDITS; i++) {
        sc_str rest = { NULL, 0 }, credit = { NULL, 0 };
        if (!sc_credit_split(sc_str_of(CREDITS[i].caption), &rest, &credit))
            fail_msg("no credit in '%s'", CREDITS[i].caption);
        assert_str(credit, CREDITS[i].credit);
        assert_str(rest, CREDITS[i].rest);
    }
}

static const char *const WITHOUT[] = {
    "",
    "The river in March.",
    "A photo by the river",
    "She took this photo by accident",
    "The award for best photo: a river",
    "The river (Photo)",
    "The river (Photo by )",
    "The river. Photo:",
    "The river. Photo by",
    "©",
    "The river (2026)",
    "The river)",
    "The river ))))",
    "(((((((",
    "Photography by moonlight",
    "He asked for credit: none came",
    "Ana©Ruiz",
    "A river. © 2026",
    "El rey. Foto de familia",
    "Семья. Фото на память",
    "川の写真：田中太郎",
    "Step (c) is last",
    "A river. Credit = trust",
    "צילום לילה",
};

static void leaves_prose_alone(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof WITHOUT / sizeof *WITHOUT; i++) {
        sc_str rest = SC_STR("untouched"), credit = SC_STR("untouched");
        if (sc_credit_split(sc_str_of(WITHOUT[i]), &rest, &credit))
            fail_msg("'%.*s' taken from '%s'", SC_STR_ARG(credit), WITHOUT[i]);
        assert_str(rest, "untouched");
        assert_str(credit, "untouched");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(takes_credits_off),
        cmocka_unit_test(leaves_prose_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
