/* See scratch.h. */
#include "lib/scratch.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static int remove_entry(const char *path, const struct stat *info, int type, struct FTW *ftw)
{
    (void)info;
    (void)ftw;
    if (type == FTW_DNR)
        chmod(path, 0700);
    return remove(path);
}

static void remove_tree(void *path)
{
    nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

char *sc_scratch_new(sc_arena *arena)
{
    const char *parent = getenv("TMPDIR");
    sc_str pattern =
        sc_str_fmt(arena, "%s/sharecard-test-XXXXXX", parent == NULL ? "/tmp" : parent);
    char *path = sc_str_z(arena, pattern);
    if (mkdtemp(path) == NULL) {
        perror(path);
        abort();
    }
    sc_arena_defer(arena, remove_tree, path);
    return path;
}

char *sc_scratch_path(sc_arena *arena, const char *scratch, const char *name)
{
    return sc_str_z(arena, sc_str_fmt(arena, "%s/%s", scratch, name));
}

char *sc_scratch_write(sc_arena *arena, const char *scratch, const char *name, sc_str bytes)
{
    char *path = sc_scratch_path(arena, scratch, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes.ptr, 1, bytes.len, file) != bytes.len || fclose(file) != 0) {
        perror(path);
        abort();
    }
    return path;
}
