/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-run-private.h"

#include <math.h>
#include <string.h>

#include "balik-loan.h"

/* The plan's money by month: from the lines' revenue and costs to cash. */

static int
at_least_one (int months)
{
  return months > 1 ? months : 1;
}

/* Overheads of one way of doing business. */
static void
fill_overheads (const BalikPlanRun *self, BalikEngineScenario scenario, double *overheads)
{
  const BalikEngineInput *input = self->input;

  memset (overheads, 0, sizeof (double) * ((size_t)self->n_months + 1));

  for (size_t i = 0; i < input->n_overheads; i++)
    {
      const BalikEngineOverhead *overhead = &input->overheads[i];
      const int from = at_least_one (overhead->from);
      const int to
          = overhead->to > 0 && overhead->to < self->n_months ? overhead->to : self->n_months;

      if (overhead->scenario != scenario)
        continue;
      for (int t = from; t <= to; t++)
        overheads[t] += overhead->per_month * self->factors.cost[t];
    }
}

/* Investments and grants are nominal, and may come before month 1. */
static void
fill_investments (BalikPlanRun *self)
{
  const BalikEngineInput *input = self->input;
  double *investments = self->series[BALIK_PLAN_SERIES_INVESTMENTS];
  double *grants = self->series[BALIK_PLAN_SERIES_GRANTS];
  const size_t size = sizeof (double) * ((size_t)self->n_months + 1);

  memset (investments, 0, size);
  memset (grants, 0, size);

  for (size_t i = 0; i < input->n_investments; i++)
    if (input->investments[i].month >= 0 && input->investments[i].month <= self->n_months)
      investments[input->investments[i].month] += input->investments[i].amount;

  for (size_t i = 0; i < input->n_grants; i++)
    if (input->grants[i].month >= 0 && input->grants[i].month <= self->n_months)
      grants[input->grants[i].month] += input->grants[i].amount;
}

/* Revenue, costs and EBITDA. Fleet purchases are costs, but are no expense. */
static void
fill_earnings (BalikPlanRun *self)
{
  double **series = self->series;

  for (int t = 0; t <= self->n_months; t++)
    {
      double revenue = 0.0;
      double costs = 0.0;

      for (int i = BALIK_LINE_SERIES_REVENUE_SALES; i <= BALIK_LINE_SERIES_REVENUE_SCRAP; i++)
        revenue += series[i][t];
      for (int i = BALIK_LINE_SERIES_COST_UNITS; i <= BALIK_LINE_SERIES_COST_ACQUIRE; i++)
        costs += series[i][t];
      costs += series[BALIK_PLAN_SERIES_OVERHEADS][t];

      series[BALIK_PLAN_SERIES_REVENUE][t] = revenue;
      series[BALIK_PLAN_SERIES_COSTS][t] = costs;
      series[BALIK_PLAN_SERIES_EBITDA][t]
          = revenue - (costs - series[BALIK_LINE_SERIES_FLEET_PURCHASE][t]);
      series[BALIK_PLAN_SERIES_DEPOSITS][t]
          = series[BALIK_LINE_SERIES_DEPOSITS_IN][t] - series[BALIK_LINE_SERIES_DEPOSITS_OUT][t];
    }
}

/* Straight line: each purchase of the fleet from its own month on. */
static void
depreciate_fleet (BalikPlanRun *self)
{
  const double *purchases = self->series[BALIK_LINE_SERIES_FLEET_PURCHASE];
  double *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];
  const int life = at_least_one (self->input->rates.tax.asset_life_months);
  double depreciating = 0.0;

  self->fleet_book = 0.0;
  for (int t = 1; t <= self->n_months; t++)
    {
      const int n_depreciated = self->n_months - t + 1;

      depreciating += purchases[t];
      if (t > life)
        depreciating -= purchases[t - life];
      depreciation[t] = depreciating / life;

      if (n_depreciated < life)
        self->fleet_book += purchases[t] * (life - n_depreciated) / life;
    }
}

static void
depreciate_opening (BalikPlanRun *self)
{
  double *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];
  const int life = at_least_one (self->input->rates.tax.asset_life_months);

  for (int t = 1; t <= life && t <= self->n_months; t++)
    depreciation[t] += self->opening_value / life;

  self->opening_book
      = self->n_months < life ? self->opening_value * (life - self->n_months) / life : 0.0;
}

/* Investments from the month after, down to their salvage. */
static void
depreciate_investments (BalikPlanRun *self)
{
  const BalikEngineInput *input = self->input;
  double *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];

  self->investment_book = 0.0;
  for (size_t i = 0; i < input->n_investments; i++)
    {
      const BalikEngineInvestment *investment = &input->investments[i];
      const int life = at_least_one (investment->life_months);
      const double loss = investment->amount * (1.0 - investment->salvage);
      const int left = self->n_months - investment->month;

      if (investment->month < 0 || left < 0)
        continue;

      for (int k = 1; k <= life && k <= left; k++)
        depreciation[investment->month + k] += loss / life;
      self->investment_book += investment->amount - loss * (left < life ? left : life) / life;
    }
}

/* What customers owe and what is owed to suppliers ties money up. */
static void
fill_working_capital (BalikPlanRun *self)
{
  const BalikEngineRates *rates = &self->input->rates;
  double **series = self->series;
  double before = 0.0;

  series[BALIK_PLAN_SERIES_WORKING_CAPITAL][0] = 0.0;
  for (int t = 1; t <= self->n_months; t++)
    {
      const double expenses
          = series[BALIK_PLAN_SERIES_COSTS][t] - series[BALIK_LINE_SERIES_FLEET_PURCHASE][t];
      const double tied_up = series[BALIK_PLAN_SERIES_REVENUE][t] * rates->receivable_days / 30.0
                             - expenses * rates->payable_days / 30.0;

      series[BALIK_PLAN_SERIES_WORKING_CAPITAL][t] = before - tied_up;
      before = tied_up;
    }

  self->working_capital = before;
}

/* Tax on the profit of a year, after the losses of the years before. */
static double
tax_year (double profit, double rate, double *losses)
{
  const double taxable = profit - *losses;

  *losses = taxable < 0 ? -taxable : 0.0;

  return taxable > 0 ? rate * taxable : 0.0;
}

/* A year's profit before interest; what came before month 1 is in the first. */
static double
get_year_profit (const BalikPlanRun *self, int year, double *interest)
{
  double *const *series = self->series;
  double profit = 0.0;

  *interest = 0.0;
  for (int t = year == 0 ? 0 : 12 * year + 1; t <= 12 * year + 12; t++)
    {
      profit += series[BALIK_PLAN_SERIES_EBITDA][t] - series[BALIK_PLAN_SERIES_DEPRECIATION][t]
                + series[BALIK_PLAN_SERIES_GRANTS][t] + series[BALIK_LINE_SERIES_DEPOSITS_KEPT][t];
      *interest += series[BALIK_PLAN_SERIES_INTEREST][t];
    }

  return profit;
}

static void
fill_taxes (BalikPlanRun *self)
{
  const BalikEngineTax *tax = &self->input->rates.tax;
  double **series = self->series;
  double *before_finance = series[BALIK_PLAN_SERIES_TAX];
  double *paid = series[BALIK_PLAN_SERIES_TAX_PAID];
  double losses = 0.0;
  double losses_after_interest = 0.0;

  for (int t = 0; t <= self->n_months; t++)
    {
      before_finance[t] = tax->kind == BALIK_ENGINE_TAX_TURNOVER
                              ? tax->rate * series[BALIK_PLAN_SERIES_REVENUE][t]
                              : 0.0;
      paid[t] = before_finance[t];
    }

  if (tax->kind != BALIK_ENGINE_TAX_PROFIT)
    return;

  for (int year = 0; year < self->input->years; year++)
    {
      double interest;
      const double profit = get_year_profit (self, year, &interest);

      before_finance[12 * year + 12] = tax_year (profit, tax->rate, &losses);
      paid[12 * year + 12] = tax_year (profit - interest, tax->rate, &losses_after_interest);
    }
}

/* The linear way's cash, less a tax of the same kind. */
static void
fill_linear_cash (BalikPlanRun *self)
{
  const BalikEngineTax *tax = &self->input->rates.tax;
  double **series = self->series;
  double *cash = series[BALIK_PLAN_SERIES_LINEAR_CASH];
  double losses = 0.0;
  double profit = 0.0;

  for (int t = 0; t <= self->n_months; t++)
    {
      const double revenue = series[BALIK_LINE_SERIES_LINEAR_REVENUE][t];

      cash[t] = revenue - series[BALIK_LINE_SERIES_LINEAR_COST][t] - self->linear_overheads[t];
      profit += cash[t];

      if (tax->kind == BALIK_ENGINE_TAX_TURNOVER)
        cash[t] -= tax->rate * revenue;
      if (tax->kind == BALIK_ENGINE_TAX_PROFIT && t > 0 && t % 12 == 0)
        {
          cash[t] -= tax_year (profit, tax->rate, &losses);
          profit = 0.0;
        }
    }
}

/* The project's cash, before finance, and the owner's, after it. */
static void
fill_cash (BalikPlanRun *self)
{
  const BalikEngineLoan *loan = &self->input->loan;
  double **series = self->series;

  for (int t = 0; t <= self->n_months; t++)
    {
      const double cash = series[BALIK_PLAN_SERIES_REVENUE][t] - series[BALIK_PLAN_SERIES_COSTS][t]
                          + series[BALIK_PLAN_SERIES_DEPOSITS][t]
                          + series[BALIK_PLAN_SERIES_WORKING_CAPITAL][t]
                          - series[BALIK_PLAN_SERIES_INVESTMENTS][t]
                          + series[BALIK_PLAN_SERIES_GRANTS][t] - series[BALIK_PLAN_SERIES_TAX][t];

      series[BALIK_PLAN_SERIES_CASH][t] = cash;
      series[BALIK_PLAN_SERIES_OWNER_CASH][t]
          = cash + series[BALIK_PLAN_SERIES_TAX][t] - series[BALIK_PLAN_SERIES_TAX_PAID][t]
            - series[BALIK_PLAN_SERIES_INTEREST][t] - series[BALIK_PLAN_SERIES_PRINCIPAL][t];
    }

  if (loan->amount > 0)
    series[BALIK_PLAN_SERIES_OWNER_CASH][0] += loan->amount;
}

/* Fills the plan's own series, from the sums of its lines. */
void
balik_plan_run_count_money (BalikPlanRun *self)
{
  double **series = self->series;

  fill_overheads (self, BALIK_ENGINE_SCENARIO_CIRCULAR, series[BALIK_PLAN_SERIES_OVERHEADS]);
  fill_overheads (self, BALIK_ENGINE_SCENARIO_LINEAR, self->linear_overheads);
  fill_investments (self);
  fill_earnings (self);

  series[BALIK_PLAN_SERIES_DEPRECIATION][0] = 0.0;
  depreciate_fleet (self);
  depreciate_opening (self);
  depreciate_investments (self);

  balik_loan_fill_schedule (&self->input->loan, self->n_months, series[BALIK_PLAN_SERIES_INTEREST],
                            series[BALIK_PLAN_SERIES_PRINCIPAL]);
  fill_working_capital (self);
  fill_taxes (self);
  fill_cash (self);
  fill_linear_cash (self);
}
