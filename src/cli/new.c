/*
 * `sharecard new layout NAME`: a layout to start from, with comments, and beside it the schema that
 * editors check and complete it with. What is there already is kept, unless --force is given.
 */
#include "base/file.h"
#include "base/publish.h"
#include "cli/commands.h"
#include "cli/print.h"
#include "layout/layout.h"
#include "layout/schema.h"

#include <stdlib.h>
#include <string.h>

/* Before the tokens: its path twice, and its name. */
static const char START[] =
    "# yaml-language-server: $schema=layout.schema.json\n"
    "# The language is CSS's, in YAML: docs/layouts.md teaches it.\n"
    "#   sharecard check %s              finds what is wrong with it\n"
    "#   sharecard article.json -l %s    makes the cards of an article with it\n"
    "layout: 1\n"
    "name: %s\n"
    "description: A headline over the photo, on a shade as dark as it needs to be\n";

static const char REST[] =
    "\n"
    "tokens:                         # names for values: $accent below; site.yaml may replace "
    "them\n"
    "  accent: \"#ffb454\"             # a colour with # needs quotes\n"
    "  ground: \"#0d1726\"\n"
    "  display: [Inter Display, Inter]\n"
    "\n"
    "card:                           # the root, as large as the platform wants its card\n"
    "  background: $ground\n"
    "  color: white                  # inherited by all texts, as are the fonts\n"
    "  font-family: Inter\n"
    "  font-size: 4.2cqw             # of the card's width: 14 px where a card is seen 335 px "
    "wide\n"
    "  line-height: 1.3\n"
    "  legibility: 4.5               # the least contrast of texts with what is behind them\n"
    "  flex-direction: column        # every box is a flexbox\n"
    "  justify-content: flex-end\n"
    "  children:                     # painted in this order: what is later lies on top\n"
    "    - name: photo\n"
    "      image: \"{{ photo }}\"      # a field of the article; without a photo the node is left "
    "out\n"
    "      position: absolute\n"
    "      inset: 0\n"
    "    - name: shade               # its background keeps the promise of `legibility`\n"
    "      flex-direction: column\n"
    "      gap: 3cqmin\n"
    "      padding: 18cqmin 6cqmin 6cqmin\n"
    "      min-height: 0             # it may be lower than what is in it: then the headline "
    "shrinks\n"
    "      scrim: auto               # painted only as strong as it must be\n"
    "      background: linear-gradient(to bottom, transparent, rgb(5 9 16 / 0.82) 18cqmin, rgb(5 9 "
    "16 / 0.94))\n"
    "      children:\n"
    "        - { name: kicker, text: \"{{ kicker | upper }}\", color: $accent, font-weight: 700, "
    "line-clamp: 1 }\n"
    "        - name: headline\n"
    "          text: \"{{ headline }}\"\n"
    "          font-family: $display\n"
    "          font-weight: 800\n"
    "          line-height: 1.06\n"
    "          letter-spacing: -0.02em\n"
    "          text-wrap: balance    # lines of like length\n"
    "          fit: { min: 4.6cqw, max: 8cqw, lines: 5, then: short }   # the largest size that "
    "fits\n"
    "        - { name: site, text: \"{{ site.name }}\", font-weight: 600, line-clamp: 1 }\n"
    "\n"
    "variants:                       # what is different on some cards; of two that match the "
    "later wins\n"
    "  portrait:\n"
    "    headline: { fit: { min: 5cqw, max: 11cqw, lines: 7, then: short } }\n"
    "  not photo:\n"
    "    card: { justify-content: center }\n"
    "    shade: { background: none }\n";

enum { NAME_MAX_BYTES = 64, TEXT_MAX = 1 << 16 };

typedef struct request {
    sc_arena *arena;
    const sc_options *options;
    sc_diags diags;
    sc_str name;        /* of the layout */
    const char *folder; /* as it was written, without a slash at its end */
} request;

static sc_status fail(request *r, const char *hint, const char *what, sc_str word)
{
    sc_diag_error(&r->diags, SC_NO_SPAN, "cli.usage", hint, "%s '%.*s'", what, SC_STR_ARG(word));
    return SC_E_USAGE;
}

static bool is_plain_name(sc_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!sc_is_alpha(c) && !sc_is_digit(c) && (i == 0 || strchr("-_.", c) == NULL))
            return false;
    }
    return name.len > 0 && name.len <= NAME_MAX_BYTES;
}

static sc_status read_operands(request *r)
{
    const sc_words *words = &r->options->operands;
    if (strcmp(words->items[0], "layout") != 0)
        return fail(r, "write 'sharecard new layout NAME'", "there is nothing new called",
                    sc_str_of(words->items[0]));
    r->name = sc_layout_stem(sc_str_of(words->items[1]));
    if (!is_plain_name(r->name))
        return fail(r, "write letters, digits, '-' and '_'; --into names the folder",
                    "this is no name for a layout:", r->name);
    sc_str folder = sc_str_of(r->options->into == NULL ? "layouts" : r->options->into);
    while (folder.len > 1 && sc_str_ends(folder, "/"))
        folder.len--;
    r->folder = sc_str_z(r->arena, folder);
    return SC_OK;
}

static const char *path_of(request *r, const char *file)
{
    return sc_str_fmt(r->arena, "%s/%s", r->folder, file).ptr;
}

static sc_str layout_text(request *r, const char *file)
{
    const char *path = path_of(r, file);
    sc_buf text = sc_buf_new(r->arena, TEXT_MAX);
    sc_buf_addf(&text, START, path, path, sc_str_z(r->arena, r->name));
    sc_buf_addz(&text, REST);
    return sc_buf_str(&text);
}

static void free_path(void *path)
{
    free(path);
}

/* The folder as publishing wants it: its parent, and its plain name in there. */
static sc_str split_folder(request *r, const char **parent)
{
    char *real = realpath(r->folder, NULL);
    const char *path = real != NULL ? real : r->folder, *slash = strrchr(path, '/');
    sc_arena_defer(r->arena, free_path, real);
    *parent =
        slash == NULL ? "." : sc_str_z(r->arena, (sc_str){ path, (size_t)(slash - path) + 1 });
    return sc_str_of(slash == NULL ? path : slash + 1);
}

static sc_status write_files(request *r, const char *file)
{
    const char *parent;
    sc_str folder = split_folder(r, &parent);
    sc_output files[] = { { SC_STR("layout.schema.json"), sc_layout_schema(r->arena) },
                          { sc_str_of(file), layout_text(r, file) } };
    bool keeps_schema = sc_file_exists(path_of(r, "layout.schema.json")) && !r->options->is_forced;
    size_t first = keeps_schema ? 1 : 0;
    return sc_publish(parent, folder, files + first, 2 - first, &r->diags);
}

static sc_status write_layout(request *r)
{
    const char *file = sc_str_fmt(r->arena, "%.*s.yaml", SC_STR_ARG(r->name)).ptr;
    const char *path = path_of(r, file);
    if (sc_file_exists(path) && !r->options->is_forced) {
        sc_diag_error(&r->diags, SC_NO_SPAN, "new.exists", "give it another name, or --force",
                      "there is a layout '%s' already", path);
        return SC_E_CREATE;
    }
    sc_status status = write_files(r, file);
    return status == SC_OK ? sc_print(sc_str_fmt(r->arena, "%s\n", path)) : status;
}

sc_status sc_command_new(sc_arena *arena, const sc_options *options)
{
    request r = { .arena = arena, .options = options, .diags = { .arena = arena } };
    sc_status status = read_operands(&r);
    if (status == SC_OK)
        status = write_layout(&r);
    return r.diags.list.count > 0 ? sc_print_failure(&r.diags, options, NULL, status) : status;
}
