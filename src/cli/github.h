/*
 * GitHub's workflow commands: what a job prints to have a message shown beside a line of a change.
 */
#ifndef SC_CLI_GITHUB_H
#define SC_CLI_GITHUB_H

#include "base/diag.h"

/**
 * Add `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=CODE::MESSAGE`, one line.
 *
 * Columns are left out of what spans several lines, which GitHub takes none for; in `file` and the
 * like `%`, `:`, `,` and line ends are percent-encoded, in the message `%` and line ends.
 *
 * @see  docs.github.com: workflow commands for GitHub Actions, "setting an error message"; the
 *       escapes are those of actions/toolkit, packages/core/src/command.ts.
 */
void sc_github_add(sc_buf *out, const sc_diag *diag);

#endif
