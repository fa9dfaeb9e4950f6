/* What the words of bylines and date lines say: see labels.h. */
#include "page/labels.h"

#include "page/readers.h"

#include <string.h>

enum { NAME_BYTES_MAX = 100 };

/* Longer labels first where one begins another. */
static const sc_label LABELS[] = {
    { "edited by", SC_CLUE_EDITOR },
    { "editing by", SC_CLUE_EDITOR },
    { "editor:", SC_CLUE_EDITOR },
    { "edited:", SC_CLUE_EDITOR },
    { "editado por", SC_CLUE_EDITOR },
    { "edición:", SC_CLUE_EDITOR },
    { "édité par", SC_CLUE_EDITOR },
    { "redaktion:", SC_CLUE_EDITOR },
    { "redigiert von", SC_CLUE_EDITOR },
    { "biên tập:", SC_CLUE_EDITOR },
    { "تحرير:", SC_CLUE_EDITOR },
    { "تحرير ", SC_CLUE_EDITOR },
    { "a cura di", SC_CLUE_EDITOR },
    { "redactie:", SC_CLUE_EDITOR },
    { "Редактор:", SC_CLUE_EDITOR },
    { "редактор:", SC_CLUE_EDITOR },
    { "编辑：", SC_CLUE_EDITOR },
    { "责任编辑：", SC_CLUE_EDITOR },
    { "編輯：", SC_CLUE_EDITOR },
    { "責任編輯：", SC_CLUE_EDITOR },
    { "written by", SC_CLUE_AUTHOR },
    { "reported by", SC_CLUE_AUTHOR },
    { "posted by", SC_CLUE_AUTHOR },
    { "published by", SC_CLUE_AUTHOR },
    { "words by", SC_CLUE_AUTHOR },
    { "story by", SC_CLUE_AUTHOR },
    { "report by", SC_CLUE_AUTHOR },
    { "author:", SC_CLUE_AUTHOR },
    { "authors:", SC_CLUE_AUTHOR },
    { "by:", SC_CLUE_AUTHOR },
    { "by ", SC_CLUE_AUTHOR },
    { "autor:", SC_CLUE_AUTHOR },
    { "autora:", SC_CLUE_AUTHOR },
    { "auteur :", SC_CLUE_AUTHOR },
    { "por ", SC_CLUE_AUTHOR },
    { "par ", SC_CLUE_AUTHOR },
    { "von ", SC_CLUE_AUTHOR },
    { "tác giả:", SC_CLUE_AUTHOR },
    { "bài:", SC_CLUE_AUTHOR },
    { "بقلم:", SC_CLUE_AUTHOR },
    { "بقلم ", SC_CLUE_AUTHOR },
    { "كتب:", SC_CLUE_AUTHOR },
    { "كتبت:", SC_CLUE_AUTHOR },
    { "di ", SC_CLUE_AUTHOR },
    { "door ", SC_CLUE_AUTHOR },
    { "oleh ", SC_CLUE_AUTHOR },
    { "text:", SC_CLUE_AUTHOR },
    { "tekst:", SC_CLUE_AUTHOR },
    { "yazan:", SC_CLUE_AUTHOR },
    { "Автор:", SC_CLUE_AUTHOR },
    { "автор:", SC_CLUE_AUTHOR },
    { "Текст:", SC_CLUE_AUTHOR },
    { "текст:", SC_CLUE_AUTHOR },
    { "מאת", SC_CLUE_AUTHOR },
    { "作者：", SC_CLUE_AUTHOR },
    { "作者:", SC_CLUE_AUTHOR },
    { "记者：", SC_CLUE_AUTHOR },
    { "記者：", SC_CLUE_AUTHOR },
    { "文：", SC_CLUE_AUTHOR },
    { "文／", SC_CLUE_AUTHOR },
    { "文＝", SC_CLUE_AUTHOR },
    { "글:", SC_CLUE_AUTHOR },
    { "last updated", SC_CLUE_MODIFIED },
    { "updated", SC_CLUE_MODIFIED },
    { "last modified", SC_CLUE_MODIFIED },
    { "modified", SC_CLUE_MODIFIED },
    { "actualizado", SC_CLUE_MODIFIED },
    { "atualizado", SC_CLUE_MODIFIED },
    { "mis à jour", SC_CLUE_MODIFIED },
    { "aktualisiert", SC_CLUE_MODIFIED },
    { "cập nhật", SC_CLUE_MODIFIED },
    { "آخر تحديث", SC_CLUE_MODIFIED },
    { "تحديث", SC_CLUE_MODIFIED },
    { "aggiornato", SC_CLUE_MODIFIED },
    { "bijgewerkt", SC_CLUE_MODIFIED },
    { "zaktualizowano", SC_CLUE_MODIFIED },
    { "Обновлено", SC_CLUE_MODIFIED },
    { "обновлено", SC_CLUE_MODIFIED },
    { "更新", SC_CLUE_MODIFIED },
    { "submitted by", SC_CLUE_AUTHOR },
    { "كتب ", SC_CLUE_AUTHOR },
    { "كتبت ", SC_CLUE_AUTHOR },
    { "โดย ", SC_CLUE_AUTHOR },
    { "โดย:", SC_CLUE_AUTHOR },
    { "เรื่อง:", SC_CLUE_AUTHOR },
    { "本报记者", SC_CLUE_AUTHOR },
    { "本報記者", SC_CLUE_AUTHOR },
    { "记者 ", SC_CLUE_AUTHOR },
    { "記者", SC_CLUE_AUTHOR },
    { "撰文：", SC_CLUE_AUTHOR },
    { "文・", SC_CLUE_AUTHOR },
    { "文/", SC_CLUE_AUTHOR },
    { "執筆：", SC_CLUE_AUTHOR },
    { "筆者：", SC_CLUE_AUTHOR },
    { "기자:", SC_CLUE_AUTHOR },
    { "글=", SC_CLUE_AUTHOR },
    { "författare:", SC_CLUE_AUTHOR },
    { "tekst og foto:", SC_CLUE_AUTHOR },
    { "Автор ", SC_CLUE_AUTHOR },
    { "συντάκτης:", SC_CLUE_AUTHOR },
    { "Συντάκτης:", SC_CLUE_AUTHOR },
    { "penulis:", SC_CLUE_AUTHOR },
    { "लेखक:", SC_CLUE_AUTHOR },
    { "نویسنده:", SC_CLUE_AUTHOR },
    { "เรียบเรียงโดย", SC_CLUE_EDITOR },
    { "บรรณาธิการ:", SC_CLUE_EDITOR },
    { "עריכה:", SC_CLUE_EDITOR },
    { "编辑:", SC_CLUE_EDITOR },
    { "責任編集：", SC_CLUE_EDITOR },
    { "編集：", SC_CLUE_EDITOR },
    { "편집:", SC_CLUE_EDITOR },
    { "edição:", SC_CLUE_EDITOR },
    { "עודכן", SC_CLUE_MODIFIED },
    { "수정", SC_CLUE_MODIFIED },
    { "최종수정", SC_CLUE_MODIFIED },
    { "업데이트", SC_CLUE_MODIFIED },
    { "อัปเดต", SC_CLUE_MODIFIED },
    { "อัพเดท", SC_CLUE_MODIFIED },
    { "แก้ไข", SC_CLUE_MODIFIED },
    { "最終更新", SC_CLUE_MODIFIED },
    { "güncelleme", SC_CLUE_MODIFIED },
    { "обновлён", SC_CLUE_MODIFIED },
    { "оновлено", SC_CLUE_MODIFIED },
    { "source:", SC_CLUE_FIELD_COUNT }, /* these end a name before them, and tell nothing else */
    { "fonte:", SC_CLUE_FIELD_COUNT },
    { "fuente:", SC_CLUE_FIELD_COUNT },
    { "quelle:", SC_CLUE_FIELD_COUNT },
    { "category:", SC_CLUE_FIELD_COUNT },
    { "categories:", SC_CLUE_FIELD_COUNT },
    { "views:", SC_CLUE_FIELD_COUNT },
    { "hits:", SC_CLUE_FIELD_COUNT },
    { "来源：", SC_CLUE_FIELD_COUNT },
    { "来源:", SC_CLUE_FIELD_COUNT },
    { "來源：", SC_CLUE_FIELD_COUNT },
    { "出典：", SC_CLUE_FIELD_COUNT },
    { "입력", SC_CLUE_PUBLISHED },
    { "등록", SC_CLUE_PUBLISHED },
    { "פורסם", SC_CLUE_PUBLISHED },
};

/* What stands behind a reporter's name. */
static const char *const POSITIONS_BEHIND[] = { "기자", "특파원", "記者", "记者" };
static const sc_label REPORTER = { "", SC_CLUE_AUTHOR };

/* "김민수 기자": short, and a name before the word. */
static bool is_reporter(sc_str segment, sc_str *name)
{
    enum { SEGMENT_BYTES_MAX = 40 };
    for (size_t i = 0; i < sizeof POSITIONS_BEHIND / sizeof *POSITIONS_BEHIND; i++) {
        size_t len = strlen(POSITIONS_BEHIND[i]);
        if (segment.len <= len || segment.len > SEGMENT_BYTES_MAX ||
            !sc_str_ends(segment, POSITIONS_BEHIND[i]))
            continue;
        *name = sc_str_trim(sc_str_sub(segment, 0, segment.len - len));
        for (size_t at = 0; at < name->len; at++)
            if (strchr("=:(", name->ptr[at]) != NULL)
                return false;
        return true;
    }
    return false;
}

const sc_label *sc_label_of(sc_str segment, sc_str *rest)
{
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        size_t len = strlen(LABELS[i].words);
        if (!sc_str_is_nocase(sc_str_sub(segment, 0, len), LABELS[i].words))
            continue;
        bool is_word = sc_is_alpha(LABELS[i].words[len - 1]) && segment.len > len &&
                       sc_is_alpha(segment.ptr[len]);
        if (is_word)
            continue;
        *rest = sc_str_trim(sc_str_sub(segment, len, segment.len));
        if (sc_str_starts(*rest, ":"))
            *rest = sc_str_trim(sc_str_sub(*rest, 1, rest->len));
        return &LABELS[i];
    }
    return is_reporter(segment, rest) ? &REPORTER : NULL;
}

/* Names begin with a capital, where letters have case, and hold no digits. */
bool sc_is_names(sc_str text)
{
    static const char *const PROSE[] = { "，", "。", "！", "？", "摄", "攝", "撮影" };
    bool is_fine =
        text.len > 1 && text.len <= NAME_BYTES_MAX && !(text.ptr[0] >= 'a' && text.ptr[0] <= 'z');
    size_t words = 1;
    for (size_t i = 0; i < text.len; i++) {
        is_fine = is_fine && !sc_is_digit(text.ptr[i]) && strchr("?!;@", text.ptr[i]) == NULL;
        words += text.ptr[i] == ' ';
    }
    for (size_t i = 0; i < sizeof PROSE / sizeof *PROSE; i++)
        is_fine = is_fine && !sc_str_find(text, sc_str_of(PROSE[i]), NULL);
    return is_fine && words <= 10;
}

bool sc_byline_in(sc_str text, sc_str *names)
{
    sc_str rest;
    const sc_label *label = sc_label_of(text, &rest);
    if (label == NULL || label->field != SC_CLUE_AUTHOR || rest.len == 0)
        return false;
    *names = rest;
    return true;
}

/* --- names ----------------------------------------------------------------------------------- */

static sc_str without_end(sc_str text)
{
    text = sc_str_trim(text);
    while (text.len > 0 && strchr(",;:-(|", text.ptr[text.len - 1]) != NULL)
        text = sc_str_trim(sc_str_sub(text, 0, text.len - 1));
    return text;
}

static bool ends_nocase(sc_str text, const char *words)
{
    size_t len = strlen(words);
    return text.len > len && sc_str_is_nocase(sc_str_sub(text, text.len - len, text.len), words);
}

static sc_str without_ends(sc_str text, const char *const *ends)
{
    text = without_end(text);
    for (size_t i = 0; ends[i] != NULL; i++)
        if (ends_nocase(text, ends[i])) {
            text = without_end(sc_str_sub(text, 0, text.len - strlen(ends[i])));
            i = (size_t)-1;
        }
    return text;
}

sc_str sc_before_date(sc_str text)
{
    static const char *const PREPOSITIONS[] = { " on", " at",        " le",     " il",  " am",
                                                " el", " em",        " op",     " den", " в",
                                                " от", " published", " posted", NULL };
    return without_ends(text, PREPOSITIONS);
}

sc_str sc_name_of(sc_arena *arena, sc_str text)
{
    static const char *const POSITIONS[] = { " staff writer",
                                             " staff reporter",
                                             ", staff",
                                             ", reporter",
                                             ", senior reporter",
                                             ", senior writer",
                                             ", correspondent",
                                             ", contributor",
                                             ", special correspondent",
                                             " contributing writer",
                                             ", political editor",
                                             ", redakteur",
                                             ", redakteurin",
                                             ", корреспондент",
                                             ", 기자",
                                             " 기자",
                                             NULL };
    size_t start, end;
    sc_str date;
    if (sc_date_in(arena, text, SC_STR(""), &start, &end, &date))
        text = sc_before_date(sc_str_sub(text, 0, start));
    for (size_t slash; sc_str_find(text, SC_STR("／"), &slash);)
        text.len = slash;
    return without_ends(text, POSITIONS);
}

/* --- several labels in one text -------------------------------------------------------------- */

/* Whether a label starts here that cannot be a part of a name: it ends with a colon. */
static bool is_colon_label(sc_str text)
{
    sc_str rest;
    const sc_label *label = sc_label_of(text, &rest);
    if (label == NULL || label->words[0] == '\0')
        return false;
    sc_str behind = sc_str_sub(text, strlen(label->words), text.len);
    return sc_str_ends(sc_str_of(label->words), ":") ||
           sc_str_ends(sc_str_of(label->words), "：") || sc_str_starts(behind, ":");
}

size_t sc_label_next(sc_str text)
{
    static const char *const WORDS[] = { " Edited by ", " Editor: ", " Published ", " Posted ",
                                         " Updated " };
    bool has_colon = sc_str_find(text, SC_STR(":"), NULL) || sc_str_find(text, SC_STR("："), NULL);
    for (size_t at = 1; at < text.len; at++) {
        sc_str rest = sc_str_sub(text, at, text.len);
        if (rest.ptr[0] != ' ')
            continue;
        for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
            if (sc_str_starts(rest, WORDS[i]))
                return at;
        if (has_colon && is_colon_label(sc_str_sub(rest, 1, rest.len)))
            return at;
    }
    return text.len;
}
