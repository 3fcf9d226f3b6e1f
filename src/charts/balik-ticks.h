/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BalikTicks:
 * @low: the first tick, at or below the data
 * @step: 1, 2 or 5 times a power of ten
 * @n_ticks: how many there are
 * @decimals: how many decimals a label needs
 *
 * The ticks of an axis. Tick i is at (low index + i) · step, never a sum of
 * rounded positions.
 */
typedef struct
{
  double low;
  double step;
  guint n_ticks;
  int decimals;
} BalikTicks;

BalikTicks balik_ticks_choose (double low, double high, guint max_ticks);
double balik_ticks_get (const BalikTicks *self, guint index);
double balik_ticks_get_high (const BalikTicks *self);

G_END_DECLS
