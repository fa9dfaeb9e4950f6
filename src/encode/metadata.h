/*
 * What a card's file says of its picture, as the records that formats embed: that it is sRGB, who
 * is to be credited, whose it is. Nothing in here comes from the photo's own file.
 */
#ifndef SC_ENCODE_METADATA_H
#define SC_ENCODE_METADATA_H

#include "encode/encode.h"

/**
 * Make the ICC profile of sRGB (IEC 61966-2-1), version 4, as small as it can be exact.
 *
 * @return 480 bytes owned by `arena`.
 */
sc_str sc_metadata_srgb(sc_arena *arena);

/**
 * Make the XMP packet (ISO 16684-1) with `credit` as photoshop:Credit and `copyright` as dc:rights.
 * Texts are cut at 4,000 bytes, so that a packet fits a JPEG's segment.
 *
 * @return owned by `arena`; empty if the request has neither.
 */
sc_str sc_metadata_xmp(sc_arena *arena, const sc_encode_request *request);

/**
 * Make the same as IPTC-IIM datasets 2:110 and 2:116 in UTF-8, in the Photoshop image resource that
 * a JPEG's APP13 carries.
 *
 * @return owned by `arena`; empty if the request has neither.
 */
sc_str sc_metadata_iptc(sc_arena *arena, const sc_encode_request *request);

#endif
