/* HTML's tokens: see markup.h. The section numbers are those of the HTML standard. */
#include "page/markup.h"

#include <string.h>

/* Elements whose text holds no tags (13.2.6.2 and 13.2.6.4). */
static const char *const RAW[] = { "script", "style",   "title",    "textarea",  "xmp",
                                   "iframe", "noembed", "noframes", "plaintext", NULL };

bool sc_markup_is_one_of(sc_str name, const char *const *names)
{
    for (; *names != NULL; names++)
        if (sc_str_is_nocase(name, *names))
            return true;
    return false;
}

bool sc_markup_is(const sc_markup_token *token, sc_markup_kind kind, const char *name)
{
    return token->kind == kind && sc_str_is_nocase(token->name, name);
}

static char char_at(sc_str text, size_t at)
{
    return at < text.len ? text.ptr[at] : '\0';
}

static bool starts_at(sc_str text, size_t at, const char *prefix)
{
    return sc_str_starts(sc_str_sub(text, at, text.len), prefix);
}

/* Past the next `c`, or the text's end. */
static size_t past(sc_str text, size_t from, char c, bool *is_found)
{
    const char *hit =
        from < text.len ? (const char *)memchr(text.ptr + from, c, text.len - from) : NULL;
    *is_found = hit != NULL;
    return hit == NULL ? text.len : (size_t)(hit - text.ptr) + 1;
}

/* --- attributes (13.2.5.32 to 13.2.5.40) ----------------------------------------------------- */

static size_t skip_to_attribute(sc_str text, size_t at)
{
    while (at < text.len && (sc_is_space(text.ptr[at]) || text.ptr[at] == '/'))
        at++;
    return at;
}

static size_t name_end(sc_str text, size_t at)
{
    if (char_at(text, at) == '=') /* one in front belongs to the name */
        at++;
    while (at < text.len && !sc_is_space(text.ptr[at]) && text.ptr[at] != '/' &&
           text.ptr[at] != '>' && text.ptr[at] != '=')
        at++;
    return at;
}

static size_t skip_space(sc_str text, size_t at)
{
    while (at < text.len && sc_is_space(text.ptr[at]))
        at++;
    return at;
}

/* @return where what follows the value starts. */
static size_t value_at(sc_str text, size_t at, sc_str *value)
{
    char quote = char_at(text, at);
    if (quote == '"' || quote == '\'') {
        bool is_closed;
        size_t end = past(text, at + 1, quote, &is_closed);
        *value = sc_str_sub(text, at + 1, is_closed ? end - 1 : end);
        return end;
    }
    size_t end = at;
    while (end < text.len && !sc_is_space(text.ptr[end]) && text.ptr[end] != '>')
        end++;
    *value = sc_str_sub(text, at, end);
    return end;
}

/* @return where the attribute at `at` ends: its name starts there, and is not `>`. */
static size_t attribute_at(sc_str text, size_t at, sc_markup_attribute *out)
{
    size_t end = name_end(text, at);
    *out = (sc_markup_attribute){ sc_str_sub(text, at, end), { "", 0 } };
    size_t equals = skip_space(text, end);
    if (char_at(text, equals) != '=')
        return end;
    return value_at(text, skip_space(text, equals + 1), &out->value);
}

bool sc_markup_next_attribute(sc_str text, const sc_markup_token *tag, size_t *at,
                              sc_markup_attribute *out)
{
    if (*at == 0)
        *at = (size_t)(tag->name.ptr - text.ptr) + tag->name.len;
    sc_str whole = sc_str_sub(text, 0, tag->end);
    size_t start = skip_to_attribute(whole, *at);
    if (start >= tag->end || whole.ptr[start] == '>')
        return false;
    *at = attribute_at(whole, start, out);
    return true;
}

sc_str sc_markup_attribute_of(sc_str text, const sc_markup_token *tag, const char *name)
{
    sc_markup_attribute attribute;
    for (size_t at = 0; sc_markup_next_attribute(text, tag, &at, &attribute);)
        if (sc_str_is_nocase(attribute.name, name))
            return attribute.value;
    return SC_STR("");
}

/* --- tokens ---------------------------------------------------------------------------------- */

/* A tag whose name starts at `name`. */
static void read_tag(sc_markup *m, size_t name, sc_markup_kind kind, sc_markup_token *token)
{
    sc_str text = m->text;
    size_t at = name;
    while (at < text.len && !sc_is_space(text.ptr[at]) && text.ptr[at] != '/' &&
           text.ptr[at] != '>')
        at++;
    token->kind = kind;
    token->name = sc_str_sub(text, name, at);
    sc_markup_attribute ignored;
    for (at = skip_to_attribute(text, at); at < text.len && text.ptr[at] != '>';)
        at = skip_to_attribute(text, attribute_at(text, at, &ignored));
    token->is_open = at >= text.len;
    token->end = token->is_open ? text.len : at + 1;
    bool is_start = kind == SC_MARKUP_START && !token->is_open;
    m->raw = is_start && sc_markup_is_one_of(token->name, RAW) ? token->name : SC_STR("");
}

/* Up to the first `>`. */
static void read_bogus(sc_markup *m, size_t from, sc_markup_kind kind, sc_markup_token *token)
{
    bool is_closed;
    token->kind = kind;
    token->end = past(m->text, from, '>', &is_closed);
    token->is_open = !is_closed;
    token->name = sc_str_sub(m->text, from, token->end - (is_closed ? 1 : 0));
}

/* `<!-- … -->`, which also ends at `--!>`; `<!-->` and `<!--->` are whole (13.2.5.43). */
static void read_comment(sc_markup *m, sc_markup_token *token)
{
    sc_str text = m->text;
    size_t from = token->start + 4, at = from;
    token->kind = SC_MARKUP_COMMENT;
    if (starts_at(text, from, ">") || starts_at(text, from, "->")) {
        token->end = from + (starts_at(text, from, ">") ? 1 : 2);
        return;
    }
    for (bool is_found; at < text.len;) {
        size_t dash = past(text, at, '-', &is_found) - 1;
        if (!is_found)
            break;
        size_t tail = starts_at(text, dash, "-->") ? 3 : starts_at(text, dash, "--!>") ? 4 : 0;
        if (tail > 0) {
            token->name = sc_str_sub(text, from, dash);
            token->end = dash + tail;
            return;
        }
        at = dash + 1;
    }
    token->name = sc_str_sub(text, from, text.len);
    token->end = text.len;
    token->is_open = true;
}

/* What starts with `<!`. */
static void read_declaration(sc_markup *m, sc_markup_token *token)
{
    size_t from = token->start + 2;
    sc_str word = sc_str_sub(m->text, from, from + 7);
    if (sc_str_starts(word, "--"))
        read_comment(m, token);
    else
        read_bogus(m, from,
                   sc_str_is_nocase(word, "doctype") ? SC_MARKUP_DOCTYPE : SC_MARKUP_COMMENT,
                   token);
}

/* @return whether something other than text starts at the `<`. */
static bool read_markup(sc_markup *m, sc_markup_token *token)
{
    char next = char_at(m->text, token->start + 1);
    char after = char_at(m->text, token->start + 2);
    if (sc_is_alpha(next))
        read_tag(m, token->start + 1, SC_MARKUP_START, token);
    else if (next == '/' && sc_is_alpha(after))
        read_tag(m, token->start + 2, SC_MARKUP_CLOSE, token);
    else if (next == '!')
        read_declaration(m, token);
    else if (next == '?' || (next == '/' && token->start + 2 < m->text.len))
        read_bogus(m, token->start + 1, SC_MARKUP_COMMENT, token);
    else
        return false;
    return true;
}

/* Whether the end tag of `name` starts at `at`. */
static bool is_end_tag(sc_str text, size_t at, sc_str name)
{
    sc_str word = sc_str_sub(text, at + 2, at + 2 + name.len);
    char after = char_at(text, at + 2 + name.len);
    bool is_ended = sc_is_space(after) || after == '/' || after == '>';
    return starts_at(text, at, "</") && is_ended && word.len == name.len &&
           strncasecmp(word.ptr, name.ptr, name.len) == 0;
}

/* Whether a `script` tag, or its end tag, starts at `at`: what comments in scripts look for. */
static bool is_script_tag(sc_str text, size_t at)
{
    sc_str word = sc_str_sub(text, at + 1, at + 7);
    char after = char_at(text, at + 7);
    return char_at(text, at) == '<' && sc_str_is_nocase(word, "script") &&
           (sc_is_space(after) || after == '/' || after == '>');
}

/* `<!--` in a script: after a `<script` the next `</script>` does not end it, unless the comment
 * ended before (13.2.5.17 to 13.2.5.31). @return where the script's end tag starts. */
static size_t script_end(sc_str text, size_t at)
{
    bool is_escaped = false, is_doubled = false;
    for (; at < text.len; at++) {
        if (text.ptr[at] == '-' && is_escaped && starts_at(text, at, "-->"))
            is_escaped = is_doubled = false;
        if (text.ptr[at] != '<')
            continue;
        bool is_end = is_end_tag(text, at, SC_STR("script"));
        if (is_end && !is_doubled)
            return at;
        if (is_end)
            is_doubled = false;
        else if (is_escaped && is_script_tag(text, at))
            is_doubled = true;
        else if (!is_escaped && starts_at(text, at, "<!--")) {
            is_escaped = !starts_at(text, at, "<!-->") && !starts_at(text, at, "<!--->");
            at += 3;
        }
    }
    return text.len;
}

static size_t raw_end(sc_str text, size_t at, sc_str name)
{
    if (sc_str_is_nocase(name, "plaintext"))
        return text.len;
    if (sc_str_is_nocase(name, "script"))
        return script_end(text, at);
    for (bool is_found; at < text.len;) {
        size_t hit = past(text, at, '<', &is_found) - 1;
        if (!is_found)
            break;
        if (is_end_tag(text, hit, name))
            return hit;
        at = hit + 1;
    }
    return text.len;
}

/* @return false if there is no text, and the end tag is next. */
static bool read_raw(sc_markup *m, sc_markup_token *token)
{
    size_t end = raw_end(m->text, m->at, m->raw);
    m->raw = SC_STR("");
    token->kind = SC_MARKUP_TEXT;
    token->is_raw = true;
    token->end = end;
    token->is_open = end == m->text.len;
    return end > m->at;
}

bool sc_markup_next(sc_markup *m, sc_markup_token *token)
{
    sc_markup_token read = { .start = m->at, .end = m->at };
    if (m->at >= m->text.len)
        return false;
    bool is_read = m->raw.len > 0 && read_raw(m, &read);
    if (!is_read) {
        read = (sc_markup_token){ .start = m->at, .kind = SC_MARKUP_TEXT };
        is_read = m->text.ptr[m->at] == '<' && read_markup(m, &read);
    }
    if (!is_read) {
        bool is_found;
        size_t next = past(m->text, m->at + 1, '<', &is_found);
        read.end = is_found ? next - 1 : next;
    }
    m->at = read.end;
    *token = read;
    return true;
}
