/* Bounded reads: every way a file can be unreadable, and what is said then. */
#include "base/file.h"

#include "lib/check.h"
#include "lib/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct fixture {
    sc_arena *arena;
    sc_diags diags;
    char *scratch;
} fixture;

static int open_fixture(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = f->diags.arena = arena;
    f->scratch = sc_scratch_new(arena);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

static sc_status read_it(fixture *f, const char *path, size_t max, sc_str *out)
{
    return sc_file_read(f->arena, path, max, "the article", SC_NO_SPAN, &f->diags, out);
}

/* The only diagnostic there is must be `rest` behind the path. */
static void assert_said(fixture *f, const char *path, const char *rest)
{
    assert_int_equal(f->diags.list.count, 1);
    sc_buf out = sc_buf_new(f->arena, 10000);
    sc_diag_print(&out, &f->diags.list.items[0], false);
    assert_str(sc_buf_str(&out), sc_str_z(f->arena, sc_str_fmt(f->arena, "%s%s", path, rest)));
}

static void reads_up_to_the_limit(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_write(f->arena, f->scratch, "a", SC_STR("0123456789"));
    sc_str out = { NULL, 0 };
    assert_int_equal(read_it(f, path, 10, &out), SC_OK);
    assert_str(out, "0123456789");
    assert_int_equal(out.ptr[10], '\0');
    assert_int_equal(f->diags.list.count, 0);
}

static void refuses_more(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_write(f->arena, f->scratch, "a", SC_STR("0123456789"));
    sc_str out = SC_STR("untouched");
    assert_int_equal(read_it(f, path, 9, &out), SC_E_LIMIT);
    assert_str(out, "untouched");
    assert_said(f, path,
                ": error: cannot read the article: it is larger than the limit of 9 bytes "
                "[file.too-large]\n"
                "hint: make it smaller, and see that it is the file you mean\n");
}

static void reads_empty_files(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_write(f->arena, f->scratch, "empty", SC_STR(""));
    sc_str out = { NULL, 9 };
    assert_int_equal(read_it(f, path, 0, &out), SC_OK);
    assert_int_equal(out.len, 0);
    assert_int_equal(out.ptr[0], '\0');
}

static void names_what_is_missing(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_path(f->arena, f->scratch, "none.json");
    sc_str out = SC_STR("untouched");
    assert_int_equal(read_it(f, path, 9, &out), SC_E_INPUT);
    assert_str(out, "untouched");
    assert_said(f, path, ": error: cannot read the article: no such file [file.missing]\n");
}

static void a_file_is_no_folder(void **state)
{
    fixture *f = *state;
    sc_scratch_write(f->arena, f->scratch, "a", SC_STR("x"));
    char *path = sc_scratch_path(f->arena, f->scratch, "a/b");
    sc_str out;
    assert_int_equal(read_it(f, path, 9, &out), SC_E_INPUT);
    assert_said(f, path, ": error: cannot read the article: no such file [file.missing]\n");
}

static void blames_the_place_that_named_it(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_path(f->arena, f->scratch, "none.jpg");
    sc_source article = { SC_STR("a.json"), SC_STR("{ \"src\": \"none.jpg\" }") };
    sc_str out;
    sc_span blame = { &article, 10, 8 };
    assert_int_equal(sc_file_read(f->arena, path, 9, "the photo", blame, &f->diags, &out),
                     SC_E_INPUT);
    sc_str expected = sc_str_fmt(f->arena,
                                 ":1:11: error: cannot read the photo '%s': no such file "
                                 "[file.missing]\n"
                                 "    1 | { \"src\": \"none.jpg\" }\n"
                                 "      |           ^~~~~~~~\n",
                                 path);
    assert_said(f, "a.json", sc_str_z(f->arena, expected));
}

static void refuses_folders(void **state)
{
    fixture *f = *state;
    sc_str out;
    assert_int_equal(read_it(f, f->scratch, 9, &out), SC_E_INPUT);
    assert_said(f, f->scratch,
                ": error: cannot read the article: it is a folder [file.unreadable]\n");
}

static void refuses_devices(void **state)
{
    fixture *f = *state;
    sc_str out;
    assert_int_equal(read_it(f, "/dev/zero", 1000, &out), SC_E_INPUT);
    assert_said(f, "/dev/zero",
                ": error: cannot read the article: it is not a file [file.unreadable]\n");
}

static void follows_no_circle_of_links(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_path(f->arena, f->scratch, "circle");
    assert_int_equal(symlink("circle", path), 0);
    sc_str out,
        why = sc_str_fmt(f->arena, ": error: cannot read the article: %s [file.unreadable]\n",
                         strerror(ELOOP));
    assert_int_equal(read_it(f, path, 9, &out), SC_E_INPUT);
    assert_said(f, path, why.ptr);
}

static void does_not_wait_for_a_pipe_without_writer(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_path(f->arena, f->scratch, "pipe");
    assert_int_equal(mkfifo(path, 0600), 0);
    sc_str out = { NULL, 9 };
    alarm(20);
    assert_int_equal(read_it(f, path, 100, &out), SC_OK);
    alarm(0);
    assert_int_equal(out.len, 0);
}

/* As `sharecard render <(generate)`: the writer has the pipe open and is slow. */
static void waits_for_a_pipes_writer(void **state)
{
    fixture *f = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        for (int i = 0; i < 3; i++) {
            usleep(20000);
            (void)!write(ends[1], "drop ", 5);
        }
        _exit(0);
    }
    close(ends[1]);
    sc_str out = { NULL, 0 }, path = sc_str_fmt(f->arena, "/dev/fd/%d", ends[0]);
    sc_status status = read_it(f, path.ptr, 100, &out);
    close(ends[0]);
    waitpid(child, NULL, 0);
    assert_int_equal(status, SC_OK);
    assert_str(out, "drop drop drop ");
}

/* Feed `bytes` to standard input, read "-", and put standard input back. */
static sc_status read_stdin(fixture *f, sc_str bytes, size_t max, sc_str *out)
{
    int ends[2], saved = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], bytes.ptr, bytes.len), bytes.len);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    close(ends[0]);
    sc_status status = read_it(f, "-", max, out);
    dup2(saved, STDIN_FILENO);
    close(saved);
    return status;
}

static void reads_standard_input(void **state)
{
    fixture *f = *state;
    sc_str out = SC_STR("untouched");
    assert_int_equal(read_stdin(f, SC_STR("piped"), 5, &out), SC_OK);
    assert_str(out, "piped");
    assert_int_equal(read_stdin(f, SC_STR("too much"), 5, &out), SC_E_LIMIT);
    assert_said(f, "<stdin>",
                ": error: cannot read the article: it is larger than the limit of 5 bytes "
                "[file.too-large]\n"
                "hint: make it smaller, and see that it is the file you mean\n");
}

static void reads_text_and_takes_the_mark_off(void **state)
{
    fixture *f = *state;
    static const struct {
        sc_str bytes;
        const char *text;
    } ROWS[] = {
        { { "\xEF\xBB\xBFriver", 8 }, "river" },
        { { "river", 5 }, "river" },
        { { "", 0 }, "" },
        { { "\xEF\xBB\xBF", 3 }, "" },
        { { "a\xEF\xBB\xBF", 4 }, "a\xEF\xBB\xBF" }, /* only at the start is it a mark */
        { { "مكتبة", 10 }, "مكتبة" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        char *path = sc_scratch_write(f->arena, f->scratch, "text", ROWS[i].bytes);
        const sc_source *source = NULL;
        assert_int_equal(sc_file_read_text(f->arena, path, 1000, "the article", &f->diags, &source),
                         SC_OK);
        assert_str(source->text, ROWS[i].text);
        assert_str(source->name, path);
    }
}

static void refuses_what_is_no_text(void **state)
{
    (void)state;
    static const struct {
        sc_str bytes;
        const char *said;
    } ROWS[] = {
        { { "caf\xE9", 4 }, "byte 0xe9 at offset 3 is not UTF-8 text" },
        { { "a\0b", 3 }, "byte 0x00 at offset 1 is not UTF-8 text" },
        { { "\0\xFF", 2 }, "byte 0x00 at offset 0 is not UTF-8 text" },
        { { "\xFF\0", 2 }, "byte 0xff at offset 0 is not UTF-8 text" },
        { { "\xEF\xBB\xBF\xC3", 4 }, "byte 0xc3 at offset 3 is not UTF-8 text" },
        { { "\xFF\xFEh\0", 4 }, "byte 0xff at offset 0 is not UTF-8 text" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        void *one = NULL;
        open_fixture(&one);
        fixture *f = one;
        char *path = sc_scratch_write(f->arena, f->scratch, "text", ROWS[i].bytes);
        const sc_source *source = NULL;
        assert_int_equal(sc_file_read_text(f->arena, path, 1000, "the article", &f->diags, &source),
                         SC_E_DATA);
        assert_null(source);
        sc_str said = sc_str_fmt(
            f->arena, ": error: %s [file.not-utf8]\nhint: save the file as UTF-8\n", ROWS[i].said);
        assert_said(f, path, said.ptr);
        close_fixture(&one);
    }
}

static void finds_paths_beside_a_file(void **state)
{
    fixture *f = *state;
    static const struct {
        const char *beside, *name, *path;
    } ROWS[] = {
        { "news/article.json", "photo.jpg", "news/photo.jpg" },
        { "news/article.json", "../photo.jpg", "news/../photo.jpg" },
        { "article.json", "photo.jpg", "photo.jpg" },
        { "/a/article.json", "/b/photo.jpg", "/b/photo.jpg" },
        { "/article.json", "photo.jpg", "/photo.jpg" },
        { "-", "photo.jpg", "photo.jpg" },
        { "news/article.json", "", "news/" },
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        assert_string_equal(sc_path_beside(f->arena, ROWS[i].beside, sc_str_of(ROWS[i].name)),
                            ROWS[i].path);
    assert_string_equal(sc_path_beside(f->arena, "a/b", (sc_str){ NULL, 0 }), "a/");
}

static void tells_what_exists(void **state)
{
    fixture *f = *state;
    char *path = sc_scratch_write(f->arena, f->scratch, "a", SC_STR(""));
    assert_true(sc_file_exists(path));
    assert_true(sc_file_exists(f->scratch));
    assert_false(sc_file_exists(sc_scratch_path(f->arena, f->scratch, "b")));
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(reads_up_to_the_limit),
        WITH_FIXTURE(refuses_more),
        WITH_FIXTURE(reads_empty_files),
        WITH_FIXTURE(names_what_is_missing),
        WITH_FIXTURE(a_file_is_no_folder),
        WITH_FIXTURE(blames_the_place_that_named_it),
        WITH_FIXTURE(refuses_folders),
        WITH_FIXTURE(refuses_devices),
        WITH_FIXTURE(follows_no_circle_of_links),
        WITH_FIXTURE(does_not_wait_for_a_pipe_without_writer),
        WITH_FIXTURE(waits_for_a_pipes_writer),
        WITH_FIXTURE(reads_standard_input),
        WITH_FIXTURE(reads_text_and_takes_the_mark_off),
        cmocka_unit_test(refuses_what_is_no_text),
        WITH_FIXTURE(finds_paths_beside_a_file),
        WITH_FIXTURE(tells_what_exists),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
