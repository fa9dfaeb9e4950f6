/* Parallel work: see parallel.h. */
#include "card/parallel.h"

#include <pthread.h>
#include <stdatomic.h>

/* Items are taken in order by whoever is free. */
typedef struct queue {
    sc_parallel_step *step;
    void *context;
    sc_desk *desks;
    size_t count;
    atomic_size_t next;
} queue;

static void *take_items(void *context)
{
    queue *q = context;
    for (;;) {
        size_t i = atomic_fetch_add(&q->next, 1);
        if (i >= q->count)
            return NULL;
        q->step(q->context, i, &q->desks[i]);
    }
}

static void free_arena(void *arena)
{
    sc_arena_free(arena);
}

static sc_desk *make_desks(sc_arena *arena, size_t count)
{
    sc_desk *desks = SC_NEW_ARRAY(arena, sc_desk, count);
    for (size_t i = 0; i < count; i++) {
        desks[i].arena = desks[i].diags.arena = sc_arena_new(0);
        desks[i].status = SC_OK;
        sc_arena_defer(arena, free_arena, desks[i].arena);
    }
    return desks;
}

static sc_status collect(const sc_desk *desks, size_t count, sc_diags *diags)
{
    sc_status status = SC_OK;
    for (size_t i = 0; i < count && status == SC_OK; i++) {
        sc_diags_append(diags, &desks[i].diags);
        status = desks[i].status;
    }
    return status;
}

sc_status sc_parallel_each(sc_arena *arena, size_t count, sc_parallel_step *step, void *context,
                           sc_diags *diags)
{
    queue q = { .step = step, .context = context, .count = count };
    pthread_t helper;
    q.desks = make_desks(arena, count);
    bool is_helped = count > 1 && pthread_create(&helper, NULL, take_items, &q) == 0;
    take_items(&q);
    if (is_helped)
        pthread_join(helper, NULL);
    return collect(q.desks, count, diags);
}
