/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-layout.h"
#include "balik-chart-spec-private.h"
#include "balik-chart-text-private.h"
#include "balik-ticks.h"

G_BEGIN_DECLS

/**
 * BalikChartBar:
 * @rect: where it is
 * @colour: its colour
 * @is_outlined: drawn as an outline with a tint, not filled
 */
typedef struct
{
  BalikRect rect;
  BalikChartColour colour;
  gboolean is_outlined;
} BalikChartBar;

/* The sign beside a word of the legend, or the line from a word to its mark. */
typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
  guint series;
} BalikChartStroke;

typedef struct
{
  double x;
  double y;
  double stem_y;
  gboolean has_stem;
  BalikChartPoint point;
  BalikChartColour colour;
} BalikChartSign;

/* A flow between two nodes: upper edges at both ends and its width. */
typedef struct
{
  double x1;
  double y1;
  double x2;
  double y2;
  double width;
  BalikChartColour colour;
} BalikChartFlow;

struct _BalikChartLayout
{
  grefcount ref_count;

  BalikChartSpec *spec;
  PangoContext *context;
  double width;
  double height;
  gboolean is_rtl;
  gboolean is_narrow;
  double em;
  double line_height;
  double pad;

  BalikRect plot;
  double y_low;
  double y_high;
  BalikTicks y_ticks;
  guint first_y_tick;
  guint n_y_ticks; /* the one behind the last */
  guint n_months;
  guint step;
  guint n_slots;
  double content_height;

  GPtrArray *texts;
  GArray *x_ticks; /* of double */
  GArray *bars; /* of BalikChartBar */
  GArray *rows; /* of BalikRect */
  GArray *swatches; /* of BalikChartStroke */
  GArray *leaders; /* of BalikChartStroke */
  GArray *signs; /* of BalikChartSign */
  GArray *flows; /* of BalikChartFlow */
  BalikRect back_line; /* the way of what is used again; no width where there is none */
  double back_from; /* how far before its right end it begins */
  double back_foot; /* where it ends */
  double middle_x; /* of swings: the line in the middle */
};

/* Places measured before mirroring; x counts from the left until the very end. */
double balik_chart_layout_plain_x (const BalikChartLayout *self, double month);
double balik_chart_layout_get_tick_room (const BalikChartLayout *self);
double balik_chart_layout_boundary_x (const BalikChartLayout *self, guint month);
void
balik_chart_layout_get_slot (const BalikChartLayout *self, guint slot, guint *first, guint *last);
BalikChartText *balik_chart_layout_add_text (BalikChartLayout *self,
                                             const BalikChartStyle *style,
                                             BalikChartText *text);

BalikChartText *balik_chart_layout_new_text (const BalikChartLayout *self,
                                             const BalikChartStyle *style,
                                             const char *words,
                                             double share,
                                             BalikInk ink,
                                             gboolean is_bold);
double balik_chart_layout_put_text (BalikChartLayout *self,
                                    const BalikChartStyle *style,
                                    BalikChartText *text,
                                    double x,
                                    double y,
                                    double room);
double balik_chart_layout_place_title (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_axes (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_x_labels (BalikChartLayout *self, const BalikChartStyle *style);
double
balik_chart_layout_place_legend (BalikChartLayout *self, const BalikChartStyle *style, double top);
void balik_chart_layout_place_end_labels (BalikChartLayout *self,
                                          const BalikChartStyle *style,
                                          GPtrArray *labels);
GPtrArray *balik_chart_layout_dup_end_labels (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_bars (BalikChartLayout *self);
void balik_chart_layout_place_annotations (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_pairs (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_flows (BalikChartLayout *self, const BalikChartStyle *style);
void balik_chart_layout_place_swings (BalikChartLayout *self, const BalikChartStyle *style);
double balik_chart_layout_find_low (const BalikChartLayout *self, double *high);

void
balik_chart_paint_flows (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style);

void balik_push_apart (double *centres, const double *heights, guint n, double low, double high);

G_END_DECLS
