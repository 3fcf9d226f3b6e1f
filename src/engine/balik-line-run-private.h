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
  BalikNumber *price;
  BalikNumber *cost;
  BalikNumber *grid;
} BalikMonthFactors;

/* Units that come to an end, told apart by whether it was their first life. */
typedef struct
{
  BalikNumber first;
  BalikNumber later;
} BalikLives;

/* All that happens to one line in one month; units, if nothing else is said. */
typedef struct
{
  int t;
  BalikNumber price_factor;
  BalikNumber cost_factor;
  BalikNumber grid_factor;

  BalikNumber starts; /* customers who begin */
  BalikNumber new_units;
  BalikNumber ready; /* renewed units that join the pools */
  BalikNumber sold[BALIK_ENGINE_N_ROUTES];
  BalikNumber renewed_placed;
  BalikNumber pool;
  BalikNumber new_in_use;
  BalikNumber renewed_in_use;
  BalikNumber in_use;
  BalikNumber customers;
  BalikNumber uses;
  BalikNumber switched_on;

  BalikNumber lost;
  BalikNumber failures;
  BalikNumber attempts;
  BalikNumber repaired;
  BalikLives broken;
  BalikLives leaving;

  BalikNumber collected;
  BalikNumber leaked;
  BalikNumber arrived; /* at the bench */
  BalikNumber routed[BALIK_ENGINE_N_ROUTES];
  BalikNumber made[BALIK_ENGINE_N_ROUTES];
  BalikNumber stripped; /* taken apart */
  BalikNumber parts_kept_kg;
  BalikNumber discarded;
  BalikNumber parts_used_kg;
  BalikNumber parts_bought_kg;
  BalikNumber parts_bought_share; /* β */
  BalikNumber recycled_kg;
  BalikNumber recovered_kg;
  BalikNumber landfill_kg;

  BalikNumber linear_needed;
  BalikNumber linear_bought;
  BalikNumber linear_in_use;
  BalikNumber linear_ended;
  BalikNumber linear_switched_on;
} BalikLineMonth;

/* Sums over the months, for the indicators. */
typedef struct
{
  BalikNumber new_units;
  BalikNumber renewed_placed;
  BalikNumber parts_bought_kg;
  BalikNumber parts_used_kg;
  BalikNumber parts_kept_kg;
  BalikNumber made;
  BalikNumber ended; /* collected, leaked or lost */
  BalikNumber recycled_kg;
  BalikNumber recovered_kg;
  BalikNumber customers;
  BalikNumber uses;
  BalikNumber in_use;
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
  bool is_whole; /* with mass balance and what the indicators need */
  bool is_ours; /* the units stay the owner's: lease, rent */
  bool has_linear_stock;
  BalikUnitFigures unit;
  BalikUnitFigures linear_unit;
  BalikNumber linear_life;
  BalikNumber linear_price;
  BalikNumber linear_unit_cost;
  BalikNumber linear_use_kwh;
  BalikNumber linear_assembly_kwh;

  BalikNumber leaving; /* c: of customers */
  BalikNumber unit_leaving; /* of units: none for rent */
  BalikNumber loss; /* θ */
  BalikNumber repaired_share;
  BalikNumber failing_per_unit; /* what failures have to do with units, */
  BalikNumber failing_per_kept; /* and with those that go on */
  BalikMask from_stocks; /* whether failures are told from the stocks */
  bool all_from_stocks;
  BalikNumber discarded_share;
  BalikNumber *demand; /* by month, before any limit */
  BalikNumber *wear; /* of a new unit, by age */
  BalikFleetClass classes[BALIK_N_CLASSES];
  bool has_class[BALIK_N_CLASSES];
  BalikOpeningFleet opening;
  BalikFleetClass linear_class;
  BalikOpeningFleet linear_opening;

  BalikNumber customers; /* rent: A */
  BalikNumber swaps_owed;
  BalikNumber pools[BALIK_ENGINE_N_ROUTES];
  BalikNumber in_process[BALIK_ENGINE_N_ROUTES];
  BalikNumber *ready[BALIK_ENGINE_N_ROUTES]; /* by month */
  BalikLives *sent_broken; /* collected, by month */
  BalikLives *sent_working;
  BalikNumber on_the_way;
  BalikNumber parts_pool_kg;
  BalikNumber deposits;
  BalikNumber mass_stock;
  BalikNumber largest_mass_stock;
  BalikNumber mass_balance_error;
  BalikLineTotals totals;
  BalikNumber *series[BALIK_LINE_N_SERIES];
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

BalikNumber balik_line_run_get_opening_value (const BalikLineRun *self);
BalikNumber balik_line_run_get_fleet_worth (const BalikLineRun *self);
BalikNumber balik_line_run_get_pool_worth (const BalikLineRun *self);
void balik_line_run_get_indicators (const BalikLineRun *self, BalikFigure *indicators);

void balik_growth_fill (BalikNumber rate, int n_months, BalikNumber *factors);
