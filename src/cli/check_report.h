/*
 * How `sharecard check` tells what it found: as text, JSON, SARIF or GitHub's workflow commands.
 */
#ifndef SC_CLI_CHECK_REPORT_H
#define SC_CLI_CHECK_REPORT_H

#include "base/diag.h"
#include "base/status.h"
#include "cli/options.h"

/* What was found in one file. All borrowed. */
typedef struct sc_check_result {
    const char *path;
    sc_status status;
    const sc_diags *diags;
} sc_check_result;

typedef struct sc_check_report sc_check_report;

/**
 * Begin a report in the form that `--format` names, or `--json`.
 *
 * @param arena    owns the report.
 * @param options  borrowed as long as the report.
 * @param diags    gains `cli.usage` for an unknown form.
 * @param out      written only on success.
 * @return SC_OK or SC_E_USAGE.
 */
sc_status sc_check_report_new(sc_arena *arena, const sc_options *options, sc_diags *diags,
                              sc_check_report **out);

/** Tell of one file. Nothing of `result` is kept but its codes. @return SC_OK or SC_E_IO. */
sc_status sc_check_report_add(sc_check_report *report, const sc_check_result *result);

/** End the report. @return SC_OK or SC_E_IO. */
sc_status sc_check_report_end(sc_check_report *report);

#endif
