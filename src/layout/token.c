/* Tokens: see token.h. */
#include "layout/token.h"

enum { DEPTH_MAX = 16 };

static bool is_name_char(char c)
{
    return sc_is_alpha(c) || sc_is_digit(c) || c == '-' || c == '_';
}

static size_t name_length(sc_str s)
{
    size_t len = 0;
    while (len < s.len && is_name_char(s.ptr[len]))
        len++;
    return len;
}

static const sc_value *site_color(const sc_tokens *tokens, sc_arena *arena, sc_str name)
{
    for (size_t i = 0; tokens->site != NULL && i < tokens->site->color_count; i++) {
        const sc_token *color = &tokens->site->colors[i];
        if (!sc_str_eq(color->name, name))
            continue;
        sc_value *value = SC_NEW(arena, sc_value);
        value->kind = SC_VALUE_STRING;
        value->text = color->value.text;
        value->span = color->value.span;
        return value;
    }
    return NULL;
}

static const sc_value *fail_unknown(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags,
                                    sc_span span, sc_str name)
{
    size_t count = tokens->map == NULL ? 0 : tokens->map->count;
    const char **names = SC_NEW_ARRAY(arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = sc_str_z(arena, tokens->map->entries[i].key);
    const char *near = sc_nearest(name, names, count);
    sc_str hint = near == NULL ? SC_STR("write it under 'tokens', or under 'colors' in site.yaml")
                               : sc_str_fmt(arena, "did you mean '$%s'?", near);
    sc_diag_error(diags, span, "layout.unknown-token", sc_str_z(arena, hint),
                  "unknown token '$%.*s'", SC_STR_ARG(name));
    return NULL;
}

static const sc_value *find(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags, sc_span span,
                            sc_str name)
{
    const sc_value *value = site_color(tokens, arena, name);
    if (value == NULL)
        value = sc_value_find(tokens->map, sc_str_z(arena, name));
    return value == NULL ? fail_unknown(tokens, arena, diags, span, name) : value;
}

const sc_value *sc_token_follow(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags,
                                const sc_value *value)
{
    sc_span span = value->span;
    for (int depth = 0; depth < DEPTH_MAX; depth++) {
        sc_str text = value->text;
        bool is_token = value->kind == SC_VALUE_STRING && text.len > 1 && text.ptr[0] == '$' &&
                        name_length(sc_str_sub(text, 1, text.len)) == text.len - 1;
        if (!is_token)
            return value;
        value = find(tokens, arena, diags, span, sc_str_sub(text, 1, text.len));
        if (value == NULL)
            return NULL;
    }
    sc_diag_error(diags, span, "layout.token-circle", NULL, "this token stands for itself");
    return NULL;
}

static bool fill(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags, sc_span span,
                 sc_str text, int depth, sc_buf *out)
{
    if (depth > DEPTH_MAX) {
        sc_diag_error(diags, span, "layout.token-circle", NULL, "this token stands for itself");
        return false;
    }
    for (size_t at = 0; at < text.len;) {
        sc_str rest = sc_str_sub(text, at + 1, text.len);
        size_t len = text.ptr[at] == '$' ? name_length(rest) : 0;
        if (len == 0) {
            sc_buf_addc(out, text.ptr[at++]);
            continue;
        }
        const sc_value *value = find(tokens, arena, diags, span, sc_str_sub(rest, 0, len));
        if (value == NULL)
            return false;
        if (!sc_value_is_scalar(value)) {
            sc_diag_error(diags, span, "layout.bad-value", NULL,
                          "the token '$%.*s' is %s, which cannot stand among other words", (int)len,
                          rest.ptr, sc_value_kind_name(value));
            return false;
        }
        if (!fill(tokens, arena, diags, span, value->text, depth + 1, out))
            return false;
        at += 1 + len;
    }
    return true;
}

bool sc_token_fill(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags, const sc_value *value,
                   sc_str *out)
{
    if (!sc_str_find(value->text, SC_STR("$"), NULL)) {
        *out = value->text;
        return true;
    }
    sc_buf buf = sc_buf_new(arena, 64 * 1024);
    if (!fill(tokens, arena, diags, value->span, value->text, 0, &buf))
        return false;
    *out = sc_buf_str(&buf);
    return true;
}
