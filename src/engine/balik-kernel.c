/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-kernel-private.h"

#include <math.h>

#include "balik-engine.h"

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
static double
get_value (const BalikFigure *figure)
{
  if (!figure->exists)
    return NAN;

  return isfinite (figure->value) ? figure->value : INFINITY;
}

static void
put_figures (const BalikEngineResult *result, double *figures)
{
  for (int i = 0; i < BALIK_SUMMARY_N_FIGURES; i++)
    *figures++ = get_value (&result->summary[i]);
  for (int year = 0; year < result->years; year++)
    *figures++ = get_value (&result->dscr[year]);
  for (int year = 0; year < result->years; year++)
    *figures++ = get_value (&result->dscr_after_capex[year]);
}

static void
put_fan (const BalikEngineResult *result,
         const FanSeries *fan,
         size_t entry,
         const BalikKernelOutput *output)
{
  const double *first = result->series[fan->first];
  const double *second = fan->second >= 0 ? result->series[fan->second] : NULL;
  double sum = 0.0;

  for (int t = 0; t <= result->months; t++, entry++)
    {
      sum += second != NULL ? first[t] - second[t] : first[t];

      output->fans[entry * output->fan_stride] = (float)sum;
      output->lowest[entry] = fmin (output->lowest[entry], sum);
      output->highest[entry] = fmax (output->highest[entry], sum);
    }
}

static void
run (const void *input, void *workspace, const BalikKernelOutput *output)
{
  BalikEngineResult result;

  balik_engine_run (input, workspace, &result);
  put_figures (&result, output->figures);

  if (output->fans == NULL)
    return;

  for (size_t i = 0; i < BALIK_N_FANS; i++)
    put_fan (&result, &fan_series[i], i * ((size_t)result.months + 1), output);
}

const BalikKernel balik_kernel_scalar = { "scalar", 1, run };
