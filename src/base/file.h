/*
 * Reading whole files with a limit. Writing is in publish.h.
 */
#ifndef SC_BASE_FILE_H
#define SC_BASE_FILE_H

#include "base/diag.h"
#include "base/status.h"

/**
 * Read a file, or standard input for `-`, into memory. The bytes are not checked.
 *
 * @param arena      owns the bytes, which are followed by a NUL that `len` does not count.
 * @param path       NUL-terminated.
 * @param max_bytes  a larger file is refused.
 * @param what       what the file is, for the message: "the article", "the photo".
 * @param blame      where the path was named; SC_NO_SPAN: the command line, the message then
 *                   starts with the path itself.
 * @param out        written only on success.
 * @return SC_E_INPUT if it is missing, not a file or not readable, SC_E_LIMIT if too large,
 * SC_E_IO; each with one error in `diags`.
 */
sc_status sc_file_read(sc_arena *arena, const char *path, size_t max_bytes, const char *what,
                       sc_span blame, sc_diags *diags, sc_str *out);

/**
 * As sc_file_read() for text: UTF-8 without NUL, a byte order mark taken off.
 *
 * @param out  owned by `arena`; its name is `path`, or `<stdin>`.
 * @return SC_E_DATA too, naming the byte offset, if it is not UTF-8.
 */
sc_status sc_file_read_text(sc_arena *arena, const char *path, size_t max_bytes, const char *what,
                            sc_diags *diags, const sc_source **out);

/**
 * Take bytes that have been read for text, as sc_file_read_text() does.
 *
 * @param path   what the source is called: `<stdin>` for `-`.
 * @param bytes  borrowed by `*out`.
 */
sc_status sc_file_as_text(sc_arena *arena, const char *path, sc_str bytes, sc_diags *diags,
                          const sc_source **out);

/** @return whether there is a file or folder at `path`. */
bool sc_file_exists(const char *path);

/** @return `name`, taken relative to the folder of the file `beside`; owned by `arena`. */
char *sc_path_beside(sc_arena *arena, const char *beside, sc_str name);

#endif
