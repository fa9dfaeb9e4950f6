/* Groundwork: see groundwork.h. */
#include "card/groundwork.h"

#include "card/parallel.h"
#include "card/watch.h"

typedef struct laying {
    sc_arena *decoded;
    const sc_card_request *request;
    const sc_card_plan *plan;
    const sc_picture *headers;
    const sc_scene *scenes;
    const sc_photo *const *photos;
    sc_survey *surveys;
} laying;

/* Fonts open their files when they are first asked to, which two threads must not do at once. */
static void open_faces(const sc_scene_node *node, void *context)
{
    (void)context;
    for (size_t i = 0; node->text != NULL && i < node->text->paragraph.line_count; i++) {
        const sc_line *line = &node->text->paragraph.lines[i];
        for (size_t k = 0; k < line->run_count; k++)
            sc_face_harfbuzz(line->runs[k].face);
    }
}

static void open_all_faces(const laying *l)
{
    for (size_t i = 0; i < l->plan->count; i++)
        if (sc_card_plan_leads(l->plan, i))
            sc_scene_walk(&l->scenes[i], open_faces, NULL);
}

static void survey(const laying *l, size_t index, sc_desk *desk)
{
    if (!sc_card_plan_leads(l->plan, index))
        return;
    sc_watch_begin(l->request, "survey");
    l->surveys[index] = sc_survey_make(desk->arena, &l->scenes[index]);
    sc_watch_end(l->request, "survey");
}

/* The first item is the pictures', which take the longest; then there is one for each card. */
static void lay(void *context, size_t index, sc_desk *desk)
{
    laying *l = context;
    if (index > 0)
        survey(l, index - 1, desk);
    else
        desk->status = sc_card_decode(l->decoded, l->request, l->headers, l->scenes, l->plan->count,
                                      &desk->diags, &l->photos);
}

sc_status sc_card_groundwork_lay(sc_arena *arena, sc_arena *decoded, const sc_card_request *request,
                                 const sc_card_plan *plan, const sc_picture *headers,
                                 const sc_scene *scenes, sc_diags *diags, sc_card_groundwork *out)
{
    laying l = { .decoded = decoded,
                 .request = request,
                 .plan = plan,
                 .headers = headers,
                 .scenes = scenes,
                 .surveys = SC_NEW_ARRAY(arena, sc_survey, plan->count) };
    open_all_faces(&l);
    sc_status status = sc_parallel_each(arena, plan->count + 1, lay, &l, diags);
    for (size_t i = 0; i < plan->count; i++)
        l.surveys[i] = l.surveys[plan->leaders[i]];
    if (status == SC_OK)
        *out = (sc_card_groundwork){ l.photos, l.surveys };
    return status;
}
