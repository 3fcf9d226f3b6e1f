/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-report-draft-private.h"

G_BEGIN_DECLS

/* Text gets smaller in these steps until a page holds all of it. */
#define BALIK_REPORT_SCALE_STEP 0.04
#define BALIK_REPORT_MIN_SCALE 0.6

char *balik_report_dup_title (BalikPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
gboolean balik_report_has_figures (const BalikReportDraft *draft);
void balik_report_add_head (BalikReportDraft *draft);
double balik_report_measure_foot (BalikReportDraft *draft);
void balik_report_add_foot (BalikReportDraft *draft, int page, int n_pages);

GPtrArray *balik_report_compose_summary (BalikReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *balik_report_compose_figures (BalikReportDraft *draft) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
