/* Arenas: a list of blocks, filled front to back, and a list of releases. */
#include "base/arena.h"

#include "base/status.h"

#include <stdalign.h>
#include <stdbool.h>
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

static block *new_block(size_t payload, bool is_zeroed)
{
    block *b = is_zeroed ? calloc(1, sizeof *b + payload) : malloc(sizeof *b + payload);
    if (b == NULL)
        sc_out_of_memory("out of memory");
    *b = (block){ .size = payload };
    return b;
}

/* A large request gets a block of its own, behind the current one, so that the current one's free
 * space stays in use. */
static void put_behind(sc_arena *arena, block *b)
{
    block *head = arena->blocks;
    b->next = head == NULL ? NULL : head->next;
    if (head == NULL)
        arena->blocks = b;
    else
        head->next = b;
}

static block *block_for(sc_arena *arena, size_t size)
{
    block *head = arena->blocks;
    if (head != NULL && head->size - head->used >= size)
        return head;
    bool is_large = size > BLOCK_BYTES / 4;
    block *b = new_block(is_large ? size : BLOCK_BYTES, true);
    if (is_large) {
        put_behind(arena, b);
        return b;
    }
    b->next = head;
    arena->blocks = b;
    return b;
}

/* Round up to the alignment, and take it off the budget. */
static size_t account(sc_arena *arena, size_t size)
{
    const size_t align = alignof(max_align_t);
    if (size > SIZE_MAX / 4)
        sc_out_of_memory("out of memory: a request without measure");
    size = size == 0 ? align : (size + align - 1) / align * align;
    arena->used += size;
    if (arena->budget != 0 && arena->used > arena->budget)
        sc_out_of_memory("an article needs more memory than its limit allows");
    return size;
}

static void *take(block *b, size_t size)
{
    void *bytes = b->bytes + b->used;
    b->used += size;
    return bytes;
}

void *sc_arena_alloc(sc_arena *arena, size_t size)
{
    size = account(arena, size);
    return take(block_for(arena, size), size);
}

static size_t product(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        sc_out_of_memory("out of memory: a request without measure");
    return bytes;
}

void *sc_arena_alloc_raw(sc_arena *arena, size_t count, size_t size)
{
    size_t bytes = account(arena, product(count, size));
    block *b = new_block(bytes, false);
    put_behind(arena, b);
    return take(b, bytes);
}

void *sc_arena_alloc_array(sc_arena *arena, size_t count, size_t size)
{
    return sc_arena_alloc(arena, product(count, size));
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
