/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-survival.h"

#include <math.h>

#include "balik-elementary.h"

/* Beyond so many ages a mean life is integrated, not added up: that is a life of
 * thousands of years. */
#define MAX_ADDED_AGES 100000

/* The share of a life's hazard that a unit has behind it at an age: minus the
 * logarithm of its survival. */
static double
get_log_survival (double scale, double shape, double age)
{
  return balik_pow (age / scale, shape);
}

/* From log-survival, so that it stays exact where survival itself underflows. */
static double
get_hazard (double before, double after)
{
  const double wear = after - before;

  return isfinite (wear) ? -balik_expm1 (-wear) : 1.0;
}

/**
 * balik_survival_scale:
 * @mean: the mean life
 * @shape: the shape of the Weibull distribution
 *
 * Computes the scale η of a Weibull life, η = mean / Γ(1 + 1/shape).
 *
 * Returns: the scale, in the unit of @mean
 */
double
balik_survival_scale (double mean, double shape)
{
  return mean / balik_gamma (1.0 + 1.0 / shape);
}

/**
 * balik_survival_at:
 * @mean: the mean life
 * @shape: the shape of the Weibull distribution
 * @age: an age, in the unit of @mean
 *
 * Computes the share of units that reach @age.
 *
 * Returns: the survival, 0…1
 */
double
balik_survival_at (double mean, double shape, double age)
{
  if (age <= 0)
    return 1.0;
  if (mean <= 0)
    return 0.0;

  return balik_exp (-get_log_survival (balik_survival_scale (mean, shape), shape, age));
}

/**
 * balik_survival_fill_hazards:
 * @mean: the mean life
 * @shape: the shape of the Weibull distribution
 * @n_ages: how many ages
 * @hazards: (out caller-allocates) (array length=n_ages): where to put them
 *
 * Computes for each age the chance of failing before the next, 1 − S(a+1)/S(a).
 *
 * A mean of 0 is a unit that fails in its first month.
 */
void
balik_survival_fill_hazards (double mean, double shape, size_t n_ages, double *hazards)
{
  const double scale = balik_survival_scale (mean, shape);
  double before = 0.0;

  for (size_t a = 0; a < n_ages; a++)
    {
      const double after = scale > 0 ? get_log_survival (scale, shape, (double)a + 1.0) : INFINITY;

      hazards[a] = get_hazard (before, after);
      before = after;
    }
}

/**
 * balik_survival_monthly_hazard:
 * @annual_probability: a chance a year, 0…1
 *
 * Computes the chance a month that makes the chance a year.
 *
 * Returns: 1 − (1 − p)^(1/12)
 */
double
balik_survival_monthly_hazard (double annual_probability)
{
  if (annual_probability >= 1.0)
    return 1.0;

  return -balik_expm1 (balik_log1p (-annual_probability) / 12.0);
}

/* The sum of survival over very many ages, as an integral with the first
 * correction for the sum. Each month's hazard is tiny there, so that avoided
 * failures divide the hazard rate. Ages are spaced ever wider (x = n·u⁴), for
 * the curve may be steep at 0. Simpson's rule. */
static double
integrate_survival (double scale, double shape, double ending_share, size_t n_ages)
{
  const int n_steps = 2000;
  const double n = (double)n_ages;
  const double last = balik_exp (-ending_share * get_log_survival (scale, shape, n));
  double sum = 4.0 * last; /* the end points; nothing at u = 0 */

  for (int i = 1; i < n_steps; i++)
    {
      const double u = (double)i / n_steps;
      const double age = n * u * u * u * u;
      const double survival = balik_exp (-ending_share * get_log_survival (scale, shape, age));

      sum += (i % 2 == 1 ? 4.0 : 2.0) * survival * 4.0 * u * u * u;
    }

  return sum * n / (3.0 * n_steps) + 0.5 * (1.0 - last);
}

/**
 * balik_survival_mean_life:
 * @mean: the mean life, in months
 * @shape: the shape of the Weibull distribution
 * @avoided_share: the share of failures that do not end the life
 * @n_ages: at how many ages the life is over
 * @known: (array length=n_known): the first hazards of this life
 * @n_known: how many of them are known already
 *
 * Computes how many months a unit is used on average when some failures are
 * repaired, as the sum of its survival at the start of each month. Over more
 * than 100,000 ages it is the integral, good to 2e-3.
 *
 * Returns: the mean, in months
 */
double
balik_survival_mean_life (double mean,
                          double shape,
                          double avoided_share,
                          size_t n_ages,
                          const double *known,
                          size_t n_known)
{
  const double scale = balik_survival_scale (mean, shape);
  double before = NAN;
  double survival = 1.0;
  double sum = 0.0;

  if (n_ages > MAX_ADDED_AGES && scale > 0)
    return integrate_survival (scale, shape, 1.0 - avoided_share, n_ages);

  for (size_t a = 0; a < n_ages; a++)
    {
      double hazard;

      sum += survival;

      if (a < n_known)
        {
          hazard = known[a];
        }
      else
        {
          const double age = (double)a;
          double after = scale > 0 ? get_log_survival (scale, shape, age + 1.0) : INFINITY;

          if (isnan (before))
            before = a > 0 && scale > 0 ? get_log_survival (scale, shape, age) : 0.0;
          hazard = get_hazard (before, after);
          before = after;
        }

      survival *= 1.0 - hazard * (1.0 - avoided_share);

      /* What could still come would no longer change the sum. */
      if (survival * (double)(n_ages - a) < 1e-18 * sum)
        break;
    }

  return sum;
}
