/*
 * Publishing a set of files into one folder so that every path always holds either the complete
 * old file or the complete new one: all are written to temporary names in the same folder, then
 * synced, read back and compared; when all are there they are renamed in the order given, so the
 * last one (the manifest) tells that all are in place. On any failure before the renames, nothing
 * has changed, and no partial file and no newly made folder is left.
 *
 * Not here: what the files hold, and whether a slug is a good name (article/).
 */
#ifndef SC_BASE_PUBLISH_H
#define SC_BASE_PUBLISH_H

#include "base/diag.h"
#include "base/status.h"

typedef struct sc_output {
    sc_str name; /* in the folder: no slash, not starting with a dot */
    sc_str bytes;
} sc_output;

/* How long a run waits for another one that holds the same folder. */
enum { SC_PUBLISH_WAIT_MS = 10 * 1000 };

/**
 * Write `count` files into `out_dir`/`slug`, making both folders, and those above, as needed. Links
 * in `out_dir` are followed: the user named it. `slug` is opened beneath it without following a
 * link, and a file that is a link is replaced, not written through. The folder is locked
 * meanwhile; temporary files of dead runs found in it are removed. New files get the mode that the
 * umask leaves of 0666.
 *
 * @param out_dir  NUL-terminated, as the user wrote it; trailing slashes do not matter.
 * @param diags    gains one error on failure; its place is the path that is at fault.
 * @return SC_E_CREATE (`publish.cannot-create`: no permission, a read-only disk, `out_dir` is a
 *         file …), SC_E_IO (`publish.failed`: disk full …), SC_E_PATH (`publish.path-refused`: at
 *         `slug` or a file's name stands a link or something of another kind, or they are no plain
 *         names), SC_E_LOCKED (`publish.locked`) after waiting SC_PUBLISH_WAIT_MS for another run.
 */
sc_status sc_publish(const char *out_dir, sc_str slug, const sc_output *files, size_t count,
                     sc_diags *diags);

/** As sc_publish(), waiting at most `wait_ms` milliseconds for another run. */
sc_status sc_publish_waiting(int wait_ms, const char *out_dir, sc_str slug, const sc_output *files,
                             size_t count, sc_diags *diags);

/**
 * Replace the bytes of one file that exists: with the promises of sc_publish(), its mode kept, and
 * its owner where the system allows. Its folder is locked meanwhile.
 *
 * @param path      NUL-terminated; links in it are followed but for its last part.
 * @param expected  what the file holds; if it holds something else by now, nothing is done.
 * @param bytes     what it shall hold.
 * @return SC_E_CREATE, SC_E_IO, SC_E_LOCKED (also `publish.changed`), or SC_E_PATH if `path` is a
 *         link or no plain file.
 */
sc_status sc_publish_replace(const char *path, sc_str expected, sc_str bytes, sc_diags *diags);

#endif
