/*
 * Photo credits that editors write at the end of a caption.
 */
#ifndef SC_ARTICLE_CREDIT_H
#define SC_ARTICLE_CREDIT_H

#include "base/str.h"

/**
 * Split "A river at dawn. (Photo by Ana Ruiz)" into caption and credit. Known at the end of a
 * caption, in parentheses or brackets or not: "Photo by X", "Photo: X", "Photograph by X", "Photo
 * credit: X", "Photo courtesy of X", "Credit: X", "© X". "Photo by X" without parentheses counts
 * only after the end of a sentence, so that ordinary prose is left alone.
 *
 * @param caption  borrowed; both results point into it.
 * @param rest     the caption without the credit, trimmed; written only on true.
 * @param credit   written only on true.
 * @return whether there was a credit.
 */
bool sc_credit_split(sc_str caption, sc_str *rest, sc_str *credit);

#endif
