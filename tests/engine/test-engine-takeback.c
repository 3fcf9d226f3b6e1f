/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include "engine-fixture.h"

/* Take-back, its routes, parts and recycling, where the answer is known without
 * the program. */

#define S(name) BALIK_LINE_SERIES_##name

/* A life that does not end within any plan. */
#define FOREVER 1e9

/* Everything that comes back is used again and nothing is ever lost: no mass
 * leaves, and new units are bought for those in the workshop only. */
static void
test_closed_loop (void)
{
  g_auto (EngineFixture) fixture;
  BalikEngineTakeback *takeback = &fixture.line.takeback;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_LEASE);
  fixture.line.product.life_months = 12;
  fixture.line.demand.existing = 100;
  fixture.line.has_takeback = TRUE;
  takeback->collect_broken = 1;
  takeback->collect_working = 1;
  takeback->lag_months = 1;
  takeback->routes[BALIK_ENGINE_ROUTE_REUSE].share = 1;
  takeback->routes[BALIK_ENGINE_ROUTE_REFURBISH].months = 2;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, S (UNITS_IN_USE), 100);
  engine_fixture_assert_all (&fixture, S (MASS_OUT_KG), 0);
  /* Nobody leaves, so all that comes back is broken, and broken units are
   * refurbished where working ones would be reused. */
  engine_fixture_assert_all (&fixture, S (REUSE), 0);
  g_assert_cmpfloat (engine_fixture_sum (&fixture, S (REFURBISH)), >, 300);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (MASS_STOCK_KG), 60),
                                  200 + 2 * engine_fixture_sum (&fixture, S (NEW_UNITS)), 1e-9);
}

/* Units that last one month show the way back in single steps. */
static void
test_bench (void)
{
  g_auto (EngineFixture) fixture;
  BalikEngineTakeback *takeback = &fixture.line.takeback;
  BalikEngineRoute *refurbish = &takeback->routes[BALIK_ENGINE_ROUTE_REFURBISH];

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.retire_months = 1;
  fixture.line.demand.start_per_month = 10;
  fixture.line.has_takeback = TRUE;
  takeback->collect_broken = 0.8;
  takeback->lag_months = 2;
  takeback->again = 0.25;
  refurbish->share = 0.5;
  refurbish->yield = 0.75;
  refurbish->months = 3;
  refurbish->max_per_month = 100;
  takeback->parts.share = 0.3;
  takeback->parts.mass_share = 0.6;
  takeback->recycle.share = 0.1;
  fixture.material.recovery = 0.9;
  engine_fixture_run (&fixture);

  engine_fixture_assert_all (&fixture, S (NEW_UNITS), 10);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (COLLECTED), 1), 8, 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LEAKED), 1), 2, 1e-12);
  g_assert_cmpfloat (engine_fixture_get (&fixture, S (REFURBISH), 2), ==, 0);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (REFURBISH), 3), 4, 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (PARTS_UNITS), 3), 2.4, 1e-12);
  /* Recycled: the share, what is spoilt, what parts leave. 2 kg each. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (RECYCLE_KG), 3),
                                  2 * (0.8 + 1 + 2.4 * 0.4), 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (LANDFILL_KG), 3),
                                  2 * (0.1 * 8 + 0.1 * (0.8 + 1 + 2.4 * 0.4)), 1e-12);
  g_assert_cmpfloat (engine_fixture_get (&fixture, S (RENEWED_UNITS), 6), ==, 0);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (RENEWED_SOLD), 7), 3, 1e-12);

  /* The three sold in month 7 come back in month 9, and a quarter of them may
   * be renewed again. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (COLLECTED), 7), 8 + 2.4, 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (REFURBISH), 9),
                                  0.5 * (8 + 0.25 * 2.4), 1e-12);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (PARTS_UNITS), 9), 0.3 * 10.4,
                                  1e-12);
}

/* Lease asks the best pool first, and no further than customers accept. */
static void
test_pools_serve_in_order (void)
{
  g_auto (EngineFixture) fixture;
  BalikEngineTakeback *takeback = &fixture.line.takeback;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_LEASE);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.retire_months = 1;
  fixture.line.demand.start_per_month = 0;
  fixture.line.demand.existing = 100;
  fixture.line.has_takeback = TRUE;
  takeback->collect_broken = 1;
  takeback->accept_renewed = 0.6;
  takeback->routes[BALIK_ENGINE_ROUTE_REFURBISH].share = 0.4;
  takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].share = 0.5;
  engine_fixture_run (&fixture);

  /* Month 2: 50 remanufactured and 40 refurbished wait, 60 of 100 are accepted. */
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (RENEWED_SOLD), 2), 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (engine_fixture_get (&fixture, S (POOL_UNITS), 2), 30, 1e-9);
  engine_fixture_assert_all (&fixture, S (UNITS_IN_USE), 100);
}

/* Parts come from the pool first, and as many kg go out as go in. */
static void
test_parts_pool (void)
{
  g_auto (EngineFixture) fixture;
  BalikEngineTakeback *takeback = &fixture.line.takeback;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.retire_months = 1;
  fixture.line.demand.start_per_month = 10;
  fixture.line.has_takeback = TRUE;
  takeback->collect_broken = 1;
  takeback->parts.share = 0.5;
  takeback->parts.mass_share = 0.2;
  takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].share = 0.5;
  takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].parts_share = 0.4;
  takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].parts_cost = 30;
  takeback->routes[BALIK_ENGINE_ROUTE_REUSE].parts_cost = 1000;
  engine_fixture_run (&fixture);

  /* 5 units stripped give 2 kg; 5 units need 4 kg: half is bought. */
  engine_fixture_assert_all (&fixture, S (MASS_IN_KG), 20 + 2);
  engine_fixture_assert_all (&fixture, S (COST_PROCESS), 5 * 30 * 0.5);
  engine_fixture_assert_all (&fixture, S (RECYCLE_KG), 8 + 4);

  /* Parts without mass are always bought. */
  takeback->routes[BALIK_ENGINE_ROUTE_REMANUFACTURE].parts_share = 0;
  engine_fixture_run (&fixture);
  engine_fixture_assert_all (&fixture, S (COST_PROCESS), 5 * 30);
  engine_fixture_assert_all (&fixture, S (MASS_IN_KG), 20);
}

/* Recycling that only gives back what the product was made of is no gain. */
static void
test_credit_is_for_net_scrap (void)
{
  g_auto (EngineFixture) fixture;

  engine_fixture_init (&fixture, BALIK_ENGINE_OFFER_SELL);
  fixture.input.environment.credit = BALIK_ENGINE_CREDIT_AVOIDED_BURDEN;
  fixture.material.co2e_virgin = 5;
  fixture.material.co2e_recycled = 2;
  fixture.material.has_co2e_recycled = TRUE;
  fixture.material.recovery = 0.5;
  fixture.content.recycled_share = 0.25;
  fixture.line.product.life_months = FOREVER;
  fixture.line.product.retire_months = 1;
  fixture.line.demand.start_per_month = 10;
  fixture.line.has_takeback = TRUE;
  fixture.line.takeback.collect_broken = 1;
  fixture.line.takeback.recycle.share = 1;
  engine_fixture_run (&fixture);

  /* 20 kg come and go: 10 kg recovered, 5 kg were recycled before. */
  engine_fixture_assert_all (&fixture, S (CO2E_KG), 15 * 5 + 5 * 2 - 3 * (10 - 5));

  fixture.input.environment.credit = BALIK_ENGINE_CREDIT_CUT_OFF;
  engine_fixture_run (&fixture);
  engine_fixture_assert_all (&fixture, S (CO2E_KG), 15 * 5 + 5 * 2);

  fixture.line.has_takeback = FALSE;
  fixture.input.environment.credit = BALIK_ENGINE_CREDIT_AVOIDED_BURDEN;
  engine_fixture_run (&fixture);
  engine_fixture_assert_all (&fixture, S (CO2E_KG), 15 * 5 + 5 * 2 + 3 * 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/takeback/closed-loop", test_closed_loop);
  g_test_add_func ("/engine/takeback/bench", test_bench);
  g_test_add_func ("/engine/takeback/pools-serve-in-order", test_pools_serve_in_order);
  g_test_add_func ("/engine/takeback/parts-pool", test_parts_pool);
  g_test_add_func ("/engine/takeback/credit-for-net-scrap", test_credit_is_for_net_scrap);

  return g_test_run ();
}
