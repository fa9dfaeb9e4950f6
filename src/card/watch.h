/* Telling whoever watches where the work is: see sc_card_watch. */
#ifndef SC_CARD_WATCH_H
#define SC_CARD_WATCH_H

#include "card/card.h"

/** Tell that a part of the work begins on this thread. */
static inline void sc_watch_begin(const sc_card_request *request, const char *part)
{
    if (request->watch != NULL)
        request->watch->begin(request->watch->context, part);
}

/** Tell that it ends. */
static inline void sc_watch_end(const sc_card_request *request, const char *part)
{
    if (request->watch != NULL)
        request->watch->end(request->watch->context, part);
}

#endif
