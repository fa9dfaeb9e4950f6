/* Huffman tables made for a part of a picture: completed, they are valid and code everything. */
#include "encode/huffman.h"

#include "lib/check.h"
#include "lib/noise.h"

#include <string.h>

enum { DC_SYMBOLS = 12, AC_SYMBOLS = 162 };

static JHUFF_TBL table_of(const uint8_t bits[17], const uint8_t *symbols)
{
    JHUFF_TBL table = { .sent_table = FALSE };
    size_t count = 0;
    for (int i = 1; i <= 16; i++)
        count += bits[i];
    memcpy(table.bits, bits, sizeof table.bits);
    memcpy(table.huffval, symbols, count);
    return table;
}

/* How many bits a symbol's code has; 0: it has none, -1: several. */
static int length_of(const JHUFF_TBL *table, int symbol)
{
    int found = 0, at = 0;
    for (int length = 1; length <= 16; length++)
        for (int i = 0; i < table->bits[length]; i++)
            if (table->huffval[at++] == symbol)
                found = found == 0 ? length : -1;
    return found;
}

static int count_of(const JHUFF_TBL *table)
{
    int count = 0;
    for (int i = 1; i <= 16; i++)
        count += table->bits[i];
    return count;
}

/* The codes of up to 16 bits that are taken, of 65,536. */
static long taken(const JHUFF_TBL *table)
{
    long sum = 0;
    for (int i = 1; i <= 16; i++)
        sum += (long)table->bits[i] << (16 - i);
    return sum;
}

static bool is_symbol(int symbol, sc_huffman_kind kind)
{
    int size = symbol & 15;
    if (kind == SC_HUFFMAN_DC)
        return symbol <= 11;
    return symbol == 0x00 || symbol == 0xF0 || (size >= 1 && size <= 10);
}

/* Every symbol once, none that is no symbol, and the code of ones alone free. */
static void assert_complete(const JHUFF_TBL *table, sc_huffman_kind kind)
{
    assert_int_equal(count_of(table), kind == SC_HUFFMAN_DC ? DC_SYMBOLS : AC_SYMBOLS);
    for (int symbol = 0; symbol < 256; symbol++)
        if (is_symbol(symbol, kind))
            assert_true(length_of(table, symbol) > 0);
    assert_true(taken(table) <= 65535);
}

static void test_what_is_missing_is_added_at_the_end(void **state)
{
    (void)state;
    static const uint8_t BITS[17] = { [1] = 1, [2] = 1, [3] = 1 }, SYMBOLS[] = { 2, 0, 5 };
    JHUFF_TBL table = table_of(BITS, SYMBOLS);
    sc_huffman_complete(&table, SC_HUFFMAN_DC);
    assert_complete(&table, SC_HUFFMAN_DC);
    assert_int_equal(length_of(&table, 2), 1);
    assert_int_equal(length_of(&table, 0), 2);
    assert_int_equal(length_of(&table, 5), 3);
    assert_int_equal(length_of(&table, 11), 16);
}

/* Three codes of 1 and 2 bits leave no room: the rarest, which is the last, gives up half of its
 * own. */
static void test_the_rarest_makes_room(void **state)
{
    (void)state;
    static const uint8_t BITS[17] = { [1] = 1, [2] = 2 }, SYMBOLS[] = { 7, 3, 4 };
    JHUFF_TBL table = table_of(BITS, SYMBOLS);
    sc_huffman_complete(&table, SC_HUFFMAN_DC);
    assert_complete(&table, SC_HUFFMAN_DC);
    assert_int_equal(length_of(&table, 7), 1);
    assert_int_equal(length_of(&table, 3), 2);
    assert_int_equal(length_of(&table, 4), 3);
}

static void test_a_whole_table_stays_as_it_is(void **state)
{
    (void)state;
    /* T.81, table K.3 */
    static const uint8_t BITS[17] = { [2] = 1, 5, 1, 1, 1, 1, 1, 1 };
    static const uint8_t SYMBOLS[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };
    JHUFF_TBL table = table_of(BITS, SYMBOLS), before = table;
    sc_huffman_complete(&table, SC_HUFFMAN_DC);
    assert_memory_equal(table.bits, before.bits, sizeof table.bits);
    assert_memory_equal(table.huffval, before.huffval, sizeof SYMBOLS);
}

static void test_a_table_of_one_symbol(void **state)
{
    (void)state;
    static const uint8_t BITS[17] = { [1] = 1 }, SYMBOLS[] = { 0 };
    JHUFF_TBL table = table_of(BITS, SYMBOLS);
    sc_huffman_complete(&table, SC_HUFFMAN_AC);
    assert_complete(&table, SC_HUFFMAN_AC);
    assert_int_equal(length_of(&table, 0), 1);
}

/* A table whose codes take all there is, but for that of ones alone, as libjpeg makes them: some
 * symbols of AC in a chance order, lengths from halving chance codes. */
static JHUFF_TBL chance_table(uint32_t seed)
{
    uint8_t bits[17] = { 0 }, symbols[256];
    int count = 0, wanted = 2 + (int)(sc_noise_hash((int32_t)seed, 0, 1) % (AC_SYMBOLS - 2));
    for (int i = 0; count < wanted && i < 4096; i++) {
        int symbol = (int)(sc_noise_hash((int32_t)seed, i, 2) % 256);
        if (is_symbol(symbol, SC_HUFFMAN_AC) && memchr(symbols, symbol, (size_t)count) == NULL)
            symbols[count++] = (uint8_t)symbol;
    }
    bits[1] = 2;
    for (int codes = 2, i = 0; codes <= count; i++) {
        int length = 1 + (int)(sc_noise_hash((int32_t)seed, i, 3) % 15);
        if (bits[length] == 0)
            continue;
        bits[length]--;
        bits[length + 1] = (uint8_t)(bits[length + 1] + 2);
        codes++;
    }
    for (int length = 16; length > 0; length--)
        if (bits[length] > 0) {
            bits[length]--;
            break;
        }
    return table_of(bits, symbols);
}

static void test_chance_tables(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 2000; seed++) {
        JHUFF_TBL table = chance_table(seed), before = table;
        assert_true(taken(&before) <= 65535);
        sc_huffman_complete(&table, SC_HUFFMAN_AC);
        assert_complete(&table, SC_HUFFMAN_AC);
        for (int i = 0; i < count_of(&before); i++)
            assert_true(length_of(&table, before.huffval[i]) >=
                        length_of(&before, before.huffval[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_missing_is_added_at_the_end),
        cmocka_unit_test(test_the_rarest_makes_room),
        cmocka_unit_test(test_a_whole_table_stays_as_it_is),
        cmocka_unit_test(test_a_table_of_one_symbol),
        cmocka_unit_test(test_chance_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
