/* Property values as text, for the tests of properties and layouts. */
#ifndef SC_TESTS_UNIT_LAYOUT_SHOW_H
#define SC_TESTS_UNIT_LAYOUT_SHOW_H

#include "base/number.h"
#include "layout/property.h"

static inline void show_length(sc_buf *buf, sc_length length)
{
    static const char *const UNITS[] = { "auto", "px",  "%",     "em",   "rem",
                                         "cqw",  "cqh", "cqmin", "cqmax" };
    if (length.unit != SC_UNIT_AUTO)
        sc_number_add(buf, length.value, 4);
    sc_buf_addz(buf, UNITS[length.unit]);
}

static inline void show_color(sc_buf *buf, sc_color c)
{
    sc_buf_addf(buf, "#%02x%02x%02x%02x", (unsigned)(c.r * 255 + 0.5), (unsigned)(c.g * 255 + 0.5),
                (unsigned)(c.b * 255 + 0.5), (unsigned)(c.a * 255 + 0.5));
}

static inline void show_fit(sc_buf *buf, const sc_fit_rule *fit)
{
    static const char *const THEN[] = { "clamp", "short", "drop", "fail" };
    if (!fit->is_set) {
        sc_buf_addz(buf, "none");
        return;
    }
    show_length(buf, fit->min);
    sc_buf_addz(buf, "..");
    show_length(buf, fit->max);
    sc_buf_addf(buf, " in %d then %s", fit->lines, THEN[fit->then]);
}

static inline void show_families(sc_buf *buf, const sc_families *families)
{
    for (size_t i = 0; i < families->count; i++)
        sc_buf_addf(buf, "%s%.*s", i == 0 ? "" : "|", SC_STR_ARG(families->items[i]));
}

static inline void show_declaration(sc_buf *buf, const sc_declaration *d);

static inline void show_marks(sc_buf *buf, const sc_marks *marks)
{
    sc_buf_addz(buf, marks->is_set ? "{" : "none");
    for (size_t i = 0; i < marks->count; i++) {
        sc_buf_addz(buf, i > 0 ? ", " : "");
        show_declaration(buf, &marks->items[i]);
    }
    sc_buf_addz(buf, marks->is_set ? "}" : "");
}

/* `padding-top=12px`. A logical side shows its own name; its value is its first longhand's. */
static inline void show_declaration(sc_buf *buf, const sc_declaration *d)
{
    const sc_property *p = d->property;
    const sc_property_value *v = &d->value;
    sc_buf_addf(buf, "%s=", p->name);
    if (p->kind == SC_KIND_INLINE)
        p = sc_property_find(sc_str_of(p->longhands[0]));
    switch (p->kind) {
    case SC_KIND_KEYWORD:
        sc_buf_addz(buf, p->choices[v->integer]);
        return;
    case SC_KIND_NUMBER:
    case SC_KIND_RATIO:
    case SC_KIND_STRETCH:
        sc_number_add(buf, v->number, 4);
        return;
    case SC_KIND_INTEGER:
    case SC_KIND_WEIGHT:
    case SC_KIND_WORDS:
        sc_buf_addf(buf, "%d", v->integer);
        return;
    case SC_KIND_LENGTH:
    case SC_KIND_LENGTH_AUTO:
    case SC_KIND_LINE_HEIGHT:
        show_length(buf, v->length);
        return;
    case SC_KIND_COLOR:
        show_color(buf, v->color);
        return;
    case SC_KIND_BACKGROUND:
        sc_buf_addf(buf, "%zu layers", v->background.count);
        return;
    case SC_KIND_MASK:
        sc_buf_addf(buf, "%zu layers", v->background.count);
        return;
    case SC_KIND_SHADOWS:
    case SC_KIND_TEXT_SHADOW:
        sc_buf_addf(buf, "%zu shadows", v->shadows.count);
        return;
    case SC_KIND_FILTERS:
        sc_buf_addf(buf, "%zu filters", v->filters.count);
        return;
    case SC_KIND_TRANSFORMS:
        sc_buf_addf(buf, "%zu transforms", v->transforms.count);
        return;
    case SC_KIND_RADIUS:
        show_length(buf, v->point.x);
        sc_buf_addc(buf, ' ');
        show_length(buf, v->point.y);
        return;
    case SC_KIND_FAMILIES:
        show_families(buf, &v->families);
        return;
    case SC_KIND_TEXT:
    case SC_KIND_TAGS:
        sc_buf_addf(buf, "'%.*s'", SC_STR_ARG(v->text));
        return;
    case SC_KIND_POINT:
        show_length(buf, v->point.x);
        sc_buf_addc(buf, ' ');
        show_length(buf, v->point.y);
        return;
    case SC_KIND_MARKS:
        show_marks(buf, &v->marks);
        return;
    case SC_KIND_FIT:
        show_fit(buf, &v->fit);
        return;
    default:
        sc_buf_addz(buf, "?");
        return;
    }
}

static inline sc_str show_declarations(sc_arena *arena, const sc_declarations *all)
{
    sc_buf buf = sc_buf_new(arena, 1 << 16);
    for (size_t i = 0; i < all->count; i++) {
        sc_buf_addz(&buf, i == 0 ? "" : "; ");
        show_declaration(&buf, &all->items[i]);
    }
    return sc_buf_str(&buf);
}

#endif
