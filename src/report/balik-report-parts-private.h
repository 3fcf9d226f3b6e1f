/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-report-table-private.h"

G_BEGIN_DECLS

/* The parts that pages are made of. Tables are not measured yet. */
BalikReportTable *
balik_report_key_figures_new (const BalikReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
char **balik_report_dup_method (const BalikReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

BalikReportTable *balik_report_cash_table_new (const BalikReportDraft *draft,
                                               char **note) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_report_has_loan (const BalikReportDraft *draft);
BalikReportTable *
balik_report_loan_table_new (const BalikReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_report_get_lowest_dscr (const BalikReportDraft *draft,
                                       int first_year,
                                       int last_year,
                                       gboolean after_capex,
                                       double *value);
BalikReportTable *balik_report_assumptions_new (const BalikReportDraft *draft,
                                                guint *n_all) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
