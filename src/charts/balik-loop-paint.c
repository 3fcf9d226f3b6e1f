/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-loop-private.h"

#include <math.h>

/* A quarter of an ellipse by one curve. */
#define KAPPA 0.5523

#define LANE_SHARE 0.45
#define DARK_LANE_SHARE 0.6
#define DOTTED_WIDTH 3.0
#define MIN_ARROW_LANE 8.0

typedef struct
{
  BalikLoopLane lane;
  BalikChartColour colour;
  double share;
} LaneLook;

/* In the order of painting. */
static const LaneLook lane_looks[] = {
  { BALIK_LOOP_NEW, BALIK_CHART_GREY, LANE_SHARE },
  { BALIK_LOOP_PLACED, BALIK_CHART_BLUE, LANE_SHARE },
  { BALIK_LOOP_LOST, BALIK_CHART_RUST, LANE_SHARE },
  { BALIK_LOOP_SCRAP, BALIK_CHART_GOLD, LANE_SHARE + 0.1 },
  { BALIK_LOOP_BACK, BALIK_CHART_TEAL, DARK_LANE_SHARE },
  { BALIK_LOOP_RENEWED, BALIK_CHART_TEAL, DARK_LANE_SHARE },
};

static void
go_to (cairo_t *cr, double x, double y, BalikLoopTurn turn)
{
  double x0;
  double y0;

  cairo_get_current_point (cr, &x0, &y0);
  if (turn == BALIK_LOOP_TURN_DOWN)
    cairo_curve_to (cr, x0 + KAPPA * (x - x0), y0, x, y - KAPPA * (y - y0), x, y);
  else if (turn == BALIK_LOOP_TURN_LEVEL)
    cairo_curve_to (cr, x0, y0 + KAPPA * (y - y0), x - KAPPA * (x - x0), y, x, y);
  else
    cairo_line_to (cr, x, y);
}

static BalikLoopTurn
reverse (BalikLoopTurn turn)
{
  return turn == BALIK_LOOP_TURN_DOWN    ? BALIK_LOOP_TURN_LEVEL
         : turn == BALIK_LOOP_TURN_LEVEL ? BALIK_LOOP_TURN_DOWN
                                         : BALIK_LOOP_STRAIGHT;
}

static void
trace_area (cairo_t *cr, const BalikLoopLayout *layout, BalikLoopLane lane)
{
  BalikLoopAnchor edge[BALIK_LOOP_MAX_ANCHORS];
  guint n = balik_loop_layout_get_edge (layout, lane, 0, edge);

  cairo_move_to (cr, edge[0].x, edge[0].y);
  for (guint i = 1; i < n; i++)
    go_to (cr, edge[i].x, edge[i].y, edge[i].turn);

  balik_loop_layout_get_edge (layout, lane, 1, edge);
  cairo_line_to (cr, edge[n - 1].x, edge[n - 1].y);
  for (guint i = n - 1; i > 0; i--)
    go_to (cr, edge[i - 1].x, edge[i - 1].y, reverse (edge[i].turn));
  cairo_close_path (cr);
}

static void
trace_middle (cairo_t *cr, const BalikLoopLayout *layout, BalikLoopLane lane)
{
  BalikLoopAnchor edge[BALIK_LOOP_MAX_ANCHORS];
  guint n = balik_loop_layout_get_edge (layout, lane, 0.5, edge);

  cairo_move_to (cr, edge[0].x, edge[0].y);
  for (guint i = 1; i < n; i++)
    go_to (cr, edge[i].x, edge[i].y, edge[i].turn);
}

/* The colour over the ground, opaque: lanes may touch but never show through. */
static void
set_lane_source (cairo_t *cr, const BalikChartStyle *style, const LaneLook *look)
{
  const BalikColour *colour = &style->palette[look->colour];
  const BalikColour *ground = &style->background;
  double share = style->high_contrast ? 0.8 : look->share;

  cairo_set_source_rgb (cr, colour->red * share + ground->red * (1 - share),
                        colour->green * share + ground->green * (1 - share),
                        colour->blue * share + ground->blue * (1 - share));
}

static void
paint_lane (cairo_t *cr,
            const BalikLoopLayout *layout,
            const BalikChartStyle *style,
            const LaneLook *look)
{
  const double dots[] = { 0.1, 2 * DOTTED_WIDTH };

  if (layout->lanes[look->lane] <= 0)
    return;

  set_lane_source (cr, style, look);
  if (!balik_loop_layout_is_dotted (layout, look->lane))
    {
      trace_area (cr, layout, look->lane);
      cairo_fill_preserve (cr);
      if (style->high_contrast)
        {
          balik_colour_set_source (&style->palette[look->colour], cr, 1);
          cairo_set_line_width (cr, 2);
          cairo_stroke (cr);
        }
      cairo_new_path (cr);
      return;
    }

  balik_colour_set_source (&style->palette[look->colour], cr, 1);
  cairo_set_line_width (cr, DOTTED_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dots, 2, 0);
  trace_middle (cr, layout, look->lane);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* An arrow head in the lane, as wide as it allows. */
static void
paint_arrow (cairo_t *cr,
             const BalikChartStyle *style,
             double x,
             double y,
             double angle,
             double lane)
{
  double size = MIN (lane * 0.22, 8);

  if (lane < MIN_ARROW_LANE)
    return;

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, -size / 2, -size);
  cairo_line_to (cr, size / 2, 0);
  cairo_line_to (cr, -size / 2, size);
  balik_colour_set_source (style->is_dark ? &style->text : &style->background, cr, 1);
  cairo_set_line_width (cr, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_arrows (cairo_t *cr, const BalikLoopLayout *layout, const BalikChartStyle *style)
{
  const double *lanes = layout->lanes;
  double leaving = lanes[BALIK_LOOP_BACK] + lanes[BALIK_LOOP_LOST];
  double middle = (layout->top + layout->bottom) / 2;

  paint_arrow (cr, style, layout->merge_x * 0.13, layout->top + lanes[BALIK_LOOP_NEW] / 2, 0,
               lanes[BALIK_LOOP_NEW]);
  paint_arrow (cr, style, layout->width * 0.66, layout->top + lanes[BALIK_LOOP_PLACED] / 2, 0,
               lanes[BALIK_LOOP_PLACED]);
  paint_arrow (cr, style, layout->right - leaving / 2, middle, G_PI / 2, leaving);
  paint_arrow (cr, style, (layout->turn_x + 2 * layout->split_x) / 3,
               layout->bottom + lanes[BALIK_LOOP_BACK] / 2, G_PI, lanes[BALIK_LOOP_BACK]);
  paint_arrow (cr, style, layout->width * 0.23, layout->bottom + lanes[BALIK_LOOP_RENEWED] / 2,
               G_PI, lanes[BALIK_LOOP_RENEWED]);
  paint_arrow (cr, style, layout->left + lanes[BALIK_LOOP_RENEWED] / 2, middle, -G_PI / 2,
               lanes[BALIK_LOOP_RENEWED]);
}

/**
 * balik_loop_paint:
 * @cr: where to draw
 * @layout: what to draw
 * @style: the style that it was laid out with; its background is what lies behind
 *
 * Draws a loop, without a ground.
 */
void
balik_loop_paint (cairo_t *cr, const BalikLoopLayout *layout, const BalikChartStyle *style)
{
  g_return_if_fail (cr != NULL && layout != NULL && style != NULL);

  cairo_save (cr);
  if (layout->is_rtl)
    {
      cairo_translate (cr, layout->width, 0);
      cairo_scale (cr, -1, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (lane_looks); i++)
    paint_lane (cr, layout, style, &lane_looks[i]);
  paint_arrows (cr, layout, style);
  cairo_restore (cr);

  for (guint i = 0; i < layout->texts->len; i++)
    balik_chart_text_paint ((const BalikChartText *)g_ptr_array_index (layout->texts, i), cr, style,
                            layout->context);
}
