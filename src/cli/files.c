/* Files named on the command line: see files.h. */
#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEPTH_MAX = 64 };

typedef struct finding {
    sc_arena *arena;
    const char *const *suffixes; /* of files in folders */
    const char *pattern;         /* NULL: all files with one of the suffixes */
    const char *except;
    struct stat except_info;
    sc_diags *diags;
    sc_words found;
} finding;

static bool is_pattern(const char *word)
{
    return strpbrk(word, "*?[") != NULL;
}

/* Step by step; `**` is any number of steps, also none. */
static bool matches(const char *pattern, const char *path)
{
    if (strncmp(pattern, "**/", 3) == 0) {
        if (matches(pattern + 3, path))
            return true;
        const char *slash = strchr(path, '/');
        return slash != NULL && matches(pattern, slash + 1);
    }
    const char *pattern_end = strchrnul(pattern, '/'), *path_end = strchrnul(path, '/');
    char step[256], name[256];
    size_t step_len = (size_t)(pattern_end - pattern), name_len = (size_t)(path_end - path);
    if (step_len >= sizeof step || name_len >= sizeof name)
        return false;
    memcpy(step, pattern, step_len);
    memcpy(name, path, name_len);
    step[step_len] = name[name_len] = '\0';
    if (strcmp(step, "**") == 0 && *pattern_end == '\0')
        return true;
    if (fnmatch(step, name, FNM_PERIOD) != 0)
        return false;
    if (*pattern_end == '\0' || *path_end == '\0')
        return *pattern_end == *path_end;
    return matches(pattern_end + 1, path_end + 1);
}

static bool has_suffix(const finding *f, const char *name)
{
    for (size_t i = 0; f->suffixes[i] != NULL; i++) {
        size_t len = strlen(f->suffixes[i]);
        if (strlen(name) > len && strcasecmp(name + strlen(name) - len, f->suffixes[i]) == 0)
            return true;
    }
    return false;
}

static bool is_wanted(const finding *f, const char *path)
{
    return f->pattern == NULL ? has_suffix(f, path) : matches(f->pattern, path);
}

static bool is_excepted(const finding *f, const struct stat *info)
{
    return f->except != NULL && info->st_dev == f->except_info.st_dev &&
           info->st_ino == f->except_info.st_ino;
}

static void warn_folder(finding *f, const char *path)
{
    sc_source *source = SC_NEW(f->arena, sc_source);
    source->name = sc_str_of(path);
    sc_diag_warn(f->diags, sc_span_of(source), "cli.unreadable-folder", NULL,
                 "cannot read the folder: %s", strerror(errno));
}

static void walk(finding *f, const char *folder, int depth);

static void visit(finding *f, const char *path, int depth)
{
    struct stat info;
    if (lstat(path, &info) != 0 || is_excepted(f, &info))
        return;
    if (S_ISDIR(info.st_mode) && depth < DEPTH_MAX)
        walk(f, path, depth + 1);
    else if (!S_ISDIR(info.st_mode) && is_wanted(f, path))
        sc_vec_push(f->arena, &f->found, path);
}

/* `folder` is as it is written in front of its files' names: empty for the working folder. */
static void walk(finding *f, const char *folder, int depth)
{
    DIR *dir = opendir(folder[0] == '\0' ? "." : folder);
    if (dir == NULL) {
        warn_folder(f, folder);
        return;
    }
    sc_words names = { 0 };
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] == '.')
            continue;
        bool is_bare = folder[0] == '\0';
        const char *slash = is_bare || folder[strlen(folder) - 1] == '/' ? "" : "/";
        const char *path = sc_str_fmt(f->arena, "%s%s%s", folder, slash, entry->d_name).ptr;
        sc_vec_push(f->arena, &names, path);
    }
    closedir(dir);
    for (size_t i = 0; i < names.count; i++)
        visit(f, names.items[i], depth);
}

/* The steps of a pattern before its first wildcard: `public/` of `public/` `**`. */
static const char *fixed_folder(sc_arena *arena, const char *pattern)
{
    size_t wild = strcspn(pattern, "*?["), end = wild;
    while (end > 0 && pattern[end - 1] != '/')
        end--;
    return sc_str_z(arena, (sc_str){ pattern, end });
}

static int compare(const void *a, const void *b)
{
    const char *const *x = a, *const *y = b;
    return strcmp(*x, *y);
}

static void find_word(finding *f, const char *word)
{
    struct stat info;
    bool exists = lstat(word, &info) == 0;
    bool is_folder = exists && stat(word, &info) == 0 && S_ISDIR(info.st_mode);
    size_t before = f->found.count;
    if (exists && !is_folder) {
        sc_vec_push(f->arena, &f->found, word);
        return;
    }
    if (!is_folder && !is_pattern(word)) {
        sc_vec_push(f->arena, &f->found, word); /* reading it tells what is wrong */
        return;
    }
    f->pattern = is_folder ? NULL : word;
    walk(f, is_folder ? word : fixed_folder(f->arena, word), 0);
    if (f->found.count > before)
        qsort(f->found.items + before, f->found.count - before, sizeof *f->found.items, compare);
    else
        sc_diag_warn(f->diags, SC_NO_SPAN, "cli.no-match", NULL, "no file matches '%s'", word);
}

static bool is_listed(const sc_words *words, const char *path)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], path) == 0)
            return true;
    return false;
}

void sc_files_find(sc_arena *arena, const sc_words *words, const char *const *suffixes,
                   const char *except, sc_diags *diags, sc_named_files *out)
{
    finding f = { .arena = arena, .suffixes = suffixes, .except = except, .diags = diags };
    if (except != NULL && stat(except, &f.except_info) != 0)
        f.except = NULL;
    for (size_t i = 0; i < words->count; i++)
        find_word(&f, words->items[i]);
    *out = (sc_named_files){ .is_one_plain = words->count == 1 && f.found.count == 1 &&
                                             f.found.items[0] == words->items[0] };
    if (words->count == 1) { /* nothing can be there twice */
        out->paths = f.found;
        return;
    }
    for (size_t i = 0; i < f.found.count; i++)
        if (!is_listed(&out->paths, f.found.items[i]))
            sc_vec_push(arena, &out->paths, f.found.items[i]);
}
