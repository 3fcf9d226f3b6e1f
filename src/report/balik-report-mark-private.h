/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "balik-chart-layout.h"
#include "balik-rect.h"

G_BEGIN_DECLS

typedef enum
{
  BALIK_REPORT_FINDING, /* what the reader should remember */
  BALIK_REPORT_PROMISE, /* what is offered, in one line */
  BALIK_REPORT_HEADING,
  BALIK_REPORT_HEADING_NOTE, /* behind a heading: unit and span */
  BALIK_REPORT_TEXT,
  BALIK_REPORT_CELL,
  BALIK_REPORT_CELL_STRONG,
  BALIK_REPORT_CELL_HEAD,
  BALIK_REPORT_NOTE,
  BALIK_REPORT_FOOT,
  BALIK_REPORT_N_ROLES,
} BalikReportRole;

typedef enum
{
  BALIK_REPORT_INK_ROLE, /* the ink of the role */
  BALIK_REPORT_INK_DIM,
  BALIK_REPORT_INK_BAD, /* a total below zero */
} BalikReportInk;

typedef enum
{
  BALIK_REPORT_START,
  BALIK_REPORT_END,
} BalikReportAlign;

typedef enum
{
  BALIK_REPORT_MARK_TEXT,
  BALIK_REPORT_MARK_RULE,
  BALIK_REPORT_MARK_CHART,
} BalikReportMarkKind;

/**
 * BalikReportMark:
 * @kind: what it is
 * @box: where it is, in points from the top left corner of the page
 * @text: (nullable): of text: the words, with marks where lines may break
 * @baseline: of text: from the upper edge of the box to the foot of its first line
 * @role: of text: what it is for, which decides its type
 * @ink: of text: its colour
 * @align: of text: where its lines are in the box
 * @scale: of text and charts: the size beside the role's own
 * @separator: of text: what follows it in reading order, a tab or a line end
 * @thickness: of a rule
 * @chart: (nullable): of a chart
 *
 * One thing on a page. Marks are kept in reading order.
 */
typedef struct
{
  BalikReportMarkKind kind;
  BalikRect box;
  char *text;
  double baseline;
  BalikReportRole role;
  BalikReportInk ink;
  BalikReportAlign align;
  double scale;
  char separator;
  double thickness;
  BalikChartSpec *chart;
} BalikReportMark;

void balik_report_mark_free (BalikReportMark *self);
PangoContext *balik_report_context_new (gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
BalikChartStyle *balik_report_chart_style_new (double scale,
                                               gboolean is_rtl) G_GNUC_WARN_UNUSED_RESULT;
PangoLayout *balik_report_layout_new (PangoContext *context,
                                      BalikReportRole role,
                                      double scale,
                                      const char *text,
                                      double width) G_GNUC_WARN_UNUSED_RESULT;
void balik_report_mark_paint (const BalikReportMark *self, cairo_t *cr, PangoContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikReportMark, balik_report_mark_free)

G_END_DECLS
