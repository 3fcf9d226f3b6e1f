/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-line-run-private.h"

#include <math.h>
#include <string.h>

#include "balik-elementary.h"
#include "balik-survival.h"

/* What a line without repair or take-back has: nothing is brought in. */
static const BalikEngineRepair no_repair;
static const BalikEngineTakeback no_takeback;

/* Failures are told from two successive stocks where what that is divided by is not
 * so small that digits are lost. */
#define LEAST_DIVISOR 0.01

static int
get_n_opening_ages (const BalikEngineLine *line)
{
  return line->demand.existing_age_months > 1 ? line->demand.existing_age_months : 1;
}

/* Fills (1 + rate)^((t − 1)/12) for the months t = 1…n_months. */
void
balik_growth_fill (BalikNumber rate, int n_months, BalikNumber *factors)
{
  const BalikNumber base = 1.0 + rate;
  const BalikNumber log_of_base = balik_log (base);

  factors[0] = balik_number (1.0);
  factors[1] = balik_number (1.0);
  for (int t = 2; t <= n_months; t++)
    {
      if (t > 12)
        factors[t] = factors[t - 12] * base;
      else
        factors[t] = balik_exp (log_of_base * ((t - 1) / 12.0));
    }
}

/* Takes from the workspace all that a line needs beside its series. */
void
balik_line_run_reserve (BalikLineRun *self,
                        BalikWorkspace *workspace,
                        const BalikEngineLine *line,
                        int n_months)
{
  const size_t n = (size_t)n_months + 1;
  const int n_opening_ages = get_n_opening_ages (line) + workspace->n_spare_ages;

  self->n_months = n_months;
  self->demand = balik_workspace_take_numbers (workspace, n);
  self->wear = balik_workspace_take_numbers (workspace, n + (size_t)n_opening_ages);
  for (int j = 0; j < BALIK_N_CLASSES; j++)
    balik_fleet_class_reserve (&self->classes[j], workspace, n_months,
                               j == 0 ? n_months + n_opening_ages : n_months + 1);
  balik_fleet_class_reserve (&self->linear_class, workspace, n_months, n_months + n_opening_ages);
  self->opening.units = balik_workspace_take_numbers (workspace, (size_t)n_opening_ages);
  self->linear_opening.units = balik_workspace_take_numbers (workspace, (size_t)n_opening_ages);
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    self->ready[i] = balik_workspace_take_numbers (workspace, n);
  self->sent_broken = balik_workspace_take (workspace, n, sizeof (BalikLives));
  self->sent_working = balik_workspace_take (workspace, n, sizeof (BalikLives));
}

/* Lets the numbers of the linear way that a plan leaves out stand for the
 * product's. */
static void
resolve_linear (BalikLineRun *self, const BalikEngineMaterial *materials)
{
  const BalikEngineLine *line = self->line;
  const BalikEngineLinear *linear = &line->linear;
  const BalikEngineProduct *product = &line->product;

  self->linear_life = linear->has_life_months ? linear->life_months : product->life_months;
  self->linear_price = linear->has_price ? linear->price : line->price.unit;
  self->linear_unit_cost = linear->has_unit_cost ? linear->unit_cost : product->unit_cost;
  self->linear_use_kwh
      = linear->has_use_kwh_per_month ? linear->use_kwh_per_month : product->use_kwh_per_month;
  self->linear_assembly_kwh
      = linear->has_assembly_kwh ? linear->assembly_kwh : product->assembly_kwh;
  self->has_linear_stock
      = !(line->offer == BALIK_ENGINE_OFFER_RENT && balik_get_first (linear->units_per_use) > 0);

  if (linear->has_materials)
    balik_unit_figures_init (&self->linear_unit, linear->materials, linear->n_materials, materials);
  else
    self->linear_unit = self->unit;
}

static void
init_chances (BalikLineRun *self)
{
  const BalikEngineLeaving *leaving = &self->line->leaving;
  const BalikEngineTakeback *takeback = self->takeback;
  BalikNumber failing_for_good; /* how many fewer of those that fail go on */
  BalikNumber shares = takeback->parts.share + takeback->recycle.share;

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    shares += takeback->routes[i].share;

  self->leaving = balik_survival_monthly_hazard (leaving->leave_per_year);
  self->unit_leaving
      = self->line->offer == BALIK_ENGINE_OFFER_RENT ? balik_number (0.0) : self->leaving;
  self->loss
      = self->is_ours ? balik_survival_monthly_hazard (leaving->loss_per_year) : balik_number (0.0);
  self->repaired_share = self->repair->share * self->repair->success;
  failing_for_good = 1.0 - self->unit_leaving - self->repaired_share;
  self->from_stocks = (failing_for_good > LEAST_DIVISOR) & (1.0 - self->loss > LEAST_DIVISOR);
  self->failing_per_unit = (1.0 - self->unit_leaving) / failing_for_good;
  self->failing_per_kept = 1.0 / ((1.0 - self->loss) * failing_for_good);
  self->all_from_stocks = !balik_is_any (self->from_stocks == 0);
  self->discarded_share = balik_max (balik_number (0.0), 1.0 - shares);
}

/* Fills a class's hazards from the wear of a new unit: all lives have one shape. */
static void
fill_hazards (BalikLineRun *self, BalikFleetClass *fleet, BalikNumber mean_life, int n_ages)
{
  const BalikEngineProduct *product = &self->line->product;

  balik_survival_fill_hazards (self->wear,
                               balik_pow (product->life_months / mean_life, product->life_shape),
                               (size_t)n_ages, fleet->events);
}

/* The events that are counted are the failures; they end the units that are not
 * repaired. */
static void
init_class (BalikLineRun *self, int j, BalikNumber mean_life, int n_ages)
{
  BalikFleetClass *fleet = &self->classes[j];

  fill_hazards (self, fleet, mean_life, n_ages);
  for (int a = 0; a < n_ages; a++)
    fleet->keeping[a] = (1.0 - self->loss)
                        * ((1.0 - fleet->events[a]) * (1.0 - self->unit_leaving)
                           + fleet->events[a] * self->repaired_share);

  balik_fleet_class_init_curves (fleet, self->line->product.retire_months, mean_life,
                                 !self->all_from_stocks);
}

/* The events that are counted are the ends. */
static void
init_linear_class (BalikLineRun *self, int n_ages)
{
  const BalikEngineLinear *linear = &self->line->linear;
  BalikFleetClass *fleet = &self->linear_class;
  const BalikNumber put_aside = self->leaving * linear->put_aside;

  fill_hazards (self, fleet, self->linear_life, n_ages);
  for (int a = 0; a < n_ages; a++)
    {
      const BalikNumber failing = fleet->events[a] * (1.0 - linear->repair_share);

      fleet->keeping[a] = (1.0 - failing) * (1.0 - put_aside);
      fleet->events[a] = failing + put_aside - failing * put_aside;
    }

  balik_fleet_class_init_curves (fleet, 0, self->linear_life, false);
}

/* A renewed class can have units if its route gets any: broken units that would
 * be reused are refurbished. */
static bool
can_have_class (const BalikEngineTakeback *takeback, int route)
{
  const BalikEngineRoute *routes = takeback->routes;

  return balik_get_first (routes[route].share) > 0
         || (route == BALIK_ENGINE_ROUTE_REFURBISH
             && balik_get_first (routes[BALIK_ENGINE_ROUTE_REUSE].share) > 0);
}

static void
init_fleets (BalikLineRun *self)
{
  const BalikEngineLine *line = self->line;
  const BalikNumber existing = line->demand.existing;
  const int n_opening_ages = get_n_opening_ages (line);
  const int n_ages = self->n_months + (balik_get_first (existing) != 0 ? n_opening_ages : 1);
  BalikNumber linear_existing = existing;

  balik_survival_fill_wear (line->product.life_months, line->product.life_shape, (size_t)n_ages,
                            self->wear);
  self->has_class[0] = true;
  init_class (self, 0, line->product.life_months, n_ages);
  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      self->has_class[i + 1] = can_have_class (self->takeback, i);
      if (self->has_class[i + 1])
        init_class (self, i + 1, line->product.life_months * self->takeback->routes[i].life_factor,
                    self->n_months + 1);
    }
  balik_opening_fleet_init (&self->opening, &self->classes[0], existing, n_opening_ages);

  self->customers = existing * line->price.uses_per_unit / line->price.uses_per_customer;
  if (line->offer == BALIK_ENGINE_OFFER_LEASE)
    linear_existing *= line->linear.displacement;
  else if (line->offer == BALIK_ENGINE_OFFER_RENT)
    linear_existing = line->linear.displacement * self->customers;

  if (self->has_linear_stock)
    {
      init_linear_class (self, n_ages);
      balik_opening_fleet_init (&self->linear_opening, &self->linear_class, linear_existing,
                                n_opening_ages);
    }
}

/* Customers who would begin each month if nothing limited them. */
static void
init_demand (BalikLineRun *self, int start_month)
{
  const BalikEngineDemand *demand = &self->line->demand;
  BalikNumber mean_season = balik_number (0.0);

  for (int i = 0; i < 12; i++)
    mean_season += demand->season[i] / 12.0;

  balik_growth_fill (demand->growth_per_year, self->n_months, self->demand);
  for (int t = 1; t <= self->n_months; t++)
    {
      const int calendar_month = (start_month - 1 + t - 1) % 12;
      const BalikNumber season = balik_select (
          mean_season > 0.0, demand->season[calendar_month] / mean_season, balik_number (1.0));

      self->demand[t] *= demand->start_per_month * season;
      self->demand[t] *= balik_select ((double)t < demand->ramp_months,
                                       (double)t / demand->ramp_months, balik_number (1.0));
    }
}

static void
init_series (BalikLineRun *self)
{
  const size_t n = (size_t)self->n_months + 1;

  for (int i = 0; i < BALIK_LINE_N_SERIES; i++)
    self->series[i][0] = balik_number (0.0);

  for (int i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    {
      self->pools[i] = balik_number (0.0);
      self->in_process[i] = balik_number (0.0);
      memset (self->ready[i], 0, sizeof (BalikNumber) * n);
    }
}

/* Makes a line ready for month 1. */
void
balik_line_run_init (BalikLineRun *self,
                     const BalikEngineInput *input,
                     const BalikEngineLine *line,
                     const BalikMonthFactors *factors)
{
  self->line = line;
  self->repair = line->has_repair ? &line->repair : &no_repair;
  self->takeback = line->has_takeback ? &line->takeback : &no_takeback;
  self->environment = &input->environment;
  self->factors = factors;
  self->is_ours = line->offer == BALIK_ENGINE_OFFER_LEASE || line->offer == BALIK_ENGINE_OFFER_RENT;

  balik_unit_figures_init (&self->unit, line->product.materials, line->product.n_materials,
                           input->materials);
  resolve_linear (self, input->materials);
  init_chances (self);
  init_fleets (self);
  init_demand (self, input->start_month);
  init_series (self);

  self->swaps_owed = balik_number (0.0);
  self->on_the_way = balik_number (0.0);
  self->parts_pool_kg = balik_number (0.0);
  self->deposits = balik_number (0.0);
  self->mass_stock = line->demand.existing * self->unit.mass;
  self->largest_mass_stock = self->mass_stock;
  self->mass_balance_error = balik_number (0.0);
  memset (&self->totals, 0, sizeof self->totals);

  self->series[BALIK_LINE_SERIES_UNITS_IN_USE][0] = line->demand.existing;
  self->series[BALIK_LINE_SERIES_MASS_STOCK_KG][0] = self->mass_stock;
  if (self->has_linear_stock)
    self->series[BALIK_LINE_SERIES_LINEAR_IN_USE][0] = self->linear_opening.stock;
}
