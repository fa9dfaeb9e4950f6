/* Reading articles: see read.h. */
#include "article/read.h"

#include "article/credit.h"
#include "article/fields.h"
#include "article/front_matter.h"
#include "article/slug.h"
#include "article/types.h"

static const sc_row_codes CODES = { "article.bad-value", "article.control-character",
                                    "article.unknown-field" };
static const sc_parse_limits LIMITS = { SC_ARTICLE_BYTES_MAX, 0, SC_E_DATA };

/* More than one article in a file is for `sharecard batch`. */
static sc_status accept_map(sc_diags *diags, const sc_value *value, const sc_value **map)
{
    bool is_one = value->kind == SC_VALUE_LIST && value->count == 1;
    *map = is_one ? value->items[0] : value; /* as `wp post list --format=json` prints one */
    if ((*map)->kind == SC_VALUE_MAP)
        return SC_OK;
    bool is_many = value->kind == SC_VALUE_LIST && value->count > 1;
    sc_diag_error(diags, value->span, "article.not-a-map",
                  is_many ? "give each article its own file"
                          : "write the fields as 'headline: The river that moved a town'",
                  "an article is a map of fields, not %s", sc_value_kind_name(value));
    return SC_E_DATA;
}

static sc_status parse(sc_arena *arena, const sc_source *source, sc_diags *diags,
                       const sc_value **map)
{
    sc_notation notation;
    sc_span part;
    const sc_value *value;
    sc_status status = sc_front_matter_find(source, diags, &notation, &part);
    if (status == SC_OK)
        status = (notation == SC_NOTATION_JSON ? sc_json_parse : sc_yaml_parse)(
            arena, source, part, &LIMITS, diags, &value);
    return status == SC_OK ? accept_map(diags, value, map) : status;
}

/* The maps to look in: the file's, then those of exports inside it. */
static void find_roots(sc_rows *rows, const sc_value *map)
{
    size_t count;
    const char *const *wrappers = sc_article_wrappers(&count);
    const sc_value **roots = SC_NEW_ARRAY(rows->arena, const sc_value *, count + 1);
    roots[0] = map;
    rows->root_count = 1;
    for (size_t i = 0; i < count; i++) {
        const sc_value *inner = sc_value_at(map, wrappers[i]);
        if (inner != NULL && inner->kind == SC_VALUE_MAP)
            roots[rows->root_count++] = inner;
    }
    rows->roots = roots;
}

/* A value of the command line, in a source of its own: `--set headline`. */
static const sc_value *value_of(sc_arena *arena, const sc_assignment *set)
{
    sc_source *source = SC_NEW(arena, sc_source);
    source->name = sc_str_fmt(arena, "--set %.*s", SC_STR_ARG(set->field));
    source->text = sc_str_copy(arena, set->value);
    sc_value *value = SC_NEW(arena, sc_value);
    value->kind = SC_VALUE_STRING;
    value->text = source->text;
    value->span = sc_span_of(source);
    return value;
}

static bool add_overrides(sc_rows *rows, const sc_assignment *sets, size_t count)
{
    sc_override *overrides = SC_NEW_ARRAY(rows->arena, sc_override, count);
    bool is_good = true;
    for (size_t i = 0; i < count; i++) {
        overrides[i].name = sc_str_copy(rows->arena, sets[i].field);
        overrides[i].value = value_of(rows->arena, &sets[i]);
        if (sc_rows_find(rows, sets[i].field) != NULL)
            continue;
        const char *near = sc_rows_nearest(rows, sets[i].field);
        sc_str hint = sc_str_fmt(rows->arena, "did you mean '%s'?", near == NULL ? "" : near);
        sc_source *source = SC_NEW(rows->arena, sc_source);
        source->name = SC_STR("--set");
        sc_diag_error(rows->diags, sc_span_of(source), CODES.unknown_field,
                      near == NULL ? "see docs/articles.md for the fields" : hint.ptr,
                      "unknown field '%.*s'", SC_STR_ARG(sets[i].field));
        is_good = false;
    }
    rows->overrides = overrides;
    rows->override_count = count;
    return is_good;
}

static sc_str headline_names(const sc_rows *rows)
{
    sc_buf names = sc_buf_new(rows->arena, 4096);
    sc_buf_addz(&names, "headline");
    for (size_t i = 0; i < rows->alias_count; i++)
        if (sc_str_is(sc_str_of(rows->aliases[i].field), "headline"))
            sc_buf_addf(&names, ", %s", rows->aliases[i].path);
    return sc_buf_str(&names);
}

static bool require_headline(const sc_rows *rows, const sc_article *article)
{
    if (article->headline.text.len > 0)
        return true;
    sc_span start = rows->roots[0]->span;
    start.len = start.len < 1 ? start.len : 1;
    sc_diag_error(rows->diags, start, "article.no-headline", "add 'headline: …'",
                  "no headline: looked for %.*s", SC_STR_ARG(headline_names(rows)));
    return false;
}

/* The caption's credit, unless one is given; that is a name, without "Photo:" or "© 2026". */
static void find_credit(sc_photo_ref *photo)
{
    sc_str rest, credit;
    bool is_given = photo->credit.text.len > 0;
    sc_field *from = is_given ? &photo->credit : &photo->caption;
    if (!sc_credit_split(from->text, &rest, &credit) || (is_given && rest.len > 0))
        return;
    from->text = rest;
    photo->credit = (sc_field){ credit, from->span };
}

/* `https://example.com` of `https://example.com/blog`. */
static sc_str origin_of(sc_str url)
{
    size_t at, slash;
    if (!sc_str_find(url, SC_STR("://"), &at))
        return url;
    sc_str host = sc_str_sub(url, at + 3, url.len);
    return sc_str_find(host, SC_STR("/"), &slash) ? sc_str_sub(url, 0, at + 3 + slash) : url;
}

/* RFC 3986, as far as sites need it: `/path` is of the site's host, `path` below its address. */
static void complete_url(const sc_rows *rows, const sc_site *site, sc_field *url)
{
    bool is_absolute = sc_str_is_nocase(sc_str_sub(url->text, 0, 5), "http:") ||
                       sc_str_is_nocase(sc_str_sub(url->text, 0, 6), "https:");
    if (url->text.len == 0 || is_absolute)
        return;
    if (site->url.text.len == 0) {
        sc_diag_warn(rows->diags, url->span, "article.relative-url",
                     "give the site file a url, or write this one whole",
                     "the relative url '%.*s' cannot be completed", SC_STR_ARG(url->text));
        url->text = (sc_str){ NULL, 0 };
        return;
    }
    bool is_rooted = sc_str_starts(url->text, "/");
    sc_str base = is_rooted ? origin_of(site->url.text) : site->url.text;
    url->text = sc_str_fmt(rows->arena, is_rooted ? "%.*s%.*s" : "%.*s/%.*s", SC_STR_ARG(base),
                           SC_STR_ARG(url->text));
}

static bool check_slug(const sc_rows *rows, sc_field *slug, sc_str lang)
{
    sc_str spelt = sc_slug_spell(rows->arena, slug->text, lang);
    if (!sc_slug_is_unsafe(slug->text) && spelt.len > 0) {
        slug->text = spelt;
        return true;
    }
    sc_str hint = sc_str_fmt(rows->arena, "write it as '%.*s'", SC_STR_ARG(spelt));
    sc_diag_error(rows->diags, slug->span, "article.bad-slug",
                  spelt.len == 0 ? "use the letters a to z, digits and hyphens" : hint.ptr,
                  "the slug '%.*s' is not a plain name", SC_STR_ARG(slug->text));
    return false;
}

/* From the URL, else the file's name, else the headline. `given_url` may be relative. */
static sc_field derive_slug(const sc_rows *rows, const sc_article *article, sc_field given_url)
{
    sc_str lang = article->lang.text;
    sc_field candidates[] = {
        { sc_slug_part_of_url(rows->arena, given_url.text), given_url.span },
        { sc_slug_part_of_path(article->source->name), sc_span_of(article->source) },
        article->headline,
    };
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        sc_str slug = sc_slug_spell(rows->arena, candidates[i].text, lang);
        if (slug.len > 0)
            return (sc_field){ slug, candidates[i].span };
    }
    return (sc_field){ sc_slug_hash(rows->arena, article->headline.text), article->headline.span };
}

/* `--set photo=` takes the photo out with all that belongs to it. */
static void drop_cleared_photo(const sc_rows *rows, sc_photo_ref *photo)
{
    for (size_t i = 0; i < rows->override_count; i++)
        if (sc_str_is(rows->overrides[i].name, "photo") &&
            sc_str_trim(rows->overrides[i].value->text).len == 0)
            *photo = (sc_photo_ref){ 0 };
}

/* What depends on several fields, or on the site. */
static bool complete(const sc_rows *rows, const sc_site *site, sc_article *article)
{
    static const sc_field ENGLISH = { { "en", 2 }, { NULL, 0, 0 } };
    if (article->lang.text.len == 0)
        article->lang = site->lang.text.len > 0 ? site->lang : ENGLISH;
    sc_field given_url = article->url;
    complete_url(rows, site, &article->url);
    find_credit(&article->photo);
    drop_cleared_photo(rows, &article->photo);
    bool has_headline = require_headline(rows, article);
    if (article->slug.text.len > 0)
        return check_slug(rows, &article->slug, article->lang.text) && has_headline;
    article->slug = derive_slug(rows, article, given_url);
    return has_headline;
}

/* Overrides are added by the caller: their faults come before the file's. */
static sc_status read_map(sc_rows *rows, const sc_value *map, const sc_source *source,
                          const sc_site *site, bool are_sets_good, sc_article *out)
{
    find_roots(rows, map);
    sc_article article = { .source = source };
    bool is_read = sc_rows_read(rows, &article);
    bool is_complete = is_read && complete(rows, site, &article);
    if (!is_complete)
        return SC_E_DATA;
    if (!are_sets_good)
        return SC_E_USAGE;
    *out = article;
    return SC_OK;
}

static sc_rows article_rows(sc_arena *arena, sc_diags *diags, const sc_reading *reading)
{
    sc_rows rows = { .arena = arena, .diags = diags, .codes = &CODES, .context = reading };
    rows.rows = sc_article_rows(&rows.row_count);
    rows.aliases = sc_article_aliases(&rows.alias_count);
    return rows;
}

static sc_reading reading_for(const sc_site *site)
{
    return (sc_reading){ site->timezone.text, "article.bad-url", "article.bad-date",
                         "article.unknown-language" };
}

sc_status sc_article_read(sc_arena *arena, const sc_source *source, const sc_site *site,
                          const sc_assignment *sets, size_t set_count, sc_diags *diags,
                          sc_article *out)
{
    sc_reading reading = reading_for(site);
    sc_rows rows = article_rows(arena, diags, &reading);
    const sc_value *map = NULL;
    bool are_sets_good = add_overrides(&rows, sets, set_count);
    sc_status status = parse(arena, source, diags, &map);
    return status == SC_OK ? read_map(&rows, map, source, site, are_sets_good, out) : status;
}

sc_status sc_article_read_map(sc_arena *arena, const sc_source *source, const sc_value *map,
                              const sc_site *site, const sc_assignment *sets, size_t set_count,
                              sc_diags *diags, sc_article *out)
{
    sc_reading reading = reading_for(site);
    sc_rows rows = article_rows(arena, diags, &reading);
    bool are_sets_good = add_overrides(&rows, sets, set_count);
    return read_map(&rows, map, source, site, are_sets_good, out);
}
