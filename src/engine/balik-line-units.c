/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>

/* Demand, placing, use and ends of the units of a line. */

/* Renewed units whose processing has ended join the pools. */
static void
take_ready (BalikLineRun *self, BalikLineMonth *month)
{
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      const BalikNumber ready = self->ready[i][month->t];

      self->pools[i] += ready;
      self->in_process[i] -= ready;
      month->ready += ready;
    }
}

static BalikNumber
get_units_before_placing (const BalikLineRun *self)
{
  BalikNumber units = self->opening.stock;

  for (int j = 0; j < BALIK_N_CLASSES; j++)
    if (self->has_class[j])
      units += self->classes[j].stock;

  return units;
}

static BalikNumber
get_starts (const BalikLineRun *self, int t, BalikNumber units)
{
  const BalikNumber cap = self->line->demand.market_cap;
  BalikNumber taken = units;

  if (!(balik_get_first (cap) > 0))
    return self->demand[t];

  if (self->line->offer == BALIK_ENGINE_OFFER_LEASE)
    taken += self->swaps_owed;
  else if (self->line->offer == BALIK_ENGINE_OFFER_RENT)
    taken = self->customers;

  return balik_min (self->demand[t], balik_max (balik_number (0.0), cap - taken));
}

/* Lease and rent: the pools serve up to a share of the need, the best first;
 * new units serve the rest. */
static void
serve_from_pools (BalikLineRun *self, BalikLineMonth *month, BalikNumber need)
{
  BalikNumber quota = self->takeback->accept_renewed * need;

  for (int i = BALIK_ENGINE_N_ROUTES - 1; i >= 0; i--)
    {
      month->sold[i] = balik_min (self->pools[i], quota);
      self->pools[i] -= month->sold[i];
      quota -= month->sold[i];
      month->renewed_placed += month->sold[i];
    }

  month->new_units = balik_max (balik_number (0.0), need - month->renewed_placed);
}

/* Sell and care: the pools are sold beside the new units. */
static void
sell_from_pools (BalikLineRun *self, BalikLineMonth *month)
{
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      month->sold[i] = balik_min (self->pools[i], self->takeback->routes[i].max_per_month);
      self->pools[i] -= month->sold[i];
      month->renewed_placed += month->sold[i];
    }

  month->new_units = month->starts;
  if (self->line->offer == BALIK_ENGINE_OFFER_SELL)
    month->new_units
        = balik_max (balik_number (0.0),
                     month->starts - self->takeback->cannibalisation * month->renewed_placed);
}

/* Step 1 to 4 of a month: what is ready, who begins, what is placed, and what is
 * then in use. */
void
balik_line_run_place_units (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikEnginePrice *price = &self->line->price;
  const BalikNumber units = get_units_before_placing (self);

  take_ready (self, month);
  month->starts = get_starts (self, month->t, units);

  if (self->line->offer == BALIK_ENGINE_OFFER_LEASE)
    {
      serve_from_pools (self, month, month->starts + self->swaps_owed);
    }
  else if (self->line->offer == BALIK_ENGINE_OFFER_RENT)
    {
      BalikNumber needed;

      self->customers += month->starts;
      needed = self->customers * price->uses_per_customer / price->uses_per_unit;
      serve_from_pools (self, month, balik_max (balik_number (0.0), needed - units));
    }
  else
    {
      sell_from_pools (self, month);
    }

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    month->pool += self->pools[i];

  month->new_in_use = self->opening.stock + self->classes[0].stock + month->new_units;
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    if (self->has_class[i + 1])
      month->renewed_in_use += self->classes[i + 1].stock + month->sold[i];
  month->in_use = month->new_in_use + month->renewed_in_use;

  month->customers = month->in_use;
  if (self->line->offer == BALIK_ENGINE_OFFER_RENT)
    {
      month->customers = self->customers;
      month->uses = self->customers * price->uses_per_customer;
    }
  month->switched_on = self->line->offer == BALIK_ENGINE_OFFER_RENT
                           ? balik_min (month->in_use, month->uses / price->uses_per_unit)
                           : month->in_use;
}

/* What becomes of some units of one class, of which a number would fail were
 * none lost, and another is too old to go on. */
static void
end_class (const BalikLineRun *self,
           BalikLineMonth *month,
           BalikNumber units,
           BalikNumber would_fail,
           BalikNumber retired,
           BalikLives *lives_broken,
           BalikLives *lives_leaving,
           bool is_first)
{
  const BalikNumber rest = units * (1.0 - self->loss);
  const BalikNumber failures = would_fail * (1.0 - self->loss);
  const BalikNumber broken = failures * (1.0 - self->repaired_share) + retired;
  const BalikNumber leaving = self->unit_leaving * (rest - failures);

  month->lost += units * self->loss;
  month->failures += failures;
  *(is_first ? &lives_broken->first : &lives_broken->later) += broken;
  *(is_first ? &lives_leaving->first : &lives_leaving->later) += leaving;
}

/* How many units of a class would fail were none lost. Of those that fail fewer go on
 * than of the others; so many are missing among those that have gone on. */
static BalikNumber
get_failing (const BalikLineRun *self, BalikNumber units, BalikNumber gone_on, BalikNumber counted)
{
  const BalikNumber missing = self->failing_per_unit * units - self->failing_per_kept * gone_on;
  const BalikNumber failing = balik_max (balik_number (0.0), missing);

  return self->all_from_stocks ? failing : balik_select (self->from_stocks, failing, counted);
}

/* Step 5 and 6: lost, failed, repaired, broken and leaving units, and the
 * customers of the next month. */
void
balik_line_run_end_units (BalikLineRun *self, BalikLineMonth *month)
{
  for (int j = 0; j < BALIK_N_CLASSES; j++)
    {
      BalikFleetClass *fleet = &self->classes[j];
      const BalikNumber placed = j == 0 ? month->new_units : month->sold[j - 1];
      BalikNumber units;
      BalikNumber would_fail;
      BalikNumber retired;

      if (!self->has_class[j])
        continue;

      units = fleet->stock + placed;
      would_fail = fleet->stock_events + placed * fleet->events[0];
      retired = balik_fleet_class_place (fleet, month->t, placed);
      balik_fleet_class_begin_month (fleet, month->t + 1);
      would_fail = get_failing (self, units, fleet->stock + retired, would_fail);
      if (j == 0)
        {
          units += self->opening.stock;
          would_fail += self->opening.stock_events;
          retired += balik_opening_fleet_end_month (&self->opening);
        }

      end_class (self, month, units, would_fail, retired, &month->broken, &month->leaving, j == 0);
    }

  month->attempts = month->failures * self->repair->share;
  month->repaired = month->attempts * self->repair->success;

  if (self->line->offer == BALIK_ENGINE_OFFER_LEASE)
    self->swaps_owed
        = (month->broken.first + month->broken.later + month->lost) * (1.0 - self->leaving);
  else if (self->line->offer == BALIK_ENGINE_OFFER_RENT)
    self->customers *= 1.0 - self->leaving;
}
