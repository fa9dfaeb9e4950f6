/* The command line's grammar: commands, operands, and every way to write an option. */
#include "cli/options.h"
#include "lib/check.h"

#include <string.h>

/* The program's own table is beside its main(); two commands will do here. */
static const sc_command COMMANDS[] = {
    { "make", "THING…", NULL, 1, SIZE_MAX, "make things" },
    { "list", "", NULL, 0, 0, "list things" },
};

const sc_command *sc_command_all(size_t *count)
{
    *count = sizeof COMMANDS / sizeof *COMMANDS;
    return COMMANDS;
}

enum { WORDS_MAX = 12 };

/* Read a line of words with single spaces between them; `~` stands for an empty one. */
static sc_status parse(sc_arena *arena, const char *line, sc_diags *diags, sc_options *out)
{
    char *argv[WORDS_MAX + 1] = { "sharecard" };
    int argc = 1;
    sc_str rest = sc_str_of(line), word;
    while (line[0] != '\0' && argc < WORDS_MAX && sc_str_split(&rest, ' ', &word))
        argv[argc++] = sc_str_is(word, "~") ? "" : sc_str_z(arena, word);
    *diags = (sc_diags){ .arena = arena };
    return sc_options_parse(arena, argc, argv, diags, out);
}

/* `make[a b] out=x …`: what a line means; only what it sets. */
static sc_str shown(sc_arena *arena, const sc_options *o)
{
    sc_buf buf = sc_buf_new(arena, 4096);
    sc_buf_addf(&buf, "%s[", o->command->name);
    for (size_t i = 0; i < o->operands.count; i++)
        sc_buf_addf(&buf, "%s%s", i == 0 ? "" : " ", o->operands.items[i]);
    sc_buf_addc(&buf, ']');
    if (strcmp(o->out, "cards") != 0)
        sc_buf_addf(&buf, " out=%s", o->out);
    if (o->layout != NULL)
        sc_buf_addf(&buf, " layout=%s", o->layout);
    if (o->quality != 0)
        sc_buf_addf(&buf, " quality=%d", o->quality);
    for (size_t i = 0; i < o->sets.count; i++)
        sc_buf_addf(&buf, " set %.*s=%.*s", SC_STR_ARG(o->sets.items[i].field),
                    SC_STR_ARG(o->sets.items[i].value));
    for (size_t i = 0; i < o->font_dirs.count; i++)
        sc_buf_addf(&buf, " fonts=%s", o->font_dirs.items[i]);
    sc_buf_addf(&buf, "%s%s%s%s%s%s", o->is_json ? " json" : "", o->is_quiet ? " quiet" : "",
                o->is_verbose ? " verbose" : "", o->allow_damaged ? " damaged" : "",
                o->wants_help ? " help" : "", o->wants_version ? " version" : "");
    return sc_buf_str(&buf);
}

static const struct {
    const char *line, *meaning;
} GOOD[] = {
    { "a", "make[a]" },
    { "make a b", "make[a b]" },
    { "a make", "make[a make]" },
    { "list", "list[]" },
    { "list --json", "list[] json" },
    { "--json list", "list[] json" },
    { "-", "make[-]" },
    { "a -", "make[a -]" },
    { "-o x a", "make[a] out=x" },
    { "-ox a", "make[a] out=x" },
    { "--out x a", "make[a] out=x" },
    { "--out=x a", "make[a] out=x" },
    { "--out= a", "make[a] out=" },
    { "--out ~ a", "make[a] out=" },
    { "a -o x", "make[a] out=x" },
    { "a -o x -o y", "make[a] out=y" },
    { "a -o -q", "make[a] out=-q" },
    { "a -o - b", "make[a b] out=-" },
    { "-qv a", "make[a] quiet verbose" },
    { "-qlnews a", "make[a] layout=news quiet" },
    { "-ql news a", "make[a] layout=news quiet" },
    { "-l=news a", "make[a] layout==news" },
    { "a --set x=1 --set y=2=3 --set z=", "make[a] set x=1 set y=2=3 set z=" },
    { "a --set=x=1", "make[a] set x=1" },
    { "a --fonts one --fonts two", "make[a] fonts=one fonts=two" },
    { "a --quality 1", "make[a] quality=1" },
    { "a --quality=100", "make[a] quality=100" },
    { "a --allow-damaged", "make[a] damaged" },
    { "-- -o", "make[-o]" },
    { "a -- --json --", "make[a --json --]" },
    { "--help", "make[] help" },
    { "-h", "make[] help" },
    { "list --help", "list[] help" },
    { "list too many -h", "list[too many] help" },
    { "--version", "make[] version" },
};

static const struct {
    const char *line, *message, *hint;
} BAD[] = {
    { "", "make: nothing to work on was named", "usage: sharecard make THING…" },
    { "make", "make: nothing to work on was named", "usage: sharecard make THING…" },
    { "list a", "'a' is one word too many", "usage: sharecard list " },
    { "--", "make: nothing to work on was named", "usage: sharecard make THING…" },
    { "a --otu x", "unknown option '--otu'", "did you mean '--out'?" },
    { "a --Json", "unknown option '--Json'", "did you mean '--json'?" },
    { "a --allow_damaged", "unknown option '--allow_damaged'", "did you mean '--allow-damaged'?" },
    { "a --frobnicate=7", "unknown option '--frobnicate'", "'sharecard --help' lists the options" },
    { "a --=7", "unknown option '--'", "'sharecard --help' lists the options" },
    { "a -qx", "unknown option '-x'", "'sharecard --help' lists the options" },
    { "a -o", "the option '--out' needs a value", "it is written '--out DIR'" },
    { "a --quality", "the option '--quality' needs a value", "it is written '--quality 1-100'" },
    { "a --json=1", "the option '--json' takes no value", "" },
    { "a --set x", "--set needs FIELD=VALUE, not 'x'", "write --set headline=\"…\"" },
    { "a --set =x", "--set needs FIELD=VALUE, not '=x'", "write --set headline=\"…\"" },
    { "a --quality 0", "--quality needs a number from 1 to 100, not '0'", "" },
    { "a --quality 101", "--quality needs a number from 1 to 100, not '101'", "" },
    { "a --quality 1.5", "--quality needs a number from 1 to 100, not '1.5'", "" },
    { "a --quality -5", "--quality needs a number from 1 to 100, not '-5'", "" },
};

static void good_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_diags diags;
        sc_options options;
        sc_status status = parse(arena, GOOD[i].line, &diags, &options);
        if (status != SC_OK)
            fail_msg("%s: %s", GOOD[i].line, diags.list.items[0].message.ptr);
        assert_str(shown(arena, &options), GOOD[i].meaning);
        assert_int_equal(diags.list.count, 0);
        sc_arena_free(arena);
    }
}

static void bad_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_diags diags;
        sc_options options;
        if (parse(arena, BAD[i].line, &diags, &options) != SC_E_USAGE)
            fail_msg("%s: was taken", BAD[i].line);
        assert_int_equal(diags.list.count, 1);
        assert_string_equal(diags.list.items[0].code, "cli.usage");
        assert_str(diags.list.items[0].message, BAD[i].message);
        assert_str(diags.list.items[0].hint, BAD[i].hint);
        sc_arena_free(arena);
    }
}

/* --json is known even when the rest of the line is wrong, so that the error can be JSON too. */
static void json_of_a_wrong_line(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags;
    sc_options options;
    assert_int_equal(parse(arena, "--json --frobnicate", &diags, &options), SC_E_USAGE);
    assert_true(options.is_json);
    assert_int_equal(parse(arena, "--frobnicate --json", &diags, &options), SC_E_USAGE);
    assert_true(options.is_json);
    sc_arena_free(arena);
}

/* The columns of the help line up, '…' counted as one character. */
static void help_columns(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_buf buf = sc_buf_new(arena, 1 << 16);
    sc_options_help(NULL, &buf);
    assert_true(
        sc_str_find(sc_buf_str(&buf), SC_STR("\n  make THING…          make things\n"), NULL));
    assert_true(
        sc_str_find(sc_buf_str(&buf), SC_STR("\n  list                 list things\n"), NULL));
    buf.len = 0;
    sc_options_help(&COMMANDS[1], &buf);
    assert_true(
        sc_str_starts(sc_buf_str(&buf), "Usage: sharecard list [OPTION]… \n\nlist things\n"));
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_lines),
        cmocka_unit_test(bad_lines),
        cmocka_unit_test(json_of_a_wrong_line),
        cmocka_unit_test(help_columns),
    };
    return cmocka_run_group_tests_name("cli/options", tests, NULL, NULL);
}
