/*
 * A job: one article with all it is rendered from, loaded by the command line's options.
 */
#ifndef SC_CLI_JOB_H
#define SC_CLI_JOB_H

#include "card/load.h"
#include "cli/options.h"
#include "cli/stopwatch.h"

/* What is shared by the jobs of a run. */
typedef struct sc_run {
    sc_arena *arena;
    const sc_options *options;
    sc_diags diags; /* of the run as a whole */
    sc_fonts *fonts;
    const sc_platform *const *platforms;
    size_t platform_count;
    sc_format format;
    int64_t now;
    sc_stopwatch *watch; /* NULL unless times are asked for */
} sc_run;

typedef struct sc_job {
    sc_arena *arena; /* its own; see sc_job_done() */
    const char *path;
    sc_diags diags;
    sc_status status;
    sc_loaded loaded;
} sc_job;

/** Open what the whole run needs. @return SC_OK, or a status with errors in `out->diags`. */
sc_status sc_run_open(sc_arena *arena, const sc_options *options, sc_run *out);

/** @return the limits on pictures that the options ask for. */
sc_photo_limits sc_run_photo_limits(const sc_run *run);

/** Read an article and its site file alone. Its status and messages are in `out`. */
void sc_job_open(const sc_run *run, const char *path, sc_job *out);

/** Read the layout and the pictures of an article that sc_job_open() read; nothing if it failed. */
void sc_job_load_assets(const sc_run *run, sc_job *job);

/** Both in one. */
void sc_job_load(const sc_run *run, const char *path, sc_job *out);

/** @return what card/ is asked for; borrowed from run and job. */
sc_card_request sc_job_request(const sc_run *run, const sc_job *job);

/** Free a job's arena. */
void sc_job_done(sc_job *job);

#endif
