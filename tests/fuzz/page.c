/*
 * libFuzzer: any bytes as a page. Reading it must end well; the block that goes in comes out again,
 * and goes in once.
 */
#include "base/diag.h"
#include "page/encoding.h"
#include "page/inject.h"
#include "page/read.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char BLOCK[] =
    "<!-- sharecard:begin -->\n<meta property=\"og:title\" content=\"\xC3\xA9\">\n"
    "<!-- sharecard:end -->\n";

static void check_injection(sc_arena *arena, const sc_source *page)
{
    sc_diags diags = { .arena = arena };
    sc_injection once, twice;
    sc_str removed, own;
    if (sc_page_inject(arena, page, sc_str_of(BLOCK), false, &diags, &once) != SC_OK)
        return;
    sc_source after = { page->name, once.bytes };
    if (sc_page_remove(arena, &after, &diags, &removed) != SC_OK ||
        sc_page_remove(arena, page, &diags, &own) != SC_OK || !sc_str_eq(removed, own))
        abort();
    if (sc_page_inject(arena, &after, sc_str_of(BLOCK), false, &diags, &twice) != SC_OK ||
        twice.is_changed)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    char *bytes = sc_arena_alloc(arena, size + 1);
    for (size_t i = 0; i < size; i++)
        bytes[i] = (char)data[i];
    sc_source page = { SC_STR("page.html"), { bytes, size } }, text = page;
    sc_site site = { 0 };
    sc_page_fields fields;
    check_injection(arena, &page);
    if (sc_page_decode(arena, page.name, page.text, &diags, &text.text) == SC_OK) {
        sc_page_read(arena, &text, SC_PAGE_HTML, &site, SC_STR(""), &diags, &fields);
        sc_page_read(arena, &text, SC_PAGE_TEXT, &site, SC_STR(""), &diags, &fields);
    }
    sc_arena_free(arena);
    return 0;
}
