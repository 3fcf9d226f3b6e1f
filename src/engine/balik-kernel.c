/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-kernel-private.h"

#include <math.h>

#include "balik-plan-run-private.h"

/* Runs the engine, and keeps of its results what many runs are told by. */

typedef struct
{
  int first;
  int second; /* taken off; −1: nothing */
} FanSeries;

static const FanSeries fan_series[BALIK_N_FANS] = {
  { BALIK_PLAN_SERIES_CASH, -1 },
  { BALIK_PLAN_SERIES_OWNER_CASH, -1 },
  { BALIK_LINE_SERIES_LINEAR_VIRGIN_KG, BALIK_LINE_SERIES_VIRGIN_KG },
  { BALIK_LINE_SERIES_LINEAR_CO2E_KG, BALIK_LINE_SERIES_CO2E_KG },
  { BALIK_LINE_SERIES_LINEAR_ENERGY_MJ, BALIK_LINE_SERIES_ENERGY_MJ },
  { BALIK_LINE_SERIES_LINEAR_WATER_L, BALIK_LINE_SERIES_WATER_L },
  { BALIK_LINE_SERIES_LINEAR_WASTE_KG, BALIK_LINE_SERIES_WASTE_KG },
};

/* NaN where there is no figure, and infinity where it is too large to be one. */
static BalikNumber
get_value (const BalikFigure *figure)
{
  const BalikMask is_finite = balik_abs (figure->value) < INFINITY;
  const BalikNumber value = balik_select (is_finite, figure->value, balik_number (INFINITY));

  return balik_select (figure->exists, value, balik_number (NAN));
}

static void
put_figures (const BalikEngineResult *result, double *figures)
{
  const BalikFigure *const all[] = { result->summary, result->dscr, result->dscr_after_capex };
  const int n_figures[] = { BALIK_SUMMARY_N_FIGURES, result->years, result->years };

  for (int i = 0; i < 3; i++)
    for (int k = 0; k < n_figures[i]; k++, figures += BALIK_N_LANES)
      {
        const BalikNumber value = get_value (&all[i][k]);

        memcpy (figures, &value, sizeof value);
      }
}

static void
put_fan (const BalikEngineResult *result,
         const FanSeries *fan,
         size_t entry,
         const BalikKernelOutput *output)
{
  const BalikNumber *first = result->series[fan->first];
  const BalikNumber *second = fan->second >= 0 ? result->series[fan->second] : NULL;
  BalikNumber sum = balik_number (0.0);

  for (int t = 0; t <= result->months; t++, entry++)
    {
      sum += second != NULL ? first[t] - second[t] : first[t];

      for (int lane = 0; lane < BALIK_N_LANES; lane++)
        output->fans[entry * output->fan_stride + (size_t)lane] = (float)balik_get_lane (sum, lane);
      if (output->first != NULL)
        output->first[entry] = balik_get_first (sum);
    }
}

static void
run (const void *input, void *workspace, const BalikKernelOutput *output)
{
  BalikWorkspace taking = { workspace, 0, 0 };
  BalikPlanRun plan_run;
  BalikEngineResult result;

  balik_plan_run_reserve (&plan_run, &taking, input, false);
  balik_plan_run_all (&plan_run, input, &result);
  put_figures (&result, output->figures);

  if (output->fans == NULL)
    return;

  for (size_t i = 0; i < BALIK_N_FANS; i++)
    put_fan (&result, &fan_series[i], i * ((size_t)result.months + 1), output);
}

#define TEXT_(name) #name
#define TEXT(name) TEXT_ (name)

const BalikKernel BALIK_KERNEL_NAME (BALIK_KERNEL) = { TEXT (BALIK_KERNEL), BALIK_N_LANES, run };
