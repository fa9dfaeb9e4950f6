/* --explain: see explain.h. */
#include "cli/explain.h"

#include <stdio.h>

/* `page.html:7:36: headline from og:title: "The ferry that stayed"`: compilers' form, so that
 * editors can jump there. */
static void explain(const sc_page_origin *origin)
{
    sc_position at = sc_span_position(origin->span);
    sc_str name = origin->span.source == NULL ? SC_STR("") : origin->span.source->name;
    fprintf(stderr, "%.*s:%zu:%zu: %s from %s: \"%.*s\"\n", SC_STR_ARG(name), at.line, at.column,
            origin->field, origin->from, SC_STR_ARG(origin->value));
}

void sc_explain(const sc_job *job, const sc_options *options)
{
    if (!options->explains || options->is_json || job->status != SC_OK)
        return;
    for (size_t i = 0; i < job->loaded.origin_count; i++)
        explain(&job->loaded.origins[i]);
    if (job->loaded.origin_count == 0)
        fprintf(stderr, "sharecard: %s: not a page: its fields are what the file says\n",
                job->path);
}

void sc_explain_json(const sc_job *job, const sc_options *options, sc_json *json)
{
    if (!options->explains || job->status != SC_OK)
        return;
    sc_json_key(json, "origins");
    sc_json_begin_array(json);
    for (size_t i = 0; i < job->loaded.origin_count; i++) {
        const sc_page_origin *origin = &job->loaded.origins[i];
        sc_position at = sc_span_position(origin->span);
        sc_json_begin_object(json);
        sc_json_field(json, "field", sc_str_of(origin->field));
        sc_json_field(json, "from", sc_str_of(origin->from));
        sc_json_field(json, "value", origin->value);
        sc_json_field_integer(json, "line", (int64_t)at.line);
        sc_json_field_integer(json, "column", (int64_t)at.column);
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}
