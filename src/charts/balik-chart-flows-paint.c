/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-chart-layout-private.h"

#define FLOW_SHARE 0.3
#define DARK_HUE_SHARE 0.5
#define CORNER 14.0
#define ARROW 5.0

static void
paint_flow (cairo_t *cr, const BalikChartStyle *style, const BalikChartFlow *flow)
{
  const BalikColour *colour = &style->palette[flow->colour];
  double middle = (flow->x1 + flow->x2) / 2;
  double share = flow->colour == BALIK_CHART_BLUE || flow->colour == BALIK_CHART_GREY
                     ? FLOW_SHARE
                     : DARK_HUE_SHARE;

  cairo_move_to (cr, flow->x1, flow->y1);
  cairo_curve_to (cr, middle, flow->y1, middle, flow->y2, flow->x2, flow->y2);
  cairo_line_to (cr, flow->x2, flow->y2 + flow->width);
  cairo_curve_to (cr, middle, flow->y2 + flow->width, middle, flow->y1 + flow->width, flow->x1,
                  flow->y1 + flow->width);
  cairo_close_path (cr);
  balik_colour_set_source (colour, cr, share);
  cairo_fill_preserve (cr);
  if (style->high_contrast)
    {
      balik_colour_set_source (colour, cr, 1);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

/* The way back goes round below everything: the same units, not more of them. */
static void
paint_back_line (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  const double dash[] = { 5, 4 };
  const BalikRect *way = &layout->back_line;
  double bottom = way->y + way->height;
  double right = way->x + way->width;
  double from = layout->back_from;
  double foot = layout->back_foot;

  if (way->width <= 4 * CORNER || way->height <= 2 * CORNER)
    return;

  cairo_save (cr);
  if (layout->is_rtl)
    {
      cairo_translate (cr, 2 * way->x + way->width, 0);
      cairo_scale (cr, -1, 1);
    }
  balik_colour_set_source (&style->palette[BALIK_CHART_TEAL], cr, 1);
  cairo_set_line_width (cr, style->line_width * 0.8);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_move_to (cr, right - from, way->y);
  cairo_line_to (cr, right - CORNER, way->y);
  cairo_arc (cr, right - CORNER, way->y + CORNER, CORNER, -G_PI / 2, 0);
  cairo_line_to (cr, right, bottom - CORNER);
  cairo_arc (cr, right - CORNER, bottom - CORNER, CORNER, 0, G_PI / 2);
  cairo_line_to (cr, way->x + CORNER, bottom);
  cairo_arc (cr, way->x + CORNER, bottom - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_line_to (cr, way->x, foot + ARROW);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, way->x - ARROW, foot + 2 * ARROW);
  cairo_line_to (cr, way->x, foot + 2);
  cairo_line_to (cr, way->x + ARROW, foot + 2 * ARROW);
  cairo_fill (cr);
  cairo_restore (cr);
}

void
balik_chart_paint_flows (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style)
{
  for (guint i = 0; i < layout->flows->len; i++)
    paint_flow (cr, style, &g_array_index (layout->flows, BalikChartFlow, i));

  for (guint i = 0; i < layout->bars->len; i++)
    {
      const BalikChartBar *bar = &g_array_index (layout->bars, BalikChartBar, i);

      balik_colour_set_source (&style->palette[bar->colour], cr, 1);
      cairo_rectangle (cr, bar->rect.x, bar->rect.y, bar->rect.width, bar->rect.height);
      cairo_fill (cr);
    }
  paint_back_line (cr, layout, style);
}
