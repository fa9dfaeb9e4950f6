/* The cascade: see cascade.h. */
#include "resolve/cascade.h"

#include "layout/property_read.h"

#include <string.h>

static void store(sc_style *style, const sc_property *property, const sc_property_value *value)
{
    memcpy((char *)style + property->offset, value, sc_property_size(property->kind));
}

sc_style sc_style_initial(sc_arena *arena)
{
    size_t count;
    const sc_property *properties = sc_property_all(&count);
    sc_style style = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (properties[i].initial == NULL)
            continue;
        sc_property_value value = sc_property_initial(arena, &properties[i]);
        store(&style, &properties[i], &value);
    }
    return style;
}

static void inherit(sc_style *style, const sc_style *parent)
{
    size_t count;
    const sc_property *properties = sc_property_all(&count);
    for (size_t i = 0; i < count; i++) {
        const sc_property *p = &properties[i];
        if (p->is_inherited)
            memcpy((char *)style + p->offset, (const char *)parent + p->offset,
                   sc_property_size(p->kind));
    }
}

/* A logical side is the first of its longhands from left to right, else the second. */
static void apply(sc_cascaded *node, const sc_declarations *declarations)
{
    for (size_t i = 0; i < declarations->count; i++) {
        const sc_declaration *d = &declarations->items[i];
        const sc_property *property = d->property;
        if (property->kind == SC_KIND_INLINE)
            property = sc_property_find(sc_str_of(property->longhands[node->is_rtl ? 1 : 0]));
        store(&node->style, property, &d->value);
    }
}

void sc_style_apply(sc_style *style, const sc_declaration *items, size_t count)
{
    for (size_t i = 0; i < count; i++)
        store(style, items[i].property, &items[i].value);
}

/* `direction` decides what logical sides are, so it is looked for before anything is applied. */
static void find_direction(const sc_declarations *declarations, int *direction)
{
    const sc_property *wanted = sc_property_find(SC_STR("direction"));
    for (size_t i = 0; i < declarations->count; i++)
        if (declarations->items[i].property == wanted)
            *direction = declarations->items[i].value.integer;
}

/* The patches of one node among the variants that apply, in order. */
static const sc_patch *next_patch(const sc_layout *layout, const sc_node *node,
                                  const sc_binding *binding, size_t *variant)
{
    for (; *variant < layout->variant_count; ++*variant) {
        const sc_variant *v = &layout->variants[*variant];
        for (size_t i = 0; i < v->patch_count; i++)
            if (v->patches[i].node == node && sc_variant_applies(v, binding)) {
                ++*variant;
                return &v->patches[i];
            }
    }
    return NULL;
}

sc_cascaded sc_cascade(const sc_style *initial, const sc_layout *layout, const sc_node *node,
                       const sc_binding *binding, const sc_cascaded *parent)
{
    sc_cascaded out = { .style = *initial, .content = &node->content };
    const sc_condition *when = node->when;
    const sc_patch *patch;
    if (parent != NULL)
        inherit(&out.style, &parent->style);
    int direction = out.style.direction;
    find_direction(&node->declarations, &direction);
    for (size_t v = 0; (patch = next_patch(layout, node, binding, &v)) != NULL;)
        find_direction(&patch->declarations, &direction);
    out.is_rtl = direction == SC_LTR_OR_RTL_AUTO ? binding->is_rtl : direction == SC_RTL;
    apply(&out, &node->declarations);
    for (size_t v = 0; (patch = next_patch(layout, node, binding, &v)) != NULL;) {
        apply(&out, &patch->declarations);
        if (patch->has_content)
            out.content = &patch->content;
        if (patch->when != NULL)
            when = patch->when;
    }
    out.is_there = sc_condition_holds(when, binding);
    return out;
}
