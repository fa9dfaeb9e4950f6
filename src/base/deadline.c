/* Deadlines: see deadline.h. The signal of a timer carries the address of its deadline. */
#include "base/deadline.h"

#include "base/status.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

struct sc_deadline {
    timer_t timer;
    sc_str message;
};

static void on_late(int number, siginfo_t *info, void *context)
{
    (void)context;
    if (info->si_code != SI_TIMER) { /* somebody else's */
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    const sc_deadline *deadline = info->si_value.sival_ptr;
    ssize_t ignored = write(STDERR_FILENO, deadline->message.ptr, deadline->message.len);
    (void)ignored;
    _exit(SC_E_LIMIT);
}

sc_deadline *sc_deadline_begin(sc_arena *arena, int seconds, const sc_diag *late)
{
    sc_deadline *deadline = SC_NEW(arena, sc_deadline);
    sc_buf message = sc_buf_new(arena, 1 << 16);
    sc_diag_print(&message, late, false);
    deadline->message = sc_buf_str(&message);
    struct sigaction action = { .sa_sigaction = on_late, .sa_flags = SA_SIGINFO | SA_RESTART };
    sigemptyset(&action.sa_mask);
    struct sigevent event = { .sigev_notify = SIGEV_SIGNAL,
                              .sigev_signo = SIGALRM,
                              .sigev_value.sival_ptr = deadline };
    const struct itimerspec once = { .it_value.tv_sec = seconds };
    if (sigaction(SIGALRM, &action, NULL) != 0 ||
        timer_create(CLOCK_MONOTONIC, &event, &deadline->timer) != 0)
        return NULL;
    if (timer_settime(deadline->timer, 0, &once, NULL) == 0)
        return deadline;
    timer_delete(deadline->timer);
    return NULL;
}

void sc_deadline_end(sc_deadline *deadline)
{
    if (deadline != NULL)
        timer_delete(deadline->timer);
}
