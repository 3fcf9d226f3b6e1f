/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-text-fill.h"

#include <glib/gi18n.h>
#include <math.h>

/* How far a word may stand from the end of its line without a line to it. */
#define LEADER_SHARE 0.35

/*
 * Places title and unit: on one line where they fit, else below each other.
 * Returns the place below them.
 */
double
balik_chart_layout_place_title (BalikChartLayout *self, const BalikChartStyle *style)
{
  double room = self->width - 2 * self->pad;
  g_autofree char *subtitle = balik_chart_layout_dup_subtitle (self);
  BalikChartText *title;
  BalikChartText *unit;
  double below;

  if (!style->show_title || *self->spec->title == '\0')
    return self->pad;

  title = balik_chart_layout_add_text (
      self, style,
      balik_chart_text_new (self->spec->title, BALIK_CHART_TITLE_SHARE, BALIK_INK_TEXT));
  title->is_bold = TRUE;
  balik_chart_text_measure (title, style, self->context);
  title->box.x = title->box.y = self->pad;
  if (title->box.width > room)
    {
      title->wraps = TRUE;
      title->box.width = room;
      balik_chart_text_measure (title, style, self->context);
    }
  below = self->pad + title->box.height;

  if (*subtitle == '\0')
    return below + 4;

  unit = balik_chart_layout_add_text (
      self, style, balik_chart_text_new (subtitle, BALIK_CHART_TEXT_SHARE, BALIK_INK_DIM));
  unit->box.x = self->pad;
  unit->box.y = below;
  if (unit->box.width > room)
    {
      unit->wraps = TRUE;
      unit->box.width = room;
      balik_chart_text_measure (unit, style, self->context);
    }
  if (!title->wraps && title->box.width + self->em + unit->box.width <= room)
    {
      unit->box.x = self->pad + title->box.width + round (self->em * 0.8);
      unit->box.y = self->pad + round (title->baseline - unit->baseline);
      if (unit->box.y < self->pad)
        {
          title->box.y += self->pad - unit->box.y;
          unit->box.y = self->pad;
        }
      below = MAX (title->box.y + title->box.height, unit->box.y + unit->box.height);
      return below + 4;
    }

  return unit->box.y + unit->box.height + 4;
}

static const BalikChartSeries *
get_series (const BalikChartLayout *self, guint index)
{
  return balik_chart_spec_get_series (self->spec, index);
}

/* The words of a line with its last value; bars have too many values for one. */
static char *
dup_series_words (const BalikChartLayout *self, guint index)
{
  const BalikChartSeries *series = get_series (self, index);
  g_autofree char *value = NULL;

  if (self->spec->kind == BALIK_CHART_BARS || series->n_values == 0)
    return g_strdup (series->name);

  value = balik_chart_spec_dup_end_value (self->spec, series->values[series->n_values - 1]);

  /* Translators: a line of a chart (%1$s) and the value at its end (%2$s), as
     "Leasing 462" */
  return balik_text_fill (C_ ("end of a line", "%1$s %2$s"), series->name, value, NULL);
}

static BalikChartText *
new_series_text (BalikChartLayout *self, const BalikChartStyle *style, guint index)
{
  g_autofree char *words = dup_series_words (self, index);
  BalikChartText *text = balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_SERIES);

  text->colour = get_series (self, index)->colour;
  text->is_bold = !get_series (self, index)->is_edge;
  if (get_series (self, index)->is_edge)
    text->ink = BALIK_INK_DIM;
  balik_chart_text_measure (text, style, self->context);

  return text;
}

/* The words of all series, measured and not yet placed. */
GPtrArray *
balik_chart_layout_dup_end_labels (BalikChartLayout *self, const BalikChartStyle *style)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify)balik_chart_text_free);

  for (guint i = 0; i < self->spec->series->len; i++)
    g_ptr_array_add (labels, new_series_text (self, style, i));

  return labels;
}

/*
 * Places the words above the plot, in as many rows as they need, each behind a
 * piece of its line. Returns the place below them.
 */
double
balik_chart_layout_place_legend (BalikChartLayout *self, const BalikChartStyle *style, double top)
{
  double swatch = round (self->em * 1.7);
  double gap = round (self->em * 0.5);
  double room = self->width - 2 * self->pad - swatch - gap;
  double x = self->pad;
  double row_height = 0;

  for (guint i = 0; i < self->spec->series->len; i++)
    {
      BalikChartText *text;
      BalikChartStroke stroke = { .series = i };

      if (get_series (self, i)->is_edge)
        continue;
      text = new_series_text (self, style, i);
      if (text->box.width > room)
        {
          text->wraps = TRUE;
          text->box.width = room;
          balik_chart_text_measure (text, style, self->context);
        }
      if (x > self->pad && x + swatch + gap + text->box.width > self->width - self->pad)
        {
          x = self->pad;
          top += row_height;
          row_height = 0;
        }
      text->box.x = x + swatch + gap;
      text->box.y = top;
      stroke.x1 = x;
      stroke.x2 = x + swatch;
      stroke.y1 = stroke.y2 = top + round (self->line_height / 2);
      g_ptr_array_add (self->texts, text);
      g_array_append_val (self->swatches, stroke);
      row_height = MAX (row_height, text->box.height);
      x = text->box.x + text->box.width + round (self->em * 1.2);
    }

  return top + row_height + gap;
}

/* Where a series ends: a line at its last value, bars in the middle of their part. */
static double
find_end (const BalikChartLayout *self, guint index)
{
  const BalikChartSeries *series = get_series (self, index);
  guint first;
  guint last;
  double base = 0;
  double sum;

  if (self->spec->kind != BALIK_CHART_BARS)
    return balik_chart_layout_get_y (
        self, series->n_values > 0 ? series->values[series->n_values - 1] : 0);

  balik_chart_layout_get_slot (self, self->n_slots - 1, &first, &last);
  sum = balik_chart_series_sum (series, first, last);
  if (series->is_total)
    return balik_chart_layout_get_y (self, sum);

  for (guint i = 0; i < index; i++)
    {
      double other = balik_chart_series_sum (get_series (self, i), first, last);

      if (!get_series (self, i)->is_total && (other < 0) == (sum < 0))
        base += other;
    }

  return balik_chart_layout_get_y (self, base + sum / 2);
}

static void
add_leader (BalikChartLayout *self, guint series, double from, const BalikRect *box)
{
  double right = self->plot.x + self->plot.width;
  BalikChartStroke stroke = { right + 3, from, box->x - 3, box->y + box->height / 2, series };

  g_array_append_val (self->leaders, stroke);
}

/*
 * Places the words at the right edge, pushed apart; takes them out of @labels. Words
 * that had to move far get a thin line to where they belong.
 */
void
balik_chart_layout_place_end_labels (BalikChartLayout *self,
                                     const BalikChartStyle *style,
                                     GPtrArray *labels)
{
  guint n = labels->len;
  g_autofree double *centres = g_new (double, n + 1);
  g_autofree double *heights = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    {
      centres[i] = find_end (self, i);
      heights[i] = ((BalikChartText *)g_ptr_array_index (labels, i))->box.height;
    }
  balik_push_apart (centres, heights, n, self->plot.y - self->line_height / 2,
                    self->plot.y + self->plot.height + self->line_height / 2);

  for (guint i = 0; i < n; i++)
    {
      BalikChartText *text = (BalikChartText *)g_steal_pointer (&g_ptr_array_index (labels, i));
      double end = find_end (self, i);

      text->box.x = self->plot.x + self->plot.width + round (self->em * 1.2);
      text->box.y = centres[i] - text->box.height / 2;
      if (fabs (end - centres[i]) > text->box.height * LEADER_SHARE)
        add_leader (self, i, end, &text->box);
      else
        text->box.x -= round (self->em * 0.5);
      g_ptr_array_add (self->texts, text);
    }
}
