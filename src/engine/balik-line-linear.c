/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>

/* The linear way: what the same customers would buy, use and throw away. */

/* Disposables are bought for each use and end with it. */
static void
buy_disposables (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikEngineLinear *linear = &self->line->linear;

  month->linear_bought = linear->displacement * month->uses * linear->units_per_use;
  month->linear_ended = month->linear_bought;
}

/* Keeps as many linear units in use as are needed. */
void
balik_line_run_buy_linear (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikNumber displacement = self->line->linear.displacement;
  BalikFleetClass *fleet = &self->linear_class;
  BalikOpeningFleet *opening = &self->linear_opening;
  BalikNumber survivors;
  BalikNumber units;
  BalikNumber ended;

  month->linear_needed = self->is_ours ? displacement * month->customers
                                       : month->new_in_use + displacement * month->renewed_in_use;

  if (!self->has_linear_stock)
    {
      buy_disposables (self, month);
      return;
    }

  survivors = fleet->stock + opening->stock;
  month->linear_bought = balik_max (balik_number (0.0), month->linear_needed - survivors);
  month->linear_in_use = survivors + month->linear_bought;
  month->linear_switched_on = balik_min (month->linear_needed, month->linear_in_use);

  units = fleet->stock + month->linear_bought;
  ended = opening->stock_events;
  balik_fleet_class_place (fleet, month->t, month->linear_bought);
  balik_fleet_class_begin_month (fleet, month->t + 1);
  balik_opening_fleet_end_month (opening);
  month->linear_ended = (units - fleet->stock) + ended;
}
