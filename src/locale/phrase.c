/* The words of cards, one row a language; lists of names by ICU. See phrase.h. */
#include "locale/phrase.h"

#include "locale/unicode.h"

#include <unicode/ulistformatter.h>

/* `%` stands for the name. */
static const struct {
    const char *lang;
    const char *phrases[2];
} ROWS[] = {
    { "ar", { "بقلم %", "تصوير: %" } }, { "ca", { "Per %", "Foto: %" } },
    { "cs", { "%", "Foto: %" } },       { "da", { "Af %", "Foto: %" } },
    { "de", { "Von %", "Foto: %" } },   { "el", { "%", "Φωτογραφία: %" } },
    { "en", { "By %", "Photo: %" } },   { "eo", { "De %", "Foto: %" } },
    { "es", { "Por %", "Foto: %" } },   { "fa", { "%", "عکس: %" } },
    { "fi", { "%", "Kuva: %" } },       { "fr", { "Par %", "Photo : %" } },
    { "he", { "מאת %", "צילום: %" } },  { "hi", { "%", "फ़ोटो: %" } },
    { "id", { "Oleh %", "Foto: %" } },  { "it", { "Di %", "Foto: %" } },
    { "ja", { "%", "写真：%" } },       { "ko", { "%", "사진: %" } },
    { "nb", { "Av %", "Foto: %" } },    { "nl", { "Door %", "Foto: %" } },
    { "pl", { "%", "Fot. %" } },        { "pt", { "Por %", "Foto: %" } },
    { "ro", { "De %", "Foto: %" } },    { "ru", { "%", "Фото: %" } },
    { "sv", { "Av %", "Foto: %" } },    { "th", { "โดย %", "ภาพ: %" } },
    { "tr", { "%", "Fotoğraf: %" } },   { "uk", { "%", "Фото: %" } },
    { "vi", { "%", "Ảnh: %" } },        { "zh", { "%", "摄影：%" } },
};

static sc_str language_of(sc_str tag)
{
    size_t len = 0;
    while (len < tag.len && sc_is_alpha(tag.ptr[len]))
        len++;
    return sc_str_sub(tag, 0, len);
}

sc_str sc_phrase_say(sc_arena *arena, sc_phrase phrase, sc_str name, sc_str tag)
{
    sc_str lang = language_of(tag);
    size_t at;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (!sc_str_is_nocase(lang, ROWS[i].lang))
            continue;
        sc_str form = sc_str_of(ROWS[i].phrases[phrase]);
        sc_str_find(form, SC_STR("%"), &at);
        return sc_str_fmt(arena, "%.*s%.*s%s", (int)at, form.ptr, SC_STR_ARG(name),
                          form.ptr + at + 1);
    }
    return name;
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
