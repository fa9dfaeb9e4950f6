/* Runs a fuzz harness on files, without a fuzzer: what was found once is tested ever after. */
#include "base/file.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_diags diags = { .arena = arena };
        sc_str bytes;
        if (sc_file_read(arena, argv[i], 1 << 26, "the case", SC_NO_SPAN, &diags, &bytes) != SC_OK)
            return 1;
        printf("# %s\n", argv[i]);
        fflush(stdout);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
        sc_arena_free(arena);
    }
    return 0;
}
