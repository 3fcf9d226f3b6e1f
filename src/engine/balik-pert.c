/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-pert.h"

#include <math.h>

#include "balik-elementary.h"

/* A PERT distribution is a beta distribution on [low, high] whose exponents are
 * α = 1 + 4 (likely − low)/(high − low) and β = 6 − α.
 *
 * Its distribution function is turned round by a table. Near an end it is like a
 * power of the distance x from that end, F = x^α (1 + …), so x is not smooth as a
 * function of the share F, but it is as a function of v = (α·B·F)^(1/α), which
 * begins as v = x. So the two parts of the range, about the mean, have tables of their
 * own, of x and dx/dv at even steps of v, and between them the cubic that has both. */

/* How far from its end a part may reach: its series converges slowly there. */
#define MIN_PART 0.25
#define MAX_TERMS 400
#define MAX_STEPS 20
#define SMALL_CHANGE 1e-8

/* α·∫₀ˣ t^(α−1) (1−t)^(β−1) dt / x^α, by the series of (1−t)^(β−1). */
static double
get_series (double alpha, double beta, double x)
{
  double coefficient = 1.0;
  double sum = 1.0;

  for (int k = 1; k < MAX_TERMS; k++)
    {
      double term;

      coefficient *= (k - beta) / k * x;
      term = coefficient * alpha / (alpha + k);
      sum += term;
      if (fabs (term) < 1e-17)
        break;
    }

  return sum;
}

/* v at a distance, and dv/dx. */
static double
get_power (double alpha, double beta, double x, double *slope)
{
  const double log_series = balik_log (get_series (alpha, beta, x));

  *slope = balik_exp ((beta - 1.0) * balik_log1p (-x) - (alpha - 1.0) / alpha * log_series);

  return x * balik_exp (log_series / alpha);
}

/* Fills a part by Newton's method. Each entry begins where the slopes of the two before
 * lead; a small last change is squared by the method, so it need not be seen. */
static void
fill_part (BalikPertPart *part, double alpha, double beta, double end)
{
  double slope;
  const double last = get_power (alpha, beta, end, &slope);
  const double step = last / BALIK_PERT_CELLS;
  double x = 0.0;

  part->shape = alpha;
  part->cells_per_power = BALIK_PERT_CELLS / last;
  part->distance[0] = 0.0;
  part->slope[0] = step;

  for (int k = 1; k <= BALIK_PERT_CELLS; k++)
    {
      const double target = k == BALIK_PERT_CELLS ? last : k * step;
      const double before = part->slope[k > 1 ? k - 2 : 0];

      x = fmin (end, x + 1.5 * part->slope[k - 1] - 0.5 * before);
      for (int i = 0; i < MAX_STEPS; i++)
        {
          const double change = (target - get_power (alpha, beta, x, &slope)) / slope;

          x = fmin (end, x + change);
          if (fabs (change) < SMALL_CHANGE)
            break;
        }
      part->distance[k] = x;
      part->slope[k] = step / slope;
    }
}

/**
 * balik_pert_init:
 * @self: (out caller-allocates): a distribution
 * @low: the lowest value
 * @likely: the most likely value
 * @high: the highest value, above @low
 *
 * Makes a distribution of a three-point number.
 */
void
balik_pert_init (BalikPert *self, double low, double likely, double high)
{
  const double place = (likely - low) / (high - low);
  const double alpha = 1.0 + 4.0 * place;
  const double beta = 6.0 - alpha;
  const double split = fmin (1.0 - MIN_PART, fmax (MIN_PART, alpha / 6.0));
  const double below = balik_pow (split, alpha) / alpha * get_series (alpha, beta, split);
  const double above = balik_pow (1.0 - split, beta) / beta * get_series (beta, alpha, 1.0 - split);

  self->low = low;
  self->high = high;
  self->share_below = below / (below + above);
  self->parts[0].scale = alpha * (below + above);
  self->parts[1].scale = beta * (below + above);
  fill_part (&self->parts[0], alpha, beta, split);
  fill_part (&self->parts[1], beta, alpha, 1.0 - split);
}

/* The distance from the end of a part at which a share is below. */
static double
get_distance (const BalikPertPart *part, double share)
{
  const double power = balik_exp (balik_log (share * part->scale) / part->shape);
  const double place = power * part->cells_per_power;
  const int cell = place < BALIK_PERT_CELLS - 1 ? (int)place : BALIK_PERT_CELLS - 1;
  const double y = place - cell;
  const double rise = part->distance[cell + 1] - part->distance[cell];
  const double first = part->slope[cell] - rise;
  const double second = part->slope[cell + 1] - rise;

  return part->distance[cell] + y * (rise + (1.0 - y) * ((1.0 - y) * first - y * second));
}

/**
 * balik_pert_get:
 * @self: a distribution
 * @share: above 0 and below 1
 *
 * Computes the value below which the number is with the chance @share, good to
 * 1e-9 of its range.
 *
 * Returns: the value, low…high
 */
double
balik_pert_get (const BalikPert *self, double share)
{
  const double range = self->high - self->low;
  double value;

  if (share <= self->share_below)
    value = self->low + range * get_distance (&self->parts[0], share);
  else
    value = self->high - range * get_distance (&self->parts[1], 1.0 - share);

  /* Rounding may go past an end. */
  return fmin (self->high, fmax (self->low, value));
}
