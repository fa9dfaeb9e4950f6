/* What the command line prints: messages on standard error, results on standard output. */
#ifndef SC_CLI_PRINT_H
#define SC_CLI_PRINT_H

#include "base/diag.h"
#include "base/status.h"
#include "cli/options.h"
#include "data/json_write.h"

/** Print the diagnostics to standard error, without warnings if --quiet; nothing if --json. */
void sc_print_diags(const sc_diags *diags, const sc_options *options);

/**
 * Print why nothing came of it: the diagnostics to standard error or, if --json, an object with
 * `status` and `diagnostics` to standard output.
 *
 * @param article  what was worked on, also in the object; NULL: the run as a whole.
 * @return `status`.
 */
sc_status sc_print_failure(const sc_diags *diags, const sc_options *options, const char *article,
                           sc_status status);

/** Add the diagnostics as a JSON array. */
void sc_print_diags_json(const sc_diags *diags, sc_json *json);

/** Write a text to standard output. @return SC_OK or SC_E_IO, with a line on standard error. */
sc_status sc_print(sc_str text);

/**
 * Show how far a long run is, on one line of standard error that is overwritten; nothing unless
 * that is a terminal. `done` == `total` ends the line.
 */
void sc_print_progress(const sc_options *options, size_t done, size_t total);

#endif
