/* EXIF by libexif. See exif.h. */
#include "photo/exif.h"

#include <libexif/exif-data.h>
#include <stdbool.h>
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

/* A number of `count` bytes in the file's order. */
static size_t number_at(sc_str exif, size_t at, size_t count)
{
    bool is_big = exif.ptr[0] == 'M';
    size_t value = 0;
    for (size_t i = 0; i < count; i++)
        value = value << 8 | (uint8_t)exif.ptr[is_big ? at + i : at + count - 1 - i];
    return value;
}

/* TIFF 6.0, section 2: the header's last four bytes tell where the first directory is; that begins
 * with the number of its entries, of twelve bytes each. libexif says nothing of one that is not
 * there. */
static bool has_directory(sc_str exif)
{
    size_t at = number_at(exif, 4, 4);
    if (at < 8 || at > exif.len || exif.len - at < 2)
        return false;
    return number_at(exif, at, 2) * 12 <= exif.len - at - 2;
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
    if (!has_directory(exif)) {
        *fault = "it is cut short";
        return 1;
    }
    ExifData *data = load(scratch, exif);
    int orientation = orientation_in(data, fault);
    exif_data_unref(data);
    return orientation;
}
