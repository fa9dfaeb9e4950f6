/* Walking over JPEG markers. See jpeg_survey.h. */
#include "photo/jpeg_survey.h"

#include <stdint.h>
#include <string.h>

enum {
    SOF0 = 0xC0,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP1 = 0xE1,
    APP2 = 0xE2,
    TEM = 0x01,
};

typedef struct segment {
    int marker;
    sc_str body; /* without marker and length; cut where the file ends */
} segment;

static unsigned byte_at(sc_str s, size_t at)
{
    return at < s.len ? (uint8_t)s.ptr[at] : 0;
}

static unsigned word_at(sc_str s, size_t at)
{
    return byte_at(s, at) << 8 | byte_at(s, at + 1);
}

static bool stands_alone(unsigned marker)
{
    return marker == TEM || (marker >= RST0 && marker <= SOI) || marker == EOI;
}

/* Move to the next marker that is none of those inside coded data; behind it on success. */
static bool next_marker(sc_str bytes, size_t *at, unsigned *marker)
{
    while (*at < bytes.len) {
        const char *found = memchr(bytes.ptr + *at, 0xFF, bytes.len - *at);
        if (found == NULL)
            return false;
        *at = (size_t)(found - bytes.ptr) + 1;
        *marker = byte_at(bytes, *at);
        if (*marker == 0xFF || *at >= bytes.len)
            continue;
        ++*at;
        if (*marker != 0 && !(*marker >= RST0 && *marker <= RST7))
            return true;
    }
    return false;
}

static bool next_segment(sc_str bytes, size_t *at, segment *out)
{
    unsigned marker;
    if (!next_marker(bytes, at, &marker))
        return false;
    *out = (segment){ (int)marker, { bytes.ptr + *at, 0 } };
    if (stands_alone(marker))
        return true;
    size_t length = word_at(bytes, *at);
    if (length < 2)
        length = 2;
    out->body = sc_str_sub(bytes, *at + 2, *at + length);
    *at += length;
    return true;
}

static bool is_frame(int marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

static void note_frame(sc_jpeg_survey *survey, const segment *frame)
{
    if (survey->frame != 0)
        return;
    survey->frame = frame->marker;
    survey->precision = (int)byte_at(frame->body, 0);
    survey->height = (int)word_at(frame->body, 1);
    survey->width = (int)word_at(frame->body, 3);
    survey->components = (int)byte_at(frame->body, 5);
}

static const sc_str EXIF_NAME = { "Exif\0\0", 6 };
static const sc_str PROFILE_NAME = { "ICC_PROFILE\0", 12 };
enum { PROFILE_HEAD = 14 }; /* the name, this part's number from 1, and how many there are */

static bool has_name(const segment *s, int marker, sc_str name)
{
    return s->marker == marker && sc_str_eq(sc_str_sub(s->body, 0, name.len), name);
}

static void note_profile(sc_jpeg_survey *survey, const segment *part, int *parts_told)
{
    sc_str *slot = &survey->profile_parts[byte_at(part->body, 12)];
    if (part->body.len <= PROFILE_HEAD || slot->len != 0) {
        survey->profile_fault = "its parts are damaged";
        return;
    }
    *slot = sc_str_sub(part->body, PROFILE_HEAD, part->body.len);
    *parts_told = (int)byte_at(part->body, 13);
    survey->profile_bytes += slot->len;
}

static void check_profile(sc_jpeg_survey *survey, int parts_told)
{
    for (int i = 1; i <= parts_told; i++)
        if (survey->profile_parts[i].len == 0)
            survey->profile_fault = "a part of it is missing";
}

void sc_jpeg_survey_of(sc_str bytes, sc_jpeg_survey *out)
{
    *out = (sc_jpeg_survey){ 0 };
    int parts_told = 0;
    segment s;
    for (size_t at = 2; next_segment(bytes, &at, &s) && s.marker != EOI;) {
        if (is_frame(s.marker))
            note_frame(out, &s);
        else if (s.marker == SOS)
            out->scans++;
        else if (has_name(&s, APP1, EXIF_NAME) && out->exif.len == 0)
            out->exif = sc_str_sub(s.body, EXIF_NAME.len, s.body.len);
        else if (has_name(&s, APP2, PROFILE_NAME))
            note_profile(out, &s, &parts_told);
    }
    if (out->profile_fault == NULL)
        check_profile(out, parts_told);
}

sc_str sc_jpeg_profile(sc_arena *arena, const sc_jpeg_survey *survey)
{
    sc_buf profile = sc_buf_new(arena, survey->profile_bytes * 2 + 64);
    for (int i = 1; i < SC_JPEG_PROFILE_PARTS; i++)
        sc_buf_add(&profile, survey->profile_parts[i]);
    return sc_buf_str(&profile);
}
