/* The font set: what is in it, what must not be, and which face of a family is chosen. */
#include "lib/scratch.h"
#include "text/builtin_fonts.h"
#include "text/face.h"
#include "unit/text/typeset.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define INTER_BOLD "/usr/share/fonts/opentype/inter/Inter-Bold.otf"

static sc_str read_font(sc_arena *arena)
{
    FILE *file = fopen(INTER_BOLD, "rb");
    assert_non_null(file);
    char *bytes = sc_arena_alloc(arena, 1 << 20);
    size_t len = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return (sc_str){ bytes, len };
}

static sc_status open_with(sc_arena *arena, const char *dir, sc_diags *diags, sc_fonts **fonts)
{
    *diags = (sc_diags){ .arena = arena };
    return sc_fonts_open(arena, &dir, 1, diags, fonts);
}

static void has_the_sealed_families(void **state)
{
    (void)state;
    static const char *const FAMILIES[] = {
        "Inter",          "Inter Display",        "Noto Sans",        "Noto Serif",
        "inter display",  "Noto Sans Arabic",     "Noto Sans CJK JP", "Noto Serif CJK SC",
        "Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Khmer",  "Noto Color Emoji",
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++)
        if (!sc_fonts_has_family(on.fonts, sc_str_of(FAMILIES[i])))
            fail_msg("no %s", FAMILIES[i]);
    bench_close(&on);
}

static void has_nothing_else_of_the_machine(void **state)
{
    (void)state;
    static const char *const FAMILIES[] = {
        "DejaVu Sans", "DejaVu Serif", "Noto Sans Mono CJK SC", "Noto Sans Arabic UI", "serif", "",
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof FAMILIES / sizeof *FAMILIES; i++)
        if (sc_fonts_has_family(on.fonts, sc_str_of(FAMILIES[i])))
            fail_msg("found %s", FAMILIES[i]);
    bench_close(&on);
}

/* Every family that the configuration prefers is there: a slip of the pen would go unnoticed. */
static void prefers_only_families_there_are(void **state)
{
    (void)state;
    bench on = bench_open();
    sc_str rest = { SC_BUILTIN_FONTS_CONF, SC_BUILTIN_FONTS_CONF_LEN };
    size_t start, len, count = 0;
    while (sc_str_find(rest, SC_STR("<family>"), &start)) {
        rest = sc_str_sub(rest, start + strlen("<family>"), rest.len);
        assert_true(sc_str_find(rest, SC_STR("</family>"), &len));
        sc_str family = sc_str_sub(rest, 0, len);
        bool is_generic = sc_str_is(family, "sans-serif") || sc_str_is(family, "serif") ||
                          sc_str_is(family, "emoji");
        if (!is_generic && !sc_fonts_has_family(on.fonts, family))
            fail_msg("no %.*s", SC_STR_ARG(family));
        count += !is_generic;
    }
    assert_true(count > 50);
    bench_close(&on);
}

/* A font whose family no set has: Inter Bold, its name changed. The file's check sums do not
 * matter to FreeType. */
static sc_str renamed_font(sc_arena *arena)
{
    sc_str font = read_font(arena);
    char *bytes = (char *)font.ptr;
    static const char OLD[] = "\0I\0n\0t\0e\0r", NEW[] = "\0Z\0z\0y\0z\0x";
    for (size_t i = 0; i + sizeof OLD - 1 <= font.len; i++)
        if (memcmp(bytes + i, OLD, sizeof OLD - 1) == 0)
            memcpy(bytes + i, NEW, sizeof NEW - 1);
    return font;
}

static void finds_no_font_of_the_user(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *home = sc_scratch_new(arena);
    sc_str font = renamed_font(arena);
    static const char *const PLACES[] = { "", "/.fonts", "/.local", "/.local/share",
                                          "/.local/share/fonts" };
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        sc_str dir = sc_str_fmt(arena, "%s%s", home, PLACES[i]);
        mkdir(dir.ptr, 0777);
        sc_scratch_write(arena, dir.ptr, "zzyzx.otf", font);
    }
    sc_scratch_write(arena, home, "fonts.conf",
                     sc_str_fmt(arena, "<fontconfig><dir>%s</dir></fontconfig>", home));
    setenv("HOME", home, 1);
    setenv("XDG_DATA_HOME", sc_scratch_path(arena, home, ".local/share"), 1);
    setenv("FONTCONFIG_FILE", sc_scratch_path(arena, home, "fonts.conf"), 1);
    setenv("FONTCONFIG_PATH", home, 1);
    setenv("FONTCONFIG_SYSROOT", home, 1);
    bench on = bench_open();
    assert_false(sc_fonts_has_family(on.fonts, SC_STR("Zzyzx")));
    assert_true(sc_fonts_has_family(on.fonts, SC_STR("Inter")));
    bench_close(&on);
    unsetenv("FONTCONFIG_SYSROOT");
    /* The same font is found where it is asked for, so the test could have failed. */
    sc_diags diags;
    sc_fonts *fonts;
    char *own = sc_scratch_path(arena, home, ".fonts");
    assert_int_equal(open_with(arena, own, &diags, &fonts), SC_OK);
    assert_true(sc_fonts_has_family(fonts, SC_STR("Zzyzx")));
    sc_arena_free(arena);
}

static void prefers_the_designers_face(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *dir = sc_scratch_new(arena);
    sc_scratch_write(arena, dir, "own.otf", read_font(arena));
    sc_diags diags;
    sc_fonts *fonts;
    assert_int_equal(open_with(arena, dir, &diags, &fonts), SC_OK);
    const sc_face *face = sc_fonts_find(fonts, SC_STR("Inter"), (sc_face_style){ .weight = 400 });
    assert_str(sc_face_name(face), "Inter Bold");
    face = sc_fonts_find(fonts, SC_STR("Inter Display"), (sc_face_style){ .weight = 400 });
    assert_str(sc_face_name(face), "Inter Display");
    sc_arena_free(arena);
}

static void takes_the_designers_configuration(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *dir = sc_scratch_new(arena);
    sc_scratch_write(arena, dir, "own.otf", read_font(arena));
    sc_scratch_write(arena, dir, "fonts.conf", SC_STR("<fontconfig></fontconfig>"));
    sc_diags diags;
    sc_fonts *fonts;
    assert_int_equal(open_with(arena, dir, &diags, &fonts), SC_OK);
    assert_true(sc_fonts_has_family(fonts, SC_STR("Inter")));
    assert_false(sc_fonts_has_family(fonts, SC_STR("Noto Sans")));
    sc_arena_free(arena);
}

static void tells_of_a_bad_configuration(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *dir = sc_scratch_new(arena);
    char *path = sc_scratch_write(arena, dir, "fonts.conf", SC_STR("<fontconfig><dir>"));
    sc_diags diags;
    sc_fonts *fonts = NULL;
    assert_int_equal(open_with(arena, dir, &diags, &fonts), SC_E_CONFIG);
    assert_null(fonts);
    assert_int_equal(diags.list.count, 1);
    assert_string_equal(diags.list.items[0].code, "fonts.bad-config");
    assert_str(diags.list.items[0].message,
               sc_str_fmt(arena, "%s is not a font configuration", path).ptr);
    sc_arena_free(arena);
}

static void tells_of_a_missing_folder(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags;
    sc_fonts *fonts;
    assert_int_equal(open_with(arena, "/nowhere/fonts", &diags, &fonts), SC_E_CONFIG);
    assert_string_equal(diags.list.items[0].code, "fonts.no-folder");
    assert_str(diags.list.items[0].message, "the font folder '/nowhere/fonts' cannot be read");
    sc_arena_free(arena);
}

static void tells_that_there_are_no_fonts(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    char *dir = sc_scratch_new(arena);
    sc_scratch_write(arena, dir, "fonts.conf", SC_STR("<fontconfig></fontconfig>"));
    sc_diags diags;
    sc_fonts *fonts;
    assert_int_equal(open_with(arena, dir, &diags, &fonts), SC_E_CONFIG);
    assert_string_equal(diags.list.items[0].code, "fonts.none");
    assert_str(diags.list.items[0].message, "no fonts are installed in the folders of fonts.conf");
    assert_str(diags.list.items[0].hint,
               "apt-get install fonts-inter fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji");
    sc_arena_free(arena);
}

static void chooses_the_nearest_style(void **state)
{
    (void)state;
    static const struct {
        const char *family;
        int weight;
        bool is_italic;
        const char *face;
    } CASES[] = {
        { "Inter", 400, false, "Inter" },
        { "Inter", 500, false, "Inter Medium" },
        { "Inter", 800, false, "Inter Extra Bold" },
        { "Inter", 1000, false, "Inter Black" },
        { "Inter", 1, false, "Inter Thin" },
        { "Inter", 450, false, "Inter Medium" },
        { "Inter", 600, true, "Inter Semi Bold Italic" },
        { "Noto Sans", 300, false, "Noto Sans" },
        { "Noto Sans", 500, false, "Noto Sans" },
        { "Noto Sans", 501, false, "Noto Sans Bold" },
        { "Noto Sans", 900, true, "Noto Sans Bold Italic" },
        { "Noto Sans Arabic", 800, true, "Noto Sans Arabic Bold" },
        { "Noto Sans CJK SC", 800, false, "Noto Sans CJK SC Bold" },
    };
    bench on = bench_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_face_style style = { .weight = CASES[i].weight, .is_italic = CASES[i].is_italic };
        const sc_face *face = sc_fonts_find(on.fonts, sc_str_of(CASES[i].family), style);
        assert_non_null(face);
        assert_str(sc_face_name(face), CASES[i].face);
    }
    bench_close(&on);
}

/* What the OS/2 table of InterDisplay-ExtraBold.otf says, which asks for its typo metrics. */
static void reads_metrics_as_browsers_do(void **state)
{
    (void)state;
    bench on = bench_open();
    const sc_face *face =
        sc_fonts_find(on.fonts, SC_STR("Inter Display"), (sc_face_style){ .weight = 800 });
    const sc_face_metrics *metrics = sc_face_metrics_of(face);
    assert_near(metrics->ascent, 1974 / 2048.0, 1e-6);
    assert_near(metrics->descent, 502 / 2048.0, 1e-6);
    assert_near(metrics->line_gap, 0, 1e-6);
    assert_near(metrics->cap_height, 1472 / 2048.0, 1e-6);
    bench_close(&on);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_sealed_families),
        cmocka_unit_test(has_nothing_else_of_the_machine),
        cmocka_unit_test(prefers_only_families_there_are),
        cmocka_unit_test(finds_no_font_of_the_user),
        cmocka_unit_test(prefers_the_designers_face),
        cmocka_unit_test(takes_the_designers_configuration),
        cmocka_unit_test(tells_of_a_bad_configuration),
        cmocka_unit_test(tells_of_a_missing_folder),
        cmocka_unit_test(tells_that_there_are_no_fonts),
        cmocka_unit_test(chooses_the_nearest_style),
        cmocka_unit_test(reads_metrics_as_browsers_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
