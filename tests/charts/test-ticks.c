/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-ticks.h"

#include <locale.h>
#include <math.h>

typedef struct
{
  double low;
  double high;
  guint max_ticks;
  double first;
  double step;
  guint n_ticks;
  int decimals;
} TicksRow;

static const TicksRow ticks_rows[] = {
  { -142, 690, 6, -200, 200, 6, 0 }, { 0, 1, 6, 0, 0.2, 6, 1 },
  { 0, 100, 11, 0, 10, 11, 0 },      { 0, 101, 11, 0, 20, 7, 0 },
  { -1, 1, 2, -1, 1, 3, 0 },         { 0, 0.3, 4, 0, 0.1, 4, 1 },
  { 0, 7e9, 5, 0, 2e9, 5, 0 },       { -5, 0, 6, -5, 1, 6, 0 },
  { 3, 3, 5, 0, 1, 4, 0 },           { -3, -3, 5, -3, 1, 4, 0 },
  { 0, 0, 5, 0, 1, 2, 0 },           { 0.013, 0.021, 5, 0.01, 0.005, 4, 3 },
  { NAN, 1, 5, 0, 1, 2, 0 },         { 2, 1, 5, 0, 1, 2, 0 },
};

static void
test_ticks_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ticks_rows); i++)
    {
      const TicksRow *row = &ticks_rows[i];
      BalikTicks ticks = balik_ticks_choose (row->low, row->high, row->max_ticks);

      g_test_message ("row %u", i);
      g_assert_cmpfloat_with_epsilon (ticks.low, row->first, 1e-9 * MAX (1, fabs (row->first)));
      g_assert_cmpfloat_with_epsilon (ticks.step, row->step, 1e-12 * row->step);
      g_assert_cmpuint (ticks.n_ticks, ==, row->n_ticks);
      g_assert_cmpint (ticks.decimals, ==, row->decimals);
    }
}

static void
test_ticks_cover_the_data (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 2000; i++)
    {
      double size = pow (10, g_rand_double_range (random, -6, 12));
      double a = g_rand_double_range (random, -size, size);
      double b = g_rand_double_range (random, -size, size);
      double low = MIN (0, MIN (a, b));
      double high = MAX (0, MAX (a, b));
      guint max_ticks = (guint)g_rand_int_range (random, 3, 12);
      BalikTicks ticks = balik_ticks_choose (low, high, max_ticks);
      double mantissa = ticks.step / pow (10, floor (log10 (ticks.step) + 1e-9));
      gboolean has_zero = FALSE;

      g_assert_cmpuint (ticks.n_ticks, >=, 2);
      g_assert_cmpuint (ticks.n_ticks, <=, max_ticks);
      g_assert_cmpfloat (balik_ticks_get (&ticks, 0), <=, low + 1e-9 * size);
      g_assert_cmpfloat (balik_ticks_get_high (&ticks), >=, high - 1e-9 * size);
      g_assert_true (fabs (mantissa - 1) < 1e-6 || fabs (mantissa - 2) < 1e-6
                     || fabs (mantissa - 5) < 1e-6);
      for (guint t = 0; t < ticks.n_ticks; t++)
        has_zero |= balik_ticks_get (&ticks, t) == 0;
      g_assert_true (has_zero);
    }
}

/* A sum of 0.1 would miss 0.3 and 0.7. */
static void
test_ticks_are_not_summed (void)
{
  BalikTicks ticks = balik_ticks_choose (0, 1, 11);

  g_assert_cmpfloat (balik_ticks_get (&ticks, 3), ==, 0.3);
  g_assert_cmpfloat (balik_ticks_get (&ticks, 7), ==, 0.7);
  g_assert_cmpfloat (balik_ticks_get (&ticks, 10), ==, 1.0);
}

static void
test_push_apart_leaves_what_fits (void)
{
  double centres[] = { 100, 20, 60 };
  const double heights[] = { 16, 16, 16 };

  balik_push_apart (centres, heights, 3, 0, 200);

  g_assert_cmpfloat (centres[0], ==, 100);
  g_assert_cmpfloat (centres[1], ==, 20);
  g_assert_cmpfloat (centres[2], ==, 60);
}

static void
test_push_apart_shares_the_shift (void)
{
  double centres[] = { 52, 50 };
  const double heights[] = { 16, 16 };

  balik_push_apart (centres, heights, 2, 0, 200);

  g_assert_cmpfloat_with_epsilon (centres[1], 43, 1e-9);
  g_assert_cmpfloat_with_epsilon (centres[0], 59, 1e-9);
}

static void
test_push_apart_stays_inside (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (int i = 0; i < 2000; i++)
    {
      guint n = (guint)g_rand_int_range (random, 1, 9);
      double centres[9];
      double heights[9];

      for (guint k = 0; k < n; k++)
        {
          centres[k] = g_rand_double_range (random, -50, 250);
          heights[k] = g_rand_double_range (random, 10, 20);
        }
      balik_push_apart (centres, heights, n, 0, 200);
      for (guint k = 0; k < n; k++)
        {
          g_assert_cmpfloat (centres[k] - heights[k] / 2, >=, -1e-9);
          g_assert_cmpfloat (centres[k] + heights[k] / 2, <=, 200 + 1e-9);
          for (guint j = 0; j < k; j++)
            g_assert_cmpfloat (fabs (centres[k] - centres[j]), >=,
                               (heights[k] + heights[j]) / 2 - 1e-9);
        }
    }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/charts/ticks/choose", test_ticks_choose);
  g_test_add_func ("/charts/ticks/cover-the-data", test_ticks_cover_the_data);
  g_test_add_func ("/charts/ticks/are-not-summed", test_ticks_are_not_summed);
  g_test_add_func ("/charts/push-apart/leaves-what-fits", test_push_apart_leaves_what_fits);
  g_test_add_func ("/charts/push-apart/shares-the-shift", test_push_apart_shares_the_shift);
  g_test_add_func ("/charts/push-apart/stays-inside", test_push_apart_stays_inside);

  return g_test_run ();
}
