/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-engine.h"

#include <glib.h>
#include <math.h>
#include <string.h>

/* What holds in every plan, on many random ones. */

#define N_PLANS 2000
#define N_MATERIALS 3
#define MAX_LINES 3
#define SEED 20270131

/* A plan with all that it points to. */
typedef struct
{
  BalikEngineInput input;
  BalikEngineMaterial materials[N_MATERIALS];
  BalikEngineContent contents[2 * MAX_LINES][N_MATERIALS];
  BalikEngineOverhead overheads[2];
  BalikEngineInvestment investments[2];
  BalikEngineGrant grant;
  BalikEngineLine lines[MAX_LINES];
} RandomPlan;

static double
pick (GRand *rand, double low, double high)
{
  return g_rand_double_range (rand, low, high);
}

static gboolean
toss (GRand *rand)
{
  return g_rand_boolean (rand);
}

/* A share, often one of the two ends. */
static double
pick_share (GRand *rand)
{
  switch (g_rand_int_range (rand, 0, 8))
    {
    case 0:
      return 0;
    case 1:
      return 1;
    default:
      return pick (rand, 0, 1);
    }
}

static void
fill_materials (GRand *rand, RandomPlan *plan)
{
  for (guint i = 0; i < N_MATERIALS; i++)
    plan->materials[i] = (BalikEngineMaterial){
      .co2e_virgin = pick (rand, 0, 10),
      .co2e_recycled = pick (rand, 0, 10),
      .energy_virgin = pick (rand, 0, 100),
      .water_virgin = pick (rand, 0, 1000),
      .recovery = pick_share (rand),
      .has_co2e_recycled = toss (rand),
    };

  for (guint i = 0; i < 2 * MAX_LINES; i++)
    for (guint k = 0; k < N_MATERIALS; k++)
      plan->contents[i][k]
          = (BalikEngineContent){ (int)k, pick (rand, 0.01, 20), pick_share (rand) };
}

static void
fill_routes (GRand *rand, BalikEngineTakeback *takeback)
{
  double weights[5];
  double sum = toss (rand) ? 0 : 0.2;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      weights[i] = toss (rand) ? pick (rand, 0.01, 1) : 0;
      sum += weights[i];
    }
  for (guint i = 0; sum > 0 && i < G_N_ELEMENTS (weights); i++)
    weights[i] /= sum;

  takeback->parts.share = weights[3];
  takeback->parts.mass_share = pick_share (rand);
  takeback->recycle.share = weights[4];
  takeback->recycle.cost_per_kg = pick (rand, 0, 2);
  for (guint i = 0; i < BALIK_ENGINE_N_ROUTES; i++)
    takeback->routes[i] = (BalikEngineRoute){
      .share = weights[i],
      .yield = pick_share (rand),
      .months = g_rand_int_range (rand, 0, 6),
      .cost = pick (rand, 0, 50),
      .price = pick (rand, 0, 500),
      .life_factor = pick (rand, 0.2, 1.4),
      .parts_share = toss (rand) ? pick (rand, 0, 0.6) : 0,
      .parts_cost = pick (rand, 0, 40),
      .max_per_month = pick (rand, 0, 60),
    };
}

static void
fill_line (GRand *rand, RandomPlan *plan, guint index)
{
  BalikEngineLine *line = &plan->lines[index];

  balik_engine_line_init_defaults (line, (BalikEngineOffer)g_rand_int_range (rand, 0, 4));
  line->product.materials = plan->contents[2 * index];
  line->product.n_materials = (gsize)g_rand_int_range (rand, 1, N_MATERIALS + 1);
  line->product.unit_cost = pick (rand, 0, 900);
  line->product.life_months = pick (rand, 2, 150);
  line->product.life_shape = toss (rand) ? pick (rand, 0.3, 4) : pick (rand, 0.3, 10);
  line->product.retire_months = toss (rand) ? 0 : g_rand_int_range (rand, 1, 150);
  line->demand.start_per_month = pick (rand, 0, 150);
  line->demand.growth_per_year = pick (rand, -0.4, 0.4);
  line->demand.ramp_months = pick (rand, 1, 12);
  line->demand.market_cap = toss (rand) ? 0 : pick (rand, 1, 4000);
  line->demand.existing = toss (rand) ? 0 : pick (rand, 0, 900);
  line->demand.existing_age_months = g_rand_int_range (rand, 1, 80);
  line->price.unit = pick (rand, 0, 1500);
  line->price.fee_per_month = pick (rand, 0, 60);
  line->price.per_use = pick (rand, 0, 60);
  line->price.uses_per_customer = pick (rand, 0.1, 5);
  line->price.uses_per_unit = pick (rand, 0.1, 10);
  line->price.deposit = pick (rand, 0, 60);
  line->leaving.leave_per_year = pick_share (rand);
  line->leaving.loss_per_year = toss (rand) ? 0 : pick (rand, 0, 0.4);
  line->linear.displacement = pick_share (rand);
  line->linear.units_per_use = toss (rand) ? 0 : pick (rand, 0, 3);
  line->linear.materials = plan->contents[2 * index + 1];
  line->linear.n_materials = 1;
  line->linear.has_materials = toss (rand);

  line->has_repair = toss (rand);
  line->repair.share = pick_share (rand);
  line->repair.success = pick_share (rand);
  line->repair.parts_share = pick_share (rand);
  line->repair.price = pick (rand, 0, 50);

  line->has_takeback = g_rand_int_range (rand, 0, 4) > 0;
  line->takeback.collect_broken = pick_share (rand);
  line->takeback.collect_working = pick_share (rand);
  line->takeback.lag_months = g_rand_int_range (rand, 0, 10);
  line->takeback.again = pick_share (rand);
  line->takeback.accept_renewed = pick_share (rand);
  line->takeback.cannibalisation = pick_share (rand);
  fill_routes (rand, &line->takeback);
}

static void
fill_plan (GRand *rand, RandomPlan *plan)
{
  BalikEngineInput *input = &plan->input;

  balik_engine_input_init_defaults (input);
  input->years = g_rand_int_range (rand, 1, 6);
  input->start_month = g_rand_int_range (rand, 1, 13);
  input->rates.tax.kind = (BalikEngineTaxKind)g_rand_int_range (rand, 0, 3);
  input->rates.tax.rate = pick (rand, 0, 0.4);
  input->environment.credit = (BalikEngineCredit)g_rand_int_range (rand, 0, 2);
  input->loan = (BalikEngineLoan){ pick (rand, 0, 50000), pick (rand, 0, 0.3), 40,
                                   g_rand_int_range (rand, 0, 12),
                                   (BalikEngineLoanMethod)g_rand_int_range (rand, 0, 2) };

  fill_materials (rand, plan);
  for (guint i = 0; i < 2; i++)
    {
      balik_engine_overhead_init_defaults (&plan->overheads[i]);
      plan->overheads[i].per_month = pick (rand, 0, 3000);
      plan->overheads[i].scenario = (BalikEngineScenario)i;
      balik_engine_investment_init_defaults (&plan->investments[i]);
      plan->investments[i].month = g_rand_int_range (rand, 0, 13);
      plan->investments[i].amount = pick (rand, 0, 80000);
    }
  plan->grant = (BalikEngineGrant){ g_rand_int_range (rand, 0, 13), pick (rand, 0, 9000) };
  input->n_lines = (gsize)g_rand_int_range (rand, 1, MAX_LINES + 1);
  for (guint i = 0; i < input->n_lines; i++)
    fill_line (rand, plan, i);

  input->materials = plan->materials;
  input->n_materials = N_MATERIALS;
  input->overheads = plan->overheads;
  input->n_overheads = 2;
  input->investments = plan->investments;
  input->n_investments = 2;
  input->grants = &plan->grant;
  input->n_grants = 1;
  input->lines = plan->lines;
}

/* Mass is kept in every month and line, from stocks and flows that are read back
 * from the results. */
static void
assert_mass_is_kept (const BalikEngineResult *result)
{
  for (gsize i = 0; i < result->n_lines; i++)
    {
      const double *const *series = result->lines[i].series;
      const double *stock = series[BALIK_LINE_SERIES_MASS_STOCK_KG];

      for (int t = 1; t <= result->months; t++)
        {
          const double in = series[BALIK_LINE_SERIES_MASS_IN_KG][t];
          const double out = series[BALIK_LINE_SERIES_MASS_OUT_KG][t];
          const double scale = MAX (MAX (stock[t], stock[t - 1]), in);

          g_assert_cmpfloat (fabs (stock[t] - stock[t - 1] - in + out), <=, 1e-9 * scale);
        }
    }
  g_assert_cmpfloat (result->mass_balance_error, <=, 1e-9);
}

/* Every number is one, and what counts things is not negative. */
static void
assert_numbers_make_sense (const BalikEngineResult *result)
{
  for (int i = 0; i < BALIK_PLAN_N_SERIES; i++)
    for (int t = 0; t <= result->months; t++)
      {
        g_assert_true (isfinite (result->series[i][t]));
        if (i <= BALIK_LINE_SERIES_LINEAR_ENDED)
          g_assert_cmpfloat (result->series[i][t], >=, -1e-9);
      }

  for (int i = 0; i < BALIK_SUMMARY_N_FIGURES; i++)
    g_assert_true (isfinite (result->summary[i].value));

  for (gsize i = 0; i < result->n_lines; i++)
    for (int k = 0; k < BALIK_N_INDICATORS; k++)
      {
        const BalikFigure figure = result->lines[i].indicators[k];

        g_assert_true (isfinite (figure.value));
        if (k != BALIK_INDICATOR_UTILITY)
          g_assert_true (figure.value >= -1e-9 && figure.value <= 1 + 1e-9);
      }
}

/* A plan's series are the sums of its lines'. */
static void
assert_sums_agree (const BalikEngineResult *result)
{
  for (int i = 0; i < BALIK_LINE_N_SERIES; i++)
    for (int t = 0; t <= result->months; t++)
      {
        double sum = 0;

        for (gsize k = 0; k < result->n_lines; k++)
          sum += result->lines[k].series[i][t];
        g_assert_cmpfloat (sum, ==, result->series[i][t]);
      }
}

static void
test_random_plans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);

  for (guint i = 0; i < N_PLANS; i++)
    {
      RandomPlan plan;
      BalikEngineResult result;
      g_autofree gpointer workspace = NULL;

      fill_plan (rand, &plan);
      workspace = g_malloc (balik_engine_get_size (&plan.input));
      balik_engine_run (&plan.input, workspace, &result);

      assert_mass_is_kept (&result);
      assert_numbers_make_sense (&result);
      assert_sums_agree (&result);
    }
}

/* The same bits twice, whatever was in the memory before, and nothing beyond
 * the memory that was asked for. */
static void
test_same_bits_twice (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED + 1);

  g_test_message ("seed %d", SEED + 1);

  for (guint i = 0; i < 200; i++)
    {
      RandomPlan plan;
      RandomPlan before;
      BalikEngineResult results[2];
      g_autofree guint8 *first = NULL;
      g_autofree guint8 *second = NULL;
      gsize size;

      fill_plan (rand, &plan);
      memcpy (&before, &plan, sizeof plan);
      size = balik_engine_get_size (&plan.input);
      first = g_malloc (size + 64);
      second = g_malloc (size + 64);
      memset (first, 0xff, size + 64);
      memset (second, 0x11, size + 64);
      balik_engine_run (&plan.input, first, &results[0]);
      balik_engine_run (&plan.input, second, &results[1]);

      g_assert_cmpmem (&plan, sizeof plan, &before, sizeof before);
      for (guint k = 0; k < 64; k++)
        {
          g_assert_cmpuint (first[size + k], ==, 0xff);
          g_assert_cmpuint (second[size + k], ==, 0x11);
        }
      for (int k = 0; k < BALIK_PLAN_N_SERIES; k++)
        g_assert_cmpmem (results[0].series[k], sizeof (double) * ((gsize)results[0].months + 1),
                         results[1].series[k], sizeof (double) * ((gsize)results[1].months + 1));
      for (int k = 0; k < BALIK_SUMMARY_N_FIGURES; k++)
        {
          g_assert_cmpint (results[0].summary[k].exists, ==, results[1].summary[k].exists);
          g_assert_cmpfloat (results[0].summary[k].value, ==, results[1].summary[k].value);
        }
      for (gsize k = 0; k < results[0].n_lines; k++)
        g_assert_cmpfloat (results[0].lines[k].residual, ==, results[1].lines[k].residual);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/random/plans", test_random_plans);
  g_test_add_func ("/engine/random/same-bits-twice", test_same_bits_twice);

  return g_test_run ();
}
