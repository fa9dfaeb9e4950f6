/* EXIF by libexif. See exif.h. */
#include "photo/exif.h"

#include <libexif/exif-data.h>
#include <stdint.h>
#include <string.h>

/* The first directory stands at the front; whatever follows this (previews, maker's notes) is not
 * needed, and offsets into it are only found missing. */
enum { EXIF_MAX_BYTES = 64 * 1024 - 16 };

static const char EXIF_PREFIX[] = { 'E', 'x', 'i', 'f', '\0', '\0' };

static ExifData *load(sc_arena *scratch, sc_str exif)
{
    size_t len = exif.len < EXIF_MAX_BYTES ? exif.len : EXIF_MAX_BYTES;
    unsigned char *copy = sc_arena_alloc(scratch, sizeof EXIF_PREFIX + len);
    memcpy(copy, EXIF_PREFIX, sizeof EXIF_PREFIX);
    memcpy(copy + sizeof EXIF_PREFIX, exif.ptr, len);
    ExifData *data = exif_data_new();
    if (data == NULL)
        sc_out_of_memory("out of memory reading EXIF");
    exif_data_unset_option(data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
    exif_data_load_data(data, copy, (unsigned)(sizeof EXIF_PREFIX + len));
    return data;
}

static int orientation_in(ExifData *data, const char **fault)
{
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry == NULL)
        return 1;
    if (entry->format != EXIF_FORMAT_SHORT || entry->components < 1 || entry->size < 2) {
        *fault = "its orientation is not a number";
        return 1;
    }
    int value = exif_get_short(entry->data, exif_data_get_byte_order(data));
    if (value >= 1 && value <= 8)
        return value;
    if (value != 0) /* scanners write 0 for "not known" */
        *fault = "its orientation is not 1 to 8";
    return 1;
}

int sc_exif_orientation(sc_arena *scratch, sc_str exif, const char **fault)
{
    *fault = NULL;
    if (exif.len == 0)
        return 1;
    bool is_tiff =
        exif.len >= 8 && (memcmp(exif.ptr, "II*\0", 4) == 0 || memcmp(exif.ptr, "MM\0*", 4) == 0);
    if (!is_tiff) {
        *fault = "it does not start as EXIF does";
        return 1;
    }
    ExifData *data = load(scratch, exif);
    int orientation = orientation_in(data, fault);
    exif_data_unref(data);
    return orientation;
}
