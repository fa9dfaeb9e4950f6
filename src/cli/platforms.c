/*
 * `sharecard platforms`: the table of platforms, as a list, as JSON, or as an nginx map that tells
 * their crawlers apart.
 */
#include "cli/commands.h"
#include "cli/print.h"

static void add_formats(sc_buf *buf, unsigned formats)
{
    const char *separator = "";
    for (sc_format f = SC_FORMAT_JPEG; f <= SC_FORMAT_WEBP; f++)
        if ((formats & 1u << f) != 0) {
            sc_buf_addf(buf, "%s%s", separator, sc_format_name(f));
            separator = ",";
        }
}

static void add_json(sc_json *json, const sc_platform *p)
{
    sc_json_begin_object(json);
    sc_json_field(json, "name", sc_str_of(p->name));
    sc_json_field_integer(json, "width", p->width);
    sc_json_field_integer(json, "height", p->height);
    sc_json_field_integer(json, "aim_bytes", (int64_t)p->aim_bytes);
    sc_json_field_integer(json, "hard_bytes", (int64_t)p->hard_bytes);
    sc_json_field(json, "crawler", sc_str_of(p->crawler));
    sc_json_end_object(json);
}

static void list_json(sc_buf *buf, const sc_platform *rows, size_t count)
{
    sc_json json = sc_json_new(buf);
    sc_json_begin_array(&json);
    for (size_t i = 0; i < count; i++)
        add_json(&json, &rows[i]);
    sc_json_end_array(&json);
    sc_buf_addc(buf, '\n');
}

static void list(sc_buf *buf, const sc_platform *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sc_buf_addf(buf, "%-12s %4dx%-4d  aim %7zu bytes, limit %8zu  ", rows[i].name,
                    rows[i].width, rows[i].height, rows[i].aim_bytes, rows[i].hard_bytes);
        add_formats(buf, rows[i].formats);
        sc_buf_addc(buf, '\n');
    }
}

/* --- nginx ---------------------------------------------------------------------------------- */

static const char NGINX_BEFORE[] =
    "# Which platform's crawler asks, by its user agent; the first that matches wins.\n"
    "# Made by sharecard: 'sharecard platforms --nginx -p LIST', with the LIST that you render.\n"
    "#\n"
    "# Put this file into the http block:\n"
    "#\n"
    "#     include sharecard-platforms.conf;\n"
    "#\n"
    "# and switch server-side includes on where your articles are:\n"
    "#\n"
    "#     location /news/ {\n"
    "#         ssi on;\n"
    "#         add_header Vary User-Agent;\n"
    "#     }\n"
    "#\n"
    "# Then a page's <head> includes its tags with\n"
    "#\n"
    "#     <!--#include virtual=\"/cards/SLUG/$sharecard_head\" -->\n"
    "#\n"
    "# and every crawler gets its own picture, everybody else head.html.\n"
    "map $http_user_agent $sharecard_platform {\n"
    "    default \"\";\n";

static const char NGINX_AFTER[] = "}\n"
                                  "\n"
                                  "map $sharecard_platform $sharecard_head {\n"
                                  "    default \"head.$sharecard_platform.html\";\n"
                                  "    \"\" \"head.html\";\n"
                                  "}\n";

static bool is_among(const sc_platform *platform, const sc_platform *const *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i] == platform)
            return true;
    return false;
}

/* In nginx's quotes a backslash is kept before all but a quote and itself, which no row has. */
static void add_map(sc_buf *buf, const sc_platform *const *wanted, size_t wanted_count)
{
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    sc_buf_addz(buf, NGINX_BEFORE);
    for (size_t i = 0; i < count; i++)
        if (rows[i].crawler != NULL && is_among(&rows[i], wanted, wanted_count))
            sc_buf_addf(buf, "    \"~%s\" %s;\n", rows[i].crawler, rows[i].name);
    sc_buf_addz(buf, NGINX_AFTER);
}

static sc_status add_chosen_map(sc_arena *arena, const sc_options *options, sc_buf *buf)
{
    sc_diags diags = { .arena = arena };
    const sc_platform *const *wanted;
    size_t count;
    sc_status status = sc_platform_parse_list(arena, sc_str_of(options->platforms), SC_NO_SPAN,
                                              &diags, &wanted, &count);
    if (status != SC_OK)
        return sc_print_failure(&diags, options, NULL, status);
    add_map(buf, wanted, count);
    return SC_OK;
}

sc_status sc_command_platforms(sc_arena *arena, const sc_options *options)
{
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    sc_buf buf = sc_buf_new(arena, 1 << 16);
    sc_status status = SC_OK;
    if (options->as_nginx)
        status = add_chosen_map(arena, options, &buf);
    else if (options->is_json)
        list_json(&buf, rows, count);
    else
        list(&buf, rows, count);
    return status == SC_OK ? sc_print(sc_buf_str(&buf)) : status;
}
