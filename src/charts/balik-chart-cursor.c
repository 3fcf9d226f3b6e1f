/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"
#include "balik-chart-paint.h"

#include <math.h>

#define DOT_RADIUS 4.0
#define ROW_ALPHA 0.08
#define GROUND_ALPHA 0.92

static void
paint_dots (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style, guint index)
{
  for (guint i = 0; i < layout->spec->series->len; i++)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (layout->spec, i);

      if (index >= series->n_values || series->is_edge)
        continue;
      cairo_arc (cr, balik_chart_layout_get_x (layout, index),
                 balik_chart_layout_get_y (layout, series->values[index]), DOT_RADIUS, 0, 2 * G_PI);
      balik_colour_set_source (&style->palette[series->colour], cr, 1);
      cairo_fill_preserve (cr);
      balik_colour_set_source (&style->background, cr, 1);
      cairo_set_line_width (cr, 1.5);
      cairo_stroke (cr);
    }
}

/* Over bars of many kinds only their sums are written: all of them would hide the
 * chart, and are read out and in the table. */
static char *
dup_words (const BalikChartLayout *layout, guint index)
{
  guint first;
  guint last;

  if (layout->spec->kind != BALIK_CHART_BARS)
    return balik_chart_layout_dup_readout (layout, index);

  balik_chart_layout_get_slot (layout, index == 0 ? 0 : 1 + (index - 1) / layout->step, &first,
                               &last);

  return balik_chart_spec_dup_sums (layout->spec, first, last);
}

/* The read-out stands at the upper corner of the plot, on a ground of its own. */
static void
paint_readout (cairo_t *cr,
               const BalikChartLayout *layout,
               const BalikChartStyle *style,
               guint index)
{
  g_autofree char *words = dup_words (layout, index);
  g_autoptr (BalikChartText) text
      = balik_chart_text_new (words, BALIK_CHART_TEXT_SHARE, BALIK_INK_TEXT);
  double inset = round (layout->em * 0.4);
  double room = layout->plot.width - 2 * inset;

  balik_chart_text_measure (text, style, layout->context);
  if (text->box.width > room)
    {
      text->wraps = TRUE;
      text->box.width = MAX (room, 1);
      balik_chart_text_measure (text, style, layout->context);
    }
  text->box.x = layout->plot.x + inset;
  text->box.y = layout->plot.y + 1;
  if (layout->is_rtl)
    text->box.x = layout->plot.x + layout->plot.width - text->box.width - inset;

  balik_colour_set_source (&style->background, cr, GROUND_ALPHA);
  cairo_rectangle (cr, text->box.x - inset, text->box.y - 1, text->box.width + 2 * inset,
                   text->box.height + 2);
  cairo_fill (cr);
  balik_chart_text_paint (text, cr, style, layout->context);
}

/**
 * balik_chart_paint_cursor:
 * @cr: where to draw
 * @layout: what is drawn below
 * @style: the style that it was laid out with
 * @index: the mark that is pointed at
 *
 * Draws a line, dots and the read-out above a chart, so that moving the pointer
 * paints no chart again.
 */
void
balik_chart_paint_cursor (cairo_t *cr,
                          const BalikChartLayout *layout,
                          const BalikChartStyle *style,
                          guint index)
{
  double x;

  g_return_if_fail (cr != NULL && layout != NULL && style != NULL);
  g_return_if_fail (index < layout->n_months);

  cairo_save (cr);
  if (layout->rows->len > 0)
    {
      const BalikRect *row = &g_array_index (layout->rows, BalikRect, index);

      if (layout->spec->kind == BALIK_CHART_FLOWS)
        {
          balik_colour_set_source (&style->text, cr, 1);
          cairo_set_line_width (cr, 2);
          cairo_rectangle (cr, row->x - 2, row->y - 2, row->width + 4, row->height + 4);
          cairo_stroke (cr);
          paint_readout (cr, layout, style, index);
        }
      else
        {
          balik_colour_set_source (&style->text, cr, ROW_ALPHA);
          cairo_rectangle (cr, row->x, row->y, row->width, row->height);
          cairo_fill (cr);
        }
      cairo_restore (cr);
      return;
    }

  x = balik_chart_layout_get_x (layout, index);
  balik_colour_set_source (&style->text, cr, style->high_contrast ? 1 : 0.6);
  cairo_set_line_width (cr, style->high_contrast ? 2 : 1);
  cairo_move_to (cr, style->is_vector ? x : floor (x) + 0.5, layout->plot.y);
  cairo_rel_line_to (cr, 0, layout->plot.height);
  cairo_stroke (cr);
  if (layout->spec->kind != BALIK_CHART_BARS)
    paint_dots (cr, layout, style, index);
  if (layout->spec->kind != BALIK_CHART_SPARK)
    paint_readout (cr, layout, style, index);
  cairo_restore (cr);
}
