/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <math.h>

#include "balik-plan-run-private.h"

/* A projection: a whole run of a plan, with the indicators of its lines. All memory is
 * the caller's block. */

/* Computes how much memory is enough for a run of a plan whose units before opening
 * are older by some months. */
size_t
balik_engine_get_spare_size (const BalikEngineInput *input, int n_spare_ages)
{
  BalikWorkspace counting = { NULL, 0, n_spare_ages };
  BalikPlanRun run;

  balik_plan_run_reserve (&run, &counting, input, true);

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

  balik_plan_run_reserve (&run, &taking, input, true);
  balik_plan_run_all (&run, input, result);

  result->mass_balance_error = 0.0;
  for (size_t i = 0; i < input->n_lines; i++)
    {
      const BalikLineRun *line = &run.lines[i];

      for (int k = 0; k < BALIK_LINE_N_SERIES; k++)
        run.line_results[i].series[k] = line->series[k];
      balik_line_run_get_indicators (line, run.line_results[i].indicators);
      result->mass_balance_error = fmax (result->mass_balance_error, line->mass_balance_error);
    }
}
