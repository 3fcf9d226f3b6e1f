/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>

/* Revenue, costs and deposits of a line in a month, and what its customers pay. */

static BalikNumber
get_broken (const BalikLineMonth *month)
{
  return month->broken.first + month->broken.later;
}

/* The share of a process's parts cost that is paid: where parts come from the
 * pool they cost nothing; parts without mass are always bought. */
static BalikNumber
get_bought_share (const BalikLineRun *self, const BalikLineMonth *month, BalikNumber parts_share)
{
  return balik_select (parts_share * self->unit.mass > 0.0, month->parts_bought_share,
                       balik_number (1.0));
}

static void
count_revenue (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineLine *line = self->line;
  const BalikNumber factor = month->price_factor;
  const int t = month->t;
  BalikNumber sales = balik_number (0.0);
  BalikNumber renewed = balik_number (0.0);
  BalikNumber fees = balik_number (0.0);
  BalikNumber repair;

  if (line->offer == BALIK_ENGINE_OFFER_SELL)
    sales = month->new_units * line->price.unit * factor;

  if (self->is_ours)
    fees = (line->offer == BALIK_ENGINE_OFFER_LEASE ? month->in_use * line->price.fee_per_month
                                                    : month->uses * line->price.per_use)
           * factor;
  else
    for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
      renewed += month->sold[i] * self->takeback->routes[i].price * factor;

  repair = month->repaired * self->repair->price * (1.0 - self->repair->free_share) * factor;

  self->series[BALIK_LINE_SERIES_REVENUE_SALES][t] = sales;
  self->series[BALIK_LINE_SERIES_REVENUE_RENEWED][t] = renewed;
  self->series[BALIK_LINE_SERIES_REVENUE_FEES][t] = fees;
  self->series[BALIK_LINE_SERIES_REVENUE_REPAIR][t] = repair;
  self->series[BALIK_LINE_SERIES_REVENUE_SCRAP][t]
      = month->recovered_kg * self->takeback->recycle.income_per_kg * factor;
  self->series[BALIK_LINE_SERIES_COST_BAD_DEBT][t]
      = line->serving.bad_debt_share * (sales + renewed + fees + repair);
}

static BalikNumber
get_processing_cost (const BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineTakeback *takeback = self->takeback;
  BalikNumber cost = month->stripped * takeback->parts.cost
                     + month->recycled_kg * takeback->recycle.cost_per_kg
                     + month->discarded * self->unit.mass * takeback->discard_cost_per_kg;

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      const BalikEngineRoute *route = &takeback->routes[i];

      cost += month->routed[i]
              * (route->cost
                 + route->parts_cost * get_bought_share (self, month, route->parts_share));
    }

  return cost;
}

static void
count_costs (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineLine *line = self->line;
  const BalikEngineServing *serving = &line->serving;
  const BalikEngineTakeback *takeback = self->takeback;
  const BalikEngineRepair *repair = self->repair;
  const bool is_care = line->offer == BALIK_ENGINE_OFFER_CARE;
  const BalikNumber own_new = is_care ? balik_number (0.0) : month->new_units;
  const BalikNumber factor = month->cost_factor;
  const int t = month->t;
  BalikNumber **series = self->series;
  BalikNumber stored = month->pool;

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    stored += self->in_process[i];

  series[BALIK_LINE_SERIES_COST_UNITS][t] = own_new * line->product.unit_cost * factor;
  series[BALIK_LINE_SERIES_FLEET_PURCHASE][t]
      = self->is_ours ? series[BALIK_LINE_SERIES_COST_UNITS][t] : balik_number (0.0);
  series[BALIK_LINE_SERIES_COST_PLACING][t]
      = (own_new + month->renewed_placed) * serving->per_placement * factor;
  series[BALIK_LINE_SERIES_COST_SERVING][t]
      = (month->in_use * serving->per_month + month->uses * serving->per_use) * factor;
  series[BALIK_LINE_SERIES_COST_REPAIR][t]
      = (month->attempts * repair->labour_cost
         + month->repaired * repair->parts_cost
               * get_bought_share (self, month, repair->parts_share))
        * factor;
  series[BALIK_LINE_SERIES_COST_COLLECT][t]
      = (month->collected * (takeback->logistics_cost + takeback->incentive)
         + month->arrived * takeback->inspect_cost)
        * factor;
  series[BALIK_LINE_SERIES_COST_PROCESS][t] = get_processing_cost (self, month) * factor;
  series[BALIK_LINE_SERIES_COST_STORAGE][t] = stored * takeback->storage_per_month * factor;
  series[BALIK_LINE_SERIES_COST_ACQUIRE][t]
      = is_care ? balik_number (0.0) : month->starts * serving->acquisition * factor;
}

/* So many of the customers, as a share. The last of a fleet that dies out are so
 * few that the inverse of their number is none. */
static BalikNumber
get_share_of_customers (const BalikLineMonth *month, BalikNumber number)
{
  return balik_select (month->customers > 0.0, number / month->customers, balik_number (0.0));
}

/* Deposits are a debt to the customers. Who goes gets it back or forfeits it. */
static void
count_deposits (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineLine *line = self->line;
  const int t = month->t;
  BalikNumber units;
  BalikNumber out;
  BalikNumber kept = balik_number (0.0);

  if (self->is_ours)
    units = month->starts;
  else
    units = (line->offer == BALIK_ENGINE_OFFER_CARE ? balik_number (0.0) : month->new_units)
            + month->renewed_placed;

  self->series[BALIK_LINE_SERIES_DEPOSITS_IN][t] = units * line->price.deposit;
  self->deposits += units * line->price.deposit;

  if (line->offer == BALIK_ENGINE_OFFER_LEASE)
    {
      const BalikNumber leaving = month->leaving.first + month->leaving.later;

      out = self->deposits
            * get_share_of_customers (month, leaving + get_broken (month) * self->leaving);
      kept = self->deposits * get_share_of_customers (month, month->lost);
    }
  else if (line->offer == BALIK_ENGINE_OFFER_RENT)
    {
      out = self->deposits * self->leaving;
    }
  else
    {
      out = self->deposits * get_share_of_customers (month, month->collected);
      kept = self->deposits * get_share_of_customers (month, month->leaked);
    }

  self->deposits -= out + kept;
  self->series[BALIK_LINE_SERIES_DEPOSITS_OUT][t] = out;
  self->series[BALIK_LINE_SERIES_DEPOSITS_KEPT][t] = kept;
  self->series[BALIK_LINE_SERIES_DEPOSITS_HELD][t] = self->deposits;
}

static void
count_linear (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineLinear *linear = &self->line->linear;
  const BalikNumber owned = linear->owner_share * month->linear_bought;
  const int t = month->t;

  self->series[BALIK_LINE_SERIES_LINEAR_REVENUE][t]
      = owned * self->linear_price * month->price_factor;
  self->series[BALIK_LINE_SERIES_LINEAR_COST][t]
      = owned * (self->linear_unit_cost + linear->selling_cost) * month->cost_factor;
}

static void
count_payments (BalikLineRun *self, const BalikLineMonth *month)
{
  const BalikEngineLine *line = self->line;
  const BalikNumber tariff = self->environment->tariff_per_kwh * month->cost_factor;
  const int t = month->t;
  BalikNumber **series = self->series;
  BalikNumber circular;

  circular
      = series[BALIK_LINE_SERIES_REVENUE_SALES][t] + series[BALIK_LINE_SERIES_REVENUE_RENEWED][t]
        + series[BALIK_LINE_SERIES_REVENUE_FEES][t] + series[BALIK_LINE_SERIES_REVENUE_REPAIR][t]
        + series[BALIK_LINE_SERIES_DEPOSITS_IN][t] - series[BALIK_LINE_SERIES_DEPOSITS_OUT][t]
        - month->collected * self->takeback->incentive * month->cost_factor
        + month->switched_on * line->product.use_kwh_per_month * tariff;
  if (line->offer == BALIK_ENGINE_OFFER_CARE)
    circular += month->new_units * self->linear_price * month->price_factor;

  series[BALIK_LINE_SERIES_CUSTOMER_CIRCULAR][t] = circular;
  series[BALIK_LINE_SERIES_CUSTOMER_LINEAR][t]
      = month->linear_bought * self->linear_price * month->price_factor
        + month->linear_switched_on * self->linear_use_kwh * tariff;
}

/* All money of a line in a month. */
void
balik_line_run_count_money (BalikLineRun *self, const BalikLineMonth *month)
{
  count_revenue (self, month);
  count_costs (self, month);
  count_deposits (self, month);
  count_linear (self, month);
  count_payments (self, month);
}
