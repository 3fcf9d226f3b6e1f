/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-engine.h"
#include "balik-line-run-private.h"

/* A plan while it runs, once its lines have run. */
typedef struct
{
  const BalikEngineInput *input;
  int n_months;
  BalikMonthFactors factors;
  BalikLineRun *lines;
  BalikEngineLineResult *line_results;
  BalikFigure *dscr;
  BalikFigure *dscr_after_capex;
  double *series[BALIK_PLAN_N_SERIES];
  double *linear_overheads;
  double *flow; /* for NPV and IRR */

  double opening_value;
  double fleet_book; /* what is not depreciated yet at the end */
  double opening_book;
  double investment_book;
  double working_capital; /* tied up at the end */
} BalikPlanRun;

void balik_plan_run_reserve (BalikPlanRun *self,
                             BalikWorkspace *workspace,
                             const BalikEngineInput *input);

size_t balik_engine_get_spare_size (const BalikEngineInput *input, int n_spare_ages);

void balik_plan_run_lines (BalikPlanRun *self, const BalikEngineInput *input);

void balik_plan_run_count_money (BalikPlanRun *self);

void balik_plan_run_summarise (BalikPlanRun *self, BalikEngineResult *result);
