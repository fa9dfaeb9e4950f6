/* Replacing one file: what it holds, its mode, and what is refused. */
#include "base/publish.h"
#include "lib/check.h"
#include "lib/scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct state {
    sc_arena *arena;
    const char *scratch, *path;
    sc_diags diags;
} state;

static int setup(void **out)
{
    sc_arena *arena = sc_arena_new(0);
    state *s = SC_NEW(arena, state);
    s->arena = arena;
    s->diags.arena = arena;
    s->scratch = sc_scratch_new(arena);
    s->path = sc_scratch_write(arena, s->scratch, "page.html", SC_STR("old\n"));
    *out = s;
    return 0;
}

static int teardown(void **state_of)
{
    state *s = *state_of;
    sc_arena_free(s->arena);
    return 0;
}

static void assert_holds(const char *path, const char *expected)
{
    char text[64] = "";
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(text, expected);
}

static size_t entry_count(const char *folder)
{
    size_t count = 0;
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    while (readdir(dir) != NULL)
        count++;
    closedir(dir);
    return count - 2;
}

static void replaces_and_keeps_the_mode(void **state_of)
{
    state *s = *state_of;
    struct stat info;
    assert_int_equal(chmod(s->path, 0604), 0);
    assert_int_equal(sc_publish_replace(s->path, SC_STR("old\n"), SC_STR("new"), &s->diags), SC_OK);
    assert_holds(s->path, "new");
    assert_int_equal(stat(s->path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0604);
    assert_int_equal(entry_count(s->scratch), 1);
    assert_int_equal(s->diags.list.count, 0);
}

static void replaces_in_the_working_folder(void **state_of)
{
    state *s = *state_of;
    char was[4096];
    assert_non_null(getcwd(was, sizeof was));
    assert_int_equal(chdir(s->scratch), 0);
    sc_status status = sc_publish_replace("page.html", SC_STR("old\n"), SC_STR("n"), &s->diags);
    sc_status missing = sc_publish_replace("none.html", SC_STR(""), SC_STR("n"), &s->diags);
    assert_int_equal(chdir(was), 0);
    assert_int_equal(status, SC_OK);
    assert_holds(s->path, "n");
    assert_int_equal(missing, SC_E_CREATE);
    assert_str(s->diags.list.items[0].span.source->name, "none.html");
}

static void sweeps_what_dead_runs_left(void **state_of)
{
    state *s = *state_of;
    sc_scratch_write(s->arena, s->scratch, ".sharecard-page.html.tmp", SC_STR("half"));
    assert_int_equal(sc_publish_replace(s->path, SC_STR("old\n"), SC_STR("new"), &s->diags), SC_OK);
    assert_int_equal(entry_count(s->scratch), 1);
}

static void assert_refused(state *s, sc_status status, sc_status expected, const char *code,
                           const char *message)
{
    assert_int_equal(status, expected);
    assert_int_equal(s->diags.error_count, 1);
    assert_string_equal(s->diags.list.items[0].code, code);
    assert_str(s->diags.list.items[0].message, message);
}

static void leaves_a_changed_file_alone(void **state_of)
{
    static const char *const EXPECTED[] = { "older\n", "ol", "", "old\nx" };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof EXPECTED / sizeof *EXPECTED; i++) {
        sc_diags none = { .arena = s->arena };
        s->diags = none;
        sc_status status =
            sc_publish_replace(s->path, sc_str_of(EXPECTED[i]), SC_STR("new"), &s->diags);
        assert_refused(s, status, SC_E_LOCKED, "publish.changed",
                       "somebody else has changed it meanwhile");
        assert_holds(s->path, "old\n");
    }
    assert_int_equal(entry_count(s->scratch), 1);
}

static void refuses_a_link(void **state_of)
{
    state *s = *state_of;
    const char *link = sc_scratch_path(s->arena, s->scratch, "link.html");
    assert_int_equal(symlink("page.html", link), 0);
    sc_status status = sc_publish_replace(link, SC_STR("old\n"), SC_STR("new"), &s->diags);
    assert_refused(s, status, SC_E_PATH, "publish.path-refused", "it is a link");
    assert_holds(s->path, "old\n");
}

static void refuses_a_folder(void **state_of)
{
    state *s = *state_of;
    const char *folder = sc_scratch_path(s->arena, s->scratch, "folder.html");
    assert_int_equal(mkdir(folder, 0777), 0);
    sc_status status = sc_publish_replace(folder, SC_STR(""), SC_STR("new"), &s->diags);
    assert_refused(s, status, SC_E_PATH, "publish.path-refused", "it is not a file");
}

static void respects_a_read_only_file(void **state_of)
{
    state *s = *state_of;
    if (geteuid() == 0)
        skip(); /* nothing is read-only to root */
    assert_int_equal(chmod(s->path, 0444), 0);
    sc_status status = sc_publish_replace(s->path, SC_STR("old\n"), SC_STR("new"), &s->diags);
    assert_refused(s, status, SC_E_CREATE, "publish.cannot-create",
                   "cannot write the file: permission denied");
    assert_holds(s->path, "old\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(replaces_and_keeps_the_mode),
        TEST(replaces_in_the_working_folder),
        TEST(sweeps_what_dead_runs_left),
        TEST(leaves_a_changed_file_alone),
        TEST(refuses_a_link),
        TEST(refuses_a_folder),
        TEST(respects_a_read_only_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
