/* Telling what was found: see check_report.h. One row a form. */
#include "cli/check_report.h"

#include "cli/github.h"
#include "cli/print.h"
#include "cli/sarif.h"

#include <string.h>

enum { OUTPUT_MAX = 16 << 20, LOG_MAX = 256 << 20 };

typedef struct form {
    const char *name;
    void (*begin)(sc_check_report *report); /* NULL: nothing to do */
    sc_status (*add)(sc_check_report *report, const sc_check_result *result);
    sc_status (*end)(sc_check_report *report); /* NULL: nothing to do */
} form;

struct sc_check_report {
    sc_arena *arena;
    const sc_options *options;
    const form *form;
    sc_buf log;
    sc_sarif sarif;
};

static bool is_told(const sc_check_report *report, const sc_diag *diag)
{
    return diag->severity == SC_ERROR || !report->options->is_quiet;
}

static sc_status add_text(sc_check_report *report, const sc_check_result *result)
{
    sc_print_diags(result->diags, report->options);
    return SC_OK;
}

static sc_status add_json(sc_check_report *report, const sc_check_result *result)
{
    (void)report;
    sc_buf buf = sc_buf_new(result->diags->arena, OUTPUT_MAX);
    sc_json json = sc_json_new(&buf);
    json.is_compact = true;
    sc_json_begin_object(&json);
    sc_json_field(&json, "file", sc_str_of(result->path));
    sc_json_field_integer(&json, "status", result->status);
    sc_json_key(&json, "diagnostics");
    sc_print_diags_json(result->diags, &json);
    sc_json_end_object(&json);
    sc_buf_addc(&buf, '\n');
    return sc_print(sc_buf_str(&buf));
}

static void begin_sarif(sc_check_report *report)
{
    report->log = sc_buf_new(report->arena, LOG_MAX);
    report->sarif = sc_sarif_begin(report->arena, &report->log);
}

static sc_status add_sarif(sc_check_report *report, const sc_check_result *result)
{
    for (size_t i = 0; i < result->diags->list.count; i++)
        if (is_told(report, &result->diags->list.items[i]))
            sc_sarif_add(&report->sarif, &result->diags->list.items[i]);
    return SC_OK;
}

static sc_status end_sarif(sc_check_report *report)
{
    sc_sarif_end(&report->sarif);
    return sc_print(sc_buf_str(&report->log));
}

static sc_status add_github(sc_check_report *report, const sc_check_result *result)
{
    sc_buf buf = sc_buf_new(result->diags->arena, OUTPUT_MAX);
    for (size_t i = 0; i < result->diags->list.count; i++)
        if (is_told(report, &result->diags->list.items[i]))
            sc_github_add(&buf, &result->diags->list.items[i]);
    return sc_print(sc_buf_str(&buf));
}

static const form FORMS[] = {
    { "text", NULL, add_text, NULL },
    { "json", NULL, add_json, NULL },
    { "sarif", begin_sarif, add_sarif, end_sarif },
    { "github", NULL, add_github, NULL },
};

enum { FORM_COUNT = sizeof FORMS / sizeof *FORMS };

static const form *find_form(const char *name)
{
    for (size_t i = 0; i < FORM_COUNT; i++)
        if (strcmp(FORMS[i].name, name) == 0)
            return &FORMS[i];
    return NULL;
}

sc_status sc_check_report_new(sc_arena *arena, const sc_options *options, sc_diags *diags,
                              sc_check_report **out)
{
    const char *name = options->format != NULL ? options->format : "text";
    const form *found = find_form(options->is_json ? "json" : name);
    if (found == NULL || find_form(name) == NULL) {
        sc_diag_error(diags, SC_NO_SPAN, "cli.usage", "write 'text', 'json', 'sarif' or 'github'",
                      "unknown format of messages: '%s'", name);
        return SC_E_USAGE;
    }
    sc_check_report *report = SC_NEW(arena, sc_check_report);
    *report = (sc_check_report){ .arena = arena, .options = options, .form = found };
    if (found->begin != NULL)
        found->begin(report);
    *out = report;
    return SC_OK;
}

sc_status sc_check_report_add(sc_check_report *report, const sc_check_result *result)
{
    return report->form->add(report, result);
}

sc_status sc_check_report_end(sc_check_report *report)
{
    return report->form->end == NULL ? SC_OK : report->form->end(report);
}
