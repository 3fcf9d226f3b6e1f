/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-report-draft-private.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_REPORT_ROW_HEAD, /* names of columns, with a rule below */
  BALIK_REPORT_ROW_GROUP, /* the name of the rows that follow */
  BALIK_REPORT_ROW_PLAIN,
  BALIK_REPORT_ROW_TOTAL, /* a rule above, and strong */
} BalikReportRowKind;

/**
 * BalikReportColumn:
 * @align: where its cells are
 * @share: its part of the width that is left over; 0 keeps to what its cells need
 * @max_part: without @share: the most of the table's width that it takes, and then
 *     wraps its cells; 0 never wraps them
 * @width: set when the table is measured
 */
typedef struct
{
  BalikReportAlign align;
  double share;
  double max_part;
  double width;
} BalikReportColumn;

typedef struct _BalikReportTable BalikReportTable;

BalikReportTable *balik_report_table_new (const BalikReportColumn *columns,
                                          guint n_columns) G_GNUC_WARN_UNUSED_RESULT;
void balik_report_table_free (BalikReportTable *self);
void balik_report_table_take_row (BalikReportTable *self, BalikReportRowKind kind, char **cells);
void balik_report_table_mark_bad (BalikReportTable *self, guint column);
guint balik_report_table_get_n_rows (const BalikReportTable *self);

gboolean balik_report_table_measure (BalikReportTable *self, const BalikReportDraft *draft);
double balik_report_table_get_height (const BalikReportTable *self, const BalikReportDraft *draft);
void balik_report_table_set_stretch (BalikReportTable *self, double stretch);
double balik_report_table_get_row_height (const BalikReportTable *self,
                                          const BalikReportDraft *draft,
                                          guint row);
void balik_report_table_place (BalikReportTable *self, BalikReportDraft *draft, guint n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikReportTable, balik_report_table_free)

G_END_DECLS
