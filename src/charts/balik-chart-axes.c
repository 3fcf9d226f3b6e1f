/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-number-format.h"

#include <math.h>

/* Below so many widths of an m, and above so large a share for the words at the
 * end, a legend above takes their place. */
#define NARROW_EMS 34
#define MAX_END_SHARE 0.3

#define MAX_DIRECT_BARS 5
#define MIN_SLOT_EMS 0.95
#define TRIM_SHARE 0.4
#define WORD_LINES 1.4
#define PLOT_LINES 8

double
balik_chart_layout_plain_x (const BalikChartLayout *self, double month)
{
  double slot;

  if (self->spec->kind == BALIK_CHART_BARS)
    {
      slot = month < 1 ? 0 : 1 + floor ((month - 1) / self->step);
      return self->plot.x + self->plot.width * (slot + 0.5) / MAX (self->n_slots, 1);
    }
  if (self->n_months < 2)
    return self->plot.x + self->plot.width / 2;

  return self->plot.x + self->plot.width * month / (self->n_months - 1);
}

/* The end of a month: of bars, the gap behind it. */
double
balik_chart_layout_boundary_x (const BalikChartLayout *self, guint month)
{
  if (self->spec->kind == BALIK_CHART_BARS)
    return self->plot.x
           + self->plot.width * (1 + month / (double)self->step) / MAX (self->n_slots, 1);

  return balik_chart_layout_plain_x (self, month);
}

/* The months that a bar stands for; the time before opening has one of its own. */
void
balik_chart_layout_get_slot (const BalikChartLayout *self, guint slot, guint *first, guint *last)
{
  guint end = self->n_months > 0 ? self->n_months - 1 : 0;

  *first = slot == 0 ? 0 : 1 + (slot - 1) * self->step;
  if (last != NULL)
    *last = slot == 0 ? 0 : MIN (slot * self->step, end);
}

/* The lowest value, divided by the scale of the chart; 0 is always in the range. */
double
balik_chart_layout_find_low (const BalikChartLayout *self, double *high)
{
  double low = 0;

  *high = 0;
  for (guint i = 0; i < self->spec->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (self->spec, i);

      for (guint t = 0; t < series->n_values; t++)
        {
          low = MIN (low, series->values[t]);
          *high = MAX (*high, series->values[t]);
        }
    }
  if (*high <= low)
    *high = low + self->spec->divisor;
  *high /= self->spec->divisor;

  return low / self->spec->divisor;
}

/* The lowest and highest end of a stack. */
static double
find_stack_low (const BalikChartLayout *self, double *high)
{
  double low = 0;

  *high = 0;
  for (guint slot = 0; slot < self->n_slots; slot++)
    {
      double up = 0;
      double down = 0;
      guint first;
      guint last;

      balik_chart_layout_get_slot (self, slot, &first, &last);
      for (guint i = 0; i < self->spec->series->len; i++)
        {
          const BalikChartSeries *series = balik_chart_spec_get_series (self->spec, i);
          double sum = balik_chart_series_sum (series, first, last);

          if (series->is_total)
            {
              low = MIN (low, sum);
              *high = MAX (*high, sum);
              continue;
            }
          up += MAX (sum, 0);
          down += MIN (sum, 0);
        }
      low = MIN (low, down);
      *high = MAX (*high, up);
    }
  if (*high <= low)
    *high = low + self->spec->divisor;
  *high /= self->spec->divisor;

  return low / self->spec->divisor;
}

/*
 * Months stay months while a bar is wide enough to point at. The title names what a
 * bar stands for, so this comes first, with the width that the plot will about have.
 */
static void
choose_step (BalikChartLayout *self, double end_room)
{
  static const guint steps[] = { 1, 3, 12 };
  double plot_width = self->width - 2 * self->pad - 4 * self->em;

  if (!self->is_narrow && self->spec->series->len <= MAX_DIRECT_BARS)
    plot_width -= end_room;
  if (self->spec->kind != BALIK_CHART_BARS || self->n_months < 2)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      self->step = steps[i];
      self->n_slots = 1 + (self->n_months - 2) / self->step + 1;
      if (plot_width / self->n_slots >= self->em * MIN_SLOT_EMS)
        return;
    }
}

/* Names of months and years stand below the lower half of the last figure beside them. */
double
balik_chart_layout_get_tick_room (const BalikChartLayout *self)
{
  return ceil (self->line_height / 2) + 1;
}

/* Takes a tick off an end of the axis where it would leave much room empty. */
static void
trim_ends (BalikChartLayout *self, double low, double high)
{
  double step = self->y_ticks.step;

  if (self->n_y_ticks > 2 && self->y_high - high > TRIM_SHARE * step)
    {
      self->n_y_ticks--;
      self->y_high
          = MAX (high + 0.05 * step, balik_ticks_get (&self->y_ticks, self->n_y_ticks - 1));
    }
  if (self->n_y_ticks > 2 && low - self->y_low > TRIM_SHARE * step)
    {
      self->first_y_tick = 1;
      self->y_low = MIN (low - 0.05 * step, balik_ticks_get (&self->y_ticks, 1));
    }
}

/* Words beside the lowest point need a line of their own below it. */
static void
leave_room_below (BalikChartLayout *self)
{
  double room = MIN (WORD_LINES * self->line_height / self->plot.height, 0.5);

  for (guint i = 0; i < self->spec->annotations->len; i++)
    {
      const BalikChartAnnotation *annotation
          = (const BalikChartAnnotation *)g_ptr_array_index (self->spec->annotations, i);
      double value = annotation->value / self->spec->divisor;

      if (annotation->point == BALIK_CHART_POINT_RING)
        self->y_low = MIN (self->y_low, (value - room * self->y_high) / (1 - room));
    }
  if (self->first_y_tick > 0 && balik_ticks_get (&self->y_ticks, 0) >= self->y_low)
    self->first_y_tick = 0;
}

/*
 * Chooses ticks. More are asked for than have room, as those outside the data are
 * taken off again.
 */
static void
choose_y_axis (BalikChartLayout *self)
{
  double room = self->plot.height / (self->line_height * (self->is_narrow ? 2.8 : 2.2));
  guint max_ticks = (guint)CLAMP (room, 2, 7);
  double low;
  double high;

  low = self->spec->kind == BALIK_CHART_BARS ? find_stack_low (self, &high)
                                             : balik_chart_layout_find_low (self, &high);
  for (guint extra = 3; extra-- > 0;)
    {
      self->y_ticks = balik_ticks_choose (low, high, max_ticks + extra);
      self->first_y_tick = 0;
      self->n_y_ticks = self->y_ticks.n_ticks;
      self->y_low = self->y_ticks.low;
      self->y_high = balik_ticks_get_high (&self->y_ticks);
      trim_ends (self, low, high);
      if (self->n_y_ticks - self->first_y_tick <= max_ticks)
        break;
    }
  leave_room_below (self);
}

/* Adds the figures of the y axis and returns the width that they take. */
static double
add_y_labels (BalikChartLayout *self, const BalikChartStyle *style)
{
  guint first = self->texts->len;
  double widest = 0;

  for (guint i = self->first_y_tick; i < self->n_y_ticks; i++)
    {
      double value = balik_ticks_get (&self->y_ticks, i);
      g_autofree char *words = balik_text_format_number (
          self->spec->locale, value, self->y_ticks.decimals, self->y_ticks.decimals);
      BalikChartText *text = balik_chart_layout_add_text (
          self, style, balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_DIM));

      text->box.y
          = balik_chart_layout_get_y (self, value * self->spec->divisor) - text->box.height / 2;
      widest = MAX (widest, text->box.width);
    }
  for (guint i = first; i < self->texts->len; i++)
    {
      BalikChartText *text = (BalikChartText *)g_ptr_array_index (self->texts, i);

      text->alignment = PANGO_ALIGN_RIGHT;
      text->box.x = self->pad + widest - text->box.width;
    }

  return widest + round (self->em * 0.6);
}

/* Words at the end of each line are better than a legend where they fit. */
static gboolean
can_label_ends (const BalikChartLayout *self, const GPtrArray *labels, double widest)
{
  double high = 0;

  for (guint i = 0; i < labels->len; i++)
    high += ((const BalikChartText *)g_ptr_array_index (labels, i))->box.height;

  if (self->is_narrow || widest > self->width * MAX_END_SHARE)
    return FALSE;
  if (self->spec->kind == BALIK_CHART_BARS && self->spec->series->len > MAX_DIRECT_BARS)
    return FALSE;

  return high <= self->height - self->plot.y - self->pad - 2.5 * self->line_height;
}

static double
find_widest (const GPtrArray *labels)
{
  double widest = 0;

  for (guint i = 0; i < labels->len; i++)
    widest = MAX (widest, ((const BalikChartText *)g_ptr_array_index (labels, i))->box.width);

  return widest;
}

/*
 * Places axes, and the words of the series at their ends or above. The order
 * matters: the legend decides the height of the plot, that the ticks, and they the
 * width that is left.
 */
void
balik_chart_layout_place_axes (BalikChartLayout *self, const BalikChartStyle *style)
{
  g_autoptr (GPtrArray) labels = NULL;
  double bottom = self->line_height + balik_chart_layout_get_tick_room (self) + self->pad;
  double end_room = round (self->em * 0.5);
  gboolean direct;

  self->is_narrow = self->width < NARROW_EMS * self->em;
  labels = balik_chart_layout_dup_end_labels (self, style);
  choose_step (self, find_widest (labels));
  self->plot.y = balik_chart_layout_place_title (self, style);
  direct = can_label_ends (self, labels, find_widest (labels));
  if (direct)
    end_room = find_widest (labels) + round (self->em * 1.5);
  else
    self->plot.y = balik_chart_layout_place_legend (self, style, self->plot.y);

  self->plot.y += ceil (self->line_height / 2);
  self->content_height = self->plot.y + PLOT_LINES * self->line_height + bottom;
  self->plot.height = MAX (self->height - bottom - self->plot.y, self->line_height);
  choose_y_axis (self);

  self->plot.x = self->pad + add_y_labels (self, style);
  self->plot.width = MAX (self->width - self->pad - end_room - self->plot.x, self->em);
  if (direct)
    balik_chart_layout_place_end_labels (self, style, labels);
  balik_chart_layout_place_x_labels (self, style);
}
