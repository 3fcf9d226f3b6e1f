/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-pert.h"

#include <glib.h>
#include <math.h>

#include "balik-normal.h"

#ifdef HAVE_GSL
#include <gsl/gsl_cdf.h>
#endif

/* α = 2, β = 4: F(x) = 1 − (1 − x)⁴ (1 + 4x). */
static void
test_known_distribution (void)
{
  BalikPert pert;

  balik_pert_init (&pert, 0, 0.25, 1);

  for (int i = 1; i < 100; i++)
    {
      const double x = balik_pert_get (&pert, i / 100.0);

      g_assert_cmpfloat_with_epsilon (1 - pow (1 - x, 4) * (1 + 4 * x), i / 100.0, 1e-9);
    }
}

/* With the likely value at an end, that end's density does not vanish:
 * F(x) = 1 − (1 − x)⁵. */
static void
test_likely_at_an_end (void)
{
  BalikPert low;
  BalikPert high;

  balik_pert_init (&low, 10, 10, 20);
  balik_pert_init (&high, 10, 20, 20);

  for (int i = 1; i < 100; i++)
    {
      const double share = i / 100.0;

      g_assert_cmpfloat_with_epsilon (balik_pert_get (&low, share), 20 - 10 * pow (1 - share, 0.2),
                                      1e-8);
      g_assert_cmpfloat_with_epsilon (balik_pert_get (&high, share), 10 + 10 * pow (share, 0.2),
                                      1e-8);
    }
}

static void
test_symmetric (void)
{
  BalikPert pert;
  BalikPert mirrored;

  balik_pert_init (&pert, -3, 1, 4);
  balik_pert_init (&mirrored, -4, -1, 3);

  for (int i = 1; i < 1000; i++)
    g_assert_cmpfloat_with_epsilon (balik_pert_get (&pert, i / 1000.0),
                                    -balik_pert_get (&mirrored, 1 - i / 1000.0), 1e-9);
}

/* However rare, a draw is in the range, and a larger share is no smaller value. */
static void
test_inside_and_rising (void)
{
  for (int k = 0; k <= 20; k++)
    {
      double before = 5;
      BalikPert pert;

      balik_pert_init (&pert, 5, 5 + k / 10.0, 7);
      g_assert_cmpfloat (balik_pert_get (&pert, 1e-300), >=, 5);
      for (int i = 1; i < 20000; i++)
        {
          const double x = balik_pert_get (&pert, i / 20000.0);

          g_assert_cmpfloat (x, >=, before);
          before = x;
        }
      g_assert_cmpfloat (before, <=, 7);
    }
}

#ifdef HAVE_GSL
static void
test_pert_as_gsl (void)
{
  double worst = 0;

  for (int k = 0; k <= 40; k++)
    {
      const double likely = k / 40.0;
      BalikPert pert;

      balik_pert_init (&pert, 0, likely, 1);
      for (int i = 0; i < 1000; i++)
        {
          const double share = (i + 0.5) / 1000;

          worst = fmax (worst, fabs (balik_pert_get (&pert, share)
                                     - gsl_cdf_beta_Pinv (share, 1 + 4 * likely, 5 - 4 * likely)));
        }
    }

  g_test_message ("largest difference: %g", worst);
  g_assert_cmpfloat (worst, <, 1e-9);
}

static void
test_normal_as_gsl (void)
{
  for (int i = 0; i < 100000; i++)
    {
      const double share = (i + 0.5) / 100000;
      const double peer = gsl_cdf_ugaussian_Pinv (share);

      g_assert_cmpfloat_with_epsilon (balik_normal_quantile (share), peer,
                                      2e-9 * fmax (1, fabs (peer)));
    }
}
#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/pert/known-distribution", test_known_distribution);
  g_test_add_func ("/engine/pert/likely-at-an-end", test_likely_at_an_end);
  g_test_add_func ("/engine/pert/symmetric", test_symmetric);
  g_test_add_func ("/engine/pert/inside-and-rising", test_inside_and_rising);
#ifdef HAVE_GSL
  g_test_add_func ("/engine/pert/as-gsl", test_pert_as_gsl);
  g_test_add_func ("/engine/pert/normal-as-gsl", test_normal_as_gsl);
#endif

  return g_test_run ();
}
