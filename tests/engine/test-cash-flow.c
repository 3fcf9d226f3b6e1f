/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-cash-flow.h"

#include <glib.h>
#include <math.h>

/* Spreadsheet manuals: 1188.44 where the first flow comes after a year already,
 * 1922.06 and −3749.47 where it comes at once. */
static void
test_published_npv (void)
{
  const double late[] = { 0, -10000, 3000, 4200, 6800 };
  const double shop[] = { -40000, 8000, 9200, 10000, 12000, 14500, -9000 };

  g_assert_cmpfloat_with_epsilon (balik_cash_flow_npv (late, 5, 0.1), 1188.443412, 1e-6);
  g_assert_cmpfloat_with_epsilon (balik_cash_flow_npv (late + 1, 4, 0.1), 1307.287754, 1e-6);
  g_assert_cmpfloat_with_epsilon (balik_cash_flow_npv (shop, 6, 0.08), 1922.061555, 1e-6);
  g_assert_cmpfloat_with_epsilon (balik_cash_flow_npv (shop, 7, 0.08), -3749.465, 1e-3);
}

/* Spreadsheet manuals: 8.7 % after five years. */
static void
test_published_irr (void)
{
  const double restaurant[] = { -70000, 12000, 15000, 18000, 21000, 26000 };
  const double machine[] = { -10000, 3000, 4200, 6800 };
  BalikFigure irr = balik_cash_flow_irr (restaurant, 6, 0.5);

  g_assert_true (irr.exists);
  g_assert_cmpfloat_with_epsilon (irr.value, 0.086630948, 1e-9);

  irr = balik_cash_flow_irr (machine, 4, 0.5);
  g_assert_true (irr.exists);
  g_assert_cmpfloat_with_epsilon (irr.value, 0.163405601, 1e-9);
}

/* A fleet of 100 units at 1,000, 22 net each month, 150 each after 60 months. */
static void
test_fleet (void)
{
  double flow[61];
  BalikFigure figure;

  flow[0] = -100000;
  for (int t = 1; t <= 60; t++)
    flow[t] = 2200;
  figure = balik_cash_flow_payback (flow, 61);
  g_assert_true (figure.exists);
  g_assert_cmpfloat_with_epsilon (figure.value, 45.454545454545, 1e-9);

  flow[60] += 15000;
  g_assert_cmpfloat_with_epsilon (balik_cash_flow_npv (flow, 61, 0.00948879293458), 8804.551182,
                                  1e-5);
  figure = balik_cash_flow_irr (flow, 61, 0.5);
  g_assert_true (figure.exists);
  g_assert_cmpfloat_with_epsilon (figure.value, 0.012359181, 5e-10);
}

/* A root is a root: the flow is worth nothing at its IRR. */
static void
test_irr_makes_npv_zero (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20270101);
  guint n_found = 0;

  for (int run = 0; run < 2000; run++)
    {
      double flow[121];
      double size = 0;
      BalikFigure irr;

      for (int t = 0; t <= 120; t++)
        {
          flow[t] = g_rand_double_range (rand, -1, 1) + (t == 0 ? -20 : 0.4);
          size += fabs (flow[t]);
        }

      irr = balik_cash_flow_irr (flow, 121, 0.5);
      if (!irr.exists)
        continue;

      n_found++;
      g_assert_cmpfloat (irr.value, >, 0);
      g_assert_cmpfloat (irr.value, <, 0.5);
      g_assert_cmpfloat (fabs (balik_cash_flow_npv (flow, 121, irr.value)), <, 1e-12 * size);
    }

  g_assert_cmpuint (n_found, >, 1500);
}

typedef struct
{
  const char *rule;
  double flow[5];
  gboolean exists;
  double value;
} Case;

static void
test_irr_exists_rarely (void)
{
  static const Case cases[] = {
    { "never positive", { -10, 1, 1, 1, 1 }, FALSE, 0 },
    { "never negative", { 10, 1, 1, 1, 1 }, FALSE, 0 },
    { "nothing at all", { 0, 0, 0, 0, 0 }, FALSE, 0 },
    { "back to zero only", { -10, 5, 5, 0, 0 }, FALSE, 0 },
    { "two changes of sign", { -10, 30, -30, 5, 0 }, FALSE, 0 },
    { "at the limit", { -10, 15, 0, 0, 0 }, FALSE, 0 },
    { "beyond the limit", { -10, 40, 0, 0, 0 }, FALSE, 0 },
    { "zeros do not count", { 0, -10, 10, 0, 1.1 }, TRUE, -1 },
    { "a loan changes sign as well", { 10, 0, -12.1, 0, 0 }, TRUE, 0.1 },
    { "one period", { -10, 11, 0, 0, 0 }, TRUE, 0.1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BalikFigure irr = balik_cash_flow_irr (cases[i].flow, 5, 0.5);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpint (irr.exists, ==, cases[i].exists);
      if (irr.exists && cases[i].value >= 0)
        g_assert_cmpfloat_with_epsilon (irr.value, cases[i].value, 1e-14);
    }
}

static void
test_payback (void)
{
  static const Case cases[] = {
    { "never below zero", { 0, 1, 0, -1, 1 }, TRUE, 0 },
    { "ends below", { -10, 20, 0, -11, 0 }, FALSE, 0 },
    { "at the end", { -10, 5, 0, 0, 5 }, TRUE, 4 },
    { "interpolated", { -10, 4, 4, 4, 4 }, TRUE, 2.5 },
    { "the last time counts", { -10, 20, -20, 20, 0 }, TRUE, 2.5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const BalikFigure payback = balik_cash_flow_payback (cases[i].flow, 5);

      g_test_message ("%s", cases[i].rule);
      g_assert_cmpint (payback.exists, ==, cases[i].exists);
      g_assert_cmpfloat_with_epsilon (payback.value, cases[i].value, 1e-14);
    }
}

static void
test_lowest (void)
{
  const double flow[] = { 5, -20, 10, -1, 30 };

  g_assert_cmpfloat (balik_cash_flow_lowest (flow, 5), ==, -15);
  g_assert_cmpfloat (balik_cash_flow_lowest (flow, 1), ==, 5);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/cash-flow/published-npv", test_published_npv);
  g_test_add_func ("/engine/cash-flow/published-irr", test_published_irr);
  g_test_add_func ("/engine/cash-flow/fleet", test_fleet);
  g_test_add_func ("/engine/cash-flow/irr-makes-npv-zero", test_irr_makes_npv_zero);
  g_test_add_func ("/engine/cash-flow/irr-exists-rarely", test_irr_exists_rarely);
  g_test_add_func ("/engine/cash-flow/payback", test_payback);
  g_test_add_func ("/engine/cash-flow/lowest", test_lowest);

  return g_test_run ();
}
