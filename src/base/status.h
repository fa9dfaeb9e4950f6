/*
 * What a stage answers: success, or why not. The values are the exit statuses of sysexits.h, so
 * that no table translates them: the command line ends with the status of what failed.
 */
#ifndef SC_BASE_STATUS_H
#define SC_BASE_STATUS_H

typedef enum sc_status {
    SC_OK = 0,
    SC_E_SOME = 1,    /* some of several articles failed */
    SC_E_USAGE = 64,  /* the command line is wrong */
    SC_E_DATA = 65,   /* a bad article, page or photo */
    SC_E_INPUT = 66,  /* an input is missing or unreadable */
    SC_E_BUG = 70,    /* a fault of ours */
    SC_E_LIMIT = 71,  /* out of memory, or a limit */
    SC_E_CREATE = 73, /* an output cannot be created */
    SC_E_IO = 74,     /* reading or writing failed */
    SC_E_LOCKED = 75, /* somebody else is at work there: try again */
    SC_E_PATH = 77,   /* a path leads where it may not */
    SC_E_CONFIG = 78, /* a bad layout, site file or set of fonts */
} sc_status;

#endif
