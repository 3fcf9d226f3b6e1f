/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"
#include "balik-rect.h"

G_BEGIN_DECLS

typedef struct _BalikChartLayout BalikChartLayout;

#define BALIK_TYPE_CHART_LAYOUT (balik_chart_layout_get_type ())
GType balik_chart_layout_get_type (void);

BalikChartLayout *balik_chart_layout_new (BalikChartSpec *spec,
                                          const BalikChartStyle *style,
                                          double width,
                                          double height,
                                          PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
BalikChartLayout *balik_chart_layout_ref (BalikChartLayout *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_chart_layout_unref (BalikChartLayout *self);

BalikChartSpec *balik_chart_layout_get_spec (const BalikChartLayout *self);
BalikRect balik_chart_layout_get_plot (const BalikChartLayout *self);
double balik_chart_layout_get_x (const BalikChartLayout *self, double month);
double balik_chart_layout_get_y (const BalikChartLayout *self, double value);
guint balik_chart_layout_get_n_labels (const BalikChartLayout *self);
BalikRect
balik_chart_layout_get_label (const BalikChartLayout *self, guint index, const char **text);

/* How many months one bar stands for: 1, 3 or 12. Rows of pairs: 1. */
guint balik_chart_layout_get_step (const BalikChartLayout *self);
char *balik_chart_layout_dup_subtitle (const BalikChartLayout *self) G_GNUC_WARN_UNUSED_RESULT;

/* The mark at a place, a month or the row of a pair; −1 for none. */
int balik_chart_layout_find_month (const BalikChartLayout *self, double x);
int balik_chart_layout_find_mark (const BalikChartLayout *self, double x, double y);
guint balik_chart_layout_get_next_mark (const BalikChartLayout *self, guint index, int by);
char *balik_chart_layout_dup_readout (const BalikChartLayout *self,
                                      guint index) G_GNUC_WARN_UNUSED_RESULT;

/* What a chart of this spec needs at this width: rows of pairs decide their height. */
double balik_chart_spec_measure_height (BalikChartSpec *spec,
                                        const BalikChartStyle *style,
                                        double width,
                                        PangoContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikChartLayout, balik_chart_layout_unref)

G_END_DECLS
