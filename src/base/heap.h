/*
 * The heap of the program: one large area, of huge pages where the kernel has them.
 */
#ifndef SC_BASE_HEAP_H
#define SC_BASE_HEAP_H

#include <stddef.h>

/**
 * Prepare it; to be called once, before memory is asked for.
 *
 * Cards come and go as blocks of some MB: kept by the allocator, their pages are not cleared and
 * mapped again for each. The heap is made large before it is used, so that it takes some 20 page
 * faults and not 10,000. Nothing is lost if the kernel says no.
 */
void sc_heap_prepare(void);

/**
 * Have the kernel provide the next `bytes` that will be asked for: it clears memory when it is
 * first touched, and whoever has the time can wait for that beforehand. Does nothing if the heap
 * would have to grow for it, as one that was not prepared has to.
 */
void sc_heap_warm(size_t bytes);

#endif
