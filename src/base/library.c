/* Loading shared libraries: see library.h. */
#include "base/library.h"

#include <dlfcn.h>
#include <string.h>

static bool has_all(void *library, const sc_symbol *symbols, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (dlsym(library, symbols[i].name) == NULL)
            return false;
    return true;
}

bool sc_library_load(const char *file, const sc_symbol *symbols, size_t count, void *functions)
{
    void *library = dlopen(file, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (library == NULL || !has_all(library, symbols, count))
        return false;
    for (size_t i = 0; i < count; i++) {
        void *function = dlsym(library, symbols[i].name);
        memcpy((char *)functions + symbols[i].offset, &function, sizeof function);
    }
    return true;
}
