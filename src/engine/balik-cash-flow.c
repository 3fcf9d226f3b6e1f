/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-cash-flow.h"

#include <math.h>

/* The value of a flow at a rate, and its derivative by the discount factor. */
static double
get_value (const double *flow, size_t n, double rate, double *slope)
{
  const double factor = 1.0 / (1.0 + rate);
  double value = 0.0;

  *slope = 0.0;
  for (size_t i = n; i-- > 0;)
    {
      *slope = *slope * factor + value;
      value = value * factor + flow[i];
    }

  return value;
}

/* How often the running sum of a flow goes from one side of zero to the other. */
static int
count_sign_changes (const double *flow, size_t n)
{
  double sum = 0.0;
  int sign = 0;
  int n_changes = 0;

  for (size_t i = 0; i < n; i++)
    {
      int now;

      sum += flow[i];
      now = (sum > 0) - (sum < 0);
      if (now == 0)
        continue;
      if (sign != 0 && now != sign)
        n_changes++;
      sign = now;
    }

  return n_changes;
}

/* Newton's method on the discount factor, kept inside a bracket of rates whose
 * values differ in sign. */
static double
find_root (const double *flow, size_t n, double low, double high, double value_at_low)
{
  double rate = 0.5 * (low + high);

  for (int i = 0; i < 200; i++)
    {
      double slope;
      double next;
      const double value = get_value (flow, n, rate, &slope);

      if (value == 0.0)
        return rate;
      if ((value > 0) == (value_at_low > 0))
        low = rate;
      else
        high = rate;

      /* d value / d rate = −slope · factor². */
      next = rate + value / slope * (1.0 + rate) * (1.0 + rate);
      if (!(next > low && next < high))
        next = 0.5 * (low + high);
      if (next == rate || fabs (next - rate) <= 1e-17)
        return next;
      rate = next;
    }

  return rate;
}

/**
 * balik_cash_flow_npv:
 * @flow: (array length=n): a flow; the first entry is now
 * @n: its length
 * @discount_per_period: the discount rate of a period
 *
 * Computes the net present value of @flow.
 *
 * Returns: the value, in the money of @flow
 */
double
balik_cash_flow_npv (const double *flow, size_t n, double discount_per_period)
{
  double slope;

  return get_value (flow, n, discount_per_period, &slope);
}

/**
 * balik_cash_flow_irr:
 * @flow: (array length=n): a flow; the first entry is now
 * @n: its length
 * @limit: the rate of a period from which on none is given
 *
 * Computes the internal rate of return of a period.
 *
 * It exists where the running sum of @flow changes its sign exactly once, for
 * there is exactly one positive rate then (Norstrøm 1972, "A sufficient
 * condition for a unique nonnegative internal rate of return"), and that rate
 * is below @limit.
 *
 * Returns: the rate of a period, or none
 */
BalikFigure
balik_cash_flow_irr (const double *flow, size_t n, double limit)
{
  const BalikFigure none = { 0.0, false };
  BalikFigure irr = { 0.0, true };
  double slope;
  double at_zero;
  double at_limit;

  if (count_sign_changes (flow, n) != 1)
    return none;

  at_zero = get_value (flow, n, 0.0, &slope);
  at_limit = get_value (flow, n, limit, &slope);
  if (at_zero == 0.0 || at_limit == 0.0 || (at_zero > 0) == (at_limit > 0))
    return none;

  irr.value = find_root (flow, n, 0.0, limit, at_zero);

  return irr;
}

/**
 * balik_cash_flow_payback:
 * @flow: (array length=n): a flow; the first entry is now
 * @n: its length
 *
 * Computes after how many periods the running sum of @flow stays at or above
 * zero, interpolated within the period.
 *
 * Returns: the periods; 0 if it is never below zero, none if it ends below
 */
BalikFigure
balik_cash_flow_payback (const double *flow, size_t n)
{
  BalikFigure payback = { 0.0, true };
  double sum = 0.0;

  for (size_t i = 0; i < n; i++)
    {
      const double before = sum;

      sum += flow[i];
      if (sum < 0)
        payback.exists = false;
      else if (!payback.exists)
        {
          payback.value = (double)i - 1.0 + before / (before - sum);
          payback.exists = true;
        }
    }

  if (!payback.exists)
    payback.value = 0.0;

  return payback;
}

/**
 * balik_cash_flow_lowest:
 * @flow: (array length=n): a flow; the first entry is now
 * @n: its length, at least 1
 *
 * Computes the lowest value of the running sum of @flow.
 *
 * Returns: the lowest sum
 */
double
balik_cash_flow_lowest (const double *flow, size_t n)
{
  double sum = 0.0;
  double lowest = INFINITY;

  for (size_t i = 0; i < n; i++)
    {
      sum += flow[i];
      if (sum < lowest)
        lowest = sum;
    }

  return n > 0 ? lowest : 0.0;
}
