/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-elementary.h"

#include <math.h>

/* Elementary functions made of + − × ÷ alone. Those of a C library may differ in
 * the last bit from one processor to the next; with these the same plan gives
 * the same bits everywhere. Plain series, good to a few units in the last place,
 * and without branches, so that they work on several numbers side by side. */

/* ln 2 in two parts; the first has so many zeros at its end that small multiples
 * of it are exact. */
#define LN2_HIGH 0x1.62e42fee00000p-1
#define LN2_LOW 0x1.a39ef35793c76p-33
#define INVERSE_LN2 1.44269504088896340736
#define HALF_LN_2PI 0.91893853320467274178

/* Beyond these the power is infinite or 0. */
#define MAX_EXPONENT 710.0
#define MIN_EXPONENT (-746.0)

/* Added to a number that is not large, leaves its whole part in the lowest bits. */
#define WHOLE 0x1.8p52

/* 2^(k/32) for k = −16…15, and the same less 1. */
static const double roots_of_two[32] = {
  0x1.6a09e667f3bcdp-1, 0x1.71f75e8ec5f74p-1, 0x1.7a11473eb0187p-1, 0x1.82589994cce13p-1,
  0x1.8ace5422aa0dbp-1, 0x1.93737b0cdc5e5p-1, 0x1.9c49182a3f090p-1, 0x1.a5503b23e255dp-1,
  0x1.ae89f995ad3adp-1, 0x1.b7f76f2fb5e47p-1, 0x1.c199bdd85529cp-1, 0x1.cb720dcef9069p-1,
  0x1.d5818dcfba487p-1, 0x1.dfc97337b9b5fp-1, 0x1.ea4afa2a490dap-1, 0x1.f50765b6e4540p-1,
  0x1.0000000000000p+0, 0x1.059b0d3158574p+0, 0x1.0b5586cf9890fp+0, 0x1.11301d0125b51p+0,
  0x1.172b83c7d517bp+0, 0x1.1d4873168b9aap+0, 0x1.2387a6e756238p+0, 0x1.29e9df51fdee1p+0,
  0x1.306fe0a31b715p+0, 0x1.371a7373aa9cbp+0, 0x1.3dea64c123422p+0, 0x1.44e086061892dp+0,
  0x1.4bfdad5362a27p+0, 0x1.5342b569d4f82p+0, 0x1.5ab07dd485429p+0, 0x1.6247eb03a5585p+0,
};

static const double roots_of_two_less_1[32] = {
  -0x1.2bec333018867p-2,
  -0x1.1c1142e274118p-2,
  -0x1.0bdd71829fcf2p-2,
  -0x1.f69d99accc7b6p-3,
  -0x1.d4c6af7557c93p-3,
  -0x1.b23213cc8e86cp-3,
  -0x1.8edb9f5703dc0p-3,
  -0x1.6abf137076a8ep-3,
  -0x1.45d819a94b14bp-3,
  -0x1.20224341286e4p-3,
  -0x1.f332113d56b1fp-4,
  -0x1.a46f918837cb7p-4,
  -0x1.53f391822dbc7p-4,
  -0x1.01b466423250ap-4,
  -0x1.5b505d5b6f268p-5,
  -0x1.5f134923757f3p-6,
  0x0.0p+0,
  0x1.66c34c5615d0fp-6,
  0x1.6ab0d9f3121ecp-5,
  0x1.1301d0125b50ap-4,
  0x1.72b83c7d517aep-4,
  0x1.d4873168b9aa8p-4,
  0x1.1c3d373ab11c3p-3,
  0x1.4f4efa8fef709p-3,
  0x1.837f0518db8a9p-3,
  0x1.b8d39b9d54e55p-3,
  0x1.ef5326091a112p-3,
  0x1.13821818624b4p-2,
  0x1.2ff6b54d8a89cp-2,
  0x1.4d0ad5a753e07p-2,
  0x1.6ac1f752150a5p-2,
  0x1.891fac0e95613p-2,
};

/* e^x as 2^power · (root + rest). */
typedef struct
{
  BalikBits index; /* of the root */
  BalikBits power; /* from 2048 */
  BalikNumber rest;
} SplitExp;

/* (e^x − 1)/x by its series, to x⁶/7!; |x| ≤ 0.011. */
static inline BalikNumber
get_exp_series (BalikNumber x)
{
  const BalikNumber z = x * x;
  const BalikNumber even = 1.0 / 6.0 + z * (1.0 / 120.0 + z * (1.0 / 5040.0));
  const BalikNumber odd = 1.0 / 2.0 + z * (1.0 / 24.0 + z * (1.0 / 720.0));

  return 1.0 + (x * odd + z * even);
}

static inline SplitExp
split_exp (BalikNumber x)
{
  const BalikNumber high = balik_select (x > MAX_EXPONENT, balik_number (MAX_EXPONENT), x);
  const BalikNumber y = balik_select (high < MIN_EXPONENT, balik_number (MIN_EXPONENT), high);
  /* y = steps · ln 2 / 32 + rest. */
  const BalikNumber shifted = y * (32.0 * INVERSE_LN2) + WHOLE;
  const BalikNumber steps = shifted - WHOLE;
  const BalikNumber rest = (y - steps * (LN2_HIGH / 32.0)) - steps * (LN2_LOW / 32.0);
  /* From 16 above a multiple of 32, and above 0. */
  const BalikBits place = (balik_get_bits (shifted) & 0xfffff) + 16 + 32 * 2048;
  SplitExp split;

  split.index = place & 31;
  split.power = place >> 5 & 0xfff;
  split.rest = balik_look_up (roots_of_two, split.index) * (rest * get_exp_series (rest));

  return split;
}

/* Times 2^power, in two steps: either power alone may be out of range. */
static inline BalikNumber
scale (BalikNumber value, BalikBits power)
{
  const BalikBits half = power >> 1;
  const BalikNumber first = balik_from_bits ((half - 1) << 52);
  const BalikNumber second = balik_from_bits ((power - half - 1) << 52);

  return value * first * second;
}

/* 2·artanh (s) by its series, to s²³; |s| ≤ 0.1716. */
static BalikNumber
get_artanh_twice (BalikNumber s)
{
  const BalikNumber z = s * s;
  const BalikNumber y = z * z;
  BalikNumber even = balik_number (1.0 / 23.0);
  BalikNumber odd = balik_number (1.0 / 21.0);

  even = even * y + 1.0 / 19.0;
  odd = odd * y + 1.0 / 17.0;
  even = even * y + 1.0 / 15.0;
  odd = odd * y + 1.0 / 13.0;
  even = even * y + 1.0 / 11.0;
  odd = odd * y + 1.0 / 9.0;
  even = even * y + 1.0 / 7.0;
  odd = odd * y + 1.0 / 5.0;
  even = even * y + 1.0 / 3.0;

  return 2.0 * s + 2.0 * s * z * (even + z * odd);
}

/* Splits a positive number into one from 1 to 2 and a power of two. */
static BalikNumber
split_log (BalikNumber x, BalikNumber *power)
{
  const BalikMask is_tiny = x < 0x1p-1022;
  const BalikBits bits = balik_get_bits (balik_select (is_tiny, x * 0x1p54, x));
  /* The power, written behind the point of a number. */
  const BalikNumber biased = balik_from_bits ((bits >> 52) | (uint64_t)0x433 << 52);

  *power = biased - 0x1p52
           - balik_select (is_tiny, balik_number (1023.0 + 54.0), balik_number (1023.0));

  return balik_from_bits ((bits & 0xfffffffffffffu) | (uint64_t)1023 << 52);
}

/**
 * balik_exp:
 * @x: a number
 *
 * Computes e to the power of @x.
 *
 * Returns: the power; 0 or infinity where it cannot be written
 */
BalikNumber
balik_exp (BalikNumber x)
{
  const SplitExp split = split_exp (x);

  return scale (balik_look_up (roots_of_two, split.index) + split.rest, split.power);
}

/**
 * balik_expm1:
 * @x: a number
 *
 * Computes e to the power of @x, less 1, exactly even where @x is tiny.
 *
 * Returns: the power less 1
 */
BalikNumber
balik_expm1 (BalikNumber x)
{
  const SplitExp split = split_exp (x);
  const BalikNumber small = balik_look_up (roots_of_two_less_1, split.index) + split.rest;
  const BalikNumber large
      = scale (balik_look_up (roots_of_two, split.index) + split.rest, split.power);

  return balik_select (split.power == 2048, small, large - 1.0);
}

/**
 * balik_log:
 * @x: a positive number
 *
 * Computes the natural logarithm of @x.
 *
 * Returns: the logarithm; minus infinity for 0
 */
BalikNumber
balik_log (BalikNumber x)
{
  BalikNumber power;
  BalikNumber fraction = split_log (x, &power);
  const BalikMask is_high = fraction > 1.41421356237309504880;
  BalikNumber rest;
  BalikNumber log;

  fraction = balik_select (is_high, fraction * 0.5, fraction);
  power = balik_select (is_high, power + 1.0, power);
  rest = fraction - 1.0;
  log = power * LN2_HIGH + (get_artanh_twice (rest / (2.0 + rest)) + power * LN2_LOW);

  log = balik_select (x > 1.7976931348623157e308, x, log);
  log = balik_select (x == 0.0, balik_number (-INFINITY), log);

  return balik_select (x >= 0.0, log, balik_number (NAN));
}

/**
 * balik_log1p:
 * @x: a number above −1
 *
 * Computes the natural logarithm of 1 + @x, exactly even where @x is tiny.
 *
 * Returns: the logarithm
 */
BalikNumber
balik_log1p (BalikNumber x)
{
  const BalikMask is_small = (x > -0.29) & (x < 0.41);

  return balik_select (is_small, get_artanh_twice (x / (2.0 + x)), balik_log (1.0 + x));
}

/**
 * balik_pow:
 * @x: a number that is not negative
 * @y: a number
 *
 * Computes @x to the power of @y.
 *
 * Returns: the power
 */
BalikNumber
balik_pow (BalikNumber x, BalikNumber y)
{
  return balik_select (y == 0.0, balik_number (1.0), balik_exp (y * balik_log (x)));
}

/**
 * balik_gamma:
 * @x: a positive number
 *
 * Computes the gamma function of @x, by Stirling's series above 12 and the
 * recurrence Γ(x) = Γ(x + 1)/x below.
 *
 * Returns: the value
 */
BalikNumber
balik_gamma (BalikNumber x)
{
  BalikNumber product = balik_number (1.0);
  BalikNumber z;
  BalikNumber series = balik_number (1.0 / 156.0);

  for (int i = 0; i < 12; i++)
    {
      const BalikMask is_low = x < 12.0;

      product = balik_select (is_low, product * x, product);
      x = balik_select (is_low, x + 1.0, x);
    }

  z = 1.0 / (x * x);
  series = series * z - 691.0 / 360360.0;
  series = series * z + 1.0 / 1188.0;
  series = series * z - 1.0 / 1680.0;
  series = series * z + 1.0 / 1260.0;
  series = series * z - 1.0 / 360.0;
  series = series * z + 1.0 / 12.0;

  return balik_exp ((x - 0.5) * balik_log (x) - x + HALF_LN_2PI + series / x) / product;
}
