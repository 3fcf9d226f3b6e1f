/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "balik-plan.h"
#include "balik-report-mark-private.h"
#include "balik-result.h"

G_BEGIN_DECLS

/**
 * BalikReportDraft:
 * @plan: what is reported
 * @result: (nullable): its projection
 * @locale: for figures
 * @context: what measures text
 * @measures: what texts measure in one line at full size, by role and text
 * @is_rtl: whether lines begin at the right
 * @page_width: width of the paper, in points
 * @page_height: height of the paper
 * @margin: on all four sides
 * @day: the day of the report, written out
 * @scale: the size of all text beside its own, so that a page holds it
 * @marks: what is on the page so far, of #BalikReportMark
 * @x: left edge of the column that is written
 * @y: where the next thing goes
 * @width: width of that column
 *
 * A page while it is written. Everything is placed from the left; a page that
 * begins at the right is mirrored once it is done.
 */
typedef struct
{
  BalikPlan *plan;
  const BalikResult *result;
  BalikLocale *locale;
  PangoContext *context;
  GHashTable *measures;
  gboolean is_rtl;
  double page_width;
  double page_height;
  double margin;
  const char *day;
  double scale;
  GPtrArray *marks;
  double x;
  double y;
  double width;
} BalikReportDraft;

void balik_report_draft_init (BalikReportDraft *self, gboolean is_rtl);
void balik_report_draft_clear (BalikReportDraft *self);
void balik_report_draft_begin_page (BalikReportDraft *self, double scale);
void balik_report_draft_set_column (BalikReportDraft *self, double x, double y, double width);
double balik_report_draft_get_bottom (const BalikReportDraft *self);

double balik_report_draft_measure_width (const BalikReportDraft *self,
                                         BalikReportRole role,
                                         const char *text);
double balik_report_draft_measure (const BalikReportDraft *self,
                                   BalikReportRole role,
                                   const char *text,
                                   double width);
double balik_report_draft_measure_baseline (const BalikReportDraft *self,
                                            BalikReportRole role,
                                            const char *text,
                                            double width,
                                            double *height);
BalikReportMark *balik_report_draft_place_text (BalikReportDraft *self,
                                                BalikReportRole role,
                                                const char *text,
                                                double x,
                                                double y,
                                                double width);
double balik_report_draft_align (BalikReportDraft *self, guint first_mark);
void balik_report_draft_skip (BalikReportDraft *self, double points);
void balik_report_draft_add_text (BalikReportDraft *self, BalikReportRole role, const char *text);
void balik_report_draft_add_heading (BalikReportDraft *self, const char *title, const char *note);
void balik_report_draft_add_pair (BalikReportDraft *self,
                                  BalikReportRole role,
                                  const char *start,
                                  const char *end);
void balik_report_draft_add_rule (BalikReportDraft *self, double thickness, gboolean is_dim);
double balik_report_draft_measure_chart (const BalikReportDraft *self, BalikChartSpec *chart);
void balik_report_draft_add_chart (BalikReportDraft *self, BalikChartSpec *chart, double height);

G_END_DECLS
