/*
 * Reading articles and site files: text → record.
 */
#ifndef SC_ARTICLE_READ_H
#define SC_ARTICLE_READ_H

#include "article/article.h"

/* `--set field=value`. */
typedef struct sc_assignment {
    sc_str field; /* a field's name or one of its aliases: `headline`, `photo.alt`, `title` */
    sc_str value; /* an empty text clears the field */
} sc_assignment;

enum { SC_ARTICLE_BYTES_MAX = 1024 * 1024 }; /* of the fields; a text's body does not count */

/**
 * Read an article: a JSON object, YAML, or any text with front matter in YAML or JSON. What each
 * field may be, and under which other names it is found, is in docs/articles.md; fields of other
 * names are passed over.
 *
 * @param arena   owns everything reachable from `*out`, except what points into `source`.
 * @param source  borrowed; must outlive `arena`. Its name tells the notation and the slug.
 * @param site    borrowed for the call: gives zone, language and the base of relative URLs.
 * @param sets    `set_count` values that win over the file's; copied.
 * @param diags   gains all faults: `article.no-headline`, `article.bad-value`, `article.bad-date`,
 *                `article.bad-url`, `article.bad-slug`, `article.control-character`,
 *                `article.unknown-field` (of `sets`), `article.not-a-map`, those of front matter
 *                and of data/; warnings `article.unknown-language`, `article.relative-url`.
 * @param out     written only on success.
 * @return SC_OK, SC_E_DATA, or SC_E_USAGE if only a name in `sets` is wrong.
 */
sc_status sc_article_read(sc_arena *arena, const sc_source *source, const sc_site *site,
                          const sc_assignment *sets, size_t set_count, sc_diags *diags,
                          sc_article *out);

/**
 * As sc_article_read(), for fields that somebody else has found: a built page's reader.
 *
 * @param map  borrowed; must outlive `arena`. Its values may be of any source.
 */
sc_status sc_article_read_map(sc_arena *arena, const sc_source *source, const sc_value *map,
                              const sc_site *site, const sc_assignment *sets, size_t set_count,
                              sc_diags *diags, sc_article *out);

/**
 * Read a site file, in YAML or JSON. Unknown fields are errors.
 *
 * @param source  borrowed; must outlive `arena`. NULL: there is none, everything is its default.
 * @param diags   gains all faults: `site.bad-value`, `site.bad-url`, `site.unknown-field`,
 *                `site.control-character`, `site.not-a-map`, and those of data/; the warning
 *                `site.unknown-language`.
 * @param out     owned by `arena`; written only on success.
 * @return SC_OK or SC_E_CONFIG.
 */
sc_status sc_site_read(sc_arena *arena, const sc_source *source, sc_diags *diags, sc_site *out);

#endif
