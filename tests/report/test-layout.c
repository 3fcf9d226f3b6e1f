/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>

#include "balik-break-marks.h"
#include "balik-report-private.h"
#include "report-fixture.h"

/* Nothing leaves the margins, nothing lies on something else, and no figure is
 * broken into two lines: the numbers of the layout say so. */

/* Points that rounding may move a thing by. */
#define TOLERANCE 0.25

typedef struct
{
  char *path;
  ReportFixtureEdit edit;
  const char *locale;
  BalikPaper paper;
} Case;

static void
case_free (gpointer data)
{
  Case *self = data;

  g_free (self->path);
  g_free (self);
}

static const BalikReportMark *
get_mark (GPtrArray *marks, guint index)
{
  return (const BalikReportMark *)g_ptr_array_index (marks, index);
}

static void
check_margins (BalikReport *report, const BalikReportMark *mark, double margin)
{
  double width;
  double height;

  balik_report_get_page_size (report, &width, &height);
  if (mark->box.x < margin - TOLERANCE || mark->box.y < margin - TOLERANCE
      || mark->box.x + mark->box.width > width - margin + TOLERANCE
      || mark->box.y + mark->box.height > height - margin + TOLERANCE)
    g_test_fail_printf ("“%s” leaves the margins: %g %g %g %g", mark->text, mark->box.x,
                        mark->box.y, mark->box.width, mark->box.height);
}

static void
check_overlaps (GPtrArray *marks, guint index)
{
  const BalikReportMark *mark = get_mark (marks, index);
  BalikRect box = mark->box;

  box.x += TOLERANCE;
  box.y += TOLERANCE;
  box.width -= 2 * TOLERANCE;
  box.height -= 2 * TOLERANCE;
  for (guint i = 0; i < index; i++)
    {
      const BalikReportMark *other = get_mark (marks, i);

      if (mark->kind != BALIK_REPORT_MARK_RULE && other->kind != BALIK_REPORT_MARK_RULE
          && balik_rect_overlaps (&box, &other->box))
        g_test_fail_printf ("“%s” lies on “%s”", mark->text, other->text);
    }
}

static void
check_words (const BalikReportMark *mark, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width;
  int height;

  if (mark->kind != BALIK_REPORT_MARK_TEXT)
    return;
  layout = balik_report_layout_new (context, mark->role, mark->scale, mark->text, mark->box.width);
  pango_layout_get_size (layout, &width, &height);
  g_assert_cmpfloat ((double)width / PANGO_SCALE, <=, mark->box.width + TOLERANCE);
  g_assert_cmpfloat ((double)height / PANGO_SCALE, <=, mark->box.height + TOLERANCE);
  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  if (mark->role == BALIK_REPORT_CELL_STRONG && mark->align == BALIK_REPORT_END
      && pango_layout_get_line_count (layout) > 1)
    g_test_fail_printf ("the total %s is broken", mark->text);
}

/* A statement's figures stand in one line each, however wide its columns. */
static void
check_figures (GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const BalikReportMark *mark = get_mark (marks, i);

      /* Nothing gets so small that it cannot be read on paper. */
      if (mark->kind == BALIK_REPORT_MARK_TEXT)
        g_assert_cmpfloat (mark->scale, >=, 0.6 - 0.001);
    }
}

static void
test_fits (gconstpointer data)
{
  const Case *params = data;
  g_autoptr (BalikPlan) plan = report_fixture_load (params->path, params->edit);
  g_autoptr (BalikReport) report = report_fixture_new (plan, params->locale, params->paper);
  PangoContext *context = balik_report_context_new (FALSE);
  double margin = (params->paper == BALIK_PAPER_LETTER ? 19 : 16) * 72 / 25.4;

  g_assert_cmpint (balik_report_get_n_pages (report), ==, 2);
  for (int page = 0; page < 2; page++)
    {
      GPtrArray *marks = balik_report_get_marks (report, page);

      g_assert_cmpuint (marks->len, >, 3);
      for (guint i = 0; i < marks->len; i++)
        {
          check_margins (report, get_mark (marks, i), margin);
          check_overlaps (marks, i);
          check_words (get_mark (marks, i), context);
        }
      check_figures (marks);
      g_test_message ("page %d: text at %g of its size", page + 1, get_mark (marks, 0)->scale);
    }
  g_object_unref (context);
}

static void
add_case (const char *path, const char *name, ReportFixtureEdit edit, const char *locale)
{
  for (int paper = BALIK_PAPER_A4; paper <= BALIK_PAPER_LETTER; paper++)
    {
      Case *params = g_new0 (Case, 1);
      g_autofree char *test_path = g_strdup_printf ("/report/layout/fits/%s/%s/%s", name, locale,
                                                    paper == BALIK_PAPER_A4 ? "a4" : "letter");

      params->path = g_strdup (path);
      params->edit = edit;
      params->locale = locale;
      params->paper = (BalikPaper)paper;
      g_test_add_data_func_full (test_path, params, test_fits, case_free);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *lease = NULL;

  g_setenv ("SOURCE_DATE_EPOCH", "1795478400", TRUE);
  g_test_init (&argc, &argv, NULL);
  files = report_fixture_list_files ();
  for (guint i = 0; i < files->len; i++)
    {
      const char *path = (const char *)g_ptr_array_index (files, i);
      g_autofree char *name = g_path_get_basename (path);

      add_case (path, name, NULL, "en_US");
    }
  lease = report_fixture_dup_example ("lease-school-uniforms.json");
  add_case (lease, "large", report_fixture_make_large, "en_US");
  add_case (lease, "large", report_fixture_make_large, "my_MM");
  add_case (lease, "wordy", report_fixture_make_wordy, "lo_LA");
  add_case (lease, "empty", report_fixture_make_empty, "en_US");
  add_case (lease, "poor", report_fixture_make_poor, "th_TH");

  return g_test_run ();
}
