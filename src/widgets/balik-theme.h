/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-chart-style.h"

G_BEGIN_DECLS

BalikChartStyle *balik_theme_dup_chart_style (GtkWidget *widget) G_GNUC_WARN_UNUSED_RESULT;
void balik_theme_track (GtkWidget *widget, GCallback callback, gpointer data);

G_END_DECLS
