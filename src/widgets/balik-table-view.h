/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "balik-chart-table.h"

G_BEGIN_DECLS

GtkWidget *balik_table_view_new (BalikChartTable *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
