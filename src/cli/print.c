/* Printing: see print.h. */
#include "cli/print.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PRINTED_MAX = 16 << 20 };

/* NO_COLOR: https://no-color.org */
static bool wants_color(void)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(STDERR_FILENO) && (no_color == NULL || no_color[0] == '\0') &&
           (term == NULL || strcmp(term, "dumb") != 0);
}

void sc_print_diags(const sc_diags *diags, const sc_options *options)
{
    if (options->is_json)
        return;
    sc_buf buf = sc_buf_new(diags->arena, PRINTED_MAX);
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i].severity == SC_ERROR || !options->is_quiet)
            sc_diag_print(&buf, &diags->list.items[i], wants_color());
    sc_str text = sc_buf_str(&buf);
    fwrite(text.ptr, 1, text.len, stderr);
}

static void print_diag_json(const sc_diag *diag, sc_json *json)
{
    const sc_source *source = diag->span.source;
    sc_json_begin_object(json);
    sc_json_field(json, "severity", sc_str_of(diag->severity == SC_ERROR ? "error" : "warning"));
    sc_json_field(json, "code", sc_str_of(diag->code));
    sc_json_field(json, "message", diag->message);
    sc_json_field_optional(json, "hint", diag->hint);
    if (source != NULL)
        sc_json_field(json, "file", source->name);
    if (source != NULL && source->text.len > 0) {
        sc_position at = sc_span_position(diag->span), end = sc_span_end(diag->span);
        sc_json_field_integer(json, "line", (int64_t)at.line);
        sc_json_field_integer(json, "column", (int64_t)at.column);
        sc_json_field_integer(json, "end_line", (int64_t)end.line);
        sc_json_field_integer(json, "end_column", (int64_t)end.column);
    }
    sc_json_end_object(json);
}

void sc_print_diags_json(const sc_diags *diags, sc_json *json)
{
    sc_json_begin_array(json);
    for (size_t i = 0; i < diags->list.count; i++)
        print_diag_json(&diags->list.items[i], json);
    sc_json_end_array(json);
}

sc_status sc_print(sc_str text)
{
    bool is_written = fwrite(text.ptr, 1, text.len, stdout) == text.len && fflush(stdout) == 0;
    if (is_written)
        return SC_OK;
    fprintf(stderr, "sharecard: error: cannot write to standard output: %s [cli.output]\n",
            strerror(errno));
    return SC_E_IO;
}

sc_status sc_print_failure(const sc_diags *diags, const sc_options *options, const char *article,
                           sc_status status)
{
    if (!options->is_json) {
        sc_print_diags(diags, options);
        return status;
    }
    sc_buf buf = sc_buf_new(diags->arena, PRINTED_MAX);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    if (article != NULL)
        sc_json_field(&json, "article", sc_str_of(article));
    sc_json_field_integer(&json, "status", status);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    sc_print(sc_buf_str(&buf));
    return status;
}

void sc_print_progress(const sc_options *options, size_t done, size_t total)
{
    if (options->is_json || options->is_quiet || total < 2 || !isatty(STDERR_FILENO))
        return;
    fprintf(stderr, "\r%zu of %zu articles%s", done, total, done == total ? "\n" : "");
}
