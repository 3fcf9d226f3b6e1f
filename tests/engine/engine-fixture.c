/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "engine-fixture.h"

#include <math.h>

/* A unit of 2 kg; all growth, prices and costs are 0, and there is no discount. */
void
engine_fixture_init (EngineFixture *fixture, BalikEngineOffer offer)
{
  balik_engine_input_init_defaults (&fixture->input);
  balik_engine_line_init_defaults (&fixture->line, offer);
  for (guint i = 0; i < 2; i++)
    {
      balik_engine_overhead_init_defaults (&fixture->overheads[i]);
      balik_engine_investment_init_defaults (&fixture->investments[i]);
    }
  fixture->material = (BalikEngineMaterial){ 0 };
  fixture->content = (BalikEngineContent){ 0, 2.0, 0.0 };
  fixture->grant = (BalikEngineGrant){ 0 };
  fixture->workspace = NULL;

  fixture->line.product.materials = &fixture->content;
  fixture->line.product.n_materials = 1;
  fixture->line.linear.displacement = 1;
  fixture->input.rates.discount = 0;
  fixture->input.materials = &fixture->material;
  fixture->input.n_materials = 1;
  fixture->input.lines = &fixture->line;
  fixture->input.n_lines = 1;
  fixture->input.overheads = fixture->overheads;
  fixture->input.investments = fixture->investments;
  fixture->input.grants = &fixture->grant;
}

void
engine_fixture_run (EngineFixture *fixture)
{
  g_free (fixture->workspace);
  fixture->workspace = g_malloc (balik_engine_get_size (&fixture->input));
  balik_engine_run (&fixture->input, fixture->workspace, &fixture->result);
  g_assert_cmpfloat (fixture->result.mass_balance_error, <=, 1e-9);
}

void
engine_fixture_clear (EngineFixture *fixture)
{
  g_clear_pointer (&fixture->workspace, g_free);
}

double
engine_fixture_get (const EngineFixture *fixture, int series, int month)
{
  return fixture->result.series[series][month];
}

double
engine_fixture_sum (const EngineFixture *fixture, int series)
{
  double sum = 0;

  for (int t = 0; t <= fixture->result.months; t++)
    sum += fixture->result.series[series][t];

  return sum;
}

/* In all months but 0. */
void
engine_fixture_assert_all (const EngineFixture *fixture, int series, double value)
{
  for (int t = 1; t <= fixture->result.months; t++)
    g_assert_cmpfloat_with_epsilon (fixture->result.series[series][t], value,
                                    1e-10 * MAX (1, fabs (value)));
}

void
engine_fixture_assert_same (const EngineFixture *fixture, int series, int other)
{
  for (int t = 1; t <= fixture->result.months; t++)
    g_assert_cmpfloat_with_epsilon (fixture->result.series[series][t],
                                    fixture->result.series[other][t], 1e-9);
}
