/*
 * SARIF 2.1.0 (OASIS, 2020): the log that code scanning and editors read. One run; a result for
 * each diagnostic, a rule for each code that occurs. Columns count code points from 1; a region
 * ends before `endColumn`.
 */
#ifndef SC_CLI_SARIF_H
#define SC_CLI_SARIF_H

#include "base/diag.h"
#include "data/json_write.h"

typedef struct sc_sarif {
    sc_arena *arena;
    sc_json json;
    SC_VEC(const char *) codes; /* each once: its index is its rule's */
} sc_sarif;

/** Begin a log in `out`, which is borrowed until its end. */
sc_sarif sc_sarif_begin(sc_arena *arena, sc_buf *out);

/** Add one result. Nothing of it is kept but its code. */
void sc_sarif_add(sc_sarif *sarif, const sc_diag *diag);

/** End the log, with a line break. */
void sc_sarif_end(sc_sarif *sarif);

#endif
