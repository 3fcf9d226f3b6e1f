/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-normal.h"

#include <math.h>

#include "balik-elementary.h"

/* Below this share, and above its counterpart, the tails begin. */
#define TAIL 0.02425

/* Acklam's rational functions, good to 1.2e-9 of the value: of the square of the
 * distance from the middle, and of √(−2 ln share) in a tail. */
static double
get_middle (double distance)
{
  const double x = distance * distance;
  const double above
      = ((((-3.969683028665376e+01 * x + 2.209460984245205e+02) * x - 2.759285104469687e+02) * x
          + 1.383577518672690e+02)
             * x
         - 3.066479806614716e+01)
            * x
        + 2.506628277459239e+00;
  const double below
      = ((((-5.447609879822406e+01 * x + 1.615858368580409e+02) * x - 1.556989798598866e+02) * x
          + 6.680131188771972e+01)
             * x
         - 1.328068155288572e+01)
            * x
        + 1.0;

  return distance * above / below;
}

static double
get_tail (double share)
{
  const double x = sqrt (-2.0 * balik_log (share));
  const double above
      = ((((-7.784894002430293e-03 * x - 3.223964580411365e-01) * x - 2.400758277161838e+00) * x
          - 2.549732537343734e+00)
             * x
         + 4.374664141464968e+00)
            * x
        + 2.938163982698783e+00;
  const double below
      = (((7.784695709041462e-03 * x + 3.224671290700398e-01) * x + 2.445134137142996e+00) * x
         + 3.754408661907416e+00)
            * x
        + 1.0;

  return above / below;
}

/**
 * balik_normal_quantile:
 * @share: above 0 and below 1
 *
 * Computes the value below which a standard normal number is with the chance
 * @share, good to 1e-8.
 *
 * Returns: the value
 */
double
balik_normal_quantile (double share)
{
  if (share < TAIL)
    return get_tail (share);
  if (share > 1.0 - TAIL)
    return -get_tail (1.0 - share);

  return get_middle (share - 0.5);
}
