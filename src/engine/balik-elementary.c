/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-elementary.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* Elementary functions made of + − × ÷ alone. Those of a C library may differ in
 * the last bit from one processor to the next; with these the same plan gives
 * the same bits everywhere. Plain series, good to a few units in the last place. */

/* ln 2 in two parts; the first has so many zeros at its end that small multiples
 * of it are exact. */
#define LN2_HIGH 0x1.62e42fee00000p-1
#define LN2_LOW 0x1.a39ef35793c76p-33
#define INVERSE_LN2 1.44269504088896340736
#define HALF_LN_2PI 0.91893853320467274178

/* Where the result is neither infinite nor 0. */
#define MAX_EXPONENT 709.782712893384
#define MIN_EXPONENT (-745.2)

/* 2^(k/32). */
static const double roots_of_two[32] = {
  0x1.0000000000000p+0, 0x1.059b0d3158574p+0, 0x1.0b5586cf9890fp+0, 0x1.11301d0125b51p+0,
  0x1.172b83c7d517bp+0, 0x1.1d4873168b9aap+0, 0x1.2387a6e756238p+0, 0x1.29e9df51fdee1p+0,
  0x1.306fe0a31b715p+0, 0x1.371a7373aa9cbp+0, 0x1.3dea64c123422p+0, 0x1.44e086061892dp+0,
  0x1.4bfdad5362a27p+0, 0x1.5342b569d4f82p+0, 0x1.5ab07dd485429p+0, 0x1.6247eb03a5585p+0,
  0x1.6a09e667f3bcdp+0, 0x1.71f75e8ec5f74p+0, 0x1.7a11473eb0187p+0, 0x1.82589994cce13p+0,
  0x1.8ace5422aa0dbp+0, 0x1.93737b0cdc5e5p+0, 0x1.9c49182a3f090p+0, 0x1.a5503b23e255dp+0,
  0x1.ae89f995ad3adp+0, 0x1.b7f76f2fb5e47p+0, 0x1.c199bdd85529cp+0, 0x1.cb720dcef9069p+0,
  0x1.d5818dcfba487p+0, 0x1.dfc97337b9b5fp+0, 0x1.ea4afa2a490dap+0, 0x1.f50765b6e4540p+0,
};

/* 2^k, for a k that gives a normal number. */
static double
get_power_of_two (int k)
{
  const uint64_t bits = (uint64_t)(k + 1023) << 52;
  double power;

  memcpy (&power, &bits, sizeof power);

  return power;
}

/* Splits a positive number into one from 1 to 2 and a power of two. */
static double
split (double x, int *exponent)
{
  int shift = 0;
  uint64_t bits;

  if (x < 0x1p-1022)
    {
      x *= 0x1p54;
      shift = -54;
    }

  memcpy (&bits, &x, sizeof bits);
  *exponent = (int)(bits >> 52) - 1023 + shift;
  bits = (bits & 0xfffffffffffffu) | (uint64_t)1023 << 52;
  memcpy (&x, &bits, sizeof x);

  return x;
}

/* (e^x − 1)/x by its series, to x¹³/14!; |x| ≤ 0.35. Even and odd powers are
 * added up side by side, so that neither waits for the other. */
static double
get_exp_series (double x)
{
  const double z = x * x;
  double even = 1.0 / 6227020800.0;
  double odd = 1.0 / 87178291200.0;

  even = even * z + 1.0 / 39916800.0;
  odd = odd * z + 1.0 / 479001600.0;
  even = even * z + 1.0 / 362880.0;
  odd = odd * z + 1.0 / 3628800.0;
  even = even * z + 1.0 / 5040.0;
  odd = odd * z + 1.0 / 40320.0;
  even = even * z + 1.0 / 120.0;
  odd = odd * z + 1.0 / 720.0;
  even = even * z + 1.0 / 6.0;
  odd = odd * z + 1.0 / 24.0;
  odd = odd * z + 1.0 / 2.0;

  return 1.0 + (x * odd + z * even);
}

/* The same to x⁶/7!; |x| ≤ 0.011. */
static double
get_short_exp_series (double x)
{
  const double z = x * x;
  const double even = 1.0 / 6.0 + z * (1.0 / 120.0 + z * (1.0 / 5040.0));
  const double odd = 1.0 / 2.0 + z * (1.0 / 24.0 + z * (1.0 / 720.0));

  return 1.0 + (x * odd + z * even);
}

/* 2·artanh (s) by its series, to s²³; |s| ≤ 0.1716. */
static double
get_artanh_twice (double s)
{
  const double z = s * s;
  const double y = z * z;
  double even = 1.0 / 23.0;
  double odd = 1.0 / 21.0;

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

/**
 * balik_exp:
 * @x: a number
 *
 * Computes e to the power of @x.
 *
 * Returns: the power; 0 or infinity where it cannot be written
 */
double
balik_exp (double x)
{
  double steps;
  double rest;
  double value;
  int power;

  if (isnan (x))
    return x;
  if (x > MAX_EXPONENT)
    return INFINITY;
  if (x < MIN_EXPONENT)
    return 0.0;

  /* x = steps · ln 2 / 32 + rest. */
  steps = floor (x * (32.0 * INVERSE_LN2) + 0.5);
  rest = (x - steps * (LN2_HIGH / 32.0)) - steps * (LN2_LOW / 32.0);
  power = (int)steps >> 5;
  value = roots_of_two[(int)steps & 31];
  value += value * (rest * get_short_exp_series (rest));

  /* In two steps: either power alone may be out of range. */
  return value * get_power_of_two (power / 2) * get_power_of_two (power - power / 2);
}

/**
 * balik_expm1:
 * @x: a number
 *
 * Computes e to the power of @x, less 1, exactly even where @x is tiny.
 *
 * Returns: the power less 1
 */
double
balik_expm1 (double x)
{
  if (x > -0.011 && x < 0.011)
    return x * get_short_exp_series (x);
  if (x > -0.35 && x < 0.35)
    return x * get_exp_series (x);

  return balik_exp (x) - 1.0;
}

/**
 * balik_log:
 * @x: a positive number
 *
 * Computes the natural logarithm of @x.
 *
 * Returns: the logarithm; minus infinity for 0
 */
double
balik_log (double x)
{
  int k;
  double fraction;
  double rest;

  if (x == 0)
    return -INFINITY;
  if (!(x > 0) || isinf (x))
    return x > 0 ? x : NAN;

  fraction = split (x, &k);
  if (fraction > 1.41421356237309504880)
    {
      fraction *= 0.5;
      k++;
    }
  rest = fraction - 1.0;

  return k * LN2_HIGH + (get_artanh_twice (rest / (2.0 + rest)) + k * LN2_LOW);
}

/**
 * balik_log1p:
 * @x: a number above −1
 *
 * Computes the natural logarithm of 1 + @x, exactly even where @x is tiny.
 *
 * Returns: the logarithm
 */
double
balik_log1p (double x)
{
  if (x > -0.29 && x < 0.41)
    return get_artanh_twice (x / (2.0 + x));

  return balik_log (1.0 + x);
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
double
balik_pow (double x, double y)
{
  if (y == 0)
    return 1.0;

  return balik_exp (y * balik_log (x));
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
double
balik_gamma (double x)
{
  double product = 1.0;
  double z;
  double series;

  while (x < 12.0)
    {
      product *= x;
      x += 1.0;
    }

  z = 1.0 / (x * x);
  series = 1.0 / 156.0;
  series = series * z - 691.0 / 360360.0;
  series = series * z + 1.0 / 1188.0;
  series = series * z - 1.0 / 1680.0;
  series = series * z + 1.0 / 1260.0;
  series = series * z - 1.0 / 360.0;
  series = series * z + 1.0 / 12.0;

  return balik_exp ((x - 0.5) * balik_log (x) - x + HALF_LN_2PI + series / x) / product;
}
