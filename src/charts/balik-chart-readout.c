/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-spec-private.h"
#include "balik-date-text.h"
#include "balik-number-format.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

double
balik_chart_spec_get_max_abs (const BalikChartSpec *self)
{
  double max_abs = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self, i);

      for (guint t = 0; t < series->n_values; t++)
        max_abs = MAX (max_abs, fabs (series->values[t]));
    }

  return max_abs;
}

/* The months from first to last together; a month that is not there adds nothing. */
double
balik_chart_series_sum (const BalikChartSeries *self, guint first, guint last)
{
  double sum = 0;

  for (guint t = first; t <= last && t < self->n_values; t++)
    sum += self->values[t];

  return sum;
}

/* Figures keep the places that matter beside the largest one of the chart. */
static char *
format_beside (const BalikChartSpec *self, double value, double largest, int extra)
{
  int decimals = largest >= 100 ? 0 : largest >= 10 ? 1 : largest >= 1 ? 2 : 3;

  if (fabs (value) < 100 && extra > 0 && largest < 1000)
    decimals = MIN (decimals + extra, 3);

  return balik_text_format_number (self->locale, value, 0, decimals);
}

char *
balik_chart_spec_dup_value (const BalikChartSpec *self, double value)
{
  return format_beside (self, value / self->divisor,
                        balik_chart_spec_get_max_abs (self) / self->divisor, 1);
}

char *
balik_chart_spec_dup_end_value (const BalikChartSpec *self, double value)
{
  return format_beside (self, value / self->divisor,
                        balik_chart_spec_get_max_abs (self) / self->divisor, 0);
}

/* Both ways of a row keep the same places: three digits of the larger. */
char *
balik_chart_spec_dup_amount (const BalikChartSpec *self, const BalikChartPair *pair, double value)
{
  double largest = MAX (fabs (pair->linear), fabs (pair->ours)) / pair->divisor;
  int decimals = largest > 0 ? CLAMP (2 - (int)floor (log10 (largest)), 0, 3) : 0;

  return balik_text_format_number (self->locale, value / pair->divisor, value != 0 ? decimals : 0,
                                   decimals);
}

char *
balik_chart_spec_dup_month (const BalikChartSpec *self, guint index)
{
  if (index == 0)
    return g_strdup (_ ("Before opening"));

  return balik_text_format_plan_month (self->locale, self->start_year, self->start_month,
                                       (int)index);
}

char *
balik_chart_spec_dup_months (const BalikChartSpec *self, guint first, guint last)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first == last)
    return balik_chart_spec_dup_month (self, first);

  from = balik_chart_spec_dup_month (self, first);
  to = balik_chart_spec_dup_month (self, last);

  /* Translators: a time from the first month (%1$s) to the last (%2$s), as
     "June 2027 – August 2027" */
  return balik_text_fill (_ ("%1$s – %2$s"), from, to, NULL);
}

static void
append_part (char **readout, const char *part)
{
  char *joined;

  /* Translators: joins the parts of what is read out for one place of a chart, as
     "June 2029 · Leasing 12.3 · Selling −1.4 million kip" */
  joined = balik_text_fill (_ ("%1$s · %2$s"), *readout, part, NULL);
  g_free (*readout);
  *readout = joined;
}

static char *
dup_part (const char *name, const char *value, const char *unit)
{
  if (unit == NULL || *unit == '\0')
    /* Translators: a line of a chart (%1$s) and its value (%2$s), as "Leasing 12.3" */
    return balik_text_fill (_ ("%1$s %2$s"), name, value, NULL);

  /* Translators: a line of a chart (%1$s), its value (%2$s) and its unit (%3$s), as
     "Selling −1.4 million kip" */
  return balik_text_fill (_ ("%1$s %2$s %3$s"), name, value, unit, NULL);
}

/* In a chart of bars what is 0 there is left out, but never all of it. */
static gboolean
is_read_out (const BalikChartSpec *self, guint series, guint first, guint last)
{
  const BalikChartSeries *data = balik_chart_spec_get_series (self, series);

  return self->kind != BALIK_CHART_BARS || data->is_total
         || balik_chart_series_sum (data, first, last) != 0;
}

static char *
dup_series_readout (const BalikChartSpec *self, guint first, guint last)
{
  char *readout = balik_chart_spec_dup_months (self, first, last);
  guint last_series = 0;

  for (guint i = 0; i < self->series->len; i++)
    if (is_read_out (self, i, first, last))
      last_series = i;

  for (guint i = 0; i < self->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self, i);
      g_autofree char *value = NULL;
      g_autofree char *part = NULL;

      if (!is_read_out (self, i, first, last))
        continue;
      value = balik_chart_spec_dup_value (self, balik_chart_series_sum (series, first, last));
      part = dup_part (series->name, value, i == last_series ? self->unit : NULL);
      append_part (&readout, part);
    }

  return readout;
}

/* What comes in, goes out and is left over in the months first to last. */
char *
balik_chart_spec_dup_sums (const BalikChartSpec *self, guint first, guint last)
{
  g_autofree char *months = balik_chart_spec_dup_months (self, first, last);
  g_autofree char *in = NULL;
  g_autofree char *out = NULL;
  g_autofree char *left = NULL;
  double up = 0;
  double down = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self, i);
      double sum = series->is_total ? 0 : balik_chart_series_sum (series, first, last);

      up += MAX (sum, 0);
      down += MIN (sum, 0);
    }
  in = balik_chart_spec_dup_value (self, up);
  out = balik_chart_spec_dup_value (self, -down);
  left = balik_chart_spec_dup_value (self, up + down);

  /* Translators: what a bar shows. %1$s is a month, or the first and last of some, %2$s to
     %4$s are amounts, %5$s is their unit such as "million kip" */
  return balik_text_fill (_ ("%1$s · %2$s in, %3$s out, %4$s left over, %5$s"), months, in, out,
                          left, self->unit, NULL);
}

static char *
dup_pair_readout (const BalikChartSpec *self, guint row)
{
  const BalikChartPair *pair = balik_chart_spec_get_pair (self, row);
  g_autofree char *linear = balik_chart_spec_dup_amount (self, pair, pair->linear);
  g_autofree char *ours = balik_chart_spec_dup_amount (self, pair, pair->ours);
  g_autofree char *first = dup_part (self->linear_word, linear, NULL);
  g_autofree char *second = dup_part (self->ours_word, ours, pair->unit);
  g_autofree char *third = dup_part (self->saving_word, pair->saving, NULL);
  char *readout = g_strdup (pair->name);

  append_part (&readout, first);
  append_part (&readout, second);
  append_part (&readout, third);

  return readout;
}

/* What is read out for the months first to last, or for a row of pairs. */
char *
balik_chart_spec_dup_readout_of (const BalikChartSpec *self, guint first, guint last)
{
  if (self->kind == BALIK_CHART_PAIRS)
    return dup_pair_readout (self, first);
  if (self->kind == BALIK_CHART_SWINGS)
    return balik_chart_spec_dup_swing_readout (self, first);
  if (self->kind == BALIK_CHART_FLOWS)
    return balik_loop_spec_dup_words (self->loop, (BalikLoopLane)first);

  return dup_series_readout (self, first, last);
}

/**
 * balik_chart_spec_dup_readout:
 * @self: a chart
 * @index: a mark: a month, or a row of pairs
 *
 * Writes what a mark shows, as "June 2029 · Leasing 12.3 · Selling −1.4 million
 * kip". Where a bar stands for more than a month, take
 * balik_chart_layout_dup_readout() instead.
 *
 * Returns: (transfer full): the text
 */
char *
balik_chart_spec_dup_readout (const BalikChartSpec *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < balik_chart_spec_get_n_marks (self), NULL);

  return balik_chart_spec_dup_readout_of (self, index, index);
}
