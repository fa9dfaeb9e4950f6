/* Stopwatch: see stopwatch.h. */
#include "cli/stopwatch.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { PARTS_MAX = 32 };

typedef struct part {
    const char *name;
    int64_t spent_ns;
} part;

struct sc_stopwatch {
    pthread_mutex_t lock;
    part parts[PARTS_MAX];
    size_t count;
    sc_card_watch hook;
};

static int64_t now_ns(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return t.tv_sec * (int64_t)1000000000 + t.tv_nsec;
}

/* Add to a part, which is put on the list when it is first heard of. */
static void add(sc_stopwatch *watch, const char *name, int64_t ns)
{
    size_t i = 0;
    pthread_mutex_lock(&watch->lock);
    while (i < watch->count && strcmp(watch->parts[i].name, name) != 0)
        i++;
    if (i == watch->count && i < PARTS_MAX)
        watch->parts[watch->count++] = (part){ name, 0 };
    if (i < PARTS_MAX)
        watch->parts[i].spent_ns += ns;
    pthread_mutex_unlock(&watch->lock);
}

/* Parts do not nest, so that a thread's time since the last beginning is the part's. */
static void begin(void *context, const char *name)
{
    add(context, name, -now_ns(CLOCK_THREAD_CPUTIME_ID));
}

static void end(void *context, const char *name)
{
    add(context, name, now_ns(CLOCK_THREAD_CPUTIME_ID));
}

sc_stopwatch *sc_stopwatch_new(sc_arena *arena)
{
    sc_stopwatch *watch = SC_NEW(arena, sc_stopwatch);
    pthread_mutex_init(&watch->lock, NULL);
    watch->hook = (sc_card_watch){ begin, end, watch };
    return watch;
}

const sc_card_watch *sc_stopwatch_hook(const sc_stopwatch *watch)
{
    return watch == NULL ? NULL : &watch->hook;
}

void sc_stopwatch_begin(sc_stopwatch *watch, const char *name)
{
    if (watch != NULL)
        begin(watch, name);
}

void sc_stopwatch_end(sc_stopwatch *watch, const char *name)
{
    if (watch != NULL)
        end(watch, name);
}

static void print_ms(const char *name, int64_t ns)
{
    fprintf(stderr, "sharecard: time: %s: %lld.%02lld ms\n", name, (long long)(ns / 1000000),
            (long long)(ns / 10000 % 100));
}

void sc_stopwatch_print(const sc_stopwatch *watch)
{
    int64_t whole = now_ns(CLOCK_PROCESS_CPUTIME_ID), rest = whole;
    if (watch == NULL)
        return;
    for (size_t i = 0; i < watch->count; i++) {
        print_ms(watch->parts[i].name, watch->parts[i].spent_ns);
        rest -= watch->parts[i].spent_ns;
    }
    print_ms("the rest", rest);
    print_ms("in all", whole);
}
