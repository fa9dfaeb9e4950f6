/* Records of metadata: see metadata.h. Numbers in ICC profiles and IPTC-IIM are big-endian. */
#include "encode/metadata.h"

enum { TEXT_MAX_BYTES = 4000, RECORD_MAX_BYTES = 60 * 1024 };

static void add16(sc_buf *out, unsigned value)
{
    sc_buf_addc(out, (char)(value >> 8));
    sc_buf_addc(out, (char)value);
}

static void add32(sc_buf *out, uint32_t value)
{
    add16(out, value >> 16);
    add16(out, value & 0xFFFF);
}

/* ---- the profile (ICC.1:2010) ---------------------------------------------------------------- */

/* One element of the profile's data, and the tags that name it. */
typedef struct element {
    const char *tags[3];
    const char *type;
    size_t count;
    uint32_t words[9]; /* what follows the type and its reserved word */
} element;

/* Texts: one record of 12 bytes, English in the USA, at byte 28; in UTF-16. */
#define TEXT_HEAD 1, 12, 0x656E5553 /* enUS */

/* Fixed point with 16 bits of fraction. The primaries are sRGB's seen under D50, by the Bradford
 * matrix in `chad`; the curve is ((x + 0.055) / 1.055) ^ 2.4, below 0.04045 x / 12.92. */
static const element ELEMENTS[] = {
    { { "desc" }, "mluc", 7, { TEXT_HEAD, 8, 28, 0x00730052, 0x00470042 } }, /* sRGB */
    { { "cprt" }, "mluc", 7, { TEXT_HEAD, 6, 28, 0x00430043, 0x00300000 } }, /* CC0 */
    { { "wtpt" }, "XYZ ", 3, { 0x0000F6D6, 0x00010000, 0x0000D32D } },
    { { "chad" },
      "sf32",
      9,
      { 0x00010C42, 0x000005DE, 0xFFFFF325, 0x00000793, 0x0000FD90, 0xFFFFFBA1, 0xFFFFFDA2,
        0x000003DC, 0x0000C06E } },
    { { "rXYZ" }, "XYZ ", 3, { 0x00006FA2, 0x000038F5, 0x00000390 } },
    { { "gXYZ" }, "XYZ ", 3, { 0x00006299, 0x0000B785, 0x000018DA } },
    { { "bXYZ" }, "XYZ ", 3, { 0x000024A0, 0x00000F84, 0x0000B6CF } },
    { { "rTRC", "gTRC", "bTRC" },
      "para",
      6,
      { 0x00030000, 0x00026666, 0x0000F2A7, 0x00000D59, 0x000013D0, 0x00000A5B } },
};

enum {
    ELEMENT_COUNT = sizeof ELEMENTS / sizeof *ELEMENTS,
    TAG_COUNT = 10,
    PROFILE_HEAD_BYTES = 128,
    DATA_START = PROFILE_HEAD_BYTES + 4 + 12 * TAG_COUNT,
    PROFILE_BYTES = 480,
};

static size_t bytes_of(size_t index)
{
    return 8 + 4 * ELEMENTS[index].count;
}

static void add_profile_head(sc_buf *out)
{
    static const uint32_t WORDS[PROFILE_HEAD_BYTES / 4] = {
        [0] = PROFILE_BYTES, [2] = 0x04200000, /* version 4.2 */
        [3] = 0x6D6E7472,                      /* mntr: a display */
        [4] = 0x52474220,                      /* RGB */
        [5] = 0x58595A20,                      /* XYZ */
        [6] = 0x07E40001, /* made on the first of January 2020: any date, but always the same */
        [7] = 0x00010000,    [9] = 0x61637370,                     /* acsp, in every profile */
        [17] = 0x0000F6D6,   [18] = 0x00010000, [19] = 0x0000D32D, /* D50 */
    };
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        add32(out, WORDS[i]);
}

static void add_tag_table(sc_buf *out)
{
    size_t at = DATA_START;
    add32(out, TAG_COUNT);
    for (size_t i = 0; i < ELEMENT_COUNT; at += bytes_of(i), i++)
        for (size_t k = 0; k < 3 && ELEMENTS[i].tags[k] != NULL; k++) {
            sc_buf_addz(out, ELEMENTS[i].tags[k]);
            add32(out, (uint32_t)at);
            add32(out, (uint32_t)bytes_of(i));
        }
}

sc_str sc_metadata_srgb(sc_arena *arena)
{
    sc_buf out = sc_buf_new(arena, PROFILE_BYTES);
    add_profile_head(&out);
    add_tag_table(&out);
    for (size_t i = 0; i < ELEMENT_COUNT; i++) {
        sc_buf_addz(&out, ELEMENTS[i].type);
        add32(&out, 0);
        for (size_t k = 0; k < ELEMENTS[i].count; k++)
            add32(&out, ELEMENTS[i].words[k]);
    }
    return sc_buf_str(&out);
}

/* ---- texts ----------------------------------------------------------------------------------- */

static bool is_inside_character(sc_str text, size_t at)
{
    return at < text.len && ((uint8_t)text.ptr[at] & 0xC0) == 0x80;
}

static sc_str cut(sc_str text)
{
    size_t len = text.len < TEXT_MAX_BYTES ? text.len : TEXT_MAX_BYTES;
    while (is_inside_character(text, len))
        len--;
    return sc_str_sub(text, 0, len);
}

static bool is_silent(const sc_encode_request *request)
{
    return request->credit.len == 0 && request->copyright.len == 0;
}

/* ---- XMP ------------------------------------------------------------------------------------- */

static void add_escaped(sc_buf *out, sc_str text)
{
    for (size_t i = 0; i < text.len; i++)
        switch (text.ptr[i]) {
        case '&':
            sc_buf_addz(out, "&amp;");
            break;
        case '<':
            sc_buf_addz(out, "&lt;");
            break;
        case '>':
            sc_buf_addz(out, "&gt;");
            break;
        default:
            sc_buf_addc(out, text.ptr[i]);
        }
}

static void add_property(sc_buf *out, const char *before, sc_str text, const char *after)
{
    if (text.len == 0)
        return;
    sc_buf_addz(out, before);
    add_escaped(out, cut(text));
    sc_buf_addz(out, after);
}

sc_str sc_metadata_xmp(sc_arena *arena, const sc_encode_request *request)
{
    if (is_silent(request))
        return SC_STR("");
    sc_buf out = sc_buf_new(arena, RECORD_MAX_BYTES);
    sc_buf_addz(&out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                      "<rdf:Description rdf:about=\"\""
                      " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                      " xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\">");
    add_property(&out, "<photoshop:Credit>", request->credit, "</photoshop:Credit>");
    add_property(&out, "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">", request->copyright,
                 "</rdf:li></rdf:Alt></dc:rights>");
    sc_buf_addz(&out, "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
    return sc_buf_str(&out);
}

/* ---- IPTC (IIM 4.2, in Photoshop's image resources) ------------------------------------------ */

static void add_dataset(sc_buf *out, int record, int dataset, sc_str value)
{
    if (value.len == 0)
        return;
    sc_buf_addc(out, 0x1C);
    sc_buf_addc(out, (char)record);
    sc_buf_addc(out, (char)dataset);
    add16(out, (unsigned)value.len);
    sc_buf_add(out, value);
}

/* IIM gives a credit 32 bytes and a copyright 128. Readers take more, and half a name credits
 * nobody: both are written whole. */
static sc_str datasets(sc_arena *arena, const sc_encode_request *request)
{
    static const sc_str UTF8 = { "\x1B\x25G", 3 }, VERSION = { "\0\4", 2 };
    sc_buf out = sc_buf_new(arena, RECORD_MAX_BYTES);
    add_dataset(&out, 1, 90, UTF8);
    add_dataset(&out, 2, 0, VERSION);
    add_dataset(&out, 2, 110, cut(request->credit));
    add_dataset(&out, 2, 116, cut(request->copyright));
    return sc_buf_str(&out);
}

sc_str sc_metadata_iptc(sc_arena *arena, const sc_encode_request *request)
{
    static const sc_str START = { "8BIM\x04\x04\0\0", 8 }; /* resource 0x0404, without a name */
    if (is_silent(request))
        return SC_STR("");
    sc_str body = datasets(arena, request);
    sc_buf out = sc_buf_new(arena, RECORD_MAX_BYTES);
    sc_buf_add(&out, START);
    add32(&out, (uint32_t)body.len);
    sc_buf_add(&out, body);
    if (body.len % 2 != 0)
        sc_buf_addc(&out, '\0');
    return sc_buf_str(&out);
}
