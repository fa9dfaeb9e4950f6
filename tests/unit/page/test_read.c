/* Reading pages: whom to believe, what is resolved, and pages made to break a reader. */
#include "lib/check.h"
#include "page/encoding.h"
#include "page/read.h"
#include "page/readers.h"
#include "page/url.h"

#include <string.h>

typedef struct state {
    sc_arena *arena;
    sc_diags diags;
    sc_site site;
} state;

static int setup(void **out)
{
    sc_arena *arena = sc_arena_new(0);
    state *s = SC_NEW(arena, state);
    s->arena = arena;
    s->diags.arena = arena;
    *out = s;
    return 0;
}

static int teardown(void **state_of)
{
    state *s = *state_of;
    sc_arena_free(s->arena);
    return 0;
}

static sc_page_fields read_page(state *s, sc_page_kind kind, const char *text)
{
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ SC_STR("page.html"), sc_str_of(text) };
    sc_page_fields fields = { 0 };
    assert_int_equal(sc_page_read(s->arena, source, kind, &s->site, SC_STR(""), &s->diags, &fields),
                     SC_OK);
    return fields;
}

/* A field of a page as text; "-" if it is not there. */
static sc_str field_of(state *s, const char *page, const char *path)
{
    const sc_value *value = sc_value_at(read_page(s, SC_PAGE_HTML, page).map, path);
    return value == NULL ? SC_STR("-") : value->text;
}

typedef struct field_case {
    const char *page, *field, *expected;
} field_case;

static const field_case HEADLINES[] = {
    { "<h1>A</h1>", "headline", "A" },
    { "<title>A</title>", "headline", "A" },
    { "<title>A | Post</title>", "headline", "A" },
    { "<title>A - Post</title>", "headline", "A - Post" },
    { "<title>A - Post</title><h1>A</h1>", "headline", "A" },
    { "<meta property=og:site_name content=POST><title>A - Post</title>", "headline", "A" },
    { "<meta property=og:site_name content=Post><title>Post: A</title>", "headline", "Post: A" },
    { "<meta property=og:site_name content=Post><title>Post | A</title>", "headline", "A" },
    { "<meta property=og:title content=A><h1>B</h1>", "headline", "A" },
    { "<meta property=og:title content=Post><meta property=og:site_name content=Post><h1>B</h1>",
      "headline", "B" },
    { "<meta property=og:site_name content=Post><h1>Post</h1><h1>B</h1>", "headline", "B" },
    { "<nav><h1>N</h1></nav><h1>B</h1>", "headline", "B" },
    { "<h1>X</h1><article><h1>B</h1></article>", "headline", "B" },
    { "<h1>One<br>two  <b>thr</b>ee<script>x</script></h1>", "headline", "One two three" },
    { "<meta name=twitter:title content=T><meta property=og:title content=O>", "headline", "O" },
    { "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"J &amp; K\"}"
      "</script><meta property=og:title content=O>",
      "headline", "J & K" },
    { "<script "
      "type=application/ld+json>{\"@type\":\"Recipe\",\"headline\":\"J\"}</script><h1>H</h1>",
      "headline", "H" },
    { "<script type=application/ld+json>/*<![CDATA[*/{\"@type\":\"Article\",\"headline\":\"J\"}"
      "/*]]>*/</script>",
      "headline", "J" },
    { "<h1>A&#8217;s &lt;b&gt;</h1>", "headline", "A\xE2\x80\x99s <b>" },
    { "<h1>a\x01\xC2\x85z</h1>", "headline", "az" },
    { "<p>short</p>", "headline", "-" },
    { "", "headline", "-" },
};

static const field_case FIELDS[] = {
    { "<html lang=pt-BR>", "lang", "pt-BR" },
    { "<html lang=xx-nonsense-yy><meta property=og:locale content=en_GB>", "lang", "en_GB" },
    { "<link rel=canonical href=https://a.example/x/>", "url", "https://a.example/x/" },
    { "<link rel=canonical href=javascript:alert(1)>", "url", "-" },
    { "<link rel=canonical href=/x>", "url", "-" },
    { "<link rel=canonical href=https://a.example/x/><img src=../i.jpg>", "photo.src",
      "https://a.example/i.jpg" },
    { "<base href=/b/><link rel=canonical href=https://a.example/x/><img src=i.jpg>", "photo.src",
      "https://a.example/b/i.jpg" },
    { "<img src='a b.jpg'>", "photo.src", "a%20b.jpg" },
    { "<img src=logo.png><img src=a.jpg width=60><img src=b.jpg>", "photo.src", "b.jpg" },
    { "<img src=data:image/gif;base64,x data-src=c.jpg>", "photo.src", "c.jpg" },
    { "<footer><img src=f.jpg></footer>", "photo.src", "-" },
    { "<meta property=og:image content=/default-share.png><img src=r.jpg>", "photo.src", "r.jpg" },
    { "<meta property=og:image content=/r-1200x630.jpg><figure><img src=/r-300x200.jpg alt=A>"
      "<figcaption>C</figcaption></figure>",
      "photo.caption", "C" },
    { "<meta property=og:image content=/other.jpg><figure><img src=/r.jpg><figcaption>C"
      "</figcaption></figure>",
      "photo.caption", "-" },
    { "<div>By Ana Ruiz</div>", "authors", "Ana Ruiz" },
    { "<div>By the river</div>", "authors", "-" },
    { "<div>Edited by Tom Berg</div>", "editor", "Tom Berg" },
    { "<div>By Ana Ruiz Edited by Tom Berg</div>", "editor", "Tom Berg" },
    { "<a rel=author>Ana</a>", "authors", "Ana" },
    { "<meta name=author content=admin><div>By Ana Ruiz</div>", "authors", "Ana Ruiz" },
    { "<div class=comments><a rel=author>Bo</a></div>", "authors", "-" },
    { "<time datetime=2026-03-14>x</time>", "published", "2026-03-14" },
    { "<time>14 March 2026</time>", "published", "14 March 2026" },
    { "<time datetime=soon>2026-08-26 07:51</time>", "published", "2026-08-26T07:51:00" },
    { "<time class=updated datetime=2026-03-15>x</time>", "modified", "2026-03-15" },
    { "<div>Updated: 2026-03-15</div>", "modified", "2026-03-15" },
    { "<meta property=article:published_time content=x><div>2026-03-15</div>", "published",
      "2026-03-15" },
    { "<meta name=description content=D><meta property=og:description content=O>", "description",
      "O" },
    { "<meta name=keywords content='a, b'>", "tags", "a, b" },
};

static void check_fields(state *s, const field_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sc_str actual = field_of(s, cases[i].page, cases[i].field);
        if (!sc_str_is(actual, cases[i].expected))
            print_message("# %s\n", cases[i].page);
        assert_str(actual, cases[i].expected);
    }
}

static void believes_one_headline(void **state_of)
{
    check_fields(*state_of, HEADLINES, sizeof HEADLINES / sizeof *HEADLINES);
}

static void finds_the_other_fields(void **state_of)
{
    check_fields(*state_of, FIELDS, sizeof FIELDS / sizeof *FIELDS);
}

static void knows_the_sites_own_name(void **state_of)
{
    state *s = *state_of;
    s->site.name.text = SC_STR("The Post");
    s->site.url.text = SC_STR("https://post.example");
    s->site.cards_url.text = SC_STR("https://post.example/cards");
    assert_str(field_of(s, "<meta property=og:title content='the post'><h1>B</h1>", "headline"),
               "B");
    assert_str(field_of(s, "<title>A - post.example</title>", "headline"), "A");
    assert_str(field_of(s, "<link rel=canonical href=/x>", "url"), "https://post.example/x");
    assert_str(field_of(s, "<meta property=og:image content=https://post.example/cards/a/b.jpg>",
                        "photo.src"),
               "-");
    assert_str(field_of(s, "<meta name=author content='The Post'>", "authors"), "-");
}

static void passes_over_its_own_block(void **state_of)
{
    static const char PAGE[] =
        "<head><title>A</title><!-- sharecard:begin --><meta property=og:title content=Old>"
        "<meta property=og:image content=/old.jpg><!-- sharecard:end --></head><h1>New</h1>";
    assert_str(field_of(*state_of, PAGE, "headline"), "New");
    assert_str(field_of(*state_of, PAGE, "photo.src"), "-");
}

static void tells_where_fields_were_found(void **state_of)
{
    state *s = *state_of;
    sc_page_fields fields = read_page(s, SC_PAGE_HTML,
                                      "<head>\n<meta property=\"og:title\" "
                                      "content=\"A &amp; B\"></head>");
    assert_int_equal(fields.origin_count, 1);
    sc_position at = sc_span_position(fields.origins[0].span);
    assert_string_equal(fields.origins[0].field, "headline");
    assert_string_equal(fields.origins[0].from, "og:title");
    assert_int_equal(at.line, 2);
    assert_int_equal(at.column, 36);
}

static void warns_of_broken_json_ld(void **state_of)
{
    state *s = *state_of;
    read_page(s, SC_PAGE_HTML, "<script type=application/ld+json>{,}</script><h1>A</h1>");
    assert_int_equal(s->diags.error_count, 0);
    assert_int_equal(s->diags.list.count, 1);
    assert_string_equal(s->diags.list.items[0].code, "page.bad-json-ld");
}

static void knows_kinds_of_files(void **state_of)
{
    static const struct {
        const char *name, *text;
        sc_page_kind kind;
    } CASES[] = {
        { "a.html", "<p>", SC_PAGE_HTML },
        { "a.HTM", "text", SC_PAGE_HTML },
        { "a.html", "---\ntitle: x", SC_PAGE_NONE },
        { "a", "\n <!DOCTYPE html>", SC_PAGE_HTML },
        { "<stdin>", "\xEF\xBB\xBF<html>", SC_PAGE_HTML },
        { "a.md", "<p>", SC_PAGE_NONE },
        { "a.json", "<html>", SC_PAGE_NONE },
        { "a.txt", "Title", SC_PAGE_TEXT },
        { "a.txt", "---\n", SC_PAGE_NONE },
        { "a.txt", "{}", SC_PAGE_NONE },
        { "a.txt", "<html>", SC_PAGE_HTML },
        { "a.html", "", SC_PAGE_NONE },
        { "a.yaml", "<html>", SC_PAGE_NONE },
    };
    (void)state_of;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_int_equal(sc_page_kind_of(sc_str_of(CASES[i].name), sc_str_of(CASES[i].text)),
                         CASES[i].kind);
}

static void decodes_pages(void **state_of)
{
    static const struct {
        const char *bytes, *text;
    } CASES[] = {
        { "caf\xC3\xA9", "caf\xC3\xA9" },
        { "caf\xE9 \x80", "caf\xC3\xA9 \xE2\x82\xAC" },
        { "\xEF\xBB\xBFx", "x" },
        { "<meta charset=windows-1251>\xEF", "<meta charset=windows-1251>\xD0\xBF" },
        { "<meta charset=shift_jis>\x83\x65", "<meta charset=shift_jis>\xE3\x83\x86" },
        { "<meta charset=utf-8>\xE9", "<meta charset=utf-8>\xEF\xBF\xBD" },
        { "<html lang=ru>\xEF", "<html lang=ru>\xD0\xBF" },
        { "<html lang=ru-RU>\xEF", "<html lang=ru-RU>\xD0\xBF" },
        { "<html lang=rum>\xEF", "<html lang=rum>\xC3\xAF" },
        { "<html lang=ja>\x83\x65", "<html lang=ja>\xE3\x83\x86" },
        { "<html lang=zh-CN>\xC4\xE3", "<html lang=zh-CN>\xE4\xBD\xA0" },
        { "<html lang=zh-TW>\xA7\x41", "<html lang=zh-TW>\xE4\xBD\xA0" },
        { "<meta charset=x-cp1251>\xEF", "<meta charset=x-cp1251>\xD0\xBF" },
        { "<meta charset=shift_jis>\x83", "<meta charset=shift_jis>\xEF\xBF\xBD" },
    };
    state *s = *state_of;
    sc_str out;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        assert_int_equal(
            sc_page_decode(s->arena, SC_STR("p"), sc_str_of(CASES[i].bytes), &s->diags, &out),
            SC_OK);
        assert_str(out, CASES[i].text);
    }
    assert_int_equal(sc_page_decode(s->arena, SC_STR("p"), SC_STR("\xFF\xFEx\0"), &s->diags, &out),
                     SC_OK);
    assert_str(out, "x");
    assert_int_equal(
        sc_page_decode(s->arena, SC_STR("p"), SC_STR("<meta charset=klingon>"), &s->diags, &out),
        SC_E_DATA);
    assert_str(s->diags.list.items[0].message, "unknown encoding 'klingon'");
}

/* RFC 3986, 5.4, and what browsers make of less proper ones. */
static void resolves_addresses(void **state_of)
{
    static const struct {
        const char *url, *expected;
    } CASES[] = {
        { "g", "http://a/b/c/g" },
        { "./g", "http://a/b/c/g" },
        { "g/", "http://a/b/c/g/" },
        { "/g", "http://a/g" },
        { "//g", "http://g/" },
        { "?y", "http://a/b/c/d;p?y" },
        { "g?y", "http://a/b/c/g?y" },
        { "g#s", "http://a/b/c/g#s" },
        { ".", "http://a/b/c/" },
        { "..", "http://a/b/" },
        { "../..", "http://a/" },
        { "../../../g", "http://a/g" },
        { "g..", "http://a/b/c/g.." },
        { "./g/.", "http://a/b/c/g/" },
        { "g/../h", "http://a/b/c/h" },
        { "https://x.example", "https://x.example/" },
        { "http://x.example/../y", "http://x.example/y" },
        { "mailto:x", "" },
        { "javascript:x", "" },
        { "https://", "" },
        { "", "" },
        { "a b", "http://a/b/c/a%20b" },
        { "a\n<b>", "http://a/b/c/a%3Cb%3E" },
    };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        assert_str(sc_url_resolve(s->arena, SC_STR("http://a/b/c/d;p?q"), sc_str_of(CASES[i].url)),
                   CASES[i].expected);
    assert_str(sc_url_resolve(s->arena, SC_STR(""), SC_STR("../g")), "../g");
}

typedef struct date_case {
    const char *text, *lang, *date;
} date_case;

static void check_dates(state *s, const date_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t start, end;
        sc_str date = SC_STR("");
        sc_date_in(s->arena, sc_str_of(cases[i].text), sc_str_of(cases[i].lang), &start, &end,
                   &date);
        if (!sc_str_is(date, cases[i].date))
            print_message("# %s\n", cases[i].text);
        assert_str(date, cases[i].date);
    }
}

static void finds_dates_in_text(void **state_of)
{
    static const date_case CASES[] = {
        { "2026-08-26 07:51:42", "", "2026-08-26T07:51:42" },
        { "on 2026/8/6, ok", "", "2026-08-06" },
        { "26.08.2026 07:51", "de", "2026-08-26T07:51:00" },
        { "26/08/2026", "en", "2026-08-26" },
        { "08/26/2026", "en-US", "2026-08-26" },
        { "03/04/2026", "en", "" },
        { "03/04/2026", "fr", "2026-04-03" },
        { "26/8/2026, 07:51 (GMT+7)", "vi", "2026-08-26T07:51:00+07:00" },
        { "2026-08-26T07:51:42Z", "", "2026-08-26T07:51:42Z" },
        { "2026-08-26 07:51 UTC", "", "2026-08-26T07:51:00Z" },
        { "Posted on March 14, 2026 by Ana", "en", "March 14, 2026" },
        { "14 March 2026", "en", "14 March 2026" },
        { "14 de marzo de 2026", "es", "2026-03-14" },
        { "1. April 2026, 08:00 Uhr", "de", "2026-04-01T08:00:00" },
        { "Am 3. MÄRZ 2026", "", "2026-03-03" },
        { "le 1er août 2026 à 9h", "fr", "2026-08-01T09:00:00" },
        { "14 de març del 2026", "ca", "2026-03-14" },
        { "14 марта 2026 г., 07:51", "ru", "2026-03-14T07:51:00" },
        { "14 березня 2026", "uk", "2026-03-14" },
        { "14 marca 2026", "pl", "2026-03-14" },
        { "14 Mart 2026", "tr", "2026-03-14" },
        { "14 Μαρτίου 2026", "el", "2026-03-14" },
        { "14 במרץ 2026", "he", "2026-03-14" },
        { "١٤ مارس ٢٠٢٦", "ar", "2026-03-14" },
        { "٢٠٢٦/٠٣/١٤", "ar", "2026-03-14" },
        { "१४ मार्च २०२६", "hi", "2026-03-14" },
        { "14 มีนาคม 2569", "th", "2026-03-14" },
        { "2026. március 14.", "hu", "2026-03-14" },
        { "2026年3月14日 07:51", "zh-Hans", "2026-03-14T07:51:00" },
        { "2026年3月14日", "", "2026-03-14" },
        { "2026년 3월 14일", "ko", "2026-03-14" },
        { "14 tháng 3, 2026", "vi", "2026-03-14" },
        { "14 марка 2026", "ru", "" },
        { "45 märz 2026", "de", "" },
        { "14 maison 2026", "fr", "" },
        { "2026-13-40", "", "" },
        { "192.168.10.2026", "de", "" },
        { "in 2026", "en", "" },
        { "call 555-1234-99", "en", "" },
        { "", "", "" },
    };
    check_dates(*state_of, CASES, sizeof CASES / sizeof *CASES);
}

static void finds_the_time_of_day_behind_them(void **state_of)
{
    static const date_case CASES[] = {
        { "14 mars 2026 à 18h30", "fr", "2026-03-14T18:30:00" },
        { "14 mars 2026 - 3 h de lecture", "fr", "2026-03-14" },
        { "14.03.2026, 18.30 Uhr", "de", "2026-03-14T18:30:00" },
        { "14.03.2026, 18.30 Euro", "de", "2026-03-14" },
        { "14 marzo 2026, ore 18:30", "it", "2026-03-14T18:30:00" },
        { "15.03.2026 в 09:10", "ru", "2026-03-15T09:10:00" },
        { "08/26/2026 7:51 PM", "en", "2026-08-26T19:51:00" },
        { "08/26/2026 12:05 a.m.", "en", "2026-08-26T00:05:00" },
        { "08/26/2026 7:51 PMs", "en", "2026-08-26T07:51:00" },
        { "2026-08-26 7:51 PM UTC", "en", "2026-08-26T19:51:00Z" },
        { "2026-08-26 19:51 PM", "en", "2026-08-26T19:51:00" },
        { "2026-08-26 7:99", "en", "2026-08-26" },
        { "2026-08-26 24:10", "en", "2026-08-26" },
        { "2026.03.14 오후 3:20", "ko", "2026-03-14T15:20:00" },
        { "2026년 3월 14일 오전 9시", "ko", "2026-03-14T09:00:00" },
        { "2026年3月14日 下午3:20", "zh-Hans", "2026-03-14T15:20:00" },
        { "2026年3月28日 14時30分", "ja", "2026-03-28T14:30:00" },
        { "١٤ آذار ٢٠٢٦ - ٠٧:٥١ م", "ar", "2026-03-14T19:51:00" },
        { "14 مارس 2026، 07:51 صباحاً", "ar", "2026-03-14T07:51:00" },
        { "14 جوان 2026", "ar", "2026-06-14" },
        { "October 3, 2025 at 9:05 pm EDT by Nell", "en", "October 3, 2025 at 9:05 pm EDT" },
    };
    check_dates(*state_of, CASES, sizeof CASES / sizeof *CASES);
}

/* --- pages made to break a reader ------------------------------------------------------------ */

static const char *repeated(state *s, const char *start, const char *piece, size_t count)
{
    sc_buf buf = sc_buf_new(s->arena, (size_t)64 << 20);
    sc_buf_addz(&buf, start);
    for (size_t i = 0; i < count; i++)
        sc_buf_addz(&buf, piece);
    sc_buf_addc(&buf, '\0');
    return buf.ptr;
}

/* Each would take gumbo minutes, or end the process, as it is. */
static void reads_pages_made_to_break_it(void **state_of)
{
    static const char *const PIECES[] = {
        "<div>",
        "<table><tr><td>",
        "<b a=1>",
        "<p><b><i>",
        "<a href=x>",
        "<svg>",
        "<math><mi>",
        "<ul><li>",
        "<table>x",
        "<div><span>",
        "<font><p>",
        "</p>",
        "<select><option>",
        "&amp;",
        "<h1>",
        "<object></div>",
        "<div><svg><![CDATA[></svg></div>]]></svg>",
    };
    state *s = *state_of;
    for (size_t i = 0; i < sizeof PIECES / sizeof *PIECES; i++)
        assert_str(field_of(s, repeated(s, "<title>T</title>", PIECES[i], 20000), "headline"), "T");
    const char *attributes = repeated(s, "<title>T</title><p", " a b c d e f g h", 20000);
    assert_str(field_of(s, attributes, "headline"), "T");
}

static void survives_what_ends_gumbo(void **state_of)
{
    static const char *const PAGES[] = {
        "<table><math><select><mi><select></table><h1>A</h1>",
        "<table><math><th><mo><select></table><h1>A</h1>",
    };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++)
        assert_str(field_of(*state_of, PAGES[i], "lang"), "-");
}

static const field_case PICTURES[] = {
    { "<img srcset='a.jpg 400w, b.jpg 1200w, c.jpg 800w'>", "photo.src", "b.jpg" },
    { "<img srcset='a.jpg, b.jpg 1.5x, c.jpg 2x'>", "photo.src", "c.jpg" },
    { "<img srcset='a.jpg 1.2x, b.jpg 1.5x'>", "photo.src", "b.jpg" },
    { "<img srcset='a,b.jpg 1x,c.jpg 2x'>", "photo.src", "c.jpg" },
    { "<img srcset='a.jpg,'>", "photo.src", "a.jpg" },
    { "<img srcset=' , '>", "photo.src", "-" },
    { "<img src=a.jpg srcset='b.jpg 2x'>", "photo.src", "a.jpg" },
    { "<img src=/blank.jpg data-srcset='b.jpg 2x'>", "photo.src", "b.jpg" },
    { "<img src=data:image/gif;base64,x srcset='data:x 900w, b.jpg 2w'>", "photo.src", "b.jpg" },
    { "<picture><source srcset=a.webp type=image/webp><source srcset=a.jpg type=image/jpeg><img>"
      "</picture>",
      "photo.src", "a.jpg" },
    { "<picture><source srcset=a.webp><img></picture>", "photo.src", "a.webp" },
    { "<div><source srcset=a.webp><img></div>", "photo.src", "-" },
    { "<div class=author-image><img src=ann.jpg></div><img src=b.jpg>", "photo.src", "b.jpg" },
    { "<img class='x avatar' src=ann.jpg><img src=b.jpg>", "photo.src", "b.jpg" },
};

static void finds_pictures_however_they_are_loaded(void **state_of)
{
    check_fields(*state_of, PICTURES, sizeof PICTURES / sizeof *PICTURES);
}

static const field_case BYLINES[] = {
    { "<div>By Dana Cole, Staff Writer</div>", "authors", "Dana Cole" },
    { "<div class=byline>By Dana Cole on March 3, 2026</div>", "authors", "Dana Cole" },
    { "<div>Posted on March 3, 2026 by Dana Cole</div>", "authors", "Dana Cole" },
    { "<div>By Anna Le</div>", "authors", "Anna Le" },
    { "<div>Par Zoé Martin, le 14 mars 2026 à 18h30</div>", "authors", "Zoé Martin" },
    { "<div>來源：X 作者：李华 来源：Y</div>", "authors", "李华" },
    { "<div>김민수 기자</div>", "authors", "김민수" },
    { "<div>사진=박지훈 기자</div>", "authors", "-" },
    { "<div>记者李华摄</div>", "authors", "-" },
    { "<div>โดย สมชาย</div>", "authors", "สมชาย" },
    { "<article><footer class=node__meta>By Petra Vogel</footer></article>", "authors",
      "Petra Vogel" },
    { "<article><footer>By Petra Vogel</footer></article>", "authors", "-" },
    { "<span typeof=schema:Person>Petra Vogel</span>", "authors", "Petra Vogel" },
};

static void reads_bylines_of_many_forms(void **state_of)
{
    check_fields(*state_of, BYLINES, sizeof BYLINES / sizeof *BYLINES);
}

#define ARTICLE(rest) "{\"@type\":\"NewsArticle\"," rest "}"
#define SCRIPT(list) "<script type=application/ld+json>[" list "]</script>"

static const field_case SEVERAL[] = {
    { "<article><time datetime=2026-01-01></time><img src=a.jpg></article><article><h1>A</h1><time "
      "datetime=2026-01-02></time><img src=b.jpg></article>",
      "photo.src", "b.jpg" },
    { "<article><time datetime=2026-01-01></time></article><article><h1>A</h1><time "
      "datetime=2026-01-02></time></article>",
      "published", "2026-01-02" },
    { "<h1>A</h1><article><time datetime=2026-01-01></time></article>", "published", "2026-01-01" },
    { SCRIPT(ARTICLE("\"headline\":\"A\"") "," ARTICLE("\"headline\":\"B\"")), "headline", "A" },
    { "<link rel=canonical href=/b>" SCRIPT(
          ARTICLE("\"headline\":\"A\",\"mainEntityOfPage\":\"https://x.example/a\"") "," ARTICLE(
              "\"headline\":\"B\",\"url\":\"https://x.example/b\"")),
      "headline", "B" },
    { "<title>B | Post</title>" SCRIPT(
          ARTICLE("\"headline\":\"A\"") "," ARTICLE("\"headline\":\"B\"")),
      "headline", "B" },
    { "<script type='Application/LD+JSON; charset=utf-8'>" ARTICLE(
          "\"headline\":\"A\"") "</script>",
      "headline", "A" },
    { "<script type=application/ld+jsonx>" ARTICLE("\"headline\":\"A\"") "</script>", "headline",
      "-" },
    { "<base href=https://x.example/2026/><meta property=og:url content=b.html>", "url",
      "https://x.example/2026/b.html" },
};

static void chooses_among_several_articles(void **state_of)
{
    check_fields(*state_of, SEVERAL, sizeof SEVERAL / sizeof *SEVERAL);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(believes_one_headline),
        TEST(finds_the_other_fields),
        TEST(knows_the_sites_own_name),
        TEST(passes_over_its_own_block),
        TEST(tells_where_fields_were_found),
        TEST(warns_of_broken_json_ld),
        TEST(knows_kinds_of_files),
        TEST(decodes_pages),
        TEST(resolves_addresses),
        TEST(finds_dates_in_text),
        TEST(finds_the_time_of_day_behind_them),
        TEST(finds_pictures_however_they_are_loaded),
        TEST(reads_bylines_of_many_forms),
        TEST(chooses_among_several_articles),
        TEST(reads_pages_made_to_break_it),
        TEST(survives_what_ends_gumbo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
