/*
 * Shaped texts and paragraphs in; readable lines out.
 */
#include "text/dump.h"

#include "base/number.h"
#include "text/parts.h"

#define MAX_DUMP_BYTES (16 << 20)

static void add_item(sc_buf *out, const sc_text *text, size_t index)
{
    const sc_item *item = &text->items->list.items[index];
    sc_str face = sc_face_name(item->face);
    sc_buf_addf(out, "  %d-%d %s %d %.*s:", (int)item->start, (int)item->end,
                uscript_getShortName(item->script), item->level, SC_STR_ARG(face));
    sc_glyphs glyphs = text->shaping->glyphs[index];
    for (size_t i = 0; i < glyphs.count; i++) {
        const sc_shaped *glyph = &glyphs.list[i];
        bool unsafe = text->shaping->places[glyph->cluster] & SC_PLACE_UNSAFE;
        sc_buf_addf(out, " %u=%d%s+", (unsigned)glyph->id, (int)glyph->cluster, unsafe ? "!" : "");
        sc_number_add(out, glyph->advance, 3);
    }
    sc_buf_addc(out, '\n');
}

static char mark_of(sc_break kind)
{
    static const char MARKS[] = {
        [SC_BREAK_NONE] = ' ',   [SC_BREAK_WORD] = '|',     [SC_BREAK_HYPHEN] = '-',
        [SC_BREAK_PHRASE] = ':', [SC_BREAK_SYLLABLE] = '.', [SC_BREAK_INSIDE] = '?',
        [SC_BREAK_HARD] = '/',
    };
    return MARKS[kind];
}

static void add_breaks(sc_buf *out, const sc_text *text)
{
    const uint32_t *byte_of = text->chars->byte_of;
    sc_buf_addz(out, "breaks\n  ");
    for (size_t i = 1; i < text->edge_count; i++) {
        const sc_edge *from = &text->edges[i - 1], *to = &text->edges[i];
        sc_str piece = sc_str_sub(text->chars->source, byte_of[from->at], byte_of[to->at]);
        for (size_t k = 0; k < piece.len; k++)
            sc_buf_addc(out, piece.ptr[k] == '\n' ? ' ' : piece.ptr[k]);
        sc_buf_addc(out, mark_of(to->kind));
        sc_buf_addz(out, to->is_weak ? "~" : "");
        sc_buf_addz(out, to->is_bound ? "=" : "");
    }
    sc_buf_addc(out, '\n');
}

sc_str sc_text_dump(sc_arena *arena, const sc_text *text)
{
    sc_buf out = sc_buf_new(arena, MAX_DUMP_BYTES);
    sc_buf_addf(&out, "%s, mostly %s, %d graphemes\nruns\n",
                text->itemised->base_level & 1 ? "right to left" : "left to right",
                uscript_getShortName(text->itemised->main_script),
                (int)text->chars->grapheme_count);
    for (size_t i = 0; i < text->items->list.count; i++)
        add_item(&out, text, i);
    add_breaks(&out, text);
    return sc_buf_str(&out);
}

static void add_line(sc_buf *out, const sc_line *line)
{
    sc_buf_addz(out, "  ");
    sc_number_add(out, line->x, 1);
    sc_buf_addc(out, ' ');
    sc_number_add(out, line->baseline, 1);
    sc_buf_addz(out, " w ");
    sc_number_add(out, line->width, 1);
    sc_buf_addf(out, " [%.*s]", SC_STR_ARG(line->text));
    for (size_t i = 0; i < line->run_count; i++) {
        sc_str face = sc_face_name(line->runs[i].face);
        sc_buf_addf(out, "%s%.*s %zu", i == 0 ? " " : ", ", SC_STR_ARG(face), line->runs[i].count);
    }
    sc_buf_addc(out, '\n');
}

sc_str sc_paragraph_dump(sc_arena *arena, const sc_paragraph *paragraph)
{
    sc_buf out = sc_buf_new(arena, MAX_DUMP_BYTES);
    sc_number_add(&out, paragraph->size_px, 2);
    sc_buf_addz(&out, " px, ");
    sc_number_add(&out, paragraph->width, 1);
    sc_buf_addz(&out, " x ");
    sc_number_add(&out, paragraph->height, 1);
    sc_buf_addz(&out, ", pitch ");
    sc_number_add(&out, paragraph->line_height, 1);
    sc_buf_addz(&out, paragraph->is_cut ? ", cut" : "");
    sc_buf_addz(&out, paragraph->broke_word ? ", broke a word" : "");
    sc_buf_addc(&out, '\n');
    for (size_t i = 0; i < paragraph->line_count; i++)
        add_line(&out, &paragraph->lines[i]);
    return sc_buf_str(&out);
}
