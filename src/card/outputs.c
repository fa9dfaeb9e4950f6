/* Outputs: see outputs.h. */
#include "card/outputs.h"

#include "card/report.h"

typedef SC_VEC(sc_output) sc_outputs;

static sc_card_file describe(sc_arena *arena, const sc_card_request *request,
                             const sc_platform *platform, const sc_scene *framed,
                             const sc_card_made *made)
{
    const sc_encoded *encoded = &made->encoded;
    sc_card_file card = { .platform = platform,
                          .format = encoded->format,
                          .width = framed->width,
                          .height = framed->height,
                          .bytes = encoded->bytes.len,
                          .sha256 = made->sha256,
                          .quality = encoded->quality,
                          .chroma = encoded->chroma };
    card.file = sc_str_fmt(arena, "%s.%s", platform->name, sc_format_extension(card.format));
    card.url = sc_tags_image_url(arena, request->site, request->article->slug.text, card.file,
                                 card.sha256);
    sc_card_report(arena, made->scene, &card.texts, &card.text_count);
    sc_card_report_crops(arena, framed, &card.crops, &card.crop_count);
    return card;
}

static void add(sc_arena *arena, sc_outputs *to, sc_str name, sc_str bytes)
{
    sc_vec_push(arena, to, ((sc_output){ name, bytes }));
}

static void add_heads(sc_arena *arena, const sc_tags *tags, sc_outputs *to)
{
    add(arena, to, SC_STR("head.html"), sc_tags_head(arena, tags, sc_tags_universal_card(tags)));
    for (size_t i = 0; i < tags->card_count; i++) {
        const sc_platform *platform = tags->cards[i].platform;
        sc_str name = sc_str_fmt(arena, "head.%s.html", platform->name);
        if (!platform->is_photo_only)
            add(arena, to, name, sc_tags_head(arena, tags, &tags->cards[i]));
    }
}

sc_card_files sc_card_outputs(sc_arena *arena, const sc_card_request *request,
                              const sc_card_plan *plan, const sc_input_hash *inputs,
                              const sc_scene *framed, const sc_card_made *made,
                              const sc_output *debugged, size_t debugged_count, sc_diags *diags)
{
    sc_outputs files = { 0 };
    sc_card_file *cards = SC_NEW_ARRAY(arena, sc_card_file, plan->count);
    for (size_t i = 0; i < plan->count; i++) {
        cards[i] = describe(arena, request, plan->platforms[i], &framed[i], &made[i]);
        add(arena, &files, cards[i].file, made[i].encoded.bytes);
    }
    sc_tags tags = { .article = request->article,
                     .site = request->site,
                     .cards = cards,
                     .card_count = plan->count,
                     .alt = sc_tags_alt(arena, request->article) };
    sc_tags_lint(&tags, diags);
    add_heads(arena, &tags, &files);
    for (size_t i = 0; i < debugged_count; i++)
        sc_vec_push(arena, &files, debugged[i]);
    sc_str share = sc_tags_share_html(arena, &tags);
    if (share.len > 0)
        add(arena, &files, SC_STR("share.html"), share);
    sc_manifest_request manifest = { request->version, inputs, request->input_count, diags };
    add(arena, &files, SC_STR("card.json"), sc_tags_manifest(arena, &tags, &manifest));
    return (sc_card_files){ files.items, files.count, plan->count };
}
