/* Legibility: see legibility.h, and ground.h for how contrast is measured. */
#include "card/legibility.h"

#include "base/number.h"
#include "card/ground.h"
#include "card/panel.h"

/* JPEG and rounding move colours a little: aim a little higher than is promised. */
static const double MARGIN = 1.1;

/* Backdrops are half as fine as the card and smooth what is as fine as print; a panel can afford
 * to make up for it. */
static const double PANEL_MARGIN = 1.2;

/* Of how opaque panels may be, as many as scrims have strengths. */
enum { AMOUNTS = SC_STRENGTHS };

/* Ink lighter than this contrasts more with black than with white: (L + 0.05)² = 0.05 x 1.05. */
static const double MIDDLE_LUMINANCE = 0.179;

static const sc_color BLACK = { 0, 0, 0, 1 }, WHITE = { 1, 1, 1, 1 };

typedef struct keeping {
    sc_arena *arena; /* of the result */
    const sc_scene *scene;
    const sc_survey *survey;
    const sc_ground *grounds; /* one for each of the survey's texts */
    bool has_scrim, shows_scrim;
    int strength;          /* of the scrims, 0–SC_STRENGTHS */
    sc_scene_text **texts; /* as they are to be painted, one for each of the survey's */
} keeping;

/* --- bisection ------------------------------------------------------------------------------ */

/* The least of `from`–`most` that is enough, or `most`: more of it only does more. */
static int least(bool (*is_enough)(void *context, int amount), void *context, int from, int most)
{
    int low = from, high = most;
    if (is_enough(context, from))
        return from;
    while (high - low > 1) {
        int middle = (low + high) / 2;
        if (is_enough(context, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* --- scrims --------------------------------------------------------------------------------- */

static bool is_scrim_enough(void *context, int strength)
{
    const sc_ground *ground = context;
    sc_setting setting = { .scrim = strength, .ink = ground->text->color };
    return sc_ground_is_legible(ground, &setting, ground->text->legibility * MARGIN);
}

/* Of all texts that rely on scrims. What is enough for one need only be held against the next. */
static int find_strength(const keeping *k)
{
    int strength = 0;
    for (size_t i = 0; i < k->survey->count; i++) {
        sc_ground ground = k->grounds[i];
        if (ground.text->remedy == SC_KEPT_BY_SHADE)
            strength = least(is_scrim_enough, &ground, strength, SC_STRENGTHS);
    }
    return strength;
}

/* --- panels and colours --------------------------------------------------------------------- */

/* A text that is being helped. */
typedef struct patient {
    const sc_ground *ground;
    sc_setting setting;
    sc_scene_panel panel;
} patient;

static bool is_kept(const patient *p)
{
    double margin = p->setting.panel != NULL ? PANEL_MARGIN : MARGIN;
    return sc_ground_is_legible(p->ground, &p->setting, p->ground->text->legibility * margin);
}

/* Black behind light ink, white behind dark ink. */
static sc_color opposite(sc_color ink)
{
    return sc_color_luminance(ink) > MIDDLE_LUMINANCE ? BLACK : WHITE;
}

/* A panel that is `amount` of AMOUNTS times as opaque as its colour. */
static bool is_panel_enough(void *context, int amount)
{
    patient *p = context;
    double alpha = p->panel.color.a;
    p->panel.color.a = alpha * amount / AMOUNTS;
    bool is_enough = is_kept(p);
    p->panel.color.a = alpha;
    return is_enough;
}

static void put_panel(const keeping *k, patient *p, sc_color color, sc_scene_text *text)
{
    p->panel = sc_panel_place(k->scene, p->ground);
    p->panel.color = color;
    p->setting.panel = &p->panel;
    p->panel.color.a *= (double)least(is_panel_enough, p, 0, AMOUNTS) / AMOUNTS;
    sc_scene_panel *panel = SC_NEW(k->arena, sc_scene_panel);
    *panel = p->panel;
    text->panel = panel;
    text->kept_by = SC_KEPT_BY_PANEL;
}

static double contrast_in(patient *p, sc_color ink)
{
    p->setting.ink = ink;
    return sc_ground_contrast(p->ground, &p->setting);
}

/* The text's other colour: the layout's, or that of black and white which is read better. */
static sc_color other_color(patient *p)
{
    if (p->ground->text->remedy_color.a >= 0)
        return p->ground->text->remedy_color;
    return contrast_in(p, BLACK) > contrast_in(p, WHITE) ? BLACK : WHITE;
}

static void change_color(const keeping *k, patient *p, sc_scene_text *text)
{
    sc_color own = text->color, other = other_color(p);
    double with_own = contrast_in(p, own), with_other = contrast_in(p, other);
    text->kept_by = SC_KEPT_BY_COLOR;
    text->color = p->setting.ink = with_other > with_own ? other : own;
    if (!is_kept(p))
        put_panel(k, p, opposite(text->color), text);
}

/* --- each text ------------------------------------------------------------------------------ */

static void warn(const sc_scene_text *text, sc_diags *diags)
{
    static const char *const HINTS[] = {
        [SC_KEPT_BY_SHADE] = "give the layout a stronger scrim, or its text another colour",
        [SC_KEPT_BY_PANEL] = "give remedy-color a colour farther from the text's",
        [SC_KEPT_BY_COLOR] = "give the text more room: others are too close for a panel",
    };
    sc_arena *scratch = sc_arena_new(0);
    sc_buf ratio = sc_buf_new(scratch, 64), promised = sc_buf_new(scratch, 64);
    sc_number_add(&ratio, text->contrast, 1);
    sc_number_add(&promised, text->legibility, 1);
    sc_diag_warn(diags, text->span, "card.low-contrast", HINTS[text->remedy],
                 "the contrast of this text is %.*s where the layout promises %.*s",
                 SC_STR_ARG(sc_buf_str(&ratio)), SC_STR_ARG(sc_buf_str(&promised)));
    sc_arena_free(scratch);
}

/* @return the text as it is to be painted. */
static sc_scene_text *keep_text(const keeping *k, const sc_ground *ground, sc_diags *diags)
{
    sc_scene_text *text = SC_NEW(k->arena, sc_scene_text);
    *text = *ground->text;
    patient p = { .ground = ground, .setting = { .scrim = k->strength, .ink = text->color } };
    bool needs_help = text->remedy != SC_KEPT_BY_SHADE && !is_kept(&p);
    bool is_shaded = text->remedy == SC_KEPT_BY_SHADE && k->has_scrim && k->strength > 0;
    text->kept_by = is_shaded ? SC_KEPT_BY_SHADE : SC_KEPT_BY_ITSELF;
    if (needs_help && text->remedy == SC_KEPT_BY_COLOR)
        change_color(k, &p, text);
    else if (needs_help)
        put_panel(k, &p, text->remedy_color.a >= 0 ? text->remedy_color : opposite(text->color),
                  text);
    text->contrast = sc_ground_contrast(ground, &p.setting);
    if (text->contrast < text->legibility)
        warn(text, diags);
    return text;
}

static const sc_scene_text *kept(const sc_scene_text *text, void *context)
{
    const keeping *k = context;
    for (size_t i = 0; i < k->survey->count; i++)
        if (k->survey->items[i].text == text)
            return k->texts[i];
    return text;
}

/* --- the whole ------------------------------------------------------------------------------ */

/* What a scene has of what legibility is about. */
typedef struct content {
    bool has_scrim, shows_scrim;
} content;

static void find_content(const sc_scene_node *node, void *context)
{
    content *c = context;
    c->has_scrim |= node->is_scrim;
    c->shows_scrim |= node->is_scrim && node->background.count > 0;
}

/* Where no scrim has anything to show, what is behind the texts is painted once. */
static sc_status find_grounds(keeping *k, sc_arena *scratch, const sc_paint_picture *pictures,
                              size_t count, sc_diags *diags)
{
    sc_bitmap bare, full;
    sc_status status = sc_paint_backdrop(scratch, k->scene, pictures, count, diags, &full);
    bare = full;
    if (status == SC_OK && k->shows_scrim) {
        sc_scene without = sc_scene_with_scrim(scratch, k->scene, 0);
        status = sc_paint_backdrop(scratch, &without, pictures, count, diags, &bare);
    }
    if (status == SC_OK)
        k->grounds = sc_ground_sample_all(scratch, k->survey, &bare, &full);
    return status;
}

static sc_status keep(keeping *k, const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                      sc_scene *out)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_status status = find_grounds(k, scratch, pictures, count, diags);
    if (status == SC_OK) {
        k->strength = k->has_scrim ? find_strength(k) : SC_STRENGTHS;
        k->texts = SC_NEW_ARRAY(scratch, sc_scene_text *, k->survey->count);
        for (size_t i = 0; i < k->survey->count; i++)
            k->texts[i] = keep_text(k, &k->grounds[i], diags);
        sc_scene shaded =
            sc_scene_with_scrim(scratch, k->scene, (double)k->strength / SC_STRENGTHS);
        *out = sc_scene_with_texts(k->arena, &shaded, kept, k);
    }
    sc_arena_free(scratch);
    return status;
}

sc_status sc_legibility_keep(sc_arena *arena, const sc_scene *scene, const sc_survey *survey,
                             const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                             sc_scene *out)
{
    content c = { false, false };
    if (survey->count == 0) {
        *out = *scene;
        return SC_OK;
    }
    sc_scene_walk(scene, find_content, &c);
    keeping k = { .arena = arena,
                  .scene = scene,
                  .survey = survey,
                  .has_scrim = c.has_scrim,
                  .shows_scrim = c.shows_scrim };
    return keep(&k, pictures, count, diags, out);
}
