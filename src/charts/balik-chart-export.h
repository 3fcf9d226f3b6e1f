/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BALIK_CHART_ERROR (balik_chart_error_quark ())
GQuark balik_chart_error_quark (void);

typedef enum
{
  BALIK_CHART_ERROR_DRAW, /* cairo could not draw it; the message says why */
} BalikChartError;

/* Width and height are pixels; twice as many are written to a PNG. */
gboolean balik_chart_write_png (BalikChartSpec *spec,
                                const BalikChartStyle *style,
                                double width,
                                double height,
                                GOutputStream *stream,
                                GError **error);
gboolean balik_chart_write_svg (BalikChartSpec *spec,
                                const BalikChartStyle *style,
                                double width,
                                double height,
                                GOutputStream *stream,
                                GError **error);
/* Width and height are points. */
gboolean balik_chart_write_pdf (BalikChartSpec *spec,
                                const BalikChartStyle *style,
                                double width,
                                double height,
                                GOutputStream *stream,
                                GError **error);

G_END_DECLS
