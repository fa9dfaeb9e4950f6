/* The plan of an article's cards: see plan.h. */
#include "card/plan.h"

/* What the platforms that take the photo alone are given. */
static const char CROP_LAYOUT[] = "layout: 1\n"
                                  "card: { children: [{ image: '{{ photo }}', position: absolute, "
                                  "inset: 0 }] }\n";

static sc_status read_crop_layout(sc_arena *arena, sc_diags *diags, sc_layout *out)
{
    sc_source *source = SC_NEW(arena, sc_source);
    *source = (sc_source){ SC_STR("<built-in>/crop.yaml"), sc_str_of(CROP_LAYOUT) };
    return sc_layout_parse(arena, source, NULL, diags, out);
}

static void warn_no_photo(const sc_platform *platform, sc_diags *diags)
{
    sc_diag_warn(diags, SC_NO_SPAN, "card.no-photo", NULL,
                 "the article has no photo, so there is no %s crop of it", platform->name);
}

/* One scene serves both. */
static bool are_twins(const sc_card_request *request, const sc_platform *a, const sc_platform *b)
{
    return a->width == b->width && a->height == b->height && a->is_photo_only == b->is_photo_only &&
           !request->layout->names_platform;
}

static size_t leader_of(const sc_card_request *request, const sc_platform *const *platforms,
                        size_t index)
{
    size_t i = 0;
    while (i < index && !are_twins(request, platforms[i], platforms[index]))
        i++;
    return i;
}

sc_status sc_card_plan_make(sc_arena *arena, const sc_card_request *request, sc_diags *diags,
                            sc_card_plan *out)
{
    bool has_photo = request->article->photo.src.text.len > 0, wants_crop = false;
    const sc_platform **platforms =
        SC_NEW_ARRAY(arena, const sc_platform *, request->platform_count);
    size_t *leaders = SC_NEW_ARRAY(arena, size_t, request->platform_count), count = 0;
    for (size_t i = 0; i < request->platform_count; i++) {
        if (request->platforms[i]->is_photo_only && !has_photo) {
            warn_no_photo(request->platforms[i], diags);
            continue;
        }
        wants_crop |= request->platforms[i]->is_photo_only;
        platforms[count] = request->platforms[i];
        leaders[count] = leader_of(request, platforms, count);
        count++;
    }
    sc_card_plan plan = { .platforms = platforms, .count = count, .leaders = leaders };
    sc_status status = wants_crop ? read_crop_layout(arena, diags, &plan.crop_layout) : SC_OK;
    if (status == SC_OK)
        *out = plan;
    return status;
}
