/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loan.h"

#include <glib.h>
#include <math.h>

#define MAX_MONTHS 240

static double
get_sum (const double *values, int n)
{
  double sum = 0;

  for (int t = 0; t <= n; t++)
    sum += values[t];

  return sum;
}

/* A press example for a small-business loan (jabarekspres.com, 14 March 2025):
 * 100,000,000 at a flat 6 % over 36 months. */
static void
test_published_flat (void)
{
  const BalikEngineLoan loan = { 100e6, 0.06, 36, 0, BALIK_ENGINE_LOAN_FLAT };
  double interest[MAX_MONTHS + 1];
  double principal[MAX_MONTHS + 1];
  BalikFigure rate;

  balik_loan_fill_schedule (&loan, MAX_MONTHS, interest, principal);
  g_assert_cmpfloat_with_epsilon (interest[1], 500000, 1e-6);
  g_assert_cmpfloat_with_epsilon (principal[36], 2777778, 0.5);
  g_assert_cmpfloat_with_epsilon (interest[36] + principal[36], 3277778, 0.5);
  g_assert_cmpfloat_with_epsilon (get_sum (interest, MAX_MONTHS), 18e6, 1e-5);
  g_assert_cmpfloat (interest[0] + principal[0] + interest[37] + principal[37], ==, 0);

  rate = balik_loan_effective_rate (&loan);
  g_assert_true (rate.exists);
  g_assert_cmpfloat_with_epsilon (rate.value, 0.116631, 5e-7);
  g_assert_cmpfloat_with_epsilon (pow (1 + rate.value, 1.0 / 12) - 1, 0.00923537772, 1e-11);
}

/* The same press (poskota.co.id, 9 March 2025): 50,000,000. */
static void
test_published_flat_half (void)
{
  const BalikEngineLoan loan = { 50e6, 0.06, 36, 0, BALIK_ENGINE_LOAN_FLAT };
  double interest[37];
  double principal[37];

  balik_loan_fill_schedule (&loan, 36, interest, principal);
  for (int t = 1; t <= 36; t++)
    g_assert_cmpfloat_with_epsilon (interest[t] + principal[t], 1638889, 0.5);
}

static void
test_known_annuities (void)
{
  const BalikEngineLoan declining = { 100e6, 0.06, 36, 0, BALIK_ENGINE_LOAN_ANNUITY };
  const BalikEngineLoan small = { 10000, 0.08, 10, 0, BALIK_ENGINE_LOAN_ANNUITY };
  double interest[37];
  double principal[37];

  balik_loan_fill_schedule (&declining, 36, interest, principal);
  for (int t = 1; t <= 36; t++)
    g_assert_cmpfloat_with_epsilon (interest[t] + principal[t], 3042193.745, 5e-4);
  g_assert_cmpfloat_with_epsilon (get_sum (interest, 36) + get_sum (principal, 36), 109518974.83,
                                  5e-3);
  g_assert_cmpfloat_with_epsilon (get_sum (principal, 36), 100e6, 1e-5);

  /* Cover of a cash flow of 60,000,000 a year. */
  g_assert_cmpfloat_with_epsilon (60e6 / (12 * (interest[1] + principal[1])), 1.643551, 5e-7);

  balik_loan_fill_schedule (&small, 36, interest, principal);
  g_assert_cmpfloat_with_epsilon (interest[10] + principal[10], 1037.032089, 5e-7);
}

/* Whatever the loan: it is repaid, and is worth its amount at its true rate. */
static void
test_true_rate_repays (void)
{
  const BalikEngineLoan loans[] = {
    { 1000, 0.2, 24, 0, BALIK_ENGINE_LOAN_ANNUITY },
    { 1000, 0.2, 24, 7, BALIK_ENGINE_LOAN_ANNUITY },
    { 1000, 0.2, 24, 7, BALIK_ENGINE_LOAN_FLAT },
    { 1000, 0.001, 240, 0, BALIK_ENGINE_LOAN_FLAT },
    { 1000, 0.6, 240, 239, BALIK_ENGINE_LOAN_FLAT },
    { 1000, 3, 12, 0, BALIK_ENGINE_LOAN_FLAT },
    { 1000, -0.02, 60, 0, BALIK_ENGINE_LOAN_FLAT },
    { 1000, 1e-9, 60, 0, BALIK_ENGINE_LOAN_ANNUITY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (loans); i++)
    {
      double interest[MAX_MONTHS + 1];
      double principal[MAX_MONTHS + 1];
      const BalikFigure rate = balik_loan_effective_rate (&loans[i]);
      double value = 0;

      g_assert_true (rate.exists);
      balik_loan_fill_schedule (&loans[i], MAX_MONTHS, interest, principal);
      for (int t = 1; t <= MAX_MONTHS; t++)
        value += (interest[t] + principal[t]) * pow (1 + rate.value, -t / 12.0);

      g_assert_cmpfloat_with_epsilon (get_sum (principal, MAX_MONTHS), 1000, 1e-8);
      g_assert_cmpfloat_with_epsilon (value, 1000, 1e-8);
      for (int t = 1; t <= loans[i].grace_months; t++)
        g_assert_cmpfloat (principal[t], ==, 0);
    }
}

static void
test_zero_rate (void)
{
  const BalikEngineLoanMethod methods[] = { BALIK_ENGINE_LOAN_ANNUITY, BALIK_ENGINE_LOAN_FLAT };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      const BalikEngineLoan loan = { 1200, 0, 14, 2, methods[i] };
      const BalikFigure rate = balik_loan_effective_rate (&loan);
      double interest[15];
      double principal[15];

      g_assert_true (rate.exists);
      g_assert_true (rate.value == 0.0);
      balik_loan_fill_schedule (&loan, 14, interest, principal);
      g_assert_cmpfloat (get_sum (interest, 14), ==, 0);
      g_assert_cmpfloat (principal[2], ==, 0);
      g_assert_cmpfloat_with_epsilon (principal[3], 100, 1e-12);
      g_assert_cmpfloat_with_epsilon (principal[14], 100, 1e-12);
    }
}

/* A loan that outlasts the plan is cut off, but costs what it costs. */
static void
test_longer_than_the_plan (void)
{
  const BalikEngineLoan loan = { 100e6, 0.06, 36, 0, BALIK_ENGINE_LOAN_FLAT };
  double interest[13];
  double principal[13];

  balik_loan_fill_schedule (&loan, 12, interest, principal);
  g_assert_cmpfloat_with_epsilon (get_sum (principal, 12), 100e6 / 3, 1e-6);
  g_assert_cmpfloat_with_epsilon (balik_loan_effective_rate (&loan).value, 0.116631, 5e-7);
}

static void
test_no_loan (void)
{
  const BalikEngineLoan loan = { 0, 0.06, 36, 0, BALIK_ENGINE_LOAN_FLAT };
  double interest[13];
  double principal[13];

  balik_loan_fill_schedule (&loan, 12, interest, principal);
  g_assert_cmpfloat (get_sum (principal, 12) + get_sum (interest, 12), ==, 0);
  g_assert_false (balik_loan_effective_rate (&loan).exists);
}

/* A lender who pays interest earns a negative rate, and where more is paid than
 * comes back, no rate at all. */
static void
test_negative_rates (void)
{
  const BalikEngineLoan hopeless = { 32472, -0.0208, 1001, 1, BALIK_ENGINE_LOAN_FLAT };
  const BalikEngineLoan slow = { 1000, -0.01, 1001, 1, BALIK_ENGINE_LOAN_FLAT };
  double value = 0;
  BalikFigure rate = balik_loan_effective_rate (&hopeless);

  g_assert_false (rate.exists);

  rate = balik_loan_effective_rate (&slow);
  g_assert_true (rate.exists);
  for (int t = 1001; t >= 1; t--)
    value = (value + (t > 1 ? 1.0 : 0.0) - 1000 * 0.01 / 12) / pow (1 + rate.value, 1.0 / 12);
  g_assert_cmpfloat_with_epsilon (value, 1000, 1e-6);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/engine/loan/published-flat", test_published_flat);
  g_test_add_func ("/engine/loan/published-flat-half", test_published_flat_half);
  g_test_add_func ("/engine/loan/known-annuities", test_known_annuities);
  g_test_add_func ("/engine/loan/true-rate-repays", test_true_rate_repays);
  g_test_add_func ("/engine/loan/zero-rate", test_zero_rate);
  g_test_add_func ("/engine/loan/longer-than-the-plan", test_longer_than_the_plan);
  g_test_add_func ("/engine/loan/none", test_no_loan);
  g_test_add_func ("/engine/loan/negative-rates", test_negative_rates);

  return g_test_run ();
}
