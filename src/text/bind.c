/*
 * Two words with a space between them in; whether they belong together, out. Unlike articles
 * (weak.c) this goes by what is written, not by language: texts name units, titles and numbers in
 * several languages at once.
 *
 * The lists hold what headlines have. Units are those of the SI and of trade; abbreviations those
 * that stand before a number or a name in the languages of tests/browser-text.
 */
#include "text/bind.h"

#include "text/chars.h"

#include <string.h>
#include <unicode/uchar.h>

#define MAX_WORD 16 /* units */

/* Behind a number; as written. */
static const UChar UNITS[] =
    u" km m cm mm µm nm mi ft yd kg g mg t lb lbs oz l L ml cl dl hl ha km² m² m³ cm³ km/h m/s mph "
    u"kWh MWh GWh TWh kW MW GW TW W V kV Hz kHz MHz GHz °C °F K hPa bar dB kB KB MB GB TB px dpi "
    u"fps h hrs min s sec ms Uhr hod godz Mio Mrd Tsd mln mld mrd tys mil mio bn a.m p.m pm AM PM "
    u"million billion trillion millions milliards millón millones milhão milhões bilhões milioni "
    u"miliardi miljoen miljard Millionen Milliarden Prozent percent per pct pc BC AD BCE CE "
    u"kr Kč zł Ft lei лв EUR USD GBP CHF JPY CNY euros dollars "
    u"км м см мм кг г мг т л мл га ч мин кВт МВт ГВт км² м² кв куб руб грн коп тыс тис млн млрд "
    u"трлн χλμ ευρώ εκατ كم كلم مليون مليار میلیون میلیارد किमी रुपये लाख करोड़ টাকা কোটি กม บาท ล้าน ";

/* Before a number; without their full stop, which they need unless the list says so. */
static const UChar BEFORE_NUMBERS[] =
    u" fig figs no nos nr vol ch chap art arts sec sect eq eqn tab p pp pg par para abs abb bd kap "
    u"s str č čl odst r rys poz cap pág págs núm nro pos lit jg jh ст стр рис табл гл п т ч № op ";

/* Before a name; without their full stop. */
static const UChar BEFORE_NAMES[] =
    u" mr mrs ms dr prof st ste mt sen rep gov gen col capt lt sgt rev hon pres mm me dres sr sra "
    u"srta dña dott sig ing mgr judr mudr rndr phdr mons hr fr dipl г ул им акад проф ";

/* Before a name, without a full stop. */
static const UChar TITLES[] = u" mme mlle dr mr mrs ms don doña frau herr ";

typedef struct word {
    UChar units[MAX_WORD + 1];
    int32_t count; /* 0: it is longer than any in a list */
} word;

static bool is_space_at(const sc_chars *chars, int32_t unit)
{
    return (chars->flags[unit] & (SC_CHAR_HANGS | SC_CHAR_HARD)) != 0;
}

static bool has_type(UChar unit, uint32_t mask)
{
    return U_MASK(u_charType(unit)) & mask;
}

static word word_between(const sc_chars *chars, int32_t start, int32_t end)
{
    word made = { .count = 0 };
    if (end - start > MAX_WORD)
        return made;
    for (; start < end; start++)
        made.units[made.count++] = chars->units[start];
    return made;
}

/* The word that ends at `end`, without what opens before it: quotes and brackets. */
static word word_before(const sc_chars *chars, int32_t end)
{
    int32_t start = end;
    while (start > 0 && !is_space_at(chars, start - 1))
        start--;
    while (start < end && has_type(chars->units[start], U_GC_PS_MASK | U_GC_PI_MASK))
        start++;
    return word_between(chars, start, end);
}

/* The word that starts at `at`, without the punctuation behind it. */
static word word_after(const sc_chars *chars, int32_t at)
{
    const uint32_t behind = U_GC_PO_MASK | U_GC_PE_MASK | U_GC_PF_MASK | U_GC_PD_MASK;
    int32_t end = at;
    while (end < chars->count && !is_space_at(chars, end))
        end++;
    while (end > at + 1 && has_type(chars->units[end - 1], behind))
        end--;
    return word_between(chars, at, end);
}

static bool is_upper(UChar unit)
{
    return u_isupper(unit);
}

static bool is_digit(UChar unit)
{
    return u_isdigit(unit);
}

static bool all_of(const word *of, bool (*is)(UChar))
{
    for (int32_t i = 0; i < of->count; i++)
        if (!is(of->units[i]))
            return false;
    return of->count > 0;
}

/* @return whether `list`, words between spaces, holds the first `count` units of `one`. */
static bool lists(const UChar *list, const word *one, int32_t count)
{
    for (const UChar *at = list; *at != 0 && at[1] != 0; at++) {
        if (*at != ' ')
            continue;
        int32_t same = 0;
        while (same < count && at[1 + same] == one->units[same])
            same++;
        if (count > 0 && same == count && at[1 + count] == ' ')
            return true;
    }
    return false;
}

static word lower(const word *of)
{
    word made = *of;
    for (int32_t i = 0; i < made.count; i++)
        made.units[i] = (UChar)u_tolower(made.units[i]);
    return made;
}

static bool ends_in_digit(const word *of)
{
    return of->count > 0 && is_digit(of->units[of->count - 1]);
}

/* Signs of money, of counting and reckoning: € № § ¶ # % × ±. */
static bool is_sign(UChar unit)
{
    return has_type(unit, U_GC_SC_MASK | U_GC_SM_MASK) || unit == 0x2116 || unit == 0xA7 ||
           unit == 0xB6 || unit == '#' || unit == 0xB0;
}

static bool is_per_cent(UChar unit)
{
    return unit == '%' || unit == 0x2030 || unit == 0x066A;
}

/* 5 km, 10 %, 7 €, 1 200 */
static bool is_measure(const word *before, const word *after)
{
    if (!ends_in_digit(before) || after->count == 0)
        return false;
    bool is_group = all_of(before, is_digit) && before->count <= 3 && after->count >= 3 &&
                    is_digit(after->units[0]) && is_digit(after->units[1]) &&
                    is_digit(after->units[2]) && (after->count == 3 || !is_digit(after->units[3]));
    return is_group || lists(UNITS, after, after->count) || all_of(after, is_sign) ||
           is_per_cent(after->units[0]);
}

/* Fig. 3, § 4, № 5, € 20 */
static bool is_numbered(const word *before, const word *after)
{
    if (after->count == 0 || !(is_digit(after->units[0]) || is_sign(after->units[0])))
        return false;
    if (all_of(before, is_sign))
        return true;
    word name = lower(before);
    int32_t last = name.count - 1;
    if (last < 1)
        return false;
    /* n° 5, nº 5 */
    bool is_ordinal = name.units[last] == 0xB0 || name.units[last] == 0xBA;
    return is_ordinal || (name.units[last] == '.' && lists(BEFORE_NUMBERS, &name, last));
}

/* Capitals with a full stop behind each: "J.", "J.R.R.", "Ю." */
static bool is_initials(const word *of)
{
    for (int32_t i = 0; i < of->count; i++)
        if (i % 2 == 0 ? !is_upper(of->units[i]) : of->units[i] != '.')
            return false;
    return of->count > 0 && of->count % 2 == 0;
}

static bool is_roman(UChar unit)
{
    return unit != 0 && strchr("IVXLCDM", unit < 0x80 ? (char)unit : '?') != NULL;
}

/* J. R. R. Tolkien, Dr. Sims, Mme Sand, Louis XIV */
static bool is_name(const word *before, const word *after)
{
    if (before->count == 0 || after->count == 0 || !is_upper(after->units[0]))
        return false;
    if (is_initials(before))
        return true;
    word title = lower(before);
    int32_t last = title.count - 1;
    if (title.units[last] == '.' ? lists(BEFORE_NAMES, &title, last)
                                 : lists(TITLES, &title, title.count))
        return true;
    /* Not the English "I". */
    bool is_king = all_of(after, is_roman) && (after->count > 1 || after->units[0] != 'I');
    return is_king && is_upper(before->units[0]) && u_islower(before->units[last]);
}

bool sc_bind_holds(const sc_chars *chars, int32_t end, int32_t at)
{
    if (end <= 0 || at >= chars->count || at <= end)
        return false;
    word before = word_before(chars, end), after = word_after(chars, at);
    return is_measure(&before, &after) || is_numbered(&before, &after) || is_name(&before, &after);
}
