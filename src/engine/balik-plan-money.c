/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-plan-run-private.h"

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
fill_overheads (const BalikPlanRun *self, BalikEngineScenario scenario, BalikNumber *overheads)
{
  const BalikEngineInput *input = self->input;

  memset (overheads, 0, sizeof (BalikNumber) * ((size_t)self->n_months + 1));

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
  BalikNumber *investments = self->series[BALIK_PLAN_SERIES_INVESTMENTS];
  BalikNumber *grants = self->series[BALIK_PLAN_SERIES_GRANTS];
  const size_t size = sizeof (BalikNumber) * ((size_t)self->n_months + 1);

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
  BalikNumber **series = self->series;

  for (int t = 0; t <= self->n_months; t++)
    {
      BalikNumber revenue = balik_number (0.0);
      BalikNumber costs = balik_number (0.0);

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
  const BalikNumber *purchases = self->series[BALIK_LINE_SERIES_FLEET_PURCHASE];
  BalikNumber *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];
  const int life = at_least_one (self->input->rates.tax.asset_life_months);
  BalikNumber depreciating = balik_number (0.0);

  self->fleet_book = balik_number (0.0);
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
  BalikNumber *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];
  const int life = at_least_one (self->input->rates.tax.asset_life_months);

  for (int t = 1; t <= life && t <= self->n_months; t++)
    depreciation[t] += self->opening_value / life;

  self->opening_book = self->n_months < life ? self->opening_value * (life - self->n_months) / life
                                             : balik_number (0.0);
}

/* Investments from the month after, down to their salvage. */
static void
depreciate_investments (BalikPlanRun *self)
{
  const BalikEngineInput *input = self->input;
  BalikNumber *depreciation = self->series[BALIK_PLAN_SERIES_DEPRECIATION];

  self->investment_book = balik_number (0.0);
  for (size_t i = 0; i < input->n_investments; i++)
    {
      const BalikEngineInvestment *investment = &input->investments[i];
      const int life = at_least_one (investment->life_months);
      const BalikNumber loss = investment->amount * (1.0 - investment->salvage);
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
  BalikNumber **series = self->series;
  BalikNumber before = balik_number (0.0);

  series[BALIK_PLAN_SERIES_WORKING_CAPITAL][0] = balik_number (0.0);
  for (int t = 1; t <= self->n_months; t++)
    {
      const BalikNumber expenses
          = series[BALIK_PLAN_SERIES_COSTS][t] - series[BALIK_LINE_SERIES_FLEET_PURCHASE][t];
      const BalikNumber tied_up
          = series[BALIK_PLAN_SERIES_REVENUE][t] * rates->receivable_days / 30.0
            - expenses * rates->payable_days / 30.0;

      series[BALIK_PLAN_SERIES_WORKING_CAPITAL][t] = before - tied_up;
      before = tied_up;
    }

  self->working_capital = before;
}

/* Tax on the profit of a year, after the losses of the years before. */
static BalikNumber
tax_year (BalikNumber profit, BalikNumber rate, BalikNumber *losses)
{
  const BalikNumber taxable = profit - *losses;

  *losses = balik_max (balik_number (0.0), -taxable);

  return rate * balik_max (balik_number (0.0), taxable);
}

/* A year's profit before interest; what came before month 1 is in the first. */
static BalikNumber
get_year_profit (const BalikPlanRun *self, int year, BalikNumber *interest)
{
  BalikNumber *const *series = self->series;
  BalikNumber profit = balik_number (0.0);

  *interest = balik_number (0.0);
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
  BalikNumber **series = self->series;
  BalikNumber *before_finance = series[BALIK_PLAN_SERIES_TAX];
  BalikNumber *paid = series[BALIK_PLAN_SERIES_TAX_PAID];
  BalikNumber losses = balik_number (0.0);
  BalikNumber losses_after_interest = balik_number (0.0);

  for (int t = 0; t <= self->n_months; t++)
    {
      before_finance[t] = tax->kind == BALIK_ENGINE_TAX_TURNOVER
                              ? tax->rate * series[BALIK_PLAN_SERIES_REVENUE][t]
                              : balik_number (0.0);
      paid[t] = before_finance[t];
    }

  if (tax->kind != BALIK_ENGINE_TAX_PROFIT)
    return;

  for (int year = 0; year < self->input->years; year++)
    {
      BalikNumber interest;
      const BalikNumber profit = get_year_profit (self, year, &interest);

      before_finance[12 * year + 12] = tax_year (profit, tax->rate, &losses);
      paid[12 * year + 12] = tax_year (profit - interest, tax->rate, &losses_after_interest);
    }
}

/* The linear way's cash, less a tax of the same kind. */
static void
fill_linear_cash (BalikPlanRun *self)
{
  const BalikEngineTax *tax = &self->input->rates.tax;
  BalikNumber **series = self->series;
  BalikNumber *cash = series[BALIK_PLAN_SERIES_LINEAR_CASH];
  BalikNumber losses = balik_number (0.0);
  BalikNumber profit = balik_number (0.0);

  for (int t = 0; t <= self->n_months; t++)
    {
      const BalikNumber revenue = series[BALIK_LINE_SERIES_LINEAR_REVENUE][t];

      cash[t] = revenue - series[BALIK_LINE_SERIES_LINEAR_COST][t] - self->linear_overheads[t];
      profit += cash[t];

      if (tax->kind == BALIK_ENGINE_TAX_TURNOVER)
        cash[t] -= tax->rate * revenue;
      if (tax->kind == BALIK_ENGINE_TAX_PROFIT && t > 0 && t % 12 == 0)
        {
          cash[t] -= tax_year (profit, tax->rate, &losses);
          profit = balik_number (0.0);
        }
    }
}

/* The project's cash, before finance, and the owner's, after it. */
static void
fill_cash (BalikPlanRun *self)
{
  const BalikEngineLoan *loan = &self->input->loan;
  BalikNumber **series = self->series;

  for (int t = 0; t <= self->n_months; t++)
    {
      const BalikNumber cash
          = series[BALIK_PLAN_SERIES_REVENUE][t] - series[BALIK_PLAN_SERIES_COSTS][t]
            + series[BALIK_PLAN_SERIES_DEPOSITS][t] + series[BALIK_PLAN_SERIES_WORKING_CAPITAL][t]
            - series[BALIK_PLAN_SERIES_INVESTMENTS][t] + series[BALIK_PLAN_SERIES_GRANTS][t]
            - series[BALIK_PLAN_SERIES_TAX][t];

      series[BALIK_PLAN_SERIES_CASH][t] = cash;
      series[BALIK_PLAN_SERIES_OWNER_CASH][t]
          = cash + series[BALIK_PLAN_SERIES_TAX][t] - series[BALIK_PLAN_SERIES_TAX_PAID][t]
            - series[BALIK_PLAN_SERIES_INTEREST][t] - series[BALIK_PLAN_SERIES_PRINCIPAL][t];
    }

  if (balik_get_first (loan->amount) > 0)
    series[BALIK_PLAN_SERIES_OWNER_CASH][0] += loan->amount;
}

/* Fills the plan's own series, from the sums of its lines. */
void
balik_plan_run_count_money (BalikPlanRun *self)
{
  BalikNumber **series = self->series;

  fill_overheads (self, BALIK_ENGINE_SCENARIO_CIRCULAR, series[BALIK_PLAN_SERIES_OVERHEADS]);
  fill_overheads (self, BALIK_ENGINE_SCENARIO_LINEAR, self->linear_overheads);
  fill_investments (self);
  fill_earnings (self);

  series[BALIK_PLAN_SERIES_DEPRECIATION][0] = balik_number (0.0);
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
