/*
 * Tokens: names for values that a layout uses again, `$accent`. The site file's colours win over
 * the layout's tokens of the same name, so that one layout serves several publications.
 */
#ifndef SC_LAYOUT_TOKEN_H
#define SC_LAYOUT_TOKEN_H

#include "article/article.h"
#include "layout/reader.h"

typedef struct sc_tokens {
    const sc_value *map; /* the layout's `tokens`, or NULL */
    const sc_site *site; /* borrowed; may be NULL */
    bool *is_used;       /* one for each of `map`, set when it is; NULL: nobody asks */
} sc_tokens;

/**
 * Follow a value that is a token and nothing else (`$headline`) to what the token stands for, which
 * may be a list.
 * @return `value` itself if it is no token; NULL with an error for an unknown token or a circle.
 */
const sc_value *sc_token_follow(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags,
                                const sc_value *value);

/**
 * Put tokens into a text that holds some among other words: `linear-gradient($accent, black)`.
 * @return false with an error; `*out`, written only on success, is `value`'s own text if it has
 * none.
 */
bool sc_token_fill(const sc_tokens *tokens, sc_arena *arena, sc_diags *diags, const sc_value *value,
                   sc_str *out);

#endif
