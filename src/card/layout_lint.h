/*
 * What is legal in a layout and surely a mistake: warnings from trying it with sample articles on
 * every platform. Opens no file.
 */
#ifndef SC_CARD_LAYOUT_LINT_H
#define SC_CARD_LAYOUT_LINT_H

#include "layout/layout.h"
#include "scene/scene.h"

/**
 * Warn of a layout's `layout.never-shown`, `layout.never-applies`, `layout.text-outside`,
 * `layout.outside-safe-area`, `layout.small-type`, `layout.unknown-family` and, unless
 * `is_extended`, `layout.unused-token`. Each node is warned of once, for the first card it is so
 * on.
 *
 * @param site         the site to try it with; NULL: a sample.
 * @param is_extended  other layouts extend it: they may use its tokens.
 * @param now          seconds since 1970; only `age` asks.
 */
void sc_layout_lint(sc_arena *arena, const sc_layout *layout, const sc_site *site, sc_fonts *fonts,
                    bool is_extended, int64_t now, sc_diags *diags);

/** Warn of texts of one card, on the platform called `name`, that run over its edges. */
void sc_layout_lint_card(const sc_scene *scene, const char *name, sc_diags *diags);

#endif
