/*
 * What lines of text say by how they read: see sc_read_lines() in readers.h. A page has, in this
 * order, its title, then byline, dates and the names of networks to share it on, in any order; a
 * picture with its caption; and the first paragraph.
 */
#include "article/credit.h"
#include "base/utf8.h"
#include "locale/date_words.h"
#include "locale/locale.h"
#include "page/labels.h"
#include "page/markup.h"
#include "page/readers.h"

#include <string.h>

enum {
    META_BYTES_MAX = 160, /* a line about the article, not of it */
    PARAGRAPH_BYTES_MIN = 100,
    CAPTION_BYTES_MAX = 400,
    TITLE_BYTES_MAX = 400,
    DATELINE_BYTES_MAX = 60,
    DESCRIPTION_BYTES_MAX = 300,
    LINES_MAX = 400, /* that are looked at */
};

/* Words of lines that are only links to share the page with. */
static const char *const NETWORKS[] = {
    "facebook", "twitter",   "x",         "telegram",  "whatsapp", "linkedin",  "pinterest",
    "reddit",   "instagram", "messenger", "threads",   "bluesky",  "mastodon",  "viber",
    "vk",       "line",      "zalo",      "tumblr",    "pocket",   "flipboard", "xing",
    "wechat",   "weibo",     "signal",    "sms",       "email",    "e-mail",    "mail",
    "print",    "share",     "tweet",     "copy",      "link",     "save",      "pin",
    "it",       "this",      "on",        "via",       "to",       "more",      "shares",
    "youtube",  "tiktok",    "rss",       "compartir", "partager", "teilen",    "compartilhar",
    "chia",     "sẻ",        "مشاركة",    "شارك",      "فيسبوك",   "تويتر",     "واتساب",
    "تلغرام",   "تيليجرام",  NULL
};

/* What follows an article: nothing after it is the article's. */
static const char *const ENDINGS[] = { "leave a comment",    "leave a reply",
                                       "post a comment",     "add a comment",
                                       "comments",           "related",
                                       "related articles",   "related posts",
                                       "related stories",    "read more",
                                       "read also",          "more news",
                                       "deja un comentario", "kommentare",
                                       "commentaires",       "comentarios",
                                       "bình luận",          "التعليقات",
                                       "أضف تعليقاً",         "recommended",
                                       "newsletter",         NULL };

typedef struct lines {
    const sc_page_text *text;
    sc_str lang;
    bool is_plain;
    sc_clues *clues;
    size_t from, to;    /* of the article's lines */
    size_t first_about; /* the first line about the article; `to` if there is none */
    size_t last_about;
    bool has_about;
} lines;

static void note(const lines *l, sc_clue_field field, const char *from, sc_field value)
{
    sc_clue clue = { .field = field, .trust = SC_TRUST_TEXT, .from = from, .value = value };
    clue.is_byline = field == SC_CLUE_AUTHOR;
    sc_clues_add(l->clues, clue);
}

static const sc_line *line_at(const lines *l, size_t i)
{
    return &l->text->lines.items[i];
}

static bool is_passed(const lines *l, size_t i)
{
    return (line_at(l, i)->marks & (SC_LINE_CHROME | SC_LINE_PICTURE)) != 0;
}

/* --- segments: what stands between bars, bullets and the like -------------------------------- */

static size_t separator_at(sc_str text, size_t at)
{
    static const char *const SEPARATORS[] = { " | ", "|",   " • ", "•",   " · ", "·",  " / ",
                                              "\t",  "   ", "　",  " – ", " — ", " - " };
    sc_str rest = sc_str_sub(text, at, text.len);
    for (size_t i = 0; i < sizeof SEPARATORS / sizeof *SEPARATORS; i++)
        if (sc_str_starts(rest, SEPARATORS[i]))
            return strlen(SEPARATORS[i]);
    return 0;
}

static bool next_segment(sc_str text, size_t *at, sc_str *segment)
{
    if (*at >= text.len)
        return false;
    size_t end = *at, len = 0;
    while (end < text.len && (len = separator_at(text, end)) == 0)
        end++;
    *segment = sc_str_trim(sc_str_sub(text, *at, end));
    *at = end + len;
    return true;
}

sc_str sc_first_segment(sc_str text)
{
    size_t at = 0;
    sc_str segment = text;
    return next_segment(text, &at, &segment) && segment.len > 0 ? segment : text;
}

static sc_field part_of(sc_field line, sc_str part)
{
    return (sc_field){ part, line.span };
}

/* --- lines about the article ----------------------------------------------------------------- */

static bool is_separator(char c)
{
    return c == ' ' || c == '|' || c == ',' || c == '/';
}

static bool is_networks(sc_str text)
{
    size_t words = 0;
    for (size_t at = 0; at < text.len;) {
        while (at < text.len && is_separator(text.ptr[at]))
            at++;
        size_t end = at;
        while (end < text.len && !is_separator(text.ptr[end]))
            end++;
        sc_str word = sc_str_sub(text, at, end);
        bool is_sign = word.len > 0 && !sc_is_alpha(word.ptr[0]) && (word.ptr[0] & 0x80) == 0;
        bool is_bullet = sc_str_is(word, "•") || sc_str_is(word, "·");
        if (word.len > 0 && !is_sign && !is_bullet && !sc_markup_is_one_of(word, NETWORKS))
            return false;
        words += word.len > 0 && !is_sign && !is_bullet;
        at = end;
    }
    return words > 0;
}

static bool note_people(const lines *l, sc_field line, sc_str segment)
{
    sc_str rest;
    const sc_label *label = sc_label_of(segment, &rest);
    bool is_person =
        label != NULL && (label->field == SC_CLUE_AUTHOR || label->field == SC_CLUE_EDITOR);
    if (is_person)
        rest = sc_name_of(l->clues->arena, rest);
    if (!is_person || !sc_is_names(rest))
        return false;
    note(l, label->field, label->field == SC_CLUE_AUTHOR ? "text byline" : "text editor",
         part_of(line, rest));
    return true;
}

/* What else stands beside a date is a label of a few words. */
static bool note_date(const lines *l, sc_field line, sc_str segment, size_t *start, size_t *end)
{
    enum { LABEL_BYTES_MAX = 40 };
    sc_str date, rest;
    if (!sc_date_in(l->clues->arena, segment, l->lang, start, end, &date))
        return false;
    const sc_label *label = sc_label_of(segment, &rest);
    bool is_modified = label != NULL && label->field == SC_CLUE_MODIFIED;
    sc_str after = sc_str_trim(sc_str_sub(segment, *end, segment.len));
    bool is_labelled = label != NULL || *start <= LABEL_BYTES_MAX;
    if (!is_labelled || after.len > LABEL_BYTES_MAX)
        return false;
    note(l, is_modified ? SC_CLUE_MODIFIED : SC_CLUE_PUBLISHED, "text date", part_of(line, date));
    return true;
}

static bool read_segment(const lines *l, sc_field line, sc_str segment)
{
    size_t start = segment.len, end = segment.len, second = sc_label_next(segment);
    if (second < segment.len) {
        bool first_is = read_segment(l, line, sc_str_sub(segment, 0, second));
        return read_segment(l, line, sc_str_trim(sc_str_sub(segment, second, segment.len))) ||
               first_is;
    }
    bool has_date = note_date(l, line, segment, &start, &end);
    bool is_before =
        note_people(l, line, has_date ? sc_before_date(sc_str_sub(segment, 0, start)) : segment);
    bool is_behind =
        has_date && note_people(l, line, sc_str_trim(sc_str_sub(segment, end, segment.len)));
    return has_date || is_before || is_behind || is_networks(segment);
}

/* Segment by segment, but a date with a time may hold what else divides: "26/08/2026 - 21:30". */
static bool read_segments(const lines *l, sc_field line, sc_str text)
{
    sc_str segment, date;
    size_t start, end;
    bool is_about = false;
    bool has_date = sc_date_in(l->clues->arena, text, l->lang, &start, &end, &date);
    sc_str within = has_date ? sc_str_sub(text, start, end) : SC_STR("");
    if (has_date && sc_first_segment(within).len < within.len) {
        bool is_before = read_segments(l, line, sc_before_date(sc_str_sub(text, 0, start)));
        bool is_date = read_segment(l, line, within);
        return read_segments(l, line, sc_str_sub(text, end, text.len)) || is_before || is_date;
    }
    for (size_t at = 0; next_segment(text, &at, &segment);)
        is_about = (segment.len > 0 && read_segment(l, line, segment)) || is_about;
    return is_about;
}

/* @return whether the line is about the article: byline, date, networks. */
static bool read_about(const lines *l, size_t i)
{
    sc_field line = line_at(l, i)->text;
    bool is_there = line.text.len <= META_BYTES_MAX && !is_passed(l, i);
    return is_there && read_segments(l, line, line.text);
}

/* --- paragraphs ------------------------------------------------------------------------------ */

static bool has_digit(sc_str text)
{
    for (size_t at = 0; at < text.len;) {
        if (sc_digit_next(text, &at) >= 0)
            return true;
        sc_utf8_next(text, &at);
    }
    return false;
}

/* "(부산=항구일보)", "（東京＝港新聞）" at a start. @return its length, 0 if there is none. */
static size_t bracketed_dateline_len(sc_str text)
{
    static const char *const CLOSES[] = { ")", "）" };
    sc_str start = sc_str_sub(text, 0, DATELINE_BYTES_MAX);
    bool is_open = sc_str_starts(start, "(") || sc_str_starts(start, "（");
    for (size_t i = 0; is_open && i < sizeof CLOSES / sizeof *CLOSES; i++) {
        size_t end;
        if (!sc_str_find(start, sc_str_of(CLOSES[i]), &end))
            continue;
        sc_str inside = sc_str_sub(start, 0, end);
        bool is_place =
            sc_str_find(inside, SC_STR("="), NULL) || sc_str_find(inside, SC_STR("＝"), NULL);
        return is_place ? end + strlen(CLOSES[i]) : 0;
    }
    return 0;
}

/* "LISBON, Portugal (Harbour Post) — ". @return its length, 0 if there is none. */
static size_t dateline_len(sc_arena *arena, sc_str text)
{
    static const char *const DASHES[] = { " — ", " – ", " -- ", " - ", "— ", " —" };
    sc_str start = sc_str_sub(text, 0, DATELINE_BYTES_MAX);
    for (size_t at = 2; at < start.len; at++)
        for (size_t i = 0; i < sizeof DASHES / sizeof *DASHES; i++) {
            if (!sc_str_starts(sc_str_sub(start, at, start.len), DASHES[i]))
                continue;
            size_t city = 0;
            while (city < at && strchr(",(", start.ptr[city]) == NULL)
                city++;
            sc_str name = sc_str_trim(sc_str_sub(start, 0, city));
            bool is_upper = name.len > 2 && !has_digit(name) &&
                            sc_str_eq(sc_case_upper(arena, name, SC_STR("en")), name);
            return is_upper ? at + strlen(DASHES[i]) : 0;
        }
    return bracketed_dateline_len(text);
}

static bool is_paragraph(const lines *l, size_t i)
{
    sc_str text = line_at(l, i)->text.text;
    if (is_passed(l, i) || (line_at(l, i)->marks & (SC_LINE_CAPTION | SC_LINE_HEADING)) != 0)
        return false;
    return text.len >= PARAGRAPH_BYTES_MIN || dateline_len(l->clues->arena, text) > 0;
}

/* The first sentences that make a description. */
static sc_str sentences_of(sc_str text)
{
    size_t end = 0;
    for (size_t at = 0; at + 1 < text.len && at < DESCRIPTION_BYTES_MAX; at++)
        if (strchr(".!?", text.ptr[at]) != NULL && text.ptr[at + 1] == ' ' && at > 60)
            end = at + 1;
    if (text.len <= DESCRIPTION_BYTES_MAX)
        return text;
    for (size_t at = DESCRIPTION_BYTES_MAX; end == 0 && at > 0; at--)
        if (text.ptr[at] == ' ')
            end = at;
    return sc_str_sub(text, 0, end);
}

static bool has_credit(sc_str text)
{
    sc_str rest, credit;
    return sc_credit_split(text, &rest, &credit);
}

/* @return the first paragraph's line; `to` if there is none. */
static size_t first_paragraph(const lines *l)
{
    size_t start = l->has_about ? l->first_about : l->from + 1;
    for (size_t i = start; i < l->to; i++)
        if (is_paragraph(l, i) && !has_credit(line_at(l, i)->text.text))
            return i;
    return l->to;
}

static void read_paragraph(const lines *l, size_t i)
{
    if (i >= l->to)
        return;
    sc_field line = line_at(l, i)->text;
    size_t skip = dateline_len(l->clues->arena, line.text);
    line.text = sentences_of(sc_str_trim(sc_str_sub(line.text, skip, line.text.len)));
    note(l, SC_CLUE_DESCRIPTION, "text first paragraph", line);
}

/* --- captions -------------------------------------------------------------------------------- */

static bool may_be_caption(const lines *l, size_t i)
{
    sc_str text = line_at(l, i)->text.text;
    bool is_marked = (line_at(l, i)->marks & SC_LINE_CAPTION) != 0;
    return !is_passed(l, i) && (line_at(l, i)->marks & SC_LINE_HEADING) == 0 &&
           (is_marked || (text.len >= 12 && text.len <= CAPTION_BYTES_MAX &&
                          dateline_len(l->clues->arena, text) == 0 && !is_networks(text)));
}

/* The line after a picture: if marked as a caption, or it has a credit, or is short beside what
 * follows it. A marked one may also stand before. */
static size_t caption_of(const lines *l, size_t picture)
{
    size_t after = picture + 1, before = picture - 1;
    bool is_after = after < l->to && may_be_caption(l, after);
    if (is_after && (line_at(l, after)->marks & SC_LINE_CAPTION) != 0)
        return after;
    if (picture > 0 && (line_at(l, before)->marks & SC_LINE_CAPTION) != 0 &&
        may_be_caption(l, before))
        return before;
    if (!is_after)
        return l->to;
    sc_str text = line_at(l, after)->text.text;
    bool is_short = text.len <= 200 && after + 1 < l->to && is_paragraph(l, after + 1) &&
                    line_at(l, after + 1)->text.text.len > text.len && !l->is_plain;
    return has_credit(text) || is_short ? after : l->to;
}

static void read_picture(const lines *l, size_t i)
{
    const sc_picture_found *picture = &l->text->pictures.items[line_at(l, i)->picture];
    sc_clue clue = { .field = SC_CLUE_PHOTO,
                     .trust = SC_TRUST_BODY,
                     .from = "img",
                     .value = picture->src,
                     .alt = picture->alt };
    size_t caption = caption_of(l, i);
    if (caption < l->to) {
        clue.caption = line_at(l, caption)->text;
        clue.from = (line_at(l, caption)->marks & SC_LINE_CAPTION) != 0 ? "figure" : "img";
    }
    for (size_t k = i + 1; k < l->to && k <= i + 3; k++)
        if ((line_at(l, k)->marks & SC_LINE_CREDIT) != 0 && clue.credit.text.len == 0)
            clue.credit = line_at(l, k)->text;
    sc_clues_add(l->clues, clue);
}

/* Of a saved text the pictures are gone and their captions are left. */
static void read_plain_caption(const lines *l, size_t paragraph)
{
    if (!l->has_about)
        return;
    for (size_t i = l->first_about; i < l->to && i <= paragraph; i++) {
        sc_field line = line_at(l, i)->text;
        bool is_last = i + 1 == paragraph && i > l->last_about && may_be_caption(l, i);
        if (!is_last && (!has_credit(line.text) || line.text.len > CAPTION_BYTES_MAX))
            continue;
        note(l, SC_CLUE_CAPTION, "text caption", line);
        return;
    }
}

/* --- titles ---------------------------------------------------------------------------------- */

static size_t word_count(sc_str text)
{
    size_t words = text.len > 0;
    for (size_t i = 0; i < text.len; i++)
        words += text.ptr[i] == ' ';
    return words;
}

static bool may_be_title(const lines *l, size_t i)
{
    sc_str text = line_at(l, i)->text.text;
    return !is_passed(l, i) && text.len <= TITLE_BYTES_MAX &&
           ((line_at(l, i)->marks & SC_LINE_HEADING) != 0 ||
            ((word_count(text) >= 3 || sc_utf8_count(text) >= 20) &&
             (l->is_plain || !sc_str_ends(text, ".")))); /* sentences end so, titles do not */
}

/* A line that <title> says too, with the site's name beside it, is the title for sure. */
static bool is_in_title(const lines *l, sc_str line)
{
    size_t rank = 0;
    for (const sc_clue *clue; (clue = sc_clues_next(l->clues, SC_CLUE_HEADLINE, &rank)) != NULL;) {
        sc_str title = clue->value.text;
        bool is_longer = title.len > line.len + 2 && word_count(line) >= 3;
        bool is_start = is_longer && sc_str_eq(sc_str_sub(title, 0, line.len), line) &&
                        separator_at(title, line.len) > 0;
        if (clue->trust == SC_TRUST_TITLE && (is_start || sc_str_eq(title, line)))
            return true;
    }
    return false;
}

/* Before what is about the article, or else after it: the first line that is long enough. */
static void read_title(const lines *l)
{
    size_t end = l->has_about ? l->first_about : l->to, found = l->to;
    for (size_t i = l->from; i < l->to && found == l->to; i++)
        if (may_be_title(l, i) && is_in_title(l, line_at(l, i)->text.text))
            found = i;
    for (size_t i = l->from; i < end && found == l->to; i++)
        if (may_be_title(l, i))
            found = i;
    for (size_t i = l->from; i < end && found == l->to; i++)
        if (!is_passed(l, i) && l->is_plain)
            found = i;
    for (size_t i = end; i < l->to && found == l->to; i++)
        if (i > l->last_about && may_be_title(l, i))
            found = i;
    if (found < l->to)
        note(l, SC_CLUE_HEADLINE, "text title", line_at(l, found)->text);
}

/* --- all of it ------------------------------------------------------------------------------- */

static bool is_ending(sc_str text)
{
    while (text.len > 0 && strchr(":.…! ", text.ptr[text.len - 1]) != NULL)
        text.len--;
    return sc_markup_is_one_of(text, ENDINGS);
}

/* The article's lines: those of <article> or <main>, if there are any. */
static void find_range(lines *l)
{
    size_t count = l->text->lines.count;
    bool has_main = false;
    for (size_t i = 0; i < count; i++)
        has_main = has_main || ((line_at(l, i)->marks & SC_LINE_MAIN) != 0 && !is_passed(l, i));
    for (l->from = 0; has_main && (line_at(l, l->from)->marks & SC_LINE_MAIN) == 0;)
        l->from++;
    for (l->to = l->from; l->to < count && l->to - l->from < LINES_MAX; l->to++) {
        bool is_outside = has_main && (line_at(l, l->to)->marks & SC_LINE_MAIN) == 0;
        if (is_outside || (l->to > l->from && is_ending(line_at(l, l->to)->text.text)))
            break;
    }
}

/* After the first paragraph nothing is about the article any more. */
static void find_about(lines *l)
{
    l->first_about = l->to;
    for (size_t i = l->from; i < l->to; i++) {
        bool is_body = is_paragraph(l, i) && !has_credit(line_at(l, i)->text.text);
        if (is_body && l->has_about && i > l->from)
            break;
        if (!read_about(l, i))
            continue;
        l->first_about = l->has_about ? l->first_about : i;
        l->last_about = i;
        l->has_about = true;
    }
}

void sc_read_lines(const sc_page_text *text, sc_str lang, bool is_plain, sc_clues *clues)
{
    lines l = { .text = text, .lang = lang, .is_plain = is_plain, .clues = clues };
    if (text->lines.count == 0)
        return;
    find_range(&l);
    find_about(&l);
    read_title(&l);
    size_t paragraph = first_paragraph(&l);
    read_paragraph(&l, paragraph);
    for (size_t i = l.from; i < l.to; i++)
        if ((line_at(&l, i)->marks & SC_LINE_PICTURE) != 0)
            read_picture(&l, i);
    if (is_plain)
        read_plain_caption(&l, paragraph);
}

void sc_text_of_source(sc_arena *arena, const sc_source *source, sc_page_text *text)
{
    sc_str all = source->text;
    for (size_t at = 0; at < all.len;) {
        size_t end = at;
        while (end < all.len && all.ptr[end] != '\n' && all.ptr[end] != '\r')
            end++;
        sc_str part = sc_text_trim(sc_str_sub(all, at, end));
        size_t start = part.len == 0 ? at : (size_t)(part.ptr - all.ptr);
        sc_line line = { .text = { part, { source, start, part.len } } };
        if (part.len > 0)
            sc_vec_push(arena, &text->lines, line);
        at = end + 1;
    }
}
