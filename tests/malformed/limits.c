/*
 * Runs the program once for each line of standard input, its arguments divided by tabs, and says
 * what went past a limit:
 *
 *   limits PROGRAM MILLISECONDS MEBIBYTES <lines
 *
 * Every run must end by itself with one of the program's statuses. One that ends with an error must
 * have taken no more processor time and memory than given (0: any), in the best of five tries:
 * the machine may be at other things. A line is printed for each that fails, and the worst in the
 * end. Status 1 if one failed.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 16, TRIES_MAX = 5, CPU_SECONDS_MAX = 20 };

typedef struct outcome {
    int status; /* exit status, or 128 + the signal's number */
    long ms;    /* of processor time */
    long kib;   /* the most that was resident */
} outcome;

typedef struct limits {
    long ms, kib; /* 0: any */
    long worst_ms, worst_kib;
    char worst_ms_line[512], worst_kib_line[512];
    size_t runs, errors, failed;
} limits;

static void run_child(char *const *words)
{
    const struct rlimit cpu = { CPU_SECONDS_MAX, CPU_SECONDS_MAX };
    int nowhere = open("/dev/null", O_RDWR);
    dup2(nowhere, 0);
    dup2(nowhere, 1);
    dup2(nowhere, 2);
    setrlimit(RLIMIT_CPU, &cpu);
    execv(words[0], words);
    _exit(127);
}

static long to_ms(struct timeval t)
{
    return (long)t.tv_sec * 1000 + (long)t.tv_usec / 1000;
}

static outcome run(char *const *words)
{
    struct rusage used;
    int status;
    pid_t child = fork();
    if (child == 0)
        run_child(words);
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        perror("limits");
        exit(2);
    }
    return (outcome){ WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
                      to_ms(used.ru_utime) + to_ms(used.ru_stime), used.ru_maxrss };
}

/* Done, bad input, past a limit of the program's own; never a bug (70). */
static bool is_end(int status)
{
    return status == 0 || status == 65 || status == 71 || status == 78;
}

static bool is_past(const limits *l, const outcome *o)
{
    bool is_error = o->status != 0;
    return is_error && ((l->ms > 0 && o->ms > l->ms) || (l->kib > 0 && o->kib > l->kib));
}

static void keep_worst(long *worst, char *worst_line, long value, const char *line)
{
    if (value <= *worst)
        return;
    *worst = value;
    snprintf(worst_line, 512, "%.500s", line);
}

static void judge(limits *l, char *const *words, const char *line)
{
    outcome o = run(words);
    for (int i = 1; i < TRIES_MAX && is_past(l, &o); i++) {
        outcome again = run(words);
        o = again.ms < o.ms ? again : o;
    }
    l->runs++;
    l->errors += o.status != 0;
    if (o.status != 0) {
        keep_worst(&l->worst_ms, l->worst_ms_line, o.ms, line);
        keep_worst(&l->worst_kib, l->worst_kib_line, o.kib, line);
    }
    if (is_end(o.status) && !is_past(l, &o))
        return;
    l->failed++;
    printf("%s: status %d, %ld ms, %ld KiB\n", line, o.status, o.ms, o.kib);
}

/* The program and the words of a line, which is cut at its tabs. */
static void split(char *program, char *line, char *words[WORDS_MAX])
{
    size_t count = 0;
    words[count++] = program;
    for (char *word = strtok(line, "\t"); word != NULL && count < WORDS_MAX - 1;
         word = strtok(NULL, "\t"))
        words[count++] = word;
    words[count] = NULL;
}

int main(int argc, char **argv)
{
    static char line[4096], cut[4096];
    char *words[WORDS_MAX];
    if (argc != 4)
        return 2;
    limits l = { .ms = atol(argv[2]), .kib = atol(argv[3]) * 1024 };
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        memcpy(cut, line, sizeof cut);
        split(argv[1], cut, words);
        judge(&l, words, line);
    }
    printf("# %zu runs, %zu ended with an error; of those at most %ld ms (%s), %ld KiB (%s)\n",
           l.runs, l.errors, l.worst_ms, l.worst_ms_line, l.worst_kib, l.worst_kib_line);
    return l.failed > 0 || l.runs == 0;
}
