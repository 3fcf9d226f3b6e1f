/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>

/* Collection, grading and processing of the units that come back, and parts. */

static BalikNumber
get_sum (BalikLives lives)
{
  return lives.first + lives.later;
}

static BalikLives
get_share (BalikLives lives, BalikNumber share)
{
  const BalikLives part = { lives.first * share, lives.later * share };

  return part;
}

/* What reaches the bench this month, after its time on the way. */
static BalikLives
get_arrived (const BalikLineRun *self, const BalikLives *sent, int t)
{
  const BalikLives none = { balik_number (0.0), balik_number (0.0) };
  const int lag = self->takeback->lag_months;

  return t > lag ? sent[t - lag] : none;
}

static void
collect (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikLives broken = get_share (month->broken, self->takeback->collect_broken);
  const BalikLives working = get_share (month->leaving, self->takeback->collect_working);

  self->sent_broken[month->t] = broken;
  self->sent_working[month->t] = working;

  month->collected = get_sum (broken) + get_sum (working);
  month->leaked = get_sum (month->broken) * (1.0 - self->takeback->collect_broken)
                  + get_sum (month->leaving) * (1.0 - self->takeback->collect_working);
}

/* Sends what has arrived to the routes. Broken units that would be reused are
 * refurbished; units that were renewed before may not pass for renewing again
 * and are recycled then. Gives back the units that are recycled. */
static BalikNumber
grade (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikEngineTakeback *takeback = self->takeback;
  const BalikLives broken = get_arrived (self, self->sent_broken, month->t);
  const BalikLives working = get_arrived (self, self->sent_working, month->t);
  const BalikNumber again = takeback->again;
  const BalikNumber broken_able = broken.first + again * broken.later;
  const BalikNumber working_able = working.first + again * working.later;
  const BalikNumber later = broken.later + working.later;
  const BalikNumber reuse = takeback->routes[BALIK_ENGINE_ROUTE_REUSE].share;
  const BalikNumber refurbish = takeback->routes[BALIK_ENGINE_ROUTE_REFURBISH].share;
  const BalikNumber remanufacture = takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].share;

  month->arrived = get_sum (broken) + get_sum (working);
  month->routed[BALIK_ENGINE_ROUTE_REUSE] = reuse * working_able;
  month->routed[BALIK_ENGINE_ROUTE_REFURBISH]
      = refurbish * working_able + (reuse + refurbish) * broken_able;
  month->routed[BALIK_ENGINE_ROUTE_REMANUFACTURE] = remanufacture * (working_able + broken_able);
  month->stripped = takeback->parts.share * month->arrived;
  month->discarded = self->discarded_share * month->arrived;
  self->on_the_way += month->collected - month->arrived;

  return takeback->recycle.share * month->arrived
         + (1.0 - again) * (reuse + refurbish + remanufacture) * later;
}

/* Renews what the routes got. Gives back the units that are recycled instead. */
static BalikNumber
renew (BalikLineRun *self, BalikLineMonth *month)
{
  BalikNumber spoilt = balik_number (0.0);

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      const BalikEngineRoute *route = &self->takeback->routes[i];
      const BalikNumber made = route->yield * month->routed[i];

      month->made[i] = made;
      spoilt += month->routed[i] - made;
      self->in_process[i] += made;
      if (route->months < self->n_months - month->t)
        self->ready[i][month->t + 1 + route->months] += made;
    }

  return spoilt;
}

/* Serves the need for parts from the pool first. As many kg come out of the
 * units as go in. */
static void
use_parts (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikNumber mass = self->unit.mass;
  BalikNumber needed = month->repaired * self->repair->parts_share * mass;
  BalikNumber from_pool;

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    needed += month->routed[i] * self->takeback->routes[i].parts_share * mass;

  self->parts_pool_kg += month->parts_kept_kg;
  from_pool = balik_min (self->parts_pool_kg, needed);
  self->parts_pool_kg -= from_pool;

  month->parts_used_kg = needed;
  month->parts_bought_kg = needed - from_pool;
  month->parts_bought_share
      = balik_select (needed > 0.0, month->parts_bought_kg / needed, balik_number (1.0));
}

/* Step 7 to 10 of a month. */
void
balik_line_run_work_bench (BalikLineRun *self, BalikLineMonth *month)
{
  const BalikNumber mass = self->unit.mass;
  BalikNumber recycled;

  collect (self, month);
  recycled = grade (self, month);
  recycled += renew (self, month);

  month->parts_kept_kg = month->stripped * self->takeback->parts.mass_share * mass;
  use_parts (self, month);

  month->recycled_kg
      = recycled * mass + (month->stripped * mass - month->parts_kept_kg) + month->parts_used_kg;
  month->recovered_kg = month->recycled_kg * self->unit.recovery;
  month->landfill_kg = month->discarded * mass + (month->recycled_kg - month->recovered_kg);
}
