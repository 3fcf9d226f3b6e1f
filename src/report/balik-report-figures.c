/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "balik-chart-builders.h"
#include "balik-number-format.h"
#include "balik-report-pages-private.h"
#include "balik-report-parts-private.h"
#include "balik-text-fill.h"

/* The second page: the figures behind the finding. */

#define COLUMN_GAP 20
#define SECTION_GAP 12

/* Of the width, what the loan takes beside the chart. */
#define LOAN_SHARE 0.4

#define MIN_CHART_HEIGHT 96

/* Rows of assumptions that a page must have room for, with their head. */
#define MIN_ASSUMPTIONS 9

/* Room to write a name by hand. */
#define SIGNATURE_HEIGHT 26

/* Made once, whatever number of sizes is tried. */
typedef struct
{
  BalikChartSpec *chart;
  BalikReportTable *assumptions;
  guint n_numbers;
} Figures;

/* Returns whether its figures are not too wide. */
static gboolean
write_statement (BalikReportDraft *draft)
{
  gboolean fits;
  g_autofree char *note = NULL;
  g_autoptr (BalikReportTable) table = balik_report_cash_table_new (draft, &note);

  balik_report_draft_add_heading (draft, _ ("Cash by plan year"), note);
  fits = balik_report_table_measure (table, draft);
  balik_report_table_place (table, draft, balik_report_table_get_n_rows (table));

  return fits;
}

static double
write_loan (BalikReportDraft *draft)
{
  g_autoptr (BalikReportTable) table = balik_report_loan_table_new (draft);

  balik_report_draft_add_heading (draft, _ ("The loan"), NULL);
  balik_report_draft_add_rule (draft, 0.6, FALSE);
  balik_report_table_measure (table, draft);
  balik_report_table_place (table, draft, balik_report_table_get_n_rows (table));

  return draft->y;
}

static void
write_middle (BalikReportDraft *draft, BalikChartSpec *chart)
{
  const double gap = COLUMN_GAP * draft->scale;
  double x = draft->x;
  double y;
  double width = draft->width;
  double left_width = 0;
  double bottom = 0;
  double height;

  balik_report_draft_skip (draft, SECTION_GAP);
  y = draft->y;
  if (balik_report_has_loan (draft))
    {
      left_width = (width - gap) * LOAN_SHARE;
      balik_report_draft_set_column (draft, x, y, left_width);
      bottom = write_loan (draft);
      left_width += gap;
    }

  balik_report_draft_set_column (draft, x + left_width, y, width - left_width);
  balik_report_draft_add_heading (draft, balik_chart_spec_get_title (chart),
                                  balik_chart_spec_get_subtitle (chart));
  height = MAX (bottom - draft->y, balik_report_draft_measure_chart (draft, chart));
  height = MAX (height, MIN_CHART_HEIGHT * draft->scale);
  balik_report_draft_add_chart (draft, chart, height);
  balik_report_draft_set_column (draft, x, MAX (draft->y, bottom), width);
}

static char *
dup_limits (void)
{
  return g_strjoin (
      " ",
      _ ("Not in these figures: that numbers may turn out otherwise than likely; that a price "
         "change moves demand; savings after the last month."),
      _ ("Months are equal, machines wear by the calendar, and customers pay as the plan says. "
         "DSCR is operating profit after tax, with deposits and open bills, for each unit of "
         "interest and repayment due; where years stand together, it is the lowest."),
      NULL);
}

static double
measure_signature (const BalikReportDraft *draft)
{
  const double width = (draft->width - COLUMN_GAP * draft->scale) / 2;

  return (SIGNATURE_HEIGHT + 3) * draft->scale
         + MAX (balik_report_draft_measure (draft, BALIK_REPORT_CELL, _ ("Owner, date"), width),
                balik_report_draft_measure (draft, BALIK_REPORT_CELL, _ ("Loan officer, date"),
                                            width));
}

static void
write_signature (BalikReportDraft *draft)
{
  const double gap = COLUMN_GAP * draft->scale;
  double x = draft->x;
  double y;
  double width = (draft->width - gap) / 2;

  balik_report_draft_skip (draft, SIGNATURE_HEIGHT);
  y = draft->y;
  for (int i = 0; i < 2; i++)
    {
      balik_report_draft_set_column (draft, x + i * (width + gap), y, width);
      balik_report_draft_add_rule (draft, 0.6, FALSE);
      balik_report_draft_skip (draft, 3);
      balik_report_draft_add_text (draft, BALIK_REPORT_CELL,
                                   i == 0 ? _ ("Owner, date") : _ ("Loan officer, date"));
    }
  balik_report_draft_set_column (draft, x, draft->y, 2 * width + gap);
}

/* How many rows of a table fit in a height. */
static guint
count_rows (const BalikReportTable *table, const BalikReportDraft *draft, double height)
{
  guint n_rows = 0;

  while (n_rows < balik_report_table_get_n_rows (table))
    {
      height -= balik_report_table_get_row_height (table, draft, n_rows);
      if (height < 0)
        break;
      n_rows++;
    }

  return n_rows;
}

static char *
dup_more (const BalikReportDraft *draft, guint n_more)
{
  g_autofree char *count = balik_text_format_count (draft->locale, n_more);

  /* Translators: below a table of numbers. %s is a number in digits */
  return balik_text_fill (ngettext ("%s more number is in the plan's file.",
                                    "%s more numbers are in the plan's file.", n_more),
                          count, NULL);
}

/* Writes as many assumptions as fit, and returns whether these are enough. */
static gboolean
write_assumptions (BalikReportDraft *draft, const Figures *figures, double bottom)
{
  guint n_shown = balik_report_table_get_n_rows (figures->assumptions);
  guint n_rows;
  g_autofree char *more = dup_more (draft, figures->n_numbers);
  double left;

  balik_report_draft_skip (draft, SECTION_GAP);
  balik_report_draft_add_heading (draft, _ ("What this stands on"),
                                  _ ("assumed numbers first, then by weight"));
  balik_report_table_measure (figures->assumptions, draft);
  left = bottom - draft->y - 3 * draft->scale
         - balik_report_draft_measure (draft, BALIK_REPORT_NOTE, more, draft->width);
  n_rows = count_rows (figures->assumptions, draft, left);
  balik_report_table_place (figures->assumptions, draft, n_rows);
  if (n_rows > 0 && n_rows - 1 < figures->n_numbers)
    {
      g_autofree char *rest = dup_more (draft, figures->n_numbers - (n_rows - 1));

      balik_report_draft_skip (draft, 3);
      balik_report_draft_add_text (draft, BALIK_REPORT_NOTE, rest);
    }

  return n_rows >= MIN (n_shown, MIN_ASSUMPTIONS) && draft->y <= bottom;
}

/* Writes the page and returns whether all fits. */
static gboolean
write_page (BalikReportDraft *draft, const Figures *figures, double scale)
{
  g_autofree char *limits = dup_limits ();
  double bottom;
  double closing;
  gboolean fits = TRUE;

  balik_report_draft_begin_page (draft, scale);
  bottom = draft->page_height - draft->margin - balik_report_measure_foot (draft)
           - SECTION_GAP * scale;
  balik_report_add_head (draft);
  if (figures->chart == NULL)
    return TRUE;

  fits = write_statement (draft);
  write_middle (draft, figures->chart);
  closing = bottom - measure_signature (draft);
  closing -= balik_report_draft_measure (draft, BALIK_REPORT_NOTE, limits, draft->width);
  fits = write_assumptions (draft, figures, closing - 6 * scale) && fits;

  balik_report_draft_set_column (draft, draft->x, closing, draft->width);
  balik_report_draft_add_text (draft, BALIK_REPORT_NOTE, limits);
  write_signature (draft);

  return fits;
}

/**
 * balik_report_compose_figures:
 * @draft: a draft
 *
 * Writes the second page, as large as fits.
 *
 * Returns: (transfer full): what is on it, of #BalikReportMark
 */
GPtrArray *
balik_report_compose_figures (BalikReportDraft *draft)
{
  Figures figures = { NULL };
  double scale = 1;

  figures.assumptions = balik_report_assumptions_new (draft, &figures.n_numbers);
  if (balik_report_has_figures (draft))
    figures.chart = balik_chart_new_money (draft->plan, draft->result, draft->locale);

  while (!write_page (draft, &figures, scale) && scale > BALIK_REPORT_MIN_SCALE)
    scale -= BALIK_REPORT_SCALE_STEP;
  balik_report_add_foot (draft, 2, 2);

  balik_report_table_free (figures.assumptions);
  g_clear_pointer (&figures.chart, balik_chart_spec_unref);

  return g_steal_pointer (&draft->marks);
}
