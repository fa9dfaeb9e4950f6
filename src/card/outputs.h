/* The files of an article: its cards, the tags that go with them, and the manifest. */
#ifndef SC_CARD_OUTPUTS_H
#define SC_CARD_OUTPUTS_H

#include "card/make.h"

/**
 * List what is to be published.
 *
 * @param inputs    the hashes of the request's.
 * @param framed    one a platform: the scenes with their crops.
 * @param made      one a platform; their bytes are borrowed.
 * @param debugged  `debugged_count` pictures for debugging; may be none.
 * @param diags     read for the manifest; gains warnings about the tags.
 * @return owned by `arena`.
 */
sc_card_files sc_card_outputs(sc_arena *arena, const sc_card_request *request,
                              const sc_card_plan *plan, const sc_input_hash *inputs,
                              const sc_scene *framed, const sc_card_made *made,
                              const sc_output *debugged, size_t debugged_count, sc_diags *diags);

#endif
