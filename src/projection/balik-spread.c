/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "balik-random.h"
#include "balik-spread-private.h"

/**
 * BalikSpread:
 *
 * How far the results of a plan spread when its uncertain numbers are drawn many
 * times: percentiles, means and chances of the summary figures, fans by month,
 * and which numbers matter most.
 *
 * A spread never changes, so threads, charts and reports share it.
 */

static const char *const fan_names[] = {
  "cash",
  "owner_cash",
  "saved_virgin_kg",
  "saved_co2e_kg",
  "saved_energy_mj",
  "saved_water_l",
  "saved_waste_kg",
  NULL,
};

G_STATIC_ASSERT (G_N_ELEMENTS (fan_names) == BALIK_N_FANS + 1);
G_STATIC_ASSERT ((int)BALIK_N_LEVELS == (int)BALIK_N_PERCENTILES);

G_DEFINE_BOXED_TYPE (BalikSpread, balik_spread, balik_spread_ref, balik_spread_unref)

/* A wrong name is a programmer's mistake. */
static gsize
find_figure (const BalikSpread *self, const char *name)
{
  for (gsize i = 0; i < self->n_figures; i++)
    if (strcmp (self->names[i], name) == 0)
      return i;
  g_error ("There is no figure “%s”", name);
}

static const BalikSampleSummary *
find_summary (const BalikSpread *self, const char *name)
{
  return &self->summaries[find_figure (self, name)];
}

static gboolean
get_figure (const BalikFigure *figure, double *value)
{
  *value = figure->value;
  return figure->exists;
}

/**
 * balik_spread_ref:
 * @self: a spread
 *
 * Returns: (transfer full): the same spread
 */
BalikSpread *
balik_spread_ref (BalikSpread *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * balik_spread_unref:
 * @self: (transfer full): a spread
 *
 * Lets go of a spread.
 */
void
balik_spread_unref (BalikSpread *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint i = 0; i < self->n_swings; i++)
    g_free (self->swings[i].path);
  g_free (self->swings);
  g_strfreev (self->names);
  g_free (self->summaries);
  g_free (self->values);
  g_free (self->fans);
  g_free (self);
}

/* Whether every number of a spread is one: draws may have products that are too
 * large for that. */
gboolean
balik_spread_is_finite (const BalikSpread *self)
{
  const gsize n_fans = (gsize)BALIK_N_FANS * BALIK_N_LEVELS * ((gsize)self->n_months + 1);

  for (gsize i = 0; i < self->n_figures * self->n_runs; i++)
    if (isinf (self->values[i]))
      return FALSE;
  for (gsize i = 0; i < n_fans; i++)
    if (!isfinite (self->fans[i]))
      return FALSE;
  for (guint i = 0; i < self->n_swings; i++)
    if (!isfinite (self->swings[i].npv_at_low) || !isfinite (self->swings[i].npv_at_high))
      return FALSE;
  return TRUE;
}

/**
 * balik_spread_get_n_runs:
 * @self: a spread
 *
 * Returns: how often the plan was projected
 */
guint
balik_spread_get_n_runs (const BalikSpread *self)
{
  return self->n_runs;
}

/**
 * balik_spread_get_seed:
 * @self: a spread
 *
 * Returns: the seed of its draws, a whole number
 */
double
balik_spread_get_seed (const BalikSpread *self)
{
  return self->seed;
}

static guint64
add_to_fingerprint (guint64 print, const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      guint64 bits = 1;

      /* There are many NaNs; one stands for all. */
      if (!isnan (values[i]))
        memcpy (&bits, &values[i], sizeof bits);
      print = balik_random_at (print, bits);
    }
  return print;
}

/**
 * balik_spread_get_fingerprint:
 * @self: a spread
 *
 * Returns: a number made of all bits of all results. The same plan, seed and
 *     number of runs give the same one on every machine.
 */
guint64
balik_spread_get_fingerprint (const BalikSpread *self)
{
  const gsize n_fans = (gsize)BALIK_N_FANS * BALIK_N_LEVELS * ((gsize)self->n_months + 1);
  guint64 print = add_to_fingerprint (0, self->values, self->n_figures * self->n_runs);

  print = add_to_fingerprint (print, self->fans, n_fans);
  for (guint i = 0; i < self->n_swings; i++)
    {
      print = add_to_fingerprint (print, &self->swings[i].npv_at_low, 1);
      print = add_to_fingerprint (print, &self->swings[i].npv_at_high, 1);
      print = add_to_fingerprint (print, &self->swings[i].correlation, 1);
    }
  return print;
}

/**
 * balik_spread_get_n_months:
 * @self: a spread
 *
 * Returns: the months projected, T; fans have T + 1 entries
 */
int
balik_spread_get_n_months (const BalikSpread *self)
{
  return self->n_months;
}

/**
 * balik_spread_get_n_years:
 * @self: a spread
 *
 * Returns: the plan years projected
 */
int
balik_spread_get_n_years (const BalikSpread *self)
{
  return self->n_years;
}

/**
 * balik_spread_get_figure_names:
 * @self: a spread
 *
 * Returns: the names of the figures, %NULL-terminated
 */
const char *const *
balik_spread_get_figure_names (const BalikSpread *self)
{
  return (const char *const *)self->names;
}

/**
 * balik_spread_get_percentile:
 * @self: a spread
 * @figure: the name of a figure
 * @level: which percentile
 * @value: (out): the percentile
 *
 * Runs in which the figure does not exist count as the worst.
 *
 * Returns: whether it exists
 */
gboolean
balik_spread_get_percentile (const BalikSpread *self,
                             const char *figure,
                             BalikLevel level,
                             double *value)
{
  return get_figure (&find_summary (self, figure)->percentiles[level], value);
}

/**
 * balik_spread_get_mean:
 * @self: a spread
 * @figure: the name of a figure
 * @value: (out): its mean over the runs in which it exists
 *
 * Returns: whether there is one
 */
gboolean
balik_spread_get_mean (const BalikSpread *self, const char *figure, double *value)
{
  return get_figure (&find_summary (self, figure)->mean, value);
}

/**
 * balik_spread_get_deviation:
 * @self: a spread
 * @figure: the name of a figure
 * @value: (out): its standard deviation over the runs in which it exists
 *
 * Returns: whether there is one
 */
gboolean
balik_spread_get_deviation (const BalikSpread *self, const char *figure, double *value)
{
  return get_figure (&find_summary (self, figure)->deviation, value);
}

/**
 * balik_spread_get_none_share:
 * @self: a spread
 * @figure: the name of a figure
 *
 * Returns: the share of runs in which the figure does not exist
 */
double
balik_spread_get_none_share (const BalikSpread *self, const char *figure)
{
  return find_summary (self, figure)->none_share;
}

/**
 * balik_spread_get_values:
 * @self: a spread
 * @figure: the name of a figure
 *
 * Returns: (array): its value in each run, in no order that has a meaning; NaN
 *     where it does not exist
 */
const double *
balik_spread_get_values (const BalikSpread *self, const char *figure)
{
  return self->values + find_figure (self, figure) * self->n_runs;
}

/**
 * balik_spread_get_share_above:
 * @self: a spread
 * @figure: the name of a figure
 * @limit: a value
 *
 * Returns: the share of runs in which the figure is above @limit
 */
double
balik_spread_get_share_above (const BalikSpread *self, const char *figure, double limit)
{
  const double *values = balik_spread_get_values (self, figure);
  guint n = 0;

  for (guint i = 0; i < self->n_runs; i++)
    n += values[i] > limit;
  return (double)n / self->n_runs;
}

/**
 * balik_spread_get_share_at_least:
 * @self: a spread
 * @figure: the name of a figure
 * @limit: a value
 *
 * Returns: the share of runs in which the figure is @limit or above
 */
double
balik_spread_get_share_at_least (const BalikSpread *self, const char *figure, double limit)
{
  const double *values = balik_spread_get_values (self, figure);
  guint n = 0;

  for (guint i = 0; i < self->n_runs; i++)
    n += values[i] >= limit;
  return (double)n / self->n_runs;
}

/**
 * balik_spread_get_share_at_most:
 * @self: a spread
 * @figure: the name of a figure
 * @limit: a value
 *
 * Returns: the share of runs in which the figure is @limit or below
 */
double
balik_spread_get_share_at_most (const BalikSpread *self, const char *figure, double limit)
{
  const double *values = balik_spread_get_values (self, figure);
  guint n = 0;

  for (guint i = 0; i < self->n_runs; i++)
    n += values[i] <= limit;
  return (double)n / self->n_runs;
}

/**
 * balik_spread_get_fan_names:
 *
 * Returns: the names of what is followed month by month, %NULL-terminated
 */
const char *const *
balik_spread_get_fan_names (void)
{
  return fan_names;
}

/**
 * balik_spread_get_fan:
 * @self: a spread
 * @name: what is followed, as "cash"
 * @level: which percentile
 *
 * Returns: (array): the percentile of the sum since before opening, by month
 */
const double *
balik_spread_get_fan (const BalikSpread *self, const char *name, BalikLevel level)
{
  for (gsize i = 0; fan_names[i] != NULL; i++)
    if (strcmp (fan_names[i], name) == 0)
      return self->fans + (i * BALIK_N_LEVELS + level) * ((gsize)self->n_months + 1);
  g_error ("There is no fan “%s”", name);
}

/**
 * balik_spread_get_n_swings:
 * @self: a spread
 *
 * Returns: how many numbers of the plan are uncertain
 */
guint
balik_spread_get_n_swings (const BalikSpread *self)
{
  return self->n_swings;
}

/**
 * balik_spread_get_swing:
 * @self: a spread
 * @index: below balik_spread_get_n_swings()
 *
 * Returns: (transfer none): what an uncertain number does; the one that moves the
 *     net present value most comes first
 */
const BalikSwing *
balik_spread_get_swing (const BalikSpread *self, guint index)
{
  g_return_val_if_fail (index < self->n_swings, NULL);

  return &self->swings[index];
}

/**
 * balik_level_get_name:
 * @level: a percentile
 *
 * Returns: its name, as "p5"
 */
const char *
balik_level_get_name (BalikLevel level)
{
  static const char *const names[BALIK_N_LEVELS] = { "p5", "p10", "p50", "p90", "p95" };

  return names[level];
}
