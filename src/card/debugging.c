/* Pictures for debugging: see debugging.h. */
#include "card/debugging.h"

#include "encode/encode.h"

#include <stdint.h>

/* The whole picture, small. */
static sc_status shrink(sc_arena *arena, const sc_photo *photo, const sc_photo_info *info,
                        sc_diags *diags, const sc_bitmap **out)
{
    int longer = info->width > info->height ? info->width : info->height;
    int width = info->width * SC_DEBUG_PICTURE_SIDE / longer;
    int height = info->height * SC_DEBUG_PICTURE_SIDE / longer;
    const sc_rect whole = { 0, 0, info->width, info->height };
    sc_bitmap *bitmap = SC_NEW(arena, sc_bitmap);
    sc_status status = sc_photo_resample(arena, photo, whole, width < 1 ? 1 : width,
                                         height < 1 ? 1 : height, diags, bitmap);
    if (status == SC_OK)
        *out = bitmap;
    return status;
}

sc_status sc_debugging_describe(sc_arena *arena, const sc_picture *picture, const sc_photo *photo,
                                const sc_attention *look, sc_diags *diags, sc_debug_picture *out)
{
    sc_debug_picture described = { .name = picture->name,
                                   .width = picture->info.width,
                                   .height = picture->info.height,
                                   .has_focus = picture->has_focus,
                                   .focus_x = picture->focus_x,
                                   .focus_y = picture->focus_y };
    if (look != NULL)
        described.head_count = sc_photo_heads(arena, look, &described.heads);
    if (photo != NULL) {
        sc_status status = shrink(arena, photo, &picture->info, diags, &described.whole);
        if (status != SC_OK)
            return status;
    }
    *out = described;
    return SC_OK;
}

sc_status sc_debugging_draw(sc_arena *arena, const sc_debug_request *request, sc_diags *diags,
                            sc_output *out)
{
    const sc_encode_request wanted = { .format = SC_FORMAT_PNG,
                                       .aim_bytes = SIZE_MAX,
                                       .hard_bytes = SIZE_MAX };
    sc_arena *scratch = sc_arena_new(0);
    sc_bitmap drawn;
    sc_encoded encoded;
    sc_status status = sc_paint_debug(scratch, request, diags, &drawn);
    if (status == SC_OK)
        status = sc_encode(arena, &drawn, &wanted, "the debugging picture", diags, &encoded);
    if (status == SC_OK)
        *out = (sc_output){ sc_str_fmt(arena, "%s.debug.png", request->platform->name),
                            encoded.bytes };
    sc_arena_free(scratch);
    return status;
}
