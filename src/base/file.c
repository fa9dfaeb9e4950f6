/* Bounded reads: see file.h. */
#include "base/file.h"

#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct request {
    const char *path, *what;
    sc_span blame;
    sc_diags *diags;
} request;

static sc_str shown_name(const char *path)
{
    return strcmp(path, "-") == 0 ? SC_STR("<stdin>") : sc_str_of(path);
}

static sc_status refuse(const request *r, sc_status status, const char *code, const char *hint,
                        const char *why)
{
    sc_source *source = SC_NEW(r->diags->arena, sc_source);
    source->name = sc_str_copy(r->diags->arena, shown_name(r->path));
    sc_span span = r->blame.source == NULL ? sc_span_of(source) : r->blame;
    if (r->blame.source == NULL)
        sc_diag_error(r->diags, span, code, hint, "cannot read %s: %s", r->what, why);
    else
        sc_diag_error(r->diags, span, code, hint, "cannot read %s '%s': %s", r->what, r->path, why);
    return status;
}

/* 33554432 is 32 MiB; what is no whole number of them stays as it is. */
static sc_str size_words(sc_arena *arena, size_t bytes)
{
    enum { KIB = 1024, MIB = 1024 * 1024 };
    if (bytes >= MIB && bytes % MIB == 0)
        return sc_str_fmt(arena, "%zu MiB", bytes / MIB);
    if (bytes >= KIB && bytes % KIB == 0)
        return sc_str_fmt(arena, "%zu KiB", bytes / KIB);
    return sc_str_fmt(arena, "%zu bytes", bytes);
}

static sc_status refuse_size(const request *r, size_t max_bytes)
{
    sc_str why = sc_str_fmt(r->diags->arena, "it is larger than the limit of %.*s",
                            SC_STR_ARG(size_words(r->diags->arena, max_bytes)));
    return refuse(r, SC_E_LIMIT, "file.too-large",
                  "make it smaller, and see that it is the file you mean", why.ptr);
}

/* Read to the end of `fd`, growing from `expected` bytes. */
static sc_status read_all(const request *r, int fd, sc_arena *arena, size_t expected, size_t max,
                          sc_str *out)
{
    size_t capacity = expected + 1, len = 0;
    char *bytes = sc_arena_alloc(arena, capacity + 1);
    for (;;) {
        if (len == capacity) {
            char *grown = sc_arena_alloc(arena, capacity * 2 + 1);
            memcpy(grown, bytes, len);
            bytes = grown;
            capacity *= 2;
        }
        ssize_t got = read(fd, bytes + len, capacity - len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return refuse(r, errno == EISDIR ? SC_E_INPUT : SC_E_IO, "file.unreadable", NULL,
                          errno == EISDIR ? "it is a folder" : strerror(errno));
        if (got == 0)
            break;
        len += (size_t)got;
        if (len > max)
            return refuse_size(r, max);
    }
    bytes[len] = '\0';
    *out = (sc_str){ bytes, len };
    return SC_OK;
}

static sc_status read_fd(const request *r, int fd, sc_arena *arena, size_t max, sc_str *out)
{
    struct stat info;
    if (fstat(fd, &info) != 0)
        return refuse(r, SC_E_IO, "file.unreadable", NULL, strerror(errno));
    if (S_ISDIR(info.st_mode))
        return refuse(r, SC_E_INPUT, "file.unreadable", NULL, "it is a folder");
    if (S_ISFIFO(info.st_mode))
        fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) & ~O_NONBLOCK); /* wait for a writer that is there */
    size_t expected = S_ISREG(info.st_mode) ? (size_t)info.st_size : 64 * 1024;
    if (expected > max && S_ISREG(info.st_mode))
        return refuse_size(r, max);
    return read_all(r, fd, arena, expected, max, out);
}

/* By name only files and pipes are read: a terminal or a device may never end. */
static sc_status read_path(const request *r, int fd, sc_arena *arena, size_t max, sc_str *out)
{
    struct stat info;
    bool is_known = fstat(fd, &info) == 0;
    if (is_known && (S_ISCHR(info.st_mode) || S_ISBLK(info.st_mode)))
        return refuse(r, SC_E_INPUT, "file.unreadable", NULL, "it is not a file");
    return read_fd(r, fd, arena, max, out);
}

sc_status sc_file_read(sc_arena *arena, const char *path, size_t max_bytes, const char *what,
                       sc_span blame, sc_diags *diags, sc_str *out)
{
    request r = { path, what, blame, diags };
    if (strcmp(path, "-") == 0)
        return read_fd(&r, STDIN_FILENO, arena, max_bytes, out);
    /* O_NONBLOCK: opening a FIFO that nobody writes to must not hang; it reads as empty. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        return refuse(&r, SC_E_INPUT, missing ? "file.missing" : "file.unreadable", NULL,
                      missing ? "no such file" : strerror(errno));
    }
    sc_status status = read_path(&r, fd, arena, max_bytes, out);
    close(fd);
    return status;
}

static sc_status check_text(sc_source *source, sc_diags *diags)
{
    size_t bad = 0;
    bool valid = sc_utf8_is_valid(source->text, &bad);
    const char *nul = memchr(source->text.ptr, '\0', source->text.len);
    if (valid && nul == NULL)
        return SC_OK;
    if (nul != NULL && (valid || (size_t)(nul - source->text.ptr) < bad))
        bad = (size_t)(nul - source->text.ptr);
    unsigned byte = (unsigned char)source->text.ptr[bad];
    sc_source *nameless = SC_NEW(diags->arena, sc_source);
    nameless->name = source->name;
    sc_diag_error(diags, sc_span_of(nameless), "file.not-utf8", "save the file as UTF-8",
                  "byte 0x%02x at offset %zu is not UTF-8 text", byte, bad);
    return SC_E_DATA;
}

sc_status sc_file_as_text(sc_arena *arena, const char *path, sc_str bytes, sc_diags *diags,
                          const sc_source **out)
{
    sc_source *source = SC_NEW(arena, sc_source);
    source->name = sc_str_copy(arena, shown_name(path));
    source->text = bytes;
    sc_status status = check_text(source, diags);
    if (status != SC_OK)
        return status;
    if (sc_str_starts(source->text, "\xEF\xBB\xBF"))
        source->text = sc_str_sub(source->text, 3, source->text.len);
    *out = source;
    return SC_OK;
}

sc_status sc_file_read_text(sc_arena *arena, const char *path, size_t max_bytes, const char *what,
                            sc_diags *diags, const sc_source **out)
{
    sc_str bytes;
    sc_status status = sc_file_read(arena, path, max_bytes, what, SC_NO_SPAN, diags, &bytes);
    return status == SC_OK ? sc_file_as_text(arena, path, bytes, diags, out) : status;
}

bool sc_file_exists(const char *path)
{
    return access(path, F_OK) == 0;
}

char *sc_path_beside(sc_arena *arena, const char *beside, sc_str name)
{
    const char *slash = strrchr(beside, '/');
    if (slash == NULL || sc_str_starts(name, "/"))
        return sc_str_z(arena, name);
    size_t folder = (size_t)(slash - beside) + 1;
    char *path = sc_arena_alloc(arena, folder + name.len + 1);
    memcpy(path, beside, folder);
    if (name.len > 0)
        memcpy(path + folder, name.ptr, name.len);
    return path;
}
