/*
 * The cascade: what a node's properties are on one card. Initial values, then what is inherited,
 * then the node's own declarations, then those of the variants that apply, in their order.
 */
#ifndef SC_RESOLVE_CASCADE_H
#define SC_RESOLVE_CASCADE_H

#include "layout/layout.h"
#include "layout/style.h"
#include "resolve/bind.h"

/** @return a style of initial values; lists in it are owned by `arena`. */
sc_style sc_style_initial(sc_arena *arena);

/** Put values of longhands, none of them a logical side, into a style. */
void sc_style_apply(sc_style *style, const sc_declaration *items, size_t count);

/* A node as it is on one card. */
typedef struct sc_cascaded {
    sc_style style;
    bool is_rtl;                /* its direction, resolved */
    const sc_template *content; /* the node's, or a variant's */
    bool is_there;              /* its `when` holds */
} sc_cascaded;

/**
 * @param initial  from sc_style_initial().
 * @param parent   the parent's result, or NULL for the card.
 */
sc_cascaded sc_cascade(const sc_style *initial, const sc_layout *layout, const sc_node *node,
                       const sc_binding *binding, const sc_cascaded *parent);

#endif
