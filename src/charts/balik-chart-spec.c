/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-spec-private.h"

#include <math.h>

/*
 * What a chart says, before it has a size: series, words and marks. The same
 * spec is laid out for the screen, for paper and for a file.
 */
G_DEFINE_BOXED_TYPE (BalikChartSpec, balik_chart_spec, balik_chart_spec_ref, balik_chart_spec_unref)

static void
free_series (gpointer data)
{
  BalikChartSeries *series = (BalikChartSeries *)data;

  g_free (series->name);
  g_free (series->values);
  g_free (series);
}

static void
free_annotation (gpointer data)
{
  BalikChartAnnotation *annotation = (BalikChartAnnotation *)data;

  g_free (annotation->words);
  g_free (annotation->short_words);
  g_free (annotation->strong);
  g_free (annotation);
}

static void
free_pair (gpointer data)
{
  BalikChartPair *pair = (BalikChartPair *)data;

  g_free (pair->name);
  g_free (pair->unit);
  g_free (pair->saving);
  g_free (pair);
}

/**
 * balik_chart_spec_new:
 * @kind: how it is drawn
 * @locale: the locale of its figures
 *
 * Returns: (transfer full): a chart without data
 */
BalikChartSpec *
balik_chart_spec_new (BalikChartKind kind, BalikLocale *locale)
{
  BalikChartSpec *self;

  g_return_val_if_fail (locale != NULL, NULL);

  self = g_new0 (BalikChartSpec, 1);
  g_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->locale = balik_locale_ref (locale);
  self->start_year = 2000;
  self->start_month = 1;
  self->divisor = 1;
  self->title = g_strdup ("");
  self->subtitle = g_strdup ("");
  self->unit = g_strdup ("");
  self->description = g_strdup ("");
  self->linear_word = g_strdup ("");
  self->ours_word = g_strdup ("");
  self->saving_word = g_strdup ("");
  self->series = g_ptr_array_new_with_free_func (free_series);
  self->bands = g_ptr_array_new_with_free_func (g_free);
  self->swings = g_ptr_array_new_with_free_func (balik_chart_swing_free);
  self->annotations = g_ptr_array_new_with_free_func (free_annotation);
  self->pairs = g_ptr_array_new_with_free_func (free_pair);

  return self;
}

/**
 * balik_chart_spec_ref:
 * @self: a chart
 *
 * Returns: (transfer full): @self
 */
BalikChartSpec *
balik_chart_spec_ref (BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_chart_spec_unref:
 * @self: a chart
 *
 * Frees the chart with the last reference.
 */
void
balik_chart_spec_unref (BalikChartSpec *self)
{
  g_return_if_fail (self != NULL);

  if (!g_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->series);
  g_ptr_array_unref (self->bands);
  g_ptr_array_unref (self->swings);
  g_free (self->middle_words);
  g_ptr_array_unref (self->annotations);
  g_ptr_array_unref (self->pairs);
  for (guint i = 0; i < BALIK_CHART_N_STEPS; i++)
    g_free (self->step_subtitles[i]);
  g_clear_pointer (&self->loop, balik_loop_spec_unref);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->description);
  g_free (self->unit);
  g_free (self->linear_word);
  g_free (self->ours_word);
  g_free (self->saving_word);
  balik_locale_unref (self->locale);
  g_free (self);
}

/**
 * balik_chart_spec_set_title:
 * @self: a chart
 * @title: what it shows
 * @subtitle: its unit and the like, in dim text behind the title
 *
 * Sets the words above the chart.
 */
void
balik_chart_spec_set_title (BalikChartSpec *self, const char *title, const char *subtitle)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (title != NULL && subtitle != NULL);

  g_set_str (&self->title, title);
  g_set_str (&self->subtitle, subtitle);
}

/**
 * balik_chart_spec_set_description:
 * @self: a chart
 * @description: one sentence, with the main finding
 *
 * Sets what a screen reader says.
 */
void
balik_chart_spec_set_description (BalikChartSpec *self, const char *description)
{
  g_return_if_fail (self != NULL && description != NULL);

  g_set_str (&self->description, description);
}

void
balik_chart_spec_take_description (BalikChartSpec *self, char *description)
{
  g_free (self->description);
  self->description = description;
}

/**
 * balik_chart_spec_set_start:
 * @self: a chart
 * @year: the Gregorian year in which month 1 is
 * @month: the calendar month of month 1, from 1
 *
 * Sets when the plan starts.
 */
void
balik_chart_spec_set_start (BalikChartSpec *self, int year, int month)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (month >= 1 && month <= 12);

  self->start_year = year;
  self->start_month = month;
}

/**
 * balik_chart_spec_set_scale:
 * @self: a chart
 * @divisor: what figures are divided by before they are written
 * @unit: the unit of the divided figures, as "million kip"
 *
 * Sets the unit of the values.
 */
void
balik_chart_spec_set_scale (BalikChartSpec *self, double divisor, const char *unit)
{
  g_return_if_fail (self != NULL && unit != NULL);
  g_return_if_fail (divisor > 0);

  self->divisor = divisor;
  g_set_str (&self->unit, unit);
}

static double *
dup_finite (const double *values, guint n_values)
{
  double *copy = g_new (double, MAX (n_values, 1));

  for (guint i = 0; i < n_values; i++)
    copy[i] = isfinite (values[i]) ? values[i] : 0;

  return copy;
}

/**
 * balik_chart_spec_add_series:
 * @self: a chart
 * @name: what it is called beside its line
 * @colour: its colour
 * @dash: its dash, so that it is known without colour
 * @values: (array length=n_values): one value a month, entry 0 before opening
 * @n_values: how many
 *
 * Adds a line, or bars where it is a chart of bars.
 */
void
balik_chart_spec_add_series (BalikChartSpec *self,
                             const char *name,
                             BalikChartColour colour,
                             BalikChartDash dash,
                             const double *values,
                             guint n_values)
{
  BalikChartSeries *series;

  g_return_if_fail (self != NULL && name != NULL && values != NULL);
  g_return_if_fail (colour < BALIK_CHART_N_COLOURS);

  series = g_new0 (BalikChartSeries, 1);
  series->name = g_strdup (name);
  series->colour = colour;
  series->dash = dash;
  series->values = dup_finite (values, n_values);
  series->n_values = n_values;
  g_ptr_array_add (self->series, series);
}

/**
 * balik_chart_spec_add_band:
 * @self: a chart of lines
 * @colour: its colour
 * @alpha: how much of it, 0 to 1
 * @low_name: what its lower edge is
 * @low: (array length=n_values): the lower edge
 * @high_name: what its upper edge is
 * @high: (array length=n_values): the upper edge
 * @n_values: how many
 *
 * Adds a band behind the lines: eight chances of ten, say. Its edges are read
 * out and stand in the table as lines do.
 */
void
balik_chart_spec_add_band (BalikChartSpec *self,
                           BalikChartColour colour,
                           double alpha,
                           const char *low_name,
                           const double *low,
                           const char *high_name,
                           const double *high,
                           guint n_values)
{
  BalikChartBand *band;

  g_return_if_fail (self != NULL && low != NULL && high != NULL);
  g_return_if_fail (colour < BALIK_CHART_N_COLOURS);

  band = g_new0 (BalikChartBand, 1);
  band->colour = colour;
  band->alpha = alpha;
  band->high = self->series->len;
  balik_chart_spec_add_series (self, high_name, colour, BALIK_CHART_SOLID, high, n_values);
  band->low = self->series->len;
  balik_chart_spec_add_series (self, low_name, colour, BALIK_CHART_SOLID, low, n_values);
  ((BalikChartSeries *)g_ptr_array_index (self->series, band->high))->is_edge = TRUE;
  ((BalikChartSeries *)g_ptr_array_index (self->series, band->low))->is_edge = TRUE;
  g_ptr_array_add (self->bands, band);
}

/**
 * balik_chart_spec_add_annotation:
 * @self: a chart of lines
 * @point: its sign
 * @colour: its colour
 * @month: where it stands
 * @value: where it stands
 * @words: what it says
 * @short_words: (nullable): what it says where there is little room
 *
 * Adds a point with words beside it.
 */
void
balik_chart_spec_add_annotation (BalikChartSpec *self,
                                 BalikChartPoint point,
                                 BalikChartColour colour,
                                 double month,
                                 double value,
                                 const char *words,
                                 const char *short_words)
{
  BalikChartAnnotation *annotation;

  g_return_if_fail (self != NULL && words != NULL);
  g_return_if_fail (isfinite (month) && isfinite (value));

  annotation = g_new0 (BalikChartAnnotation, 1);
  annotation->point = point;
  annotation->colour = colour;
  annotation->month = month;
  annotation->value = value;
  annotation->words = g_strdup (words);
  annotation->short_words = g_strdup (short_words != NULL ? short_words : words);
  g_ptr_array_add (self->annotations, annotation);
}

/* Makes one part of the words bold, where it is found in them. */
void
balik_chart_spec_set_strong (BalikChartSpec *self, guint annotation, const char *strong)
{
  BalikChartAnnotation *data
      = (BalikChartAnnotation *)g_ptr_array_index (self->annotations, annotation);

  g_set_str (&data->strong, strong);
}

/* The words behind the title where a bar is a month, a quarter or a year. */
void
balik_chart_spec_set_step_subtitle (BalikChartSpec *self, guint step, const char *subtitle)
{
  g_assert (step < BALIK_CHART_N_STEPS);

  g_set_str (&self->step_subtitles[step], subtitle);
}

/**
 * balik_chart_spec_add_pair:
 * @self: a chart of pairs
 * @name: what is compared, as "Climate"
 * @unit: the unit of the divided figures, as "t CO₂e"
 * @divisor: what figures are divided by before they are written
 * @linear: how much the linear way takes
 * @ours: how much ours takes
 * @saving: the difference in words
 *
 * Adds a row. Each row has a scale of its own, from 0.
 */
void
balik_chart_spec_add_pair (BalikChartSpec *self,
                           const char *name,
                           const char *unit,
                           double divisor,
                           double linear,
                           double ours,
                           const char *saving)
{
  BalikChartPair *pair;

  g_return_if_fail (self != NULL && name != NULL && unit != NULL && saving != NULL);
  g_return_if_fail (divisor > 0);

  pair = g_new0 (BalikChartPair, 1);
  pair->name = g_strdup (name);
  pair->unit = g_strdup (unit);
  pair->divisor = divisor;
  pair->linear = isfinite (linear) ? linear : 0;
  pair->ours = isfinite (ours) ? ours : 0;
  pair->saving = g_strdup (saving);
  g_ptr_array_add (self->pairs, pair);
}

/**
 * balik_chart_spec_set_total:
 * @self: a chart of bars
 * @series: the index of a series
 *
 * Draws that series as a line over the bars.
 */
void
balik_chart_spec_set_total (BalikChartSpec *self, guint series)
{
  g_return_if_fail (self != NULL && series < self->series->len);

  ((BalikChartSeries *)g_ptr_array_index (self->series, series))->is_total = TRUE;
}

/**
 * balik_chart_spec_set_pair_words:
 * @self: a chart of pairs
 * @linear: the word for the linear way, as "buying"
 * @ours: the word for ours, as "leasing"
 * @saving: the head of the differences, as "saved"
 *
 * Sets the words of all rows.
 */
void
balik_chart_spec_set_pair_words (BalikChartSpec *self,
                                 const char *linear,
                                 const char *ours,
                                 const char *saving)
{
  g_return_if_fail (self != NULL && linear != NULL && ours != NULL && saving != NULL);

  g_set_str (&self->linear_word, linear);
  g_set_str (&self->ours_word, ours);
  g_set_str (&self->saving_word, saving);
}

/**
 * balik_chart_spec_get_kind:
 * @self: a chart
 *
 * Returns: how it is drawn
 */
BalikChartKind
balik_chart_spec_get_kind (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, BALIK_CHART_LINES);

  return self->kind;
}

/**
 * balik_chart_spec_get_title:
 * @self: a chart
 *
 * Returns: what it shows
 */
const char *
balik_chart_spec_get_title (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * balik_chart_spec_get_subtitle:
 * @self: a chart
 *
 * Returns: the words behind the title; where a bar may stand for more than a
 *   month, balik_chart_layout_dup_subtitle() knows better
 */
const char *
balik_chart_spec_get_subtitle (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->subtitle;
}

/**
 * balik_chart_spec_get_unit:
 * @self: a chart
 *
 * Returns: the unit of its figures, as "million kip"
 */
const char *
balik_chart_spec_get_unit (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unit;
}

/**
 * balik_chart_spec_get_description:
 * @self: a chart
 *
 * Returns: one sentence about it, for a screen reader
 */
const char *
balik_chart_spec_get_description (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * balik_chart_spec_get_n_marks:
 * @self: a chart
 *
 * Returns: how many marks a cursor can stand on: months, rows of pairs or flows
 */
guint
balik_chart_spec_get_n_marks (const BalikChartSpec *self)
{
  guint n_marks = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (self->kind == BALIK_CHART_PAIRS)
    return self->pairs->len;
  if (self->kind == BALIK_CHART_SWINGS)
    return self->swings->len;
  if (self->kind == BALIK_CHART_FLOWS)
    return self->loop != NULL ? BALIK_LOOP_N_LANES : 0;

  for (guint i = 0; i < self->series->len; i++)
    n_marks = MAX (n_marks, balik_chart_spec_get_series (self, i)->n_values);

  return n_marks;
}

/**
 * balik_chart_spec_is_empty:
 * @self: a chart
 *
 * Returns: whether there is nothing to draw: no rows, or only zeros
 */
gboolean
balik_chart_spec_is_empty (const BalikChartSpec *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  if (self->kind == BALIK_CHART_FLOWS)
    return self->loop == NULL || balik_loop_spec_get_units (self->loop, BALIK_LOOP_PLACED) <= 0;

  if (self->kind == BALIK_CHART_SWINGS)
    return self->swings->len == 0;

  return self->kind == BALIK_CHART_PAIRS ? self->pairs->len == 0
                                         : balik_chart_spec_get_max_abs (self) <= 0;
}
