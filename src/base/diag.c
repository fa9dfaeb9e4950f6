/* Diagnostics: collecting, placing and printing them. See diag.h. */
#include "base/diag.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void append(sc_diags *diags, sc_severity severity, sc_span span, const char *code,
                   const char *hint, const char *format, va_list args)
{
    sc_diag diag = { .severity = severity, .code = code, .span = span };
    diag.message = sc_str_vfmt(diags->arena, format, args);
    if (hint != NULL)
        diag.hint = sc_str_copy(diags->arena, sc_str_of(hint));
    sc_vec_push(diags->arena, &diags->list, diag);
    if (severity == SC_ERROR)
        diags->error_count++;
}

void sc_diag_error(sc_diags *diags, sc_span span, const char *code, const char *hint,
                   const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append(diags, SC_ERROR, span, code, hint, format, args);
    va_end(args);
}

void sc_diag_warn(sc_diags *diags, sc_span span, const char *code, const char *hint,
                  const char *format, ...)
{
    va_list args;
    va_start(args, format);
    append(diags, SC_WARNING, span, code, hint, format, args);
    va_end(args);
}

void sc_diags_append(sc_diags *to, const sc_diags *from)
{
    for (size_t i = 0; i < from->list.count; i++)
        sc_vec_push(to->arena, &to->list, from->list.items[i]);
    to->error_count += from->error_count;
}

/* Where and what is said; of the same, the first said first. That sources stand as they lie in
 * memory is never seen. */
static int by_word(const void *left, const void *right)
{
    const sc_diag *a = *(const sc_diag *const *)left, *b = *(const sc_diag *const *)right;
    if (a->span.source != b->span.source)
        return (uintptr_t)a->span.source < (uintptr_t)b->span.source ? -1 : 1;
    if (a->span.offset != b->span.offset)
        return a->span.offset < b->span.offset ? -1 : 1;
    int order = strcmp(a->code, b->code);
    if (order == 0)
        order = sc_str_cmp(a->message, b->message);
    return order != 0 ? order : (a > b) - (a < b);
}

static bool is_again(const sc_diag *diag, const sc_diag *before)
{
    return diag->severity == SC_WARNING && before->severity == SC_WARNING &&
           diag->span.source == before->span.source && diag->span.offset == before->span.offset &&
           strcmp(diag->code, before->code) == 0 && sc_str_eq(diag->message, before->message);
}

void sc_diags_drop_repeated(sc_diags *diags, size_t first)
{
    size_t count = diags->list.count - first, kept = first;
    if (count < 2)
        return;
    const sc_diag **sorted = SC_NEW_ARRAY(diags->arena, const sc_diag *, count + 1);
    bool *is_repeated = SC_NEW_ARRAY(diags->arena, bool, count + 1);
    sc_diag *all = diags->list.items + first;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &all[i];
    qsort(sorted, count, sizeof(*sorted), by_word);
    for (size_t i = 1; i < count; i++)
        is_repeated[sorted[i] - all] = is_again(sorted[i], sorted[i - 1]);
    for (size_t i = 0; i < count; i++)
        if (!is_repeated[i])
            diags->list.items[kept++] = all[i];
    diags->list.count = kept;
}

sc_span sc_span_of(const sc_source *source)
{
    return (sc_span){ source, 0, source->text.len };
}

sc_position sc_span_position(sc_span span)
{
    sc_str text = span.source->text;
    size_t offset = span.offset < text.len ? span.offset : text.len;
    sc_position at = { .line = 1 };
    size_t line_start = 0;
    for (size_t i = 0; i < offset; i++)
        if (text.ptr[i] == '\n') {
            at.line++;
            line_start = i + 1;
        }
    const char *end = memchr(text.ptr + line_start, '\n', text.len - line_start);
    size_t line_end = end == NULL ? text.len : (size_t)(end - text.ptr);
    if (line_end > line_start && text.ptr[line_end - 1] == '\r')
        line_end--;
    at.line_text = sc_str_sub(text, line_start, line_end);
    at.column = sc_utf8_count(sc_str_sub(text, line_start, offset)) + 1;
    return at;
}

sc_position sc_span_end(sc_span span)
{
    return sc_span_position((sc_span){ span.source, span.offset + span.len, 0 });
}

static const char *const COLOURS[] = { [SC_WARNING] = "\033[1;33m", [SC_ERROR] = "\033[1;31m" };
static const char *const NAMES[] = { [SC_WARNING] = "warning", [SC_ERROR] = "error" };

/* A long line is shown from shortly before the caret, and cut. */
enum { SHOWN_BEFORE = 60, SHOWN_MAX = 110 };

static size_t skip_chars(sc_str s, size_t count)
{
    size_t at = 0;
    while (count-- > 0 && at < s.len)
        sc_utf8_next(s, &at);
    return at;
}

/* Control characters would move the terminal's cursor: show them as blanks. */
static void add_shown(sc_buf *out, sc_str s)
{
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = sc_utf8_next(s, &at);
        sc_utf8_add(out, cp < 0x20 || (cp >= 0x7F && cp < 0xA0) ? ' ' : cp);
    }
}

static void print_line(sc_buf *out, sc_span span, sc_position at)
{
    size_t caret = at.column - 1, cut = caret > SHOWN_MAX - 20 ? caret - SHOWN_BEFORE : 0;
    sc_str line = sc_str_sub(at.line_text, skip_chars(at.line_text, cut), at.line_text.len);
    sc_str shown = sc_str_sub(line, 0, skip_chars(line, SHOWN_MAX));
    caret -= cut;
    sc_buf_addf(out, "%5zu | %s", at.line, cut > 0 ? "…" : "");
    add_shown(out, shown);
    sc_buf_addf(out, "%s\n      | %s", shown.len < line.len ? "…" : "", cut > 0 ? " " : "");
    for (size_t i = 0; i < caret; i++)
        sc_buf_addc(out, ' ');
    size_t offset = skip_chars(shown, caret);
    sc_str marked = sc_str_sub(shown, offset, offset + span.len);
    size_t width = sc_utf8_count(marked);
    sc_buf_addc(out, '^');
    for (size_t i = 1; i < width; i++)
        sc_buf_addc(out, '~');
    sc_buf_addc(out, '\n');
}

void sc_diag_print(sc_buf *out, const sc_diag *diag, bool colour)
{
    const sc_source *source = diag->span.source;
    bool has_line = source != NULL && source->text.len > 0;
    sc_position at = has_line ? sc_span_position(diag->span) : (sc_position){ 0 };
    if (source == NULL)
        sc_buf_addz(out, "sharecard");
    else
        add_shown(out, source->name);
    if (has_line)
        sc_buf_addf(out, ":%zu:%zu", at.line, at.column);
    sc_buf_addf(out, ": %s%s:%s ", colour ? COLOURS[diag->severity] : "", NAMES[diag->severity],
                colour ? "\033[0m" : "");
    add_shown(out, diag->message);
    sc_buf_addf(out, " [%s]\n", diag->code);
    if (has_line)
        print_line(out, diag->span, at);
    if (diag->hint.len == 0)
        return;
    sc_buf_addz(out, "hint: ");
    add_shown(out, diag->hint);
    sc_buf_addc(out, '\n');
}

enum { WORD_MAX = 40 };

/* `fontSize` and `font_size` become `font-size`. */
static size_t kebab(sc_str word, char out[WORD_MAX])
{
    size_t len = 0;
    for (size_t i = 0; i < word.len && len + 2 < WORD_MAX; i++) {
        char c = word.ptr[i];
        bool upper = c >= 'A' && c <= 'Z';
        if (upper && i > 0)
            out[len++] = '-';
        out[len++] = upper ? (char)(c - 'A' + 'a') : c == '_' ? '-' : c;
    }
    return len;
}

static size_t min3(size_t a, size_t b, size_t c)
{
    size_t ab = a < b ? a : b;
    return ab < c ? ab : c;
}

static size_t distance(sc_str a, sc_str b)
{
    size_t rows[3][WORD_MAX + 1];
    if (a.len > WORD_MAX || b.len > WORD_MAX)
        return WORD_MAX;
    for (size_t j = 0; j <= b.len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            size_t change = a.ptr[i - 1] != b.ptr[j - 1];
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + change);
            bool swapped =
                i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1];
            if (swapped && two_above[j - 2] + 1 < row[j])
                row[j] = two_above[j - 2] + 1;
        }
    }
    return rows[a.len % 3][b.len];
}

/* Half points: twice the distance. Of a word with a hyphen what follows it may be meant alone, as
 * in `weight` for `font-weight`; that counts half a letter. WORD_MAX * 2: it is not near. */
static size_t apart(sc_str word, sc_str other)
{
    size_t whole = distance(word, other), at, best = 2 * WORD_MAX;
    if (whole <= (other.len + 2) / 3)
        best = 2 * whole;
    if (!sc_str_find(other, SC_STR("-"), &at))
        return best;
    sc_str tail = sc_str_sub(other, at + 1, other.len);
    size_t rest = distance(word, tail);
    bool is_near = tail.len >= 4 && rest <= tail.len / 4 && 2 * rest + 1 < best;
    return is_near ? 2 * rest + 1 : best;
}

const char *sc_nearest(sc_str word, const char *const *words, size_t count)
{
    char plain[WORD_MAX];
    sc_str folded = { plain, kebab(word, plain) };
    const char *best = NULL;
    size_t best_apart = 2 * WORD_MAX;
    for (size_t i = 0; i < count; i++) {
        char candidate[WORD_MAX];
        sc_str other = { candidate, kebab(sc_str_of(words[i]), candidate) };
        size_t this_apart = apart(folded, other);
        if (this_apart < best_apart) {
            best_apart = this_apart;
            best = words[i];
        }
    }
    return best;
}
