/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "balik-report.h"

#include <glib/gi18n.h>

#include "balik-break-marks.h"
#include "balik-date-text.h"
#include "balik-report-pages-private.h"
#include "balik-report-private.h"

/**
 * BalikReport:
 *
 * The plan on two pages: what it comes to, and the figures behind it.
 *
 * Everything is placed when it is made, so drawing reads no plan.
 */
struct _BalikReport
{
  gatomicrefcount ref_count;

  char *title;
  char *day;
  double width;
  double height;
  gboolean is_rtl;
  GPtrArray *pages; /* of arrays of marks */
  GMutex lock; /* over the charts, which count their references plainly */
};

G_DEFINE_BOXED_TYPE (BalikReport, balik_report, balik_report_ref, balik_report_unref)
G_DEFINE_QUARK (balik_report_error, balik_report_error)

#define POINTS_PER_MM (72 / 25.4)

/* The day of a report; the builder of a package or a test may fix it. */
static GDateTime *
new_day (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    return g_date_time_new_from_unix_utc (seconds);

  return g_date_time_new_now_local ();
}

/* Whether the language of the program is written from the right: as its first
 * letter is. */
static gboolean
is_rtl_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalpha (letter))
        continue;
      switch (g_unichar_get_script (letter))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
          return TRUE;
        default:
          return FALSE;
        }
    }

  return FALSE;
}

static void
set_paper (BalikReport *self, BalikPaper paper)
{
  self->width = paper == BALIK_PAPER_LETTER ? 612 : 210 * POINTS_PER_MM;
  self->height = paper == BALIK_PAPER_LETTER ? 792 : 297 * POINTS_PER_MM;
}

static void
mirror (BalikReport *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GPtrArray *marks = (GPtrArray *)g_ptr_array_index (self->pages, i);

      for (guint j = 0; j < marks->len; j++)
        balik_rect_mirror (&((BalikReportMark *)g_ptr_array_index (marks, j))->box, self->width);
    }
}

/**
 * balik_report_new:
 * @plan: a plan
 * @result: (nullable): its projection
 * @locale: for figures
 * @paper: the size of the pages
 *
 * Puts a plan on two pages. Call it in the thread that owns the plan; the report
 * may then be drawn in any.
 *
 * Returns: (transfer full): the report
 */
BalikReport *
balik_report_new (BalikPlan *plan, BalikResult *result, BalikLocale *locale, BalikPaper paper)
{
  BalikReport *self;
  BalikReportDraft draft = { .plan = plan, .result = result, .locale = locale };
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *printed = NULL;

  g_return_val_if_fail (BALIK_IS_PLAN (plan), NULL);
  g_return_val_if_fail (locale != NULL, NULL);

  self = g_new0 (BalikReport, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  set_paper (self, paper);
  day = new_day ();
  self->day = g_date_time_format (day, "%Y-%m-%d");
  printed = balik_text_format_date (locale, g_date_time_get_year (day), g_date_time_get_month (day),
                                    g_date_time_get_day_of_month (day));
  self->title = balik_report_dup_title (plan);
  self->is_rtl = is_rtl_text (_ ("Nothing to report yet."));

  balik_report_draft_init (&draft, self->is_rtl);
  draft.page_width = self->width;
  draft.page_height = self->height;
  draft.margin = (paper == BALIK_PAPER_LETTER ? 19 : 16) * POINTS_PER_MM;
  draft.day = printed;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_ptr_array_add (self->pages, balik_report_compose_summary (&draft));
  g_ptr_array_add (self->pages, balik_report_compose_figures (&draft));
  balik_report_draft_clear (&draft);
  if (self->is_rtl)
    mirror (self);

  return self;
}

/**
 * balik_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
BalikReport *
balik_report_ref (BalikReport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * balik_report_unref:
 * @self: a report
 *
 * Lets go of a report.
 */
void
balik_report_unref (BalikReport *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_free (self->day);
  g_ptr_array_unref (self->pages);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * balik_report_get_n_pages:
 * @self: a report
 *
 * Returns: how many pages there are
 */
int
balik_report_get_n_pages (BalikReport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (int)self->pages->len;
}

/**
 * balik_report_get_page_size:
 * @self: a report
 * @width: (out): width of every page, in points
 * @height: (out): height of every page, in points
 *
 * Tells the size of the paper.
 */
void
balik_report_get_page_size (BalikReport *self, double *width, double *height)
{
  g_return_if_fail (self != NULL && width != NULL && height != NULL);

  *width = self->width;
  *height = self->height;
}

/**
 * balik_report_get_title:
 * @self: a report
 *
 * Returns: (transfer none): the title of the plan, or what stands for it
 */
const char *
balik_report_get_title (BalikReport *self)
{
  return self->title;
}

/**
 * balik_report_get_day:
 * @self: a report
 *
 * Returns: (transfer none): the day on which it was made, as "2026-11-24"
 */
const char *
balik_report_get_day (BalikReport *self)
{
  return self->day;
}

/**
 * balik_report_get_marks:
 * @self: a report
 * @page: a page, from 0
 *
 * Returns: (transfer none): what is on the page, of #BalikReportMark
 */
GPtrArray *
balik_report_get_marks (BalikReport *self, int page)
{
  g_return_val_if_fail (page >= 0 && page < balik_report_get_n_pages (self), NULL);

  return (GPtrArray *)g_ptr_array_index (self->pages, page);
}

/**
 * balik_report_dup_page_text:
 * @self: a report
 * @page: a page, from 0
 *
 * Writes a page as plain text in reading order: a line for each line of a table
 * with tabs between its cells, and a chart as the sentence that describes it.
 *
 * Returns: (transfer full): the text
 */
char *
balik_report_dup_page_text (BalikReport *self, int page)
{
  GPtrArray *marks = balik_report_get_marks (self, page);
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (marks != NULL, NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const BalikReportMark *mark = (const BalikReportMark *)g_ptr_array_index (marks, i);

      if (mark->kind == BALIK_REPORT_MARK_TEXT)
        g_string_append_printf (text, "%s%c", mark->text, mark->separator);
      else if (mark->kind == BALIK_REPORT_MARK_CHART)
        g_string_append_printf (text, "%s\n", balik_chart_spec_get_description (mark->chart));
    }

  return balik_text_strip_break_marks (text->str);
}

/**
 * balik_report_draw_page:
 * @self: a report
 * @cr: where to draw; a unit is a point
 * @page: a page, from 0
 *
 * Draws a page, without the white of the paper.
 */
void
balik_report_draw_page (BalikReport *self, cairo_t *cr, int page)
{
  PangoContext *context;
  GPtrArray *marks;

  g_return_if_fail (self != NULL && cr != NULL);

  marks = balik_report_get_marks (self, page);
  g_return_if_fail (marks != NULL);

  g_mutex_lock (&self->lock);
  context = balik_report_context_new (self->is_rtl);
  for (guint i = 0; i < marks->len; i++)
    balik_report_mark_paint ((const BalikReportMark *)g_ptr_array_index (marks, i), cr, context);
  g_object_unref (context);
  g_mutex_unlock (&self->lock);
}
