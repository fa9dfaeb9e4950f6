/* The program: read the command line, run the command, end with its status. */
#include "base/heap.h"
#include "cli/commands.h"
#include "cli/print.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>

static const sc_command COMMANDS[] = {
    { "render", "ARTICLE…", sc_command_render, 1, SIZE_MAX,
      "cards, tags and manifest into OUT/<slug>/ (the default)" },
    { "tags", "ARTICLE", sc_command_tags, 1, 1, "only the tags, on standard output" },
    { "scene", "ARTICLE", sc_command_scene, 1, 1,
      "what a layout makes of an article, as JSON: boxes, lines, crops" },
    { "check", "FILE…", sc_command_check, 1, SIZE_MAX,
      "every error and warning of articles, layouts and site files, rendering nothing" },
    { "inject", "PAGE…", sc_command_inject, 1, SIZE_MAX,
      "put the tags of rendered cards into built pages, in place" },
    { "new", "layout NAME", sc_command_new, 2, 2,
      "a layout to start from, layouts/NAME.yaml, and the schema for editors beside it" },
    { "schema", "KIND", sc_command_schema, 1, 1,
      "the JSON Schema of a layout, article or site file; reference: all properties, in Markdown" },
    { "platforms", "", sc_command_platforms, 0, 0, "the platforms, their sizes and limits" },
};

const sc_command *sc_command_all(size_t *count)
{
    *count = sizeof COMMANDS / sizeof *COMMANDS;
    return COMMANDS;
}

static sc_status help(sc_arena *arena, const sc_command *command, bool is_whole)
{
    sc_buf buf = sc_buf_new(arena, 1 << 16);
    sc_options_help(is_whole ? NULL : command, &buf);
    return sc_print(sc_buf_str(&buf));
}

static sc_status run(sc_arena *arena, int argc, char **argv)
{
    sc_options options;
    sc_diags diags = { .arena = arena };
    sc_status status = sc_options_parse(arena, argc, argv, &diags, &options);
    if (status != SC_OK)
        return sc_print_failure(&diags, &options, NULL, status);
    if (options.wants_version)
        return sc_print(SC_STR("sharecard " SC_VERSION "\n"));
    if (options.wants_help)
        return help(arena, options.command, options.command == &COMMANDS[0]);
    return options.command->run(arena, &options);
}

int main(int argc, char **argv)
{
    sc_heap_prepare();
    signal(SIGPIPE, SIG_IGN); /* a closed pipe is an error of writing, with its own status */
    sc_arena *arena = sc_arena_new(0);
    sc_status status = run(arena, argc, argv);
    sc_arena_free(arena);
    return status;
}
