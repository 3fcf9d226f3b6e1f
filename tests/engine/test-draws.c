/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-draws.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "balik-pert.h"
#include "balik-random.h"
#include "balik-ranks.h"

#define N_RUNS 4000

typedef struct
{
  BalikDrawSettings settings;
  void *scratch;
  void *ranks_scratch;
} Drawing;

static void
drawing_begin (Drawing *self, guint64 seed, double correlation, gsize n_runs)
{
  self->settings = (BalikDrawSettings){ seed, correlation, n_runs };
  self->scratch = g_malloc (balik_draws_get_scratch_size (&self->settings));
  self->ranks_scratch = g_malloc (balik_ranks_get_scratch_size (n_runs));
  balik_draws_begin (&self->settings, self->scratch);
}

static void
drawing_end (Drawing *self)
{
  g_free (self->scratch);
  g_free (self->ranks_scratch);
}

static double *
draw (Drawing *self, const char *path, BalikDrawGroup group)
{
  const BalikDrawnNumber number
      = { .low = 2, .likely = 3, .high = 8, .group = group, .key = balik_random_hash (path) };
  double *values = g_new (double, self->settings.n_runs);

  balik_draws_fill (&self->settings, &number, values, self->scratch);
  return values;
}

static double
correlate (Drawing *self, const double *x, const double *y)
{
  const gsize n = self->settings.n_runs;
  g_autofree double *x_ranks = g_new (double, n);
  g_autofree double *y_ranks = g_new (double, n);

  balik_ranks_fill (x, n, x_ranks, self->ranks_scratch);
  balik_ranks_fill (y, n, y_ranks, self->ranks_scratch);
  return balik_ranks_correlate (x_ranks, y_ranks, n);
}

/* Each stratum has one draw, before and after correlating. */
static void
assert_stratified (const double *values, gsize n)
{
  g_autofree guint *n_draws = g_new0 (guint, n);
  g_autofree double *bounds = g_new (double, n + 1);
  BalikPert pert;

  balik_pert_init (&pert, 2, 3, 8);
  bounds[0] = 2;
  bounds[n] = 8;
  for (gsize i = 1; i < n; i++)
    bounds[i] = balik_pert_get (&pert, (double)i / (double)n);

  for (gsize i = 0; i < n; i++)
    {
      gsize low = 0;
      gsize high = n;

      while (high - low > 1)
        {
          const gsize middle = (low + high) / 2;

          *(values[i] < bounds[middle] ? &high : &low) = middle;
        }
      n_draws[low]++;
    }
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (n_draws[i], ==, 1);
}

static void
test_one_draw_a_stratum (void)
{
  static const double correlations[] = { 0, 0.3, 0.95 };

  for (guint i = 0; i < G_N_ELEMENTS (correlations); i++)
    {
      Drawing drawing;
      g_autofree double *lone = NULL;
      g_autofree double *grouped = NULL;

      drawing_begin (&drawing, 7, correlations[i], N_RUNS);
      lone = draw (&drawing, "lines.0.product.life_months", BALIK_DRAW_GROUP_NONE);
      grouped = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
      assert_stratified (lone, N_RUNS);
      assert_stratified (grouped, N_RUNS);
      drawing_end (&drawing);
    }
}

/* Of two normal numbers that correlate by r, the ranks do by 6/π·asin (r/2). */
static void
test_groups_move_together (void)
{
  static const double correlations[] = { 0.3, 0.6, 0.95 };

  for (guint i = 0; i < G_N_ELEMENTS (correlations); i++)
    {
      const double expected = 6 / G_PI * asin (correlations[i] / 2);
      Drawing drawing;
      g_autofree double *a = NULL;
      g_autofree double *b = NULL;
      g_autofree double *other = NULL;
      g_autofree double *lone = NULL;

      drawing_begin (&drawing, 11, correlations[i], N_RUNS);
      a = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
      b = draw (&drawing, "lines.1.price.unit", BALIK_DRAW_GROUP_PRICES);
      other = draw (&drawing, "lines.0.product.unit_cost", BALIK_DRAW_GROUP_COSTS);
      lone = draw (&drawing, "lines.0.product.life_months", BALIK_DRAW_GROUP_NONE);
      /* Five standard errors of a correlation over so many runs. */
      g_assert_cmpfloat_with_epsilon (correlate (&drawing, a, b), expected, 5 / sqrt (N_RUNS));
      g_assert_cmpfloat_with_epsilon (correlate (&drawing, a, other), 0, 5 / sqrt (N_RUNS));
      g_assert_cmpfloat_with_epsilon (correlate (&drawing, a, lone), 0, 5 / sqrt (N_RUNS));
      drawing_end (&drawing);
    }
}

static void
test_without_correlation_groups_do_not_matter (void)
{
  Drawing drawing;
  g_autofree double *lone = NULL;
  g_autofree double *grouped = NULL;

  drawing_begin (&drawing, 3, 0, N_RUNS);
  lone = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_NONE);
  grouped = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  g_assert_cmpmem (lone, N_RUNS * sizeof (double), grouped, N_RUNS * sizeof (double));
  drawing_end (&drawing);
}

/* What else is drawn, and in which order, does not matter. */
static void
test_draws_depend_on_the_path_alone (void)
{
  Drawing drawing;
  Drawing again;
  g_autofree double *first = NULL;
  g_autofree double *other = NULL;
  g_autofree double *second = NULL;

  drawing_begin (&drawing, 5, 0.3, N_RUNS);
  drawing_begin (&again, 5, 0.3, N_RUNS);
  first = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  other = draw (&again, "lines.0.linear.price", BALIK_DRAW_GROUP_PRICES);
  second = draw (&again, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  g_assert_cmpmem (first, N_RUNS * sizeof (double), second, N_RUNS * sizeof (double));
  g_assert_cmpint (memcmp (first, other, N_RUNS * sizeof (double)), !=, 0);
  drawing_end (&drawing);
  drawing_end (&again);
}

static void
test_draws_depend_on_seed_and_run_count (void)
{
  Drawing drawing;
  Drawing seeded;
  Drawing fewer;
  g_autofree double *first = NULL;
  g_autofree double *second = NULL;
  g_autofree double *third = NULL;

  drawing_begin (&drawing, 5, 0.3, N_RUNS);
  drawing_begin (&seeded, 6, 0.3, N_RUNS);
  drawing_begin (&fewer, 5, 0.3, N_RUNS / 2);
  first = draw (&drawing, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  second = draw (&seeded, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  third = draw (&fewer, "lines.0.price.unit", BALIK_DRAW_GROUP_PRICES);
  g_assert_cmpint (memcmp (first, second, N_RUNS * sizeof (double)), !=, 0);
  g_assert_cmpint (memcmp (first, third, N_RUNS / 2 * sizeof (double)), !=, 0);
  drawing_end (&drawing);
  drawing_end (&seeded);
  drawing_end (&fewer);
}

static void
test_whole_numbers (void)
{
  const BalikDrawnNumber number
      = { .low = 1, .likely = 2, .high = 4, .is_integer = true, .key = 1 };
  double sum = 0;
  Drawing drawing;
  g_autofree double *values = g_new (double, N_RUNS);

  drawing_begin (&drawing, 5, 0.3, N_RUNS);
  balik_draws_fill (&drawing.settings, &number, values, drawing.scratch);
  for (guint i = 0; i < N_RUNS; i++)
    {
      g_assert_true (values[i] == 1 || values[i] == 2 || values[i] == 3 || values[i] == 4);
      sum += values[i];
    }
  /* The mean of a PERT distribution is (low + 4 likely + high)/6. */
  g_assert_cmpfloat_with_epsilon (sum / N_RUNS, 13.0 / 6.0, 0.02);
  g_assert_cmpfloat (balik_draws_round (2.5), ==, 3);
  drawing_end (&drawing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/draws/one-draw-a-stratum", test_one_draw_a_stratum);
  g_test_add_func ("/engine/draws/groups-move-together", test_groups_move_together);
  g_test_add_func ("/engine/draws/without-correlation-groups-do-not-matter",
                   test_without_correlation_groups_do_not_matter);
  g_test_add_func ("/engine/draws/depend-on-the-path-alone", test_draws_depend_on_the_path_alone);
  g_test_add_func ("/engine/draws/depend-on-seed-and-run-count",
                   test_draws_depend_on_seed_and_run_count);
  g_test_add_func ("/engine/draws/whole-numbers", test_whole_numbers);

  return g_test_run ();
}
