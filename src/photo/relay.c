/* Relays: see relay.h. Rows travel in bands: a ring of them is filled by one and emptied by the
 * other. */
#include "photo/relay.h"

#include "photo/planes.h"

#include <pthread.h>

/* Few enough rows to stay in the processor's cache on their way, and enough for the two threads not
 * to wait for each other all the time. */
enum { BANDS = 4, BAND_ROWS = 16 };

typedef struct band {
    uint8_t *rows[BAND_ROWS];
    int y, count;
} band;

struct sc_relay {
    sc_relay_take *take;
    void *context;
    band bands[BANDS];
    int filled; /* rows of the band that is being filled */
    pthread_t thread;
    bool is_helped;

    /* What both threads use: */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    unsigned passed, taken; /* bands so far */
    bool is_over;
};

static void take_band(const sc_relay *r, const band *b)
{
    for (int i = 0; i < b->count; i++)
        r->take(r->context, b->y + i, b->rows[i]);
}

/* Wait for a band. @return false when there are no more. */
static bool await(sc_relay *r)
{
    pthread_mutex_lock(&r->lock);
    while (r->passed == r->taken && !r->is_over)
        pthread_cond_wait(&r->changed, &r->lock);
    bool is_there = r->passed != r->taken;
    pthread_mutex_unlock(&r->lock);
    return is_there;
}

static void *help(void *relay)
{
    sc_relay *r = relay;
    while (await(r)) {
        take_band(r, &r->bands[r->taken % BANDS]);
        pthread_mutex_lock(&r->lock);
        r->taken++;
        pthread_cond_signal(&r->changed);
        pthread_mutex_unlock(&r->lock);
    }
    return NULL;
}

static void release(void *relay)
{
    sc_relay *r = relay;
    pthread_cond_destroy(&r->changed);
    pthread_mutex_destroy(&r->lock);
}

sc_relay *sc_relay_begin(sc_arena *arena, size_t row_bytes, bool helps, sc_relay_take *take,
                         void *context)
{
    sc_relay *r = SC_NEW(arena, sc_relay);
    r->take = take;
    r->context = context;
    size_t bytes = sc_plane_padded(row_bytes);
    uint8_t *rows = sc_plane_alloc(arena, bytes * BANDS * BAND_ROWS);
    for (size_t i = 0; i < BANDS * BAND_ROWS; i++)
        r->bands[i / BAND_ROWS].rows[i % BAND_ROWS] = rows + i * bytes;
    pthread_mutex_init(&r->lock, NULL);
    pthread_cond_init(&r->changed, NULL);
    sc_arena_defer(arena, release, r);
    r->is_helped = helps && pthread_create(&r->thread, NULL, help, r) == 0;
    return r;
}

/* The band that is being filled. */
static band *current(sc_relay *r)
{
    return &r->bands[r->passed % BANDS];
}

uint8_t **sc_relay_room(sc_relay *r, int *count)
{
    if (r->filled == 0 && r->is_helped) {
        pthread_mutex_lock(&r->lock);
        while (r->passed - r->taken == BANDS)
            pthread_cond_wait(&r->changed, &r->lock);
        pthread_mutex_unlock(&r->lock);
    }
    *count = BAND_ROWS - r->filled;
    return current(r)->rows + r->filled;
}

/* Hand over the band that is being filled. */
static void hand_over(sc_relay *r)
{
    band *b = current(r);
    b->count = r->filled;
    r->filled = 0;
    if (!r->is_helped) {
        take_band(r, b);
        return;
    }
    pthread_mutex_lock(&r->lock);
    r->passed++;
    pthread_cond_signal(&r->changed);
    pthread_mutex_unlock(&r->lock);
}

void sc_relay_pass(sc_relay *r, int y, int count)
{
    if (r->filled == 0)
        current(r)->y = y;
    r->filled += count;
    if (r->filled == BAND_ROWS)
        hand_over(r);
}

void sc_relay_end(sc_relay *r)
{
    if (r->filled > 0)
        hand_over(r);
    if (!r->is_helped)
        return;
    pthread_mutex_lock(&r->lock);
    r->is_over = true;
    pthread_cond_signal(&r->changed);
    pthread_mutex_unlock(&r->lock);
    pthread_join(r->thread, NULL);
    r->is_helped = false;
}
