/* Positions in a box: see place.h. */
#include "layout/place.h"

static const sc_side SIDES[] = { { "left", 0, 0 },
                                 { "right", 0, 100 },
                                 { "top", 1, 0 },
                                 { "bottom", 1, 100 },
                                 { "center", -1, 50 } };

const sc_side *sc_side_find(sc_str word)
{
    for (size_t i = 0; i < sizeof SIDES / sizeof *SIDES; i++)
        if (sc_str_is(word, SIDES[i].name))
            return &SIDES[i];
    return NULL;
}

sc_place sc_place_middle(void)
{
    return (sc_place){ .axes = { { SC_UNIT_PERCENT, 50 }, { SC_UNIT_PERCENT, 50 } } };
}

const char *sc_place_add(sc_place *place, sc_str word, sc_length **number)
{
    const sc_side *side = sc_side_find(word);
    bool is_named = side != NULL && side->axis >= 0;
    if (place->count == 2)
        return "is not understood here: a position has two parts";
    int axis = is_named ? side->axis : place->count == 0 ? 0 : 1 - place->axis;
    if (place->count == 1 && axis == place->axis && !place->is_either)
        return "is of the same direction as the part before it";
    place->count++;
    place->axis = axis;
    place->is_either = side != NULL && !is_named;
    *number = side == NULL ? &place->axes[axis] : NULL;
    if (side != NULL)
        place->axes[axis] = (sc_length){ SC_UNIT_PERCENT, side->percent };
    return NULL;
}
