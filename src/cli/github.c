/* Writing workflow commands: see github.h. */
#include "cli/github.h"

#include <string.h>

/* Control characters other than line ends would move the cursor of whoever reads the log. */
static void add_escaped(sc_buf *out, sc_str text, const char *escaped)
{
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool is_control = (c < 0x20 && c != '\n' && c != '\r') || c == 0x7F;
        if (is_control)
            sc_buf_addc(out, ' ');
        else if (strchr(escaped, (char)c) != NULL)
            sc_buf_addf(out, "%%%02X", (unsigned)c);
        else
            sc_buf_addc(out, (char)c);
    }
}

static void add_property(sc_buf *out, const char *name, sc_str value)
{
    sc_buf_addf(out, "%s=", name);
    add_escaped(out, value, "%\r\n:,");
    sc_buf_addc(out, ',');
}

static void add_place(sc_buf *out, sc_span span)
{
    add_property(out, "file", span.source->name);
    if (span.source->text.len == 0)
        return;
    sc_position at = sc_span_position(span), end = sc_span_end(span);
    sc_buf_addf(out, "line=%zu,endLine=%zu,", at.line, end.line);
    if (at.line == end.line)
        sc_buf_addf(out, "col=%zu,endColumn=%zu,", at.column, end.column);
}

void sc_github_add(sc_buf *out, const sc_diag *diag)
{
    sc_buf_addf(out, "::%s ", diag->severity == SC_ERROR ? "error" : "warning");
    if (diag->span.source != NULL)
        add_place(out, diag->span);
    sc_buf_addz(out, "title=");
    add_escaped(out, sc_str_of(diag->code), "%\r\n:,");
    sc_buf_addz(out, "::");
    add_escaped(out, diag->message, "%\r\n");
    if (diag->hint.len > 0) {
        add_escaped(out, SC_STR("\nhint: "), "%\r\n");
        add_escaped(out, diag->hint, "%\r\n");
    }
    sc_buf_addc(out, '\n');
}
