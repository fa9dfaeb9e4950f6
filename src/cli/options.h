/*
 * The command line: commands and options, as rows. The rows do the parsing, the errors and --help.
 */
#ifndef SC_CLI_OPTIONS_H
#define SC_CLI_OPTIONS_H

#include "article/read.h"
#include "base/status.h"
#include "platform/platform.h"

typedef SC_VEC(const char *) sc_words;

typedef struct sc_options sc_options;

typedef struct sc_command {
    const char *name;
    const char *operands; /* as shown in the usage line */
    sc_status (*run)(sc_arena *arena, const sc_options *options);
    size_t min_operands, max_operands;
    const char *help;
} sc_command;

/* What was asked for. Texts are borrowed from the command line. */
struct sc_options {
    const sc_command *command;
    sc_words operands;
    const char *layout, *site, *out, *platforms, *root, *format, *now, *cards, *into;
    int quality;                            /* 0: the default */
    int max_bytes;                          /* of a card; 0: the platforms' */
    int max_file, max_side, max_megapixels; /* of a photo; 0: the default */
    SC_VEC(sc_assignment) sets;
    sc_words font_dirs;
    bool is_forced, is_json, is_quiet, is_verbose, allow_damaged, as_nginx, explains, merges,
        is_debugged, wants_help, wants_version;
};

/** @return all `*count` commands; the first is the default. Static. */
const sc_command *sc_command_all(size_t *count);

/**
 * Read the command line.
 *
 * @param out  written even on failure, so that --json is known.
 * @return SC_OK, or SC_E_USAGE with one error.
 */
sc_status sc_options_parse(sc_arena *arena, int argc, char **argv, sc_diags *diags,
                           sc_options *out);

/** Add the help of the program, or of one command. */
void sc_options_help(const sc_command *command, sc_buf *out);

#endif
