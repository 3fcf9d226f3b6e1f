/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-paint.h"

#include "balik-chart-layout-private.h"

#include <math.h>

#define GRID_WIDTH 1.0
#define TICK_LENGTH 4.0
#define GREY_LINE 0.85
#define HIGH_CONTRAST_LINE 1.5
#define SPARK_ALPHA 0.16
#define COST_TINT 0.45
#define MIN_OUTLINED 4.0
#define SIGN_RADIUS_LINES 2.0

/* Lines of one pixel stay sharp on a screen; paper needs no such help. */
static double
snap (const BalikChartStyle *style, double place)
{
  return style->is_vector ? place : floor (place) + 0.5;
}

static void
set_dash (cairo_t *cr, BalikChartDash dash, double line_width)
{
  static const double dashed[] = { 3, 2 };
  static const double dotted[] = { 0.1, 2 };
  static const double dash_dot[] = { 4, 2, 0.1, 2 };
  static const double *const patterns[] = { NULL, dashed, dotted, dash_dot };
  static const int lengths[] = { 0, 2, 2, 4 };
  double scaled[4];

  for (int i = 0; i < lengths[dash]; i++)
    scaled[i] = patterns[dash][i] * line_width;
  cairo_set_dash (cr, scaled, lengths[dash], 0);
  cairo_set_line_cap (cr, dash == BALIK_CHART_DOTTED || dash == BALIK_CHART_DASH_DOT
                              ? CAIRO_LINE_CAP_ROUND
                              : CAIRO_LINE_CAP_BUTT);
}

static void
paint_grid (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  double right = layout->plot.x + layout->plot.width;
  double bottom = snap (style, layout->plot.y + layout->plot.height);

  cairo_set_line_width (cr, GRID_WIDTH);
  balik_colour_set_source (&style->grid, cr, 1);
  for (guint i = layout->first_y_tick; i < layout->n_y_ticks; i++)
    {
      double value = balik_ticks_get (&layout->y_ticks, i) * layout->spec->divisor;
      double y = snap (style, balik_chart_layout_get_y (layout, value));

      cairo_move_to (cr, layout->plot.x, y);
      cairo_line_to (cr, right, y);
    }
  cairo_stroke (cr);

  balik_colour_set_source (&style->dim, cr, 0.8);
  for (guint i = 0; i < layout->x_ticks->len; i++)
    {
      double x = snap (style, g_array_index (layout->x_ticks, double, i));

      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x, bottom + TICK_LENGTH);
    }
  cairo_stroke (cr);
}

static void
paint_zero_line (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  double y = snap (style, balik_chart_layout_get_y (layout, 0));

  balik_colour_set_source (&style->text, cr, style->high_contrast ? 1 : 0.75);
  cairo_set_line_width (cr, GRID_WIDTH);
  cairo_move_to (cr, layout->plot.x, y);
  cairo_line_to (cr, layout->plot.x + layout->plot.width, y);
  cairo_stroke (cr);
}

static void
trace (cairo_t *cr, const BalikChartLayout *layout, const double *values, guint n, gboolean back)
{
  for (guint i = 0; i < n; i++)
    {
      guint t = back ? n - 1 - i : i;

      cairo_line_to (cr, balik_chart_layout_get_x (layout, t),
                     balik_chart_layout_get_y (layout, values[t]));
    }
}

static void
paint_bands (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  for (guint i = 0; i < layout->spec->bands->len; i++)
    {
      const BalikChartBand *band
          = (const BalikChartBand *)g_ptr_array_index (layout->spec->bands, i);

      const BalikChartSeries *low = balik_chart_spec_get_series (layout->spec, band->low);
      const BalikChartSeries *high = balik_chart_spec_get_series (layout->spec, band->high);

      balik_colour_set_source (&style->palette[band->colour], cr, band->alpha);
      trace (cr, layout, high->values, high->n_values, FALSE);
      trace (cr, layout, low->values, low->n_values, TRUE);
      cairo_close_path (cr);
      cairo_fill (cr);
      if (!style->high_contrast)
        continue;
      balik_colour_set_source (&style->palette[band->colour], cr, 1);
      cairo_set_line_width (cr, 1);
      trace (cr, layout, high->values, high->n_values, FALSE);
      cairo_new_sub_path (cr);
      trace (cr, layout, low->values, low->n_values, FALSE);
      cairo_stroke (cr);
    }
}

static void
paint_line (cairo_t *cr,
            const BalikChartLayout *layout,
            const BalikChartStyle *style,
            const BalikChartSeries *series)
{
  double width = style->line_width * (style->high_contrast ? HIGH_CONTRAST_LINE : 1)
                 * (series->colour == BALIK_CHART_GREY ? GREY_LINE : 1);

  balik_colour_set_source (&style->palette[series->colour], cr, 1);
  if (series->is_total)
    balik_colour_set_source (&style->text, cr, 1);
  cairo_set_line_width (cr, width);
  set_dash (cr, series->dash, width);
  if (!series->is_total)
    trace (cr, layout, series->values, series->n_values, FALSE);
  else
    for (guint slot = 0; slot < layout->n_slots; slot++)
      {
        guint first;
        guint last;

        balik_chart_layout_get_slot (layout, slot, &first, &last);
        cairo_line_to (
            cr, balik_chart_layout_get_x (layout, first),
            balik_chart_layout_get_y (layout, balik_chart_series_sum (series, first, last)));
      }
  cairo_stroke (cr);
  set_dash (cr, BALIK_CHART_SOLID, width);
}

static void
paint_bar (cairo_t *cr, const BalikChartStyle *style, const BalikChartBar *bar)
{
  const BalikColour *colour = &style->palette[bar->colour];
  double line = style->high_contrast ? 2 : 1;
  BalikRect rect = bar->rect;

  if (!style->is_vector)
    {
      rect.x = round (rect.x);
      rect.width = MAX (round (bar->rect.x + bar->rect.width) - rect.x, 1);
    }
  balik_colour_set_source (colour, cr, bar->is_outlined ? COST_TINT : 1);
  cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
  cairo_fill (cr);

  if (!bar->is_outlined || rect.width < 2 * line)
    return;
  if (!style->high_contrast && rect.height < MIN_OUTLINED)
    return;
  balik_colour_set_source (colour, cr, 1);
  cairo_set_line_width (cr, line);
  cairo_rectangle (cr, rect.x + line / 2, rect.y + line / 2, rect.width - line, rect.height - line);
  cairo_stroke (cr);
}

/* The linear way is an empty outline, ours is filled. */
static void
paint_pair_bar (cairo_t *cr, const BalikChartStyle *style, const BalikChartBar *bar)
{
  double line = style->high_contrast ? 2 : 1.4;

  balik_colour_set_source (&style->palette[bar->colour], cr, 1);
  cairo_set_line_width (cr, line);
  if (bar->is_outlined && bar->rect.width > 2 * line)
    {
      cairo_rectangle (cr, bar->rect.x + line / 2, bar->rect.y + line / 2, bar->rect.width - line,
                       bar->rect.height - line);
      cairo_stroke (cr);
      return;
    }
  cairo_rectangle (cr, bar->rect.x, bar->rect.y, bar->rect.width, bar->rect.height);
  cairo_fill (cr);
}

static void
paint_sign (cairo_t *cr, const BalikChartStyle *style, const BalikChartSign *sign)
{
  const BalikColour *colour = &style->palette[sign->colour];

  balik_colour_set_source (colour, cr, 1);
  if (sign->has_stem)
    {
      cairo_set_line_width (cr, 1);
      cairo_move_to (cr, snap (style, sign->x), sign->y);
      cairo_line_to (cr, snap (style, sign->x), sign->stem_y);
      cairo_stroke (cr);
    }

  cairo_arc (cr, sign->x, sign->y, SIGN_RADIUS_LINES * style->line_width, 0, 2 * G_PI);
  balik_colour_set_source (sign->point == BALIK_CHART_POINT_RING ? &style->background : colour, cr,
                           1);
  cairo_fill_preserve (cr);
  balik_colour_set_source (sign->point == BALIK_CHART_POINT_RING ? colour : &style->background, cr,
                           1);
  cairo_set_line_width (cr, sign->point == BALIK_CHART_POINT_RING ? style->line_width
                                                                  : style->line_width / 2);
  cairo_stroke (cr);
}

static void
paint_swatch (cairo_t *cr,
              const BalikChartLayout *layout,
              const BalikChartStyle *style,
              const BalikChartStroke *swatch)
{
  const BalikChartSeries *series = balik_chart_spec_get_series (layout->spec, swatch->series);
  double left = MIN (swatch->x1, swatch->x2);
  double side = layout->em * 0.8;

  if (layout->spec->kind == BALIK_CHART_BARS && !series->is_total)
    {
      BalikChartBar bar = { { left + layout->em * 0.6, swatch->y1 - side / 2, side, side },
                            series->colour,
                            balik_chart_series_sum (series, 0, series->n_values) < 0 };

      paint_bar (cr, style, &bar);
      return;
    }

  balik_colour_set_source (series->is_total ? &style->text : &style->palette[series->colour], cr,
                           1);
  cairo_set_line_width (cr, style->line_width);
  set_dash (cr, series->dash, style->line_width);
  cairo_move_to (cr, swatch->x1, swatch->y1);
  cairo_line_to (cr, swatch->x2, swatch->y2);
  cairo_stroke (cr);
  set_dash (cr, BALIK_CHART_SOLID, style->line_width);
}

static void
paint_words (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  cairo_set_line_width (cr, 1);
  for (guint i = 0; i < layout->leaders->len; i++)
    {
      const BalikChartStroke *leader = &g_array_index (layout->leaders, BalikChartStroke, i);
      const BalikChartSeries *series = balik_chart_spec_get_series (layout->spec, leader->series);

      balik_colour_set_source (&style->palette[series->colour], cr, 0.8);
      cairo_move_to (cr, leader->x1, leader->y1);
      cairo_line_to (cr, leader->x2, leader->y2);
      cairo_stroke (cr);
    }
  for (guint i = 0; i < layout->swatches->len; i++)
    paint_swatch (cr, layout, style, &g_array_index (layout->swatches, BalikChartStroke, i));
  for (guint i = 0; i < layout->texts->len; i++)
    balik_chart_text_paint ((const BalikChartText *)g_ptr_array_index (layout->texts, i), cr, style,
                            layout->context);
}

/* One half of the area between a line and zero. */
static void
fill_half (cairo_t *cr,
           const BalikChartLayout *layout,
           const BalikChartStyle *style,
           const BalikChartSeries *series,
           gboolean above)
{
  double zero = balik_chart_layout_get_y (layout, 0);

  cairo_save (cr);
  cairo_rectangle (cr, 0, above ? 0 : zero, layout->width, above ? zero : layout->height - zero);
  cairo_clip (cr);
  cairo_move_to (cr, balik_chart_layout_get_x (layout, 0), zero);
  trace (cr, layout, series->values, series->n_values, FALSE);
  cairo_line_to (cr, balik_chart_layout_get_x (layout, series->n_values - 1), zero);
  cairo_close_path (cr);
  balik_colour_set_source (&style->palette[above ? BALIK_CHART_BLUE : BALIK_CHART_RUST], cr,
                           SPARK_ALPHA);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
paint_spark (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  const BalikChartSeries *series;

  if (layout->spec->series->len == 0 || layout->n_months == 0)
    return;

  series = balik_chart_spec_get_series (layout->spec, 0);
  fill_half (cr, layout, style, series, TRUE);
  fill_half (cr, layout, style, series, FALSE);
  paint_zero_line (cr, layout, style);
  paint_line (cr, layout, style, series);
}

static void
paint_axes_chart (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  paint_grid (cr, layout, style);
  paint_bands (cr, layout, style);
  for (guint i = 0; i < layout->bars->len; i++)
    paint_bar (cr, style, &g_array_index (layout->bars, BalikChartBar, i));
  paint_zero_line (cr, layout, style);

  /* The first series is ours: it lies on top. */
  for (guint i = layout->spec->series->len; i > 0; i--)
    {
      const BalikChartSeries *series = balik_chart_spec_get_series (layout->spec, i - 1);

      if ((layout->spec->kind != BALIK_CHART_BARS || series->is_total) && !series->is_edge)
        paint_line (cr, layout, style, series);
    }
  for (guint i = 0; i < layout->signs->len; i++)
    paint_sign (cr, style, &g_array_index (layout->signs, BalikChartSign, i));
}

/* The value that all bars of a chart of swings begin at. */
static void
paint_middle (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  const double x = style->is_vector ? layout->middle_x : floor (layout->middle_x) + 0.5;

  if (layout->rows->len == 0)
    return;
  balik_colour_set_source (&style->text, cr, 1);
  cairo_set_line_width (cr, style->high_contrast ? 2 : 1);
  cairo_move_to (cr, x, layout->plot.y);
  cairo_rel_line_to (cr, 0, layout->plot.height);
  cairo_stroke (cr);
}

/**
 * balik_chart_paint:
 * @cr: where to draw
 * @layout: what to draw
 * @style: the style that it was laid out with
 *
 * Draws a chart, without a ground.
 */
void
balik_chart_paint (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  g_return_if_fail (cr != NULL && layout != NULL && style != NULL);

  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (layout->spec->kind)
    {
    case BALIK_CHART_SPARK:
      paint_spark (cr, layout, style);
      break;
    case BALIK_CHART_PAIRS:
      for (guint i = 0; i < layout->bars->len; i++)
        paint_pair_bar (cr, style, &g_array_index (layout->bars, BalikChartBar, i));
      break;
    case BALIK_CHART_SWINGS:
      for (guint i = 0; i < layout->bars->len; i++)
        paint_pair_bar (cr, style, &g_array_index (layout->bars, BalikChartBar, i));
      paint_middle (cr, layout, style);
      break;
    case BALIK_CHART_FLOWS:
      balik_chart_paint_flows (cr, layout, style);
      break;
    case BALIK_CHART_LINES:
    case BALIK_CHART_BARS:
    default:
      paint_axes_chart (cr, layout, style);
      break;
    }
  paint_words (cr, layout, style);
  cairo_restore (cr);
}
