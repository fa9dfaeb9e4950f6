/* Reading records by rows: see rows.h. */
#include "data/rows.h"

#include "base/utf8.h"

/* `cover: false`, in JSON and in YAML, says that there is none; so do empty lists and maps. */
static bool is_nothing(const sc_value *value)
{
    bool is_word = value->kind == SC_VALUE_BOOL || value->is_plain;
    bool is_collection = value->kind == SC_VALUE_LIST || value->kind == SC_VALUE_MAP;
    return value->kind == SC_VALUE_NULL || (is_word && sc_str_is(value->text, "false")) ||
           (is_collection && value->count == 0);
}

static sc_taken read_field(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           void *record)
{
    if (is_nothing(found->value))
        return SC_PASSED;
    sc_taken taken = row->type->read(rows, row, found, record);
    if (taken == SC_MISFIT && found->alias == NULL)
        return sc_rows_misfit(rows, row, found);
    return taken;
}

/* Under one name, in each of the maps. A misfit is kept for later; `found` says what it was. */
static sc_taken read_path(const sc_rows *rows, const sc_row *row, const char *path,
                          const sc_alias *alias, sc_found *misfit, void *record)
{
    for (size_t i = 0; i < rows->root_count; i++) {
        sc_found found = { sc_value_at(rows->roots[i], path), path, alias };
        if (found.value == NULL)
            continue;
        sc_taken taken = read_field(rows, row, &found, record);
        if (taken == SC_TAKEN || taken == SC_FAILED)
            return taken;
        if (taken == SC_MISFIT && misfit->value == NULL)
            *misfit = found;
    }
    return SC_PASSED;
}

static bool names_row(const sc_rows *rows, const sc_row *row, sc_str name)
{
    if (sc_str_is(name, row->name))
        return true;
    for (size_t i = 0; i < rows->alias_count; i++)
        if (sc_str_is(name, rows->aliases[i].path) &&
            sc_str_is(sc_str_of(rows->aliases[i].field), row->name))
            return true;
    return false;
}

/* The last override wins, as options do. */
static sc_taken read_override(const sc_rows *rows, const sc_row *row, void *record)
{
    for (size_t i = rows->override_count; i > 0; i--) {
        const sc_override *override = &rows->overrides[i - 1];
        if (!names_row(rows, row, override->name))
            continue;
        sc_found found = { override->value, row->name, NULL };
        sc_taken taken = read_field(rows, row, &found, record);
        return taken == SC_PASSED ? SC_TAKEN : taken;
    }
    return SC_PASSED;
}

static sc_taken read_aliases(const sc_rows *rows, const sc_row *row, sc_found *misfit, void *record)
{
    for (size_t i = 0; i < rows->alias_count; i++) {
        const sc_alias *alias = &rows->aliases[i];
        if (!sc_str_is(sc_str_of(alias->field), row->name))
            continue;
        sc_taken taken = read_path(rows, row, alias->path, alias, misfit, record);
        if (taken != SC_PASSED)
            return taken;
    }
    return SC_PASSED;
}

static sc_taken read_fallback(const sc_rows *rows, const sc_row *row, void *record)
{
    if (row->fallback == NULL)
        return SC_PASSED;
    sc_value *value = SC_NEW(rows->arena, sc_value);
    value->kind = SC_VALUE_STRING;
    value->text = sc_str_of(row->fallback);
    sc_found found = { value, row->name, NULL };
    return row->type->read(rows, row, &found, record);
}

static bool read_row(const sc_rows *rows, const sc_row *row, void *record)
{
    sc_found misfit = { 0 };
    sc_taken taken = read_override(rows, row, record);
    if (taken == SC_PASSED)
        taken = read_path(rows, row, row->name, NULL, &misfit, record);
    if (taken == SC_PASSED)
        taken = read_aliases(rows, row, &misfit, record);
    if (taken == SC_PASSED && row->is_required && misfit.value != NULL)
        taken = sc_rows_misfit(rows, row, &misfit);
    if (taken == SC_PASSED)
        taken = read_fallback(rows, row, record);
    return taken != SC_FAILED;
}

bool sc_rows_read(const sc_rows *rows, void *record)
{
    bool is_good = true;
    for (size_t i = 0; i < rows->row_count; i++)
        if (!read_row(rows, &rows->rows[i], record))
            is_good = false;
    return is_good;
}

const sc_row *sc_rows_find(const sc_rows *rows, sc_str name)
{
    for (size_t i = 0; i < rows->row_count; i++)
        if (names_row(rows, &rows->rows[i], name))
            return &rows->rows[i];
    return NULL;
}

const char *sc_rows_nearest(const sc_rows *rows, sc_str name)
{
    const char **names = SC_NEW_ARRAY(rows->arena, const char *, rows->row_count);
    for (size_t i = 0; i < rows->row_count; i++)
        names[i] = rows->rows[i].name;
    return sc_nearest(name, names, rows->row_count);
}

static sc_str all_names(const sc_rows *rows)
{
    sc_buf names = sc_buf_new(rows->arena, 64 * 1024);
    sc_buf_addz(&names, "the fields are ");
    for (size_t i = 0; i < rows->row_count; i++)
        sc_buf_addf(&names, "%s%s", i == 0 ? "" : ", ", rows->rows[i].name);
    return sc_buf_str(&names);
}

static void report_unknown(const sc_rows *rows, const sc_entry *entry)
{
    const char *near = sc_rows_nearest(rows, entry->key);
    sc_str hint =
        near == NULL ? all_names(rows) : sc_str_fmt(rows->arena, "did you mean '%s'?", near);
    sc_diag_error(rows->diags, entry->key_span, rows->codes->unknown_field,
                  sc_str_z(rows->arena, hint), "unknown field '%.*s'", SC_STR_ARG(entry->key));
}

bool sc_rows_check_names(const sc_rows *rows, const sc_value *map)
{
    enum { REPORTED_MAX = 20 };
    size_t count = map->kind == SC_VALUE_MAP ? map->count : 0, unknown = 0;
    for (size_t i = 0; i < count; i++)
        if (sc_rows_find(rows, map->entries[i].key) == NULL && unknown++ < REPORTED_MAX)
            report_unknown(rows, &map->entries[i]);
    return unknown == 0;
}

sc_taken sc_rows_misfit(const sc_rows *rows, const sc_row *row, const sc_found *found)
{
    sc_diag_error(rows->diags, found->value->span, rows->codes->bad_value, NULL,
                  "%s must be %s, not %s", found->path, row->type->name,
                  sc_value_kind_name(found->value));
    return SC_FAILED;
}

/* Directional controls (UAX #9): what opens, and the character that closes it. */
enum { LRE = 0x202A, RLE = 0x202B, PDF = 0x202C, LRO = 0x202D, RLO = 0x202E };
enum { LRI = 0x2066, RLI = 0x2067, FSI = 0x2068, PDI = 0x2069, BIDI_DEPTH_MAX = 125 };

/* What is being cleaned. */
typedef struct cleaning {
    sc_buf out;
    bool owes_space;
    uint32_t closers[BIDI_DEPTH_MAX]; /* of what is open, the innermost last */
    size_t open_count;
} cleaning;

static bool is_white(uint32_t cp)
{
    return cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r' || cp == 0x2028 || cp == 0x2029;
}

static bool is_control(uint32_t cp)
{
    return cp < 0x20 || (cp >= 0x7F && cp < 0xA0);
}

static void add_char(cleaning *c, uint32_t cp)
{
    if (c->owes_space && c->out.len > 0)
        sc_buf_addc(&c->out, ' ');
    c->owes_space = false;
    sc_utf8_add(&c->out, cp);
}

static void open_direction(cleaning *c, uint32_t cp)
{
    if (c->open_count == BIDI_DEPTH_MAX)
        return;
    c->closers[c->open_count++] = cp >= LRI ? PDI : PDF;
    add_char(c, cp);
}

/* A PDI also ends the embeddings inside its isolate; a PDF reaches no further than its isolate. */
static void close_direction(cleaning *c, uint32_t cp)
{
    size_t at = c->open_count;
    while (at > 0 && c->closers[at - 1] != cp && cp == PDI)
        at--;
    if (at == 0 || c->closers[at - 1] != cp)
        return;
    c->open_count = at - 1;
    sc_utf8_add(&c->out, cp);
}

static void clean_char(cleaning *c, uint32_t cp)
{
    static const uint32_t BYTE_ORDER_MARK = 0xFEFF;
    if (is_white(cp))
        c->owes_space = true;
    else if (cp == PDF || cp == PDI)
        close_direction(c, cp);
    else if ((cp >= LRE && cp <= RLO) || (cp >= LRI && cp <= FSI))
        open_direction(c, cp);
    else if (cp != BYTE_ORDER_MARK)
        add_char(c, cp);
}

static void refuse_control(const sc_rows *rows, const sc_found *found, uint32_t cp, size_t offset)
{
    sc_span span = found->value->span;
    sc_diag_error(rows->diags, span, rows->codes->control_character, "leave it out",
                  "%s holds the control character U+%04X at byte %zu", found->path, (unsigned)cp,
                  offset);
}

bool sc_rows_clean(const sc_rows *rows, const sc_found *found, sc_str text, sc_str *out)
{
    cleaning c = { .out = sc_buf_new(rows->arena, text.len + 4 * BIDI_DEPTH_MAX) };
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t cp = sc_utf8_next(text, &at);
        if (is_control(cp) && !is_white(cp)) {
            refuse_control(rows, found, cp, from);
            return false;
        }
        clean_char(&c, cp);
    }
    while (c.open_count > 0)
        sc_utf8_add(&c.out, c.closers[--c.open_count]);
    *out = sc_buf_str(&c.out);
    return true;
}

/* The nearest choice, else all of them. */
static sc_str choice_hint(const sc_rows *rows, const sc_row *row, size_t count, sc_str text)
{
    const char *near = sc_nearest(text, row->choices, count);
    if (near != NULL)
        return sc_str_fmt(rows->arena, "did you mean '%s'?", near);
    sc_buf hint = sc_buf_new(rows->arena, 64 * 1024);
    sc_buf_addz(&hint, "it can be ");
    for (size_t i = 0; i < count; i++)
        sc_buf_addf(&hint, "%s%s", i == 0 ? "" : ", ", row->choices[i]);
    return sc_buf_str(&hint);
}

static bool accepts_choice(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           sc_str text)
{
    size_t count = 0;
    for (; row->choices[count] != NULL; count++)
        if (sc_str_is(text, row->choices[count]))
            return true;
    sc_str hint = choice_hint(rows, row, count, text);
    sc_diag_error(rows->diags, found->value->span, rows->codes->bad_value,
                  sc_str_z(rows->arena, hint), "%s cannot be '%.*s'", found->path,
                  SC_STR_ARG(text));
    return false;
}

sc_taken sc_rows_take_text(const sc_rows *rows, const sc_row *row, const sc_found *found,
                           sc_str text, void *record)
{
    sc_field *field = (sc_field *)((char *)record + row->offset);
    sc_str clean;
    if (!sc_rows_clean(rows, found, text, &clean))
        return SC_FAILED;
    if (clean.len == 0)
        return SC_PASSED;
    if (row->choices != NULL && !accepts_choice(rows, row, found, clean))
        return SC_FAILED;
    *field = (sc_field){ clean, found->value->span };
    return SC_TAKEN;
}
