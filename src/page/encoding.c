/* Decoding pages: see encoding.h. The names of encodings are those of the C library's iconv. */
#include "page/encoding.h"

#include "base/utf8.h"
#include "page/markup.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

enum { PRESCAN_BYTES = 4096, GROWTH = 4 };

/* Labels that mean another encoding than they say (Encoding Standard, 4.2). */
static const struct {
    const char *label, *means;
} LABELS[] = {
    { "iso-8859-1", "windows-1252" },
    { "latin1", "windows-1252" },
    { "latin-1", "windows-1252" },
    { "us-ascii", "windows-1252" },
    { "ascii", "windows-1252" },
    { "iso-8859-9", "windows-1254" },
    { "tis-620", "windows-874" },
    { "x-sjis", "cp932" },
    { "shift_jis", "cp932" },
    { "shift-jis", "cp932" },
    { "sjis", "cp932" },
    { "ms_kanji", "cp932" },
    { "windows-31j", "cp932" },
    { "x-cp1250", "windows-1250" },
    { "x-cp1251", "windows-1251" },
    { "x-cp1252", "windows-1252" },
    { "x-euc-jp", "euc-jp" },
    { "iso-8859-8-i", "iso-8859-8" },
    { "x-x-big5", "big5-hkscs" },
    { "dos-874", "windows-874" },
    { "iso-8859-11", "windows-874" },
    { "unicode-1-1-utf-8", "utf-8" },
    { "gb2312", "gb18030" },
    { "gbk", "gb18030" },
    { "ks_c_5601-1987", "cp949" },
    { "euc-kr", "cp949" },
    { "x-gbk", "gb18030" },
    { "big5", "big5-hkscs" },
    { "utf8", "utf-8" },
    { "utf-16", "utf-8" },
    { "utf-16le", "utf-8" },
    { "utf-16be", "utf-8" },
};

sc_str sc_charset_in(sc_str content)
{
    size_t at;
    sc_str rest = content;
    while (sc_str_find(rest, SC_STR("="), &at)) {
        sc_str name = sc_str_trim(sc_str_sub(rest, 0, at));
        rest = sc_str_trim(sc_str_sub(rest, at + 1, rest.len));
        bool is_charset =
            name.len >= 7 && sc_str_is_nocase(sc_str_sub(name, name.len - 7, name.len), "charset");
        if (!is_charset)
            continue;
        if (rest.len > 0 && (rest.ptr[0] == '"' || rest.ptr[0] == '\''))
            rest = sc_str_sub(rest, 1, rest.len);
        size_t end = 0;
        while (end < rest.len && strchr("\"'; \t\r\n", rest.ptr[end]) == NULL)
            end++;
        return sc_str_sub(rest, 0, end);
    }
    return SC_STR("");
}

static sc_str declared_charset(sc_str bytes)
{
    sc_str start = sc_str_sub(bytes, 0, PRESCAN_BYTES);
    sc_markup markup = { .text = start };
    for (sc_markup_token token; sc_markup_next(&markup, &token);) {
        if (!sc_markup_is(&token, SC_MARKUP_START, "meta"))
            continue;
        sc_str charset = sc_str_trim(sc_markup_attribute_of(start, &token, "charset"));
        sc_str equiv = sc_markup_attribute_of(start, &token, "http-equiv");
        if (charset.len == 0 && sc_str_is_nocase(equiv, "content-type"))
            charset = sc_charset_in(sc_markup_attribute_of(start, &token, "content"));
        if (charset.len > 0)
            return charset;
    }
    return SC_STR("");
}

static const char *known_as(sc_arena *arena, sc_str label)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (sc_str_is_nocase(label, LABELS[i].label))
            return LABELS[i].means;
    return sc_str_z(arena, label);
}

/* What pages of a language are in that say nothing else (HTML, 13.2.3.2, "Determining the character
 * encoding", step 9). Those of other languages are windows-1252. */
static const struct {
    const char *lang, *encoding;
} USUAL[] = {
    { "ar", "windows-1256" }, { "be", "windows-1251" }, { "bg", "windows-1251" },
    { "cs", "windows-1250" }, { "el", "windows-1253" }, { "et", "windows-1257" },
    { "fa", "windows-1256" }, { "he", "windows-1255" }, { "hr", "windows-1250" },
    { "hu", "windows-1250" }, { "ja", "cp932" },        { "ky", "windows-1251" },
    { "ko", "cp949" },        { "lt", "windows-1257" }, { "lv", "windows-1257" },
    { "mk", "windows-1251" }, { "pl", "windows-1250" }, { "ru", "windows-1251" },
    { "sk", "windows-1250" }, { "sl", "windows-1250" }, { "sr", "windows-1251" },
    { "th", "windows-874" },  { "tr", "windows-1254" }, { "uk", "windows-1251" },
    { "vi", "windows-1258" },
};

static const char *usual_encoding(sc_str lang)
{
    static const char *const TRADITIONAL[] = { "zh-tw", "zh-hk", "zh-mo", "zh-hant" };
    for (size_t i = 0; i < sizeof TRADITIONAL / sizeof *TRADITIONAL; i++)
        if (sc_str_is_nocase(sc_str_sub(lang, 0, strlen(TRADITIONAL[i])), TRADITIONAL[i]))
            return "big5-hkscs";
    sc_str first = sc_str_sub(lang, 0, 2);
    bool is_two = lang.len == 2 || (lang.len > 2 && !sc_is_alpha(lang.ptr[2]));
    if (is_two && sc_str_is_nocase(first, "zh"))
        return "gb18030";
    for (size_t i = 0; is_two && i < sizeof USUAL / sizeof *USUAL; i++)
        if (sc_str_is_nocase(first, USUAL[i].lang))
            return USUAL[i].encoding;
    return "windows-1252";
}

/* The language of `<html lang="…">`. */
static sc_str declared_lang(sc_str bytes)
{
    sc_str start = sc_str_sub(bytes, 0, PRESCAN_BYTES);
    sc_markup markup = { .text = start };
    for (sc_markup_token token; sc_markup_next(&markup, &token);)
        if (sc_markup_is(&token, SC_MARKUP_START, "html"))
            return sc_str_trim(sc_markup_attribute_of(start, &token, "lang"));
    return SC_STR("");
}

static const char *encoding_of(sc_arena *arena, sc_str bytes)
{
    size_t bad;
    if (sc_str_starts(bytes, "\xEF\xBB\xBF"))
        return "utf-8";
    if (sc_str_starts(bytes, "\xFE\xFF"))
        return "utf-16be";
    if (sc_str_starts(bytes, "\xFF\xFE"))
        return "utf-16le";
    sc_str declared = declared_charset(bytes);
    if (declared.len > 0)
        return known_as(arena, declared);
    return sc_utf8_is_valid(bytes, &bad) ? "utf-8" : usual_encoding(declared_lang(bytes));
}

/* Bytes that are not UTF-8, and NUL, become U+FFFD. */
static sc_str repaired(sc_arena *arena, sc_str text)
{
    size_t bad;
    if (sc_utf8_is_valid(text, &bad) && memchr(text.ptr, '\0', text.len) == NULL)
        return text;
    sc_buf out = sc_buf_new(arena, 3 * text.len + 1);
    for (size_t at = 0; at < text.len;) {
        uint32_t c = sc_utf8_next(text, &at);
        sc_utf8_add(&out, c == 0 ? 0xFFFD : c);
    }
    return sc_buf_str(&out);
}

static void close_converter(void *handle)
{
    iconv_close((iconv_t)handle);
}

static sc_str convert(sc_arena *arena, iconv_t converter, sc_str bytes)
{
    size_t room = bytes.len * GROWTH + 16, left = bytes.len;
    char *to = sc_arena_alloc(arena, room), *start = to, *from = (char *)(uintptr_t)bytes.ptr;
    while (left > 0 && iconv(converter, &from, &left, &to, &room) == (size_t)-1 && errno != E2BIG) {
        if (room < 3)
            break;
        memcpy(to, "\xEF\xBF\xBD", 3); /* for what means nothing, one byte at a time */
        to += 3;
        room -= 3;
        from++;
        left--;
    }
    return (sc_str){ start, (size_t)(to - start) };
}

sc_status sc_page_decode(sc_arena *arena, sc_str name, sc_str bytes, sc_diags *diags, sc_str *out)
{
    const char *encoding = encoding_of(arena, bytes);
    sc_str text = bytes;
    if (!sc_str_is_nocase(sc_str_of(encoding), "utf-8")) {
        iconv_t converter = iconv_open("UTF-8", encoding);
        if (converter == (iconv_t)-1) {
            sc_source *source = SC_NEW(diags->arena, sc_source);
            source->name = name;
            sc_diag_error(diags, sc_span_of(source), "page.encoding", "save the page as UTF-8",
                          "unknown encoding '%s'", encoding);
            return SC_E_DATA;
        }
        sc_arena_defer(arena, close_converter, converter);
        text = convert(arena, converter, bytes);
    }
    text = repaired(arena, text);
    *out = sc_str_starts(text, "\xEF\xBB\xBF") ? sc_str_sub(text, 3, text.len) : text;
    return SC_OK;
}
