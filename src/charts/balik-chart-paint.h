/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-layout.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

void balik_chart_paint (cairo_t *cr, const BalikChartLayout *layout, const BalikChartStyle *style);
void balik_chart_paint_cursor (cairo_t *cr,
                               const BalikChartLayout *layout,
                               const BalikChartStyle *style,
                               guint index);

G_END_DECLS
