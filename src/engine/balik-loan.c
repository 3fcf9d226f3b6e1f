/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loan.h"

#include <string.h>

#include "balik-elementary.h"

static bool
is_lent (const BalikEngineLoan *loan)
{
  return loan->amount > 0 && loan->months > loan->grace_months && loan->grace_months >= 0;
}

/* What 1 a month is worth over some months, at a monthly rate. */
static double
get_annuity_value (double rate, int n_months)
{
  if (rate == 0.0)
    return n_months;

  return -balik_expm1 (-n_months * balik_log1p (rate)) / rate;
}

/* The equal payment that repays the amount over the months after the grace. */
static double
get_annuity (const BalikEngineLoan *loan)
{
  return loan->amount / get_annuity_value (loan->rate / 12.0, loan->months - loan->grace_months);
}

/**
 * balik_loan_fill_schedule:
 * @loan: a loan, paid out before month 1
 * @n_months: how many months to fill
 * @interest: (out caller-allocates) (array): interest of each month; n_months + 1 entries
 * @principal: (out caller-allocates) (array): repayment of each month; n_months + 1 entries
 *
 * Computes what is paid for @loan each month. Entry 0, before month 1, is 0.
 *
 * In the grace months interest alone is paid. After them an annuity loan has
 * equal payments, with interest on what is still owed; a flat loan has equal
 * repayments, and pays interest on the whole amount until the end.
 */
void
balik_loan_fill_schedule (const BalikEngineLoan *loan,
                          int n_months,
                          double *interest,
                          double *principal)
{
  const bool is_flat = loan->method == BALIK_ENGINE_LOAN_FLAT;
  double owed = loan->amount;
  double payment;

  memset (interest, 0, sizeof *interest * ((size_t)n_months + 1));
  memset (principal, 0, sizeof *principal * ((size_t)n_months + 1));

  if (!is_lent (loan))
    return;

  payment = is_flat ? loan->amount / (loan->months - loan->grace_months) : get_annuity (loan);

  for (int t = 1; t <= loan->months && t <= n_months; t++)
    {
      interest[t] = (is_flat ? loan->amount : owed) * loan->rate / 12.0;
      if (t <= loan->grace_months)
        continue;

      principal[t] = is_flat ? payment : payment - interest[t];
      owed -= principal[t];
    }
}

/* What the payments of a flat loan are worth at a monthly rate, less the
 * amount. Falls as the rate grows. */
static double
get_excess (const BalikEngineLoan *loan, double rate)
{
  const double interest = loan->amount * loan->rate / 12.0;
  const double principal = loan->amount / (loan->months - loan->grace_months);
  const double all_months = get_annuity_value (rate, loan->months);

  return interest * all_months
         + principal * (all_months - get_annuity_value (rate, loan->grace_months)) - loan->amount;
}

/**
 * balik_loan_effective_rate:
 * @loan: a loan
 *
 * Computes the yearly rate that @loan really costs: the internal rate of return
 * of the whole loan, with the interest of a month compounded over the year. A
 * flat 6 % over 36 months costs 11.66 %.
 *
 * Returns: the rate a year; 0 where the loan's rate is 0, none without a loan or
 *     where no rate makes the payments worth the amount
 */
BalikFigure
balik_loan_effective_rate (const BalikEngineLoan *loan)
{
  BalikFigure effective = { 0.0, false };
  double low = 0.0;
  double high = loan->rate / 12.0;

  if (!is_lent (loan))
    return effective;

  effective.exists = true;
  if (loan->rate == 0.0)
    return effective;

  if (loan->method != BALIK_ENGINE_LOAN_FLAT)
    {
      effective.value = balik_expm1 (12.0 * balik_log1p (loan->rate / 12.0));
      return effective;
    }

  /* A lender who pays more interest each month than is paid back gets nothing, at any rate. */
  if (loan->rate / 12.0 * (loan->months - loan->grace_months) <= -1.0)
    {
      effective.exists = false;
      return effective;
    }

  if (loan->rate < 0)
    {
      high = 0.0;
      low = -0.5;
      for (int i = 0; i < 50 && get_excess (loan, low) < 0; i++)
        low = 0.5 * (low - 1.0);
    }
  else
    {
      for (int i = 0; i < 50 && get_excess (loan, high) > 0; i++)
        high *= 2.0;
    }

  for (int i = 0; i < 200; i++)
    {
      const double middle = 0.5 * (low + high);

      if (middle == low || middle == high)
        break;
      /* Not a number: worth more than can be counted. */
      if (!(get_excess (loan, middle) <= 0))
        low = middle;
      else
        high = middle;
    }

  effective.value = balik_expm1 (12.0 * balik_log1p (0.5 * (low + high)));

  return effective;
}
