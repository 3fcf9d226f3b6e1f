/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-elementary.h"

#include <float.h>
#include <glib.h>
#include <math.h>

/* The elementary functions against those of the C library. */

#define N_POINTS 200000
#define SEED 4711

static void
assert_close (double value, double expected, double n_ulps)
{
  if (!(fabs (value - expected) <= n_ulps * DBL_EPSILON * fabs (expected)))
    g_error ("%.17g instead of %.17g", value, expected);
}

static void
test_against_library (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  g_test_message ("seed %d", SEED);

  for (guint i = 0; i < N_POINTS; i++)
    {
      const double x = g_rand_double_range (rand, -700, 700);
      const double small
          = ldexp (g_rand_double_range (rand, -1, 1), -g_rand_int_range (rand, 1, 60));
      const double large = exp (g_rand_double_range (rand, -600, 600));
      const double argument = g_rand_double_range (rand, 1, 5);

      assert_close (balik_exp (x), exp (x), 4);
      assert_close (balik_exp (small), exp (small), 4);
      assert_close (balik_expm1 (x / 20), expm1 (x / 20), 4);
      assert_close (balik_expm1 (small), expm1 (small), 4);
      assert_close (balik_log (large), log (large), 4);
      assert_close (balik_log1p (small), log1p (small), 4);
      assert_close (balik_log1p (large), log1p (large), 4);
      g_assert_cmpfloat (fabs (balik_log (1 + small) - log (1 + small)), <=,
                         4 * DBL_EPSILON * fabs (small));
      assert_close (balik_gamma (argument), tgamma (argument), 60);
      assert_close (balik_pow (large, 0.01 * argument), pow (large, 0.01 * argument), 40);
    }
}

static void
test_special_values (void)
{
  g_assert_true (balik_exp (0) == 1.0);
  g_assert_true (balik_exp (-INFINITY) == 0.0);
  g_assert_true (isinf (balik_exp (INFINITY)));
  g_assert_true (isinf (balik_exp (710)));
  g_assert_true (isfinite (balik_exp (709.78)));
  g_assert_true (balik_exp (-740) > 0.0);
  g_assert_true (balik_exp (-746) == 0.0);
  g_assert_true (isnan (balik_exp (NAN)));
  g_assert_true (balik_expm1 (0) == 0.0);
  g_assert_true (balik_expm1 (-INFINITY) == -1.0);
  g_assert_true (balik_log (1) == 0.0);
  g_assert_true (isinf (balik_log (0)));
  g_assert_true (isinf (balik_log (INFINITY)));
  g_assert_true (isnan (balik_log (-1)));
  g_assert_true (isnan (balik_log (NAN)));
  assert_close (balik_log (5e-324), log (5e-324), 2);
  g_assert_true (balik_log1p (0) == 0.0);
  g_assert_true (isinf (balik_log1p (-1)));
  g_assert_true (balik_pow (0, 2) == 0.0);
  g_assert_true (balik_pow (0, 0) == 1.0);
  assert_close (balik_gamma (5), 24, 60);
}

/* Where a term less would be taken, the functions must not jump. */
static void
test_no_jumps (void)
{
  const double joints[] = { -0.35, 0.35, -0.29, 0.41, -0.011, 0.011 };

  for (guint i = 0; i < G_N_ELEMENTS (joints); i++)
    {
      const double below = nextafter (joints[i], -1);
      const double above = nextafter (joints[i], 1);

      assert_close (balik_expm1 (below), balik_expm1 (above), 6);
      assert_close (balik_log1p (below), balik_log1p (above), 6);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/elementary/against-library", test_against_library);
  g_test_add_func ("/engine/elementary/special-values", test_special_values);
  g_test_add_func ("/engine/elementary/no-jumps", test_no_jumps);

  return g_test_run ();
}
