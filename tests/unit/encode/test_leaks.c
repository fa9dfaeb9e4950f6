/* From a photo to a card: nothing of the photo's file but its pixels comes through. */
#include "encode/encode.h"
#include "lib/check.h"
#include "lib/picture.h"

#include <string.h>

/* What a phone writes: an orientation, a place in a GPS directory, a camera, and a small picture.
 */
static const char EXIF[] = "II*\0\x08\0\0\0"
                           "\x03\0"
                           "\x12\x01\x03\0\x01\0\0\0\x01\0\0\0"
                           "\x10\x01\x02\0\x10\0\0\0\x40\0\0\0"
                           "\x25\x88\x04\0\x01\0\0\0\x50\0\0\0"
                           "\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
                           "SecretCamera 99\0"
                           "\x01\0\x1D\0\x02\0\x0B\0\0\0\x62\0\0\0\0\0\0\0"
                           "2026:03:14\0\0"
                           "52.5163 13.3777 Pariser Platz THUMBNAIL";

static const char *const SECRETS[] = { "Exif",      "SecretCamera", "2026:03:14",
                                       "52.5163",   "13.3777",      "Pariser",
                                       "THUMBNAIL", "II*",          "Display P3" };

static sc_str card_of(sc_arena *arena, sc_str bytes, sc_format format)
{
    sc_diags diags = { .arena = arena };
    sc_photo_info info;
    const sc_photo *photo;
    sc_bitmap bitmap;
    sc_encoded encoded;
    sc_encode_request request = { .format = format, .credit = SC_STR("Tom Hallam") };
    assert_int_equal(sc_photo_probe(arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, &diags, &info),
                     SC_OK);
    assert_int_equal(sc_photo_decode(arena, bytes, 1, &SC_PHOTO_LIMITS, SC_NO_SPAN, &diags, &photo),
                     SC_OK);
    assert_int_equal(sc_photo_resample(arena, photo, (sc_rect){ 0, 0, info.width, info.height }, 60,
                                       40, &diags, &bitmap),
                     SC_OK);
    assert_int_equal(sc_encode(arena, &bitmap, &request, "the card", &diags, &encoded), SC_OK);
    return encoded.bytes;
}

static bool holds(sc_str bytes, const char *text)
{
    return sc_str_find(bytes, sc_str_of(text), NULL);
}

static void test_nothing_but_pixels(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    (void)state;
    sc_str exif = { EXIF, sizeof EXIF - 1 };
    sc_str profile = sc_picture_profile(arena, SC_TEST_DISPLAY_P3);
    sc_picture picture = sc_picture_paint(arena, 120, 80);
    sc_jpeg_options jpeg = { .exif = exif, .profile = profile };
    sc_png_options png = { .type = 2, .exif = exif, .profile = profile };
    sc_webp_options webp = { .exif = exif, .profile = profile };
    sc_str photos[] = { sc_picture_jpeg(arena, picture, &jpeg),
                        sc_picture_png(arena, picture, &png),
                        sc_picture_webp(arena, picture, &webp) };
    for (size_t i = 0; i < 3; i++) {
        assert_true(holds(photos[i], "52.5163")); /* or there would be nothing to keep out */
        for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_WEBP; format++) {
            sc_str card = card_of(arena, photos[i], (sc_format)format);
            assert_true(holds(card, "Tom Hallam"));
            for (size_t k = 0; k < sizeof SECRETS / sizeof *SECRETS; k++)
                assert_false(holds(card, SECRETS[k]));
        }
    }
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_nothing_but_pixels) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
