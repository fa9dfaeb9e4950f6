/*
 * Atomic publishing: see publish.h. Files in, nothing out but their names on disk.
 *
 * The lock is a flock() on the folder's own descriptor: it dies with its process, and leaves
 * nothing behind. Since it keeps other runs out, temporary names need not be random, and every
 * temporary file found is a dead run's.
 */
#include "base/publish.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define TEMP_PREFIX ".sharecard-"
#define TEMP_SUFFIX ".tmp"

enum {
    FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
    TEMP_FLAGS = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
    NAP_MS = 20,
    ATTEMPTS_MAX = 100, /* at opening a folder that other runs keep removing */
    READ_BACK_BYTES = 64 * 1024,
};

typedef struct publication {
    const char *out_dir;
    sc_str slug;
    const sc_output *files;
    size_t count;
    int wait_ms;
    sc_diags *diags;
    const struct stat *like; /* whose mode and owner new files get; NULL: the usual */

    int out_fd, slug_fd; /* -1: not open */
    bool made_slug;      /* the folder is new, by this run */
    bool is_anothers;    /* … but another run has locked it */
    /* Folders that lead to `out_dir` and are new, by this run; outermost first. */
    SC_VEC(const char *) made;
    int *temp_fds;  /* of the temporaries; -1: closed */
    size_t temps;   /* of the first so many files the temporary may exist */
    size_t renamed; /* … and of the first so many it has its final name */
} publication;

/* What the system answers, in words, with a way out and the status it means. */
typedef struct reason {
    int error;
    sc_status status;
    const char *text, *hint;
} reason;

static const reason REASONS[] = {
    { EACCES, SC_E_CREATE, "permission denied", "choose another folder with --out" },
    { EPERM, SC_E_CREATE, "the operation is not permitted", "choose another folder with --out" },
    { EROFS, SC_E_CREATE, "the disk is read-only", "choose another folder with --out" },
    { ENOTDIR, SC_E_CREATE, "a file stands where a folder is needed",
      "move the file away, or choose another folder with --out" },
    { EEXIST, SC_E_CREATE, "a file stands where a folder is needed",
      "move the file away, or choose another folder with --out" },
    { ENOENT, SC_E_CREATE, "no such folder, and it cannot be made",
      "choose another folder with --out" },
    { ELOOP, SC_E_CREATE, "its links lead in a circle", "choose another folder with --out" },
    { ENAMETOOLONG, SC_E_CREATE, "the name is too long", "give the article a shorter slug" },
    { ENOSPC, SC_E_IO, "the disk is full", "free some space and run again" },
    { EDQUOT, SC_E_IO, "the disk quota is used up", "free some space and run again" },
    { EFBIG, SC_E_IO, "the file is larger than the system allows", "raise 'ulimit -f'" },
    { EMFILE, SC_E_IO, "too many files are open", "raise 'ulimit -n'" },
    { ENFILE, SC_E_IO, "too many files are open in the whole system", NULL },
    { EIO, SC_E_IO, "the disk reports an error", "check the disk" },
    { ENOLCK, SC_E_IO, "its file system has no locks",
      "write to a local disk, and copy from there" },
    { EOPNOTSUPP, SC_E_IO, "its file system has no locks",
      "write to a local disk, and copy from there" },
    { EBADF, SC_E_IO, "its file system locks no folders", /* NFS */
      "write to a local disk, and copy from there" },
};

static reason reason_of(int error)
{
    for (size_t i = 0; i < sizeof REASONS / sizeof *REASONS; i++)
        if (REASONS[i].error == error)
            return REASONS[i];
    return (reason){ error, SC_E_IO, strerror(error), NULL };
}

/* A path as the place of a message. */
static sc_span span_of_path(publication *job, sc_str path)
{
    sc_source *source = SC_NEW(job->diags->arena, sc_source);
    source->name = path;
    return sc_span_of(source);
}

/* The path of something in the slug's folder, or of the folder itself for an empty name. */
static sc_str path_of(const publication *job, sc_str name)
{
    sc_str out = sc_str_of(job->out_dir);
    const char *slash = sc_str_ends(out, "/") ? "" : "/";
    if (job->like != NULL && sc_str_is(out, ".") && name.len > 0)
        return name;
    if (job->like != NULL) /* one file, in no folder of its own */
        return sc_str_fmt(job->diags->arena, "%.*s%s%.*s", SC_STR_ARG(out), slash,
                          SC_STR_ARG(name));
    return sc_str_fmt(job->diags->arena, "%.*s%s%.*s%s%.*s", SC_STR_ARG(out), slash,
                      SC_STR_ARG(job->slug), name.len > 0 ? "/" : "", SC_STR_ARG(name));
}

/* The one place where a system call's answer becomes a message. `what`: "make the folder". */
static sc_status fail(publication *job, sc_str path, const char *what, int error)
{
    reason why = reason_of(error);
    const char *code = why.status == SC_E_CREATE ? "publish.cannot-create" : "publish.failed";
    bool is_about_out = job->like != NULL && why.status == SC_E_CREATE; /* there is no --out */
    sc_diag_error(job->diags, span_of_path(job, path), code, is_about_out ? NULL : why.hint,
                  "cannot %s: %s", what, why.text);
    return why.status;
}

static sc_status refuse_path(publication *job, sc_str path, const char *hint, const char *why)
{
    sc_diag_error(job->diags, span_of_path(job, path), "publish.path-refused", hint, "%s", why);
    return SC_E_PATH;
}

static void close_fd(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* Network file systems may answer EINTR to these two. */
static int open_again(int folder, const char *name, int flags)
{
    int fd;
    do
        fd = openat(folder, name, flags, 0666);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static int sync_again(int fd)
{
    int failed;
    do
        failed = fsync(fd);
    while (failed != 0 && errno == EINTR);
    return failed;
}

/* Make the folder `path` and those above it, noting which of them are new. */
static sc_status make_folders(publication *job, const char *path)
{
    sc_arena *arena = job->diags->arena;
    size_t len = strlen(path);
    for (size_t end = 1; end <= len; end++) {
        bool at_end = path[end] == '/' || path[end] == '\0';
        if (!at_end || path[end - 1] == '/')
            continue;
        const char *folder = sc_str_z(arena, (sc_str){ path, end });
        if (mkdir(folder, 0777) == 0)
            sc_vec_push(arena, &job->made, folder);
        else if (errno != EEXIST)
            return fail(job, sc_str_of(folder), "make the folder", errno);
    }
    return SC_OK;
}

/* Opened first and made only if missing: in a folder that cannot be written to, mkdir's answer for
 * what exists differs between systems. */
static sc_status open_out(publication *job)
{
    job->out_fd = open_again(AT_FDCWD, job->out_dir, FOLDER_FLAGS);
    if (job->out_fd < 0 && errno == ENOENT) {
        sc_status status = make_folders(job, job->out_dir);
        if (status != SC_OK)
            return status;
        job->out_fd = open_again(AT_FDCWD, job->out_dir, FOLDER_FLAGS);
    }
    if (job->out_fd < 0)
        return fail(job, sc_str_of(job->out_dir), "open the output folder", errno);
    return SC_OK;
}

static sc_status refuse_slug(publication *job)
{
    struct stat info;
    const char *slug = sc_str_z(job->diags->arena, job->slug);
    bool is_link =
        fstatat(job->out_fd, slug, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(info.st_mode);
    return refuse_path(job, path_of(job, SC_STR("")), "move it away and run again",
                       is_link ? "a link stands where the article's folder belongs"
                               : "a file stands where the article's folder belongs");
}

/* One component, so O_NOFOLLOW is all it takes to stay beneath. Leaves `slug_fd` at -1, with
 * SC_OK, if another run has removed a folder meanwhile. */
static sc_status open_slug(publication *job)
{
    const char *slug = sc_str_z(job->diags->arena, job->slug);
    if (mkdirat(job->out_fd, slug, 0777) == 0)
        job->made_slug = true;
    else if (errno != EEXIST && errno != ENOENT)
        return fail(job, path_of(job, SC_STR("")), "make the folder", errno);
    job->slug_fd = open_again(job->out_fd, slug, FOLDER_FLAGS | O_NOFOLLOW);
    if (job->slug_fd >= 0 || errno == ENOENT)
        return SC_OK;
    if (errno == ENOTDIR || errno == ELOOP)
        return refuse_slug(job);
    return fail(job, path_of(job, SC_STR("")), "open the folder", errno);
}

static sc_status lock_slug(publication *job)
{
    int waited_ms = 0;
    while (flock(job->slug_fd, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR)
            continue;
        if (errno != EWOULDBLOCK)
            return fail(job, path_of(job, SC_STR("")), "lock the folder", errno);
        if (waited_ms >= job->wait_ms) {
            job->is_anothers = true;
            sc_diag_error(job->diags, span_of_path(job, path_of(job, SC_STR(""))), "publish.locked",
                          "run again when it is done", "another run is writing here");
            return SC_E_LOCKED;
        }
        nanosleep(&(struct timespec){ 0, NAP_MS * 1000L * 1000L }, NULL);
        waited_ms += NAP_MS;
    }
    return SC_OK;
}

/* Whether the folder we have locked is still the one at its path: a failing run removes the folder
 * it has made, also while others wait for it. */
static bool is_in_place(const publication *job)
{
    struct stat here, there;
    const char *slug = sc_str_z(job->diags->arena, job->slug);
    return fstat(job->slug_fd, &here) == 0 &&
           fstatat(job->out_fd, slug, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
           here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

static sc_status open_locked(publication *job)
{
    for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
        sc_status status = open_out(job);
        if (status == SC_OK)
            status = open_slug(job);
        if (status == SC_OK && job->slug_fd >= 0)
            status = lock_slug(job);
        if (status != SC_OK)
            return status;
        if (job->slug_fd >= 0 && is_in_place(job))
            return SC_OK;
        close_fd(&job->slug_fd);
        close_fd(&job->out_fd);
        job->made_slug = false;
    }
    return fail(job, path_of(job, SC_STR("")), "open the folder", ENOENT);
}

static bool is_plain_name(sc_str name)
{
    return name.len > 0 && name.ptr[0] != '.' && memchr(name.ptr, '/', name.len) == NULL &&
           memchr(name.ptr, '\0', name.len) == NULL;
}

static const char NOT_PLAIN[] = "not a plain name: it is empty, starts with a dot or holds a slash";

static sc_status check_names(publication *job)
{
    if (job->out_dir[0] == '\0') {
        sc_diag_error(job->diags, SC_NO_SPAN, "publish.cannot-create", "name one with --out",
                      "the output folder has no name");
        return SC_E_CREATE;
    }
    if (!is_plain_name(job->slug))
        return refuse_path(job, job->slug, "give the article a slug of a-z, 0-9 and '-'",
                           NOT_PLAIN);
    for (size_t i = 0; i < job->count; i++)
        if (!is_plain_name(job->files[i].name))
            return refuse_path(job, job->files[i].name, NULL, NOT_PLAIN);
    return SC_OK;
}

/* A folder in the way of a file would make a rename fail when others are done. */
static sc_status check_targets(publication *job)
{
    for (size_t i = 0; i < job->count; i++) {
        struct stat info;
        const char *name = sc_str_z(job->diags->arena, job->files[i].name);
        if (fstatat(job->slug_fd, name, &info, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(info.st_mode))
            return refuse_path(job, path_of(job, job->files[i].name), "move it away and run again",
                               "a folder stands where a file belongs");
    }
    return SC_OK;
}

static void sweep_temps(const publication *job)
{
    int fd = openat(job->slug_fd, ".", FOLDER_FLAGS);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    if (folder == NULL) {
        close_fd(&fd);
        return;
    }
    for (const struct dirent *entry = readdir(folder); entry != NULL; entry = readdir(folder)) {
        sc_str name = sc_str_of(entry->d_name);
        if (sc_str_starts(name, TEMP_PREFIX) && sc_str_ends(name, TEMP_SUFFIX))
            unlinkat(job->slug_fd, entry->d_name, 0);
    }
    closedir(folder);
}

static const char *temp_name(const publication *job, size_t i)
{
    return sc_str_fmt(job->diags->arena, TEMP_PREFIX "%.*s" TEMP_SUFFIX,
                      SC_STR_ARG(job->files[i].name))
        .ptr;
}

static bool write_all(int fd, sc_str bytes)
{
    for (size_t at = 0; at < bytes.len;) {
        ssize_t put = write(fd, bytes.ptr + at, bytes.len - at);
        if (put < 0 && errno != EINTR)
            return false;
        at += put < 0 ? 0 : (size_t)put;
    }
    return true;
}

/* Whether the file holds `bytes` and nothing more. errno is EIO if it holds something else. */
static bool reads_back(int fd, sc_str bytes)
{
    char chunk[READ_BACK_BYTES];
    for (size_t at = 0;;) {
        ssize_t got = pread(fd, chunk, sizeof chunk, (off_t)at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return false;
        if (got == 0 && at == bytes.len)
            return true;
        if (got == 0 || (size_t)got > bytes.len - at ||
            memcmp(chunk, bytes.ptr + at, (size_t)got) != 0) {
            errno = EIO;
            return false;
        }
        at += (size_t)got;
    }
}

/* Give a new file the mode of the one it replaces, and its owner if that is ours to give. */
static bool take_after(const struct stat *like, int fd)
{
    if (like == NULL)
        return true;
    bool is_given = fchown(fd, like->st_uid, like->st_gid) == 0;
    mode_t mode = like->st_mode & (is_given ? 07777 : 0777);
    return fchmod(fd, mode) == 0;
}

/* Write a file, and have the system begin to bring it to the disk. */
static sc_status write_temp(publication *job, size_t i)
{
    sc_str path = path_of(job, job->files[i].name);
    int fd = open_again(job->slug_fd, temp_name(job, i), TEMP_FLAGS);
    if (fd < 0)
        return fail(job, path, "create the file", errno);
    job->temp_fds[i] = fd;
    job->temps = i + 1;
    if (!take_after(job->like, fd))
        return fail(job, path, "keep the file's mode", errno);
    if (!write_all(fd, job->files[i].bytes))
        return fail(job, path, "write the file", errno);
    sync_file_range(fd, 0, 0, SYNC_FILE_RANGE_WRITE); /* a hint: fsync() tells what failed */
    return SC_OK;
}

/* See a file safely on the disk. */
static sc_status settle_temp(publication *job, size_t i)
{
    sc_str path = path_of(job, job->files[i].name);
    int fd = job->temp_fds[i];
    if (sync_again(fd) != 0)
        return fail(job, path, "write the file", errno);
    if (!reads_back(fd, job->files[i].bytes))
        return fail(job, path, "read the file back", errno);
    job->temp_fds[i] = -1;
    bool is_closed = close(fd) == 0 || errno == EINTR;
    return is_closed ? SC_OK : fail(job, path, "write the file", errno);
}

/* All are written before the first is waited for: the disk is then waited for once, not once for
 * each. */
static sc_status write_temps(publication *job)
{
    sc_status status = SC_OK;
    job->temp_fds = SC_NEW_ARRAY(job->diags->arena, int, job->count);
    for (size_t i = 0; i < job->count && status == SC_OK; i++)
        status = write_temp(job, i);
    for (size_t i = 0; i < job->count && status == SC_OK; i++)
        status = settle_temp(job, i);
    for (size_t i = 0; i < job->temps; i++)
        close_fd(&job->temp_fds[i]);
    return status;
}

/* Some file systems cannot sync a folder, and say EINVAL; there it needs no syncing. */
static bool sync_folder(int fd)
{
    return sync_again(fd) == 0 || errno == EINVAL;
}

static sc_status rename_temps(publication *job)
{
    for (; job->renamed < job->count; job->renamed++) {
        size_t i = job->renamed;
        const char *name = sc_str_z(job->diags->arena, job->files[i].name);
        if (renameat(job->slug_fd, temp_name(job, i), job->slug_fd, name) != 0)
            return fail(job, path_of(job, job->files[i].name), "put the file in place", errno);
    }
    if (!sync_folder(job->slug_fd) || (job->made_slug && !sync_folder(job->out_fd)))
        return fail(job, path_of(job, SC_STR("")), "sync the folder", errno);
    return SC_OK;
}

/* Folders go only if they are empty, and the slug's not while another run holds it, which may be
 * about to fill it. */
static void undo(publication *job)
{
    for (size_t i = job->renamed; i < job->temps; i++)
        unlinkat(job->slug_fd, temp_name(job, i), 0);
    if (job->made_slug && !job->is_anothers)
        unlinkat(job->out_fd, sc_str_z(job->diags->arena, job->slug), AT_REMOVEDIR);
    for (size_t i = job->made.count; i-- > 0;)
        rmdir(job->made.items[i]);
}

sc_status sc_publish_waiting(int wait_ms, const char *out_dir, sc_str slug, const sc_output *files,
                             size_t count, sc_diags *diags)
{
    publication job = {
        .out_dir = out_dir,
        .slug = slug,
        .files = files,
        .count = count,
        .wait_ms = wait_ms,
        .diags = diags,
        .out_fd = -1,
        .slug_fd = -1,
    };
    sc_status status = check_names(&job);
    if (status == SC_OK)
        status = open_locked(&job);
    if (status == SC_OK)
        status = check_targets(&job);
    if (status == SC_OK) {
        sweep_temps(&job);
        status = write_temps(&job);
    }
    if (status == SC_OK)
        status = rename_temps(&job);
    if (status != SC_OK)
        undo(&job);
    close_fd(&job.slug_fd);
    close_fd(&job.out_fd);
    return status;
}

/* --- one file -------------------------------------------------------------------------------- */

/* The folder of `path`, as far as it is written, and the name in it. */
static const char *folder_of(sc_arena *arena, const char *path, const char **name)
{
    const char *slash = strrchr(path, '/');
    *name = slash == NULL ? path : slash + 1;
    if (slash == NULL)
        return ".";
    return slash == path ? "/" : sc_str_z(arena, (sc_str){ path, (size_t)(slash - path) });
}

static sc_status refuse_kind(publication *job, const char *name, mode_t mode)
{
    sc_str path = path_of(job, sc_str_of(name));
    if (S_ISLNK(mode))
        return refuse_path(job, path, "name the file it leads to", "it is a link");
    return refuse_path(job, path, NULL, "it is not a file");
}

static sc_status check_unchanged(publication *job, const char *name, sc_str expected)
{
    sc_str path = path_of(job, sc_str_of(name));
    int fd = open_again(job->slug_fd, name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return fail(job, path, "open the file", errno);
    bool is_same = reads_back(fd, expected);
    int error = errno;
    close(fd);
    if (is_same)
        return SC_OK;
    if (error != EIO)
        return fail(job, path, "read the file", error);
    sc_diag_error(job->diags, span_of_path(job, path), "publish.changed", "run again",
                  "somebody else has changed it meanwhile");
    return SC_E_LOCKED;
}

static sc_status replace_locked(publication *job, const char *name, sc_str expected,
                                struct stat *info)
{
    sc_status status = lock_slug(job);
    if (status != SC_OK)
        return status;
    if (fstatat(job->slug_fd, name, info, AT_SYMLINK_NOFOLLOW) != 0)
        return fail(job, path_of(job, sc_str_of(name)), "find the file", errno);
    if (!S_ISREG(info->st_mode))
        return refuse_kind(job, name, info->st_mode);
    if (faccessat(job->slug_fd, name, W_OK, AT_EACCESS) != 0)
        return fail(job, path_of(job, sc_str_of(name)), "write the file", errno);
    status = check_unchanged(job, name, expected);
    if (status != SC_OK)
        return status;
    sweep_temps(job);
    status = write_temps(job);
    return status == SC_OK ? rename_temps(job) : status;
}

sc_status sc_publish_replace(const char *path, sc_str expected, sc_str bytes, sc_diags *diags)
{
    const char *name;
    struct stat info = { 0 };
    sc_output file = { .bytes = bytes };
    publication job = {
        .out_dir = folder_of(diags->arena, path, &name),
        .files = &file,
        .count = 1,
        .wait_ms = SC_PUBLISH_WAIT_MS,
        .diags = diags,
        .like = &info,
        .out_fd = -1,
        .slug_fd = -1,
    };
    file.name = sc_str_of(name);
    job.slug_fd = open_again(AT_FDCWD, job.out_dir, FOLDER_FLAGS);
    if (job.slug_fd < 0)
        return fail(&job, sc_str_of(job.out_dir), "open the folder", errno);
    sc_status status = replace_locked(&job, name, expected, &info);
    if (status != SC_OK)
        undo(&job);
    close_fd(&job.slug_fd);
    return status;
}

sc_status sc_publish(const char *out_dir, sc_str slug, const sc_output *files, size_t count,
                     sc_diags *diags)
{
    return sc_publish_waiting(SC_PUBLISH_WAIT_MS, out_dir, slug, files, count, diags);
}
