/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loan-rate.h"

#include <math.h>

#include "balik-elementary.h"

/* What a loan really costs a year. Of one run at a time: the terms of a loan are the
 * same in most runs. */

/* What 1 a month is worth over some months, at a monthly rate. */
static double
get_annuity_value (double rate, int n_months)
{
  if (rate == 0.0)
    return n_months;

  return -balik_expm1 (-n_months * balik_log1p (rate)) / rate;
}

/* What the payments of a flat loan are worth at a monthly rate, less the
 * amount. Falls as the rate grows. */
static double
get_excess (const BalikLoanRate *loan, double rate)
{
  const double interest = loan->amount * loan->rate / 12.0;
  const double principal = loan->amount / (loan->months - loan->grace_months);
  const double all_months = get_annuity_value (rate, loan->months);

  return interest * all_months
         + principal * (all_months - get_annuity_value (rate, loan->grace_months)) - loan->amount;
}

/* The yearly rate at which the monthly payments of a flat loan are worth its amount. */
static double
find_flat_rate (const BalikLoanRate *loan)
{
  double low = 0.0;
  double high = loan->rate / 12.0;

  /* A lender who pays more interest each month than is paid back gets nothing, at any rate. */
  if (loan->rate / 12.0 * (loan->months - loan->grace_months) <= -1.0)
    return NAN;

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

  return 0.5 * (low + high);
}

/**
 * balik_loan_rate_find:
 * @self: the terms of a loan
 *
 * Finds the effective rate of a loan.
 */
void
balik_loan_rate_find (BalikLoanRate *self)
{
  double monthly = self->rate / 12.0;

  self->effective = NAN;
  if (!(self->amount > 0 && self->months > self->grace_months && self->grace_months >= 0))
    return;

  if (self->is_flat && self->rate != 0.0)
    monthly = find_flat_rate (self);
  self->effective = balik_expm1 (12.0 * balik_log1p (monthly));
}
