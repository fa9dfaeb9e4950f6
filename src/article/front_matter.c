/* Front matter: see front_matter.h. */
#include "article/front_matter.h"

/* The fences that front matter stands between: the line above and the line below. */
static const struct {
    const char *open, *close, *other_close;
    sc_notation notation;
} FENCES[] = {
    { "---", "---", "...", SC_NOTATION_YAML },
    { "---yaml", "---", "...", SC_NOTATION_YAML },
    { "---json", "---", "---", SC_NOTATION_JSON },
    { ";;;", ";;;", ";;;", SC_NOTATION_JSON },
};

/* The line that starts at `from`, without white space at its end; where the next one starts. */
static sc_str line_at(sc_str text, size_t from, size_t *next)
{
    size_t to = from;
    while (to < text.len && text.ptr[to] != '\n')
        to++;
    *next = to < text.len ? to + 1 : to;
    while (to > from && sc_is_space(text.ptr[to - 1]))
        to--;
    return sc_str_sub(text, from, to);
}

static size_t skip_blank_lines(sc_str text)
{
    size_t at = 0, start = 0;
    for (; at < text.len && sc_is_space(text.ptr[at]); at++)
        if (text.ptr[at] == '\n')
            start = at + 1;
    return at < text.len ? start : text.len;
}

/* @return whether the closing line was found. */
static bool find_close(sc_str text, size_t from, size_t fence, size_t *close)
{
    for (size_t at = from, next; at < text.len; at = next) {
        sc_str line = line_at(text, at, &next);
        if (sc_str_is(line, FENCES[fence].close) || sc_str_is(line, FENCES[fence].other_close)) {
            *close = at;
            return true;
        }
    }
    return false;
}

/* The end of the JSON object at `from`; the text's end if it is never closed. */
static size_t object_end(sc_str text, size_t from)
{
    size_t depth = 0, at = from;
    bool in_string = false;
    for (; at < text.len; at++) {
        char c = text.ptr[at];
        if (in_string && c == '\\')
            at++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            depth++;
        else if (!in_string && (c == '}' || c == ']') && --depth == 0)
            return at + 1;
    }
    return text.len;
}

/* Text after the object makes it front matter; more JSON makes it a mistake, left to the parser. */
static bool has_body_after(sc_str text, size_t end)
{
    sc_str rest = sc_str_sub(text, end, text.len), body = sc_str_trim(rest);
    bool is_on_own_line = sc_str_find(sc_str_sub(rest, 0, rest.len - body.len), SC_STR("\n"), NULL);
    return body.len > 0 && is_on_own_line &&
           !sc_str_find(SC_STR("{}[],"), sc_str_sub(body, 0, 1), NULL);
}

static bool has_extension(sc_str name, const char *const *extensions)
{
    size_t dot = name.len;
    while (dot > 0 && name.ptr[dot - 1] != '.')
        dot--;
    for (; dot > 0 && *extensions != NULL; extensions++)
        if (sc_str_is_nocase(sc_str_sub(name, dot, name.len), *extensions))
            return true;
    return false;
}

static bool is_json_file(sc_str name)
{
    static const char *const EXTENSIONS[] = { "json", NULL };
    return has_extension(name, EXTENSIONS);
}

static bool is_yaml_file(sc_str name)
{
    static const char *const EXTENSIONS[] = { "yaml", "yml", NULL };
    return has_extension(name, EXTENSIONS);
}

static bool is_prose_file(sc_str name)
{
    static const char *const EXTENSIONS[] = { "md",  "markdown", "mdx",  "html", "htm", "txt",
                                              "njk", "liquid",   "adoc", "rst",  "org", NULL };
    return has_extension(name, EXTENSIONS);
}

static sc_status refuse_toml(const sc_source *source, size_t at, sc_diags *diags)
{
    sc_diag_error(diags, (sc_span){ source, at, 3 }, "article.toml",
                  "write it as YAML between lines '---' (hugo convert toYAML does that)",
                  "front matter in TOML is not supported");
    return SC_E_DATA;
}

/* Of what has no fence. */
static sc_status find_unfenced(const sc_source *source, size_t start, sc_diags *diags,
                               sc_notation *notation, sc_span *part)
{
    sc_str text = source->text;
    bool is_json = start < text.len && text.ptr[start] == '{';
    if (is_json) {
        *notation = SC_NOTATION_JSON;
        size_t end = object_end(text, start);
        *part = (sc_span){ source, start, (has_body_after(text, end) ? end : text.len) - start };
        return SC_OK;
    }
    if (is_prose_file(source->name) || (start == text.len && !is_yaml_file(source->name))) {
        sc_diag_error(
            diags, (sc_span){ source, start, start < text.len }, "article.no-front-matter",
            "start the file with the fields between two lines '---'", "there is no front matter");
        return SC_E_DATA;
    }
    *notation = start < text.len && text.ptr[start] == '[' ? SC_NOTATION_JSON : SC_NOTATION_YAML;
    *part = sc_span_of(source);
    return SC_OK;
}

sc_status sc_front_matter_find(const sc_source *source, sc_diags *diags, sc_notation *notation,
                               sc_span *part)
{
    sc_str text = source->text;
    size_t start = skip_blank_lines(text), body, close;
    sc_str fence = line_at(text, start, &body);
    *part = sc_span_of(source);
    *notation = is_json_file(source->name) ? SC_NOTATION_JSON : SC_NOTATION_YAML;
    if (is_json_file(source->name) || is_yaml_file(source->name))
        return SC_OK;
    if (sc_str_is(fence, "+++"))
        return refuse_toml(source, start, diags);
    for (size_t i = 0; i < sizeof FENCES / sizeof *FENCES; i++) {
        if (!sc_str_is(fence, FENCES[i].open))
            continue;
        *notation = FENCES[i].notation;
        if (find_close(text, body, i, &close)) {
            *part = (sc_span){ source, body, close - body };
            return SC_OK;
        }
        if (!is_prose_file(source->name) && *notation == SC_NOTATION_YAML)
            return SC_OK; /* a YAML document that begins with its marker */
        sc_diag_error(diags, (sc_span){ source, start, fence.len }, "article.open-front-matter",
                      NULL, "there is no line '%s' that ends the front matter", FENCES[i].close);
        return SC_E_DATA;
    }
    while (start < text.len && sc_is_space(text.ptr[start]))
        start++;
    return find_unfenced(source, start, diags, notation, part);
}
