/* Locale-free numbers: see number.h. */
#include "base/number.h"

#include <math.h>

static size_t scan_digits(sc_str s, size_t at, double *value, int *scale)
{
    size_t from = at;
    for (; at < s.len && sc_is_digit(s.ptr[at]); at++) {
        if (*value > 1e17) {
            *scale += 1; /* past what a double holds: only the magnitude counts */
            continue;
        }
        *value = *value * 10 + (s.ptr[at] - '0');
    }
    return at - from;
}

/* `e5`, `E-3`: taken only when digits follow, so that `1em` is 1 and "em". */
static size_t scan_exponent(sc_str s, size_t at, int *exponent)
{
    if (at >= s.len || (s.ptr[at] != 'e' && s.ptr[at] != 'E'))
        return 0;
    size_t digits = at + 1;
    bool negative = digits < s.len && s.ptr[digits] == '-';
    if (digits < s.len && (s.ptr[digits] == '-' || s.ptr[digits] == '+'))
        digits++;
    double value = 0;
    int ignored = 0;
    size_t count = scan_digits(s, digits, &value, &ignored);
    if (count == 0)
        return 0;
    *exponent = value > 400 ? (negative ? -400 : 400) : (int)(negative ? -value : value);
    return digits + count - at;
}

bool sc_number_scan(sc_str *rest, double *out)
{
    sc_str s = *rest;
    size_t at = 0;
    bool negative = s.len > 0 && s.ptr[0] == '-';
    if (s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        at++;
    double value = 0;
    int scale = 0, exponent = 0;
    size_t whole = scan_digits(s, at, &value, &scale), fraction = 0;
    at += whole;
    if (at + 1 < s.len && s.ptr[at] == '.' && sc_is_digit(s.ptr[at + 1])) {
        int before = scale;
        fraction = scan_digits(s, at + 1, &value, &scale);
        scale = before - (int)fraction + (scale - before);
        at += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    at += scan_exponent(s, at, &exponent);
    int power = scale + exponent;
    if (value != 0)
        value = power < 0 ? value / pow(10, -power) : value * pow(10, power);
    if (!isfinite(value))
        return false;
    *out = negative ? -value : value;
    *rest = sc_str_sub(s, at, s.len);
    return true;
}

bool sc_number_parse(sc_str s, double *out)
{
    double value;
    if (!sc_number_scan(&s, &value) || s.len != 0)
        return false;
    *out = value;
    return true;
}

bool sc_integer_parse(sc_str s, int64_t max, int64_t *out)
{
    int64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        int digit = s.ptr[i] - '0';
        if (!sc_is_digit(s.ptr[i]) || digit > max || value > (max - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    if (s.len == 0)
        return false;
    *out = value;
    return true;
}

void sc_number_add(sc_buf *buf, double value, int decimals)
{
    if (!isfinite(value) || fabs(value) > 9e15)
        value = 0;
    while (decimals > 0 && fabs(value) * pow(10, decimals) > 9e15)
        decimals--; /* a double has no digits there */
    double unit = pow(10, decimals);
    uint64_t units = (uint64_t)unit, n = (uint64_t)round(fabs(value) * unit);
    if (value < 0 && n != 0)
        sc_buf_addc(buf, '-');
    sc_buf_addf(buf, "%llu", (unsigned long long)(n / units));
    uint64_t fraction = n % units;
    if (fraction == 0)
        return;
    for (; fraction % 10 == 0; fraction /= 10)
        decimals--;
    sc_buf_addf(buf, ".%0*llu", decimals, (unsigned long long)fraction);
}
