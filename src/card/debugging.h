/*
 * Pictures for debugging a layout: a card with what it is made of drawn over it, as a file.
 */
#ifndef SC_CARD_DEBUGGING_H
#define SC_CARD_DEBUGGING_H

#include "base/publish.h"
#include "paint/debug.h"
#include "photo/crop.h"
#include "resolve/resolve.h"

/**
 * Describe a picture for sc_debugging_draw().
 *
 * @param arena    owns what `*out` points to.
 * @param photo    NULL for one that is not decoded: it is not shown.
 * @param look     NULL if its content was not looked at.
 * @return SC_OK, or what resampling answered; then `*out` is not written.
 */
sc_status sc_debugging_describe(sc_arena *arena, const sc_picture *picture, const sc_photo *photo,
                                const sc_attention *look, sc_diags *diags, sc_debug_picture *out);

/**
 * Draw over a card, as sc_paint_debug() does.
 *
 * @param arena  owns the file.
 * @param out    `<platform>.debug.png`; written only on success.
 * @return SC_OK, or what painting or encoding answered.
 */
sc_status sc_debugging_draw(sc_arena *arena, const sc_debug_request *request, sc_diags *diags,
                            sc_output *out);

#endif
