/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-ranks.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>

#define SEED 20270202

static void
test_order_of_all_kinds (void)
{
  static const double values[] = { 3, -1, 0, 1e300, -INFINITY, -0.0, 1e-320, -1e-320, 3, -1e300 };
  static const guint32 expected[] = { 4, 9, 1, 7, 2, 5, 6, 0, 8, 3 };
  const gsize n = G_N_ELEMENTS (values);
  g_autofree void *scratch = g_malloc (balik_ranks_get_scratch_size (n));
  guint32 order[G_N_ELEMENTS (values)];

  balik_ranks_sort (values, n, order, scratch);
  g_assert_cmpmem (order, sizeof order, expected, sizeof expected);
}

static void
test_random_order (void)
{
  const gsize n = 20000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autofree double *values = g_new (double, n);
  g_autofree guint32 *order = g_new (guint32, n);
  g_autofree void *scratch = g_malloc (balik_ranks_get_scratch_size (n));

  for (gsize i = 0; i < n; i++)
    values[i] = floor (g_rand_double_range (rand, -3000, 3000)) / 7;
  balik_ranks_sort (values, n, order, scratch);
  for (gsize i = 1; i < n; i++)
    {
      g_assert_cmpfloat (values[order[i - 1]], <=, values[order[i]]);
      if (values[order[i - 1]] == values[order[i]])
        g_assert_cmpuint (order[i - 1], <, order[i]);
    }
}

static void
test_equal_ones_share_a_rank (void)
{
  static const double values[] = { 5, 2, 5, 9, 5 };
  static const double expected[] = { 2, 0, 2, 4, 2 };
  g_autofree void *scratch = g_malloc (balik_ranks_get_scratch_size (5));
  double ranks[5];

  balik_ranks_fill (values, 5, ranks, scratch);
  g_assert_cmpmem (ranks, sizeof ranks, expected, sizeof expected);
}

/* The example of Kendall's textbook kind: d² sums to 4 in 5 ranks, 1 − 6·4/120. */
static void
test_correlation (void)
{
  static const double x[] = { 0, 1, 2, 3, 4 };
  static const double y[] = { 1, 0, 3, 2, 4 };
  static const double reversed[] = { 4, 3, 2, 1, 0 };
  static const double same[] = { 2, 2, 2, 2, 2 };

  g_assert_cmpfloat_with_epsilon (balik_ranks_correlate (x, y, 5), 0.8, 1e-15);
  g_assert_cmpfloat_with_epsilon (balik_ranks_correlate (x, reversed, 5), -1, 1e-15);
  g_assert_cmpfloat (balik_ranks_correlate (x, same, 5), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/ranks/order-of-all-kinds", test_order_of_all_kinds);
  g_test_add_func ("/engine/ranks/random-order", test_random_order);
  g_test_add_func ("/engine/ranks/equal-ones-share-a-rank", test_equal_ones_share_a_rank);
  g_test_add_func ("/engine/ranks/correlation", test_correlation);

  return g_test_run ();
}
