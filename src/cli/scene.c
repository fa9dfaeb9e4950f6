/* `sharecard scene`: what a layout makes of an article, as data. */
#include "cli/commands.h"
#include "cli/job.h"
#include "cli/print.h"

enum { DUMP_MAX = 16 << 20 };

static sc_status dump(const sc_run *run, sc_job *job)
{
    sc_card_request request = sc_job_request(run, job);
    const sc_scene *scenes;
    size_t count;
    sc_status status = sc_card_scenes(job->arena, &request, &job->diags, &scenes, &count);
    if (status != SC_OK)
        return status;
    sc_buf buf = sc_buf_new(job->arena, DUMP_MAX);
    for (size_t i = 0; i < count; i++) {
        sc_scene_dump(&scenes[i], &buf);
        sc_buf_addc(&buf, '\n');
    }
    return sc_print(sc_buf_str(&buf));
}

sc_status sc_command_scene(sc_arena *arena, const sc_options *options)
{
    sc_run run;
    sc_job job;
    sc_status status = sc_run_open(arena, options, &run);
    if (status != SC_OK)
        return sc_print_failure(&run.diags, options, NULL, status);
    sc_job_load(&run, options->operands.items[0], &job);
    if (job.status == SC_OK)
        job.status = dump(&run, &job);
    status = job.status;
    if (status == SC_OK)
        sc_print_diags(&job.diags, options);
    else
        sc_print_failure(&job.diags, options, job.path, status);
    sc_job_done(&job);
    return status;
}
