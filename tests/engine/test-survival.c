/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-survival.h"

#include <glib.h>
#include <math.h>

#include "balik-mean-life.h"

static void
fill_hazards (double mean, double shape, gsize n_ages, double *hazards)
{
  g_autofree double *wear = g_new (double, n_ages + 1);

  balik_survival_fill_wear (mean, shape, n_ages, wear);
  balik_survival_fill_hazards (wear, 1, n_ages, hazards);
}

/* Mean 12, shape 2: scale 13.540550005, S(12) = 0.455938128. */
static void
test_known_survival (void)
{
  g_assert_cmpfloat_with_epsilon (balik_survival_scale (12, 2), 13.540550005, 5e-10);
  g_assert_cmpfloat_with_epsilon (balik_survival_at (12, 2, 12), 0.455938128, 5e-10);
  g_assert_cmpfloat_with_epsilon (balik_survival_at (4, 2.5, 4), exp (-pow (4 / 4.508241992, 2.5)),
                                  1e-9);
  g_assert_true (balik_survival_at (12, 2, 0) == 1.0);
}

/* The published stock of IndEcol/ODYM and dynamic_stock_model: inflow 1…10,
 * shape 1.2, scale 1, survival at whole ages. */
static void
test_published_stock (void)
{
  static const double stock[10]
      = { 1,           2.367879441, 3.836279069,  5.328499576,  6.825822547,
          8.324154666, 9.822673522, 11.321225003, 12.819781903, 14.318339662 };
  const double shape = 1.2;
  const double mean = tgamma (1 + 1 / shape);
  double hazards[10];
  double units[10] = { 0 };

  fill_hazards (mean, shape, 10, hazards);

  for (int t = 0; t < 10; t++)
    {
      double sum = 0;

      for (int age = t; age > 0; age--)
        units[age] = units[age - 1] * (1 - hazards[age - 1]);
      units[0] = t + 1;
      for (int age = 0; age <= t; age++)
        sum += units[age];

      g_assert_cmpfloat_with_epsilon (sum, stock[t], 5e-9);
    }
}

/* Sales of 1,000 a year, shape 2.5, mean 4: outflow by year. */
static void
test_outflow_of_steady_sales (void)
{
  static const double outflow[8]
      = { 0, 22.9066, 122.8578, 303.1820, 523.6181, 726.2142, 870.4167, 950.4210 };
  double before = 0;

  for (int t = 0; t < 8; t++)
    {
      double stock = 0;

      for (int age = 0; age <= t; age++)
        stock += 1000 * balik_survival_at (4, 2.5, age);
      g_assert_cmpfloat_with_epsilon (before + 1000 - stock, outflow[t], 5e-5);
      before = stock;
    }
}

/* Survival from hazards is survival in closed form, for any shape. */
static void
test_hazards_agree_with_survival (void)
{
  static const double shapes[] = { 0.3, 0.7, 1, 2, 3.5, 10 };

  for (guint s = 0; s < G_N_ELEMENTS (shapes); s++)
    {
      double hazards[240];
      double survival = 1;

      fill_hazards (60, shapes[s], 240, hazards);
      for (int age = 0; age < 240; age++)
        {
          g_assert_cmpfloat_with_epsilon (survival, balik_survival_at (60, shapes[s], age), 1e-13);
          survival *= 1 - hazards[age];
        }
    }
}

/* Shape 1 has no memory: the hazard is the same at every age. */
static void
test_shape_one_has_no_memory (void)
{
  double hazards[600];

  fill_hazards (25, 1, 600, hazards);
  for (int age = 0; age < 600; age++)
    g_assert_cmpfloat_with_epsilon (hazards[age], -expm1 (-1.0 / 25), 1e-13);
}

/* At high ages survival is 0 in any floating-point format; its hazard is not
 * 0/0 but close to 1. */
static void
test_hazards_where_survival_underflows (void)
{
  double hazards[900];

  g_assert_true (balik_survival_at (10, 10, 800) == 0.0);
  fill_hazards (10, 10, 900, hazards);
  for (int age = 0; age < 900; age++)
    {
      g_assert_true (hazards[age] >= 0 && hazards[age] <= 1);
      if (age > 0)
        g_assert_true (hazards[age] >= hazards[age - 1]);
    }
  g_assert_true (hazards[899] == 1.0);

  /* (600/60)^0.3-like wear grows ever slower, and stays exact too. */
  fill_hazards (0.01, 0.3, 900, hazards);
  for (int age = 1; age < 900; age++)
    g_assert_true (hazards[age] > 0 && hazards[age] < hazards[age - 1]);
}

static void
test_degenerate_lives (void)
{
  double hazards[3];

  fill_hazards (0, 2, 3, hazards);
  for (int age = 0; age < 3; age++)
    g_assert_true (hazards[age] == 1.0);

  fill_hazards (1e-300, 10, 3, hazards);
  for (int age = 0; age < 3; age++)
    g_assert_true (hazards[age] == 1.0);
}

static void
test_monthly_hazard (void)
{
  g_assert_true (balik_survival_monthly_hazard (0) == 0.0);
  g_assert_true (balik_survival_monthly_hazard (1) == 1.0);
  g_assert_cmpfloat_with_epsilon (pow (1 - balik_survival_monthly_hazard (0.35), 12), 0.65, 1e-14);
}

/* The mean life is the sum of survivals; it does not matter which hazards are
 * known before, and a unit that is always repaired lasts until the last age. */
static void
test_mean_life (void)
{
  double hazards[90];
  double sum = 0;

  for (int age = 0; age < 180; age++)
    sum += balik_survival_at (60, 2, age);
  g_assert_cmpfloat_with_epsilon (balik_mean_life (60, 2, 0, 180, NULL, 0), sum, 1e-11);

  fill_hazards (60, 2, 90, hazards);
  g_assert_cmpfloat_with_epsilon (balik_mean_life (60, 2, 0.4, 180, hazards, 90),
                                  balik_mean_life (60, 2, 0.4, 180, NULL, 0), 1e-11);
  g_assert_cmpfloat_with_epsilon (balik_mean_life (60, 2, 1, 180, NULL, 0), 180, 1e-11);
}

/* A life of thousands of years takes no longer to compute, and fits to those
 * that are added up. */
static void
test_very_long_lives (void)
{
  static const double shapes[] = { 0.3, 1, 2, 10 };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const double added = balik_mean_life (33333, shapes[i], 0.4, 100000, NULL, 0);
      const double integrated = balik_mean_life (33333, shapes[i], 0.4, 100001, NULL, 0);

      g_assert_cmpfloat_with_epsilon (integrated / added, 1, 1e-5);
    }

  g_assert_cmpfloat_with_epsilon (balik_mean_life (1e12, 2, 0, 3000000000000, NULL, 0) / 1e12, 1,
                                  2e-4);
  g_assert_cmpfloat_with_epsilon (balik_mean_life (1e12, 2, 1, 3000000, NULL, 0), 3e6, 1e-3);
}

/* An age limit that nothing reaches changes nothing, however short the life is
 * beside it; and a failure can end no unit twice, however steep the hazard. */
static void
test_limits_that_nothing_reaches (void)
{
  static const double lives[] = { 0.01, 1, 60, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (lives); i++)
    {
      const double near = balik_mean_life (lives[i], 3, 0.4, 100000, NULL, 0);
      const double far = balik_mean_life (lives[i], 3, 0.4, 1000000000, NULL, 0);

      g_assert_cmpfloat_with_epsilon (far / near, 1, 1e-12);
    }

  /* From the first month each failure is sure, and one of a million ends the life. */
  g_assert_cmpfloat_with_epsilon (balik_mean_life (0.01, 10, 1 - 1e-6, 1000000000, NULL, 0) / 1e6,
                                  1, 1e-5);
  g_assert_cmpfloat_with_epsilon (balik_mean_life (0, 2, 1, 1000000000, NULL, 0) / 1e9, 1, 1e-12);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/survival/known-values", test_known_survival);
  g_test_add_func ("/engine/survival/published-stock", test_published_stock);
  g_test_add_func ("/engine/survival/outflow-of-steady-sales", test_outflow_of_steady_sales);
  g_test_add_func ("/engine/survival/hazards-agree", test_hazards_agree_with_survival);
  g_test_add_func ("/engine/survival/shape-one-has-no-memory", test_shape_one_has_no_memory);
  g_test_add_func ("/engine/survival/underflow", test_hazards_where_survival_underflows);
  g_test_add_func ("/engine/survival/degenerate-lives", test_degenerate_lives);
  g_test_add_func ("/engine/survival/monthly-hazard", test_monthly_hazard);
  g_test_add_func ("/engine/survival/mean-life", test_mean_life);
  g_test_add_func ("/engine/survival/very-long-lives", test_very_long_lives);
  g_test_add_func ("/engine/survival/far-limits", test_limits_that_nothing_reaches);

  return g_test_run ();
}
