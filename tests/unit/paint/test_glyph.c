/*
 * Glyphs from fonts of other kinds than the set's own: layers of colours (COLR), and files packed
 * for the web (WOFF). Both are made here, from a font of the set.
 */
#include "lib/scratch.h"
#include "unit/paint/painted.h"

#include <hb-ot.h>
#include <string.h>

#define INTER_BOLD "/usr/share/fonts/opentype/inter/Inter-Bold.otf"
#define MAX_TABLES 64
#define MAX_FONT (4 << 20)

/* --- making fonts --------------------------------------------------------------------------- */

typedef struct bytes {
    char data[MAX_FONT];
    size_t count;
} bytes;

static void put(bytes *to, const void *from, size_t count)
{
    assert_true(to->count + count <= sizeof to->data);
    memcpy(to->data + to->count, from, count);
    to->count += count;
}

static void put_u16(bytes *to, unsigned value)
{
    put(to, (char[]){ (char)(value >> 8), (char)value }, 2);
}

static void put_u32(bytes *to, unsigned value)
{
    put_u16(to, value >> 16);
    put_u16(to, value & 0xFFFF);
}

static hb_face_t *open_inter(void)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(INTER_BOLD);
    assert_non_null(blob);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    return face;
}

static unsigned glyph_of(hb_face_t *face, uint32_t code_point)
{
    hb_font_t *font = hb_font_create(face);
    hb_codepoint_t glyph = 0;
    assert_true(hb_font_get_nominal_glyph(font, code_point, &glyph));
    hb_font_destroy(font);
    return glyph;
}

static void add_table(hb_face_t *to, hb_tag_t tag, const bytes *table)
{
    hb_blob_t *blob =
        hb_blob_create(table->data, (unsigned)table->count, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
    hb_face_builder_add_table(to, tag, blob);
    hb_blob_destroy(blob);
}

/* An A of two layers: an H in the palette's only colour, and over it a full stop in the text's. */
static bytes *make_layers(sc_arena *arena, hb_face_t *face)
{
    bytes *colr = SC_NEW(arena, bytes);
    static const unsigned HEADER[] = { 0, 1, 0, 14, 0, 20, 2 };
    for (size_t i = 0; i < 7; i++)
        put_u16(colr, HEADER[i]);
    const unsigned records[] = { glyph_of(face, 'A'), 0,     2, glyph_of(face, 'H'), 0,
                                 glyph_of(face, '.'), 0xFFFF };
    for (size_t i = 0; i < 7; i++)
        put_u16(colr, records[i]);
    return colr;
}

static bytes *make_palette(sc_arena *arena)
{
    bytes *cpal = SC_NEW(arena, bytes);
    static const unsigned HEADER[] = { 0, 1, 1, 1, 0, 14, 0 };
    for (size_t i = 0; i < 7; i++)
        put_u16(cpal, HEADER[i]);
    put(cpal, "\x00\x80\xFF\xFF", 4); /* blue, green, red, alpha */
    return cpal;
}

static sc_str make_layered(sc_arena *arena)
{
    hb_face_t *inter = open_inter(), *made = hb_face_builder_create();
    hb_tag_t tags[MAX_TABLES];
    unsigned count = MAX_TABLES;
    hb_face_get_table_tags(inter, 0, &count, tags);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(inter, tags[i]);
        hb_face_builder_add_table(made, tags[i], table);
        hb_blob_destroy(table);
    }
    add_table(made, HB_TAG('C', 'O', 'L', 'R'), make_layers(arena, inter));
    add_table(made, HB_TAG('C', 'P', 'A', 'L'), make_palette(arena));
    hb_blob_t *blob = hb_face_reference_blob(made);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    sc_str font = sc_str_copy(arena, (sc_str){ data, length });
    hb_blob_destroy(blob);
    hb_face_destroy(made);
    hb_face_destroy(inter);
    return font;
}

/* The font's tables as they are, in WOFF's container, which lets them be stored unpacked. */
static sc_str make_woff(sc_arena *arena)
{
    hb_face_t *inter = open_inter();
    hb_tag_t tags[MAX_TABLES];
    unsigned count = MAX_TABLES;
    hb_face_get_table_tags(inter, 0, &count, tags);
    bytes *woff = SC_NEW(arena, bytes), *rest = SC_NEW(arena, bytes);
    unsigned offset = 44 + 20 * count, unpacked = 12 + 16 * count;
    bytes *index = SC_NEW(arena, bytes);
    for (unsigned i = 0; i < count; i++) {
        hb_blob_t *table = hb_face_reference_table(inter, tags[i]);
        unsigned length;
        const char *data = hb_blob_get_data(table, &length);
        const unsigned entry[] = { tags[i], offset + (unsigned)rest->count, length, length, 0 };
        for (size_t k = 0; k < 5; k++)
            put_u32(index, entry[k]);
        put(rest, data, length);
        put(rest, "\0\0\0", (4 - length % 4) % 4);
        unpacked += (length + 3) / 4 * 4;
        hb_blob_destroy(table);
    }
    hb_face_destroy(inter);
    const unsigned header[] = { HB_TAG('w', 'O', 'F', 'F'),
                                HB_TAG('O', 'T', 'T', 'O'),
                                offset + (unsigned)rest->count,
                                count << 16,
                                unpacked,
                                0x10000,
                                0,
                                0,
                                0,
                                0,
                                0 };
    for (size_t k = 0; k < 11; k++)
        put_u32(woff, header[k]);
    put(woff, index->data, index->count);
    put(woff, rest->data, rest->count);
    return (sc_str){ woff->data, woff->count };
}

/* --- tests ---------------------------------------------------------------------------------- */

static void open_own(staged *s, const char *name, sc_str font)
{
    const char *folder = sc_scratch_new(s->arena);
    sc_scratch_write(s->arena, folder, name, font);
    staged_expect(s, sc_fonts_open(s->arena, &folder, 1, &s->diags, &s->fonts));
}

static int count_of(const sc_bitmap *b, pixel wanted)
{
    int count = 0;
    for (int y = 0; y < b->height; y++)
        for (int x = 0; x < b->width; x++)
            count += is_near(pixel_at(b, x, y), wanted, 0);
    return count;
}

static const char LETTER[] = "card: { children: [ { text: '%s', font-family: Inter, "
                             "font-weight: 700, font-size: 80px, color: '%s' } ] }";

static void test_layers_have_their_colours(void **state)
{
    (void)state;
    staged s = staged_open();
    open_own(&s, "layers.otf", make_layered(s.arena));
    sc_bitmap b = painted(&s, 100, 100, sc_str_fmt(s.arena, LETTER, "A", "#0000ff").ptr);
    assert_true(count_of(&b, (pixel){ 255, 128, 0 }) > 500); /* the H */
    assert_true(count_of(&b, (pixel){ 0, 0, 255 }) > 50);    /* the full stop */
    staged_close(&s);
}

/* Glyphs of such a font that have no layers are as any other. */
static void test_letters_beside_layers(void **state)
{
    (void)state;
    staged s = staged_open();
    open_own(&s, "layers.otf", make_layered(s.arena));
    sc_bitmap b = painted(&s, 100, 100, sc_str_fmt(s.arena, LETTER, "H", "#0000ff").ptr);
    assert_int_equal(count_of(&b, (pixel){ 255, 128, 0 }), 0);
    assert_true(count_of(&b, (pixel){ 0, 0, 255 }) > 500);
    staged_close(&s);
}

static void test_packed_fonts_are_painted_the_same(void **state)
{
    (void)state;
    staged s = staged_open(), t = staged_open();
    open_own(&s, "web.woff", make_woff(s.arena));
    sc_bitmap a = painted(&s, 300, 100, sc_str_fmt(s.arena, LETTER, "River", "#000000").ptr);
    sc_bitmap b = painted(&t, 300, 100, sc_str_fmt(t.arena, LETTER, "River", "#000000").ptr);
    assert_true(count_of(&a, (pixel){ 0, 0, 0 }) > 500);
    assert_memory_equal(a.pixels, b.pixels, (size_t)a.stride * (size_t)a.height);
    staged_close(&s);
    staged_close(&t);
}

/* An emoji is in colour whatever other font lay at its face's address before. */
static void test_fonts_that_come_and_go(void **state)
{
    (void)state;
    static const char *const TEXTS[] = { "A", "🌊", "ก", "🌊", "水", "🌊" };
    for (size_t i = 0; i < 6; i++) {
        staged s = staged_open();
        sc_bitmap b = painted(&s, 120, 120, sc_str_fmt(s.arena, LETTER, TEXTS[i], "#000000").ptr);
        int colourful = 0;
        for (int y = 0; y < 120; y++)
            for (int x = 0; x < 120; x++) {
                pixel p = pixel_at(&b, x, y);
                colourful += p.b - p.r > 40;
            }
        assert_true(i % 2 == 1 ? colourful > 300 : colourful == 0);
        staged_close(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_layers_have_their_colours),
        cmocka_unit_test(test_letters_beside_layers),
        cmocka_unit_test(test_packed_fonts_are_painted_the_same),
        cmocka_unit_test(test_fonts_that_come_and_go),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
