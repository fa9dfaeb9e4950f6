/*
 * Arenas: memory that is freed together. One lives as long as a run, one as long as an article;
 * the results of a stage live in the arena it was given.
 *
 * Running out of memory, or of an arena's budget, is fail-stop: one line on standard error, exit
 * status 71. The libraries below us give wrong pictures, not errors, when malloc fails, so nobody
 * tries to go on.
 */
#ifndef SC_BASE_ARENA_H
#define SC_BASE_ARENA_H

#include <stddef.h>

typedef struct sc_arena sc_arena;

/**
 * Make an empty arena.
 *
 * @param budget_bytes  the most it may ever hold; 0: no limit.
 * @return never NULL; the caller's, to be given to sc_arena_free().
 */
sc_arena *sc_arena_new(size_t budget_bytes);

/** Run the deferred releases, last in first out, then free everything. NULL is allowed. */
void sc_arena_free(sc_arena *arena);

/** @return `size` zeroed bytes, aligned for any type, owned by `arena`; never NULL. */
void *sc_arena_alloc(sc_arena *arena, size_t size);

/** As sc_arena_alloc() for `count` items of `size` bytes; an overflowing product is fail-stop. */
void *sc_arena_alloc_array(sc_arena *arena, size_t count, size_t size);

/**
 * As sc_arena_alloc_array(), but the bytes are not zeroed: for pixels and the like, of which every
 * one is written before it is read.
 */
void *sc_arena_alloc_raw(sc_arena *arena, size_t count, size_t size);

/**
 * Have `release(handle)` called when the arena is freed: for handles of other libraries, so that
 * an early return leaks nothing. Releases run last in, first out. A NULL handle is ignored.
 */
void sc_arena_defer(sc_arena *arena, void (*release)(void *handle), void *handle);

/** @return the bytes handed out so far. */
size_t sc_arena_used(const sc_arena *arena);

/** Print `what` as one line and end the process with SC_E_LIMIT. */
_Noreturn void sc_out_of_memory(const char *what);

#define SC_NEW(arena, type) ((type *)sc_arena_alloc((arena), sizeof(type)))
#define SC_NEW_ARRAY(arena, type, count)                                                           \
    ((type *)sc_arena_alloc_array((arena), (size_t)(count), sizeof(type)))

/*
 * A growing array: `SC_VEC(int) numbers = { 0 }; sc_vec_push(arena, &numbers, 7);`. Its items move
 * when it grows; they are owned by the arena.
 */
#define SC_VEC(type)                                                                               \
    struct {                                                                                       \
        type *items;                                                                               \
        size_t count;                                                                              \
        size_t capacity;                                                                           \
    }

#define sc_vec_push(arena, vec, item)                                                              \
    do {                                                                                           \
        if ((vec)->count == (vec)->capacity)                                                       \
            (vec)->items =                                                                         \
                sc_vec_grow((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items);        \
        (vec)->items[(vec)->count++] = (item);                                                     \
    } while (0)

/** Double `*capacity` (at least 8) and move `items`; used by sc_vec_push(). */
void *sc_vec_grow(sc_arena *arena, const void *items, size_t *capacity, size_t item_size);

#endif
