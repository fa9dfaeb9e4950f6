/*
 * Which of an article's tags fit into the first bytes of a page, which are all that some crawlers
 * read. Records in, counts out: the block itself is written by head.c, here only to be measured.
 */
#include "tags/parts.h"

/* Each keeps less than the one before it. 1000 is what Synapse drops longer values at; 200 what
 * previews show of a description at most. */
static const struct {
    size_t text_max;
    bool has_json_ld;
} LEVELS[] = { { SIZE_MAX, true }, { 1000, true }, { 1000, false }, { 200, false } };

enum { LEVEL_COUNT = sizeof LEVELS / sizeof *LEVELS };

sc_tags_cut sc_tags_whole(const sc_article *article)
{
    return (sc_tags_cut){ article->author_count, article->tags.count, SIZE_MAX, true };
}

static bool fits(const sc_tags *tags, const sc_card_file *image, sc_tags_cut cut)
{
    sc_arena *scratch = sc_arena_new(0);
    size_t len = sc_tags_write_head(scratch, tags, image, cut).len;
    sc_arena_free(scratch);
    return len <= SC_TAGS_HEAD_MAX;
}

/* `cut` with only the first `count` of the authors and tags, authors before tags. */
static sc_tags_cut keep(sc_tags_cut cut, const sc_article *article, size_t count)
{
    cut.authors = count < article->author_count ? count : article->author_count;
    cut.tags = count - cut.authors;
    return cut;
}

sc_tags_cut sc_tags_fit(const sc_tags *tags, const sc_card_file *image)
{
    const sc_article *article = tags->article;
    sc_tags_cut cut = sc_tags_whole(article);
    size_t all = cut.authors + cut.tags, least = cut.authors > 0;
    for (size_t i = 0; i < LEVEL_COUNT; i++) {
        cut.text_max = LEVELS[i].text_max;
        cut.has_json_ld = LEVELS[i].has_json_ld;
        if (fits(tags, image, keep(cut, article, all)))
            return keep(cut, article, all);
        if (!fits(tags, image, keep(cut, article, least)))
            continue;
        size_t good = least, bad = all;
        while (bad - good > 1) {
            size_t middle = good + (bad - good) / 2;
            bool is_good = fits(tags, image, keep(cut, article, middle));
            *(is_good ? &good : &bad) = middle;
        }
        return keep(cut, article, good);
    }
    return keep(cut, article, least);
}
