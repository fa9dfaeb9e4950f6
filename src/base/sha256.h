/* SHA-256 (FIPS 180-4), for content hashes in names and manifests. */
#ifndef SC_BASE_SHA256_H
#define SC_BASE_SHA256_H

#include "base/str.h"

/** @return the hash of `bytes` as 64 hexadecimal digits, owned by `arena`. */
sc_str sc_sha256_hex(sc_arena *arena, sc_str bytes);

/** As sc_sha256_hex() without the processor's own instructions for it: for tests of that path. */
sc_str sc_sha256_hex_portable(sc_arena *arena, sc_str bytes);

#endif
