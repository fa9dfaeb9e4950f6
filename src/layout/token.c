/* Tokens: see token.h. */
#include "layout/token.h"

/* Tokens that hold others twice double with every step: how many may be put in is bounded. */
enum { DEPTH_MAX = 16, PUT_IN_MAX = 1000, FILLED_MAX_BYTES = 64 * 1024 };

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
    for (size_t i = 0; tokens->map != NULL && i < tokens->map->count; i++) {
        if (!sc_str_eq(tokens->map->entries[i].key, name))
            continue;
        value = value == NULL ? tokens->map->entries[i].value : value;
        if (tokens->is_used != NULL)
            tokens->is_used[i] = true;
    }
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

/* A text under way that tokens are put into. */
typedef struct filling {
    const sc_tokens *tokens;
    sc_arena *arena;
    sc_diags *diags;
    sc_span span; /* where it is used */
    sc_buf out;
    int put_in;
} filling;

static bool fill(filling *f, sc_str text, int depth);

static bool fail_too_long(const filling *f)
{
    sc_diag_error(f->diags, f->span, "layout.bad-value", NULL,
                  "the value is too long with its tokens put in");
    return false;
}

static bool put_in(filling *f, sc_str name, int depth)
{
    if (depth == DEPTH_MAX) {
        sc_diag_error(f->diags, f->span, "layout.token-circle", NULL,
                      "this token stands for itself");
        return false;
    }
    if (++f->put_in > PUT_IN_MAX)
        return fail_too_long(f);
    const sc_value *value = find(f->tokens, f->arena, f->diags, f->span, name);
    if (value == NULL)
        return false;
    if (sc_value_is_scalar(value))
        return fill(f, value->text, depth + 1);
    sc_diag_error(f->diags, f->span, "layout.bad-value", NULL,
                  "the token '$%.*s' is %s, which cannot stand among other words", SC_STR_ARG(name),
                  sc_value_kind_name(value));
    return false;
}

static bool fill(filling *f, sc_str text, int depth)
{
    if (f->out.len + text.len > FILLED_MAX_BYTES)
        return fail_too_long(f);
    for (size_t at = 0; at < text.len;) {
        sc_str rest = sc_str_sub(text, at + 1, text.len);
        size_t len = text.ptr[at] == '$' ? name_length(rest) : 0;
        if (len == 0)
            sc_buf_addc(&f->out, text.ptr[at]);
        else if (!put_in(f, sc_str_sub(rest, 0, len), depth))
            return false;
        at += 1 + len;
    }
    return true;
}

bool sc_token_fill(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags, const sc_value *value,
                   sc_str *out)
{
    filling f = { .tokens = tokens, .arena = arena, .diags = diags, .span = value->span };
    if (!sc_str_find(value->text, SC_STR("$"), NULL)) {
        *out = value->text;
        return true;
    }
    /* What stands around the tokens of each depth comes on top. */
    f.out = sc_buf_new(arena, (size_t)(DEPTH_MAX + 2) * FILLED_MAX_BYTES);
    if (!fill(&f, value->text, 0))
        return false;
    *out = sc_buf_str(&f.out);
    return true;
}
