/* The command line: see options.h. */
#include "cli/options.h"

#include "base/number.h"
#include "base/utf8.h"
#include "encode/encode.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>

typedef enum option_kind { FLAG, WORD, WORDS, NUMBER, ASSIGNMENT } option_kind;

typedef struct option_row {
    const char *name;
    char letter; /* 0: none */
    option_kind kind;
    size_t offset; /* in sc_options */
    const char *argument;
    const char *help;
    int most; /* NUMBER: 1 to this */
} option_row;

#define AT(member) offsetof(sc_options, member)

static const option_row OPTIONS[] = {
    { "layout", 'l', WORD, AT(layout), "NAME|FILE",
      .help = "the layout: a built-in one, layouts/NAME.yaml, or a file (default: the site's, or "
              "news)" },
    { "site", 's', WORD, AT(site), "FILE",
      .help = "the site file (default: site.yaml beside the article, or in this folder)" },
    { "out", 'o', WORD, AT(out), "DIR", .help = "where <slug>/ is made (default: cards)" },
    { "platform", 'p', WORD, AT(platforms), "LIST",
      .help = "platforms, comma-separated, or groups of them: default (" SC_PLATFORM_DEFAULT
              "), schema (the photo alone, for JSON-LD), all" },
    { "set", 0, ASSIGNMENT, AT(sets), "FIELD=VALUE",
      .help = "a field of the article, over what the file says; may be repeated" },
    { "root", 0, WORD, AT(root), "DIR",
      .help = "the folder that the site's addresses lead to: finds photos named by URL or /path" },
    { "fonts", 0, WORDS, AT(font_dirs), "DIR",
      .help = "further fonts (default: fonts, if there is such a folder); may be repeated" },
    { "format", 0, WORD, AT(format), "jpeg|png|webp",
      .help = "what cards are written as, where the platform takes it (default: jpeg); of check: "
              "text, json, sarif or github" },
    { "quality", 0, NUMBER, AT(quality), "1-100",
      .help = "JPEG and WebP quality where the byte aim allows it (default: 88)", .most = 100 },
    { "max-bytes", 0, NUMBER, AT(max_bytes), "BYTES",
      .help = "the most a card may have (default: each platform's aim)", .most = INT_MAX },
    { "max-file", 0, NUMBER, AT(max_file), "BYTES",
      .help = "the most a picture's file may have (default: 33554432)", .most = INT_MAX },
    { "max-side", 0, NUMBER, AT(max_side), "PX",
      .help = "the widest and tallest a picture may be (default: 16384)", .most = 65535 },
    { "max-megapixels", 0, NUMBER, AT(max_megapixels), "N",
      .help = "the most pixels a picture may have, in millions (default: 50)", .most = 4294 },
    { "allow-damaged", 0, FLAG, AT(allow_damaged), NULL,
      .help = "render damaged photos, with a warning" },
    { "debug", 0, FLAG, AT(is_debugged), NULL,
      .help = "render: beside each card one with its boxes, baselines and crops drawn in" },
    { "now", 0, WORD, AT(now), "DATE",
      .help = "the moment that 'age' in layouts counts from (default: the clock)" },
    { "explain", 0, FLAG, AT(explains), NULL,
      .help = "tell where in a page each field of its article was found" },
    { "cards", 0, WORD, AT(cards), "DIR",
      .help = "inject: the folder of <slug>/head.html (default: that of --out)" },
    { "merge", 0, FLAG, AT(merges), NULL,
      .help = "inject: replace the page's own tags that say what the block says" },
    { "into", 0, WORD, AT(into), "DIR", .help = "new: where the layout is put (default: layouts)" },
    { "force", 0, FLAG, AT(is_forced), NULL, .help = "new: replace a layout that is there" },
    { "nginx", 0, FLAG, AT(as_nginx), NULL,
      .help = "platforms: print an nginx map from user agents to those of --platform" },
    { "json", 0, FLAG, AT(is_json), NULL,
      .help = "results and messages as JSON, one line an article" },
    { "quiet", 'q', FLAG, AT(is_quiet), NULL, .help = "no warnings" },
    { "verbose", 'v', FLAG, AT(is_verbose), NULL,
      .help = "tell which site, layout and photo files are used" },
    { "help", 'h', FLAG, AT(wants_help), NULL, .help = "this help" },
    { "version", 0, FLAG, AT(wants_version), NULL, .help = "the program's version" },
};

enum { OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS };

typedef struct parser {
    sc_arena *arena;
    sc_diags *diags;
    sc_options *options;
    int argc, at;
    char **argv;
} parser;

static bool fail(parser *p, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static bool fail(parser *p, const char *hint, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    sc_str message = sc_str_vfmt(p->arena, format, args);
    va_end(args);
    sc_diag_error(p->diags, SC_NO_SPAN, "cli.usage", hint, "%s", message.ptr);
    return false;
}

static bool fail_unknown(parser *p, const char *dashes, sc_str name)
{
    const char *names[OPTION_COUNT];
    for (size_t i = 0; i < OPTION_COUNT; i++)
        names[i] = OPTIONS[i].name;
    const char *near = name.len > 1 ? sc_nearest(name, names, OPTION_COUNT) : NULL;
    sc_str hint = near == NULL ? SC_STR("'sharecard --help' lists the options")
                               : sc_str_fmt(p->arena, "did you mean '--%s'?", near);
    return fail(p, hint.ptr, "unknown option '%s%.*s'", dashes, SC_STR_ARG(name));
}

static void *slot(const parser *p, const option_row *row)
{
    return (char *)p->options + row->offset;
}

static bool store_assignment(parser *p, const option_row *row, const char *text)
{
    (void)row;
    const char *equals = strchr(text, '=');
    if (equals == NULL || equals == text)
        return fail(p, "write --set headline=\"…\"", "--set needs FIELD=VALUE, not '%s'", text);
    size_t bad;
    if (!sc_utf8_is_valid(sc_str_of(text), &bad))
        return fail(p, "give the value as UTF-8", "--set %.*s: the value is not UTF-8 text",
                    (int)(equals - text), text);
    sc_assignment set = { { text, (size_t)(equals - text) }, sc_str_of(equals + 1) };
    sc_vec_push(p->arena, &p->options->sets, set);
    return true;
}

static bool store_number(parser *p, const option_row *row, const char *text)
{
    int64_t number;
    if (!sc_integer_parse(sc_str_of(text), row->most, &number) || number < 1)
        return fail(p, NULL, "--%s needs a number from 1 to %d, not '%s'", row->name, row->most,
                    text);
    *(int *)slot(p, row) = (int)number;
    return true;
}

static bool store(parser *p, const option_row *row, const char *text)
{
    sc_words *words = slot(p, row);
    switch (row->kind) {
    case FLAG:
        *(bool *)slot(p, row) = true;
        return true;
    case WORD:
        *(const char **)slot(p, row) = text;
        return true;
    case WORDS:
        sc_vec_push(p->arena, words, text);
        return true;
    case NUMBER:
        return store_number(p, row, text);
    case ASSIGNMENT:
        return store_assignment(p, row, text);
    }
    return false;
}

/* `value` is what stands after `=` or a letter, or NULL: then it is the next word. */
static bool take(parser *p, const option_row *row, const char *value)
{
    if (row->kind == FLAG) {
        if (value != NULL)
            return fail(p, NULL, "the option '--%s' takes no value", row->name);
        return store(p, row, NULL);
    }
    if (value == NULL && p->at + 1 < p->argc)
        value = p->argv[++p->at];
    if (value == NULL)
        return fail(p,
                    sc_str_fmt(p->arena, "it is written '--%s %s'", row->name, row->argument).ptr,
                    "the option '--%s' needs a value", row->name);
    return store(p, row, value);
}

static bool take_long(parser *p, const char *word)
{
    const char *equals = strchr(word, '=');
    size_t len = equals == NULL ? strlen(word) : (size_t)(equals - word);
    sc_str name = { word + 2, len - 2 };
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (sc_str_is(name, OPTIONS[i].name))
            return take(p, &OPTIONS[i], equals == NULL ? NULL : equals + 1);
    return fail_unknown(p, "--", name);
}

/* `-qv`, `-o DIR`, `-oDIR`. */
static bool take_short(parser *p, const char *word)
{
    for (const char *c = word + 1; *c != '\0'; c++) {
        const option_row *row = NULL;
        for (size_t i = 0; i < OPTION_COUNT; i++)
            if (OPTIONS[i].letter == *c)
                row = &OPTIONS[i];
        if (row == NULL)
            return fail_unknown(p, "-", (sc_str){ c, 1 });
        if (row->kind != FLAG)
            return take(p, row, c[1] == '\0' ? NULL : c + 1);
        store(p, row, NULL);
    }
    return true;
}

static bool take_word(parser *p, bool *only_operands)
{
    const char *word = p->argv[p->at];
    bool is_option = !*only_operands && word[0] == '-' && word[1] != '\0';
    if (is_option && strcmp(word, "--") == 0) {
        *only_operands = true;
        return true;
    }
    if (is_option)
        return word[1] == '-' ? take_long(p, word) : take_short(p, word);
    sc_vec_push(p->arena, &p->options->operands, word);
    return true;
}

/* The first operand is the command if it is one's name; else the command is the default one. */
static void choose_command(sc_options *options)
{
    size_t count;
    const sc_command *commands = sc_command_all(&count);
    options->command = &commands[0];
    for (size_t i = 0; i < count && options->operands.count > 0; i++)
        if (strcmp(options->operands.items[0], commands[i].name) == 0) {
            options->command = &commands[i];
            options->operands.items++;
            options->operands.count--;
            return;
        }
}

static bool check_operands(parser *p)
{
    const sc_command *c = p->options->command;
    size_t count = p->options->operands.count;
    if (p->options->wants_help || p->options->wants_version)
        return true;
    sc_str hint = sc_str_fmt(p->arena, "usage: sharecard %s %s", c->name, c->operands);
    if (count < c->min_operands)
        return fail(p, hint.ptr, "%s: nothing to work on was named", c->name);
    if (count > c->max_operands)
        return fail(p, hint.ptr, "'%s' is one word too many",
                    p->options->operands.items[count - 1]);
    return true;
}

/* After a wrong word: whether its message is to be JSON. */
static void look_for_json(parser *p)
{
    for (int i = p->at + 1; i < p->argc && strcmp(p->argv[i], "--") != 0; i++)
        p->options->is_json |= strcmp(p->argv[i], "--json") == 0;
}

sc_status sc_options_parse(sc_arena *arena, int argc, char **argv, sc_diags *diags, sc_options *out)
{
    parser p = { arena, diags, out, argc, 1, argv };
    bool only_operands = false;
    *out = (sc_options){ .out = "cards", .platforms = SC_PLATFORM_DEFAULT };
    for (; p.at < argc; p.at++)
        if (!take_word(&p, &only_operands)) {
            look_for_json(&p);
            return SC_E_USAGE;
        }
    choose_command(out);
    return check_operands(&p) ? SC_OK : SC_E_USAGE;
}

/* Padded by characters: printf counts bytes, and '…' has three. */
static void add_column(sc_buf *out, sc_str text, size_t width)
{
    sc_buf_add(out, text);
    for (size_t at = sc_utf8_count(text); at < width; at++)
        sc_buf_addc(out, ' ');
}

static void help_commands(sc_buf *out)
{
    size_t count;
    const sc_command *commands = sc_command_all(&count);
    sc_buf_addz(out, "\nCommands:\n");
    for (size_t i = 0; i < count; i++) {
        sc_str usage = sc_str_fmt(out->arena, "%s %s", commands[i].name, commands[i].operands);
        sc_buf_addz(out, "  ");
        add_column(out, usage, 20);
        sc_buf_addf(out, " %s\n", commands[i].help);
    }
}

static void help_option(const option_row *row, sc_buf *out)
{
    sc_str letter =
        row->letter == 0 ? SC_STR("    ") : sc_str_fmt(out->arena, "-%c, ", row->letter);
    sc_str name =
        sc_str_fmt(out->arena, "%.*s--%s%s%s", SC_STR_ARG(letter), row->name,
                   row->argument == NULL ? "" : " ", row->argument == NULL ? "" : row->argument);
    sc_buf_addf(out, "  %-26.*s %s\n", SC_STR_ARG(name), row->help);
}

void sc_options_help(const sc_command *command, sc_buf *out)
{
    if (command == NULL)
        sc_buf_addz(out, "sharecard: one article in, its share cards and their meta tags out\n\n"
                         "Usage: sharecard [COMMAND] [OPTION]… ARTICLE…\n");
    else
        sc_buf_addf(out, "Usage: sharecard %s [OPTION]… %s\n\n%s\n", command->name,
                    command->operands, command->help);
    if (command == NULL)
        help_commands(out);
    sc_buf_addz(out, "\nOptions:\n");
    for (size_t i = 0; i < OPTION_COUNT; i++)
        help_option(&OPTIONS[i], out);
    sc_buf_addz(
        out,
        "\nAn article is a JSON or YAML file, or a text with front matter; '-' is standard input.\n"
        "It is written to OUT/<slug>/: a card for each platform, head.html and card.json.\n\n"
        "Examples:\n"
        "  sharecard article.json -o public/cards\n"
        "  sharecard render post.md -l split --set kicker=Rivers\n"
        "  sharecard scene article.json -p whatsapp\n\n"
        "Exit status: 0 done, 1 some of several articles failed, 64 usage, 65 bad article or\n"
        "photo, 66 input missing, 71 out of memory or a limit, 73 cannot create output, 74 I/O,\n"
        "75 locked, 77 path refused, 78 bad layout, site or fonts.\n");
}
