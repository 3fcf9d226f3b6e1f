/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <math.h>

#include "balik-survival.h"
#include "engine-fixture.h"

/* Flows of units and kilograms whose answer is known without the program. */

#define S(name) BALIK_LINE_SERIES_##name

/* A life that does not end within any plan. */
#define FOREVER 1e9

static void
test_names (void)
{
  g_assert_cmpstr (balik_engine_line_series_name (S (CUSTOMERS)), ==, "customers");
  g_assert_cmpstr (balik_engine_line_series_name (S (MASS_STOCK_KG)), ==, "mass_stock_kg");
  g_assert_cmpstr (balik_engine_plan_series_name (S (FLEET_PURCHASE)), ==, "fleet_purchase");
  g_assert_cmpstr (balik_engine_plan_series_name (BALIK_PLAN_SERIES_LINEAR_CASH), ==,
                   "linear_cash");
  g_assert_cmpstr (balik_engine_summary_name (BALIK_SUMMARY_IRR), ==, "irr");
  g_assert_cmpstr (balik_engine_indicator_name (BALIK_INDICATOR_UTILITY), ==, "utility");
  g_assert_null (balik_engine_plan_series_name (-1));
  g_assert_null (balik_engine_plan_series_name (BALIK_PLAN_N_SERIES));
}

/* Without repair and take-back, with equal lives and all that leaves thrown
 * away, selling and leasing are the linear way. */
static void
test_nothing_circular_saves_nothing (void)
{
  const BalikEngineOffer offers[]
      = { BALIK_ENGINE_OFFER_SELL, BALIK_ENGINE_OFFER_LEASE, BALIK_ENGINE_OFFER_CARE };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_auto (EngineFixture) fixture;

      engine_fixture_init (&fixture, offers[i]);
      fixture.material.co2e_virgin = 3;
      fixture.material.energy_virgin = 40;
      fixture.material.water_virgin = 7;
      fixture.input.environment.grid_kgco2e_per_kwh = 0.6;
      fixture.input.environment.discard_kgco2e_per_kg = 0.4;
      fixture.line.product.use_kwh_per_month = 5;
      fixture.line.product.assembly_kwh = 9;
      fixture.line.product.inbound_km = 300;
      fixture.line.product.inbound_kgco2e_per_tkm = 0.1;
      fixture.line.product.life_months = 31;
      fixture.line.demand.start_per_month = 70;
      fixture.line.demand.growth_per_year = 0.2;
      fixture.line.demand.existing = 500;
      fixture.line.demand.existing_age_months = 20;
      fixture.line.leaving.leave_per_year = 0.3;
      fixture.line.linear.put_aside = 1;
      engine_fixture_run (&fixture);

      engine_fixture_assert_same (&fixture, S (NEW_UNITS), S (LINEAR_UNITS));
      engine_fixture_assert_same (&fixture, S (UNITS_IN_USE), S (LINEAR_IN_USE));
      engine_fixture_assert_same (&fixture, S (VIRGIN_KG), S (LINEAR_VIRGIN_KG));
      engine_fixture_assert_same (&fixture, S (CO2E_KG), S (LINEAR_CO2E_KG));
      engine_fixture_assert_same (&fixture, S (ENERGY_MJ), S (LINEAR_ENERGY_MJ));
      engine_fixture_assert_same (&fixture, S (WATER_L), S (LINEAR_WATER_L));
      engine_fixture_assert_same (&fixture, S (WASTE_KG), S (LINEAR_WASTE_KG));
      g_assert_cmpfloat (engine_fixture_sum (&fixture, S (WASTE_KG)), >, 1000);
    }
}

/* What is always repaired and never leaves is there for ever. */
static void
test_certain_repair_keeps_the_fleet (void)
{
  const BalikEngineOffer offers[] = { BALIK_ENGINE_OFFER_SELL, BALIK_ENGINE_OFFER_LEASE,
                                      BALIK_ENGINE_OFFER_RENT, BALIK_ENGINE_OFFER_CARE };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_auto (EngineFixture) fixture;

      engine_fixture_init (&fixture, offers[i]);
      fixture.line.product.life_months = 20;
      fixture.line.demand.existing = 400;
      fixture.line.demand.existing_age_months = 30;
      fixture.line.has_repair = TRUE;
      fixture.line.repair.share = 1;
      fixture.line.repair.success = 1;
      engine_fixture_run (&fixture);

      engine_fixture_assert_all (&fixture, S (UNITS_IN_USE), 400);
      engine_fixture_assert_all (&fixture, S (NEW_UNITS), 0);
      engine_fixture_assert_all (&fixture, S (MASS_OUT_KG), 0);
      engine_fixture_assert_same (&fixture, S (FAILURES), S (REPAIRS));
      g_assert_cmpfloat (engine_fixture_get (&fixture, S (REPAIRS), 60), >, 10);

      /* Nothing was placed and nothing ended: there are no shares of it. */
      for (int k = 0; k < BALIK_N_INDICATORS; k++)
        g_assert_false (fixture.result.lines[0].indicators[k].exists);
    }
}

/* Sales of one month follow the survival curve in closed form. */
static void
test_units_follow_survival (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.line.product.life_months = 25;
  fixture.line.product.life_shape = 1.7;
  fixture.line.demand.existing = 1000;
  engine_fixture_run (&fixture);

  for (int t = 1; t <= 60; t++)
    g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (UNITS_IN_USE), t),
                                    1000 * balik_survival_at (25, 1.7, t - 1), 1e-9);
}

static void
test_growth_season_and_ramp (void)
{
  g_auto (EngineFixture) fixture;
  double year = 0;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.line.product.life_months = FOREVER;
  fixture.line.demand.start_per_month = 10;
  fixture.line.demand.growth_per_year = 0.21;
  for (int i = 0; i < 12; i++)
    fixture.line.demand.season[i] = i == 4 ? 36 : 0;
  fixture.input.start_month = 3;
  engine_fixture_run (&fixture);

  /* All of a year is sold in May, the third month of this plan. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (STARTS), 3),
                                  120 * pow (1.21, 2 / 12.0), 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (STARTS), 27),
                                  120 * pow (1.21, 26 / 12.0), 1e-9);
  for (int t = 1; t <= 12; t++)
    year += engine_fixture_get (&fixture, S (STARTS), t) / pow (1.21, (t - 1) / 12.0);
  g_assert_cmpfloat_with_epsilon (year, 120, 1e-9);

  for (int i = 0; i < 12; i++)
    fixture.line.demand.season[i] = 3;
  fixture.line.demand.growth_per_year = 0;
  fixture.line.demand.ramp_months = 2.5;
  engine_fixture_run (&fixture);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (STARTS), 1), 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (STARTS), 2), 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (STARTS), 3), 10, 1e-12);
}

/* Customers never outgrow the market; lease counts those who wait for a swap,
 * rent counts customers, not units. */
static void
test_market_cap (void)
{
  const BalikEngineOffer offers[] = { BALIK_ENGINE_OFFER_SELL, BALIK_ENGINE_OFFER_LEASE,
                                      BALIK_ENGINE_OFFER_RENT, BALIK_ENGINE_OFFER_CARE };

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_auto (EngineFixture) fixture;

      engine_fixture_init (&fixture, offers[i]);
      fixture.line.product.life_months = 8;
      fixture.line.demand.start_per_month = 90;
      fixture.line.demand.market_cap = 250;
      fixture.line.leaving.leave_per_year = 0.4;
      fixture.line.price.uses_per_customer = 3;
      engine_fixture_run (&fixture);

      for (int t = 4; t <= 60; t++)
        g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (CUSTOMERS), t), 250, 1e-9);
      if (offers[i] == BALIK_ENGINE_OFFER_RENT)
        g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (UNITS_IN_USE), 60), 750,
                                        1e-9);
    }
}

/* Customers of a rental that nobody leaves add up; the fleet serves their uses. */
static void
test_rent_serves_uses (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_RENT);
  fixture.line.product.life_months = 10;
  fixture.line.demand.start_per_month = 6;
  fixture.line.demand.existing = 30;
  fixture.line.price.uses_per_customer = 2;
  fixture.line.price.uses_per_unit = 4;
  fixture.line.price.per_use = 1;
  engine_fixture_run (&fixture);

  /* 30 units serve 60 customers before month 1. */
  for (int t = 1; t <= 60; t++)
    {
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (CUSTOMERS), t), 60 + 6 * t,
                                      1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (UNITS_IN_USE), t),
                                      30 + 3 * t, 1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (REVENUE_FEES), t),
                                      120 + 12 * t, 1e-9);
    }
}

/* Customers of a rental leave, its units do not: they wait for the next ones. */
static void
test_rent_keeps_idle_units (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_RENT);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.use_kwh_per_month = 1;
  fixture.line.demand.existing = 100;
  fixture.line.leaving.leave_per_year = 0.5;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, S (UNITS_IN_USE), 100);
  engine_fixture_assert_all (&fixture, S (NEW_UNITS), 0);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (CUSTOMERS), 13), 50, 1e-9);
  /* Only those that are used are switched on. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (ENERGY_MJ), 13), 50 * 3.6, 1e-9);
}

/* Units that do not fail go out of use at the age of retirement, those in use
 * before opening as well. */
static void
test_retirement (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.retire_months = 12;
  fixture.line.demand.existing = 200;
  fixture.line.demand.existing_age_months = 20;
  fixture.line.demand.start_per_month = 5;
  engine_fixture_run (&fixture);

  /* Ages 11 to 19 at once, then 10 a month until month 12; after it the first
   * month's sales, and so on. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LEAKED), 1), 90, 1e-9);
  for (int t = 2; t <= 11; t++)
    g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LEAKED), t), 10, 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LEAKED), 12), 15, 1e-9);
  for (int t = 13; t <= 60; t++)
    {
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LEAKED), t), 5, 1e-9);
      g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (UNITS_IN_USE), t), 60, 1e-9);
    }
}

/* Disposables are bought for each use, and are gone with it. */
static void
test_disposables (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_RENT);
  fixture.line.product.life_months = FOREVER;
  fixture.line.demand.existing = 50;
  fixture.line.price.uses_per_unit = 4;
  fixture.line.price.uses_per_customer = 2;
  fixture.line.linear.displacement = 0.8;
  fixture.line.linear.units_per_use = 1.5;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, S (LINEAR_UNITS), 0.8 * 200 * 1.5);
  engine_fixture_assert_same (&fixture, S (LINEAR_UNITS), S (LINEAR_ENDED));
  g_assert_cmpfloat (engine_fixture_sum (&fixture, S (LINEAR_IN_USE)), ==, 0);
}

/* The last of a fleet that nobody adds to are fewer than numbers can tell, which
 * is neither an error nor a figure that is none. */
static void
test_fleets_die_out (void)
{
  const double shapes[] = { 2, 2.5, 3, 4, 5 };
  const double lives[] = { 5, 8, 12, 20, 30, 45 };

  for (guint i = 0; i < 4 * G_N_ELEMENTS (shapes) * G_N_ELEMENTS (lives); i++)
    {
      const BalikEngineOffer offer = (BalikEngineOffer)(i % 4);
      g_auto (EngineFixture) fixture;

      engine_fixture_init (&fixture, offer);
      fixture.input.years = 20;
      fixture.material.recovery = 0.5;
      fixture.content.kg = 0.3;
      fixture.line.product.life_shape = shapes[i / 4 % G_N_ELEMENTS (shapes)];
      fixture.line.product.life_months = lives[i / 4 / G_N_ELEMENTS (shapes)];
      fixture.line.demand.start_per_month = 0;
      fixture.line.demand.existing = 100;
      fixture.line.price.deposit = 5;
      fixture.line.leaving.leave_per_year
          = offer == BALIK_ENGINE_OFFER_LEASE || offer == BALIK_ENGINE_OFFER_RENT ? 1 : 0.1;
      fixture.line.has_takeback = i % 8 < 4;
      fixture.line.takeback.collect_working = 0.5;
      fixture.line.takeback.collect_broken = 0.4;
      fixture.line.takeback.recycle.share = 0.5;
      engine_fixture_run (&fixture);

      g_assert_cmpfloat (fixture.result.mass_balance_error, <=, 1e-9);
      engine_fixture_assert_all (&fixture, S (DEPOSITS_HELD), 0);
      engine_fixture_assert_all (&fixture, S (DEPOSITS_OUT), 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/names", test_names);
  g_test_add_func ("/engine/units/nothing-circular", test_nothing_circular_saves_nothing);
  g_test_add_func ("/engine/units/certain-repair", test_certain_repair_keeps_the_fleet);
  g_test_add_func ("/engine/units/follow-survival", test_units_follow_survival);
  g_test_add_func ("/engine/units/growth-season-ramp", test_growth_season_and_ramp);
  g_test_add_func ("/engine/units/market-cap", test_market_cap);
  g_test_add_func ("/engine/units/rent-serves-uses", test_rent_serves_uses);
  g_test_add_func ("/engine/units/rent-keeps-idle-units", test_rent_keeps_idle_units);
  g_test_add_func ("/engine/units/retirement", test_retirement);
  g_test_add_func ("/engine/units/disposables", test_disposables);
  g_test_add_func ("/engine/units/fleets-die-out", test_fleets_die_out);

  return g_test_run ();
}
