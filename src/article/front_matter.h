/*
 * Which part of an article's file holds its fields, and in which notation.
 */
#ifndef SC_ARTICLE_FRONT_MATTER_H
#define SC_ARTICLE_FRONT_MATTER_H

#include "base/diag.h"
#include "base/status.h"

typedef enum sc_notation { SC_NOTATION_YAML, SC_NOTATION_JSON } sc_notation;

/**
 * Find the fields in an article's text: the whole of it (`.json`, `.yaml`, or what begins like
 * them), or the front matter: YAML between lines `---`, JSON between `---json` and `---` or
 * between lines `;;;`, or a JSON object with text after it.
 *
 * @param part  the fields' range of `source`; it and `notation` mean nothing after an error.
 * @return SC_E_DATA, with `article.no-front-matter`, `article.open-front-matter` or
 *         `article.toml`.
 */
sc_status sc_front_matter_find(const sc_source *source, sc_diags *diags, sc_notation *notation,
                               sc_span *part);

#endif
