/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-chart-spec.h"

G_BEGIN_DECLS

#define BALIK_TYPE_CHART_VIEW (balik_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (BalikChartView, balik_chart_view, BALIK, CHART_VIEW, GtkWidget)

GtkWidget *balik_chart_view_new (void) G_GNUC_WARN_UNUSED_RESULT;
BalikChartSpec *balik_chart_view_get_spec (BalikChartView *self);
void balik_chart_view_set_spec (BalikChartView *self, BalikChartSpec *spec);
int balik_chart_view_get_cursor (BalikChartView *self);
void balik_chart_view_set_cursor (BalikChartView *self, int cursor);

G_END_DECLS
