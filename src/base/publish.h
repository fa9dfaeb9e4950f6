/*
 * Publishing a set of files into one folder so that every path always holds either the complete
 * old file or the complete new one: each is written to a temporary name in the same folder, synced
 * and renamed, in the order given, so the last one (the manifest) tells that all are there. On any
 * failure before the renames, nothing has changed and no partial file is left.
 */
#ifndef SC_BASE_PUBLISH_H
#define SC_BASE_PUBLISH_H

#include "base/diag.h"
#include "base/status.h"

typedef struct sc_output {
    sc_str name; /* in the folder: no slash, not starting with a dot */
    sc_str bytes;
} sc_output;

/**
 * Write `count` files into `out_dir`/`slug`, making both folders as needed. `slug` is opened
 * beneath `out_dir` without following a link. The folder is locked meanwhile; temporary files of
 * dead runs found in it are removed.
 *
 * @param out_dir  NUL-terminated, as the user wrote it.
 * @param diags    gains one error on failure, naming the path.
 * @return SC_E_CREATE (`publish.cannot-create`), SC_E_IO (`publish.failed`, disk full …), SC_E_PATH
 *         (`publish.path-refused`: a link, or a file in the way), SC_E_LOCKED (`publish.locked`)
 *         after waiting 10 s for another run.
 */
sc_status sc_publish(const char *out_dir, sc_str slug, const sc_output *files, size_t count,
                     sc_diags *diags);

#endif
