/*
 * Publishing under real conditions: things in the way, full disks, limits, other runs, and runs
 * killed half-way. What cannot be set up here (a tmpfs, without the right to mount) is skipped.
 */
#include "base/publish.h"

#include "base/file.h"
#include "lib/check.h"
#include "lib/child.h"
#include "lib/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const sc_output OLD[] = {
    { SC_STR("a.jpg"), SC_STR("old a") },
    { SC_STR("card.json"), SC_STR("{}") },
};

static const sc_output NEW[] = {
    { SC_STR("a.jpg"), SC_STR("new, longer a") },
    { SC_STR("b.jpg"), SC_STR("b\0b") },
    { SC_STR("card.json"), SC_STR("") },
};

typedef struct fixture {
    sc_arena *arena;
    char *scratch;
    sc_diags diags;
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->arena = sc_arena_new(0);
    f->scratch = sc_scratch_new(f->arena);
    f->diags.arena = f->arena;
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    sc_arena_free(f->arena);
    free(f);
    return 0;
}

static char *path(const fixture *f, const char *name)
{
    return sc_scratch_path(f->arena, f->scratch, name);
}

static sc_status publish(fixture *f, const char *out, const sc_output *files, size_t count)
{
    return sc_publish_waiting(0, out, SC_STR("spring"), files, count, &f->diags);
}

static sc_status publish_new(fixture *f, const char *out)
{
    return publish(f, out, NEW, 3);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The names in a folder, sorted: "a.jpg card.json"; "?" if there is no folder. */
static sc_str listing(sc_arena *arena, const char *folder)
{
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return SC_STR("?");
    SC_VEC(char *) names = { 0 };
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir))
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            sc_vec_push(arena, &names, sc_str_z(arena, sc_str_of(entry->d_name)));
    closedir(dir);
    if (names.count > 0)
        qsort(names.items, names.count, sizeof *names.items, by_name);
    sc_buf text = sc_buf_new(arena, 1 << 20);
    for (size_t i = 0; i < names.count; i++)
        sc_buf_addf(&text, "%s%s", i > 0 ? " " : "", names.items[i]);
    return sc_buf_str(&text);
}

static void expect_listing(const fixture *f, const char *folder, const char *names)
{
    assert_str(listing(f->arena, path(f, folder)), names);
}

static void expect_bytes(const fixture *f, const char *name, sc_str bytes)
{
    sc_diags diags = { .arena = f->arena };
    sc_str found;
    assert_int_equal(
        sc_file_read(f->arena, path(f, name), 1 << 20, "it", SC_NO_SPAN, &diags, &found), SC_OK);
    assert_true(sc_str_eq(found, bytes));
}

/* Expect exactly one diagnostic, "<path beneath the scratch folder>: error: …". */
static void expect_error(const fixture *f, const char *text)
{
    assert_int_equal(f->diags.list.count, 1);
    sc_buf printed = sc_buf_new(f->arena, 1 << 16);
    sc_diag_print(&printed, &f->diags.list.items[0], false);
    sc_str shown = sc_buf_str(&printed);
    size_t prefix = strlen(f->scratch) + 1;
    if (sc_str_starts(shown, f->scratch))
        shown = sc_str_sub(shown, prefix, shown.len);
    assert_str(shown, text);
}

static void test_writes_all_files(void **state)
{
    fixture *f = *state;
    mode_t mask = umask(027);
    assert_int_equal(publish_new(f, path(f, "out")), SC_OK);
    umask(mask);
    assert_int_equal(f->diags.list.count, 0);
    expect_listing(f, "out", "spring");
    expect_listing(f, "out/spring", "a.jpg b.jpg card.json");
    for (size_t i = 0; i < 3; i++) {
        sc_str name = sc_str_fmt(f->arena, "out/spring/%.*s", SC_STR_ARG(NEW[i].name));
        expect_bytes(f, name.ptr, NEW[i].bytes);
    }
    struct stat info;
    assert_int_equal(stat(path(f, "out/spring/a.jpg"), &info), 0);
    assert_int_equal(info.st_mode & 07777, 0640);
}

static void test_makes_folders_above(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish_new(f, path(f, "x//y/../y/z/")), SC_OK);
    expect_listing(f, "x/y/z/spring", "a.jpg b.jpg card.json");
}

static void test_replaces_its_files_and_leaves_others(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    sc_scratch_write(f->arena, f->scratch, "out/spring/mine.txt", SC_STR("mine"));
    assert_int_equal(publish_new(f, path(f, "out")), SC_OK);
    expect_listing(f, "out/spring", "a.jpg b.jpg card.json mine.txt");
    expect_bytes(f, "out/spring/a.jpg", NEW[0].bytes);
    expect_bytes(f, "out/spring/mine.txt", SC_STR("mine"));
}

static void test_large_file(void **state)
{
    fixture *f = *state;
    sc_str bytes = { sc_arena_alloc(f->arena, 300001), 300001 };
    memset((char *)bytes.ptr, 'x', bytes.len);
    assert_int_equal(publish(f, path(f, "out"), &(sc_output){ SC_STR("big"), bytes }, 1), SC_OK);
    expect_bytes(f, "out/spring/big", bytes);
}

static void test_no_files_make_the_folder(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), NULL, 0), SC_OK);
    expect_listing(f, "out/spring", "");
}

static void test_out_may_be_a_link(void **state)
{
    fixture *f = *state;
    assert_int_equal(mkdir(path(f, "real"), 0777), 0);
    assert_int_equal(symlink("real", path(f, "out")), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_OK);
    expect_listing(f, "real/spring", "a.jpg b.jpg card.json");
}

static void test_slug_may_not_be_a_link(void **state)
{
    fixture *f = *state;
    assert_int_equal(mkdir(path(f, "out"), 0777), 0);
    assert_int_equal(mkdir(path(f, "elsewhere"), 0777), 0);
    assert_int_equal(symlink("../elsewhere", path(f, "out/spring")), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_PATH);
    expect_error(f, "out/spring: error: a link stands where the article's folder belongs "
                    "[publish.path-refused]\nhint: move it away and run again\n");
    expect_listing(f, "elsewhere", "");
}

static void test_slug_may_not_be_a_dangling_link(void **state)
{
    fixture *f = *state;
    assert_int_equal(mkdir(path(f, "out"), 0777), 0);
    assert_int_equal(symlink("../nowhere", path(f, "out/spring")), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_PATH);
    expect_error(f, "out/spring: error: a link stands where the article's folder belongs "
                    "[publish.path-refused]\nhint: move it away and run again\n");
    expect_listing(f, "nowhere", "?");
}

static void test_slug_may_not_be_a_file(void **state)
{
    fixture *f = *state;
    assert_int_equal(mkdir(path(f, "out"), 0777), 0);
    sc_scratch_write(f->arena, f->scratch, "out/spring", SC_STR("mine"));
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_PATH);
    expect_error(f, "out/spring: error: a file stands where the article's folder belongs "
                    "[publish.path-refused]\nhint: move it away and run again\n");
    expect_bytes(f, "out/spring", SC_STR("mine"));
}

static void test_out_may_not_be_a_file(void **state)
{
    fixture *f = *state;
    sc_scratch_write(f->arena, f->scratch, "out", SC_STR("mine"));
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_CREATE);
    expect_error(f, "out: error: cannot open the output folder: a file stands where a folder is "
                    "needed [publish.cannot-create]\n"
                    "hint: move the file away, or choose another folder with --out\n");
    expect_bytes(f, "out", SC_STR("mine"));
}

static void test_out_may_not_be_beneath_a_file(void **state)
{
    fixture *f = *state;
    sc_scratch_write(f->arena, f->scratch, "out", SC_STR("mine"));
    assert_int_equal(publish_new(f, path(f, "out/deeper")), SC_E_CREATE);
    expect_error(f, "out/deeper: error: cannot open the output folder: a file stands where a "
                    "folder is needed [publish.cannot-create]\n"
                    "hint: move the file away, or choose another folder with --out\n");
}

/* Nobody, root included, can make a folder there. */
static void test_folder_that_cannot_be_made(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish_new(f, "/proc/cards"), SC_E_CREATE);
    expect_error(f, "/proc/cards: error: cannot make the folder: no such folder, and it cannot be "
                    "made [publish.cannot-create]\nhint: choose another folder with --out\n");
}

static void test_empty_name_as_out(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish_new(f, ""), SC_E_CREATE);
    expect_error(f, "sharecard: error: the output folder has no name [publish.cannot-create]\n"
                    "hint: name one with --out\n");
}

static void test_dangling_link_as_out(void **state)
{
    fixture *f = *state;
    assert_int_equal(symlink("nowhere", path(f, "out")), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_CREATE);
    assert_int_equal(f->diags.error_count, 1);
    expect_listing(f, "nowhere", "?");
}

/* The folder in the way is that of the last file: the first two must not have changed by then. */
static void test_folder_in_the_way_of_a_file(void **state)
{
    fixture *f = *state;
    const sc_output old = { SC_STR("a.jpg"), SC_STR("old a") };
    assert_int_equal(publish(f, path(f, "out"), &old, 1), SC_OK);
    assert_int_equal(mkdir(path(f, "out/spring/card.json"), 0777), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_PATH);
    expect_error(f, "out/spring/card.json: error: a folder stands where a file belongs "
                    "[publish.path-refused]\nhint: move it away and run again\n");
    expect_listing(f, "out/spring", "a.jpg card.json");
    expect_bytes(f, "out/spring/a.jpg", SC_STR("old a"));
}

static void test_link_in_place_of_a_file_is_replaced(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    sc_scratch_write(f->arena, f->scratch, "precious", SC_STR("mine"));
    assert_int_equal(symlink("../../precious", path(f, "out/spring/b.jpg")), 0);
    assert_int_equal(publish_new(f, path(f, "out")), SC_OK);
    expect_bytes(f, "precious", SC_STR("mine"));
    expect_bytes(f, "out/spring/b.jpg", NEW[1].bytes);
}

static void test_sweeps_temps_of_dead_runs(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    sc_scratch_write(f->arena, f->scratch, "precious", SC_STR("mine"));
    sc_scratch_write(f->arena, f->scratch, "out/spring/.sharecard-gone.png.tmp", SC_STR("half"));
    assert_int_equal(symlink("../../precious", path(f, "out/spring/.sharecard-a.jpg.tmp")), 0);
    sc_scratch_write(f->arena, f->scratch, "out/spring/.sharecard-notes", SC_STR("mine"));
    sc_scratch_write(f->arena, f->scratch, "out/spring/other.tmp", SC_STR("mine"));
    assert_int_equal(publish_new(f, path(f, "out")), SC_OK);
    expect_listing(f, "out/spring", ".sharecard-notes a.jpg b.jpg card.json other.tmp");
    expect_bytes(f, "precious", SC_STR("mine"));
}

static void test_refuses_names_that_lead_away(void **state)
{
    fixture *f = *state;
    static const char *const NAMES[] = { "", ".", "..", "../x", "a/b", "/etc", ".hidden" };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        sc_output file = { sc_str_of(NAMES[i]), SC_STR("x") };
        assert_int_equal(sc_publish(path(f, "out"), file.name, NEW, 3, &f->diags), SC_E_PATH);
        assert_int_equal(sc_publish(path(f, "out"), SC_STR("s"), &file, 1, &f->diags), SC_E_PATH);
    }
    assert_int_equal(sc_publish(path(f, "out"), SC_STR("a\0b"), NEW, 3, &f->diags), SC_E_PATH);
    assert_string_equal(f->diags.list.items[0].code, "publish.path-refused");
    expect_listing(f, "", "");
}

static void test_too_long_a_slug(void **state)
{
    fixture *f = *state;
    char slug[300];
    memset(slug, 'a', sizeof slug);
    assert_int_equal(sc_publish(path(f, "out"), (sc_str){ slug, sizeof slug }, NEW, 3, &f->diags),
                     SC_E_CREATE);
    assert_str(f->diags.list.items[0].message, "cannot make the folder: the name is too long");
    expect_listing(f, "", "");
}

static int hold(const char *folder)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    return fd;
}

static void test_another_run_holds_the_folder(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    sc_scratch_write(f->arena, f->scratch, "out/spring/.sharecard-b.jpg.tmp", SC_STR("its own"));
    int fd = hold(path(f, "out/spring"));
    assert_int_equal(sc_publish_waiting(50, path(f, "out"), SC_STR("spring"), NEW, 3, &f->diags),
                     SC_E_LOCKED);
    expect_error(f, "out/spring: error: another run is writing here [publish.locked]\n"
                    "hint: run again when it is done\n");
    expect_listing(f, "out/spring", ".sharecard-b.jpg.tmp a.jpg card.json");
    expect_bytes(f, "out/spring/a.jpg", SC_STR("old a"));
    close(fd);
}

/* Let go of the folder when the reader of `go` is done, as a run that ends does. */
static pid_t hold_until_told(const char *folder, int go, int ready)
{
    pid_t child = fork();
    if (child != 0)
        return child;
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char byte = (char)('0' + (flock(fd, LOCK_EX) == 0));
    if (write(ready, &byte, 1) != 1 || read(go, &byte, 1) != 1)
        _exit(1);
    struct timespec nap = { 0, 100 * 1000 * 1000 };
    nanosleep(&nap, NULL);
    _exit(0);
}

static void test_waits_for_another_run(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    int go[2], ready[2];
    assert_int_equal(pipe(go), 0);
    assert_int_equal(pipe(ready), 0);
    pid_t child = hold_until_told(path(f, "out/spring"), go[0], ready[1]);
    char byte = 0;
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, '1');
    assert_int_equal(publish_new(f, path(f, "out")), SC_E_LOCKED);
    f->diags.list.count = 0;
    assert_int_equal(write(go[1], &byte, 1), 1);
    assert_int_equal(sc_publish(path(f, "out"), SC_STR("spring"), NEW, 3, &f->diags), SC_OK);
    expect_listing(f, "out/spring", "a.jpg b.jpg card.json");
    assert_int_equal(waitpid(child, NULL, 0), child);
    for (int i = 0; i < 2; i++) {
        close(go[i]);
        close(ready[i]);
    }
}

/* What a child reports on standard error: status, first message, and what is in the folder. */
static void report(fixture *f, sc_status status, const char *folder)
{
    sc_str message = f->diags.list.count > 0 ? f->diags.list.items[0].message : SC_STR("");
    fprintf(stderr, "%d|%.*s|%.*s", (int)status, SC_STR_ARG(message),
            SC_STR_ARG(listing(f->arena, folder)));
}

static void publish_under_a_size_limit(void *argument)
{
    fixture *f = argument;
    static char big[64 * 1024];
    const sc_output files[] = { NEW[0], { SC_STR("big"), { big, sizeof big } }, NEW[2] };
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit limit = { 10000, 10000 };
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
        _exit(99);
    sc_status status = publish(f, path(f, "out"), files, 3);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ RLIM_INFINITY, RLIM_INFINITY });
    report(f, status, path(f, "out/spring"));
}

static void test_file_size_limit_leaves_old_files(void **state)
{
    fixture *f = *state;
    assert_int_equal(publish(f, path(f, "out"), OLD, 2), SC_OK);
    sc_child_end end = sc_child_run(publish_under_a_size_limit, f);
    assert_int_equal(end.status, 0);
    assert_string_equal(end.errors, "74|cannot write the file: the file is larger than the system "
                                    "allows|a.jpg card.json");
    expect_bytes(f, "out/spring/a.jpg", SC_STR("old a"));
}

static void test_failure_removes_new_folders(void **state)
{
    fixture *f = *state;
    sc_child_end end = sc_child_run(publish_under_a_size_limit, f);
    assert_string_equal(end.errors,
                        "74|cannot write the file: the file is larger than the system allows|?");
    expect_listing(f, "", "");
}

static void publish_with_few_descriptors(void *argument)
{
    fixture *f = argument;
    int next = dup(0);
    while (next < 64)
        next = dup(0); /* so that every descriptor below is taken */
    close(next);
    for (rlim_t spare = 0; spare <= 5; spare++) {
        f->diags.list.count = 0;
        struct rlimit limit;
        getrlimit(RLIMIT_NOFILE, &limit);
        limit.rlim_cur = (rlim_t)next + spare;
        setrlimit(RLIMIT_NOFILE, &limit);
        sc_status status = publish(f, path(f, "out"), NEW, 3);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        report(f, status, path(f, "out"));
        fputs("\n", stderr);
    }
}

/* The output folder, the slug's folder and all three files: five descriptors are enough. */
static void test_descriptor_limit(void **state)
{
    fixture *f = *state;
    sc_child_end end = sc_child_run(publish_with_few_descriptors, f);
    assert_string_equal(end.errors, "74|cannot open the output folder: too many files are "
                                    "open|?\n"
                                    "74|cannot open the folder: too many files are open|?\n"
                                    "74|cannot create the file: too many files are open|?\n"
                                    "74|cannot create the file: too many files are open|?\n"
                                    "74|cannot create the file: too many files are open|?\n"
                                    "0||spring\n");
}

/* In a mount namespace of its own, so that the tmpfs goes with the process. */
static void publish_on_a_full_disk(void *argument)
{
    fixture *f = argument;
    static char big[256 * 1024];
    const sc_output files[] = { NEW[0], { SC_STR("big"), { big, sizeof big } }, NEW[2] };
    int flags = CLONE_NEWNS | (geteuid() == 0 ? 0 : CLONE_NEWUSER);
    if (unshare(flags) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mkdir(path(f, "disk"), 0777) != 0 ||
        mount("none", path(f, "disk"), "tmpfs", 0, "size=128k") != 0)
        _exit(99);
    report(f, publish(f, path(f, "disk"), OLD, 2), path(f, "disk/spring"));
    report(f, publish(f, path(f, "disk"), files, 3), path(f, "disk/spring"));
    f->diags.list.count = 0;
    if (mount("none", path(f, "disk"), NULL, MS_REMOUNT | MS_RDONLY, NULL) != 0)
        _exit(98);
    report(f, publish_new(f, path(f, "disk")), path(f, "disk/spring"));
    f->diags.list.count = 0;
    report(f, sc_publish(path(f, "disk/x"), SC_STR("s"), NEW, 3, &f->diags), path(f, "disk"));
}

static void test_full_and_read_only_disk(void **state)
{
    fixture *f = *state;
    sc_child_end end = sc_child_run(publish_on_a_full_disk, f);
    if (end.status == 99) {
        print_message("no right to mount a tmpfs\n");
        skip();
    }
    assert_int_equal(end.status, 0);
    assert_string_equal(end.errors,
                        "0||a.jpg card.json"
                        "74|cannot write the file: the disk is full|a.jpg card.json"
                        "73|cannot create the file: the disk is read-only|a.jpg card.json"
                        "73|cannot make the folder: the disk is read-only|spring");
}

enum { ROUND_FILES = 4, ROUND_BYTES = 50 * 1000 };

/* Publish files all filled with `letter`, for ever. */
static void publish_for_ever(fixture *f, char first, char second)
{
    sc_arena *arena = sc_arena_new(0);
    char *bytes[2] = { sc_arena_alloc(arena, ROUND_BYTES), sc_arena_alloc(arena, ROUND_BYTES) };
    memset(bytes[0], first, ROUND_BYTES);
    memset(bytes[1], second, ROUND_BYTES);
    for (size_t round = 0;; round++) {
        sc_output files[ROUND_FILES];
        for (size_t i = 0; i < ROUND_FILES; i++)
            files[i] =
                (sc_output){ sc_str_fmt(arena, "%zu.jpg", i), { bytes[round % 2], ROUND_BYTES } };
        sc_publish(path(f, "out"), SC_STR("spring"), files, ROUND_FILES, &f->diags);
    }
}

/* Whether a file is missing, or whole and of one letter. */
static bool is_whole(fixture *f, const char *name)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_str bytes = { NULL, 0 };
    sc_status status =
        sc_file_read(arena, path(f, name), 1 << 20, "it", SC_NO_SPAN, &diags, &bytes);
    bool whole = status == SC_E_INPUT || bytes.len == ROUND_BYTES;
    for (size_t i = 1; whole && i < bytes.len; i++)
        whole = bytes.ptr[i] == bytes.ptr[0];
    sc_arena_free(arena);
    return whole;
}

static void test_killed_runs_leave_whole_files(void **state)
{
    fixture *f = *state;
    unsigned seed = 20260314;
    print_message("seed %u\n", seed);
    for (int round = 0; round < 12; round++) {
        pid_t children[2];
        for (int i = 0; i < 2; i++) {
            children[i] = fork();
            if (children[i] == 0)
                publish_for_ever(f, (char)('a' + i), (char)('x' + i));
        }
        seed = seed * 1103515245u + 12345u;
        nanosleep(&(struct timespec){ 0, (long)(seed >> 16) % 30000 * 1000 }, NULL);
        for (int i = 0; i < 2; i++)
            kill(children[i], SIGKILL);
        for (int i = 0; i < 2; i++)
            waitpid(children[i], NULL, 0);
        for (int i = 0; i < ROUND_FILES; i++)
            assert_true(is_whole(f, sc_str_fmt(f->arena, "out/spring/%d.jpg", i).ptr));
    }
    const sc_output last = { SC_STR("0.jpg"), SC_STR("") };
    assert_int_equal(publish(f, path(f, "out"), &last, 1), SC_OK);
    assert_false(sc_str_find(listing(f->arena, path(f, "out/spring")), SC_STR(".tmp"), NULL));
}

/* A run that fails removes the folder it has made while others are waiting for it. */
static void publish_and_fail(fixture *f)
{
    static char big[64 * 1024];
    const sc_output files[] = { { SC_STR("big"), { big, sizeof big } } };
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 1000, 1000 });
    for (int i = 0; i < 200; i++)
        sc_publish(path(f, "new/out"), SC_STR("spring"), files, 1, &f->diags);
    _exit(0);
}

static void test_failing_runs_do_not_hurt_others(void **state)
{
    fixture *f = *state;
    pid_t child = fork();
    if (child == 0)
        publish_and_fail(f);
    for (int i = 0; i < 30; i++) {
        assert_int_equal(sc_publish(path(f, "new/out"), SC_STR("spring"), OLD, 2, &f->diags),
                         SC_OK);
        expect_listing(f, "new/out/spring", "a.jpg card.json");
        unlink(path(f, "new/out/spring/a.jpg"));
        unlink(path(f, "new/out/spring/card.json"));
        rmdir(path(f, "new/out/spring"));
        rmdir(path(f, "new/out"));
        rmdir(path(f, "new"));
    }
    waitpid(child, NULL, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_writes_all_files),
        TEST(test_makes_folders_above),
        TEST(test_replaces_its_files_and_leaves_others),
        TEST(test_large_file),
        TEST(test_no_files_make_the_folder),
        TEST(test_out_may_be_a_link),
        TEST(test_slug_may_not_be_a_link),
        TEST(test_slug_may_not_be_a_dangling_link),
        TEST(test_slug_may_not_be_a_file),
        TEST(test_out_may_not_be_a_file),
        TEST(test_out_may_not_be_beneath_a_file),
        TEST(test_folder_that_cannot_be_made),
        TEST(test_empty_name_as_out),
        TEST(test_dangling_link_as_out),
        TEST(test_folder_in_the_way_of_a_file),
        TEST(test_link_in_place_of_a_file_is_replaced),
        TEST(test_sweeps_temps_of_dead_runs),
        TEST(test_refuses_names_that_lead_away),
        TEST(test_too_long_a_slug),
        TEST(test_another_run_holds_the_folder),
        TEST(test_waits_for_another_run),
        TEST(test_file_size_limit_leaves_old_files),
        TEST(test_failure_removes_new_folders),
        TEST(test_descriptor_limit),
        TEST(test_full_and_read_only_disk),
        TEST(test_killed_runs_leave_whole_files),
        TEST(test_failing_runs_do_not_hurt_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
