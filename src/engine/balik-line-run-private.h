/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine-input.h"
#include "balik-engine-result.h"
#include "balik-fleet-private.h"
#include "balik-unit-figures-private.h"

/* New, and one for each renewing route. */
#define BALIK_N_CLASSES (1 + BALIK_ENGINE_N_ROUTES)

/* How prices, costs and the grid have grown, by month; entry 0 is not used. */
typedef struct
{
  double *price;
  double *cost;
  double *grid;
} BalikMonthFactors;

/* Units that come to an end, told apart by whether it was their first life. */
typedef struct
{
  double first;
  double later;
} BalikLives;

/* All that happens to one line in one month; units, if nothing else is said. */
typedef struct
{
  int t;
  double price_factor;
  double cost_factor;
  double grid_factor;

  double starts; /* customers who begin */
  double new_units;
  double ready; /* renewed units that join the pools */
  double sold[BALIK_ENGINE_N_ROUTES];
  double renewed_placed;
  double pool;
  double new_in_use;
  double renewed_in_use;
  double in_use;
  double customers;
  double uses;
  double switched_on;

  double lost;
  double failures;
  double attempts;
  double repaired;
  BalikLives broken;
  BalikLives leaving;

  double collected;
  double leaked;
  double arrived; /* at the bench */
  double routed[BALIK_ENGINE_N_ROUTES];
  double made[BALIK_ENGINE_N_ROUTES];
  double stripped; /* taken apart */
  double parts_kept_kg;
  double discarded;
  double parts_used_kg;
  double parts_bought_kg;
  double parts_bought_share; /* β */
  double recycled_kg;
  double recovered_kg;
  double landfill_kg;

  double linear_needed;
  double linear_bought;
  double linear_in_use;
  double linear_ended;
  double linear_switched_on;
} BalikLineMonth;

/* Sums over the months, for the indicators. */
typedef struct
{
  double new_units;
  double renewed_placed;
  double parts_bought_kg;
  double parts_used_kg;
  double parts_kept_kg;
  double made;
  double ended; /* collected, leaked or lost */
  double recycled_kg;
  double recovered_kg;
  double customers;
  double uses;
  double in_use;
} BalikLineTotals;

/* A line while it runs: what does not change, and what a month leaves behind. */
typedef struct
{
  const BalikEngineLine *line;
  const BalikEngineRepair *repair;
  const BalikEngineTakeback *takeback;
  const BalikEngineEnvironment *environment;
  const BalikMonthFactors *factors;
  int n_months;
  bool is_ours; /* the units stay the owner's: lease, rent */
  bool has_linear_stock;
  BalikUnitFigures unit;
  BalikUnitFigures linear_unit;
  double linear_life;
  double linear_price;
  double linear_unit_cost;
  double linear_use_kwh;
  double linear_assembly_kwh;

  double leaving; /* c: of customers */
  double unit_leaving; /* of units: none for rent */
  double loss; /* θ */
  double repaired_share;
  double discarded_share;
  double *demand; /* by month, before any limit */
  BalikFleetClass classes[BALIK_N_CLASSES];
  bool has_class[BALIK_N_CLASSES];
  BalikOpeningFleet opening;
  BalikFleetClass linear_class;
  BalikOpeningFleet linear_opening;

  double customers; /* rent: A */
  double swaps_owed;
  double pools[BALIK_ENGINE_N_ROUTES];
  double in_process[BALIK_ENGINE_N_ROUTES];
  double *ready[BALIK_ENGINE_N_ROUTES]; /* by month */
  BalikLives *sent_broken; /* collected, by month */
  BalikLives *sent_working;
  double on_the_way;
  double parts_pool_kg;
  double deposits;
  double mass_stock;
  double largest_mass_stock;
  double mass_balance_error;
  BalikLineTotals totals;
  double *series[BALIK_LINE_N_SERIES];
} BalikLineRun;

void balik_line_run_reserve (BalikLineRun *self,
                             BalikWorkspace *workspace,
                             const BalikEngineLine *line,
                             int n_months);

void balik_line_run_init (BalikLineRun *self,
                          const BalikEngineInput *input,
                          const BalikEngineLine *line,
                          const BalikMonthFactors *factors);

void balik_line_run_all_months (BalikLineRun *self);

/* The parts of a month, each in a file of its own. */
void balik_line_run_place_units (BalikLineRun *self, BalikLineMonth *month);
void balik_line_run_end_units (BalikLineRun *self, BalikLineMonth *month);
void balik_line_run_work_bench (BalikLineRun *self, BalikLineMonth *month);
void balik_line_run_buy_linear (BalikLineRun *self, BalikLineMonth *month);
void balik_line_run_count_money (BalikLineRun *self, const BalikLineMonth *month);
void balik_line_run_count_resources (BalikLineRun *self, const BalikLineMonth *month);

double balik_line_run_get_opening_value (const BalikLineRun *self);
double balik_line_run_get_fleet_worth (const BalikLineRun *self);
double balik_line_run_get_pool_worth (const BalikLineRun *self);
void balik_line_run_get_indicators (const BalikLineRun *self, BalikFigure *indicators);

void balik_growth_fill (double rate, int n_months, double *factors);
