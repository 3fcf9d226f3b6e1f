/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-mean-life.h"

#include <math.h>

#include "balik-elementary.h"
#include "balik-survival.h"

/* Survivals are added up one by one to this age, thousands of years, and then in
 * stretches of this part of the age. */
#define MAX_ADDED_AGES 100000
#define STRETCHES 4096.0

/* Minus the logarithm of survival at an age. */
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

/* The sum of survival from a high age on. Ages are taken together in stretches
 * of a fixed share of the age, over which the chance to survive a month hardly
 * changes: a geometric series each. */
static double
add_late_survival (double scale,
                   double shape,
                   double avoided_share,
                   double first_age,
                   double n_ages,
                   double first)
{
  double survival = first;
  double sum = 0.0;

  for (double age = first_age; age < n_ages;)
    {
      const double n = fmin (ceil (age / STRETCHES), n_ages - age);
      const double middle = age + 0.5 * (n - 1.0);
      const double hazard = scale > 0 ? get_hazard (get_log_survival (scale, shape, middle),
                                                    get_log_survival (scale, shape, middle + 1.0))
                                      : 1.0;
      const double ending = hazard * (1.0 - avoided_share);
      const double lost = ending < 1.0 ? -balik_expm1 (n * balik_log1p (-ending)) : 1.0;

      sum += ending > 0 ? survival * lost / ending : survival * n;
      survival -= survival * lost;
      age += n;

      if (survival * (n_ages - age) < 1e-18 * sum)
        break;
    }

  return sum;
}

/**
 * balik_mean_life:
 * @mean: the mean life, in months
 * @shape: the shape of the Weibull distribution
 * @avoided_share: the share of failures that do not end the life
 * @n_ages: at how many ages the life is over
 * @known: (array length=n_known): the first hazards of this life
 * @n_known: how many of them are known already
 *
 * Computes how many months a unit is used on average when some failures are
 * repaired, as the sum of its survival at the start of each month. After
 * 100,000 ages these are added in stretches, good to 1e-5.
 *
 * Returns: the mean, in months
 */
double
balik_mean_life (double mean,
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

  for (size_t a = 0; a < n_ages; a++)
    {
      double hazard;

      if (a == MAX_ADDED_AGES)
        return sum
               + add_late_survival (scale, shape, avoided_share, (double)a, (double)n_ages,
                                    survival);

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
