/*
 * The readers: each knows one kind of place where pages tell of their article, and adds what it
 * finds there to the clues. None decides whom to believe. For use inside page/ only.
 */
#ifndef SC_PAGE_READERS_H
#define SC_PAGE_READERS_H

#include "page/clues.h"
#include "page/dom.h"

/** Read the tags of the head: og:, article:, twitter:, names, title, canonical, lang. */
void sc_read_head(const sc_dom *dom, sc_clues *clues);

/**
 * Read the JSON-LD scripts, wherever they stand.
 * @param diags  gains a warning `page.bad-json-ld` for each that is no JSON.
 */
void sc_read_json_ld(const sc_dom *dom, sc_clues *clues, sc_diags *diags);

/* A line of a page's text, as readers see it. */
enum {
    SC_LINE_MAIN = 1u << 0,    /* in <article>, <main> or the like */
    SC_LINE_CHROME = 1u << 1,  /* in navigation, footer, comments, forms … */
    SC_LINE_HEADING = 1u << 2, /* in <h1> to <h6> */
    SC_LINE_PICTURE = 1u << 3, /* no text: a picture stands here */
    SC_LINE_CAPTION = 1u << 4, /* in <figcaption>, or so named */
    SC_LINE_CREDIT = 1u << 5,  /* a credit, so named */
    SC_LINE_TIME = 1u << 6,    /* so named */
    SC_LINE_PORTRAIT = 1u << 7 /* in what frames an author's portrait */
};

typedef struct sc_line {
    sc_field text;
    unsigned marks;
    size_t picture; /* of SC_LINE_PICTURE: its number */
} sc_line;

typedef struct sc_picture_found {
    sc_field src, alt;
    unsigned marks;
} sc_picture_found;

/* What a page shows, in order. */
typedef struct sc_page_text {
    SC_VEC(sc_line) lines;
    SC_VEC(sc_picture_found) pictures;
} sc_page_text;

/** Read the body's marked-up parts, and lay its text out in lines. */
void sc_read_body(const sc_dom *dom, sc_clues *clues, sc_page_text *text);

/**
 * @return the address of a picture, however it is loaded: from `src`, what scripts put there later,
 *         the largest of a `srcset`, or the `<source>` beside it; empty if there is none.
 */
sc_field sc_picture_src(const sc_dom *dom, const GumboNode *image);

/** Divide a plain text into lines. */
void sc_text_of_source(sc_arena *arena, const sc_source *source, sc_page_text *text);

/**
 * Read what the lines say without any markup: title, byline, editor, dates, captions, the first
 * paragraph.
 *
 * @param lang      the page's language, or empty: whether 03/04 is a day or a month first.
 * @param is_plain  the lines are all there is: the first of them is the title.
 */
void sc_read_lines(const sc_page_text *text, sc_str lang, bool is_plain, sc_clues *clues);

/** @return whether a text ends or starts with a byline's words, which are taken off: `By …`. */
bool sc_byline_in(sc_str text, sc_str *names);

/** @return a byline's names without the date, the preposition and the position behind them. */
sc_str sc_name_of(sc_arena *arena, sc_str text);

/** @return what stands before the first bar or bullet of a line. Borrowed. */
sc_str sc_first_segment(sc_str text);

typedef struct sc_clock {
    int hour, minute, second;
} sc_clock;

/**
 * Read the time of day that follows a date, past what stands between the two.
 *
 * @param at   the date's end; moved past the time, but not past its zone, only on true.
 * @param out  on the 24-hour clock; written only on true.
 */
bool sc_clock_in(sc_str text, size_t *at, sc_clock *out);

/**
 * Find a date in a text.
 *
 * @param start,end  where in the text it stands; written only on true.
 * @param out        the date as ISO 8601, owned by `arena`; written only on true.
 */
bool sc_date_in(sc_arena *arena, sc_str text, sc_str lang, size_t *start, size_t *end, sc_str *out);

#endif
