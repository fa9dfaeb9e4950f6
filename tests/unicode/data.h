/*
 * Reading Unicode's test files, and telling of what differs, for the programs beside this file.
 * Each prints TAP.
 */
#ifndef SC_TESTS_UNICODE_DATA_H
#define SC_TESTS_UNICODE_DATA_H

#include "base/utf8.h"
#include "text/chars.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define UNICODE_FOLDER "/usr/share/unicode/"
#define KNOWN "tests/unicode/differences.txt"
#define MAX_LINE 8192
#define MAX_SHOWN 20

/* One of Unicode's files, line by line, without comments. */
typedef struct test_file {
    const char *name;
    FILE *stream;
    char whole[MAX_LINE]; /* the line, without its comment */
    char line[MAX_LINE];  /* the same, to be cut into pieces */
    long number;          /* of the line */
    long cases, differences, known;
    char *known_lines; /* of KNOWN, each between newlines */
} test_file;

static inline char *read_known(void)
{
    FILE *stream = fopen(KNOWN, "rb");
    size_t room = 1 << 16;
    char *text = calloc(1, room);
    if (stream == NULL || text == NULL)
        sc_out_of_memory("no " KNOWN ": run from the project's folder");
    text[fread(text, 1, room - 1, stream)] = 0;
    fclose(stream);
    return text;
}

/* @return false, having said so, if Debian's unicode-data is not installed. */
static inline bool test_file_open(test_file *file, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, UNICODE_FOLDER "%s", name);
    *file = (test_file){ .name = name, .stream = fopen(path, "rb") };
    if (file->stream == NULL)
        printf("ok - %s # SKIP no %s: apt-get install unicode-data\n", name, path);
    else
        file->known_lines = read_known();
    return file->stream != NULL;
}

/* @return the next line that says something, without what stands behind `#`; NULL at the end. */
static inline char *test_file_next(test_file *file)
{
    while (fgets(file->line, sizeof file->line, file->stream) != NULL) {
        file->number++;
        size_t len = strcspn(file->line, "#\r\n");
        while (len > 0 && strchr(" \t", file->line[len - 1]) != NULL)
            len--;
        file->line[len] = 0;
        memcpy(file->whole, file->line, len + 1);
        if (len > 0)
            return file->line;
    }
    return NULL;
}

/* @return whether the case is listed among those known to differ. */
static inline bool is_known(const test_file *file)
{
    char wanted[MAX_LINE + 2];
    snprintf(wanted, sizeof wanted, "\n%s\n", file->whole);
    return strstr(file->known_lines, wanted) != NULL;
}

/* Count a case. @return whether its difference is to be shown. */
static inline bool test_file_count(test_file *file, bool is_same)
{
    bool known = is_known(file);
    file->cases++;
    file->known += known;
    if (is_same != known)
        return false;
    if (++file->differences > MAX_SHOWN)
        return false;
    printf("# %s:%ld: %s\n#   %s\n", file->name, file->number,
           known ? "passes now; take it out of " KNOWN : "differs", file->whole);
    return !known;
}

/* Print the result. @return 1 if anything differed, or nothing was there. */
static inline int test_file_close(test_file *file)
{
    fclose(file->stream);
    free(file->known_lines);
    bool passed = file->differences == 0 && file->cases > file->known;
    printf("%s - %s: %ld cases, %ld known to differ, %ld other\n", passed ? "ok" : "not ok",
           file->name, file->cases, file->known, file->differences);
    return !passed;
}

/* @return the characters of a text, which must be readable. */
static inline const sc_chars *read_characters(sc_arena *arena, sc_str text)
{
    const sc_chars *chars = NULL;
    sc_diags diags = { .arena = arena };
    if (sc_chars_read(arena, text, SC_NO_SPAN, "text", &diags, &chars) != SC_OK)
        sc_out_of_memory("a line of a test file");
    return chars;
}

#endif
