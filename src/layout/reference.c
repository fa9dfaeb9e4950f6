/* The reference of properties: see reference.h. */
#include "layout/reference.h"

#include "base/number.h"
#include "layout/value_form.h"

enum { REFERENCE_MAX = 1 << 20 };

static const char BEFORE[] =
    "# Properties of layouts\n"
    "\n"
    "Made by `sharecard schema reference` from the table that layouts are read with; `make "
    "schemas`\n"
    "writes it anew. What the properties are for, and how they go together, is in\n"
    "[layouts.md](layouts.md). Editors show the same as you type: see\n"
    "[there](layouts.md#in-an-editor).\n"
    "\n"
    "**Units.** A length is a number with `px`, `%`, `em` (the node's font size), `rem` (the "
    "card's),\n"
    "or `cqw`, `cqh`, `cqmin`, `cqmax` (a hundredth of the card's width, height, shorter and "
    "longer\n"
    "side); 0 needs no unit. A range is that of the number before the unit. `$name`, a token, may\n"
    "stand for any value or for a part of one.\n"
    "\n"
    "**Inherited** properties hold for all the nodes in a box, until one sets its own.\n";

static const char *nodes_of(unsigned nodes)
{
    switch (nodes) {
    case SC_FOR_BOX:
        return "boxes";
    case SC_FOR_TEXT:
        return "texts";
    case SC_FOR_IMAGE:
        return "images";
    case SC_FOR_BOX | SC_FOR_TEXT:
        return "boxes and texts";
    case SC_FOR_BOX | SC_FOR_IMAGE:
        return "boxes and images";
    case SC_FOR_TEXT | SC_FOR_IMAGE:
        return "texts and images";
    default:
        return "all nodes";
    }
}

static bool has_words(const sc_property *p)
{
    return p->choices != NULL && p->choices[0] != NULL;
}

static void add_words(sc_buf *out, const sc_property *p, bool is_first)
{
    for (int i = 0; has_words(p) && p->choices[i] != NULL; i++) {
        if (p->allowed != 0 && (p->allowed & 1u << i) == 0)
            continue;
        sc_buf_addf(out, "%s`%s`", is_first ? "" : ", ", p->choices[i]);
        is_first = false;
    }
}

static void add_longhands(sc_buf *out, const sc_property *p)
{
    for (size_t i = 0; p->longhands != NULL && p->longhands[i] != NULL; i++)
        sc_buf_addf(out, "%s[`%s`](#%s)", i == 0 ? "; stands for " : ", ", p->longhands[i],
                    p->longhands[i]);
}

static void add_takes(sc_buf *out, const sc_property *p)
{
    const char *words = sc_value_words(p), *units = sc_value_units(p);
    sc_buf_addz(out, words);
    if (sc_value_has_range(p)) {
        sc_buf_addz(out, ", ");
        sc_number_add(out, p->min, 3);
        sc_buf_addz(out, " to ");
        sc_number_add(out, p->max, 3);
    }
    add_words(out, p, words[0] == '\0');
    if (units[0] != '\0')
        sc_buf_addf(out, "; in %s", units);
    add_longhands(out, p);
}

static void add_default(sc_buf *out, const sc_property *p)
{
    if (p->initial == NULL)
        sc_buf_addz(out, "its longhands'");
    else if (p->initial[0] == '\0')
        sc_buf_addz(out, "none");
    else
        sc_buf_addf(out, "`%s`", p->initial);
}

sc_str sc_layout_example(sc_arena *arena, const sc_property *p)
{
    const char *example = p->example == NULL ? "" : p->example;
    if (p->nodes == SC_FOR_IMAGE)
        return sc_str_fmt(arena,
                          "- image: \"{{ photo }}\"\n  width: 400px\n  height: 300px\n  %s: %s\n",
                          p->name, example);
    if (p->nodes == SC_FOR_BOX)
        return sc_str_fmt(arena,
                          "- %s: %s\n  children:\n    - text: \"{{ headline }}\"\n    - text: "
                          "\"{{ site.name }}\"\n",
                          p->name, example);
    return sc_str_fmt(arena, "- text: \"{{ headline }}\"\n  %s: %s\n", p->name, example);
}

static void add_property(sc_buf *out, const sc_property *p)
{
    sc_buf_addf(out, "\n## %s\n\n%s\n\n", p->name, p->help);
    sc_buf_addf(out, "| on | takes | default | inherited |\n|---|---|---|---|\n| %s | ",
                nodes_of(p->nodes));
    add_takes(out, p);
    sc_buf_addz(out, " | ");
    add_default(out, p);
    sc_buf_addf(out, " | %s |\n\n```yaml\n", p->is_inherited ? "yes" : "no");
    sc_buf_add(out, sc_layout_example(out->arena, p));
    sc_buf_addz(out, "```\n");
}

/* Links to the properties of one kind of node. */
static void add_index(sc_buf *out, unsigned nodes)
{
    size_t count;
    bool is_first = true;
    const sc_property *rows = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (rows[i].nodes != nodes)
            continue;
        if (is_first)
            sc_buf_addf(out, "\n**Of %s:**\n", nodes_of(nodes));
        sc_buf_addf(out, "%s[%s](#%s)", is_first ? "" : ",\n", rows[i].name, rows[i].name);
        is_first = false;
    }
    if (!is_first)
        sc_buf_addc(out, '\n');
}

sc_str sc_layout_reference(sc_arena *arena)
{
    size_t count;
    const sc_property *rows = sc_property_all(&count);
    sc_buf out = sc_buf_new(arena, REFERENCE_MAX);
    sc_buf_addz(&out, BEFORE);
    for (unsigned nodes = SC_FOR_ALL; nodes > 0; nodes--)
        add_index(&out, nodes);
    for (size_t i = 0; i < count; i++)
        add_property(&out, &rows[i]);
    return sc_buf_str(&out);
}
