/*
 * What a command costs, cold:
 *
 *     cost RUNS COMMAND ARGUMENT...
 *
 * It runs the command RUNS times, its output thrown away, and prints the medians of processor time
 * (user and system) and of wall time in ms, and of the peak of memory in KiB, as the kernel counts
 * them. Its status is not 0 if the command's is not.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 1000 };

static double wall_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static double ms_of(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

_Noreturn static void become(char **command)
{
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere >= 0)
        dup2(nowhere, STDOUT_FILENO);
    execvp(command[0], command);
    perror(command[0]);
    _exit(127);
}

static int run(char **command, double *cpu, double *wall, double *peak)
{
    double start = wall_ms();
    pid_t child = fork();
    if (child == 0)
        become(command);
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 71;
    *wall = wall_ms() - start;
    *cpu = ms_of(usage.ru_utime) + ms_of(usage.ru_stime);
    *peak = (double)usage.ru_maxrss;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 70;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double median(double *values, int count)
{
    qsort(values, (size_t)count, sizeof *values, by_value);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

int main(int argc, char **argv)
{
    static double cpu[MAX_RUNS], wall[MAX_RUNS], peak[MAX_RUNS];
    int runs = argc >= 3 ? atoi(argv[1]) : 0;
    if (runs < 1 || runs > MAX_RUNS) {
        fprintf(stderr, "usage: cost RUNS COMMAND ARGUMENT...\n");
        return 64;
    }
    for (int i = 0; i < runs; i++) {
        int status = run(argv + 2, &cpu[i], &wall[i], &peak[i]);
        if (status != 0)
            return status;
    }
    printf("%.1f %.1f %.0f\n", median(cpu, runs), median(wall, runs), median(peak, runs));
    return 0;
}
