/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <math.h>

#include "engine-fixture.h"

/* Money whose answer is known without the program. */

#define S(name) BALIK_LINE_SERIES_##name
#define P(name) BALIK_PLAN_SERIES_##name

/* A life that does not end within any plan. */
#define FOREVER 1e9

static BalikFigure
get_summary (const EngineFixture *fixture, BalikSummaryFigure figure)
{
  return fixture->result.summary[figure];
}

/* A plan of 1,000 fees a month and nothing else. */
static void
init_steady (EngineFixture *fixture)
{
  engine_fixture_init (fixture, BALIK_ENGINE_OFFER_LEASE);
  fixture->line.product.life_months = FOREVER;
  fixture->line.demand.existing = 100;
  fixture->line.price.fee_per_month = 10;
  fixture->input.years = 3;
}

static void
test_plan_without_lines (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.input.n_lines = 0;
  engine_fixture_run (&fixture);

  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    g_assert_cmpfloat (engine_fixture_sum (&fixture, i), ==, 0);
  g_assert_true (get_summary (&fixture, BALIK_SUMMARY_PAYBACK_MONTHS).exists);
  g_assert_false (get_summary (&fixture, BALIK_SUMMARY_IRR).exists);
  g_assert_false (get_summary (&fixture, BALIK_SUMMARY_LOAN_EFFECTIVE_RATE).exists);
  g_assert_false (get_summary (&fixture, BALIK_SUMMARY_CIRCULAR_REVENUE_SHARE).exists);
  for (int year = 0; year < 5; year++)
    g_assert_false (fixture.result.dscr[year].exists);
}

/* Customers owe a month, suppliers are owed half a month. */
static void
test_working_capital (void)
{
  g_auto (EngineFixture) fixture;

  init_steady (&fixture);
  fixture.line.serving.per_month = 4;
  fixture.input.rates.receivable_days = 30;
  fixture.input.rates.payable_days = 15;
  engine_fixture_run (&fixture);

  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (WORKING_CAPITAL), 1), -800,
                                  1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_sum (&fixture, P (WORKING_CAPITAL)), -800, 1e-9);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_NPV_WITHOUT_RESIDUAL).value,
                                  36 * 600 - 800, 1e-8);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_NPV).value, 36 * 600, 1e-8);
}

/* Salvage is not depreciated; the month after the purchase is the first. */
static void
test_investments (void)
{
  g_auto (EngineFixture) fixture;

  init_steady (&fixture);
  fixture.input.n_investments = 2;
  fixture.investments[0].amount = 1000;
  fixture.investments[0].salvage = 0.4;
  fixture.investments[0].life_months = 12;
  fixture.investments[1].month = 30;
  fixture.investments[1].amount = 500;
  fixture.investments[1].life_months = 10;
  engine_fixture_run (&fixture);

  g_assert_cmpfloat (engine_fixture_get (&fixture, P (INVESTMENTS), 0), ==, 1000);
  g_assert_cmpfloat (engine_fixture_get (&fixture, P (CASH), 0), ==, -1000);
  for (int t = 0; t <= 36; t++)
    g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (DEPRECIATION), t),
                                    (t >= 1 && t <= 12 ? 50 : 0) + (t > 30 ? 50 : 0), 1e-12);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_RESIDUAL).value, 400 + 200,
                                  1e-9);
}

/* Units at hand when the plan opens are put in: they count for NPV, not for
 * cash, and lose their worth by age down to their salvage. */
static void
test_opening_value (void)
{
  g_auto (EngineFixture) fixture;

  init_steady (&fixture);
  fixture.line.product.life_months = 40;
  fixture.line.product.unit_cost = 90;
  fixture.line.product.resale = 0.5;
  fixture.line.product.salvage = 0.25;
  fixture.line.demand.existing_age_months = 50;
  fixture.line.has_repair = TRUE;
  fixture.line.repair.share = 1;
  fixture.line.repair.success = 1;
  engine_fixture_run (&fixture);

  /* Two units of each age: 31 ages above the salvage (1 … 0.25), 19 at it. */
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_OPENING_VALUE).value,
                                  45 * 2 * (31 * 0.625 + 19 * 0.25), 1e-9);
  /* After 36 months all are older than 30. */
  g_assert_cmpfloat_with_epsilon (fixture.result.lines[0].residual, 45 * 100 * 0.25, 1e-9);
  g_assert_cmpfloat (engine_fixture_get (&fixture, P (CASH), 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_NPV).value,
                                  36000 - 45 * 2 * (31 * 0.625 + 19 * 0.25) + 1125, 1e-8);
}

/* A loss in the first year, with a grant before it, is carried into the second. */
static void
test_losses_are_carried (void)
{
  g_auto (EngineFixture) fixture;

  init_steady (&fixture);
  fixture.input.rates.tax.kind = BALIK_ENGINE_TAX_PROFIT;
  fixture.input.rates.tax.rate = 0.2;
  fixture.input.n_overheads = 2;
  fixture.overheads[0].per_month = 2000;
  fixture.overheads[0].to = 12;
  fixture.overheads[1].per_month = 100;
  fixture.overheads[1].from = 13;
  fixture.input.n_grants = 1;
  fixture.grant.amount = 5000;
  fixture.input.loan = (BalikEngineLoan){ 12000, 0.12, 48, 36, BALIK_ENGINE_LOAN_ANNUITY };
  engine_fixture_run (&fixture);

  /* −12,000 + 5,000; then 10,800 a year. Interest is 1,440 a year. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (TAX), 12), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (TAX), 24), 0.2 * 3800, 1e-8);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (TAX), 36), 0.2 * 10800, 1e-8);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (TAX_PAID), 24),
                                  0.2 * (3800 - 2 * 1440), 1e-8);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (TAX_PAID), 36),
                                  0.2 * (10800 - 1440), 1e-8);
  g_assert_cmpfloat_with_epsilon (engine_fixture_sum (&fixture, P (TAX)),
                                  engine_fixture_get (&fixture, P (TAX), 24)
                                      + engine_fixture_get (&fixture, P (TAX), 36),
                                  1e-9);

  /* The owner has the loan before month 1; its end is outside the plan. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (OWNER_CASH), 0), 17000, 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_sum (&fixture, P (PRINCIPAL)), 0, 1e-9);
  g_assert_true (fixture.result.dscr[0].exists);
  g_assert_cmpfloat_with_epsilon (fixture.result.dscr[0].value, -12000 / 1440.0, 1e-9);
}

/* The linear way pays tax of the same kind, and carries its losses as well. */
static void
test_linear_cash (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.input.years = 2;
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.unit_cost = 60;
  fixture.line.price.unit = 100;
  fixture.line.demand.start_per_month = 10;
  fixture.line.linear.owner_share = 0.5;
  fixture.line.linear.selling_cost = 10;
  fixture.input.n_overheads = 1;
  fixture.overheads[0].scenario = BALIK_ENGINE_SCENARIO_LINEAR;
  fixture.overheads[0].per_month = 200;
  fixture.overheads[0].to = 12;
  fixture.input.rates.tax.rate = 0.1;

  fixture.input.rates.tax.kind = BALIK_ENGINE_TAX_TURNOVER;
  engine_fixture_run (&fixture);
  for (int t = 1; t <= 24; t++)
    g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (LINEAR_CASH), t),
                                    500 - 350 - (t <= 12 ? 200 : 0) - 50, 1e-9);
  g_assert_cmpfloat (engine_fixture_sum (&fixture, P (OVERHEADS)), ==, 0);

  fixture.input.rates.tax.kind = BALIK_ENGINE_TAX_PROFIT;
  engine_fixture_run (&fixture);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (LINEAR_CASH), 12), -50, 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (LINEAR_CASH), 24),
                                  150 - 0.1 * (1800 - 600), 1e-9);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_NPV_LINEAR).value,
                                  1200 - 120, 1e-8);
}

/* What is taken as deposits is given back, kept or owed. */
static void
test_deposits_add_up (void)
{
  const BalikEngineOffer offers[] = { BALIK_ENGINE_OFFER_SELL, BALIK_ENGINE_OFFER_LEASE,
                                      BALIK_ENGINE_OFFER_RENT, BALIK_ENGINE_OFFER_CARE };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_auto (EngineFixture) fixture;
      double in;

      engine_fixture_init (&fixture, offers[i]);
      fixture.line.product.life_months = 14;
      fixture.line.demand.start_per_month = 20;
      fixture.line.demand.existing = 90;
      fixture.line.price.deposit = 50;
      fixture.line.leaving.leave_per_year = 0.3;
      fixture.line.leaving.loss_per_year = 0.1;
      fixture.line.has_takeback = TRUE;
      fixture.line.takeback.collect_broken = 0.7;
      fixture.line.takeback.collect_working = 0.5;
      fixture.line.takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].share = 1;
      fixture.line.takeback.routes[BALIK_ENGINE_ROUTE_REFURBISH].max_per_month = 3;
      engine_fixture_run (&fixture);

      in = engine_fixture_sum (&fixture, S (DEPOSITS_IN));
      g_assert_cmpfloat (in, >, 1000);
      g_assert_cmpfloat_with_epsilon (
          engine_fixture_sum (&fixture, S (DEPOSITS_OUT))
              + engine_fixture_sum (&fixture, S (DEPOSITS_KEPT))
              + get_summary (&fixture, BALIK_SUMMARY_DEPOSITS_OWED).value,
          in, 1e-8);

      /* Rent keeps none; care takes them for renewed units only. */
      if (offers[i] == BALIK_ENGINE_OFFER_RENT)
        g_assert_cmpfloat (engine_fixture_sum (&fixture, S (DEPOSITS_KEPT)), ==, 0);
      if (offers[i] == BALIK_ENGINE_OFFER_CARE)
        g_assert_cmpfloat_with_epsilon (in, 50 * engine_fixture_sum (&fixture, S (RENEWED_SOLD)),
                                        1e-9);
    }
}

/* The units of care are bought and sold by others. */
static void
test_care_sells_no_new_units (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_CARE);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.unit_cost = 70;
  fixture.line.price.unit = 100;
  fixture.line.demand.start_per_month = 10;
  fixture.line.serving.per_placement = 5;
  fixture.line.serving.acquisition = 3;
  fixture.line.linear.has_price = TRUE;
  fixture.line.linear.price = 130;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, S (NEW_UNITS), 10);
  engine_fixture_assert_all (&fixture, P (REVENUE), 0);
  engine_fixture_assert_all (&fixture, P (COSTS), 0);
  engine_fixture_assert_all (&fixture, S (CUSTOMER_CIRCULAR), 1300);
  engine_fixture_assert_all (&fixture, S (CUSTOMER_LINEAR), 1300);
}

/* Prices, costs and the grid each grow at their own rate. */
static void
test_growth_factors (void)
{
  g_auto (EngineFixture) fixture;

  init_steady (&fixture);
  fixture.line.serving.per_month = 4;
  fixture.line.serving.bad_debt_share = 0.5;
  fixture.line.product.use_kwh_per_month = 1;
  fixture.input.rates.price_growth = 0.1;
  fixture.input.rates.cost_inflation = 0.2;
  fixture.input.environment.grid_kgco2e_per_kwh = 0.5;
  fixture.input.environment.grid_change_per_year = -0.3;
  engine_fixture_run (&fixture);

  for (int t = 1; t <= 36; t++)
    {
      const double years = (t - 1) / 12.0;

      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (REVENUE_FEES), t),
                                      1000 * pow (1.1, years), 1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (COST_SERVING), t),
                                      400 * pow (1.2, years), 1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (COST_BAD_DEBT), t),
                                      500 * pow (1.1, years), 1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (CO2E_KG), t),
                                      50 * pow (0.7, years), 1e-9);
    }
}

/* Fleet purchases are costs and cash, but no expense; they are depreciated from
 * their own month on, and selling what is left is taxed. */
static void
test_fleet (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_LEASE);
  fixture.input.years = 2;
  fixture.input.rates.tax.kind = BALIK_ENGINE_TAX_PROFIT;
  fixture.input.rates.tax.rate = 0.3;
  fixture.input.rates.tax.asset_life_months = 18;
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.unit_cost = 180;
  fixture.line.product.resale = 0.75;
  fixture.line.demand.start_per_month = 2;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, P (EBITDA), 0);
  engine_fixture_assert_all (&fixture, P (COSTS), 360);
  for (int t = 1; t <= 24; t++)
    g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, P (DEPRECIATION), t),
                                    20 * MIN (t, 18), 1e-9);

  /* 48 units of nearly endless life fetch 135 each; not yet written off are 17
   * of 18 parts of the last month's 360, 16 of the one before, and so on. */
  g_assert_cmpfloat_with_epsilon (fixture.result.lines[0].residual, 48 * 135, 1e-4);
  g_assert_cmpfloat_with_epsilon (get_summary (&fixture, BALIK_SUMMARY_RESIDUAL).value,
                                  6480 - 0.3 * (6480 - 20 * (17 * 18 / 2)), 1e-4);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/money/no-lines", test_plan_without_lines);
  g_test_add_func ("/engine/money/working-capital", test_working_capital);
  g_test_add_func ("/engine/money/investments", test_investments);
  g_test_add_func ("/engine/money/opening-value", test_opening_value);
  g_test_add_func ("/engine/money/losses-are-carried", test_losses_are_carried);
  g_test_add_func ("/engine/money/linear-cash", test_linear_cash);
  g_test_add_func ("/engine/money/deposits-add-up", test_deposits_add_up);
  g_test_add_func ("/engine/money/care-sells-no-new-units", test_care_sells_no_new_units);
  g_test_add_func ("/engine/money/growth-factors", test_growth_factors);
  g_test_add_func ("/engine/money/fleet", test_fleet);

  return g_test_run ();
}
