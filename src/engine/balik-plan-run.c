/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-run-private.h"

/* The lines of a plan one after the other, and the sums of their series. Then the
 * plan's money and its summary, each in a file of its own.
 *
 * A run is whole when all of its series are wanted. Of many runs only the summary and
 * the fans are; then the series that these do not need share one place, and the lines
 * share their memory, so that all of it stays in a near cache. */

/* Series of lines that summary and fans are made of. */
static bool
is_needed (int series)
{
  return series == BALIK_LINE_SERIES_NEW_UNITS || series == BALIK_LINE_SERIES_LINEAR_UNITS
         || (series >= BALIK_LINE_SERIES_REVENUE_SALES && series < BALIK_LINE_SERIES_MASS_IN_KG);
}

static void
reserve_series (const BalikPlanRun *self,
                BalikWorkspace *workspace,
                BalikNumber **series,
                int n_series)
{
  const size_t n = (size_t)self->n_months + 1;
  BalikNumber *shared = self->is_whole ? NULL : balik_workspace_take_numbers (workspace, n);

  for (int i = 0; i < n_series; i++)
    series[i]
        = self->is_whole || is_needed (i) ? balik_workspace_take_numbers (workspace, n) : shared;
}

static void
reserve_line (const BalikPlanRun *self,
              BalikWorkspace *workspace,
              BalikLineRun *run,
              const BalikEngineInput *input,
              size_t i)
{
  /* The series of an only line are those of the plan. */
  if (input->n_lines > 1)
    reserve_series (self, workspace, run->series, BALIK_LINE_N_SERIES);
  else
    memcpy (run->series, self->series, sizeof run->series);
  balik_line_run_reserve (run, workspace, &input->lines[i], self->n_months);
}

/* Takes the memory of all lines; of runs that are not whole, that of the largest. */
static void
reserve_lines (BalikPlanRun *self, BalikWorkspace *workspace, const BalikEngineInput *input)
{
  const size_t n_runs = self->is_whole || input->n_lines == 0 ? input->n_lines : 1;
  size_t used;

  self->lines = balik_workspace_take (workspace, n_runs, sizeof *self->lines);
  self->lines_start = *workspace;
  used = workspace->used;
  for (size_t i = 0; i < input->n_lines; i++)
    {
      BalikLineRun counted;
      const bool is_counted = self->lines == NULL || !self->is_whole;

      if (!self->is_whole)
        *workspace = self->lines_start;
      reserve_line (self, workspace, is_counted ? &counted : &self->lines[i], input, i);
      used = workspace->used > used ? workspace->used : used;
    }
  workspace->used = used;
}

/* Takes the memory of a run, or counts it. */
void
balik_plan_run_reserve (BalikPlanRun *self,
                        BalikWorkspace *workspace,
                        const BalikEngineInput *input,
                        bool is_whole)
{
  const size_t n = 12 * (size_t)input->years + 1;

  self->n_months = 12 * input->years;
  self->is_whole = is_whole;
  self->line_results = balik_workspace_take (workspace, input->n_lines, sizeof *self->line_results);
  self->dscr = balik_workspace_take (workspace, (size_t)input->years, sizeof *self->dscr);
  self->dscr_after_capex
      = balik_workspace_take (workspace, (size_t)input->years, sizeof *self->dscr_after_capex);
  self->factors.price = balik_workspace_take_numbers (workspace, n);
  self->factors.cost = balik_workspace_take_numbers (workspace, n);
  self->factors.grid = balik_workspace_take_numbers (workspace, n);
  self->linear_overheads = balik_workspace_take_numbers (workspace, n);
  self->flow = balik_workspace_take_numbers (workspace, n);
  reserve_series (self, workspace, self->series, BALIK_LINE_N_SERIES);
  for (int i = BALIK_LINE_N_SERIES; i < BALIK_PLAN_N_SERIES; i++)
    self->series[i] = balik_workspace_take_numbers (workspace, n);
  reserve_lines (self, workspace, input);
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
clear_series (BalikPlanRun *self)
{
  for (int i = 0; i < BALIK_LINE_N_SERIES; i++)
    if (self->is_whole || is_needed (i))
      memset (self->series[i], 0, sizeof (BalikNumber) * ((size_t)self->n_months + 1));
}

/* Adds a line's series to the plan's. */
static void
add_series (BalikPlanRun *self, const BalikLineRun *line)
{
  for (int i = 0; i < BALIK_LINE_N_SERIES; i++)
    {
      BalikNumber *sums = self->series[i];
      const BalikNumber *terms = line->series[i];

      if (!self->is_whole && !is_needed (i))
        continue;
      for (int t = 0; t <= self->n_months; t++)
        sums[t] += terms[t];
    }
}

static void
run_line (BalikPlanRun *self, size_t i)
{
  const BalikEngineInput *input = self->input;
  BalikLineRun *line = &self->lines[self->is_whole ? i : 0];
  BalikEngineLineResult *result = &self->line_results[i];

  if (!self->is_whole)
    {
      BalikWorkspace workspace = self->lines_start;

      reserve_line (self, &workspace, line, input, i);
    }

  line->is_whole = self->is_whole;
  balik_line_run_init (line, input, &input->lines[i], &self->factors);
  result->opening_value = balik_line_run_get_opening_value (line);
  self->opening_value += result->opening_value;

  balik_line_run_all_months (line);
  result->residual = balik_line_run_get_fleet_worth (line) + balik_line_run_get_pool_worth (line);
  if (input->n_lines > 1)
    add_series (self, line);
}

/* Runs a plan whose memory is reserved. */
void
balik_plan_run_all (BalikPlanRun *self, const BalikEngineInput *input, BalikEngineResult *result)
{
  self->input = input;
  self->opening_value = balik_number (0.0);
  fill_factors (self);
  if (input->n_lines != 1)
    clear_series (self);

  for (size_t i = 0; i < input->n_lines; i++)
    run_line (self, i);
  balik_plan_run_count_money (self);

  result->months = self->n_months;
  result->years = input->years;
  result->n_lines = input->n_lines;
  result->lines = self->line_results;
  result->dscr = self->dscr;
  result->dscr_after_capex = self->dscr_after_capex;
  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    result->series[i] = self->series[i];

  balik_plan_run_summarise (self, result);
}
