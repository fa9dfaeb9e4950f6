/* Faces there are not: see lack.h. */
#include "resolve/lack.h"

static void warn(const sc_tree_build *b, const sc_tree_node *t, const sc_text_lack *lack)
{
    sc_str face = sc_face_name(lack->face);
    sc_str field = t->text->filled.field.len > 0 ? t->text->filled.field : SC_STR("text");
    sc_span span = t->node->span;
    switch (lack->kind) {
    case SC_LACK_ITALIC:
        sc_diag_warn(b->diags, span, "text.no-italic",
                     "put the family's italic into the fonts folder, or name one that has it",
                     "the %.*s is set upright: '%.*s' has no italic", SC_STR_ARG(field),
                     SC_STR_ARG(face));
        return;
    case SC_LACK_WEIGHT:
        sc_diag_warn(
            b->diags, span, "text.no-weight",
            "put a file of that weight into the fonts folder, or name a family that has it",
            "the %.*s is set in '%.*s', of weight %d: there is none nearer to %d",
            SC_STR_ARG(field), SC_STR_ARG(face), lack->has, lack->wanted);
        return;
    default:
        sc_diag_warn(b->diags, span, "text.no-width",
                     "put a file of that width into the fonts folder, or name a family that has it",
                     "the %.*s is set in '%.*s', %d%% wide: there is none nearer to %d%%",
                     SC_STR_ARG(field), SC_STR_ARG(face), lack->has, lack->wanted);
    }
}

void sc_lack_warn(const sc_tree_build *b, const sc_tree_node *card)
{
    sc_text_lack lacks[SC_LACK_KINDS];
    size_t count = card->text == NULL ? 0 : sc_text_lacks(card->text->shaped, lacks);
    for (size_t i = 0; i < count; i++)
        warn(b, card, &lacks[i]);
    for (size_t i = 0; i < card->child_count; i++)
        sc_lack_warn(b, card->children[i]);
}
