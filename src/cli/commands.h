/* The commands. Each prints its own messages. */
#ifndef SC_CLI_COMMANDS_H
#define SC_CLI_COMMANDS_H

#include "cli/options.h"

/** Render articles into OUT/<slug>/; print the paths written. */
sc_status sc_command_render(sc_arena *arena, const sc_options *options);
/** Print the tag block of one article, writing no file. */
sc_status sc_command_tags(sc_arena *arena, const sc_options *options);
/** Print the resolved scene of one article on one platform, as JSON. */
sc_status sc_command_scene(sc_arena *arena, const sc_options *options);
/** Read articles, layouts and site files, and tell all that is wrong with them. */
sc_status sc_command_check(sc_arena *arena, const sc_options *options);
/** Put the tag blocks of rendered cards into built pages; print the paths changed. */
sc_status sc_command_inject(sc_arena *arena, const sc_options *options);
/** Write a new layout, with comments, for a designer to start from; print its path. */
sc_status sc_command_new(sc_arena *arena, const sc_options *options);
/** Print the JSON Schema of a kind of file, or the reference of properties. */
sc_status sc_command_schema(sc_arena *arena, const sc_options *options);
/** List the platforms, or print an nginx map of their crawlers. */
sc_status sc_command_platforms(sc_arena *arena, const sc_options *options);

#endif
