/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "balik-locale.h"
#include "balik-plan.h"
#include "balik-result.h"

G_BEGIN_DECLS

#define BALIK_REPORT_ERROR (balik_report_error_quark ())
GQuark balik_report_error_quark (void);

typedef enum
{
  BALIK_REPORT_ERROR_DRAW, /* cairo could not write the page; the message says why */
} BalikReportError;

typedef enum
{
  BALIK_PAPER_A4,
  BALIK_PAPER_LETTER,
} BalikPaper;

typedef struct _BalikReport BalikReport;

#define BALIK_TYPE_REPORT (balik_report_get_type ())
GType balik_report_get_type (void);

/* The two-page plan. It keeps what it needs, so it can be drawn in any thread
 * after it was made in the main one. */
BalikReport *balik_report_new (BalikPlan *plan,
                               BalikResult *result,
                               BalikLocale *locale,
                               BalikPaper paper) G_GNUC_WARN_UNUSED_RESULT;
BalikReport *balik_report_ref (BalikReport *self) G_GNUC_WARN_UNUSED_RESULT;
void balik_report_unref (BalikReport *self);

int balik_report_get_n_pages (BalikReport *self);
void balik_report_get_page_size (BalikReport *self, double *width, double *height);
char *balik_report_dup_page_text (BalikReport *self, int page) G_GNUC_WARN_UNUSED_RESULT;
void balik_report_draw_page (BalikReport *self, cairo_t *cr, int page);
gboolean balik_report_write_pdf (BalikReport *self, GOutputStream *stream, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BalikReport, balik_report_unref)

G_END_DECLS
