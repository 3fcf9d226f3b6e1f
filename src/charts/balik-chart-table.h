/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-chart-spec.h"

G_BEGIN_DECLS

/* The texts behind a chart, for a list, for copying and for CSV. */
typedef struct _BalikChartTable BalikChartTable;

#define BALIK_TYPE_CHART_TABLE (balik_chart_table_get_type ())
GType balik_chart_table_get_type (void);

BalikChartTable *balik_chart_table_new (BalikChartSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
BalikChartTable *balik_chart_table_ref (BalikChartTable *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_chart_table_unref (BalikChartTable *self);

guint balik_chart_table_get_n_columns (const BalikChartTable *self);
guint balik_chart_table_get_n_rows (const BalikChartTable *self);
const char *balik_chart_table_get_header (const BalikChartTable *self, guint column);
const char *balik_chart_table_get_cell (const BalikChartTable *self, guint row, guint column);
gboolean balik_chart_table_is_number (const BalikChartTable *self, guint column);
double balik_chart_table_get_number (const BalikChartTable *self, guint row, guint column);

char *balik_chart_table_dup_text (const BalikChartTable *self) G_GNUC_WARN_UNUSED_RESULT;
char *balik_chart_table_dup_csv (const BalikChartTable *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikChartTable, balik_chart_table_unref)

G_END_DECLS
