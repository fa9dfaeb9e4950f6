/* Where the fields of a page's article were found: --explain. */
#ifndef SC_CLI_EXPLAIN_H
#define SC_CLI_EXPLAIN_H

#include "cli/job.h"
#include "data/json_write.h"

/** Print a line a field on standard error; nothing unless asked for, or with --json. */
void sc_explain(const sc_job *job, const sc_options *options);

/** The same as a field `origins` of the object under way. */
void sc_explain_json(const sc_job *job, const sc_options *options, sc_json *json);

#endif
