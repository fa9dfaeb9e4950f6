/*
 * The table of platforms, and reading lists of their names. Where each fact comes from, and how
 * sure it is, is written in docs/platforms.md, which a test holds to this table.
 */
#include "platform/platform.h"

enum { KB = 1000, MB = 1000 * 1000, MIB = 1024 * 1024 };

enum {
    JPEG = 1u << SC_FORMAT_JPEG,
    PNG = 1u << SC_FORMAT_PNG,
    WEBP = 1u << SC_FORMAT_WEBP,
};

/*
 * In the order in which crawlers must be tested: Signal's user agent is a whole word of WhatsApp's,
 * and Apple's names Facebook's and X's too.
 *
 * A square preview keeps the middle: (width - height) / 2 is lost on each side.
 */
static const sc_platform PLATFORMS[] = {
    { .name = "pinterest",
      .label = "Pinterest",
      .width = 1000,
      .height = 1500,
      .aim_bytes = 2 * MB,
      .hard_bytes = 20 * MB,
      .formats = JPEG | PNG,
      .safe_left = 0,
      .safe_right = 1000,
      .crawler = "Pinterest(bot)?/.*pinterest\\.com/bot",
      .help = "2:3; anything taller is cut; the share link's media= names the picture" },
    { .name = "telegram",
      .label = "Telegram",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 5 * MB,
      .formats = JPEG | PNG | WEBP,
      .safe_left = 285,
      .safe_right = 915,
      .crawler = "^TelegramBot",
      .help = "follows no meta refresh; small previews keep the middle square" },
    { .name = "linkedin",
      .label = "LinkedIn",
      .width = 1200,
      .height = 627,
      .aim_bytes = 1 * MB,
      .hard_bytes = 5 * MB,
      .formats = JPEG | PNG,
      .safe_left = 286.5,
      .safe_right = 913.5,
      .crawler = "^LinkedInBot/",
      .help = "1200x627 at least for the wide card; under 401 px wide gives a thumbnail" },
    { .name = "signal",
      .label = "Signal",
      .width = 1200,
      .height = 630,
      .aim_bytes = 600 * KB,
      .hard_bytes = 1 * MIB,
      .formats = JPEG | PNG | WEBP,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "^WhatsApp/2$",
      .help = "both sides 200 px at least, not square" },
    { .name = "whatsapp",
      .label = "WhatsApp",
      .width = 1200,
      .height = 630,
      .aim_bytes = 300 * KB,
      .hard_bytes = 600 * KB,
      .formats = JPEG | PNG,
      .safe_left = 285,
      .safe_right = 915,
      .crawler = "^WhatsApp/2",
      .help =
          "at least 300 px wide, ratio up to 4:1; title, description and URL must not be empty" },
    { .name = "imessage",
      .label = "Apple Messages",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 10 * MB,
      .formats = JPEG | PNG,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "facebookexternalhit/.* Facebot Twitterbot/",
      .help = "at least 900 px wide" },
    { .name = "facebook",
      .label = "Facebook",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 8 * MB,
      .formats = JPEG | PNG,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "facebookexternalhit/|Facebot|meta-external",
      .help = "at least 600x315; the width and height tags serve the first share" },
    { .name = "x",
      .label = "X",
      .width = 1200,
      .height = 600,
      .aim_bytes = 1 * MB,
      .hard_bytes = 5 * MB,
      .formats = JPEG | PNG | WEBP,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "^Twitterbot/",
      .help = "2:1 with twitter:card=summary_large_image" },
    { .name = "discord",
      .label = "Discord",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 8 * MB,
      .formats = JPEG | PNG | WEBP,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "Discordbot/",
      .help = "summary_large_image; two og:image become a gallery" },
    { .name = "slack",
      .label = "Slack",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 2 * MB,
      .formats = JPEG | PNG,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "Slackbot-LinkExpanding|Slack-ImgProxy",
      .help = "fetches the page and the picture under two names" },
    { .name = "mastodon",
      .label = "Mastodon",
      .width = 1200,
      .height = 630,
      .aim_bytes = 1 * MB,
      .hard_bytes = 2 * MB,
      .formats = JPEG | PNG | WEBP,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "Mastodon/",
      .help = "each server fetches on its own" },
    { .name = "bluesky",
      .label = "Bluesky",
      .width = 1200,
      .height = 630,
      .aim_bytes = 900 * KB,
      .hard_bytes = 1 * MB,
      .formats = JPEG | PNG,
      .safe_left = 0,
      .safe_right = 1200,
      .crawler = "Bluesky Cardyb/",
      .help = "the picture is stored with the post" },
    { .name = "instagram",
      .label = "Instagram",
      .width = 1080,
      .height = 1080,
      .aim_bytes = 1 * MB,
      .hard_bytes = 8 * MB,
      .formats = JPEG,
      .safe_left = 0,
      .safe_right = 1080,
      .help = "1:1, uploaded by hand or through its API: it fetches no links" },
    { .name = "schema-16x9",
      .label = "structured data, 16:9",
      .width = 1200,
      .height = 675,
      .aim_bytes = 500 * KB,
      .hard_bytes = 2 * MB,
      .formats = JPEG,
      .is_photo_only = true,
      .safe_left = 0,
      .safe_right = 1200,
      .help = "the photo alone, for JSON-LD" },
    { .name = "schema-4x3",
      .label = "structured data, 4:3",
      .width = 1200,
      .height = 900,
      .aim_bytes = 500 * KB,
      .hard_bytes = 2 * MB,
      .formats = JPEG,
      .is_photo_only = true,
      .safe_left = 0,
      .safe_right = 1200,
      .help = "the photo alone, for JSON-LD" },
    { .name = "schema-1x1",
      .label = "structured data, 1:1",
      .width = 1200,
      .height = 1200,
      .aim_bytes = 500 * KB,
      .hard_bytes = 2 * MB,
      .formats = JPEG,
      .is_photo_only = true,
      .safe_left = 0,
      .safe_right = 1200,
      .help = "the photo alone, for JSON-LD" },
};

enum { PLATFORM_COUNT = sizeof PLATFORMS / sizeof *PLATFORMS };

const sc_platform *sc_platform_find(sc_str name)
{
    for (size_t i = 0; i < PLATFORM_COUNT; i++)
        if (sc_str_is(name, PLATFORMS[i].name))
            return &PLATFORMS[i];
    return NULL;
}

const sc_platform *sc_platform_all(size_t *count)
{
    *count = PLATFORM_COUNT;
    return PLATFORMS;
}

/* The part `name` of the list that `span` is about; the whole where the span's text is another. */
static sc_span span_of_name(sc_span span, sc_str list, sc_str name)
{
    if (span.source == NULL || span.len != list.len || name.len == 0)
        return span;
    return (sc_span){ span.source, span.offset + (size_t)(name.ptr - list.ptr), name.len };
}

/* Names that stand for several platforms. */
typedef struct group {
    const char *name;
    bool (*has)(const sc_platform *platform);
} group;

static bool is_any(const sc_platform *platform)
{
    (void)platform;
    return true;
}

static bool is_default(const sc_platform *platform)
{
    sc_str rest = SC_STR(SC_PLATFORM_DEFAULT), name;
    while (sc_str_split(&rest, ',', &name))
        if (sc_str_is(name, platform->name))
            return true;
    return false;
}

static bool is_schema(const sc_platform *platform)
{
    return platform->is_photo_only;
}

static const group GROUPS[] = { { "all", is_any },
                                { "default", is_default },
                                { "schema", is_schema } };

enum { GROUP_COUNT = sizeof GROUPS / sizeof *GROUPS };

static const group *find_group(sc_str name)
{
    for (size_t i = 0; i < GROUP_COUNT; i++)
        if (sc_str_is(name, GROUPS[i].name))
            return &GROUPS[i];
    return NULL;
}

static sc_status refuse_name(sc_str name, sc_span span, sc_diags *diags)
{
    const char *names[PLATFORM_COUNT + GROUP_COUNT];
    for (size_t i = 0; i < PLATFORM_COUNT; i++)
        names[i] = PLATFORMS[i].name;
    for (size_t i = 0; i < GROUP_COUNT; i++)
        names[PLATFORM_COUNT + i] = GROUPS[i].name;
    const char *near = sc_nearest(name, names, PLATFORM_COUNT + GROUP_COUNT);
    sc_str hint = near == NULL ? SC_STR("'sharecard platforms' lists them")
                               : sc_str_fmt(diags->arena, "did you mean '%s'?", near);
    sc_diag_error(diags, span, "platform.unknown", hint.ptr, "unknown platform '%.*s'",
                  SC_STR_ARG(name));
    return SC_E_USAGE;
}

typedef struct selection {
    const sc_platform **rows;
    size_t count;
} selection;

static void select_once(selection *chosen, const sc_platform *platform)
{
    for (size_t i = 0; i < chosen->count; i++)
        if (chosen->rows[i] == platform)
            return;
    chosen->rows[chosen->count++] = platform;
}

static sc_status select_name(selection *chosen, sc_str name, sc_span span, sc_diags *diags)
{
    const sc_platform *platform = sc_platform_find(name);
    const group *several = find_group(name);
    if (platform == NULL && several == NULL)
        return refuse_name(name, span, diags);
    for (size_t i = 0; several != NULL && i < PLATFORM_COUNT; i++)
        if (several->has(&PLATFORMS[i]))
            select_once(chosen, &PLATFORMS[i]);
    if (platform != NULL)
        select_once(chosen, platform);
    return SC_OK;
}

sc_status sc_platform_parse_list(sc_arena *arena, sc_str list, sc_span span, sc_diags *diags,
                                 const sc_platform *const **out, size_t *count)
{
    selection chosen = { SC_NEW_ARRAY(arena, const sc_platform *, PLATFORM_COUNT), 0 };
    sc_status status = SC_OK;
    sc_str rest = list, name;
    while (sc_str_split(&rest, ',', &name)) {
        name = sc_str_trim(name);
        if (name.len == 0)
            continue;
        if (select_name(&chosen, name, span_of_name(span, list, name), diags) != SC_OK)
            status = SC_E_USAGE;
    }
    if (status == SC_OK && chosen.count == 0) {
        sc_diag_error(diags, span, "platform.none",
                      "name some, separated by commas: " SC_PLATFORM_DEFAULT,
                      "no platform is named");
        status = SC_E_USAGE;
    }
    if (status != SC_OK)
        return status;
    *out = chosen.rows;
    *count = chosen.count;
    return SC_OK;
}

static const struct {
    const char *name, *extension, *mime;
} FORMATS[] = {
    [SC_FORMAT_JPEG] = { "jpeg", "jpg", "image/jpeg" },
    [SC_FORMAT_PNG] = { "png", "png", "image/png" },
    [SC_FORMAT_WEBP] = { "webp", "webp", "image/webp" },
};

const char *sc_format_name(sc_format format)
{
    return FORMATS[format].name;
}

const char *sc_format_extension(sc_format format)
{
    return FORMATS[format].extension;
}

const char *sc_format_mime(sc_format format)
{
    return FORMATS[format].mime;
}
