/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loan.h"

#include <string.h>

#include "balik-elementary.h"
#include "balik-loan-rate.h"

static bool
is_lent (const BalikEngineLoan *loan)
{
  return balik_get_first (loan->amount) > 0 && loan->months > loan->grace_months
         && loan->grace_months >= 0;
}

/* What 1 a month is worth over some months, at a monthly rate. */
static BalikNumber
get_annuity_value (BalikNumber rate, int n_months)
{
  return balik_select (rate == 0.0, balik_number (n_months),
                       -balik_expm1 (-n_months * balik_log1p (rate)) / rate);
}

/* The equal payment that repays the amount over the months after the grace. */
static BalikNumber
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
                          BalikNumber *interest,
                          BalikNumber *principal)
{
  const bool is_flat = loan->method == BALIK_ENGINE_LOAN_FLAT;
  BalikNumber owed = loan->amount;
  BalikNumber payment;

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
  BalikFigure effective = { balik_number (0.0), balik_always () };
  BalikLoanRate terms = { .months = loan->months,
                          .grace_months = loan->grace_months,
                          .is_flat = loan->method == BALIK_ENGINE_LOAN_FLAT };

  for (int lane = 0; lane < BALIK_N_LANES; lane++)
    {
      const double amount = balik_get_lane (loan->amount, lane);
      const double rate = balik_get_lane (loan->rate, lane);

      if (lane == 0 || amount != terms.amount || rate != terms.rate)
        {
          terms.amount = amount;
          terms.rate = rate;
          balik_loan_rate_find (&terms);
        }
      balik_set_lane (&effective.value, lane, terms.effective);
    }

  effective.exists = effective.value == effective.value;
  effective.value = balik_select (effective.exists, effective.value, balik_number (0.0));

  return effective;
}
