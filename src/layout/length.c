/* Lengths: see length.h. */
#include "layout/length.h"

#include "base/number.h"

static const struct {
    const char *name;
    sc_unit unit;
} UNITS[] = {
    { "px", SC_UNIT_PX },       { "%", SC_UNIT_PERCENT },   { "em", SC_UNIT_EM },
    { "rem", SC_UNIT_REM },     { "cqw", SC_UNIT_CQW },     { "cqh", SC_UNIT_CQH },
    { "cqmin", SC_UNIT_CQMIN }, { "cqmax", SC_UNIT_CQMAX },
};

const char *sc_length_scan(sc_str *rest, sc_length *out)
{
    sc_str s = *rest;
    double value;
    if (!sc_number_scan(&s, &value))
        return "is not a length";
    size_t len = 0;
    while (len < s.len && (sc_is_alpha(s.ptr[len]) || s.ptr[len] == '%'))
        len++;
    sc_str unit = sc_str_sub(s, 0, len);
    *rest = sc_str_sub(s, len, s.len);
    if (unit.len == 0 && value == 0) {
        *out = (sc_length){ SC_UNIT_PX, 0 };
        return NULL;
    }
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (sc_str_is(unit, UNITS[i].name)) {
            *out = (sc_length){ UNITS[i].unit, value };
            return NULL;
        }
    return unit.len == 0 ? "has no unit" : "has an unknown unit";
}

const char *sc_length_parse(sc_str s, sc_length *out)
{
    sc_length length;
    const char *fault = sc_length_scan(&s, &length);
    if (fault == NULL && s.len != 0)
        fault = "is not a length";
    if (fault == NULL)
        *out = length;
    return fault;
}

double sc_length_px(sc_length length, const sc_length_base *base)
{
    double w = base->card_width, h = base->card_height;
    switch (length.unit) {
    case SC_UNIT_AUTO:
        return 0;
    case SC_UNIT_PX:
        return length.value;
    case SC_UNIT_PERCENT:
        return length.value / 100 * base->percent_px;
    case SC_UNIT_EM:
        return length.value * base->em_px;
    case SC_UNIT_REM:
        return length.value * base->rem_px;
    case SC_UNIT_CQW:
        return length.value / 100 * w;
    case SC_UNIT_CQH:
        return length.value / 100 * h;
    case SC_UNIT_CQMIN:
        return length.value / 100 * (w < h ? w : h);
    case SC_UNIT_CQMAX:
        return length.value / 100 * (w < h ? h : w);
    }
    return 0;
}
