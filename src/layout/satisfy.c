/*
 * Satisfiability by trying: every platform, every age that makes a difference, and for each field
 * that is asked for nothing, each text that it is compared with, and some other text. See
 * satisfy.h.
 */
#include "layout/satisfy.h"

#include <math.h>

/* Past so many worlds nobody tries on, and the conditions count as possible. */
enum { WORLDS_MAX = 20000 };

/* What may be one way or the other. */
typedef struct unknown {
    sc_condition_kind kind;
    sc_subject subject;           /* SC_CONDITION_EQUAL, and fields that are asked for */
    const sc_layout_field *field; /* of a field */
    SC_VEC(sc_str) words;         /* that it is compared with */
    size_t value;                 /* 0: empty; 1 to `words.count`; then: some other text */
} unknown;

typedef struct world {
    sc_arena *arena;
    SC_VEC(unknown) unknowns;
    SC_VEC(double) ages; /* seconds that make a difference */
    const sc_platform *platform;
    double age; /* NAN: the article has no date */
    bool is_rtl;
} world;

static bool is_same(const unknown *u, const sc_condition *c)
{
    sc_subject subject = c->kind == SC_CONDITION_EQUAL ? c->subject : SC_SUBJECT_FIELD;
    return u->subject == subject && (subject != SC_SUBJECT_FIELD || u->field == c->field);
}

static unknown *find(const world *w, const sc_condition *c)
{
    for (size_t i = 0; i < w->unknowns.count; i++)
        if (is_same(&w->unknowns.items[i], c))
            return &w->unknowns.items[i];
    return NULL;
}

static size_t word_index(const unknown *u, sc_str word)
{
    for (size_t i = 0; i < u->words.count; i++)
        if (sc_str_eq(u->words.items[i], word))
            return i + 1;
    return 0;
}

static void note_field(world *w, const sc_condition *c)
{
    bool is_comparison = c->kind == SC_CONDITION_EQUAL;
    unknown *u = find(w, c);
    if (is_comparison && c->subject == SC_SUBJECT_PLATFORM)
        return;
    if (u == NULL) {
        unknown fresh = { .kind = c->kind, .field = c->field };
        fresh.subject = is_comparison ? c->subject : SC_SUBJECT_FIELD;
        sc_vec_push(w->arena, &w->unknowns, fresh);
        u = &w->unknowns.items[w->unknowns.count - 1];
    }
    if (is_comparison && c->word.len > 0 && word_index(u, c->word) == 0)
        sc_vec_push(w->arena, &u->words, c->word);
}

/* Collect what a condition asks for. */
static void note(world *w, const sc_condition *c)
{
    if (c == NULL)
        return;
    if (c->kind == SC_CONDITION_FIELD || c->kind == SC_CONDITION_EQUAL)
        note_field(w, c);
    if (c->kind == SC_CONDITION_AGE_OVER || c->kind == SC_CONDITION_AGE_UNDER)
        sc_vec_push(w->arena, &w->ages, c->seconds);
    note(w, c->left);
    note(w, c->right);
}

static bool word_holds(const world *w, sc_str word)
{
    const sc_platform *p = w->platform;
    if (sc_str_is(word, "always") || sc_str_is(word, "never"))
        return sc_str_is(word, "always");
    if (sc_str_is(word, "rtl"))
        return w->is_rtl;
    return sc_str_is(word, sc_shape_of(p->width, p->height)) || sc_str_is(word, p->name);
}

static bool equals(const world *w, const sc_condition *c)
{
    if (c->subject == SC_SUBJECT_PLATFORM)
        return sc_str_is(c->word, w->platform->name);
    const unknown *u = find(w, c);
    return c->word.len == 0 ? u->value == 0 : u->value == word_index(u, c->word);
}

static bool holds(const world *w, const sc_condition *c)
{
    if (c == NULL)
        return true;
    switch (c->kind) {
    case SC_CONDITION_AND:
        return holds(w, c->left) && holds(w, c->right);
    case SC_CONDITION_OR:
        return holds(w, c->left) || holds(w, c->right);
    case SC_CONDITION_NOT:
        return !holds(w, c->left);
    case SC_CONDITION_WORD:
        return word_holds(w, c->word);
    case SC_CONDITION_EQUAL:
        return equals(w, c);
    case SC_CONDITION_AGE_OVER:
        return w->age > c->seconds;
    case SC_CONDITION_AGE_UNDER:
        return w->age < c->seconds;
    case SC_CONDITION_FIELD:
        return find(w, c)->value > 0;
    }
    return true;
}

/* What is to hold. */
typedef struct claim {
    const sc_condition *const *conditions;
    size_t count;
    const sc_variant *variant;
} claim;

static bool claim_holds(const world *w, const claim *c)
{
    const sc_variant *v = c->variant;
    for (size_t i = 0; i < c->count; i++)
        if (!holds(w, c->conditions[i]))
            return false;
    return v == NULL || (w->platform->width >= v->min_width && w->platform->width <= v->max_width &&
                         w->platform->height >= v->min_height &&
                         w->platform->height <= v->max_height && holds(w, v->condition));
}

/* A field that is only asked for has nothing or something; every other text is one more. */
static size_t value_count(const unknown *u)
{
    return u->words.count + 2;
}

/* The next combination of values, as an odometer turns. @return false after the last. */
static bool turn(world *w)
{
    for (size_t i = 0; i < w->unknowns.count; i++) {
        unknown *u = &w->unknowns.items[i];
        if (++u->value < value_count(u))
            return true;
        u->value = 0;
    }
    return false;
}

static bool any_values(world *w, const claim *c)
{
    do {
        for (int rtl = 0; rtl < 2; rtl++) {
            w->is_rtl = rtl == 1;
            if (claim_holds(w, c))
                return true;
        }
    } while (turn(w));
    return false;
}

/* Just before and just after each age that is asked for, and no date at all. */
static bool any_age(world *w, const claim *c)
{
    w->age = NAN;
    bool is_possible = any_values(w, c);
    for (size_t i = 0; i < w->ages.count && !is_possible; i++) {
        w->age = w->ages.items[i] - 1;
        is_possible = any_values(w, c);
        w->age = w->ages.items[i] + 1;
        is_possible = is_possible || any_values(w, c);
    }
    return is_possible;
}

static double count_worlds(const world *w, size_t platforms)
{
    double count = 2 * (double)platforms * (double)(2 * w->ages.count + 1);
    for (size_t i = 0; i < w->unknowns.count; i++)
        count *= (double)value_count(&w->unknowns.items[i]);
    return count;
}

bool sc_conditions_can_hold(sc_arena *arena, const sc_condition *const *conditions, size_t count,
                            const sc_variant *variant)
{
    size_t platform_count;
    const sc_platform *platforms = sc_platform_all(&platform_count);
    world w = { .arena = arena };
    claim c = { conditions, count, variant };
    for (size_t i = 0; i < count; i++)
        note(&w, conditions[i]);
    if (variant != NULL)
        note(&w, variant->condition);
    bool is_possible = count_worlds(&w, platform_count) > WORLDS_MAX;
    for (size_t i = 0; i < platform_count && !is_possible; i++) {
        w.platform = &platforms[i];
        is_possible = !platforms[i].is_photo_only && any_age(&w, &c);
    }
    return is_possible;
}

bool sc_condition_says_never(const sc_condition *c)
{
    if (c == NULL)
        return false;
    bool is_never = c->kind == SC_CONDITION_WORD && sc_str_is(c->word, "never");
    return is_never || sc_condition_says_never(c->left) || sc_condition_says_never(c->right);
}
