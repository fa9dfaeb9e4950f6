/* Groundwork: see groundwork.h. */
#include "card/groundwork.h"

#include "base/heap.h"
#include "base/sha256.h"
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
    sc_input_hash *inputs;
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

static void hash_inputs(const laying *l, sc_desk *desk)
{
    sc_watch_begin(l->request, "hash");
    for (size_t i = 0; i < l->request->input_count; i++) {
        const sc_input *input = &l->request->inputs[i];
        l->inputs[i] =
            (sc_input_hash){ input->role, input->name, sc_sha256_hex(desk->arena, input->bytes) };
    }
    sc_watch_end(l->request, "hash");
}

static void survey(const laying *l, size_t index, sc_desk *desk)
{
    if (!sc_card_plan_leads(l->plan, index))
        return;
    sc_watch_begin(l->request, "survey");
    l->surveys[index] = sc_survey_make(desk->arena, &l->scenes[index]);
    sc_watch_end(l->request, "survey");
}

/* What will be resampled. Pictures of one width are likely to share their pixels. */
typedef struct need {
    double pixels, width;
} need;

static void add_pixels(const sc_scene_node *node, void *context)
{
    need *n = context;
    if (node->image == NULL || node->image->box.width == n->width)
        return;
    n->width = node->image->box.width;
    n->pixels += n->width * node->image->box.height;
}

static void warm(const laying *l)
{
    need n = { 0, 0 };
    for (size_t i = 0; i < l->plan->count; i++)
        if (sc_card_plan_leads(l->plan, i))
            sc_scene_walk(&l->scenes[i], add_pixels, &n);
    sc_heap_warm((size_t)n.pixels * sizeof(uint32_t));
}

/* Beside the cards': the pictures', which takes the longest and comes first; memory's; the inputs'.
 */
enum { OTHER_ITEMS = 3 };

static void lay(void *context, size_t index, sc_desk *desk)
{
    laying *l = context;
    size_t cards = l->plan->count;
    if (index == 0)
        desk->status = sc_card_decode(l->decoded, l->request, l->headers, l->scenes, cards,
                                      &desk->diags, &l->photos);
    else if (index <= cards)
        survey(l, index - 1, desk);
    else if (index == cards + 1)
        warm(l);
    else
        hash_inputs(l, desk);
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
                 .surveys = SC_NEW_ARRAY(arena, sc_survey, plan->count),
                 .inputs = SC_NEW_ARRAY(arena, sc_input_hash, request->input_count) };
    open_all_faces(&l);
    sc_status status = sc_parallel_each(arena, plan->count + OTHER_ITEMS, lay, &l, diags);
    for (size_t i = 0; i < plan->count; i++)
        l.surveys[i] = l.surveys[plan->leaders[i]];
    if (status == SC_OK)
        *out = (sc_card_groundwork){ l.photos, l.surveys, l.inputs };
    return status;
}
