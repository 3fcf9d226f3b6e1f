/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <math.h>
#include <string.h>

#include "balik-plan-run-private.h"

/* A projection: the lines one after the other, their sums, the plan's money,
 * the summary. All memory is the caller's block. */

void
balik_plan_run_reserve (BalikPlanRun *self,
                        BalikWorkspace *workspace,
                        const BalikEngineInput *input)
{
  const int n_months = 12 * input->years;
  const size_t n = (size_t)n_months + 1;
  double *series;

  self->n_months = n_months;
  self->lines = balik_workspace_take (workspace, input->n_lines, sizeof *self->lines);
  self->line_results = balik_workspace_take (workspace, input->n_lines, sizeof *self->line_results);
  self->dscr = balik_workspace_take (workspace, (size_t)input->years, sizeof *self->dscr);
  self->dscr_after_capex
      = balik_workspace_take (workspace, (size_t)input->years, sizeof *self->dscr_after_capex);
  self->factors.price = balik_workspace_take_doubles (workspace, n);
  self->factors.cost = balik_workspace_take_doubles (workspace, n);
  self->factors.grid = balik_workspace_take_doubles (workspace, n);
  self->linear_overheads = balik_workspace_take_doubles (workspace, n);
  self->flow = balik_workspace_take_doubles (workspace, n);

  series = balik_workspace_take_doubles (workspace, n * BALIK_PLAN_N_SERIES);
  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    self->series[i] = series != NULL ? series + (size_t)i * n : NULL;

  for (size_t i = 0; i < input->n_lines; i++)
    {
      BalikLineRun counted;

      balik_line_run_reserve (self->lines != NULL ? &self->lines[i] : &counted, workspace,
                              &input->lines[i], n_months);
    }
}

static void
fill_factors (BalikPlanRun *self)
{
  const BalikEngineRates *rates = &self->input->rates;
  const BalikEngineEnvironment *environment = &self->input->environment;

  balik_growth_fill (rates->price_growth, self->n_months, self->factors.price);
  balik_growth_fill (rates->cost_inflation, self->n_months, self->factors.cost);
  balik_growth_fill (environment->grid_change_per_year, self->n_months, self->factors.grid);
  for (int t = 1; t <= self->n_months; t++)
    self->factors.grid[t] *= environment->grid_kgco2e_per_kwh;
}

static void
finish_line (BalikPlanRun *self, size_t i)
{
  const BalikLineRun *line = &self->lines[i];
  BalikEngineLineResult *result = &self->line_results[i];

  for (int k = 0; k < BALIK_LINE_N_SERIES; k++)
    result->series[k] = line->series[k];
  result->residual = balik_line_run_get_fleet_worth (line) + balik_line_run_get_pool_worth (line);
  balik_line_run_get_indicators (line, result->indicators);
}

/* Adds a line's series to the plan's. Both are one block each. */
static void
add_series (BalikPlanRun *self, const BalikLineRun *line)
{
  const size_t n = ((size_t)self->n_months + 1) * BALIK_LINE_N_SERIES;
  double *sums = self->series[0];
  const double *terms = line->series[0];

  for (size_t k = 0; k < n; k++)
    sums[k] += terms[k];
}

/* Runs all lines, and adds up their series. */
void
balik_plan_run_lines (BalikPlanRun *self, const BalikEngineInput *input)
{
  const size_t n = ((size_t)self->n_months + 1) * BALIK_LINE_N_SERIES;

  self->input = input;
  self->opening_value = 0.0;
  fill_factors (self);
  memset (self->series[0], 0, sizeof (double) * n);

  for (size_t i = 0; i < input->n_lines; i++)
    {
      BalikLineRun *line = &self->lines[i];

      balik_line_run_init (line, input, &input->lines[i], &self->factors);
      self->line_results[i].opening_value = balik_line_run_get_opening_value (line);
      self->opening_value += self->line_results[i].opening_value;

      balik_line_run_all_months (line);
      finish_line (self, i);
      add_series (self, line);
    }
}

/* Computes how much memory is enough for a run of a plan whose units before opening
 * are older by some months. */
size_t
balik_engine_get_spare_size (const BalikEngineInput *input, int n_spare_ages)
{
  BalikWorkspace counting = { NULL, 0, n_spare_ages };
  BalikPlanRun run;

  balik_plan_run_reserve (&run, &counting, input);

  return counting.used;
}

/**
 * balik_engine_get_size:
 * @input: a plan
 *
 * Computes how much memory a run of @input needs. It depends on the number of
 * years and lines and on the ages of the units in use before opening only.
 *
 * Returns: the size, in bytes
 */
size_t
balik_engine_get_size (const BalikEngineInput *input)
{
  return balik_engine_get_spare_size (input, 0);
}

/**
 * balik_engine_run:
 * @input: a plan that keeps the rules of a plan
 * @workspace: a block of balik_engine_get_size() bytes, aligned for any type
 * @result: (out caller-allocates): where to put the results
 *
 * Projects a plan, month by month: what is sold, used, repaired, taken back and
 * thrown away, its money and its resources, and the same for the linear way.
 *
 * Nothing is allocated, and nothing but @workspace and @result is written to.
 * The results point into @workspace; they are there until it is used again.
 * The same input gives the same bits.
 */
void
balik_engine_run (const BalikEngineInput *input, void *workspace, BalikEngineResult *result)
{
  BalikWorkspace taking = { workspace, 0, 0 };
  BalikPlanRun run;

  balik_plan_run_reserve (&run, &taking, input);
  balik_plan_run_lines (&run, input);
  balik_plan_run_count_money (&run);

  result->months = run.n_months;
  result->years = input->years;
  result->n_lines = input->n_lines;
  result->lines = run.line_results;
  result->dscr = run.dscr;
  result->dscr_after_capex = run.dscr_after_capex;
  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    result->series[i] = run.series[i];

  balik_plan_run_summarise (&run, result);

  result->mass_balance_error = 0.0;
  for (size_t i = 0; i < input->n_lines; i++)
    result->mass_balance_error = fmax (result->mass_balance_error, run.lines[i].mass_balance_error);
}
