/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "balik-lane-names-private.h"

/* Numbers for some runs side by side, in vectors of GCC and Clang. */

typedef double BalikNumber __attribute__ ((vector_size (8 * BALIK_N_LANES)));
typedef int64_t BalikMask __attribute__ ((vector_size (8 * BALIK_N_LANES)));
typedef uint64_t BalikBits __attribute__ ((vector_size (8 * BALIK_N_LANES)));

static inline BalikNumber
balik_number (double value)
{
  return value - (BalikNumber){ 0 };
}

static inline double
balik_get_lane (BalikNumber x, int lane)
{
  return x[lane];
}

static inline void
balik_set_lane (BalikNumber *x, int lane, double value)
{
  (*x)[lane] = value;
}

/* Whether it is so in any lane. */
static inline bool
balik_is_any (BalikMask mask)
{
  int64_t any = 0;

  for (int lane = 0; lane < BALIK_N_LANES; lane++)
    any |= mask[lane];

  return any != 0;
}

/* One number where it is so, and another where it is not. */
static inline BalikNumber
balik_select (BalikMask mask, BalikNumber yes, BalikNumber no)
{
  return (BalikNumber)(((BalikMask)yes & mask) | ((BalikMask)no & ~mask));
}

/* The entries of a table that has enough of them. */
static inline BalikNumber
balik_look_up (const double *table, BalikBits index)
{
  BalikNumber found;

  for (int lane = 0; lane < BALIK_N_LANES; lane++)
    found[lane] = table[index[lane]];

  return found;
}
