/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-cash-flow.h"

#include <math.h>

/* Where the search for a rate of a period begins, and when it ends. */
#define FIRST_RATE 0.01
#define NEAR 1e-14

/* The value of a flow at a rate, and its derivative by the discount factor. */
static BalikNumber
get_value_and_slope (const BalikNumber *flow, size_t n, BalikNumber rate, BalikNumber *slope)
{
  const BalikNumber factor = 1.0 / (1.0 + rate);
  BalikNumber value = balik_number (0.0);

  *slope = balik_number (0.0);
  for (size_t i = n; i-- > 0;)
    {
      *slope = *slope * factor + value;
      value = value * factor + flow[i];
    }

  return value;
}

/* How often the running sum of a flow goes from one side of zero to the other, and
 * the whole sum. */
static BalikNumber
count_sign_changes (const BalikNumber *flow, size_t n, BalikNumber *sum)
{
  BalikNumber sign = balik_number (0.0);
  BalikNumber n_changes = balik_number (0.0);

  *sum = balik_number (0.0);
  for (size_t i = 0; i < n; i++)
    {
      BalikNumber now;

      *sum += flow[i];
      now = balik_select (*sum < 0.0, balik_number (-1.0), balik_number (0.0));
      now = balik_select (*sum > 0.0, balik_number (1.0), now);
      n_changes = balik_select (now * sign < 0.0, n_changes + 1.0, n_changes);
      sign = balik_select (now != 0.0, now, sign);
    }

  return n_changes;
}

/* Newton's method on the discount factor, kept inside a bracket of rates whose
 * values differ in sign. A lane that has its root waits for the others. */
static BalikNumber
find_root (const BalikNumber *flow,
           size_t n,
           BalikNumber high,
           BalikNumber value_at_low,
           BalikMask is_wanted)
{
  BalikNumber low = balik_number (0.0);
  BalikNumber rate = balik_number (FIRST_RATE);

  for (int i = 0; i < 200 && balik_is_any (is_wanted); i++)
    {
      BalikNumber slope;
      BalikNumber next;
      const BalikNumber value = get_value_and_slope (flow, n, rate, &slope);
      const BalikMask is_below = value * value_at_low > 0.0;

      low = balik_select (is_below, rate, low);
      high = balik_select (is_below, high, rate);

      /* d value / d rate = −slope · factor². */
      next = rate + value / slope * (1.0 + rate) * (1.0 + rate);
      next = balik_select ((next > low) & (next < high), next, 0.5 * (low + high));
      next = balik_select ((value != 0.0) & is_wanted, next, rate);
      is_wanted = is_wanted & (balik_abs (next - rate) > NEAR);
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
BalikNumber
balik_cash_flow_npv (const BalikNumber *flow, size_t n, BalikNumber discount_per_period)
{
  const BalikNumber factor = 1.0 / (1.0 + discount_per_period);
  BalikNumber value = balik_number (0.0);

  for (size_t i = n; i-- > 0;)
    value = value * factor + flow[i];

  return value;
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
balik_cash_flow_irr (const BalikNumber *flow, size_t n, double limit)
{
  BalikFigure irr;
  BalikNumber at_zero;
  const BalikNumber n_changes = count_sign_changes (flow, n, &at_zero);
  const BalikNumber at_limit = balik_cash_flow_npv (flow, n, balik_number (limit));

  irr.exists = (n_changes == 1.0) & (at_zero * at_limit < 0.0);
  irr.value = find_root (flow, n, balik_number (limit), at_zero, irr.exists);
  irr.value = balik_select (irr.exists, irr.value, balik_number (0.0));

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
balik_cash_flow_payback (const BalikNumber *flow, size_t n)
{
  BalikFigure payback = { balik_number (0.0), balik_always () };
  BalikNumber sum = balik_number (0.0);

  for (size_t i = 0; i < n; i++)
    {
      const BalikNumber before = sum;
      BalikMask has_come_back;

      sum += flow[i];
      has_come_back = (payback.exists == 0) & (sum >= 0.0);
      payback.value
          = balik_select (has_come_back, (double)i - 1.0 + before / (before - sum), payback.value);
      payback.exists = sum >= 0.0;
    }

  payback.value = balik_select (payback.exists, payback.value, balik_number (0.0));

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
BalikNumber
balik_cash_flow_lowest (const BalikNumber *flow, size_t n)
{
  BalikNumber sum = balik_number (0.0);
  BalikNumber lowest = balik_number (INFINITY);

  for (size_t i = 0; i < n; i++)
    {
      sum += flow[i];
      lowest = balik_min (lowest, sum);
    }

  return n > 0 ? lowest : balik_number (0.0);
}
