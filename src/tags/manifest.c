/*
 * The manifest, card.json: what was understood, made and warned of, for the next program in the
 * pipeline. Records in, JSON out; nothing in it depends on when or where it is made.
 */
#include "article/write.h"
#include "data/json_write.h"
#include "tags/parts.h"

static void add_legibility(sc_json *json, const sc_text_report *text)
{
    if (text->contrast <= 0)
        return;
    sc_json_key(json, "contrast");
    sc_json_number(json, text->contrast, 2);
    sc_json_field(json, "remedy", sc_str_of(text->remedy));
    if (text->strength > 0) {
        sc_json_key(json, "strength");
        sc_json_number(json, text->strength, 2);
    }
    sc_json_field_optional(json, "color", text->color);
}

static void add_text_report(sc_json *json, const sc_text_report *text)
{
    sc_json_begin_object(json);
    sc_json_field(json, "node", text->node);
    sc_json_field_optional(json, "field", text->field);
    sc_json_key(json, "font_size");
    sc_json_number(json, text->size_px, 2);
    sc_json_field_integer(json, "lines", (int64_t)text->lines);
    sc_json_key(json, "clipped");
    sc_json_bool(json, text->is_cut);
    add_legibility(json, text);
    sc_json_key(json, "dropped");
    sc_json_bool(json, text->is_dropped);
    sc_json_end_object(json);
}

static void add_crop(sc_json *json, const sc_crop_report *crop)
{
    sc_json_begin_object(json);
    sc_json_field(json, "node", crop->node);
    sc_json_field_integer(json, "x", crop->x);
    sc_json_field_integer(json, "y", crop->y);
    sc_json_field_integer(json, "width", crop->width);
    sc_json_field_integer(json, "height", crop->height);
    sc_json_field(json, "why", sc_str_of(crop->framing));
    sc_json_end_object(json);
}

static void add_image(sc_json *json, const sc_card_file *card)
{
    sc_json_begin_object(json);
    sc_json_field(json, "platform", sc_str_of(card->platform->name));
    sc_json_field(json, "file", card->file);
    sc_json_field(json, "url", card->url);
    sc_json_field(json, "type", sc_str_of(sc_format_mime(card->format)));
    sc_json_field_integer(json, "width", card->width);
    sc_json_field_integer(json, "height", card->height);
    sc_json_field_integer(json, "bytes", (int64_t)card->bytes);
    sc_json_field(json, "sha256", card->sha256);
    if (card->quality > 0)
        sc_json_field_integer(json, "quality", card->quality);
    if (card->chroma > 0)
        sc_json_field_integer(json, "chroma", card->chroma);
    sc_json_key(json, "texts");
    sc_json_begin_array(json);
    for (size_t i = 0; i < card->text_count; i++)
        add_text_report(json, &card->texts[i]);
    sc_json_end_array(json);
    sc_json_key(json, "crops");
    sc_json_begin_array(json);
    for (size_t i = 0; i < card->crop_count; i++)
        add_crop(json, &card->crops[i]);
    sc_json_end_array(json);
    sc_json_end_object(json);
}

static void add_images(sc_json *json, const sc_tags *tags)
{
    sc_json_key(json, "images");
    sc_json_begin_array(json);
    for (size_t i = 0; i < tags->card_count; i++)
        add_image(json, &tags->cards[i]);
    sc_json_end_array(json);
}

static void add_share_links(sc_arena *arena, sc_json *json, const sc_tags *tags)
{
    const sc_share_link *links;
    size_t count;
    sc_tags_share_links(arena, tags, &links, &count);
    sc_json_key(json, "share");
    sc_json_begin_object(json);
    for (size_t i = 0; i < count; i++)
        sc_json_field(json, links[i].network, links[i].url);
    sc_json_end_object(json);
}

static void add_warning(sc_json *json, const sc_diag *diag)
{
    sc_json_begin_object(json);
    sc_json_field(json, "code", sc_str_of(diag->code));
    sc_json_field(json, "message", diag->message);
    sc_json_field_optional(json, "hint", diag->hint);
    if (diag->span.source != NULL)
        sc_json_field_optional(json, "file", diag->span.source->name);
    if (diag->span.source != NULL && diag->span.source->text.len > 0) {
        sc_position at = sc_span_position(diag->span);
        sc_json_field_integer(json, "line", (int64_t)at.line);
        sc_json_field_integer(json, "column", (int64_t)at.column);
    }
    sc_json_end_object(json);
}

static void add_warnings(sc_json *json, const sc_diags *diags)
{
    sc_json_key(json, "warnings");
    sc_json_begin_array(json);
    for (size_t i = 0; diags != NULL && i < diags->list.count; i++)
        if (diags->list.items[i].severity == SC_WARNING)
            add_warning(json, &diags->list.items[i]);
    sc_json_end_array(json);
}

/* The manifest is served, and is the same from wherever it is made: no folders in it. */
static sc_str file_name(sc_str path)
{
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/')
        start--;
    return sc_str_sub(path, start, path.len);
}

static void add_inputs(sc_json *json, const sc_manifest_request *request)
{
    sc_json_key(json, "inputs");
    sc_json_begin_array(json);
    for (size_t i = 0; i < request->input_count; i++) {
        sc_json_begin_object(json);
        sc_json_field(json, "role", sc_str_of(request->inputs[i].role));
        sc_json_field(json, "file", file_name(request->inputs[i].name));
        sc_json_field(json, "sha256", request->inputs[i].sha256);
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}

sc_str sc_tags_manifest(sc_arena *arena, const sc_tags *tags, const sc_manifest_request *request)
{
    sc_buf out = sc_buf_new(arena, SC_TAGS_BYTES_MAX);
    sc_json json = sc_json_new(&out);
    sc_json_begin_object(&json);
    sc_json_field(&json, "sharecard", sc_str_of(request->version));
    sc_json_key(&json, "article");
    sc_article_write_json(arena, tags->article, &json);
    add_images(&json, tags);
    sc_json_field(&json, "alt", tags->alt);
    add_share_links(arena, &json, tags);
    add_warnings(&json, request->diags);
    add_inputs(&json, request);
    sc_json_end_object(&json);
    sc_buf_addc(&out, '\n');
    return sc_buf_str(&out);
}
