/* Reading site files: see read.h. */
#include "article/fields.h"
#include "article/read.h"
#include "article/types.h"

static const sc_row_codes CODES = { "site.bad-value", "site.control-character",
                                    "site.unknown-field" };
static const sc_parse_limits LIMITS = { 1024 * 1024, 0, SC_E_CONFIG };

static sc_status parse(sc_arena *arena, const sc_source *source, sc_diags *diags,
                       const sc_value **map)
{
    bool is_json = sc_str_ends(source->name, ".json");
    sc_status status = (is_json ? sc_json_parse : sc_yaml_parse)(arena, source, sc_span_of(source),
                                                                 &LIMITS, diags, map);
    if (status != SC_OK || (*map)->kind == SC_VALUE_MAP)
        return status;
    if ((*map)->kind == SC_VALUE_NULL) { /* an empty file: everything is its default */
        *map = NULL;
        return SC_OK;
    }
    sc_diag_error(diags, (*map)->span, "site.not-a-map", "write it as 'name: The Valley Post'",
                  "a site file holds a map of fields, not %s", sc_value_kind_name(*map));
    return SC_E_CONFIG;
}

sc_status sc_site_read(sc_arena *arena, const sc_source *source, sc_diags *diags, sc_site *out)
{
    static const sc_reading READING = {
        { "UTC", 3 }, "site.bad-url", NULL, "site.unknown-language"
    };
    const sc_value *map = NULL;
    sc_status status = source == NULL ? SC_OK : parse(arena, source, diags, &map);
    if (status != SC_OK)
        return status;
    sc_rows rows = { .arena = arena, .diags = diags, .codes = &CODES, .context = &READING };
    rows.rows = sc_site_rows(&rows.row_count);
    rows.roots = &map;
    rows.root_count = map == NULL ? 0 : 1;
    sc_site site = { .source = source };
    bool are_known = map == NULL || sc_rows_check_names(&rows, map);
    if (!sc_rows_read(&rows, &site) || !are_known)
        return SC_E_CONFIG;
    *out = site;
    return SC_OK;
}
