/*
 * Photo credits that editors write at the end of a caption.
 */
#ifndef SC_ARTICLE_CREDIT_H
#define SC_ARTICLE_CREDIT_H

#include "base/str.h"

/**
 * Split "A river at dawn. (Photo by Ana Ruiz)" into caption and credit. Known at the end of a
 * caption, in brackets or not: "Photo by X", "Photo: X" and the like in some twenty languages
 * ("Foto: X", "Фото: X", "تصوير: X", "写真：X"), "Photo courtesy of X", "© X", "(c) 2026 X".
 * Without brackets they count only after the end of a sentence, so that ordinary prose is left
 * alone. Years behind a copyright sign are left out.
 *
 * @param caption  borrowed; both results point into it.
 * @param rest     the caption without the credit, trimmed; written only on true.
 * @param credit   written only on true.
 * @return whether there was a credit.
 */
bool sc_credit_split(sc_str caption, sc_str *rest, sc_str *credit);

#endif
