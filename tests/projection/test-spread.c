/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "balik-projection.h"
#include "balik-simulation.h"
#include "balik-spread-private.h"
#include "example-plans.h"
#include "uncertain-plans.h"

#define N_RUNS 101

/* Enough for units that are older than in the plan itself. */
#define N_SPARE 1000000

static BalikSpread *
draw (BalikPlan *plan, guint n_runs, guint n_threads, int kernel)
{
  g_autoptr (BalikEngineFeed) feed = balik_engine_feed_new (plan);
  const BalikDrawing drawing
      = { .feed = feed,
          .n_runs = n_runs,
          .seed = balik_item_get_number (balik_plan_get_root (plan), "seed"),
          .correlation = balik_item_get_number (balik_plan_get_root (plan), "correlation"),
          .n_threads = n_threads,
          .kernel = kernel };

  return balik_spread_new_runs (&drawing);
}

static void
assert_all_levels (BalikSpread *spread, const char *name, gboolean exists, double expected)
{
  double value;

  for (int level = 0; level < BALIK_N_LEVELS; level++)
    {
      g_assert_cmpint (balik_spread_get_percentile (spread, name, level, &value), ==, exists);
      if (exists)
        g_assert_cmpfloat (value, ==, expected);
    }
  g_assert_cmpfloat (balik_spread_get_none_share (spread, name), ==, exists ? 0 : 1);
  g_assert_cmpint (balik_spread_get_mean (spread, name, &value), ==, exists);
  if (exists)
    g_assert_cmpfloat (value, ==, expected);
  if (balik_spread_get_deviation (spread, name, &value))
    g_assert_cmpfloat (value, ==, 0);
}

/* Without an uncertain number all runs are the projection, to the last bit. */
static void
test_certain_plans_are_projected (void)
{
  g_autoptr (GPtrArray) plans = example_plans_list ();

  for (guint i = 0; i < plans->len; i++)
    {
      BalikPlan *plan = g_ptr_array_index (plans, i);
      g_autoptr (BalikResult) result = NULL;
      g_autoptr (BalikSpread) spread = NULL;
      const char *const *names = balik_result_get_figure_names ();
      g_autofree double *cash = NULL;

      make_certain (plan);
      result = balik_project (plan, NULL);
      spread = balik_simulate (plan, 70, -1, 2, NULL);
      g_assert_cmpuint (balik_spread_get_n_swings (spread), ==, 0);
      for (guint k = 0; names[k] != NULL; k++)
        {
          double value = 0;
          const gboolean exists = balik_result_get_figure (result, names[k], &value);

          assert_all_levels (spread, names[k], exists, value);
        }
      for (int year = 1; year <= balik_result_get_n_years (result); year++)
        {
          g_autofree char *name = g_strdup_printf ("dscr.%d", year);
          double value = 0;
          const gboolean exists = balik_result_get_dscr (result, year, FALSE, &value);

          assert_all_levels (spread, name, exists, value);
        }
      cash = balik_result_dup_cumulative (result, "cash");
      for (int level = 0; level < BALIK_N_LEVELS; level++)
        g_assert_cmpmem (balik_spread_get_fan (spread, "cash", level),
                         sizeof (double) * (gsize)(balik_result_get_n_months (result) + 1), cash,
                         sizeof (double) * (gsize)(balik_result_get_n_months (result) + 1));
    }
}

/* The same bits, whatever the number of threads and the kernel. */
static void
test_same_bits (void)
{
  g_autoptr (GPtrArray) plans = example_plans_list ();
  const int n_kernels = (int)balik_monte_carlo_get_n_kernels ();

  for (guint i = 0; i < plans->len; i++)
    {
      BalikPlan *plan = g_ptr_array_index (plans, i);
      guint64 print;
      g_autoptr (BalikSpread) spread = NULL;

      make_uncertain (plan);
      spread = draw (plan, N_RUNS, 1, 0);
      g_assert_cmpuint (balik_spread_get_n_swings (spread), >, 10);
      print = balik_spread_get_fingerprint (spread);
      for (int kernel = 0; kernel < n_kernels; kernel++)
        for (guint n_threads = 1; n_threads <= 8; n_threads += n_threads < 3 ? 1 : 5)
          {
            g_autoptr (BalikSpread) again = draw (plan, N_RUNS, n_threads, kernel);

            g_test_message ("plan %u, kernel %s, %u threads", i,
                            balik_monte_carlo_get_kernel_name ((gsize)kernel), n_threads);
            g_assert_cmphex (balik_spread_get_fingerprint (again), ==, print);
          }
    }
}

static void
test_seed_and_runs_matter (void)
{
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikSpread) first = balik_simulate (plan, N_RUNS, 1, 1, NULL);
  g_autoptr (BalikSpread) same = balik_simulate (plan, N_RUNS, 1, 2, NULL);
  g_autoptr (BalikSpread) other = balik_simulate (plan, N_RUNS, 2, 1, NULL);

  g_assert_cmphex (balik_spread_get_fingerprint (first), ==, balik_spread_get_fingerprint (same));
  g_assert_cmphex (balik_spread_get_fingerprint (first), !=, balik_spread_get_fingerprint (other));
}

typedef struct
{
  BalikEngineFeed *feed;
  BalikMonteCarlo runs;
  BalikMonteCarloWorker worker;
  gpointer block;
  gpointer worker_block;
  gpointer scratch;
} Runs;

static gpointer
new_block (gsize size)
{
  return g_aligned_alloc0 (1, (size + 63) / 64 * 64, 64);
}

static void
runs_init (Runs *self, BalikPlan *plan, gsize kernel)
{
  BalikMonteCarlo *runs = &self->runs;

  self->feed = balik_engine_feed_new (plan);
  *runs = (BalikMonteCarlo){ .input = &self->feed->input,
                             .numbers = (gconstpointer)self->feed->numbers->data,
                             .n_numbers = self->feed->numbers->len,
                             .settings = { 7, 0.4, N_RUNS },
                             .kernel = kernel,
                             .has_fans = true };
  runs->figures = g_new (double, balik_monte_carlo_get_n_values (runs));
  self->block = new_block (balik_monte_carlo_get_size (runs));
  balik_monte_carlo_init (runs, self->block);
  self->scratch = new_block (balik_monte_carlo_get_scratch_size (runs));
  balik_draws_begin (&runs->settings, self->scratch);
  for (gsize i = 0; i < runs->n_numbers; i++)
    balik_draws_fill (&runs->settings, &runs->numbers[i].draw,
                      balik_monte_carlo_get_draws (runs, i), self->scratch);
  balik_monte_carlo_sort_runs (runs, self->scratch);
  self->worker_block = new_block (balik_monte_carlo_get_worker_size (runs));
  balik_monte_carlo_worker_init (&self->worker, runs, self->worker_block);
}

static void
runs_clear (Runs *self)
{
  balik_engine_feed_free (self->feed);
  g_free (self->runs.figures);
  g_aligned_free (self->block);
  g_aligned_free (self->worker_block);
  g_aligned_free (self->scratch);
}

/* Puts the draws of a run into the plan itself. */
static void
put_run (Runs *self, guint32 run)
{
  for (gsize i = 0; i < self->runs.n_numbers; i++)
    {
      const BalikUncertainNumber *number = &self->runs.numbers[i];
      const double value = balik_monte_carlo_get_draws (&self->runs, i)[run];

      if (number->draw.is_integer)
        *(int *)number->target = (int)value;
      else
        *(double *)number->target = value;
    }
}

static void
assert_same_figure (double got, const BalikFigure *expected, const char *what)
{
  if (isnan (got) != !expected->exists || (expected->exists && got != expected->value))
    g_error ("%s is %.17g, not %.17g", what, got, expected->exists ? expected->value : NAN);
}

/* Each run gives the very numbers that a projection of the plan with its draws
 * gives. */
static void
test_runs_are_projections (void)
{
  g_autoptr (GPtrArray) plans = example_plans_list ();

  for (gsize kernel = 0; kernel < balik_monte_carlo_get_n_kernels (); kernel++)
    for (guint i = 0; i < plans->len; i++)
      {
        Runs runs;
        BalikEngineResult result;
        gpointer workspace;

        make_uncertain (g_ptr_array_index (plans, i));
        runs_init (&runs, g_ptr_array_index (plans, i), kernel);
        balik_monte_carlo_worker_run (&runs.worker, 0, N_RUNS);
        workspace = new_block (balik_engine_get_size (runs.runs.input) + N_SPARE);
        for (gsize place = 0; place < N_RUNS; place++)
          {
            const double *figures = runs.runs.figures + place;

            put_run (&runs, runs.runs.runs[place]);
            balik_engine_run (runs.runs.input, workspace, &result);
            for (gsize k = 0; k < BALIK_SUMMARY_N_FIGURES; k++)
              assert_same_figure (figures[k * N_RUNS], &result.summary[k],
                                  balik_engine_summary_name ((BalikSummaryFigure)k));
            for (gsize k = 0; k < (gsize)result.years; k++)
              {
                figures = runs.runs.figures + (BALIK_SUMMARY_N_FIGURES + k) * N_RUNS + place;
                assert_same_figure (*figures, &result.dscr[k], "dscr");
                figures += (gsize)result.years * N_RUNS;
                assert_same_figure (*figures, &result.dscr_after_capex[k], "dscr_after_capex");
              }
          }
        g_aligned_free (workspace);
        runs_clear (&runs);
      }
}

static void
test_chances (void)
{
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikSpread) spread = NULL;
  double median;

  make_uncertain (plan);
  spread = balik_simulate (plan, 1001, -1, 1, NULL);
  g_assert_true (balik_spread_get_percentile (spread, "npv", BALIK_LEVEL_50, &median));
  /* Of 1,001 different values the median is the 501st. */
  g_assert_cmpfloat (balik_spread_get_share_above (spread, "npv", median), ==, 500.0 / 1001);
  g_assert_cmpfloat (balik_spread_get_share_at_least (spread, "npv", median), ==, 501.0 / 1001);
  g_assert_cmpfloat (balik_spread_get_share_at_most (spread, "npv", median), ==, 501.0 / 1001);
}

/* The tornado is what the plan gives with one number changed. */
static void
test_swings (void)
{
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikSpread) spread = NULL;
  double before = INFINITY;

  make_uncertain (plan);
  spread = balik_simulate (plan, 20, -1, 1, NULL);
  make_certain (plan);
  for (guint i = 0; i < balik_spread_get_n_swings (spread); i++)
    {
      const BalikSwing *swing = balik_spread_get_swing (spread, i);
      g_autofree char *key = NULL;
      BalikItem *item = balik_plan_find_path (plan, swing->path, &key);
      g_autoptr (BalikEditGroup) group = balik_edit_group_new ("change");
      g_autoptr (BalikEditGroup) undo = NULL;
      g_autoptr (BalikResult) result = NULL;
      double npv;

      g_assert_cmpfloat (fabs (swing->npv_at_high - swing->npv_at_low), <=, before);
      before = fabs (swing->npv_at_high - swing->npv_at_low);

      g_assert_nonnull (item);
      balik_edit_group_take (group, balik_item_get_id (item), key,
                             balik_value_new_number (swing->high));
      if (!balik_plan_apply (plan, group, NULL))
        continue;
      result = balik_project (plan, NULL);
      g_assert_true (balik_result_get_figure (result, "npv", &npv));
      g_assert_cmpfloat (swing->npv_at_high, ==, npv);
      undo = balik_edit_group_new_inverse (group);
      g_assert_true (balik_plan_apply (plan, undo, NULL));
    }
}

/* A number that alone is uncertain has all the say. */
static void
test_correlation_of_the_only_one (void)
{
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("change");
  g_autofree char *key = NULL;
  g_autoptr (BalikSpread) spread = NULL;
  const BalikSwing *swing;
  BalikItem *line;

  make_certain (plan);
  line = balik_plan_find_path (plan, "lines.0.price.fee_per_month", &key);
  balik_edit_group_take (group, balik_item_get_id (line), key,
                         balik_value_new_range (100, 200, 250));
  g_assert_true (balik_plan_apply (plan, group, NULL));
  spread = balik_simulate (plan, 500, -1, 1, NULL);
  g_assert_cmpuint (balik_spread_get_n_swings (spread), ==, 1);
  swing = balik_spread_get_swing (spread, 0);
  g_assert_cmpstr (swing->path, ==, "lines.0.price.fee_per_month");
  g_assert_cmpfloat_with_epsilon (swing->correlation, 1, 1e-12);
  g_assert_cmpfloat (swing->npv_at_high, >, swing->npv_at_low);
}

static void
test_too_large (void)
{
  g_autoptr (BalikPlan) plan = example_plan_load ("lease-school-uniforms");
  g_autoptr (BalikEditGroup) group = balik_edit_group_new ("change");
  g_autofree char *key = NULL;
  g_autoptr (BalikSpread) spread = NULL;
  g_autoptr (GError) error = NULL;
  BalikItem *line = balik_plan_find_path (plan, "lines.0.price.fee_per_month", &key);

  balik_edit_group_take (group, balik_item_get_id (line), key,
                         balik_value_new_range (100, 200, 1e308));
  g_assert_true (balik_plan_apply (plan, group, NULL));
  spread = balik_simulate (plan, 100, -1, 1, &error);
  g_assert_null (spread);
  g_assert_error (error, BALIK_PLAN_ERROR, BALIK_PLAN_ERROR_RULE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/projection/spread/certain-plans-are-projected",
                   test_certain_plans_are_projected);
  g_test_add_func ("/projection/spread/same-bits", test_same_bits);
  g_test_add_func ("/projection/spread/seed-and-runs-matter", test_seed_and_runs_matter);
  g_test_add_func ("/projection/spread/runs-are-projections", test_runs_are_projections);
  g_test_add_func ("/projection/spread/chances", test_chances);
  g_test_add_func ("/projection/spread/swings", test_swings);
  g_test_add_func ("/projection/spread/correlation-of-the-only-one",
                   test_correlation_of_the_only_one);
  g_test_add_func ("/projection/spread/too-large", test_too_large);

  return g_test_run ();
}
