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
  bool is_whole; /* all series are wanted */
  BalikLineRun *lines;
  BalikWorkspace lines_start; /* where the memory of lines begins */
  BalikEngineLineResult *line_results;
  BalikFigure *dscr;
  BalikFigure *dscr_after_capex;
  BalikNumber *series[BALIK_PLAN_N_SERIES];
  BalikNumber *linear_overheads;
  BalikNumber *flow; /* for NPV and IRR */

  BalikNumber opening_value;
  BalikNumber fleet_book; /* what is not depreciated yet at the end */
  BalikNumber opening_book;
  BalikNumber investment_book;
  BalikNumber working_capital; /* tied up at the end */
} BalikPlanRun;

void balik_plan_run_reserve (BalikPlanRun *self,
                             BalikWorkspace *workspace,
                             const BalikEngineInput *input,
                             bool is_whole);

size_t balik_engine_get_spare_size (const BalikEngineInput *input, int n_spare_ages);

void
balik_plan_run_all (BalikPlanRun *self, const BalikEngineInput *input, BalikEngineResult *result);

void balik_plan_run_count_money (BalikPlanRun *self);

void balik_plan_run_summarise (BalikPlanRun *self, BalikEngineResult *result);
