/*
 * Running a function in a process of its own, for what ends the process: the status it ended with
 * and what it printed on standard error.
 */
#ifndef SC_TESTS_LIB_CHILD_H
#define SC_TESTS_LIB_CHILD_H

typedef struct sc_child_end {
    int status; /* exit status, or 128 + the signal's number */
    char errors[4096];
} sc_child_end;

/** Run `body(argument)` in a forked process; it ends with status 0 if `body` returns. */
sc_child_end sc_child_run(void (*body)(void *argument), void *argument);

#endif
