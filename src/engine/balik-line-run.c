/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <string.h>

/* The months of a line, one after the other. */

/* What is left of a stock that dies out, as a share of the largest it was, and in
 * kg: below, numbers have too few digits to balance, and there is no unit left. */
#define NOTHING_LEFT 1e-100
#define NOTHING_LEFT_KG 1e-290

static void
add_to_totals (BalikLineTotals *totals, const BalikLineMonth *month)
{
  totals->new_units += month->new_units;
  totals->renewed_placed += month->renewed_placed;
  totals->parts_bought_kg += month->parts_bought_kg;
  totals->parts_used_kg += month->parts_used_kg;
  totals->parts_kept_kg += month->parts_kept_kg;
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    totals->made += month->made[i];
  totals->ended += month->collected + month->leaked + month->lost;
  totals->recycled_kg += month->recycled_kg;
  totals->recovered_kg += month->recovered_kg;
  totals->customers += month->customers;
  totals->uses += month->uses;
  totals->in_use += month->in_use;
}

/* Mass in the line's hands after the month: units in use, in the pools, on the
 * way and in process, and the parts pool. */
static BalikNumber
get_mass_stock (const BalikLineRun *self)
{
  BalikNumber units = self->opening.stock + self->on_the_way;

  for (int j = 0; j < BALIK_N_CLASSES; j++)
    if (self->has_class[j])
      units += self->classes[j].stock;
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    units += self->pools[i] + self->in_process[i];

  return units * self->unit.mass + self->parts_pool_kg;
}

/* What came in less what went out must be what the stock gained. The stock is
 * counted from the survival curves, so this checks the flows. */
static void
check_mass (BalikLineRun *self, const BalikLineMonth *month)
{
  const int t = month->t;
  const BalikNumber mass = self->unit.mass;
  const BalikNumber in = month->new_units * mass + month->parts_bought_kg;
  const BalikNumber out
      = (month->leaked + month->lost) * mass + month->recovered_kg + month->landfill_kg;
  const BalikNumber before = self->mass_stock;
  const BalikNumber after = get_mass_stock (self);
  const BalikNumber least
      = balik_max (self->largest_mass_stock * NOTHING_LEFT, balik_number (NOTHING_LEFT_KG));
  const BalikNumber scale = balik_max (balik_max (balik_max (before, after), in), least);

  self->mass_balance_error
      = balik_max (self->mass_balance_error, balik_abs (after - before - in + out) / scale);

  self->mass_stock = after;
  self->largest_mass_stock = balik_max (self->largest_mass_stock, after);
  self->series[BALIK_LINE_SERIES_MASS_IN_KG][t] = in;
  self->series[BALIK_LINE_SERIES_MASS_OUT_KG][t] = out;
  self->series[BALIK_LINE_SERIES_MASS_STOCK_KG][t] = after;
}

static void
record_units (BalikLineRun *self, const BalikLineMonth *month)
{
  const int t = month->t;
  BalikNumber **series = self->series;

  series[BALIK_LINE_SERIES_CUSTOMERS][t] = month->customers;
  series[BALIK_LINE_SERIES_STARTS][t] = month->starts;
  series[BALIK_LINE_SERIES_RENEWED_UNITS][t] = month->ready;
  series[BALIK_LINE_SERIES_RENEWED_SOLD][t] = month->renewed_placed;
  series[BALIK_LINE_SERIES_UNITS_IN_USE][t] = month->in_use;
  series[BALIK_LINE_SERIES_POOL_UNITS][t] = month->pool;
  series[BALIK_LINE_SERIES_FAILURES][t] = month->failures;
  series[BALIK_LINE_SERIES_REPAIRS][t] = month->repaired;
  series[BALIK_LINE_SERIES_REPAIR_ATTEMPTS][t] = month->attempts;
  series[BALIK_LINE_SERIES_COLLECTED][t] = month->collected;
  series[BALIK_LINE_SERIES_LEAKED][t] = month->leaked;
  series[BALIK_LINE_SERIES_LOST][t] = month->lost;
  series[BALIK_LINE_SERIES_REUSE][t] = month->routed[BALIK_ENGINE_ROUTE_REUSE];
  series[BALIK_LINE_SERIES_REFURBISH][t] = month->routed[BALIK_ENGINE_ROUTE_REFURBISH];
  series[BALIK_LINE_SERIES_REMANUFACTURE][t] = month->routed[BALIK_ENGINE_ROUTE_REMANUFACTURE];
  series[BALIK_LINE_SERIES_PARTS_UNITS][t] = month->stripped;
  series[BALIK_LINE_SERIES_RECYCLE_KG][t] = month->recycled_kg;
  series[BALIK_LINE_SERIES_RECOVERED_KG][t] = month->recovered_kg;
  series[BALIK_LINE_SERIES_LANDFILL_KG][t] = month->landfill_kg;
  series[BALIK_LINE_SERIES_LINEAR_IN_USE][t] = month->linear_in_use;
  series[BALIK_LINE_SERIES_LINEAR_ENDED][t] = month->linear_ended;
}

/* What is added up in the course of a month, or not there in every line, is 0. */
static void
begin_month (const BalikLineRun *self, BalikLineMonth *month, int t)
{
  const BalikNumber zero = balik_number (0.0);
  const BalikLives none = { zero, zero };

  month->t = t;
  month->price_factor = self->factors->price[t];
  month->cost_factor = self->factors->cost[t];
  month->grid_factor = self->factors->grid[t];

  month->ready = zero;
  month->renewed_placed = zero;
  month->pool = zero;
  month->renewed_in_use = zero;
  month->uses = zero;
  month->lost = zero;
  month->failures = zero;
  month->broken = none;
  month->leaving = none;
  month->linear_in_use = zero;
  month->linear_switched_on = zero;
}

/* Projects the line over all its months. */
void
balik_line_run_all_months (BalikLineRun *self)
{
  for (int t = 1; t <= self->n_months; t++)
    {
      BalikLineMonth month;

      begin_month (self, &month, t);
      balik_line_run_place_units (self, &month);
      balik_line_run_end_units (self, &month);
      balik_line_run_work_bench (self, &month);
      balik_line_run_buy_linear (self, &month);
      balik_line_run_count_money (self, &month);
      balik_line_run_count_resources (self, &month);

      self->series[BALIK_LINE_SERIES_NEW_UNITS][t] = month.new_units;
      self->series[BALIK_LINE_SERIES_LINEAR_UNITS][t] = month.linear_bought;
      if (self->is_whole)
        {
          record_units (self, &month);
          check_mass (self, &month);
          add_to_totals (&self->totals, &month);
        }
    }
}

/* What the units in use before opening are worth, if they are the owner's. */
BalikNumber
balik_line_run_get_opening_value (const BalikLineRun *self)
{
  const BalikEngineProduct *product = &self->line->product;

  if (!self->is_ours)
    return balik_number (0.0);

  return balik_opening_fleet_get_worth (&self->opening, product->salvage) * product->unit_cost
         * product->resale;
}

/* What the units in use at the end are worth, if they are the owner's. */
BalikNumber
balik_line_run_get_fleet_worth (const BalikLineRun *self)
{
  const BalikEngineProduct *product = &self->line->product;
  BalikNumber worth;

  if (!self->is_ours)
    return balik_number (0.0);

  worth = balik_opening_fleet_get_worth (&self->opening, product->salvage);
  for (int j = 0; j < BALIK_N_CLASSES; j++)
    if (self->has_class[j])
      worth += balik_fleet_class_get_worth (&self->classes[j], product->salvage);

  return worth * product->unit_cost * product->resale;
}

/* What the units in the pools and in process are worth. They count as the
 * owner's only where the units in use do: a stock that waits for a buyer is not
 * taken to be worth anything. */
BalikNumber
balik_line_run_get_pool_worth (const BalikLineRun *self)
{
  const BalikEngineProduct *product = &self->line->product;
  BalikNumber worth = balik_number (0.0);

  if (!self->is_ours)
    return balik_number (0.0);

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    worth += (self->pools[i] + self->in_process[i]) * self->takeback->routes[i].life_factor;

  return worth * product->unit_cost * product->resale;
}
