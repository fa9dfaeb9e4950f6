/* The heap: see heap.h. */
#include "base/heap.h"

#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { HEAP_BYTES = 64 << 20, HUGE_BYTES = 2 << 20, PAGE_BYTES = 4096 };

void sc_heap_prepare(void)
{
    mallopt(M_MMAP_THRESHOLD, 2 * HEAP_BYTES);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP_BYTES);
    mallopt(M_ARENA_MAX, 1); /* threads share it */
    char *heap = malloc(HEAP_BYTES);
    if (heap == NULL)
        return;
    char *start = (char *)(((uintptr_t)heap + HUGE_BYTES - 1) / HUGE_BYTES * HUGE_BYTES);
    /* Not its end: the allocator writes there, and a whole page would be cleared for a few bytes.
     */
    madvise(start, HEAP_BYTES - 2 * HUGE_BYTES, MADV_HUGEPAGE);
    free(heap);
}

/* The block goes back to where it came from, and keeps its pages. */
void sc_heap_warm(size_t bytes)
{
    bool is_roomy = mallinfo2().keepcost > bytes; /* at the end of the heap */
    char *block = is_roomy ? malloc(bytes) : NULL;
    if (block == NULL)
        return;
    for (size_t at = 0; at < bytes; at += PAGE_BYTES)
        ((volatile char *)block)[at] = 0;
    free(block);
}
