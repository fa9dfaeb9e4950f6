/*
 * Reading a property's value from a layout, by its row.
 */
#ifndef SC_LAYOUT_PROPERTY_READ_H
#define SC_LAYOUT_PROPERTY_READ_H

#include "layout/property.h"
#include "layout/token.h"

/**
 * Read the value of one property into declarations: one, or a shorthand's longhands.
 *
 * @param value  as written, tokens not yet put in.
 * @param out    gains the declarations, owned by `arena`; only on success.
 * @return false with one error.
 */
bool sc_property_read(sc_arena *arena, const sc_tokens *tokens, sc_diags *diags,
                      const sc_property *property, const sc_value *value, sc_declarations *out);

/** @return the property's initial value, owned by `arena`. For rows that are no shorthands. */
sc_property_value sc_property_initial(sc_arena *arena, const sc_property *property);

#endif
