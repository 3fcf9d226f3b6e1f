/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-ticks.h"

#include <math.h>

static double
get_nice_step (int rank)
{
  static const double mantissas[] = { 1, 2, 5 };
  int decade = (int)floor (rank / 3.0);

  return mantissas[rank - 3 * decade] * pow (10.0, decade);
}

/* Steps below 1 are reached by division, which gives the nearest double. */
static double
multiply_step (double index, double step)
{
  return step < 1 ? index / round (1 / step) : index * step;
}

static guint
count_ticks (double low, double high, double step)
{
  return (guint)(ceil (high / step - 1e-9) - floor (low / step + 1e-9)) + 1;
}

/**
 * balik_ticks_choose:
 * @low: the smallest value of the data
 * @high: the largest
 * @max_ticks: how many labels have room, at least 2
 *
 * Chooses ticks that cover the data, with the smallest step of 1, 2 or 5 times a
 * power of ten that needs no more than @max_ticks. If nothing is between @low and
 * @high, the range is stretched to 0, and to 0…1 if both are 0.
 *
 * Three ticks are given even where only two have room, if the data lie on both
 * sides of 0.
 *
 * Returns: the ticks
 */
BalikTicks
balik_ticks_choose (double low, double high, guint max_ticks)
{
  BalikTicks self = { .low = 0, .step = 1, .n_ticks = 2, .decimals = 0 };
  int rank;

  if (!isfinite (low) || !isfinite (high) || low > high)
    return self;

  if (high - low <= 1e-12 * MAX (fabs (low), fabs (high)) || high - low < 1e-300)
    {
      low = MIN (low, 0);
      high = MAX (high, 0);
    }
  if (high - low < 1e-300)
    return self;

  max_ticks = MAX (max_ticks, low < 0 && high > 0 ? 3 : 2);
  rank = (int)floor (3 * log10 ((high - low) / max_ticks)) - 2;
  while (count_ticks (low, high, get_nice_step (rank)) > max_ticks)
    rank++;

  self.step = get_nice_step (rank);
  self.low = multiply_step (floor (low / self.step + 1e-9), self.step);
  self.n_ticks = count_ticks (low, high, self.step);
  self.decimals = MAX (0, -(int)floor (rank / 3.0));

  return self;
}

/**
 * balik_ticks_get:
 * @self: ticks
 * @index: which one
 *
 * Returns: the value of a tick, computed anew and not by adding up steps
 */
double
balik_ticks_get (const BalikTicks *self, guint index)
{
  return multiply_step (round (self->low / self->step) + index, self->step);
}

/**
 * balik_ticks_get_high:
 * @self: ticks
 *
 * Returns: the last tick, at or above the data
 */
double
balik_ticks_get_high (const BalikTicks *self)
{
  return balik_ticks_get (self, self->n_ticks - 1);
}
