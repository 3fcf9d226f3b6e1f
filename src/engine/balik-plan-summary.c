/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-run-private.h"

#include <string.h>

#include "balik-cash-flow.h"
#include "balik-elementary.h"
#include "balik-loan.h"

/* From this rate a month on, a return is called none. */
#define IRR_LIMIT 0.5

static void
set_figure (BalikEngineResult *result, BalikSummaryFigure figure, BalikNumber value)
{
  result->summary[figure].value = value;
  result->summary[figure].exists = balik_always ();
}

static BalikNumber
get_total (const BalikPlanRun *self, int series)
{
  const BalikNumber *values = self->series[series];
  BalikNumber sums[4] = { 0 };
  int t = 0;

  /* Four sums: a fixed order, but no chain of additions that each wait for the one before. */
  for (; t + 3 <= self->n_months; t += 4)
    for (int k = 0; k < 4; k++)
      sums[k] += values[t + k];
  for (; t <= self->n_months; t++)
    sums[0] += values[t];

  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

static BalikNumber
get_last (const BalikPlanRun *self, int series)
{
  return self->series[series][self->n_months];
}

/* What the business would fetch at the end, after the tax that selling it would
 * cost and what it owes. */
static BalikNumber
get_residual (const BalikPlanRun *self)
{
  const BalikEngineTax *tax = &self->input->rates.tax;
  BalikNumber worth = self->investment_book;
  BalikNumber taxed = balik_number (0.0);

  for (size_t i = 0; i < self->input->n_lines; i++)
    worth += self->line_results[i].residual;

  if (tax->kind == BALIK_ENGINE_TAX_PROFIT)
    taxed = tax->rate
            * balik_max (balik_number (0.0),
                         worth - (self->fleet_book + self->opening_book + self->investment_book));

  return worth - taxed - get_last (self, BALIK_LINE_SERIES_DEPOSITS_HELD) + self->working_capital;
}

static void
summarise_value (BalikPlanRun *self, BalikEngineResult *result)
{
  const size_t n = (size_t)self->n_months + 1;
  const BalikNumber discount = self->input->rates.discount;
  const BalikNumber monthly = balik_expm1 (balik_log1p (discount) / 12.0);
  const BalikNumber residual = get_residual (self);
  const BalikNumber *linear_cash = self->series[BALIK_PLAN_SERIES_LINEAR_CASH];
  const BalikNumber npv_linear = balik_cash_flow_npv (linear_cash, n, monthly);
  BalikFigure irr;
  BalikNumber npv;

  memcpy (self->flow, self->series[BALIK_PLAN_SERIES_CASH], sizeof (BalikNumber) * n);
  self->flow[0] -= self->opening_value;
  set_figure (result, BALIK_SUMMARY_NPV_WITHOUT_RESIDUAL,
              balik_cash_flow_npv (self->flow, n, monthly));

  self->flow[self->n_months] += residual;
  npv = balik_cash_flow_npv (self->flow, n, monthly);
  irr = balik_cash_flow_irr (self->flow, n, IRR_LIMIT);
  irr.value = balik_expm1 (12.0 * balik_log1p (irr.value));

  set_figure (result, BALIK_SUMMARY_NPV, npv);
  result->summary[BALIK_SUMMARY_IRR] = irr;
  set_figure (result, BALIK_SUMMARY_NPV_LINEAR, npv_linear);
  set_figure (result, BALIK_SUMMARY_NPV_GAIN, npv - npv_linear);
  set_figure (result, BALIK_SUMMARY_RESIDUAL, residual);
  set_figure (result, BALIK_SUMMARY_OPENING_VALUE, self->opening_value);
}

static void
summarise_money (BalikPlanRun *self, BalikEngineResult *result)
{
  const size_t n = (size_t)self->n_months + 1;
  const BalikNumber *cash = self->series[BALIK_PLAN_SERIES_CASH];
  const BalikNumber *owner_cash = self->series[BALIK_PLAN_SERIES_OWNER_CASH];

  result->summary[BALIK_SUMMARY_PAYBACK_MONTHS] = balik_cash_flow_payback (cash, n);
  set_figure (result, BALIK_SUMMARY_PEAK_FUNDING,
              balik_max (balik_number (0.0), -balik_cash_flow_lowest (cash, n)));
  set_figure (result, BALIK_SUMMARY_LOWEST_BALANCE, balik_cash_flow_lowest (owner_cash, n));
  set_figure (result, BALIK_SUMMARY_DEPOSITS_OWED,
              get_last (self, BALIK_LINE_SERIES_DEPOSITS_HELD));
  set_figure (result, BALIK_SUMMARY_REVENUE, get_total (self, BALIK_PLAN_SERIES_REVENUE));
  set_figure (result, BALIK_SUMMARY_COSTS, get_total (self, BALIK_PLAN_SERIES_COSTS));
  set_figure (result, BALIK_SUMMARY_EBITDA, get_total (self, BALIK_PLAN_SERIES_EBITDA));
  set_figure (result, BALIK_SUMMARY_TAX, get_total (self, BALIK_PLAN_SERIES_TAX));
  result->summary[BALIK_SUMMARY_LOAN_EFFECTIVE_RATE]
      = balik_loan_effective_rate (&self->input->loan);
}

/* None where there is nothing to divide by. */
static void
set_ratio (BalikFigure *figure, BalikNumber part, BalikNumber whole)
{
  figure->exists = whole != 0.0;
  figure->value = balik_select (figure->exists, part / whole, balik_number (0.0));
}

/* Debt service cover: what a year earns for each unit of money that it owes. */
static void
summarise_debt_service (BalikPlanRun *self)
{
  BalikNumber **series = self->series;

  for (int year = 0; year < self->input->years; year++)
    {
      BalikNumber earned = balik_number (0.0);
      BalikNumber capital = balik_number (0.0);
      BalikNumber service = balik_number (0.0);

      for (int t = 12 * year + 1; t <= 12 * year + 12; t++)
        {
          earned += series[BALIK_PLAN_SERIES_EBITDA][t] - series[BALIK_PLAN_SERIES_TAX_PAID][t]
                    + series[BALIK_PLAN_SERIES_DEPOSITS][t]
                    + series[BALIK_PLAN_SERIES_WORKING_CAPITAL][t];
          capital += series[BALIK_LINE_SERIES_FLEET_PURCHASE][t]
                     + series[BALIK_PLAN_SERIES_INVESTMENTS][t]
                     - series[BALIK_PLAN_SERIES_GRANTS][t];
          service += series[BALIK_PLAN_SERIES_INTEREST][t] + series[BALIK_PLAN_SERIES_PRINCIPAL][t];
        }

      set_ratio (&self->dscr[year], earned, service);
      set_ratio (&self->dscr_after_capex[year], earned - capital, service);
    }
}

static void
set_saving (const BalikPlanRun *self,
            BalikEngineResult *result,
            BalikSummaryFigure figure,
            BalikLineSeries linear,
            BalikLineSeries circular)
{
  set_figure (result, figure, get_total (self, linear) - get_total (self, circular));
}

static void
summarise_savings (const BalikPlanRun *self, BalikEngineResult *result)
{
  const BalikNumber revenue = result->summary[BALIK_SUMMARY_REVENUE].value;
  const BalikNumber circular_revenue = get_total (self, BALIK_LINE_SERIES_REVENUE_RENEWED)
                                       + get_total (self, BALIK_LINE_SERIES_REVENUE_FEES)
                                       + get_total (self, BALIK_LINE_SERIES_REVENUE_REPAIR)
                                       + get_total (self, BALIK_LINE_SERIES_REVENUE_SCRAP);

  set_figure (result, BALIK_SUMMARY_NEW_UNITS, get_total (self, BALIK_LINE_SERIES_NEW_UNITS));
  set_figure (result, BALIK_SUMMARY_LINEAR_UNITS, get_total (self, BALIK_LINE_SERIES_LINEAR_UNITS));
  set_saving (self, result, BALIK_SUMMARY_AVOIDED_UNITS, BALIK_LINE_SERIES_LINEAR_UNITS,
              BALIK_LINE_SERIES_NEW_UNITS);
  set_saving (self, result, BALIK_SUMMARY_CUSTOMER_SAVING, BALIK_LINE_SERIES_CUSTOMER_LINEAR,
              BALIK_LINE_SERIES_CUSTOMER_CIRCULAR);
  set_saving (self, result, BALIK_SUMMARY_SAVED_VIRGIN_KG, BALIK_LINE_SERIES_LINEAR_VIRGIN_KG,
              BALIK_LINE_SERIES_VIRGIN_KG);
  set_saving (self, result, BALIK_SUMMARY_SAVED_CO2E_KG, BALIK_LINE_SERIES_LINEAR_CO2E_KG,
              BALIK_LINE_SERIES_CO2E_KG);
  set_saving (self, result, BALIK_SUMMARY_SAVED_ENERGY_MJ, BALIK_LINE_SERIES_LINEAR_ENERGY_MJ,
              BALIK_LINE_SERIES_ENERGY_MJ);
  set_saving (self, result, BALIK_SUMMARY_SAVED_WATER_L, BALIK_LINE_SERIES_LINEAR_WATER_L,
              BALIK_LINE_SERIES_WATER_L);
  set_saving (self, result, BALIK_SUMMARY_SAVED_WASTE_KG, BALIK_LINE_SERIES_LINEAR_WASTE_KG,
              BALIK_LINE_SERIES_WASTE_KG);

  set_ratio (&result->summary[BALIK_SUMMARY_CIRCULAR_REVENUE_SHARE], circular_revenue, revenue);
}

/* Fills the summary of a plan whose series are there. */
void
balik_plan_run_summarise (BalikPlanRun *self, BalikEngineResult *result)
{
  memset (result->summary, 0, sizeof result->summary);

  summarise_value (self, result);
  summarise_money (self, result);
  summarise_debt_service (self);
  summarise_savings (self, result);
}
