/* The words of cards and share links, one row a language; lists of names by ICU. See phrase.h. */
#include "locale/phrase.h"

#include "locale/unicode.h"

#include <string.h>
#include <unicode/ulistformatter.h>

/* `%` stands for the name. The row of a region stands before that of its language. */
static const struct {
    const char *lang;
    const char *phrases[SC_PHRASE_COUNT];
} ROWS[] = {
    { "ar",
      { "بقلم %", "تصوير: %", "المشاركة على %", "المشاركة عبر البريد الإلكتروني",
        "مشاركة هذا المقال", "رأي", "عاجل" } },
    { "ca",
      { "Per %", "Foto: %", "Comparteix a %", "Comparteix per correu electrònic",
        "Comparteix aquest article", "Opinió", "Última hora" } },
    { "cs",
      { "%", "Foto: %", "Sdílet na %", "Sdílet e-mailem", "Sdílet článek", "Názor", "Mimořádně" } },
    { "da",
      { "Af %", "Foto: %", "Del på %", "Del via e-mail", "Del artiklen", "Debat", "Breaking" } },
    { "de",
      { "Von %", "Foto: %", "Auf % teilen", "Per E-Mail teilen", "Artikel teilen", "Meinung",
        "Eilmeldung" } },
    { "el",
      { "%", "Φωτογραφία: %", "Κοινοποίηση στο %", "Κοινοποίηση με email", "Κοινοποίηση του άρθρου",
        "Άποψη", "Έκτακτο" } },
    { "en",
      { "By %", "Photo: %", "Share on %", "Share by email", "Share this article", "Opinion",
        "Breaking" } },
    { "eo",
      { "De %", "Foto: %", "Diskonigi ĉe %", "Diskonigi retpoŝte", "Diskonigi ĉi tiun artikolon",
        "Opinio", "Ĵus nun" } },
    { "es",
      { "Por %", "Foto: %", "Compartir en %", "Compartir por correo electrónico",
        "Compartir este artículo", "Opinión", "Última hora" } },
    { "fa",
      { "%", "عکس: %", "هم‌رسانی در %", "هم‌رسانی با ایمیل",
        "هم‌رسانی این مقاله", "دیدگاه", "فوری" } },
    { "fi",
      { "%", "Kuva: %", "Jaa palvelussa %", "Jaa sähköpostitse", "Jaa artikkeli", "Mielipide",
        "Juuri nyt" } },
    { "fr",
      { "Par %", "Photo : %", "Partager sur %", "Partager par e-mail", "Partager cet article",
        "Opinion", "Dernière minute" } },
    { "he", { "מאת %", "צילום: %", "שיתוף ב-%", "שיתוף בדוא״ל", "שיתוף הכתבה", "דעה", "מבזק" } },
    { "hi",
      { "%", "फ़ोटो: %", "% पर साझा करें", "ईमेल से साझा करें", "यह लेख साझा करें", "विचार", "ब्रेकिंग न्यूज़" } },
    { "id",
      { "Oleh %", "Foto: %", "Bagikan ke %", "Bagikan lewat email", "Bagikan artikel ini", "Opini",
        "Berita terkini" } },
    { "it",
      { "Di %", "Foto: %", "Condividi su %", "Condividi via e-mail", "Condividi questo articolo",
        "Opinione", "Ultim’ora" } },
    { "ja",
      { "%", "写真：%", "%でシェア", "メールで送る", "この記事をシェア", "オピニオン", "速報" } },
    { "ko", { "%", "사진: %", "%에 공유", "이메일로 공유", "이 기사 공유", "오피니언", "속보" } },
    { "nb",
      { "Av %", "Foto: %", "Del på %", "Del på e-post", "Del artikkelen", "Meninger",
        "Siste nytt" } },
    { "nl",
      { "Door %", "Foto: %", "Delen op %", "Delen via e-mail", "Dit artikel delen", "Opinie",
        "Laatste nieuws" } },
    { "pl",
      { "%", "Fot. %", "Udostępnij w serwisie %", "Udostępnij e-mailem", "Udostępnij artykuł",
        "Opinia", "Pilne" } },
    { "pt-PT",
      { "Por %", "Foto: %", "Partilhar no %", "Partilhar por e-mail", "Partilhar este artigo",
        "Opinião", "Última hora" } },
    { "pt",
      { "Por %", "Foto: %", "Compartilhar no %", "Compartilhar por e-mail",
        "Compartilhar este artigo", "Opinião", "Urgente" } },
    { "ro",
      { "De %", "Foto: %", "Distribuie pe %", "Distribuie prin e-mail", "Distribuie articolul",
        "Opinie", "Ultima oră" } },
    { "ru",
      { "%", "Фото: %", "Поделиться в %", "Поделиться по электронной почте", "Поделиться статьёй",
        "Мнение", "Срочно" } },
    { "sv",
      { "Av %", "Foto: %", "Dela på %", "Dela via e-post", "Dela artikeln", "Åsikt", "Just nu" } },
    { "th", { "โดย %", "ภาพ: %", "แชร์บน %", "แชร์ทางอีเมล", "แชร์บทความนี้", "ความคิดเห็น", "ข่าวด่วน" } },
    { "tr",
      { "%", "Fotoğraf: %", "% üzerinde paylaş", "E-posta ile paylaş", "Bu makaleyi paylaş",
        "Görüş", "Son dakika" } },
    { "uk",
      { "%", "Фото: %", "Поділитися в %", "Поділитися електронною поштою", "Поділитися статтею",
        "Думка", "Терміново" } },
    { "vi",
      { "%", "Ảnh: %", "Chia sẻ lên %", "Chia sẻ qua email", "Chia sẻ bài viết này", "Quan điểm",
        "Tin nóng" } },
    { "zh-Hant", { "%", "攝影：%", "分享到 %", "透過電子郵件分享", "分享本文", "觀點", "突發" } },
    { "zh-TW", { "%", "攝影：%", "分享到 %", "透過電子郵件分享", "分享本文", "觀點", "突發" } },
    { "zh-HK", { "%", "攝影：%", "分享到 %", "透過電子郵件分享", "分享本文", "觀點", "突發" } },
    { "zh", { "%", "摄影：%", "分享到 %", "通过电子邮件分享", "分享本文", "观点", "突发" } },
};

enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

/* Whether `tag` is `lang`, or `lang` with more behind it. */
static bool is_of(sc_str tag, const char *lang)
{
    size_t len = strlen(lang);
    return sc_str_is_nocase(sc_str_sub(tag, 0, len), lang) &&
           (tag.len == len || tag.ptr[len] == '-');
}

static const char *const *phrases_of(sc_str tag)
{
    for (size_t i = 0; i < ROW_COUNT; i++)
        if (is_of(tag, ROWS[i].lang))
            return ROWS[i].phrases;
    return NULL;
}

bool sc_phrase_is_known(sc_str tag)
{
    return phrases_of(tag) != NULL;
}

sc_str sc_phrase_say(sc_arena *arena, sc_phrase phrase, sc_str name, sc_str tag)
{
    const char *const *phrases = phrases_of(tag);
    if (phrases == NULL)
        return name;
    sc_str form = sc_str_of(phrases[phrase]);
    size_t at;
    if (!sc_str_find(form, SC_STR("%"), &at))
        return form;
    return sc_str_fmt(arena, "%.*s%.*s%s", (int)at, form.ptr, SC_STR_ARG(name), form.ptr + at + 1);
}

static sc_str with_commas(sc_arena *arena, const sc_str *names, size_t count)
{
    sc_buf buf = sc_buf_new(arena, 1 << 20);
    for (size_t i = 0; i < count; i++) {
        sc_buf_addz(&buf, i == 0 ? "" : ", ");
        sc_buf_add(&buf, names[i]);
    }
    return sc_buf_str(&buf);
}

sc_str sc_phrase_list(sc_arena *arena, const sc_str *names, size_t count, sc_str tag)
{
    char locale[SC_LOCALE_NAME_MAX];
    if (count == 1)
        return names[0];
    if (!sc_locale_name(tag, locale))
        return with_commas(arena, names, count);
    const UChar **items = SC_NEW_ARRAY(arena, const UChar *, count);
    int32_t *lengths = SC_NEW_ARRAY(arena, int32_t, count), room = 64;
    for (size_t i = 0; i < count; i++) {
        sc_utf16 name = sc_utf16_of(arena, names[i]);
        items[i] = name.ptr;
        lengths[i] = name.len;
        room += name.len + 16;
    }
    UErrorCode error = U_ZERO_ERROR;
    UListFormatter *formatter = ulistfmt_open(locale, &error);
    sc_utf16 list = { SC_NEW_ARRAY(arena, UChar, room), 0 };
    list.len = ulistfmt_format(formatter, items, lengths, (int32_t)count, list.ptr, room, &error);
    ulistfmt_close(formatter);
    return U_FAILURE(error) ? with_commas(arena, names, count) : sc_utf16_to_str(arena, list);
}
