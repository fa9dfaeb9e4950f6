/* See child.h. */
#include "lib/child.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void read_errors(int fd, sc_child_end *end)
{
    size_t len = 0;
    ssize_t got;
    while ((got = read(fd, end->errors + len, sizeof end->errors - 1 - len)) > 0)
        len += (size_t)got;
    end->errors[len] = '\0';
}

sc_child_end sc_child_run(void (*body)(void *argument), void *argument)
{
    int ends[2];
    if (pipe(ends) != 0)
        abort();
    pid_t child = fork();
    if (child < 0)
        abort();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        close(ends[0]);
        body(argument);
        _exit(0);
    }
    close(ends[1]);
    sc_child_end end = { 0 };
    read_errors(ends[0], &end);
    close(ends[0]);
    int status;
    waitpid(child, &status, 0);
    end.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return end;
}
