/* HTML → plain text: see plain.h. */
#include "article/plain.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* HTML 4.01, section 24.2: the names of U+00A0 to U+00FF, in order. */
static const char *const LATIN_1[96] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

/* Sections 24.3 and 24.4, and `apos` of XML. */
static const struct {
    const char *name;
    uint32_t code_point;
} NAMED[] = {
    { "amp", '&' },        { "lt", '<' },        { "gt", '>' },         { "quot", '"' },
    { "apos", '\'' },      { "OElig", 0x152 },   { "oelig", 0x153 },    { "Scaron", 0x160 },
    { "scaron", 0x161 },   { "Yuml", 0x178 },    { "fnof", 0x192 },     { "circ", 0x2C6 },
    { "tilde", 0x2DC },    { "ensp", 0x2002 },   { "emsp", 0x2003 },    { "thinsp", 0x2009 },
    { "zwnj", 0x200C },    { "zwj", 0x200D },    { "lrm", 0x200E },     { "rlm", 0x200F },
    { "ndash", 0x2013 },   { "mdash", 0x2014 },  { "lsquo", 0x2018 },   { "rsquo", 0x2019 },
    { "sbquo", 0x201A },   { "ldquo", 0x201C },  { "rdquo", 0x201D },   { "bdquo", 0x201E },
    { "dagger", 0x2020 },  { "Dagger", 0x2021 }, { "bull", 0x2022 },    { "hellip", 0x2026 },
    { "permil", 0x2030 },  { "prime", 0x2032 },  { "Prime", 0x2033 },   { "lsaquo", 0x2039 },
    { "rsaquo", 0x203A },  { "oline", 0x203E },  { "frasl", 0x2044 },   { "euro", 0x20AC },
    { "image", 0x2111 },   { "weierp", 0x2118 }, { "real", 0x211C },    { "trade", 0x2122 },
    { "alefsym", 0x2135 }, { "larr", 0x2190 },   { "uarr", 0x2191 },    { "rarr", 0x2192 },
    { "darr", 0x2193 },    { "harr", 0x2194 },   { "crarr", 0x21B5 },   { "lArr", 0x21D0 },
    { "uArr", 0x21D1 },    { "rArr", 0x21D2 },   { "dArr", 0x21D3 },    { "hArr", 0x21D4 },
    { "forall", 0x2200 },  { "part", 0x2202 },   { "exist", 0x2203 },   { "empty", 0x2205 },
    { "nabla", 0x2207 },   { "isin", 0x2208 },   { "notin", 0x2209 },   { "ni", 0x220B },
    { "prod", 0x220F },    { "sum", 0x2211 },    { "minus", 0x2212 },   { "lowast", 0x2217 },
    { "radic", 0x221A },   { "prop", 0x221D },   { "infin", 0x221E },   { "ang", 0x2220 },
    { "and", 0x2227 },     { "or", 0x2228 },     { "cap", 0x2229 },     { "cup", 0x222A },
    { "int", 0x222B },     { "there4", 0x2234 }, { "sim", 0x223C },     { "cong", 0x2245 },
    { "asymp", 0x2248 },   { "ne", 0x2260 },     { "equiv", 0x2261 },   { "le", 0x2264 },
    { "ge", 0x2265 },      { "sub", 0x2282 },    { "sup", 0x2283 },     { "nsub", 0x2284 },
    { "sube", 0x2286 },    { "supe", 0x2287 },   { "oplus", 0x2295 },   { "otimes", 0x2297 },
    { "perp", 0x22A5 },    { "sdot", 0x22C5 },   { "lceil", 0x2308 },   { "rceil", 0x2309 },
    { "lfloor", 0x230A },  { "rfloor", 0x230B }, { "lang", 0x2329 },    { "rang", 0x232A },
    { "loz", 0x25CA },     { "spades", 0x2660 }, { "clubs", 0x2663 },   { "hearts", 0x2665 },
    { "diams", 0x2666 },   { "Alpha", 0x391 },   { "Beta", 0x392 },     { "Gamma", 0x393 },
    { "Delta", 0x394 },    { "Epsilon", 0x395 }, { "Zeta", 0x396 },     { "Eta", 0x397 },
    { "Theta", 0x398 },    { "Iota", 0x399 },    { "Kappa", 0x39A },    { "Lambda", 0x39B },
    { "Mu", 0x39C },       { "Nu", 0x39D },      { "Xi", 0x39E },       { "Omicron", 0x39F },
    { "Pi", 0x3A0 },       { "Rho", 0x3A1 },     { "Sigma", 0x3A3 },    { "Tau", 0x3A4 },
    { "Upsilon", 0x3A5 },  { "Phi", 0x3A6 },     { "Chi", 0x3A7 },      { "Psi", 0x3A8 },
    { "Omega", 0x3A9 },    { "alpha", 0x3B1 },   { "beta", 0x3B2 },     { "gamma", 0x3B3 },
    { "delta", 0x3B4 },    { "epsilon", 0x3B5 }, { "zeta", 0x3B6 },     { "eta", 0x3B7 },
    { "theta", 0x3B8 },    { "iota", 0x3B9 },    { "kappa", 0x3BA },    { "lambda", 0x3BB },
    { "mu", 0x3BC },       { "nu", 0x3BD },      { "xi", 0x3BE },       { "omicron", 0x3BF },
    { "pi", 0x3C0 },       { "rho", 0x3C1 },     { "sigmaf", 0x3C2 },   { "sigma", 0x3C3 },
    { "tau", 0x3C4 },      { "upsilon", 0x3C5 }, { "phi", 0x3C6 },      { "chi", 0x3C7 },
    { "psi", 0x3C8 },      { "omega", 0x3C9 },   { "thetasym", 0x3D1 }, { "upsih", 0x3D2 },
    { "piv", 0x3D6 },
};

/* 0 if there is no such name. */
static uint32_t named_char(sc_str name)
{
    for (uint32_t i = 0; i < 96; i++)
        if (sc_str_is(name, LATIN_1[i]))
            return 0xA0 + i;
    for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
        if (sc_str_is(name, NAMED[i].name))
            return NAMED[i].code_point;
    return 0;
}

/* Numeric references to 0x80–0x9F mean Windows-1252 (HTML standard, 13.2.5.80); 0: none. */
static const uint16_t WINDOWS_1252[32] = {
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178,
};

static uint32_t numeric_char(sc_str digits)
{
    bool is_hex = digits.len > 1 && (digits.ptr[0] == 'x' || digits.ptr[0] == 'X');
    uint32_t value = 0;
    if (digits.len - is_hex == 0 || digits.len > 8)
        return 0;
    for (size_t i = is_hex; i < digits.len; i++) {
        char c = digits.ptr[i];
        uint32_t digit = sc_is_digit(c) ? (uint32_t)(c - '0')
                         : is_hex && sc_is_alpha(c) && (c | 0x20) <= 'f'
                             ? (uint32_t)((c | 0x20) - 'a' + 10)
                             : 99;
        if (digit == 99)
            return 0;
        value = value * (is_hex ? 16 : 10) + digit;
    }
    bool is_windows = value >= 0x80 && value < 0xA0;
    return is_windows ? WINDOWS_1252[value - 0x80] : value;
}

/* At a `&`. @return the length of the reference there and its character, or 0. */
static size_t reference_at(sc_str html, size_t at, uint32_t *cp)
{
    enum { REFERENCE_MAX = 12 };
    size_t end = at + 1;
    while (end < html.len && html.ptr[end] != ';' && end - at < REFERENCE_MAX)
        end++;
    if (end >= html.len || html.ptr[end] != ';')
        return 0;
    sc_str name = sc_str_sub(html, at + 1, end);
    bool is_numeric = sc_str_starts(name, "#");
    *cp = is_numeric ? numeric_char(sc_str_sub(name, 1, name.len)) : named_char(name);
    return *cp == 0 ? 0 : end + 1 - at;
}

/* The elements whose tags separate words. */
static bool is_block(sc_str name)
{
    static const char *const BLOCKS[] = { "p",       "br", "div",        "li",        "ul",
                                          "ol",      "h1", "h2",         "h3",        "h4",
                                          "section", "tr", "blockquote", "figcaption" };
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS; i++)
        if (sc_str_is_nocase(name, BLOCKS[i]))
            return true;
    return false;
}

/* What is longer is no tag; without a limit, many `<` and no `>` would take quadratic time. */
enum { TAG_MAX = 4096 };

/* At a `<`. @return the length of the tag or comment there, or 0; its name. */
static size_t tag_at(sc_str html, size_t at, sc_str *name)
{
    sc_str rest = sc_str_sub(html, at, at + TAG_MAX);
    const char *close_mark = sc_str_starts(rest, "<!--") ? "-->" : ">";
    size_t from = sc_str_starts(rest, "</") ? 2 : 1, to = from, end;
    while (to < rest.len && (sc_is_alpha(rest.ptr[to]) || (to > from && sc_is_digit(rest.ptr[to]))))
        to++;
    *name = sc_str_sub(rest, from, to);
    bool is_tag = to > from && to < rest.len && strchr(" \t\r\n/>", rest.ptr[to]) != NULL;
    if (!is_tag && close_mark[0] == '>')
        return 0;
    return sc_str_find(rest, sc_str_of(close_mark), &end) ? end + strlen(close_mark) : 0;
}

/* A link that WordPress's themes put at the end of an excerpt. */
static size_t more_link_at(sc_str html, size_t at)
{
    sc_str rest = sc_str_sub(html, at, at + TAG_MAX);
    size_t open_end, end;
    if (!sc_str_starts(rest, "<a ") || !sc_str_find(rest, SC_STR(">"), &open_end))
        return 0;
    bool is_more = sc_str_find(sc_str_sub(rest, 0, open_end), SC_STR("more-link"), NULL);
    return is_more && sc_str_find(rest, SC_STR("</a>"), &end) ? end + 4 : 0;
}

static size_t skip_markup(sc_buf *out, sc_str html, size_t at)
{
    size_t len = more_link_at(html, at);
    if (len > 0)
        return len;
    sc_str name;
    len = tag_at(html, at, &name);
    if (len > 0 && is_block(name))
        sc_buf_addc(out, ' ');
    return len;
}

/* "[…]" stands for what an excerpt leaves out: only the ellipsis is for readers. */
static sc_str unbracket_ellipsis(sc_arena *arena, sc_str text)
{
    sc_str trimmed = sc_str_trim(text);
    static const char MORE[] = "[…]";
    if (!sc_str_ends(trimmed, MORE))
        return text;
    sc_str kept = sc_str_trim(sc_str_sub(trimmed, 0, trimmed.len - strlen(MORE)));
    return sc_str_fmt(arena, "%.*s…", SC_STR_ARG(kept));
}

sc_str sc_plain_text(sc_arena *arena, sc_str html)
{
    sc_buf out = sc_buf_new(arena, html.len + 1);
    for (size_t at = 0; at < html.len;) {
        uint32_t cp = 0;
        size_t len = html.ptr[at] == '<' ? skip_markup(&out, html, at) : 0;
        if (html.ptr[at] == '&')
            len = reference_at(html, at, &cp);
        if (cp != 0)
            sc_utf8_add(&out, cp);
        else if (len == 0)
            sc_buf_addc(&out, html.ptr[at]);
        at += len == 0 ? 1 : len;
    }
    return unbracket_ellipsis(arena, sc_buf_str(&out));
}
