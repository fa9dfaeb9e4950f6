/* Collecting clues: see clues.h. */
#include "page/clues.h"

#include "base/utf8.h"

#include <string.h>

enum { CLUE_BYTES_MAX = 1 << 20 };

sc_str sc_text_trim(sc_str text)
{
    static const char *const BLANKS[] = {
        "\u3000", "\u00A0", "\u200B", "\u200E", "\u200F", "\u2060"
    };
    text = sc_str_trim(text);
    for (size_t i = 0; i < sizeof BLANKS / sizeof *BLANKS; i++) {
        size_t len = strlen(BLANKS[i]);
        bool is_first = sc_str_starts(text, BLANKS[i]), is_last = sc_str_ends(text, BLANKS[i]);
        if (!is_first && !is_last)
            continue;
        text = sc_str_trim(is_first ? sc_str_sub(text, len, text.len)
                                    : sc_str_sub(text, 0, text.len - len));
        i = (size_t)-1;
    }
    return text;
}

/* Without control characters, white space folded. */
static sc_str cleaned(sc_arena *arena, sc_str text)
{
    sc_buf out = sc_buf_new(arena, CLUE_BYTES_MAX);
    text = sc_str_trim(sc_str_sub(text, 0, CLUE_BYTES_MAX / 4));
    for (size_t at = 0; at < text.len;) {
        uint32_t c = sc_utf8_next(text, &at);
        bool is_space = c == 0xA0 || (c < 0x80 && sc_is_space((char)c));
        bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF ||
                          c == 0xFFFD; /* what was there cannot be told */
        if (is_space && out.len > 0 && out.ptr[out.len - 1] != ' ')
            sc_buf_addc(&out, ' ');
        else if (!is_space && !is_control)
            sc_utf8_add(&out, c);
    }
    return sc_text_trim(sc_buf_str(&out));
}

void sc_clues_add(sc_clues *clues, sc_clue clue)
{
    sc_field *const texts[] = { &clue.value, &clue.url, &clue.alt, &clue.caption, &clue.credit };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        texts[i]->text = cleaned(clues->arena, texts[i]->text);
    if (clue.value.text.len > 0)
        sc_vec_push(clues->arena, &clues->list, clue);
}

void sc_clues_note(sc_clues *clues, sc_clue_field field, sc_trust trust, const char *from,
                   sc_field value)
{
    sc_clue clue = { .field = field, .trust = trust, .from = from, .value = value };
    sc_clues_add(clues, clue);
}

const sc_clue *sc_clues_next(const sc_clues *clues, sc_clue_field field, size_t *rank)
{
    size_t count = clues->list.count;
    for (; count > 0 && *rank < count * (SC_TRUST_TITLE + 1); (*rank)++) {
        const sc_clue *clue = &clues->list.items[*rank % count];
        if (clue->field != field || clue->trust != (sc_trust)(*rank / count))
            continue;
        (*rank)++;
        return clue;
    }
    return NULL;
}

const sc_clue *sc_clues_best(const sc_clues *clues, sc_clue_field field)
{
    size_t rank = 0;
    return sc_clues_next(clues, field, &rank);
}
