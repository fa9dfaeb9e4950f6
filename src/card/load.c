/* Reading a render's inputs: see load.h. */
#include "card/load.h"

#include "base/file.h"
#include "card/find.h"
#include "page/encoding.h"
#include "page/head.h"
#include "page/url.h"
#include "resolve/resolve.h"

#include <string.h>

enum { ARTICLE_FILE_MAX = 8 << 20, SITE_FILE_MAX = 1 << 20 };

typedef struct loader {
    sc_arena *arena;
    const sc_load_request *request;
    sc_diags *diags;
    sc_loaded *out;
    SC_VEC(sc_input) inputs;
    SC_VEC(sc_card_picture) pictures;
} loader;

static void note_input(loader *l, const char *role, sc_str name, sc_str bytes)
{
    sc_input input = { role, name, bytes };
    sc_vec_push(l->arena, &l->inputs, input);
}

/* --- site and article ----------------------------------------------------------------------- */

static const char *find_site_file(const loader *l)
{
    if (l->request->site != NULL)
        return l->request->site;
    const char *beside = sc_path_beside(l->arena, l->request->article, SC_STR("site.yaml"));
    if (sc_file_exists(beside))
        return beside;
    return sc_file_exists("site.yaml") ? "site.yaml" : NULL;
}

static sc_status load_site(loader *l)
{
    const sc_source *source = NULL;
    const char *path = find_site_file(l);
    if (path != NULL) {
        sc_status status =
            sc_file_read_text(l->arena, path, SITE_FILE_MAX, "the site file", l->diags, &source);
        if (status != SC_OK)
            return status == SC_E_DATA ? SC_E_CONFIG : status;
        note_input(l, "site", source->name, source->text);
    }
    return sc_site_read(l->arena, source, l->diags, &l->out->site);
}

static bool sets_headline(const sc_load_request *request)
{
    for (size_t i = 0; i < request->set_count; i++)
        if (sc_str_is(request->sets[i].field, "headline") ||
            sc_str_is(request->sets[i].field, "title"))
            return true;
    return false;
}

/* Where a page below the root is served: `https://example.com/2026/river/` for
 * public/2026/river/index.html. */
static sc_str address_of(const loader *l, sc_str path)
{
    sc_str site = l->out->site.url.text, root = sc_str_of(l->request->root);
    while (sc_str_ends(root, "/"))
        root.len--;
    bool is_below = l->out->page == SC_PAGE_HTML && root.len > 0 && site.len > 0 &&
                    path.len > root.len && path.ptr[root.len] == '/' &&
                    sc_str_eq(sc_str_sub(path, 0, root.len), root);
    if (!is_below)
        return SC_STR("");
    sc_str rest = sc_str_sub(path, root.len, path.len);
    if (sc_str_ends(rest, "/index.html"))
        rest.len -= sizeof "index.html" - 1;
    return sc_str_fmt(l->arena, "%.*s%.*s", SC_STR_ARG(site), SC_STR_ARG(rest));
}

static sc_status read_page(loader *l, const sc_source *source)
{
    sc_page_fields fields;
    sc_loaded *out = l->out;
    sc_status status = sc_page_read(l->arena, source, out->page, &out->site,
                                    address_of(l, source->name), l->diags, &fields);
    if (status != SC_OK)
        return status;
    if (sc_value_find(fields.map, "headline") == NULL && !sets_headline(l->request)) {
        sc_diag_error(l->diags, (sc_span){ source, 0, 0 }, "page.no-headline",
                      "give one with --set headline=\"…\"",
                      "the page has no headline: looked in JSON-LD, og:title, <h1> and <title>");
        return SC_E_DATA;
    }
    out->origins = fields.origins;
    out->origin_count = fields.origin_count;
    return sc_article_read_map(l->arena, source, fields.map, &out->site, l->request->sets,
                               l->request->set_count, l->diags, &out->article);
}

static sc_status load_page(loader *l, sc_str name, sc_str bytes)
{
    sc_source *source = SC_NEW(l->arena, sc_source);
    source->name = name;
    sc_status status = sc_page_decode(l->arena, name, bytes, l->diags, &source->text);
    return status == SC_OK ? read_page(l, source) : status;
}

static bool has_page_name(const char *path)
{
    return sc_page_kind_of(sc_str_of(path), SC_STR("<")) == SC_PAGE_HTML;
}

/* Pages may be larger than what people write, and in other encodings. */
static sc_status load_article(loader *l)
{
    const char *path = l->request->article;
    sc_str bytes, name = strcmp(path, "-") == 0 ? SC_STR("<stdin>") : sc_str_of(path);
    size_t max = has_page_name(path) ? SC_PAGE_BYTES_MAX : ARTICLE_FILE_MAX;
    sc_status status =
        sc_file_read(l->arena, path, max, "the article", SC_NO_SPAN, l->diags, &bytes);
    if (status != SC_OK)
        return status;
    note_input(l, "article", name, bytes);
    l->out->page = sc_page_kind_of(name, bytes);
    if (l->out->page != SC_PAGE_NONE)
        return load_page(l, name, bytes);
    const sc_source *source;
    status = sc_file_as_text(l->arena, path, bytes, l->diags, &source);
    if (status != SC_OK)
        return status;
    return sc_article_read(l->arena, source, &l->out->site, l->request->sets, l->request->set_count,
                           l->diags, &l->out->article);
}

/* --- layout --------------------------------------------------------------------------------- */

sc_status sc_load_layout_text(sc_arena *arena, const sc_source *source, const sc_site *site,
                              sc_diags *diags, sc_layout *out)
{
    sc_layout_finder finder = sc_find_bases(arena, source);
    return sc_layout_read(arena, source, &finder, site, diags, out);
}

sc_status sc_load_layout(sc_arena *arena, const char *name, sc_span blame, const sc_site *site,
                         sc_diags *diags, sc_layout *out)
{
    const sc_source *source;
    sc_layout layout;
    sc_status status = sc_find_layout(arena, name, blame, diags, &source);
    if (status == SC_OK)
        status = sc_load_layout_text(arena, source, site, diags, &layout);
    if (status == SC_OK)
        status = sc_layout_require_card(&layout, diags);
    if (status == SC_OK)
        *out = layout;
    return status;
}

/* A path in the site file is relative to it. */
static const char *site_layout(const loader *l)
{
    const sc_field *field = &l->out->site.layout;
    const char *name = sc_str_z(l->arena, field->text);
    if (field->text.len == 0)
        return "news";
    return sc_find_is_path(name)
               ? sc_path_beside(l->arena, sc_str_z(l->arena, field->span.source->name), field->text)
               : name;
}

static sc_status load_layout(loader *l)
{
    bool is_given = l->request->layout != NULL;
    const char *name = is_given ? l->request->layout : site_layout(l);
    sc_span blame = is_given ? SC_NO_SPAN : l->out->site.layout.span;
    sc_status status =
        sc_load_layout(l->arena, name, blame, &l->out->site, l->diags, &l->out->layout);
    if (status != SC_OK)
        return status;
    const sc_layout *layout = &l->out->layout;
    note_input(l, "layout", layout->source->name, layout->source->text);
    for (size_t i = 0; i < layout->base_count; i++)
        note_input(l, "layout", layout->bases[i]->name, layout->bases[i]->text);
    return SC_OK;
}

/* --- pictures ------------------------------------------------------------------------------- */

static bool is_url(sc_str text)
{
    return sc_str_starts(text, "http://") || sc_str_starts(text, "https://");
}

/* The addresses that lead to the root: the site's, or if nobody says which that is, the host of
 * the page itself. */
static sc_str own_base(const loader *l)
{
    sc_str site = l->out->site.url.text;
    bool is_page = l->out->page == SC_PAGE_HTML;
    return site.len > 0 || !is_page ? site : sc_url_origin(l->out->article.url.text);
}

/* What of a URL the site's own address leads to: the path, starting with a slash; else empty. */
static sc_str site_path(const loader *l, sc_str url)
{
    sc_str base = own_base(l);
    bool is_own = base.len > 0 && url.len > base.len && url.ptr[base.len] == '/' &&
                  sc_str_eq(sc_str_sub(url, 0, base.len), base);
    sc_str path = is_own ? sc_str_sub(url, base.len, url.len) : SC_STR("");
    size_t end = 0;
    while (end < path.len && path.ptr[end] != '?' && path.ptr[end] != '#')
        end++;
    return sc_str_sub(path, 0, end);
}

static sc_str without_end(sc_str text, const char *end)
{
    return sc_str_ends(text, end) ? sc_str_sub(text, 0, text.len - sc_str_of(end).len) : text;
}

/* `/2026/river` of `/2026/river/index.html`, `/2026/river.html` and `/2026/river/`. */
static sc_str page_stem(sc_str path)
{
    return without_end(without_end(without_end(without_end(path, ".html"), ".htm"), "index"), "/");
}

/* The folder that a page's own address leads to, by where the page lies: `public` for
 * public/2026/river/index.html. NULL if its path does not end as its address does. */
static const char *root_of_page(const loader *l)
{
    if (l->out->page != SC_PAGE_HTML)
        return NULL;
    sc_str url = page_stem(site_path(l, l->out->article.url.text));
    sc_str file = page_stem(l->out->article.source->name);
    if (url.len <= 1 || file.len + 1 < url.len)
        return NULL;
    if (sc_str_eq(sc_str_sub(url, 1, url.len), file))
        return ".";
    size_t at = file.len - url.len;
    bool is_end = file.len > url.len && sc_str_eq(sc_str_sub(file, at, file.len), url);
    return is_end ? sc_str_z(l->arena, sc_str_sub(file, 0, at)) : NULL;
}

static const char *root_of(const loader *l)
{
    return l->request->root != NULL ? l->request->root : root_of_page(l);
}

static int hex_digit(char c)
{
    char lower = (char)(c | 0x20);
    if (sc_is_digit(c))
        return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* A path of a URL as a file's: percent-encoding undone. Empty if it would lead elsewhere. */
static sc_str decoded(const loader *l, sc_str path)
{
    sc_buf out = sc_buf_new(l->arena, path.len + 1);
    for (size_t i = 0; i < path.len; i++) {
        bool is_code = path.ptr[i] == '%' && i + 2 < path.len && hex_digit(path.ptr[i + 1]) >= 0 &&
                       hex_digit(path.ptr[i + 2]) >= 0;
        char c = is_code ? (char)(hex_digit(path.ptr[i + 1]) * 16 + hex_digit(path.ptr[i + 2]))
                         : path.ptr[i];
        if (c == '\0')
            return SC_STR("");
        sc_buf_addc(&out, c);
        i += is_code ? 2 : 0;
    }
    sc_str text = sc_buf_str(&out);
    bool is_up = sc_str_find(text, SC_STR("/../"), NULL) || sc_str_ends(text, "/..");
    return is_up ? SC_STR("") : text;
}

static const char *under_root(const loader *l, const char *root, sc_str path)
{
    sc_str full = sc_str_fmt(l->arena, "%s%.*s", root, SC_STR_ARG(path));
    sc_str plain = decoded(l, path);
    if (sc_file_exists(full.ptr) || plain.len == 0)
        return full.ptr;
    sc_str other = sc_str_fmt(l->arena, "%s%.*s", root, SC_STR_ARG(plain));
    return sc_file_exists(other.ptr) ? other.ptr : full.ptr;
}

/* A name that is relative to the file it is written in: as it is, or as addresses are written. */
static const char *beside(const loader *l, const sc_field *name)
{
    const char *from = name->span.source == NULL ? "" : sc_str_z(l->arena, name->span.source->name);
    const char *path = sc_path_beside(l->arena, from, name->text);
    sc_str plain = decoded(l, name->text);
    if (sc_file_exists(path) || plain.len == 0 || sc_str_eq(plain, name->text))
        return path;
    const char *other = sc_path_beside(l->arena, from, plain);
    return sc_file_exists(other) ? other : path;
}

/* @return the file that a picture's name means; NULL for a URL that no file stands for. */
static const char *picture_path(const loader *l, const sc_field *name)
{
    sc_str text = name->text;
    const char *root = root_of(l);
    if (is_url(text)) {
        sc_str path = site_path(l, text);
        return path.len > 0 && root != NULL ? under_root(l, root, path) : NULL;
    }
    if (sc_str_starts(text, "/") && root != NULL) {
        const char *rooted = under_root(l, root, text);
        if (sc_file_exists(rooted))
            return rooted;
    }
    return beside(l, name);
}

static sc_status fail_remote(const loader *l, const sc_field *name)
{
    sc_diag_error(l->diags, name->span, "photo.remote",
                  "name a file; or give --root, the folder that the site's addresses lead to",
                  "the picture '%.*s' is an address, and the network is never used",
                  SC_STR_ARG(name->text));
    return SC_E_INPUT;
}

/* `image: photo` where the article's photo is meant. */
static bool is_field_name(const loader *l, const sc_field *name)
{
    const sc_layout_field *field = sc_layout_field_find(name->text);
    bool is_in_layout = name->span.source != NULL && name->span.source != l->out->article.source;
    return is_in_layout && field != NULL && field->kind == SC_FIELD_IMAGE;
}

/* If a picture was not found, say where it was looked for. */
static void hint_at_folder(const loader *l, const sc_field *name)
{
    sc_diag *last = &l->diags->list.items[l->diags->list.count - 1];
    bool has_root = l->request->root != NULL;
    if (strcmp(last->code, "file.missing") != 0)
        return;
    if (is_field_name(l, name))
        last->hint = sc_str_fmt(l->arena, "write \"{{ %.*s }}\" for the field, in quotes",
                                SC_STR_ARG(name->text));
    else if (is_url(name->text))
        last->hint = SC_STR("the site's addresses lead to the folder given as --root");
    else if (sc_str_starts(name->text, "/") && !has_root)
        last->hint = SC_STR("if it is an address, give --root, the folder it leads to");
    else
        last->hint = SC_STR("a picture's name is relative to the file that names it");
}

static sc_status load_picture(loader *l, const sc_field *name)
{
    const sc_article *article = &l->out->article;
    const char *path = picture_path(l, name);
    sc_card_picture picture = { .name = name->text, .span = name->span };
    if (path == NULL)
        return fail_remote(l, name);
    sc_status status = sc_file_read(l->arena, path, l->request->limits.file_bytes, "the picture",
                                    name->span, l->diags, &picture.bytes);
    if (status == SC_E_INPUT)
        hint_at_folder(l, name);
    if (status != SC_OK)
        return status;
    if (article->photo.has_focus && sc_str_eq(name->text, article->photo.src.text)) {
        picture.has_focus = true;
        picture.focus_x = article->photo.focus_x;
        picture.focus_y = article->photo.focus_y;
    }
    sc_vec_push(l->arena, &l->pictures, picture);
    note_input(l, "photo", sc_str_of(path), picture.bytes);
    return SC_OK;
}

static void add_photo(loader *l, sc_picture_names *names)
{
    const sc_field *photo = &l->out->article.photo.src;
    for (size_t i = 0; i < names->count; i++)
        if (sc_str_eq(names->items[i].text, photo->text))
            return;
    if (photo->text.len > 0)
        sc_vec_push(l->arena, names, *photo);
}

static sc_status load_pictures(loader *l)
{
    const sc_resolve_request wanted = { .article = &l->out->article,
                                        .site = &l->out->site,
                                        .layout = &l->out->layout };
    sc_picture_names names = { 0 };
    sc_resolve_picture_names(l->arena, &wanted, &names);
    if (l->request->needs_photo)
        add_photo(l, &names);
    for (size_t i = 0; i < names.count; i++) {
        sc_status status = load_picture(l, &names.items[i]);
        if (status != SC_OK)
            return status;
    }
    return SC_OK;
}

/* Addresses lead to files only together with a site, and a folder given as --root. */
static bool is_address(sc_str name)
{
    return is_url(name) || sc_str_starts(name, "/");
}

sc_status sc_load_layout_pictures(sc_arena *arena, const sc_layout *layout,
                                  const sc_photo_limits *limits, sc_diags *diags)
{
    sc_loaded nothing = { .layout = *layout };
    const sc_load_request request = { .limits = *limits };
    const sc_resolve_request wanted = { .article = &nothing.article,
                                        .site = &nothing.site,
                                        .layout = layout };
    loader l = { .arena = arena, .request = &request, .diags = diags, .out = &nothing };
    sc_picture_names names = { 0 };
    sc_status status = SC_OK;
    sc_resolve_picture_names(arena, &wanted, &names);
    for (size_t i = 0; i < names.count; i++) {
        bool is_file = !is_address(names.items[i].text);
        sc_status own = is_file ? load_picture(&l, &names.items[i]) : SC_OK;
        status = own != SC_OK ? own : status;
    }
    return status;
}

typedef sc_status load_step(loader *l);

/* Take the steps, from what `*out` holds already. */
static sc_status load(sc_arena *arena, const sc_load_request *request, sc_diags *diags,
                      load_step *const *steps, size_t step_count, sc_loaded *out)
{
    sc_loaded loaded = *out;
    loader l = { .arena = arena, .request = request, .diags = diags, .out = &loaded };
    for (size_t i = 0; i < loaded.input_count; i++)
        sc_vec_push(arena, &l.inputs, loaded.inputs[i]);
    for (size_t i = 0; i < step_count; i++) {
        sc_status status = steps[i](&l);
        if (status != SC_OK)
            return status;
    }
    loaded.pictures = l.pictures.items;
    loaded.picture_count = l.pictures.count;
    loaded.inputs = l.inputs.items;
    loaded.input_count = l.inputs.count;
    *out = loaded;
    return SC_OK;
}

sc_status sc_load(sc_arena *arena, const sc_load_request *request, sc_diags *diags, sc_loaded *out)
{
    sc_loaded loaded;
    sc_status status = sc_load_article(arena, request, diags, &loaded);
    if (status == SC_OK)
        status = sc_load_assets(arena, request, diags, &loaded);
    if (status == SC_OK)
        *out = loaded;
    return status;
}

sc_status sc_load_article(sc_arena *arena, const sc_load_request *request, sc_diags *diags,
                          sc_loaded *out)
{
    static load_step *const STEPS[] = { load_site, load_article };
    sc_loaded loaded = { 0 };
    sc_status status = load(arena, request, diags, STEPS, sizeof STEPS / sizeof *STEPS, &loaded);
    if (status == SC_OK)
        *out = loaded;
    return status;
}

sc_status sc_load_assets(sc_arena *arena, const sc_load_request *request, sc_diags *diags,
                         sc_loaded *out)
{
    static load_step *const STEPS[] = { load_layout, load_pictures };
    return load(arena, request, diags, STEPS, sizeof STEPS / sizeof *STEPS, out);
}
