/* The pipeline's files: what there is, what twins share, what the manifest says, determinism. */
#include "unit/card/rendered.h"

#include "base/sha256.h"
#include "data/value.h"

#include <stdlib.h>
#include <string.h>

#define FOUR "pinterest,telegram,linkedin,whatsapp"

static const char LAYOUT[] =
    "card:\n"
    "  background: '#0d1726'\n"
    "  color: white\n"
    "  padding: 60px\n"
    "  children:\n"
    "    - { name: photo, image: '{{ photo }}', position: absolute, inset: 0 }\n"
    "    - { name: headline, text: '{{ headline }}', fit: { min: 40px, max: 90px } }\n";

static const char ARTICLE[] = "{ headline: The river returns, slug: river, photo: photo.jpg }";

static uint32_t blue_pixel(int x, int y)
{
    (void)y;
    return 0x20u + (uint32_t)x / 16;
}

/* Nothing that JPEG could make small. */
static uint32_t noise_pixel(int x, int y)
{
    return sc_noise_hash(x, y, 7) & 0xFFFFFFu;
}

static staged open(void)
{
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    staged_layout(&s, LAYOUT);
    return s;
}

static rendered *render(staged *s, const char *platforms, sc_str photo)
{
    rendered *r = rendered_of(s, platforms, photo);
    rendered_now(s, r);
    return r;
}

static const sc_value *manifest_of(staged *s, const rendered *r)
{
    const sc_source *source =
        staged_source(s, "card.json", sc_str_z(s->arena, rendered_file(r, "card.json")));
    const sc_parse_limits limits = { .max_bytes = 1 << 20, .status = SC_E_DATA };
    const sc_value *value = NULL;
    staged_expect(s,
                  sc_json_parse(s->arena, source, sc_span_of(source), &limits, &s->diags, &value));
    return value;
}

static void test_files_in_publishing_order(void **state)
{
    (void)state;
    staged s = open();
    rendered *r = render(&s, FOUR, made_photo(&s, blue_pixel));
    sc_buf names = sc_buf_new(s.arena, 4096);
    for (size_t i = 0; i < r->files.count; i++)
        sc_buf_addf(&names, "%.*s ", SC_STR_ARG(r->files.items[i].name));
    assert_str(sc_buf_str(&names),
               "pinterest.jpg telegram.jpg linkedin.jpg whatsapp.jpg head.html head.pinterest.html "
               "head.telegram.html head.linkedin.html head.whatsapp.html card.json ");
    assert_int_equal(r->files.image_count, 4);
    staged_close(&s);
}

static void test_cards_have_their_platforms_size(void **state)
{
    (void)state;
    static const char *const NAMES[] = { "pinterest", "telegram", "linkedin", "whatsapp" };
    staged s = open();
    rendered *r = render(&s, FOUR, made_photo(&s, blue_pixel));
    for (size_t i = 0; i < 4; i++) {
        sc_bitmap b = rendered_pixels(&s, r, sc_str_fmt(s.arena, "%s.jpg", NAMES[i]).ptr);
        const sc_platform *platform = sc_platform_find(sc_str_of(NAMES[i]));
        assert_int_equal(b.width, platform->width);
        assert_int_equal(b.height, platform->height);
    }
    staged_close(&s);
}

static void test_manifest_says_what_the_files_are(void **state)
{
    (void)state;
    staged s = open();
    rendered *r = render(&s, FOUR, made_photo(&s, blue_pixel));
    const sc_value *images = sc_value_at(manifest_of(&s, r), "images");
    assert_int_equal(images->count, 4);
    for (size_t i = 0; i < images->count; i++) {
        const sc_value *image = images->items[i];
        sc_str bytes = rendered_file(r, sc_str_z(s.arena, sc_value_at(image, "file")->text));
        sc_str size = sc_str_fmt(s.arena, "%zu", bytes.len);
        assert_str(sc_value_at(image, "bytes")->text, size.ptr);
        assert_str(sc_value_at(image, "sha256")->text, sc_sha256_hex(s.arena, bytes).ptr);
        assert_str(sc_value_at(image, "texts.0.node")->text, "headline");
        assert_str(sc_value_at(image, "texts.0.clipped")->text, "false");
    }
    staged_close(&s);
}

static void test_two_renders_are_equal(void **state)
{
    (void)state;
    staged s = open();
    sc_str photo = made_photo(&s, noise_pixel);
    rendered *a = render(&s, FOUR, photo);
    s.diags.list.count = 0;
    rendered *b = render(&s, FOUR, photo);
    for (size_t i = 0; i < a->files.count; i++)
        assert_true(sc_str_eq(a->files.items[i].bytes, b->files.items[i].bytes));
    staged_close(&s);
}

/* A card does not depend on which others are made with it. */
static void test_a_card_alone_is_the_same(void **state)
{
    (void)state;
    static const char *const NAMES[] = { "pinterest", "telegram", "linkedin", "whatsapp" };
    staged s = open();
    sc_str photo = made_photo(&s, blue_pixel);
    rendered *all = render(&s, FOUR, photo);
    for (size_t i = 0; i < 4; i++) {
        const char *name = sc_str_fmt(s.arena, "%s.jpg", NAMES[i]).ptr;
        rendered *one = render(&s, NAMES[i], photo);
        /* A photo is decoded at the scale that the largest of the cards needs, so a card alone may
         * be resampled from another scale: the same to the eye, not to the bit. */
        sc_bitmap a = rendered_pixels(&s, all, name), b = rendered_pixels(&s, one, name);
        long apart = 0;
        for (int k = 0; k < a.width * a.height; k++)
            apart += labs((long)(a.pixels[k] & 255) - (long)(b.pixels[k] & 255));
        assert_true((double)apart / (a.width * a.height) < 0.5);
    }
    staged_close(&s);
}

/* --- twins ---------------------------------------------------------------------------------- */

static bool are_same(const rendered *r, const char *a, const char *b)
{
    return sc_str_eq(rendered_file(r, a), rendered_file(r, b));
}

static void test_twins_share_what_fits_both(void **state)
{
    (void)state;
    staged s = open();
    rendered *r = render(&s, FOUR, made_photo(&s, blue_pixel));
    assert_true(are_same(r, "telegram.jpg", "whatsapp.jpg"));
    assert_false(are_same(r, "telegram.jpg", "linkedin.jpg"));
    staged_close(&s);
}

/* What WhatsApp's small limit costs is not taken from Telegram, whichever comes first. */
static void test_twins_do_not_share_what_was_given_up(void **state)
{
    (void)state;
    static const char *const ORDERS[] = { "telegram,whatsapp", "whatsapp,telegram" };
    staged s = open();
    sc_str photo = made_photo(&s, noise_pixel);
    sc_str telegram = { 0 };
    for (size_t i = 0; i < 2; i++) {
        rendered *r = render(&s, ORDERS[i], photo);
        size_t small = rendered_file(r, "whatsapp.jpg").len;
        assert_true(small <= sc_platform_find(SC_STR("whatsapp"))->hard_bytes);
        assert_true(rendered_file(r, "telegram.jpg").len > small);
        if (i > 0)
            assert_true(sc_str_eq(telegram, rendered_file(r, "telegram.jpg")));
        telegram = rendered_file(r, "telegram.jpg");
    }
    staged_close(&s);
}

static void test_a_layout_that_names_a_platform_has_no_twins(void **state)
{
    (void)state;
    staged s = open();
    sc_str layout =
        sc_str_fmt(s.arena, "%svariants: { telegram: { headline: { color: lime } } }\n", LAYOUT);
    staged_layout(&s, layout.ptr);
    rendered *r = render(&s, "whatsapp,telegram", made_photo(&s, blue_pixel));
    assert_false(are_same(r, "telegram.jpg", "whatsapp.jpg"));
    staged_close(&s);
}

static void test_png(void **state)
{
    (void)state;
    staged s = open();
    rendered *r = rendered_of(&s, "telegram,whatsapp", made_photo(&s, blue_pixel));
    r->request.format = SC_FORMAT_PNG;
    rendered_now(&s, r);
    assert_true(sc_str_starts(rendered_file(r, "telegram.png"), "\x89PNG"));
    assert_true(are_same(r, "telegram.png", "whatsapp.png"));
    staged_close(&s);
}

/* --- the photo ------------------------------------------------------------------------------ */

/* The photo that is damaged is told of once for each decoding. */
static void test_one_decoding_for_all_cards(void **state)
{
    (void)state;
    staged s = open();
    sc_str photo = made_photo(&s, noise_pixel);
    rendered *r = rendered_of(&s, FOUR, sc_str_sub(photo, 0, photo.len / 2));
    assert_int_equal(sc_card_render(s.arena, &r->request, &s.diags, &r->files), SC_E_DATA);
    s.diags = (sc_diags){ .arena = s.arena };
    r->request.limits.allow_damaged = true;
    rendered_now(&s, r);
    size_t damaged = 0;
    for (size_t i = 0; i < s.diags.list.count; i++)
        damaged += strcmp(s.diags.list.items[i].code, "photo.damaged") == 0;
    assert_int_equal(damaged, 1);
    staged_close(&s);
}

/* A photo that no card shows is not decoded: what is wrong in it does not matter. */
static void test_a_photo_that_is_not_shown_is_not_decoded(void **state)
{
    (void)state;
    staged s = open();
    staged_layout(&s, "card: { children: [ { image: '{{ photo }}', when: kicker } ] }");
    sc_str photo = made_photo(&s, noise_pixel);
    render(&s, FOUR, sc_str_sub(photo, 0, photo.len / 2));
    assert_int_equal(s.diags.error_count, 0);
    staged_close(&s);
}

static void test_failures_leave_the_result_alone(void **state)
{
    (void)state;
    staged s = open();
    rendered *r = rendered_of(&s, FOUR, SC_STR("<!DOCTYPE html>"));
    r->files.count = 99;
    assert_int_equal(sc_card_render(s.arena, &r->request, &s.diags, &r->files), SC_E_DATA);
    assert_int_equal(r->files.count, 99);
    assert_int_equal(s.diags.error_count, 1);
    staged_close(&s);
}

static void test_drops_are_reported(void **state)
{
    (void)state;
    staged s = open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - name: headline\n"
                      "      text: '{{ headline }}'\n"
                      "      width: 50px\n"
                      "      fit: { min: 40px, max: 40px, lines: 1, then: drop }\n");
    const sc_value *texts =
        sc_value_at(manifest_of(&s, render(&s, "whatsapp", SC_STR(""))), "images.0.texts");
    assert_int_equal(texts->count, 1);
    assert_str(sc_value_at(texts, "0.node")->text, "headline");
    assert_str(sc_value_at(texts, "0.dropped")->text, "true");
    staged_close(&s);
}

/* Beside every card, twins too; the cards themselves and what the manifest says stay as they are.
 */
static void test_debugging_pictures_go_beside_the_cards(void **state)
{
    (void)state;
    staged s = open();
    sc_str photo = made_photo(&s, blue_pixel);
    rendered *plain = render(&s, "whatsapp,telegram", photo);
    rendered *r = rendered_of(&s, "whatsapp,telegram", photo);
    r->request.is_debugged = true;
    rendered_now(&s, r);
    assert_int_equal(r->files.count, plain->files.count + 2);
    assert_int_equal(r->files.image_count, 2);
    assert_true(sc_str_eq(rendered_file(r, "whatsapp.jpg"), rendered_file(plain, "whatsapp.jpg")));
    assert_false(sc_str_find(rendered_file(r, "card.json"), SC_STR("debug"), NULL));
    sc_bitmap drawn = rendered_pixels(&s, r, "whatsapp.debug.png");
    assert_int_equal(drawn.width, 1200);
    assert_true(drawn.height > 630 + 200);
    assert_true(sc_str_starts(rendered_file(r, "telegram.debug.png"), "\x89PNG"));
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files_in_publishing_order),
        cmocka_unit_test(test_cards_have_their_platforms_size),
        cmocka_unit_test(test_manifest_says_what_the_files_are),
        cmocka_unit_test(test_two_renders_are_equal),
        cmocka_unit_test(test_a_card_alone_is_the_same),
        cmocka_unit_test(test_twins_share_what_fits_both),
        cmocka_unit_test(test_twins_do_not_share_what_was_given_up),
        cmocka_unit_test(test_a_layout_that_names_a_platform_has_no_twins),
        cmocka_unit_test(test_png),
        cmocka_unit_test(test_one_decoding_for_all_cards),
        cmocka_unit_test(test_a_photo_that_is_not_shown_is_not_decoded),
        cmocka_unit_test(test_failures_leave_the_result_alone),
        cmocka_unit_test(test_drops_are_reported),
        cmocka_unit_test(test_debugging_pictures_go_beside_the_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
