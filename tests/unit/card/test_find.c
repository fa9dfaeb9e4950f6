/*
 * Where layouts are found: by -l and by `extends`, as files and built in. Each test works in a
 * folder of its own.
 */
#include "card/find.h"
#include "card/load.h"
#include "lib/check.h"
#include "lib/scratch.h"
#include "unit/data/printed.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct place {
    sc_arena *arena;
    sc_diags diags;
    char *folder, *home;
} place;

static int set_up(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    place *p = SC_NEW(arena, place);
    *p = (place){ .arena = arena, .diags = { .arena = arena }, .home = getcwd(NULL, 0) };
    p->folder = sc_scratch_new(arena);
    assert_int_equal(chdir(p->folder), 0);
    assert_int_equal(mkdir("layouts", 0777), 0);
    assert_int_equal(mkdir("other", 0777), 0);
    *state = p;
    return 0;
}

static int tear_down(void **state)
{
    place *p = *state;
    assert_int_equal(chdir(p->home), 0);
    free(p->home);
    sc_arena_free(p->arena);
    return 0;
}

#define test(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

static void write_file(place *p, const char *name, const char *text)
{
    sc_scratch_write(p->arena, p->folder, name, sc_str_of(text));
}

/* The layouts of a chain, by the names of their sources. */
static sc_str chain(place *p, const char *name)
{
    sc_layout layout;
    sc_status status = sc_load_layout(p->arena, name, SC_NO_SPAN, NULL, &p->diags, &layout);
    sc_buf buf = sc_buf_new(p->arena, 1 << 16);
    if (status != SC_OK) {
        sc_buf_addf(&buf, "%d\n", (int)status);
        sc_buf_add(&buf, printed_diags(p->arena, &p->diags));
        return sc_buf_str(&buf);
    }
    sc_buf_add(&buf, layout.source->name);
    for (size_t i = 0; i < layout.base_count; i++)
        sc_buf_addf(&buf, " < %.*s", SC_STR_ARG(layout.bases[i]->name));
    return sc_buf_str(&buf);
}

static void by_name_or_path(void **state)
{
    place *p = *state;
    assert_true(sc_find_is_path("a.yaml"));
    assert_true(sc_find_is_path("a.yml"));
    assert_true(sc_find_is_path("looks/a"));
    assert_false(sc_find_is_path("a"));
    write_file(p, "layouts/mine.yaml", "card: {}");
    write_file(p, "layouts/plain.yaml", "card: {}");
    assert_str(chain(p, "mine"), "layouts/mine.yaml");
    assert_str(chain(p, "plain"), "layouts/plain.yaml");
    assert_str(chain(p, "./layouts/mine.yaml"), "./layouts/mine.yaml");
}

static void a_file_beside(void **state)
{
    place *p = *state;
    write_file(p, "layouts/base.yaml", "card: {}");
    write_file(p, "other/base.yaml", "card: {}");
    write_file(p, "other/mine.yaml", "extends: base.yaml");
    write_file(p, "other/named.yaml", "extends: base");
    write_file(p, "other/up.yaml", "extends: ../layouts/base.yaml");
    assert_str(chain(p, "other/mine.yaml"), "other/mine.yaml < other/base.yaml");
    assert_str(chain(p, "other/named.yaml"), "other/named.yaml < other/base.yaml");
    assert_str(chain(p, "other/up.yaml"), "other/up.yaml < other/../layouts/base.yaml");
}

static void a_name_elsewhere(void **state)
{
    place *p = *state;
    write_file(p, "layouts/ours.yaml", "card: {}");
    write_file(p, "other/mine.yaml", "extends: ours");
    assert_str(chain(p, "other/mine.yaml"), "other/mine.yaml < layouts/ours.yaml");
}

/* A layout may take the name of the built-in one that it changes. */
static void a_layout_is_not_its_own_base(void **state)
{
    place *p = *state;
    write_file(p, "layouts/plain.yaml", "extends: plain");
    size_t at;
    assert_true(
        sc_str_find(chain(p, "plain"), SC_STR("layouts/plain.yaml < <built-in>/plain.yaml"), &at));
    assert_int_equal(at, 0);
}

/* A copy of a shipped layout works in a folder that has none of its bases. */
static void a_built_in_stands_in_for_a_missing_file(void **state)
{
    place *p = *state;
    size_t at;
    write_file(p, "other/copy.yaml", "extends: plain.yaml");
    assert_true(sc_str_find(chain(p, "other/copy.yaml"),
                            SC_STR("other/copy.yaml < <built-in>/plain.yaml"), &at));
    assert_int_equal(at, 0);
    write_file(p, "other/copy.yaml", "extends: ./plain.yaml");
    assert_str(chain(p, "other/copy.yaml"),
               "66\nother/copy.yaml:1:10: error: cannot read the layout 'other/./plain.yaml': no "
               "such file [file.missing]\n    1 | extends: ./plain.yaml\n      |          "
               "^~~~~~~~~~~~\n");
}

/* One file by two names, links too, is one. */
static void circles_by_other_names(void **state)
{
    place *p = *state;
    write_file(p, "layouts/a.yaml", "extends: ../other/b.yaml");
    write_file(p, "other/b.yaml", "extends: ../other/../layouts/link.yaml");
    assert_int_equal(symlink("a.yaml", "layouts/link.yaml"), 0);
    assert_str(chain(p, "a"),
               "78\nlayouts/../other/b.yaml:1:10: error: the layout extends itself "
               "[layout.extends-circle]\n    1 | extends: ../other/../layouts/link.yaml\n      |   "
               "       ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~\nhint: layouts/a.yaml:1:10 extends "
               "'../other/b.yaml', layouts/../other/b.yaml:1:10 extends "
               "'../other/../layouts/link.yaml'\n");
}

/* The files of the folder that a run happens to be in mean nothing to what is built in. */
static void built_in_layouts_extend_each_other(void **state)
{
    place *p = *state;
    size_t count = 0;
    sc_str names = sc_layout_builtin_names(p->arena), name;
    write_file(p, "base.yaml", "not: a layout");
    write_file(p, "layouts/base.yaml", "not: a layout");
    for (sc_str rest = names; sc_str_split(&rest, ',', &name); count++) {
        name = sc_str_trim(name);
        if (sc_str_is(name, "base"))
            continue;
        sc_str found = chain(p, sc_str_z(p->arena, name));
        assert_true(sc_str_starts(found, "<built-in>/"));
        assert_false(sc_str_find(found, SC_STR("layouts/"), NULL));
    }
    assert_true(count >= 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(by_name_or_path),
        test(a_file_beside),
        test(a_name_elsewhere),
        test(a_layout_is_not_its_own_base),
        test(a_built_in_stands_in_for_a_missing_file),
        test(circles_by_other_names),
        test(built_in_layouts_extend_each_other),
    };
    return cmocka_run_group_tests_name("card/find", tests, NULL, NULL);
}
