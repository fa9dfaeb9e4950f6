/* `sharecard platforms`: the table of platforms. */
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

sc_status sc_command_platforms(sc_arena *arena, const sc_options *options)
{
    size_t count;
    const sc_platform *rows = sc_platform_all(&count);
    sc_buf buf = sc_buf_new(arena, 1 << 16);
    sc_json json = sc_json_new(&buf);
    if (options->is_json)
        sc_json_begin_array(&json);
    for (size_t i = 0; i < count; i++) {
        if (options->is_json) {
            add_json(&json, &rows[i]);
            continue;
        }
        sc_buf_addf(&buf, "%-12s %4dx%-4d  aim %7zu bytes, limit %8zu  ", rows[i].name,
                    rows[i].width, rows[i].height, rows[i].aim_bytes, rows[i].hard_bytes);
        add_formats(&buf, rows[i].formats);
        sc_buf_addc(&buf, '\n');
    }
    if (options->is_json) {
        sc_json_end_array(&json);
        sc_buf_addc(&buf, '\n');
    }
    return sc_print(sc_buf_str(&buf));
}
