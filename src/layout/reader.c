/* Reading written values: see reader.h. */
#include "layout/reader.h"

sc_span sc_reader_span(const sc_reader *reader, sc_str part)
{
    sc_span span = reader->span;
    if (span.source == NULL)
        return span;
    sc_str written = sc_str_sub(span.source->text, span.offset, span.offset + span.len);
    bool is_quoted = written.len >= 2 && (written.ptr[0] == '"' || written.ptr[0] == '\'');
    sc_str inner = is_quoted ? sc_str_sub(written, 1, written.len - 1) : written;
    bool is_inside =
        part.ptr >= reader->text.ptr && part.ptr + part.len <= reader->text.ptr + reader->text.len;
    if (!is_inside || part.len == 0 || !sc_str_eq(inner, reader->text))
        return span;
    size_t from = (size_t)(part.ptr - reader->text.ptr) + (is_quoted ? 1 : 0);
    return (sc_span){ span.source, span.offset + from, part.len };
}

bool sc_reader_fail(const sc_reader *reader, sc_str part, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sc_str message = sc_str_vfmt(reader->arena, format, args);
    va_end(args);
    sc_diag_error(reader->diags, sc_reader_span(reader, part), "layout.bad-value", hint, "%s: %s",
                  reader->subject, message.ptr);
    return false;
}

sc_str sc_reader_unquote(sc_str s)
{
    bool is_quoted =
        s.len >= 2 && (s.ptr[0] == '"' || s.ptr[0] == '\'') && s.ptr[s.len - 1] == s.ptr[0];
    return is_quoted ? sc_str_sub(s, 1, s.len - 1) : s;
}

static bool ends_part(char c, char separator)
{
    return separator == ' ' ? sc_is_space(c) : c == separator;
}

bool sc_reader_split(sc_str *rest, char separator, sc_str *part)
{
    sc_str s = sc_str_trim(*rest);
    if (s.len == 0)
        return false;
    int depth = 0;
    char quote = 0;
    size_t at = 0;
    for (; at < s.len; at++) {
        char c = s.ptr[at];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            continue;
        }
        if (c == '"' || c == '\'')
            quote = c;
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth <= 0 && ends_part(c, separator))
            break;
    }
    *part = sc_str_trim(sc_str_sub(s, 0, at));
    *rest = sc_str_sub(s, at + 1, s.len);
    return true;
}
