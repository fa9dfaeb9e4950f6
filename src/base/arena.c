/* Arenas: a list of blocks, filled front to back, and a list of releases. */
#include "base/arena.h"

#include "base/status.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64 * 1024 };

typedef struct block {
    struct block *next;
    size_t size, used;
    alignas(max_align_t) unsigned char bytes[];
} block;

typedef struct deferred {
    struct deferred *next;
    void (*release)(void *);
    void *handle;
} deferred;

struct sc_arena {
    block *blocks;
    deferred *releases;
    size_t used, budget;
};

_Noreturn void sc_out_of_memory(const char *what)
{
    fprintf(stderr, "sharecard: error: %s [base.out-of-memory]\n", what);
    _exit(SC_E_LIMIT); /* without exit handlers: they might allocate */
}

sc_arena *sc_arena_new(size_t budget_bytes)
{
    sc_arena *arena = calloc(1, sizeof *arena);
    if (arena == NULL)
        sc_out_of_memory("out of memory");
    arena->budget = budget_bytes;
    return arena;
}

void sc_arena_free(sc_arena *arena)
{
    if (arena == NULL)
        return;
    for (deferred *d = arena->releases; d != NULL; d = d->next)
        d->release(d->handle);
    for (block *b = arena->blocks; b != NULL;) {
        block *next = b->next;
        free(b);
        b = next;
    }
    free(arena);
}

static block *new_block(size_t payload)
{
    block *b = calloc(1, sizeof *b + payload);
    if (b == NULL)
        sc_out_of_memory("out of memory");
    b->size = payload;
    return b;
}

/* A large request gets a block of its own, behind the current one, so that the current one's free
 * space stays in use. */
static block *block_for(sc_arena *arena, size_t size)
{
    block *head = arena->blocks;
    if (head != NULL && head->size - head->used >= size)
        return head;
    block *b = new_block(size > BLOCK_BYTES / 4 ? size : BLOCK_BYTES);
    if (head != NULL && b->size == size) {
        b->next = head->next;
        head->next = b;
    } else {
        b->next = head;
        arena->blocks = b;
    }
    return b;
}

void *sc_arena_alloc(sc_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 4)
        sc_out_of_memory("out of memory: a request without measure");
    size = size == 0 ? align : (size + align - 1) / align * align;
    arena->used += size;
    if (arena->budget != 0 && arena->used > arena->budget)
        sc_out_of_memory("an article needs more memory than its limit allows");
    block *b = block_for(arena, size);
    void *bytes = b->bytes + b->used;
    b->used += size;
    return bytes;
}

void *sc_arena_alloc_array(sc_arena *arena, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        sc_out_of_memory("out of memory: a request without measure");
    return sc_arena_alloc(arena, bytes);
}

void sc_arena_defer(sc_arena *arena, void (*release)(void *), void *handle)
{
    if (handle == NULL)
        return;
    deferred *d = SC_NEW(arena, deferred);
    *d = (deferred){ arena->releases, release, handle };
    arena->releases = d;
}

size_t sc_arena_used(const sc_arena *arena)
{
    return arena->used;
}

void *sc_vec_grow(sc_arena *arena, const void *items, size_t *capacity, size_t item_size)
{
    size_t wanted = *capacity == 0 ? 8 : *capacity * 2;
    void *grown = sc_arena_alloc_array(arena, wanted, item_size);
    if (*capacity != 0)
        memcpy(grown, items, *capacity * item_size);
    *capacity = wanted;
    return grown;
}
