/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* What the engine calculates with. Its sources are compiled several times: for one
 * run, where a number is a double, and for some runs side by side (BALIK_N_LANES of
 * them), where it is a vector. The same operations are done in the same order, so a
 * lane has the very bits of a run alone.
 *
 * Runs side by side have the same whole numbers, and the same signs of what is in the
 * plan; so a sign may be asked of the first lane. Whatever else a choice depends on
 * may differ between lanes, and is made by balik_select(). */

#ifdef BALIK_N_LANES

#include "balik-number-lanes-private.h"

#else

typedef double BalikNumber;
typedef int64_t BalikMask;
typedef uint64_t BalikBits;

#define BALIK_N_LANES 1

static inline BalikNumber
balik_number (double value)
{
  return value;
}

static inline double
balik_get_lane (BalikNumber x, int lane)
{
  return x;
}

static inline void
balik_set_lane (BalikNumber *x, int lane, double value)
{
  *x = value;
}

static inline bool
balik_is_any (BalikMask mask)
{
  return mask != 0;
}

static inline BalikNumber
balik_select (BalikMask mask, BalikNumber yes, BalikNumber no)
{
  return mask ? yes : no;
}

static inline BalikNumber
balik_look_up (const double *table, BalikBits index)
{
  return table[index];
}

#endif

/* Members of a plan lie in slots of the size of a number, so that a plan for several
 * runs is laid out as one for a single run, times their number. */
#define BALIK_SLOT _Alignas (sizeof (BalikNumber))

static inline BalikBits
balik_get_bits (BalikNumber x)
{
  BalikBits bits;

  memcpy (&bits, &x, sizeof bits);

  return bits;
}

static inline BalikNumber
balik_from_bits (BalikBits bits)
{
  BalikNumber x;

  memcpy (&x, &bits, sizeof x);

  return x;
}

/* What is the same in all lanes. */
static inline double
balik_get_first (BalikNumber x)
{
  return balik_get_lane (x, 0);
}

static inline BalikMask
balik_always (void)
{
  return balik_number (0.0) == balik_number (0.0);
}

static inline BalikNumber
balik_min (BalikNumber a, BalikNumber b)
{
  return balik_select (b < a, b, a);
}

static inline BalikNumber
balik_max (BalikNumber a, BalikNumber b)
{
  return balik_select (b > a, b, a);
}

static inline BalikNumber
balik_abs (BalikNumber x)
{
  return balik_max (x, -x);
}
